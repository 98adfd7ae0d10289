"""The whole examination: every case of the data files against the texts, readings first, since they claim too."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from aigraph.errors import FactsError
from aigraph.evidence import passage_wording
from aigraph.evidence.boundaries import check_boundaries, widen
from aigraph.evidence.cases import READING
from aigraph.evidence.judging import judge
from aigraph.evidence.orders import check_orders
from aigraph.evidence.passages import fingerprint
from aigraph.evidence.preparing import Prepared, prepare_facts
from aigraph.evidence.translating import check_translations
from aigraph.facts import read_facts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from aigraph.errors import Finding, Place
    from aigraph.evidence.annotated import Annotated
    from aigraph.evidence.cases import Case
    from aigraph.evidence.passages import Passage
    from aigraph.evidence.support import Extent
    from aigraph.evidence.verdicts import Knowledge, Verdict
    from aigraph.facts import Facts
    from aigraph.project import Project


@dataclass(frozen=True)
class Examination:
    """A project's facts ready to be judged against its sources' texts."""

    facts: Facts
    prepared: Prepared

    @property
    def knowledge(self) -> Knowledge:
        """What the judge knows beside each case."""
        return self.prepared.knowledge

    @property
    def cases(self) -> list[Case]:
        """The cases, in the order of the data files."""
        return self.prepared.cases

    def verdicts(self) -> list[Verdict]:
        """The verdict on every case."""
        readings = [judge(case, self.knowledge) for case in self.cases if case.kind == READING]
        claimed: defaultdict[Passage, set[Extent]] = defaultdict(set)
        for verdict in readings:
            for passage in verdict.case.premises:
                claimed[passage] |= verdict.claimed
        others = [case for case in self.cases if case.kind != READING]
        return readings + [judge(case, self.knowledge, claimed[case.premises[0]]) for case in others]


def prepare(facts: Facts, texts: Mapping[str, str]) -> Examination:
    """An examination of facts against texts by slug."""
    return Examination(facts, prepare_facts(facts, texts))


def examine(facts: Facts, texts: Mapping[str, str]) -> Iterator[Finding]:
    """Every finding of the evidence rules."""
    return find_all(prepare(facts, texts))


def find_all(examination: Examination) -> Iterator[Finding]:
    """Every finding of the evidence rules in facts that are ready to be judged."""
    yield from examination.prepared.findings
    for passage, place in _supporting(examination):
        text = examination.knowledge.texts.get(passage.source)
        fault = check_boundaries(text, passage) if text else None
        if fault:
            yield passage_wording.BOUNDARY.at(place, fault=fault)
    verdicts = examination.verdicts()
    for verdict in verdicts:
        yield from verdict.findings
        yield from _fingerprints(verdict.case, examination.knowledge.texts)
    yield from check_translations(examination.facts, examination.cases, examination.knowledge)
    policy, types = examination.knowledge.policy, examination.knowledge.types
    yield from check_orders(examination.cases, policy, types, find_positions(verdicts))


def find_positions(verdicts: Iterable[Verdict]) -> dict[tuple[str, str], int]:
    """Where in the text the values of each subject begin, by case and subject."""
    return {
        (verdict.case.name, subject): position
        for verdict in verdicts
        for subject, position in verdict.positions.items()
    }


def make_refusal(project: Project, texts: Mapping[str, str], source: str) -> Callable[[Passage], str] | None:
    """What tells of a passage of a source why the validation would refuse its ends, and what to take instead.

    None where the project cites no passage of the source yet, or its facts cannot be read.
    """
    try:
        text = prepare(read_facts(project), texts).knowledge.texts.get(source)
    except FactsError:
        return None

    return partial(_refuse, text) if text else None


def _refuse(text: Annotated, passage: Passage) -> str:
    fault = check_boundaries(text, passage)
    wider = widen(text, passage) if fault else None
    words = f"take the clause: {text.words_of(wider)!r}" if wider else "take whole words of one paragraph"
    return f"{fault}; {words}" if fault else ""


def _supporting(examination: Examination) -> Iterator[tuple[Passage, Place]]:
    """The passages that support something; the place of an erratum and the extent of a section support nothing."""
    for case in examination.cases:
        yield from case.places.items()
        yield from case.about
    for section in examination.prepared.sections:
        yield section.heading, examination.facts.places(section.name)[0]


def _fingerprints(case: Case, texts: Mapping[str, Annotated]) -> Iterator[Finding]:
    for value, place in case.fingerprints:
        passage = case.premises[0]
        if fingerprint(texts[passage.source].words_of(passage)) != value:
            yield passage_wording.OTHER_WORDS.at(place, value=value)


def count(verdicts: Iterable[Verdict]) -> Counter[str]:
    """How many values were checked, and how many of their subjects rest on a heading or on another passage."""
    total: Counter[str] = Counter()
    for verdict in verdicts:
        total += verdict.counts
        total[f"cases of kind {verdict.case.kind}"] += 1
    return total
