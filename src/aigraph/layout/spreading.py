"""Spreading: rectangles that overlap are moved apart, each as little as will do.

Rounds of pushing, each pair along the axis on which it overlaps less; nothing is random, and things at one place are
told apart by their order. Where rounds do not suffice, all places are drawn apart from each other by one factor.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

Point = tuple[float, float]

_ROUNDS = 160
_GOLDEN = math.pi * (3 - math.sqrt(5))
_SEED = 1.25
"""Seeds of a sunflower are so far apart, in halves of their size, that hardly two overlap."""
_MANY = 1000
_TOUCH = 1e-6
_STEP, _LEAP = 1.06, 1.15


def separate(points: Sequence[Point], sizes: Sequence[tuple[float, float]], rounds: int = _ROUNDS) -> list[Point]:
    """Middles of rectangles of those sizes (width, height), near the points given, none overlapping another.

    >>> separate([(0.0, 0.0), (0.0, 0.0)], [(2.0, 1.0), (2.0, 1.0)])
    [(0.0, -0.29), (-0.92, 0.71)]
    """
    import numpy as np  # noqa: PLC0415  (heavy)

    if len(points) <= 1:
        return [(float(x), float(y)) for x, y in points]
    half = np.array(sizes, dtype=float) / 2
    at = _told_apart(np.array(points, dtype=float), half)
    for _ in range(rounds if len(points) <= _MANY else rounds // 4):
        one, other = _overlapping(at, half)
        if not len(one):
            break
        at = _pushed(at, half, one, other)
    middle = at.mean(axis=0)
    while len(_overlapping(at, half)[0]):
        at = middle + (at - middle) * (_STEP if len(points) <= _MANY else _LEAP)
    return [(round(float(x), 2), round(float(y), 2)) for x, y in at]


def _told_apart(at: Any, half: Any) -> Any:
    """Things at one place set on a spiral around it in their order, like the seeds of a sunflower, each with room."""
    import numpy as np  # noqa: PLC0415  (heavy)

    _, groups = np.unique(at.round(3), axis=0, return_inverse=True)
    seen: dict[int, int] = {}
    moved = at.copy()
    for place, group in enumerate(groups.reshape(-1).tolist()):
        turn = seen[group] = seen.get(group, -1) + 1
        wide, high = half[place] * _SEED * math.sqrt(turn)
        moved[place] += (wide * math.cos(turn * _GOLDEN), high * math.sin(turn * _GOLDEN))
    return moved


def _overlapping(at: Any, half: Any) -> tuple[Any, Any]:
    """The pairs of rectangles that overlap, by their places, the smaller first."""
    import numpy as np  # noqa: PLC0415  (heavy)
    from scipy.spatial import cKDTree  # noqa: PLC0415  (heavy)

    largest = 2 * half.max(axis=0)
    pairs = cKDTree(at / largest).query_pairs(1.0, p=math.inf, output_type="ndarray")
    if not len(pairs):
        return pairs.reshape(-1), pairs.reshape(-1)
    one, other = pairs[:, 0], pairs[:, 1]
    over = half[one] + half[other] - np.abs(at[one] - at[other])
    clash = (over > _TOUCH).all(axis=1)
    order = np.lexsort((other[clash], one[clash]))
    return one[clash][order], other[clash][order]


def _pushed(at: Any, half: Any, one: Any, other: Any) -> Any:
    """Each pair half the overlap apart, along the axis of the smaller one."""
    import numpy as np  # noqa: PLC0415  (heavy)

    apart = at[other] - at[one]
    over = half[one] + half[other] - np.abs(apart)
    axis = np.argmin(over, axis=1)
    rows = np.arange(len(one))
    push = np.zeros_like(apart)
    sign = np.where(apart[rows, axis] < 0, -1.0, 1.0)
    push[rows, axis] = sign * (over[rows, axis] / 2 + 2 * _TOUCH)
    moved, met = np.zeros_like(at), np.zeros(len(at))
    np.add.at(moved, other, push)
    np.add.at(moved, one, -push)
    np.add.at(met, one, 1)
    np.add.at(met, other, 1)
    return at + moved / np.maximum(1.0, met / 2)[:, None]
