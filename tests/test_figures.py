"""Figures in French: notations with their types and exact values, what is no figure, and a round trip of every form."""

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

FRENCH = find_language("fr")
NBSP, THIN = "\u00a0", "\u202f"

NOTATIONS = [
    # money
    ("75 M€", "money", 75_000_000),
    (f"75{NBSP}M€", "money", 75_000_000),
    ("75M€", "money", 75_000_000),
    ("75 millions d'euros", "money", 75_000_000),
    ("75 millions d’euros", "money", 75_000_000),
    ("75 millions €", "money", 75_000_000),
    ("soixante-quinze millions d'euros", "money", 75_000_000),
    ("2,2 milliards d'euros", "money", 2_200_000_000),
    ("1,5 milliard d'euros", "money", 1_500_000_000),
    ("un milliard d'euros", "money", 1_000_000_000),
    ("2,5 Md€", "money", 2_500_000_000),
    ("2,5 Mds€", "money", 2_500_000_000),
    ("500 k€", "money", 500_000),
    ("300 000 €", "money", 300_000),
    (f"300{THIN}000{NBSP}€", "money", 300_000),
    ("300.000 euros", "money", 300_000),
    ("1.500.000 €", "money", 1_500_000),
    ("12,50 €", "money", Decimal("12.50")),
    ("mille euros", "money", 1_000),
    ("deux millions et demi d'euros", "money", 2_500_000),
    ("1 milliard 200 millions d'euros", "money", 1_200_000_000),
    ("20 M d'euros", "money", 20_000_000),
    ("€ 40 millions", "money", 40_000_000),
    ("5 à 10 M€", "money", (5_000_000, 10_000_000)),
    ("de 5 à 10 millions d'euros", "money", (5_000_000, 10_000_000)),
    ("entre 5 M€ et 10 M€", "money", (5_000_000, 10_000_000)),
    # counts
    ("16 laboratoires", "count", 16),
    ("neuf clusters", "count", 9),
    ("vingt et un programmes", "count", 21),
    ("soixante et onze écoles", "count", 71),
    ("quatre-vingts chercheurs", "count", 80),
    ("quatre-vingt-dix-sept thèses", "count", 97),
    ("deux cents étudiants", "count", 200),
    ("mille deux cents étudiants", "count", 1_200),
    ("3 400 étudiants", "count", 3_400),
    ("3 millions d'élèves", "count", 3_000_000),
    ("une cinquantaine d'entreprises", "count", 50),
    ("deux douzaines de projets", "count", 24),
    ("septante universités", "count", 70),
    ("5 à 10 centres", "count", (5, 10)),
    ("deux ou trois sites", "count", (2, 3)),
    ("entre quatre et six axes", "count", (4, 6)),
    ("plus de 2000 étudiants", "count", 2000),
    ("1900 chercheurs", "count", 1900),
    ("une dizaine de millions d'habitants", "count", 10_000_000),
    ("trois quarts", "count", Decimal("0.75")),
    ("2 millions 500 mille euros", "money", 2_500_000),
    ("2 millions et 500 000 €", "money", 2_500_000),
    ("une dizaine de millions d'euros", "money", 10_000_000),
    ("une centaine de millions d'euros", "money", 100_000_000),
    ("une cinquantaine d'euros", "money", 50),
    ("un demi-milliard d'euros", "money", 500_000_000),
    ("75 M$", "money-usd", 75_000_000),
    ("20 M£", "money-gbp", 20_000_000),
    ("1,5 milliard de dollars", "money-usd", 1_500_000_000),
    ("3 millions de francs suisses", "money-chf", 3_000_000),
    # other numbers
    ("45 %", "percent", 45),
    ("12,5 pour cent", "percent", Decimal("12.5")),
    ("a doublé", "factor", 2),
    ("décuplera", "factor", 10),
    ("multiplié par trois", "factor", 3),
    ("cinq fois", "factor", 5),
    ("1re école", "ordinal", 1),
    ("le 3e rang", "ordinal", 3),
    ("la 2ème phase", "ordinal", 2),
    ("la deuxième phase", "ordinal", 2),
    ("le vingt et unième siècle", "ordinal", 21),
    ("le second pilier", "ordinal", 2),
    # time
    ("d'ici 2030", "year", "2030"),
    ("sur la période 2019-2023", "year", ("2019", "2023")),
    ("2024–2028", "year", ("2024", "2028")),
    ("de 2019 à 2023", "year", ("2019", "2023")),
    ("entre 2019 et 2023", "year", ("2019", "2023")),
    ("2024-25", "year", ("2024", "2025")),
    ("en septembre 2025", "month", "2025-09"),
    ("entre mai 2021 et mai 2022", "month", ("2021-05", "2022-05")),
    ("le 21 mai 2024", "date", "2024-05-21"),
    ("mercredi 22 mai 2024", "date", "2024-05-22"),
    ("le 1er janvier 2025", "date", "2025-01-01"),
    ("21/05/2024", "date", "2024-05-21"),
    ("2024-05-21", "date", "2024-05-21"),
    ("le 23 mai", "date", "--05-23"),
    ("du 21 au 23 mai 2024", "date", ("2024-05-21", "2024-05-23")),
    ("sur 5 ans", "duration", (60, 0)),
    ("les cinq prochaines années", "duration", (60, 0)),
    ("un an et demi", "duration", (18, 0)),
    ("dix-huit mois", "duration", (18, 0)),
    ("trois semaines", "duration", (0, 21)),
    ("2,5 ans", "duration", (30, 0)),
    ("en 2019 plusieurs", "year", "2019"),
    ("dès 2025", "year", "2025"),
    ("90 jours", "duration", (0, 90)),
]

