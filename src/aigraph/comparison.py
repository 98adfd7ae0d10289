"""Two networks side by side: what both have, how alike they rank it, and what moves most from one to the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aigraph.errors import Text
from aigraph.measures import find_measure, rank
from aigraph.measures.wording import decimal
from aigraph.ties import Places, places

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx

_FEWEST, _DIGITS = 2, 2


@dataclass(frozen=True, slots=True)
class Overlap:
    """How many things each of two networks has, and how many both have."""

    first: int
    second: int
    both: int

    @property
    def jaccard(self) -> float | None:
        """What both have, as a share of what either has; none where neither has any."""
        either = self.first + self.second - self.both
        return self.both / either if either else None


@dataclass(frozen=True, slots=True)
class Move:
    """A node of both networks with its places in each, among the nodes that both have."""

    node: str
    name: str
    before: Places
    after: Places

    @property
    def distance(self) -> int:
        """By how many places at least it stands higher in the second network (below nought: lower), however ties fall.

        >>> Move("n", "N", Places(4, 54), Places(54, 54)).distance
        0
        """
        return max(self.before.first - self.after.last, 0) + min(self.before.last - self.after.first, 0)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two networks have in common. The correlations are none where a network gives all nodes one value."""

    networks: tuple[str, str]
    measure: str
    nodes: Overlap
    edges: Overlap
    spearman: float | None
    kendall: float | None
    moves: tuple[Move, ...]


def compare(first: nx.Graph[str], second: nx.Graph[str], measure: str) -> Comparison:
    """Compare two networks; ``measure`` ranks each whole network, and the places are those among the common nodes.

    Spearman's rho is of the mean places of ties, Kendall's tau is tau-b. Raises UsageError for an unknown measure.
    """
    lowest_first = find_measure(measure).lowest_first
    values = [rank(graph, (measure,)).values(measure) for graph in (first, second)]
    common = [node for node in first if node in second]
    before, after = (places({node: value[node] for node in common}, lowest_first=lowest_first) for value in values)
    moves = [Move(node, first.nodes[node].get("label", node), before[node], after[node]) for node in common]
    moves.sort(key=lambda move: (-abs(move.distance), move.name, move.node))
    spearman, kendall = _correlations(moves)
    nodes = Overlap(len(first), len(second), len(common))
    pairs = [_pairs(graph, directed=first.is_directed() and second.is_directed()) for graph in (first, second)]
    edges = Overlap(len(pairs[0]), len(pairs[1]), len(pairs[0] & pairs[1]))
    return Comparison((first.name, second.name), measure, nodes, edges, spearman, kendall, tuple(moves))


def to_json(comparison: Comparison, most: int) -> dict[str, Any]:
    """The comparison as plain values, with the first ``most`` movers."""
    return {
        "networks": list(comparison.networks),
        "measure": comparison.measure,
        "nodes": _overlap(comparison.nodes),
        "edges": _overlap(comparison.edges),
        "spearman": comparison.spearman,
        "kendall": comparison.kendall,
        "moves": [
            {"node": move.node, "name": move.name, "places": [list(move.before), list(move.after)]}
            for move in comparison.moves[:most]
            if move.distance
        ],
    }


def to_text(comparison: Comparison, language: str, most: int) -> str:
    """The comparison in words, with the first ``most`` movers."""
    return "".join(f"{text.tell(language)}\n" for text in _sentences(comparison, most))


_NODES = Text(
    "Nodes: {first} in {a}, {second} in {b}, {both} in both.",
    "Nœuds : {first} dans {a}, {second} dans {b}, {both} dans les deux.",
)
_EDGES = Text(
    "Links: {first} in {a}, {second} in {b}, {both} in both (Jaccard {jaccard}).",
    "Liens : {first} dans {a}, {second} dans {b}, {both} dans les deux (Jaccard {jaccard}).",
)
_NO_LINKS = Text("Neither network has a link.", "Aucun des deux réseaux n’a de lien.")
_APART = Text(
    "They have no two nodes in common, so their rankings cannot be compared.",
    "Ils n’ont pas deux nœuds en commun : leurs classements ne se comparent pas.",
)
_FLAT = Text(
    "One of them gives all common nodes the same {measure}, so there is no correlation of ranks.",
    "L’un d’eux donne à tous les nœuds communs la même valeur ({measure}) : pas de corrélation des rangs.",
)
_CORRELATED = Text(
    "Ranks by {measure}: Spearman {spearman}, Kendall tau-b {kendall} over {both} nodes; ties share their mean place.",
    "Rangs selon {measure} : Spearman {spearman}, tau-b de Kendall {kendall} sur {both} nœuds ; les ex æquo ont leur"
    " rang moyen.",
)
_MOVES = Text(
    "What moves most from {a} to {b}, however ties are broken:",
    "Ce qui change le plus de rang de {a} à {b}, de quelque façon qu’on départage les ex æquo :",
)
_MOVE = Text("  {name}: {before} → {after}", "  {name} : {before} → {after}")
_STILL = Text("Nothing moves for certain.", "Aucun rang ne change à coup sûr.")
_PLACE = Text("place {first}", "rang {first}")
_SHARED = Text("places {first}–{last} (a tie)", "rangs {first}–{last} (ex æquo)")


def _sentences(comparison: Comparison, most: int) -> Iterator[Text]:
    a, b = comparison.networks
    yield _NODES.fill(a=a, b=b, **_counts(comparison.nodes))
    share = comparison.edges.jaccard
    yield (
        _NO_LINKS
        if share is None
        else _EDGES.fill(a=a, b=b, jaccard=decimal(share, _DIGITS), **_counts(comparison.edges))
    )
    if comparison.nodes.both < _FEWEST:
        yield _APART
        return
    if comparison.spearman is None or comparison.kendall is None:
        yield _FLAT.fill(measure=comparison.measure)
    else:
        yield _CORRELATED.fill(
            measure=comparison.measure,
            spearman=decimal(comparison.spearman, _DIGITS),
            kendall=decimal(comparison.kendall, _DIGITS),
            both=comparison.nodes.both,
        )
    moved = [move for move in comparison.moves[:most] if move.distance]
    yield _MOVES.fill(a=a, b=b) if moved else _STILL
    for move in moved:
        yield _MOVE.fill(name=move.name, before=_place(move.before), after=_place(move.after))


def _counts(overlap: Overlap) -> dict[str, int]:
    return {"first": overlap.first, "second": overlap.second, "both": overlap.both}


def _place(found: Places) -> Text:
    return (_PLACE if found.first == found.last else _SHARED).fill(first=found.first, last=found.last)


def _overlap(overlap: Overlap) -> dict[str, Any]:
    return _counts(overlap) | {"jaccard": overlap.jaccard}


def _pairs(graph: nx.Graph[str], *, directed: bool) -> set[tuple[str, str]]:
    return {(source, target) if directed else _either_way(source, target) for source, target in graph.edges()}


def _either_way(source: str, target: str) -> tuple[str, str]:
    return (source, target) if source <= target else (target, source)


def _correlations(moves: list[Move]) -> tuple[float | None, float | None]:
    """Spearman's rho and Kendall's tau-b; none where one side is constant, which leaves both undefined."""
    from scipy.stats import kendalltau, spearmanr  # noqa: PLC0415  (heavy)

    before, after = [move.before.middle for move in moves], [move.after.middle for move in moves]
    if len(set(before)) < _FEWEST or len(set(after)) < _FEWEST:
        return None, None
    return float(spearmanr(before, after).statistic), float(kendalltau(before, after).statistic)
