"""Tiles: a square a region, in a grid that keeps the regions' places to each other as far as squares can.

The grid is found, not drawn by hand: of grids of several pitches and origins, each filled by the assignment that moves
the regions least in all (``layout.matching``), the one is taken that
turns round the fewest neighbours and has the fewest holes.
"""

from __future__ import annotations

import math
from itertools import product
from typing import TYPE_CHECKING, Any

from aigraph.layout.matching import match
from aigraph.layout.projecting import equirectangular

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Point = tuple[float, float]
Cell = tuple[int, int]

_PITCHES = (0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.25)
_ORIGINS = (0.0, 0.2, 0.4, 0.6, 0.8)
_TURNED, _HOLE = 0.35, 0.12
"""What a pair that stands the wrong way round, and an empty cell between tiles, weigh against a move of one cell."""
_MOST_TRIED = 60
"""With more regions than this one grid is made, not the best of many sought."""


def tiles(places: Mapping[str, Point], others: Sequence[str] = ()) -> dict[str, Cell]:
    """Column and row of each region by its id, from 0; `places` are latitude and longitude.

    Regions whose place nobody knows (`others`) stand in rows below.

    >>> tiles({"north": (50.0, 2.0), "south": (44.0, 2.0), "west": (47.0, -3.0), "east": (47.0, 6.0)}, ["far"])
    {'east': (2, 1), 'far': (0, 3), 'north': (1, 0), 'south': (1, 2), 'west': (0, 1)}
    """
    names = sorted(places)
    cells = _best({name: equirectangular([places[other] for other in names])(places[name]) for name in names})
    columns = max((column for column, _ in cells.values()), default=-1) + 1
    below = max((row for _, row in cells.values()), default=-1) + 1
    width = columns or math.ceil(math.sqrt(len(others))) or 1
    for place, name in enumerate(sorted(set(others) - set(places))):
        row, column = divmod(place, width)
        cells[name] = (column, below + row)
    return dict(sorted(cells.items()))


def _best(points: Mapping[str, Point]) -> dict[str, Cell]:
    if not points:
        return {}
    names, pitch = list(points), _pitch(list(points.values()))
    pitches, origins = (_PITCHES, _ORIGINS) if len(names) <= _MOST_TRIED else ((0.8,), (0.0,))
    tried = [
        _filled([(x / (pitch * wide) + dx, y / (pitch * wide) + dy) for x, y in points.values()])
        for wide, dx, dy in product(pitches, origins, origins)
    ]
    _, cells = min(tried, key=lambda one: (round(one[0], 9), one[1]))
    columns, rows = (
        {line: place for place, line in enumerate(sorted(set(lines)))} for lines in zip(*cells, strict=True)
    )
    return {name: (columns[column], rows[row]) for name, (column, row) in zip(names, cells, strict=True)}


def _pitch(points: Sequence[Point]) -> float:
    """The side of a square of which as many as there are points cover the rectangle around them."""
    wide = max(x for x, _ in points) - min(x for x, _ in points)
    high = max(y for _, y in points) - min(y for _, y in points)
    return math.sqrt(max(wide * high, (max(wide, high) / len(points)) ** 2) / len(points)) or 1.0


def _filled(points: Sequence[Point]) -> tuple[float, list[Cell]]:
    """The cells that points in units of a cell are moved to, and how badly that tells where they are."""
    import numpy as np  # noqa: PLC0415  (heavy)

    cells = _room(points)
    where, grid = np.array(points), np.array(cells, dtype=float) + 0.5
    moves: Any = ((where[:, None, :] - grid[None, :, :]) ** 2).sum(axis=2).round(9)
    chosen = match(moves)
    found = [cells[place] for place in chosen]
    moved = float(moves[range(len(points)), chosen].sum())
    return moved + _TURNED * _turned(where, grid[chosen]) + _HOLE * _holes(found), found


def _room(points: Sequence[Point]) -> list[Cell]:
    """The cells that hold the points and one more on each side; more where that is too few."""
    around = 1 + math.ceil(math.sqrt(len(points)) / 2)
    columns = range(math.floor(min(x for x, _ in points)) - around, math.floor(max(x for x, _ in points)) + around + 1)
    rows = range(math.floor(min(y for _, y in points)) - around, math.floor(max(y for _, y in points)) + around + 1)
    return list(product(columns, rows))


def _turned(where: Any, cells: Any) -> float:
    """How many pairs stand the other way round in the grid, or side by side though far apart; a little being little."""
    import numpy as np  # noqa: PLC0415  (heavy)

    apart, steps = (values[:, None, :] - values[None, :, :] for values in (where, cells))
    wrong = (apart * steps < 0) | ((steps == 0) & (np.abs(apart) > 1))
    return float(np.minimum(np.abs(apart), 2.0)[wrong].sum()) / 2


def _holes(cells: Sequence[Cell]) -> int:
    """Empty cells between two tiles of a row or of a column."""
    taken, holes = set(cells), set()
    for axis in (0, 1):
        for line in {cell[axis] for cell in cells}:
            along = sorted(cell[1 - axis] for cell in cells if cell[axis] == line)
            for at in range(along[0], along[-1]):
                hole = (line, at) if axis == 0 else (at, line)
                holes.add(hole) if hole not in taken else None
    return len(holes)
