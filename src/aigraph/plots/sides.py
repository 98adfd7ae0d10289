"""Networks of two kinds: who is a row, who is a column, and which network a plot takes where none is named."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aigraph.errors import UsageError
from aigraph.networks import FOLDER, read_network
from aigraph.queries import list_queries

if TYPE_CHECKING:
    import networkx as nx

    from aigraph.dataset import Dataset

_SIDES = 2


@dataclass(frozen=True, slots=True)
class Sides:
    """A network that ties one kind to another: the larger side's nodes are rows, the smaller side's columns."""

    graph: nx.Graph[str]
    rows: tuple[str, ...]
    columns: tuple[str, ...]

    def name(self, node: str) -> str:
        """What a node is called."""
        return str(self.graph.nodes[node].get("label", node))

    def likeness(self, first: str, second: str) -> float:
        """Jaccard's coefficient of what two columns are tied to; nought where neither is tied to anything."""
        one, other = set(self._around(first)), set(self._around(second))
        return len(one & other) / len(one | other) if one | other else 0.0

    def degree(self, node: str) -> int:
        """To how many of the other side a node is tied."""
        return len(set(self._around(node)))

    def has(self, row: str, column: str) -> bool:
        """Whether a row is tied to a column."""
        return self.graph.has_edge(row, column) or self.graph.has_edge(column, row)

    def _around(self, node: str) -> list[str]:
        import networkx as nx  # noqa: PLC0415  (heavy)

        return list(nx.all_neighbors(self.graph, node))


def read_sides(graph: nx.Graph[str]) -> Sides | None:
    """The two sides of a network, by the kinds of its nodes; none where it is not of exactly two kinds."""
    kind_of = {node: str(data.get("kind", "")) for node, data in graph.nodes(data=True)}
    kinds = Counter(kind_of.values())
    if len(kinds) != _SIDES:
        return None
    if any(kind_of[source] == kind_of[target] for source, target in graph.edges()):
        return None
    rows, columns = sorted(kinds, key=lambda kind: (-kinds[kind], kind))
    ordered = sorted(graph, key=lambda node: (str(graph.nodes[node].get("label", node)), node))
    return Sides(
        graph,
        tuple(node for node in ordered if kind_of[node] == rows),
        tuple(node for node in ordered if kind_of[node] == columns),
    )


def find_sides(dataset: Dataset, name: str, language: str) -> Sides:
    """The named network by its two sides; where none is named, the one that has most nodes of the project's own.

    Raises UsageError for a network of one kind, and where there is none of two.
    """
    if name:
        found = read_sides(read_network(dataset, name, language))
        if found is None:
            msg = f"--network {name}: is not of two kinds; name one that ties one kind of thing to another"
            raise UsageError(msg)
        return found
    own = set(read_network(dataset, dataset.project.network, language))
    candidates: list[tuple[int, str, Sides]] = []
    for query in list_queries(dataset.project, FOLDER):
        sides = read_sides(read_network(dataset, query.name, language))
        if sides is not None:
            candidates.append((-len(own & set(sides.graph)), query.name, sides))
    if not candidates:
        msg = f"{FOLDER}: no network here ties one kind of thing to another; write one, or name it"
        raise UsageError(msg)
    return min(candidates, key=lambda candidate: candidate[:2])[2]
