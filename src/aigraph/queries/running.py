"""Run a query on the store; errors show the line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.errors import UsageError
from aigraph.queries.tokens import check_limits, tokenize
from aigraph.results import Rows

if TYPE_CHECKING:
    from aigraph.dataset import Dataset
    from aigraph.results import Node

_POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


def select(dataset: Dataset, query: str) -> Rows:
    """The rows of a SELECT; an ASK gives one row with the column ``answer``. Raises UsageError for other forms."""
    answer = _run(dataset, query)
    if isinstance(answer, ox.QuerySolutions):
        columns = tuple(variable.value for variable in answer.variables)
        return Rows(columns, tuple(tuple(map(_cell, solution)) for solution in answer))
    if isinstance(answer, ox.QueryBoolean):
        truth = ox.Literal(bool(answer))
        return Rows(("answer",), ((truth,),))
    msg = "the query makes triples; ask for turtle or ntriples, or write a SELECT"
    raise UsageError(msg)


def construct(dataset: Dataset, query: str) -> list[ox.Triple]:
    """The triples of a CONSTRUCT or DESCRIBE, each once, in a fixed order. Raises UsageError for other forms."""
    return sorted(conclude(dataset, query), key=str)


def conclude(dataset: Dataset, query: str) -> set[ox.Triple]:
    """The same in no order."""
    answer = _run(dataset, query)
    if isinstance(answer, ox.QueryTriples):
        return set(answer)
    msg = "the query makes rows; ask for table, csv, tsv or json, or write a CONSTRUCT"
    raise UsageError(msg)


def is_construct(query: str) -> bool:
    """Whether a query makes triples and not rows."""
    forms = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
    words = (token.text.upper() for token in tokenize(query) if token.kind == "word")
    return next((word for word in words if word in forms), "") in ("CONSTRUCT", "DESCRIBE")


def _run(dataset: Dataset, query: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    check_limits(query)
    try:
        return dataset.store.query(query, prefixes=dataset.vocabulary.prefixes)
    except SyntaxError as error:
        raise UsageError(_told(query, str(error))) from error


def _cell(term: Node | ox.Triple | None) -> Node | None:
    """A term as rows hold it; a triple term (RDF 1.2), which no result format of ours knows, as its text."""
    return ox.Literal(str(term)) if isinstance(term, ox.Triple) else term


def _told(query: str, message: str) -> str:
    """The engine's message with the line that it means and a mark below the place."""
    found = _POSITION.fullmatch(message)
    if not found:
        return f"the query is no SPARQL: {message}; correct it"
    line, column = int(found[1]), int(found[2])
    lines = query.splitlines()
    shown = lines[line - 1] if line <= len(lines) else ""
    return f"the query, line {line}, column {column}: {found[3]}; correct it\n  {shown}\n  {' ' * (column - 1)}^"
