"""The checks as a build runs them: the form of passages without the texts, and with the texts everything."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from aigraph.errors import EvidenceError
from aigraph.evidence import passage_wording
from aigraph.evidence.cases import READING, read_cases
from aigraph.evidence.coverage import check_coverage
from aigraph.evidence.deciding import check_decisions
from aigraph.evidence.examining import find_all, prepare
from aigraph.evidence.lexicon import read_types
from aigraph.evidence.orders import Sayings, check_classes, check_duplicates, check_orders, check_selves, check_times
from aigraph.evidence.passages import FINGERPRINT_DIGITS, citations, read_sources
from aigraph.evidence.policy import read_policy
from aigraph.terms import AIG

_FORMS = {
    AIG.checksum: (re.compile(r"[0-9a-f]{64}"), passage_wording.NO_CHECKSUM),
    AIG.fingerprint: (re.compile(rf"[0-9a-f]{{{FINGERPRINT_DIGITS}}}"), passage_wording.NO_FINGERPRINT),
    AIG.ignored: (re.compile(r"\s*[^|]*[^|\s][^|]*\|\s*[^\s|].*"), passage_wording.NO_IGNORED),
}

# The least that a reason says.
LEAST_WORDS, LEAST_CHARACTERS = 3, 15

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aigraph.errors import Finding
    from aigraph.facts import Facts, Statement


def check_form(facts: Facts) -> None:
    """What can be checked without the texts. Raises EvidenceError with every finding.

    Each passage lies inside its source; checksums, fingerprints and what is ignored have their form; ranks of a list
    are 1 to n; one passage states nothing twice; what needs a passage has one.
    """
    findings = [*_ranges(facts), *_forms(facts), *_reasons(facts)]
    policy, types, cases = read_policy(facts.project), read_types(facts), read_cases(facts)
    sayings = Sayings(facts.statements)
    findings += [
        *check_decisions(facts, policy, types),
        *check_orders(cases, policy, types),
        *check_selves(cases),
        *check_classes(cases, policy, types),
        *check_times(cases, sayings, policy),
        *check_duplicates(types, sayings, facts.subjects, policy, types),
    ]
    if findings:
        raise EvidenceError(findings)


def _ranges(facts: Facts) -> Iterator[Finding]:
    lengths = {_slug(statement): int(statement.value) for statement in _statements(facts, AIG.characterCount)}
    for passage, place in citations(facts):
        length = lengths.get(passage.source)
        if passage.start >= passage.end:
            yield passage_wording.RANGE_REVERSED.at(place, end=passage.end)
        elif length is not None and passage.end > length:
            yield passage_wording.RANGE_OUTSIDE.at(place, end=passage.end, source=passage.source, length=length)


def _forms(facts: Facts) -> Iterator[Finding]:
    """Values of block keys that have a form of their own."""
    for iri, (pattern, fault) in _FORMS.items():
        for statement in _statements(facts, iri):
            if not pattern.fullmatch(statement.value):
                yield fault.at(statement.place, key=statement.term.name, value=statement.value)


def _reasons(facts: Facts) -> Iterator[Finding]:
    """Reasons of readings and of what is ignored that are too short to tell anything."""
    given = [
        *((statement, statement.value) for statement in _statements(facts, AIG.reason) if _is_reading(statement)),
        *((statement, statement.value.partition("|")[2]) for statement in _statements(facts, AIG.ignored)),
    ]
    for statement, reason in given:
        words = reason.split()
        if words and (len(words) < LEAST_WORDS or len(" ".join(words)) < LEAST_CHARACTERS):
            least = {"words": LEAST_WORDS, "characters": LEAST_CHARACTERS}
            yield passage_wording.REASON.at(statement.place, reason=reason.strip(), **least)


def _is_reading(statement: Statement) -> bool:
    return statement.subject.startswith(f"{READING}/")


def check_texts(facts: Facts, texts: Mapping[str, str]) -> None:
    """Whether the texts are the ones that were read, and every passage the one that was cited.

    Raises EvidenceError with every finding: a text that is missing, a checksum or a length that differs, a
    fingerprint that differs, a boundary inside a word or at a blank.
    """
    check_same_texts(facts, texts)
    examination = prepare(facts, texts)
    findings = list(find_all(examination)) or list(check_coverage(examination))
    if findings:
        raise EvidenceError(findings)


def check_same_texts(facts: Facts, texts: Mapping[str, str]) -> None:
    """Whether the texts are there and are the ones that were read. Raises EvidenceError."""
    findings = list(_differences(facts, texts))
    if findings:
        raise EvidenceError(findings)


def read_same_texts(facts: Facts, folder: Path | str | None) -> dict[str, str]:
    """The texts of a folder by slug, none where none is given. Raises EvidenceError where others were read."""
    if folder is None:
        return {}
    texts = read_sources(Path(folder))
    check_same_texts(facts, texts)
    return texts


def are_same_texts(facts: Facts, texts: Mapping[str, str]) -> bool:
    """The same as an answer."""
    return next(_differences(facts, texts), None) is None


def _differences(facts: Facts, texts: Mapping[str, str]) -> Iterator[Finding]:
    yield from _missing_texts(facts, texts)
    yield from _checksums(facts, texts)
    yield from _lengths(facts, texts)


def _missing_texts(facts: Facts, texts: Mapping[str, str]) -> Iterator[Finding]:
    """Told once a source: where its checksum stands, else where it is cited first."""
    stated = [(_slug(statement), statement.place) for statement in _statements(facts, AIG.checksum)]
    cited = [(passage.source, place) for passage, place in citations(facts)]
    for source, place in dict([*reversed(cited), *stated]).items():
        if source not in texts:
            yield passage_wording.SOURCE_MISSING.at(place, source=source)


def _checksums(facts: Facts, texts: Mapping[str, str]) -> Iterator[Finding]:
    for statement in _statements(facts, AIG.checksum):
        source = _slug(statement)
        if source in texts and hashlib.sha256(texts[source].encode()).hexdigest() != statement.value:
            yield passage_wording.OTHER_TEXT.at(statement.place, source=source)


def _lengths(facts: Facts, texts: Mapping[str, str]) -> Iterator[Finding]:
    for statement in _statements(facts, AIG.characterCount):
        source = _slug(statement)
        if source in texts and len(texts[source]) != int(statement.value):
            length, stated = len(texts[source]), statement.value
            yield passage_wording.OTHER_LENGTH.at(statement.place, source=source, length=length, stated=stated)


def _statements(facts: Facts, predicate: str) -> Iterator[Statement]:
    return (statement for statement in facts.statements if statement.term.iri == predicate)


def _slug(statement: Statement) -> str:
    return statement.subject.rpartition("/")[2]
