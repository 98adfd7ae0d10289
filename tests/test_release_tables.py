"""The tables of a release make the graph again, by the rules of CSV on the Web, and are valid to a second reader."""

from __future__ import annotations

import csv
import io
import json
import re

import pyoxigraph as ox
import pytest

from aigraph.dataset import Dataset
from aigraph.release import whole_release
from aigraph.release.describing import describe_tables
from aigraph.release.ordering import Order
from aigraph.release.tables import Tables
from aigraph.terms import RDF_TYPE, XSD


def make_tables(dataset):
    """The tables of a dataset with their metadata, by name."""
    tables = Tables(Order(dataset))
    files = dict(tables.written())
    return files | {"csv-metadata.json": describe_tables(dataset, tables.made)}


def fill(template, row):
    """A URI template (RFC 6570) of the only kind that the metadata have."""
    return re.sub(r"\{\+(\w+)\}", lambda found: row[found[1]], template)


def values_of(column, text):
    """The values of a cell (https://www.w3.org/TR/tabular-data-model/#parsing-cells)."""
    if "separator" in column:
        return text.split(column["separator"]) if text else []
    return [] if text == column.get("null", "") else [text]


def triples_of(files):
    """What the tables say (https://www.w3.org/TR/csv2rdf/), without their own description."""
    for table in json.loads(files["csv-metadata.json"])["tables"]:
        schema = table["tableSchema"]
        lines = csv.reader(io.StringIO(files[table["url"]].decode(), newline=""))
        header = next(lines)
        columns = [column for column in schema["columns"] if not column.get("virtual")]
        assert header == [column["name"] for column in columns]
        for line in lines:
            row = dict(zip(header, line, strict=True))
            subject = ox.NamedNode(fill(schema["aboutUrl"], row))
            for column in (column for column in schema["columns"] if not column.get("suppressOutput")):
                predicate = ox.NamedNode(fill(column["propertyUrl"], row))
                for value in [""] if column.get("virtual") else values_of(column, row[column["name"]]):
                    yield ox.Triple(subject, predicate, _term(column, value, row))


def _term(column, value, row):
    if "valueUrl" in column:
        return ox.NamedNode(fill(column["valueUrl"], row))
    if "lang" in column:
        return ox.Literal(value, language=column["lang"])
    datatype = column["datatype"]
    iri = datatype["@id"] if isinstance(datatype, dict) else XSD + datatype
    return ox.Literal(value, datatype=ox.NamedNode(iri))


@pytest.fixture(scope="session")
def tables(graph):
    """The tables of the shipped graph."""
    return make_tables(graph.dataset)


def test_the_tables_say_every_triple_of_the_union_and_no_other_each_once(tables, graph):
    said = list(triples_of(tables))
    assert (len(said), set(said)) == (len(graph.dataset.union()), set(graph.dataset.union()))


def test_a_table_has_a_row_for_each_thing_of_its_class_by_iri(tables):
    rows = [row["iri"] for row in csv.DictReader(io.StringIO(tables["cluster.csv"].decode()))]
    assert (len(rows), rows) == (9, sorted(rows))


def test_columns_have_the_names_of_data_files_a_language_each_names_first(tables):
    header = tables["funding.csv"].decode().partition("\n")[0].split(",")
    assert header[:3] == ["iri", "label_fr", "label_en"]
    assert {"recipient", "amount", "startYear"} < set(header)


def test_what_a_cell_holds_is_what_the_graph_has(tables, graph):
    row = next(
        row for row in csv.DictReader(io.StringIO(tables["funding.csv"].decode())) if "/miai/award" in row["iri"]
    )
    assert (row["amount"], row["recipient"], row["programme"]) == (
        "70000000",
        graph.project.iri("cluster/miai"),
        graph.project.iri("programme/ia-cluster"),
    )


def test_a_foreign_key_leads_to_the_table_that_has_all_that_it_names(tables):
    metadata = json.loads(tables["csv-metadata.json"])
    found = []
    for table in metadata["tables"]:
        rows = list(csv.DictReader(io.StringIO(tables[table["url"]].decode())))
        for key in table["tableSchema"].get("foreignKeys", []):
            home = csv.DictReader(io.StringIO(tables[key["reference"]["resource"]].decode()))
            found.append({row[key["columnReference"]] for row in rows} <= {row["iri"] for row in home})
    assert (len(found) > 10, all(found)) == (True, True)


