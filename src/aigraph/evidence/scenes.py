"""The scene of a case: its passages as the rules see them, and what is the same for all its facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigraph.errors import NOTHING, Text, either, join
from aigraph.evidence import wording
from aigraph.evidence.cases import PASSAGE, READING
from aigraph.evidence.policy import ADDED, CUE, FLAG, MODALITY, NAME, ORDER, PARTS, SPEAKER, STEMS, WORDS
from aigraph.evidence.support import View

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aigraph.errors import Place
    from aigraph.evidence.cases import Case
    from aigraph.evidence.passages import Passage
    from aigraph.evidence.support import Extent
    from aigraph.evidence.verdicts import Knowledge, Verdict
    from aigraph.facts import Statement

# The kinds of support that are no figure.
NOT_FIGURES = frozenset((NAME, PARTS, WORDS, STEMS, ORDER, CUE, MODALITY, FLAG))


class Scene:
    """The passages of a case (``views``), the passages about its subjects (``about``), and its verdict."""

    def __init__(self, case: Case, knowledge: Knowledge, verdict: Verdict) -> None:
        self.case, self.knowledge, self.verdict = case, knowledge, verdict
        self.policy = knowledge.policy
        texts, ignored = knowledge.texts, [entry.words for entry in case.ignored]
        self.views = [View(texts[passage.source], passage, ignored) for passage in case.premises]
        self.about = [View(texts[passage.source], passage) for passage, _ in case.about]
        self.where = wording.PASSAGE if case.kind == PASSAGE else wording.PREMISES
        self._adds = {value for value, _ in case.adds}

    @property
    def language(self) -> str:
        """The language of the passages."""
        return self.views[0].text.language.tag

    def spans(self, thing: str) -> list[Extent]:
        """Where the passages name a thing."""
        return [extent for view in self.views for extent in view.find_name(thing)]

    def claim(self, extents: Iterable[Extent]) -> None:
        """Count spans as claimed by a fact."""
        self.verdict.claimed.update(extents)

    def judge_subject(self, thing: str, place: Place, what: str, *, by_heading: bool, iri: str = "") -> None:
        """Whether the passages name a subject, or a passage about it does, or the heading where that may be."""
        extents = self.spans(thing)
        if extents:
            self.claim(extents)
        elif any(view.find_name(thing) for view in self.about):
            self.verdict.used.add(thing)
            self.verdict.counts["about"] += 1
        elif by_heading and self.is_headed(thing):
            self.verdict.counts["heading"] += 1
        elif not self.is_told(thing) and not self.is_added(thing, iri):
            self.verdict.note(place, wording.SUBJECT, what=what, where=self.where)

    def is_told(self, thing: str, passages: frozenset[Passage] | None = None) -> bool:
        """A thing that no text names (an event, a sum) is told by the words of its label, or by a passage on it.

        ``passages`` are those that state it, where not all of them are to count.
        """
        if self.policy.of_class(self.knowledge.class_of(thing)) != PARTS:
            return False
        label = self.knowledge.labels.get(thing, {}).get(self.language, "")
        extents = [extent for view in self.views for extent in view.find_stems(label)]
        self.claim(extents)
        stating = self.knowledge.stated.get(thing, frozenset()) if passages is None else passages
        if any(view.passage in stating for view in self.about):
            self.verdict.used.add(thing)
            return True
        return bool(extents) or any(view.passage in stating for view in self.views)

    def is_added(self, value: str, iri: str) -> bool:
        """Whether a reading declares a value as what it adds, of a property whose values a reading may add."""
        if value not in self._adds or self.case.kind != READING or not self.policy.has(iri, ADDED):
            return False
        self.verdict.used.add(value)
        self.verdict.counts["adds"] += 1
        return True

    def note_unsupported(self, statement: Statement, kind: str) -> None:
        """The finding of a value that the passages do not have, with what they have of the kind."""
        said = self._said(statement, kind)
        fault = wording.UNSUPPORTED
        if self.case.kind == READING:
            may_add = self.policy.has(statement.term.iri, ADDED)
            fault = wording.UNSUPPORTED_READING if may_add else wording.UNSUPPORTED
        elif kind == CUE and said:
            fault = wording.UNSUPPORTED_CUE
        values = {
            "statement": f"{statement.subject} {statement.term.name} {statement.value}",
            "value": statement.value,
            "where": self.where,
            "said": wording.SAID.fill(said=join(said)) if said else NOTHING,
            "support": kind if kind in NOT_FIGURES else "figure",
        }
        self.verdict.note(statement.place, fault, **values)

    def is_headed(self, thing: str, views: Sequence[View] = ()) -> bool:
        """Whether the section's heading names a thing; it does not count where a passage says who is meant instead."""
        named = (thing for view in self.about for name in view.names for thing in name.things)
        classes = {self.knowledge.class_of(thing) for thing in named} & self.policy.closed
        if any(not self.policy.has(iri, SPEAKER) for iri in classes):
            return False
        sections = (view.text.section_of(view.passage) for view in views or self.views)
        return any(section is not None and thing in section.concerns for section in sections)

    def _said(self, statement: Statement, kind: str) -> list[Text]:
        found = [words for view in self.views for words in _said_by(view, statement, kind, self.knowledge)]
        return list(dict.fromkeys(found))


def _said_by(view: View, statement: Statement, kind: str, knowledge: Knowledge) -> list[Text]:
    """What a passage has of the kind of a value."""
    text, iri = view.text.text, knowledge.class_of(statement.value)
    if kind == CUE:
        cues = [(text[cue.start : cue.end], either(cue.things)) for cue in view.cues(iri)]
        return [wording.SAID_CUE.fill(words=words, things=things) for words, things in cues]
    if kind == NAME:
        things = [thing for name in view.names for thing in name.things if knowledge.class_of(thing) == iri]
        return [Text(thing, thing) for thing in things]
    if kind in NOT_FIGURES:
        return []
    figures = [text[figure.start : figure.end] for figure in view.figures if figure.kind == kind]
    ignored = [wording.SAID_IGNORED.fill(words=text[start:end]) for start, end in view.ignored]
    return [Text(words, words) for words in figures] + ignored
