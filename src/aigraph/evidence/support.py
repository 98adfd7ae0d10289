"""What in a passage supports a value: its spans, by the value's type; none where the passage does not have it."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from aigraph.evidence.annotated import inside, stems
from aigraph.evidence.policy import FIGURE, LOWER, UPPER
from aigraph.folding import plain, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aigraph.evidence.annotated import Annotated
    from aigraph.evidence.figures import Figure
    from aigraph.evidence.lexicon import Span
    from aigraph.evidence.passages import Passage
    from aigraph.folding import Token

SHARED_STEMS = 2
_JOINT = 4
_STEM = 5
_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?")
_MONTHS_A_YEAR = 12
# Between a modality and its figure there is at most one short word: "près de [ses] 16 M€".
_BEFORE_FIGURE = re.compile(r"\W*(?:\w{1,3}\W+)?")
_AFTER_FIGURE = re.compile(r"\s*")
# Between a word and the brackets with what it lists there is at most one other word: "quatre universités publiques (".
_OPENING = re.compile(r"\s(?:\w+\s)?\(")


class Extent(NamedTuple):
    """A range of a source's text that supports a value."""

    source: str
    start: int
    end: int


class View:
    """What the rules see of one passage: the names, figures and cues whole inside it, without what is ignored."""

    def __init__(self, text: Annotated, passage: Passage, ignored: Iterable[str] = ()) -> None:
        self.text, self.passage = text, passage
        self.ignored = [place for printed in ignored for place in find_folded(text, passage, printed)]
        self.names = [name for name in inside(text.names, passage.start, passage.end) if not self.ignores(name)]
        self.figures = [
            figure for figure in inside(text.figures, passage.start, passage.end) if not self.ignores(figure)
        ]

    @cached_property
    def tokens(self) -> Sequence[Token]:
        """The words of the passage."""
        return inside(self.text.tokens, self.passage.start, self.passage.end)

    def ignores(self, item: Span | Figure) -> bool:
        """Whether a name or figure lies in words that are declared as ignored."""
        return any(start <= item.start and item.end <= end for start, end in self.ignored)

    def extent(self, item: Span | Figure | Token) -> Extent:
        """Where an item stands."""
        return Extent(self.passage.source, item.start, item.end)

    def find_name(self, thing: str) -> list[Extent]:
        """Where the passage names a thing."""
        return [self.extent(name) for name in self.names if thing in name.things]

    def find_figures(self, kind: str, value: str, parts: frozenset[str]) -> list[Figure]:
        """The figures of a type with exactly a value; the end of a range only as the bound that it is."""
        wanted = exact(kind, value)
        return [figure for figure in self.figures if kind in (figure.kind, FIGURE) and _is(figure, wanted, parts)]

    def find_words(self, printed: str) -> list[Extent]:
        """Where the passage prints words, whatever their case and accents."""
        wanted, tokens = words(printed), self.tokens
        length = len(wanted)
        return [
            Extent(self.passage.source, tokens[at].start, tokens[at + length - 1].end)
            for at in range(len(tokens) - length + 1)
            if length and all(tokens[at + step].word == word for step, word in enumerate(wanted))
        ]

    def find_verbatim(self, printed: str) -> list[Extent]:
        """Where the passage prints words letter for letter."""
        passage = self.passage
        text = self.text.text
        found, at = [], text.find(printed, passage.start, passage.end)
        while at >= 0:
            found.append(Extent(passage.source, at, at + len(printed)))
            at = text.find(printed, at + 1, passage.end)
        return found

    def find_stems(self, own_words: str) -> list[Extent]:
        """The words of the passage that share a stem with our own: at least two stems, and half of ours."""
        language = self.text.language
        wanted = stems(own_words, language)
        found = [
            token for token in self.tokens if token.word[:_STEM] in wanted and token.word not in language.empty_words
        ]
        shared = len({token.word[:_STEM] for token in found})
        is_enough = bool(wanted) and shared >= min(SHARED_STEMS, len(wanted)) and 2 * shared >= len(wanted)
        return [self.extent(token) for token in found] if is_enough else []

    def cues(self, iri: str) -> list[Span]:
        """The cues of a class, or of a flag."""
        cues = self.text.cues.get(iri) or self.text.flags.get(iri) or ()
        return [cue for cue in inside(cues, self.passage.start, self.passage.end) if not self.ignores(cue)]

    def nearest_cue(self, iri: str, anchors: Sequence[Extent], *, after: bool) -> list[Span]:
        """For each anchor the cue that belongs to it: before it the nearest, else after it; or the other way round.

        Without an anchor, the passage's only concept of the class.
        """
        cues = self.cues(iri)
        here = [anchor for anchor in anchors if anchor.source == self.passage.source and self._holds(anchor)]
        if not here:
            return cues if len({cue.things for cue in cues}) == 1 else []
        return [
            cue
            for anchor in here
            for cue in _nearest([cue for cue in cues if self._reaches(cue, anchor)], anchor, after=after)
        ]

    def _reaches(self, cue: Span, anchor: Extent) -> bool:
        """Whether a cue may be of what an anchor says: one that heads a list in brackets is of what the list names."""
        end = self.end_of_list(cue)
        return end is None or anchor.start < end

    def end_of_list(self, head: Span) -> int | None:
        """Where the brackets close that stand behind a head and list several names; None where there are none."""
        opened = _OPENING.match(self.text.text, head.end, self.passage.end)
        closed = _close(self.text.text, opened.end(), self.passage.end) if opened else -1
        return closed if opened and len(inside(self.names, opened.end(), closed)) > 1 else None

    def modalities(self, figure: Figure, iri: str) -> list[Span]:
        """The cues of a modality that stand at a figure, inside the passage or cut off by its beginning."""
        even = self.text.plain
        near = inside(self.text.cues.get(iri, ()), figure.start - 60, figure.end + 60)
        return [cue for cue in near if _is_at(cue, figure, even)]

    def _holds(self, extent: Extent) -> bool:
        return self.passage.start <= extent.start and extent.end <= self.passage.end


