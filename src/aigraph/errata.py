"""Errata against the texts: what an erratum says is printed must be printed where it says so."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from aigraph.errors import EvidenceError, Fault
from aigraph.evidence import parse_passage
from aigraph.terms import AIG

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aigraph.errors import Finding
    from aigraph.facts import Facts, Statement

NOT_PRINTED = Fault(
    "erratum-printed",
    en=(
        "{erratum} printed {words!r} stands {times} times in {passage}",
        "copy it letter for letter, and cite the words around it",
    ),
    fr=(
        "{erratum} printed {words!r} se trouve {times} fois dans {passage}",
        "le copier lettre pour lettre, et citer les mots autour",
    ),
)


def check_errata(facts: Facts, texts: Mapping[str, str]) -> None:
    """That every passage that an erratum cites has its printed form, once. Raises EvidenceError with every finding.

    ``texts`` are the documents by slug; a passage of a document that is not among them is not checked here.
    """
    findings = [
        finding for printed, places in _errata(facts) for place in places for finding in _examine(printed, place, texts)
    ]
    if findings:
        raise EvidenceError(findings)


def _errata(facts: Facts) -> Iterator[tuple[Statement, list[Statement]]]:
    """Each statement of a printed form with the statements of where it is printed."""
    places: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in facts.statements:
        if statement.term.iri == AIG.isPrintedIn:
            places[statement.subject].append(statement)
    for statement in facts.statements:
        if statement.term.iri == AIG.printedForm:
            yield statement, places[statement.subject]


def _examine(printed: Statement, place: Statement, texts: Mapping[str, str]) -> Iterator[Finding]:
    passage = parse_passage(place.value)
    if passage is None or passage.source not in texts:
        return
    times = texts[passage.source][passage.start : passage.end].count(printed.value)
    if times != 1:
        told = {"erratum": printed.subject, "words": printed.value, "times": times, "passage": place.value}
        yield NOT_PRINTED.at(place.place, printed.place, **told)
