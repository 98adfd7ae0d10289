"""Mutants of what belongs together: subjects, directions, figures and ranks exchanged."""

from __future__ import annotations

from itertools import combinations, groupby
from typing import TYPE_CHECKING

from aigraph.evidence.cases import PASSAGE, Fact
from aigraph.evidence.policy import NAME, ORDER
from aigraph.mutants.bench import FIGURES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.evidence.cases import Case
    from aigraph.mutants.bench import Bench, Spot
    from aigraph.mutants.model import Mutant

_MANY = 2


def subjects(bench: Bench) -> Iterator[Mutant]:
    """A fact about a thing with a name told of another thing of its class."""
    for _, spots in groupby(bench.spots, key=lambda spot: id(spot.fact)):
        spot = next(spots)
        iri = bench.knowledge.class_of(spot.fact.subject)
        if bench.policy.of_class(iri) != NAME:
            continue
        pool = [thing for thing in bench.by_class[iri] if thing != spot.fact.subject]
        taken = {fact.subject for fact in spot.case.facts}
        for other in bench.random.sample(pool, min(_MANY, len(pool))):
            if other not in taken:
                fresh = Fact(other, tuple(item._replace(subject=other) for item in spot.fact.statements))
                yield bench.with_facts("subject", spot, [fresh], f"{spot.fact.subject} becomes {other}")


def turned(bench: Bench) -> Iterator[Mutant]:
    """Subject and object exchanged, where both are things with names."""
    for spot in bench.spots:
        subject, value = spot.fact.subject, spot.statement.value
        is_named = bench.policy.of_class(bench.knowledge.class_of(subject)) == NAME
        if is_named and spot.kind == NAME and value != subject:
            others = tuple(item for item in spot.fact.statements if item is not spot.statement)
            fresh = [Fact(value, (spot.statement._replace(subject=value, value=subject),))]
            fresh += [Fact(subject, others)] if others else []
            what = f"{subject} {spot.statement.term.name} {value} is turned round"
            yield bench.with_facts("direction reversed", spot, fresh, what)


def parts_exchanged(bench: Bench) -> Iterator[Mutant]:
    """Two things exchanged that stand in different parts of one fact: who leads and what is led."""
    for _, spots in groupby(bench.spots, key=lambda spot: id(spot.fact)):
        things = [spot for spot in spots if spot.kind == NAME]
        for one, other in combinations(things, 2):
            is_other_part = one.statement.term.iri != other.statement.term.iri
            if is_other_part and one.statement.value != other.statement.value:
                yield bench.exchanged("direction reversed", one, other)


def figures_exchanged(bench: Bench) -> Iterator[Mutant]:
    """Two figures of one property exchanged between facts whose passages lie in one paragraph."""
    figures = [spot for spot in bench.spots if spot.kind in FIGURES and spot.case.kind == PASSAGE]
    for one, other in combinations(figures, 2):
        if _is_exchange(one, other) and _is_one_paragraph(bench, one.case, other.case):
            yield bench.exchanged("figures exchanged", one, other)


def ranks_exchanged(bench: Bench) -> Iterator[Mutant]:
    """Two ranks of one list exchanged, where one case states both."""
    ranked = [spot for spot in bench.spots if spot.kind == ORDER]
    for one, other in combinations(ranked, 2):
        is_one_list = one.fact.subject.rpartition("/")[0] == other.fact.subject.rpartition("/")[0]
        if one.case is other.case and is_one_list and _is_exchange(one, other):
            yield bench.exchanged("order", one, other)


def _is_exchange(one: Spot, other: Spot) -> bool:
    is_one_property = one.statement.term.iri == other.statement.term.iri
    return is_one_property and one.statement.value != other.statement.value and one.fact.subject != other.fact.subject


def _is_one_paragraph(bench: Bench, one: Case, other: Case) -> bool:
    first, second = sorted((one.premises[0], other.premises[0]), key=lambda passage: passage.start)
    text = bench.knowledge.texts[first.source].text
    return first.source == second.source and "\n" not in text[first.end : second.start]
