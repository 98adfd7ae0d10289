"""Figures in English: notations with types and exact values, what is no figure, and a round trip of every form."""

from __future__ import annotations

import datetime as dt
import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigraph.evidence.figures import find_figures
from aigraph.evidence.language import find_language
from aigraph.folding import plain

ENGLISH = find_language("en-GB")
NBSP, THIN = "\u00a0", "\u202f"

NOTATIONS = [
    # money
    ("2 million and 500 thousand euros", "money", 2_500_000),
    ("2 million 500,000 euros", "money", 2_500_000),
    ("a dozen million euros", "money", 12_000_000),
    ("two dozen million dollars", "money-usd", 24_000_000),
    ("more than 2000 students", "count", 2000),
    ("1900 researchers", "count", 1900),
    ("since 2019 several", "year", "2019"),
    ("€45M", "money", 45_000_000),
    ("€45m", "money", 45_000_000),
    ("45 million euros", "money", 45_000_000),
    (f"45{NBSP}million euro", "money", 45_000_000),
    ("EUR 1.5 billion", "money", 1_500_000_000),
    ("nearly €1.5bn", "money", 1_500_000_000),
    ("more than 45 million euros", "money", 45_000_000),
    ("about forty-five million euros", "money", 45_000_000),
    ("75,000,000 euros", "money", 75_000_000),
    (f"EUR 75{THIN}000{THIN}000", "money", 75_000_000),
    ("€1,250.50", "money", Decimal("1250.50")),
    ("45M€", "money", 45_000_000),
    ("€500k", "money", 500_000),
    ("45 thousand euros", "money", 45_000),
    ("a million euros", "money", 1_000_000),
    ("half a million euros", "money", 500_000),
    ("two and a half million euros", "money", 2_500_000),
    ("a €45-million programme", "money", 45_000_000),
    ("the 45-million-euro fund", "money", 45_000_000),
    ("1 billion 200 million euros", "money", 1_200_000_000),
    ("£45M", "money-gbp", 45_000_000),
    ("45 million pounds sterling", "money-gbp", 45_000_000),
    ("GBP 3.2 bn", "money-gbp", 3_200_000_000),
    ("$3bn", "money-usd", 3_000_000_000),
    ("US$ 3 billion", "money-usd", 3_000_000_000),
    ("5 to 10 million euros", "money", (5_000_000, 10_000_000)),
    ("five to ten thousand euros", "money", (5_000, 10_000)),
    ("€5–10 million", "money", (5_000_000, 10_000_000)),
    ("€5m–€10m", "money", (5_000_000, 10_000_000)),
    ("£5 to £10 million", "money-gbp", (5_000_000, 10_000_000)),
    ("£500 to £1 million", "money-gbp", (500, 1_000_000)),
    ("between €5 million and €10 million", "money", (5_000_000, 10_000_000)),
    # counts
    ("16 laboratories", "count", 16),
    ("one laboratory", "count", 1),
    ("twenty-one programmes", "count", 21),
    ("ninety-nine schools", "count", 99),
    ("a hundred researchers", "count", 100),
    ("one hundred and twenty theses", "count", 120),
    ("two thousand five hundred students", "count", 2_500),
    ("one thousand and one students", "count", 1_001),
    ("3,400 students", "count", 3_400),
    ("3 million pupils", "count", 3_000_000),
    ("45 thousand pupils", "count", 45_000),
    ("a dozen firms", "count", 12),
    ("two dozen firms", "count", 24),
    ("half a dozen firms", "count", 6),
    ("half a hectare", "count", Decimal("0.5")),
    ("2.5 hectares", "count", Decimal("2.5")),
    ("three quarters of a hectare", "count", Decimal("0.75")),
    ("5 to 10 centres", "count", (5, 10)),
    ("five to ten thousand trees", "count", (5_000, 10_000)),
    ("5–10 centres", "count", (5, 10)),
    ("between 5 and 10 centres", "count", (5, 10)),
    ("between five and ten centres", "count", (5, 10)),
    ("between one hundred and two hundred people", "count", (100, 200)),
    ("two or three sites", "count", (2, 3)),
    # other numbers
    ("45%", "percent", 45),
    ("12.5 per cent", "percent", Decimal("12.5")),
    ("five percent", "percent", 5),
    ("5 to 10 %", "percent", (5, 10)),
    ("has doubled", "factor", 2),
    ("tripling", "factor", 3),
    ("a tenfold rise", "factor", 10),
    ("a ten-fold rise", "factor", 10),
    ("10-fold", "factor", 10),
    ("three times as many", "factor", 3),
    ("twice as many", "factor", 2),
    ("multiplied by 3", "factor", 3),
    ("by a factor of ten", "factor", 10),
    ("the 1st school", "ordinal", 1),
    ("the 22nd school", "ordinal", 22),
    ("the second pillar", "ordinal", 2),
    ("the twelfth time", "ordinal", 12),
    ("the twenty-first century", "ordinal", 21),
    ("the one hundred and third", "ordinal", 103),
    # time
    ("by 2030", "year", "2030"),
    ("2019-2023", "year", ("2019", "2023")),
    ("from 2019 to 2023", "year", ("2019", "2023")),
    ("between 2019 and 2023", "year", ("2019", "2023")),
    ("2024/25", "year", ("2024", "2025")),
    ("in September 2025", "month", "2025-09"),
    ("Sept. 2025", "month", "2025-09"),
    ("21 May 2024", "date", "2024-05-21"),
    ("May 21, 2024", "date", "2024-05-21"),
    ("May 21st 2024", "date", "2024-05-21"),
    ("21st of May, 2024", "date", "2024-05-21"),
    ("the first of May 2024", "date", "2024-05-01"),
    ("Tuesday, May 21, 2024", "date", "2024-05-21"),
    ("Tuesday 21 May 2024", "date", "2024-05-21"),
    ("12 Dec 2023", "date", "2023-12-12"),
    ("2024-05-21", "date", "2024-05-21"),
    ("21/05/2024", "date", "2024-05-21"),
    ("05/21/2024", "date", "2024-05-21"),
    ("06/06/2024", "date", "2024-06-06"),
    ("on 23 May", "date", "--05-23"),
    ("on May 23", "date", "--05-23"),
    ("21-23 May 2024", "date", ("2024-05-21", "2024-05-23")),
    ("over five years", "duration", (60, 0)),
    ("a five-year plan", "duration", (60, 0)),
    ("18 months", "duration", (18, 0)),
    ("an 18-month course", "duration", (18, 0)),
    ("one and a half years", "duration", (18, 0)),
    ("two years and a half", "duration", (30, 0)),
    ("half a year", "duration", (6, 0)),
    ("three more years", "duration", (36, 0)),
    ("three weeks", "duration", (0, 21)),
    ("90 days", "duration", (0, 90)),
    ("three to five years", "duration", (36, 60)),
]

