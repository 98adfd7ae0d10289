"""How alike things are by whom they are tied to: Jaccard's index of their neighbours, network by network."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from aigraph.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    import networkx as nx


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two things, with for each network what share of all their neighbours there both have, and the names of these.

    A value is None where neither has any neighbour.
    """

    things: tuple[str, str]
    names: tuple[str, str]
    values: tuple[float | None, ...]
    shared: tuple[tuple[str, ...], ...]


def compare_by_ties(graphs: Sequence[nx.Graph[Any]], kind: str) -> list[Likeness]:
    """All pairs of the nodes of a kind, the most alike (by the sum over the networks) first.

    A thing that a network lacks has no neighbours in it. Raises UsageError where no node is of the kind.
    """
    labels = {node: data["label"] for graph in graphs for node, data in graph.nodes(data=True) if data["kind"] == kind}
    if not labels:
        kinds = sorted({str(data["kind"]) for graph in graphs for _, data in graph.nodes(data=True)})
        names = ", ".join(graph.name for graph in graphs)
        msg = f"--kind {kind}: nothing in {names} is one; there are {', '.join(kinds)}"
        raise UsageError(msg)
    things = sorted(labels, key=lambda node: (labels[node], node))
    pairs = [_compare(graphs, one, other, labels) for one, other in combinations(things, 2)]
    return sorted(pairs, key=lambda pair: -sum(value or 0.0 for value in pair.values))


def _compare(graphs: Sequence[nx.Graph[Any]], one: str, other: str, labels: dict[str, str]) -> Likeness:
    values: list[float | None] = []
    shared: list[tuple[str, ...]] = []
    for graph in graphs:
        mine, theirs = _neighbours(graph, one), _neighbours(graph, other)
        both, either = mine & theirs, mine | theirs
        values.append(len(both) / len(either) if either else None)
        shared.append(tuple(sorted(graph.nodes[node]["label"] for node in both)))
    return Likeness((one, other), (labels[one], labels[other]), tuple(values), tuple(shared))


def _neighbours(graph: nx.Graph[Any], node: str) -> set[str]:
    import networkx as nx  # noqa: PLC0415  (heavy)

    return set(nx.all_neighbors(graph, node)) - {node} if node in graph else set()
