"""A view: what a picture shows, without a word of how it is shown (no HTML, no colours of a page, no positions).

Whoever builds a view (from the graph, from a query, by hand in a test) says which things there are, what is known of
each and by which evidence, and how they are tied; the page, a plot or an export then draws it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

Text = Mapping[str, str]
"""A text in several languages: BCP 47 tag to text."""

_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


@dataclass(frozen=True, slots=True)
class Mark:
    """How a kind of thing is marked: a shape's name and a colour (`#RRGGBB`), under the kind’s label (singular)."""

    kind: str
    label: Text
    shape: str
    colour: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage, reading, record, editorial decision or rule that states facts.

    `kind` is one of these (``GRAPH_KINDS``), `text` says in words which it is. A passage has its `document`, its
    `section` where it lies in one, its `span` of characters, and its words where the texts were at hand.
    """

    id: str
    kind: str
    text: Text
    document: Text | None = None
    section: Text | None = None
    span: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """A piece of evidence for a fact; `part` names what it states of a fact of several parts, `mark` what it writes.

    `mark` is the range of the passage's words (first, after the last) that holds the figure or name.
    """

    evidence: Evidence
    part: Text | None = None
    mark: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is known of a node: which property, which value, and what proves it.

    `link` is the id of the node that the value names, or the http(s) address to which it leads.
    """

    property: Text
    value: Text | str
    link: str | None = None
    proofs: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """A thing in the picture. Its `id` is its IRI and its `kind` the IRI of its class.

    `short` is the label on the canvas; `size` a quantity drawn as area (a node that has one is a hub), `quantity` the
    same in words; `names` are further names under which a search finds it; `facets` are the values that it has in each
    facet by which the page filters (`Facet.id` to ids of values); `standing` says in a few sentences how central it is.
    """

    id: str
    kind: str
    label: Text
    short: Text
    size: float | None = None
    quantity: Text | None = None
    facts: tuple[Fact, ...] = ()
    names: tuple[str, ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    standing: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie from one node to another; `label` reads it from the source, `inverse` (where given) from the target."""

    source: str
    target: str
    kind: str
    label: Text
    inverse: Text | None = None
    proofs: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """What the sizes of the hubs measure, and their sum in words."""

    label: Text
    total: Text


@dataclass(frozen=True, slots=True)
class Facet:
    """Something by which nodes are filtered (their region, their role), and its values by id, in the order shown."""

    id: str
    label: Text
    values: Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class Asked:
    """A saved query that gave something: its name, its question, its text as asked (by language where it speaks)."""

    name: str
    question: Text
    text: Text | str


@dataclass(frozen=True, slots=True)
class Observation:
    """A sentence that a query computed, and the nodes that show it; `asked` is the name of the query."""

    text: Text
    nodes: tuple[str, ...]
    asked: str


@dataclass(frozen=True, slots=True)
class View:
    """All that one picture shows; `measure` names the hubs' sizes where they have any.

    `base` is what the ids of its own things begin with; `sheets` hold what the tabs beside the network show, by the
    tab's id, as plain JSON values and proofs (``picture.sheets``).

    Raises ValueError where it contradicts itself: an id twice, an edge that ends nowhere, a kind without a mark, two
    kinds with one mark, a text that lacks a language, a negative size, a link that is neither a node nor http(s).
    """

    title: Text
    summary: Text
    languages: tuple[str, ...]
    marks: tuple[Mark, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...] = ()
    measure: Measure | None = None
    facets: tuple[Facet, ...] = ()
    observations: tuple[Observation, ...] = ()
    queries: tuple[Asked, ...] = ()
    base: str = ""
    sheets: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse what could not be drawn truly."""
        _refuse(_faults(self))

    def ordered(self) -> View:
        """The same view in an order that does not depend on the one in which it was built; marks keep theirs."""
        nodes = tuple(sorted(self.nodes, key=lambda node: node.id))
        edges = tuple(sorted(self.edges, key=lambda edge: (edge.source, edge.target, edge.kind)))
        return replace(self, nodes=nodes, edges=edges)


def _refuse(faults: Iterable[str]) -> None:
    for fault in faults:
        raise ValueError(fault)


def _faults(view: View) -> Iterable[str]:
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
        yield "the name of the measure", view.measure.label
        yield "the total of the measure", view.measure.total
    for mark in view.marks:
        yield f"mark {mark.kind!r}", mark.label
    for node in view.nodes:
        yield f"node {node.id!r}", node.label
        yield f"the short label of node {node.id!r}", node.short
        if node.quantity is not None:
            yield f"the quantity of node {node.id!r}", node.quantity
        yield from ((f"the standing of node {node.id!r}", text) for text in node.standing)
        for fact in node.facts:
            texts = (fact.property, fact.value, *(proof.evidence.text for proof in fact.proofs))
            yield from ((f"a fact of node {node.id!r}", text) for text in texts if not isinstance(text, str))
    for edge in view.edges:
        yield f"edge {edge.source!r} to {edge.target!r}", edge.label
        if edge.inverse is not None:
            yield f"the inverse of edge {edge.source!r} to {edge.target!r}", edge.inverse
    for facet in view.facets:
        yield f"facet {facet.id!r}", facet.label
        yield from ((f"value {value!r} of facet {facet.id!r}", text) for value, text in facet.values.items())
    for observation in view.observations:
        yield f"an observation of {observation.asked!r}", observation.text


def _twice(values: Iterable[object]) -> list[object]:
    return [value for value, count in Counter(values).items() if count > 1]
