"""A source's text with everything that the rules look for in it, found once: names, figures, cues, sections."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from aigraph.evidence.figures import find_figures
from aigraph.evidence.lexicon import Matcher, Span
from aigraph.evidence.passages import Passage, parse_passage
from aigraph.folding import fold, plain, words
from aigraph.terms import AIG

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aigraph.evidence.figures import Figure
    from aigraph.evidence.language import Language
    from aigraph.evidence.lexicon import Lexicon
    from aigraph.evidence.policy import Policy
    from aigraph.facts import Facts
    from aigraph.folding import Token

_STEM = 5
_SHORTEST = 4
Item = TypeVar("Item", "Span", "Figure", "Token")


class Section(NamedTuple):
    """A part of a source: its heading, its extent, and what it concerns."""

    name: str
    heading: Passage
    extent: Passage
    concerns: tuple[str, ...]


@dataclass(frozen=True)
class Annotated:
    """A text with its names, figures, cues by class, the cues of flags by property, and sections, each in order.

    ``entries`` are the parts of it that are lists whose entries have several lines.
    """

    slug: str
    text: str
    plain: str
    language: Language
    tokens: Sequence[Token]
    names: Sequence[Span]
    figures: Sequence[Figure]
    cues: Mapping[str, Sequence[Span]]
    flags: Mapping[str, Sequence[Span]]
    sections: Sequence[Section]
    entries: Sequence[Passage] = ()

    def section_of(self, passage: Passage) -> Section | None:
        """The section that a passage lies in."""
        for section in self.sections:
            if section.extent.start <= passage.start and passage.end <= section.extent.end:
                return section
        return None

    def words_of(self, passage: Passage) -> str:
        """The text of a passage."""
        return self.text[passage.start : passage.end]


def inside(items: Sequence[Item], start: int, end: int) -> list[Item]:
    """The items, in order of their starts, that lie whole inside a range."""
    first = bisect_left(items, start, key=lambda item: item.start)
    last = bisect_left(items, end, key=lambda item: item.start)
    return [item for item in items[first:last] if item.end <= end]


def stems(text: str, language: Language) -> frozenset[str]:
    """The beginnings of a text's content words, by which our words and the source's are compared."""
    found = (word for word in words(text) if word not in language.empty_words)
    return frozenset(word[:_STEM] for word in found if len(word) >= _SHORTEST)


@dataclass(frozen=True)
class Annotator:
    """Finds everything in the texts of one language."""

    language: Language
    lexicon: Lexicon
    policy: Policy
    types: Mapping[str, str]
    sections: Sequence[Section]
    entries: Sequence[Passage] = ()

    def annotate(self, slug: str, text: str) -> Annotated:
        """Find everything in a text once."""
        tokens, even = fold(text), plain(text)
        names = _with_misprints(self.lexicon.names.find(tokens, text), slug, text, tokens, self.lexicon)
        closed = [name for name in names if any(self.types.get(thing) in self.policy.closed for thing in name.things)]
        matchers = self.lexicon.cues.items()
        return Annotated(
            slug=slug,
            text=text,
            plain=even,
            language=self.language,
            tokens=tokens,
            names=names,
            figures=find_figures(even, self.language, ((name.start, name.end) for name in names)),
            cues={iri: _outside(matcher.find(tokens, text), closed) for iri, matcher in matchers},
            flags=_flags(self.policy, text, tokens, self.language),
            sections=tuple(section for section in self.sections if section.extent.source == slug),
            entries=tuple(passage for passage in self.entries if passage.source == slug),
        )


def read_sections(facts: Facts) -> list[Section]:
    """The sections that the description of the sources declares."""
    values: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for statement in facts.statements:
        values[statement.subject][statement.term.iri].append(statement.value)
    found = []
    for name, properties in values.items():
        heading = parse_passage("".join(properties.get(AIG.hasHeading, [])))
        extent = parse_passage("".join(properties.get(AIG.hasExtent, [])))
        if heading and extent:
            found.append(Section(name, heading, extent, tuple(properties.get(AIG.concerns, []))))
    return found


def read_entries(facts: Facts) -> list[Passage]:
    """The lists with entries of several lines that the description of the sources declares."""
    found = (parse_passage(item.value) for item in facts.statements if item.term.iri == AIG.hasEntries)
    return [passage for passage in found if passage]


def _with_misprints(names: list[Span], slug: str, text: str, tokens: list[Token], lexicon: Lexicon) -> list[Span]:
    """The names, and those that stand misprinted where an erratum says so; the longer one stays."""
    found = list(names)
    for passage, printed, thing in lexicon.local:
        if passage.source != slug:
            continue
        matcher = Matcher(short_are_marked=True)
        matcher.add(printed, thing)
        for span in matcher.find(inside(tokens, passage.start, passage.end), text):
            rivals = [name for name in found if name.start < span.end and span.start < name.end]
            if all(name.end - name.start < span.end - span.start for name in rivals):
                found = [name for name in found if name not in rivals] + [span]
    return sorted(found)


def _outside(cues: list[Span], names: Sequence[Span]) -> list[Span]:
    """The cues that are no part of the name of an organisation or person."""
    return [
        cue
        for cue in cues
        if not any(name.start <= cue.start and cue.end <= name.end for name in _near(names, cue.start, cue.end))
    ]


def _near(names: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    first = bisect_left(names, start, key=lambda name: name.start)
    last = bisect_left(names, end, key=lambda name: name.start)
    return names[max(0, first - 1) : last]


def _flags(policy: Policy, text: str, tokens: list[Token], language: Language) -> dict[str, list[Span]]:
    flags = {}
    for iri, labels in policy.cues.items():
        matcher = Matcher()
        for label, tag in labels:
            if tag in ("", language.tag):
                matcher.add(words(label), iri)
        flags[iri] = matcher.find(tokens, text)
    return flags


def cut_items(items: Sequence[Span | Figure], passage: Passage) -> list[Span | Figure]:
    """The items that a passage's ends cut in two."""
    ends = (passage.start, passage.end)
    return [item for item in items if any(item.start < end < item.end for end in ends)]


_SENTENCE_END = re.compile(
    r"(?<=[.!?…])[\"»”)]*\s+(?=[\"«“(]?[A-ZÀ-Þ0-9])|(?<=[a-zß-ÿ]{3}[.!?…])(?=[A-ZÀ-Þ][a-zß-ÿ,])|\n+"
)


def sentences(text: str) -> list[tuple[int, int]]:
    """The ranges of the sentences of a text: ended by a sign and a blank before a capital, or by a line's end."""
    found, start = [], 0
    for match in [*_SENTENCE_END.finditer(text), None]:
        end = match.start() if match else len(text)
        if text[start:end].strip():
            found.append(
                (start + len(text[start:end]) - len(text[start:end].lstrip()), start + len(text[start:end].rstrip()))
            )
        start = match.end() if match else end
    return found


def sentence_around(text: str, position: int) -> tuple[int, int]:
    """The range of the sentence that a position lies in."""
    return next(((start, end) for start, end in sentences(text) if start <= position < end), (position, position))
