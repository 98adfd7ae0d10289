"""Lettering: how wide a text is and where its lines break, known without a browser.

Widths are those of Helvetica, which Arial and Liberation Sans share: one of the three is on nearly every machine.
The page condenses a line that turns out wider all the same, so a box computed here always holds its text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LINE_HEIGHT = 1.18
"""Height of a line as a multiple of the type size."""

# Advance widths in thousandths of the type size; accented letters are as wide as their base letter.
_REGULAR_WIDTHS = {
    191: "'",
    222: "ijl‘’",
    260: "|",
    278: " !,./:;I[\\]ft·",
    333: "()-`r“”{}",
    355: '"*',
    400: "°^",
    500: "Jcksvxyz",
    556: "#$0123456789?L_abdeghnopqu«»–€",
    584: "+<=>~×",
    611: "FTZß",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%æ",
    944: "Wœ",
    1000: "—…ŒÆ→@",
}
_BOLD_WIDTHS = {
    238: "'",
    278: " ,./I\\ijl‘’·|",
    333: "!()-:;[]`ft",
    389: "*r{}°",
    500: 'z“”"',
    556: "#$0123456789J_aceksvxy«»–€",
    584: "+<=>^~×",
    611: "?FLTZbdghnopquß",
    667: "EPSVXY",
    722: "&ABCDHKNRU",
    778: "GOQw",
    833: "M",
    889: "%mæ",
    944: "Wœ",
    1000: "—…ŒÆ→@",
}
_REGULAR = {letter: width for width, letters in _REGULAR_WIDTHS.items() for letter in letters}
_BOLD = {letter: width for width, letters in _BOLD_WIDTHS.items() for letter in letters}
_WIDE, _OTHER = 1000, 700
_MOST_LINES = 3

# A line may break after a blank, and after a hyphen or slash inside a word.
_PIECE = re.compile(r"[^\s/-]+[/-]*\s*|[/-]+\s*")


@dataclass(frozen=True, slots=True)
class Label:
    """The lines of a label in each language, and the box that holds the largest of them.

    `note` is a last line in lighter type (a quantity), empty where there is none. `width` and `height` are in canvas
    units, `size` is the type size in the same units.
    """

    lines: Mapping[str, tuple[str, ...]]
    note: Mapping[str, str]
    size: float
    bold: bool
    width: float
    height: float


def label(
    texts: Mapping[str, str], note: Mapping[str, str] | None, size: float, limit: float, *, bold: bool = False
) -> Label:
    """The texts of a thing, one a language, wrapped to lines of at most `limit` units."""
    notes = dict(note or {})
    lines = {language: wrap(text, size, limit, bold=bold) for language, text in sorted(texts.items())}
    widths = [text_width(line, size, bold=bold) for wrapped in lines.values() for line in wrapped]
    widths += [text_width(text, size, bold=False) for text in notes.values()]
    count = max((len(wrapped) for wrapped in lines.values()), default=0) + bool(notes)
    return Label(lines, notes, size, bold, max(widths, default=0.0) + 1.0, count * size * LINE_HEIGHT)


@lru_cache(maxsize=4096)
def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of one line of text in units of the type size given.

    >>> text_width("CNRS", 10.0)
    28.33
    """
    table = _BOLD if bold else _REGULAR
    return round(sum(_letter_width(letter, table) for letter in unicodedata.normalize("NFD", text)) * size / 1000, 2)


@lru_cache(maxsize=4096)
def wrap(text: str, size: float, limit: float, *, bold: bool = False) -> tuple[str, ...]:
    """The text in as few lines as will do, as even as can be; what a third line cannot hold becomes an ellipsis.

    >>> wrap("Université de Bretagne occidentale", 10.0, 100.0)
    ('Université de', 'Bretagne occidentale')
    """
    pieces = tuple(_PIECE.findall(" ".join(text.split())))
    widths = {text_width(line, size, bold=bold) for line in _runs(pieces)}
    tried = (*sorted(width for width in widths if width < limit), limit)
    for most in range(1, _MOST_LINES + 1):
        for width in tried:
            lines = _fill(pieces, size, width, bold=bold)
            if len(lines) <= most and max(text_width(line, size, bold=bold) for line in lines) <= limit:
                return tuple(lines)
    return tuple(_clip(line, size, limit, bold=bold) for line in _squeezed(lines))


def _letter_width(letter: str, table: Mapping[str, int]) -> int:
    if unicodedata.combining(letter):
        return 0
    return table.get(letter) or (_WIDE if unicodedata.east_asian_width(letter) in "WF" else _OTHER)


def _runs(pieces: tuple[str, ...]) -> list[str]:
    """Every line that could be made of neighbouring pieces, for labels of a sane length."""
    most = min(len(pieces), 24)
    return ["".join(pieces[i:j]).rstrip() for i in range(most) for j in range(i + 1, most + 1)]


def _fill(pieces: tuple[str, ...], size: float, width: float, *, bold: bool) -> list[str]:
    lines = [""]
    for piece in pieces:
        if lines[-1] and text_width((lines[-1] + piece).rstrip(), size, bold=bold) > width:
            lines.append("")
        lines[-1] += piece
    return [line.rstrip() for line in lines]


def _squeezed(lines: list[str]) -> list[str]:
    """The first lines, with an ellipsis to come on the last of them where there are more."""
    if len(lines) <= _MOST_LINES:
        return lines
    return [*lines[: _MOST_LINES - 1], " ".join(lines[_MOST_LINES - 1 :])]


def _clip(line: str, size: float, limit: float, *, bold: bool) -> str:
    if text_width(line, size, bold=bold) <= limit:
        return line
    while line and text_width(line + "…", size, bold=bold) > limit:
        line = line[:-1]
    return line.rstrip() + "…"
