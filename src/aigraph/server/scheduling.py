"""Who is answered when: short queries at once, long ones a few at a time, too many not at all.

Every query begins as a short one, those that are likely to be quickest first. One that lasts longer becomes a long
one: it goes on, with the processor left to others, if there is a place for long ones, and is stopped and waits for a
place otherwise. The cost of each shape of query is remembered, so that the same one goes to its own queue at once. So
queries without end never hold up a short one by more than moments, and they are ended at the limit of time or memory.
"""

from __future__ import annotations

import asyncio
import contextlib
import heapq
import itertools
import signal
from typing import TYPE_CHECKING, Any

from aigraph.server import refusals
from aigraph.server.costs import Costs, handicap
from aigraph.server.jobs import Answer, refuse
from aigraph.server.pool import WorkerLostError
from aigraph.server.worker import memory_refusal

if TYPE_CHECKING:
    from aigraph.errors import Text
    from aigraph.server.jobs import Job
    from aigraph.server.limits import Limits
    from aigraph.server.pool import Pool, Worker

_EXIT_SECONDS = 1.0
_MORE_TIMES, _OWN_SHARE = 10, 0.1


class Scheduler:
    """The queues before one pool. Make it with ``start_scheduler``."""

    def __init__(self, pool: Pool, limits: Limits) -> None:
        self.pool = pool
        self._running = 0
        self._is_idle = asyncio.Event()
        self._limits = limits
        self._costs = Costs()
        self._idle: list[Worker] = []
        self._long_places = limits.long_workers
        self._short_queue: list[tuple[float, int, asyncio.Future[Worker]]] = []
        self._long_queue: list[tuple[int, int, asyncio.Future[None]]] = []
        self._order = itertools.count()
        self._tasks: set[asyncio.Task[None]] = set()

    async def do(self, job: Job) -> Answer:
        """The answer to a job; one that says why where there is none. A caller that is cancelled ends the job."""
        if len(self._short_queue) + len(self._long_queue) >= self._limits.queue:
            return _busy(refusals.FULL_QUEUE)
        self._running += 1
        try:
            return await self._do(job)
        except TimeoutError:
            return _busy(refusals.NO_PLACE.fill(seconds=f"{self._limits.wait_seconds:.0f}"))
        except WorkerLostError:
            return _busy(refusals.READING)
        finally:
            self._running -= 1
            if not self._running:
                self._is_idle.set()

    async def wait_idle(self) -> None:
        """Wait until no job runs or waits."""
        while self._running:
            self._is_idle.clear()
            await self._is_idle.wait()

    async def _do(self, job: Job) -> Answer:
        cost = self._costs.of(job)
        if cost < self._limits.short_seconds:
            worker = await self._short_worker(cost)
            if self._costs.of(job) < self._limits.short_seconds:
                answer = await self._run(job, worker, self._limits.short_seconds)
                if answer is not None:
                    return answer
            else:  # others of its kind turned out to be long meanwhile
                self._offer(worker)
        await self._long_place()
        try:
            worker = await self.pool.fork()
            worker.yield_to_others()
            answer = await self._run(job, worker, self._most_seconds(job), is_long=True)
        finally:
            self._leave_long_place()
        return answer or self._out_of_time()

    async def _run(self, job: Job, worker: Worker, seconds: float, *, is_long: bool = False) -> Answer | None:
        """The answer that a worker gives within some seconds; None when the query has to become a long one."""
        before = worker.used()
        waiting = worker.ask(job)
        try:
            done = await self._wait(worker, waiting, before, seconds)
            if not done and not is_long and self._long_places:
                return await self._go_on(job, worker, waiting, before)
            if not done:
                self._costs.remember(job, seconds)
                return None
            answer = waiting.result()
            self._costs.remember(job, worker.used() - before)
        except WorkerLostError:
            return await self._loss(worker)
        finally:
            if is_long:
                self._dismiss(worker, waiting)
            else:
                self._give_back(worker, waiting)
        return answer

    async def _wait(self, worker: Worker, waiting: asyncio.Future[Answer], before: float, seconds: float) -> bool:
        """Whether a worker answers in time; a short query that the machine and not its own work held up gets more."""
        for _ in range(_MORE_TIMES if seconds <= self._limits.short_seconds else 1):
            done, _ = await asyncio.wait((waiting,), timeout=seconds)
            if done or worker.used() - before > seconds * _OWN_SHARE:
                break
        return waiting.done()

    async def _go_on(self, job: Job, worker: Worker, waiting: asyncio.Future[Answer], before: float) -> Answer:
        """A query that turned out to be long goes on in a place for long ones, and its worker is replaced."""
        self._long_places -= 1
        self._replace()
        worker.yield_to_others()
        try:
            done, _ = await asyncio.wait((waiting,), timeout=self._most_seconds(job) - self._limits.short_seconds)
            self._costs.remember(job, max(worker.used() - before, self._limits.short_seconds))
            return waiting.result() if done else self._out_of_time()
        finally:
            self._dismiss(worker, waiting)
            self._leave_long_place()

    def _most_seconds(self, job: Job) -> float:
        return job.seconds or self._limits.query_seconds

    async def _short_worker(self, cost: float) -> Worker:
        """An idle worker, or the next that becomes free. Raises TimeoutError."""
        while self._idle:
            worker = self._idle.pop()
            if worker.is_alive:
                return worker
            self._replace()  # somebody ended it from outside
        loop = asyncio.get_running_loop()
        free: asyncio.Future[Worker] = loop.create_future()
        entry = (loop.time() + handicap(cost), next(self._order), free)
        heapq.heappush(self._short_queue, entry)
        try:
            async with asyncio.timeout(self._limits.wait_seconds):
                return await free
        except BaseException:
            if free.done() and not free.cancelled():
                self._offer(free.result())
            _remove(self._short_queue, entry)
            raise

    async def _long_place(self) -> None:
        """Wait for a place for a long query. Raises TimeoutError."""
        if self._long_places:
            self._long_places -= 1
            return
        free: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        entry = (0, next(self._order), free)
        heapq.heappush(self._long_queue, entry)
        try:
            async with asyncio.timeout(self._limits.wait_seconds):
                await free
        except BaseException:
            if free.done() and not free.cancelled():
                self._leave_long_place()
            _remove(self._long_queue, entry)
            raise

    def _leave_long_place(self) -> None:
        while self._long_queue:
            _, _, free = heapq.heappop(self._long_queue)
            if not free.done():
                free.set_result(None)
                return
        self._long_places += 1

    def _offer(self, worker: Worker) -> None:
        """A free worker goes to whoever has waited longest, cheap queries before others."""
        while self._short_queue:
            _, _, free = heapq.heappop(self._short_queue)
            if not free.done():
                free.set_result(worker)
                return
        self._idle.append(worker)

    def _give_back(self, worker: Worker, waiting: asyncio.Future[Answer]) -> None:
        """A short query's worker is free again, unless it is still busy, or lost, or went on with a long one."""
        if worker.is_dismissed:
            return
        if waiting.done() and not waiting.cancelled() and waiting.exception() is None:
            self._offer(worker)
        else:
            self._dismiss(worker, waiting)
            self._replace()

    def _dismiss(self, worker: Worker, waiting: asyncio.Future[Answer]) -> None:
        worker.is_dismissed = True
        if waiting.done():
            worker.retire()
        else:
            waiting.cancel()
            self.pool.kill(worker)

    def _replace(self) -> None:
        task = asyncio.get_running_loop().create_task(self.add_worker())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def add_worker(self) -> None:
        """One more worker for short queries."""
        with contextlib.suppress(WorkerLostError):  # the keeper is gone; the service starts another
            self._offer(await self.pool.fork())

    async def _loss(self, worker: Worker) -> Answer:
        """What is said when a worker breaks: it had too little memory, or was ended from outside."""
        try:
            async with asyncio.timeout(_EXIT_SECONDS):
                status = await asyncio.shield(worker.ended)
        except TimeoutError:
            status = 0
        if status in (-signal.SIGABRT, -signal.SIGSEGV, -signal.SIGBUS):
            return memory_refusal(self._limits)
        return refuse(500, "worker-lost", refusals.LOST)

    def _out_of_time(self) -> Answer:
        return refuse(500, "time-limit", refusals.TIME.fill(seconds=f"{self._limits.query_seconds:g}"))


async def start_scheduler(pool: Pool, limits: Limits) -> Scheduler:
    """The scheduler of a pool with its workers warm."""
    scheduler = Scheduler(pool, limits)
    await asyncio.gather(*(scheduler.add_worker() for _ in range(limits.workers)))
    return scheduler


def _remove(queue: list[Any], entry: Any) -> None:
    if entry in queue:
        queue.remove(entry)
        heapq.heapify(queue)


def _busy(why: Text) -> Answer:
    return refuse(503, "busy", why, **{"Retry-After": "5"})