NO_FIGURES = [
    "a project and an aim",
    "dozens of firms",
    "several hundred firms",
    "a few thousand trees",
    "millions of euros",
    "no one and everyone",
    "one of the largest",
    "one another",
    "first and foremost",
    "a third party",
    "H100",
    "3IA",
    "1. The languages",
    "AI-as-a-service",
    "a year",
    "the 1990s",
]


def read(words):
    return find_figures(plain(words), ENGLISH)


def ends(kind, value):
    """The two ends of a figure of the table: durations in months where they are a range, else months and days."""
    if kind != "duration":
        return value if isinstance(value, tuple) else (value, None)
    return ((value[0], 0), (value[1], 0)) if min(value) else (value, None)


@pytest.mark.parametrize(("words", "kind", "value"), NOTATIONS, ids=[words for words, _, _ in NOTATIONS])
def test_a_notation_is_read_with_its_type_and_exact_value(words, kind, value):
    assert [(figure.kind, (figure.value, figure.high)) for figure in read(words)] == [(kind, ends(kind, value))]


def test_there_are_forty_notations_at_least():
    assert len(NOTATIONS) >= 40


@pytest.mark.parametrize("words", NO_FIGURES)
def test_what_only_looks_like_a_figure_is_none(words):
    assert read(words) == []


