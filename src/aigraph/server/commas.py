"""CSV whose cells are quoted where they must be.

pyoxigraph 0.5.13 does not quote an IRI that has a comma, as the IRI of every passage has (``#char=0,4``): its row then
has a cell too many (SPARQL 1.1 Query Results CSV, section 3.2; RFC 4180). Such an answer is written anew from its rows.
"""

from __future__ import annotations

import csv
import io
from itertools import islice

import pyoxigraph as ox


def has_bare_comma(body: bytes) -> bool:
    r"""Whether a row of a CSV answer has another number of cells than its header.

    >>> has_bare_comma(b'x,y\r\nhttp://a/b,c,"p,q"\r\n')
    True
    """
    commas = body[: body.find(b"\n")].count(b",")
    if b'"' not in body:
        return body.count(b",") != commas * body.count(b"\n")
    rows = csv.reader(io.StringIO(body.decode(), newline=""))
    return any(len(row) != commas + 1 for row in rows if row)


def write_rows(solutions: ox.QuerySolutions, most: int) -> bytes:
    """At most so many rows as CSV."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    variables = solutions.variables
    writer.writerow([variable.value for variable in variables])
    for solution in islice(solutions, most):
        writer.writerow([_cell(solution[variable]) for variable in variables])
    return stream.getvalue().encode()


def _cell(term: object) -> str:
    """A term as CSV has it: its value alone; a blank node with its mark; nothing for none."""
    if isinstance(term, (ox.NamedNode, ox.Literal)):
        return term.value
    return "" if term is None else str(term)
