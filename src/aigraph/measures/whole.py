"""Measures of a whole network: how dense it is, in how many parts, and whose loss would break it."""

from __future__ import annotations

import math
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aigraph.measures.ranking import count_parts, without_loops
from aigraph.measures.wording import LINES, decimal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import networkx as nx

    from aigraph.errors import Text

_DIGITS = 4
_MOST_BRIDGES = 12


@dataclass(frozen=True, slots=True)
class Whole:
    """What a network is as a whole. What has no value there (NaN for networkx) is None.

    Articulation points, bridges, parts and diameter are those of the ties without their directions; ``bridges`` are
    pairs of nodes.
    """

    network: str
    is_directed: bool
    nodes: int
    edges: int
    loops: int
    density: float
    parts: tuple[int, ...]
    diameter: int | None
    transitivity: float
    degree_assortativity: float | None
    kind_assortativity: float | None
    articulation_points: tuple[str, ...]
    bridges: tuple[tuple[str, str], ...]
    labels: dict[str, str]

    def tell(self) -> Iterator[Text]:
        """One line a measure, in words."""
        directed = LINES["directed"] if self.is_directed else ""
        yield LINES["size"].fill(nodes=self.nodes, edges=self.edges, directed=directed)
        if self.loops:
            yield LINES["loops"].fill(loops=self.loops)
        if not self.nodes:
            return
        sizes = ", ".join(map(str, self.parts))
        yield LINES["parts"].fill(parts=len(self.parts), sizes=sizes) if len(self.parts) > 1 else LINES["part"]
        yield LINES["density"].fill(density=decimal(self.density, _DIGITS))
        yield LINES["diameter"].fill(diameter=self.diameter, against=LINES["against"] if self.is_directed else "")
        for name in ("transitivity", "degree_assortativity", "kind_assortativity"):
            if (value := getattr(self, name)) is not None:
                yield LINES[name].fill(**{name: decimal(value, _DIGITS)})
        if self.articulation_points:
            names = ", ".join(sorted(self.labels[node] for node in self.articulation_points))
            yield LINES["articulation_points"].fill(names=names)
        if len(self.bridges) > _MOST_BRIDGES:
            yield LINES["many"].fill(number=len(self.bridges))
        elif self.bridges:
            pairs = sorted(" – ".join(self.labels[end] for end in pair) for pair in self.bridges)
            yield LINES["bridges"].fill(names=", ".join(pairs))

    def to_json(self) -> dict[str, Any]:
        """The same for programs."""
        left_out = {"labels", "is_directed"}
        values = {name: getattr(self, name) for name in self.__slots__ if name not in left_out}
        return values | {"directed": self.is_directed, "bridges": [list(pair) for pair in self.bridges]}


def describe(graph: nx.Graph[Any]) -> Whole:
    """The measures of a whole network."""
    import networkx as nx  # noqa: PLC0415  (heavy)

    simple = without_loops(graph)
    bare = nx.Graph(simple.to_undirected(as_view=True)) if simple.is_directed() else simple
    parts = sorted(nx.connected_components(bare), key=len, reverse=True)
    return Whole(
        graph.name,
        graph.is_directed(),
        graph.number_of_nodes(),
        graph.number_of_edges(),
        graph.number_of_edges() - simple.number_of_edges(),
        float(nx.density(simple)),
        tuple(map(len, parts)),
        int(nx.diameter(bare.subgraph(parts[0]), usebounds=True)) if count_parts(graph) else None,
        float(nx.transitivity(simple)),
        _or_none(lambda: nx.degree_assortativity_coefficient(simple)),
        _or_none(lambda: nx.attribute_assortativity_coefficient(simple, "kind")),
        tuple(sorted(nx.articulation_points(bare))),
        tuple(sorted((min(pair), max(pair)) for pair in nx.bridges(bare))),
        dict(graph.nodes(data="label")),
    )


def _or_none(compute: Callable[[], float]) -> float | None:
    """A coefficient; None where it is not defined (all degrees equal, one kind only, no ties)."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        try:
            value = compute()
        except (ZeroDivisionError, KeyError):
            return None
    return None if math.isnan(value) else float(value)
