"""What a release costs: our graph so many times over, each copy under names of its own.

Run: python benchmarks/released.py [COPIES …]; each number in a process of its own, so that its memory is its own.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyoxigraph as ox

import aigraph
from aigraph.dataset import Dataset
from aigraph.release import write_release

# Classes whose things every copy shares, as a larger graph would.
_SHARED = {
    *("certainty", "conflict-kind", "error-kind", "kind", "modality", "relation"),
    *("role", "rule", "scheme", "status", "unit"),
}
_COPIES = (1, 22, 48)


def copies_of(dataset: Dataset, number: int) -> Dataset:
    """A dataset with so many copies of all named graphs, and their union."""
    made = Dataset(dataset.project, dataset.vocabulary, ox.Store())
    quads = dataset.quads()
    for copy in range(number):
        names: dict[ox.NamedNode, ox.NamedNode] = {}

        def rename(term: object, copy: int = copy, names: dict[ox.NamedNode, ox.NamedNode] = names) -> object:
            if isinstance(term, ox.NamedNode):
                if term not in names:
                    names[term] = ox.NamedNode(_name(dataset, term.value, copy))
                return names[term]
            return term

        made.add(
            ox.Quad(rename(quad.subject), quad.predicate, rename(quad.object), rename(quad.graph_name))  # type: ignore[arg-type]
            for quad in quads
        )
    return made


def _name(dataset: Dataset, iri: str, copy: int) -> str:
    base, sources = dataset.project.id_base, dataset.project.source_base
    if iri.startswith(sources):
        document, hash_, span = iri.partition("#")
        return f"{document}-{copy}{hash_}{span}"
    is_own = iri.startswith(base) and iri.removeprefix(base).partition("/")[0] not in _SHARED
    return f"{iri}-{copy}" if is_own else iri


def measure(number: int) -> None:
    """Make the copies, write their release, and print what it cost beside the store."""
    dataset = copies_of(aigraph.load().dataset, number)
    things = len({quad.subject for quad in dataset.store})
    before, started, wall = _megabytes(), time.process_time(), time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        names = write_release(Path(folder, "release"), dataset, "fr")
        size = sum(Path(folder, "release", name).stat().st_size for name in names)
    spent = time.process_time() - started
    print(
        f"{things:>9,} things, {len(dataset.store):>9,} quads with the union: {spent:6.1f} s of CPU, "
        f"{time.monotonic() - wall:6.1f} s, {size / 1e6:6.1f} MB in {len(names)} files, "
        f"{_megabytes():5} MB of memory ({before} before)"
    )


def _megabytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main(arguments: list[str]) -> None:
    """Measure each number of copies in a process of its own."""
    if arguments[:1] == ["--one"]:
        measure(int(arguments[1]))
        return
    for number in map(int, arguments or _COPIES):
        subprocess.run([sys.executable, __file__, "--one", str(number)], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
