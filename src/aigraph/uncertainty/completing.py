"""Completions of an incidence, many at a time, as arrays: who is in which whole, and how many newcomers each whole has.

A newcomer is in one whole only. So the newcomers of a whole are alike, and their number stands for them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from aigraph.uncertainty.model import Incidence, Slot

    Booleans = NDArray[np.bool_]
    Numbers = NDArray[np.float64]
    Whole = NDArray[np.int64]
    Random = np.random.Generator


@dataclass(frozen=True)
class Batch:
    """Completions: ``joined[b, m, w]`` whether member m is in whole w, ``newcomers[b, w]`` how many are new there."""

    joined: Booleans
    newcomers: Numbers

    def __len__(self) -> int:
        return len(self.joined)

    def part(self, start: int, end: int) -> Batch:
        """Some of them."""
        return Batch(self.joined[start:end], self.newcomers[start:end])


@dataclass(frozen=True)
class Frame:
    """An incidence and its slots in numbers: ``named[m, w]``; of each slot its whole, who can take a place, bounds."""

    incidence: Incidence
    slots: tuple[Slot, ...]
    named: Booleans
    wholes: tuple[int, ...]
    able: Booleans

    @property
    def low(self) -> Whole:
        """The fewest places of each slot."""
        return _whole_numbers([slot.low for slot in self.slots])

    @property
    def most(self) -> Whole:
        """The most places of each slot that are drawn."""
        return _whole_numbers([slot.most for slot in self.slots])


def make_frame(incidence: Incidence, slots: Sequence[Slot]) -> Frame:
    """The incidence and its slots in numbers. Nobody can take a place in a whole where it is named already."""
    import numpy as np  # noqa: PLC0415  (heavy)

    rows = {member: row for row, member in enumerate(incidence.members)}
    columns = {whole: column for column, whole in enumerate(incidence.wholes)}
    named = np.zeros((len(rows), len(columns)), dtype=bool)
    for member, whole in incidence.facts:
        named[rows[member], columns[whole]] = True
    wholes = tuple(columns[slot.whole] for slot in slots)
    able = np.zeros((len(slots), len(rows)), dtype=bool)
    for place, slot in enumerate(slots):
        kinds = [slot.takes(incidence.kinds[member]) for member in incidence.members]
        able[place] = np.array(kinds, dtype=bool) & ~named[:, wholes[place]]
    return Frame(incidence, tuple(slots), named, wholes, able)


def as_named(frame: Frame, times: int = 1) -> Batch:
    """What the documents name, and nothing else."""
    import numpy as np  # noqa: PLC0415  (heavy)

    return Batch(np.repeat(frame.named[None], times, axis=0), np.zeros((times, frame.named.shape[1])))


def draw(frame: Frame, shares: Sequence[float], times: int, random: Random) -> Batch:
    """Completions at random: ``times`` for each share. Numbers of places are drawn evenly between their ends."""
    import numpy as np  # noqa: PLC0415  (heavy)

    each = np.repeat(np.array(shares, dtype=float), times)
    sizes = random.integers(frame.low, frame.most + 1, (len(each), len(frame.slots)))
    return fill(frame, sizes, each, random)


def fill(frame: Frame, sizes: Whole, shares: Numbers, random: Random, without: Whole | None = None) -> Batch:
    """Completions with so many places, each taken by a named member with its share; ``without`` joins nothing new."""
    import numpy as np  # noqa: PLC0415  (heavy)

    batch = as_named(frame, len(sizes))
    joined, newcomers = batch.joined, batch.newcomers
    for place, whole in enumerate(frame.wholes):
        can = frame.able[place] & ~joined[:, :, whole]
        if without is not None:
            can[np.arange(len(sizes)), without] = False
        known = np.minimum(random.binomial(sizes[:, place], shares), can.sum(axis=1))
        lots = random.random(can.shape)
        lots[~can] = 2.0
        takes = can & (lots.argsort(axis=1).argsort(axis=1) < known[:, None])
        joined[:, :, whole] |= takes
        newcomers[:, whole] += sizes[:, place] - known
    return batch


def favour(frame: Frame, nodes: Sequence[int]) -> Batch:
    """For each member the completion that serves it most: it takes a place wherever it can, newcomers all the others.

    There are as many places as may be in the wholes that it is in, and as few as may be in the others.
    """
    import numpy as np  # noqa: PLC0415  (heavy)

    batch = as_named(frame, len(nodes))
    rows = np.array(nodes, dtype=int)
    for place, whole in enumerate(frame.wholes):
        takes = frame.able[place][rows] & ~batch.joined[np.arange(len(rows)), rows, whole]
        batch.joined[np.arange(len(rows)), rows, whole] |= takes
    inside = batch.joined[np.arange(len(rows)), rows, :]
    for place, whole in enumerate(frame.wholes):
        batch.newcomers[:, whole] += np.where(inside[:, whole], frame.most[place], frame.low[place])
    gained = inside & ~frame.named[rows]
    batch.newcomers[...] = np.maximum(batch.newcomers - gained, 0)
    return batch


def burden(frame: Frame, nodes: Sequence[int], share: float, random: Random) -> Batch:
    """For each member completions that serve it least: it joins nothing, its wholes are small and the others large."""
    import numpy as np  # noqa: PLC0415  (heavy)

    rows = np.array(nodes, dtype=int)
    inside = frame.named[rows][:, list(frame.wholes)]
    sizes = np.where(inside, frame.low, frame.most)
    return fill(frame, sizes, np.full(len(rows), share), random, without=rows)


def without_each(frame: Frame, facts: Sequence[tuple[int, int]]) -> Batch:
    """What the documents name, less one fact at a time."""
    batch = as_named(frame, len(facts))
    for place, (row, column) in enumerate(facts):
        batch.joined[place, row, column] = False
    return batch


def with_one_more(frame: Frame, place: int, rows: Sequence[int]) -> Batch:
    """What the documents name, with one place of a slot taken: by each of these members, and last by a newcomer."""
    batch = as_named(frame, len(rows) + 1)
    for number, row in enumerate(rows):
        batch.joined[number, row, frame.wholes[place]] = True
    batch.newcomers[-1, frame.wholes[place]] = 1
    return batch


def _whole_numbers(values: Sequence[int]) -> Whole:
    import numpy as np  # noqa: PLC0415  (heavy)

    numbers: Whole = np.array(values, dtype=np.int64)
    return numbers