@pytest.mark.parametrize(
    ("words", "name"), [("under Horizon 2020", "Horizon 2020"), ("the site of Rennes 2 for 5 years", "Rennes 2")]
)
def test_a_number_inside_a_name_is_no_figure(words, name):
    start = words.index(name)
    figures = find_figures(plain(words), ENGLISH, [(start, start + len(name))])
    assert [figure for figure in figures if start <= figure.start < start + len(name)] == []


@pytest.mark.parametrize("words", ["05/06/2024", "31/02/2024", "13/13/2024"])
def test_a_date_that_can_be_read_in_two_ways_or_in_none_is_no_date(words):
    assert "date" not in {figure.kind for figure in read(words)}


@pytest.mark.parametrize("words", ["one third of it", "two-thirds", "two thirds of it"])
def test_a_third_is_a_figure_that_no_fact_can_state(words):
    (figure,) = read(words)
    assert figure.value not in {Decimal(f"0.{digits * 10}") for digits in "36"} | {1, 2, 3}


def test_a_sum_in_one_currency_is_none_in_another():
    assert {figure.kind for figure in read("€45M, £45M and $45M")} == {"money", "money-gbp", "money-usd"}


def test_a_figure_covers_its_words_and_no_more():
    words = "a budget of nearly €67m over five years"
    assert [words[figure.start : figure.end] for figure in read(words)] == ["€67m", "five years"]


@pytest.mark.parametrize(
    ("words", "values"), [("one two", [1, 2]), ("ten first steps", [10, 1]), ("five and six", [5, 6])]
)
def test_words_that_make_no_number_together_are_figures_one_by_one(words, values):
    assert [figure.value for figure in read(words)] == values


# -- the round trip: a value formatted in a notation comes back

UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def below_hundred(number):
    if number < 20:
        return UNITS[number]
    tens, rest = TENS[number // 10 - 2], number % 10
    return f"{tens}-{UNITS[rest]}" if rest else tens


def in_words(number, joint=" and "):
    thousands, rest = divmod(number, 1000)
    hundreds, last = divmod(rest, 100)
    large = [f"{in_words(thousands, joint)} thousand"] if thousands else []
    large += [f"{UNITS[hundreds]} hundred"] if hundreds else []
    small = [below_hundred(last)] if last or not large else []
    return joint.join([" ".join(large), *small]) if large else small[0]


def suffix(number):
    last = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else last}"


NUMBERS = {
    "words": in_words,
    "American words": lambda number: in_words(number, " "),
    "digits": str,
    "commas": lambda number: f"{number:,}",
    "blanks": lambda number: f"{number:,}".replace(",", " "),
    "thin blanks": lambda number: f"{number:,}".replace(",", THIN),
}


@pytest.mark.parametrize("form", sorted(NUMBERS))
@given(number=st.integers(0, 999_999))
def test_a_count_comes_back_from_every_form(form, number):
    if form == "digits" and 1800 <= number <= 2199:
        number += 1000  # four digits in a row are a year
    assert [(f.kind, f.value) for f in read(f"{NUMBERS[form](number)} people")] == [("count", number)]


@given(
    number=st.integers(1, 999),
    notation=st.sampled_from(
        [
            ("{} million euros", "money", 10**6),
            ("{} million of euros", "money", 10**6),
            ("{} thousand euros", "money", 10**3),
            ("{} billion pounds", "money-gbp", 10**9),
            ("{}-million-dollar", "money-usd", 10**6),
            ("{} euros", "money", 1),
            ("EUR {} bn", "money", 10**9),
            ("€{} million", "money", 10**6),
        ]
    ),
    form=st.sampled_from(["words", "digits"]),
    blank=st.sampled_from([" ", NBSP, THIN]),
)
def test_an_amount_comes_back_from_every_form(number, notation, form, blank):
    words, kind, factor = notation
    figures = read(words.format(NUMBERS[form](number)).replace(" ", blank))
    assert [(figure.kind, figure.value) for figure in figures] == [(kind, number * factor)]


