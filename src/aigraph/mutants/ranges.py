"""Mutants of passages: given to other facts, shifted, stretched, cut."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from aigraph.evidence.annotated import sentences
from aigraph.evidence.passages import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.evidence.cases import Case
    from aigraph.evidence.support import Extent
    from aigraph.mutants.bench import Bench
    from aigraph.mutants.model import Mutant

SHIFT = 40


def given_away(bench: Bench) -> Iterator[Mutant]:
    """The facts of a passage given another passage: the next one, the one before, and one from elsewhere."""
    cases = bench.stating()
    for index, case in enumerate(cases):
        near = (cases[index - 1], cases[(index + 1) % len(cases)], bench.random.choice(cases))
        for passage, other in {entry.premises[0]: entry for entry in near}.items():
            if passage not in case.premises and not _says_as_much(other, case):
                yield bench.moved("passage given to another fact", case, passage)


def shifted(bench: Bench) -> Iterator[Mutant]:
    """A passage moved by forty characters to either side."""
    for case in bench.stating():
        passage = case.premises[0]
        length = len(bench.knowledge.texts[passage.source].text)
        for by in (SHIFT, -SHIFT):
            if passage.start + by >= 0 and passage.end + by <= length:
                moved = Passage(passage.source, passage.start + by, passage.end + by)
                yield bench.moved("passage shifted", case, moved)


def stretched(bench: Bench) -> Iterator[Mutant]:
    """A passage that takes in the next sentence, or the one before; of a few words, the one beyond too."""
    bounds = {slug: sentences(text.text) for slug, text in bench.knowledge.texts.items()}
    for case in bench.stating():
        passage = case.premises[0]
        around = bounds[passage.source]
        end = next((end for _, end in around if end > passage.end + SHIFT), passage.end)
        start = next((start for start, _ in reversed(around) if start < passage.start - SHIFT), passage.start)
        for wider in (Passage(passage.source, passage.start, end), Passage(passage.source, start, passage.end)):
            if wider != passage:
                yield bench.moved("passage stretched", case, wider)


def cut(bench: Bench) -> Iterator[Mutant]:
    """A passage that loses its last third or its first, at a blank.

    Where what is left holds every span that the facts of the whole passage rest on, it still states them: no mutant.
    """
    rests_on = _claims(bench)
    for case in bench.stating():
        passage = case.premises[0]
        text = bench.knowledge.texts[passage.source].text
        third = (passage.end - passage.start) // 3
        end = text.rfind(" ", passage.start, passage.end - third)
        start = text.find(" ", passage.start + third, passage.end) + 1
        ranges = [(passage.start, end), (start, passage.end)]
        for left in (Passage(passage.source, *ends) for ends in ranges if ends[0] < ends[1] and min(ends) > 0):
            if left != passage and not all(_is_inside(extent, left) for extent in rests_on[case.name]):
                yield bench.moved("passage cut", case, left)


def _claims(bench: Bench) -> dict[str, set[Extent]]:
    """The spans that the facts of each passage rest on, those of the readings from it included."""
    claims: defaultdict[str, set[Extent]] = defaultdict(set)
    for verdict in bench.examination.verdicts():
        for passage in verdict.case.premises:
            claims[passage.name] |= {extent for extent in verdict.claimed if _is_inside(extent, passage)}
    return claims


def _is_inside(extent: Extent, passage: Passage) -> bool:
    return extent.source == passage.source and passage.start <= extent.start and extent.end <= passage.end


def _says_as_much(other: Case, case: Case) -> bool:
    """Whether a passage states everything that another one states."""
    said = {(fact.subject, item.term.iri, item.value) for fact in other.facts for item in fact.statements}
    return all((fact.subject, item.term.iri, item.value) in said for fact in case.facts for item in fact.statements)
