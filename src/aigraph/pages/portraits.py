"""The data about one resource: what it says, what leads to it, and the evidence for both."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aigraph.dataset import Dataset

# suffix → (pyoxigraph's format, media type, whether it holds named graphs)
DATA_FORMS = {
    "ttl": (ox.RdfFormat.TURTLE, "text/turtle", False),
    "jsonld": (ox.RdfFormat.JSON_LD, "application/ld+json", True),
    "nt": (ox.RdfFormat.N_TRIPLES, "application/n-triples", False),
    "trig": (ox.RdfFormat.TRIG, "application/trig", True),
    "nq": (ox.RdfFormat.N_QUADS, "application/n-quads", True),
    "rdf": (ox.RdfFormat.RDF_XML, "application/rdf+xml", False),
}
# those that pages name
FORM_NAMES = {"ttl": "Turtle", "trig": "TriG", "jsonld": "JSON-LD", "nt": "N-Triples", "rdf": "RDF/XML"}
_MOST_STATEMENTS = 100_000


def data_of(dataset: Dataset, ontology: Sequence[ox.Triple], iri: str, suffix: str) -> tuple[str, bytes]:
    """The media type and the data about a resource, in the form of a suffix.

    They are the ontology where nothing else is known of the IRI.
    """
    form, media_type, has_graphs = DATA_FORMS[suffix]
    statements: set[ox.Quad] | set[ox.Triple]
    quads = set(islice(_quads(dataset, ox.NamedNode(iri)), _MOST_STATEMENTS))
    if not quads:
        statements = set(ontology)
    elif has_graphs:
        statements = quads | set(_evidence(dataset, quads))
    else:
        statements = {quad.triple for quad in quads}
    ordered = sorted(statements, key=_order)
    body = ox.serialize(ordered, format=form, prefixes=dataset.vocabulary.prefixes) or b""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type, body


def _quads(dataset: Dataset, node: ox.NamedNode) -> Iterator[ox.Quad]:
    """Every quad of a named graph that has the resource as subject, object or graph."""
    store = dataset.store
    for quad in chain(store.quads_for_pattern(node, None, None), store.quads_for_pattern(None, None, node)):
        if not isinstance(quad.graph_name, ox.DefaultGraph):
            yield quad
    yield from store.quads_for_pattern(None, None, None, node)


def _evidence(dataset: Dataset, quads: set[ox.Quad]) -> Iterator[ox.Quad]:
    """What is said of the graphs that hold them, and of a passage's place in its document."""
    description = ox.NamedNode(dataset.project.description_graph)
    for graph in {quad.graph_name for quad in quads if isinstance(quad.graph_name, ox.NamedNode)} - {description}:
        for quad in dataset.store.quads_for_pattern(graph, None, None, description):
            yield quad
            if isinstance(quad.object, ox.NamedNode):
                yield from dataset.store.quads_for_pattern(quad.object, None, None, description)


def _order(statement: ox.Quad | ox.Triple) -> tuple[str, ...]:
    graph = str(statement.graph_name) if isinstance(statement, ox.Quad) else ""
    return graph, str(statement.subject), str(statement.predicate), str(statement.object)
