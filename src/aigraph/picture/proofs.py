"""Proofs: what states a fact, as the page shows it: which kind of evidence, in which document, section and range."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.dataset import GRAPH_KINDS
from aigraph.evidence import parse_passage
from aigraph.picture.view import Evidence, Proof
from aigraph.terms import AIG, RDF_TYPE, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aigraph.cards import CardMaker
    from aigraph.dataset import Dataset
    from aigraph.evidence import Passage
    from aigraph.picture.view import Text


class Proofs:
    """The evidence of a dataset, each piece made once; `texts` are the sources' by slug, where they are at hand."""

    def __init__(self, dataset: Dataset, makers: Mapping[str, CardMaker], texts: Mapping[str, str]) -> None:
        self._dataset, self._makers, self._texts = dataset, makers, texts
        self._any = next(iter(makers.values()))
        self._made: dict[str, Evidence] = {}

    def of_quads(self, quads: Iterable[ox.Quad]) -> tuple[Proof, ...]:
        """What states any of the quads, each piece once."""
        return tuple(Proof(self.evidence(graph)) for graph in self._graphs(quads))

    def of_parts(self, quads: list[ox.Quad]) -> tuple[Proof, ...]:
        """What states a thing's parts; a piece that states some of them only says which."""
        properties = {quad.predicate.value for quad in quads}
        return tuple(
            Proof(self.evidence(graph), None if found == properties else self._terms(found))
            for graph, found in self._graphs(quads).items()
        )

    def evidence(self, graph: str) -> Evidence:
        """The evidence that a named graph is."""
        if graph not in self._made:
            self._made[graph] = self._make(graph)
        return self._made[graph]

    def _graphs(self, quads: Iterable[ox.Quad]) -> dict[str, set[str]]:
        """The graphs that hold each quad's triple, with the properties that each states."""
        found: dict[str, set[str]] = {}
        for quad in quads:
            for graph in self._any.graphs(quad.triple):
                found.setdefault(graph, set()).add(quad.predicate.value)
        return found

    def _terms(self, properties: Iterable[str]) -> Text:
        return {
            language: ", ".join(sorted(maker.term(name) for name in properties))
            for language, maker in self._makers.items()
        }

    def _make(self, graph: str) -> Evidence:
        kinds = {value.value for value in self._dataset.objects(graph, RDF_TYPE)}
        kind = next((name for iri, name in GRAPH_KINDS.items() if iri in kinds), "")
        text = {language: maker.graph(graph) for language, maker in self._makers.items()}
        if kind != "passage":
            return Evidence(graph, kind, text)
        passage = parse_passage(graph)
        if passage is None:
            return Evidence(graph, kind, text)
        words = self._texts.get(passage.source, "")[passage.start : passage.end]
        document = self._name(graph.partition("#")[0])
        return Evidence(graph, kind, text, document, self._section(passage), f"{passage.start}–{passage.end}", words)

    def _section(self, passage: Passage) -> Text | None:
        """The innermost section that the passage lies in."""
        around = [
            (extent.end - extent.start, section)
            for section, extent in self._sections
            if extent.source == passage.source and extent.holds(passage)
        ]
        return self._name(min(around)[1]) if around else None

    def _name(self, iri: str) -> Text:
        """What a document or section is called, briefly where it has a shorter name (a title is often a sentence)."""
        return {language: self._short_name(iri, language) for language in self._makers}

    def _short_name(self, iri: str, language: str) -> str:
        others = (value for value in self._dataset.objects(iri, SKOS.altLabel) if isinstance(value, ox.Literal))
        return next((name.value for name in others if name.language == language), self._dataset.label(iri, language))

    @cached_property
    def _sections(self) -> list[tuple[str, Passage]]:
        quads = self._dataset.store.quads_for_pattern(None, ox.NamedNode(AIG.hasExtent), None, ox.DefaultGraph())
        found = [(str(quad.subject.value), parse_passage(quad.object.value)) for quad in quads]  # type: ignore[union-attr]
        return sorted((section, extent) for section, extent in found if extent is not None)
