"""The gallery: portraits of resources, and the terms of the ontology, in one language."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.pages.links import ONTOLOGY
from aigraph.pages.painting import Painter
from aigraph.pages.statements import read_about
from aigraph.terms import RDF_TYPE, RDFS, SKOS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aigraph.cards import CardMaker
    from aigraph.pages.links import Link, Linker
    from aigraph.pages.portrayal import Portrait
    from aigraph.pages.statements import About

_MOST_READ = 20_000
_DEFINITIONS = (SKOS.definition, RDFS.comment, SKOS.scopeNote)
_UNSAID = {RDF_TYPE, "http://www.w3.org/2000/01/rdf-schema#isDefinedBy"}


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a property, with its evidence."""

    link: Link
    evidence: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A property and its values."""

    property: Link
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A class, property or other term of the ontology; ``sort`` is classes, properties or individuals."""

    anchor: str
    iri: str
    sort: str
    label: str
    definition: str
    relations: tuple[Group, ...]


class Gallery:
    """Portraits in one language. ``texts`` are the words of the documents by slug, where they are shown."""

    def __init__(self, maker: CardMaker, texts: Mapping[str, str] | None = None) -> None:
        self._maker, self._dataset, self._painter = maker, maker.dataset, Painter(maker, texts)
        self._store = maker.dataset.store
        self.language = maker.language

    def has(self, iri: str) -> bool:
        """Whether the graph says anything of, or with, an IRI, or it is the ontology's."""
        if iri == self._dataset.project.base + ONTOLOGY:
            return True
        node = ox.NamedNode(iri)
        patterns = ((node, None, None, None), (None, None, node, None), (None, None, None, node))
        return any(next(self._store.quads_for_pattern(*pattern), None) is not None for pattern in patterns)

    def portrait(self, iri: str, links: Linker) -> Portrait:
        """The portrait of a resource that the graph has."""
        return self.paint(read_about(self._dataset, iri, _MOST_READ), links)

    def paint(self, about: About, links: Linker) -> Portrait:
        """The same of what was read already."""
        return self._painter.paint(about, links)

    def terms(self, ontology: Sequence[ox.Triple], links: Linker) -> list[Term]:
        """The project's own terms, as its ontology has them."""
        own = links.base + ONTOLOGY + "#"
        about: defaultdict[str, list[ox.Triple]] = defaultdict(list)
        for triple in ontology:
            if isinstance(triple.subject, ox.NamedNode) and triple.subject.value.startswith(own):
                about[triple.subject.value].append(triple)
        return [self._described(iri, iri[len(own) :], about[iri], links) for iri in sorted(about)]

    def _described(self, iri: str, anchor: str, triples: list[ox.Triple], links: Linker) -> Term:
        named = [(triple.predicate.value, each) for triple in sorted(triples, key=str) if (each := _named(triple))]
        types = [value for predicate, value in named if predicate == RDF_TYPE]
        sort = "individuals"
        if any(each.endswith("Class") for each in types):
            sort = "classes"
        elif any(each.endswith("Property") for each in types):
            sort = "properties"
        texts = {
            triple.predicate.value: triple.object.value
            for triple in triples
            if isinstance(triple.object, ox.Literal) and triple.object.language in (self.language, None, "")
        }
        definition = next((texts[each] for each in _DEFINITIONS if each in texts), "")
        relations: defaultdict[str, list[Value]] = defaultdict(list)
        for predicate, value in named:
            if predicate not in _UNSAID:
                relations[predicate].append(Value(links.to(self._dataset.vocabulary.shorten(value), value), ()))
        groups = (Group(links.to(self._maker.term(each), each), tuple(values)) for each, values in relations.items())
        return Term(anchor, iri, sort, self._maker.term(iri), definition, tuple(groups))


def _named(triple: ox.Triple) -> str:
    """The IRI that a triple leads to; nothing for a text."""
    return triple.object.value if isinstance(triple.object, ox.NamedNode) else ""
