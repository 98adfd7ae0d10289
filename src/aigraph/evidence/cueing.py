"""Cues: the words that announce a concept, a modality or a flag, and that must be those of the asserted one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aigraph.errors import either
from aigraph.evidence import wording
from aigraph.evidence.dealing import find_share
from aigraph.evidence.policy import AFTER, CUE, FLAG, MODALITY
from aigraph.terms import AIG

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aigraph.evidence.cases import Fact
    from aigraph.evidence.figures import Figure
    from aigraph.evidence.scenes import Scene
    from aigraph.evidence.support import Extent, View
    from aigraph.facts import Statement

Seen = tuple["View", "Figure"]
CUED = frozenset((CUE, MODALITY, FLAG))


class Found(NamedTuple):
    """Where the passages have a fact's other values (``anchors``), and its figures."""

    anchors: Sequence[Extent]
    figures: Sequence[Seen]


def judge_cued(scene: Scene, fact: Fact, statement: Statement, kind: str, found: Found) -> None:
    """Whether the passages announce a concept: at the fact's other values, or at its figures."""
    scene.verdict.counts["values"] += 1
    if kind == FLAG:
        extents = _flag(scene, statement)
    elif kind == MODALITY:
        extents = _modality(scene, statement, found.figures)
    else:
        extents = _cue(scene, fact, statement, found.anchors)
    scene.claim(extents)
    scene.verdict.support(statement, extents)
    is_stated = kind == CUE and _is_stated_by_heading(scene, statement.value)
    if not extents and not is_stated and not scene.is_added(statement.value, statement.term.iri):
        scene.note_unsupported(statement, kind)


def check_modalities(scene: Scene, fact: Fact, figures: Sequence[Seen]) -> None:
    """A modality that stands at a figure of the fact must be in the fact, also one that the passage cuts off."""
    stated = set(fact.values(AIG.hasModality))
    classes = [iri for iri, kind in scene.policy.supports.items() if kind == MODALITY]
    for view, figure in figures:
        for cue in (cue for iri in classes for cue in view.modalities(figure, iri)):
            if not stated & set(cue.things):
                text = view.text.text
                words, told = text[cue.start : cue.end], text[figure.start : figure.end]
                values = {"subject": fact.subject, "words": words, "figure": told, "things": either(cue.things)}
                scene.verdict.note(fact.place, wording.MODALITY, **values)


def _cue(scene: Scene, fact: Fact, statement: Statement, anchors: Sequence[Extent]) -> list[Extent]:
    """The cues at the anchors; where the sentence deals them out, those of the fact's share (checked by itself)."""
    iri = scene.knowledge.types[statement.value]
    after = scene.policy.has(iri, AFTER)
    found = []
    for view in scene.views:
        share = find_share(view, fact, iri, scene.knowledge)
        near = view.nearest_cue(iri, anchors, after=after) if share is None else share
        found += [view.extent(cue) for cue in near if share is not None or statement.value in cue.things]
    return found


def _modality(scene: Scene, statement: Statement, figures: Sequence[Seen]) -> list[Extent]:
    iri = scene.knowledge.types[statement.value]
    return [
        view.extent(cue)
        for view, figure in figures
        for cue in view.modalities(figure, iri)
        if statement.value in cue.things and view.passage.start <= cue.start and cue.end <= view.passage.end
    ]


def _flag(scene: Scene, statement: Statement) -> list[Extent]:
    if statement.value not in ("true", "1"):
        return []
    return [view.extent(cue) for view in scene.views for cue in view.cues(statement.term.iri)]


def _is_stated_by_heading(scene: Scene, value: str) -> bool:
    return any(value in scene.knowledge.headings.get(view.passage, ()) for view in scene.views)
