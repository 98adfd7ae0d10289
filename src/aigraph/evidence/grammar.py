"""The patterns by which a language writes figures, made from its table, and how each is read."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from aigraph.evidence.numerals import read_number, read_ordinal, word_pattern, words_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from aigraph.evidence.language import Language

    Value = Decimal | str | tuple[int, int]
    Reader = Callable[[re.Match[str]], Value | list[Value] | None]
    Rule = tuple[str, str, Reader]

MONEY = "money"
# What a figure is read as that has no exact value: it is read over, and none of its parts is a figure.
INEXACT = ""
_MONTHS_A_YEAR, _DAYS_A_WEEK, _CENTURY = 12, 7, 100
_YEAR = r"(?:1[89]|20|21)\d\d"
_HALF = Decimal("0.5")
_LEAP_YEAR = 2024
_NEXT_WORD = re.compile(r" (\w+)")


class Grammar:
    """The patterns of one language in the order in which they are tried; a kind ``""`` is read over and no figure."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.scales = _choice(language.scales)
        self.number = _number(language)
        currencies = {f"{MONEY}-{code}": pattern for code, pattern in language.currencies.items()}
        joint, about = f"(?:{language.scale_joint}|\\s)\\s?", _choice(language.approximate)
        many = rf"(?:(?P<number>{self.number})\s(?P<many>{about})s?|(?P<one>{about}))"
        self._approximates = rf"{many}(?:{joint}(?P<scale>{self.scales})(?!\w))?"
        self.currencies = {MONEY: language.currency, **currencies}
        self._signs = {kind: re.compile(pattern) for kind, pattern in self.currencies.items()}
        self._all = tuple(self._rules())

    def patterns(self, text: str) -> Iterator[tuple[str, re.Pattern[str], Reader]]:
        """The patterns that may find something in a text: those of a currency only where its sign is there."""
        absent = {kind for kind, sign in self._signs.items() if not sign.search(text)}
        return ((kind, _compiled(pattern), read) for kind, pattern, read in self._all if kind not in absent)

    def read(self, text: str, kind: str) -> Value | None:
        """The value of a figure of a type that a text begins with; None where it begins with none."""
        for name, pattern, read in self.patterns(text):
            match = pattern.match(text) if name == kind else None
            value = read(match) if match else None
            if value is not None and not isinstance(value, list):
                return value
        return None

    def _rules(self) -> Iterator[Rule]:
        """Kind, pattern and reader, the more particular first."""
        yield "", r"^[ \t]*\d{1,2}[.)](?= )", lambda match: match.group()
        if self.language.vague:
            yield "", rf"(?<!\w)(?:{self.language.vague})(?!\w)", lambda match: match.group()
        yield from self._dates()
        scaled = rf"(?P<number>{self.number})(?: (?P<half>{self.language.half}))?"
        yield from self._sums(scaled)
        yield from self._measures(scaled)
        yield from self._ordinals()
        yield "year", rf"(?<!\w)(?P<low>{_YEAR})[-/](?P<high>\d\d)(?![\w-])", self._short_range
        yield "year", rf"(?<!\w){_YEAR}(?!\w)", self._year
        yield "count", rf"(?<!\w){scaled}(?:\s(?P<scale>{self.scales}))?(?!\w)", self._count
        # Words in a row that make no number (one-two) are numbers one by one.
        yield "count", rf"(?<!\w)(?P<number>{word_pattern(self.language)})", self._count

    def _dates(self) -> Iterator[Rule]:
        words = self.language
        month = rf"(?P<month>{_choice((*words.months, *words.short_months))})\.?"
        weekday, day = f"(?:(?:{'|'.join(words.weekdays)}) )?", rf"(?P<day>\d{{1,2}}|{words.first_day})"
        day, year = rf"{day}(?:{words.day_ending})?", rf"(?:{words.year_joint}(?P<year>{_YEAR}))"
        yield "date", r"(?<!\w)(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\w)", self._date
        numeric = r"(?<![\w/.])(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})(?![\w/])"
        yield "date", numeric, self._numeric_date
        yield "date", rf"(?<!\w){weekday}{day}{words.day_joint}{month}{year}?(?!\w)", self._date
        if words.month_leads:
            yield "date", rf"(?<!\w){weekday}{month}\s{day}{year}?(?!\w)", self._date
        yield "month", rf"(?<!\w){month}{year}(?!\w)", self._month

    def _sums(self, scaled: str) -> Iterator[Rule]:
        words, scales, signs = self.language, self.scales, _choice(self.language.scale_signs)
        more = rf"(?:(?P<first>{self.number}) (?P<above>{scales}) (?:{words.sum_joint})?)?"
        half = rf"(?: (?P<later>{words.half}))?"
        for kind, money in self.currencies.items():
            with_scale = rf"(?P<scale>{scales}){half}{words.scale_joint}?[\s-]?{money}"
            with_sign = rf"(?P<sign>{signs})\s?{words.scale_joint}?{money}"
            scale = rf"(?:[\s-]?(?P<scale>{scales})|\s?(?P<sign>{signs}))?"
            yield kind, rf"(?<!\w){more}{scaled}[\s-]?(?:{with_scale}|{with_sign}|{money})(?!\w)", self._money
            yield kind, rf"(?<!\w){money}\s?{scaled}{scale}(?!\w)", self._money
            yield kind, rf"(?<!\w){self._approximates}{words.scale_joint}[\s-]?{money}(?!\w)", self._approximate

    def _measures(self, scaled: str) -> Iterator[Rule]:
        words, number = self.language, self.number
        adjective = rf"(?:(?:{words.duration_adjectives})[\s-])?"
        units = f"(?P<unit>{words.years}|{words.months_word}|{words.weeks}|{words.days})"
        later = rf"(?:\s(?P<later>{words.half}))?"
        yield "duration", rf"(?<!\w){scaled}[\s-]{adjective}{units}{later}(?!\w)", self._duration
        yield "percent", rf"(?<!\w)(?P<number>{number})\s?(?:{words.percent})(?!\w)", self._scaled
        yield "factor", rf"(?<!\w)(?:{words.multiplied}\s)(?P<number>{number})(?!\w)", self._scaled
        yield "factor", rf"(?<!\w)(?P<number>{number})[\s-]{words.times}(?!\w)", self._scaled
        yield "factor", rf"(?<!\w)(?P<stem>{_choice(words.factors)})\w*", self._factor
        yield "count", rf"(?<!\w){self._approximates}(?!\w)", self._approximate

    def _ordinals(self) -> Iterator[Rule]:
        """Ordinals, and before them the fractions that have one in them."""
        words = self.language
        before = rf"(?P<number>{words_pattern(words)})[ -](?:{words.number_joint}[ -])?"
        last = rf"(?P<stem>{_choice(words.ordinal_stems)}){words.ordinal_ending}(?!\w)"
        if words.fractions:
            fraction = rf"(?P<number>{_choice(words.fractions)})(?:\s(?P<scale>{self.scales}))?"
            yield "count", rf"(?<!\w){fraction}(?!\w)", self._scaled
        yield "ordinal", rf"(?<!\w)(?P<number>\d+)(?:{words.ordinal_signs})(?!\w)", self._scaled
        if words.ordinal_words:
            yield "ordinal", rf"(?<!\w)(?:{_choice(words.ordinal_words)})(?!\w)", self._ordinal_word
        yield "ordinal", rf"(?<!\w){before}{last}", self._ordinal
        yield "ordinal", rf"(?<!\w){last}", self._ordinal

    def _date(self, match: re.Match[str]) -> str | None:
        day = int(match["day"]) if match["day"].isdigit() else 1
        month = int(match["month"]) if match["month"].isdigit() else self._number_of_month(match["month"])
        return _iso_date(match["year"], month, day)

    def _numeric_date(self, match: re.Match[str]) -> str | None:
        """A date in figures alone; where the month may come first, only what can be read in one way."""
        day, month = int(match["day"]), int(match["month"])
        readings = [(day, month), (month, day)] if self.language.month_leads else [(day, month)]
        found = {date for day, month in readings if (date := _iso_date(match["year"], month, day))}
        return found.pop() if len(found) == 1 else None

    def _year(self, match: re.Match[str]) -> str | None:
        """A year; a number of four digits before a word that stands for several things counts them: *2000 students*."""
        language, after = self.language, _NEXT_WORD.match(match.string, match.end())
        known = {*language.number_words, *language.joints, *language.openers, *language.unfinished}
        if after is None or not language.plural or after[1] in known | language.empty_words:
            return match.group()
        return None if re.search(language.plural, after[1]) else match.group()

    def _number_of_month(self, name: str) -> int:
        return self.language.short_months.get(name) or self.language.months.index(name) + 1

    def _month(self, match: re.Match[str]) -> str:
        return f"{match['year']}-{self._number_of_month(match['month']):02}"

    def _scaled(self, match: re.Match[str]) -> Decimal | None:
        """The number of a match, with its half and its scale where it has them."""
        groups = match.groupdict()
        number = read_number(groups["number"], self.language)
        if number is None:
            return None
        if groups.get("half") or groups.get("later"):
            number += _HALF
        scale = self.language.scales.get(groups.get("scale") or "", 1)
        return number * scale * self.language.scale_signs.get(groups.get("sign") or "", 1)

    def _money(self, match: re.Match[str]) -> Decimal | None:
        value, groups = self._scaled(match), match.groupdict()
        first = read_number(groups["first"], self.language) if groups.get("first") else None
        if value is None or first is None:
            return value
        above = self.language.scales[groups["above"]]
        return value + first * above if value < above else None  # two millions and three millions are two sums

    def _duration(self, match: re.Match[str]) -> tuple[int, int] | str | None:
        number = self._scaled(match)
        if number is None:
            return None
        unit = match["unit"]
        is_months = re.fullmatch(rf"{self.language.years}|{self.language.months_word}", unit) is not None
        number *= _MONTHS_A_YEAR if re.fullmatch(self.language.years, unit) else 1
        number *= _DAYS_A_WEEK if re.fullmatch(self.language.weeks, unit) else 1
        if number % 1:
            return INEXACT  # 2.3 years are no number of months
        return (int(number), 0) if is_months else (0, int(number))

    def _approximate(self, match: re.Match[str]) -> Decimal | None:
        number = read_number(match["number"], self.language) if match["number"] else Decimal(1)
        scale = self.language.scales.get(match["scale"] or "", 1)
        return None if number is None else number * self.language.approximate[match["many"] or match["one"]] * scale

    def _ordinal_word(self, match: re.Match[str]) -> Decimal:
        return Decimal(self.language.ordinal_words[match.group()])

    def _ordinal(self, match: re.Match[str]) -> Decimal | None:
        return read_ordinal(match.groupdict().get("number"), self.language.ordinal_stems[match["stem"]], self.language)

    def _factor(self, match: re.Match[str]) -> Decimal:
        return Decimal(self.language.factors[match["stem"]])

    def _short_range(self, match: re.Match[str]) -> list[Value] | None:
        low = int(match["low"])
        high = low - low % _CENTURY + int(match["high"])
        return [str(low), str(high)] if high > low else None

    def _count(self, match: re.Match[str]) -> Decimal | None:
        return None if match.group() in self.language.articles else self._scaled(match)


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.MULTILINE)


def _number(language: Language) -> str:
    """A pattern for a number: in digits, as a fraction, in words; *a* and *un* only before a word that counts."""
    scale = _choice((*language.scales, *language.approximate))
    articles = rf"(?:{_choice(language.articles)})(?=\s(?:{scale})(?!\w))"
    fractions = rf"{_choice(language.fractions)}|" if language.fractions else ""
    return f"(?:{language.digits}|{fractions}{words_pattern(language)}|{articles})"


def _iso_date(year: str | None, month: int, day: int) -> str | None:
    """A date as XML Schema writes it, ``--05-21`` where the year is not said; None where there is no such day."""
    try:
        date = dt.date(int(year or _LEAP_YEAR), month, day)
    except ValueError:
        return None
    return date.isoformat() if year else f"-{date.isoformat()[4:]}"


def _choice(words: Iterable[str]) -> str:
    """Any of the words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
