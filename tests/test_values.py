"""What a value may be: each datatype as XML Schema has it, ids, language tags, and texts of any kind."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigraph.facts.values import DATATYPES, ID, LANGUAGE_TAG, PASSAGE_ID, SOURCE_ID, is_web_address, text_fault
from aigraph.terms import XSD

SLUGS = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,3}){0,2}", fullmatch=True)


def is_one(datatype, text):
    return DATATYPES[XSD + datatype][0](text)


@given(st.dates())
def test_every_date_of_the_calendar_is_a_date(date):
    assert is_one("date", date.isoformat())


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_every_decimal_in_plain_digits_is_a_decimal(number):
    assert is_one("decimal", f"{number:f}")


@given(st.integers())
def test_every_whole_number_is_an_integer_and_a_decimal(number):
    assert is_one("integer", str(number))
    assert is_one("decimal", str(number))


@given(st.text(max_size=8))
def test_what_is_called_a_decimal_can_be_computed_with(text):
    assert not is_one("decimal", text) or Decimal(text).is_finite()


@pytest.mark.parametrize("datatype", sorted(name.removeprefix(XSD) for name in DATATYPES if name != XSD + "string"))
@given(st.sampled_from([" ", "\n", "\t", "\u00a0"]))
def test_a_blank_around_a_value_is_refused(datatype, blank):
    right = {
        "anyURI": "https://example.org/",
        "boolean": "true",
        "date": "2024-02-29",
        "decimal": "1.5",
        "duration": "P1Y",
        "gYear": "2024",
        "gYearMonth": "2024-05",
        "integer": "3",
    }[datatype]
    assert [is_one(datatype, text) for text in (right, right + blank, blank + right)] == [True, False, False]


@given(st.lists(SLUGS, min_size=2, max_size=3))
def test_an_id_is_two_or_three_slugs(slugs):
    assert ID.fullmatch("/".join(slugs))


@given(SLUGS, st.integers(0, 10**12 - 1), st.integers(1, 10**12 - 1))
def test_a_passage_keeps_its_document_and_its_range(slug, start, end):
    found = PASSAGE_ID.fullmatch(f"../source/{slug}#char={start},{end}")
    assert found.groups() == (f"../source/{slug}", str(start), str(end))


@pytest.mark.parametrize("text", ["../source/a", "../source/a-b-1"])
def test_a_source_is_named_by_a_slug(text):
    assert SOURCE_ID.fullmatch(text)


@pytest.mark.parametrize(
    "text", ["../source/A", "../source/a/b", "../source/../a", "source/a", "../source/", "../../a"]
)
def test_a_source_is_named_by_nothing_else(text):
    assert SOURCE_ID.fullmatch(text) is None


@given(st.from_regex(LANGUAGE_TAG, fullmatch=True))
def test_every_language_tag_that_is_accepted_is_one_to_the_engine(tag):
    assert ox.Literal("x", language=tag).language == tag.lower()


@given(st.text(max_size=20))
def test_every_web_address_that_is_accepted_is_an_iri_to_the_engine(rest):
    address = f"https://{rest}"
    assert not is_web_address(address) or ox.NamedNode(address).value == address


FAULTS = {
    "": "empty-value",
    "\x00": "control-character",
    "a\tb": "control-character",
    "a\nb": "control-character",
    "\x7f": "control-character",
    "a\x9fb": "control-character",
    "a\u2028b": "control-character",
    "a\u2029b": "control-character",
    "\ufeffa": "control-character",
    "a\ufffe": "control-character",
    "a\ud800": "control-character",
    "\udfff": "control-character",
    "e\u0301": "not-nfc",
    "\u212b": "not-nfc",
    "\uf900": "not-nfc",
    " a": "loose-blank",
    "a ": "loose-blank",
    "\u3000a": "loose-blank",
    "a" * 65_537: "too-long",
    "é" * 32_769: "too-long",
}


@pytest.mark.parametrize("text", FAULTS, ids=ascii)
def test_a_text_has_a_fault_of_its_kind(text):
    assert text_fault(text)[0].rule == FAULTS[text]


@pytest.mark.parametrize(
    "text", ["a", "a b", "é", "😀", "a\u00a0b", "\u200f", "é" * 32_768, "<b>", "-", "\u00ad"], ids=ascii
)
def test_a_text_without_fault_is_accepted(text):
    assert text_fault(text) is None


@given(st.text())
def test_the_remedy_of_a_text_that_is_not_nfc_has_no_such_fault(text):
    fault = text_fault(text)
    if fault and fault[0].rule == "not-nfc":
        assert str(fault[0].at(**fault[1]).remedy) == f"write {unicodedata.normalize('NFC', text)!r}"
