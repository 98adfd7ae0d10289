"""One plot of a network by its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigraph.errors import UsageError, suggest
from aigraph.measures import find_measure, rank
from aigraph.networks import FOLDER, read_network
from aigraph.plots import wording
from aigraph.plots.clusters import draw_network, draw_tree
from aigraph.plots.distribution import draw_distribution
from aigraph.plots.members import draw_members
from aigraph.plots.ranking import draw_ranking
from aigraph.plots.sides import find_sides, read_sides
from aigraph.queries import find_query
from aigraph.uncertainty import assess

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aigraph.dataset import Dataset
    from aigraph.plots.drawing import Plot
    from aigraph.uncertainty import Assessment

KINDS = ("ranking", "members", "clusters", "distribution")


def plot(  # noqa: PLR0913  (what is drawn, of what, and how)
    dataset: Dataset,
    kind: str,
    network: str,
    language: str,
    *,
    measure: str = "",
    top: int = 15,
    uncertainty: bool = True,
) -> Plot:
    """A plot of a network; the project's own (or, of two kinds, the one nearest to it) where none is named.

    A ``ranking`` has the places that nodes may have, given what is not named, where anything is known of it; without
    ``uncertainty``, the bare values. Raises UsageError for a kind that there is not, or a network that the kind cannot
    draw, InputError where matplotlib is not installed.
    """
    if kind not in KINDS:
        msg = f"{kind}: no such plot{suggest(kind, KINDS)}; there are {', '.join(KINDS)}"
        raise UsageError(msg)
    if kind in {"ranking", "distribution"}:
        network = network or dataset.project.network
        if kind == "distribution":
            return _of_values(dataset, network, language, measure)
        return _of_ranks(dataset, network, language, (measure or "betweenness", top), uncertainty=uncertainty)
    if kind == "clusters" and network:
        graph = read_network(dataset, network, language)
        sides = read_sides(graph)
        if sides is None:
            return draw_network(graph, language, _origin(dataset, network, language))
    else:
        sides = find_sides(dataset, network, language)
    origin = _origin(dataset, sides.graph.name, language)
    return draw_tree(sides, language, origin) if kind == "clusters" else draw_members(sides, language, origin)


def _of_ranks(dataset: Dataset, network: str, language: str, chosen: tuple[str, int], *, uncertainty: bool) -> Plot:
    """``chosen`` are the measure and how many nodes are shown."""
    measure, top = chosen
    find_measure(measure)
    ranking = rank(read_network(dataset, network, language), (measure,))
    intervals = _intervals(assess(dataset, network, measure, language)) if uncertainty else None
    return draw_ranking(ranking, language, _origin(dataset, network, language), top, intervals)


def _intervals(assessment: Assessment) -> Mapping[str, tuple[int, int]] | None:
    """The best and the worst place of each node, where completions were made."""
    return {each.node: (each.low, each.high) for each in assessment.intervals} if assessment.draws else None


def _of_values(dataset: Dataset, network: str, language: str, measure: str) -> Plot:
    graph = read_network(dataset, network, language)
    origin = _origin(dataset, network, language)
    if measure in {"", "neighbours"}:
        return draw_distribution([float(len(graph[node])) for node in graph], wording.NEIGHBOURS, language, origin)
    find_measure(measure)
    values = rank(graph, (measure,)).values(measure)
    return draw_distribution([*values.values()], wording.name_measure(measure), language, origin)


def _origin(dataset: Dataset, network: str, language: str) -> str:
    """What the network asks, in the words of its query."""
    summaries = find_query(dataset.project, network, FOLDER).summaries
    return wording.ORIGIN.fill(network=network, summary=summaries).tell(language)
