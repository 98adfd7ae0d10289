"""rdflib's own SPARQL over a copy of the dataset in rdflib's memory: slower, and a second opinion."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from aigraph.dataset import to_rdflib
from aigraph.engines.literals import canonical_rows, canonical_triples
from aigraph.errors import UsageError
from aigraph.queries import check_syntax, form_of, has_word, refuse_rows, refuse_triples
from aigraph.results import Rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    import rdflib
    from rdflib.query import Result

    from aigraph.dataset import Dataset
    from aigraph.results import Node


@dataclass(frozen=True)
class RdflibEngine:
    """Asks rdflib; nothing is fetched, whatever FROM says."""

    dataset: Dataset

    def rows(self, query: str) -> Rows:
        """The rows of a SELECT or ASK."""
        check_syntax(query, self.dataset.vocabulary.prefixes)
        if form_of(query) in ("CONSTRUCT", "DESCRIBE"):
            raise refuse_triples()
        answer = self._run(query)
        if answer.type == "ASK":
            return Rows(("answer",), ((ox.Literal(bool(answer.askAnswer)),),), bool(answer.askAnswer))
        columns = tuple(str(variable) for variable in answer.vars or ())
        rows = tuple(tuple(_term(term) for term in row) for row in answer)  # type: ignore[union-attr]
        return canonical_rows(Rows(columns, rows), query)

    def triples(self, query: str) -> list[ox.Triple]:
        """The triples of a CONSTRUCT or DESCRIBE."""
        check_syntax(query, self.dataset.vocabulary.prefixes)
        if form_of(query) not in ("CONSTRUCT", "DESCRIBE"):
            raise refuse_rows()
        return canonical_triples(ox.Triple(*map(_term, triple)) for triple in self._run(query))  # type: ignore[arg-type]

    @cached_property
    def _memory(self) -> rdflib.Dataset:
        return _copy(self.dataset)

    def _run(self, query: str) -> Result:
        from pyparsing import ParseException  # noqa: PLC0415  (heavy)
        from rdflib.plugins.sparql.sparql import SPARQLError  # noqa: PLC0415  (heavy)

        # rdflib keeps the graphs of FROM in the store that it asks: such a query gets one of its own.
        memory = _copy(self.dataset, self.dataset.project.union_graph) if has_word(query, "FROM") else self._memory
        try:
            with _nothing_loaded():
                return memory.query(query, initNs=self.dataset.vocabulary.prefixes)
        except (ParseException, SPARQLError, NotImplementedError) as error:
            msg = f"the query: rdflib cannot run it ({error}); ask another engine"
            raise UsageError(msg) from error


def _copy(dataset: Dataset, union: str = "") -> rdflib.Dataset:
    """The dataset in memory; with the union under a name too, where one is given and no graph is called so."""
    import rdflib  # noqa: PLC0415  (heavy)

    copy = rdflib.Dataset(default_union=False)
    default = [copy.default_graph]
    if union and not dataset.store.contains_named_graph(ox.NamedNode(union)):
        default.append(copy.graph(rdflib.URIRef(union)))
    copy.addN(
        (subject, predicate, value, graph)
        for subject, predicate, value, name in to_rdflib(dataset).quads()
        for graph in (default if name in (None, copy.default_graph.identifier) else [copy.graph(name)])
    )
    return copy


@contextmanager
def _nothing_loaded() -> Iterator[None]:
    """FROM selects graphs of the dataset and fetches none, as long as this lasts."""
    from rdflib.plugins import sparql  # noqa: PLC0415  (heavy)

    before = sparql.SPARQL_LOAD_GRAPHS
    sparql.SPARQL_LOAD_GRAPHS = False
    try:
        yield
    finally:
        sparql.SPARQL_LOAD_GRAPHS = before


def _term(term: Any) -> Node | None:
    from rdflib import BNode, Literal  # noqa: PLC0415  (heavy)

    if term is None:
        return None
    if isinstance(term, Literal):
        if term.language:
            return ox.Literal(str(term), language=term.language)
        return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype))) if term.datatype else ox.Literal(term)
    return ox.BlankNode(str(term)) if isinstance(term, BNode) else ox.NamedNode(str(term))
