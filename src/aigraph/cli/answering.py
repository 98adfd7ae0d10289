"""How the command query writes its answer: rows in eight formats, triples in four."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aigraph.cli.output import choose_format, is_terminal, table, write
from aigraph.errors import UsageError

if TYPE_CHECKING:
    import pyoxigraph as ox

    from aigraph.results import Rows

ROW_FORMATS = {
    "table": "",
    "csv": ".csv",
    "tsv": ".tsv",
    "json": ".json",
    "xml": ".xml",
    "markdown": ".md",
    "parquet": ".parquet",
}
TRIPLE_FORMATS = {"turtle": ".ttl", "ntriples": ".nt", "jsonld": ".jsonld", "rdfxml": ".rdf"}


def check_format(asked: str | None, output: str, *, makes_triples: bool) -> str:
    """The format to write in. Raises UsageError for one that is for answers of the other kind, or that there is not."""
    own, other = (TRIPLE_FORMATS, ROW_FORMATS) if makes_triples else (ROW_FORMATS, TRIPLE_FORMATS)
    if asked in other:
        what = "triples, and this format holds rows" if makes_triples else "rows, and this format holds triples"
        msg = f"-f {asked}: the query makes {what}; use {', '.join(own)}"
        raise UsageError(msg)
    to_terminal = is_terminal() and output == "-"
    chosen = choose_format(asked, output, own, "turtle" if makes_triples else "table" if to_terminal else "csv")
    if chosen == "parquet" and to_terminal:
        msg = "-f parquet: is not for reading; name a file with -o"
        raise UsageError(msg)
    return chosen


def write_rows(rows: Rows, chosen: str, output: str) -> None:
    """Write the rows of an answer."""
    from aigraph.results.frames import to_parquet

    if chosen == "parquet":
        write(output, to_parquet(rows))
    elif chosen == "table":
        write(output, _table(rows).encode())
    else:
        write_text = {"csv": rows.to_csv, "tsv": rows.to_tsv, "json": rows.to_json, "xml": rows.to_xml}
        write(output, write_text.get(chosen, rows.to_markdown)().encode())


def write_triples(triples: list[ox.Triple], prefixes: dict[str, str], chosen: str, output: str) -> None:
    """Write the triples that a CONSTRUCT or DESCRIBE gives."""
    import pyoxigraph as ox

    forms = {
        "turtle": ox.RdfFormat.TURTLE,
        "ntriples": ox.RdfFormat.N_TRIPLES,
        "jsonld": ox.RdfFormat.JSON_LD,
        "rdfxml": ox.RdfFormat.RDF_XML,
    }
    if chosen == "rdfxml":
        _check_xml(triples)
    data = ox.serialize(triples, format=forms[chosen], prefixes=prefixes) or b""
    write(output, data if data.endswith(b"\n") or not data else data + b"\n")


def _check_xml(triples: list[ox.Triple]) -> None:
    """Refuse what RDF/XML cannot hold (https://www.w3.org/TR/rdf-syntax-grammar/, section 2.1), before it is broken."""
    from aigraph.results.writing import NO_XML

    for triple in triples:
        if not re.search(r"[^\W\d][\w.-]*$", triple.predicate.value):
            msg = f"-f rdfxml: cannot name the property {triple.predicate}; ask for turtle"
            raise UsageError(msg)
        if NO_XML.search(str(triple.object.value if hasattr(triple.object, "value") else triple.object)):
            msg = f"-f rdfxml: cannot hold a character of a text of {triple.subject}; ask for turtle"
            raise UsageError(msg)


def _table(rows: Rows) -> str:
    from aigraph.results import column_kinds, to_text

    kinds = zip(rows.columns, column_kinds(rows.rows, len(rows.columns)), strict=True)
    numbers = [column for column, kind in kinds if kind.is_number]
    return table(rows.columns, [[to_text(term) for term in row] for row in rows.rows], numbers)
