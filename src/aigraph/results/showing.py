"""Answers as notebooks show them: a table of HTML in which nothing of the data is markup."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.results.values import column_kinds, to_text

if TYPE_CHECKING:
    from aigraph.results.rows import Rows
    from aigraph.results.values import Node

MAX_ROWS = 50


def to_html(rows: Rows) -> str:
    """The first rows as an HTML table, with a word on the rest; IRIs of the web are links."""
    kinds = column_kinds(rows.rows, len(rows.columns))
    sides = ["right" if kind.is_number else "left" for kind in kinds]
    head = "".join(f"<th{_aligned(side)}>{escape(name)}</th>" for name, side in zip(rows.columns, sides, strict=True))
    body = "".join(f"<tr>{_cells(row, sides)}</tr>" for row in rows.rows[:MAX_ROWS])
    shown = min(len(rows), MAX_ROWS)
    note = f"<p>{shown} of {len(rows)} rows are shown.</p>" if shown < len(rows) else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{note}"


def _cells(row: tuple[Node | None, ...], sides: list[str]) -> str:
    return "".join(f"<td{_aligned(side)}>{_cell(term)}</td>" for term, side in zip(row, sides, strict=True))


def _aligned(side: str) -> str:
    return f' style="text-align: {side}"'


def _cell(term: Node | None) -> str:
    text = escape(to_text(term))
    if isinstance(term, ox.NamedNode) and term.value.startswith(("https://", "http://")):
        return f'<a href="{text}" rel="noopener noreferrer">{text}</a>'
    return text
