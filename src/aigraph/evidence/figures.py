"""Figures in a text, each of a type with an exact value: 75 is never 75 M€, and 2030 in a name is no year.

The types: money (in euro; ``money-gbp`` and the like in other currencies), count, percent, factor, ordinal, year,
month (``2025-09``), date (``2024-05-21``, or ``--05-21`` where the year is not said), duration (months and days). A
range has two values of one type.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from aigraph.evidence.grammar import INEXACT, Grammar
from aigraph.evidence.ranges import End, Ranges

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aigraph.evidence.language import Language

Value = Decimal | str | tuple[int, int]
_MASK = "|"


@lru_cache(maxsize=8)
def _ranges(language: Language) -> Ranges:
    return Ranges(Grammar(language))


class Figure(NamedTuple):
    """A figure, where it stands, and its exact value; ``high`` is the upper end where it is a range."""

    start: int
    end: int
    kind: str
    value: Value
    high: Value | None = None


def find_figures(text: str, language: Language, names: Iterable[tuple[int, int]] = ()) -> list[Figure]:
    """The figures of a plain text (see ``folding.plain``), in order; none inside a name.

    ``names`` are the ranges of names: *France 2030* holds no year, *Rennes 2* no count.

    >>> from aigraph.evidence.language import find_language
    >>> [figure.kind for figure in find_figures("pres de 67 m€ sur 5 ans", find_language("fr"))]
    ['money', 'duration']
    """
    ranges = _ranges(language)
    signs = list(text)
    for start, end in names:
        signs[start:end] = _MASK * (end - start)
    found = []
    for kind, pattern, read in ranges.grammar.patterns(text):
        masked, at = "".join(signs), 0
        while match := pattern.search(masked, at):
            value = None if text.startswith(language.idioms, match.start()) else read(match)
            # What is no figure may hide one that begins inside it: the ten million of "five-ten million".
            at = match.start() + 1 if value is None else match.end()
            if value is None:
                continue
            signs[match.start() : match.end()] = _MASK * (match.end() - match.start())
            if kind and value != INEXACT:
                low, high = value if isinstance(value, list) else (value, None)
                found.append(Figure(match.start(), match.end(), kind, low, high))
    return list(_joined(sorted(found, key=lambda figure: figure.start), text, ranges))


def _joined(figures: list[Figure], text: str, ranges: Ranges) -> Iterator[Figure]:
    """The figures, two neighbours that make one range joined: *5 à 10*, *entre 2019 et 2023*, *de 5 à 10 M€*."""
    waiting: Figure | None = None
    for figure in figures:
        joined = _join(waiting, figure, text, ranges) if waiting else None
        if waiting and not joined:
            yield waiting
        waiting = joined or figure
    if waiting:
        yield waiting


def _join(low: Figure, high: Figure, text: str, ranges: Ranges) -> Figure | None:
    if low.high is not None or high.high is not None or not ranges.is_range(text, low.start, low.end, high.start):
        return None
    lower, upper = (End(figure.kind, figure.value, text[figure.start : figure.end]) for figure in (low, high))
    joined = ranges.join(lower, upper)
    return Figure(low.start, high.end, *joined) if joined else None
