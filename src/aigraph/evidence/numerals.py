"""Numbers as digits and as words, with their exact values."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aigraph.evidence.language import Language

_THOUSAND, _HUNDRED, _TWENTY, _TEN, _FOUR = 1000, 100, 20, 10, 4
# After ten, French goes on with seven, eight and nine (dix-sept); other languages have no such pair and lose nothing.
_AFTER_TEN = range(7, 10)


def word_pattern(language: Language) -> str:
    """A pattern for one number word."""
    known = sorted({*language.number_words, *language.hundreds, *language.thousands}, key=len, reverse=True)
    return "(?:" + "|".join(known) + r")(?!\w)"


def words_pattern(language: Language) -> str:
    """A pattern for a run of number words."""
    word = word_pattern(language)
    return rf"{word}(?:(?:[ -]{language.number_joint}[ -]|[ -]){word})*"


def read_number(text: str, language: Language) -> Decimal | None:
    """The value of a number in digits or words; None where the words make no number (*deux trois*)."""
    if text[:1].isdigit():
        return _read_digits(text, language)
    if text in language.fractions:
        return language.fractions[text]
    return Decimal(1) if text in language.articles else read_words(_split(text, language), language)


def read_ordinal(before: str | None, value: int, language: Language) -> Decimal | None:
    """The value of an ordinal of several words, as its cardinal has it (*quatre-vingtième*, *one hundred and first*).

    ``before`` are the words before the last one, whose own ``value`` is; None where they make no number (*one third*).
    """
    return read_words([*_split(before, language), _cardinal(value, language)], language) if before else Decimal(value)


def _split(text: str, language: Language) -> list[str]:
    """The number words of a run, without what joins them."""
    known = {*language.number_words, *language.hundreds, *language.thousands}
    return [word for word in re.split(r"[ -]+", text) if word in known]


def _cardinal(value: int, language: Language) -> str:
    large = {_HUNDRED: language.hundreds, _THOUSAND: language.thousands}
    if value in large:
        return min(large[value])
    return next(word for word, known in language.number_words.items() if known == value)


def _read_digits(text: str, language: Language) -> Decimal:
    grouped = re.match(language.grouped_digits, text)
    whole, rest = (grouped.group(), text[grouped.end() :]) if grouped else ("", text)
    return Decimal(re.sub(r"\D", "", whole) + rest.replace(language.decimal_sign, "."))


def read_words(words: Sequence[str], language: Language) -> Decimal | None:
    """The value of number words in a row: sums that fall, multiplied by hundreds and thousands."""
    total, current, last = 0, 0, 0
    for word in words:
        if word in language.thousands:
            total, current, last = total + (current or 1) * _THOUSAND, 0, 0
        elif word in language.hundreds:
            if current >= _HUNDRED:
                return None
            current, last = (current or 1) * _HUNDRED, _HUNDRED
        elif word in language.four_twenties and last == _FOUR:
            current, last = current + _FOUR * _TWENTY - _FOUR, _FOUR * _TWENTY
        else:
            value = language.number_words[word]
            if last and not _may_follow(value, last):
                return None
            current, last = current + value, value
    return Decimal(total + current)


def _may_follow(value: int, last: int) -> bool:
    if last == _TEN:
        return value in _AFTER_TEN
    return last >= _TWENTY and 0 < value < last
