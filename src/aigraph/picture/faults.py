"""Faults: where a view contradicts itself."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aigraph.picture.view import Node, Text, View

_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


def find_faults(view: View) -> Iterable[str]:
    """What could not be drawn truly, fault by fault."""
    if not view.languages:
        yield "the view names no language; give at least one"
    ids = {node.id for node in view.nodes}
    yield from (f"node {name!r} occurs twice; merge the two" for name in _twice(node.id for node in view.nodes))
    yield from (f"kind {kind!r} has two marks; keep one" for kind in _twice(mark.kind for mark in view.marks))
    alike = _twice((mark.shape, mark.colour) for mark in view.marks)
    yield from (f"two kinds share the mark {mark!r}; give each its own" for mark in alike)
    marked = {mark.kind for mark in view.marks}
    for node in view.nodes:
        yield from _node_faults(node, ids, marked)
    for edge in view.edges:
        for end in (edge.source, edge.target):
            if end not in ids:
                yield f"edge {edge.source!r} to {edge.target!r}: {end!r} is no node; add it or drop the edge"
    yield from _untranslated(view)


def _node_faults(node: Node, ids: set[str], marked: set[str]) -> Iterable[str]:
    if node.kind not in marked:
        yield f"node {node.id!r}: kind {node.kind!r} has no mark; add one"
    if node.size is not None and not 0 <= node.size < float("inf"):
        yield f"node {node.id!r}: size {node.size!r} cannot be an area; give a number of 0 or more"
    for fact in node.facts:
        if fact.link is not None and fact.link not in ids and not _WEB_ADDRESS.fullmatch(fact.link):
            yield f"node {node.id!r}: link {fact.link!r} is neither a node nor an http(s) address; correct or drop it"


def _untranslated(view: View) -> Iterable[str]:
    for where, text in _texts(view):
        for language in view.languages:
            if language not in text:
                yield f"{where} has no text in {language!r}; add one"


def _texts(view: View) -> Iterable[tuple[str, Text]]:
    yield "the title", view.title
    yield "the summary", view.summary
    if view.measure is not None:
        parts_told = (("name", view.measure.label), ("total", view.measure.total))
        yield from ((f"the {part} of the measure", told) for part, told in parts_told if told is not None)
    for mark in view.marks:
        yield f"mark {mark.kind!r}", mark.label
    for node in view.nodes:
        yield f"node {node.id!r}", node.label
        yield f"the short label of node {node.id!r}", node.short
        if node.quantity is not None:
            yield f"the quantity of node {node.id!r}", node.quantity
        yield from ((f"the standing of node {node.id!r}", text) for text in node.standing)
        for fact in node.facts:
            details = (text for pair in fact.details for text in pair)
            texts = (fact.property, fact.value, *details, *(proof.evidence.text for proof in fact.proofs))
            yield from ((f"a fact of node {node.id!r}", text) for text in texts if not isinstance(text, str))
    for edge in view.edges:
        yield f"edge {edge.source!r} to {edge.target!r}", edge.label
        parts = (text for pair in edge.details for text in pair)
        yield from ((f"a detail of edge {edge.source!r}", text) for text in parts if not isinstance(text, str))
        if edge.inverse is not None:
            yield f"the inverse of edge {edge.source!r} to {edge.target!r}", edge.inverse
    for facet in view.facets:
        yield f"facet {facet.id!r}", facet.label
        yield from ((f"value {value!r} of facet {facet.id!r}", text) for value, text in facet.values.items())
    for observation in view.observations:
        yield f"an observation of {observation.asked!r}", observation.text


def _twice(values: Iterable[object]) -> list[object]:
    return [value for value, count in Counter(values).items() if count > 1]
