"""Boundaries: a passage begins and ends where a clause may, in one paragraph, and cuts no name or figure in two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aigraph.evidence import passage_wording
from aigraph.evidence.annotated import cut_items, inside, sentence_around
from aigraph.evidence.passages import Passage, ends_fault
from aigraph.folding import fold_word

if TYPE_CHECKING:
    from aigraph.errors import Text
    from aigraph.evidence.annotated import Annotated
    from aigraph.evidence.figures import Figure
    from aigraph.evidence.lexicon import Span

_FIRST = re.compile(r"\W*(\w+)")
_BEFORE = re.compile(r"(\w+) \Z")
_LAST = re.compile(r"(\w+)\Z")
_AFTER = re.compile(r" (\w+)")
_AROUND = 200
_A_WORD = 40


def check_boundaries(text: Annotated, passage: Passage) -> Text | None:
    """What is wrong with the ends of a passage; None when they are sound."""
    fault = ends_fault(text.text, passage, text.entries) or (
        None if passage.start < passage.end else passage_wording.EMPTY
    )
    if fault:
        return passage_wording.THE_PASSAGE.fill(fault=fault)
    return _clause(text, passage) or _whole(text, passage)


def widen(text: Annotated, passage: Passage) -> Passage | None:
    """The shortest sound passage around an unsound one, inside its sentence; None where there is none."""
    first, last = sentence_around(text.text, passage.start)[0], sentence_around(text.text, passage.end - 1)[1]
    starts = [token.start for token in inside(text.tokens, first, passage.end) if token.start <= passage.start]
    ends = [token.end for token in inside(text.tokens, passage.start, last) if token.end >= passage.end]
    ranges = [Passage(passage.source, start, end) for start in starts for end in ends]
    for wider in sorted(ranges, key=lambda wider: wider.end - wider.start):
        if not check_boundaries(text, wider):
            return wider
    return None


def _clause(text: Annotated, passage: Passage) -> Text | None:
    """Whether a clause may begin and end there: at a sign, at a joint word, or at an end of a name or figure."""
    items = _near(text, passage)
    if not _begins_a_clause(text, passage) and all(passage.start not in (item.start, item.end + 1) for item in items):
        before = text.text[max(0, passage.start - _A_WORD) : passage.start].split()[-1]
        return passage_wording.CLAUSE_BEGIN.fill(before=before)
    last = _LAST.search(text.text, passage.start, passage.end)
    if last and fold_word(last[1]) in text.language.unfinished and all(item.end != passage.end for item in items):
        return passage_wording.CLAUSE_WANTING.fill(last=last[1])
    after = _AFTER.match(text.text, passage.end)
    if after and fold_word(after[1]) not in text.language.joints and all(item.end != passage.end for item in items):
        return passage_wording.CLAUSE_END.fill(after=after[1])
    return None


def _whole(text: Annotated, passage: Passage) -> Text | None:
    """Whether names and figures are left whole, and there is more than one of them alone."""
    cut = cut_items(_near(text, passage), passage)
    if cut:
        return passage_wording.CUT.fill(words=text.text[cut[0].start : cut[0].end])
    return passage_wording.BARE if _is_bare(text, passage) else None


def _begins_a_clause(text: Annotated, passage: Passage) -> bool:
    before = _BEFORE.search(text.text, max(0, passage.start - _A_WORD), passage.start)
    first = _FIRST.match(text.text, passage.start)
    openers = text.language.joints | text.language.openers
    return before is None or fold_word(before[1]) in openers or (first is not None and fold_word(first[1]) in openers)


def _near(text: Annotated, passage: Passage) -> list[Span | Figure]:
    start, end = max(0, passage.start - _AROUND), passage.end + _AROUND
    return [*inside(text.names, start, end), *inside(text.figures, start, end)]


def _is_bare(text: Annotated, passage: Passage) -> bool:
    items: list[Span | Figure] = [*inside(text.names, passage.start, passage.end)]
    items += inside(text.figures, passage.start, passage.end)
    tokens = inside(text.tokens, passage.start, passage.end)
    left = [token for token in tokens if not any(item.start <= token.start and token.end <= item.end for item in items)]
    is_heading = any(section.heading == passage for section in text.sections)
    return not is_heading and len(items) <= 1 and not left