def test_the_metadata_have_what_the_specification_asks_for(tables):
    metadata = json.loads(tables["csv-metadata.json"])
    names = [column["name"] for table in metadata["tables"] for column in table["tableSchema"]["columns"]]
    assert metadata["@context"] == "http://www.w3.org/ns/csvw"
    assert sorted(table["url"] for table in metadata["tables"]) == sorted(set(tables) - {"csv-metadata.json"})
    assert [name for name in names if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_]*", name)] == []


def test_a_column_is_named_in_french_and_english(tables):
    table = next(t for t in json.loads(tables["csv-metadata.json"])["tables"] if t["url"] == "funding.csv")
    amount = next(column for column in table["tableSchema"]["columns"] if column["name"] == "amount")
    assert amount["titles"] == {"und": "amount", "fr": "montant", "en": "amount"}
    assert (amount["datatype"], amount["propertyUrl"]) == ("decimal", "https://w3id.org/aigraph/ontology#amount")


def test_a_second_reader_finds_the_tables_valid(tables, tmp_path):
    csvw = pytest.importorskip("csvw")
    for name, data in tables.items():
        (tmp_path / name).write_bytes(data)
    package = csvw.CSVW(str(tmp_path / "csv-metadata.json"), validate=True)
    assert (package.is_valid, [str(warning.message) for warning in package.warnings]) == (True, [])


def odd_dataset(graph, *values):
    """A dataset with a thing that has all the values of a property, and one that has the first alone."""
    dataset = Dataset(graph.project, graph.dataset.vocabulary, ox.Store())
    passage = ox.NamedNode("https://example.org/g")
    things = [ox.NamedNode(f"{graph.project.id_base}cluster/{name}") for name in "ab"]
    label = ox.NamedNode("http://example.org/p#odd-name")
    kind = ox.NamedNode(graph.dataset.vocabulary.classes["Cluster"])
    dataset.add(ox.Quad(thing, ox.NamedNode(RDF_TYPE), kind, passage) for thing in things)
    dataset.add([ox.Quad(things[0], label, value, passage) for value in values])
    dataset.add([ox.Quad(things[1], label, values[0], passage)])
    return dataset


@pytest.mark.parametrize(
    "values",
    [
        [ox.Literal("=cmd|' /C calc'!A0")],
        [ox.Literal("+1"), ox.Literal("-1"), ox.Literal("@SUM(A1)")],
        [ox.Literal("a; b"), ox.Literal("c|d"), ox.Literal("e¦f‖g\x1fh")],
        [ox.Literal('of two "lines"\r\nand\ta tab, a comma')],
        [ox.Literal("  blanks at the ends  ")],
        [ox.Literal("")],
        [ox.Literal("a", language="fr"), ox.Literal("b", language="fr"), ox.Literal("c", language="en-gb")],
        [ox.Literal("2024", datatype=ox.NamedNode(XSD + "gYear")), ox.Literal("2024"), ox.NamedNode("urn:2024")],
        [ox.Literal("x", datatype=ox.NamedNode("urn:my-type"))],
        [ox.NamedNode("urn:a"), ox.NamedNode("urn:b")],
        [ox.NamedNode("https://example.org/a(b)#c,d;e'f%20")],
    ],
    ids=lambda values: values[0].value[:12] or "empty",
)
def test_whatever_the_values_are_the_tables_say_them_to_the_letter(graph, values):
    dataset = odd_dataset(graph, *values)
    assert set(triples_of(make_tables(dataset))) == set(dataset.union())


def test_two_properties_of_one_name_are_two_columns(graph):
    dataset = odd_dataset(graph, ox.Literal("a"))
    thing, other = ox.NamedNode(f"{graph.project.id_base}cluster/a"), ox.NamedNode("http://example.org/q#odd-name")
    dataset.add([ox.Quad(thing, other, ox.Literal("b"), ox.NamedNode("https://example.org/g"))])
    header = make_tables(dataset)["cluster.csv"].decode().partition("\n")[0]
    assert header == "iri,p_odd_name,q_odd_name"


def test_the_release_has_the_tables_in_a_folder(tables, graph):
    files = whole_release(graph.dataset, "fr")
    assert {name: files[f"tables/{name}"] for name in tables} == tables
