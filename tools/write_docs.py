"""Fill the marked blocks of the documents with what commands really print.

A block is a comment `<!-- run: COMMAND -->`, a fenced text, and `<!-- end -->`; COMMAND is run in the project's folder.
A command that ends with `< above` reads the last fenced block before it.
Usage: python tools/write_docs.py [--check]
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = ("README.md",)
_FENCED = re.compile(r"^```\w+\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_BLOCK = re.compile(r"(<!-- run: (.+?) -->\n).*?(<!-- end -->)", re.DOTALL)


def filled(text: str) -> str:
    """A document with its blocks made anew."""
    return _BLOCK.sub(
        lambda found: f"{found[1]}```text\n{_output(found[2], text[: found.start()])}```\n{found[3]}", text
    )


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


def _output(command: str, before: str) -> str:
    command, above, _ = command.partition(" < above")
    first, *rest = shlex.split(command)
    words = ["-c", "from aigraph.cli import main; main()", *rest] if first == "aigraph" else [first, *rest]
    given = str(_FENCED.findall(before)[-1]) if above else None
    run = subprocess.run([sys.executable, *words], cwd=ROOT, input=given, capture_output=True, text=True, check=True)
    return run.stdout


if __name__ == "__main__":
    sys.exit(main())
