"""Amounts: the figures of an answer in words, with the unit that the name of their column says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.cards import group_digits
from aigraph.picture.values import literal
from aigraph.results import to_text

if TYPE_CHECKING:
    from aigraph.results import Node

_CURRENCIES = {"eur", "usd", "gbp", "chf"}
_PERCENT = {"fr": "{} %"}


def tell_amount(term: Node | None, column: str, language: str) -> str:
    """A term of an answer: a sum in a column such as ``amount_eur``, a share in ``share_percent``, else as it is.

    >>> import pyoxigraph as ox
    >>> tell_amount(ox.Literal(70000000), "amount_eur", "en"), tell_amount(ox.Literal("20.8"), "share_percent", "en")
    ('€70,000,000', '20.8%')
    """
    text, unit = to_text(term), column.rpartition("_")[2]
    if not isinstance(term, ox.Literal) or not _is_figure(text):
        return group_digits(text, language)
    if unit in _CURRENCIES:
        return literal(term, language, unit.upper())
    if unit == "percent":
        return _PERCENT.get(language, "{}%").format(literal(term, language))
    return literal(term, language) if "." in text else group_digits(text, language)


def _is_figure(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).isdecimal()
