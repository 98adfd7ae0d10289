"""Answers of servers, in any of SPARQL's result formats, as rows and triples of ours."""

from __future__ import annotations

import csv
import io
import re

import pyoxigraph as ox

from aigraph.engines.literals import canonical_rows, canonical_triples
from aigraph.engines.replies import Reply, first_line, refuse_page
from aigraph.errors import InputError
from aigraph.queries import form_of, to_rows
from aigraph.results import Rows

ACCEPT_ROWS = (
    "application/sparql-results+json, application/sparql-results+xml;q=0.8, text/tab-separated-values;q=0.5,"
    " text/csv;q=0.2"
)
ACCEPT_TRIPLES = "application/n-triples, text/turtle;q=0.8"
_TRUTHS = {"true": True, "1": True, "false": False, "0": False}
_STARTS = {
    b"{": ox.QueryResultsFormat.JSON,
    b"<?xml": ox.QueryResultsFormat.XML,
    b"<sparql": ox.QueryResultsFormat.XML,
}
_BLANK = re.compile(r"_:[0-9A-Za-z](?:[0-9A-Za-z_.-]*[0-9A-Za-z])?")
_IRI = re.compile(r"(?:https?|urn|mailto):[^\s<>\"{}|\\^`]+")


def read_rows(where: str, reply: Reply, query: str) -> Rows:
    """The rows of an answer to a SELECT or an ASK. Raises InputError for anything else."""
    _refuse_what_is_unread(where, reply)
    found = _read_csv(reply.body) if reply.media_type == "text/csv" else _read(where, reply)
    return canonical_rows(_as_truth(where, found) if form_of(query) == "ASK" else found, query)


def was_cut(reply: Reply, count: int) -> bool:
    """Whether the server gave less than there is, which Virtuoso and our own say in headers."""
    if "x-aigraph-truncated" in reply.headers:
        return True
    most = reply.headers.get("x-sparql-maxrows", "")
    return reply.headers.get("x-sql-state", "") == "S1TAT" or (most.isdigit() and count >= int(most))


def read_triples(where: str, reply: Reply) -> list[ox.Triple]:
    """The triples of an answer to a CONSTRUCT or DESCRIBE. Raises InputError for anything else."""
    _refuse_what_is_unread(where, reply)
    media_type = "application/n-triples" if reply.media_type == "text/plain" else reply.media_type
    form = ox.RdfFormat.from_media_type(media_type)
    if form is None or (form == ox.RdfFormat.RDF_XML and b"<!DOCTYPE" in reply.body):
        msg = f"{where}: the answer is {reply.media_type or 'of no known type'}, no RDF; ask another endpoint"
        raise InputError(msg)
    try:
        return canonical_triples(quad.triple for quad in ox.parse(reply.body, format=form, base_iri=where))
    except (SyntaxError, ValueError) as error:
        raise _broken(where, error) from error


def _read(where: str, reply: Reply) -> Rows:
    # A bare text may be anything; what it begins with tells.
    vague = reply.media_type in ("", "text/plain")
    form = None if vague else ox.QueryResultsFormat.from_media_type(reply.media_type)
    if form is None:
        start = reply.body.lstrip()
        form = next((known for sign, known in _STARTS.items() if start.startswith(sign)), None)
    if form is None:
        said = first_line(reply)
        msg = f"{where}: the answer is {reply.media_type or 'of no known type'} ({said}); name a SPARQL endpoint"
        raise InputError(msg)
    try:
        answer = ox.parse_query_results(reply.body, format=form)
        return to_rows(answer)
    except (SyntaxError, ValueError) as error:
        raise _broken(where, error) from error


def _read_csv(body: bytes) -> Rows:
    """Rows of CSV, which does not say what is an IRI: what looks like one is one, or a blank node; all else is text."""
    lines = list(csv.reader(io.StringIO(body.decode("utf-8", errors="replace"))))
    columns = tuple(lines[0]) if lines else ()
    rows = (line for line in lines[1:] if len(line) == len(columns))
    return Rows(columns, tuple(tuple(_guessed(cell) for cell in line) for line in rows))


def _guessed(cell: str) -> ox.NamedNode | ox.BlankNode | ox.Literal | None:
    if not cell:
        return None
    if _BLANK.fullmatch(cell):
        return ox.BlankNode(cell[2:])
    return ox.NamedNode(cell) if _IRI.fullmatch(cell) else ox.Literal(cell)


def _as_truth(where: str, rows: Rows) -> Rows:
    """The answer of an ASK; Virtuoso gives it as a row with a number, or as no row at all."""
    if len(rows.columns) == 1 and len(rows) <= 1:
        term = rows.rows[0][0] if rows.rows else ox.Literal(value=False)
        if isinstance(term, ox.Literal) and term.value in _TRUTHS:
            return Rows(("answer",), ((ox.Literal(_TRUTHS[term.value]),),), _TRUTHS[term.value])
    msg = f"{where}: the answer to an ASK is {len(rows)} rows, neither true nor false; ask another endpoint"
    raise InputError(msg)


def _refuse_what_is_unread(where: str, reply: Reply) -> None:
    refuse_page(where, reply, "SPARQL endpoint")
    if reply.headers.get("content-encoding", "identity").lower() not in ("", "identity"):
        msg = f"{where}: the answer is packed ({reply.headers['content-encoding'][:40]}), unasked; ask another endpoint"
        raise InputError(msg)


def _broken(where: str, error: Exception) -> InputError:
    said = " ".join(str(error).split())[:200]
    return InputError(f"{where}: the answer cannot be read ({said}); try again, or ask another endpoint")
