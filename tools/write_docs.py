"""Fill the marked blocks of the documents with what commands really print.

A block is a comment `<!-- run: COMMAND -->`, a fenced text, and `<!-- end -->`; COMMAND is run in the project's folder.
What is printed with `-f markdown` stands as it is, without a fence. A command that ends with `< above` reads the last
fenced block before it. A command that ends with status 77 has nothing to measure here, and its block stays as it is.
Usage: python tools/write_docs.py [--check]
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = (
    "README.md",
    "docs/diff.md",
    "docs/evidence.md",
    "docs/explorer.md",
    "docs/networks.md",
    "docs/querying.md",
    "docs/uncertainty.md",
)
# A command ends so where what it measures is not here (the texts, the registers: other people's); its block stays.
NOT_HERE = 77
_FENCED = re.compile(r"^```\w+\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_BLOCK = re.compile(r"(<!-- run: (.+?) -->\n).*?(<!-- end -->)", re.DOTALL)


def filled(text: str) -> str:
    """A document with its blocks made anew, but for those whose command finds nothing to measure here."""

    def block(found: re.Match[str]) -> str:
        output = _output(found[2], text[: found.start()])
        if output is None:
            return found[0]
        shown = f"\n{output}\n" if "-f markdown" in found[2] else f"```text\n{output}```\n"
        return f"{found[1]}{shown}{found[3]}"

    return _BLOCK.sub(block, text)


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


if __name__ == "__main__":
    sys.exit(main())
