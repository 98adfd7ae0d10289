"""Lists: what a source lists in an order is ranked 1 to n, as it stands there, and nothing is stated twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from aigraph.evidence import wording
from aigraph.evidence.policy import CUE, LATER, LIST, ORDER, PARTS, RANKING, SPEAKER, START, SUBJECT, UNIQUE
from aigraph.facts.model import TYPE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from aigraph.errors import Finding, Place
    from aigraph.evidence.cases import Case
    from aigraph.evidence.policy import Policy
    from aigraph.facts import Statement


Saying = tuple[str, str]


class _Ranked(NamedTuple):
    rank: int
    case: str
    subject: str
    place: Place


def check_orders(
    cases: Sequence[Case],
    policy: Policy,
    types: Mapping[str, str],
    positions: Mapping[tuple[str, str], int] | None = None,
) -> Iterator[Finding]:
    """Findings of lists whose ranks are not 1 to n; with ``positions`` by case and subject, out of order."""
    for ranked in _lists(cases, policy, types).values():
        in_order = sorted(set(ranked))
        if [entry.rank for entry in in_order] != list(range(1, len(in_order) + 1)):
            ranks = ", ".join(f"{entry.subject} {entry.rank}" for entry in in_order)
            yield wording.RANKS.at(*(entry.place for entry in in_order), number=len(in_order), ranks=ranks)
            continue
        for before, after in pairwise(in_order):
            if _stands_after(before, after, positions or {}):
                told = {"subject": before.subject, "rank": before.rank, "other": after.subject}
                yield wording.ORDER.at(before.place, after.place, **told)


class Sayings:
    """What is said of each subject, whatever block says it, and of whom each thing is said."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self.of: defaultdict[str, Counter[Saying]] = defaultdict(Counter)
        self._subjects: defaultdict[Saying, set[str]] = defaultdict(set)
        for statement in statements:
            self.add(statement)

    def add(self, statement: Statement) -> None:
        """Count a statement in; types are not counted."""
        if statement.term is not TYPE:
            saying = (statement.term.iri, statement.value)
            self.of[statement.subject][saying] += 1
            self._subjects[saying].add(statement.subject)

    def remove(self, statement: Statement) -> None:
        """Count a statement out."""
        if statement.term is not TYPE:
            saying = (statement.term.iri, statement.value)
            self.of[statement.subject][saying] -= 1
            if not self.of[statement.subject][saying]:
                del self.of[statement.subject][saying]
                self._subjects[saying].discard(statement.subject)

    def others(self, subject: str, sayings: Iterable[Saying]) -> set[str]:
        """The other subjects of which all of this is said."""
        return set.intersection(*(self._subjects[saying] for saying in sayings)) - {subject}


def check_duplicates(
    subjects: Iterable[str],
    sayings: Sayings,
    places: Mapping[str, tuple[Place, ...]],
    policy: Policy,
    types: Mapping[str, str],
) -> Iterator[Finding]:
    """Findings of things of several parts that say nothing but what another thing of their class says.

    Ranks apart, which only order things; of a class that is unique, roles and the like apart too.
    """
    for subject in sorted(set(subjects)):
        said = [saying for saying in sayings.of.get(subject, ()) if policy.supports.get(saying[0]) != ORDER]
        if policy.has(types.get(subject, ""), UNIQUE):
            said = [saying for saying in said if policy.of_class(types.get(saying[1], "")) != CUE]
        if policy.of_class(types.get(subject, "")) != PARTS or not said:
            continue
        others = sorted(other for other in sayings.others(subject, said) if types.get(other) == types[subject])
        if others:
            where = (*places.get(subject, ())[:1], *places.get(others[0], ())[:1])
            yield wording.DUPLICATE.at(*where, subject=subject, other=others[0])


def check_selves(cases: Iterable[Case]) -> Iterator[Finding]:
    """Findings of statements that tie a thing to itself."""
    for case in cases:
        for fact in case.facts:
            for statement in fact.statements:
                if statement.term.is_reference and statement.value == statement.subject:
                    yield wording.SELF.at(statement.place, subject=statement.subject, key=statement.term.name)


def check_classes(cases: Iterable[Case], policy: Policy, types: Mapping[str, str]) -> Iterator[Finding]:
    """Findings of statements whose property may not start from its subject's class, or not point to its value's."""
    for case in cases:
        for fact in case.facts:
            for statement in fact.statements:
                iri, kind = statement.term.iri, types.get(statement.value)
                if iri in policy.allows_on and types.get(statement.subject) not in policy.allows_on[iri]:
                    fault = wording.CLASS_SUBJECT
                elif policy.has(iri, SUBJECT) and policy.has(kind or "", SPEAKER):
                    fault = wording.CLASS_SPEAKER
                elif iri in policy.allows and statement.term.is_reference and kind not in policy.allows[iri]:
                    fault = wording.CLASS_VALUE
                else:
                    continue
                subject, key, value = statement.subject, statement.term.name, statement.value
                segment = subject.partition("/")[0]
                yield fault.at(statement.place, subject=subject, key=key, value=value, kind=segment)


def check_times(cases: Iterable[Case], sayings: Sayings, policy: Policy) -> Iterator[Finding]:
    """Findings of things that follow or extend what begins after them, where it is stated when both begin."""
    for case in cases:
        for fact in case.facts:
            for statement in fact.statements:
                if not policy.has(statement.term.iri, LATER):
                    continue
                subject, key, value = statement.subject, statement.term.name, statement.value
                first, second = (_start(thing, sayings, policy) for thing in (value, subject))
                length = min(len(first), len(second))
                if second[:length] < first[:length]:
                    times = {"second": second, "first": first}
                    yield wording.TIME.at(statement.place, subject=subject, key=key, value=value, **times)


def _start(thing: str, sayings: Sayings, policy: Policy) -> str:
    """When a thing begins, as year, month or day; nothing where it is not stated."""
    return min((value for iri, value in sayings.of.get(thing, ()) if policy.has(iri, START)), default="")


def _lists(cases: Iterable[Case], policy: Policy, types: Mapping[str, str]) -> dict[object, list[_Ranked]]:
    """The ranked things of each list: of one class, of one owner, in one relation to it."""
    ranked: list[_Ranked] = []
    keys: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for case in cases:
        for fact in case.facts:
            for statement in fact.statements:
                iri = statement.term.iri
                if policy.supports.get(iri) == ORDER and not policy.has(types.get(fact.subject, ""), RANKING):
                    ranked.append(_Ranked(int(statement.value), case.name, fact.subject, statement.place))
                elif any(policy.has(iri, part) for part in (SUBJECT, LIST)):
                    keys[fact.subject].add((iri, statement.value))
    lists: defaultdict[object, list[_Ranked]] = defaultdict(list)
    seen = set()
    for entry in ranked:
        if (entry.subject, entry.rank) not in seen:
            seen.add((entry.subject, entry.rank))
            lists[types.get(entry.subject), frozenset(keys[entry.subject])].append(entry)
    return dict(lists)


def _stands_after(before: _Ranked, after: _Ranked, positions: Mapping[tuple[str, str], int]) -> bool:
    first = positions.get((before.case, before.subject))
    second = positions.get((after.case, after.subject))
    same_text = before.case.partition("#")[0] == after.case.partition("#")[0]
    return first is not None and second is not None and same_text and first >= second
