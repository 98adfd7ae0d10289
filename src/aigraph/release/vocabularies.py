"""What the facts are said in, as files of a release: the ontology with its alignments, the shapes, the context."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.dataset import ONTOLOGY_FILES, read_turtle
from aigraph.release.turtle import write_plain_turtle
from aigraph.terms import CONTEXT_FILE, OWL, RDF_TYPE, RDFS, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.project import Project

_AS_THEY_ARE = {"shapes.ttl": "ontology/shapes.ttl", "context.jsonld": CONTEXT_FILE}
_FIRST_CLASSES = (
    OWL.Ontology,
    OWL.Class,
    "http://www.w3.org/2002/07/owl#ObjectProperty",
    "http://www.w3.org/2002/07/owl#DatatypeProperty",
)
_FIRST_PROPERTIES = (RDF_TYPE, RDFS.label, SKOS.prefLabel, SKOS.definition)


def write_vocabularies(project: Project) -> Iterator[tuple[str, bytes]]:
    """The files that a project has of these, by the names that they have in a release.

    Raises InputError for an ontology that is no Turtle.
    """
    if ontology := _ontology(project):
        yield "ontology.ttl", ontology
    for name, place in _AS_THEY_ARE.items():
        path = project.path(place)
        if path.is_file():
            yield name, path.read_bytes()


def _ontology(project: Project) -> bytes:
    """The terms in one file: the ontology itself, then classes, properties, and terms of others; names first."""
    paths = [path for name in ONTOLOGY_FILES if (path := project.path(name)).is_file()]
    triples: list[ox.Triple] = []
    prefixes: dict[str, str] = {}
    for path in paths:
        triples += read_turtle(path, project)
        reader = ox.parse(path=path, format=ox.RdfFormat.TURTLE)
        next(reader, None)
        prefixes |= reader.prefixes
    ordered = sorted(_with_fixed_names(triples), key=_Order(triples, project.languages).key)
    title = f"{project.name}: ontology and alignments"
    return write_plain_turtle(ordered, dict(sorted(prefixes.items())), title) if ordered else b""


def _with_fixed_names(triples: list[ox.Triple]) -> list[ox.Triple]:
    """The triples once each; blank nodes under the names that RDFC-1.0 gives them, the same each time."""
    quads = ox.Dataset(ox.Quad(*triple) for triple in triples)
    quads.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return [quad.triple for quad in quads]


class _Order:
    """The order of the triples of an ontology."""

    def __init__(self, triples: list[ox.Triple], languages: tuple[str, ...]) -> None:
        self._languages = {language: number for number, language in enumerate(languages)}
        self._ranks: dict[str, int] = {}
        for triple in triples:
            if triple.predicate.value == RDF_TYPE and str(triple.object)[1:-1] in _FIRST_CLASSES:
                rank = _FIRST_CLASSES.index(str(triple.object)[1:-1])
                self._ranks[str(triple.subject)] = min(rank, self._ranks.get(str(triple.subject), rank))

    def key(self, triple: ox.Triple) -> tuple[object, ...]:
        """Where a triple stands."""
        subject, predicate, value = str(triple.subject), triple.predicate.value, triple.object
        first = _FIRST_PROPERTIES.index(predicate) if predicate in _FIRST_PROPERTIES else len(_FIRST_PROPERTIES)
        language = (isinstance(value, ox.Literal) and value.language) or ""
        place = self._languages.get(language, len(self._languages))
        rank = self._ranks.get(subject, len(_FIRST_CLASSES) + subject.startswith("_:"))
        return rank, subject, first, predicate, place, language, str(value)
