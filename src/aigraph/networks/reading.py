"""A query in ``queries/networks/`` becomes a networkx graph.

A query selects ``?source ?target`` and, where it has them, these columns: ``?weight`` (a number), ``?kind`` (the IRI of
the property, role or relation that the tie is), ``?shared`` (the thing that ties both, in a projection), and any number
of ``?via…`` (the things that state the tie: a participation, a sum). A row without target is a node that may have no
neighbour. Several rows of one pair are one edge: its weights are added (where the query gives none, the weight is the
number of shared things), its kinds joined. Further columns become attributes as they are.

Nodes are IRIs, with ``label`` and ``kind``. Edges have ``kind``, ``label`` (the kind in words), ``shared`` (names),
``weight``, ``evidence`` (the IRIs of the graphs that state it, joined by blanks) and ``states``, each where there is
one. Every attribute is a str, int, float or bool, so that GraphML and GEXF can hold it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from aigraph.cards import CardMaker
from aigraph.errors import UsageError
from aigraph.networks.layers import LAYERS, EvidenceFinder, restrict
from aigraph.queries import bind, find_query, select
from aigraph.results import to_python

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import networkx as nx

    from aigraph.dataset import Dataset
    from aigraph.results import Node, Rows

FOLDER = "queries/networks"
_ENDS = ("source", "target")
_VIA = "via"


@dataclass(slots=True)
class _Edge:
    """What the rows of one pair say together."""

    kinds: dict[str, None] = field(default_factory=dict)
    shared: dict[str, None] = field(default_factory=dict)
    via: dict[str, None] = field(default_factory=dict)
    weight: Any = None
    others: dict[str, Any] = field(default_factory=dict)


def read_network(dataset: Dataset, name: str, language: str, layers: Sequence[str] = LAYERS) -> nx.Graph[str]:
    """The network of a name, from what the given layers state: a DiGraph where its ties have a direction.

    Raises UsageError where there is no such network or layer, or where its query has not the columns.
    """
    import networkx as nx  # noqa: PLC0415  (heavy)

    query = find_query(dataset.project, name, FOLDER)
    seen = restrict(dataset, layers)
    rows = select(seen, bind(query, {}, dataset.vocabulary, dataset.project, language))
    if rows.columns[:2] != _ENDS:
        msg = f"{FOLDER}/{name}.rq: the columns are {', '.join(rows.columns)}; select ?source ?target first"
        raise UsageError(msg)
    kept = [layer for layer in LAYERS if layer in layers]
    graph: nx.Graph[str] = (nx.DiGraph if query.directed else nx.Graph)(name=name, layers=" ".join(kept))
    edges = _gather(graph, rows, query.directed)
    words = _Words(seen, language)
    for (source, target), edge in edges.items():
        graph.add_edge(source, target, **_attributes(edge, source, target, words))
    for node in graph:
        graph.nodes[node].update(label=dataset.label(node, language), kind=dataset.kind(node))
    return graph


def _gather(graph: nx.Graph[str], rows: Rows, directed: bool) -> dict[tuple[str, str], _Edge]:  # noqa: FBT001  (private, one caller)
    """The nodes into the graph, and what all rows say of each pair. A pair said from its other end adds nothing."""
    edges: dict[tuple[str, str], _Edge] = {}
    columns, name = rows.columns[2:], graph.name
    for row in rows.rows:
        source, target = _end(row[0], name), _end(row[1], name)
        if source is None:
            continue
        graph.add_node(source)
        if target is None or (not directed and source != target and (target, source) in edges):
            continue
        graph.add_node(target)
        edge = edges.get((source, target))
        if edge is None:
            edge = edges[source, target] = _Edge()
        for column, value in zip(columns, row[2:], strict=True):
            if value is not None:
                _note(edge, column, value, name)
    return edges


def _end(term: Node | None, name: str) -> str | None:
    if not isinstance(term, ox.NamedNode | None):
        msg = f"{FOLDER}/{name}.rq: the node {term} is no IRI; select things, not texts"
        raise UsageError(msg)
    return term and term.value


def _note(edge: _Edge, column: str, value: Node, name: str) -> None:
    if column == "weight":
        weight = _plain(value)
        if isinstance(weight, str):
            msg = f"{FOLDER}/{name}.rq: the weight {weight} is no number; select a count or an amount as ?weight"
            raise UsageError(msg)
        edge.weight = weight if edge.weight is None else edge.weight + weight
    elif column == "kind":
        edge.kinds[value.value] = None
    elif column == "shared":
        edge.shared[value.value] = None
    elif column.startswith(_VIA):
        edge.via[value.value] = None
    else:
        edge.others[column] = _plain(value)


def _attributes(edge: _Edge, source: str, target: str, words: _Words) -> dict[str, Any]:
    weight = len(edge.shared) or None if edge.weight is None else edge.weight
    found: dict[str, Any] = {"weight": weight} if weight is not None else {}
    if edge.kinds:
        found |= words.kinds(*sorted(edge.kinds))
    if edge.shared:
        found["shared"] = "; ".join(sorted(map(words.name, edge.shared)))
    evidence, states = words.evidence.find(source, target, (*edge.via,), (*edge.shared,))
    if evidence:
        found |= {"evidence": " ".join(evidence), "states": states}
    return found | edge.others


class _Words:
    """How kinds and things are called, each looked up once."""

    def __init__(self, dataset: Dataset, language: str) -> None:
        self._dataset = dataset
        self._language = language
        self._cards = CardMaker(dataset, language)
        self.evidence = EvidenceFinder(dataset)
        self.kinds = cache(self._kinds)
        self.name = cache(self._name)

    def _kinds(self, *iris: str) -> dict[str, str]:
        """Kinds as attributes: properties as data files write them or with their prefix, things by id; and in words."""
        vocabulary, project = self._dataset.vocabulary, self._dataset.project
        short = (vocabulary.names.get(iri) or vocabulary.shorten(project.shorten(iri)) for iri in iris)
        return {"kind": " ".join(short), "label": "; ".join(map(self._term, iris))}

    def _term(self, iri: str) -> str:
        """A property, or a concept that stands for a kind of tie, in words."""
        own = self._cards.term(iri)
        return self.name(iri) if own == self._dataset.vocabulary.shorten(iri) else own

    def _name(self, iri: str) -> str:
        return self._dataset.label(iri, self._language)


def _plain(term: Node) -> str | int | float | bool:
    value = to_python(term)
    if isinstance(value, dt.date):  # the formats of networks know no dates
        return term.value
    return float(value) if isinstance(value, Decimal) else value


def edge_table(graph: nx.Graph[str]) -> tuple[tuple[str, ...], list[list[Any]]]:
    """The edges as a table: source, target, their names, then the attributes; isolated nodes have no target."""
    keys = sorted({key for *_, data in graph.edges(data=True) for key in data})
    return ("source", "target", "source_name", "target_name", *keys), [*_lines(graph, keys)]


def _lines(graph: nx.Graph[str], keys: list[str]) -> Iterator[list[Any]]:
    names = graph.nodes(data="label")
    for source, target, data in graph.edges(data=True):
        yield [source, target, names[source], names[target], *(data.get(key, "") for key in keys)]
    for node in graph:
        if not graph.degree(node):
            yield [node, "", names[node], "", *("" for _ in keys)]
