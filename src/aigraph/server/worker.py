"""A worker: takes one job after the other from its connection, until that is closed.

It is forked by the keeper, which has read the graph, so that it starts in milliseconds and shares the graph's memory.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from aigraph.server import refusals
from aigraph.server.jobs import Answer, refuse
from aigraph.server.wire import pack, receive

if TYPE_CHECKING:
    import socket

    from aigraph.server.limits import Limits
    from aigraph.server.work import Work

_MEGABYTE = 1024 * 1024


def serve(connection: socket.socket, work: Work, limits: Limits) -> None:
    """Answer jobs until the other side closes the connection. Never raises for what a job causes."""
    _bound_memory(limits.query_megabytes)
    for asked, _ in receive(connection):
        answer = _do(work, asked, limits)
        connection.sendall(pack(answer.head(), answer.body))


def _do(work: Work, asked: dict[str, object], limits: Limits) -> Answer:
    try:
        answer = work.do(asked)
    except MemoryError:
        return memory_refusal(limits)
    if len(answer.body) > limits.answer_bytes:
        detail = refusals.LARGE_ANSWER.fill(megabytes=limits.answer_bytes // _MEGABYTE)
        return refuse(500, "answer-too-large", detail)
    return answer


def memory_refusal(limits: Limits) -> Answer:
    """What is said of a query that needs more memory than it may have."""
    return refuse(500, "memory-limit", refusals.MEMORY.fill(megabytes=limits.query_megabytes))


def _bound_memory(megabytes: int) -> None:
    """Let the process grow by so much beyond the graph that it shares (RLIMIT_DATA, Linux 4.7 and later)."""
    try:
        import resource  # noqa: PLC0415  (POSIX alone has it)

        data_pages = int(open("/proc/self/statm").read().split()[5])  # noqa: PTH123, SIM115  (a file of the kernel's)
    except (ImportError, OSError, IndexError, ValueError):
        return
    bound = data_pages * os.sysconf("SC_PAGE_SIZE") + megabytes * _MEGABYTE
    resource.setrlimit(resource.RLIMIT_DATA, (bound, bound))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
