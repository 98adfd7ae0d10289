"""Compressed answers, made without holding up anybody else."""

from __future__ import annotations

import asyncio
import gzip
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from aigraph.server.receiving import read_headers

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, MutableMapping

    from aigraph.server.receiving import Receive

    Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
    Application = Callable[[MutableMapping[str, Any], Receive, Send], Awaitable[None]]

_LEAST = 1024
_MOST_AT_ONCE = 16 * 1024  # larger ones are compressed beside the loop
_LEVEL = 4
_CODING = re.compile(r"\s*([\w*-]+)\s*(?:;\s*[qQ]\s*=\s*([01](?:\.[0-9]{0,3})?)\s*)?")


@lru_cache(maxsize=256)
def accepts_gzip(accept_encoding: bytes) -> bool:
    """Whether a client takes gzip (RFC 9110, section 12.5.3).

    >>> accepts_gzip(b"br;q=1.0, gzip;q=0.8"), accepts_gzip(b"*, gzip;q=0"), accepts_gzip(b"")
    (True, False, False)
    """
    found = {}
    for part in accept_encoding.decode("latin-1").lower().split(","):
        coding = _CODING.fullmatch(part)
        if coding:
            found[coding[1]] = float(coding[2] or 1)
    return found.get("gzip", found.get("x-gzip", found.get("*", 0.0))) > 0


async def compress(body: bytes) -> bytes | None:
    """The body compressed; None where it is too small to be worth it. The same bytes for the same body."""
    if len(body) < _LEAST:
        return None
    if len(body) <= _MOST_AT_ONCE:
        return gzip.compress(body, _LEVEL, mtime=0)
    return await asyncio.to_thread(gzip.compress, body, _LEVEL, mtime=0)


class Compressing:
    """An ASGI application whose answers, where they come in one piece, are compressed for whoever takes that."""

    def __init__(self, app: Application) -> None:
        self._app = app

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or not accepts_gzip(read_headers(scope).get(b"accept-encoding", b"")):
            await self._app(scope, receive, send)
            return
        held: list[MutableMapping[str, Any]] = []

        async def hold(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                held.append(message)
                return
            if held:
                start = held.pop()
                await _compress_message(start, message)
                await send(start)
            await send(message)

        await self._app(scope, receive, hold)


async def _compress_message(start: MutableMapping[str, Any], message: MutableMapping[str, Any]) -> None:
    names = {name for name, _ in start["headers"]}
    if message.get("more_body") or b"content-encoding" in names:
        return
    body = await compress(message.get("body", b""))
    if body is not None:
        kept = [header for header in start["headers"] if header[0] != b"content-length"]
        start["headers"] = [*kept, (b"content-length", b"%d" % len(body)), (b"content-encoding", b"gzip")]
        message["body"] = body
