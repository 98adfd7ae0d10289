"""Facts: what a drawn node says of itself, and what things that are not drawn (a sum, a target) say of it.

In the order for people: first the sums, then what the documents and the editors say, what the registers add; then what
other things tell, those with figures first; last what only rules conclude. Within each, texts stand before concepts,
other things and figures. No order goes by a name of the ontology.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.dataset import read_ontology
from aigraph.picture.things import IN_SCHEME, LEFT_OUT, Things
from aigraph.picture.values import literal
from aigraph.picture.view import Fact
from aigraph.picture.words import Words
from aigraph.terms import AIG, RDF_TYPE, RDFS, SCHEMA, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aigraph.picture.proofs import Proofs
    from aigraph.picture.view import Proof

__all__ = ["Facts", "Words"]

_SAME = "http://www.w3.org/2002/07/owl#sameAs", "https://schema.org/sameAs"
_ALTERNATE = "https://schema.org/alternateName"
_PLACE = "https://schema.org/latitude", "https://schema.org/longitude"
_ALIGNMENT = "https://w3id.org/sssom/Mapping"
#: Classes of what the project keeps about its own work; no card tells of it.
_INTERNAL = {AIG.CheckableClaim, AIG.Section, _ALIGNMENT}
_END_DATE = "https://schema.org/endDate"
_MONEY, _TEXT, _CONCEPT, _LINK, _COUNT, _THING, _PLAIN, _END, _PRINT, _NAME, _IDENTIFIER = range(11)


class Facts:
    """Makes the facts of nodes; `drawn` are the nodes, `tied` the pairs that a drawn tie already tells of."""

    def __init__(self, words: Words, proofs: Proofs, drawn: set[str], tied: set[tuple[str, str]]) -> None:
        self._words, self._proofs, self._drawn, self._tied = words, proofs, drawn, tied
        self._dataset, self._languages = words.dataset, words.languages
        self.things = Things(words, proofs)

    def of_node(self, iri: str, vias: frozenset[str] = frozenset()) -> tuple[Fact, ...]:
        """What a node says of itself, and what facts of several parts say of it that no tie tells (`vias`)."""
        store, union, node = self._dataset.store, ox.DefaultGraph(), ox.NamedNode(iri)
        own = [
            quad
            for quad in sorted(store.quads_for_pattern(node, None, None, union), key=str)
            if not (quad.predicate.value in LEFT_OUT or self._is_drawn_tie(iri, quad.object) or self._is_label(quad))
        ]
        identifiers = [quad for quad in own if self._is_identifier(quad)]
        place = [quad for quad in own if quad.predicate.value in _PLACE]
        plain = [quad for quad in own if quad not in identifiers and quad not in place]
        ranked = [*self._texts(plain), *self._identifiers(identifiers), *self._place(place)]
        ranked += [self._statement(quad) for quad in plain if not _is_text(quad.object)]
        incoming = {
            quad.subject.value
            for quad in store.quads_for_pattern(None, None, node, union)
            if isinstance(quad.subject, ox.NamedNode) and quad.subject.value not in self._drawn | vias
        }
        things = [self._thing(subject, iri) for subject in sorted(incoming) if self._is_told(subject)]
        ranked += [(rank, fact) for rank, fact in things if all(fact.value.values())]  # type: ignore[union-attr]
        return tuple(fact for _, fact in sorted(_without_echoes(ranked), key=self._order))

    def _order(self, ranked: tuple[int, Fact]) -> tuple[object, ...]:
        rank, fact = ranked
        language = self._languages[0]
        value = fact.value if isinstance(fact.value, str) else fact.value[language]
        kinds = {proof.evidence.kind for proof in fact.proofs}
        # What a register says of a thing in a word (how exact its coordinates are) stands behind its figures.
        rank = _PRINT if kinds == {"record"} and rank == _CONCEPT else rank
        later = fact.group != "", bool(fact.group == "inferred"), kinds == {"record"}
        return *later, rank, fact.property[language], value, fact.about

    def _is_drawn_tie(self, iri: str, other: object) -> bool:
        return isinstance(other, ox.NamedNode) and other.value in self._drawn and (iri, other.value) in self._tied

    def _is_label(self, quad: ox.Quad) -> bool:
        """Whether a name is the one that stands above the card."""
        is_name = quad.predicate.value in self._names and not _is_text(quad.object)
        return is_name and getattr(quad.object, "value", "") in self._words.thing(str(quad.subject.value)).values()  # type: ignore[union-attr]

    @cached_property
    def _names(self) -> set[str]:
        """Properties of further names: SKOS's and schema.org's, and the project's own below them."""
        names = {SKOS.altLabel, _ALTERNATE}
        return names | {
            str(triple.subject.value)  # type: ignore[union-attr]
            for triple in read_ontology(self._dataset.project)
            if triple.predicate.value == RDFS.subPropertyOf and getattr(triple.object, "value", "") in names
        }

    def _is_identifier(self, quad: ox.Quad) -> bool:
        return quad.predicate.value in (SCHEMA.identifier, *_SAME) and isinstance(quad.object, ox.NamedNode)

    def _is_told(self, subject: str) -> bool:
        """Whether a thing is for readers: no record of our own work, and with a name or other parts to be told by."""
        kinds = {value.value for value in self._dataset.objects(subject, RDF_TYPE)}
        has_class = bool(self._dataset.kind(subject))
        return not kinds & _INTERNAL and (has_class or bool(self._dataset.objects(subject, RDFS.label)))

    def _texts(self, quads: Iterable[ox.Quad]) -> list[tuple[int, Fact]]:
        """Texts in several languages become one fact a property."""
        by_property: dict[str, list[ox.Quad]] = {}
        for quad in quads:
            if _is_text(quad.object):
                by_property.setdefault(quad.predicate.value, []).append(quad)
        return [self._joined(predicate, found) for predicate, found in sorted(by_property.items())]

    def _joined(self, predicate: str, quads: list[ox.Quad]) -> tuple[int, Fact]:
        texts: dict[str, list[str]] = {}
        for quad in sorted(quads, key=lambda quad: str(quad.object)):
            texts.setdefault(quad.object.language, []).append(quad.object.value)  # type: ignore[union-attr,arg-type]
        any_language = next(iter(texts.values()))
        value = {language: "; ".join(texts.get(language, any_language)) for language in self._languages}
        is_name, proofs = predicate in self._names, self._proofs.of_quads(quads)
        fact = Fact(self._words.term(predicate), value, None, proofs, group=_group(proofs, "name" if is_name else ""))
        return _NAME if is_name else _TEXT, fact

    def _statement(self, quad: ox.Quad) -> tuple[int, Fact]:
        value, predicate, proofs = quad.object, quad.predicate.value, self._proofs.of_quads([quad])
        link, rank = None, _PLAIN
        if isinstance(value, ox.NamedNode):
            label = self._words.thing(value.value)
            own = value.value.startswith(self._dataset.project.base)
            link = value.value if value.value in self._drawn or not own else None
            rank = _CONCEPT if self._dataset.objects(value.value, IN_SCHEME) else _LINK if own else _PRINT
        elif isinstance(value, ox.Literal):
            label = {
                language: literal(value, language, self._words.figures.currency(predicate))
                for language in self._languages
            }
            link = value.value if value.value.startswith(("http://", "https://")) else None
            is_figure = any(sign.isdigit() for sign in value.value[:1])
            rank = (_END if predicate == _END_DATE else _PLAIN) if is_figure else _PRINT
        else:
            label = dict.fromkeys(self._languages, str(value))
        group = _group(proofs, "name" if predicate in self._names else "")
        return rank, Fact(self._words.term(predicate), label, link, proofs, group=group)

    def _identifiers(self, quads: list[ox.Quad]) -> list[tuple[int, Fact]]:
        """Identifiers under the names of their registers, each with its address; the same thing elsewhere, if new."""
        facts: list[Fact] = []
        for quad in quads:
            iri, proofs = quad.object.value, self._proofs.of_quads([quad])  # type: ignore[union-attr]
            if quad.predicate.value == SCHEMA.identifier:
                facts.append(self.things.identifier(iri, proofs))
        known = {fact.link for fact in facts}
        facts += [
            Fact(self._words.term(quad.predicate.value), iri, iri, self._proofs.of_quads([quad]), group="identifier")
            for quad in quads
            if quad.predicate.value != SCHEMA.identifier and (iri := quad.object.value) not in known  # type: ignore[union-attr]
        ]
        return [(_IDENTIFIER, fact) for fact in facts]

    def _place(self, quads: list[ox.Quad]) -> list[tuple[int, Fact]]:
        """Latitude and longitude as one fact."""
        if not quads:
            return []
        ordered = sorted(quads, key=lambda quad: quad.predicate.value)
        terms = [self._words.term(quad.predicate.value) for quad in ordered]
        name = {language: ", ".join(term[language] for term in terms) for language in self._languages}
        value = {
            language: "; ".join(literal(quad.object, language) for quad in ordered)  # type: ignore[arg-type]
            for language in self._languages
        }
        return [(_PLAIN, Fact(name, value, None, self._proofs.of_quads(ordered)))]

    def _thing(self, subject: str, owner: str) -> tuple[int, Fact]:
        """A thing that is not drawn, under the name of its class."""
        fact, has = self.things.tell(subject, owner)
        rank = _MONEY if "sum" in has else _COUNT if "figure" in has else _PRINT if "document" in has else _THING
        group = _group(fact.proofs, "" if rank == _MONEY else "told")
        return rank, replace(fact, group=group)


def _group(proofs: tuple[Proof, ...], else_: str = "") -> str:
    return "inferred" if proofs and all(proof.evidence.kind == "rule" for proof in proofs) else else_


def _without_echoes(ranked: list[tuple[int, Fact]]) -> list[tuple[int, Fact]]:
    """Leave out what a rule concludes and something else says in the same words."""
    said = {(str(fact.property), str(fact.value)) for _, fact in ranked if fact.group != "inferred"}
    return [
        (rank, fact)
        for rank, fact in ranked
        if fact.group != "inferred" or (str(fact.property), str(fact.value)) not in said
    ]


def _is_text(value: object) -> bool:
    return isinstance(value, ox.Literal) and bool(value.language)
