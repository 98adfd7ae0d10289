"""Rings and shelves: where whole cells stand on a landscape canvas, around a middle kept free for shared nodes."""

from __future__ import annotations

import math
from functools import lru_cache, partial
from itertools import pairwise, product
from typing import TYPE_CHECKING

from aigraph.layout.boxes import Box, around, centred

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Point = tuple[float, float]

_MOST_ON_A_RING = 16
_STEPS = 14
_SAMPLES = 480
_POWERS = (2.0, 2.5, 3.0, 4.0, 6.0, 10.0)
"""How square the rings are that are tried: 2 is an ellipse, 10 nearly a rectangle."""
_TURNS = (0.0, 0.25, 0.5, 0.75)
"""How far each is turned, in parts of the first box's share."""


def arrange(boxes: Sequence[Box], middles: Sequence[Box], canvas: Box) -> tuple[list[Point], Box]:
    """How far to move each box so that none overlaps another or the middle, in about the canvas's proportions.

    The boxes follow each other clockwise from the top; many of them, or boxes around nothing, stand on shelves. The
    middle is the one of `middles` that suits best, made as large as the boxes around it allow.
    """
    if len(boxes) == 1:
        moves, middle = [_beside(boxes[0], middles[0])], middles[0]
    elif len(boxes) > _MOST_ON_A_RING or not middles[0].width:
        moves, middle = shelves(boxes, middles[-1], canvas), middles[-1]
    else:
        moves, middle = ring(boxes, middles, canvas)
    return moves, free_middle([box.moved(*move) for box, move in zip(boxes, moves, strict=True)], middle)


def ring(boxes: Sequence[Box], middles: Sequence[Box], canvas: Box) -> tuple[list[Point], Box]:
    """Places on the ring that needs the least enlargement of the canvas, which it then fills."""
    best: tuple[float, list[Point], Box] = (math.inf, [], middles[0])
    for power, turn, middle in product(_POWERS, _TURNS, middles):
        unit = _shares(boxes, canvas.width / canvas.height, power, turn)
        size = _least(partial(_fits, boxes, unit, canvas, middle))
        if size < best[0] - 1e-9:
            best = (size, _drawn(boxes, unit, canvas, size), middle)
    return best[1], best[2]


def shelves(boxes: Sequence[Box], middle: Box, canvas: Box) -> list[Point]:
    """Places in rows like books, half of the rows above the middle and half below."""
    area = sum(box.width * box.height for box in boxes) + middle.width * middle.height
    width = max(math.sqrt(area * canvas.width / canvas.height) * 1.1, middle.width, *(box.width for box in boxes), 0.0)
    rows: list[list[int]] = [[]] if boxes else []
    for place, box in enumerate(boxes):
        if rows[-1] and sum(boxes[other].width for other in rows[-1]) + box.width > width:
            rows.append([])
        rows[-1].append(place)
    moves: list[Point] = [(0.0, 0.0)] * len(boxes)
    half = len(rows) // 2
    top = -middle.height / 2 - sum(max(boxes[place].height for place in row) for row in rows[:half])
    for number, row in enumerate(rows):
        top = max(top, middle.height / 2) if number == half else top
        height = max(boxes[place].height for place in row)
        left, gap = -width / 2, (width - sum(boxes[place].width for place in row)) / (len(row) + 1)
        for place in row:
            left += gap
            box = boxes[place]
            moves[place] = (left - box.left, top + (height - box.height) / 2 - box.top)
            left += box.width
        top += height
    return moves


def free_middle(boxes: Sequence[Box], middle: Box) -> Box:
    """The middle as wide, then as high, as the boxes around it leave it."""
    hull = around(boxes)
    if not boxes or not middle.width:
        return middle

    def fits(box: Box) -> bool:
        return box.width <= hull.width and box.height <= hull.height and not any(map(box.overlaps, boxes))

    for wide, high in ((1.03, 1.03), (1.03, 1.0), (1.0, 1.03)):
        for _ in range(40):
            wider = centred(middle.width * wide, middle.height * high)
            if not fits(wider):
                break
            middle = wider
    return middle


def _beside(box: Box, middle: Box) -> Point:
    """A single box in the middle or, where that is taken, at its left."""
    right = middle.left if middle.width else box.width / 2
    return (right - box.right, -(box.top + box.bottom) / 2)


def _fits(boxes: Sequence[Box], unit: Sequence[Point], canvas: Box, middle: Box, size: float) -> bool:
    return _clear(boxes, _drawn(boxes, unit, canvas, size), middle)


