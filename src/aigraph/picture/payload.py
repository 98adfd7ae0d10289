"""Payload: the view and its places as plain JSON values, which is all that the page's script reads."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from aigraph.layout.boxes import around
from aigraph.picture.texts import interface

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aigraph.layout import Box, Position
    from aigraph.picture.view import Edge, Fact, Mark, Node, View

_CELL_PADDING = 8.0


def payload(view: View, positions: Mapping[str, Position], language: str) -> dict[str, Any]:
    """Everything the page shows, by the names under which its script asks for it."""
    cells = _cells(positions)
    counts = Counter(node.kind for node in view.nodes)
    return {
        "language": language,
        "languages": list(view.languages),
        "words": {name: interface(name) for name in view.languages},
        "title": dict(view.title),
        "summary": dict(view.summary),
        "measure": view.measure and {"label": dict(view.measure.label), "total": dict(view.measure.total)},
        "marks": [_mark(mark, counts[mark.kind]) for mark in view.marks],
        "things": [_thing(node, positions[node.id]) for node in view.nodes],
        "ties": [_tie(edge) for edge in view.edges],
        "cells": [_sides(box) for box in cells],
        "bounds": _sides(around([*cells, *_boxes(positions.values())])),
    }


def _mark(mark: Mark, count: int) -> dict[str, Any]:
    return {
        "kind": mark.kind,
        "label": dict(mark.label),
        "shape": mark.shape,
        "colour": mark.colour,
        "count": count,
    }


def _thing(node: Node, place: Position) -> dict[str, Any]:
    return {
        "id": node.id,
        "kind": node.kind,
        "label": dict(node.label),
        "short": dict(node.short),
        "names": list(node.names),
        "size": node.size,
        "quantity": node.quantity and dict(node.quantity),
        "facts": [_fact(fact) for fact in node.facts],
        "at": _place(place),
    }


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


def _fact(fact: Fact) -> dict[str, Any]:
    return {
        "property": dict(fact.property),
        "value": fact.value if isinstance(fact.value, str) else dict(fact.value),
        "link": fact.link,
        "evidence": [dict(text) for text in fact.evidence],
    }


def _tie(edge: Edge) -> dict[str, Any]:
    return {
        "source": edge.source,
        "target": edge.target,
        "label": dict(edge.label),
        "inverse": edge.inverse and dict(edge.inverse),
    }


def _cells(positions: Mapping[str, Position]) -> list[Box]:
    """The rectangle behind each hub and its satellites."""
    homes: dict[str, list[Position]] = {}
    for place in positions.values():
        if place.home:
            homes.setdefault(place.home, []).append(place)
    return [around(_boxes(places)).grown(_CELL_PADDING) for places in homes.values()]


def _boxes(places: Iterable[Position]) -> Iterable[Box]:
    return (box for place in places for box in (place.mark_box, place.label_box))


def _sides(box: Box) -> list[float]:
    return [round(side, 2) for side in (box.left, box.top, box.right, box.bottom)]
