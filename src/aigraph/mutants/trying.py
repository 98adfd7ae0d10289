"""Trying mutants by the evidence rules, case by case, in process."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from aigraph.evidence import passage_wording
from aigraph.evidence.boundaries import check_boundaries
from aigraph.evidence.cases import PASSAGE, READING
from aigraph.evidence.deciding import check_decision
from aigraph.evidence.examining import find_positions
from aigraph.evidence.judging import judge
from aigraph.evidence.orders import Sayings, check_classes, check_duplicates, check_orders, check_selves, check_times
from aigraph.evidence.passages import fingerprint
from aigraph.evidence.policy import ORDER
from aigraph.mutants.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aigraph.errors import Finding
    from aigraph.evidence.cases import Case
    from aigraph.evidence.examining import Examination
    from aigraph.evidence.passages import Passage
    from aigraph.evidence.support import Extent
    from aigraph.evidence.verdicts import Verdict
    from aigraph.facts import Statement
    from aigraph.mutants.model import Mutant


class Trial:
    """Judges mutants against an examination; what is found of the facts as they are does not count."""

    def __init__(self, examination: Examination) -> None:
        self.examination = examination
        self.knowledge = examination.knowledge
        self.cases = {case.name: case for case in examination.cases}
        self.said = Sayings(examination.facts.statements)
        self.readings: defaultdict[Passage, list[str]] = defaultdict(list)
        self.verdicts: dict[str, Verdict] = {}
        for verdict in examination.verdicts():
            self.verdicts[verdict.case.name] = verdict
            for passage in verdict.case.premises if verdict.case.kind == READING else ():
                self.readings[passage].append(verdict.case.name)
        self.known = {
            *(finding for verdict in self.verdicts.values() for finding in verdict.findings),
            *self._orders({}, {}),
            *check_duplicates(self.knowledge.types, self.said, {}, self.knowledge.policy, self.knowledge.types),
            *check_selves(self.cases.values()),
            *check_classes(self.cases.values(), self.knowledge.policy, self.knowledge.types),
            *check_times(self.cases.values(), self.said, self.knowledge.policy),
        }
        self.ranked = {
            fact.subject for case in self.cases.values() for fact in case.facts if self._is_ranked(fact.statements)
        }

    def outcome(self, mutant: Mutant) -> Outcome:
        """The rules that notice a mutant, the first one first."""
        fresh = dict(mutant.cases)
        verdicts = {name: self._judge(case, fresh) for name, case in fresh.items()}
        for case in mutant.cases.values():
            verdicts |= self._dependents(case, verdicts)
        findings = [finding for verdict in verdicts.values() for finding in verdict.findings]
        findings += [finding for case in mutant.added for finding in self._added(case)]
        findings += self._boundaries(mutant)
        if any(self._is_of_a_list(case) or self._is_of_a_list(self.cases[name]) for name, case in fresh.items()):
            findings += self._orders(fresh, verdicts)
        findings += self._duplicates(mutant)
        rules = dict.fromkeys(finding.rule for finding in findings if finding not in self.known)
        return Outcome(mutant, tuple(rules), self._has_another_print(mutant))

    def _added(self, case: Case) -> list[Finding]:
        """What is found in a block that comes in beside the others."""
        if case.kind == READING:
            return judge(case, self.knowledge).findings
        vocabulary, policy, types = self.examination.facts.vocabulary, self.knowledge.policy, self.knowledge.types
        statements = [item for fact in case.facts for item in fact.statements]
        return [
            finding for item in statements for finding in check_decision(item, case.kind, vocabulary, policy, types)
        ]

    def _judge(self, case: Case, fresh: dict[str, Case], claims: dict[str, Verdict] | None = None) -> Verdict:
        claimed: set[Extent] = set()
        for passage in case.premises if case.kind == PASSAGE else ():
            for name in self.readings[passage]:
                verdict = (claims or {}).get(name) or self.verdicts[name]
                claimed |= verdict.claimed if name not in fresh or claims else set()
        return judge(case, self.knowledge, claimed)

    def _dependents(self, case: Case, verdicts: dict[str, Verdict]) -> dict[str, Verdict]:
        """The passages that a changed reading begins from: what it no longer claims there, somebody must."""
        names = [passage.name for passage in case.premises if case.kind == READING]
        return {
            name: self._judge(self.cases[name], {}, verdicts)
            for name in names
            if name in self.cases and name not in verdicts
        }

    def _boundaries(self, mutant: Mutant) -> Iterator[Finding]:
        for name, case in mutant.cases.items():
            if case.premises != self.cases[name].premises:
                passage = case.premises[0]
                fault = check_boundaries(self.knowledge.texts[passage.source], passage)
                if fault:
                    yield passage_wording.BOUNDARY.at(case.place, fault=fault)

    def _has_another_print(self, mutant: Mutant) -> bool:
        for case in mutant.cases.values():
            passage = case.premises[0]
            text = self.knowledge.texts[passage.source].words_of(passage)
            if any(fingerprint(text) != value for value, _ in case.fingerprints):
                return True
        return False

    def _is_of_a_list(self, case: Case) -> bool:
        """Whether a case says something of what is ranked, wherever its rank is stated."""
        return any(fact.subject in self.ranked or self._is_ranked(fact.statements) for fact in case.facts)

    def _is_ranked(self, statements: Iterable[Statement]) -> bool:
        return any(self.knowledge.policy.supports.get(item.term.iri) == ORDER for item in statements)

    def _orders(self, fresh: dict[str, Case], verdicts: dict[str, Verdict]) -> list[Finding]:
        cases = [fresh.get(name, case) for name, case in self.cases.items()]
        positions = find_positions((self.verdicts | verdicts).values())
        return list(check_orders(cases, self.knowledge.policy, self.knowledge.types, positions))

    def _duplicates(self, mutant: Mutant) -> list[Finding]:
        before = [item for name in mutant.cases for fact in self.cases[name].facts for item in fact.statements]
        after = [item for case in mutant.cases.values() for fact in case.facts for item in fact.statements]
        self._exchange(before, after)
        subjects = {fact.subject for case in mutant.cases.values() for fact in case.facts}
        policy, types = self.knowledge.policy, self.knowledge.types
        cases = mutant.cases.values()
        findings = [*check_duplicates(subjects, self.said, {}, policy, types), *check_selves(cases)]
        findings += [*check_classes(cases, policy, types), *check_times(cases, self.said, policy)]
        self._exchange(after, before)
        return findings

    def _exchange(self, gone: list[Statement], come: list[Statement]) -> None:
        for statement in gone:
            self.said.remove(statement)
        for statement in come:
            self.said.add(statement)
