"""Values in words: sums, figures with their bounds, durations and dates, as a language writes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aigraph.cards import group_digits
from aigraph.terms import AIG, XSD

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyoxigraph as ox

FIGURES = (AIG.amount, AIG.quantity)
LOWER = {AIG.amount: AIG.minAmount, AIG.quantity: AIG.minQuantity}
UPPER = {AIG.amount: AIG.maxAmount, AIG.quantity: AIG.maxQuantity}
SIGNS = {"EUR": "€", "GBP": "£", "USD": "$", "JPY": "¥"}
"""The signs of currencies; any other stands as its code."""
_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")
_DATE = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")
_TIED = "\u00a0"

_MONTHS = {
    "fr": (
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}
_SPANS = {
    "fr": (("an", "ans"), ("mois", "mois"), ("semaine", "semaines"), ("jour", "jours")),
    "en": (("year", "years"), ("month", "months"), ("week", "weeks"), ("day", "days")),
}
_WORDS = {
    "fr": {
        "true": "oui",
        "false": "non",
        "range": "de {low} à {high}",
        "low": "au moins {low}",
        "high": "au plus {high}",
    },
    "en": {"true": "yes", "false": "no", "range": "{low} to {high}", "low": "at least {low}", "high": "at most {high}"},
}


def literal(value: ox.Literal, language: str, currency: str = "") -> str:
    """A literal in words; a sum of money with the sign of its currency (ISO 4217).

    >>> from pyoxigraph import Literal
    >>> literal(Literal("70000000"), "en", "EUR")
    '€70,000,000'
    """
    text, kind = value.value, value.datatype.value.removeprefix(XSD)
    if kind == "duration":
        return _duration(text, language)
    if kind in ("date", "gYearMonth"):
        return _date(text, language)
    if kind == "boolean":
        return _words(language)["true" if text in ("true", "1") else "false"]
    number = group_digits(text, language)
    if language == "fr" and re.fullmatch(r"-?\d+\.\d+", text):
        number = text.replace(".", ",")
    if not currency:
        return number
    sign = SIGNS.get(currency, currency)
    joint = _TIED if sign == currency else ""
    return f"{sign}{joint}{number}" if language == "en" else f"{number}{_TIED}{sign}"


def figure(figures: Mapping[str, ox.Literal], modality: str, language: str, currency: str = "") -> str:
    """A figure with what qualifies it: "more than 30", "5 to 10"; empty where there is none.

    ``figures`` are a thing's amount or quantity and their bounds by aigraph's properties, ``modality`` what the source
    says of it, ``currency`` that of a sum.
    """
    for exact in FIGURES:
        low, high = figures.get(LOWER[exact]), figures.get(UPPER[exact])
        if exact in figures:
            told = literal(figures[exact], language, currency)
            return f"{modality} {told}" if modality else told
        bounds = {
            name: literal(bound, language, currency)
            for name, bound in (("low", low), ("high", high))
            if bound is not None
        }
        if bounds:
            if modality and len(bounds) == 1:
                return f"{modality} {next(iter(bounds.values()))}"
            return _words(language)["range" if len(bounds) > 1 else next(iter(bounds))].format(**bounds)
    return ""


def _duration(text: str, language: str) -> str:
    found = _DURATION.fullmatch(text)
    names = _SPANS.get(language, _SPANS["en"])
    if not found or not any(found.groups()):
        return text
    parts = [
        f"{int(number)}{_TIED}{forms[int(number) != 1]}"
        for number, forms in zip(found.groups(), names, strict=True)
        if number
    ]
    return " ".join(parts)


def _date(text: str, language: str) -> str:
    found = _DATE.match(text)
    if not found or not 1 <= int(found[2]) <= len(_MONTHS["en"]):
        return text
    month = _MONTHS.get(language, _MONTHS["en"])[int(found[2]) - 1]
    if not found[3]:
        return f"{month} {found[1]}"
    first = "1er" if language == "fr" and int(found[3]) == 1 else str(int(found[3]))
    return f"{first}{_TIED}{month} {found[1]}"


def _words(language: str) -> Mapping[str, str]:
    return _WORDS.get(language, _WORDS["en"])
