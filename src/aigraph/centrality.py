"""Centrality: who stands in the middle of a network.

Every measure is networkx's function of that name with its default arguments: degree, betweenness, closeness and
eigenvector on the bare links, PageRank with the network's weights; only the power iteration of eigenvector may take
more rounds than its default of 100, which do not suffice here. Isolated nodes are ranked too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aigraph.errors import UsageError, suggest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import networkx as nx

_MOST_ROUNDS = 10_000


@dataclass(frozen=True, slots=True)
class Ranking:
    """Nodes with their values, the highest of the first measure first. ``rows`` are (node, name, values)."""

    network: str
    measures: tuple[str, ...]
    rows: tuple[tuple[str, str, tuple[float, ...]], ...]


def rank(graph: nx.Graph[str], measures: Sequence[str] = ()) -> Ranking:
    """The nodes of a network by the given measures (all, where none is given). Raises UsageError for an unknown one."""
    names = tuple(dict.fromkeys(measures)) or tuple(MEASURES)
    for name in names:
        if name not in MEASURES:
            msg = f"{name}: no such measure{suggest(name, MEASURES)}; there are {', '.join(MEASURES)}"
            raise UsageError(msg)
    values = [MEASURES[name](graph) for name in names]
    rows = [(node, graph.nodes[node].get("label", node), tuple(value[node] for value in values)) for node in graph]
    # Values that differ by rounding only are a tie, told apart by name.
    rows.sort(key=lambda row: (tuple(-round(value, 12) for value in row[2]), row[1], row[0]))
    return Ranking(graph.name, names, tuple(rows))


def _degree(graph: nx.Graph[str]) -> dict[str, float]:
    import networkx as nx  # noqa: PLC0415  (heavy)

    return nx.degree_centrality(graph)


def _betweenness(graph: nx.Graph[str]) -> dict[str, float]:
    import networkx as nx  # noqa: PLC0415  (heavy)

    return nx.betweenness_centrality(graph)


def _closeness(graph: nx.Graph[str]) -> dict[str, float]:
    import networkx as nx  # noqa: PLC0415  (heavy)

    return nx.closeness_centrality(graph)


def _eigenvector(graph: nx.Graph[str]) -> dict[str, float]:
    import networkx as nx  # noqa: PLC0415  (heavy)

    if not graph.number_of_nodes():
        return {}
    return nx.eigenvector_centrality(graph, max_iter=_MOST_ROUNDS)


def _pagerank(graph: nx.Graph[str]) -> dict[str, float]:
    import networkx as nx  # noqa: PLC0415  (heavy)

    return nx.pagerank(graph)


MEASURES: dict[str, Callable[[nx.Graph[str]], dict[str, float]]] = {
    "degree": _degree,
    "betweenness": _betweenness,
    "closeness": _closeness,
    "eigenvector": _eigenvector,
    "pagerank": _pagerank,
}
