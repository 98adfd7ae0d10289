"""What changed in answers, ranks and verdicts, in words."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.changes import wording
from aigraph.changes.model import Kind
from aigraph.changes.outline import Level, Line, cut
from aigraph.changes.words import clean
from aigraph.claims import figures_words, verdict_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.changes.model import AnswerChange, Answers, Changes, RankChange, RowChange, VerdictChange
    from aigraph.changes.words import Words
    from aigraph.claims import Result
    from aigraph.results import Node
    from aigraph.ties import Places

_MOST_ROWS = 5
_LONGEST = 120


def tell_answers(answers: Answers, words: Words, most: int) -> Iterator[Line]:
    """What saved queries answer otherwise, and who has other ranks."""
    yield Line(Level.WORDS, words.tell(wording.QUERIES, asked=answers.asked, changed=len(answers.queries)))
    rows = min(most, _MOST_ROWS) if most else 0
    yield from cut(answers.queries, lambda change: _query(change, words, rows), most, words.language)
    if answers.ranks:
        yield Line(Level.PART, words.tell(wording.RANKS, network=answers.network))
        by_measure = groupby(answers.ranks, key=lambda change: change.measure)
        for measure, changes in by_measure:
            yield Line(Level.ITEM, measure)
            yield from cut([*changes], lambda change: [_rank(change, words)], min(most, _MOST_ROWS), words.language)


def tell_claims(changes: Changes, answers: Answers, words: Words, most: int) -> Iterator[Line]:
    """The claims of the sources that come to something else."""
    if not answers.claims:
        yield Line(Level.WORDS, words.tell(wording.NO_VERDICT))
    yield from cut(answers.claims, lambda change: _claim(change, changes, words), most, words.language)


def _query(change: AnswerChange, words: Words, most: int) -> Iterator[Line]:
    summary = clean(change.summary.tell(words.language))
    yield Line(Level.ITEM, f"{change.query} – {summary}" if summary else change.query)
    if not change.rows or change.before != change.after:
        yield Line(Level.FACT, words.tell(wording.ROWS, before=change.before, after=change.after))
    told = [_told(row, words) for row in change.rows]
    repeated = Counter(told)
    lines = [
        # Rows that differ by ids of one name, as where a thing is renamed, are told by the ids.
        _row(row, _told(row, words, by_id=True) if repeated[text] > 1 else text, words)
        for row, text in zip(change.rows, told, strict=True)
    ]
    yield from cut(lines, lambda line: [Line(Level.FACT, line)], most, words.language)


def _row(change: RowChange, told: str, words: Words) -> str:
    if change.kind is not Kind.CHANGED:
        return words.tell(wording.ROW_ADDED if change.kind is Kind.ADDED else wording.ROW_REMOVED, row=told)
    known = ", ".join(dict.fromkeys(_known(cell, words) for cell in change.key if cell is not None))
    return words.tell(wording.THING, thing=known, sentence=told) if known else told


def _told(change: RowChange, words: Words, *, by_id: bool = False) -> str:
    """The cells of a row; of one that came or went no name twice, of one that changed what became of each."""
    if change.kind is Kind.CHANGED:
        return ", ".join(
            words.tell(wording.GOES, property=name, before=_cell(before, words), after=_cell(after, words))
            for name, before, after in change.cells
        )
    cells, names = [], set()
    for name, before, after in change.cells:
        node = before if after is None else after
        if node is None or (isinstance(node, ox.Literal) and clean(node.value) in names):
            continue
        names |= {words.label(node)}
        told = words.id(node) if by_id and isinstance(node, ox.NamedNode) else _cell(node, words)
        cells.append(words.tell(wording.SAYS, property=name, value=told))
    return ", ".join(cells)


def _known(node: Node, words: Words) -> str:
    """A cell by which a row is known: a text as it is."""
    return clean(node.value) if isinstance(node, ox.Literal) else words.value(node)


def _cell(node: Node | None, words: Words) -> str:
    """A cell in words; a long text by its beginning."""
    if node is None:
        return words.tell(wording.NOTHING_SAID)
    if isinstance(node, ox.Literal) and len(node.value) > _LONGEST:
        node = ox.Literal(f"{node.value[:_LONGEST]}…", language=node.language)
    return words.value(node)


def _rank(change: RankChange, words: Words) -> Line:
    before, after = _places(change.before, words), _places(change.after, words)
    return Line(Level.FACT, words.tell(wording.RANK, name=clean(change.name), before=before, after=after))


def _places(found: Places | None, words: Words) -> str:
    if found is None:
        return words.tell(wording.NOT_THERE)
    return str(found.first) if found.first == found.last else f"{found.first}–{found.last}"


def _claim(change: VerdictChange, changes: Changes, words: Words) -> Iterator[Line]:
    before, after = (
        verdict_words(result.verdict, words.language) if result else "" for result in (change.before, change.after)
    )
    claim = f"{clean(change.label)} [{changes.new.dataset.project.shorten(change.claim)}]"
    if not before:
        told = words.tell(wording.NEW_CLAIM, verdict=after, claim=claim)
    elif not after:
        told = words.tell(wording.CLAIM_GONE, verdict=before, claim=claim)
    elif before == after:
        told = words.tell(wording.SAME_VERDICT, after=after, claim=claim)
    else:
        told = words.tell(wording.OTHER_VERDICT, before=before, after=after, claim=claim)
    yield Line(Level.ITEM, told)
    for text, result in ((wording.FIGURES_BEFORE, change.before), (wording.FIGURES_NOW, change.after)):
        if result is not None:
            yield Line(Level.FACT, words.tell(text, figures=_figures(result, changes, words)))


def _figures(result: Result, changes: Changes, words: Words) -> str:
    return clean(figures_words(result, changes.new.dataset.project, words.language))
