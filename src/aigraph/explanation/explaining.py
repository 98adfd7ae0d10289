"""Build the tree: facts, the graphs that have them, and below what a rule concluded the facts it concluded it from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.cards import CardMaker
from aigraph.dataset import GRAPH_KINDS
from aigraph.explanation.asking import Asked, Reader
from aigraph.explanation.keys import stating_key
from aigraph.explanation.model import Absence, Evidence, Explanation, Fact, NearMiss, Premise
from aigraph.explanation.paths import write_path
from aigraph.explanation.patterns import SLOTS, Bindings, Pattern, fill_or_keep
from aigraph.explanation.quoting import MOST_CHARACTERS, Quoter
from aigraph.explanation.reasoning import Reasoner
from aigraph.names import Names
from aigraph.terms import AIG, RDF_TYPE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aigraph.dataset import Dataset
    from aigraph.explanation.model import Quote
    from aigraph.explanation.paths import Graph
    from aigraph.results import Node

MOST_WAYS, MOST_NEAR, MOST_RULES = 3, 5, 3
_UNION = ox.DefaultGraph()
_REGISTER, _DATE = "http://purl.org/dc/terms/source", "http://purl.org/dc/terms/date"
_RELEASE = "https://schema.org/version"


def explain(dataset: Dataset, target: str, language: str, texts: Mapping[str, str] | None = None) -> Explanation:
    """Why a fact ('S P O') or all facts about a thing are in the graph; or what is missing for a fact that is not.

    ``texts`` are the source documents by slug, as they were read, where somebody has them: then passages come with
    their words. Raises UsageError for what cannot be read as a thing or a statement.
    """
    return _Explainer(dataset, language, texts or {}).explain(target)


class _Explainer:
    def __init__(self, dataset: Dataset, language: str, texts: Mapping[str, str]) -> None:
        self._dataset = dataset
        self._language = language
        self._cards = CardMaker(dataset, language)
        self._quoter = Quoter(dataset, language, texts)
        self._reasoner = Reasoner(dataset)
        self._names = Names(dataset)
        self._told: set[ox.Triple] = set()

    def explain(self, target: str) -> Explanation:
        reader = Reader(self._dataset, self._names)
        asked = reader.read(target)
        facts, incoming = self._asked_triples(asked)
        told = tuple(self._fact(triple) for triple in facts)
        told_of = tuple(self._fact(triple) for triple in incoming)
        absence = None if facts or incoming else self._absence(asked)
        return Explanation(target, self._language, told, told_of, absence, self._quoter.notices, reader.taken)

    def _asked_triples(self, asked: Asked) -> tuple[list[ox.Triple], list[ox.Triple]]:
        """The triples to explain, and for a thing those of which it is the value."""
        if asked.predicate is None:
            own = sorted(self._triples(asked.subject, None, None), key=self._is_inferred)
            return own, self._triples(None, None, asked.subject)
        found = [self._triples(asked.subject, asked.predicate, value) for value in asked.objects]
        return [triple for triples in found for triple in triples], []

    def _triples(
        self, subject: ox.NamedNode | None, predicate: ox.NamedNode | None, value: Node | None
    ) -> list[ox.Triple]:
        quads = self._dataset.store.quads_for_pattern(subject, predicate, value, _UNION)
        return sorted((quad.triple for quad in quads), key=str)

    def _is_inferred(self, triple: ox.Triple) -> bool:
        """What is stated comes first, so that what rules conclude from it can point to it."""
        return any(graph in self._reasoner.rules for graph in self._graphs(triple))

    # -- facts and their evidence

    def _fact(self, triple: ox.Triple, graph: Graph = _UNION) -> Fact:
        """A triple with all its evidence, once: where it comes again, it is only named."""
        is_repeated = triple in self._told
        self._told.add(triple)
        if is_repeated:
            evidence: tuple[Evidence, ...] = ()
        elif graph == self._reasoner.ontology:
            evidence = (Evidence("ontology", self._reasoner.ontology.value),)
        else:
            evidence = self._evidence(triple)
        return replace(self._bare_fact(triple), evidence=evidence, is_repeated=is_repeated)

    def _bare_fact(self, triple: ox.Triple) -> Fact:
        """A triple in words, without evidence."""
        words = (self._name(triple.subject), self._cards.term(triple.predicate.value), self._name(triple.object))
        return Fact(triple, *words)

    def _evidence(self, triple: ox.Triple) -> tuple[Evidence, ...]:
        found, room = [], MOST_CHARACTERS
        for graph in self._graphs(triple):
            evidence = self._graph_evidence(graph, triple, room)
            room -= sum(len(quote.words or "") for quote in evidence.quotes)
            found.append(evidence)
        return tuple(found)

    def _graphs(self, triple: ox.Triple) -> list[str]:
        """The graphs that have a triple, passages in reading order."""
        quads = self._dataset.store.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
        names = (quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode))
        return sorted(names, key=self._reading_order)

    def _reading_order(self, graph: str) -> tuple[str, int, int]:
        """Passages of one document as they follow each other in it."""
        quote = self._quoter.quote(graph, room=0)
        return (quote.source, quote.start, quote.end) if quote else (graph, 0, 0)

    def _graph_evidence(self, graph: str, triple: ox.Triple, room: int) -> Evidence:
        kinds = [value.value for value in self._dataset.objects(graph, RDF_TYPE)]
        kind = next((GRAPH_KINDS[name] for name in kinds if name in GRAPH_KINDS), "other")
        if kind == "rule":
            return self._rule_evidence(graph, triple)
        return Evidence(
            kind,
            graph,
            self._quotes(graph, room),
            self._texts(graph, AIG.reason),
            self._said(graph, _REGISTER) if kind == "record" else "",
            self._said(graph, _RELEASE),
            self._said(graph, _DATE),
        )

    def _quotes(self, graph: str, room: int) -> tuple[Quote, ...]:
        """A passage itself, and every passage that a graph's description ties to it (where a reading begins)."""
        own = self._quoter.quote(graph, "", room)
        quotes = [own] if own else []
        room -= len(own.words or "") if own else 0
        for quad in sorted(self._described(graph), key=str):
            linked = self._quoter.quote(quad.object.value, self._key(quad.predicate.value), max(room, 0))  # type: ignore[union-attr]
            if linked:
                room -= len(linked.words or "")
                quotes.append(linked)
        return tuple(quotes)

    def _described(self, graph: str) -> Iterable[ox.Quad]:
        description = ox.NamedNode(self._dataset.project.description_graph)
        quads = self._dataset.store.quads_for_pattern(ox.NamedNode(graph), None, None, description)
        return (quad for quad in quads if isinstance(quad.object, ox.NamedNode))

    def _rule_evidence(self, graph: str, triple: ox.Triple) -> Evidence:
        rule = self._reasoner.rules[graph]
        ways = self._reasoner.ways(rule, triple)
        told = tuple(tuple(self._fact(*support) for support in way) for way in ways[:MOST_WAYS])
        more = max(len(ways) - MOST_WAYS, 0)
        return Evidence(
            "rule", graph, rule=rule.name, summary=rule.summary.tell(self._language), ways=told, more_ways=more
        )

    # -- what is not in the graph

    def _absence(self, asked: Asked) -> Absence:
        named = [asked.subject, *([asked.predicate] if asked.predicate else []), *asked.objects[:1]]
        unknown = {
            self._shorten(term.value): next(iter(self._names.nearest(self._shorten(term.value))), "")
            for term in named
            if isinstance(term, ox.NamedNode) and not self._is_known(term)
        }
        if asked.predicate is None:
            return Absence(unknown, (), (), "")
        triple = ox.Triple(asked.subject, asked.predicate, asked.objects[0])
        key = stating_key(self._dataset, asked.subject.value, asked.predicate.value)
        return Absence(unknown, self._near_misses(triple), self._near(triple), key)

    def _is_known(self, term: ox.NamedNode) -> bool:
        is_name = term.value in self._dataset.vocabulary.names or term.value == RDF_TYPE
        return is_name or self._names.is_known(term.value)

    def _near_misses(self, triple: ox.Triple) -> tuple[NearMiss, ...]:
        found = []
        for rule, patterns in self._reasoner.near_misses(triple):
            premises = tuple(self._premise(*parts) for parts in patterns)
            missing = sum(not premise.is_present for premise in premises)
            found.append((missing, NearMiss(rule.name, rule.summary.tell(self._language), premises)))
        # A rule that lacks four premises tells little beside one that lacks a single one.
        fewest = min((missing for missing, _ in found), default=0)
        return tuple(miss for missing, miss in found if missing == fewest)[:MOST_RULES]

    def _premise(self, pattern: Pattern, bindings: Bindings, is_present: bool) -> Premise:  # noqa: FBT001  (a fact of it)
        predicate = pattern.predicate
        if isinstance(predicate, ox.NamedNode):
            word = self._cards.term(predicate.value)
        else:
            word = str(predicate) if isinstance(predicate, SLOTS) else write_path(predicate, self._shorten)
        subject, value = fill_or_keep(pattern.subject, bindings), fill_or_keep(pattern.object, bindings)
        return Premise(subject, word, value, is_present)

    def _near(self, triple: ox.Triple) -> tuple[Fact, ...]:
        """What the graph says of the same subject and property, the same property and value, the same two things."""
        subject, predicate, value = triple.subject, triple.predicate, triple.object
        if not isinstance(subject, ox.NamedNode) or isinstance(value, ox.Triple):
            return ()
        patterns: list[tuple[ox.NamedNode | None, ox.NamedNode | None, Node | None]]
        patterns = [(subject, predicate, None), (None, predicate, value), (subject, None, value)]
        if isinstance(value, ox.NamedNode):
            patterns.append((value, None, subject))
        found = dict.fromkeys(near for pattern in patterns for near in self._triples(*pattern)[:MOST_NEAR])
        return tuple(map(self._bare_fact, found))

    # -- words

    def _name(self, node: object) -> str:
        if isinstance(node, ox.NamedNode):
            passage = self._quoter.quote(node.value, room=0)
            if passage:
                return f"{passage.title}, {passage.start}–{passage.end}"
            label = self._cards.term(node.value)
            if label == self._dataset.vocabulary.shorten(node.value):
                label = self._dataset.label(node.value, self._language)
            return self._shorten(node.value) if label == node.value else label
        return node.value if isinstance(node, ox.Literal) else str(node)

    def _shorten(self, iri: str) -> str:
        return self._dataset.vocabulary.shorten(self._dataset.project.shorten(iri))

    def _key(self, predicate: str) -> str:
        return self._dataset.vocabulary.names.get(predicate, "")

    def _texts(self, graph: str, predicate: str) -> dict[str, str]:
        values = self._dataset.objects(graph, predicate)
        return {value.language or "": value.value for value in values if isinstance(value, ox.Literal)}

    def _said(self, graph: str, predicate: str) -> str:
        return next((value.value for value in self._dataset.objects(graph, predicate)), "")