def _clear(boxes: Sequence[Box], points: Sequence[Point], middle: Box) -> bool:
    """Whether boxes moved there keep off each other and off the middle."""
    placed = sorted((box.moved(*point) for box, point in zip(boxes, points, strict=True)), key=lambda box: box.left)
    if middle.width and any(map(middle.overlaps, placed)):
        return False
    for place, box in enumerate(placed):
        for other in placed[place + 1 :]:
            if other.left >= box.right:
                break
            if box.overlaps(other):
                return False
    return True


def _least(holds: Callable[[float], bool]) -> float:
    """The smallest size found, of 1 or more, for which `holds` is true."""
    low, high = 1.0, 1.0
    while not holds(high):
        low, high = high, high * 1.5
    for _ in range(_STEPS if high > low else 0):
        half = (low + high) / 2
        low, high = (low, half) if holds(half) else (half, high)
    return high


def _drawn(boxes: Sequence[Box], unit: Sequence[Point], canvas: Box, size: float) -> list[Point]:
    """How far the boxes move to have their middles on the ring that fills `size` times the canvas."""
    across = [(x, box.width) for box, (x, _) in zip(boxes, unit, strict=True)]
    down = [(y, box.height) for box, (_, y) in zip(boxes, unit, strict=True)]
    wide, high = _reach(across, canvas.width * size), _reach(down, canvas.height * size)
    return [
        (x * wide - (box.left + box.right) / 2, y * high - (box.top + box.bottom) / 2)
        for box, (x, y) in zip(boxes, unit, strict=True)
    ]


def _reach(spans: Sequence[tuple[float, float]], whole: float) -> float:
    """By how much to multiply the middles so that spans of those lengths reach over `whole`, by Newton's method."""
    reach = 0.0
    for _ in range(3):
        end, last = max((at * reach + length / 2, at) for at, length in spans)
        start, first = min((at * reach - length / 2, at) for at, length in spans)
        if last > first:
            reach += (whole - (end - start)) / (last - first)
        else:
            reach = (whole - max(length for _, length in spans)) / 2
    return max(reach, 0.0)


def _shares(boxes: Sequence[Box], aspect: float, power: float, turn: float) -> list[Point]:
    """A point on the unit ring for each box, each having as much of the ring as it is broad along it."""
    if len(boxes) == 2:  # noqa: PLR2004  (left and right)
        return [(-1.0, 0.0), (1.0, 0.0)]
    path = _path(aspect, power)
    spans = [1.0] * len(boxes)
    points: list[Point] = []
    for _ in range(4):
        whole, points, places = sum(spans), [], []
        at = -spans[0] / 2 - turn * spans[0]
        for span in spans:
            places.append(round((at + span / 2) / whole * _SAMPLES) % _SAMPLES)
            at += span
        points = [path[place] for place in places]
        spans = [_breadth(box, path[place - 1], path[place]) for box, place in zip(boxes, places, strict=True)]
    return [(x / aspect, y) for x, y in points]


def _breadth(box: Box, before: Point, here: Point) -> float:
    """How broad a box is along the ring's direction."""
    dx, dy = abs(here[0] - before[0]), abs(here[1] - before[1])
    return (dx * box.width + dy * box.height) / (math.hypot(dx, dy) or 1.0)


@lru_cache(maxsize=16)
def _path(aspect: float, power: float) -> list[Point]:
    """A superellipse of height 2, clockwise from its top, in points equally far from each other."""
    fine = [_at(2 * math.pi * step / 2000, aspect, power) for step in range(2001)]
    lengths = [math.dist(one, other) for one, other in pairwise(fine)]
    step, walked = sum(lengths) / _SAMPLES, 0.0
    path: list[Point] = []
    for (one, other), length in zip(pairwise(fine), lengths, strict=True):
        while len(path) < _SAMPLES and step * len(path) <= walked + length:
            part = (step * len(path) - walked) / (length or 1.0)
            path.append((one[0] + part * (other[0] - one[0]), one[1] + part * (other[1] - one[1])))
        walked += length
    return path


def _at(angle: float, aspect: float, power: float) -> Point:
    sine, cosine = math.sin(angle), -math.cos(angle)
    return (
        math.copysign(abs(sine) ** (2 / power) * aspect, sine),
        math.copysign(abs(cosine) ** (2 / power), cosine),
    )
