"""Run a query on the store; errors show the line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from aigraph.errors import UsageError
from aigraph.queries.complaining import complain
from aigraph.queries.editing import FORMS, graphs_of
from aigraph.queries.tokens import check_limits, tokenize
from aigraph.results import Rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import rdflib

    from aigraph.dataset import Dataset
    from aigraph.results import Node

    Found = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


def evaluate(
    dataset: Dataset, query: str, default_graphs: Sequence[str] | None = None, named_graphs: Sequence[str] | None = None
) -> Found:
    """What the engine gives, row by row as it is asked for.

    Graphs that are named here are the query's dataset instead of what its FROM says (SPARQL 1.1 Protocol, 2.1.4);
    one that the store does not have is empty. The union has the name here that a push gives it. Raises UsageError
    where the query is refused or no SPARQL.
    """
    union = dataset.project.union_graph
    if default_graphs is None and named_graphs is None and union in query:
        default_graphs, named_graphs = graphs_of(query) or (None, None)
    chosen = default_graphs is not None or named_graphs is not None
    return _run(
        dataset.store,
        query,
        prefixes=dataset.vocabulary.prefixes,
        base_iri=dataset.project.base,
        default_graph=_default_graphs(default_graphs, union, dataset.store) if chosen else None,
        named_graphs=[*_graphs(named_graphs)] if chosen else None,
    )


def select(dataset: Dataset, query: str) -> Rows:
    """The rows of a SELECT; an ASK gives one row with the column ``answer``. Raises UsageError for other forms."""
    answer = evaluate(dataset, query)
    if isinstance(answer, ox.QueryTriples):
        raise refuse_triples()
    return to_rows(answer)


def to_rows(answer: ox.QuerySolutions | ox.QueryBoolean) -> Rows:
    """The rows of pyoxigraph's answer; of a truth one row with the column ``answer``."""
    if isinstance(answer, ox.QueryBoolean):
        return Rows(("answer",), ((ox.Literal(bool(answer)),),), bool(answer))
    columns = tuple(variable.value for variable in answer.variables)
    return Rows(columns, tuple(tuple(map(_cell, solution)) for solution in answer))


def construct(dataset: Dataset, query: str) -> list[ox.Triple]:
    """The triples of a CONSTRUCT or DESCRIBE, each once, in a fixed order. Raises UsageError for other forms."""
    return sorted(conclude(dataset, query), key=str)


def conclude(dataset: Dataset, query: str) -> set[ox.Triple]:
    """The same in no order."""
    answer = evaluate(dataset, query)
    if isinstance(answer, ox.QueryTriples):
        return set(answer)
    raise refuse_rows()


def check_syntax(query: str, prefixes: Mapping[str, str]) -> None:
    """Refuse a query that is no SPARQL, or past the limits, before an engine with poorer messages sees it."""
    _run(ox.Store(), query, prefixes=dict(prefixes))


def refuse_triples() -> UsageError:
    """What to say where rows are asked for and the query makes triples."""
    return UsageError("the query makes triples; ask for turtle or ntriples, or write a SELECT")


def refuse_rows() -> UsageError:
    """What to say where triples are asked for and the query makes rows."""
    return UsageError("the query makes rows; ask for table, csv, tsv or json, or write a CONSTRUCT")


def to_rdflib_graph(dataset: Dataset, query: str) -> rdflib.Graph:
    """The triples of a CONSTRUCT or DESCRIBE as rdflib's own graph in memory, with the project's prefixes."""
    import rdflib  # noqa: PLC0415  (heavy)

    triples = conclude(dataset, query)
    graph = rdflib.Graph()
    for prefix, base in dataset.vocabulary.prefixes.items():
        graph.bind(prefix, base)
    graph.parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"", format="ntriples")
    return graph


def is_construct(query: str) -> bool:
    """Whether a query makes triples and not rows."""
    return query_form(query) in ("CONSTRUCT", "DESCRIBE")


def query_form(query: str) -> str:
    """SELECT, ASK, CONSTRUCT or DESCRIBE; nothing where the text is no query."""
    words = (token.text.upper() for token in tokenize(query) if token.kind == "word")
    return next((word for word in words if word in FORMS), "")


def _default_graphs(
    names: Sequence[str] | None, union: str, store: ox.Store
) -> list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph]:
    """The graphs of these names; the union's is the store's own default graph, unless a graph there is called so."""
    is_ours = not store.contains_named_graph(ox.NamedNode(union))
    return [ox.DefaultGraph() if is_ours and graph.value == union else graph for graph in _graphs(names)]


def _graphs(names: Sequence[str] | None) -> list[ox.NamedNode]:
    try:
        return [ox.NamedNode(name) for name in names or ()]
    except ValueError as error:
        msg = f"a graph is no IRI: {error}; write a whole IRI"
        raise UsageError(msg) from error


def _run(store: ox.Store, query: str, **options: Any) -> Found:
    check_limits(query)
    try:
        return store.query(query, **options)
    except SyntaxError as error:
        raise complain(query, str(error), options.get("prefixes", {})) from error
    except RuntimeError as error:  # a function that only some engine has
        msg = f"the query cannot be answered: {error}; ask it otherwise"
        raise UsageError(msg) from error


def _cell(term: Node | ox.Triple | None) -> Node | None:
    """A term as rows hold it; a triple term (RDF 1.2), which no result format of ours knows, as its text."""
    return ox.Literal(str(term)) if isinstance(term, ox.Triple) else term
