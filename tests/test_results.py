"""Answers are typed for programs and plain for people."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import sys
from decimal import Decimal

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigraph.errors import UsageError
from aigraph.results import Kind, Rows, column_kinds, rows_to_csv, rows_to_json, rows_to_tsv, to_python
from aigraph.results.frames import to_parquet
from aigraph.results.showing import MAX_ROWS

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
    assert rows[1:] == [["https://example.org/a", 'a "b",\nc', "", ""], ["_:x", "tab\there", "75000000", ""]]


def test_a_blank_node_has_its_mark_wherever_it_is_shown():
    rows = Rows(("x",), ((ox.BlankNode("b0"),),))
    shown = rows.to_csv(), rows[0].x, rows.to_pandas().x[0], rows._repr_html_()
    assert [text.count("_:b0") for text in shown] == [1, 1, 1, 1]


def test_csv_lines_end_without_a_carriage_return():
    assert "\r" not in rows_to_csv(ROWS)


def test_tsv_has_one_line_a_row_and_typed_terms():
    assert rows_to_tsv(ROWS).splitlines()[2].split("\t")[:3] == ["_:x", '"tab\\there"', f'"75000000"^^<{XSD}decimal>']


def test_json_is_what_the_engine_itself_reads_back():
    solutions = ox.parse_query_results(rows_to_json(ROWS), format=ox.QueryResultsFormat.JSON)
    assert [solution["name"] for solution in solutions] == [row[1] for row in ROWS.rows]


def test_json_leaves_out_what_is_not_bound():
    assert set(json.loads(rows_to_json(ROWS))["results"]["bindings"][0]) == {"thing", "name"}


# -- typed values


@pytest.mark.parametrize(
    ("lexical", "datatype", "value"),
    [
        ("2024-05-21T10:00:00", "dateTime", dt.datetime(2024, 5, 21, 10)),  # noqa: DTZ001  (none is stated)
        ("2024-05-21T10:00:00Z", "dateTime", dt.datetime(2024, 5, 21, 10, tzinfo=dt.UTC)),
        ("2030", "gYear", 2030),
        ("1", "boolean", True),
        ("0", "boolean", False),
        ("-4", "negativeInteger", -4),
        ("-INF", "double", float("-inf")),
        # What Python cannot hold without loss, or is not of its datatype, stays as it is written.
        ("2024-05-21Z", "date", "2024-05-21Z"),
        ("2024-02-30", "date", "2024-02-30"),
        ("-0044-03-15", "date", "-0044-03-15"),
        ("2024-05-21T10:00:00.1234567", "dateTime", "2024-05-21T10:00:00.1234567"),
        ("2030Z", "gYear", "2030Z"),
        ("many", "integer", "many"),
        ("1_000", "integer", "1_000"),
        ("9" * 5000, "integer", "9" * 5000),
        ("1E2", "decimal", "1E2"),
        ("yes", "boolean", "yes"),
        ("P5Y", "duration", "P5Y"),
        ("2024-05", "gYearMonth", "2024-05"),
    ],
)
def test_a_literal_is_typed_where_nothing_is_lost(lexical, datatype, value):
    found = to_python(ox.Literal(lexical, datatype=ox.NamedNode(XSD + datatype)))
    assert (found, type(found)) == (value, type(value))


def test_a_row_has_its_values_by_name_and_by_attribute():
    row = ROWS[1]
    assert (row.amount, row["amount"], dict(row)["name"]) == (Decimal(75000000), Decimal(75000000), "tab\there")


def test_a_slice_of_rows_is_rows():
    assert (ROWS[1:].columns, [row.amount for row in ROWS[1:]]) == (ROWS.columns, [Decimal(75000000)])


def test_a_column_that_there_is_not_is_told_with_the_nearest():
    told = r"^'?no column amont \(did you mean amount\?\); there are thing, name, "
    with pytest.raises(AttributeError, match=told):
        _ = ROWS[0].amont
    with pytest.raises(KeyError, match=told):
        _ = ROWS[0]["amont"]


def literal(lexical, datatype):
    return ox.Literal(str(lexical), datatype=ox.NamedNode(XSD + datatype))


def one_column(*terms):
    return Rows(("x",), tuple((term,) for term in terms))


@pytest.mark.parametrize(
    ("terms", "kind", "dtype"),
    [
        ([literal(1, "integer"), None], Kind.INTEGER, "Int64"),
        ([literal(2**70, "integer"), None], Kind.INTEGER, "object"),
        ([literal("1.50", "decimal"), literal(1, "integer"), None], Kind.DECIMAL, "object"),
        ([literal("1e3", "double"), literal("1.5", "decimal"), None], Kind.DOUBLE, "Float64"),
        ([literal("true", "boolean"), None], Kind.BOOLEAN, "boolean"),
        ([literal("2024-05-21", "date"), None], Kind.DATE, "datetime64"),
        ([literal("2024-05-21T10:00:00", "dateTime"), None], Kind.DATETIME, "datetime64"),
        ([literal("2024-05-21T10:00:00+02:00", "dateTime"), None], Kind.DATETIME, "UTC"),
        ([ox.NamedNode("urn:a"), ox.Literal("b"), None], Kind.TEXT, "string"),
        ([ox.Literal("b"), literal(1, "integer"), None], Kind.MIXED, "object"),
        ([None], Kind.EMPTY, "object"),
    ],
)
def test_a_column_has_the_type_of_its_values(terms, kind, dtype):
    rows = one_column(*terms)
    frame = rows.to_pandas()
    assert column_kinds(rows.rows, 1) == (kind,)
    assert dtype in str(frame.dtypes["x"])
    assert frame["x"].isna().tolist() == [term is None for term in terms]


def test_decimals_stay_exact_in_a_frame():
    frame = one_column(literal("0.1", "decimal"), literal("0.2", "decimal")).to_pandas()
    assert frame["x"].sum() == Decimal("0.3")


def test_a_frame_without_rows_has_its_columns():
    assert list(Rows(("a", "b"), ()).to_pandas().columns) == ["a", "b"]


def test_a_frame_without_pandas_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(UsageError, match=r"^to_pandas needs pandas; install aigraph\[notebook\]$"):
        ROWS.to_pandas()


def test_times_with_and_without_a_zone_stay_texts_in_parquet():
    rows = one_column(literal("2024-05-21T10:00:00", "dateTime"), literal("2024-05-21T10:00:00Z", "dateTime"))
    assert read_parquet(rows) == ["2024-05-21T10:00:00", "2024-05-21T10:00:00Z"]


def test_what_no_column_of_parquet_holds_is_a_text():
    assert read_parquet(one_column(literal(2**70, "integer"))) == [str(2**70)]


def test_parquet_is_written_to_a_file(tmp_path):
    import pyarrow.parquet as pq  # noqa: PLC0415  (heavy)

    ROWS.to_parquet(tmp_path / "rows.parquet")
    assert pq.read_table(tmp_path / "rows.parquet").column_names == list(ROWS.columns)


# -- shown in a notebook


def test_a_table_of_html_holds_no_markup_of_the_data():
    bad = "<script>alert(1)</script>\"'&"
    html = Rows((bad,), ((ox.Literal(bad),), (ox.NamedNode("javascript:alert(1)"),)))._repr_html_()
    assert "<script" not in html
    assert "href" not in html


def test_iris_of_the_web_are_links():
    link = '<a href="https://example.org/?a=1&amp;b=2" rel="noopener noreferrer">https://example.org/?a=1&amp;b=2</a>'
    assert link in one_column(ox.NamedNode("https://example.org/?a=1&b=2"))._repr_html_()


@pytest.mark.parametrize(("count", "told"), [(MAX_ROWS, False), (MAX_ROWS + 1, True)])
def test_more_rows_than_fifty_are_told_and_not_shown(count, told):
    html = one_column(*[literal(number, "integer") for number in range(count)])._repr_html_()
    assert (html.count("<tr>") - 1, f"<p>50 of {count} rows are shown.</p>" in html) == (MAX_ROWS, told)


# -- round trips

# XML 1.0 has no way to write the others; JSON and TSV are tried with them too.
TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\ufffe\uffff"))
XML_TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff") | st.sampled_from("\n\r\t ")
)


def terms(texts):
    """Terms of every kind, with texts of a strategy."""
    return st.one_of(
        st.none(),
        texts.map(ox.Literal),
        st.tuples(texts, st.sampled_from(["fr", "en-gb"])).map(lambda pair: ox.Literal(pair[0], language=pair[1])),
        st.integers().map(lambda number: literal(number, "integer")),
        st.decimals(allow_nan=False, allow_infinity=False).map(lambda number: literal(f"{number:f}", "decimal")),
        st.dates(min_value=dt.date(1000, 1, 1)).map(lambda date: literal(date.isoformat(), "date")),
        st.booleans().map(lambda truth: literal(str(truth).lower(), "boolean")),
        st.from_regex(r"[a-z]{1,8}", fullmatch=True).map(
            lambda name: ox.NamedNode(f"https://example.org/{name}?a&b=ü")
        ),
        st.from_regex(r"[a-z]{1,8}", fullmatch=True).map(ox.BlankNode),
    )


def tables(texts):
    return st.lists(st.tuples(terms(texts), terms(texts)), max_size=5).map(lambda rows: Rows(("a", "b"), tuple(rows)))


def read_back(text, form):
    return tuple((row["a"], row["b"]) for row in ox.parse_query_results(text.encode(), format=form))


@settings(deadline=None)
@given(tables(TEXTS))
def test_any_answer_comes_back_from_json(rows):
    assert read_back(rows.to_json(), ox.QueryResultsFormat.JSON) == rows.rows


@settings(deadline=None)
@given(tables(XML_TEXTS))
def test_any_answer_that_xml_can_hold_comes_back_from_it(rows):
    assert read_back(rows.to_xml(), ox.QueryResultsFormat.XML) == rows.rows


@settings(deadline=None)
@given(tables(TEXTS))
def test_any_answer_comes_back_from_tsv(rows):
    assert read_back(rows.to_tsv(), ox.QueryResultsFormat.TSV) == rows.rows


@settings(deadline=None)
@given(tables(TEXTS))
def test_the_texts_of_any_answer_come_back_from_csv(rows):
    found = list(csv.reader(io.StringIO(rows.to_csv(), newline="")))[1:]
    marks = {ox.BlankNode: "_:"}
    assert found == [
        ["" if term is None else marks.get(type(term), "") + term.value for term in row] for row in rows.rows
    ]


@settings(deadline=None)
@given(tables(TEXTS))
def test_any_answer_is_one_line_a_row_in_markdown(rows):
    lines = rows.to_markdown().split("\n")
    assert len(lines) == len(rows) + 3
    assert {len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) for line in lines[:-1]} == {3}


NUMBERS = st.one_of(
    st.integers(-(2**63), 2**63 - 1).map(lambda number: literal(number, "integer")),
    st.decimals(-(10**15), 10**15, places=4).map(lambda number: literal(f"{number:f}", "decimal")),
    st.none(),
)
DATES = st.none() | st.dates(min_value=dt.date(1000, 1, 1)).map(lambda date: literal(date.isoformat(), "date"))


@settings(deadline=None)
@given(st.lists(NUMBERS) | st.lists(DATES) | st.lists(st.none() | TEXTS.map(ox.Literal)))
def test_the_values_of_a_column_come_back_from_parquet(column):
    rows = one_column(*column)
    assert read_parquet(rows) == [row.x for row in rows]


def read_parquet(rows):
    import pyarrow.parquet as pq  # noqa: PLC0415  (heavy)

    return pq.read_table(io.BytesIO(to_parquet(rows))).column("x").to_pylist()
