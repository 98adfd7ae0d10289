"""Work that several ask for at once is done once, and nobody's leaving spoils it for the others."""

import asyncio

import pytest

from aigraph.server.jobs import Answer, Job
from aigraph.server.sharing import Sharing

JOB = Job("query", {"query": "ASK {}"})


class Slow:
    """Answers each job when it is told to, and counts."""

    def __init__(self):
        self.done = 0
        self.may_answer = asyncio.Event()

    async def do(self, job):
        await self.may_answer.wait()
        self.done += 1
        return Answer(200, body=f"{job.asked} {self.done}".encode())


async def waiting(sharing, jobs, slow):
    tasks = [asyncio.create_task(sharing.do(job, slow)) for job in jobs]
    await asyncio.sleep(0)
    return tasks


def test_the_same_job_is_done_once_for_all_who_wait():
    async def work():
        slow, sharing = Slow(), Sharing()
        tasks = await waiting(sharing, [JOB, Job("query", {"query": "ASK {}"}), JOB], slow)
        slow.may_answer.set()
        bodies = {(await task).body for task in tasks}
        again = await sharing.do(JOB, slow)
        return slow.done, len(bodies), again.body in bodies

    assert asyncio.run(work()) == (2, 1, False)


@pytest.mark.parametrize("other", [Job("query", {"query": "ASK { ?s ?p ?o }"}), Job("explain", {"query": "ASK {}"})])
def test_another_job_is_done_for_itself(other):
    async def work():
        slow, sharing = Slow(), Sharing()
        tasks = await waiting(sharing, [JOB, other], slow)
        slow.may_answer.set()
        return len({(await task).body for task in tasks})

    assert asyncio.run(work()) == 2


def test_the_same_job_on_a_graph_read_anew_is_done_anew():
    async def work():
        old, new, sharing = Slow(), Slow(), Sharing()
        tasks = [*await waiting(sharing, [JOB], old), *await waiting(sharing, [JOB], new)]
        old.may_answer.set()
        new.may_answer.set()
        await asyncio.gather(*tasks)
        return old.done, new.done

    assert asyncio.run(work()) == (1, 1)


@pytest.mark.parametrize("who", [0, 1])
def test_whoever_goes_away_the_others_get_their_answer(who):
    async def work():
        slow, sharing = Slow(), Sharing()
        tasks = await waiting(sharing, [JOB, JOB, JOB], slow)
        tasks[who].cancel()
        await asyncio.sleep(0.01)
        slow.may_answer.set()
        ends = await asyncio.gather(*tasks, return_exceptions=True)
        return [isinstance(end, Answer) for end in ends], slow.done

    answered, done = asyncio.run(work())
    assert answered == [number != who for number in range(3)]
    assert done == 1
