"""Painting: a portrait of a resource from what the graph says of it, in one language."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from aigraph.explanation.quoting import MOST_CHARACTERS, Quoter
from aigraph.pages.links import Link
from aigraph.pages.naming import Namer
from aigraph.pages.passages import read_passages
from aigraph.pages.portrayal import Portrait, Proof, Row, Run, Value
from aigraph.pages.rendering import is_web
from aigraph.pages.wording import words
from aigraph.terms import AIG, DCTERMS, OA, RDF_TYPE, RDFS, SCHEMA, SKOS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aigraph.cards import CardMaker
    from aigraph.pages.links import Linker
    from aigraph.pages.statements import About, Statement

_MOST_FACTS, _MOST_STATED, _MOST_VALUES, _MOST_RUNS = 500, 200, 12, 8
_SKOS = SKOS.prefLabel.removesuffix("prefLabel")
_NAMING = (RDF_TYPE, SKOS.prefLabel, RDFS.label, DCTERMS.title)
_IDENTIFIERS = {
    SCHEMA.identifier, "https://schema.org/sameAs", "http://www.w3.org/2002/07/owl#sameAs",
    *(f"{_SKOS}{name}Match" for name in ("exact", "close", "broad", "narrow", "related")),
}  # fmt: skip
_NAMES = {SKOS.altLabel, SKOS.hiddenLabel, "https://schema.org/alternateName"}
# What a project keeps about its own work stands behind what is said of the thing.
_OWN_WORK = {
    AIG.CheckableClaim, AIG.Section, AIG.Erratum, AIG.Passage, AIG.Reading, AIG.ExternalRecord, AIG.EditorialDecision,
    AIG.Rule, "https://w3id.org/sssom/Mapping",
}  # fmt: skip
_IDENTIFIER, _SOURCE = SCHEMA.identifier, OA.hasSource
_SUM, _NAME, _TEXT, _THING, _FIGURE, _PLAIN = range(6)
_LATER = 10
_MOST_REMEMBERED = 50_000
_BY_RULES, _BY_REGISTERS, _DESCRIBED = (frozenset((kind,)) for kind in ("rule", "record", "description"))


class _Told(NamedTuple):
    """A value that will stand in a row: in which part of the page, under what, how early, with which evidence."""

    part: str
    heading: tuple[str, str, str]  # text, IRI, note
    rank: int
    value: Value
    graphs: tuple[str, ...]


class Painter:
    """Makes portraits in one language. ``texts`` are the words of the documents by slug, where they are shown."""

    def __init__(self, maker: CardMaker, texts: Mapping[str, str] | None = None) -> None:
        self._maker, self._texts, self._namer = maker, texts or {}, Namer(maker)
        self.name = self._namer.label
        self._dataset, self._language = maker.dataset, maker.language
        self._kinds = lru_cache(_MOST_REMEMBERED)(self._read_kinds)
        self._heading = lru_cache(_MOST_REMEMBERED)(lambda predicate: (maker.term(predicate), predicate, ""))
        self._linked = lru_cache(_MOST_REMEMBERED)(self._link_proofs)

    def paint(self, about: About, links: Linker) -> Portrait:
        """The portrait of a resource."""
        namer, label = self._namer, self._namer.label(about.iri)
        quoter = Quoter(self._dataset, self._language, self._texts) if self._texts else None
        told = [each for statement in about.own if (each := self._own(statement, links)) is not None]
        arriving = sorted(
            (namer.thing(each.subject.value, label), each)
            for each in about.incoming
            if each.predicate != _SOURCE and isinstance(each.subject, ox.NamedNode)
        )
        told += [self._arriving(text, each, links) for text, each in arriving[:_MOST_FACTS]]
        stated = sorted(about.stated, key=str)
        say, (kind, kind_iri) = words(self._language), namer.kind(about.iri)
        parts = self._parts(told, links, quoter)
        passages = tuple(read_passages(about, self._namer, links, quoter))
        return Portrait(
            iri=about.iri,
            label=label,
            kind=kind or (say["kind_graph"] if stated else ""),
            kind_iri=kind_iri,
            names=_other_names(about, label),
            facts=parts["facts"],
            incoming=parts["incoming"],
            further=max(0, len(arriving) - _MOST_FACTS),
            concluded=parts["concluded"],
            identifiers=parts["identifiers"],
            naming=parts["naming"],
            stated=tuple(self._triple(quad, links) for quad in stated[:_MOST_STATED]),
            stated_further=max(0, len(stated) - _MOST_STATED),
            passages=passages,
            notices=quoter.notices if quoter else (),
        )

    def _own(self, statement: Statement, links: Linker) -> _Told | None:
        """A statement of the thing; nothing where it is a text in another language of the reader's."""
        _, predicate, value, graphs = statement
        name, more = "naming" if predicate in _NAMING else "facts", None
        if isinstance(value, ox.Literal):
            if value.language and value.language != self._language:
                if predicate not in _NAMING and predicate not in _NAMES:
                    return None
                name = "naming"
            link = self._namer.literal(value, predicate)
            if is_web(value.value) and " " not in value.value:
                link = links.to(value.value, value.value)
        elif isinstance(value, ox.NamedNode):
            own = value.value.startswith(links.base)
            is_term = predicate == RDF_TYPE or value.value in self._dataset.vocabulary.names
            link = links.to(self._maker.term(value.value) if is_term else self._namer.thing(value.value), value.value)
            if own and predicate == _IDENTIFIER:
                more = self._address(value.value, links)
        else:
            return None
        if predicate in _IDENTIFIERS:
            name = "identifiers"
        elif name == "facts" and self._kinds(graphs) == _BY_RULES:
            name = "concluded"
        return _Told(name, self._heading(predicate), self._rank(statement), Value(link, more), graphs)

    def _rank(self, statement: Statement) -> int:
        """How early a statement of the thing stands."""
        _, predicate, value, graphs = statement
        if predicate in _NAMING:
            return _NAMING.index(predicate)
        if predicate in _NAMES:
            return _NAME
        rank = _PLAIN
        if isinstance(value, ox.Literal):
            rank = _SUM if self._namer.is_sum(predicate) else _TEXT if value.language else _FIGURE
        elif isinstance(value, ox.NamedNode):
            rank = _SUM if self._namer.has_sum(value.value) else _THING
        return rank + _LATER * (self._kinds(graphs) == _BY_REGISTERS)

    def _arriving(self, text: str, statement: Statement, links: Linker) -> _Told:
        """A statement of another thing about this one."""
        subject, predicate, _, graphs = statement
        iri = subject.value  # type: ignore[union-attr]
        kind, term = self._namer.kind(iri)
        property_ = self._maker.term(predicate)
        heading = (kind, term, property_) if kind else (property_, predicate, "")
        rank = _SUM if self._namer.is_counted(iri) else _THING
        if not _OWN_WORK.isdisjoint(self._namer.classes(iri)):
            rank = _LATER
        part = "concluded" if self._kinds(graphs) == _BY_RULES else "facts" if self._namer.has_sum(iri) else "incoming"
        return _Told(part, heading, rank, Value(links.to(text, iri)), graphs)

    def _read_kinds(self, graphs: tuple[str, ...]) -> frozenset[str]:
        return frozenset(self._namer.graph_kind(graph) for graph in graphs)

    def _address(self, iri: str, links: Linker) -> Link | None:
        """Where an identifier leads to by itself."""
        found = next(iter(self._dataset.objects(iri, AIG.hasAddress)), None)
        if found is None or not is_web(found.value):
            return None
        return links.to(found.value.split("/")[2], found.value)

    def _parts(self, told: list[_Told], links: Linker, quoter: Quoter | None) -> defaultdict[str, tuple[Row, ...]]:
        """The rows of each part of the page."""
        found: defaultdict[str, defaultdict[tuple[str, str, str], list[_Told]]] = defaultdict(lambda: defaultdict(list))
        for each in told:
            found[each.part][each.heading].append(each)
        made: defaultdict[str, tuple[Row, ...]] = defaultdict(tuple)
        for part, rows in found.items():
            ordered = sorted(rows.items(), key=lambda row: (min(each.rank for each in row[1]), row[0]))
            made[part] = tuple(self._row(heading, values, links, quoter) for heading, values in ordered)
        return made

    def _row(self, heading: tuple[str, str, str], told: list[_Told], links: Linker, quoter: Quoter | None) -> Row:
        by_evidence: defaultdict[tuple[str, ...], list[Value]] = defaultdict(list)
        for each in sorted(told, key=_by_text) if len(told) > 1 else told:
            by_evidence[each.graphs].append(each.value)
        runs = tuple(
            Run(
                tuple(values[:_MOST_VALUES]),
                tuple(values[_MOST_VALUES:]),
                self._proofs(graphs, links, quoter),
            )
            for graphs, values in by_evidence.items()
        )
        text, iri, note = heading
        return Row(links.to(text, iri), note, runs[:_MOST_RUNS], runs[_MOST_RUNS:])

    def _proofs(self, graphs: tuple[str, ...], links: Linker, quoter: Quoter | None) -> tuple[Proof, ...]:
        """The evidence of a fact, with at most so many characters of other people's words in all.

        A project's own description of its sources and of its evidence needs none.
        """
        proofs = self._linked(graphs, links) if self._kinds(graphs) != _DESCRIBED else ()
        if quoter is None:
            return proofs
        room, quoted = MOST_CHARACTERS, []
        for graph, proof in zip(graphs, proofs, strict=False):
            quote = quoter.quote(graph, room=room) if room else None
            said = quote.words if quote and quote.words else ""
            room -= len(said)
            quoted.append(Proof(proof.link, f"{said} […]" if quote and quote.is_cut else said))
        return tuple(quoted)

    def _link_proofs(self, graphs: tuple[str, ...], links: Linker) -> tuple[Proof, ...]:
        return tuple(Proof(links.to(self._namer.evidence(graph), graph)) for graph in graphs)

    def _triple(self, quad: ox.Quad, links: Linker) -> tuple[Link, Link, Link]:
        predicate = quad.predicate.value
        name = links.to(self._maker.term(predicate), predicate)
        return self._term(quad.subject, predicate, links), name, self._term(quad.object, predicate, links)

    def _term(self, term: object, predicate: str, links: Linker) -> Link:
        if isinstance(term, ox.NamedNode):
            is_term = term.value in self._dataset.vocabulary.names or self._maker.labels(term.value)
            return links.to(self._maker.term(term.value) if is_term else self._namer.label(term.value), term.value)
        if isinstance(term, ox.Literal):
            return self._namer.literal(term, predicate)
        return Link(str(term), "", is_own=False)


def _by_text(told: _Told) -> tuple[str, str, str]:
    link = told.value.link
    return link.text, link.language, link.href


def _other_names(about: About, label: str) -> tuple[Link, ...]:
    """What a thing is called in other languages, where that is something else."""
    found = {
        (each.value.language or "", each.value.value)
        for each in about.own
        if each.predicate == _NAMING[1] and isinstance(each.value, ox.Literal) and each.value.value != label
    }
    return tuple(Link(text, "", is_own=False, language=tag) for tag, text in sorted(found))
