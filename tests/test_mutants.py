"""Mutants: what is made of the shipped facts, how they are judged, and what the report says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aigraph.errors import Place
from aigraph.evidence import read_sources
from aigraph.evidence.examining import prepare
from aigraph.mutants import (
    Mutant,
    Outcome,
    Trial,
    ask_claims,
    ask_shapes,
    make_mutants,
    rows,
    survivors,
    table,
    try_claims,
)

GROUPS = {
    "amounts",
    "counts",
    "dates",
    "durations",
    "modality",
    "subject",
    "Institution swapped",
    "Person swapped",
    "Person of the same section",
    "Role swapped",
    "Status swapped",
    "Theme swapped",
    "Relation swapped",
    "order",
    "direction reversed",
    "figures exchanged",
    "omission",
    "paraphrases",
    "fact added between co-named things",
    "wrong fact in an editorial, record or reading block",
    "passage given to another fact",
    "passage shifted",
    "passage stretched",
    "passage cut",
}
# What no rule may ever let pass.
WHOLE = ["amounts", "counts", "dates", "durations", "modality", "figures exchanged", "order", "Role swapped"]
WHOLE += ["subject", "direction reversed", "Person swapped", "Person of the same section"]


@pytest.fixture(scope="module")
def examination(graph, sources):
    return prepare(graph.facts, read_sources(sources))


@pytest.fixture(scope="module")
def mutants(examination):
    return make_mutants(examination)


@pytest.fixture(scope="module")
def outcomes(examination, mutants):
    trial = Trial(examination)
    return [trial.outcome(mutant) for mutant in mutants]


def test_at_least_two_thousand_mutants_of_every_group_are_made(mutants):
    assert (len(mutants) >= 2_000, GROUPS - {mutant.group for mutant in mutants}) == (True, set())


def test_the_same_mutants_are_made_every_time(examination, mutants):
    again = make_mutants(examination)
    assert [(mutant.group, mutant.what) for mutant in again] == [(mutant.group, mutant.what) for mutant in mutants]


def test_no_mutant_says_what_the_facts_say(examination, mutants):
    cases = {case.name: case for case in examination.cases}
    assert [
        mutant.what
        for mutant in mutants
        if not mutant.added and all(cases[name] == case for name, case in mutant.cases.items())
    ] == []


def test_no_mutant_changes_what_exempts_it(examination, mutants):
    """What is ignored, added, or said of subjects elsewhere stays as the facts have it."""
    cases = {case.name: case for case in examination.cases}
    exempt = [
        mutant.what
        for mutant in mutants
        for name, case in mutant.cases.items()
        if (case.ignored, case.adds, case.about) != (cases[name].ignored, cases[name].adds, cases[name].about)
    ]
    assert exempt == []


def test_the_shipped_facts_are_sound_before_anything_is_made_wrong(examination):
    assert Trial(examination).known == set()


def test_trying_a_mutant_leaves_no_trace(examination, mutants):
    trial = Trial(examination)
    first = [trial.outcome(mutant).rules for mutant in mutants[:200]]
    assert [trial.outcome(mutant).rules for mutant in mutants[:200]] == first


@pytest.mark.parametrize("group", WHOLE)
def test_every_mutant_of_a_group_is_caught(outcomes, group):
    left = [outcome.mutant.what for outcome in outcomes if outcome.mutant.group == group and not outcome.is_caught]
    assert left == []


def test_ninety_eight_of_a_hundred_mutants_are_caught_without_the_fingerprint(outcomes):
    assert sum(outcome.is_caught for outcome in outcomes) >= 0.98 * len(outcomes)


def test_the_fingerprint_catches_every_passage_that_moved(outcomes):
    moved = [outcome for outcome in outcomes if outcome.mutant.group.startswith("passage")]
    assert [outcome.mutant.what for outcome in moved if not outcome.by_fingerprint] == []


def test_the_shapes_are_asked_of_many_mutants_at_once(graph, examination, mutants):
    trial = Trial(examination)
    harmless = next(mutant for mutant in mutants if mutant.group == "passage cut")
    case, fact, wrong = next(
        (case, fact, statement)
        for case in examination.cases
        for fact in case.facts
        for statement in fact.statements
        if statement.term.name == "recipient"
    )
    twisted = wrong._replace(value="theme/health")
    changed = case.with_facts([replace(fact, statements=(*fact.statements, twisted))])
    asked = [
        Outcome(Mutant("subject", wrong.place, "a theme is paid", {case.name: changed}), ()),
        Outcome(harmless, ()),
    ]
    ask_shapes(graph.facts, trial.cases, asked)
    assert (asked[0].later != (), asked[1].later) == (True, ())


def test_a_claim_notices_a_sum_that_is_left_out(graph, examination):
    trial = Trial(examination)
    stating = [case for case in examination.cases if any(fact.subject == "funding/miai/award" for fact in case.facts)]
    without = {
        case.name: case.with_facts(fact for fact in case.facts if fact.subject != "funding/miai/award")
        for case in stating
    }
    asked = [Outcome(Mutant("omission", stating[0].place, "an award is lost", without), ())]
    ask_claims(graph.facts, trial.cases, asked)
    assert asked[0].later == ("claim-verdict",)


def test_another_verdict_expected_of_a_claim_is_noticed_every_time(graph):
    told = [outcome for outcome in try_claims(graph.facts) if " expected " in outcome.mutant.what]
    assert (len(told) > 10, [outcome.mutant.what for outcome in told if not outcome.is_caught]) == (True, [])


# -- the report


def outcome(group, *rules, by_fingerprint=False):
    return Outcome(Mutant(group, Place("data/a.yaml", 1, 1), "x becomes y", {}), rules, by_fingerprint)


def test_the_report_counts_by_group_and_over_all():
    told = rows([outcome("a", "one"), outcome("a"), outcome("b", by_fingerprint=True)], {"a": 50, "all": 60})
    assert [(row.group, row.made, row.caught, row.with_fingerprint, row.meets_goal) for row in told] == [
        ("a", 2, 1, 1, True),
        ("b", 1, 0, 1, True),
        ("all", 3, 1, 2, False),
    ]


def test_groups_can_be_told_together():
    told = rows([outcome("a", "one"), outcome("b")], {"a and b": 40}, {"a and b": ("a", "b")})
    assert [(row.group, row.made, row.caught, row.meets_goal) for row in told][2] == ("a and b", 2, 1, True)


def test_the_table_names_the_rules_that_noticed_most_and_marks_a_goal_that_is_not_met():
    told = table(rows([outcome("a", "one", "two"), outcome("a", "two"), outcome("b")], {"b": 50}))
    assert [line.split() for line in told.splitlines()[1:3]] == [
        ["a", "2", "2", "100.0", "100.0", "two", "2,", "one", "1"],
        ["b", "1", "0", "0.0", "0.0", "50", "!"],
    ]


def test_a_survivor_is_told_with_its_place_and_reason():
    assert survivors([outcome("a"), outcome("b", "one")], {"x becomes y": "nobody looks"}) == (
        ["a: data/a.yaml:1:1: x becomes y (nobody looks)"],
        0,
    )


def test_a_survivor_without_a_reason_of_its_own_is_counted():
    told, unexplained = survivors([outcome("a")], {"a": "nobody looks"})
    assert (told, unexplained) == (["a: data/a.yaml:1:1: x becomes y (no reason is known)"], 1)
