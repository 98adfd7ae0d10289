"""A dictionary of the ontology: each term with what it means, how it is used, and what is demanded of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.pages.census import count
from aigraph.pages.constraints import Shapes
from aigraph.pages.diagrams import Arm, Kind, draw_class, draw_overview
from aigraph.pages.gallery import Group, Value
from aigraph.pages.links import ONTOLOGY
from aigraph.pages.wording import words
from aigraph.terms import RDF_TYPE, RDFS, SKOS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from aigraph.cards import CardMaker
    from aigraph.pages.census import Census
    from aigraph.pages.constraints import Demand
    from aigraph.pages.links import Link, Linker

    Shelf = Callable[[str], str]

SORTS = ("classes", "properties", "individuals", "borrowed_classes", "borrowed_properties")
_DEFINITIONS = (SKOS.definition, RDFS.comment, SKOS.scopeNote)
_EXAMPLE = "http://www.w3.org/2004/02/skos/core#example"
_UNSAID = {RDF_TYPE, "http://www.w3.org/2000/01/rdf-schema#isDefinedBy"}
_SCHEMAS = {
    "http://www.w3.org/2000/01/rdf-schema#": "rdfs",
    "http://www.w3.org/2002/07/owl#": "owl",
    "http://www.w3.org/2004/02/skos/core#": "skos",
}
_LARGEST = 10


@dataclass(frozen=True, slots=True)
class Term:
    """A class, property or other term. ``sort`` is one of SORTS; ``shelf`` leads to the things of a class, or nowhere.

    ``count`` is how many things a class has, how often a property is used; ``diagram`` is SVG.
    """

    anchor: str
    iri: str
    sort: str
    name: str
    label: str
    definition: str
    examples: tuple[Link, ...]
    relations: tuple[Group, ...]
    count: int
    shelf: str
    demands: tuple[Demand, ...]
    diagram: str


class Dictionary:
    """The terms of a project in one language."""

    def __init__(self, maker: CardMaker, ontology: Sequence[ox.Triple], census: Census | None = None) -> None:
        self._maker, self._dataset, self._project = maker, maker.dataset, maker.dataset.project
        self._ontology, self._given = ontology, census
        self._own = self._project.base + ONTOLOGY + "#"

    def terms(self, links: Linker, shelf: Shelf | None = None) -> list[Term]:
        """The project's own terms, then those of other vocabularies that its data files use.

        ``shelf`` gives the address of the page of a class's things, where there is one.
        """
        about = self._about
        return [self._described(iri, sort, about.get(iri, []), links, shelf) for iri, sort in self._sorts]

    def anchors(self) -> dict[str, str]:
        """Where the page tells of each term."""
        return {iri: self._anchor(iri) for iri, _ in self._sorts}

    def overview(self) -> str:
        """A diagram of the ten classes that have the most things, and of what ties them."""
        known = [iri for iri in set(self._dataset.vocabulary.classes.values()) if iri in self.census.members]
        largest = sorted(known, key=lambda iri: (-len(self.census.members[iri]), iri))[:_LARGEST]
        place = {iri: at for at, iri in enumerate(largest)}
        ties = [
            (place[one], self._maker.term(name), place[other])
            for (one, name, other), _ in sorted(self.census.ties.items(), key=lambda tie: (-tie[1], tie[0]))
            if one in place and other in place
        ]
        return draw_overview([self._kind(iri) for iri in largest], ties, words(self._maker.language)["largest"])

    @cached_property
    def census(self) -> Census:
        """Which things each class has, and how properties tie them."""
        return self._given or count(self._dataset)

    @cached_property
    def _about(self) -> dict[str, list[ox.Triple]]:
        about: defaultdict[str, list[ox.Triple]] = defaultdict(list)
        for triple in self._ontology:
            if isinstance(triple.subject, ox.NamedNode):
                about[triple.subject.value].append(triple)
        return dict(about)

    @cached_property
    def _sorts(self) -> list[tuple[str, str]]:
        """All terms with their sorts, in the order of the page."""
        known = self._dataset.vocabulary
        used = {*self.census.uses, *self.census.members}  # what no ontology describes has its place all the same
        own = sorted(iri for iri in {*self._about, *used} if iri.startswith(self._own))
        classes = sorted(set(known.classes.values()) - set(own), key=lambda iri: (self._name(iri), iri))
        properties = sorted(
            {term.iri for term in known.properties.values()} - set(own), key=lambda iri: (self._name(iri), iri)
        )
        sorts = [(iri, _sort(self._about[iri]) if iri in self._about else self._use(iri)) for iri in own]
        return (
            sorts
            + [(iri, "borrowed_classes") for iri in classes]
            + [(iri, "borrowed_properties") for iri in properties]
        )

    def _use(self, iri: str) -> str:
        return "classes" if iri in self.census.members else "properties"

    @cached_property
    def _shapes(self) -> Shapes:
        return Shapes.of(self._project)

    @cached_property
    def _arms(self) -> dict[tuple[str, bool], list[Arm]]:
        """The properties that lead from (True) and to each class, the most used first."""
        ends: defaultdict[tuple[str, bool, str], list[tuple[int, str]]] = defaultdict(list)
        for (one, name, other), times in self.census.ties.items():
            ends[one, True, name].append((-times, other))
            ends[other, False, name].append((-times, one))
        found: defaultdict[tuple[str, bool], list[tuple[int, str, Arm]]] = defaultdict(list)
        for (iri, leads_out, name), others in ends.items():
            kinds = tuple(self._kind(other) for _, other in sorted(others))
            found[iri, leads_out].append((sum(times for times, _ in others), name, Arm(self._maker.term(name), kinds)))
        return {key: [arm for *_, arm in sorted(arms, key=lambda each: each[:2])] for key, arms in found.items()}

    def _described(self, iri: str, sort: str, triples: list[ox.Triple], links: Linker, shelf: Shelf | None) -> Term:
        tag = self._maker.language
        texts = {
            triple.predicate.value: triple.object.value
            for triple in triples
            if isinstance(triple.object, ox.Literal) and triple.object.language in (tag, None, "")
        }
        definition = next((texts[each] for each in _DEFINITIONS if each in texts), "")
        is_class = sort.endswith("classes")
        arms, incoming = (self._arms.get((iri, way), []) if is_class else [] for way in (True, False))
        members = self.census.members.get(iri, [])
        name = self._dataset.vocabulary.shorten(iri)
        label = self._maker.term(iri)
        return Term(
            self._anchor(iri),
            iri,
            sort,
            iri[len(self._own) :] if iri.startswith(self._own) else name,
            "" if label in (name, iri) else label,
            definition,
            tuple(self._example(triple, links) for triple in triples if triple.predicate.value == _EXAMPLE),
            self._relations(triples, links),
            len(members) if is_class else self.census.uses[iri],
            shelf(iri) if is_class and members and shelf else "",
            tuple(self._shapes.demands(iri, tag, self._name)),
            draw_class(self._kind(iri), arms, incoming, words(tag)["more"]),
        )

    def _example(self, triple: ox.Triple, links: Linker) -> Link:
        """An example: a link where it is the id of a thing that there is."""
        text = str(getattr(triple.object, "value", ""))
        iri = self._project.iri(text)
        is_known = isinstance(triple.object, ox.Literal) and _is_id(text) and self._dataset.objects(iri, RDF_TYPE)
        return links.to(text, iri if is_known else text)

    def _relations(self, triples: list[ox.Triple], links: Linker) -> tuple[Group, ...]:
        """What a term is tied to: broader terms, domain and range, terms of other vocabularies."""
        relations: defaultdict[str, list[Value]] = defaultdict(list)
        for triple in sorted(triples, key=str):
            if isinstance(triple.object, ox.NamedNode) and triple.predicate.value not in _UNSAID:
                iri = triple.object.value
                relations[triple.predicate.value].append(
                    Value(links.to(self._dataset.vocabulary.shorten(iri), iri), ())
                )
        return tuple(Group(links.to(self._relation(each), each), tuple(values)) for each, values in relations.items())

    def _relation(self, iri: str) -> str:
        """How a term is tied to another, in words."""
        for base, prefix in _SCHEMAS.items():
            said = words(self._maker.language).get(f"{prefix}:{iri.removeprefix(base)}")
            if iri.startswith(base) and said:
                return said
        return self._maker.term(iri)

    def _kind(self, iri: str) -> Kind:
        is_here = iri.startswith(self._own) or iri in self._dataset.vocabulary.names
        href = f"#{self._anchor(iri)}" if is_here else ""
        return Kind(self._maker.term(iri), href, len(self.census.members.get(iri, ())))

    def _anchor(self, iri: str) -> str:
        if iri.startswith(self._own):
            return iri[len(self._own) :]
        return self._dataset.vocabulary.shorten(iri).replace(":", "-")

    def _name(self, iri: str) -> str:
        """A term in words; a thing by its name."""
        told = self._maker.term(iri)
        if told != self._dataset.vocabulary.shorten(iri):
            return told
        label = self._dataset.label(iri, self._maker.language)
        return told if label == iri else label


def _is_id(text: str) -> bool:
    return "/" in text and not text.startswith((".", "/")) and all(sign.isalnum() or sign in "/-._" for sign in text)


def _sort(triples: Iterable[ox.Triple]) -> str:
    types = [triple.object.value for triple in triples if _is_type(triple)]  # type: ignore[union-attr]
    if any(each.endswith("Class") for each in types):
        return "classes"
    return "properties" if any(each.endswith("Property") for each in types) else "individuals"


def _is_type(triple: ox.Triple) -> bool:
    return triple.predicate.value == RDF_TYPE and isinstance(triple.object, ox.NamedNode)
