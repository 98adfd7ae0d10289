"""How pages call things: by their labels, with their figures, and without what stands on the page anyway."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.dataset import GRAPH_KINDS
from aigraph.pages.links import Link
from aigraph.pages.wording import words
from aigraph.picture.figures import Figures
from aigraph.picture.values import figure, literal
from aigraph.terms import AIG, OA, RDF_TYPE, RDFS, XSD

if TYPE_CHECKING:
    from aigraph.cards import CardMaker

_MOST_NAMES = 100_000
_TOLD_BY_REASON = ("reading", "record", "editorial", "description")
_JOINT = " – "
_DATATYPES = "decimal integer nonNegativeInteger positiveInteger int long double float date gYearMonth duration boolean"
_FIGURES = {XSD + name for name in _DATATYPES.split()}


class Namer:
    """Calls things of one dataset in one language; remembers what it said."""

    def __init__(self, maker: CardMaker) -> None:
        self.maker, self.language, self._dataset = maker, maker.language, maker.dataset
        self._figures = Figures(maker.dataset.project)
        self.label = lru_cache(_MOST_NAMES)(self._read_label)
        self.classes = lru_cache(_MOST_NAMES)(self._read_classes)
        self.figure = lru_cache(_MOST_NAMES)(self._read_figure)
        self.graph_kind = lru_cache(_MOST_NAMES)(self._read_graph_kind)

    def thing(self, iri: str, told: str = "") -> str:
        """A thing by its name, without the part ``told``, and its figure with what qualifies it."""
        name, number = self.label(iri), self.figure(iri)[0]
        if told and _JOINT in name:
            parts = [part for part in name.split(_JOINT) if part not in (told, number)]
            name = _JOINT.join(parts) or name
        if not number or number in name:
            return name
        return f"{name}{' : ' if self.language == 'fr' else ': '}{number}"

    def evidence(self, graph: str) -> str:
        """What a named graph is, in words; a rule says itself what it concludes from what."""
        told = self.label(graph) if self.graph_kind(graph) == "rule" else ""
        is_told = told not in ("", self._dataset.project.shorten(graph))
        return words(self.language)["by_rule"].format(told) if is_told else self.maker.graph_words(graph)

    def literal(self, value: ox.Literal, predicate: str) -> Link:
        """A literal in words; what is a figure or a date is for machines too."""
        currency = self._figures.currency(predicate)
        if value.datatype.value not in _FIGURES and not currency:
            spoken = value.language or ""
            return Link(value.value, "", is_own=False, language=spoken if spoken != self.language else "")
        return Link(literal(value, self.language, currency), "", is_own=False, value=value.value)

    def is_sum(self, predicate: str) -> bool:
        """Whether a property holds sums of money."""
        return bool(self._figures.currency(predicate))

    def is_counted(self, iri: str) -> bool:
        """Whether a thing has a sum or another figure."""
        return bool(self.figure(iri)[0])

    def has_sum(self, iri: str) -> bool:
        """Whether a thing has a sum of money."""
        return self.figure(iri)[1]

    def kind(self, iri: str) -> tuple[str, str]:
        """The class of a thing in words, and the class: its own, else another that has a name; else nothing."""
        known = self._dataset.vocabulary
        types = self.classes(iri)
        if AIG.Source in types:
            return words(self.language)["kind_source"], AIG.Source
        own = [each for each in types if known.names.get(each) in known.classes]
        for each in own or types:
            name = self.maker.term(each)
            if own or name != known.shorten(each):
                return name, each
        return "", ""

    def _read_label(self, iri: str) -> str:
        if "#char=" in iri and iri.startswith(self._dataset.project.source_base):
            return self.maker.graph_words(iri)
        label = self._dataset.label(iri, self.language)
        return self._described(iri) or label if label == self._dataset.project.shorten(iri) else label

    def _described(self, iri: str) -> str:
        """What a thing without a name is called: by what it is evidence of, or by its place in a document."""
        if self.graph_kind(iri) == "rule":
            return self._text(iri, RDFS.comment).rstrip(".")
        if self.graph_kind(iri) in _TOLD_BY_REASON:
            return self.maker.graph_words(iri).strip()
        if AIG.Section in self.classes(iri):
            things = [self.label(each.value) for each in self._dataset.objects(iri, AIG.concerns)]
            places = [self.maker.graph_words(each.value) for each in self._dataset.objects(iri, AIG.hasExtent)]
            return _JOINT.join(things + places)
        pattern = (None, ox.NamedNode(OA.hasSelector), ox.NamedNode(iri), ox.DefaultGraph())
        selected = (quad.subject for quad in self._dataset.store.quads_for_pattern(*pattern))
        return next((self.maker.graph_words(each.value) for each in selected if isinstance(each, ox.NamedNode)), "")

    def _text(self, iri: str, predicate: str) -> str:
        """A text of a thing in the reader's language; else in any."""
        found = {
            each.language: each.value for each in self._dataset.objects(iri, predicate) if isinstance(each, ox.Literal)
        }
        return found.get(self.language) or next(iter(found.values()), "")

    def _read_classes(self, iri: str) -> tuple[str, ...]:
        return tuple(value.value for value in self._dataset.objects(iri, RDF_TYPE))

    def _read_graph_kind(self, graph: str) -> str:
        """Which kind of evidence a named graph is."""
        return next((name for iri, name in GRAPH_KINDS.items() if iri in self.classes(graph)), "")

    def _read_figure(self, iri: str) -> tuple[str, bool]:
        """The figure of a thing with what qualifies it, empty where it has none, and whether it is a sum of money."""
        stated = self._dataset.store.quads_for_pattern(ox.NamedNode(iri), None, None, ox.DefaultGraph())
        found = {quad.predicate.value: quad.object for quad in stated}
        meanings = self._figures.meanings
        figures = {
            meanings[name]: value for name, value in found.items() if name in meanings and isinstance(value, ox.Literal)
        }
        if not figures:
            return "", False
        modality = found.get(AIG.hasModality)
        word = self.label(modality.value) if isinstance(modality, ox.NamedNode) else ""
        currency = next((sign for name in sorted(found) if (sign := self._figures.currency(name))), "")
        return figure(figures, word, self.language, currency), bool(currency)
