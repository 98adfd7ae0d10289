"""Marks: the one table of shapes and colours, for the page, plots and exports alike.

Colours are those of Okabe and Ito, which people with any kind of colour vision tell apart
(https://jfly.uni-koeln.de/color/). A kind is told by shape *and* colour: the first seven kinds share neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigraph.picture.view import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aigraph.picture.view import Text

SHAPES = ("star", "dot", "triangle", "diamond", "square", "hexagon", "triangleDown")
"""Names of shapes as vis-network writes them; the hub's kind is given first and gets the star."""

COLOURS = ("#D55E00", "#0072B2", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#999933")
"""Vermilion, blue, bluish green, reddish purple, orange, sky blue, and olive.

Olive stands for Okabe and Ito's yellow, which cannot be seen on a light page; black is left to the text.
"""

MOST_KINDS = len(SHAPES) * len(COLOURS)


def assign(kinds: Iterable[tuple[str, Text]]) -> tuple[Mark, ...]:
    """A mark for each kind (its IRI and its label), in the order given, the hubs' kind first.

    Raises ValueError when there are more kinds than marks that differ.

    >>> [(mark.shape, mark.colour) for mark in assign([("ex:A", {"en": "A"}), ("ex:B", {"en": "B"})])]
    [('star', '#D55E00'), ('dot', '#0072B2')]
    """
    given = list(kinds)
    if len(given) > MOST_KINDS:
        message = f"{len(given)} kinds, and {MOST_KINDS} marks that differ; draw fewer kinds"
        raise ValueError(message)
    return tuple(Mark(kind, label, *_look(place)) for place, (kind, label) in enumerate(given))


def _look(place: int) -> tuple[str, str]:
    """Each round of the shapes takes the colours one place further on."""
    rounds, shape = divmod(place, len(SHAPES))
    return SHAPES[shape], COLOURS[(shape + rounds) % len(COLOURS)]
