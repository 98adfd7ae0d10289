"""Parameters: any value becomes exactly one term, in the place of its own token and nowhere else."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import example, given
from hypothesis import strategies as st

import aigraph
from aigraph.errors import UsageError
from aigraph.queries import bind, read_query, to_iri
from aigraph.queries.tokens import check_limits

XSD = "http://www.w3.org/2001/XMLSchema#"
S, P = ox.NamedNode("https://example.org/s"), ox.NamedNode("https://example.org/p")
# Each gives the parameter back as ?x, where the store holds one triple whose object is the value.
SHAPES = {
    "in a pattern": "SELECT ?x {{ ?s <https://example.org/p> {0} BIND({0} AS ?x) }}",
    "in BIND": "SELECT ?x {{ BIND({0} AS ?x) }}",
    "in FILTER": "SELECT ?x {{ ?s <https://example.org/p> ?x FILTER(?x = {0}) }}",
    "in VALUES": "SELECT ?x {{ VALUES ?x {{ {0} }} }}",
    "in a list of choices": "SELECT ?x {{ ?s <https://example.org/p> ?x FILTER(?x IN (1, {0})) }}",
    "in a subquery": "SELECT ?x {{ {{ SELECT ?x {{ ?s ?p ?x FILTER(sameTerm(?x, {0})) }} }} }}",
    "in OPTIONAL": "SELECT ?x {{ OPTIONAL {{ ?s ?p ?x FILTER(?x = {0}) }} }}",
    "in a condition": "SELECT ?x {{ BIND(IF(true, {0}, 1) AS ?x) }}",
    "without blanks": "SELECT ?x{{?s<https://example.org/p>{0}.BIND({0} AS?x)}}",
    "among decoys": (
        '# {0}\nSELECT ?x {{ BIND({0} AS ?x) FILTER(\'{0}\' = """{0}""" && <https://example.org/{0}> != 1) # {0}\n}}'
    ),
}
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
HOSTILE = [
    'A") } UNION { ?s ?p ?n FILTER("1"="1',
    "'; DROP ALL; --",
    '"""',
    "'''",
    "\\",
    '\\"',
    "\\u0022",
    "\\\\u0022 . ?s ?p ?o",
    "?_x",
    "{0}",
    "a\nb\rc\td\x00\x08\x0c",
    "} SERVICE <http://127.0.0.1:9/> {",
    "<https://example.org/>",
    "x # y",
    "\u2028\u2029\x85",
    "",
]
HOSTILE_IRIS = [
    "https://example.org/> . ?s ?p ?o . <https://example.org/",
    "https://example.org/a b",
    'https://example.org/"',
    "https://example.org/{x}",
    "https://example.org/\\u003e",
    "https://example.org/\n",
    "https://example.org/<",
    "https://example.org/^`|",
    "<https://example.org/> . <https://example.org/>",
    "https://example.org/%zz",
    "no iri",
    "",
    "<>",
    "<",
    "//example.org/",
    "relative",
    "cluster/../miai x",
]


@pytest.fixture(scope="module")
def ask(graph):
    """The values of ?x of a query that is bound to one value, on a store with one triple that holds the value."""

    def answer(text, value, term):
        dataset, store = graph.dataset, ox.Store()
        store.add(ox.Quad(S, P, term))
        query = bind(read_query(text), {"x": value}, dataset.vocabulary, dataset.project, "fr")
        check_limits(query)
        return [solution["x"] for solution in store.query(query)]

    return answer


@pytest.mark.parametrize("shape", sorted(SHAPES))
@given(value=TEXTS | st.sampled_from(HOSTILE))
@example(value="?_x")
def test_any_text_is_bound_as_exactly_that_literal(ask, shape, value):
    term = ox.Literal(value)
    assert ask(SHAPES[shape].format("?_x"), value, term) == [term]


