"""Figures that are not exact: "nearly 67", "more than 60", "5 to 10", and their sums.

A figure is kept as the range of values that its words allow. "Nearly 2.2" is below 2.2, but whoever meant 2.1 would
have said 2.1: so it reaches down by one unit of the last digit that is printed, and never by more than a tenth of
the figure ("nearly 100" is no less than 90).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_SLACK = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Bounds:
    """A range of values, ends included; an end that is None is open. ``nominal`` is the figure as it is printed."""

    low: Decimal | None
    high: Decimal | None
    nominal: Decimal | None

    @property
    def is_exact(self) -> bool:
        """Whether one value alone is meant."""
        return self.low is not None and self.low == self.high

    def lies_in(self, other: Bounds) -> bool:
        """Whether every value of this range is one of the other's."""
        above = other.low is None or (self.low is not None and self.low >= other.low)
        below = other.high is None or (self.high is not None and self.high <= other.high)
        return above and below

    def is_above(self, other: Bounds) -> bool:
        """Whether every value of this range is greater than all of the other's."""
        return self.low is not None and other.high is not None and self.low > other.high

    def __add__(self, other: Bounds) -> Bounds:
        return Bounds(_plus(self.low, other.low), _plus(self.high, other.high), _plus(self.nominal, other.nominal))

    def __sub__(self, other: Bounds) -> Bounds:
        return self + Bounds(_minus(other.high), _minus(other.low), _minus(other.nominal))


NOTHING = Bounds(Decimal(0), Decimal(0), Decimal(0))
ONE = Bounds(Decimal(1), Decimal(1), Decimal(1))
# A part whose size is not stated: nothing or more.
UNKNOWN = Bounds(Decimal(0), None, None)


def figure(value: Decimal | None, low: Decimal | None, high: Decimal | None, *, is_qualified: bool) -> Bounds | None:
    """What a figure with its bounds allows; None where there is neither. ``is_qualified``: "about", without bounds.

    >>> figure(Decimal(67), None, Decimal(67), is_qualified=True)
    Bounds(low=Decimal('66'), high=Decimal('67'), nominal=Decimal('67'))
    >>> figure(None, Decimal(5), Decimal(10), is_qualified=False)
    Bounds(low=Decimal('5'), high=Decimal('10'), nominal=None)
    """
    if low is None and high is None:
        if value is None:
            return None
        slack = _slack(value) if is_qualified else Decimal(0)
        return Bounds(value - slack, value + slack, value)
    if low is None and high is not None:
        low = high - _slack(high)
    return Bounds(low, high, value)


def total(parts: Iterable[Bounds]) -> Bounds:
    """The sum of several ranges; nothing for none."""
    whole = NOTHING
    for part in parts:
        whole += part
    return whole


def _slack(value: Decimal) -> Decimal:
    """One unit of the last digit that is printed (trailing zeros are none), at most a tenth of the value.

    >>> _slack(Decimal(2200000000)), _slack(Decimal(100))
    (Decimal('100000000'), Decimal('10'))
    """
    exponent = value.normalize().as_tuple().exponent
    unit = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return Decimal(format(min(unit, abs(value) * _MOST_SLACK).normalize(), "f"))


def _plus(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one + other


def _minus(value: Decimal | None) -> Decimal | None:
    return None if value is None else -value
