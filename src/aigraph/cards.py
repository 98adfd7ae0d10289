"""Cards: all that the graph says of one thing, each fact with the evidence for it, in words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.dataset import read_turtle
from aigraph.errors import UsageError
from aigraph.names import Names
from aigraph.terms import AIG, RDF_TYPE, RDFS, SKOS

if TYPE_CHECKING:
    from aigraph.dataset import Dataset
    from aigraph.results import Node

LABEL_FILES = ("ontology/aigraph.ttl", "ontology/labels.ttl")
_DIGITS_OF_A_YEAR = 4
_NAMES = {SKOS.prefLabel, RDFS.label, RDF_TYPE}


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement in words. ``iri`` is the thing at its other end, None for a text or a figure.

    ``graphs`` are the IRIs of what ``evidence`` tells in words, in the same order; ``term`` is the property's IRI.
    """

    property: str
    value: str
    iri: str | None
    evidence: tuple[str, ...]
    graphs: tuple[str, ...] = ()
    term: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A thing: its names, its class, what it says of itself, and what others say of it."""

    iri: str
    label: str
    kind: str
    facts: tuple[Fact, ...]
    incoming: tuple[Fact, ...]


class CardMaker:
    """Makes cards in one language; holds what all of them need, so that many are cheap."""

    def __init__(self, dataset: Dataset, language: str) -> None:
        self.dataset = dataset
        self.language = language

    def card(self, iri: str, most: int | None = None) -> Card:
        """The card of a thing, with at most so many facts each way. Raises UsageError where the graph lacks it."""
        store, union = self.dataset.store, ox.DefaultGraph()
        node = ox.NamedNode(iri)
        about = store.quads_for_pattern(node, None, None, union)
        own = [quad for quad in islice(about, most) if quad.predicate.value not in _NAMES]
        incoming = list(islice(store.quads_for_pattern(None, None, node, union), most))
        if not own and not incoming:
            identifier = self.dataset.project.shorten(iri)
            near = Names(self.dataset).suggest(identifier)
            msg = f"{identifier}: the graph does not know it{near}; name an id such as class/slug"
            raise UsageError(msg)
        facts = [
            self._fact(quad, quad.object)
            for quad in own
            if not isinstance(quad.object, ox.Triple) and self._is_readable(quad.object)
        ]
        links = [self._fact(quad, quad.subject) for quad in incoming if isinstance(quad.subject, ox.NamedNode)]
        return Card(iri, self.dataset.label(iri, self.language), self.kind(iri), _sorted(facts), _sorted(links))

    def kind(self, iri: str) -> str:
        """The class of a thing in words."""
        name = self.dataset.kind(iri)
        return self.term(self.dataset.vocabulary.classes[name]) if name else ""

    def term(self, iri: str) -> str:
        """A class or property in words."""
        texts = self._term_labels.get(iri, {})
        return texts.get(self.language) or next(iter(texts.values()), self.dataset.vocabulary.shorten(iri))

    def labels(self, iri: str) -> dict[str, str]:
        """What the ontology calls a class or property, in each language that it has; nothing where it has no name."""
        return dict(self._term_labels.get(iri, {}))

    def evidence(self, triple: ox.Triple) -> tuple[str, ...]:
        """Where a triple is stated or concluded, in words, in a fixed order."""
        return tuple(self._graph_words[graph] for graph in self.graphs(triple))

    def graphs(self, triple: ox.Triple) -> tuple[str, ...]:
        """The graphs that hold a triple, in the order of ``evidence``."""
        quads = self.dataset.store.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
        return tuple(sorted(quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode)))

    def graph_words(self, graph: str) -> str:
        """What a graph is, in words."""
        return self._graph_words[graph]

    def graph(self, iri: str) -> str:
        """What a named graph is, in words: a passage, a reason, a record, a rule."""
        return self._graph_words[iri]

    @property
    def concluded(self) -> str:
        """How the evidence of what a rule concludes begins."""
        return _KINDS[AIG.Rule].get(self.language, _KINDS[AIG.Rule]["en"])

    @cached_property
    def _term_labels(self) -> dict[str, dict[str, str]]:
        labels: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for name in LABEL_FILES:
            path = self.dataset.project.path(name)
            for triple in read_turtle(path, self.dataset.project) if path.is_file() else ():
                if triple.predicate.value == RDFS.label and isinstance(triple.object, ox.Literal):
                    labels[str(triple.subject.value)][triple.object.language or ""] = triple.object.value  # type: ignore[union-attr]
        return labels

    @cached_property
    def _graph_words(self) -> _GraphWords:
        return _GraphWords(self.dataset, self.language)

    def _is_readable(self, value: Node) -> bool:
        """Texts in another language of the project than the reader's are left out."""
        return not (isinstance(value, ox.Literal) and value.language and value.language != self.language)

    def _fact(self, quad: ox.Quad, other: Node) -> Fact:
        iri = other.value if isinstance(other, ox.NamedNode) else None
        text = self.dataset.label(iri, self.language) if iri else group_digits(other.value, self.language)
        graphs = self.graphs(quad.triple)
        words = tuple(self._graph_words[graph] for graph in graphs)
        return Fact(self.term(quad.predicate.value), text, iri, words, graphs, quad.predicate.value)


