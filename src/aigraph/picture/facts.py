"""Facts: what a drawn node says of itself, and what things that are not drawn (a sum, a participation) say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.cards import CardMaker, group_digits
from aigraph.picture.view import Fact
from aigraph.terms import RDF_TYPE, RDFS, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aigraph.dataset import Dataset
    from aigraph.picture.proofs import Proofs
    from aigraph.picture.view import Text

_IN_SCHEME = "http://www.w3.org/2004/02/skos/core#inScheme"
_LEFT_OUT = {RDF_TYPE, RDFS.label, SKOS.prefLabel, SKOS.hiddenLabel}


class Words:
    """Names of things and terms in every language of a project."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.languages = dataset.project.languages
        self.makers = {language: CardMaker(dataset, language) for language in self.languages}

    def thing(self, iri: str) -> Text:
        """What a thing is called."""
        return {language: self.dataset.label(iri, language) for language in self.languages}

    def term(self, iri: str) -> Text:
        """The name of a class, a property or a concept: what the ontology calls it, else what the graph does."""
        names = {}
        for language, maker in self.makers.items():
            term = maker.term(iri)
            own = term == self.dataset.vocabulary.shorten(iri)
            names[language] = self.dataset.label(iri, language) if own else term
        return names


class Facts:
    """Makes the facts of nodes; `drawn` are the nodes, `tied` the pairs that a drawn tie already tells of."""

    def __init__(self, words: Words, proofs: Proofs, drawn: set[str], tied: set[tuple[str, str]]) -> None:
        self._words, self._proofs, self._drawn, self._tied = words, proofs, drawn, tied
        self._dataset, self._languages, self._makers = words.dataset, words.languages, words.makers

    def of_node(self, iri: str) -> tuple[Fact, ...]:
        """What a node says of itself, and what facts of several parts (a sum, a participation) say of it."""
        store, union, node = self._dataset.store, ox.DefaultGraph(), ox.NamedNode(iri)
        own = [
            quad
            for quad in sorted(store.quads_for_pattern(node, None, None, union), key=str)
            if quad.predicate.value not in _LEFT_OUT and not self._is_drawn_tie(iri, quad.object)
        ]
        facts = [*self._texts(own), *(self._statement(quad) for quad in own if not _is_text(quad.object))]
        incoming = {
            quad.subject.value
            for quad in store.quads_for_pattern(None, None, node, union)
            if isinstance(quad.subject, ox.NamedNode) and quad.subject.value not in self._drawn
        }
        facts += [self._thing(subject) for subject in sorted(incoming) if self._dataset.objects(subject, RDFS.label)]
        return tuple(sorted(facts, key=self._fact_order))

    def _fact_order(self, fact: Fact) -> tuple[bool, str, str]:
        """What is stated stands before what only rules conclude; then by property and value."""
        language = self._languages[0]
        stated = any(proof.evidence.kind != "rule" for proof in fact.proofs)
        value = fact.value if isinstance(fact.value, str) else fact.value[language]
        return not stated, fact.property[language], value

    def _is_drawn_tie(self, iri: str, other: object) -> bool:
        return isinstance(other, ox.NamedNode) and other.value in self._drawn and (iri, other.value) in self._tied

    def _texts(self, quads: Iterable[ox.Quad]) -> list[Fact]:
        """Texts in several languages become one fact a property."""
        by_property: dict[str, list[ox.Quad]] = {}
        for quad in quads:
            if _is_text(quad.object):
                by_property.setdefault(quad.predicate.value, []).append(quad)
        return [self._joined(predicate, found) for predicate, found in sorted(by_property.items())]

    def _joined(self, predicate: str, quads: list[ox.Quad]) -> Fact:
        texts: dict[str, list[str]] = {}
        for quad in sorted(quads, key=lambda quad: str(quad.object)):
            texts.setdefault(quad.object.language, []).append(quad.object.value)  # type: ignore[union-attr,arg-type]
        any_language = next(iter(texts.values()))
        value = {language: "; ".join(texts.get(language, any_language)) for language in self._languages}
        return Fact(self._words.term(predicate), value, None, self._proofs.of_quads(quads))

    def _statement(self, quad: ox.Quad) -> Fact:
        value = quad.object
        if isinstance(value, ox.NamedNode):
            label: Text | str = {language: self._dataset.label(value.value, language) for language in self._languages}
            is_link = value.value in self._drawn or not value.value.startswith(self._dataset.project.base)
            link = value.value if is_link else None
        else:
            label = str(getattr(value, "value", value))
            link = label if label.startswith(("http://", "https://")) else None
        return Fact(self._words.term(quad.predicate.value), label, link, self._proofs.of_quads([quad]))

    def _thing(self, subject: str) -> Fact:
        """A thing that is not drawn, under the name of its class: its name, its figures, what states each part."""
        name = self._dataset.kind(subject)
        kind = self._dataset.vocabulary.classes.get(name, subject)
        quads = list(self._dataset.store.quads_for_pattern(ox.NamedNode(subject), None, None, ox.DefaultGraph()))
        stated = sorted((quad for quad in quads if quad.predicate.value not in _LEFT_OUT), key=str)
        value = {language: self._with_figures(subject, stated, language) for language in self._languages}
        return Fact(self._words.term(kind), value, None, self._proofs.of_parts(stated))

    def _with_figures(self, subject: str, stated: Iterable[ox.Quad], language: str) -> str:
        """The name of a thing, and after it the figures and reserves that its name does not tell."""
        label, maker = self._dataset.label(subject, language), self._makers[language]
        figures = [
            f"{maker.term(quad.predicate.value)} {figure}"
            for quad in stated
            if (figure := self._figure(quad.object, language)) and figure not in label
        ]
        return f"{label} ({'; '.join(figures)})" if figures else label

    def _figure(self, value: object, language: str) -> str:
        """A number in groups of three digits, another literal as it is, a concept by its name; else nothing."""
        if isinstance(value, ox.Literal):
            return group_digits(value.value, language) if not value.language else ""
        if isinstance(value, ox.NamedNode) and self._dataset.objects(value.value, _IN_SCHEME):
            return self._dataset.label(value.value, language)
        return ""


def _is_text(value: object) -> bool:
    return isinstance(value, ox.Literal) and bool(value.language)
