"""Answers: rows of RDF terms under named columns, and the forms they are written in."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from aigraph.terms import XSD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Node = ox.NamedNode | ox.BlankNode | ox.Literal

_WHOLE = {XSD + name for name in ("integer", "nonNegativeInteger", "positiveInteger", "int", "long")}
_FLOATS = {XSD + "double", XSD + "float"}


@dataclass(frozen=True, slots=True)
class Rows:
    """An answer: ``rows`` of one term (or None) a column. Iterating gives a mapping of plain Python values a row."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Node | None, ...], ...]

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for row in self.rows:
            yield {column: to_python(term) for column, term in zip(self.columns, row, strict=True)}

    def __len__(self) -> int:
        return len(self.rows)


def to_python(term: Node | None) -> Any:
    """A term as a plain value: IRIs and texts as str, numbers as int, Decimal or float, booleans, nothing as None.

    >>> to_python(ox.Literal("75000000", datatype=ox.NamedNode(XSD + "decimal")))
    Decimal('75000000')
    """
    if not isinstance(term, ox.Literal):
        return None if term is None else term.value
    datatype = term.datatype.value
    if datatype in _WHOLE:
        return int(term.value)
    if datatype == XSD + "decimal":
        return Decimal(term.value)
    if datatype in _FLOATS:
        return float(term.value)
    return term.value == "true" if datatype == XSD + "boolean" else term.value


def to_text(term: Node | None) -> str:
    """A term as a cell shows it: whole IRIs, plain digits, nothing for none."""
    return "" if term is None else term.value


def write_csv(columns: Sequence[str], rows: Sequence[Sequence[object]], delimiter: str = ",") -> str:
    """Rows as CSV: a header, one line a row, lines ended by a newline alone so that Unix tools can cut them."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return stream.getvalue()


def rows_to_csv(rows: Rows) -> str:
    """The answer as CSV (SPARQL 1.1 Query Results CSV: values without their types)."""
    return write_csv(rows.columns, [[to_text(term) for term in row] for row in rows.rows])


def rows_to_tsv(rows: Rows) -> str:
    """The answer as TSV (SPARQL 1.1 Query Results TSV: terms as Turtle writes them)."""
    lines = ["\t".join(f"?{column}" for column in rows.columns)]
    lines += ["\t".join("" if term is None else _escaped(term) for term in row) for row in rows.rows]
    return "\n".join(lines) + "\n"


def rows_to_json(rows: Rows) -> str:
    """The answer as SPARQL 1.1 Query Results JSON."""
    bindings = [
        {column: _json_term(term) for column, term in zip(rows.columns, row, strict=True) if term is not None}
        for row in rows.rows
    ]
    answer = {"head": {"vars": list(rows.columns)}, "results": {"bindings": bindings}}
    return to_json_text(answer)


def to_json_text(answer: object) -> str:
    """An answer as JSON that people can read too, with a newline at its end."""
    return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"


def _escaped(term: Node) -> str:
    return str(term).replace("\t", "\\t")


def _json_term(term: Node) -> dict[str, str]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    entry = {"type": "literal", "value": term.value}
    if term.language:
        return entry | {"xml:lang": term.language}
    return entry if term.datatype.value == XSD + "string" else entry | {"datatype": term.datatype.value}
