"""Measures of nodes: what each computes, what values it can take, and how to read it.

A measure that ``uses_weight`` as *strength* takes the weight of a tie as how strong it is; as *distance*, the way along
a tie as 1/weight (Newman 2001): what shares much is near. The others count bare ties. Self loops are left out by who
ranks (`ranking`). A node of which a measure says nothing has NaN.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aigraph.errors import Text, UsageError, suggest
from aigraph.measures import computing, engine
from aigraph.measures.computing import DISTANCE

if TYPE_CHECKING:
    from collections.abc import Callable

    import networkx as nx

STRENGTH = "strength"


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of nodes.

    ``range`` is what values there can be; ``uses_weight`` is empty, "strength" or "distance"; ``directed`` tells that
    the direction of ties changes it; ``connected_only`` that parts that are not connected cannot be compared by it;
    ``lowest_first`` that the lowest value is the most telling.
    """

    name: str
    compute: Callable[[nx.Graph[Any]], dict[Any, float]]
    range: str
    reading: Text
    uses_weight: str = ""
    directed: bool = False
    connected_only: bool = False
    lowest_first: bool = False


_ALL = (
    Measure(
        "degree",
        computing.degree,
        "0–1",
        Text(
            "To what share of the others a node is tied; of directed ties those in and those out together (up to 2).",
            "À quelle part des autres un nœud est lié ; de liens orientés, entrants et sortants ensemble (jusqu’à 2).",
        ),
    ),
    Measure(
        "betweenness",
        engine.betweenness,
        "0–1",
        Text(
            "On what share of the shortest paths between two others a node lies: who bridges. Pairs without a path "
            "count as not bridged.",
            "Sur quelle part des plus courts chemins entre deux autres un nœud se trouve : qui fait le pont. Une paire "
            "sans chemin compte comme non reliée.",
        ),
        directed=True,
    ),
    Measure(
        "closeness",
        engine.closeness,
        "0–1",
        Text(
            "One over the mean distance to those it can reach, times the share of the others that it can reach "
            "(Wasserman and Faust); of directed ties, from those that reach it.",
            "L’inverse de la distance moyenne à ceux qu’il peut atteindre, fois la part des autres que cela fait "
            "(Wasserman et Faust) ; de liens orientés, depuis ceux qui l’atteignent.",
        ),
        directed=True,
    ),
    Measure(
        "eigenvector",
        computing.eigenvector,
        "0–1",
        Text(
            "High where the neighbours are high. The part with the densest ties takes it all, others have 0; all have "
            "0 where directed ties go round in no circle.",
            "Haut si les voisins le sont. La partie aux liens les plus denses prend tout, les autres ont 0 ; tous ont "
            "0 si des liens orientés ne tournent jamais en rond.",
        ),
        directed=True,
        connected_only=True,
    ),
    Measure(
        "pagerank",
        computing.pagerank,
        "0–1",
        Text(
            "How often a walk along ties (strong ones more often) that at times starts anew is there; the sum is 1.",
            "À quelle fréquence y passe une marche au fil des liens, les forts plus souvent, qui repart parfois au "
            "hasard ; la somme est 1.",
        ),
        STRENGTH,
        directed=True,
    ),
    Measure(
        "weighted-degree",
        computing.weighted_degree,
        "≥ 0",
        Text("The sum of the weights of its ties.", "La somme des poids de ses liens."),
        STRENGTH,
    ),
    Measure(
        "weighted-betweenness",
        computing.weighted_betweenness,
        "0–1",
        Text(
            "Betweenness where a strong tie is a short way (1/weight).",
            "L’intermédiarité où un lien fort est un chemin court (1/poids).",
        ),
        DISTANCE,
        directed=True,
    ),
    Measure(
        "weighted-closeness",
        computing.weighted_closeness,
        "≥ 0",
        Text(
            "Closeness where a strong tie is a short way (1/weight).",
            "La proximité où un lien fort est un chemin court (1/poids).",
        ),
        DISTANCE,
        directed=True,
    ),
    Measure(
        "harmonic",
        computing.harmonic,
        "0–1",
        Text(
            "The mean of one over the distance to each other, 0 for those out of reach; so parts can be compared.",
            "La moyenne de l’inverse de la distance à chaque autre, 0 pour qui est hors d’atteinte ; les parties se "
            "comparent donc.",
        ),
        directed=True,
    ),
    Measure(
        "katz",
        computing.katz,
        "0–1",
        Text(
            "All walks that lead to it, the longer the less they count (0.85 of what the largest eigenvalue allows).",
            "Tous les parcours qui y mènent, d’autant moins comptés qu’ils sont longs (0,85 de ce que permet la plus "
            "grande valeur propre).",
        ),
        directed=True,
    ),
    Measure(
        "hubs",
        computing.hubs,
        "0–1",
        Text(
            "High where ties lead to good authorities (HITS); the sum is 1.",
            "Haut si les liens mènent à de bonnes autorités (HITS) ; la somme est 1.",
        ),
        STRENGTH,
        directed=True,
        connected_only=True,
    ),
    Measure(
        "authorities",
        computing.authorities,
        "0–1",
        Text(
            "High where ties come from good hubs (HITS); the sum is 1.",
            "Haut si les liens viennent de bons pivots (HITS) ; la somme est 1.",
        ),
        STRENGTH,
        directed=True,
        connected_only=True,
    ),
    Measure(
        "clustering",
        computing.clustering,
        "0–1",
        Text(
            "What share of the pairs of its neighbours are tied themselves; 0 with fewer than two.",
            "Quelle part des paires de ses voisins sont liées entre elles ; 0 s’il y en a moins de deux.",
        ),
        directed=True,
    ),
    Measure(
        "core",
        computing.core,
        "0, 1, 2 …",
        Text(
            "The largest k such that it is among nodes that each have k ties with one another.",
            "Le plus grand k tel qu’il soit parmi des nœuds dont chacun a k liens avec les autres d’entre eux.",
        ),
    ),
    Measure(
        "constraint",
        computing.constraint,
        "≥ 0",
        Text(
            "How much its neighbours depend on one another (Burt): low for a broker between those who do not know each "
            "other; ranked from the lowest. None for a node without ties.",
            "Combien ses voisins dépendent les uns des autres (Burt) : bas pour qui relie ceux qui ne se connaissent "
            "pas ; classé à partir du plus bas. Aucune valeur sans liens.",
        ),
        STRENGTH,
        lowest_first=True,
    ),
    Measure(
        "effective-size",
        computing.effective_size,
        "≥ 0",
        Text(
            "How many neighbours it has, less what they have in common (Burt). None for a node without ties.",
            "Combien de voisins il a, moins ce qu’ils ont de redondant (Burt). Aucune valeur sans liens.",
        ),
        STRENGTH,
    ),
)

MEASURES: dict[str, Measure] = {measure.name: measure for measure in _ALL}
"""Every measure of nodes by its name."""


ALL = "all"


def find_measure(name: str) -> Measure:
    """The measure of a name. Raises UsageError where there is none, and for "all", which is no single one."""
    if name == ALL:
        msg = f"{ALL}: one measure is wanted here; there are {', '.join(MEASURES)}"
        raise UsageError(msg)
    if name not in MEASURES:
        msg = f"{name}: no such measure{suggest(name, MEASURES)}; there are {', '.join(MEASURES)}"
        raise UsageError(msg)
    return MEASURES[name]


USUAL = ("degree", "betweenness", "closeness", "eigenvector", "pagerank")
"""Those that are computed where none is asked for."""
