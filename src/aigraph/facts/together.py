"""What only all data files together show: ids that nobody describes, ids of the wrong class, statements made twice."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from aigraph.errors import either, suggest
from aigraph.facts import wording
from aigraph.facts.model import TYPE, Block, Statement
from aigraph.facts.values import DESCRIPTION_ID, ID, PASSAGE_ID
from aigraph.terms import kebab_case

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aigraph.errors import Finding, Place


def check_together(
    blocks: Sequence[Block], statements: Sequence[Statement], subjects: Mapping[str, Sequence[Place]]
) -> Iterator[Finding]:
    """Findings over all files. ``subjects`` has the places of every described id."""
    types: defaultdict[str, set[str]] = defaultdict(set)
    for statement in statements:
        if statement.term is TYPE:
            types[statement.subject].add(statement.value)
    yield from _undescribed_sources(blocks, types)
    yield from _undescribed_references(blocks, statements, types)
    yield from _misnamed_subjects(subjects, types)
    yield from _repetitions(statements)


def _undescribed_sources(blocks: Sequence[Block], types: Mapping[str, set[str]]) -> Iterator[Finding]:
    for block in blocks:
        passage = PASSAGE_ID.fullmatch(block.name)
        if passage and passage[1] not in types:
            yield wording.SOURCE.at(block.place, source=passage[1], near=suggest(passage[1], types))


def _undescribed_references(
    blocks: Sequence[Block], statements: Sequence[Statement], types: Mapping[str, set[str]]
) -> Iterator[Finding]:
    graphs = {block.name for block in blocks}
    for statement in statements:
        value = statement.value
        if not statement.term.is_reference or statement.term is TYPE or value in types or value in graphs:
            continue
        passage = PASSAGE_ID.fullmatch(value)
        if "://" in value or (passage and passage[1] in types):
            continue
        yield wording.REFERENCE.at(statement.place, value=value, near=suggest(value, types))


def _misnamed_subjects(subjects: Mapping[str, Sequence[Place]], types: Mapping[str, set[str]]) -> Iterator[Finding]:
    """The first part of an id is the name of its class; a subject that has no class anywhere is a slip."""
    for subject, places in subjects.items():
        names = types.get(subject, set())
        segments = sorted(map(kebab_case, names))
        if not names:
            yield wording.NO_TYPE.at(*places, subject=subject, near=suggest(subject, types))
        elif ID.fullmatch(subject) and subject.partition("/")[0] not in segments:
            told = ", ".join(sorted(names))
            yield wording.OTHER_TYPE.at(*places, subject=subject, types=told, segments=either(segments))


def _repetitions(statements: Sequence[Statement]) -> Iterator[Finding]:
    first: dict[tuple[str, str, str, str, str | None], Statement] = {}
    for statement in statements:
        key = (statement.graph, statement.subject, statement.term.iri, statement.value, statement.language)
        other = first.setdefault(key, statement)
        if other is not statement and statement.graph != DESCRIPTION_ID:
            said = f"{statement.subject} {statement.term.name}"
            yield wording.REPETITION.at(other.place, statement.place, statement=said, value=statement.value)
