"""What a client sends: headers by name, and a body of at most so many bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigraph.server import refusals

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, MutableMapping

    Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]


class TooLargeError(Exception):
    """More was sent than is taken."""

    def __init__(self, most: int) -> None:
        self.told = refusals.LARGE_BODY.fill(most=most // 1024)
        super().__init__(str(self.told))


def read_headers(scope: Mapping[str, Any]) -> dict[bytes, bytes]:
    """Headers by their names in small letters; what came several times is one list (RFC 9110, section 5.3)."""
    headers: list[tuple[bytes, bytes]] = scope["headers"]
    found = dict(headers)
    if len(found) != len(headers):
        found = {}
        for name, value in headers:
            found[name] = found[name] + b", " + value if name in found else value
    return found


async def read_body(headers: Mapping[bytes, bytes], receive: Receive, most: int) -> bytes:
    """The whole body. Raises TooLargeError as soon as it is known to be, ConnectionError when the client goes."""
    length = headers.get(b"content-length", b"0")
    if not length.isdigit() or int(length) > most:
        raise TooLargeError(most)
    body, more = b"", True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ConnectionError
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > most:
            raise TooLargeError(most)
    return body
