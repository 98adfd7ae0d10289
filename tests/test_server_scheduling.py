"""Who is answered when: the queues before a real pool of real processes."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from aigraph.errors import InputError
from aigraph.project import shipped_root
from aigraph.server.costs import Costs
from aigraph.server.jobs import Job
from aigraph.server.limits import Limits
from aigraph.server.pool import start_pool
from aigraph.server.scheduling import start_scheduler

NEVER = "SELECT (COUNT(*) AS ?c) { ?a ?b ?c1 . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
LIMITS = {"query_seconds": 1.5, "query_megabytes": 64, "workers": 2, "long_workers": 1, "queue": 8, "wait_seconds": 5.0}


@asynccontextmanager
async def scheduler_of(file, **limits):
    several = Limits(**{**LIMITS, **limits})
    spec = {"project": str(shipped_root()), "data": [str(file)]}
    scheduler = await start_scheduler(await start_pool(spec, several), several)
    try:
        yield scheduler
    finally:
        await scheduler.pool.close()


def job(query, shape="", weight=0.001):
    return Job("sparql", {"query": query, "accept": "*/*"}, shape, weight)


def ask(number):
    return job(f"ASK {{ <http://example.org/{number}> ?p ?o }}")


def run(file, work, **limits):
    async def whole():
        async with scheduler_of(file, **limits) as scheduler:
            return await work(scheduler)

    return asyncio.run(whole())


def test_many_short_queries_are_all_answered(small):
    async def work(scheduler):
        return await asyncio.gather(*(scheduler.do(ask(number)) for number in range(100)))

    assert {answer.status for answer in run(small, work, queue=200)} == {200}


def test_a_short_query_does_not_wait_for_long_ones(small):
    async def work(scheduler):
        finished = []

        async def note(name, one):
            await scheduler.do(one)
            finished.append(name)

        long = [asyncio.create_task(note("long", job(f"{NEVER} # {number}"))) for number in range(3)]
        await asyncio.sleep(0.3)
        await note("short", ask(1))
        await asyncio.gather(*long)
        return finished

    assert run(small, work)[0] == "short"


def test_a_query_that_is_a_little_dearer_is_not_put_off_for_ever(small):
    async def work(scheduler):
        over = asyncio.Event()

        async def ask_on(number):
            while not over.is_set():
                await scheduler.do(ask(number))

        others = [asyncio.create_task(ask_on(number)) for number in range(16)]
        await asyncio.sleep(0.2)
        async with asyncio.timeout(2):
            answer = await scheduler.do(job("ASK {}", weight=0.01))
        over.set()
        await asyncio.gather(*others)
        return answer

    assert run(small, work, workers=1, queue=64).status == 200


def test_a_query_without_end_is_ended_at_its_limit(small):
    async def work(scheduler):
        return await scheduler.do(job(NEVER))

    assert run(small, work).problem == "time-limit"


def test_a_shape_that_was_long_once_goes_to_the_long_ones_at_once(small):
    async def work(scheduler):
        await scheduler.do(job(NEVER, "shape"))
        before = scheduler.pool.about, [worker.pid for worker in scheduler._idle]  # noqa: SLF001  (what it is about)
        waiting = asyncio.create_task(scheduler.do(job(NEVER, "shape")))
        await asyncio.sleep(0.5)
        after = scheduler.pool.about, [worker.pid for worker in scheduler._idle]  # noqa: SLF001
        await waiting
        return before, after

    before, after = run(small, work)
    assert before == after


@pytest.mark.skipif(sys.platform != "linux", reason="the time of other processes is told on Linux alone")
def test_a_query_that_the_machine_holds_up_is_not_taken_for_a_long_one(small):
    async def work(scheduler):
        worker = scheduler._idle[0]  # noqa: SLF001  (the one that is held up)
        os.kill(worker.pid, signal.SIGSTOP)
        waiting = asyncio.create_task(scheduler.do(job("ASK {}", "shape")))
        await asyncio.sleep(0.4)
        os.kill(worker.pid, signal.SIGCONT)
        answer = await waiting
        return answer.status, scheduler._idle == [worker], scheduler._costs.of(job("", "shape")) < 0.1  # noqa: SLF001

    assert run(small, work, workers=1) == (200, True, True)


def test_a_job_costs_what_the_last_of_its_shape_did_and_one_without_a_shape_what_it_guesses():
    costs = Costs()
    for number in range(5000):
        costs.remember(job("ASK {}", f"shape {number}"), 1.0)
    costs.remember(job("ASK {}"), 1.0)
    guess = job("ASK {}").weight
    asked = [job("ASK {}", shape) for shape in ("shape 4999", "shape 0", "")]
    assert [costs.of(each) for each in asked] == [1.0, guess, guess]


def test_a_full_queue_says_so_at_once(small):
    async def work(scheduler):
        waiting = [asyncio.create_task(scheduler.do(job(f"{NEVER} # {number}", weight=9.0))) for number in range(12)]
        done = [task.result() for task in (await asyncio.wait(waiting, timeout=0.5))[0]]
        await asyncio.gather(*waiting)
        return done

    found = run(small, work)
    assert {(answer.status, answer.problem) for answer in found} == {(503, "busy")}
    assert len(found) == 3  # one runs, eight wait


def test_who_waits_too_long_is_told_to_come_back(small):
    async def work(scheduler):
        return await asyncio.gather(*(scheduler.do(job(f"{NEVER} # {n}", weight=9.0)) for n in range(4)))

    problems = [answer.problem for answer in run(small, work, wait_seconds=2.0)]
    assert sorted(set(problems)) == ["busy", "time-limit"]


def test_a_caller_that_is_cancelled_ends_its_query_and_leaves_its_place(small):
    async def work(scheduler):
        for number in range(4):
            waiting = asyncio.create_task(scheduler.do(job(f"{NEVER} # {number}", weight=9.0)))
            await asyncio.sleep(0.2)
            waiting.cancel()
            await asyncio.gather(waiting, return_exceptions=True)
        return await scheduler.do(job("ASK {}", weight=9.0))

    assert run(small, work, query_seconds=60.0).status == 200


def test_after_everything_as_many_workers_are_idle_as_there_were(small):
    async def work(scheduler):
        await asyncio.gather(
            *(scheduler.do(job(f"{NEVER} # {n}")) for n in range(3)), *(scheduler.do(ask(n)) for n in range(5))
        )
        for worker in scheduler._idle:  # noqa: SLF001  (one is ended from outside)
            os.kill(worker.pid, signal.SIGKILL)
            break
        await asyncio.sleep(0.5)
        await asyncio.gather(*(scheduler.do(ask(number)) for number in range(8)))
        await asyncio.sleep(1)
        return len([worker for worker in scheduler._idle if worker.is_alive])  # noqa: SLF001

    assert run(small, work, queue=64) == LIMITS["workers"]


def test_waiting_until_it_is_idle_ends_when_the_last_query_does(small):
    async def work(scheduler):
        waiting = asyncio.create_task(scheduler.do(job(NEVER)))
        await asyncio.sleep(0.1)
        await asyncio.gather(scheduler.wait_idle(), asyncio.sleep(0))
        await asyncio.sleep(0)
        return waiting.done(), waiting.result().problem

    assert run(small, work) == (True, "time-limit")


def test_a_query_that_needs_too_much_memory_is_told_so(small):
    texts = " ".join(
        f"BIND(CONCAT({', '.join([f'?{a}'] * 10)}) AS ?{b})" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )

    async def work(scheduler):
        return await scheduler.do(job(f"SELECT (STRLEN(?i) AS ?n) {{ BIND('aaaaaaaaaa' AS ?a) {texts} }}"))

    assert run(small, work, query_seconds=60.0).problem == "memory-limit"


def test_a_graph_that_cannot_be_read_stops_the_start(tmp_path):
    file = tmp_path / "none.ttl"

    async def work():
        await start_pool({"project": str(shipped_root()), "data": [str(file)]}, Limits())

    with pytest.raises(InputError, match=r"none\.ttl"):
        asyncio.run(work())


def test_a_page_of_our_own_may_take_longer_than_a_query(small):
    async def lasts(scheduler, asked):
        loop = asyncio.get_running_loop()
        begin = loop.time()
        await scheduler.do(asked)
        return loop.time() - begin

    async def work(scheduler):
        query = job(NEVER, "query", 1.0)
        return await lasts(scheduler, query), await lasts(scheduler, replace(query, shape="page", seconds=3.0))

    of_a_query, of_a_page = run(small, work, query_seconds=0.2)
    assert of_a_query < 3.0 <= of_a_page
