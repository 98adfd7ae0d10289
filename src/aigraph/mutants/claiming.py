"""Mutants of the claims: their inputs made wrong, and what the claims notice of mutants that nothing else does."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from aigraph.claims import check_claims
from aigraph.errors import ClaimsError
from aigraph.mutants.model import Mutant, Outcome
from aigraph.mutants.shaping import make_dataset, to_changes, to_quads, to_stated
from aigraph.terms import AIG

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pyoxigraph as ox

    from aigraph.evidence.cases import Case
    from aigraph.facts import Facts, Statement

INPUTS = "claims' inputs"
_PROPERTIES = (AIG.queryName, AIG.completeness, AIG.expectedVerdict)
_SEED = 2024


def try_claims(facts: Facts) -> list[Outcome]:
    """What becomes of each claim whose query, completeness or expected verdict is another one that claims have.

    The claims do not depend on each other, so one input of all of them is changed at once.
    """
    stated, choice = to_stated(facts), Random(_SEED)  # noqa: S311  (nothing secret: the same mutants every time)
    outcomes = []
    for iri in _PROPERTIES:
        inputs = [statement for statement in facts.statements if statement.term.iri == iri]
        values = sorted({statement.value for statement in inputs})
        wrong = [
            item._replace(value=choice.choice([value for value in values if value != item.value])) for item in inputs
        ]
        told = _told(facts, stated, inputs, wrong)
        for before, after in zip(inputs, wrong, strict=True):
            what = f"{before.subject} {before.term.name} {before.value} becomes {after.value}"
            rules = tuple(dict.fromkeys(rule for subject, rule in told if subject == before.subject))
            outcomes.append(Outcome(Mutant(INPUTS, before.place, what, {}), rules))
    return outcomes


def ask_claims(facts: Facts, cases: Mapping[str, Case], outcomes: Iterable[Outcome]) -> None:
    """Record with each outcome that nothing has noticed whether a claim comes to another verdict."""
    stated = to_stated(facts)
    for outcome in outcomes:
        gone, come = to_changes(outcome.mutant, cases)
        told = _told(facts, stated, gone, come) if gone or come else []
        outcome.later = (*outcome.later, *dict.fromkeys(rule for _, rule in told))


def _told(
    facts: Facts, stated: Iterable[ox.Quad], gone: Iterable[Statement], come: Iterable[Statement]
) -> list[tuple[str, str]]:
    """What the claims say: the id of each claim, and the rule."""
    quads = set(stated) - {quad for item in gone for quad in to_quads(item, facts)}
    quads |= {quad for item in come for quad in to_quads(item, facts)}
    try:
        check_claims(make_dataset(facts, quads), facts)
    except ClaimsError as error:
        return [(str(finding.message).partition(" ")[0].rstrip(":"), finding.rule) for finding in error.findings]
    return []
