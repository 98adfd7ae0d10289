"""A comparison told to a person: as text, or as Markdown for the notes of a release."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from aigraph.changes import wording
from aigraph.changes.computed import tell_answers, tell_claims
from aigraph.changes.model import Kind, Nature
from aigraph.changes.outline import Level, Line, cut, write_markdown, write_text
from aigraph.changes.words import Words, clean
from aigraph.dataset import LABEL_PROPERTIES
from aigraph.terms import RDF_TYPE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aigraph.changes.model import Change, Changes
    from aigraph.errors import Text

#: So many things are told of one part, and of a rule so many facts, unless all are asked for.
MOST = 50
_MOST_BY_RULE = 10
_IN_HEADING = {RDF_TYPE, *LABEL_PROPERTIES}


def to_text(changes: Changes, most: int = MOST) -> str:
    """The comparison in lines; of each part the first ``most`` things (0: all)."""
    return write_text(_Teller(changes, most).lines())


def to_markdown(changes: Changes, most: int = MOST) -> str:
    """The comparison as the notes of a release, under the headings Data, Answers and Claims."""
    return write_markdown(_Teller(changes, most).lines())


class _Teller:
    def __init__(self, changes: Changes, most: int) -> None:
        self._changes = changes
        self._most = most
        self._words = Words(changes.old, changes.new, changes.language)

    def lines(self) -> Iterator[Line]:
        changes, words = self._changes, self._words
        ends = {"old": clean(changes.old.name), "new": clean(changes.new.name)}
        if not changes:
            yield Line(Level.WORDS, words.tell(wording.SAME, **ends))
            yield from self._notes(changes.notes)
            return
        yield Line(Level.TITLE, words.tell(wording.TITLE, **ends))
        yield from self._notes(changes.notes)
        yield Line(Level.HEADING, words.tell(wording.DATA))
        yield from self._data()
        answers = changes.answers
        if answers is not None:
            yield Line(Level.HEADING, words.tell(wording.ANSWERS))
            yield from tell_answers(answers, words, self._most)
            yield Line(Level.HEADING, words.tell(wording.CLAIMS))
            yield from tell_claims(changes, answers, words, self._most)
            yield from self._notes(answers.notes)

    def _notes(self, notes: Iterable[Text]) -> Iterator[Line]:
        for note in notes:
            yield Line(Level.WORDS, clean(note.tell(self._words.language)))

    def _data(self) -> Iterator[Line]:
        changes = self._changes
        is_bare = not (changes.old.has_evidence and changes.new.has_evidence)
        counts = [(Nature.STATED, wording.COUNT_BARE if is_bare else wording.COUNT_STATED)]
        counts += [(Nature.INFERRED, wording.COUNT_INFERRED), (Nature.DESCRIBED, wording.COUNT_DESCRIBED)]
        for nature, text in counts:
            numbers = {kind.value: len(changes.select(nature, kind=kind)) for kind in Kind}
            if any(numbers.values()) or nature is Nature.STATED:
                yield Line(Level.WORDS, self._words.tell(text, **numbers))
        stated = changes.select(Nature.STATED)
        by_thing = _by_thing(stated)
        came = [group for thing, group in by_thing.items() if thing in changes.appeared]
        went = [group for thing, group in by_thing.items() if thing in changes.gone]
        others = [group for thing, group in by_thing.items() if thing not in changes.appeared | changes.gone]
        alone = [group for group in others if all(change.kind is Kind.EVIDENCE for change in group)]
        changed = [group for group in others if group not in alone]
        yield from self._part(wording.NEW_THINGS, [self._thing(group, whole=True) for group in came])
        yield from self._part(wording.GONE_THINGS, [self._thing(group, whole=True) for group in went])
        yield from self._part(wording.RENAMED_THINGS, [[self._renamed(pair)] for pair in self._changes.renamed])
        yield from self._part(wording.CHANGED_THINGS, list(map(self._thing, changed)))
        yield from self._part(wording.OTHER_EVIDENCE, list(map(self._thing, alone)))
        described = [change for change in changes.select(Nature.DESCRIBED) if self._is_telling(change)]
        yield from self._part(wording.ABOUT_EVIDENCE, list(map(self._thing, _by_thing(described).values())))
        yield from self._part(wording.BY_RULES, list(self._rules()))

    def _part(self, title: Text, groups: Sequence[Sequence[Line]]) -> Iterator[Line]:
        if groups:
            yield Line(Level.PART, self._words.tell(title))
            yield from cut(groups, self._most, self._words.language)

    def _thing(self, group: Sequence[Change], *, whole: bool = False) -> list[Line]:
        """A thing with what became of its facts; of a ``whole`` one its name and class stand above already."""
        words, subject = self._words, group[0].subject
        kind = words.kind(subject)
        head = f"{words.thing(subject)}, {kind}" if kind else words.thing(subject)
        told = [Line(Level.ITEM, head)]
        for change in group:
            if not (whole and change.predicate.value in _IN_HEADING):
                evidence = words.evidence(change)
                clause = words.clause(change, is_of_one_side=whole)
                told.append(Line(Level.FACT, f"{clause} [{evidence}]" if evidence else clause))
        return told

    def _renamed(self, pair: tuple[str, str]) -> Line:
        old, new = (thing.removeprefix("<").removesuffix(">") for thing in pair)
        shorten = self._changes.new.dataset.project.shorten
        return Line(Level.ITEM, self._words.tell(wording.RENAMED, old=shorten(old), new=shorten(new)))

    def _is_telling(self, change: Change) -> bool:
        """Whether a description says more than which passage lies where, which the facts themselves tell."""
        passages = (f"{self._changes.new.dataset.project.id_base}selector/", "#char=")
        return not any(part in str(change.subject) for part in passages)

    def _rules(self) -> Iterator[list[Line]]:
        """The rules, each with the facts that it concludes otherwise; one of several rules stands with the first."""
        words = self._words
        rules: defaultdict[str, list[Change]] = defaultdict(list)
        for change in self._changes.select(Nature.INFERRED):
            graphs = change.graphs_after or change.graphs_before
            rules[next((graph for graph in graphs if self._is_rule(graph, change)), graphs[0])].append(change)
        for rule in sorted(rules):
            name = self._changes.new.dataset.project.shorten(rule)
            facts = [
                [Line(Level.FACT, f"{words.thing(change.subject)} – {words.clause(change)}")] for change in rules[rule]
            ]
            most = min(self._most, _MOST_BY_RULE) if self._most else 0
            yield [Line(Level.ITEM, f"{name} ({len(facts)})"), *cut(facts, most, words.language)]

    def _is_rule(self, graph: str, change: Change) -> bool:
        return self._words.graph_kind(graph, is_new=bool(change.graphs_after)) == "rule"


def _by_thing(changes: Iterable[Change]) -> dict[str, list[Change]]:
    """The changes by the thing that they are about, in their order."""
    found: defaultdict[str, list[Change]] = defaultdict(list)
    for change in changes:
        found[str(change.subject)].append(change)
    return dict(found)
