"""Payload: the view and its places as plain JSON values, which is all that the page's script reads."""

from __future__ import annotations

import base64
import json
import zlib
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aigraph.layout.boxes import around
from aigraph.picture.texts import interface
from aigraph.picture.view import COMMUNITY, Proof

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aigraph.layout import Box, Position
    from aigraph.picture.view import Asked, Edge, Evidence, Facet, Fact, Mark, Node, Text, View

_CELL_PADDING = 8.0


def payload(view: View, positions: Mapping[str, Position], language: str) -> dict[str, Any]:
    """Everything the page shows, by the names under which its script asks for it.

    What many things share stands once, in ``evidence``, ``texts`` and ``properties``, and is named by its place there.
    """
    cells = cells_of(positions)
    counts = Counter(node.kind for node in view.nodes)
    shared = _Shared()
    return {
        "base": view.base,
        "pages": dict(view.pages),
        "language": language,
        "languages": list(view.languages),
        "words": {name: interface(name) for name in view.languages},
        "title": dict(view.title),
        "summary": dict(view.summary),
        "measure": view.measure and {"label": view.measure.label, "total": view.measure.total},
        "community": COMMUNITY,
        "marks": [_mark(mark, counts[mark.kind]) for mark in view.marks],
        "things": [_thing(node, positions[node.id], shared) for node in view.nodes],
        "ties": [_tie(edge, shared) for edge in view.edges],
        "facets": [_facet(facet) for facet in view.facets],
        "observations": [
            {"text": dict(told.text), "things": list(told.nodes), "query": told.asked} for told in view.observations
        ],
        "queries": {asked.name: _asked(asked) for asked in view.queries},
        "prefixes": view.prefixes,
        "turtle": _packed(dict(view.turtle)),
        "word": view.word and dict(view.word),
        "sheets": _plain(view.sheets, shared),
        "evidence": [_evidence(found) for found in shared.evidence],
        "properties": [dict(words) for words in shared.properties],
        "cells": {hub: _sides(box) for hub, box in cells.items()},
        "bounds": _sides(around([*cells.values(), *_boxes(positions.values())])),
    }


class _Shared:
    """What is said of many things, each once; gives the place of each."""

    def __init__(self) -> None:
        self._evidence: dict[str, int] = {}
        self._properties: dict[tuple[tuple[str, str], ...], int] = {}
        self.evidence: list[Evidence] = []
        self.properties: list[Text] = []

    def proof(self, proof: Proof) -> list[Any]:
        """The place of the evidence, its part's name, marked ranges, bases; what is missing at the end is left out."""
        found = proof.evidence
        if found.id not in self._evidence:
            self._evidence[found.id] = len(self.evidence)
            self.evidence.append(found)
        bases = [self.proof(base) for base in proof.bases]
        told = [self._evidence[found.id], proof.part and dict(proof.part), [list(mark) for mark in proof.marks], bases]
        while not told[-1] and told[1:]:
            told.pop()
        return told

    def property(self, words: Text) -> int:
        """The place of a property's name."""
        key = tuple(sorted(words.items()))
        if key not in self._properties:
            self._properties[key] = len(self.properties)
            self.properties.append(words)
        return self._properties[key]


def _plain(value: Any, shared: _Shared) -> Any:
    """A sheet's value with each proof in it as those of facts are."""
    if isinstance(value, Proof):
        return shared.proof(value)
    if isinstance(value, Mapping):
        return {name: _plain(held, shared) for name, held in value.items()}
    return [_plain(held, shared) for held in value] if isinstance(value, list | tuple) else value


def _packed(value: Any) -> str:
    """A JSON value as base64 of zlib's stream, for what is large and seldom looked at (``unpack`` in ``tools.js``)."""
    return base64.b64encode(zlib.compress(json.dumps(value, ensure_ascii=False).encode(), 9)).decode()


