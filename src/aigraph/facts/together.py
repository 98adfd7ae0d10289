"""What only all data files together show: ids that nobody describes, ids of the wrong class, statements made twice."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from aigraph.errors import Finding, suggest
from aigraph.facts.model import TYPE, Block, Statement
from aigraph.facts.values import DESCRIPTION_ID, ID, PASSAGE_ID
from aigraph.terms import kebab_case

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aigraph.errors import Place


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
            what = f"the source {passage[1]} is not described{suggest(passage[1], types)}"
            yield Finding((block.place,), what, "describe it in a description block", "bad-passage")


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
        what = f"nobody describes {value}{suggest(value, types)}"
        yield Finding((statement.place,), what, "correct the id, or describe it with a type", "undescribed-id")


def _misnamed_subjects(subjects: Mapping[str, Sequence[Place]], types: Mapping[str, set[str]]) -> Iterator[Finding]:
    """The first part of an id is the name of its class; a subject that has no class anywhere is a slip."""
    for subject, places in subjects.items():
        names = types.get(subject, set())
        segments = sorted(map(kebab_case, names))
        if not names:
            what = f"{subject} has no type anywhere{suggest(subject, types)}"
            yield Finding(tuple(places), what, "correct the id, or add type: to one of its facts", "undescribed-id")
        elif ID.fullmatch(subject) and subject.partition("/")[0] not in segments:
            what = f"{subject} is of type {', '.join(sorted(names))}"
            yield Finding(tuple(places), what, f"begin its id with {' or '.join(segments)}/", "bad-id")


def _repetitions(statements: Sequence[Statement]) -> Iterator[Finding]:
    first: dict[tuple[str, str, str, str, str | None], Statement] = {}
    for statement in statements:
        key = (statement.graph, statement.subject, statement.term.iri, statement.value, statement.language)
        other = first.setdefault(key, statement)
        if other is not statement and statement.graph != DESCRIPTION_ID:
            what = f"{statement.subject} {statement.term.name} {statement.value!r} is stated twice by one graph"
            yield Finding((other.place, statement.place), what, "delete one", "duplicate-statement")
