"""The judge: whether the passages of a case support its facts, and whether its facts claim all of the passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigraph.evidence.cases import PASSAGE, READING
from aigraph.evidence.closing import check_lists, check_passage, check_premise
from aigraph.evidence.dealing import check_dealing
from aigraph.evidence.directing import check_directions
from aigraph.evidence.scenes import Scene
from aigraph.evidence.verdicts import Verdict
from aigraph.evidence.weighing import weigh

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aigraph.evidence.cases import Case
    from aigraph.evidence.support import Extent
    from aigraph.evidence.verdicts import Knowledge


def judge(case: Case, knowledge: Knowledge, claimed: Iterable[Extent] = ()) -> Verdict:
    """The verdict on a case. ``claimed`` are the spans that readings from its passage claim."""
    verdict = Verdict(case)
    scene = Scene(case, knowledge, verdict)
    for fact in case.facts:
        weigh(scene, fact)
    for view in scene.views:
        check_dealing(verdict, view, knowledge)
    check_directions(scene)
    check_lists(verdict, scene.views, scene.about, knowledge)
    if case.kind == PASSAGE:
        check_passage(verdict, scene.views[0], knowledge, set(claimed))
    for view in scene.views if case.kind == READING else ():
        check_premise(verdict, view, knowledge)
    return verdict
