"""The bench on which mutants are made: the facts with their kinds, and the ways to change one thing of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from aigraph.evidence.cases import PASSAGE, Fact
from aigraph.facts.model import TYPE
from aigraph.mutants.model import Mutant

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aigraph.evidence.cases import Case
    from aigraph.evidence.examining import Examination
    from aigraph.evidence.passages import Passage
    from aigraph.evidence.policy import Policy
    from aigraph.facts import Statement

_AROUND = 400
# The figures, and the groups of mutants that they give.
FIGURES = {
    "money": "amounts",
    "count": "counts",
    "factor": "counts",
    "figure": "counts",
    "year": "dates",
    "month": "dates",
    "date": "dates",
    "duration": "durations",
}


class Spot(NamedTuple):
    """A statement with the fact and the case that it stands in, and how it is supported."""

    case: Case
    fact: Fact
    statement: Statement
    kind: str


@dataclass
class Bench:
    """An examination to make mutants of; the same seed makes the same mutants."""

    examination: Examination
    seed: int = 2024
    by_class: dict[str, list[str]] = field(init=False)

    def __post_init__(self) -> None:
        self.knowledge = self.examination.knowledge
        self.random = Random(self.seed)  # noqa: S311  (nothing secret: the same mutants every time)
        self.cases = [case for case in self.examination.cases if case.facts]
        self.by_class = defaultdict(list)
        for thing, iri in self.knowledge.types.items():
            self.by_class[iri].append(thing)
        self.spots = [
            Spot(case, fact, statement, self._kind(statement))
            for case in self.cases
            for fact in case.facts
            for statement in fact.statements
        ]

    @property
    def policy(self) -> Policy:
        """How classes and properties are supported."""
        return self.knowledge.policy

    def class_name(self, thing: str) -> str:
        """The class of a thing as data files call it."""
        iri = self.knowledge.class_of(thing)
        return self.examination.facts.vocabulary.names.get(iri, iri)

    def stating(self) -> list[Case]:
        """The cases that are passages."""
        return [case for case in self.cases if case.kind == PASSAGE]

    def named_nearby(self, case: Case, iri: str) -> list[str]:
        """The things of a class that the section around a case names."""
        passage = case.premises[0]
        text = self.knowledge.texts[passage.source]
        section = text.section_of(passage)
        start, end = passage.start - _AROUND, passage.end + _AROUND
        if section:
            start, end = section.extent.start, section.extent.end
        things = (thing for name in text.names if start <= name.start < end for thing in name.things)
        return list(dict.fromkeys(thing for thing in things if self.knowledge.class_of(thing) == iri))

    # -- making one

    def with_value(self, group: str, spot: Spot, value: str) -> Iterator[Mutant]:
        """The mutant with another value; none where the case says the same elsewhere."""
        changed = spot.statement._replace(value=value)
        fresh = Fact(spot.fact.subject, tuple(changed if i is spot.statement else i for i in spot.fact.statements))
        if not _is_said(fresh, spot) and (changed.term.iri, value) not in _sayings(spot.fact):
            what = f"{spot.fact.subject} {changed.term.name} {spot.statement.value} becomes {value}"
            yield self.with_facts(group, spot, [fresh], what)

    def without(self, group: str, spot: Spot) -> Mutant:
        """The mutant that lacks a statement."""
        left = tuple(item for item in spot.fact.statements if item is not spot.statement)
        what = f"{spot.fact.subject} loses {spot.statement.term.name} {spot.statement.value}"
        return self.with_facts(group, spot, [Fact(spot.fact.subject, left)] if left else [], what)

    def with_facts(self, group: str, spot: Spot, fresh: Sequence[Fact], what: str) -> Mutant:
        """The mutant with other facts in the place of one."""
        facts = [new for item in spot.case.facts for new in (fresh if item is spot.fact else [item])]
        return Mutant(group, spot.statement.place, what, {spot.case.name: spot.case.with_facts(facts)})

    def exchanged(self, group: str, one: Spot, other: Spot) -> Mutant:
        """The mutant in which two statements have each other's value."""
        first, second = one.statement, other.statement
        swap = {id(first): first._replace(value=second.value), id(second): second._replace(value=first.value)}
        cases = {
            case.name: case.with_facts(
                Fact(fact.subject, tuple(swap.get(id(item), item) for item in fact.statements)) for fact in case.facts
            )
            for case in (one.case, other.case)
        }
        what = f"{one.fact.subject} {first.term.name} {first.value} and {other.fact.subject} {second.value} exchanged"
        return Mutant(group, first.place, what, cases)

    def moved(self, group: str, case: Case, passage: Passage) -> Mutant:
        """The mutant whose facts cite another passage."""
        moved = replace(case, name=passage.name, premises=(passage,), places={passage: case.place})
        return Mutant(group, case.place, f"{case.name} becomes {passage.name}", {case.name: moved})

    def _kind(self, statement: Statement) -> str:
        term = statement.term
        return (
            ""
            if term is TYPE
            else self.policy.of_value(term, statement.value, self.knowledge.class_of(statement.value))
        )


def _sayings(fact: Fact) -> set[tuple[str, str]]:
    return {(item.term.iri, item.value) for item in fact.statements}


def _is_said(fresh: Fact, spot: Spot) -> bool:
    """Whether another fact of the case says just this."""
    said = _sayings(fresh)
    return any(said <= _sayings(other) for other in spot.case.facts if other is not spot.fact)
