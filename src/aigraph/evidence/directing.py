"""Direction: where a passage has the words beside which a property's value stands, the value stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigraph.errors import either
from aigraph.evidence import wording
from aigraph.evidence.policy import AFTER

if TYPE_CHECKING:
    from aigraph.evidence.lexicon import Span
    from aigraph.evidence.support import View
    from aigraph.evidence.verdicts import Knowledge, Verdict
    from aigraph.facts import Statement


def check_directions(verdict: Verdict, view: View, knowledge: Knowledge) -> None:
    """Findings of values that stand elsewhere than the words for their property: who speaks, what is the whole.

    Where the value follows its word (the part ``after``), each value is the first thing of its class behind one.
    Else one of the values is the named thing nearest to one of the words, and all are of that one's class.
    """
    stated: dict[str, list[Statement]] = {}
    for fact in verdict.case.facts:
        for statement in fact.statements:
            if statement.term.is_reference and statement.term.iri in knowledge.policy.cues:
                stated.setdefault(statement.term.iri, []).append(statement)
    for iri, statements in stated.items():
        cues, values = view.cues(iri), {statement.value for statement in statements}
        for statement in statements if cues else ():
            kind = knowledge.types.get(statement.value)
            if knowledge.policy.has(iri, AFTER):
                beside = {thing for cue in cues for thing in _behind(view, cue, kind, knowledge)}
                is_there = statement.value in beside
            else:
                beside = {thing for cue in cues for thing in _nearest(view, cue, iri, knowledge)}
                is_there = kind in {knowledge.types.get(thing) for thing in beside & values}
            if beside and not is_there and view.find_name(statement.value):
                said = f"{statement.subject} {statement.term.name} {statement.value}"
                verdict.note(statement.place, wording.DIRECTION, statement=said, things=either(sorted(beside)))


def _behind(view: View, cue: Span, kind: str | None, knowledge: Knowledge) -> tuple[str, ...]:
    """The first thing of a class that is named behind a cue."""
    names = (name for name in view.names if name.start >= cue.end)
    return next((name.things for name in names if kind in {knowledge.types.get(thing) for thing in name.things}), ())


def _nearest(view: View, cue: Span, iri: str, knowledge: Knowledge) -> tuple[str, ...]:
    """The thing of a class that the property allows, named nearest to a cue."""
    allowed = knowledge.policy.allows.get(iri, frozenset())
    names = [name for name in view.names if any(knowledge.types.get(thing) in allowed for thing in name.things)]
    apart = {name: name.start - cue.end if name.start >= cue.end else cue.start - name.end for name in names}
    near = min((name for name in names if apart[name] >= 0), key=lambda name: apart[name], default=None)
    return near.things if near else ()
