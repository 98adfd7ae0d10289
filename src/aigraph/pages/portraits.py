"""The data about one resource: what it says, what leads to it, and the evidence for both."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property, lru_cache
from itertools import chain
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.pages.statements import read_about
from aigraph.terms import RDF_TYPE, RDFS, SKOS, kebab_case

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aigraph.dataset import Dataset
    from aigraph.pages.statements import About

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
MOST_STATEMENTS = 100_000
# The part of an IRI of N-Triples that a prefix may stand for.
_NAMESPACE = re.compile("<([^<>]*[/#])[^<>/#]*>")
_MOST_GRAPHS = 10_000
# Of a resource its class stands first and its names second, as a reader looks for them.
_FIRST = (RDF_TYPE, SKOS.prefLabel, RDFS.label)


def data_of(dataset: Dataset, ontology: Sequence[ox.Triple], iri: str, suffix: str) -> tuple[str, bytes]:
    """The media type and the data about a resource, in the form of a suffix.

    They are the ontology where nothing else is known of the IRI.
    """
    media_type = DATA_FORMS[suffix][1]
    clerk, about = Clerk(dataset), read_about(dataset, iri, MOST_STATEMENTS)
    body = (
        clerk.write(about, (suffix,))[suffix]
        if about.quads
        else clerk.serialize(sorted(set(ontology), key=str), suffix)
    )
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type, body


class Clerk:
    """Writes the data about resources of one dataset; holds what many of them share."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._description = ox.NamedNode(dataset.project.description_graph)
        self._described = lru_cache(_MOST_GRAPHS)(self._read_described)

    def write(self, about: About, suffixes: Iterable[str]) -> dict[str, bytes]:
        """The data about a resource by suffix: what it says of itself first, then what leads to it."""
        triples = {str(triple): triple for triple in (quad.triple for quad in about.quads)}
        firsts = (*(f"<{about.iri}> <{iri}> " for iri in _FIRST), f"<{about.iri}> ")
        lines = sorted(triples, key=lambda line: (_place(line, firsts), line))
        text = "".join(f"{line} .\n" for line in lines)
        files: dict[str, bytes] = {}
        for suffix in suffixes:
            if suffix == "nt":
                files[suffix] = text.encode()
            elif DATA_FORMS[suffix][2]:
                graphs = {quad.graph_name for quad in about.quads}
                quads = about.quads.union(*map(self._described, graphs))
                files[suffix] = self.serialize(_by_graph(quads), suffix)
            else:
                files[suffix] = self.serialize([triples[line] for line in lines], suffix, text)
        return files

    def serialize(self, statements: Sequence[ox.Quad] | Sequence[ox.Triple], suffix: str, text: str = "") -> bytes:
        """Statements in the form of a suffix, with the prefixes that ``text``, their N-Triples, has use for."""
        form, known = DATA_FORMS[suffix][0], self._prefixes
        if form == ox.RdfFormat.JSON_LD:
            return ox.serialize(statements, format=form) or b""
        used = sorted(known.keys() & _NAMESPACE.findall(text)) if text else known
        return ox.serialize(statements, format=form, prefixes={known[base]: base for base in used}) or b""

    @cached_property
    def _prefixes(self) -> dict[str, str]:
        """The vocabulary's prefixes, and one for the ids of each class (``cluster:miai``), by what they stand for."""
        names = {kebab_case(name) for name in self._dataset.vocabulary.classes}
        own = {name: f"{self._dataset.project.id_base}{name}/" for name in names}
        return {base: name for name, base in sorted((own | self._dataset.vocabulary.prefixes).items(), reverse=True)}

    def _read_described(self, graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph) -> frozenset[ox.Quad]:
        """What is said of a graph, and of a passage's place in its document."""
        if graph == self._description or not isinstance(graph, ox.NamedNode):
            return frozenset()
        store, description = self._dataset.store, self._description
        told = list(store.quads_for_pattern(graph, None, None, description))
        further = (quad.object for quad in told if isinstance(quad.object, ox.NamedNode))
        return frozenset(chain(told, *(store.quads_for_pattern(each, None, None, description) for each in further)))


def _place(line: str, firsts: tuple[str, ...]) -> int:
    return next((number for number, first in enumerate(firsts) if line.startswith(first)), len(firsts))


def _by_graph(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """Quads in a fixed order, graph by graph."""
    found: defaultdict[ox.NamedNode | ox.BlankNode | ox.DefaultGraph, list[ox.Quad]] = defaultdict(list)
    for quad in sorted(quads, key=str):
        found[quad.graph_name].append(quad)
    return [quad for graph in sorted(found, key=str) for quad in found[graph]]
