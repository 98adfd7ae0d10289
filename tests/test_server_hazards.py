"""Hostile queries, each sent to a running server: it lives, within its limits, and others are answered meanwhile."""

from __future__ import annotations

import itertools
import socket
from concurrent.futures import ThreadPoolExecutor

import pytest

from aigraph.server.limits import Limits
from aigraph.server.protocol import Asked, make_job

ROWS_CAP = 1000
ASK = "ASK { ?s ?p ?o }"
PRODUCT = "?a ?b ?c1 . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l"
UNTRUE = "FILTER(CONCAT(?c1, ?f, ?i, ?l) = 'none')"
NEVER = f"SELECT (COUNT(*) AS ?c) {{ {PRODUCT} }}"
DIRECT = {"Content_Type": "application/sparql-query"}


@pytest.fixture(scope="module")
def server(launch, small):
    bounds = ["--seconds", "2", "--megabytes", "64", "--rows", ROWS_CAP, "--rate", "0"]
    return launch("--data", small, *bounds, "--limit", "answer_bytes=1000000")


@pytest.fixture(scope="module")
def patient(launch, small):
    """A server on which other limits come before that of time."""
    return launch("--data", small, "--seconds", "60", "--megabytes", "64", "--limit", "answer_bytes=1000000")


@pytest.fixture
def listener():
    """A place that nobody may ask: gives its port, and afterwards nobody must have come."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.2)
        yield listening.getsockname()[1]
        with pytest.raises(TimeoutError):
            listening.accept()


def problem(reply):
    return reply.status, reply.json["type"].partition("#")[2]


def is_well(server):
    return server.ask(ASK).json["boolean"] is True


OUTWARD = {
    "SERVICE": "SELECT * { SERVICE <U> { ?s ?p ?o } }",
    "SERVICE SILENT": "SELECT * { SERVICE SILENT <U> { ?s ?p ?o } }",
    "a variable": "SELECT * { VALUES ?u { <U> } SERVICE ?u { ?s ?p ?o } }",
    "in OPTIONAL": "SELECT * { ?s ?p ?o OPTIONAL { SERVICE <U> { ?s ?p ?o } } }",
    "in EXISTS": "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <U> { ?s ?p ?o } } }",
    "in NOT EXISTS": "ASK { FILTER NOT EXISTS { SERVICE <U> { ?s ?p ?o } } }",
    "in a subquery": "SELECT * { { SELECT * { SERVICE <U> { ?s ?p ?o } } } }",
    "in UNION": "SELECT * { { ?s ?p ?o } UNION { SERVICE <U> { ?s ?p ?o } } }",
    "in MINUS": "SELECT * { ?s ?p ?o MINUS { SERVICE <U> { ?s ?p ?o } } }",
    "in GRAPH": "SELECT * { GRAPH ?g { SERVICE <U> { ?s ?p ?o } } }",
    "in an expression": "SELECT (EXISTS { SERVICE <U> { ?s ?p ?o } } AS ?x) {}",
    "in CONSTRUCT": "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <U> { ?s ?p ?o } }",
    "in DESCRIBE": "DESCRIBE ?s WHERE { SERVICE <U> { ?s ?p ?o } }",
    "a prefixed name": "PREFIX x: <U> SELECT * { SERVICE x: { ?s ?p ?o } }",
    "without blanks": "SELECT*{SERVICE<U>{?s?p?o}}",
    "after a comment": "SELECT * { #\nSERVICE#\n<U> { ?s ?p ?o } }",
    "LOAD": "LOAD <U>",
    "LOAD SILENT": "LOAD SILENT <U> INTO GRAPH <http://example.org/x>",
}  # fmt: skip


@pytest.mark.parametrize("what", OUTWARD)
def test_a_query_that_reaches_out_is_refused_and_nobody_is_asked(server, listener, what):
    reply = server.ask(OUTWARD[what].replace("U", f"http://127.0.0.1:{listener}/"))
    assert problem(reply) == (400, "query-refused")


FROM = {
    "FROM": "SELECT * FROM <U> { ?s ?p ?o }",
    "FROM NAMED": "SELECT * FROM NAMED <U> { GRAPH ?g { ?s ?p ?o } }",
    "both": "SELECT * FROM <U> FROM NAMED <U> { ?s ?p ?o }",
    "GRAPH": "SELECT * { GRAPH <U> { ?s ?p ?o } }",
}


@pytest.mark.parametrize("what", FROM)
def test_a_graph_that_the_store_has_not_is_empty_and_never_fetched(server, listener, what):
    reply = server.ask(FROM[what].replace("U", f"http://127.0.0.1:{listener}/x.ttl"))
    assert (reply.status, reply.json["results"]["bindings"]) == (200, [])


@pytest.mark.parametrize("what", FROM)
def test_a_file_named_as_a_graph_is_never_read(server, small, what):
    reply = server.ask(FROM[what].replace("U", small.as_uri()))
    assert (reply.status, reply.json["results"]["bindings"]) == (200, [])


@pytest.mark.parametrize("name", ["default-graph-uri", "named-graph-uri"])
def test_a_graph_of_the_request_is_never_fetched(server, listener, name):
    query = "SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
    reply = server.ask(query, **{name: f"http://127.0.0.1:{listener}/x.ttl"})
    assert (reply.status, reply.json["results"]["bindings"]) == (200, [])


ANY = "(<x:a>|!<x:a>)*"


def tenfold(variables):
    """Each variable's text ten times in the next."""
    pairs = itertools.pairwise(variables)
    return " ".join(f"BIND(CONCAT({', '.join([f'?{one}'] * 10)}) AS ?{other})" for one, other in pairs)


