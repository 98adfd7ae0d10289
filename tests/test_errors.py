"""Errors: one formula, one order, one exit status each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigraph.errors import (
    AigraphError,
    EvidenceError,
    FactsError,
    Fault,
    Finding,
    FindingsError,
    InputError,
    Place,
    ShapesError,
    Text,
    UsageError,
    sort_findings,
    suggest,
)

PLACES = st.builds(Place, st.sampled_from(["data/a.yaml", "data/b.yaml"]), st.integers(1, 99), st.integers(1, 99))
WORDS = st.sampled_from([Text(words, words.upper()) for words in "xyz"])
FINDINGS = st.builds(
    Finding, st.lists(PLACES, max_size=3).map(tuple), WORDS, st.just(Text("r", "r")), st.sampled_from("ab")
)


@pytest.mark.parametrize(
    ("error", "status"),
    [(UsageError, 2), (InputError, 3), (FindingsError, 1), (FactsError, 1), (EvidenceError, 1), (ShapesError, 1)],
)
def test_every_error_has_its_exit_status(error, status):
    assert (issubclass(error, AigraphError), error.exit_status) == (True, status)


DATATYPE = Fault("datatype", en=("amount is {value!r}", "write {form}"), fr=("amount vaut {value!r}", "écrire {form}"))
DIGITS = Text("digits", "des chiffres")
TWICE = Fault("x", en=("stated twice", "delete one"), fr=("énoncé deux fois", "en supprimer un"))


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "data/a.yaml:3:5: amount is '70 M€'; write digits"),
        ("fr", "data/a.yaml:3:5: amount vaut '70 M€' ; écrire des chiffres"),
        ("de", "data/a.yaml:3:5: amount is '70 M€'; write digits"),
    ],
)
def test_a_finding_is_told_as_where_what_and_remedy_in_each_language(language, told):
    assert DATATYPE.at(Place("data/a.yaml", 3, 5), value="70 M€", form=DIGITS).tell(language) == told


def test_a_finding_is_shown_in_english():
    finding = DATATYPE.at(Place("data/a.yaml", 3, 5), value="70 M€", form=DIGITS)
    assert str(finding) == finding.tell("en")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "a:1:2: stated twice; delete one (also at b:3:4, c:5:6)"),
        ("fr", "a:1:2: énoncé deux fois ; en supprimer un (aussi à b:3:4, c:5:6)"),
    ],
)
def test_a_finding_with_several_places_tells_all_of_them(language, told):
    assert TWICE.at(Place("a", 1, 2), Place("b", 3, 4), Place("c", 5, 6)).tell(language) == told


def test_a_finding_without_a_place_is_of_the_project():
    assert str(TWICE.at()) == "project: stated twice; delete one"


def test_a_text_that_speaks_another_language_is_told_in_it():
    word = Text("tree", "arbre", (("de", "Baum"),))
    assert Text("a {thing}", "un {thing}").fill(thing=word).tell("de") == "a Baum"


def test_a_value_that_looks_like_a_slot_stays_as_it_is():
    assert str(DATATYPE.at(value="{form}", form="{value}").message) == "amount is '{form}'"


@pytest.mark.parametrize(("values", "slot"), [({"value": "70 M€"}, "form"), ({}, "value")])
def test_a_fault_without_a_value_for_a_slot_makes_no_finding(values, slot):
    with pytest.raises(KeyError, match=slot):
        DATATYPE.at(**values)


def test_the_rule_of_a_fault_may_hang_on_a_value():
    assert Fault("bad-{kind}", en=("x", "y"), fr=("x", "y")).at(kind="reading").rule == "bad-reading"


def test_findings_are_sorted_by_line_and_column_as_numbers():
    lines = [Fault("z", ("x", "y"), ("u", "v")).at(Place("a", line, 1)) for line in (10, 9, 100)]
    assert [finding.places[0].line for finding in sort_findings(lines)] == [9, 10, 100]


@given(st.lists(FINDINGS))
def test_an_error_holds_each_finding_once_in_an_order_that_does_not_depend_on_theirs(findings):
    error = FactsError(findings)
    assert error.findings == FactsError(findings[::-1]).findings == tuple(sort_findings(set(findings)))


def test_the_message_of_an_error_has_a_line_for_each_finding():
    findings = [Fault("z", ("x", "y"), ("u", "v")).at(Place("a", line, 1)) for line in (2, 1)]
    assert str(FactsError(findings)) == "a:1:1: x; y\na:2:1: x; y"


def test_an_error_tells_its_findings_in_the_other_language():
    findings = [Fault("z", ("x", "y"), ("u", "v")).at(Place("a", line, 1)) for line in (2, 1)]
    assert FactsError(findings).tell("fr") == "a:1:1: u ; v\na:2:1: u ; v"


@pytest.mark.parametrize(
    ("word", "suggestion"), [("thme", " (did you mean theme?)"), ("xyz", ""), ("", ""), ("THEME", "")]
)
def test_the_nearest_known_word_is_suggested_where_one_is_near(word, suggestion):
    assert str(suggest(word, ["theme", "status"])) == suggestion


def test_the_suggestion_does_not_depend_on_the_order_of_the_known_words():
    assert suggest("statue", ["statute", "status"]) == suggest("statue", ["status", "statute"])
