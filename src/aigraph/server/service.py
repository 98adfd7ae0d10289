"""The graph that is served now: read anew when it changes, without a request that fails."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import TYPE_CHECKING, Any

from aigraph.errors import InputError
from aigraph.server import refusals
from aigraph.server.jobs import Answer, refuse
from aigraph.server.pool import start_pool
from aigraph.server.scheduling import start_scheduler
from aigraph.server.sharing import Sharing

if TYPE_CHECKING:
    from pathlib import Path

    from aigraph.server.jobs import Job
    from aigraph.server.limits import Limits
    from aigraph.server.scheduling import Scheduler

_LOG = logging.getLogger("aigraph.server")
_RESTART_SECONDS = 1.0


class Service:
    """What is served: ``spec`` names it (``project``, ``data``, ``store``, ``language``), ``watched`` its files."""

    def __init__(self, spec: dict[str, Any], watched: list[Path], limits: Limits) -> None:
        self.limits = limits
        self._spec, self._watched = spec, watched
        self._scheduler: Scheduler | None = None
        self._sharing = Sharing()
        self._stamp: object = None
        self._tasks: set[asyncio.Task[Any]] = set()

    @property
    def about(self) -> dict[str, Any]:
        """What is known of the graph now, ``fingerprint`` among it; empty before it has been read."""
        return self._scheduler.pool.about if self._scheduler else {}

    @property
    def state(self) -> str:
        """What names the graph as it is now, and all else that answers depend on."""
        return str(self.about.get("state", ""))

    @property
    def is_ready(self) -> bool:
        """Whether queries can be answered."""
        return self._scheduler is not None and not self._scheduler.pool.lost.is_set()

    async def start(self) -> None:
        """Read the graph and warm the workers. Raises InputError where it cannot be read."""
        self._stamp = await asyncio.to_thread(_stamp, self._watched)
        self._scheduler = await start_scheduler(await start_pool(self._spec, self.limits), self.limits)
        self._spawn(self._supervise(self._scheduler))

    async def do(self, job: Job) -> Answer:
        """The answer to a job, from the graph as it is when the job comes."""
        if self._scheduler is None or not self.is_ready:
            return refuse(503, "not-ready", refusals.READING, **{"Retry-After": "2"})
        return await self._sharing.do(job, self._scheduler)

    async def reload(self) -> bool:
        """Read the graph anew; the old one goes on answering until the new one can, and then ends its queries.

        Where the new one cannot be read, the old one stays, and the log says why. Gives whether it was exchanged.
        """
        try:
            fresh = await start_scheduler(await start_pool(self._spec, self.limits), self.limits)
        except InputError as error:
            _LOG.error("the graph stays as it was: %s", error)
            return False
        old, self._scheduler = self._scheduler, fresh
        _LOG.info("the graph was read anew: %s", self.about.get("fingerprint", ""))
        self._spawn(self._supervise(fresh))
        if old is not None:
            self._spawn(_drain(old))
        return True

    async def watch(self, seconds: float) -> None:
        """Look every so many seconds whether what is served has changed, and read it anew. Ends by cancellation."""
        while True:
            await asyncio.sleep(seconds)
            stamp = await asyncio.to_thread(_stamp, self._watched)
            if stamp != self._stamp:
                self._stamp = stamp
                await self.reload()

    async def stop(self) -> None:
        """Finish the queries that run, then end all processes."""
        scheduler, self._scheduler = self._scheduler, None
        if scheduler is not None:
            await _drain(scheduler)
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _supervise(self, scheduler: Scheduler) -> None:
        """Start another keeper where this one is ended from outside."""
        await scheduler.pool.lost.wait()
        while scheduler is self._scheduler:
            _LOG.error("the process that holds the graph has ended; it is started again")
            with contextlib.suppress(InputError):
                if await self.reload():
                    return
            await asyncio.sleep(_RESTART_SECONDS)

    def _spawn(self, work: Any) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def _drain(scheduler: Scheduler) -> None:
    await scheduler.wait_idle()
    await scheduler.pool.close()


def _stamp(watched: list[Path]) -> object:
    """What changes when a watched file, or a file in a watched folder, does."""
    found = []
    for path in watched:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            with contextlib.suppress(OSError):
                status = file.stat()
                found.append((str(file), status.st_ino, status.st_size, status.st_mtime_ns))
    return tuple(found)