ENDLESS = {
    "a product of four": NEVER,
    "a product that is sorted": f"SELECT * {{ {PRODUCT} }} ORDER BY ?c1 ?f ?i ?l LIMIT 1",
    "a product of which many rows are one": f"SELECT DISTINCT ?b ?e ?h {{ {PRODUCT} }}",
    "a product in groups": f"SELECT ?c1 ?f ?i (COUNT(*) AS ?n) {{ {PRODUCT} }} GROUP BY ?c1 ?f ?i",
    "a text of ten to the ninth": f"SELECT (STRLEN(?i) AS ?n) {{ BIND('aaaaaaaaaa' AS ?a) {tenfold('abcdefghi')} }}",
    "texts joined without end": f"SELECT (GROUP_CONCAT(?o) AS ?x) {{ ?s ?p ?o . ?s2 ?p2 ?o2 . {PRODUCT} }}",
    "a filter of one that never holds": f"ASK {{ {PRODUCT} {UNTRUE} }}",
    "triples made without end": f"CONSTRUCT {{ ?a ?e ?i }} WHERE {{ {PRODUCT} {UNTRUE} }}",
    "a path between everything": f"SELECT (COUNT(*) AS ?n) {{ ?a {ANY} ?b . ?c {ANY} ?d . ?e {ANY} ?f . ?g {ANY} ?h }}",
}  # fmt: skip


@pytest.mark.parametrize("what", ENDLESS)
def test_a_query_without_end_is_ended_with_an_error_and_nothing_of_an_answer(server, what):
    reply = server.request("POST", "/sparql", ENDLESS[what].encode(), **DIRECT)
    assert problem(reply)[0] == 500
    assert problem(reply)[1] in {"time-limit", "memory-limit", "answer-too-large"}
    assert is_well(server)


def test_a_query_that_eats_memory_is_told_so(patient):
    reply = patient.request("POST", "/sparql", ENDLESS["a text of ten to the ninth"].encode(), **DIRECT)
    assert problem(reply) == (500, "memory-limit")


def test_an_answer_that_is_too_large_is_told_so(patient):
    reply = patient.ask(f"SELECT ?g {{ BIND('aaaaa' AS ?a) {tenfold('abcdefg')} }}")
    assert problem(reply) == (500, "answer-too-large")


