"""Fill the marked blocks of the documents with what commands really print.

A block is a comment `<!-- run: COMMAND -->`, a fenced text, and `<!-- end -->`; COMMAND is run in the project's folder.
What is printed with `-f markdown` stands as it is, without a fence. A command that ends with `< above` reads the last
fenced block before it. A command that ends with status 77 has nothing to measure here, and its block stays as it is.

A block `<!-- run in workshop/FOLDER: COMMAND -->` runs in a folder that each document has for itself, empty at first
but for the examples, and shows the command with all that it says; `, ends with 1` says that it is to fail.
`<!-- write in workshop/FOLDER: FILE -->` before a fenced block puts what the block holds at the end of a file there. So
a document that leads through several steps is followed word for word.
Usage: python tools/write_docs.py [--check]
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = (
    "README.md",
    "docs/diff.md",
    "docs/evidence.md",
    "docs/explorer.md",
    "docs/networks.md",
    "docs/own-project.md",
    "docs/querying.md",
    "docs/reuse.md",
    "docs/uncertainty.md",
)
# A command ends so where what it measures is not here (the texts, the registers: other people's); its block stays.
NOT_HERE = 77
_FENCED = re.compile(r"^```\w+\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_BLOCK = re.compile(
    r"(?P<run><!-- run(?: in workshop(?P<place>[\w/]*)(?:, ends with (?P<status>[0-9]))?)?: (?P<command>.+?) -->\n)"
    r".*?(?P<end><!-- end -->)"
    r"|<!-- write in workshop(?P<there>[\w/]*): (?P<file>\S+) -->\n```\w+\n(?P<text>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)


def filled(text: str) -> str:
    """A document with its blocks made anew, but for those whose command finds nothing to measure here."""
    with tempfile.TemporaryDirectory() as folder:
        workshop = Path(folder)
        (workshop / "examples").symlink_to(ROOT / "examples", target_is_directory=True)
        return _BLOCK.sub(partial(_block, text, workshop), text)


def _block(text: str, workshop: Path, found: re.Match[str]) -> str:
    if found["file"]:
        with (workshop / found["there"].strip("/") / found["file"]).open("a", encoding="utf-8") as file:
            file.write(found["text"])
        return found[0]
    if found["place"] is not None:
        folder = workshop / found["place"].strip("/")
        output = _told(found["command"], folder, int(found["status"] or 0))
        shown = f"```console\n$ {found['command']}\n{output}```\n"
    else:
        output = _output(found["command"], text[: found.start()])
        shown = f"\n{output}\n" if "-f markdown" in found["command"] else f"```text\n{output}```\n"
    return found[0] if output is None else f"{found['run']}{shown}{found['end']}"


def main() -> int:
    """Write, or with --check only tell which document is out of date; 1 if one is."""
    status = 0
    for name in DOCUMENTS:
        path = ROOT / name
        text = path.read_text(encoding="utf-8")
        fresh = filled(text)
        if fresh != text and "--check" in sys.argv:
            print(f"{name}: out of date; run: python tools/write_docs.py")
            status = 1
        elif fresh != text:
            path.write_text(fresh, encoding="utf-8")
    return status


def _output(command: str, before: str) -> str | None:
    command, above, _ = command.partition(" < above")
    first, *rest = shlex.split(command)
    words = ["-c", "from aigraph.cli import main; main()", *rest] if first == "aigraph" else [first, *rest]
    given = str(_FENCED.findall(before)[-1]) if above else None
    run = subprocess.run([sys.executable, *words], cwd=ROOT, input=given, capture_output=True, text=True, check=False)
    if run.returncode == NOT_HERE:
        return None
    run.check_returncode()
    output: str = run.stdout
    return output


def _told(command: str, folder: Path, status: int) -> str | None:
    """All that a command says, as a shell has it; None where what it needs is not here."""
    python = shlex.quote(sys.executable)
    main = "'from aigraph.cli import main; main()'"
    programs = f'python() {{ {python} "$@"; }}\naigraph() {{ {python} -c {main} "$@"; }}\n'
    first = shlex.split(command)[0]
    if first == "node" and (shutil.which("node") is None or not (ROOT / "examples/node_modules").is_dir()):
        return None
    run = subprocess.run(
        ["/bin/sh", "-c", programs + command],
        cwd=folder,
        env=os.environ | {"NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if run.returncode == NOT_HERE:
        return None
    if run.returncode != status:
        msg = f"{command}: ended with {run.returncode}\n{run.stdout}"
        raise RuntimeError(msg)
    return run.stdout if run.stdout.endswith("\n") or not run.stdout else f"{run.stdout}\n"


if __name__ == "__main__":
    sys.exit(main())
