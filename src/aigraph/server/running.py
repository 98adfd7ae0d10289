"""Run the server: from an address that is free to a clean end."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import logging
import signal
import socket
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import uvicorn

from aigraph.errors import UsageError
from aigraph.server.access import AccessLog
from aigraph.server.app import make_app
from aigraph.server.connecting import Connection, Door
from aigraph.server.service import Service

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from aigraph.server.guards import Manners
    from aigraph.server.limits import Limits

_IDLE_SECONDS = 30
_GRACE_SECONDS = 3


@dataclass(frozen=True, slots=True)
class Settings:
    """How to run: ``reload_every`` seconds it looks for changed files (0: only on SIGHUP)."""

    host: str
    port: int
    manners: Manners
    access_log: str = "off"
    reload_every: float = 0.0


def run_server(
    spec: dict[str, Any], watched: list[Path], limits: Limits, settings: Settings, announce: Callable[[str], None]
) -> None:
    """Serve until SIGTERM or SIGINT; ``announce`` is given the address once it answers.

    Raises UsageError where the address cannot be had or the system lacks what it takes, and what reading the graph
    raises.
    """
    if not hasattr(socket, "AF_UNIX") or sys.platform == "win32":
        msg = "aigraph serve: needs processes that fork (Linux, macOS, BSD); on Windows run it in WSL"
        raise UsageError(msg)
    with _bind(settings.host, settings.port) as listener:
        _write_messages()
        with asyncio.Runner(loop_factory=_loop_factory()) as runner:
            runner.run(_serve(listener, Service(spec, watched, limits), settings, announce))


async def _serve(
    listener: socket.socket, service: Service, settings: Settings, announce: Callable[[str], None]
) -> None:
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, ended.set)
    if not await _start(service, ended):
        return
    log = None if settings.access_log == "off" else AccessLog(sys.stderr, settings.access_log)
    door = Door(service.limits, by_client=not settings.manners.trust_proxy)
    server = _Server(_config(service, settings, door, log), lambda: announce(_address(listener, settings.host)))
    reloads = _Reloads(service)
    loop.add_signal_handler(signal.SIGHUP, reloads.begin)
    tasks = [loop.create_task(door.watch()), loop.create_task(_end(server, ended))]
    if settings.reload_every:
        tasks.append(loop.create_task(service.watch(settings.reload_every)))
    try:
        await server.serve(sockets=[listener])
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await service.stop()
        if log is not None:
            log.close()


class _Server(uvicorn.Server):
    """uvicorn's server, which leaves signals to us: it would end by the signal and not with status 0."""

    def __init__(self, config: uvicorn.Config, announce: Callable[[], None]) -> None:
        super().__init__(config)
        self._announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen, and say so."""
        await super().startup(sockets)
        self._announce()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield


class _Reloads:
    """Reading anew when told, once more afterwards if told again meanwhile."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._task: asyncio.Task[None] | None = None
        self._is_asked = False

    def begin(self) -> None:
        """Begin, unless it has begun."""
        self._is_asked = True
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._run())

    async def _run(self) -> None:
        while self._is_asked:
            self._is_asked = False
            await self._service.reload()


async def _start(service: Service, ended: asyncio.Event) -> bool:
    """Read the graph, unless somebody ends the program meanwhile."""
    loop = asyncio.get_running_loop()
    starting, ending = loop.create_task(service.start()), loop.create_task(ended.wait())
    await asyncio.wait((starting, ending), return_when=asyncio.FIRST_COMPLETED)
    ending.cancel()
    if starting.done():
        starting.result()
        return True
    starting.cancel()
    await asyncio.gather(starting, return_exceptions=True)
    return False


async def _end(server: uvicorn.Server, ended: asyncio.Event) -> None:
    await ended.wait()
    server.should_exit = True


def _config(service: Service, settings: Settings, door: Door, log: AccessLog | None) -> uvicorn.Config:
    app = make_app(service, settings.manners, log)
    return uvicorn.Config(
        app,
        http=functools.partial(Connection, door=door, at_hand=app.at_hand),  # type: ignore[arg-type]  # it is called like the class
        ws="none",
        lifespan="off",
        proxy_headers=False,
        server_header=False,
        access_log=False,
        log_config=None,
        timeout_keep_alive=_IDLE_SECONDS,
        timeout_graceful_shutdown=int(service.limits.query_seconds) + _GRACE_SECONDS,
        backlog=1024,
    )


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    try:
        import uvloop  # noqa: PLC0415  (not everywhere to be had)
    except ImportError:
        return None
    return uvloop.new_event_loop


def _write_messages() -> None:
    """What the server says of itself goes to standard error; of requests the access log alone tells."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s", level=logging.INFO)
    logging.getLogger("uvicorn").setLevel(logging.ERROR)


def _bind(host: str, port: int) -> socket.socket:
    """A socket at an address, which does not listen yet. Raises UsageError where it cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
    except (OSError, OverflowError) as error:
        listener.close()
        reason = getattr(error, "strerror", None) or str(error)
        msg = f"--host {host} --port {port}: {reason}; choose another port (0 takes a free one) or address"
        raise UsageError(msg) from error
    return listener


def _address(listener: socket.socket, host: str) -> str:
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{listener.getsockname()[1]}/"