@pytest.mark.parametrize("count", [4, 64])
def test_others_are_answered_while_queries_without_end_run(server, count):
    with ThreadPoolExecutor(count) as threads:
        running = [threads.submit(server.ask, f"{NEVER} # {number}") for number in range(count)]
        asked = [server.ask(f"ASK {{ <http://example.org/{number}> ?p ?o }}") for number in range(50)]
        statuses = {future.result().status for future in running}
    assert [reply.json["boolean"] for reply in asked] == [True] * 50
    assert statuses <= {500, 503}
    assert is_well(server)


NESTED = {
    "groups": lambda depth: "ASK " + "{" * depth + "}" * depth,
    "parentheses": lambda depth: "ASK { FILTER(" + "(" * depth + "1" + ")" * depth + ") }",
    "negations": lambda depth: "ASK { FILTER(" + "!" * depth + "true) }",
    "minus signs": lambda depth: "ASK { FILTER(1 = " + "-" * depth + "1) }",
    "lists": lambda depth: "ASK { ?s ?p " + "(" * depth + ")" * depth + " }",
    "blank nodes": lambda depth: "ASK { ?s ?p " + "[ ?p " * depth + "1" + "]" * depth + " }",
    "paths": lambda depth: "ASK { ?s " + "(" * depth + "<x:p>" + ")*" * depth + " ?o }",
    "inverse paths": lambda depth: "ASK { ?s " + "^" * depth + "<x:p> ?o }",
    "subqueries": lambda depth: "ASK " + "{ SELECT * " * depth + "{}" + "}" * depth,
    "alternatives": lambda depth: "ASK { {}" + " UNION {}" * depth + " }",
    "sums": lambda depth: "ASK { FILTER(1" + "+1" * depth + " > 0) }",
    "ands": lambda depth: "ASK { FILTER(true" + "&&true" * depth + ") }",
    "optional after optional": lambda depth: "ASK {" + "OPTIONAL{}" * depth + "}",
    "a path of many steps": lambda depth: "ASK { ?s <x:p>" + "/<x:p>" * depth + " ?o }",
}


@pytest.mark.parametrize("depth", [1000, 3000, 20_000])
@pytest.mark.parametrize("what", NESTED)
def test_what_is_nested_deeply_is_refused_and_ends_nothing(server, what, depth):
    reply = server.request("POST", "/sparql", NESTED[what](depth).encode(), **DIRECT)
    is_ended = reply.status == 500 and problem(reply)[1] in {"time-limit", "memory-limit"}
    is_allowed = depth == 1000 and (reply.status == 200 or is_ended)
    assert reply.status in {400, 413} or is_allowed
    assert is_well(server)


def test_a_hundred_groups_are_no_hazard(server):
    assert server.ask(NESTED["groups"](90)).status == 200


ROW = {
    "application/sparql-results+json": b'"s":',
    "application/sparql-results+xml": b"<result>",
    "text/csv": b"\r\nhttp",
    "text/tab-separated-values": b"\n<",
}


@pytest.mark.parametrize("media_type", ROW)
def test_too_many_rows_are_cut_with_a_mark(server, media_type):
    reply = server.ask("SELECT ?s ?a { ?s ?p ?o . ?a ?b ?c }", media_type)
    assert (reply.headers["x-aigraph-truncated"], reply.body.count(ROW[media_type])) == (f"rows={ROWS_CAP}", ROWS_CAP)


@pytest.mark.parametrize("media_type", ["application/sparql-results+json", "application/sparql-results+xml"])
def test_the_mark_stands_in_the_body_too_where_there_is_a_place(server, media_type):
    assert b"docs/serving#truncated" in server.ask("SELECT ?s { ?s ?p ?o . ?a ?b ?c }", media_type).body


def test_too_many_triples_are_cut_with_a_mark(server):
    reply = server.ask("CONSTRUCT { ?s ?b ?o } WHERE { ?s ?p ?o . ?a ?b ?c }", "application/n-triples")
    assert (reply.headers["x-aigraph-truncated"], reply.body.count(b"\n") <= ROWS_CAP) == (f"rows={ROWS_CAP}", True)


