"""Messages between the server and its processes: a JSON object and a body of bytes, each with its length before it."""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterator

_LENGTHS = struct.Struct(">II")
_CHUNK = 256 * 1024


def pack(head: dict[str, Any], body: bytes = b"") -> bytes:
    """One message as bytes."""
    text = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return b"".join((_LENGTHS.pack(len(text), len(body)), text, body))


class Unpacker:
    """Gathers bytes as they come and gives whole messages.

    >>> unpacker = Unpacker()
    >>> list(unpacker.feed(pack({"kind": "a"}, b"1") + pack({"kind": "b"})[:3]))
    [({'kind': 'a'}, b'1')]
    """

    def __init__(self) -> None:
        self._waiting = bytearray()

    def feed(self, data: bytes) -> Iterator[tuple[dict[str, Any], bytes]]:
        """Add bytes; the messages that are whole by now."""
        self._waiting += data
        while len(self._waiting) >= _LENGTHS.size:
            head, body = _LENGTHS.unpack_from(self._waiting)
            end = _LENGTHS.size + head + body
            if len(self._waiting) < end:
                return
            whole = bytes(memoryview(self._waiting)[_LENGTHS.size : end])
            del self._waiting[:end]
            yield json.loads(whole[:head].decode("utf-8", "surrogatepass")), whole[head:]


def receive(connection: socket.socket) -> Iterator[tuple[dict[str, Any], bytes]]:
    """The messages of a blocking connection, until the other side closes it."""
    unpacker = Unpacker()
    while data := connection.recv(_CHUNK):
        yield from unpacker.feed(data)
