"""Mutants that add: a tie between things that a passage names together, a wrong fact where no passage is cited."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING
from zlib import crc32

from aigraph.evidence.annotated import inside
from aigraph.evidence.cases import PASSAGE, READING, Fact
from aigraph.evidence.policy import NAME, NONE, SUBJECT
from aigraph.facts.model import TYPE
from aigraph.mutants.bench import FIGURES
from aigraph.mutants.model import Mutant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.evidence.cases import Case
    from aigraph.mutants.bench import Bench, Spot
    from aigraph.terms import Term

TIE, ELSEWHERE = "fact added between co-named things", "wrong fact in an editorial, record or reading block"
_WITHOUT_PASSAGE = ("editorial", "record")
_MANY = 3


def ties(bench: Bench) -> Iterator[Mutant]:
    """Two organisations that one passage names, tied by a property that nobody states of them."""
    said = {(spot.fact.subject, spot.statement.term.iri, spot.statement.value) for spot in bench.spots}
    for case in bench.stating():
        found = [
            (one, term, other)
            for one, other in permutations(_named(bench, case), 2)
            for term in _terms(bench, one, other)
            if (one, term.iri, other) not in said and (other, term.iri, one) not in said
        ]
        like = case.facts[0].statements[0]
        for one, term, other in sorted(found, key=lambda tie: _lot(tie[0], tie[1].name, tie[2]))[:_MANY]:
            fresh = Fact(one, (like._replace(subject=one, term=term, value=other, language=None),))
            facts = (*case.facts, fresh)
            yield Mutant(TIE, case.place, f"{one} {term.name} {other} is added", {case.name: case.with_facts(facts)})


def elsewhere(bench: Bench) -> Iterator[Mutant]:
    """A value made wrong and stated beside the passage: editorially, as a record's, and as what a reading adds."""
    for spot in bench.spots:
        if spot.case.kind != PASSAGE or spot.statement.term is TYPE or not _is_judged(bench, spot):
            continue
        value = _another(bench, spot)
        if value is None:
            continue
        wrong = spot.statement._replace(value=value)
        what = f"{spot.fact.subject} {wrong.term.name} {value} is stated by"
        kind = min((*_WITHOUT_PASSAGE, READING), key=lambda kind: _lot(what, kind))
        fact = Fact(spot.fact.subject, (wrong,))
        block = replace(spot.case, name=f"{kind}/mutant", kind=kind, facts=(fact,), ignored=(), fingerprints=())
        added = replace(block, adds=((value, wrong.place),)) if kind == READING else block
        yield Mutant(ELSEWHERE, wrong.place, f"{what} a block of the kind {kind}", {}, (added,))


def _is_judged(bench: Bench, spot: Spot) -> bool:
    return spot.kind in FIGURES or (spot.kind == NAME and bench.policy.supports.get(spot.statement.term.iri) != NONE)


def _another(bench: Bench, spot: Spot) -> str | None:
    """Another value: a figure with one digit more, a thing of the same class that the passage does not name."""
    value = spot.statement.value
    if spot.kind in FIGURES:
        return f"{value}0" if spot.kind in ("money", "count", "factor", "figure") else None
    named = set(_named(bench, spot.case))
    others = [thing for thing in bench.by_class[bench.knowledge.class_of(value)] if thing not in named]
    return min(others, key=lambda thing: _lot(spot.fact.subject, spot.statement.term.name, thing), default=None)


def _lot(*words: str) -> int:
    """A number drawn by the words alone: the same mutants are made whatever else the data have."""
    return crc32(" ".join(words).encode())


def _named(bench: Bench, case: Case) -> list[str]:
    """The organisations and the like that a passage names."""
    passage = case.premises[0]
    names = inside(bench.knowledge.texts[passage.source].names, passage.start, passage.end)
    things = (thing for name in names for thing in name.things)
    return list(dict.fromkeys(thing for thing in things if bench.knowledge.class_of(thing) in bench.policy.closed))


def _terms(bench: Bench, one: str, other: str) -> list[Term]:
    """The properties that may tie a thing of one class to one of another."""
    policy, first, second = bench.policy, bench.knowledge.class_of(one), bench.knowledge.class_of(other)
    terms = bench.examination.facts.vocabulary.properties.values()
    return [
        term
        for term in terms
        if first in policy.allows_on.get(term.iri, ())
        and second in policy.allows.get(term.iri, ())
        and not policy.has(term.iri, SUBJECT)
    ]
