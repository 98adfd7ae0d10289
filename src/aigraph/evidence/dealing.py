"""Dealing out: *respectivement* gives each of the persons before it what is theirs of the list that it announces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aigraph.evidence import wording
from aigraph.evidence.annotated import inside, sentence_around
from aigraph.evidence.policy import CUE, NAME, SOLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aigraph.evidence.cases import Fact
    from aigraph.evidence.lexicon import Span
    from aigraph.evidence.support import View
    from aigraph.evidence.verdicts import Knowledge, Verdict
    from aigraph.folding import Token

_MANY = 2


def check_dealing(verdict: Verdict, view: View, knowledge: Knowledge) -> None:
    """Findings of values that a sentence deals out to another one than the fact does."""
    for fact in verdict.case.facts if _dealing_words(view) else ():
        for statement in fact.statements:
            kind = knowledge.class_of(statement.value) if statement.term.is_reference else ""
            share = find_share(view, fact, kind, knowledge) if kind else None
            if share is None or any(statement.value in span.things for span in share):
                continue
            if not share and statement.value in {value for value, _ in verdict.case.adds}:
                verdict.used.add(statement.value)
                continue
            words = ", ".join(repr(view.text.text[span.start : span.end]) for span in share)
            said = f"{fact.subject} {statement.term.name} {statement.value}"
            verdict.note(statement.place, wording.DEALING, statement=said, items=words or wording.OTHER_LISTS)


def find_share(view: View, fact: Fact, kind: str, knowledge: Knowledge) -> list[Span] | None:
    """The things of a class that a sentence deals out to whom a fact is about; None where it deals out none.

    Who gets something is the value of the property of which a passage has only one (the part ``sole``). What is dealt
    out stands behind the word in its sentence, else between the last one who gets something and the word. Lists that
    do not match give nobody anything.
    """
    holders = [item.value for item in fact.statements if knowledge.policy.has(item.term.iri, SOLE)]
    for word in _dealing_words(view) if len(holders) == 1 and kind != knowledge.class_of(holders[0]) else ():
        start, end = sentence_around(view.text.text, word.start)
        names = _of_class(inside(view.names, start, word.start), knowledge.class_of(holders[0]), knowledge)
        order = list(dict.fromkeys(thing for name in names for thing in name.things))
        if holders[0] not in order or len(order) < _MANY:
            continue
        items = _items(view, kind, knowledge)
        dealt = inside(items, word.end, end) or inside(items, names[-1].end, word.start)
        return _share(view, _distinct(dealt), order.index(holders[0]), len(order)) if dealt else None
    return None


def _dealing_words(view: View) -> list[Token]:
    return [token for token in view.tokens if token.word in view.text.language.dealing]


def _items(view: View, kind: str, knowledge: Knowledge) -> Sequence[Span]:
    support = knowledge.policy.of_class(kind)
    if support == CUE:
        return view.cues(kind)
    return _of_class(view.names, kind, knowledge) if support == NAME else []


def _of_class(names: Iterable[Span], kind: str, knowledge: Knowledge) -> list[Span]:
    return [name for name in names if kind in {knowledge.class_of(thing) for thing in name.things}]


def _distinct(items: Iterable[Span]) -> list[Span]:
    """The items, each thing where it stands first."""
    return list({item.things: item for item in reversed(list(items))}.values())[::-1]


def _share(view: View, items: Sequence[Span], place: int, many: int) -> list[Span]:
    """What goes to the one at a place among so many; nothing where the lists do not match."""
    if len(items) == 1:
        return list(items)
    ways = _ways([_is_plural(view, item) for item in items], many)
    return [items[index] for index in sorted({way[place] for way in ways})]


def _ways(plurals: Sequence[bool], many: int, first: int = 0) -> Iterator[tuple[int, ...]]:
    """Every way to deal items out in order: one each, and what stands in the plural to several where that is needed."""
    if len(plurals) == many:
        yield tuple(range(first, first + many))
    elif plurals and len(plurals) < many:
        for size in range(_MANY, many - len(plurals) + 2) if plurals[0] else (1,):
            if len(plurals) == 1 and size == many:
                yield (first,) * many
            for rest in _ways(plurals[1:], many - size, first + 1):
                yield (first,) * size + rest


def _is_plural(view: View, item: Span) -> bool:
    pattern = view.text.language.plural
    tokens = inside(view.tokens, item.start, item.end)
    return bool(pattern) and any(re.search(pattern, token.word) for token in tokens)
