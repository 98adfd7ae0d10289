"""The server's side of one keeper and its workers: start them, give them jobs, end them."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, cast

from aigraph.errors import InputError
from aigraph.server.jobs import Answer
from aigraph.server.wire import Unpacker, pack

if TYPE_CHECKING:
    from aigraph.server.jobs import Job
    from aigraph.server.limits import Limits

_LONG_NICENESS = 10
_END_SECONDS = 5.0
_PROCESS_CLOCK = 2  # clock_getcpuclockid(3), which Python does not have: the clock of another process


class WorkerLostError(Exception):
    """A worker ended in the middle of its job; ``status`` is its exit status, negative for a signal, or None."""

    def __init__(self, status: int | None) -> None:
        super().__init__(f"a worker ended with {status}")
        self.status = status


class Worker(asyncio.Protocol):
    """A worker as the server sees it: one job at a time."""

    def __init__(self) -> None:
        self.pid = 0
        self.is_dismissed = False
        self.ended: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._unpacker = Unpacker()
        self._answer: asyncio.Future[Answer] | None = None
        self._transport: asyncio.WriteTransport | None = None

    @property
    def is_alive(self) -> bool:
        """Whether it can be given a job."""
        return self._transport is not None and not self._transport.is_closing()

    def ask(self, job: Job) -> asyncio.Future[Answer]:
        """Send a job; its answer, or WorkerLostError, comes into the future."""
        self._answer = asyncio.get_running_loop().create_future()
        if self._transport is None or not self.is_alive:
            self._answer.set_exception(WorkerLostError(None))
        else:
            self._transport.write(pack({"kind": job.kind, **job.asked}))
        return self._answer

    def used(self) -> float:
        """The seconds of processor that it has used; where the system does not tell (all but Linux), the time."""
        if sys.platform == "linux":
            with contextlib.suppress(OSError):  # it has ended
                return time.clock_gettime(~self.pid << 3 | _PROCESS_CLOCK)
        return time.perf_counter()

    def yield_to_others(self) -> None:
        """Leave the processor to shorter queries from now on."""
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self.pid, _LONG_NICENESS)

    def retire(self) -> None:
        """Let the worker end once its job is done: it ends where its connection does."""
        if self._transport is not None:
            self._transport.close()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Called by the loop."""
        self._transport = cast("asyncio.WriteTransport", transport)  # what a socket gives

    def data_received(self, data: bytes) -> None:
        """Called by the loop: an answer, or a part of one."""
        for head, body in self._unpacker.feed(data):
            if self._answer is not None and not self._answer.done():
                self._answer.set_result(Answer.of(head, body))

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002  (asyncio's signature)
        """Called by the loop: the worker has ended."""
        self._transport = None
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(WorkerLostError(None))


class Pool:
    """A keeper with its workers: one state of the graph. Make it with ``start_pool``."""

    def __init__(self, process: subprocess.Popen[bytes], control: socket.socket, about: dict[str, Any]) -> None:
        self._process, self._control = process, control
        self.about = about
        self.lost = asyncio.Event()
        self._unpacker = Unpacker()
        self._workers: dict[int, Worker] = {}
        self._forks: dict[int, asyncio.Future[int]] = {}
        self._number = 0
        asyncio.get_running_loop().add_reader(control, self._listen)

    async def fork(self) -> Worker:
        """A new worker. Raises WorkerLostError when the keeper is gone."""
        loop = asyncio.get_running_loop()
        ours, theirs = socket.socketpair()
        ours.settimeout(0)
        self._number += 1
        forked: asyncio.Future[int] = loop.create_future()
        self._forks[self._number] = forked
        try:
            with theirs:
                message = pack({"do": "fork", "number": self._number})
                socket.send_fds(self._control, [message], [theirs.fileno()])
            _, worker = await loop.connect_accepted_socket(Worker, ours)
            worker.pid = await forked
        except OSError as error:
            ours.close()
            raise WorkerLostError(None) from error
        self._workers[worker.pid] = worker
        return worker

    def kill(self, worker: Worker) -> None:
        """End a worker in the middle of its job."""
        worker.retire()
        with contextlib.suppress(OSError):
            self._control.sendall(pack({"do": "kill", "pid": worker.pid}))

    async def close(self) -> None:
        """End the keeper and what is left of its workers."""
        self._forget()
        self._control.close()  # the keeper ends where its connection does
        try:
            await asyncio.to_thread(self._process.wait, _END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _listen(self) -> None:
        try:
            data = self._control.recv(65536)
        except OSError:
            data = b""
        if not data:
            self._forget()
            return
        for message, _ in self._unpacker.feed(data):
            if message["told"] == "forked":
                self._forks.pop(message["number"]).set_result(message["pid"])
            elif message["told"] == "ended":
                worker = self._workers.pop(message["pid"], None)
                if worker is not None:
                    worker.ended.set_result(message["status"])

    def _forget(self) -> None:
        """The keeper is gone, or soon will be: nobody waits for it any more."""
        if not self.lost.is_set():
            asyncio.get_running_loop().remove_reader(self._control)
            self.lost.set()
        for forked in self._forks.values():
            if not forked.done():
                forked.set_exception(WorkerLostError(None))
        self._forks.clear()
        for worker in self._workers.values():
            worker.retire()
            if not worker.ended.done():
                worker.ended.set_result(-signal.SIGKILL)
        self._workers.clear()


async def start_pool(spec: dict[str, Any], limits: Limits) -> Pool:
    """Start a keeper for what ``spec`` names and wait until it has read it. Raises InputError where it cannot."""
    ours, theirs = socket.socketpair()
    with theirs:
        text = json.dumps(spec | {"limits": asdict(limits)})
        process = subprocess.Popen(  # noqa: ASYNC220, S603  (takes milliseconds; our own module)
            [sys.executable, "-m", "aigraph.server.keeper", str(theirs.fileno()), text],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
        )
    try:
        message = await _first_message(ours, limits.load_seconds)
    except BaseException:
        ours.close()
        process.kill()
        process.wait()
        raise
    if message.get("told") != "ready":
        ours.close()
        process.wait()
        error = InputError(message.get("message", "the graph could not be read; see the messages above"))
        error.exit_status = message.get("status", InputError.exit_status)
        raise error
    return Pool(process, ours, message["about"])


async def _first_message(connection: socket.socket, seconds: float) -> dict[str, Any]:
    loop, unpacker = asyncio.get_running_loop(), Unpacker()
    connection.settimeout(0)
    try:
        async with asyncio.timeout(seconds):
            while data := await loop.sock_recv(connection, 65536):
                for message, _ in unpacker.feed(data):
                    connection.settimeout(None)
                    return message
    except TimeoutError as error:
        msg = f"the graph was not read within {seconds:.0f} s; raise the limit, or serve less"
        raise InputError(msg) from error
    return {}
