"""Statements: all that the graph says of a resource, read once, each triple with the graphs that hold it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aigraph.dataset import Dataset
    from aigraph.results import Node


class Statement(NamedTuple):
    """A triple, and the IRIs of the graphs that hold it, in a fixed order."""

    subject: Node | ox.Triple
    predicate: str
    value: Node | ox.Triple
    graphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class About:
    """A resource: what it says of itself, what leads to it, and, where it is a graph, what it states.

    ``quads`` are all those, of named graphs, each once and in no order.
    """

    iri: str
    own: tuple[Statement, ...]
    incoming: tuple[Statement, ...]
    stated: tuple[ox.Quad, ...]
    quads: frozenset[ox.Quad]


def read_about(dataset: Dataset, iri: str, most: int) -> About:
    """All that the graph says of a resource, with at most so many quads each way."""
    node, store = ox.NamedNode(iri), dataset.store
    own = _named(islice(store.quads_for_pattern(node, None, None), most))
    incoming = _named(islice(store.quads_for_pattern(None, None, node), most))
    stated = tuple(islice(store.quads_for_pattern(None, None, None, node), most))
    return About(iri, _grouped(own), _grouped(incoming), stated, frozenset((*own, *incoming, *stated)))


def _named(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """Those of named graphs: the default graph only repeats them."""
    union = ox.DefaultGraph()
    return [quad for quad in quads if quad.graph_name != union]


def _grouped(quads: Iterable[ox.Quad]) -> tuple[Statement, ...]:
    found: dict[tuple[Node | ox.Triple, ox.NamedNode, Node | ox.Triple], list[str]] = {}
    for subject, predicate, value, graph in quads:
        found.setdefault((subject, predicate, value), []).append(graph.value)
    return tuple(
        Statement(subject, predicate.value, value, tuple(sorted(graphs)))
        for (subject, predicate, value), graphs in found.items()
    )
