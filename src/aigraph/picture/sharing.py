"""Sharing: a JSON value in which whatever occurs more than once stands once.

``share`` gives the table of what is shared and the value; in both, ``~`` and a number in base 36 is the entry of the
table at that place, and ``~~`` begins a text that itself begins with ``~``. ``unshare`` is its inverse, as the page
does it (``core.js``).
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGN = "~"
_SHORTEST = 9
"""What is written with fewer characters than this is written again."""
_SHARED = (str, dict, list, tuple)
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def share(value: Any) -> list[Any]:
    """The table and the value; an entry names only entries before it."""
    return _Sharing(value).told


def unshare(told: list[Any]) -> Any:
    """The value that was shared."""
    table: list[Any] = []
    for entry in told[0]:
        table.append(_open(entry, table))
    return _open(told[1], table)


def compact(value: Any) -> str:
    """A value as JSON that may stand in a ``<script>``: no spaces, letters as they are, no ``<`` and no ``&``."""
    text = _written(value)
    for sign, name in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        text = text.replace(sign, name)
    return text


class _Sharing:
    """Counts every text, list and mapping by how it is written, then writes those that occur again as their numbers."""

    def __init__(self, value: Any) -> None:
        self._counts: Counter[int] = Counter()
        self._numbers: dict[Any, int] = {}
        self._known: dict[int, int] = {}
        self._places: dict[int, str] = {}
        self._table: list[Any] = []
        self._count(value)
        self.told = [self._table, self._put(value)]

    def _number(self, value: Any) -> Any:
        """The same number for equal values; parts are known by their own numbers, so that none is written twice."""
        if isinstance(value, str):
            return self._numbers.setdefault(value, len(self._numbers))
        if not isinstance(value, _SHARED):
            return repr(value)  # 1, 1.0 and True are not the same here
        if id(value) not in self._known:
            key: tuple[object, ...] = ("[", *map(self._number, value))
            if isinstance(value, dict):
                key = ("{", *((name, self._number(held)) for name, held in value.items()))
            self._known[id(value)] = self._numbers.setdefault(key, len(self._numbers))
        return self._known[id(value)]

    def _count(self, value: Any) -> None:
        """What stands within something that occurred before is counted with its first place only."""
        if not isinstance(value, _SHARED):
            return
        number = self._number(value)
        self._counts[number] += 1
        if self._counts[number] == 1:
            for part in _parts(value):
                self._count(part)

    def _put(self, value: Any) -> Any:
        if not isinstance(value, _SHARED):
            return value
        number = self._number(value)
        if number in self._places:
            return self._places[number]
        written = self._written_again(value)
        if self._counts[number] == 1 or len(_written(written)) < _SHORTEST:
            return written
        self._places[number] = _SIGN + _in_base_36(len(self._table))
        self._table.append(written)
        return self._places[number]

    def _written_again(self, value: Any) -> Any:
        if isinstance(value, str):
            return _SIGN + value if value.startswith(_SIGN) else value
        if isinstance(value, dict):
            return {self._put(name): self._put(held) for name, held in value.items()}
        return [self._put(held) for held in value] if isinstance(value, list | tuple) else value


def _parts(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        yield from value
        yield from value.values()
    elif isinstance(value, list | tuple):
        yield from value


def _open(value: Any, table: list[Any]) -> Any:
    if isinstance(value, str) and value.startswith(_SIGN):
        return value[1:] if value.startswith(_SIGN * 2) else table[int(value[1:], 36)]
    if isinstance(value, dict):
        return {_open(name, table): _open(held, table) for name, held in value.items()}
    return [_open(held, table) for held in value] if isinstance(value, list) else value


def _in_base_36(number: int) -> str:
    digits = _DIGITS[number % 36]
    return digits if number < len(_DIGITS) else _in_base_36(number // 36) + digits


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
