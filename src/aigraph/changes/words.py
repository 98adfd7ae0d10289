"""Things, properties, values and evidence in words, from whichever side knows them."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.cards import CardMaker, group_digits
from aigraph.changes.model import Kind
from aigraph.changes.wording import (
    ALSO_BY,
    BEFORE_AND_NOW,
    CLASS,
    GOES,
    INSTEAD_OF,
    NO_LONGER_BY,
    NO_LONGER_SAYS,
    NOW_SAYS,
    QUOTED,
    QUOTED_IN,
    SAYS,
    THING,
)
from aigraph.claims.collecting import EURO, FIGURES
from aigraph.dataset import GRAPH_KINDS
from aigraph.terms import RDF_TYPE, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aigraph.changes.model import Change, Side
    from aigraph.errors import Text
    from aigraph.results import Node

_EUROS = {iri for properties, unit in FIGURES if unit == EURO for iri in properties}
# Figures, dates and durations stand as they are, texts between quotation marks.
_TEXTS = {XSD + "string", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"}
# How the name of a passage goes on behind its document (RFC 5147).
_PASSAGE = "#char="
_OBEYED = ("Cc", "Cs")
# What turns the direction of the line, and could hide what it says.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Words:
    """How two sides are told in one language; the new side is asked first."""

    def __init__(self, old: Side, new: Side, language: str) -> None:
        self.language = language
        self._datasets = (new.dataset, old.dataset)
        self._cards = tuple(CardMaker(dataset, language) for dataset in self._datasets)
        self._new, self._old = self._cards
        self.label, self.term = cache(self._label), cache(self._term)

    def tell(self, text: Text, **values: object) -> str:
        """A text of ours with its slots filled."""
        return text.fill(**values).tell(self.language)

    def id(self, node: object) -> str:
        """The id of a thing, a prefixed name, or the whole IRI."""
        if not isinstance(node, ox.NamedNode):
            return str(node)
        dataset = self._datasets[0]
        return dataset.vocabulary.shorten(dataset.project.shorten(node.value))

    def thing(self, node: ox.NamedNode | ox.BlankNode) -> str:
        """A thing by its name, with its id in brackets."""
        identifier, label = self.id(node), self.label(node)
        return identifier if label in (identifier, "") else f"{label} ({identifier})"

    def kind(self, node: object) -> str:
        """The class of a thing in words, of either side; nothing where it has none."""
        if not isinstance(node, ox.NamedNode):
            return ""
        return next((kind for cards in self._cards if (kind := cards.kind(node.value))), "")

    def value(self, node: Node | None, predicate: str = "") -> str:
        """A value: a thing by its name, a text between quotation marks, figures in groups."""
        if not isinstance(node, ox.Literal):
            return self.label(node) or self.id(node)
        text = clean(node.value)
        if node.language and node.language != self.language:
            return self.tell(QUOTED_IN, words=text, language=node.language)
        if node.datatype.value in _TEXTS:
            return self.tell(QUOTED, words=text)
        unit = f" {EURO}" if predicate in _EUROS else ""
        return group_digits(text, self.language) + unit

    def clause(self, change: Change, *, is_of_one_side: bool = False) -> str:
        """A change in words without the thing that it is about; ``is_of_one_side``: the thing itself came or went."""
        name = self.term(change.predicate.value)
        values = [self.value(node, change.predicate.value) for node in (change.before, change.after)]
        if change.kind is Kind.CHANGED:
            return self.tell(GOES, property=name, before=values[0], after=values[1])
        if change.kind is Kind.EVIDENCE or is_of_one_side:
            return self.tell(SAYS, property=name, value=values[change.after is not None])
        text = NOW_SAYS if change.kind is Kind.ADDED else NO_LONGER_SAYS
        return self.tell(text, property=name, value=values[change.after is not None])

    def evidence(self, change: Change) -> str:
        """The evidence of a change in words; nothing where there is none."""
        before = self._join(self._old, change.graphs_before)
        after = self._join(self._new, change.graphs_after)
        if change.kind is Kind.EVIDENCE:
            return self._other_evidence(change)
        if change.kind is Kind.CHANGED and before != after:
            return self.tell(BEFORE_AND_NOW, before=before, after=after)
        return after or before

    def sentence(self, change: Change) -> str:
        """A change in one sentence: the thing, what became of the fact, its evidence."""
        told = self.tell(THING, thing=self.thing(change.subject), sentence=self.clause(change))
        evidence = self.evidence(change)
        return f"{told} [{evidence}]" if evidence else told

    def graph(self, iri: str, *, is_new: bool) -> str:
        """A named graph in words: a passage and its range, a reason, a register, a rule."""
        return self._graph(self._new if is_new else self._old, iri)

    def graph_kind(self, iri: str, *, is_new: bool) -> str:
        """What kind of evidence a named graph is."""
        if iri.startswith("_:"):
            return "other"
        types = self._datasets[0 if is_new else 1].objects(iri, RDF_TYPE)
        return next((GRAPH_KINDS[value.value] for value in types if value.value in GRAPH_KINDS), "other")

    def _other_evidence(self, change: Change) -> str:
        gained = self._join(self._new, (iri for iri in change.graphs_after if iri not in change.graphs_before))
        lost = self._join(self._old, (iri for iri in change.graphs_before if iri not in change.graphs_after))
        text = INSTEAD_OF if gained and lost else ALSO_BY if gained else NO_LONGER_BY
        return self.tell(text, gained=gained, lost=lost)

    def _join(self, cards: CardMaker, graphs: Iterable[str]) -> str:
        return "; ".join(self._graph(cards, graph) for graph in graphs)

    @staticmethod
    def _graph(cards: CardMaker, iri: str) -> str:
        return iri if iri.startswith("_:") else clean(cards.graph_words(iri))

    def _label(self, node: object) -> str:
        """The name of a thing in the language, of the side that has one; its id where none has."""
        if not isinstance(node, ox.NamedNode):
            return ""
        for cards in self._cards if _PASSAGE in node.value else ():
            told = cards.graph_words(node.value)
            if told != cards.dataset.project.shorten(node.value):
                return clean(told)
        for dataset in self._datasets:
            label = dataset.label(node.value, self.language)
            if label not in (dataset.project.shorten(node.value), ""):
                return clean(label)
        return self.term(node.value)

    def _term(self, iri: str) -> str:
        """A class or property in words, of the side whose ontology has them; else as data files write it."""
        if iri == RDF_TYPE:
            return CLASS.tell(self.language)
        for cards in self._cards:
            told = cards.term(iri)
            if told != cards.dataset.vocabulary.shorten(iri):
                return clean(told)
        keys = (dataset.vocabulary.names.get(iri) for dataset in self._datasets)
        return next(filter(None, keys), self.id(ox.NamedNode(iri)))


def clean(text: str) -> str:
    r"""A text in one line, without what a terminal would obey.

    >>> clean("one\n two\x1b[2J")
    'one two�[2J'
    """
    line = " ".join(text.split())
    return "".join("\ufffd" if sign in _TURNING or unicodedata.category(sign) in _OBEYED else sign for sign in line)
