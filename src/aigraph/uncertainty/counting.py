"""Exact bounds by counting: in how many wholes a member can be, and its best and worst rank by that number.

At best a member takes a place wherever it can and newcomers take all the others: then nobody else gains. At worst it
gains nothing, and as many others as the places allow come to stand above it; how many, is an integer programme (each
place is taken once, and a member counts when it gains enough), which is solved, not guessed. In the network of both,
wholes have ranks by how many members they have, and at worst are as large as may be.

By degree among members no completion takes neighbours away, and each member's greatest degree can be counted. Who has
more now than the other can ever have stands above it whatever comes: that bounds its rank on both sides, and where a
completion was found that reaches the bound, the bound is exact.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from aigraph.uncertainty.completing import Frame, as_named, favour
from aigraph.uncertainty.model import Interval, Reach
from aigraph.uncertainty.packing import pack_by_counting
from aigraph.uncertainty.scoring import degrees

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    Whole = NDArray[np.int64]

# Above so many unknowns the programme is not solved: then the bound is what each other member could gain alone.
_MOST_UNKNOWNS = 20_000
_NO_END = 10**6


def reaches(frame: Frame) -> tuple[Reach, ...]:
    """Of each member, in how many wholes it is and can be, and the exact bounds of its rank by that number."""
    now, most = frame.named.sum(axis=1), frame.named.sum(axis=1) + _gains(frame)
    places = _places(frame)
    found = []
    alike: dict[tuple[bytes, bytes], tuple[int, bool]] = {}
    for row, node in enumerate(frame.incidence.members):
        key = frame.named[row].tobytes(), frame.able[:, row].tobytes()
        if key not in alike:
            alike[key] = _above(frame, int(now[row]), row, places)
        worst, is_exact = alike[key]
        low, high = 1 + int((now > most[row]).sum()), 1 + worst
        interval = Interval(node, 1 + int((now > now[row]).sum()), low, high, low_is_exact=True, high_is_exact=is_exact)
        found.append(Reach(node, int(now[row]), int(most[row]), interval))
    return tuple(found)


def of_both(frame: Frame, found: Sequence[Reach]) -> dict[str, Interval]:
    """Bounds of the rank by degree in the network of both: members, and wholes by how many members they have.

    No completion goes further; where an end is called exact, one goes as far. A whole has as many members as it has
    places, whoever takes them.
    """
    named = frame.named.sum(axis=0)
    least, most = named.copy(), named.copy()
    for place, slot in enumerate(frame.slots):
        least[frame.wholes[place]] += slot.low
        most[frame.wholes[place]] += _NO_END if slot.high is None else slot.high
    now = frame.named.sum(axis=1)
    gains = now + _gains(frame)
    intervals = [
        Interval(
            reach.node,
            reach.interval.now + int((named > reach.now).sum()),
            reach.interval.low + int((least > reach.most).sum()),
            reach.interval.high + int((most > reach.now).sum()),
            low_is_exact=_are_apart(frame),
            high_is_exact=reach.interval.high_is_exact,
        )
        for reach in found
    ]
    for column, node in enumerate(frame.incidence.wholes):
        others = [place for place in range(len(named)) if place != column]
        hopeful = int((gains > least[column]).sum())
        intervals.append(
            Interval(
                node,
                1 + int((named > named[column]).sum() + (now > named[column]).sum()),
                1 + int((least[others] > most[column]).sum() + (now > most[column]).sum()),
                1 + int((most[others] > least[column]).sum()) + hopeful,
                low_is_exact=True,
                high_is_exact=not hopeful,
            )
        )
    return {each.node: replace(each, low=min(each.low, each.now), high=max(each.high, each.now)) for each in intervals}


def by_degree(frame: Frame, intervals: Sequence[Interval]) -> tuple[Interval, ...]:
    """The intervals by degree among members, with what counting proves of their ends."""
    import numpy as np  # noqa: PLC0415  (heavy)

    members = range(len(frame.incidence.members))
    now = degrees(as_named(frame))[0]
    batch = favour(frame, members)
    for place, slot in enumerate(frame.slots):
        if slot.high is None:
            whole = frame.wholes[place]
            batch.newcomers[:, whole] += batch.joined[members, members, whole] * _NO_END
    most = np.diagonal(degrees(batch))
    return tuple(
        replace(
            interval,
            low_is_exact=interval.low == 1 + int((now > most[row]).sum()),
            high_is_exact=interval.high == 1 + int((np.delete(most, row) > now[row]).sum()),
        )
        for row, interval in enumerate(intervals)
    )


def _are_apart(frame: Frame) -> bool:
    """Whether no slot that may have no place at all is needed: else the whole grows by who takes one."""
    return all(slot.low > 0 for slot in frame.slots)


def _places(frame: Frame) -> Whole:
    """How many members each slot can take; where there is no end, as many as there are."""
    import numpy as np  # noqa: PLC0415  (heavy)

    members = len(frame.incidence.members)
    return np.array([members if slot.high is None else min(slot.high, members) for slot in frame.slots], dtype=np.int64)


def _gains(frame: Frame) -> Whole:
    """How many wholes each member can join."""
    import numpy as np  # noqa: PLC0415  (heavy)

    can = np.zeros(frame.named.shape, dtype=bool)
    for place, whole in enumerate(frame.wholes):
        can[:, whole] |= frame.able[place]
    gains: Whole = can.sum(axis=1)
    return gains


def _above(frame: Frame, value: int, row: int, places: Whole) -> tuple[int, bool]:
    """How many other members can be in more wholes than ``value`` at once, and whether that is exact."""
    import numpy as np  # noqa: PLC0415  (heavy)

    now, gains = frame.named.sum(axis=1), _gains(frame)
    others = np.arange(len(now)) != row
    already = int((others & (now > value)).sum())
    need = np.maximum(value + 1 - now, 0)
    hopeful = np.flatnonzero(others & (now <= value) & (gains >= need))
    if not len(hopeful):
        return already, True
    if len(hopeful) * (len(frame.slots) + 1) > _MOST_UNKNOWNS:
        return already + len(hopeful), False
    counted = pack_by_counting(frame, hopeful, need[hopeful], places)
    return already + (_pack(frame, hopeful, need[hopeful], places) if counted is None else counted), True


def _pack(frame: Frame, rows: Whole, need: Whole, places: Whole) -> int:
    """The most members that can gain what they need at once (an integer programme, solved by HiGHS)."""
    import numpy as np  # noqa: PLC0415  (heavy)
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415  (heavy)
    from scipy.sparse import csr_array  # noqa: PLC0415  (heavy)

    slots, count = len(frame.slots), len(rows)
    takes = [(place, slot) for slot in range(slots) for place in range(count) if frame.able[slot, rows[place]]]
    size = len(takes) + count
    matrix: dict[tuple[int, int], float] = {}
    of_whole = {key: number for number, key in enumerate(sorted({(at, frame.wholes[slot]) for at, slot in takes}))}
    first_whole, total = slots + count, slots + count + len(of_whole)
    for unknown, (place, slot) in enumerate(takes):
        matrix[slot, unknown] = 1  # no more than the slot has places
        matrix[slots + place, unknown] = -1  # what is gained is no less than what is needed
        matrix[first_whole + of_whole[place, frame.wholes[slot]], unknown] = 1  # nobody is in a whole twice
    for place in range(count):
        matrix[slots + place, len(takes) + place] = float(need[place])
    rows_, columns = zip(*matrix, strict=True)
    table: Any = csr_array((list(matrix.values()), (rows_, columns)), shape=(total, size))
    upper = np.concatenate([places, np.zeros(count), np.ones(len(of_whole))])
    aim = np.concatenate([np.zeros(len(takes)), -np.ones(count)])
    found = milp(
        aim, constraints=LinearConstraint(table, -np.inf, upper), integrality=np.ones(size), bounds=Bounds(0, 1)
    )
    return round(-float(found.fun))