def group_digits(text: str, language: str) -> str:
    """A whole number of five digits or more in groups of three, as the language writes them; any other text as it is.

    >>> group_digits("70000000", "en")
    '70,000,000'
    """
    if not (text.isdecimal() and len(text) > _DIGITS_OF_A_YEAR):
        return text
    return f"{int(text):,}".replace(",", "," if language == "en" else "\u202f")


class _GraphWords(dict[str, str]):
    """What a graph is, in words: a passage and its range, a reason, a register, a rule."""

    def __init__(self, dataset: Dataset, language: str) -> None:
        self._dataset = dataset
        self._language = language

    def __missing__(self, graph: str) -> str:
        words = self[graph] = self._words(graph)
        return words

    def _words(self, graph: str) -> str:
        kinds = {value.value for value in self._dataset.objects(graph, RDF_TYPE)}
        if AIG.Passage in kinds:
            source, _, span = graph.partition("#char=")
            title = self._short_name(source)
            return f"{title}, {_PASSAGE.get(self._language, _PASSAGE['en'])} {span.replace(',', '–')}"
        for kind, words in _KINDS.items():
            if kind in kinds:
                return f"{words.get(self._language, words['en'])} {self._detail(graph, kind)}"
        return self._dataset.project.shorten(graph)

    def _short_name(self, source: str) -> str:
        """A source's other name where it has one: its title is often a whole sentence."""
        names = (value for value in self._dataset.objects(source, SKOS.altLabel) if isinstance(value, ox.Literal))
        short = next((name.value for name in names if name.language == self._language), "")
        return short or self._dataset.label(source, self._language)

    def _detail(self, graph: str, kind: str) -> str:
        if kind == AIG.ExternalRecord:
            register = next(iter(self._dataset.objects(graph, "http://purl.org/dc/terms/source")), None)
            release = next(iter(self._dataset.objects(graph, "https://schema.org/version")), None)
            name = self._dataset.label(register.value, self._language) if register else ""
            return f"{name} {release.value if release else ''}".strip()
        if kind == AIG.Rule:
            return self._dataset.project.shorten(graph)
        reasons = {
            value.language: value.value
            for value in self._dataset.objects(graph, AIG.reason)
            if isinstance(value, ox.Literal)
        }
        return reasons.get(self._language) or next(iter(reasons.values()), "")


_PASSAGE = {"fr": "caractères", "en": "characters"}
_KINDS = {
    AIG.Reading: {"fr": "lecture :", "en": "reading:"},
    AIG.EditorialDecision: {"fr": "rédaction :", "en": "editorial:"},
    AIG.ExternalRecord: {"fr": "registre :", "en": "register:"},
    AIG.Rule: {"fr": "conclu par", "en": "concluded by"},
    AIG.DescriptionGraph: {"fr": "description", "en": "description"},
}


def _sorted(facts: list[Fact]) -> tuple[Fact, ...]:
    return tuple(sorted(facts, key=lambda fact: (fact.property, fact.value, fact.iri or "", fact.term, fact.graphs)))
