"""What is said of a network as a whole, in words."""

from __future__ import annotations

from aigraph.errors import Text

LINES = {
    "size": Text(
        "{nodes} nodes, {edges} ties{directed}",
        "{nodes} nœuds, {edges} liens{directed}",
    ),
    "directed": Text(
        ", directed",
        ", orientés",
    ),
    "loops": Text(
        "{loops} ties of a node with itself, left out below",
        "{loops} liens d’un nœud avec lui-même, non comptés ci-dessous",
    ),
    "density": Text(
        "density {density}: the share of possible ties that there are",
        "densité {density} : la part des liens possibles qui existent",
    ),
    "parts": Text(
        "{parts} parts that no tie joins, of {sizes} nodes",
        "{parts} parties qu’aucun lien ne joint, de {sizes} nœuds",
    ),
    "part": Text(
        "all in one part",
        "tout d’une seule pièce",
    ),
    "diameter": Text(
        "diameter {diameter} (the longest of the shortest paths, in the largest part{against})",
        "diamètre {diameter} (le plus long des plus courts chemins, dans la plus grande partie{against})",
    ),
    "against": Text(
        ", directions aside",
        ", sans égard au sens",
    ),
    "transitivity": Text(
        "transitivity {transitivity}: of three nodes tied in a row, how often the ends are tied too",
        "transitivité {transitivity} : de trois nœuds liés à la file, la part dont les bouts sont liés aussi",
    ),
    "degree_assortativity": Text(
        "assortativity by degree {degree_assortativity} (−1 to 1: whether the much tied are tied to their like)",
        "assortativité par degré {degree_assortativity} (−1 à 1 : si les plus liés le sont entre eux)",
    ),
    "kind_assortativity": Text(
        "assortativity by kind {kind_assortativity} (−1 to 1: whether like is tied to like)",
        "assortativité par genre {kind_assortativity} (−1 à 1 : si l’on est lié à ses semblables)",
    ),
    "articulation_points": Text(
        "without one of these it would fall into more parts: {names}",
        "sans l’un d’eux, il aurait plus de parties : {names}",
    ),
    "bridges": Text(
        "without one of these ties it would fall into more parts: {names}",
        "sans l’un de ces liens, il aurait plus de parties : {names}",
    ),
    "many": Text(
        "{number} ties, each of which holds a part together",
        "{number} liens dont chacun tient seul une partie",
    ),
}
"""By the name of what is measured; each text has the values of its measure in slots."""


def decimal(value: float, digits: int) -> Text:
    """A figure in a sentence, with the sign that each language sets before its decimals.

    >>> decimal(0.25, 2).fr
    '0,25'
    """
    told = f"{value:.{digits}f}"
    return Text(told, told.replace(".", ","))
