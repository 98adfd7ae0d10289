"""Places in a ranking, where equal values share theirs: nobody is first of two that are the same."""

from __future__ import annotations

import math
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Values that agree to so many significant digits differ by rounding only, and are a tie.
DIGITS = 10


class Places(NamedTuple):
    """The places that a node may have without a change of any value: from ``first`` to ``last``, both from 1."""

    first: int
    last: int

    @property
    def middle(self) -> float:
        """The mean of the places, as rank correlations count a tie."""
        return (self.first + self.last) / 2


def places(values: Mapping[Any, float], *, lowest_first: bool = False) -> dict[Any, Places]:
    """The places of nodes by their values, the highest (or the lowest) first; what is no number comes last.

    >>> places({"a": 2.0, "b": 3.0, "c": 2.0})
    {'b': Places(first=1, last=1), 'a': Places(first=2, last=3), 'c': Places(first=2, last=3)}
    """
    rounded = {node: _rounded(-value if lowest_first else value) for node, value in values.items()}
    ordered = sorted(rounded, key=lambda node: -rounded[node])
    found: dict[Any, Places] = {}
    for _, tied in groupby(ordered, key=rounded.__getitem__):
        group = list(tied)
        shared = Places(len(found) + 1, len(found) + len(group))
        found.update(dict.fromkeys(group, shared))
    return found


def _rounded(value: float) -> float:
    if math.isnan(value):
        return -math.inf
    return float(f"{value:.{DIGITS}g}") if abs(value) > 10.0**-DIGITS else 0.0
