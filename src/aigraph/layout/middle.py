"""Rows: shared nodes in the middle, each as near as can be to its hubs, and loose nodes at the bottom."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from aigraph.layout.boxes import Box, centred
from aigraph.layout.cells import hold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aigraph.layout.places import Spot

_GAP = 16.0


def rooms(spots: Sequence[Spot]) -> list[Box]:
    """Rectangles around (0, 0), from square to broad, in which the spots fit in rows; one empty one for none."""
    widths = sorted((hold([spot]).width + _GAP for spot in spots), reverse=True)
    height = max((hold([spot]).height + _GAP for spot in spots), default=0.0)
    found = []
    for aspect in (0.8, 1.2, 1.8, 2.6) if spots else (1.0,):
        rows = max(1, round(math.sqrt(sum(widths) / (aspect * height)))) if spots else 1
        found.append(centred(sum(widths[: _row_size(len(spots), rows)]), rows * height))
    return found


def settle(spots: Sequence[Spot], wish: Mapping[str, tuple[float, float]], box: Box) -> list[Spot]:
    """The spots in rows inside the box (which holds one of the `rooms`), each near the point wished for it."""
    if not spots:
        return []
    height = max(hold([spot]).height for spot in spots) + _GAP
    rows = max(1, min(len(spots), int(box.height / height + 1e-6)))
    size = _row_size(len(spots), rows)
    down = sorted(spots, key=lambda spot: (wish[spot.id][1], spot.id))
    lines = [down[start : start + size] for start in range(0, len(down), size)]
    pitch = box.height / len(lines)
    placed: list[Spot] = []
    for number, line in enumerate(lines):
        middle = box.top + pitch * (number + 0.5)
        placed += _row(sorted(line, key=lambda spot: (wish[spot.id][0], spot.id)), wish, box, middle)
    return placed


def bottom_rows(spots: Sequence[Spot], width: float, top: float) -> list[Spot]:
    """The spots side by side in rows of at most that width, the first row's boxes beginning at `top`."""
    placed: list[Spot] = []
    line: list[Spot] = []
    for spot in spots:
        if line and sum(hold([other]).width + _GAP for other in [*line, spot]) > width:
            placed += _spread(line, top)
            top = hold(placed).bottom + _GAP
            line = []
        line.append(spot)
    return placed + _spread(line, top)


def _row_size(count: int, rows: int) -> int:
    return math.ceil(count / rows)


def _row(line: list[Spot], wish: Mapping[str, tuple[float, float]], box: Box, middle: float) -> list[Spot]:
    widths = [hold([spot]).width + _GAP for spot in line]
    places = side_by_side([wish[spot.id][0] for spot in line], widths, box.left, box.right)
    return [_set(spot, x, middle) for spot, x in zip(line, places, strict=True)]


def side_by_side(wishes: Sequence[float], widths: Sequence[float], left: float, right: float) -> list[float]:
    """Middles of things of those widths in a row from `left` to `right`, in order, as near as can be to the wishes.

    Things that would overlap are joined into a block, which stands where the sum of squared distances is least.
    """
    blocks: list[list[float]] = []  # sum of wished left ends (within the block), number of things, width
    for wish, width in zip(wishes, widths, strict=True):
        blocks.append([wish - width / 2, 1.0, width])
        while len(blocks) > 1 and _start(blocks[-2], left, right) + blocks[-2][2] > _start(blocks[-1], left, right):
            total, count, wide = blocks.pop()
            before = blocks[-1]
            blocks[-1] = [before[0] + total - count * before[2], before[1] + count, before[2] + wide]
    ends: list[float] = []
    for block in blocks:
        at = _start(block, left, right)
        for width in widths[len(ends) : len(ends) + int(block[1])]:
            ends.append(at + width / 2)
            at += width
    return ends


def _start(block: list[float], left: float, right: float) -> float:
    return max(left, min(block[0] / block[1], right - block[2]))


def _spread(line: list[Spot], top: float) -> list[Spot]:
    widths = [hold([spot]).width + _GAP for spot in line]
    at = -sum(widths) / 2
    placed = []
    for spot, width in zip(line, widths, strict=True):
        placed.append(replace(spot, x=at + width / 2, y=top - hold([replace(spot, x=0.0, y=0.0)]).top))
        at += width
    return placed


def _set(spot: Spot, x: float, middle: float) -> Spot:
    box = hold([replace(spot, x=0.0, y=0.0)])
    return replace(spot, x=x, y=middle - (box.top + box.bottom) / 2)
