"""The keeper: a process that reads the graph once, then forks a worker whenever it is told to.

It is started anew (not forked) by the server and holds nothing of it but one connection. So no worker can inherit the
server's port, and when the server dies, however it dies, the connection ends: the keeper kills its workers and ends.

On the connection the server sends ``{"do": "fork"}`` with the worker's own connection as a descriptor, or
``{"do": "kill", "pid": …}``; the keeper sends ``ready`` or ``failed`` once, then ``forked`` and ``ended``.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import select
import signal
import socket
import sys
from typing import TYPE_CHECKING, Any

from aigraph.errors import AigraphError
from aigraph.server.limits import Limits
from aigraph.server.wire import Unpacker, pack
from aigraph.server.worker import serve

if TYPE_CHECKING:
    from aigraph.server.opening import Served

_PR_SET_PDEATHSIG = 1
_DESCRIPTORS = 16


def main() -> None:
    """Run as ``python -m aigraph.server.keeper FD SPEC``, SPEC being JSON of what to read and of the limits."""
    connection = socket.socket(fileno=int(sys.argv[1]))
    spec = json.loads(sys.argv[2])
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)  # they go to the whole group; the server decides what ends when
    limits = Limits(**spec.pop("limits"))
    try:
        from aigraph.server.opening import open_served  # noqa: PLC0415  (heavy, and it may fail)

        served = open_served(spec, limits)
    except AigraphError as error:
        connection.sendall(pack({"told": "failed", "message": str(error), "status": error.exit_status}))
        return
    gc.collect()
    gc.freeze()  # what is there now is never collected, so that workers leave its pages shared
    connection.sendall(pack({"told": "ready", "about": served.about}))
    _Keeper(connection, served, limits).run()


class _Keeper:
    def __init__(self, connection: socket.socket, served: Served, limits: Limits) -> None:
        self._connection, self._served, self._limits = connection, served, limits
        self._workers: set[int] = set()
        self._unpacker = Unpacker()
        self._woken, self._wake = socket.socketpair()
        self._wake.settimeout(0)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(self._wake.fileno(), warn_on_full_buffer=False)

    def run(self) -> None:
        """Do what is told until the server is gone, then end all workers."""
        try:
            while True:
                readable, _, _ = select.select([self._connection, self._woken], [], [])
                if self._woken in readable:
                    self._woken.recv(4096)
                self._reap()
                if self._connection in readable and not self._obey():
                    return
        finally:
            signal.set_wakeup_fd(-1)
            for pid in self._workers:
                os.kill(pid, signal.SIGKILL)

    def _obey(self) -> bool:
        """Take what the server sends; False when it is gone."""
        try:
            data, descriptors, _, _ = socket.recv_fds(self._connection, 65536, _DESCRIPTORS)
        except ConnectionError:
            return False
        if not data:
            return False
        for command, _ in self._unpacker.feed(data):
            if command["do"] == "fork":
                self._fork(descriptors.pop(0), command["number"])
            elif command["pid"] in self._workers:
                os.kill(command["pid"], signal.SIGKILL)
        return True

    def _fork(self, descriptor: int, number: int) -> None:
        keeper = os.getpid()
        pid = os.fork()
        if pid == 0:
            _become_worker(keeper, self._connection, self._woken, self._wake)
            status = 1
            try:
                with socket.socket(fileno=descriptor) as connection:
                    serve(connection, self._served.open(), self._limits)
                status = 0
            finally:
                os._exit(status)  # nothing of the keeper's is to be cleaned up twice
        os.close(descriptor)
        self._workers.add(pid)
        self._tell({"told": "forked", "number": number, "pid": pid})

    def _reap(self) -> None:
        while self._workers:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                return
            self._workers.discard(pid)
            self._tell({"told": "ended", "pid": pid, "status": os.waitstatus_to_exitcode(status)})

    def _tell(self, message: dict[str, Any]) -> None:
        try:
            self._connection.sendall(pack(message))
        except ConnectionError:
            return  # the server is gone; the next read says so


def _become_worker(keeper: int, *inherited: socket.socket) -> None:
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for connection in inherited:
        connection.close()
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)  # an engine that runs out of memory writes there, and the server says what there is to say
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != keeper:  # it died between the fork and the call
            os._exit(1)


if __name__ == "__main__":
    main()
