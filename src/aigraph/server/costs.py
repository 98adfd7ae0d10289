"""What queries cost: remembered by their shape, so that the next of a kind goes to its own queue at once."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aigraph.server.jobs import Job

_SHAPES = 4096
# Up to so many seconds of cost, so many seconds later: quicker ones go before, but none waits for them for ever.
_HANDICAPS = ((0.005, 0.0), (0.02, 0.1), (0.05, 1.0), (float("inf"), 5.0))


class Costs:
    """The seconds that the last job of each shape took; of so many shapes, the longest unused let go first."""

    def __init__(self) -> None:
        self._seconds: OrderedDict[str, float] = OrderedDict()

    def of(self, job: Job) -> float:
        """What a job is likely to cost: as much as the last of its shape, else its own guess."""
        return self._seconds.get(job.shape, job.weight)

    def remember(self, job: Job, seconds: float) -> None:
        """Note what a job cost, where it has a shape."""
        if job.shape:
            self._seconds[job.shape] = seconds
            self._seconds.move_to_end(job.shape)
            if len(self._seconds) > _SHAPES:
                self._seconds.popitem(last=False)


def handicap(cost: float) -> float:
    """How many seconds later a query of such a cost counts as having come."""
    return next(seconds for bound, seconds in _HANDICAPS if cost <= bound)
