"""Reverse coverage: what the texts say that no fact claims, and the sentences that no passage touches."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from aigraph.evidence import passage_wording
from aigraph.evidence.annotated import sentences
from aigraph.evidence.cases import READING
from aigraph.evidence.closing import is_claimed_whole
from aigraph.evidence.examining import prepare
from aigraph.evidence.passages import Passage
from aigraph.evidence.support import Extent, find_folded
from aigraph.terms import AIG

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from aigraph.errors import Finding
    from aigraph.evidence.annotated import Annotated
    from aigraph.evidence.examining import Examination
    from aigraph.evidence.verdicts import Verdict
    from aigraph.facts import Facts
    from aigraph.folding import Token


# A stretch of a sentence that is longer than this, and in no passage, is a clause that says something.
CLAUSE = 40
_SHOWN = 60
_OPENING = ('"', "«", "“", "*", "'")
_WITHIN = (" ", "-", "’", "'")


class Mention(NamedTuple):
    """A figure or name in a text: its range, what it is (a type of figure, or the class of the thing), its words."""

    start: int
    end: int
    kind: str
    words: str


class Sentence(NamedTuple):
    """A sentence of a text."""

    start: int
    end: int
    words: str


@dataclass(frozen=True)
class Coverage:
    """What of one source is covered: how many mentions and sentences there are, and those that are left.

    ``bare`` are the clauses of touched sentences that no passage has. ``unknown`` are the words with a
    capital inside a sentence that belong to no name that the project knows: an organisation or person that nobody
    described would be among them.
    """

    source: str
    mentions: int
    claimed: int
    ignored: int
    left: tuple[Mention, ...]
    sentences: int
    untouched: tuple[Sentence, ...]
    bare: tuple[Sentence, ...]
    unknown: tuple[Mention, ...]


def cover(facts: Facts, texts: Mapping[str, str]) -> list[Coverage]:
    """The coverage of each source, in the order of their slugs.

    A mention is a figure, or the name of a thing of a class that is closed (organisations and persons); it is
    covered where a fact of a passage, or of a reading from it, claims it, or an ``ignored:`` of a passage or of the
    source itself names it.
    """
    return cover_examined(prepare(facts, texts))


def cover_examined(examination: Examination) -> list[Coverage]:
    """The same of facts that are ready to be judged."""
    verdicts = examination.verdicts()
    claimed = {extent for verdict in verdicts for extent in verdict.claimed if _is_whole(verdict, extent)}
    ignored = _ignored(examination)
    return [
        _cover(text, examination, claimed, ignored[slug]) for slug, text in sorted(examination.knowledge.texts.items())
    ]


def check_coverage(examination: Examination) -> Iterator[Finding]:
    """Findings of what a source says and no fact claims; told where its checksum stands."""
    for entry in cover_examined(examination):
        source = f"../source/{entry.source}"
        places = examination.facts.places(source, AIG.checksum)[:1]
        for mention in entry.left:
            values = {"start": mention.start, "end": mention.end, "kind": passage_wording.kind_text(mention.kind)}
            yield passage_wording.UNCLAIMED.at(*places, source=entry.source, words=mention.words, **values)
        for sentence in (*entry.untouched, *entry.bare):
            words = sentence.words if len(sentence.words) <= _SHOWN else f"{sentence.words[:_SHOWN]}…"
            ends = {"start": sentence.start, "end": sentence.end}
            yield passage_wording.UNTOUCHED.at(*places, source=entry.source, words=words, **ends)


def _is_whole(verdict: Verdict, extent: Extent) -> bool:
    ends = verdict.ends.get(extent)
    return ends is None or is_claimed_whole(ends)


def _ignored(examination: Examination) -> defaultdict[str, list[tuple[int, int]]]:
    """The ranges of each source that a passage, or the description of the source, lists as ignored."""
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for case in examination.cases:
        for passage in case.premises:
            text = examination.knowledge.texts[passage.source]
            found[passage.source] += [
                place for entry in case.ignored for place in find_folded(text, passage, entry.words)
            ]
    for statement in examination.facts.statements:
        slug = statement.subject.rpartition("/")[2]
        text_of = examination.knowledge.texts.get(slug)
        if statement.term.iri == AIG.ignored and text_of and statement.subject.startswith("../source/"):
            words = statement.value.partition("|")[0].strip()
            found[slug] += find_folded(text_of, Passage(slug, 0, len(text_of.text)), words)
    return found


def _cover(
    text: Annotated, examination: Examination, claimed: set[Extent], ignored: Sequence[tuple[int, int]]
) -> Coverage:
    mentions = _mentions(text, examination)
    not_claimed = [entry for entry in mentions if Extent(text.slug, entry.start, entry.end) not in claimed]
    left = [entry for entry in not_claimed if not _lies_in(entry, ignored)]
    touched = [
        (passage.start, passage.end)
        for case in examination.cases
        for passage in case.premises
        if passage.source == text.slug and (case.kind != READING or case.facts)
    ]
    every = [Sentence(start, end, text.text[start:end]) for start, end in sentences(text.text)]
    cited = [*touched, *ignored]
    untouched = [entry for entry in every if not any(start < entry.end and entry.start < end for start, end in cited)]
    bare = [clause for entry in every if entry not in untouched for clause in _bare(text, entry, cited)]
    return Coverage(
        text.slug,
        len(mentions),
        len(mentions) - len(not_claimed),
        len(not_claimed) - len(left),
        tuple(left),
        len(every),
        tuple(untouched),
        tuple(bare),
        tuple(_unknown(text, every, ignored)),
    )


def _bare(text: Annotated, sentence: Sentence, cited: Iterable[tuple[int, int]]) -> Iterator[Sentence]:
    """The stretches of a sentence between what is cited that are long enough to be a clause."""
    reached = sentence.start
    inside = sorted(place for place in cited if place[0] < sentence.end and sentence.start < place[1])
    for start, end in [*inside, (sentence.end, sentence.end)]:
        words = text.text[reached:start]
        left = Sentence(reached + len(words) - len(words.lstrip()), reached + len(words.rstrip()), words.strip())
        if len(left.words) > CLAUSE:
            yield left
        reached = max(reached, end)


def _unknown(text: Annotated, every: Sequence[Sentence], ignored: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """Capitalised words inside sentences that no name covers, neighbours together."""
    first = {text.tokens[at].start for sentence in every if (at := _token_at(text, sentence.start)) < len(text.tokens)}
    waiting: Mention | None = None
    for token in text.tokens:
        word = text.text[token.start : token.end]
        after_quote = text.text[max(0, token.start - 1) : token.start] in _OPENING
        if not word[0].isupper() or token.start in first or after_quote or _is_known(text, token, ignored):
            continue
        if waiting and text.text[waiting.end : token.start] in _WITHIN:
            waiting = Mention(waiting.start, token.end, "", text.text[waiting.start : token.end])
            continue
        if waiting:
            yield waiting
        waiting = Mention(token.start, token.end, "", word)
    if waiting:
        yield waiting


def _token_at(text: Annotated, position: int) -> int:
    return bisect_left(text.tokens, position, key=lambda token: token.start)


def _is_known(text: Annotated, token: Token, ignored: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(text.names, token.start, key=lambda name: name.start) - 1
    is_named = at >= 0 and token.end <= text.names[at].end
    in_figure = any(figure.start <= token.start and token.end <= figure.end for figure in text.figures)
    return is_named or in_figure or any(start <= token.start and token.end <= end for start, end in ignored)


def _mentions(text: Annotated, examination: Examination) -> list[Mention]:
    knowledge = examination.knowledge
    names = examination.facts.vocabulary.names
    found = [
        Mention(figure.start, figure.end, figure.kind, text.text[figure.start : figure.end]) for figure in text.figures
    ]
    for name in text.names:
        kinds = [
            knowledge.types[thing] for thing in name.things if knowledge.types.get(thing) in knowledge.policy.closed
        ]
        if kinds:
            found.append(Mention(name.start, name.end, names.get(kinds[0], kinds[0]), text.text[name.start : name.end]))
    return sorted(found)


def _lies_in(entry: Mention, ranges: Iterable[tuple[int, int]]) -> bool:
    return any(start <= entry.start and entry.end <= end for start, end in ranges)
