"""The linter: each rule finds what it is for and leaves alone what is right, and all shipped queries pass."""

from __future__ import annotations

import pytest

from aigraph.lint import Linter, rules
from aigraph.project import find_project, shipped_root
from aigraph.queries import list_queries, read_query

PROJECT = find_project(shipped_root())
FOLDERS = sorted(
    {PROJECT.relative(path.parent) for folder in ("queries", "ontology") for path in PROJECT.files(folder, "**/*.rq")}
)
SHIPPED = [(folder, query) for folder in FOLDERS for query in list_queries(PROJECT, folder)]


@pytest.fixture(scope="module")
def linter():
    return Linter(PROJECT)


@pytest.fixture
def check(linter):
    """The rules and columns of what is found in a text of one line."""

    def checked(text):
        return [(finding.rule, finding.places[0].column) for finding in linter.check(read_query(text), "query")]

    return checked


# rule → (what breaks it, with the place marked by §, and what does not)
EXAMPLES = {
    "syntax": [("SELECT ?x { ?x a §}", "SELECT ?x { ?x a aig:Cluster }")],
    "unknown-prefix": [
        ("SELECT ?x { ?x §fooo:p 1 }", "PREFIX fooo: <urn:f> SELECT ?x { ?x fooo:p 1 }"),
        ("SELECT ?x { ?x ?p §'1'^^xds:date }", "SELECT ?x { ?x ?p '1'^^xsd:date, 'a:b', _:b, 'x'^^<urn:a:b> }"),
    ],
    "unknown-term": [
        ("SELECT ?x { ?x §aig:amuont 1 }", "SELECT ?x { ?x aig:amount 1 }"),
        (
            "SELECT ?x { ?x a §<https://w3id.org/aigraph/ontology#Clutser> }",
            "PREFIX aig: <urn:other> SELECT ?x { ?x a aig:Clutser }",
        ),
    ],
    "relative-iri": [
        ("SELECT ?x { ?x a §<cluster/miai> }", "BASE <https://example.org/> SELECT ?x { ?x a <cluster/miai> }"),
    ],
    "never-bound": [
        ("SELECT §?labl { ?x skos:prefLabel ?label }", "SELECT ?label { ?x skos:prefLabel ?label }"),
        ("SELECT ?x { ?x ?p ?o FILTER(§?q > 1) }", "SELECT ?x { ?x ?p ?o FILTER(?o > 1) }"),
        (
            "SELECT ?x { ?x ?p ?o } ORDER BY §?z",
            "SELECT ?z (COUNT(?o) AS ?n) { ?x ?p ?o } GROUP BY (STR(?x) AS ?z) ORDER BY ?z ?n",
        ),
        ("CONSTRUCT { ?x ?p §?z } { ?x ?p ?o }", "CONSTRUCT { ?x ?p ?_z } { ?x ?p ?o }"),
        (
            "SELECT §?y { ?x ?p ?o MINUS { ?x ?p ?y } }",
            "SELECT ?y { VALUES (?x ?y) { (1 2) (3 4) } GRAPH ?g { ?x ?p ?o } { SELECT ?g ?y { ?g ?p ?y } } }",
        ),
    ],
    "single-use": [
        (
            "SELECT ?x { ?x org:member ?institution . §?instituton a aig:Institution }",
            "SELECT ?x { ?x org:member ?institution . ?institution a aig:Institution }",
        ),
        (
            "SELECT ?label { ?x skos:prefLabel ?label . ?x skos:altLabel §?labels }",
            "SELECT ?label1 { ?x skos:prefLabel ?label1 . ?x skos:altLabel ?label2 }",
        ),
    ],
    "parameter-place": [
        ("SELECT §?_x { ?s ?p ?_x }", "SELECT ?s { ?s ?p ?_x }"),
        ("SELECT ?s { ?s ?p ?o BIND(1 AS §?_x) }", "SELECT ?s { ?s ?p ?o BIND(?_x AS ?x) FILTER(?x > 1) }"),
        ("SELECT ?s { ?s ?p ?o FILTER(BOUND(§?_x)) }", "SELECT ?s { ?s ?p ?o FILTER(BOUND(?o)) FILTER(?o = ?_x) }"),
        ("SELECT ?s { ?s ?p ?o } ORDER BY STR(?s) LIMIT §?_x", "SELECT ?s { ?s ?p ?_x } ORDER BY STR(?s) LIMIT 3"),
        ("SELECT (1 AS §?_x) { ?s ?p ?o }", "SELECT (1 AS ?x) { ?s ?p ?_x }"),
        ("SELECT (STR(§?_x) AS ?x) { ?s ?p ?o }", "SELECT (STR(?o) AS ?x) { ?s ?_x_iri ?o }"),
    ],
    "unordered-limit": [
        ("SELECT ?s { ?s ?p ?o } LIMIT §3", "SELECT ?s { ?s ?p ?o } ORDER BY STR(?s) LIMIT 3"),
        ("SELECT ?s { ?s ?p ?o } OFFSET §3", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o } LIMIT 1"),
        ("SELECT ?s { { SELECT ?s { ?s ?p ?o } LIMIT §3 } }", "ASK { ?s ?p ?o } LIMIT 1"),
    ],
    "tagged-order": [
        ("SELECT ?l { ?s skos:prefLabel ?l } ORDER BY §?l", "SELECT ?l { ?s skos:prefLabel ?l } ORDER BY STR(?l)"),
        ("SELECT ?l { ?s rdfs:label ?l } ORDER BY §DESC(?l)", "SELECT ?n { ?s aig:amount ?n } ORDER BY DESC(?n)"),
        (
            "SELECT ?l { { SELECT ?l { ?s skos:prefLabel ?l } } } ORDER BY §?l",
            "SELECT ?n { ?s skos:prefLabel ?l BIND(STR(?l) AS ?n) } ORDER BY ?n",
        ),
    ],
    "unordered-concat": [
        (
            "SELECT (§GROUP_CONCAT(DISTINCT ?o) AS ?all) { ?s ?p ?o }",
            "SELECT (GROUP_CONCAT(?o) AS ?all) { { SELECT ?o { ?s ?p ?o } ORDER BY STR(?o) } }",
        ),
    ],
    "not-exists": [
        (
            "SELECT ?s { ?s ?p ?o FILTER §NOT EXISTS { ?s ?q ?z . ?z ?r ?s } }",
            "SELECT ?s { ?s ?p ?o FILTER NOT EXISTS { ?s ?q ?z } FILTER EXISTS { ?s ?q ?z . ?z ?r ?s } }",
        ),
        (
            "SELECT ?s { ?s ?p ?o FILTER(?o > 1 && §NOT EXISTS { ?s ?q ?z ; ?r ?o }) }",
            "SELECT ?s { ?s ?p ?o MINUS { ?s ?q ?z . ?z ?r ?s } }",
        ),
    ],
    "counted-path": [
        (
            "SELECT (§COUNT(?t) AS ?n) { ?_x_iri skos:broader* ?t }",
            "SELECT (COUNT(DISTINCT ?t) AS ?n) { ?_x_iri skos:broader* ?t }",
        ),
        (
            "SELECT (§SUM(?a) AS ?n) { { SELECT ?a { ?t (^skos:broader)+/aig:amount ?a } } }",
            "SELECT (SUM(?a) AS ?n) { { SELECT DISTINCT ?t ?a { ?t skos:broader+/aig:amount ?a } } }",
        ),
        (
            "SELECT (§COUNT(*) AS ?n) { ?_x_iri skos:broader+ ?t }",
            "SELECT (COUNT(*) AS ?n) { ?_x_iri skos:broader? ?t . ?t aig:amount ?a FILTER(?a * 2 > 1 + 1) }",
        ),
    ],
    "product": [
        (
            "SELECT ?a ?b { ?a aig:amount ?x . §?b aig:amount ?y }",
            "SELECT ?a ?b { ?a aig:amount ?x . ?b aig:amount ?x }",
        ),
        (
            "SELECT ?a ?b { ?a aig:amount ?x §OPTIONAL { ?b aig:amount ?y } }",
            "SELECT ?a ?b { ?a aig:amount ?x . ?b aig:amount ?y FILTER(?x < ?y) }",
        ),
        (
            "SELECT ?a ?b { ?a aig:amount ?x §{ SELECT ?b { ?b aig:amount ?y } } }",
            "SELECT ?a ?n { ?a aig:amount ?x { SELECT (COUNT(*) AS ?n) { ?b aig:amount ?y } } }",
        ),
        (
            "SELECT ?a ?b { ?a aig:amount ?x §VALUES ?b { 1 2 } }",
            "SELECT ?a ?b { ?a aig:amount ?x VALUES ?b { 1 } BIND(?x AS ?y) OPTIONAL { ?b aig:amount ?y } }",
        ),
        (
            "SELECT ?a ?b { ?a aig:amount ?_n_integer . §?b aig:amount ?_n_integer }",
            "SELECT ?a ?b { ?a org:member ?b OPTIONAL { ?a aig:amount ?x . ?b aig:amount ?y } }",
        ),
        (
            "SELECT ?a { ?a aig:amount ?x { ?a ?p ?q . §?r ?s ?t } UNION { ?a ?p ?x } }",
            "SELECT ?a { ?a aig:amount ?x . [] org:member ?a ; org:organization [ aig:amount ?y ] }",
        ),
    ],
    "idle-minus": [
        (
            "SELECT ?a { ?a aig:amount ?x §MINUS { ?b aig:amount ?y } }",
            "SELECT ?a { ?a aig:amount ?x MINUS { ?a aig:minAmount ?y } }",
        ),
    ],
}  # fmt: skip
CASES = [
    pytest.param(rule, wrong, right, id=f"{rule}-{number}")
    for rule, examples in EXAMPLES.items()
    for number, (wrong, right) in enumerate(examples)
]