def test_as_many_rows_as_there_may_be_are_not_marked(server):
    reply = server.ask(f"SELECT ?s {{ ?s ?p ?o . ?a ?b ?c }} LIMIT {ROWS_CAP}")
    assert ("x-aigraph-truncated" in reply.headers, len(reply.json["results"]["bindings"])) == (False, ROWS_CAP)


def test_a_regular_expression_that_stalls_others_does_not_stall_this(server):
    reply = server.ask(f"ASK {{ FILTER(REGEX('{'a' * 40}!', '^(a+)+$')) }}")
    assert (reply.status, reply.json["boolean"]) == (200, False)


ODD = [
    b"\x00",
    b"ASK { \x00 }",
    b"ASK {} \x00",
    b"\xff\xfe",
    b"\xef\xbb\xbfASK {}",
    "ASK { FILTER('\U0010ffff' = '') }".encode(),
    "ASK { FILTER('\u202e\u0000' = '') }".encode(),
    b"ASK { FILTER('\\uD800' = '') }",
    b"ASK { <http://x/\\u0000> ?p ?o }",
    b'ASK { FILTER("""' + b'"' * 1000 + b") }",
    b"'" * 60_000,
    b'"""' * 20_000,
    b"<" * 60_000,
    b"#" * 60_000,
    b"\r\n" * 30_000,
    b"PREFIX " * 9000,
    b"ASK { ?s ?p 1e999999999 }",
    b"ASK { FILTER(1/0 = 1) }",
    b"ASK { FILTER(" + b"9" * 60_000 + b" > 1) }",
    b"SELECT * { ?s ?p ?o } LIMIT 99999999999999999999999999",
    b"SELECT * { ?s ?p ?o } OFFSET 18446744073709551615",
    b"SELECT (REPLACE('a', '(', 'b') AS ?x) {}",
    b"SELECT (SUBSTR('a', -9223372036854775808, 9223372036854775807) AS ?x) {}",
    b"SELECT (STRDT('x', <http://www.w3.org/2001/XMLSchema#dateTime>) AS ?x) {}",
    b"SELECT (<http://x/no-such-function>(1) AS ?x) {}",
    b"SELECT (ABS(-170141183460469231731687303715884105728.0) AS ?x) {}",
    b"SELECT ('a\\u0001b' AS ?x) {}",
    b"SELECT (<<( <x:a> <x:b> <x:c> )>> AS ?x) {}",
    b"DESCRIBE *",
    b"SELECT * {} VALUES () {}",
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(ODD)))
@pytest.mark.parametrize("accept", ["*/*", "application/sparql-results+xml", "text/html"])
def test_odd_bytes_and_odd_values_get_an_answer_or_a_refusal(server, number, accept):
    reply = server.request("POST", "/sparql", ODD[number], **DIRECT, Accept=accept)
    assert reply.status in {200, 400, 406}
    assert is_well(server)


STALLING = {
    "quotes that are escaped in a string without an end": ("POST", "/sparql", b"ASK { ?s ?p '" + b"\\'" * 31_000),
    "thousands of parameters": ("GET", "/api/x?" + "&".join(f"{number:x}" for number in range(11_000)), None),
}


@pytest.mark.parametrize("what", STALLING)
def test_a_request_that_is_long_to_look_through_holds_up_nobody(server, what):
    with ThreadPoolExecutor(8) as threads:
        running = [threads.submit(server.request, *STALLING[what], **DIRECT) for _ in range(8)]
        assert server.request("GET", "/healthz", timeout=4).status == 200
        assert {future.result().status for future in running} <= {400, 404, 500}
    assert is_well(server)


def test_what_is_remembered_of_a_query_is_small_however_long_it_is():
    query = "ASK { " + "word " * 10_000 + "}"
    assert len(make_job(query, Asked(query, [], [], "")).shape) < 100


def test_none_of_it_has_left_processes_behind(server):
    limits = Limits()
    assert len(server.processes()) <= 2 + limits.workers + limits.long_workers  # the server, the keeper, and workers
