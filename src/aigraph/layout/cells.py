"""Cells: a hub with its satellites fanned out on both sides, each label on the far side of its mark.

Seen from the hub, spokes run outwards through marks and end before the text, so no spoke crosses a label of its cell.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from aigraph.layout.boxes import Box, around, centred

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aigraph.layout.places import Spot

LABEL_GAP = 4.0
"""Between a mark and its label."""
_ROW_GAP = 5.0
_HUB_GAP = 15.0
_LEAST_ROWS = 14
_BULGE = 1.16
"""Half-height of the fan's ellipse in half-heights of the rows: how far its ends curve inwards."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A hub and its satellites, placed around (0, 0), and the rectangle that holds them."""

    spots: tuple[Spot, ...]
    box: Box


def mark_box(spot: Spot) -> Box:
    """The square around a mark; a fifth larger than its radius, for points of stars and triangles."""
    return centred(spot.radius * 2.4, spot.radius * 2.4, spot.x, spot.y)


def label_box(spot: Spot) -> Box:
    """The rectangle of a label, on its side of the mark."""
    mark, width, height = mark_box(spot), spot.label.width, spot.label.height
    if spot.side == "below":
        return Box(spot.x - width / 2, mark.bottom, spot.x + width / 2, mark.bottom + height)
    top = spot.y - height / 2
    left = mark.right + LABEL_GAP if spot.side == "right" else mark.left - LABEL_GAP - width
    return Box(left, top, left + width, top + height)


def hold(spots: Iterable[Spot]) -> Box:
    """The rectangle around all marks and labels."""
    return around(box for spot in spots for box in (mark_box(spot), label_box(spot)))


def cell(hub: Spot, satellites: Sequence[Spot]) -> Cell:
    """The hub in the middle, satellites clockwise from the top right."""
    core = hold([hub])
    hub = replace(hub, x=hub.x, y=hub.y - (core.top + core.bottom) / 2)
    right, left = _halves(satellites)
    spots = [hub, *_fan(hub, right, "right"), *_fan(hub, left, "left")]
    return Cell(tuple(spots), hold(spots))


def mirrored(found: Cell) -> Cell:
    """The same cell with right and left changed over; it takes the same rectangle."""
    axis = found.box.left + found.box.right
    other: dict[str, Literal["right", "left", "below"]] = {"right": "left", "left": "right", "below": "below"}
    spots = tuple(replace(spot, x=axis - spot.x, side=other[spot.side]) for spot in found.spots)
    return Cell(spots, found.box)


def _row_height(spot: Spot) -> float:
    return max(spot.label.height, spot.radius * 2.4) + _ROW_GAP


def _halves(satellites: Sequence[Spot]) -> tuple[list[Spot], list[Spot]]:
    """The right side from the top down and the left side from the top down, about equally high."""
    whole, height = sum(map(_row_height, satellites)), 0.0
    for place, spot in enumerate(satellites):
        if height + _row_height(spot) / 2 > whole / 2:
            return list(satellites[:place]), list(reversed(satellites[place:]))
        height += _row_height(spot)
    return list(satellites), []


def _fan(hub: Spot, line: list[Spot], side: Literal["right", "left"]) -> list[Spot]:
    """One side of a cell: a single arc of rows, or several columns of them where the hub has very many satellites."""
    rows = max(_LEAST_ROWS, math.ceil(math.sqrt(7 * len(line))))
    columns = math.ceil(len(line) / rows) or 1
    rows = math.ceil(len(line) / columns)
    sign = 1.0 if side == "right" else -1.0
    placed: list[Spot] = []
    start = 0.0
    for column in range(columns):
        arc = _arc(hub, line[column * rows : (column + 1) * rows], start)
        placed += [replace(spot, x=sign * spot.x, side=side) for spot in arc]
        start = max((abs(box.right if sign > 0 else box.left) for box in map(label_box, placed)), default=0.0)
    return placed


def _arc(hub: Spot, rows: list[Spot], start: float) -> list[Spot]:
    """Rows one under the other, their marks on an ellipse that clears the hub (or, further out, all up to `start`)."""
    heights = [_row_height(spot) for spot in rows]
    reach = sum(heights) / 2 * _BULGE or 1.0
    top = -sum(heights) / 2
    placed, width = [], 0.0
    for spot, height in zip(rows, heights, strict=True):
        row = Box(0.0, top, 1.0, top + height)
        middle = top + height / 2
        need = start + _ROW_GAP * 2 if start else _clearance(hub, row)
        bend = math.sqrt(1 - (middle / reach) ** 2)
        width = max(width, (need + spot.radius * 1.2) / bend)
        placed.append(replace(spot, y=middle))
        top += height
    if start:
        return [replace(spot, x=width) for spot in placed]
    return [replace(spot, x=width * math.sqrt(1 - (spot.y / reach) ** 2)) for spot in placed]


def _clearance(hub: Spot, row: Box) -> float:
    """How far from the middle line a row must begin so as not to meet the hub's mark or label."""
    need = _HUB_GAP
    for box in (mark_box(hub), label_box(hub)):
        if row.top < box.bottom and box.top < row.bottom:
            need = max(need, box.right + _HUB_GAP)
    return need
