"""Things: what is not drawn and says something of what is (a sum, a target, a participation), told as one fact.

The name of such a thing is made of the names of its parts, joined by dashes. The card leaves out what stands on it
anyway, so that "MIAI Cluster – awarded" is "awarded" on the card of MIAI, with its sum.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.dataset import LABEL_PROPERTIES
from aigraph.folding import words as words_of
from aigraph.picture.values import figure, literal
from aigraph.picture.view import Fact
from aigraph.terms import AIG, RDF_TYPE, RDFS, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aigraph.picture.proofs import Proofs
    from aigraph.picture.view import Details, Proof
    from aigraph.picture.words import Words

IN_SCHEME = "http://www.w3.org/2004/02/skos/core#inScheme"
LEFT_OUT = {
    RDF_TYPE,
    RDFS.label,
    SKOS.prefLabel,
    SKOS.hiddenLabel,
    IN_SCHEME,
    IN_SCHEME.replace("inScheme", "topConceptOf"),
}
_JOINT = " – "
_STEM = 5
_END = "https://schema.org/endDate"
_REGISTER, _VALUE, _ADDRESS = "https://schema.org/propertyID", "https://schema.org/value", AIG.hasAddress


class Things:
    """Tells things that are not drawn."""

    def __init__(self, words: Words, proofs: Proofs) -> None:
        self._words, self._proofs, self._dataset = words, proofs, words.dataset
        self._languages = words.languages

    def tell(self, subject: str, owner: str) -> tuple[Fact, set[str]]:
        """A thing under the name of its class, on the card of `owner`: its name, its figure, its other parts.

        With it, what it has: a "sum", a "figure"; and whether it is about a "document" and its misprints.
        """
        kinds = {value.value for value in self._dataset.objects(subject, RDF_TYPE)}
        kind = self._dataset.vocabulary.classes.get(self._dataset.kind(subject), subject)
        stated = self._stated(subject)
        value = {language: self._headline(subject, {owner}, stated, language) for language in self._languages}
        details = self.details(subject, {owner}, value)
        union = ox.DefaultGraph()
        names = list(
            self._dataset.store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(SKOS.prefLabel), None, union)
        )
        properties, figures = {quad.predicate.value for quad in stated}, self._words.figures
        has = {"sum"} if figures.currencies.keys() & properties else set()
        has |= {"figure"} if figures.meanings.keys() & properties else set()
        has |= {"document"} if AIG.Erratum in kinds else set()
        return Fact(self._words.term(kind), value, None, self._proofs.of_parts(stated, names), details, subject), has

    def details(self, subject: str, told: set[str], headline: dict[str, str] | None = None) -> Details:
        """The parts of a thing that its headline does not tell and that are none of `told`."""
        base = self._dataset.project.base
        found: dict[str, tuple[dict[str, str], dict[str, list[str]]]] = {}
        for quad in self._stated(subject):
            predicate, value = quad.predicate.value, quad.object
            is_headline = predicate == AIG.hasModality or predicate in self._words.figures.meanings
            if is_headline or getattr(value, "value", "") in told:
                continue
            words = {language: self._value(quad, told, language) for language in self._languages}
            nameless = (
                isinstance(value, ox.NamedNode) and value.value.startswith(base) and not self._has_name(value.value)
            )
            if nameless or not all(words.values()) or (headline and _is_in(words, headline)):
                continue
            _, values = found.setdefault(predicate, ({**self._words.term(predicate)}, {}))
            for language, text in words.items():
                if text not in values.setdefault(language, []):
                    values[language].append(text)
        return tuple(
            (name, {language: ", ".join(texts) for language, texts in values.items()})
            for name, values in found.values()
        )

    def identifier(self, iri: str, proofs: tuple[Proof, ...]) -> Fact:
        """An identifier under the name of its register, with the address to which it leads."""
        register = next((value.value for value in self._dataset.objects(iri, _REGISTER)), None)
        value = next((value.value for value in self._dataset.objects(iri, _VALUE)), None)
        address = next((value.value for value in self._dataset.objects(iri, _ADDRESS)), None)
        if register is None or value is None:
            return Fact(self._words.term(self._kind(iri)), self._words.thing(iri), None, proofs, (), iri, "identifier")
        link = address or (value if value.startswith(("http://", "https://")) else None)
        return Fact(self._short(register), value, link, proofs, (), iri, "identifier")

    def _has_name(self, iri: str) -> bool:
        return any(self._dataset.objects(iri, name) for name in LABEL_PROPERTIES)

    def _kind(self, iri: str) -> str:
        return self._dataset.vocabulary.classes.get(self._dataset.kind(iri), iri)

    def _short(self, iri: str) -> dict[str, str]:
        """A register by its shorter name."""
        names = [value for value in self._dataset.objects(iri, SKOS.altLabel) if isinstance(value, ox.Literal)]
        shorter = {name.language: name.value for name in names}
        long = self._words.thing(iri)
        return {language: min(shorter.get(language, long[language]), long[language], key=len) for language in long}

    def _stated(self, subject: str) -> list[ox.Quad]:
        quads = self._dataset.store.quads_for_pattern(ox.NamedNode(subject), None, None, ox.DefaultGraph())
        found = sorted((quad for quad in quads if quad.predicate.value not in LEFT_OUT), key=str)
        return sorted(found, key=lambda quad: quad.predicate.value == _END)  # a period begins before it ends

    def _headline(self, subject: str, told: set[str], stated: Iterable[ox.Quad], language: str) -> str:
        """The name of a thing without those of what is told, and its figure with what qualifies it."""
        known = self._words.figures
        figures = {
            known.meanings[quad.predicate.value]: quad.object
            for quad in stated
            if quad.predicate.value in known.meanings and isinstance(quad.object, ox.Literal)
        }
        currencies = (known.currency(quad.predicate.value) for quad in stated)
        modality = next(iter(self._dataset.objects(subject, AIG.hasModality)), None)
        word = self._dataset.label(modality.value, language) if modality else ""
        words = figure(figures, word, language, next(filter(None, currencies), ""))
        bare = {own.value for own in figures.values()} | {words} if words else set()
        if self._has_name(subject):
            parts = self._parts(subject, told, language, bare)
        else:
            parts = [self._dataset.label(other, language) for other in self._references(subject) if other not in told]
        colon = " : " if language == "fr" else ": "
        return colon.join(filter(None, [", ".join(parts), words]))

    def _references(self, subject: str) -> list[str]:
        """The things with a name that a thing points to: what one without a name is told by."""
        values = (quad.object for quad in self._stated(subject))
        return [value.value for value in values if isinstance(value, ox.NamedNode) and self._has_name(value.value)]

    def _parts(self, iri: str, told: set[str], language: str, figures: Iterable[str] = ()) -> list[str]:
        """The parts of a thing's name that are no names of what is told anyway."""
        left_out = {self._dataset.label(other, language) for other in told} | set(figures)
        return [part for part in self._dataset.label(iri, language).split(_JOINT) if part not in left_out]

    def _value(self, quad: ox.Quad, told: set[str], language: str) -> str:
        value = quad.object
        if isinstance(value, ox.Literal):
            currency = self._words.figures.currency(quad.predicate.value)
            return literal(value, language, currency) if value.language in (None, "", language) else ""
        if not isinstance(value, ox.NamedNode):
            return ""
        stated = self._stated(value.value)
        if self._words.figures.currencies.keys() & {other.predicate.value for other in stated}:
            return self._headline(value.value, told, stated, language)
        return _JOINT.join(self._parts(value.value, told, language))


def _is_in(texts: dict[str, str], headline: dict[str, str]) -> bool:
    """Whether the headline has the words already, in whatever form, as it does of most parts that name a thing."""
    return all(_beginnings(text) <= _beginnings(headline[language]) for language, text in texts.items())


def _beginnings(text: str) -> set[str]:
    return {word[:_STEM] for word in words_of(text)}
