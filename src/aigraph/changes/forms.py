"""A comparison as plain data for JSON, in a form that stays; docs/diff.md describes it.

Every key of an entry is always there; what is not known is null, an empty list or an empty table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from aigraph.changes.model import Kind, Nature
from aigraph.changes.words import Words
from aigraph.claims import to_entry
from aigraph.results import to_python
from aigraph.terms import XSD

if TYPE_CHECKING:
    from aigraph.changes.model import (
        AnswerChange,
        Answers,
        Change,
        Changes,
        RankChange,
        RowChange,
        Side,
        VerdictChange,
    )
    from aigraph.claims import Result
    from aigraph.project import Project
    from aigraph.results import Node
    from aigraph.ties import Places


def to_json(changes: Changes) -> dict[str, Any]:
    """The comparison as texts, numbers, lists and tables."""
    words = Words(changes.old, changes.new, changes.language)
    facts = {kind: [change for change in changes.facts if change.kind is kind] for kind in Kind}
    return {
        "old": _side(changes.old),
        "new": _side(changes.new),
        "language": changes.language,
        "same": not changes,
        "notes": [note.tell(changes.language) for note in changes.notes],
        "counts": {
            nature.value: {kind.value: len(changes.select(nature, kind=kind)) for kind in Kind} for nature in Nature
        },
        "things": {
            "new": [_thing(text, words) for text in sorted(changes.appeared)],
            "gone": [_thing(text, words) for text in sorted(changes.gone)],
            "renamed": [{"old": _bare(old), "new": _bare(new)} for old, new in changes.renamed],
        },
        "facts": {kind.value: [_fact(change, words) for change in facts[kind]] for kind in Kind},
        "answers": _answers(changes.answers, changes) if changes.answers is not None else None,
        "patch": {
            "delete": [line.decode().rstrip("\n") for line in changes.patch.removed],
            "add": [line.decode().rstrip("\n") for line in changes.patch.added],
        },
    }


def _side(side: Side) -> dict[str, Any]:
    return {
        "name": side.name,
        "kind": side.kind,
        "fingerprint": side.fingerprint,
        "statements": len(side.lines),
        "evidence": side.has_evidence,
    }


def _thing(text: str, words: Words) -> dict[str, Any]:
    node = ox.NamedNode(_bare(text)) if text.startswith("<") else ox.BlankNode(text.removeprefix("_:"))
    return _term(node) | {"label": words.label(node) or words.id(node), "class": words.kind(node) or None}


def _bare(text: str) -> str:
    return text.removeprefix("<").removesuffix(">")


def _fact(change: Change, words: Words) -> dict[str, Any]:
    """A fact with what became of it; of one value that stayed, ``before`` and ``after`` are the same."""
    return {
        "nature": change.nature.value,
        "subject": _term(change.subject) | {"label": words.label(change.subject) or words.id(change.subject)},
        "property": _term(change.predicate) | {"label": words.term(change.predicate.value)},
        "before": _value(change.before, words),
        "after": _value(change.after, words),
        "evidence_before": [_graph(iri, words, is_new=False) for iri in change.graphs_before],
        "evidence_after": [_graph(iri, words, is_new=True) for iri in change.graphs_after],
        "sentence": words.sentence(change),
    }


def _graph(iri: str, words: Words, *, is_new: bool) -> dict[str, Any]:
    kind = words.graph_kind(iri, is_new=is_new)
    return {"graph": iri, "kind": kind, "words": words.graph(iri, is_new=is_new)}


def _value(node: Node | None, words: Words) -> dict[str, Any] | None:
    return None if node is None else _term(node) | {"label": words.value(node)}


def _term(node: Node) -> dict[str, Any]:
    if isinstance(node, ox.NamedNode):
        return {"iri": node.value}
    if isinstance(node, ox.BlankNode):
        return {"blank": node.value}
    has_type = node.datatype.value != XSD + "string" and not node.language
    return {"text": node.value, "language": node.language, "datatype": node.datatype.value if has_type else None}


def _answers(answers: Answers, changes: Changes) -> dict[str, Any]:
    project = changes.new.dataset.project
    return {
        "asked": answers.asked,
        "queries": [_query(change, changes.language) for change in answers.queries],
        "network": answers.network or None,
        "ranks": [_rank(change) for change in answers.ranks],
        "claims": [_claim(change, project) for change in answers.claims],
        "notes": [note.tell(changes.language) for note in answers.notes],
    }


def _query(change: AnswerChange, language: str) -> dict[str, Any]:
    return {
        "query": change.query,
        "summary": change.summary.tell(language),
        "rows_before": change.before,
        "rows_after": change.after,
        "rows": [_row(row) for row in change.rows],
    }


def _row(change: RowChange) -> dict[str, Any]:
    cells = {name: [_plain(before), _plain(after)] for name, before, after in change.cells}
    return {"change": change.kind.value, "key": [_plain(node) for node in change.key], "cells": cells}


def _plain(node: Node | None) -> str | int | float | bool | None:
    """A cell as JSON has it: figures and truths as such, all else as text."""
    if node is None:
        return None
    value = to_python(node)
    return value if isinstance(value, (bool, int)) else node.value


def _rank(change: RankChange) -> dict[str, Any]:
    places = {"before": _places(change.before), "after": _places(change.after)}
    return {"measure": change.measure, "node": change.node, "name": change.name} | places


def _places(found: Places | None) -> list[int] | None:
    return None if found is None else [found.first, found.last]


def _claim(change: VerdictChange, project: Project) -> dict[str, Any]:
    def entry(result: Result | None) -> dict[str, Any] | None:
        return None if result is None else to_entry(result, project)

    return {
        "claim": project.shorten(change.claim),
        "label": change.label,
        "before": entry(change.before),
        "after": entry(change.after),
    }
