"""Answers: rows of RDF terms under named columns, the values they stand for, and the forms they are written in."""

from aigraph.results.rows import Row, Rows
from aigraph.results.values import Kind, Node, column_kinds, to_python, to_text
from aigraph.results.writing import (
    rows_to_csv,
    rows_to_json,
    rows_to_markdown,
    rows_to_tsv,
    rows_to_xml,
    to_json_text,
    write_csv,
)

__all__ = [
    "Kind",
    "Node",
    "Row",
    "Rows",
    "column_kinds",
    "rows_to_csv",
    "rows_to_json",
    "rows_to_markdown",
    "rows_to_tsv",
    "rows_to_xml",
    "to_json_text",
    "to_python",
    "to_text",
    "write_csv",
]
