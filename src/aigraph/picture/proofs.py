"""Proofs: what states a fact, as the page shows it: which kind of evidence, in which document, section and range."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.dataset import GRAPH_KINDS
from aigraph.evidence import parse_passage
from aigraph.picture.view import Evidence, Proof
from aigraph.terms import AIG, DCTERMS, PROV, RDF_TYPE, RDFS, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aigraph.cards import CardMaker
    from aigraph.dataset import Dataset
    from aigraph.evidence import Extent, Marks, Passage
    from aigraph.picture.view import Text

_RIGHTS = "http://purl.org/dc/elements/1.1/rights"
_RULE = {"fr": "règle :", "en": "rule:"}


class Proofs:
    """The evidence of a dataset, each piece made once.

    `texts` are the sources' by slug, where they are at hand, and `marks` what of them has which value.
    """

    def __init__(
        self,
        dataset: Dataset,
        makers: Mapping[str, CardMaker],
        texts: Mapping[str, str],
        marks: Marks | None = None,
    ) -> None:
        self._dataset, self._makers, self._texts, self._marks = dataset, makers, texts, marks or {}
        self._any = next(iter(makers.values()))
        self._made: dict[str, Evidence] = {}

    def of_quads(self, quads: Iterable[ox.Quad]) -> tuple[Proof, ...]:
        """What states any of the quads, each piece once."""
        return tuple(self._proof(graph, None, found) for graph, found in self._graphs(quads).items())

    def of_parts(self, quads: list[ox.Quad], names: list[ox.Quad]) -> tuple[Proof, ...]:
        """What states a thing's parts; a piece that states some of them only says which, and marks its `names` too."""
        properties = {quad.predicate.value for quad in quads}
        return tuple(
            self._proof(graph, None if terms == properties else self._terms(terms), [*found, *names])
            for graph, found in self._graphs(quads).items()
            for terms in [{quad.predicate.value for quad in found}]
        )

    def evidence(self, graph: str) -> Evidence:
        """The evidence that a named graph is."""
        if graph not in self._made:
            self._made[graph] = self._make(graph)
        return self._made[graph]

    def _graphs(self, quads: Iterable[ox.Quad]) -> dict[str, list[ox.Quad]]:
        """The graphs that hold each quad's triple, documents first, with the quads that each states."""
        found: dict[str, list[ox.Quad]] = {}
        for quad in quads:
            for graph in self._any.graphs(quad.triple):
                found.setdefault(graph, []).append(quad)
        return {graph: found[graph] for graph in sorted(found, key=lambda name: (self._rank(name), name))}

    def _rank(self, graph: str) -> int:
        """The place of a graph's kind: documents first, rules after all that is stated."""
        kinds = list(GRAPH_KINDS.values())
        kind = self.evidence(graph).kind
        return kinds.index(kind) if kind in kinds else len(kinds)

    def _proof(self, graph: str, part: Text | None, quads: list[ox.Quad]) -> Proof:
        """A piece of evidence, with what of its words has the values of the quads."""
        found = [extent for quad in quads for extent in self._extents(graph, quad)]
        own = self._passage(graph)
        if own is not None:
            return Proof(self.evidence(graph), part, _within(own, found))
        cited = {value.value for value in self._dataset.objects(graph, PROV.wasDerivedFrom)}
        bases = [(base, passage) for base in sorted(cited) if (passage := self._passage(base))]
        told = tuple(Proof(self.evidence(base), None, _within(passage, found)) for base, passage in bases)
        return Proof(self.evidence(graph), part, (), told)

    def _extents(self, graph: str, quad: ox.Quad) -> Iterable[Extent]:
        """Where the texts have the value that a graph states."""
        project, value = self._dataset.project, getattr(quad.object, "value", "")
        source = graph.startswith(project.source_base)
        block = f"../source/{graph.removeprefix(project.source_base)}" if source else project.shorten(graph)
        subject = project.shorten(str(getattr(quad.subject, "value", "")))
        return self._marks.get((block, subject, quad.predicate.value, project.shorten(value)), ())

    def _terms(self, properties: Iterable[str]) -> Text:
        return {
            language: ", ".join(sorted(maker.term(name) for name in properties))
            for language, maker in self._makers.items()
        }

    def _make(self, graph: str) -> Evidence:
        kinds = {value.value for value in self._dataset.objects(graph, RDF_TYPE)}
        kind = next((name for iri, name in GRAPH_KINDS.items() if iri in kinds), "")
        text = {language: self._text(graph, kind, language) for language in self._makers}
        if kind != "passage":
            return Evidence(graph, kind, text)
        passage = self._passage(graph)
        if passage is None:
            return Evidence(graph, kind, text)
        words = self._texts.get(passage.source, "")[passage.start : passage.end]
        document = self._name(graph.partition("#")[0])
        span = f"{passage.start}–{passage.end}"
        rights = self._said(graph.partition("#")[0], _RIGHTS) if words else None
        return Evidence(graph, kind, text, document, self._section(passage), span, words, rights)

    def _text(self, graph: str, kind: str, language: str) -> str:
        """What a graph is, in words; of a rule, what it concludes."""
        told = self._said(graph, RDFS.comment) if kind == "rule" else None
        words = self._makers[language].graph(graph)
        return f"{_RULE.get(language, _RULE['en'])} {told[language]}" if told else words

    def _said(self, iri: str, predicate: str) -> Text | None:
        """A text of a thing in each language, in another where it has none in that."""
        texts = {
            value.language or "": value.value
            for value in self._dataset.objects(iri, predicate)
            if isinstance(value, ox.Literal)
        }
        return (
            {language: texts.get(language, next(iter(texts.values()))) for language in self._makers} if texts else None
        )

    def _passage(self, iri: str) -> Passage | None:
        """The passage that an IRI names."""
        base = self._dataset.project.base
        return parse_passage(f"../{iri.removeprefix(base)}") if iri.startswith(base) else None

    def _section(self, passage: Passage) -> Text | None:
        """The innermost section that the passage lies in, by its title, else by what it concerns."""
        around = [
            (extent.end - extent.start, section)
            for section, extent in self._sections
            if extent.source == passage.source and extent.holds(passage)
        ]
        if not around:
            return None
        section = min(around)[1]
        concerned = [value.value for value in self._dataset.objects(section, AIG.concerns)]
        if self._dataset.objects(section, DCTERMS.title) or not concerned:
            return self._name(section)
        return {
            language: ", ".join(self._dataset.label(iri, language) for iri in concerned) for language in self._makers
        }

    def _name(self, iri: str) -> Text:
        """What a document or section is called, briefly where it has a shorter name (a title is often a sentence)."""
        return {language: self._short_name(iri, language) for language in self._makers}

    def _short_name(self, iri: str, language: str) -> str:
        others = (value for value in self._dataset.objects(iri, SKOS.altLabel) if isinstance(value, ox.Literal))
        return next((name.value for name in others if name.language == language), self._dataset.label(iri, language))

    @cached_property
    def _sections(self) -> list[tuple[str, Passage]]:
        quads = self._dataset.store.quads_for_pattern(None, ox.NamedNode(AIG.hasExtent), None, ox.DefaultGraph())
        found = [(str(quad.subject.value), self._passage(quad.object.value)) for quad in quads]  # type: ignore[union-attr]
        return sorted((section, extent) for section, extent in found if extent is not None)


def _within(passage: Passage, extents: Iterable[Extent]) -> tuple[tuple[int, int], ...]:
    """The extents that lie in a passage, as ranges of its words, none inside another."""
    inside = sorted(
        {
            (extent.start - passage.start, extent.end - passage.start)
            for extent in extents
            if extent.source == passage.source and passage.start <= extent.start and extent.end <= passage.end
        },
        key=lambda found: (found[0], -found[1]),
    )
    kept: list[tuple[int, int]] = []
    for start, end in inside:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)
