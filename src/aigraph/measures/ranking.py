"""Rankings: who stands in the middle of a network, ties as ties."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aigraph.errors import Text, UsageError, suggest
from aigraph.measures import engine
from aigraph.measures.computing import DISTANCE, check_strengths
from aigraph.measures.nodes import ALL, MEASURES, STRENGTH, USUAL
from aigraph.ties import Places, places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import networkx as nx

    from aigraph.measures.sampling import Estimate

_PARTS = Text(
    "The network has {parts} parts that no tie joins; {measures} cannot compare nodes of different parts.",
    "Le réseau a {parts} parties qu’aucun lien ne joint ; {measures} : non comparable d’une partie à l’autre.",
)
_LOOPS = Text(
    "{number} ties of a node with itself are left out.", "{number} liens d’un nœud avec lui-même sont laissés de côté."
)
_STRENGTH = Text("Weights are strengths in {measures}.", "Les poids sont des forces pour {measures}.")
_DISTANCE = Text("A way is 1/weight long in {measures}.", "Un chemin est long de 1/poids pour {measures}.")
_BARE = Text("The network has no weights; each tie counts 1.", "Le réseau n’a pas de poids ; chaque lien compte 1.")
_LOWEST = Text(
    "The lowest {measure} comes first: it marks a broker.",
    "La plus basse valeur de {measure} vient d’abord : elle marque un intermédiaire.",
)
_ESTIMATED = Text(
    "Betweenness is estimated from {sources} sources: with probability {likely} no value is more than {error:.2g} off.",
    "L’intermédiarité est estimée à partir de {sources} sources : avec une probabilité de {likely}, aucune valeur ne "
    "s’écarte de plus de {error:.2g}.",
)


@dataclass(frozen=True, slots=True)
class Ranking:
    """Nodes with their values, the best of the first measure first. ``rows`` are (node, name, values).

    ``notes`` tell how ties, parts and weights were taken.
    """

    network: str
    measures: tuple[str, ...]
    rows: tuple[tuple[str, str, tuple[float, ...]], ...]
    notes: tuple[Text, ...] = ()

    @property
    def ranks(self) -> tuple[int | None, ...]:
        """The rank of each row by the first measure; equal values have one rank, the next leaves as many out.

        A node that the measure says nothing of has none.
        """
        found = self.places(self.measures[0]) if self.rows else {}
        return tuple(None if math.isnan(values[0]) else found[node].first for node, _, values in self.rows)

    def values(self, measure: str) -> dict[Any, float]:
        """The value of each node by one of the measures. Raises UsageError for one that it was not ranked by."""
        if measure not in self.measures:
            msg = f"{measure}: one measure is wanted here; there are {', '.join(MEASURES)}"
            raise UsageError(msg)
        column = self.measures.index(measure)
        return {node: values[column] for node, _, values in self.rows}

    def places(self, measure: str) -> dict[Any, Places]:
        """The places of each node by one of the measures, the most telling first; who ties shares them."""
        return places(self.values(measure), lowest_first=MEASURES[measure].lowest_first)


def rank(graph: nx.Graph[Any], measures: Sequence[str] = ()) -> Ranking:
    """The nodes of a network by the given measures (the usual ones, where none is given; every one for "all").

    Raises UsageError for an unknown measure, and for one that has no answer on this network.
    """
    names = _names(measures)
    bare = without_loops(graph)
    estimate = _estimate(bare) if "betweenness" in names else None
    columns = [estimate.values if estimate and name == "betweenness" else measure_nodes(bare, name) for name in names]
    rows = [(node, graph.nodes[node].get("label", node), tuple(column[node] for column in columns)) for node in graph]
    stand = [
        places(column, lowest_first=MEASURES[name].lowest_first) for name, column in zip(names, columns, strict=True)
    ]
    rows.sort(key=lambda row: ([found[row[0]].first for found in stand], str(row[1]), str(row[0])))
    notes = [*_notes(graph, bare, names)]
    if estimate:
        likely = 1 - estimate.risk
        notes.append(_ESTIMATED.fill(sources=estimate.sources, likely=likely, error=estimate.error))
    return Ranking(graph.name, names, tuple(rows), tuple(notes))


def measure_nodes(graph: nx.Graph[Any], name: str) -> dict[Any, float]:
    """The values of one measure, ties of a node with itself left out. Raises UsageError where it has no answer."""
    import networkx as nx  # noqa: PLC0415  (heavy)

    if graph.is_multigraph():
        msg = f"{graph.name}: has several ties of one pair; make them one (networkx.Graph)"
        raise UsageError(msg)
    if MEASURES[name].uses_weight == STRENGTH:
        check_strengths(graph)
    try:
        return MEASURES[name].compute(without_loops(graph)) if graph else {}
    except nx.PowerIterationFailedConvergence as error:
        msg = f"{name}: has no stable value on the network {graph.name}; ask for katz or pagerank"
        raise UsageError(msg) from error


def without_loops(graph: nx.Graph[Any]) -> nx.Graph[Any]:
    """The graph without ties of a node with itself; the same object, where it has none."""
    import networkx as nx  # noqa: PLC0415  (heavy)

    loops = [*nx.selfloop_edges(graph)]
    if not loops:
        return graph
    bare = graph.copy()
    bare.remove_edges_from(loops)
    return bare


def count_parts(graph: nx.Graph[Any]) -> int:
    """How many parts a network has that no tie joins, whatever the direction."""
    import networkx as nx  # noqa: PLC0415  (heavy)

    return nx.number_connected_components(graph.to_undirected(as_view=True) if graph.is_directed() else graph)


def _names(measures: Sequence[str]) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(measures)) or USUAL
    if ALL in names:
        return tuple(MEASURES)
    for name in names:
        if name not in MEASURES:
            msg = f"{name}: no such measure{suggest(name, MEASURES)}; there are {', '.join(MEASURES)}, {ALL}"
            raise UsageError(msg)
    return names


def _estimate(graph: nx.Graph[Any]) -> Estimate | None:
    """The betweenness of a graph that is too large for the exact one."""
    if not engine.is_estimated(graph):
        return None
    from aigraph.measures.sampling import estimate_betweenness  # noqa: PLC0415  (heavy)

    return estimate_betweenness(graph)


def _notes(graph: nx.Graph[Any], bare: nx.Graph[Any], names: Sequence[str]) -> Iterator[Text]:
    used = [MEASURES[name] for name in names]
    parts = count_parts(graph)
    apart = [measure.name for measure in used if measure.connected_only]
    if parts > 1 and apart:
        yield _PARTS.fill(parts=parts, measures=", ".join(apart))
    if bare is not graph:
        yield _LOOPS.fill(number=graph.number_of_edges() - bare.number_of_edges())
    weighted = [measure for measure in used if measure.uses_weight]
    if weighted and not any("weight" in data for *_, data in graph.edges(data=True)):
        yield _BARE
    elif weighted:
        for use, text in ((STRENGTH, _STRENGTH), (DISTANCE, _DISTANCE)):
            those = [measure.name for measure in weighted if measure.uses_weight == use]
            if those:
                yield text.fill(measures=", ".join(those))
    if used[0].lowest_first:
        yield _LOWEST.fill(measure=used[0].name)