@pytest.mark.parametrize(("rule", "wrong", "_"), CASES)
def test_a_rule_finds_what_it_is_for_and_where(check, rule, wrong, _):
    assert (rule, wrong.index("§") + 1) in check(wrong.replace("§", ""))


@pytest.mark.parametrize(("rule", "_", "right"), CASES)
def test_a_rule_leaves_alone_what_is_right(check, rule, _, right):
    assert [found for found in check(right) if found[0] in (rule, "syntax")] == []


def test_every_rule_has_its_examples():
    assert set(EXAMPLES) == {*rules(), "syntax"}


@pytest.mark.parametrize(("folder", "query"), SHIPPED, ids=[f"{folder}/{query.name}" for folder, query in SHIPPED])
def test_every_shipped_query_passes(linter, folder, query):
    assert [str(finding) for finding in linter.check(query, f"{folder}/{query.name}.rq")] == []


def test_the_place_is_the_line_and_column_in_the_file(linter):
    (finding,) = linter.check(read_query("#+ summary: Which?\nSELECT ?x {\n  ?x a aig:Clutser }"), "queries/x.rq")
    assert str(finding.places[0]) == "queries/x.rq:3:8"


LIMITED = "#+ allow:\n#+   - {}\nSELECT ?s {{ ?s ?p ?o }} LIMIT 3"


