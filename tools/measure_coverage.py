"""Print how much of the texts the facts cover, without the texts' words.

Usage: python tools/measure_coverage.py [FOLDER]   (ends with 77 where the folder of texts is not there)
"""

from __future__ import annotations

import sys
from pathlib import Path

from aigraph.evidence import cover, read_sources
from aigraph.facts import read_facts
from aigraph.project import read_project, shipped_root

NOT_HERE = 77
SOURCES = Path(__file__).resolve().parents[2] / "shared" / "sources"


def main() -> int:
    """Print the numbers; 77 where there is nothing to measure."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SOURCES
    if not folder.is_dir():
        return NOT_HERE
    for entry in cover(read_facts(read_project(shipped_root())), read_sources(folder)):
        print(entry.source)
        print(f"  figures, organisations and persons {entry.mentions}, of which")
        print(f"    claimed by a fact       {entry.claimed}")
        print(f"    ignored with a reason   {entry.ignored}")
        print(f"    neither                 {len(entry.left)}")
        print(f"  sentences {entry.sentences}, of which no passage touches {len(entry.untouched)}")
        print(f"  clauses of touched sentences that no passage has {len(entry.bare)}")
        print(f"  words with a capital inside a sentence that no known name covers: {len(entry.unknown)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
