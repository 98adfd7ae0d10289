"""Answers kept for whoever asks the same again: the data do not change between two readings of the graph."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

from aigraph.server.responding import POLICY, SECURITY, Reply, to_wire

if TYPE_CHECKING:
    Key = tuple[bytes, ...]

_MOST_OF_ONE = 256 * 1024
_OVERHEAD = 2048


class Kept(NamedTuple):
    """A reply, and the same as it goes over the wire after the status line."""

    reply: Reply
    wire: bytes


class AnswerCache:
    """Replies to requests, within so many bytes, the longest unused let go first; all of one state of the graph."""

    def __init__(self, most_bytes: int) -> None:
        self._most, self._bytes = most_bytes, 0
        self._state = ""
        self._kept: OrderedDict[Key, Kept] = OrderedDict()

    def find(self, state: str, key: Key) -> Kept | None:
        """What was answered to the same request in this state of the graph."""
        if state != self._state:
            self._kept.clear()
            self._state, self._bytes = state, 0
            return None
        kept = self._kept.get(key)
        if kept is not None:
            self._kept.move_to_end(key)
        return kept

    def keep(self, state: str, key: Key, reply: Reply) -> None:
        """Keep a reply, unless it is large, or the graph has been read anew since it was asked for."""
        if state != self._state or len(reply.body) > min(_MOST_OF_ONE, self._most) or key in self._kept:
            return
        kept = Kept(reply, to_wire(reply, (POLICY, *SECURITY)))
        self._kept[key] = kept
        self._bytes += _size(key, kept)
        while self._bytes > self._most:
            self._bytes -= _size(*self._kept.popitem(last=False))


def _size(key: Key, kept: Kept) -> int:
    return _OVERHEAD + sum(map(len, key)) + len(kept.reply.body) + len(kept.wire)
