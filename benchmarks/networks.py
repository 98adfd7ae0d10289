"""Measures of networks beside networkx, igraph and networkit, and the way from facts to networkx beside rdflib.

Usage: python benchmarks/networks.py [--runs N] [--limit SECONDS] [--sizes 1000,10000] [--ror FILE] [--write FILE.md]
All in one run, in turn; medians. A cell is left out (–) where the next smaller size says that it takes longer than the
limit. FILE is a list of ROR records, one JSON object a line, gzipped.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import platform
import re
import shutil
import statistics
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx
import pyoxigraph as ox
import rdflib

from aigraph.dataset import Dataset
from aigraph.networks import read_network
from aigraph.project import find_project
from aigraph.terms import read_vocabulary
from made import AIG, LABEL, facts
from peers import LIBRARIES, MEASURES, calls, values

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[1]
# Facts of the generator for each node of the network of institutions and clusters.
_FACTS_A_NODE = 30
_PROJECTED = 30_000
_QUERY = f"""SELECT ?source ?target (COUNT(DISTINCT ?cluster) AS ?weight)
WHERE {{
  ?one <{AIG}memberOf> ?cluster ; <{AIG}member> ?source .
  ?other <{AIG}memberOf> ?cluster ; <{AIG}member> ?target .
  FILTER(STR(?source) < STR(?target))
}}
GROUP BY ?source ?target
"""


def main() -> None:
    """Measure, print, and write the tables where it is asked for."""
    options = _options()
    tables = [_measures(options), "", _projection(options.runs), "", _where(options.runs)]
    text = "\n".join(tables)
    print(text)
    if options.write:
        marked = re.compile(r"(<!-- benchmark-networks -->\n).*?(<!-- /benchmark-networks -->)", re.DOTALL)
        old = options.write.read_text(encoding="utf-8")
        options.write.write_text(marked.sub(lambda found: f"{found[1]}{text}\n{found[2]}", old), encoding="utf-8")


def made_network(nodes: int) -> nx.Graph[str]:
    """Institutions and the clusters that they take part in, in the generator's shape, of about so many nodes."""
    members: dict[str, str] = {}
    graph: nx.Graph[str] = nx.Graph(name=f"made, about {nodes}")
    for subject, predicate, value in islice(facts(nodes * _FACTS_A_NODE), nodes * _FACTS_A_NODE):
        if predicate == f"<{AIG}member>":
            members[subject] = value
        elif predicate == f"<{AIG}memberOf>":
            graph.add_edge(members.pop(subject), value)
    return graph


def ror_network(file: Path) -> nx.Graph[str]:
    """The records of a release and who is a part of whom."""
    graph: nx.Graph[str] = nx.Graph(name="French ROR, parts and wholes")
    with gzip.open(file, "rt", encoding="utf-8") as stream:
        records = [json.loads(line) for line in stream]
    graph.add_nodes_from(record["id"] for record in records)
    for record in records:
        ends = [tie["id"] for tie in record["relationships"] if tie["type"] in {"parent", "child"}]
        # Libraries count what is a part of itself once or twice, so that is left out.
        graph.add_edges_from((record["id"], end) for end in ends if end in graph and end != record["id"])
    return graph


def _measures(options: argparse.Namespace) -> str:
    head = "| network | nodes | links | measure | " + " | ".join(f"{name}, s" for name in LIBRARIES)
    lines = [
        f"{head} | networkx ÷ ours | ours ÷ igraph | ours ÷ igraph from networkx | agree to |",
        "|---|" + "---:|" * 2 + "---|" + "---:|" * 9,
    ]
    before: dict[tuple[str, str], float] = {}
    for size in options.sizes:
        graph = made_network(size)
        found = _cells(graph, options, before)
        before = {key: seconds * MEASURES[key[1]] for key, (seconds, _) in found.items()} | {
            key: seconds * MEASURES[key[1]] for key, seconds in before.items() if key not in found
        }
        lines += _rows(graph, found)
    if options.ror:
        graph = ror_network(options.ror)
        lines += _rows(graph, _cells(graph, options, {}))
    return "\n".join(lines)


def _cells(
    graph: nx.Graph[str], options: argparse.Namespace, expected: dict[tuple[str, str], float]
) -> dict[tuple[str, str], tuple[float, list[float]]]:
    """By library and measure: the median of seconds, and the values."""
    made = calls(graph)
    found = {}
    for measure in MEASURES:
        chosen = {
            name: made[name][measure]
            for name in LIBRARIES
            if name in made and expected.get((name, measure), 0.0) <= options.limit
        }
        for name, (seconds, answer) in _in_turn(chosen, options.runs).items():
            found[name, measure] = seconds, values(name, measure, graph, answer)
            print(f"  {graph.name}: {measure} {name} {seconds:.3g} s", flush=True)
    return found


