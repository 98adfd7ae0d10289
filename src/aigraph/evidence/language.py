"""What the evidence rules know of a language: a table, chosen by the language that a source declares.

The rules themselves know no language. Whoever has sources in another language writes one more table.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

_TABLES = {"en": "aigraph.evidence.english", "fr": "aigraph.evidence.french"}


@dataclass(frozen=True, eq=False)
class Language:
    """The words and signs by which a language writes figures, and the words that carry no content.

    Words are folded (see ``folding.plain``). Patterns are regular expressions over the plain text. ``un`` and the like
    are ``articles``: alone they are no count. ``approximate`` are the counts that are words of their own
    (*cinquantaine*); ``factors`` the beginnings of words that multiply; ``idioms`` begin like a figure and are none.
    ``joints`` are the words before which a clause may end: conjunctions, relatives, prepositions; ``unfinished`` those
    with which none ends; ``openers`` those beside them with which, or after which, one may begin. ``number_joint`` is
    what may stand between number words, where it may (*vingt et un*, *one hundred and one*).

    What has a default not every language needs: ``fractions`` are numbers of several words (*half a*); ``vague`` is
    what looks like a figure and tells none (*several hundred*); ``sum_joint`` may join the parts of one number (*two
    million and 500 thousand*); ``currencies`` are those beside the euro, by their
    ISO 4217 code in lower case, figures of the type ``money-gbp`` and so on; ``month_leads`` says that dates may be
    written month first, so that 05/06/2024 is no date that anybody could read. ``dealing`` are the words that deal
    one list out to another in order (*respectivement*); ``plural`` is a word that stands for several things.
    """

    tag: str
    number_words: Mapping[str, int]
    hundreds: frozenset[str]
    thousands: frozenset[str]
    four_twenties: frozenset[str]
    number_joint: str
    articles: frozenset[str]
    decimal_sign: str
    digits: str
    grouped_digits: str
    scales: Mapping[str, int]
    scale_signs: Mapping[str, int]
    currency: str
    scale_joint: str
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    first_day: str
    years: str
    months_word: str
    weeks: str
    days: str
    duration_adjectives: str
    half: str
    percent: str
    times: str
    multiplied: str
    factors: Mapping[str, int]
    approximate: Mapping[str, int]
    ordinal_words: Mapping[str, int]
    ordinal_signs: str
    ordinal_stems: Mapping[str, int]
    ordinal_ending: str
    range_joint: str
    between: str
    between_joint: str
    idioms: tuple[str, ...]
    empty_words: frozenset[str]
    joints: frozenset[str]
    openers: frozenset[str]
    unfinished: frozenset[str]
    fractions: Mapping[str, Decimal] = field(default_factory=dict)
    vague: str = ""
    sum_joint: str = ""
    currencies: Mapping[str, str] = field(default_factory=dict)
    month_leads: bool = False
    short_months: Mapping[str, int] = field(default_factory=dict)
    day_ending: str = ""
    day_joint: str = r"\s"
    year_joint: str = r"\s"
    dealing: frozenset[str] = frozenset()
    plural: str = ""


@lru_cache(maxsize=8)
def find_language(tag: str) -> Language | None:
    """The table of a language by its tag; None where there is none."""
    module = _TABLES.get(tag.partition("-")[0].lower())
    return import_module(module).LANGUAGE if module else None
