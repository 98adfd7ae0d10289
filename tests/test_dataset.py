"""One fact in two passages is one fact in the union; foreign files are opened as they are."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import aigraph
from aigraph.dataset import build_dataset, fingerprint, open_files
from aigraph.facts import read_facts
from aigraph.project import find_project
from aigraph.queries import select

AWARD = "https://w3id.org/aigraph/id/funding/miai/award"
AMOUNT = "https://w3id.org/aigraph/ontology#amount"


def test_a_fact_that_two_passages_state_stands_in_both_graphs(graph):
    quads = graph.dataset.store.quads_for_pattern(ox.NamedNode(AWARD), ox.NamedNode(AMOUNT), None, None)
    passages = {quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode)}
    assert len(passages) == 2


def test_a_fact_that_two_passages_state_is_counted_once(graph):
    (row,) = graph.query(f"SELECT (SUM(?amount) AS ?sum) {{ <{AWARD}> <{AMOUNT}> ?amount }}")
    assert row["sum"] == 70_000_000


def test_rdflib_counts_a_fact_of_two_passages_once_too(graph):
    (row,) = graph.rdflib.query(f"SELECT (SUM(?amount) AS ?sum) {{ <{AWARD}> <{AMOUNT}> ?amount }}")
    assert int(row[0]) == 70_000_000


def test_the_union_is_exactly_the_set_of_all_named_graphs(graph):
    named = {quad.triple for quad in graph.dataset.quads()}
    assert set(graph.dataset.union()) == named


def test_there_is_no_blank_node_in_the_data(graph):
    assert not [quad for quad in graph.dataset.quads() if "_:" in (str(quad.subject)[:2], str(quad.object)[:2])]


def test_every_fact_lies_in_a_graph_whose_kind_is_described(graph):
    rows = graph.query(
        "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } MINUS { ?g a ?kind } }",
    )
    assert list(rows) == []


@settings(max_examples=4, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_files_does_not_change_the_graph(graph, random):
    facts = read_facts(find_project(graph.project.root))
    blocks = list(facts.document["@graph"])
    random.shuffle(blocks)
    facts.document["@graph"] = blocks
    stated = build_dataset(facts)
    assert fingerprint(stated.quads()) == fingerprint(build_dataset(read_facts(graph.project)).quads())


def test_blank_nodes_of_two_files_stay_apart(tmp_path, graph):
    for name in ("one.ttl", "two.ttl"):
        (tmp_path / name).write_text('_:a <https://example.org/p> "x" .', encoding="utf-8")
    opened = open_files([tmp_path / "one.ttl", tmp_path / "two.ttl"], graph.project)
    assert len(select(opened, "SELECT ?s { ?s ?p ?o }")) == 2


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.rdf", '<!DOCTYPE x [<!ENTITY a "b">]><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>'),
        ("a.ttl", "this is no turtle"),
        ("a.xyz", ""),
        ("a.jsonld", '{"@context": "http://127.0.0.1:9/c", "@id": "http://example.org/a", "x": "y"}'),
    ],
)
def test_a_file_that_cannot_be_read_safely_is_refused_by_name(tmp_path, graph, name, text):
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(aigraph.InputError, match=name.replace(".", r"\.")):
        open_files([tmp_path / name], graph.project)
