"""Boxes: upright rectangles that marks, labels and whole cells occupy on the canvas.

Coordinates are canvas units (one unit is one pixel at a zoom of 1); x grows to the right and y grows downwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its four sides, in canvas units; `right >= left` and `bottom >= top`."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def moved(self, dx: float, dy: float) -> Box:
        """The same rectangle, `dx` to the right and `dy` down."""
        return Box(self.left + dx, self.top + dy, self.right + dx, self.bottom + dy)

    def grown(self, margin: float) -> Box:
        """The rectangle with `margin` more on every side."""
        return Box(self.left - margin, self.top - margin, self.right + margin, self.bottom + margin)

    def overlaps(self, other: Box) -> bool:
        """Whether the two share an area; boxes that only touch do not overlap.

        >>> Box(0, 0, 2, 2).overlaps(Box(1, 1, 3, 3)), Box(0, 0, 2, 2).overlaps(Box(2, 0, 3, 2))
        (True, False)
        """
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def centred(width: float, height: float, x: float = 0.0, y: float = 0.0) -> Box:
    """A rectangle of that size whose middle is (`x`, `y`)."""
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def around(boxes: Iterable[Box]) -> Box:
    """The smallest rectangle that holds them all; an empty one at the origin when there are none."""
    found = list(boxes)
    if not found:
        return Box(0.0, 0.0, 0.0, 0.0)
    return Box(
        min(box.left for box in found),
        min(box.top for box in found),
        max(box.right for box in found),
        max(box.bottom for box in found),
    )
