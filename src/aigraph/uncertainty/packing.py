"""Packing: the most members that can gain what they need at once, where counting proves it without a solver.

Slots with a place for everybody stop nobody. What a member needs beyond them takes places of scarce slots, each in
another whole: as many members as those places can serve, the least needy first, is a bound from above. Members served
one after the other, each from the slots least asked for, is one from below. Where both are the same, it is the answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aigraph.uncertainty.completing import Frame


def pack_by_counting(frame: Frame, rows: Any, need: Any, places: Any) -> int | None:
    """How many of ``rows`` can gain ``need`` at once, by the ``places`` of slots; None where nothing is proved."""
    wholes = [int(whole) for whole in frame.wholes]
    left = {slot: int(number) for slot, number in enumerate(places) if number < len(rows)}
    wanted: list[tuple[int, list[int]]] = []
    for row, number in zip(rows, need, strict=True):
        able = [slot for slot in range(len(wholes)) if frame.able[slot, row]]
        free = {wholes[slot] for slot in able if slot not in left}
        scarce = [slot for slot in able if slot in left and wholes[slot] not in free]
        wanted.append((max(0, int(number) - len(free)), scarce))
    asked = {slot for number, scarce in wanted if number for slot in scarce}
    above = _most(sorted(number for number, _ in wanted), sum(left[slot] for slot in asked))
    return above if _serve(wanted, wholes, left) == above else None


def _most(needs: list[int], places: int) -> int:
    """How many needs, the least first, so many places can meet."""
    for served, number in enumerate(needs):
        places -= number
        if places < 0:
            return served
    return len(needs)


def _serve(wanted: list[tuple[int, list[int]]], wholes: list[int], left: dict[int, int]) -> int:
    """How many are served one after the other: the least needy first, of these who has the most choice."""
    demand = {slot: sum(slot in scarce for _, scarce in wanted) for slot in left}
    served = 0
    for number, scarce in sorted(wanted, key=lambda one: (one[0], -len(one[1]), one[1])):
        taken: dict[int, int] = {}
        for slot in sorted((slot for slot in scarce if left[slot]), key=lambda slot: (demand[slot] / left[slot], slot)):
            if len(taken) < number:
                taken.setdefault(wholes[slot], slot)
        for slot in scarce:
            demand[slot] -= 1
        if len(taken) == number:
            served += 1
            for slot in taken.values():
                left[slot] -= 1
    return served
