"""Work that several ask for at the same time is done once."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aigraph.server.jobs import Answer, Job
    from aigraph.server.scheduling import Scheduler


class Sharing:
    """Jobs under way. Who asks for one of them waits for its answer, whatever that is."""

    def __init__(self) -> None:
        self._under_way: dict[tuple[Scheduler, str, str], asyncio.Future[Answer | None]] = {}

    async def do(self, job: Job, scheduler: Scheduler) -> Answer:
        """A scheduler's answer to a job. Where the one who began it is cancelled, the next who waits begins it anew."""
        key = scheduler, job.kind, repr(job.asked)
        while (begun := self._under_way.get(key)) is not None:
            answer = await asyncio.shield(begun)  # who goes away does not spoil it for the others
            if answer is not None:
                return answer
        mine = self._under_way[key] = asyncio.get_running_loop().create_future()
        answer = None
        try:
            answer = await scheduler.do(job)
            return answer
        finally:
            del self._under_way[key]
            mine.set_result(answer)