IRIS = st.text(
    st.characters(exclude_characters='<>"{}|^`\\%[]#', exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp", "Co", "Cn"])
)


@pytest.mark.parametrize("shape", sorted(SHAPES))
@given(path=IRIS)
@example(path="")
@example(path="#?_x_iri'$")
def test_any_iri_is_bound_as_exactly_that_iri(ask, shape, path):
    value = f"https://example.org/{path}"
    try:
        term = ox.NamedNode(value)
    except ValueError:
        with pytest.raises(
            UsageError, match=r" is no IRI; write an id such as class/slug, a prefixed name, or a whole"
        ):
            ask(SHAPES[shape].format("?_x_iri"), value, S)
        return
    assert ask(SHAPES[shape].format("?_x_iri"), value, term) == [term]


def test_what_is_no_iri_is_told_with_the_parameter_and_an_example(graph):
    with pytest.raises(UsageError, match=r"^theme: 'robotics' is no IRI; .*, such as theme/health$"):
        graph.bind("theme-clusters", theme="robotics")


@pytest.mark.parametrize("value", HOSTILE_IRIS, ids=ascii)
def test_what_is_no_iri_is_refused(graph, value):
    with pytest.raises(
        UsageError, match=r" is no IRI; write an id such as class/slug, a prefixed name, or a whole IRI$"
    ):
        graph.bind("ASK { ?s ?p ?_x_iri }", x=value)


@pytest.mark.parametrize("value", HOSTILE, ids=ascii)
def test_a_hostile_text_finds_nothing_but_itself(graph, value):
    query = "SELECT ?s { ?s <http://www.w3.org/2004/02/skos/core#prefLabel> ?name FILTER(STR(?name) = ?_x) }"
    assert len(graph.query(query, x=value)) == 0


VALUES = {
    "integer": ("007", "3.5"),
    "decimal": ("48.85", "1e3"),
    "date": ("2024-02-29", "2023-02-29"),
    "boolean": ("true", "yes"),
}


@pytest.mark.parametrize("kind", sorted(VALUES))
def test_a_value_of_its_type_is_bound_with_its_datatype(graph, kind):
    right, _ = VALUES[kind]
    bound = graph.bind(f"ASK {{ ?s ?p ?_x_{kind} }}", x=right)
    assert bound == f"ASK {{ ?s ?p {ox.Literal(right, datatype=ox.NamedNode(XSD + kind))} }}"


@pytest.mark.parametrize("kind", sorted(VALUES))
def test_a_value_of_another_type_is_refused(graph, kind):
    _, wrong = VALUES[kind]
    with pytest.raises(UsageError, match=rf"^x is '{wrong}'; write "):
        graph.bind(f"ASK {{ ?s ?p ?_x_{kind} }}", x=wrong)


@pytest.mark.parametrize(
    ("value", "iri"),
    [
        ("orchard/north", "https://example.org/orchards/id/orchard/north"),
        ("orchard/north/1", "https://example.org/orchards/id/orchard/north/1"),
        ("../source/report", "https://example.org/orchards/source/report"),
        ("../source/report#char=0,9", "https://example.org/orchards/source/report#char=0,9"),
        ("skos:broader", "http://www.w3.org/2004/02/skos/core#broader"),
        ("https://example.com/a", "https://example.com/a"),
        ("<https://example.com/a>", "https://example.com/a"),
        ("urn:isbn:1", "urn:isbn:1"),
        ("<skos:broader>", "http://www.w3.org/2004/02/skos/core#broader"),
    ],
)
def test_an_iri_may_be_an_id_a_prefixed_name_or_whole(write_facts, value, iri):
    empty = aigraph.load(
        write_facts("- editorial: editorial/a\n  reason: {en: x}\n  facts: [{id: orchard/a, type: Orchard}]")
    )
    assert to_iri(value, empty.dataset.vocabulary, empty.project).value == iri


# -- where a term cannot stand

REFUSED = {
    "projected": "SELECT ?_x { ?s ?p ?_x }",
    "projected among others": "SELECT ?s ?_x WHERE { ?s ?p ?_x }",
    "projected as distinct": "SELECT DISTINCT ?_x FROM <https://example.org/> { ?s ?p ?_x }",
    "projected as something": "SELECT (?_x AS ?y) { ?s ?p ?o }",
    "projected in an expression": "SELECT (STR(?_x) AS ?y) { ?s ?p ?o }",
    "the name of an expression": "SELECT (STR(?o) AS ?_x) { ?s ?p ?o }",
    "in lower case": "select ?_x where { ?s ?p ?_x }",
    "projected by a subquery": "SELECT ?s { { SELECT ?_x { ?s ?p ?_x } } }",
    "the target of BIND": "SELECT ?s { ?s ?p ?o BIND(1 AS ?_x) }",
    "the target of BIND, with a comment": "SELECT ?s { ?s ?p ?o BIND(1 AS # name\n ?_x) }",
    "LIMIT": "SELECT ?s { ?s ?p ?o } LIMIT ?_x",
    "OFFSET": "SELECT ?s { ?s ?p ?o } OFFSET ?_x",
    "BOUND": "SELECT ?s { ?s ?p ?o FILTER(BOUND(?_x)) }",
    "BOUND, apart": "SELECT ?s { ?s ?p ?o FILTER(!bound ( ?_x )) }",
}


@pytest.mark.parametrize("where", sorted(REFUSED))
def test_a_parameter_is_refused_where_no_term_can_stand(graph, where):
    with pytest.raises(
        UsageError, match=r"^the query, line \d, column \d+: the parameter \?_x cannot stand in SELECT, AS"
    ):
        graph.bind(REFUSED[where], x="1")


def test_the_place_of_a_refused_parameter_is_told(graph):
    with pytest.raises(
        UsageError, match=r"^the query, line 2, column 13: the parameter \?_x cannot stand in SELECT, AS, "
    ):
        graph.bind("SELECT ?s {\n  BIND(1 AS ?_x) }", x="1")


@pytest.mark.parametrize("query", ["SELECT * { VALUES ?_x { 1 } }", "SELECT ?s { ?s ?p ?o } GROUP BY ?s ORDER BY ?_x"])
def test_a_parameter_anywhere_else_where_no_term_can_stand_is_told_with_its_place(graph, query):
    with pytest.raises(UsageError, match=r"^the query, line 1, column \d+: \"1\" cannot stand here; write "):
        graph.query(query, x="1")


# -- names, defaults, choices


@pytest.mark.parametrize(
    "value",
    [ox.Literal("ENACT", language="en"), rdflib.Literal("ENACT", lang="en")],
    ids=["pyoxigraph", "rdflib"],
)
def test_a_literal_is_bound_with_its_language(graph, value):
    assert graph.bind("ASK { ?s ?p ?_x }", x=value) == 'ASK { ?s ?p "ENACT"@en }'


def test_a_literal_is_bound_with_its_datatype(graph):
    assert graph.bind("ASK { ?s ?p ?_x }", x=rdflib.Literal(5)).endswith(f'"5"^^<{rdflib.XSD.integer}> }}')


@pytest.mark.parametrize("value", [None, b"x", ["x"], ("x",), {"x"}, {"x": 1}, ox.BlankNode("x")], ids=repr)
def test_what_is_no_one_term_is_refused(graph, value):
    with pytest.raises(UsageError, match=r"^x is .*; give one text, number, date, boolean, id or term"):
        graph.bind("ASK { ?s ?p ?_x }", x=value)


def test_a_parameter_may_have_any_name(graph):
    asked = aigraph.connect("rdflib", graph.project)
    assert asked.query("SELECT ?x { BIND(CONCAT(?_self, ?_query) AS ?x) }", self="a", query="b")[0].x == "ab"


@pytest.mark.parametrize("word", ["Clusters", "clusterz", "queries/clusters.rq"])
def test_one_word_is_a_name_in_python_too(graph, word):
    with pytest.raises(UsageError, match=r"no such query in queries/"):
        graph.query(word)


@pytest.mark.parametrize(
    "value",
    ["status/awarded", "https://w3id.org/aigraph/id/status/awarded", "<https://w3id.org/aigraph/id/status/awarded>"],
)
def test_a_choice_may_be_written_as_any_form_of_its_iri(graph, value):
    query = "#+ enumerate:\n#+   - of: [status/awarded]\nASK { ?s ?p ?_of_iri }"
    assert graph.bind(query, of=value).endswith("<https://w3id.org/aigraph/id/status/awarded> }")


def test_a_value_that_no_parameter_takes_is_refused_with_the_nearest(graph):
    with pytest.raises(
        UsageError, match=r"^the query has no parameter colur \(did you mean colour\?\); it takes colour$"
    ):
        graph.bind("ASK { ?s ?p ?_colour }", colur="green")


def test_a_query_without_parameters_takes_none(graph):
    with pytest.raises(UsageError, match=r"^the query has no parameter colour; it takes none$"):
        graph.bind("ASK {}", colour="green")


def test_a_parameter_without_value_is_asked_for(graph):
    with pytest.raises(UsageError, match=r"^the query needs colour; add --set colour=…$"):
        graph.bind("ASK { ?s ?p ?_colour }")


CHOICES = "#+ defaults:\n#+   - colour: green\n#+ enumerate:\n#+   - colour: [green, red]\nASK { ?s ?p ?_colour }"


def test_a_default_is_used_where_no_value_is_given(graph):
    assert graph.bind(CHOICES).endswith('ASK { ?s ?p "green" }')


def test_a_choice_is_bound(graph):
    assert graph.bind(CHOICES, colour="red").endswith('ASK { ?s ?p "red" }')


def test_a_value_that_is_none_of_the_choices_is_refused(graph):
    with pytest.raises(UsageError, match=r"^colour is 'blue'; it takes green, red$"):
        graph.bind(CHOICES, colour="blue")


def test_the_language_is_a_parameter_that_every_query_may_use(graph):
    assert graph.bind("ASK { ?s ?p ?o FILTER(LANG(?o) = ?_lang) }") == 'ASK { ?s ?p ?o FILTER(LANG(?o) = "fr") }'


def test_the_language_may_be_set(graph):
    assert graph.bind("ASK { ?s ?p ?_lang }", lang="en") == 'ASK { ?s ?p "en" }'


def test_both_ways_to_write_a_variable_are_one_parameter(graph):
    assert graph.bind("ASK { ?_x ?p $_x }", x="a") == 'ASK { "a" ?p "a" }'


def test_nothing_but_the_parameter_is_changed(graph):
    query = '# ?_x\nASK { ?s ?p ?_x, \'?_x\', """?_x""", <https://example.org/?_x>, ?_xy, ?x_x, ex:_x }'
    assert graph.bind(query, x="a", xy="b") == query.replace("?p ?_x,", '?p "a",').replace("?_xy", '"b"')
