"""Connections: how many there may be, and an end for those that keep the server waiting.

uvicorn has a timer for a connection between two requests and none for one that never sends a whole request or never
takes its answer. Here each connection notes since when it has been waited for, and one look a second at all of them
ends those that are too slow. What the application has at hand is sent at once, without a task for it.
"""

from __future__ import annotations

import asyncio
import socket
import struct
from collections import Counter
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from aigraph.server import refusals
from aigraph.server.jobs import Answer, refuse
from aigraph.server.joining import JoinedTransport
from aigraph.server.responding import POLICY, SECURITY, make_reply, to_wire

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping

    from aigraph.server.limits import Limits

    AtHand = Callable[[MutableMapping[str, Any]], bytes | None]

_LOOK_SECONDS = 1.0
_LEAST_RATE = 1024  # bytes a second that a client has to take
_NO_LINGERING = struct.pack("ii", 1, 0)
_ANYBODY = ""
_BODY = frozenset({b"content-length", b"transfer-encoding", b"upgrade", b"expect"})


class Door:
    """All connections. ``by_client`` says whether their number is bounded for each client too (not behind a proxy)."""

    def __init__(self, limits: Limits, *, by_client: bool = True) -> None:
        self.limits = limits
        self._by_client = by_client
        self._open: set[Connection] = set()
        self._clients: Counter[str] = Counter()

    def admit(self, connection: Connection) -> bool:
        """Count a connection; whether there is room for it."""
        client = self._client(connection)
        self._open.add(connection)
        self._clients[client] += 1
        most = self.limits.client_connections if self._by_client else self.limits.connections
        return len(self._open) <= self.limits.connections and self._clients[client] <= most

    def leave(self, connection: Connection) -> None:
        """Count it no more."""
        if connection in self._open:
            self._open.discard(connection)
            client = self._client(connection)
            self._clients[client] -= 1
            if not self._clients[client]:
                del self._clients[client]

    async def watch(self) -> None:
        """End what is too slow, once a second. Ends by cancellation."""
        while True:
            await asyncio.sleep(_LOOK_SECONDS)
            now = asyncio.get_running_loop().time()
            for connection in list(self._open):
                connection.check(now)

    def _client(self, connection: Connection) -> str:
        return connection.client[0] if self._by_client and connection.client else _ANYBODY