NO_FIGURES = [
    "un projet et une stratégie",
    "l'IA-as-a-Service",
    "le Premier ministre",
    "des établissements de premier plan",
    "H100",
    "3IA",
    "des millions d'euros",
    "1. Le traitement des langues",
    "par an",
    "deuxfois",
]


def read(words):
    return find_figures(plain(words), FRENCH)


@pytest.mark.parametrize(("words", "kind", "value"), NOTATIONS, ids=[words for words, _, _ in NOTATIONS])
def test_a_notation_is_read_with_its_type_and_exact_value(words, kind, value):
    low, high = value if isinstance(value, tuple) and kind != "duration" else (value, None)
    assert [(figure.kind, figure.value, figure.high) for figure in read(words)] == [(kind, low, high)]


def test_there_are_sixty_notations_at_least():
    assert len(NOTATIONS) >= 60


@pytest.mark.parametrize("words", NO_FIGURES)
def test_what_only_looks_like_a_figure_is_none(words):
    assert read(words) == []


@pytest.mark.parametrize(
    ("words", "name"), [("au titre de France 2030", "France 2030"), ("le site Rennes 2 et 5 ans", "Rennes 2")]
)
def test_a_number_inside_a_name_is_no_figure(words, name):
    start = words.index(name)
    figures = find_figures(plain(words), FRENCH, [(start, start + len(name))])
    assert [figure for figure in figures if start <= figure.start < start + len(name)] == []


def test_a_date_that_does_not_exist_is_no_date():
    assert "date" not in {figure.kind for figure in read("le 31/02/2024")}


def test_a_figure_covers_its_words_and_no_more():
    words = "un budget de près de 67 M€ sur 5 ans"
    assert [words[figure.start : figure.end] for figure in read(words)] == ["67 M€", "5 ans"]


# -- the round trip: a value formatted in a notation comes back

UNITS = """
zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize
""".split()  # noqa: SIM905  (a list of words)
TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}
MONTHS = """
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
""".split()  # noqa: SIM905  (a list of words)