def _mark(mark: Mark, count: int) -> dict[str, Any]:
    return {
        "kind": mark.kind,
        "label": dict(mark.label),
        "shape": mark.shape,
        "colour": mark.colour,
        "count": count,
    }


def _thing(node: Node, place: Position, shared: _Shared) -> dict[str, Any]:
    return {
        "id": node.id,
        "kind": node.kind,
        "label": dict(node.label),
        "short": dict(node.short),
        "names": list(node.names),
        "size": None if node.kind == COMMUNITY else node.size,
        "quantity": node.quantity and dict(node.quantity),
        "facts": [_fact(fact, shared) for fact in node.facts],
        "facets": {name: list(values) for name, values in node.facets.items()},
        "standing": [dict(text) for text in node.standing],
        "within": node.within,
        "at": _place(place),
    }


def _facet(facet: Facet) -> dict[str, Any]:
    values = [{"id": value, "label": dict(label)} for value, label in facet.values.items()]
    return {"id": facet.id, "label": dict(facet.label), "values": values}


def _asked(asked: Asked) -> dict[str, Any]:
    text = asked.text if isinstance(asked.text, str) else dict(asked.text)
    return {"question": dict(asked.question), "text": text}


def _evidence(found: Evidence) -> dict[str, Any]:
    told = {
        "id": found.id,
        "kind": found.kind,
        "text": dict(found.text),
        "document": found.document and dict(found.document),
        "section": found.section and dict(found.section),
        "span": found.span,
        "words": found.words,
        "rights": found.words and found.rights and dict(found.rights),
    }
    return {name: value for name, value in told.items() if value}


def _place(place: Position) -> dict[str, Any]:
    return {
        "x": place.x,
        "y": place.y,
        "radius": place.radius,
        "place": place.place,
        "home": place.home,
        "side": place.side,
        "lines": {language: list(lines) for language, lines in place.label.lines.items()},
        "note": dict(place.label.note),
        "type_size": place.label.size,
        "bold": place.label.bold,
        "mark_box": _sides(place.mark_box),
        "label_box": _sides(place.label_box),
    }


def _fact(fact: Fact, shared: _Shared) -> dict[str, Any]:
    return {
        "property": shared.property(fact.property),
        "value": _value(fact.value),
        "link": fact.link,
        "proofs": [shared.proof(proof) for proof in fact.proofs],
    } | _more(shared, {"details": fact.details, "about": fact.about, "group": fact.group})


def _tie(edge: Edge, shared: _Shared) -> dict[str, Any]:
    return {
        "source": edge.source,
        "target": edge.target,
        "kind": edge.kind,
        "label": shared.property(edge.label),
        "inverse": None if edge.inverse is None else shared.property(edge.inverse),
        "proofs": [shared.proof(proof) for proof in edge.proofs],
    } | _more(shared, {"details": edge.details, "via": edge.via})


def _more(shared: _Shared, found: dict[str, Any]) -> dict[str, Any]:
    """What only some facts and ties have."""
    told = {key: value for key, value in found.items() if value}
    if "details" in told:
        told["details"] = [[shared.property(name), _value(value)] for name, value in told["details"]]
    return told


def _value(value: Text | str) -> str | dict[str, str]:
    return value if isinstance(value, str) else dict(value)


def cells_of(positions: Mapping[str, Position]) -> dict[str, Box]:
    """The rectangle behind each hub and its satellites, by the hub."""
    homes: dict[str, list[Position]] = {}
    for place in positions.values():
        if place.home:
            homes.setdefault(place.home, []).append(place)
    return {hub: around(_boxes(places)).grown(_CELL_PADDING) for hub, places in homes.items()}


def _boxes(places: Iterable[Position]) -> Iterable[Box]:
    return (box for place in places for box in (place.mark_box, place.label_box))


def _sides(box: Box) -> list[float]:
    return [round(side, 2) for side in (box.left, box.top, box.right, box.bottom)]