def _in_turn(jobs: dict[str, Callable[[], Any]], runs: int) -> dict[str, tuple[float, Any]]:
    """Each job so many times in turn, those that take long once: the median of their seconds, and the last answer."""
    spent: dict[str, list[float]] = {name: [] for name in jobs}
    answers: dict[str, Any] = {}
    for _ in range(runs):
        for name, job in jobs.items():
            if spent[name] and spent[name][0] > _LONG:
                continue
            start = time.perf_counter()
            answers[name] = job()
            spent[name].append(time.perf_counter() - start)
    return {name: (statistics.median(spent[name]), answers[name]) for name in jobs}


def _rows(graph: nx.Graph[str], found: dict[tuple[str, str], tuple[float, list[float]]]) -> list[str]:
    lines = []
    for measure in MEASURES:
        seconds = [found[name, measure][0] if (name, measure) in found else None for name in LIBRARIES]
        ours, plain, igraph, anew, _ = seconds
        cells = [graph.name, f"{len(graph)}", f"{graph.number_of_edges()}", measure]
        cells += ["–" if told is None else f"{told:.3g}" for told in seconds]
        cells += [f"{plain / ours:.1f}" if plain and ours else "–"]
        cells += [f"{ours / told:.2f}" if told and ours else "–" for told in (igraph, anew)]
        cells.append(_agreement(measure, found))
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def _agreement(measure: str, found: dict[tuple[str, str], tuple[float, list[float]]]) -> str:
    """The largest difference of any library's value from ours; igraph's closeness is another (by component)."""
    if ("aigraph", measure) not in found:
        return "–"
    ours = found["aigraph", measure][1]
    others = [name for name in LIBRARIES[1:] if (name, measure) in found]
    if measure == "closeness":
        others = [name for name in others if not name.startswith("igraph")]
    gaps = [abs(one - other) for name in others for one, other in zip(ours, found[name, measure][1], strict=True)]
    return f"{max(gaps):.0e}" if gaps else "–"


def _projection(runs: int) -> str:
    with tempfile.TemporaryDirectory() as folder:
        dataset, plain = _both_stores(Path(folder))
        jobs = {"aigraph": lambda: read_network(dataset, "made", "en"), "rdflib": lambda: _by_rdflib(plain)}
        found = _in_turn(jobs, runs)
    edges = found["aigraph"][1].number_of_edges()
    same = found["aigraph"][1].edges.keys() == found["rdflib"][1].edges.keys()
    ours, other = (found[name][0] / edges * 100_000 for name in ("aigraph", "rdflib"))
    return "\n".join(
        [
            "| facts to networkx, s for each 100 000 links | links | aigraph | rdflib | rdflib ÷ aigraph |",
            "|---|---:|---:|---:|---:|",
            f"| institutions that share a cluster | {edges} | {ours:.2f} | {other:.2f} | {other / ours:.1f} |",
            "",
            f"Both give {'the same links' if same else 'DIFFERENT links'}.",
        ]
    )


def _both_stores(folder: Path) -> tuple[Dataset, rdflib.Graph]:
    """The generator's facts as a dataset of ours, in a project that has the query, and in rdflib's memory."""
    shutil.copytree(ROOT / "ontology", folder / "ontology")
    (folder / "aigraph.toml").write_text('base = "https://example.org/"\nlanguages = ["en"]\n', encoding="utf-8")
    (folder / "queries/networks").mkdir(parents=True)
    header = "#+ summary: Which institutions share a cluster?\n"
    (folder / "queries/networks/made.rq").write_text(header + _QUERY, encoding="utf-8")
    lines = "".join(f"{' '.join(fact)} .\n" for fact in dict.fromkeys(facts(_PROJECTED)))
    project = find_project(folder)
    dataset = Dataset(project, read_vocabulary(project), ox.Store())
    dataset.store.extend(ox.parse(lines, format=ox.RdfFormat.N_TRIPLES))
    return dataset, rdflib.Graph().parse(data=lines, format="nt")


def _by_rdflib(plain: rdflib.Graph) -> nx.Graph[str]:
    graph: nx.Graph[str] = nx.Graph()
    for source, target, weight in plain.query(_QUERY):  # type: ignore[misc]
        graph.add_edge(str(source), str(target), weight=int(str(weight)))
    for node in graph:
        graph.nodes[node]["label"] = str(plain.value(rdflib.URIRef(node), rdflib.URIRef(LABEL)))
    return graph


def _where(runs: int) -> str:
    return (
        f"Seconds by the clock, medians of up to {runs} runs in turn (one where a run takes more than {_LONG:.0f} s);"
        f" CPython {platform.python_version()}, {os.cpu_count()} cores, threads as each library sets them."
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--limit", type=float, default=60.0)
    parser.add_argument("--ror", type=Path)
    parser.add_argument(
        "--sizes", type=lambda text: [int(size) for size in text.split(",")], default=[10**3, 10**4, 10**5]
    )
    parser.add_argument("--write", type=Path)
    return parser.parse_args()


_LONG = 5.0


if __name__ == "__main__":
    main()
