"""A comparison told to a person: as text, or as Markdown for the notes of a release."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

from aigraph.changes import wording
from aigraph.changes.computed import tell_answers, tell_claims
from aigraph.changes.model import Kind, Nature
from aigraph.changes.outline import Level, Line, cut, write_markdown, write_text
from aigraph.changes.words import Words, clean
from aigraph.dataset import LABEL_PROPERTIES
from aigraph.terms import RDF_TYPE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from aigraph.changes.model import Change, Changes
    from aigraph.errors import Text

#: So many things are told of one part, and of a rule so many facts, unless all are asked for.
MOST = 50
_MOST_BY_RULE = 10
_Item = TypeVar("_Item")
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
            if changes.new.has_evidence:
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
        yield from self._stated()
        described = [change for change in changes.select(Nature.DESCRIBED) if self._is_telling(change)]
        yield from self._part(wording.ABOUT_EVIDENCE, list(_by_thing(described).values()), self._thing)
        yield from self._rules()

    def _stated(self) -> Iterator[Line]:
        """What became of the facts that somebody states: of new things, of those that are gone, of the others."""
        changes = self._changes
        came: list[list[Change]] = []
        went: list[list[Change]] = []
        changed: list[list[Change]] = []
        alone: list[list[Change]] = []
        for thing, group in _by_thing(changes.select(Nature.STATED)).items():
            is_alone = all(change.kind is Kind.EVIDENCE for change in group)
            if thing in changes.appeared:
                came.append(group)
            elif thing in changes.gone:
                went.append(group)
            else:
                (alone if is_alone else changed).append(group)
        yield from self._part(wording.NEW_THINGS, came, self._whole_thing)
        yield from self._part(wording.GONE_THINGS, went, self._whole_thing)
        yield from self._part(wording.RENAMED_THINGS, changes.renamed, self._renamed)
        yield from self._part(wording.CHANGED_THINGS, changed, self._thing)
        yield from self._part(wording.OTHER_EVIDENCE, alone, self._thing)

    def _part(self, title: Text, items: Sequence[_Item], tell: Callable[[_Item], list[Line]]) -> Iterator[Line]:
        if items:
            yield Line(Level.PART, self._words.tell(title))
            yield from cut(items, tell, self._most, self._words.language)

    def _whole_thing(self, group: Sequence[Change]) -> list[Line]:
        return self._thing(group, whole=True)

    def _thing(self, group: Sequence[Change], *, whole: bool = False) -> list[Line]:
        """A thing with what became of its facts; of a ``whole`` one its name and class stand above already."""
        words, subject = self._words, group[0].subject
        kind = words.kind(subject)
        head = f"{words.thing(subject)}, {kind}" if kind else words.thing(subject)
        told = [
            (words.clause(change, is_of_one_side=whole), self._evidence(change))
            for change in group
            if not (whole and change.predicate.value in _IN_HEADING)
        ]
        shared = {evidence for _, evidence in told}
        is_alike = whole or all(change.kind is Kind.EVIDENCE for change in group)
        if is_alike and len(told) > 1 and len(shared) == 1:
            # What is the evidence of all that is said of a thing is told once.
            head, told = _with(head, shared.pop()), [(clause, "") for clause, _ in told]
        return [Line(Level.ITEM, head), *(Line(Level.FACT, _with(*fact)) for fact in told)]

    def _evidence(self, change: Change) -> str:
        """The evidence of a change; a description has none but the graph that describes all."""
        return "" if change.nature is Nature.DESCRIBED else self._words.evidence(change)

    def _renamed(self, pair: tuple[str, str]) -> list[Line]:
        old, new = (self._shorten(thing.removeprefix("<").removesuffix(">")) for thing in pair)
        return [Line(Level.ITEM, self._words.tell(wording.RENAMED, old=old, new=new))]

    def _is_telling(self, change: Change) -> bool:
        """Whether a description says more than which passage lies where, which the facts themselves tell."""
        passages = (f"{self._changes.new.dataset.project.id_base}selector/", "#char=")
        return not any(part in str(change.subject) for part in passages)

    def _rules(self) -> Iterator[Line]:
        """The rules, each with the facts that it concludes otherwise; one of several rules stands with the first."""
        changes = self._changes
        rules: defaultdict[str, list[Change]] = defaultdict(list)
        # Of what is described, too, class and names follow from what is told of it.
        whole = changes.appeared | changes.gone | {str(change.subject) for change in changes.select(Nature.DESCRIBED)}
        told_above = 0
        for change in changes.select(Nature.INFERRED):
            if change.predicate.value in _IN_HEADING and str(change.subject) in whole:
                told_above += 1
                continue
            graphs = change.graphs_after or change.graphs_before
            rules[next((graph for graph in graphs if self._is_rule(graph, change)), graphs[0])].append(change)
        yield from self._part(wording.BY_RULES, sorted(rules.items()), self._rule)
        if told_above:
            if not rules:
                yield Line(Level.PART, self._words.tell(wording.BY_RULES))
            yield Line(Level.WORDS, self._words.tell(wording.NAMES_ABOVE, number=told_above))

    def _rule(self, found: tuple[str, list[Change]]) -> list[Line]:
        (rule, changes), words = found, self._words
        most = min(self._most, _MOST_BY_RULE)
        return [
            Line(Level.ITEM, f"{self._shorten(rule)} ({len(changes)})"),
            *cut(changes, self._fact, most, words.language),
        ]

    def _fact(self, change: Change) -> list[Line]:
        return [Line(Level.FACT, f"{self._words.thing(change.subject)} – {self._words.clause(change)}")]

    def _is_rule(self, graph: str, change: Change) -> bool:
        return self._words.graph_kind(graph, is_new=bool(change.graphs_after)) == "rule"

    def _shorten(self, iri: str) -> str:
        return self._changes.new.dataset.project.shorten(iri)


def _with(told: str, evidence: str) -> str:
    """A sentence with its evidence in brackets, where there is any."""
    return f"{told} [{evidence}]" if evidence else told


def _by_thing(changes: Iterable[Change]) -> dict[str, list[Change]]:
    """The changes by the thing that they are about, in their order."""
    found: defaultdict[str, list[Change]] = defaultdict(list)
    for change in changes:
        found[str(change.subject)].append(change)
    return dict(found)
