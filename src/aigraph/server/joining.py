"""The head of an answer goes out with the first of its body: one piece for the system and the client to wake up for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import asyncio

_INTERIM = b"HTTP/1.1 100 "


class JoinedTransport:
    """What uvicorn writes one answer to. ``flush`` sends a head that no body follows."""

    __slots__ = ("_head", "_transport")

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._head: bytes | None = b""

    def write(self, data: bytes) -> None:
        """Hold the head, send what follows together with it."""
        if self._head is None or data.startswith(_INTERIM):
            self._transport.write(data)
        elif not self._head:
            self._head = data
        else:
            self._transport.write(self._head + data)
            self._head = None

    def flush(self) -> None:
        """Send a head that is still held."""
        if self._head:
            self._transport.write(self._head)
        self._head = None

    def close(self) -> None:
        """Close once everything is sent."""
        self.flush()
        self._transport.close()

    def is_closing(self) -> bool:
        """Whether it is being closed."""
        return self._transport.is_closing()
