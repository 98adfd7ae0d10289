"""The graph as people use it: ``aigraph.load()`` gives one object with the questions that can be asked of it.

Each method is one call of a public function of this package; nothing here computes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aigraph.cards import CardMaker
from aigraph.claims import audit
from aigraph.dataset import build_dataset, to_rdflib
from aigraph.errors import FindingsError, UsageError
from aigraph.evidence import are_same_texts, read_same_texts, read_sources
from aigraph.facts import read_facts
from aigraph.names import Names
from aigraph.networks import FOLDER, LAYERS, find_paths, read_network
from aigraph.project import find_project
from aigraph.queries import (
    add_labels,
    bind_call,
    is_construct,
    names_in,
    select,
    to_rdflib_graph,
)
from aigraph.rules import infer
from aigraph.validation import validate

if TYPE_CHECKING:
    from collections.abc import Sequence

    import networkx as nx
    import pyoxigraph as ox
    import rdflib

    from aigraph.cards import Card
    from aigraph.claims import Result
    from aigraph.comparison import Comparison
    from aigraph.dataset import Dataset
    from aigraph.errors import Finding
    from aigraph.explanation import Explanation
    from aigraph.facts import Facts
    from aigraph.measures import Communities, Ranking
    from aigraph.names import Found
    from aigraph.networks import NoPath, Paths
    from aigraph.picture.showing import Page
    from aigraph.plots import Plot
    from aigraph.project import Project
    from aigraph.report import Report
    from aigraph.results import Rows
    from aigraph.uncertainty import Assessment

WHOLE = "whole"


@dataclass(frozen=True)
class KnowledgeGraph:
    """A dataset with what its project's rules conclude. ``language`` is the one that names are given in."""

    facts: Facts
    dataset: Dataset
    language: str

    def __repr__(self) -> str:
        """Short, as a console shows it: the facts themselves would fill megabytes."""
        return f"<KnowledgeGraph {self.project.name} ({len(self.dataset.store)} quads, language {self.language})>"

    @property
    def project(self) -> Project:
        """The project that the graph is built from."""
        return self.facts.project

    @cached_property
    def rdflib(self) -> rdflib.Dataset:
        """The graph as an rdflib Dataset over the same store; its default graph has every fact once."""
        return to_rdflib(self.dataset)

    def query(self, query: str, /, **parameters: object) -> Any:
        """The answer to a saved query by its name, or to a query by its text.

        It is Rows for a SELECT or ASK, and an rdflib.Graph of its own for a CONSTRUCT or DESCRIBE. Parameters are ids,
        prefixed names, IRIs, terms, texts, numbers, dates or booleans. Raises UsageError for what does not exist.
        """
        text = self.bind(query, **parameters)
        return to_rdflib_graph(self.dataset, text) if is_construct(text) else select(self.dataset, text)

    def ask(self, query: str, /, **parameters: object) -> bool:
        """Whether an ASK is true, or a SELECT has any row."""
        rows = select(self.dataset, self.bind(query, **parameters))
        return bool(rows.rows) if rows.truth is None else rows.truth

    def with_labels(self, rows: Rows) -> Rows:
        """The answer with a column of names beside each that holds IRIs."""
        return add_labels(rows, names_in(self.dataset), self.project, self.language)

    def bind(self, query: str, /, **parameters: object) -> str:
        """The text of a query, saved or free, with its parameters bound."""
        return bind_call(query, parameters, self.project, self.dataset.vocabulary, self.language)

    def network(self, name: str = "", layers: Sequence[str] = LAYERS) -> nx.Graph[str]:
        """A network of the project as a networkx graph; the project's own choice where none is named.

        ``layers`` are those that may state its ties: "stated" (the documents), "registers", "inferred" (the rules).
        """
        return read_network(self.dataset, name or self.project.network, self.language, layers)

    def centrality(self, network: str = "", measures: tuple[str, ...] = (), layers: Sequence[str] = LAYERS) -> Ranking:
        """The nodes of a network, ranked."""
        from aigraph.measures import rank  # noqa: PLC0415  (heavy)

        return rank(self.network(network, layers), measures)

    def communities(self, network: str = "", method: str = "louvain", layers: Sequence[str] = LAYERS) -> Communities:
        """The communities of a network, with their modularity and how stable they are."""
        from aigraph.measures import find_communities  # noqa: PLC0415  (heavy)

        return find_communities(self.network(network, layers), method)

    def path(self, first: str, last: str, network: str = "", layers: Sequence[str] = LAYERS) -> Paths | NoPath:
        """The shortest paths between two things (ids or names), or the parts of the network that they are in."""
        ends = [self.find(word).iri for word in (first, last)]
        return find_paths(self.dataset, self.network(network or self._widest, layers), ends[0], ends[1], self.language)

    def uncertainty(
        self, network: str = "", measure: str = "degree", layers: Sequence[str] = LAYERS, **drawn: int
    ) -> Assessment:
        """How sure a ranking is, given what the documents count and do not name. ``drawn``: ``seed``, ``draws``."""
        from aigraph.uncertainty import assess  # noqa: PLC0415  (heavy)

        return assess(self.dataset, network or self.project.network, measure, self.language, layers, **drawn)

    def cube(self, network: str = "", measures: tuple[str, ...] = (), layers: Sequence[str] = LAYERS) -> list[ox.Quad]:
        """The scores of a network as observations of the RDF Data Cube, in a graph of their own."""
        from aigraph.cube import make_cube  # noqa: PLC0415  (heavy)

        return make_cube(self.centrality(network, measures, layers), self.dataset, layers)

    def compare(self, first: str, second: str, measure: str = "degree") -> Comparison:
        """What two networks have in common, and how alike they rank it."""
        from aigraph.comparison import compare  # noqa: PLC0415  (heavy)

        return compare(self.network(first), self.network(second), measure)

    def plot(self, kind: str, network: str = "", **choices: Any) -> Plot:
        """A figure of a network: ranking, members, clusters or distribution (see ``aigraph.plots.plot``)."""
        from aigraph.plots import plot  # noqa: PLC0415  (heavy)

        return plot(self.dataset, kind, network, self.language, **choices)

    def find(self, word: str) -> Found:
        """The thing that an id, an IRI or a name means. Raises UsageError for a name of nobody, or of several."""
        return Names(self.dataset).resolve(word)

    def card(self, word: str) -> Card:
        """All that the graph says of one thing, by its id, its IRI or one of its names."""
        return CardMaker(self.dataset, self.language).card(self.find(word).iri)

    def audit(self) -> list[Result]:
        """What comes of every claim that the sources make about their own figures, the gravest verdict first."""
        return audit(self.dataset, self.language)

    def explain(self, target: str, sources: Path | str | None = None) -> Explanation:
        """Why a fact ('S P O'), or all that is said of a thing, is in the graph; or what is missing for it.

        Raises EvidenceError where texts are given and are not those that were read.
        """
        from aigraph.explanation import explain  # noqa: PLC0415  (heavy)

        return explain(self.dataset, target, self.language, read_same_texts(self.facts, sources))

    def report(self, sources: Path | str | None = None) -> Report:
        """How good the data are, in figures; what is checked before is what ``validate`` checks."""
        from aigraph.report import Checks, measure  # noqa: PLC0415  (heavy)

        same = are_same_texts(self.facts, read_sources(Path(sources))) if sources is not None else None
        findings: tuple[Finding, ...] = ()
        try:
            self.validate(sources)
        except FindingsError as error:
            findings = error.findings
        checks = Checks(len(findings), with_sources=sources is not None, same_texts=same)
        return measure(self.dataset, CardMaker(self.dataset, self.language), checks)

    def draw(self, **choices: Any) -> Page:
        """The graph as one HTML page, which a notebook shows: ``layout``, ``theme``, and what ``view_of`` takes."""
        from aigraph.picture.drawing import draw_page  # noqa: PLC0415  (heavy)

        return draw_page(self, **choices)

    @property
    def _widest(self) -> str:
        """The network that paths are looked for in: the whole one, where the project has one of that name."""
        there = self.project.path(f"{FOLDER}/{WHOLE}.rq").is_file()
        return WHOLE if there else self.project.network

    def validate(self, sources: Path | str | None = None) -> None:
        """Check what is checked before a build: passages, shapes, claims, the ontology. Raises FindingsError."""
        texts = read_sources(Path(sources)) if sources is not None else None
        validate(self.facts, self.dataset, texts)


def load(project: Project | Path | str | None = None, language: str | None = None) -> KnowledgeGraph:
    """The graph of a project: its folder, or the one around the current folder, or the one that ships with aigraph.

    Raises FactsError with every finding where the data files are not acceptable.
    """
    found = find_project(project) if project is None or isinstance(project, (str, Path)) else project
    spoken = check_language(found, language)
    facts = read_facts(found)
    dataset = build_dataset(facts)
    infer(dataset)
    return KnowledgeGraph(facts, dataset, spoken)


def check_language(project: Project, language: str | None) -> str:
    """The language asked for, else the project's first. Raises UsageError for one that the project does not have."""
    if language is not None and language not in project.languages:
        msg = f"the language is {language!r}; the project has {', '.join(project.languages)}"
        raise UsageError(msg)
    return language or project.languages[0]
