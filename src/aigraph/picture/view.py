"""A view: what a picture shows, without a word of how it is shown (no HTML, no colours of a page, no positions).

Whoever builds a view (from the graph, from a query, by hand in a test) says which things there are, what is known of
each and by which evidence, and how they are tied; the page, a plot or an export then draws it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from aigraph.picture.faults import find_faults

Text = Mapping[str, str]
"""A text in several languages: BCP 47 tag to text."""

Details = tuple[tuple[Text, "Text | str"], ...]
"""Properties with their values, in words."""

COMMUNITY = "urn:aigraph:community"
"""The kind of a mark that stands for many things (``picture.summarising``)."""


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
    `section` where it lies in one, its `span` of characters, and its words where the texts were at hand, with whose
    they are (`rights`).
    """

    id: str
    kind: str
    text: Text
    document: Text | None = None
    section: Text | None = None
    span: str = ""
    words: str = ""
    rights: Text | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """A piece of evidence for a fact; `part` names what it states of a fact of several parts.

    `marks` are the ranges of the passage's words (first, after the last) that hold the figure or name. `bases` are the
    passages that a reading begins from.
    """

    evidence: Evidence
    part: Text | None = None
    marks: tuple[tuple[int, int], ...] = ()
    bases: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is known of a node: which property, which value, and what proves it.

    `link` is the id of the node that the value names, or the http(s) address to which it leads. A thing that is not
    drawn (a sum, a target) is one fact: `about` is its IRI, `details` are its other properties with their values.
    `group` is "told" (by such a thing), "name", "identifier" or "inferred" (only rules conclude it), or empty.
    """

    property: Text
    value: Text | str
    link: str | None = None
    proofs: tuple[Proof, ...] = ()
    details: Details = ()
    about: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A thing in the picture. Its `id` is its IRI and its `kind` the IRI of its class.

    `short` is the label on the canvas; `size` a quantity drawn as area (a node that has one is a hub), `quantity` the
    same in words; `names` are further names under which a search finds it; `facets` are the values that it has in each
    facet by which the page filters (`Facet.id` to ids of values); `standing` says in a few sentences how central it is.
    `within` is the community in which it is drawn, where the view is summarised.
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
    within: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie from one node to another; `label` reads it from the source, `inverse` (where given) from the target.

    `via` is the IRI of the thing that states it (a participation) where it is no direct one, `details` what else that
    says. `weight` is how many ties of things a tie of communities stands for.
    """

    source: str
    target: str
    kind: str
    label: Text
    inverse: Text | None = None
    proofs: tuple[Proof, ...] = ()
    via: str = ""
    details: Details = ()
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Measure:
    """What the sizes of the hubs measure, and their sum in words; heights, say, have none."""

    label: Text
    total: Text | None


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

    `word` says how the view was summarised, where it was.

    `base` is what the ids of its own things begin with; `pages` has by language the address of a thing's own page, with
    {} for its id, where there are such beside this one; `turtle` has, for each thing that a card tells of, its triples
    as Turtle, under the `prefixes`; `sheets` hold what the tabs beside the network show, by the tab's id, as plain JSON
    values and proofs (``picture.sheets``).

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
    prefixes: str = ""
    turtle: Mapping[str, str] = field(default_factory=dict)
    sheets: Mapping[str, Any] = field(default_factory=dict)
    word: Text | None = None
    pages: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse what could not be drawn truly."""
        for fault in find_faults(self):
            raise ValueError(fault)

    def ordered(self) -> View:
        """The same view in an order that does not depend on the one in which it was built; marks keep theirs."""
        nodes = tuple(sorted(self.nodes, key=lambda node: node.id))
        edges = tuple(sorted(self.edges, key=lambda edge: (edge.source, edge.target, edge.kind, edge.via)))
        return replace(self, nodes=nodes, edges=edges)