@given(
    value=st.decimals(0, 999, places=2),
    notation=st.sampled_from([("€{}m", 10**6), ("EUR {} million", 10**6), ("{} billion euros", 10**9), ("€{}", 1)]),
)
def test_a_decimal_amount_comes_back(value, notation):
    words, factor = notation
    assert [(f.kind, f.value) for f in read(words.format(value))] == [("money", value * factor)]


@given(
    date=st.dates(dt.date(1900, 1, 1), dt.date(2150, 12, 31)),
    form=st.sampled_from(["day first", "month first", "of", "short", "iso"]),
)
def test_a_date_comes_back_from_every_form(date, form):
    month = MONTHS[date.month - 1]
    words = {
        "day first": f"{date.day} {month} {date.year}",
        "month first": f"{month} {date.day}, {date.year}",
        "of": f"the {suffix(date.day)} of {month}, {date.year}",
        "short": f"{date.day} {month[:3]} {date.year}",
        "iso": date.isoformat(),
    }[form]
    assert [(f.kind, f.value) for f in read(words)] == [("date", date.isoformat())]


@given(date=st.dates(dt.date(1900, 1, 1), dt.date(2150, 12, 31)), form=st.sampled_from(["%d/%m/%Y", "%m/%d/%Y"]))
def test_a_date_in_figures_comes_back_where_it_can_be_read_in_one_way(date, form):
    read_dates = [figure.value for figure in read(date.strftime(form)) if figure.kind == "date"]
    is_clear = date.day > 12 or date.day == date.month
    assert read_dates == ([date.isoformat()] if is_clear else [])


@given(
    number=st.integers(1, 99),
    form=st.sampled_from(["words", "digits"]),
    joint=st.sampled_from([" ", "-", " consecutive "]),
    unit=st.sampled_from([("years", 12, 0), ("year", 12, 0), ("months", 1, 0), ("weeks", 0, 7), ("days", 0, 1)]),
)
def test_a_duration_comes_back_from_every_form(number, form, joint, unit):
    name, months, days = unit
    assert [(f.kind, f.value) for f in read(f"over {NUMBERS[form](number)}{joint}{name}")] == [
        ("duration", (number * months, number * days))
    ]


@given(number=st.integers(1, 9_999))
def test_an_ordinal_in_digits_comes_back(number):
    assert [(f.kind, f.value) for f in read(f"the {suffix(number)} time")] == [("ordinal", number)]


@given(
    low=st.integers(1, 400),
    more=st.integers(1, 400),
    form=st.sampled_from(["words", "digits"]),
    joint=st.sampled_from(["{} to {}", "{} or {}", "between {} and {}", "{}–{}", "from {} up to {}"]),
    kind=st.sampled_from([(" people", "count", 1), ("%", "percent", 1), (" million euros", "money", 10**6)]),
)
def test_a_range_comes_back_from_every_form(low, more, form, joint, kind):
    end, name, factor = kind
    if "–" in joint:
        form = "digits"  # twenty–one hundred is twenty-one hundred to whoever takes dashes for hyphens, as we do
    numbers = [NUMBERS[form](number) for number in (low, low + more)]
    assert [(f.kind, f.value, f.high) for f in read(joint.format(*numbers) + end)] == [
        (name, low * factor, (low + more) * factor)
    ]


@given(st.text(max_size=200))
def test_any_text_is_read_without_fault_and_figures_lie_inside_it(text):
    figures = read(text)
    assert all(0 <= figure.start < figure.end <= len(text) for figure in figures)
    assert all(one.end <= other.start for one, other in itertools.pairwise(figures))
