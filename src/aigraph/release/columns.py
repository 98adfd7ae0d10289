"""What columns a table of one class has: one for each property and kind of value, named as data files name it.

A property that has texts in two languages, or years and days, is a column for each, so that a column has one datatype
and nothing of a value is lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain, count
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.terms import XSD

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from aigraph.terms import Term, Vocabulary

REFERENCE = "@id"
STRING = XSD + "string"
KEY_COLUMN = "iri"
_SEPARATORS = ("; ", "|", "¦", "‖", "\x1f")
_NULLS = ("", "-", "∅", "\x1e")
# The datatypes that https://www.w3.org/TR/tabular-data-model/#built-in-datatypes has under a name of XML Schema.
_BUILT_IN_NAMES = (
    "anyURI base64Binary boolean byte date dateTime dateTimeStamp dayTimeDuration decimal double duration float gDay"
    " gMonth gMonthDay gYear gYearMonth hexBinary int integer language long Name NMTOKEN negativeInteger"
    " nonNegativeInteger nonPositiveInteger normalizedString positiveInteger short string time token unsignedByte"
    " unsignedInt unsignedLong unsignedShort yearMonthDuration"
)
_BUILT_IN = frozenset(_BUILT_IN_NAMES.split())

# A property and what its values are: REFERENCE, a language after ``@``, or a datatype.
ColumnKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, and for several values in a cell what stands between them."""

    name: str
    predicate: str
    kind: str
    separator: str | None
    null: str

    def cell(self, values: list[str]) -> str:
        """The values of one thing as a cell."""
        return (self.separator or "").join(values) if values else self.null

    @property
    def language(self) -> str:
        """The language of its texts; empty where they have none."""
        return self.kind[1:] if self.kind.startswith("@") and self.kind != REFERENCE else ""

    @property
    def datatype(self) -> str | dict[str, str]:
        """The datatype as the metadata of tables name it."""
        if self.kind == REFERENCE:
            return "anyURI"
        if self.language or self.kind == STRING:
            return "string"
        name = self.kind.removeprefix(XSD)
        return name if name in _BUILT_IN else {"base": "string", "@id": self.kind}


def key_of(statement: ox.Quad) -> ColumnKey:
    """The column that a statement belongs to."""
    value = statement.object
    if not isinstance(value, ox.Literal):
        return statement.predicate.value, REFERENCE
    return statement.predicate.value, f"@{value.language}" if value.language else value.datatype.value


def make_columns(cells: Mapping[ColumnKey, Collection[Sequence[str]]], vocabulary: Vocabulary) -> list[Column]:
    """The columns for the values that things have, in the order given, each under a name of its own."""
    terms = {(term.iri, _kind(term)): term.name for term in reversed(vocabulary.properties.values())}
    taken = {KEY_COLUMN}
    return [_column(key, values, _name(key, terms, vocabulary), taken) for key, values in cells.items()]


def _column(key: ColumnKey, values: Collection[Sequence[str]], name: str, taken: set[str]) -> Column:
    numbered = (f"{name}_{number}" for number in count(2))
    name = next(one for one in chain((name,), numbered) if one not in taken)
    taken.add(name)
    texts = {text for several in values for text in several}
    if not any(len(several) > 1 for several in values):
        return Column(name, *key, None, next(null for null in _marks(_NULLS) if null not in texts))
    return Column(name, *key, next(mark for mark in _marks(_SEPARATORS) if not any(mark in text for text in texts)), "")


def _marks(usual: tuple[str, ...]) -> Iterator[str]:
    """The usual marks, then such as no text has for its own: the characters for private use."""
    return chain(usual, map(chr, range(0xE000, 0xF900)))


def _kind(term: Term) -> str:
    return REFERENCE if term.is_reference else "@" if term.is_language_map else term.datatype or STRING


def _name(key: ColumnKey, terms: Mapping[ColumnKey, str], vocabulary: Vocabulary) -> str:
    """A name that a URI template can hold (https://www.rfc-editor.org/rfc/rfc6570#section-2.3): letters, digits, _."""
    predicate, kind = key
    language = kind[1:] if kind.startswith("@") and kind != REFERENCE else ""
    term = terms.get((predicate, "@" if language else kind))
    local = "" if kind in (REFERENCE, STRING) or language else re.split("[/#]", kind)[-1]
    name = "_".join(part for part in (term or vocabulary.shorten(predicate), language, "" if term else local) if part)
    return re.sub(r"[^A-Za-z0-9_]+", "_", name.rpartition("/")[2]).strip("_") or "value"
