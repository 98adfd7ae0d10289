"""Weighing a fact: each of its values against the passages, names, figures and words before cues."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigraph.evidence import wording
from aigraph.evidence.cases import PASSAGE
from aigraph.evidence.cueing import CUED, Found, Seen, check_modalities, judge_cued
from aigraph.evidence.policy import (
    ABOUT,
    BOUND,
    LOWER,
    NAME,
    NONE,
    ORDER,
    PARTS,
    STEMS,
    SUBJECT,
    TOPIC,
    UPPER,
    WORDS,
)
from aigraph.evidence.scenes import NOT_FIGURES
from aigraph.facts.model import TYPE
from aigraph.terms import AIG

if TYPE_CHECKING:
    from aigraph.evidence.cases import Fact
    from aigraph.evidence.figures import Figure
    from aigraph.evidence.scenes import Scene
    from aigraph.evidence.support import Extent, View
    from aigraph.facts import Statement


def weigh(scene: Scene, fact: Fact) -> None:
    """Judge one fact of a case; findings and claims go into the scene's verdict."""
    _Weigher(scene, fact).weigh()


class _Weigher:
    """One fact on the scales. ``anchors`` are the spans that support its values, ``figures`` those that are figures."""

    def __init__(self, scene: Scene, fact: Fact) -> None:
        self.scene, self.fact = scene, fact
        self.policy, self.knowledge, self.verdict = scene.policy, scene.knowledge, scene.verdict
        self.anchors: list[Extent] = []
        self.figures: list[Seen] = []

    def weigh(self) -> None:
        """The values that stand in the text first: the cues must stand at them."""
        fact = self.fact
        statements = [(item, self._kind(item)) for item in fact.statements if item.term is not TYPE]
        if statements and self.policy.of_class(self.knowledge.class_of(fact.subject)) == NAME:
            self.scene.judge_subject(fact.subject, fact.place, fact.subject, by_heading=True)
        elif not self._has_owner() and not any(item.term is TYPE for item in fact.statements):
            self._judge_stated_elsewhere()
        for statement, kind in statements:
            if kind not in CUED and kind != NONE:
                self._direct(statement, kind)
        anchors = self.scene.spans(fact.subject) or self.anchors
        for statement, kind in statements:
            if kind in CUED:
                judge_cued(self.scene, fact, statement, kind, Found(anchors, self.figures))
        check_modalities(self.scene, fact, self.figures)
        if self.anchors:
            self.verdict.positions[fact.subject] = min(extent.start for extent in self.anchors)

    def _kind(self, statement: Statement) -> str:
        """How a value is supported: as its property has it, else as its class, else as its datatype."""
        if statement.language and statement.language != self.scene.language:
            return NONE
        return self.policy.of_value(statement.term, statement.value, self.knowledge.class_of(statement.value))

    def _direct(self, statement: Statement, kind: str) -> None:
        term, value = statement.term, statement.value
        self.verdict.counts["values"] += 1
        is_subject = self.policy.has(term.iri, SUBJECT)
        if kind in (NAME, PARTS) and (is_subject or self.policy.has(term.iri, ABOUT)):
            what = f"{self.fact.subject} {term.name} {value}"
            self.verdict.support(statement, self.scene.spans(value))
            by_heading = is_subject and not (self.policy.has(term.iri, TOPIC) and self._has_owner())
            self.scene.judge_subject(value, statement.place, what, by_heading=by_heading, iri=term.iri)
            return
        extents = self._find(statement, kind) if kind in NOT_FIGURES else self._find_figures(statement, kind)
        if extents:
            self.scene.claim(extents)
            self.verdict.support(statement, extents)
            self.anchors += extents
        elif (
            kind != ORDER
            and not (kind == PARTS and self.scene.is_told(value))
            and not self.scene.is_added(value, term.iri)
        ):
            self.scene.note_unsupported(statement, kind)

    def _judge_stated_elsewhere(self) -> None:
        """A thing that another block states, of which this one says more: its passages tell it, or one about it."""
        thing, here = self.fact.subject, self.scene.case.premises if self.scene.case.kind == PASSAGE else ()
        elsewhere = self.knowledge.stated.get(thing, frozenset()) - set(here)
        if elsewhere and not self.scene.is_told(thing, elsewhere):
            self.verdict.note(self.fact.place, wording.OTHER_THING, thing=thing, where=self.scene.where)

    def _has_owner(self) -> bool:
        """Whether the fact says whose it is, so that what it concerns beside is no subject that a heading may name."""
        terms = {statement.term.iri for statement in self.fact.statements}
        return any(self.policy.has(iri, SUBJECT) and not self.policy.has(iri, TOPIC) for iri in terms)

    def _find(self, statement: Statement, kind: str) -> list[Extent]:
        """The spans of a value that is no figure."""
        value, views = statement.value, self.scene.views
        if kind == NAME:
            return self.scene.spans(value)
        if kind == ORDER:
            found = [(view, figure) for view in views for figure in view.find_figures("ordinal", value, frozenset())]
            self.figures += found
            return [view.extent(figure) for view, figure in found]
        if kind == STEMS:
            return [extent for view in views for extent in view.find_stems(value)]
        if kind == WORDS:
            by_letter = statement.language is None
            return [e for view in views for e in (view.find_verbatim(value) if by_letter else view.find_words(value))]
        return []

    def _find_figures(self, statement: Statement, kind: str) -> list[Extent]:
        """The spans of a figure; a bound must be given by a range, or by a modality that the fact has."""
        parts = self.policy.parts.get(statement.term.iri, frozenset())
        found = [
            (view, figure) for view in self.scene.views for figure in view.find_figures(kind, statement.value, parts)
        ]
        found = [(view, figure) for view, figure in found if self._tells_whose(view)]
        bounded = [(view, figure) for view, figure in found if BOUND not in parts or self._is_bounded(figure, parts)]
        if found and not bounded:
            said = f"{self.fact.subject} {statement.term.name} {statement.value}"
            self.verdict.note(statement.place, wording.BOUND, statement=said, where=self.scene.where)
            bounded = found
        self.figures += bounded
        for view, figure in bounded:
            if figure.high is not None:
                self.verdict.ends.setdefault(view.extent(figure), set()).update(parts & {LOWER, UPPER})
        return [view.extent(figure) for view, figure in bounded]

    def _tells_whose(self, view: View) -> bool:
        """Whether one of several passages tells too whose its figure is, so that no other passage lends it one."""
        if len(self.scene.views) == 1:
            return True
        policy, stated = self.policy, self.knowledge.stated
        terms = [item for item in self.fact.statements if policy.has(item.term.iri, SUBJECT)]
        owners = [item.value for item in terms if not policy.has(item.term.iri, TOPIC)] or [self.fact.subject]
        return any(
            view.find_name(owner) or view.passage in stated.get(owner, ()) or self.scene.is_headed(owner, [view])
            for owner in owners
        )

    def _is_bounded(self, figure: Figure, parts: frozenset[str]) -> bool:
        if figure.high is not None:
            return True
        modalities = self.fact.values(AIG.hasModality)
        return any(parts & self.knowledge.bounds.get(modality, frozenset()) for modality in modalities)
