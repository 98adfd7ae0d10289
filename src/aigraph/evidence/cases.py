"""Cases: what one passage states, or one reading concludes, with all that may support it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from aigraph.evidence.passages import Passage, parse_passage
from aigraph.facts.values import DESCRIPTION_ID
from aigraph.terms import AIG

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aigraph.errors import Place
    from aigraph.facts import Facts, Statement

PASSAGE, READING = "passage", "reading"
_DERIVED = "http://www.w3.org/ns/prov#wasDerivedFrom"
_IGNORED = re.compile(r"\s*(?P<words>.+?)\s*\|\s*(?P<reason>\S.*)")


@dataclass(frozen=True)
class Ignored:
    """Words of a passage that no fact claims, with the reason."""

    words: str
    reason: str
    place: Place


@dataclass(frozen=True)
class Fact:
    """What one case states of one subject."""

    subject: str
    statements: tuple[Statement, ...]

    @property
    def place(self) -> Place:
        """Where its first value stands."""
        return self.statements[0].place

    def values(self, iri: str) -> list[str]:
        """The values of a property."""
        return [statement.value for statement in self.statements if statement.term.iri == iri]


@dataclass(frozen=True)
class Case:
    """A passage that states facts, or a reading with the passages that it is inferred from.

    ``premises`` support the facts, ``about`` their subjects only. ``adds`` are the values that a reading adds of its
    own, ``ignored`` the words of a passage that no fact claims.
    """

    name: str
    kind: str
    place: Place
    premises: tuple[Passage, ...]
    facts: tuple[Fact, ...]
    about: tuple[tuple[Passage, Place], ...] = ()
    adds: tuple[tuple[str, Place], ...] = ()
    ignored: tuple[Ignored, ...] = ()
    fingerprints: tuple[tuple[str, Place], ...] = ()
    places: Mapping[Passage, Place] = field(default_factory=dict)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Every passage that the case cites."""
        return (*self.premises, *(passage for passage, _ in self.about))

    def with_facts(self, facts: Iterable[Fact]) -> Case:
        """The same case with other facts."""
        return replace(self, facts=tuple(facts))


def read_cases(facts: Facts) -> list[Case]:
    """The cases of all data files, in the order of the files; blocks of one passage are one case."""
    stated: defaultdict[str, defaultdict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    described: defaultdict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in facts.statements:
        if statement.graph == DESCRIPTION_ID:
            described[statement.subject, statement.term.iri].append(statement)
        else:
            stated[statement.graph][statement.subject].append(statement)
    cases = {}
    for block in facts.blocks:
        kind = block.kind.name
        if kind not in (PASSAGE, READING) or block.name in cases:
            continue
        keys = {
            key: described[block.name, iri]
            for key, iri in (
                ("about", AIG.hasSubjectFrom),
                ("adds", AIG.adds),
                ("ignored", AIG.ignored),
                ("print", AIG.fingerprint),
                ("from", _DERIVED),
            )
        }
        cases[block.name] = _case(block.name, kind, block.place, stated[block.name], keys)
    return list(cases.values())


def _case(
    name: str,
    kind: str,
    place: Place,
    stated: Mapping[str, list[Statement]],
    keys: Mapping[str, list[Statement]],
) -> Case:
    own = parse_passage(name)
    premises = {own: place} if own else dict(_passages(keys["from"]))
    return Case(
        name,
        kind,
        place,
        tuple(premises),
        tuple(Fact(subject, tuple(statements)) for subject, statements in stated.items()),
        tuple(_passages(keys["about"])),
        tuple((statement.value, statement.place) for statement in keys["adds"]),
        tuple(_ignored(statement) for statement in keys["ignored"]),
        tuple((statement.value, statement.place) for statement in keys["print"]),
        premises,
    )


def _passages(statements: Iterable[Statement]) -> Iterable[tuple[Passage, Place]]:
    for statement in statements:
        passage = parse_passage(statement.value)
        if passage:
            yield passage, statement.place


def _ignored(statement: Statement) -> Ignored:
    found = _IGNORED.fullmatch(statement.value)
    words, reason = (found["words"], found["reason"]) if found else (statement.value, "")
    return Ignored(words, reason, statement.place)
