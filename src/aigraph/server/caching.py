"""Answers kept for whoever asks the same again: the data do not change between two readings of the graph."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aigraph.server.responding import Reply

    Key = tuple[bytes, ...]

_MOST_OF_ONE = 256 * 1024
_OVERHEAD = 1024


class AnswerCache:
    """Replies to requests, within so many bytes, the longest unused let go first; all of one state of the graph."""

    def __init__(self, most_bytes: int) -> None:
        self._most, self._bytes = most_bytes, 0
        self._state = ""
        self._kept: OrderedDict[Key, Reply] = OrderedDict()

    def find(self, state: str, key: Key) -> Reply | None:
        """What was answered to the same request in this state of the graph."""
        if state != self._state:
            self._kept.clear()
            self._state, self._bytes = state, 0
            return None
        reply = self._kept.get(key)
        if reply is not None:
            self._kept.move_to_end(key)
        return reply

    def keep(self, state: str, key: Key, reply: Reply) -> None:
        """Keep a reply, unless it is large, or the graph has been read anew since it was asked for."""
        size = _size(key, reply)
        if state != self._state or size > min(_MOST_OF_ONE, self._most) or key in self._kept:
            return
        self._kept[key] = reply
        self._bytes += size
        while self._bytes > self._most:
            self._bytes -= _size(*self._kept.popitem(last=False))


def _size(key: Key, reply: Reply) -> int:
    return _OVERHEAD + sum(map(len, key)) + len(reply.body)
