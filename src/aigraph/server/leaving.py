"""A client that goes away ends what is done for it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aigraph.server.jobs import Answer, Job
    from aigraph.server.receiving import Receive
    from aigraph.server.service import Service

_PATIENCE_SECONDS = 0.2  # what is quicker is not worth watching


async def do_while_there(service: Service, job: Job, receive: Receive) -> Answer | None:
    """The answer to a job; None when the client went away, in which case the job is ended."""
    watch = _Watch(receive, asyncio.current_task())
    handle = asyncio.get_running_loop().call_later(_PATIENCE_SECONDS, watch.begin)
    try:
        return await service.do(job)
    except asyncio.CancelledError:
        task = asyncio.current_task()
        if not watch.has_left or task is None or task.uncancel() > 0:
            raise  # it was somebody else who ended it
        return None
    finally:
        handle.cancel()
        watch.end()


class _Watch:
    def __init__(self, receive: Receive, working: asyncio.Task[Any] | None) -> None:
        self._receive, self._working = receive, working
        self._task: asyncio.Task[None] | None = None
        self.has_left = False

    def begin(self) -> None:
        self._task = asyncio.get_running_loop().create_task(self._wait())

    def end(self) -> None:
        if self._task is not None:
            self._task.cancel()

    async def _wait(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass  # what is left of the request
        if self._working is not None:
            self.has_left = True
            self._working.cancel()
