"""What changed between the orchards of the tests and a copy with five edits, for docs/diff.md.

Usage: python tools/diff_page.py [any option of aigraph diff]
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ORCHARDS = Path(__file__).resolve().parents[1] / "tests/projects/orchards"
EDITS = {
    # another figure
    "trees: 120": "trees: 125",
    # another passage for the same facts
    "#char=191,246\n  print: '43e500'": "#char=191,240\n  print: '43e500'",
    # another id
    "planting/hillside/winter-bell": "planting/hillside/bell",
    # a thing that is gone, and one that is new
    "planting/millbrook/winter-bell": "planting/millbrook/early-amber",
    "variety: fruit-variety/winter-bell\n      trees: 80\n      planted: 1998": "variety: fruit-variety/early-amber",
}


def main() -> int:
    """Make both folders and have the program compare them."""
    with tempfile.TemporaryDirectory() as place:
        for name in ("orchards", "orchards-later"):
            shutil.copytree(ORCHARDS, Path(place) / name)
        facts = Path(place) / "orchards-later/data/orchards.yaml"
        text = facts.read_text(encoding="utf-8")
        for old, new in EDITS.items():
            if text.count(old) != 1:
                msg = f"{ORCHARDS.name}: {old!r} does not stand there once; correct the edits"
                raise ValueError(msg)
            text = text.replace(old, new)
        facts.write_text(text, encoding="utf-8")
        program = [sys.executable, "-c", "from aigraph.cli import main; main()"]
        words = ["diff", "orchards", "orchards-later", "--lang", "en", *sys.argv[1:]]
        return subprocess.run([*program, *words], cwd=place, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
