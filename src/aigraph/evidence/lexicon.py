"""The names of things and the cues of concepts, as the data files have them, and where they stand in a text.

Names are labels of every kind in the source's language (hidden ones in any); the longest wins. Cues are the labels of
concepts, class by class. A misprint is a name only in the passage that its erratum cites, so that it cannot support
itself elsewhere.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from aigraph.evidence import wording
from aigraph.evidence.passages import parse_passage
from aigraph.evidence.policy import CUE, MODALITY, NAME
from aigraph.facts.model import TYPE
from aigraph.folding import words
from aigraph.terms import AIG, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aigraph.errors import Finding, Place
    from aigraph.evidence.passages import Passage
    from aigraph.evidence.policy import Policy
    from aigraph.facts import Facts, Statement
    from aigraph.folding import Token

_SHORT = 4
_LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
_HERE: None = None
_WIDEST_GAP = 5
_PARTING = re.compile(r"[.,;:()«»“”\"]|\n\s*\n")


class Span(NamedTuple):
    """A name or cue in a text: its range, and the things that are called so (more than one where it is ambiguous)."""

    start: int
    end: int
    things: tuple[str, ...]


class Label(NamedTuple):
    """A label as matched: its folded words, what it names, whether it is hidden, where it stands."""

    words: tuple[str, ...]
    thing: str
    is_hidden: bool
    place: Place


@dataclass
class Matcher:
    """Finds the longest labels in a text; ambiguous labels keep all their things.

    With ``short_are_marked`` a label of four letters or fewer is found only with a capital or a digit: IRD, État, 3IA.
    """

    short_are_marked: bool = False
    tree: dict[str | None, Any] = field(default_factory=dict)

    def add(self, label: Sequence[str], thing: str) -> None:
        """Add a label, as folded words."""
        node = self.tree
        for word in label:
            node = node.setdefault(word, {})
        things = node.setdefault(_HERE, [])
        if thing not in things:
            things.append(thing)

    def find(self, tokens: Sequence[Token], text: str) -> list[Span]:
        """The labels in a text, none overlapping another, in order; of two that overlap the longer one stays."""
        found: list[tuple[int, int, list[str]]] = []
        for position in range(len(tokens)):
            found += self._at(tokens, position, text)
        taken = bytearray(len(tokens))
        spans = []
        for length, position, things in sorted(found, key=lambda match: (-match[0], match[1])):
            if not any(taken[position : position + length]):
                taken[position : position + length] = b"\1" * length
                spans.append(Span(tokens[position].start, tokens[position + length - 1].end, tuple(things)))
        return sorted(spans)

    def _at(self, tokens: Sequence[Token], position: int, text: str) -> Iterator[tuple[int, int, list[str]]]:
        node, letters, is_marked = self.tree, 0, False
        for index in range(position, len(tokens)):
            token = tokens[index]
            if token.word not in node or (index > position and _parts(text, tokens[index - 1], token)):
                return
            node = node[token.word]
            letters, is_marked = letters + len(token.word), is_marked or token.is_marked
            if _HERE in node and (letters > _SHORT or is_marked or not self.short_are_marked):
                yield index - position + 1, position, node[_HERE]


@dataclass(frozen=True)
class Lexicon:
    """All names and cues of a project, for sources of one language."""

    names: Matcher
    cues: dict[str, Matcher]
    local: tuple[tuple[Passage, tuple[str, ...], str], ...]
    labels: dict[str, list[Label]]
    findings: tuple[Finding, ...]


def _parts(text: str, before: Token, after: Token) -> bool:
    """Whether what stands between two words parts them, so that no name goes across: a stop, a bracket, a paragraph."""
    gap = text[before.end : after.start]
    return len(gap) > 1 and (len(gap) > _WIDEST_GAP or _PARTING.search(gap) is not None)


def read_types(facts: Facts) -> dict[str, str]:
    """The class of every thing, as an IRI; of several, the first that is stated."""
    types: dict[str, str] = {}
    for statement in facts.statements:
        if statement.term is TYPE:
            types.setdefault(statement.subject, facts.vocabulary.classes[statement.value])
    return types


def make_lexicon(facts: Facts, policy: Policy, types: dict[str, str], language: str) -> Lexicon:
    """The lexicon for sources of a language, with what is wrong with it: labels that name two things."""
    names, cues = Matcher(short_are_marked=True), defaultdict[str, Matcher](Matcher)
    labels: defaultdict[str, list[Label]] = defaultdict(list)
    for statement in facts.statements:
        if statement.term.iri not in _LABELS or statement.subject not in types:
            continue
        is_hidden = statement.term.iri == SKOS.hiddenLabel
        if statement.language != language and not is_hidden:
            continue
        kind = policy.of_class(types[statement.subject])
        if kind in (NAME, CUE, MODALITY):
            label = Label(words(statement.value), statement.subject, is_hidden, statement.place)
            labels[types[statement.subject]].append(label)
            (names if kind == NAME else cues[types[statement.subject]]).add(label.words, label.thing)
    findings = [*_ambiguous(labels, policy), *_swallowing(labels, policy)]
    return Lexicon(names, dict(cues), tuple(_misprints(facts, types)), dict(labels), tuple(findings))


def _misprints(facts: Facts, types: dict[str, str]) -> Iterator[tuple[Passage, tuple[str, ...], str]]:
    """Each misprint with the passage where it is printed and the thing that it means."""
    errata: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for statement in facts.statements:
        if types.get(statement.subject) == AIG.Erratum:
            errata[statement.subject][statement.term.iri].append(statement.value)
    for values in errata.values():
        for where in dict.fromkeys(values[AIG.isPrintedIn]):
            passage = parse_passage(where)
            for thing in values[AIG.concerns] if passage else ():
                yield from ((passage, words(printed), thing) for printed in values[AIG.printedForm] if passage)


def _ambiguous(labels: dict[str, list[Label]], policy: Policy) -> Iterator[Finding]:
    """A label of two things: the names are one list, the cues one list a class."""
    lists: defaultdict[str, list[Label]] = defaultdict(list)
    for iri, found in labels.items():
        lists["" if policy.of_class(iri) == NAME else iri] += found
    for found in lists.values():
        first: dict[tuple[str, ...], Label] = {}
        for label in found:
            other = first.setdefault(label.words, label)
            if other.thing != label.thing:
                told = {"words": " ".join(label.words), "first": other.thing, "second": label.thing}
                yield wording.AMBIGUOUS.at(label.place, other.place, **told)


def _swallowing(labels: dict[str, list[Label]], policy: Policy) -> Iterator[Finding]:
    """A hidden label that holds the whole name of another organisation or person would hide it."""
    closed = [label for iri in policy.closed for label in labels.get(iri, ())]
    matcher = Matcher()
    for label in closed:
        matcher.add(label.words, label.thing)
    every = [label for found in labels.values() for label in found]
    allowed = {
        (label.thing, thing) for label in every if not label.is_hidden for thing in _inside(label.words, matcher)
    }
    for label in (label for label in every if label.is_hidden):
        for thing in _inside(label.words, matcher):
            if thing != label.thing and (label.thing, thing) not in allowed:
                told = {"words": " ".join(label.words), "thing": label.thing, "other": thing}
                yield wording.SWALLOWING.at(label.place, **told)


def _inside(label: tuple[str, ...], matcher: Matcher) -> Iterable[str]:
    for position in range(len(label)):
        node = matcher.tree
        for index in range(position, len(label)):
            node = node.get(label[index], {})
            if (
                _HERE in node
                and index - position + 1 < len(label)
                and sum(map(len, label[position : index + 1])) > _SHORT
            ):
                yield from node[_HERE]


def label_statements(facts: Facts) -> Iterator[Statement]:
    """The statements that give labels."""
    return (statement for statement in facts.statements if statement.term.iri in _LABELS)
