"""What became of the rows of an answer: which came, which went, and which have other cells."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.changes.model import Kind, RowChange
from aigraph.results import Kind as Values
from aigraph.results import column_kinds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aigraph.results import Node, Rows

_Row = tuple["Node | None", ...]


def compare_rows(before: Rows, after: Rows) -> tuple[RowChange, ...]:
    """The rows that differ, by their keys. Both answer one query, so they have the same columns."""
    columns = after.columns
    keys = _key_columns(before, after)
    if keys is None:
        return tuple(_sorted(_whole_rows(before, after)))
    old, new = ({tuple(row[column] for column in keys): row for row in answer.rows} for answer in (before, after))
    found = []
    for key in old.keys() | new.keys():
        was, now = old.get(key), new.get(key)
        if was == now:
            continue
        kind = Kind.ADDED if was is None else Kind.REMOVED if now is None else Kind.CHANGED
        empty: _Row = (None,) * len(columns)
        cells = zip(columns, was or empty, now or empty, strict=True)
        told = tuple(cell for cell in cells if cell[1] != cell[2])
        found.append(RowChange(kind, key, told))
    return tuple(_sorted(found))


def _key_columns(before: Rows, after: Rows) -> tuple[int, ...] | None:
    """The columns by which a row is known: the first things that tell rows apart on both sides, else the first texts.

    Of answers with one row each no column is needed; none where no columns tell rows apart.
    """
    if len(before) <= 1 and len(after) <= 1:
        return ()
    rows = (*before.rows, *after.rows)
    kinds = column_kinds(rows, len(after.columns))
    things = [n for n in range(len(kinds)) if any(isinstance(row[n], ox.NamedNode) for row in rows)]
    texts = [n for n, kind in enumerate(kinds) if kind in (Values.TEXT, Values.MIXED)]
    for candidates in (things, texts):
        for size in range(1, len(candidates) + 1):
            if all(_tell_apart(candidates[:size], answer) for answer in (before, after)):
                return tuple(candidates[:size])
    return None


def _tell_apart(columns: Sequence[int], answer: Rows) -> bool:
    return len({tuple(row[column] for column in columns) for row in answer.rows}) == len(answer)


def _whole_rows(before: Rows, after: Rows) -> Iterator[RowChange]:
    old, new = Counter(before.rows), Counter(after.rows)
    for kind, rows in ((Kind.REMOVED, old - new), (Kind.ADDED, new - old)):
        for row in rows.elements():
            ends = ((cell, None) if kind is Kind.REMOVED else (None, cell) for cell in row)
            cells = tuple((column, *end) for column, end in zip(after.columns, ends, strict=True) if any(end))
            yield RowChange(kind, row, cells)


def _sorted(changes: Iterable[RowChange]) -> list[RowChange]:
    return sorted(changes, key=lambda change: (list(map(str, change.key)), change.kind, str(change.cells)))
