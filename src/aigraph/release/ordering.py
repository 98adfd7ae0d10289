"""The order in which a release tells things: class by class, within a thing its classes, its names, its properties.

Things of the project's own classes come first, then what ties them (ids of two slugs, such as ``funding/miai/award``),
then code lists, then the graphs that hold the evidence, then the rest; each in the order of the project's context.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.dataset import GRAPH_KINDS, LABEL_PROPERTIES
from aigraph.terms import RDF_TYPE, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aigraph.dataset import Dataset

# What a class is to the project, in the order in which a release tells of it.
THINGS, TIES, CODES, GRAPHS, OTHERS = range(5)
_TYPE = ox.NamedNode(RDF_TYPE)
_NAMES = (RDF_TYPE, *LABEL_PROPERTIES, SKOS.altLabel, SKOS.hiddenLabel, SKOS.definition, SKOS.scopeNote)
_CODE_TYPES = {
    "http://www.w3.org/2004/02/skos/core#Concept",
    "http://www.w3.org/2004/02/skos/core#ConceptScheme",
}
_RANGE = re.compile(r"(.*)#char=([0-9]+),([0-9]+)")
_SLASHES_OF_A_TIE = 2
_LAST = 1_000_000

Key = tuple[int, str, int, int, str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """The things of one class, by IRI; ``iri`` is empty for what has no class."""

    iri: str
    rank: int
    things: tuple[str, ...]


class Order:
    """The order of a dataset's things, statements and graphs; the same for the same statements."""

    def __init__(self, dataset: Dataset) -> None:
        vocabulary = dataset.vocabulary
        self.dataset = dataset
        properties = dict.fromkeys((*_NAMES, *(term.iri for term in vocabulary.properties.values())))
        self._properties = {iri: (number, "") for number, iri in enumerate(properties)}
        self._languages = {tag: number for number, tag in enumerate(dataset.project.languages)}
        self._classes = {iri: number for number, iri in enumerate((*vocabulary.classes.values(), *GRAPH_KINDS))}

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Every thing that the union tells of, once, by its class."""
        things: defaultdict[str, list[str]] = defaultdict(list)
        for thing in self._subjects():
            things[self._class_of(thing)].append(thing)
        found = [Group(iri, self._rank(iri, members), (*sorted(members),)) for iri, members in things.items()]
        return (*sorted(found, key=lambda group: (group.rank, self._class_key(group.iri))),)

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each thing stands among all."""
        return {thing: number for number, thing in enumerate(thing for group in self.groups for thing in group.things)}

    def statements(self, thing: str) -> list[ox.Quad]:
        """What the union says of a thing, in order."""
        node = ox.NamedNode(thing)
        return sorted(self.dataset.store.quads_for_pattern(node, None, None, ox.DefaultGraph()), key=self.key)

    def triples(self, *groups: Group) -> Iterator[ox.Triple]:
        """What the union says of the things of some groups, in order; without groups, of all."""
        things = (thing for group in groups or self.groups for thing in group.things)
        return (quad.triple for thing in things for quad in self.statements(thing))

    @cached_property
    def counts(self) -> Counter[str]:
        """How many triples of the union each property has."""
        union = self.dataset.store.quads_for_pattern(None, None, None, ox.DefaultGraph())
        return Counter(quad.predicate.value for quad in union)

    @cached_property
    def graphs(self) -> tuple[str, ...]:
        """The named graphs that hold anything: passages by source and range, then the others by kind and name."""
        store = self.dataset.store
        full = (graph for graph in store.named_graphs() if any(store.quads_for_pattern(None, None, None, graph)))
        names = [graph.value for graph in full if isinstance(graph, ox.NamedNode)]
        return (*sorted(names, key=self._graph_key),)

    def graph(self, name: str) -> list[ox.Quad]:
        """The quads of a named graph, in order."""
        quads = self.dataset.store.quads_for_pattern(None, None, None, ox.NamedNode(name))
        return sorted(quads, key=lambda quad: (self.places.get(quad.subject.value, _LAST), self.key(quad)))  # type: ignore[union-attr]

    def kind(self, graph: str) -> str:
        """The class of a named graph; empty where it has none."""
        return next((iri for iri in GRAPH_KINDS if iri in self._types.get(graph, ())), "")

    def types(self, thing: str) -> tuple[str, ...]:
        """The classes of a thing."""
        return self._types.get(thing, ())

    def key(self, quad: ox.Quad) -> Key:
        """Where a statement stands among those of its thing."""
        predicate, value = quad.predicate.value, quad.object
        place, name = self._properties.get(predicate) or self._place(predicate)
        if isinstance(value, ox.NamedNode):
            return place, name, 1, self._classes.get(value.value, _LAST) if place == 0 else 0, value.value, ""
        if isinstance(value, ox.Literal):
            language = value.language
            rank = self._languages.get(language, _LAST) if language else -1
            return place, name, 0, rank, language or value.datatype.value, value.value
        return place, name, 2, 0, str(value), ""

    @cached_property
    def _types(self) -> dict[str, tuple[str, ...]]:
        types: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
        for quad in self.dataset.store.quads_for_pattern(None, _TYPE, None, ox.DefaultGraph()):
            types[quad.subject.value] += (quad.object.value,)  # type: ignore[union-attr]
        return types

    def _subjects(self) -> Iterable[str]:
        union = self.dataset.store.quads_for_pattern(None, None, None, ox.DefaultGraph())
        return {quad.subject.value for quad in union}  # type: ignore[union-attr]

    def _class_of(self, thing: str) -> str:
        """The class that a thing is told under: one of the project's own, else of a graph, else the first by IRI."""
        return min(self._types.get(thing, ("",)), key=self._class_key)

    def _class_key(self, iri: str) -> tuple[int, str]:
        return self._classes.get(iri, _LAST), iri

    def _rank(self, iri: str, things: list[str]) -> int:
        if iri in GRAPH_KINDS:
            return GRAPHS
        if iri not in self._classes:
            return OTHERS
        if any(_CODE_TYPES.intersection(self._types[thing]) for thing in things):
            return CODES
        shorten, base = self.dataset.project.shorten, self.dataset.project.id_base
        is_tie = all(thing.startswith(base) and shorten(thing).count("/") == _SLASHES_OF_A_TIE for thing in things)
        return TIES if is_tie else THINGS

    def _graph_key(self, name: str) -> tuple[int, str, int, int]:
        found = _RANGE.fullmatch(name)
        source, start, end = (found[1], int(found[2]), int(found[3])) if found else (name, 0, 0)
        return self._classes.get(self.kind(name), _LAST), source, start, end

    def _place(self, predicate: str) -> tuple[int, str]:
        place = self._properties[predicate] = (_LAST, self.dataset.vocabulary.shorten(predicate))
        return place
