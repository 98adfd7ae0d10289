"""Ranges: whether two figures are the ends of one, and what each end is where the lower is written short.

*5 à 10 M€* is 5 to 10 million, *£5–10 million* is so too; *£500 to £1 million* is what it says.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from aigraph.evidence.grammar import Grammar, Value
    from aigraph.evidence.language import Language

_CHARACTERS_BEFORE = 20


class End(NamedTuple):
    """A figure as an end of a range: its type, its value when it stands alone, its words, folded."""

    kind: str
    value: Value
    words: str


class Ranges:
    """The words by which a language joins two figures to a range."""

    def __init__(self, grammar: Grammar) -> None:
        language = grammar.language
        self.grammar = grammar
        self._joint = re.compile(rf"\s*(?:{language.range_joint})\s*")
        self._before = re.compile(rf"(?<!\w){language.between}\s+(?:\w{{1,3}}\s+)?$")
        self._between = re.compile(rf"\s*{language.between_joint}\s+(?:\w{{1,3}}\s+)?")
        self._number = re.compile(rf"(?<!\w){grammar.number}")
        self._scaled = re.compile(rf"\s(?:{grammar.scales})(?!\w)")

    def is_range(self, text: str, low_start: int, low_end: int, high_start: int) -> bool:
        """Whether what stands before and between two figures of a text makes them the ends of a range."""
        between = text[low_end:high_start]
        if self._joint.fullmatch(between):
            return True
        before = text[max(0, low_start - _CHARACTERS_BEFORE) : low_start]
        return self._before.search(before) is not None and self._between.fullmatch(between) is not None

    def join(self, low: End, high: End) -> tuple[str, Value, Value] | None:
        """The type and both values of the range of two figures; None where they make none."""
        if low.kind in self.grammar.currencies and high.kind in (low.kind, "count"):
            return self._with_sign(low, high)
        if low.kind == high.kind and low.kind != "count":
            return high.kind, low.value, high.value
        if low.kind == "count":
            value = self._like(low, high.words, high.kind)
            return None if value is None or not _rises(value, high.value) else (high.kind, value, high.value)
        return None

    def _with_sign(self, low: End, high: End) -> tuple[str, Value, Value] | None:
        """A range whose lower end has its currency, and may share the scale of the upper: *£5–10 million*."""
        sign = re.match(rf"(?:{self.grammar.currencies[low.kind]})\s?", low.words)
        if high.kind == low.kind:
            words, upper = high.words, high.value
        elif sign:
            words = sign.group() + high.words
            upper = self.grammar.read(words, low.kind) or high.value
        else:
            return None
        bare = low._replace(words=low.words[sign.end() :] if sign else low.words)
        value = self._like(bare, words, low.kind) if sign else low.value
        return low.kind, value if value is not None and _rises(value, upper) else low.value, upper

    def _like(self, low: End, words: str, kind: str) -> Value | None:
        """The lower end as the upper one is written: the 5 of *5 à 10 M€* is 5 M€."""
        found = self._number.search(words)
        if found is None or not isinstance(low.value, Decimal):
            return None
        if kind == "percent" or not self._number.fullmatch(low.words):
            return low.value
        number = _without_multiplier(found.group(), self.grammar.language)
        rest = words[found.start() + len(number) :]
        if kind == "count" and not self._scaled.match(rest):
            return low.value
        return self.grammar.read(f"{words[: found.start()]}{low.value}{rest}", kind)


def _without_multiplier(number: str, language: Language) -> str:
    """Number words without the thousand at their end, which the lower end shares: *five to ten thousand*."""
    head, _, last = number.rpartition(" ")
    return head if head and last in language.thousands else number


def _rises(low: Value, high: Value) -> bool:
    pair: tuple[Any, Any] = low, high  # values of one type can be compared, which their union cannot say
    return type(low) is type(high) and bool(pair[0] <= pair[1])
