"""The gallery: portraits of resources, and the terms of the ontology, in one language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.pages.links import ONTOLOGY
from aigraph.pages.painting import Painter
from aigraph.pages.statements import read_about
from aigraph.terms import RDF_TYPE, RDFS, SKOS

if TYPE_CHECKING:
    from collections.abc import Mapping

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

    def name(self, iri: str) -> str:
        """What pages call a thing."""
        return self._painter.name(iri)

    def portrait(self, iri: str, links: Linker) -> Portrait:
        """The portrait of a resource that the graph has."""
        return self.paint(read_about(self._dataset, iri, _MOST_READ), links)

    def paint(self, about: About, links: Linker) -> Portrait:
        """The same of what was read already."""
        return self._painter.paint(about, links)