def below_hundred(number):
    if number <= 16:
        return UNITS[number]
    if number < 20:
        return f"dix-{UNITS[number - 10]}"
    if number < 70:
        tens, rest = TENS[number // 10 * 10], number % 10
        return tens if not rest else f"{tens} et un" if rest == 1 else f"{tens}-{UNITS[rest]}"
    if number < 80:
        return "soixante et onze" if number == 71 else f"soixante-{below_hundred(number - 60)}"
    return "quatre-vingts" if number == 80 else f"quatre-vingt-{below_hundred(number - 80)}"


def in_words(number):
    thousands, rest = divmod(number, 1000)
    hundreds, last = divmod(rest, 100)
    parts = []
    if thousands:
        parts.append("mille" if thousands == 1 else f"{in_words(thousands)} mille")
    if hundreds:
        many = "cent" if hundreds == 1 else f"{UNITS[hundreds]} cent{'' if last else 's'}"
        parts.append(many)
    if last or not parts:
        parts.append(below_hundred(last))
    return " ".join(parts)


def grouped(number, blank):
    return f"{number:,}".replace(",", blank)


NUMBERS = {
    "words": in_words,
    "digits": str,
    "groups": lambda number: grouped(number, " "),
    "thin groups": lambda number: grouped(number, THIN),
    "points": lambda number: grouped(number, "."),
}


@pytest.mark.parametrize("form", sorted(NUMBERS))
@given(number=st.integers(2, 999_999))
def test_a_count_comes_back_from_every_form(form, number):
    # four digits without a blank are a year, and three figures after a point a group
    if form == "digits" and 1800 <= number <= 2199:
        number += 1000
    assert [(f.kind, f.value) for f in read(f"{NUMBERS[form](number)} personnes")] == [("count", number)]


@given(
    number=st.integers(1, 999),
    scale=st.sampled_from(
        [
            ("M€", 10**6),
            ("millions d'euros", 10**6),
            ("k€", 10**3),
            ("Md€", 10**9),
            ("milliards d’euros", 10**9),
            ("€", 1),
        ]
    ),
    form=st.sampled_from(["words", "digits"]),
    blank=st.sampled_from([" ", NBSP, THIN]),
)
def test_an_amount_comes_back_from_every_form(number, scale, form, blank):
    words, factor = scale
    assert [(f.kind, f.value) for f in read(f"{NUMBERS[form](number)}{blank}{words}")] == [("money", number * factor)]


@given(whole=st.integers(0, 999), tenths=st.integers(1, 99))
def test_a_decimal_amount_comes_back(whole, tenths):
    value = Decimal(f"{whole}.{tenths:02}")
    assert [(f.kind, f.value) for f in read(f"{whole},{tenths:02} M€")] == [("money", value * 10**6)]


@given(date=st.dates(dt.date(1900, 1, 1), dt.date(2150, 12, 31)), form=st.sampled_from(["words", "slashes", "iso"]))
def test_a_date_comes_back_from_every_form(date, form):
    day = "1er" if date.day == 1 else date.day
    words = {
        "words": f"le {day} {MONTHS[date.month - 1]} {date.year}",
        "slashes": f"{date:%d/%m/%Y}",
        "iso": date.isoformat(),
    }[form]
    assert [(f.kind, f.value) for f in read(words)] == [("date", date.isoformat())]


@given(
    years=st.integers(2, 99),
    form=st.sampled_from(["words", "digits"]),
    unit=st.sampled_from([("ans", 12, 0), ("années", 12, 0), ("mois", 1, 0), ("semaines", 0, 7), ("jours", 0, 1)]),
)
def test_a_duration_comes_back_from_every_form(years, form, unit):
    name, months, days = unit
    assert [(f.kind, f.value) for f in read(f"sur {NUMBERS[form](years)} {name}")] == [
        ("duration", (years * months, years * days))
    ]


@given(low=st.integers(1900, 2100), more=st.integers(1, 50), joint=st.sampled_from(["-", "–", " à ", " - "]))
def test_a_range_of_years_comes_back(low, more, joint):
    assert [(f.kind, f.value, f.high) for f in read(f"{low}{joint}{low + more}")] == [
        ("year", str(low), str(low + more))
    ]


@given(st.text(max_size=200))
def test_any_text_is_read_without_fault_and_figures_lie_inside_it(text):
    figures = read(text)
    assert all(0 <= figure.start < figure.end <= len(text) for figure in figures)
    assert all(one.end <= other.start for one, other in itertools.pairwise(figures))


def test_a_duration_that_is_no_number_of_months_is_none():
    assert read("2,3 ans") == []


def test_two_sums_that_a_joint_parts_stay_two():
    assert [figure.value for figure in read("2 millions d'euros et 3 millions d'euros")] == [2_000_000, 3_000_000]


def test_two_thirds_are_no_count():
    assert read("deux tiers des projets") == []
