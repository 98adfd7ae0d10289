"""Loading and twelve queries, ours beside pyoxigraph, oxrdflib and rdflib, in turn, in one run: CPU, medians, ratios.

Each engine is a process of its own, so that none warms another's memory. rdflib is left out where the graph is larger
than RDFLIB_MOST (it would need an hour).

Usage: queries.py [RUNS] [--sizes 10000,100000,1000000] [--write docs/querying.md]
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from asked import QUERIES
from made import quads
from marked import write_marked

if TYPE_CHECKING:
    from collections.abc import Callable

ENGINES = ("aigraph", "pyoxigraph", "oxrdflib", "rdflib")
RDFLIB_MOST = 100_000
_MOST_SECONDS = 0.2  # a query is repeated as often as fits into this
_MOST_TIMES = 200


def main() -> None:
    """Measure and print; with --write, put the tables between the marks in that file."""
    parser = argparse.ArgumentParser()
    parser.add_argument("runs", nargs="?", type=int, default=3)
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--write", type=Path)
    parser.add_argument("--engine")
    parser.add_argument("--file", type=Path)
    options = parser.parse_args()
    if options.engine:
        print(json.dumps(_measure(options.engine, options.file)))
        return
    text = "\n\n".join(_table(int(size), options.runs) for size in options.sizes.split(","))
    text += f"\n\nMedians of {options.runs} runs in turn; CPython {platform.python_version()}, {os.cpu_count()} cores."
    print(text)
    if options.write:
        write_marked(options.write, "benchmark-queries", text)


def _table(size: int, runs: int) -> str:
    engines = [engine for engine in ENGINES if engine != "rdflib" or size <= RDFLIB_MOST]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "made.nq")
        with file.open("w", encoding="utf-8") as stream:
            stream.writelines(quads(size))
        found: dict[str, list[dict[str, float]]] = {engine: [] for engine in engines}
        for _ in range(runs):
            for engine in engines:
                command = [sys.executable, "-W", "ignore", __file__, "--engine", engine, "--file", str(file)]
                printed = subprocess.run(command, capture_output=True, check=True, text=True).stdout
                found[engine].append(json.loads(printed))
    rows = [_row(name, found, engines) for name in found["aigraph"][0]]
    head = [*engines, *(f"aigraph / {engine}" for engine in engines[1:])]
    lines = [f"| {size:,} triples, CPU ms | " + " | ".join(head) + " |", "|---" * (len(head) + 1) + "|", *rows]
    return "\n".join([*lines, _summary(found, engines)])


def _row(name: str, found: dict[str, list[dict[str, float]]], engines: list[str]) -> str:
    medians = [statistics.median(run[name] for run in found[engine]) * 1000 for engine in engines]
    ratios = [_ratio(name, found, engine) for engine in engines[1:]]
    cells = [*(f"{value:.3g}" for value in medians), *(f"{ratio:.3g}" for ratio in ratios)]
    return f"| {name} | " + " | ".join(cells) + " |"


def _summary(found: dict[str, list[dict[str, float]]], engines: list[str]) -> str:
    """The geometric mean of the ratios of all queries, to bytes and to Python."""
    asked = [name for name in found["aigraph"][0] if name != "load"]
    means = [statistics.geometric_mean(_ratio(name, found, engine) for name in asked) for engine in engines[1:]]
    return f"| **all queries** |{' |' * len(engines)} " + " | ".join(f"**{mean:.3g}**" for mean in means) + " |"


def _ratio(name: str, found: dict[str, list[dict[str, float]]], engine: str) -> float:
    pairs = zip(found["aigraph"], found[engine], strict=True)
    return statistics.median(one[name] / other[name] for one, other in pairs)


def _measure(engine: str, file: Path) -> dict[str, float]:
    """CPU seconds of loading and of each query, to bytes and to Python values, in this process."""
    started = time.process_time()
    to_bytes, to_python = {"aigraph": _ours, "pyoxigraph": _pyoxigraph, "oxrdflib": _oxrdflib, "rdflib": _rdflib}[
        engine
    ](file)
    taken = {"load": time.process_time() - started}
    for name, query in QUERIES.items():
        taken[f"{name}, to bytes"] = _repeated(partial(to_bytes, query))
        taken[f"{name}, to Python"] = _repeated(partial(to_python, query))
    return taken


def _repeated(ask: Callable[[], object]) -> float:
    """CPU seconds of one call: the median of as many as fit."""
    taken: list[float] = []
    end = time.perf_counter() + _MOST_SECONDS
    while not taken or (time.perf_counter() < end and len(taken) < _MOST_TIMES):
        started = time.process_time()
        ask()
        taken.append(time.process_time() - started)
    return max(statistics.median(taken), 1e-6)


def _ours(file: Path) -> tuple[Callable[[str], Any], Callable[[str], Any]]:
    from aigraph.dataset import open_files
    from aigraph.project import find_project
    from aigraph.queries import evaluate, select

    dataset = open_files([file], find_project())

    def to_bytes(query: str) -> object:
        return evaluate(dataset, query).serialize(format=_json())

    return to_bytes, lambda query: list(select(dataset, query))


def _pyoxigraph(file: Path) -> tuple[Callable[[str], Any], Callable[[str], Any]]:
    import pyoxigraph as ox

    store = ox.Store()
    store.load(path=str(file))

    def to_python(query: str) -> object:
        found = store.query(query)
        if isinstance(found, ox.QueryBoolean):
            return bool(found)
        if isinstance(found, ox.QueryTriples):
            return list(found)
        return [[solution[name] for name in found.variables] for solution in found]

    return lambda query: store.query(query).serialize(format=_json()), to_python


def _json() -> Any:
    import pyoxigraph as ox

    return ox.QueryResultsFormat.JSON


def _oxrdflib(file: Path) -> tuple[Callable[[str], Any], Callable[[str], Any]]:
    import pyoxigraph as ox
    import rdflib
    from oxrdflib import OxigraphStore

    store = ox.Store()
    store.load(path=str(file))
    return _through_rdflib(rdflib.Dataset(store=OxigraphStore(store=store), default_union=False))


def _rdflib(file: Path) -> tuple[Callable[[str], Any], Callable[[str], Any]]:
    import rdflib

    dataset = rdflib.Dataset()
    dataset.parse(file, format="nquads")
    return _through_rdflib(dataset)


def _through_rdflib(dataset: Any) -> tuple[Callable[[str], Any], Callable[[str], Any]]:
    return (
        lambda query: dataset.query(query).serialize(format="json"),
        lambda query: [[term.toPython() for term in row if term is not None] for row in _rows(dataset.query(query))],
    )


def _rows(found: Any) -> Any:
    return found if found.type == "SELECT" else []


if __name__ == "__main__":
    main()