@pytest.mark.parametrize(
    ("allowed", "found"),
    [
        ("unordered-limit: any three will do", []),
        ("unordered-limit", ["no-reason"]),
        ("unordered-limit:", ["no-reason"]),
        ("product: it is small", ["allowed-nothing", "unordered-limit"]),
        ("unorderd-limit: any three", ["allowed-nothing", "unordered-limit"]),
    ],
)
def test_a_header_allows_a_rule_to_be_broken_for_a_reason(linter, allowed, found):
    findings = linter.check(read_query(LIMITED.format(allowed)), "query")
    assert [finding.rule for finding in findings] == found


def test_a_rule_that_there_is_not_is_told_with_the_nearest(linter):
    first, _ = linter.check(read_query(LIMITED.format("unorderd-limit: any three")), "query")
    assert "(did you mean unordered-limit?)" in str(first)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?s { ?s ?p ?o } LIMIT 3",
        "SELECT ?s { ?s a }",
        "SELECT ?x { ?x foo:p <rel> . ?y a aig:Clutser FILTER NOT EXISTS { ?y ?p ?o ; ?q ?z } }",
    ],
)
def test_a_finding_is_told_in_both_languages(linter, text):
    findings = linter.check(read_query(text), "query")
    assert [finding for finding in findings if finding.tell("fr") == finding.tell("en")] == []
    assert findings


def test_another_project_has_terms_of_its_own():
    orchards = Linter(find_project(shipped_root() / "tests/projects/orchards"))
    found = orchards.check(read_query("SELECT ?x { ?x a orc:Orchad, orc:Orchard, aig:Nothing }"), "query")
    assert [(finding.rule, finding.places[0].column) for finding in found] == [("unknown-term", 18)]


@pytest.mark.parametrize("depth", [101, 1000, 20000])
@pytest.mark.parametrize(("opening", "closing"), [("{", "}"), ("FILTER((", "))"), ("FILTER(NOT EXISTS {", "})")])
def test_a_query_past_the_limits_is_refused_and_read_no_further(linter, depth, opening, closing):
    (finding,) = linter.check(read_query("ASK {" + opening * depth + closing * depth + "}"), "query")
    assert finding.rule == "syntax"


def test_what_no_engine_may_see_is_told_in_its_place(linter):
    (finding,) = linter.check(read_query("ASK {\n  SERVICE <urn:x> {} }"), "query")
    assert str(finding) == "query:2:3: no SPARQL: SERVICE asks another server; leave it out"


def test_a_function_that_the_engine_lacks_is_a_finding(linter):
    (finding,) = linter.check(read_query("SELECT (<urn:f>(1) AS ?x) {}"), "query")
    assert (finding.rule, "<urn:f>" in str(finding)) == ("syntax", True)
