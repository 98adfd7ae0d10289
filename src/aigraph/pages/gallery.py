"""Resources as pages show them: facts grouped by property, each with links to what it names and to its evidence."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.cards import Card, group_digits
from aigraph.errors import UsageError
from aigraph.pages.links import ONTOLOGY
from aigraph.pages.rendering import is_web
from aigraph.pages.wording import words
from aigraph.terms import AIG, OA, RDF_TYPE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aigraph.cards import CardMaker, Fact
    from aigraph.pages.links import Link, Linker

_MOST_FACTS = 500
_MOST_STATED = 200
_MOST_PASSAGES = 1000
_MOST_SUBJECTS = 12


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
class Passage:
    """A passage of a document: its anchor, its range, what it states something of, and what cites it."""

    anchor: str
    span: str
    subjects: tuple[Link, ...]
    further: int


@dataclass(frozen=True, slots=True)
class Portrait:
    """All that a page shows of a resource."""

    iri: str
    label: str
    kind: str
    facts: tuple[Group, ...]
    incoming: tuple[Group, ...]
    further: int
    stated: tuple[tuple[Link, Link, Link], ...]
    stated_further: int
    passages: tuple[Passage, ...]


class Gallery:
    """Portraits in one language."""

    def __init__(self, maker: CardMaker) -> None:
        self._maker, self._dataset = maker, maker.dataset
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
        node, union = ox.NamedNode(iri), ox.DefaultGraph()
        card = self._card(iri)
        incoming = [fact for fact in card.incoming if fact.term != OA.hasSource]
        count = sum(1 for _ in self._store.quads_for_pattern(None, None, node, union))
        stated = list(islice(self._store.quads_for_pattern(None, None, None, node), _MOST_STATED))
        all_stated = sum(1 for _ in self._store.quads_for_pattern(None, None, None, node)) if stated else 0
        return Portrait(
            iri,
            card.label,
            card.kind or self._plain_kind(iri, is_graph=bool(stated)),
            self._groups(card.facts, links),
            self._groups(incoming, links),
            max(0, count - _MOST_FACTS),
            tuple(self._row(quad, links) for quad in sorted(stated, key=_order)),
            all_stated - len(stated),
            tuple(self._passages(node, links)),
        )

    def _card(self, iri: str) -> Card:
        """A thing's card; an empty one where the IRI is a graph's and nothing is said of that."""
        try:
            return self._maker.card(iri, _MOST_FACTS)
        except UsageError:
            return Card(iri, self._dataset.label(iri, self.language), "", (), ())

    def _groups(self, facts: Iterable[Fact], links: Linker) -> tuple[Group, ...]:
        groups: defaultdict[tuple[str, str], list[Value]] = defaultdict(list)
        for fact in facts:
            target = fact.iri or (fact.value if is_web(fact.value) and " " not in fact.value else None)
            evidence = tuple(links.to(said, graph) for said, graph in zip(fact.evidence, fact.graphs, strict=True))
            groups[fact.property, fact.term].append(Value(links.to(fact.value, target), evidence))
        return tuple(Group(links.to(*name), tuple(values)) for name, values in groups.items())

    def _row(self, quad: ox.Quad, links: Linker) -> tuple[Link, Link, Link]:
        property_ = links.to(self._maker.term(quad.predicate.value), quad.predicate.value)
        return self._term_link(quad.subject, links), property_, self._term_link(quad.object, links)

    def _term_link(self, term: object, links: Linker) -> Link:
        if isinstance(term, ox.NamedNode):
            own = term.value in self._dataset.vocabulary.names
            name = self._maker.term(term.value) if own else self._dataset.label(term.value, self.language)
            return links.to(name, term.value)
        text = group_digits(term.value, self.language) if isinstance(term, ox.Literal) else str(term)
        return links.to(text, None)

    def _passages(self, source: ox.NamedNode, links: Linker) -> list[Passage]:
        """The passages of a document, in reading order."""
        found = self._store.quads_for_pattern(None, ox.NamedNode(OA.hasSource), source, ox.DefaultGraph())
        names = [quad.subject.value for quad in found if isinstance(quad.subject, ox.NamedNode)]
        return [self._passage(name, links) for name in sorted(names, key=_range)[:_MOST_PASSAGES]]

    def _passage(self, name: str, links: Linker) -> Passage:
        stated = self._store.quads_for_pattern(None, None, None, ox.NamedNode(name))
        citing = self._store.quads_for_pattern(None, None, ox.NamedNode(name), ox.DefaultGraph())
        quads = chain(stated, citing)
        subjects = sorted({quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)})
        shown = [links.to(self._dataset.label(each, self.language), each) for each in subjects[:_MOST_SUBJECTS]]
        anchor = name.partition("#")[2]
        span = anchor.removeprefix("char=").replace(",", "–")
        return Passage(anchor, span, tuple(shown), len(subjects) - len(shown))

    def _plain_kind(self, iri: str, *, is_graph: bool) -> str:
        say = words(self.language)
        types = {value.value for value in self._dataset.objects(iri, RDF_TYPE)}
        if AIG.Source in types:
            return say["kind_source"]
        names = [(each, self._maker.term(each)) for each in sorted(types)]
        named = next((name for each, name in names if name != self._dataset.vocabulary.shorten(each)), "")
        return named or (say["kind_graph"] if is_graph else "")


def _range(name: str) -> tuple[int, ...]:
    """The range of a passage, for order."""
    span = name.partition("#char=")[2].split(",")
    return tuple(int(number) for number in span if number.isdecimal())


def _order(quad: ox.Quad) -> tuple[str, str, str]:
    return str(quad.subject), quad.predicate.value, str(quad.object)
