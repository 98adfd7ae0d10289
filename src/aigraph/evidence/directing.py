"""Direction: where a passage has the words beside which a property's value stands, the value stands there.

What stands there is mentioned as that value, and as nothing else: *centre de l'université X* is no word on X.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from aigraph.errors import either, join
from aigraph.evidence import wording
from aigraph.evidence.cases import PASSAGE
from aigraph.evidence.policy import AFTER, ANNOUNCED, INTRODUCED, NAME, SUBJECT
from aigraph.facts.model import TYPE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from aigraph.errors import Place
    from aigraph.evidence.cases import Fact
    from aigraph.evidence.lexicon import Span
    from aigraph.evidence.scenes import Scene
    from aigraph.evidence.support import View
    from aigraph.evidence.verdicts import Knowledge
    from aigraph.facts import Statement


def check_directions(scene: Scene) -> None:
    """Findings of values that stand elsewhere than the words for their property: who speaks, what is the whole.

    Where the value follows its word (the part ``after``), each value is the first thing of its class behind one.
    Else one of the values is the named thing nearest to one of the words, and all are of that one's class. A property
    that is ``announced`` has one of its words wherever the passage names its value; so has, unless it is a reading,
    every property that has words, and every one that ties two things of closed classes: to be named together is no tie.
    """
    stated: dict[str, list[Statement]] = {}
    for fact in scene.case.facts:
        for statement in fact.statements:
            if statement.term.is_reference and statement.term.iri in scene.policy.cues:
                stated.setdefault(statement.term.iri, []).append(statement)
    for iri, statements in stated.items():
        for view in scene.views:
            _check_places(scene, view, iri, statements)
        for statement in statements if scene.policy.has(iri, ANNOUNCED) else ():
            _check_announced(scene, statement)
    if scene.case.kind == PASSAGE:
        _check_ties(scene)
    _check_mentions(scene)


def _check_places(scene: Scene, view: View, iri: str, statements: list[Statement]) -> None:
    cues, values, knowledge = view.cues(iri), {statement.value for statement in statements}, scene.knowledge
    for statement in statements if cues else ():
        kind, is_here = knowledge.types.get(statement.value), bool(view.find_name(statement.value))
        if scene.policy.has(iri, AFTER):
            names = (_behind(view, cue, kind, knowledge) for cue in cues)
            beside = {thing for name in names if name for thing in name.things}
            is_there = statement.value in beside or (not is_here and bool(scene.spans(statement.value)))
        else:
            beside = {thing for cue in cues for thing in _nearest(view, cue, iri, knowledge)}
            is_there = not is_here or kind in {knowledge.types.get(thing) for thing in beside & values}
        if beside and not is_there:
            things = either(sorted(beside))
            scene.verdict.note(statement.place, wording.DIRECTION, statement=_told(statement), things=things)


def _check_ties(scene: Scene) -> None:
    policy, types = scene.policy, scene.knowledge.types
    for fact in scene.case.facts:
        for statement in fact.statements:
            iri, kinds = statement.term.iri, {types.get(fact.subject, ""), types.get(statement.value, "")}
            is_tie = statement.term.is_reference and kinds <= policy.closed and not policy.has(iri, SUBJECT)
            if is_tie or (statement.term.is_reference and iri in policy.cues and not policy.has(iri, ANNOUNCED)):
                _check_announced(scene, statement)
            if is_tie and policy.has(iri, AFTER) and not _is_reached(scene, fact.subject, statement):
                scene.verdict.note(statement.place, wording.OTHER_LIST, statement=_told(statement))


def _is_reached(scene: Scene, subject: str, statement: Statement) -> bool:
    """Whether a subject stands not behind the brackets that list whose whole the value is: *members of X (A, B)*."""
    ends = [
        view.end_of_list(value)
        for view in scene.views
        for cue in view.cues(statement.term.iri)
        if (value := _behind(view, cue, scene.knowledge.types.get(statement.value), scene.knowledge))
        and statement.value in value.things
    ]
    named = [extent.start for extent in scene.spans(subject)]
    return not named or any(end is None or start < end for end in ends for start in named) or not ends


def _check_announced(scene: Scene, statement: Statement) -> None:
    is_named = bool(scene.spans(statement.value))
    if is_named and not any(view.cues(statement.term.iri) for view in scene.views):
        scene.verdict.note(statement.place, wording.UNANNOUNCED, statement=_told(statement), where=scene.where)


def _told(statement: Statement) -> str:
    return f"{statement.subject} {statement.term.name} {statement.value}"


def _check_mentions(scene: Scene) -> None:
    """Findings of what is mentioned only as the value of another property than the fact has it for."""
    views = (*scene.views, *scene.about)
    taken = {view.passage: _taken(view, scene) for view in views}
    for fact in scene.case.facts if any(taken.values()) else ():
        for thing, iri, name, place in _uses(scene, fact):
            others = [taken[view.passage].get(span) for view in views for span in view.names if thing in span.things]
            if others and all(other and iri not in other for other in others) and not _may_be_headed(scene, thing, iri):
                said = join(wording.VALUE_OF.fill(key=key, subject=whose) for key, whose in _parts(others))
                values = {"statement": f"{fact.subject} {name}{thing}", "where": scene.where, "said": said}
                scene.verdict.note(place, wording.MENTIONED, **values)


def _parts(mentions: Iterable[Mapping[str, tuple[str, str]] | None]) -> list[tuple[str, str]]:
    """What mentions are values of: each property, and of what, once."""
    return sorted({part for mention in mentions if mention for part in mention.values()})


def _taken(view: View, scene: Scene) -> dict[Span, dict[str, tuple[str, str]]]:
    """The mentions in a passage that stand behind the word for a property of which they are a value, with it.

    The case says so, or another passage of itself, which a reading begins from, or which is about a subject.
    """
    is_own = scene.case.kind == PASSAGE and view.passage in scene.case.premises
    others = () if is_own else scene.knowledge.facts.get(view.passage, ())
    taken: defaultdict[Span, dict[str, tuple[str, str]]] = defaultdict(dict)
    for fact in (*scene.case.facts, *others):
        for statement in fact.statements:
            iri = statement.term.iri
            if iri in scene.policy.cues and scene.policy.has(iri, AFTER) and not scene.policy.has(iri, INTRODUCED):
                kind = scene.knowledge.types.get(statement.value)
                for cue in view.cues(iri):
                    name = _behind(view, cue, kind, scene.knowledge)
                    if name and statement.value in name.things:
                        taken[name][iri] = (statement.term.name, fact.subject)
    return dict(taken)


def _uses(scene: Scene, fact: Fact) -> Iterator[tuple[str, str, str, Place]]:
    """The things with a name that a fact is about or has as a value, with the property."""
    types, policy = scene.knowledge.types, scene.policy
    if types.get(fact.subject) and policy.of_class(types[fact.subject]) == NAME:
        yield fact.subject, "", "", fact.place
    for statement in fact.statements:
        is_thing = statement.term.is_reference and statement.term is not TYPE and statement.value in types
        if is_thing and policy.of_class(types[statement.value]) == NAME:
            yield statement.value, statement.term.iri, f"{statement.term.name} ", statement.place


def _may_be_headed(scene: Scene, thing: str, iri: str) -> bool:
    return (not iri or scene.policy.has(iri, SUBJECT)) and scene.is_headed(thing)


def _behind(view: View, cue: Span, kind: str | None, knowledge: Knowledge) -> Span | None:
    """The first thing of a class that is named behind a cue."""
    names = (name for name in view.names if name.start >= cue.end)
    return next((name for name in names if kind in {knowledge.types.get(thing) for thing in name.things}), None)


def _nearest(view: View, cue: Span, iri: str, knowledge: Knowledge) -> tuple[str, ...]:
    """The thing of a class that the property allows, named nearest to a cue."""
    allowed = knowledge.policy.allows.get(iri, frozenset())
    names = [name for name in view.names if any(knowledge.types.get(thing) in allowed for thing in name.things)]
    apart = {name: name.start - cue.end if name.start >= cue.end else cue.start - name.end for name in names}
    near = min((name for name in names if apart[name] >= 0), key=lambda name: apart[name], default=None)
    return near.things if near else ()
