"""The value that an RDF term stands for in Python, and what the values of a column have in common.

Lexical forms are those of XML Schema 1.1 Part 2. A literal whose text is not of its datatype, or that Python's type
cannot hold without loss (a date with a time zone, a year before 1, seconds finer than microseconds), stays a text.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from aigraph.terms import XSD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Node = ox.NamedNode | ox.BlankNode | ox.Literal

_INTEGERS = (
    *("integer", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger", "negativeInteger"),
    *("long", "int", "short", "byte", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte"),
)


class Kind(StrEnum):
    """What all values of a column are; a column without any value is empty, one of several kinds is mixed."""

    INTEGER = "integer"
    DECIMAL = "decimal"
    DOUBLE = "double"
    BOOLEAN = "boolean"
    DATE = "date"
    DATETIME = "datetime"
    TEXT = "text"
    MIXED = "mixed"
    EMPTY = "empty"

    @property
    def is_number(self) -> bool:
        """Whether its values are figures, which stand to the right in a table."""
        return self in _NUMBERS


_NUMBERS = (Kind.INTEGER, Kind.DECIMAL, Kind.DOUBLE)
# bool is an int and datetime a date in Python: the narrower type stands first.
_KINDS: tuple[tuple[type, Kind], ...] = (
    (bool, Kind.BOOLEAN),
    (int, Kind.INTEGER),
    (Decimal, Kind.DECIMAL),
    (float, Kind.DOUBLE),
    (dt.datetime, Kind.DATETIME),
    (dt.date, Kind.DATE),
    (str, Kind.TEXT),
)


def to_python(term: Node | None) -> Any:
    """A term as a plain value: IRIs and texts as str; numbers as int, Decimal or float; dates as dates; None for none.

    >>> to_python(ox.Literal("75000000", datatype=ox.NamedNode(XSD + "decimal")))
    Decimal('75000000')
    >>> to_python(ox.Literal("2024-05-21", datatype=ox.NamedNode(XSD + "date")))
    datetime.date(2024, 5, 21)
    """
    if not isinstance(term, ox.Literal):
        return None if term is None else to_text(term)
    known = _READERS.get(term.datatype.value)
    if known is None or not known[0].fullmatch(term.value):
        return term.value
    try:
        return known[1](term.value)
    except ValueError:  # 30 February, hour 24, a number of more digits than Python reads
        return term.value


def to_text(term: Node | None) -> str:
    """A term as a cell shows it: whole IRIs, plain digits, blank nodes with their mark, nothing for none."""
    if isinstance(term, ox.BlankNode):
        return f"_:{term.value}"
    return "" if term is None else term.value


def column_kinds(rows: Iterable[Sequence[Node | None]], width: int) -> tuple[Kind, ...]:
    """What the values of each column of terms are; of whole and other numbers together, the wider kind."""
    found: list[set[Kind]] = [set() for _ in range(width)]
    for row in rows:
        for kinds, term in zip(found, row, strict=True):
            if term is not None:
                kinds.add(_kind(to_python(term)))
    return tuple(map(_common, found))


def _kind(value: Any) -> Kind:
    return next(kind for type_, kind in _KINDS if isinstance(value, type_))


def _common(kinds: set[Kind]) -> Kind:
    if len(kinds) <= 1:
        return next(iter(kinds), Kind.EMPTY)
    return max(kinds, key=_NUMBERS.index) if kinds <= set(_NUMBERS) else Kind.MIXED


def _boolean(text: str) -> bool:
    return text in ("true", "1")


_INTEGER = re.compile(r"[+-]?[0-9]+")
_FLOAT = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|[+-]?INF|NaN")
_READERS: dict[str, tuple[re.Pattern[str], Callable[[str], Any]]] = {
    **{XSD + name: (_INTEGER, int) for name in _INTEGERS},
    XSD + "decimal": (re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"), Decimal),
    XSD + "double": (_FLOAT, float),
    XSD + "float": (_FLOAT, float),
    XSD + "boolean": (re.compile(r"true|false|1|0"), _boolean),
    XSD + "date": (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), dt.date.fromisoformat),
    XSD + "dateTime": (
        re.compile(
            r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,6})?(?:Z|[+-][0-9]{2}:[0-9]{2})?"
        ),
        dt.datetime.fromisoformat,
    ),
    XSD + "gYear": (re.compile(r"[0-9]{4}"), int),
}
