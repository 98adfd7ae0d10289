"""Who leads a ranking, what moves in it, and how it bears the loss of a link where nothing more is known."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Any

from aigraph.measures import MEASURES, measure_nodes
from aigraph.ties import places
from aigraph.uncertainty.model import LEADING, Assessment, Interval, Removal, Slot, Steadiness

if TYPE_CHECKING:
    import networkx as nx

# Of a network so many links are tried at most, and fewer where one more ranking is long work.
_MOST_LINKS = 300
_WORK = 3_000_000


def leading(ranks: Any, places: int = LEADING) -> list[int]:
    """The columns that lead: those whose place, ties counted, is among the first ten.

    Nodes that tie across the tenth place do not lead: nothing says which of them are in.

    >>> leading([1, 1, 3, 4, 4, 4], places=5)
    [0, 1, 2]
    """
    values = [int(value) for value in ranks]
    last = {value: value + number - 1 for value, number in Counter(values).items()}
    return [column for column, value in enumerate(values) if last[value] <= places]


def moved(before: Any, after: Any) -> int:
    """How many nodes change their rank."""
    return sum(int(one) != int(other) for one, other in zip(before, after, strict=True))


def moved_at_head(before: Any, after: Any) -> int:
    """How many of the nodes that lead before or after change their rank; those that only come or go are in it."""
    return sum(int(before[column]) != int(after[column]) for column in {*leading(before), *leading(after)})


def compute(measure: str, graph: nx.Graph[str]) -> dict[str, float]:
    """The values of a measure, the higher the better: turned round where the lowest comes first.

    A node of which the measure says nothing stands below all others. Raises UsageError where it has no answer.
    """
    sign = -1 if MEASURES[measure].lowest_first else 1
    values = measure_nodes(graph, measure)
    return {node: -math.inf if math.isnan(value) else sign * value for node, value in values.items()}


def of_nobody(measure: str) -> float:
    """What a node has that is in nothing."""
    import networkx as nx  # noqa: PLC0415  (heavy)

    return min(0.0, *compute(measure, nx.empty_graph(["alone"])).values())


def of_graph(graph: nx.Graph[str], measure: str, seed: int, slots: tuple[Slot, ...] = ()) -> Assessment:
    """What can be said of a network without completions: each link in turn is taken away, no more.

    So for one of which no incidence is known, and for one that is too large to be completed (then it has ``slots``).
    """
    nodes = tuple(graph)
    now = _ranks(graph, measure, nodes)
    links = sorted(edge if graph.is_directed() else tuple(sorted(edge)) for edge in graph.edges)
    most = min(_MOST_LINKS, _WORK // ((len(nodes) + 1) * (len(links) + 1)))
    tried = links if len(links) <= most else [links[number * len(links) // most] for number in range(most)]
    lead, changing = leading(now), []
    for one, other in tried:
        less = graph.copy()
        less.remove_edge(one, other)
        after = _ranks(less, measure, nodes)
        then = leading(after)
        if lead != then or any(now[place] != after[place] for place in lead):
            left = tuple(nodes[place] for place in lead if place not in then)
            came = tuple(nodes[place] for place in then if place not in lead)
            changing.append(Removal((one, other), (), left, came, moved(now, after)))
    changing.sort(key=lambda removal: (-removal.moved, removal.fact))
    return Assessment(
        network=str(graph.name),
        measure=measure,
        projection=None,
        labels={node: str(graph.nodes[node].get("label", node)) for node in nodes},
        leading=tuple(nodes[place] for place in lead),
        first=tuple(node for node, place in zip(nodes, now, strict=True) if place == 1),
        intervals=tuple(Interval(node, place, place, place) for node, place in zip(nodes, now, strict=True)),
        reaches=(),
        slots=slots,
        steadiness=Steadiness(len(links), len(tried), tuple(changing)),
        missing=(),
        shares=(),
        whole="",
        alone=(),
        joinable=(),
        silent=(),
        newcomer_reach=0,
        draws=0,
        seed=seed,
    )


def _ranks(graph: nx.Graph[str], measure: str, nodes: tuple[str, ...]) -> list[int]:
    found = places(compute(measure, graph))
    return [found[node].first for node in nodes]
