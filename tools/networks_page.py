"""What the networks of the project are, and what each measure says of the default one, for docs/networks.md.

Usage: python tools/networks_page.py networks|measures, or readings -f markdown
"""

from __future__ import annotations

import math
import sys
from typing import TYPE_CHECKING

import networkx as nx

import aigraph
from aigraph.measures import MEASURES
from aigraph.networks import FOLDER
from aigraph.project import shipped_root
from aigraph.queries import list_queries

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SHOWN = 3


def networks(graph: aigraph.KnowledgeGraph) -> Iterator[Sequence[str]]:
    """A line for each network: its size, into how many parts it falls, who has no link, what it asks."""
    yield "network", "nodes", "links", "parts", "largest", "alone", "density", "asks"
    for query in list_queries(graph.project, FOLDER):
        network = graph.network(query.name)
        parts = sorted(map(len, nx.connected_components(network.to_undirected())), reverse=True)
        figures = [len(network), network.number_of_edges(), len(parts), parts[0] if parts else 0, parts.count(1)]
        yield query.name, *map(str, figures), f"{nx.density(network):.3f}", query.summary


def measures(graph: aigraph.KnowledgeGraph) -> Iterator[Sequence[str]]:
    """A line for each measure: who has the first places of the project's network, and how many different values."""
    yield "measure", "lowest", "highest", "values", "first places"
    ranking = graph.centrality(measures=("all",))
    names = {node: name for node, name, _ in ranking.rows}
    for measure in ranking.measures:
        found = ranking.places(measure)
        values = [round(value, 9) for value in ranking.values(measure).values() if not math.isnan(value)]
        first = [f"{place.first} {names[node]}" for node, place in found.items() if place.last <= _SHOWN]
        different = len(set(found.values()))
        yield (
            measure,
            f"{min(values):.4g}",
            f"{max(values):.4g}",
            str(different),
            ", ".join(first),
        )


def readings() -> Iterator[Sequence[str]]:
    """A line for each measure: which values it takes, what it makes of weights, how it is read."""
    yield "measure", "range", "weights", "read it as"
    for one in MEASURES.values():
        yield one.name, one.range, one.uses_weight or "–", one.reading.en


def main() -> None:
    """Print one of the tables, its columns set one below the other, or as Markdown."""
    if sys.argv[1] == "readings":
        head, *lines = readings()
        rule = ["---"] * len(head)
        print("\n".join(f"| {' | '.join(cells)} |" for cells in (head, rule, *lines)))
        return
    graph = aigraph.load(shipped_root(), "en")
    rows = list({"networks": networks, "measures": measures}[sys.argv[1]](graph))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


if __name__ == "__main__":
    main()
