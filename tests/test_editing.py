"""What is put into a query's text: prefixes, graphs, pages; never inside strings, IRIs or comments."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from aigraph.errors import UsageError
from aigraph.queries import add_graphs, add_page, add_prefixes, can_be_paged, form_of, has_word, is_bounded

PREFIXES = {"skos": "http://s/", "aig": "http://a/"}
NAMED = ("http://g/1", "http://g/2")
QUERIES = [
    "SELECT ?s WHERE { GRAPH ?g { ?s ?p ?o } }",
    "SELECT ?s { GRAPH ?g { ?s ?p ?o } }",
    "SELECT (IF(EXISTS { ?a ?b ?c }, 1, 2) AS ?x){GRAPH ?g{?s ?p ?o}}",
    "SELECT * # WHERE {\nWHERE { ?s ?p 'WHERE {' } ORDER BY ?s",
    "PREFIX where: <http://where/{> SELECT * WHERE { ?s where:p ?o }".replace("{>", "x>"),
    "ASK { ?s ?p ?o }",
    "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "CONSTRUCT{?s ?p ?o}{ ?s ?p ?o } LIMIT 2",
    "CONSTRUCT WHERE { ?s ?p ?o }",
    "DESCRIBE <http://x/>",
    "DESCRIBE <http://x/> LIMIT 1",
    "DESCRIBE ?s WHERE { ?s ?p ?o }",
    "SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING (COUNT(*) > 1)",
    "SELECT ?s { ?s ?p ?o } VALUES ?s { <http://limit/> }",
]


@pytest.fixture
def store():
    """Two graphs that a query may name, one that it may not, and a default graph that it may not either."""
    quads = [
        ("http://x/", "http://g/1"),
        ("http://limit/", "http://g/2"),
        ("http://x/", "http://u/"),
        ("http://limit/", "http://u/"),
        ("http://z/", "http://foreign/"),
    ]
    found = ox.Store()
    one = ox.NamedNode("http://p/")
    found.extend(ox.Quad(ox.NamedNode(thing), one, ox.Literal("a"), ox.NamedNode(graph)) for thing, graph in quads)
    found.add(ox.Quad(ox.NamedNode("http://default/"), one, ox.Literal("a")))
    return found


def answer(found):
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    if isinstance(found, ox.QueryTriples):
        return sorted(map(str, found))
    return sorted(str([solution[variable] for variable in found.variables]) for solution in found)


@pytest.mark.parametrize("query", QUERIES)
def test_graphs_in_the_text_choose_what_the_protocols_fields_choose(store, query):
    by_fields = store.query(
        query, default_graph=[ox.NamedNode("http://u/")], named_graphs=[ox.NamedNode(name) for name in NAMED]
    )
    assert answer(store.query(add_graphs(query, "http://u/", NAMED))) == answer(by_fields)


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_with_graphs_keeps_every_character_of_its_own(query):
    clauses = "FROM <http://u/> FROM NAMED <http://g/1> FROM NAMED <http://g/2> "
    assert add_graphs(query, "http://u/", NAMED).replace(clauses, "").replace(" ", "") == query.replace(" ", "")


@pytest.mark.parametrize(
    ("query", "added"),
    [
        ("ASK { ?s skos:p ?o }", "PREFIX skos: <http://s/> "),
        ("PREFIX skos: <http://other/> ASK { ?s skos:p ?o }", ""),
        ("ASK { ?s ?p 'skos:p' } # aig:x", ""),
        ("ASK { ?s <skos:p> ?o }", ""),
        ("ASK { ?s other:p ?o }", ""),
        ("prefix x: <http://x/> ASK { x:a aig:p skos:b , aig:c }", "PREFIX aig: <http://a/> PREFIX skos: <http://s/> "),
    ],
)
def test_the_prefixes_that_are_used_and_not_declared_are_added(query, added):
    assert add_prefixes(query, PREFIXES) == added + query


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("select * {}", "SELECT"),
        ("BASE <http://x/> PREFIX ask: <x> # ASK\nCONSTRUCT WHERE {}", "CONSTRUCT"),
        ("describe <x>", "DESCRIBE"),
    ],
)
def test_the_form_of_a_query_is_its_first_word_of_that_kind(query, form):
    assert form_of(query) == form


@pytest.mark.parametrize("query", ["INSERT DATA { <a:b> <a:b> 1 }", "DEFINE get:soft 'soft' SELECT * {}", "", "{"])
def test_what_is_no_query_has_no_form(query):
    with pytest.raises(UsageError, match="write SELECT, ASK, CONSTRUCT or DESCRIBE"):
        form_of(query)


@pytest.mark.parametrize(
    ("query", "can"),
    [
        ("SELECT * { ?s ?p ?o } ORDER BY ?s", True),
        ("SELECT * { ?s ?p ?o }", False),
        ("SELECT * { ?s ?p ?o } ORDER BY ?s LIMIT 3", False),
        ("SELECT * { ?s ?p ?o } ORDER BY ?s OFFSET 3", False),
        ("SELECT * { { SELECT * { ?s ?p ?o } ORDER BY ?s LIMIT 3 } }", False),
        ("SELECT * { { SELECT * { ?s ?p 'LIMIT' } LIMIT 3 } } ORDER BY ?s # LIMIT", True),
        ("CONSTRUCT WHERE { ?s ?p ?o } ORDER BY ?s", False),
    ],
)
def test_an_answer_comes_in_pages_only_where_it_has_an_order_and_no_bounds(query, can):
    assert can_be_paged(query) is can


def test_a_page_stands_before_the_values_of_a_query(store):
    query = "SELECT ?s { GRAPH <http://u/> { ?s ?p ?o } } ORDER BY ?s VALUES ?s { <http://x/> <http://limit/> }"
    assert answer(store.query(add_page(query, 1, 1))) == ["[<NamedNode value=http://x/>]"]


def test_a_page_is_refused_where_the_query_sets_bounds():
    with pytest.raises(UsageError, match="of its own"):
        add_page("SELECT * { ?s ?p ?o } LIMIT 3", 10, 0)


def test_bounds_of_a_part_are_not_those_of_the_query():
    assert not is_bounded("SELECT * { { SELECT * { ?s ?p ?o } LIMIT 3 } }")


def test_a_word_in_a_string_or_comment_is_no_word_of_sparql():
    assert not has_word("ASK { ?s ?p 'GRAPH' } # GRAPH\n", "GRAPH")
