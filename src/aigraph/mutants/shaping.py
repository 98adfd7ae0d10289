"""Trying mutants that no evidence rule notices by the shapes: many at once, each about subjects of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.dataset import Dataset, build_dataset
from aigraph.errors import ShapesError
from aigraph.rules import infer
from aigraph.shapes import check_shapes
from aigraph.terms import RDF_TYPE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from aigraph.evidence.cases import Case
    from aigraph.facts import Facts, Statement
    from aigraph.mutants.model import Mutant, Outcome


def ask_shapes(facts: Facts, cases: Mapping[str, Case], outcomes: Iterable[Outcome]) -> None:
    """Record with each outcome the shapes that notice its mutant.

    A finding counts for a mutant where it is about one of the subjects that the mutant changes, and is not made of
    the facts as they are. Mutants about the same subject are never tried together.
    """
    stated = to_stated(facts)
    known = set(_findings(facts, stated))
    for batch in _batches(outcomes, cases):
        quads = set(stated)
        for outcome, _ in batch:
            gone, come = to_changes(outcome.mutant, cases)
            quads -= {quad for statement in gone for quad in to_quads(statement, facts)}
            quads |= {quad for statement in come for quad in to_quads(statement, facts)}
        found = [entry for entry in _findings(facts, quads) if entry not in known]
        for outcome, subjects in batch:
            outcome.later = tuple(
                dict.fromkeys(rule for message, rule in found if message.partition(" ")[0].rstrip(":") in subjects)
            )


def _batches(outcomes: Iterable[Outcome], cases: Mapping[str, Case]) -> list[list[tuple[Outcome, set[str]]]]:
    """The mutants that can be tried together: no two of them change the same subject or name it."""
    batches: list[tuple[set[str], list[tuple[Outcome, set[str]]]]] = []
    for outcome in outcomes:
        gone, come = to_changes(outcome.mutant, cases)
        subjects = {statement.subject for statement in (*gone, *come)}
        for taken, batch in batches:
            if not taken & subjects:
                taken.update(subjects)
                batch.append((outcome, subjects))
                break
        else:
            batches.append((set(subjects), [(outcome, subjects)]))
    return [batch for _, batch in batches]


def to_changes(mutant: Mutant, cases: Mapping[str, Case]) -> tuple[list[Statement], list[Statement]]:
    """The statements that a mutant takes away, and those that it adds."""
    before = [item for name in mutant.cases for fact in cases[name].facts for item in fact.statements]
    cases_after = (*mutant.cases.values(), *mutant.added)
    after = [item for case in cases_after for fact in case.facts for item in fact.statements]
    left, right = set(map(_key, before)), set(map(_key, after))
    return [item for item in before if _key(item) not in right], [item for item in after if _key(item) not in left]


def _key(statement: Statement) -> tuple[str, str, str, str, str | None]:
    return statement.graph, statement.subject, statement.term.iri, statement.value, statement.language


def to_stated(facts: Facts) -> list[ox.Quad]:
    """All that the facts state, each statement in its graph."""
    return [quad for quad in build_dataset(facts).store if not isinstance(quad.graph_name, ox.DefaultGraph)]


def make_dataset(facts: Facts, quads: Iterable[ox.Quad]) -> Dataset:
    """A dataset of statements, with what the rules conclude from them."""
    dataset = Dataset(facts.project, facts.vocabulary, ox.Store())
    dataset.add(quads)
    infer(dataset)
    return dataset


def to_quads(statement: Statement, facts: Facts) -> list[ox.Quad]:
    """A statement as RDF."""
    graph, subject = (ox.NamedNode(_iri(name, facts)) for name in (statement.graph, statement.subject))
    return [ox.Quad(subject, ox.NamedNode(statement.term.iri), _object(statement, facts), graph)]


def _object(statement: Statement, facts: Facts) -> ox.NamedNode | ox.Literal:
    term, value = statement.term, statement.value
    if term.iri == RDF_TYPE:
        return ox.NamedNode(facts.vocabulary.classes[value])
    if term.is_reference:
        return ox.NamedNode(_iri(value, facts))
    if statement.language:
        return ox.Literal(value, language=statement.language)
    return ox.Literal(value, datatype=ox.NamedNode(term.datatype)) if term.datatype else ox.Literal(value)


def _iri(name: str, facts: Facts) -> str:
    if "://" in name:
        return name
    project = facts.project
    return project.base + name.removeprefix("../") if name.startswith("../") else project.iri(name)


def _findings(facts: Facts, quads: Iterable[ox.Quad]) -> Sequence[tuple[str, str]]:
    try:
        check_shapes(make_dataset(facts, quads), facts)
    except ShapesError as error:
        return [(str(finding.message), finding.rule) for finding in error.findings]
    return []
