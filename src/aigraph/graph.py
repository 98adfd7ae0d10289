"""The graph as people use it: ``aigraph.load()`` gives one object with the questions that can be asked of it.

Each method is one call of a public function of this package; nothing here computes.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from aigraph.cards import CardMaker
from aigraph.claims import audit
from aigraph.dataset import build_dataset, to_rdflib
from aigraph.errors import FindingsError, UsageError
from aigraph.evidence import are_same_texts, check_same_texts, read_sources
from aigraph.facts import read_facts
from aigraph.names import Names
from aigraph.network import read_network
from aigraph.project import find_project
from aigraph.queries import (
    add_labels,
    bind,
    find_query,
    is_construct,
    is_name,
    names_in,
    read_query,
    select,
    to_rdflib_graph,
)
from aigraph.rules import infer
from aigraph.validation import validate

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx
    import rdflib

    from aigraph.cards import Card
    from aigraph.centrality import Ranking
    from aigraph.claims import Result
    from aigraph.dataset import Dataset
    from aigraph.errors import Finding
    from aigraph.explanation import Explanation
    from aigraph.facts import Facts
    from aigraph.names import Found
    from aigraph.project import Project
    from aigraph.report import Report
    from aigraph.results import Rows
    from aigraph.terms import Vocabulary


@dataclass(frozen=True)
class KnowledgeGraph:
    """A dataset with what its project's rules conclude. ``language`` is the one that names are given in."""

    facts: Facts
    dataset: Dataset
    language: str

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
        return bind_text(query, parameters, self.project, self.dataset.vocabulary, self.language)

    def network(self, name: str = "") -> nx.Graph[str]:
        """A network of the project as a networkx graph; the project's own choice where none is named."""
        return read_network(self.dataset, name or self.project.network, self.language)

    def centrality(self, network: str = "", measures: tuple[str, ...] = ()) -> Ranking:
        """The nodes of a network, ranked."""
        from aigraph.centrality import rank  # noqa: PLC0415  (heavy)

        return rank(self.network(network), measures)

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

        texts = read_sources(Path(sources)) if sources is not None else {}
        if sources is not None:
            check_same_texts(self.facts, texts)
        return explain(self.dataset, target, self.language, texts)

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

    def draw(self) -> str:
        """The graph as one HTML page that needs nothing else."""
        from aigraph.picture.gathering import gather  # noqa: PLC0415  (heavy)
        from aigraph.picture.page import render  # noqa: PLC0415  (heavy)

        return render(gather(self.dataset), self.language)

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


def bind_text(
    query: str, parameters: Mapping[str, object], project: Project, vocabulary: Vocabulary, language: str
) -> str:
    """The text of a query, saved by its name or free, with Python's values bound."""
    saved = find_query(project, query) if is_name(query) else read_query(query)
    values = {name: _as_written(name, value) for name, value in parameters.items()}
    return bind(saved, values, vocabulary, project, language)


def _as_written(name: str, value: object) -> str | ox.Literal:
    """A parameter's value: a literal as it is, else as text, true for Python's True, plain digits, or as it prints.

    Raises UsageError for what stands for no one term, whose print would match nothing without a word.
    """
    if value is None or isinstance(value, (bytes, list, tuple, set, frozenset, dict, ox.BlankNode)):
        msg = f"{name} is {value!r}; give one text, number, date, boolean, id or term, or leave it out"
        raise UsageError(msg)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (float, Decimal)):
        return format(value, "f") if isinstance(value, Decimal) else format(Decimal(str(value)), "f")
    language, datatype = getattr(value, "language", None), getattr(value, "datatype", None)
    if isinstance(value, str) and (language or datatype):  # rdflib's, which is a text too
        return (
            ox.Literal(str(value), language=language)
            if language
            else ox.Literal(str(value), datatype=ox.NamedNode(str(datatype)))
        )
    return value if isinstance(value, ox.Literal) else value.value if isinstance(value, ox.NamedNode) else str(value)
