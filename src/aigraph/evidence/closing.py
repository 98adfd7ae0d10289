"""Closure: what a passage names is claimed or ignored; one figure of a kind; a tight cover; boundaries."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from aigraph.errors import either
from aigraph.evidence import passage_wording
from aigraph.evidence.annotated import inside
from aigraph.evidence.policy import FLAG, SOLE
from aigraph.evidence.support import Extent, find_folded
from aigraph.facts.model import TYPE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aigraph.errors import Place
    from aigraph.evidence.figures import Figure
    from aigraph.evidence.support import View
    from aigraph.evidence.verdicts import Knowledge, Verdict

TIGHT = 60
WIDEST_GAP = 100
_ANNOUNCED_WITHIN = 3


def check_passage(verdict: Verdict, view: View, knowledge: Knowledge, claimed: set[Extent]) -> None:
    """The rules on a passage as a whole. ``claimed`` are the spans that readings from it claim."""
    all_claimed = verdict.claimed | claimed
    announced = [figure for figure in view.figures if _is_announced(verdict, view, figure)]
    verdict.claimed.update(map(view.extent, announced))
    _figures(verdict, view, all_claimed | set(map(view.extent, announced)))
    _names(verdict, view, knowledge, all_claimed)
    _flags(verdict, view, knowledge)
    _one_of_a_kind(verdict, view, announced)
    _sole(verdict, view, knowledge)
    _cover(verdict, view, all_claimed | set(map(view.extent, announced)))


def check_premise(verdict: Verdict, view: View, knowledge: Knowledge) -> None:
    """A passage that a reading begins from states facts of its own, for which it is judged, or is as tight as one."""
    if view.passage in knowledge.facts:
        return
    if not _inside(view, verdict.claimed):
        verdict.note(_place(verdict, view), passage_wording.IDLE_PREMISE, passage=view.passage.name)
    _one_of_a_kind(verdict, view, [])
    _cover(verdict, view, verdict.claimed)


def check_lists(verdict: Verdict, views: Sequence[View], about: Sequence[View], knowledge: Knowledge) -> None:
    """Whether what a block lists beside its facts is of use: ignored words, added values, passages about subjects.

    What a reading adds may not stand in for a thing of the same class that its passages name, and that is ignored.
    """
    case = verdict.case
    for entry in case.ignored:
        places = [place for view in views for place in find_folded(view.text, view.passage, entry.words)]
        if not places:
            verdict.note(entry.place, passage_wording.IGNORED, words=entry.words)
    for value, place in case.adds:
        if value not in verdict.used:
            verdict.note(place, passage_wording.ADDED, value=value)
        for words, things in _ignored_of_class(knowledge.class_of(value), views, knowledge):
            verdict.note(place, passage_wording.ADDED_BESIDE, value=value, words=words, things=either(things))
    for (passage, place), view in zip(case.about, about, strict=True):
        if not any(view.find_name(thing) or passage in knowledge.stated.get(thing, ()) for thing in verdict.used):
            verdict.note(place, passage_wording.ABOUT, passage=passage.name)


def _ignored_of_class(kind: str, views: Sequence[View], knowledge: Knowledge) -> Iterator[tuple[str, Sequence[str]]]:
    """What the passages name of a class, and some block lists as ignored: the words, and what they name."""
    for text, passage in ((view.text, view.passage) for view in views if kind):
        named = [*inside(text.names, passage.start, passage.end)]
        named += inside(text.cues.get(kind, ()), passage.start, passage.end)
        for span in named:
            is_ignored = any(
                start <= span.start and span.end <= end for start, end in knowledge.ignored.get(passage.source, ())
            )
            if is_ignored and kind in {knowledge.class_of(thing) for thing in span.things}:
                yield text.text[span.start : span.end], span.things


def _is_announced(verdict: Verdict, view: View, figure: Figure) -> bool:
    """Whether a count announces a list that the case states whole: *quatre piliers*, and four foci that are pillars."""
    if figure.kind != "count" or figure.high is not None:
        return False
    tokens = inside(view.text.tokens, figure.end, view.passage.end)[: _ANNOUNCED_WITHIN + 1]
    if not tokens:
        return False
    stated: defaultdict[str, set[str]] = defaultdict(set)
    for fact in verdict.case.facts:
        for statement in fact.statements:
            if statement.term.is_reference and statement.term is not TYPE:
                stated[statement.value].add(fact.subject)
    for cues in view.text.cues.values():
        for cue in inside(cues, figure.end, view.passage.end):
            if cue.start <= tokens[-1].start and any(len(stated[thing]) == figure.value for thing in cue.things):
                return True
    return False


def _figures(verdict: Verdict, view: View, claimed: set[Extent]) -> None:
    for figure in view.figures:
        if view.extent(figure) not in claimed or not _is_whole(verdict, view, figure):
            words = view.text.text[figure.start : figure.end]
            verdict.note(
                verdict.case.place, passage_wording.FIGURE, words=words, kind=passage_wording.kind_text(figure.kind)
            )


def _is_whole(verdict: Verdict, view: View, figure: Figure) -> bool:
    """Whether both ends of a range are claimed, where the case claims one of them."""
    ends = verdict.ends.get(view.extent(figure))
    return figure.high is None or ends is None or is_claimed_whole(ends)


def is_claimed_whole(ends: set[str]) -> bool:
    """Whether facts have both the lower and the upper end of a range."""
    return len(ends) > 1


def _names(verdict: Verdict, view: View, knowledge: Knowledge, claimed: set[Extent]) -> None:
    for name in view.names:
        if view.extent(name) in claimed:
            continue
        if any(knowledge.types.get(thing) in knowledge.policy.closed for thing in name.things):
            words = view.text.text[name.start : name.end]
            verdict.note(verdict.case.place, passage_wording.NAME, words=words, things=either(name.things))


def _flags(verdict: Verdict, view: View, knowledge: Knowledge) -> None:
    stated = {statement.term.iri for fact in verdict.case.facts for statement in fact.statements}
    for iri in view.text.flags:
        if knowledge.policy.supports.get(iri) != FLAG:
            continue
        for cue in view.cues(iri):
            if iri not in stated:
                words = view.text.text[cue.start : cue.end]
                verdict.note(verdict.case.place, passage_wording.FLAG, words=words)


def _one_of_a_kind(verdict: Verdict, view: View, announced: list[Figure]) -> None:
    kinds: defaultdict[str, dict[object, Figure]] = defaultdict(dict)
    for figure in view.figures:
        if figure.kind != "ordinal" and figure not in announced:
            kinds[figure.kind].setdefault((figure.value, figure.high), figure)
    for kind, figures in kinds.items():
        if len(figures) > 1:
            said = ", ".join(view.text.text[figure.start : figure.end] for figure in figures.values())
            values = {"number": len(figures), "kind": passage_wording.kind_text(kind), "said": said}
            verdict.note(_place(verdict, view), passage_wording.ONE_FIGURE, **values)


def _sole(verdict: Verdict, view: View, knowledge: Knowledge) -> None:
    for fact in verdict.case.facts:
        for statement in fact.statements:
            if not knowledge.policy.has(statement.term.iri, SOLE):
                continue
            iri = knowledge.types.get(statement.value)
            named = {thing for name in view.names for thing in name.things if knowledge.types.get(thing) == iri}
            if len(named) > 1:
                said = f"{fact.subject} {statement.term.name}"
                verdict.note(statement.place, passage_wording.SOLE, statement=said, things=", ".join(sorted(named)))


def _cover(verdict: Verdict, view: View, claimed: set[Extent]) -> None:
    passage, here = view.passage, _inside(view, claimed)
    if not here:
        return
    loose = max(min(extent.start for extent in here) - passage.start, passage.end - max(extent.end for extent in here))
    if loose > TIGHT:
        verdict.note(_place(verdict, view), passage_wording.LOOSE, loose=loose, most=TIGHT)
    reached = passage.end
    for extent in sorted(here, key=lambda extent: extent.start):
        if extent.start - reached > WIDEST_GAP:
            verdict.note(_place(verdict, view), passage_wording.GAP, loose=extent.start - reached, most=WIDEST_GAP)
        reached = max(extent.end, reached) if reached != passage.end else extent.end


def _inside(view: View, extents: Iterable[Extent]) -> list[Extent]:
    """The spans that lie in a passage."""
    passage = view.passage
    return [
        extent
        for extent in extents
        if extent.source == passage.source and passage.start <= extent.start and extent.end <= passage.end
    ]


def _place(verdict: Verdict, view: View) -> Place:
    """Where a passage is cited: the head of its block, or the value under ``from:``."""
    return verdict.case.places.get(view.passage, verdict.case.place)
