"""Errors: one formula, one order, one exit status each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigraph.errors import (
    AigraphError,
    EvidenceError,
    FactsError,
    Finding,
    FindingsError,
    InputError,
    Place,
    ShapesError,
    UsageError,
    sort_findings,
    suggest,
)

PLACES = st.builds(Place, st.sampled_from(["data/a.yaml", "data/b.yaml"]), st.integers(1, 99), st.integers(1, 99))
FINDINGS = st.builds(
    Finding, st.lists(PLACES, max_size=3).map(tuple), st.sampled_from("xyz"), st.just("r"), st.sampled_from("ab")
)


@pytest.mark.parametrize(
    ("error", "status"),
    [(UsageError, 2), (InputError, 3), (FindingsError, 1), (FactsError, 1), (EvidenceError, 1), (ShapesError, 1)],
)
def test_every_error_has_its_exit_status(error, status):
    assert (issubclass(error, AigraphError), error.exit_status) == (True, status)


def test_a_finding_is_told_as_where_what_and_remedy():
    finding = Finding((Place("data/a.yaml", 3, 5),), "amount is '70 M€'", "write digits", "datatype")
    assert str(finding) == "data/a.yaml:3:5: amount is '70 M€'; write digits"


def test_a_finding_with_several_places_tells_all_of_them():
    places = (Place("a", 1, 2), Place("b", 3, 4), Place("c", 5, 6))
    assert (
        str(Finding(places, "stated twice", "delete one", "x"))
        == "a:1:2: stated twice; delete one (also at b:3:4, c:5:6)"
    )


def test_a_finding_without_a_place_is_of_the_project():
    assert str(Finding((), "no data", "write some", "x")) == "project: no data; write some"


def test_findings_are_sorted_by_line_and_column_as_numbers():
    lines = [Finding((Place("a", line, 1),), "x", "y", "z") for line in (10, 9, 100)]
    assert [finding.places[0].line for finding in sort_findings(lines)] == [9, 10, 100]


@given(st.lists(FINDINGS))
def test_an_error_holds_each_finding_once_in_an_order_that_does_not_depend_on_theirs(findings):
    error = FactsError(findings)
    assert error.findings == FactsError(findings[::-1]).findings == tuple(sort_findings(set(findings)))


def test_the_message_of_an_error_has_a_line_for_each_finding():
    findings = [Finding((Place("a", line, 1),), "x", "y", "z") for line in (2, 1)]
    assert str(FactsError(findings)) == "a:1:1: x; y\na:2:1: x; y"


@pytest.mark.parametrize(
    ("word", "suggestion"), [("thme", " (did you mean theme?)"), ("xyz", ""), ("", ""), ("THEME", "")]
)
def test_the_nearest_known_word_is_suggested_where_one_is_near(word, suggestion):
    assert suggest(word, ["theme", "status"]) == suggestion


def test_the_suggestion_does_not_depend_on_the_order_of_the_known_words():
    assert suggest("statue", ["statute", "status"]) == suggest("statue", ["status", "statute"])
