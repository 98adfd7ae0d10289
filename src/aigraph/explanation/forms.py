"""An explanation as plain data for JSON, in a form that stays; docs/explain.md describes it.

Every key of an entry is always there; what is not known is null, an empty list or an empty table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from aigraph.terms import XSD

if TYPE_CHECKING:
    from aigraph.explanation.model import Absence, Evidence, Explanation, Fact, NearMiss, Quote


def to_json(explanation: Explanation) -> dict[str, Any]:
    """The explanation as texts, numbers, lists and tables."""
    return {
        "target": explanation.target,
        "language": explanation.language,
        "known": explanation.absence is None,
        "facts": [_fact(fact) for fact in explanation.facts],
        "incoming": [_fact(fact) for fact in explanation.incoming],
        "absence": _absence(explanation.absence) if explanation.absence else None,
        "notices": list(explanation.notices),
        "taken": dict(explanation.taken),
    }


def _fact(fact: Fact) -> dict[str, Any]:
    triple = fact.triple
    return {
        "subject": _term(triple.subject) | {"label": fact.subject},
        "property": _term(triple.predicate) | {"label": fact.property},
        "value": _term(triple.object) | {"label": fact.value},
        "repeated": fact.is_repeated,
        "evidence": [_evidence(evidence) for evidence in fact.evidence],
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    entry: dict[str, Any] = {"kind": evidence.kind, "graph": evidence.graph}
    if evidence.kind == "rule":
        ways = [[_fact(fact) for fact in way] for way in evidence.ways]
        return entry | {
            "rule": evidence.rule,
            "summary": evidence.summary,
            "ways": ways,
            "more_ways": evidence.more_ways,
        }
    entry |= {"passages": [_quote(quote) for quote in evidence.quotes]}
    if evidence.kind == "record":
        told = {"register": evidence.register, "release": evidence.release, "date": evidence.date}
        return entry | {key: value or None for key, value in told.items()}
    return entry | {"reason": dict(evidence.reason)}


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "passage": quote.graph,
        "as": quote.part or None,
        "source": quote.source,
        "title": quote.title,
        "start": quote.start,
        "end": quote.end,
        "words": quote.words,
        "cut": quote.is_cut,
    }


def _absence(absence: Absence) -> dict[str, Any]:
    return {
        "unknown": [{"name": name, "nearest": near or None} for name, near in absence.unknown.items()],
        "rules": [_near_miss(miss) for miss in absence.rules],
        "near": [_fact(fact) for fact in absence.near],
        "key": absence.key or None,
    }


def _near_miss(miss: NearMiss) -> dict[str, Any]:
    premises = [
        {
            "subject": _term(premise.subject),
            "property": premise.property,
            "value": _term(premise.object),
            "present": premise.is_present,
        }
        for premise in miss.premises
    ]
    return {"rule": miss.rule, "summary": miss.summary, "premises": premises}


def _term(term: object) -> dict[str, Any]:
    if isinstance(term, ox.Variable):
        return {"variable": term.value}
    if isinstance(term, ox.NamedNode):
        return {"iri": term.value}
    if isinstance(term, ox.Literal):
        datatype = term.datatype.value
        has_type = datatype != XSD + "string" and not term.language
        return {"text": term.value, "language": term.language, "datatype": datatype if has_type else None}
    return {"text": str(term), "language": None, "datatype": None}
