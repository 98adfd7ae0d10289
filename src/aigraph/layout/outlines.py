"""Outlines: rings of points on the plane, with fewer points, and where inside them a label finds room."""

from __future__ import annotations

import math
from itertools import product
from typing import TYPE_CHECKING

from aigraph.layout.boxes import Box, around, centred

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Point = tuple[float, float]
Ring = list[Point]

_STEPS = 24
_FEWEST = 4


def simplified(ring: Sequence[Point], most: float) -> Ring:
    """The ring without points that lie nearer than `most` to the line without them (Douglas and Peucker, 1973).

    >>> simplified([(0, 0), (5, 0.1), (10, 0), (10, 10), (0, 10), (0, 0)], 0.5)
    [(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)]
    """
    kept = {0, len(ring) - 1}
    waiting = [(0, len(ring) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:  # noqa: PLR2004  (nothing between)
            continue
        distance, place = max((_distance(ring[at], ring[first], ring[last]), at) for at in range(first + 1, last))
        if distance > most:
            kept.add(place)
            waiting += [(first, place), (place, last)]
    return [ring[place] for place in sorted(kept)]


def area(ring: Sequence[Point]) -> float:
    """The area within a ring."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(x * below - right * y for (x, y), (right, below) in pairs)) / 2


def path(rings: Iterable[Sequence[Point]]) -> str:
    """The rings as data of an SVG path, to a tenth."""
    told = ("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring[:-1]) + "Z" for ring in rings if len(ring) >= _FEWEST)
    return "".join(told).replace(".0 ", " ").replace(".0L", "L").replace(".0Z", "Z")


def set_labels(
    shapes: Mapping[str, Sequence[Ring]],
    sizes: Mapping[str, Point],
    marks: Sequence[tuple[float, float, float]],
    canvas: Point,
) -> dict[str, list[float]]:
    """Where each shape's label stands (its middle): within its largest ring where it has room beside the marks.

    `marks` are x, y and width. A label without room stands outside of all shapes, as near as can be, and its place has
    two numbers more: the point of the shape that a line from it leads to.
    """
    taken = [centred(wide, wide, x, y) for x, y, wide in marks]
    placed: dict[str, list[float]] = {}
    without: list[str] = []
    for name in sorted(shapes, key=lambda name: (area(shapes[name][0]), name)):
        found = _inside_place(shapes[name][0], sizes[name], taken)
        if found is None:
            without.append(name)
            continue
        taken.append(centred(*sizes[name], *found))
        placed[name] = [round(value, 1) for value in found]
    for name in without:
        goal = _middle(shapes[name][0])
        found = _outside_place(goal, [ring for rings in shapes.values() for ring in rings], sizes[name], taken, canvas)
        taken.append(centred(*sizes[name], *found))
        placed[name] = [round(value, 1) for value in (*found, *goal)]
    return placed


def _inside_place(ring: Ring, size: Point, taken: Sequence[Box]) -> Point | None:
    """The point of a grid that is farthest from the border and from what is taken, measured in the label's shape."""
    hull = _hull(ring)
    best: tuple[float, Point] | None = None
    for row, column in product(range(1, _STEPS), repeat=2):
        point = hull.left + hull.width * column / _STEPS, hull.top + hull.height * row / _STEPS
        if any(centred(*size, *point).overlaps(box) for box in taken) or not _inside(point, ring):
            continue
        border = min(max(abs(x - point[0]) / size[0], abs(y - point[1]) / size[1]) for x, y in ring)
        others = (max(abs(x - point[0]) / size[0], abs(y - point[1]) / size[1]) for x, y in map(_centre, taken))
        room = round(min(border, *others, math.inf), 3)
        if best is None or room > best[0]:
            best = (room, point)
    return best[1] if best else None


def _outside_place(goal: Point, rings: Sequence[Ring], size: Point, taken: Sequence[Box], canvas: Point) -> Point:
    """The nearest point of a grid where the label is on no shape and on nothing else; the goal where there is none."""
    found = []
    for row, column in product(range(1, 2 * _STEPS), repeat=2):
        point = canvas[0] * column / (2 * _STEPS), canvas[1] * row / (2 * _STEPS)
        box = centred(size[0] + 8, size[1] + 8, *point)
        corners = [point, (box.left, box.top), (box.right, box.top), (box.left, box.bottom), (box.right, box.bottom)]
        clear = not any(box.overlaps(other) for other in taken) and box.left >= 0 and box.right <= canvas[0]
        if clear and not any(_inside(corner, ring) for corner in corners for ring in rings):
            found.append((round(math.dist(point, goal), 3), point))
    return min(found)[1] if found else goal


def _hull(ring: Ring) -> Box:
    return around(Box(x, y, x, y) for x, y in ring)


def _middle(ring: Ring) -> Point:
    return _centre(_hull(ring))


def _centre(box: Box) -> Point:
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def _distance(point: Point, start: Point, end: Point) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy)
    if not length:
        return math.dist(point, start)
    return abs(dx * (start[1] - point[1]) - dy * (start[0] - point[0])) / length


def _inside(point: Point, ring: Sequence[Point]) -> bool:
    x, y = point
    crossed = False
    for (left, above), (right, below) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (above > y) != (below > y) and x < left + (y - above) * (right - left) / (below - above):
            crossed = not crossed
    return crossed