def find_folded(text: Annotated, passage: Passage, printed: str) -> list[tuple[int, int]]:
    """Where a passage prints words, whatever their case, accents and kinds of blank."""
    even = plain(printed)
    found, at = [], text.plain.find(even, passage.start, passage.end)
    while at >= 0:
        found.append((at, at + len(even)))
        at = text.plain.find(even, at + 1, passage.end)
    return found


def exact(kind: str, value: str) -> Decimal | str | tuple[int, int] | None:
    """The exact value of a literal, as figures have it."""
    if kind in ("year", "month", "date"):
        return value
    if kind == "duration":
        found = _DURATION.fullmatch(value)
        years, months, days = (int(number or 0) for number in found.groups()) if found else (0, 0, 0)
        return (years * _MONTHS_A_YEAR + months, days) if found else None
    try:
        return Decimal(value)
    except ArithmeticError:
        return value


def _is(figure: Figure, wanted: object, parts: frozenset[str]) -> bool:
    if figure.high is None:
        return figure.value == wanted
    return (LOWER in parts and figure.value == wanted) or (UPPER in parts and figure.high == wanted)


def _nearest(cues: Sequence[Span], anchor: Extent, *, after: bool) -> Iterator[Span]:
    at = [cue for cue in cues if cue.start < anchor.end and anchor.start < cue.end]
    before = [cue for cue in cues if cue.end <= anchor.start]
    behind = [cue for cue in cues if cue.start >= anchor.end]
    first, second = (behind[:1], before[-1:]) if after else (before[-1:], behind[:1])
    chosen = at or first or second
    yield from chosen
    yield from (cue for cue in cues if chosen and cue not in chosen and _is_chained(cues, chosen[0], cue))


def _is_chained(cues: Sequence[Span], one: Span, other: Span) -> bool:
    """Whether two cues belong together because a mere joint parts them: *directeur général et doyen*."""
    start, end = sorted((cues.index(one), cues.index(other)))
    return all(right.start - left.end <= _JOINT for left, right in pairwise(cues[start : end + 1]))


def _is_at(cue: Span, figure: Figure, even: str) -> bool:
    if cue.start < figure.end and figure.start < cue.end:
        return True
    if cue.end <= figure.start:
        return _BEFORE_FIGURE.fullmatch(even, cue.end, figure.start) is not None
    return _AFTER_FIGURE.fullmatch(even, figure.end, cue.start) is not None


def _close(text: str, start: int, end: int) -> int:
    """Where brackets close that are open at a place, others inside them closed; the end where they do not."""
    depth = 1
    for position in range(start, end):
        depth += {"(": 1, ")": -1}.get(text[position], 0)
        if depth == 0:
            return position
    return end
