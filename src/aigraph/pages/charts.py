"""Charts of answers as SVG 1.1: a bar for each row, named by one column, as long as the figure in another."""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING

from aigraph.pages.amounts import tell_amount
from aigraph.results import to_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.results import Rows

_MOST = 40
_STEP, _BAR, _LETTER, _GAP, _ROOM = 26, 16, 7.1, 10, 860
_WIDEST_NAME = 0.42
_SHORTEST = 20


def draw_bars(rows: Rows, names: str, sizes: str, language: str, title: str) -> str:
    """A figure of bars for the rows that have one; nothing where no row has, or the answer has no such columns."""
    bars = list(_bars(rows, names, sizes, language))[:_MOST] if {names, sizes} <= set(rows.columns) else []
    least, most = min([0.0, *(size for _, size, _ in bars)]), max([0.0, *(size for _, size, _ in bars)])
    if not bars or least == most:
        return ""
    width = min(max(len(name) for name, *_ in bars) * _LETTER, _ROOM * _WIDEST_NAME)
    figures = max(len(told) for *_, told in bars) * _LETTER
    scale = max(_SHORTEST, _ROOM - width - figures - 3 * _GAP) / (most - least)
    lines = []
    for place, (name, size, told) in enumerate(bars):
        y = place * _STEP + _STEP / 2 + 2
        start, length = width + _GAP + (min(0.0, size) - least) * scale, max(1.0, abs(size) * scale)
        lines.append(
            f'<text class="bar-name" x="{width:.1f}" y="{y + 4:.1f}" text-anchor="end">'
            f"<title>{escape(name)}</title>{escape(_cut(name, int(width / _LETTER)))}</text>"
            f'<rect class="bar" x="{start:.1f}" y="{y - _BAR / 2:.1f}" width="{length:.1f}" height="{_BAR}" rx="2"/>'
            f'<text class="bar-size" x="{start + length + 6:.1f}" y="{y + 4:.1f}">{escape(told)}</text>'
        )
    height = len(bars) * _STEP + 4
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{escape(title)}" width="{_ROOM}"'
        f' height="{height}" viewBox="0 0 {_ROOM} {height}">{"".join(lines)}</svg>'
    )


def _bars(rows: Rows, names: str, sizes: str, language: str) -> Iterator[tuple[str, float, str]]:
    """The name, the figure and its text of each row that has a figure."""
    at = rows.columns.index(names), rows.columns.index(sizes)
    for row in rows.rows:
        name, told = to_text(row[at[0]]), to_text(row[at[1]])
        try:
            size = float(told)
        except ValueError:
            continue
        if math.isfinite(size):
            yield name or "–", size, tell_amount(row[at[1]], sizes, language)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: max(1, most - 1)]}…"
