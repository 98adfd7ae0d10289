"""What a comparison costs: invented graphs of our shape, whole processes, CPU seconds and peak memory.

Run: python benchmarks/changes.py [STATEMENTS …]; prints the table of docs/diff.md without the line of this project.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from made import facts

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZES = (100_000, 1_000_000)
_EVERY = 100
_FACTS_A_PASSAGE = 6
_PROGRAM = [sys.executable, "-c", "from aigraph.cli import main; main()"]


def main() -> None:
    """Print a line for each size and way to differ."""
    print("| compared | CPU s | MB |\n|---|---|---|")
    with tempfile.TemporaryDirectory() as place:
        for size in map(int, sys.argv[1:] or SIZES):
            for suffix, what in ((".nq", "statements in named graphs"), (".nt", "triples without named graphs")):
                old, new, same = (Path(place) / f"{name}{suffix}" for name in ("old", "new", "same"))
                for path, is_new in ((old, False), (new, True), (same, False)):
                    with path.open("w", encoding="utf-8") as stream:
                        stream.writelines(_lines(size, has_graphs=suffix == ".nq", is_new=is_new))
                print(_row(f"{size:,} {what}, {_EVERY} of them others", old, new), flush=True)
                print(_row(f"{size:,} {what}, the same bytes", old, same), flush=True)


def _lines(size: int, *, has_graphs: bool, is_new: bool) -> Iterator[str]:
    """The facts, each once; of a new file some have another value."""
    for number, (subject, predicate, value) in enumerate(dict.fromkeys(facts(size))):
        said = f'"{number}"' if is_new and number % (size // _EVERY) == 0 else value
        passage = number // _FACTS_A_PASSAGE
        graph = f" <https://example.org/source/made#char={passage * 100},{passage * 100 + 80}>" if has_graphs else ""
        yield f"{subject} {predicate} {said}{graph} .\n"


def _row(name: str, old: Path, new: Path) -> str:
    """A line of the table, from one process. Raises RuntimeError when it fails."""
    nowhere = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    process = os.posix_spawn(sys.executable, [*_PROGRAM, "diff", str(old), str(new)], os.environ, file_actions=nowhere)
    _, status, usage = os.wait4(process, 0)
    if status:
        msg = f"{name}: ended with {status}"
        raise RuntimeError(msg)
    return f"| {name} | {usage.ru_utime + usage.ru_stime:.1f} | {usage.ru_maxrss / 1024:.0f} |"


if __name__ == "__main__":
    main()
