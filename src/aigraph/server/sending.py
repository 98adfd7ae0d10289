"""Answers on their way out: compressed for whoever takes that, and large ones within a bound on memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigraph.server import refusals
from aigraph.server.compressing import accepts_gzip, compress
from aigraph.server.jobs import refuse
from aigraph.server.receiving import read_headers
from aigraph.server.responding import Reply, make_reply, send_reply

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, MutableMapping

    from aigraph.server.receiving import Receive
    from aigraph.server.responding import Send

    Application = Callable[[MutableMapping[str, Any], Receive, Send], Awaitable[None]]

_LARGE = 1024 * 1024


class Outgoing:
    """Large answers that wait for their clients, which are so many bytes at most, and one more is refused."""

    def __init__(self, most_bytes: int) -> None:
        self._most, self._bytes = most_bytes, 0

    async def send(self, send: Send, reply: Reply) -> None:
        """Send a reply, or say that there are too many."""
        size = len(reply.body)
        if size < _LARGE:
            await send_reply(send, reply)
        elif self._bytes + size > self._most:
            answer = refuse(503, "busy", refusals.MANY_ANSWERS, **{"Retry-After": "5"})
            await send_reply(send, make_reply(answer))
        else:
            self._bytes += size
            try:
                await send_reply(send, reply)
            finally:
                self._bytes -= size


class Finishing:
    """An ASGI application whose answers, each in one piece, go out compressed where that is taken, by ``Outgoing``."""

    def __init__(self, app: Application, outgoing: Outgoing) -> None:
        self._app, self._outgoing = app, outgoing

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        """Answer one request."""
        takes_gzip = accepts_gzip(read_headers(scope).get(b"accept-encoding", b""))
        held: list[MutableMapping[str, Any]] = []

        async def hold(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                held.append(message)
                return
            start, body = held.pop(), message.get("body", b"")
            packed = await compress(body) if takes_gzip else None
            headers = start["headers"]
            if packed is not None:
                kept = [header for header in headers if header[0] != b"content-length"]
                headers = [*kept, (b"content-length", b"%d" % len(packed)), (b"content-encoding", b"gzip")]
            await self._outgoing.send(send, Reply(start["status"], tuple(headers), body if packed is None else packed))

        await self._app(scope, receive, hold)
