"""Communities: groups that are tied more among themselves than chance would have it, and how firm they are.

Louvain and Leiden begin at random: each is run with twenty fixed seeds; the grouping of the highest modularity is
given, with the mean adjusted Rand index of all pairs of the twenty (1: always the same; about 0: no more alike than by
chance).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import combinations
from math import comb
from typing import TYPE_CHECKING, Any

from aigraph.errors import Text, UsageError, suggest
from aigraph.measures.computing import check_strengths
from aigraph.measures.engine import report
from aigraph.measures.ranking import count_parts, without_loops
from aigraph.measures.wording import decimal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import networkx as nx

    Grouping = list[set[int]]

SEEDS = range(20)
_FIRM, _LOOSE = 0.95, 0.6
_BY_CHANCE = 1e-9
_SUMMARY = Text(
    "{groups} communities by {method}, modularity {modularity}; over {runs} seeds they are {firmness} "
    "(mean adjusted Rand index {stability}).",
    "{groups} communautés par {method}, modularité {modularity} ; sur {runs} graines elles sont {firmness} "
    "(indice de Rand ajusté moyen {stability}).",
)
_FIRMNESS = (
    (_FIRM, Text("the same or nearly", "les mêmes ou presque")),
    (_LOOSE, Text("alike, not the same", "proches, non identiques")),
    (-1.0, Text("quite different: do not build on them", "bien différentes : ne pas s’y fier")),
)
_UNTIED = Text(
    "{network} has no ties, so it has no communities.", "{network} n’a pas de liens, donc pas de communautés."
)
_PARTS = Text(
    "The network has {parts} parts that no tie joins; no community spans two of them.",
    "Le réseau a {parts} parties qu’aucun lien ne joint ; aucune communauté n’en couvre deux.",
)
_NO_DENSER = Text(
    "They are tied no more closely than chance would have it: they tell nothing that the parts do not.",
    "Elles ne sont pas plus liées que ne le voudrait le hasard : elles n’apprennent rien de plus que les parties.",
)


@dataclass(frozen=True, slots=True)
class Communities:
    """Groups of nodes as (node, name), the largest first; ``stability`` is the mean adjusted Rand index over seeds.

    Modularity and stability are None where there are no ties.
    """

    network: str
    method: str
    groups: tuple[tuple[tuple[str, str], ...], ...]
    modularity: float | None
    stability: float | None
    runs: int
    parts: int

    def tell(self) -> list[Text]:
        """What can be said of the grouping, in words."""
        if self.modularity is None or self.stability is None:
            return [_UNTIED.fill(network=self.network)]
        stability = self.stability
        firmness = next(text for least, text in _FIRMNESS if stability >= least)
        summary = _SUMMARY.fill(
            groups=len(self.groups),
            method=self.method.capitalize(),
            modularity=decimal(self.modularity, 4),
            runs=self.runs,
            firmness=firmness,
            stability=decimal(stability, 3),
        )
        told = [summary, _PARTS.fill(parts=self.parts)] if self.parts > 1 else [summary]
        return told if self.modularity > _BY_CHANCE else [*told, _NO_DENSER]


def find_communities(graph: nx.Graph[Any], method: str = "louvain", seeds: Sequence[int] = SEEDS) -> Communities:
    """The communities of a network by the weights of its ties.

    Raises UsageError for a method that there is not, or that cannot take the network, and for a weight that is no
    strength.
    """
    if method not in METHODS:
        msg = f"--method {method}: no such method{suggest(method, METHODS)}; there are {', '.join(METHODS)}"
        raise UsageError(msg)
    import networkx as nx  # noqa: PLC0415  (heavy)

    check_strengths(graph)
    bare = without_loops(graph)
    nodes = sorted(bare, key=str)
    plain = _numbered(bare, nodes)
    runs: list[Grouping] = []
    for number, seed in enumerate(seeds, 1):
        runs.append(METHODS[method](plain, seed))
        report(number / len(seeds))
    is_tied = plain.number_of_edges() > 0
    worth = [nx.community.modularity(plain, run) if is_tied else 0.0 for run in runs]
    best = runs[worth.index(max(worth))]
    named = (tuple(sorted((nodes[place] for place in group), key=lambda node: _name(graph, node))) for group in best)
    groups = sorted(
        (tuple((node, _name(graph, node)) for node in group) for group in named),
        key=lambda group: (-len(group), group[0][1]),
    )
    alike = [adjusted_rand(_labels(one), _labels(other)) for one, other in combinations(runs, 2)]
    stability = sum(alike) / len(alike) if alike else 1.0
    parts = count_parts(bare)
    found = Communities(graph.name, method, tuple(groups), max(worth), stability, len(runs), parts)
    return found if is_tied else replace(found, modularity=None, stability=None)


def adjusted_rand(one: Mapping[Any, int], other: Mapping[Any, int]) -> float:
    """How alike two groupings of the same nodes are (Hubert and Arabie 1985): 1 the same, 0 as by chance.

    >>> adjusted_rand({"a": 0, "b": 0, "c": 1}, {"a": 5, "b": 5, "c": 7})
    1.0
    """
    both = sum(comb(count, 2) for count in Counter((one[node], other[node]) for node in one).values())
    first = sum(comb(count, 2) for count in Counter(one.values()).values())
    second = sum(comb(count, 2) for count in Counter(other.values()).values())
    pairs = comb(len(one), 2)
    by_chance = first * second / pairs if pairs else 0.0
    most = (first + second) / 2
    return 1.0 if most == by_chance else (both - by_chance) / (most - by_chance)


def _numbered(graph: nx.Graph[Any], nodes: list[Any]) -> nx.Graph[int]:
    """The graph on the places of its nodes in a list, its ties in order, so that the same ties give the same groups."""
    place = {node: number for number, node in enumerate(nodes)}
    numbered: nx.Graph[int] = graph.__class__(name=graph.name)
    numbered.add_nodes_from(range(len(nodes)))
    ties = ((place[one], place[other], weight) for one, other, weight in graph.edges(data="weight", default=1))
    numbered.add_weighted_edges_from(sorted(tie for tie in ties if tie[2] > 0))
    return numbered


def _louvain(graph: nx.Graph[Any], seed: int) -> Grouping:
    import networkx as nx  # noqa: PLC0415  (heavy)

    return [set(group) for group in nx.community.louvain_communities(graph, seed=seed)]


def _leiden(graph: nx.Graph[Any], seed: int) -> Grouping:
    try:
        import graspologic_native  # noqa: PLC0415  (optional)
    except ImportError as error:
        msg = "--method leiden: needs graspologic-native; install aigraph[leiden], or ask for louvain"
        raise UsageError(msg) from error
    if graph.is_directed():
        msg = f"--method leiden: the ties of {graph.name} have a direction; ask for louvain"
        raise UsageError(msg)
    edges = [(str(one), str(other), float(weight)) for one, other, weight in graph.edges(data="weight", default=1)]
    groups: dict[Any, set[int]] = {}
    if edges:
        _, found = graspologic_native.leiden(edges, seed=seed + 1)
        for node, group in found.items():
            groups.setdefault(group, set()).add(int(node))
    alone = [{node} for node in graph if not graph.degree(node)]
    return [*groups.values(), *alone]


def _labels(grouping: Grouping) -> dict[int, int]:
    return {node: number for number, group in enumerate(grouping) for node in group}


def _name(graph: nx.Graph[Any], node: Any) -> str:
    return str(graph.nodes[node].get("label", node))


METHODS: dict[str, Callable[[nx.Graph[Any], int], Grouping]] = {"louvain": _louvain, "leiden": _leiden}
"""How communities can be found."""
