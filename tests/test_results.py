"""Answers are typed for programs and plain for people."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from decimal import Decimal

import pyoxigraph as ox
import pytest

from aigraph.results import Rows, rows_to_csv, rows_to_json, rows_to_tsv, to_python

XSD = "http://www.w3.org/2001/XMLSchema#"
ROWS = Rows(
    ("thing", "name", "amount", "none"),
    (
        (ox.NamedNode("https://example.org/a"), ox.Literal('a "b",\nc', language="fr"), None, None),
        (
            ox.BlankNode("x"),
            ox.Literal("tab\there"),
            ox.Literal("75000000", datatype=ox.NamedNode(XSD + "decimal")),
            None,
        ),
    ),
)


@pytest.mark.parametrize(
    ("lexical", "datatype", "value"),
    [
        ("75000000", "decimal", Decimal(75000000)),
        ("3", "integer", 3),
        ("0.5", "double", 0.5),
        ("true", "boolean", True),
        ("false", "boolean", False),
        ("2024-05-21", "date", dt.date(2024, 5, 21)),
        ("x", "string", "x"),
    ],
)
def test_a_literal_becomes_the_plain_value_of_its_type(lexical, datatype, value):
    assert to_python(ox.Literal(lexical, datatype=ox.NamedNode(XSD + datatype))) == value


def test_rows_iterate_as_named_values():
    assert [row["amount"] for row in ROWS] == [None, Decimal(75000000)]


def test_csv_is_read_back_by_any_csv_reader():
    rows = list(csv.reader(io.StringIO(rows_to_csv(ROWS))))
    assert rows[1:] == [["https://example.org/a", 'a "b",\nc', "", ""], ["x", "tab\there", "75000000", ""]]


def test_csv_lines_end_without_a_carriage_return():
    assert "\r" not in rows_to_csv(ROWS)


def test_tsv_has_one_line_a_row_and_typed_terms():
    assert rows_to_tsv(ROWS).splitlines()[2].split("\t")[:3] == ["_:x", '"tab\\there"', f'"75000000"^^<{XSD}decimal>']


def test_json_is_what_the_engine_itself_reads_back():
    solutions = ox.parse_query_results(rows_to_json(ROWS), format=ox.QueryResultsFormat.JSON)
    assert [solution["name"] for solution in solutions] == [row[1] for row in ROWS.rows]


def test_json_leaves_out_what_is_not_bound():
    assert set(json.loads(rows_to_json(ROWS))["results"]["bindings"][0]) == {"thing", "name"}