class Connection(HttpToolsProtocol):
    """A connection as uvicorn has it, with bounds on what it sends before it is answered, and on how long it takes."""

    def __init__(self, *, door: Door, at_hand: AtHand, **known: Any) -> None:
        super().__init__(**known)
        self._at_hand, self._quick = at_hand, b""
        self._door, self._limits = door, door.limits
        self._awaited_since: float | None = None
        self._is_in_head, self._is_over = True, False
        self._head_bytes = 0
        self._stuck_since, self._stuck_bytes = 0.0, 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Called by the loop."""
        super().connection_made(cast("asyncio.Transport", transport))
        self._awaited_since = self.loop.time()
        if not self._door.admit(self):
            self.end(refuse(503, "busy", refusals.MANY_CONNECTIONS, **{"Retry-After": "5"}))

    def connection_lost(self, exc: Exception | None) -> None:
        """Called by the loop."""
        self._door.leave(self)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Called by the loop: a request, or a part of one, or several."""
        if self.transport.is_closing():
            return
        if self._awaited_since is None:
            self._awaited_since = self.loop.time()
        super().data_received(data)
        if self._is_in_head and self._awaited_since is not None:
            self._head_bytes += len(data)
            if self._head_bytes > self._limits.url_bytes + self._limits.header_bytes:
                self._end_head()

    def on_message_begin(self) -> None:
        """Called by the parser."""
        super().on_message_begin()
        self._is_in_head, self._head_bytes = True, 0
        if self._awaited_since is None:
            self._awaited_since = self.loop.time()

    def on_headers_complete(self) -> None:
        """Called by the parser."""
        self._is_in_head = False
        if len(self.url) > self._limits.url_bytes:
            self._end_head()
        if self._is_over:
            return
        self._quick = (self._may_be_quick() and self._at_hand(cast("MutableMapping[str, Any]", self.scope))) or b""
        if not self._quick:
            self._unset_keepalive_if_required()
            before = self.cycle
            super().on_headers_complete()
            if self.cycle is not None and self.cycle is not before:
                self._join(self.cycle)

    def on_message_complete(self) -> None:
        """Called by the parser."""
        self._awaited_since = None
        if self._is_over:
            return
        if self._quick:
            dates = b"".join(b"%b: %b\r\n" % header for header in self.server_state.default_headers)
            self.transport.write(b"".join((b"HTTP/1.1 200 OK\r\n", dates, self._quick)))
            self._quick = b""
            self._unset_keepalive_if_required()
            self.timeout_keep_alive_task = self.loop.call_later(
                self.timeout_keep_alive, self.timeout_keep_alive_handler
            )
        else:
            super().on_message_complete()

    def on_body(self, body: bytes) -> None:
        """Called by the parser."""
        if not self._is_over:
            super().on_body(body)

    def check(self, now: float) -> None:
        """End the connection if it has kept the server waiting for too long."""
        if self._awaited_since is not None and now - self._awaited_since > self._limits.slow_client_seconds:
            if self.transport.is_closing():
                self._abort()
            elif self.flow.read_paused:
                self._awaited_since = now  # it is we who do not read
            else:
                seconds = f"{self._limits.slow_client_seconds:g}"
                self.end(refuse(408, "slow-request", refusals.SLOW_REQUEST.fill(seconds=seconds)))
        waiting = self.transport.get_write_buffer_size()
        if not waiting or waiting > self._stuck_bytes or waiting <= self._stuck_bytes - self._least_progress():
            self._stuck_bytes, self._stuck_since = waiting, now
        elif now - self._stuck_since > self._limits.slow_client_seconds:
            self._abort()

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002  (uvicorn's signature; it says no more than that)
        """Called by uvicorn for what is no HTTP."""
        self.end(refuse(400, "no-http", refusals.NO_HTTP))

    def end(self, answer: Answer) -> None:
        """Say why, unless an answer is on its way, and close."""
        self._is_over = True
        if self.cycle is None or self.cycle.response_complete:
            status = f"HTTP/1.1 {answer.status} {HTTPStatus(answer.status).phrase}\r\n"
            headers = ((b"connection", b"close"), POLICY, *SECURITY)
            self.transport.write(status.encode() + to_wire(make_reply(answer), headers))
        self.transport.close()

    def _join(self, cycle: RequestResponseCycle) -> None:
        """Have the answer go out in as few pieces as it can."""
        joined, end = JoinedTransport(self.transport), cycle.on_response

        def end_answer() -> None:
            joined.flush()
            end()

        cycle.transport = joined  # type: ignore[assignment]  # it has what uvicorn calls
        cycle.on_response = end_answer

    def _may_be_quick(self) -> bool:
        """Whether the request can be answered here and now: a GET without a body, nothing before it, nothing stuck."""
        is_free = (self.cycle is None or self.cycle.response_complete) and not self.flow.write_paused
        is_plain = self.parser.get_method() == b"GET" and self.parser.get_http_version() == "1.1"
        if not is_free or not is_plain or not self.parser.should_keep_alive():
            return False
        path, _, query = self.url.partition(b"?")
        self.scope |= {"method": "GET", "path": path.decode("latin-1"), "raw_path": path, "query_string": query}
        return not any(name in _BODY for name, _ in self.headers)

    def _end_head(self) -> None:
        limits = self._limits
        if len(self.url) <= limits.url_bytes and self.headers:
            self.end(refuse(431, "headers-too-large", refusals.LARGE_HEADERS.fill(most=limits.header_bytes)))
        else:
            self.end(refuse(414, "address-too-long", refusals.LONG_ADDRESS.fill(most=limits.url_bytes)))

    def _abort(self) -> None:
        """End it with all that the system still holds for the client."""
        connected = self.transport.get_extra_info("socket")
        if connected is not None:
            connected.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGERING)
        self.transport.abort()

    def _least_progress(self) -> float:
        return _LEAST_RATE * self._limits.slow_client_seconds
