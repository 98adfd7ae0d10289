"""SPARQL 1.1 Protocol at /sparql, against a real server."""

from __future__ import annotations

import gzip
import json
import subprocess
from urllib.parse import quote, urlencode

import pytest

FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"
G = "http://example.org/g"
IN_GRAPH = "ASK { <http://example.org/1> <http://example.org/in> ?g }"
ROWS = "SELECT ?s { ?s <http://example.org/p1> ?o } ORDER BY ?s LIMIT 2"
TRIPLES = "CONSTRUCT WHERE { ?s <http://example.org/p1> ?o }"
RESULTS = {
    "application/sparql-results+json": b'{"head"',
    "application/sparql-results+xml": b"<?xml",
    "text/csv": b"s\r\n",
    "text/tab-separated-values": b"?s\n",
    "application/json": b'{"head"',
    "application/xml": b"<?xml",
}
GRAPHS = {
    "text/turtle": b"<http://example.org/",
    "application/n-triples": b"<http://example.org/",
    "application/ld+json": b"[{",
    "application/rdf+xml": b"<?xml",
}


@pytest.fixture(scope="module")
def server(launch, small):
    return launch("--data", small)


def post(server, body, media_type, string="", **headers):
    return server.request("POST", f"/sparql{string}", body, Content_Type=media_type, **headers)


def truth(reply):
    assert reply.status == 200, reply.body
    return reply.json["boolean"]


@pytest.mark.parametrize("path", ["/sparql", "/sparql/"])
def test_a_query_comes_in_the_address(server, path):
    assert truth(server.get(f"{path}?query={quote('ASK {}')}")) is True


def test_a_query_is_posted_as_a_form(server):
    assert truth(post(server, urlencode({"query": "ASK {}"}), FORM)) is True


@pytest.mark.parametrize("media_type", [DIRECT, f"{DIRECT}; charset=UTF-8", f'{DIRECT};charset="utf-8"'])
def test_a_query_is_posted_as_it_is(server, media_type):
    assert truth(post(server, "ASK { FILTER('é' = '\\u00e9') }".encode(), media_type)) is True


def test_a_graph_named_in_the_address_is_the_default_graph(server):
    assert truth(server.ask(IN_GRAPH, **{"default-graph-uri": G})) is True


def test_without_it_the_default_graph_is_the_datas_own(server):
    assert truth(server.ask(IN_GRAPH)) is False


def test_several_default_graphs_are_merged(server):
    assert truth(server.ask(IN_GRAPH, **{"default-graph-uri": [G, "http://example.org/none"]})) is True


def test_a_graph_named_beside_a_posted_query_is_taken(server):
    assert truth(post(server, IN_GRAPH, DIRECT, f"?default-graph-uri={quote(G)}")) is True


@pytest.mark.parametrize("string", ["", f"?default-graph-uri={quote(G)}"])
def test_a_graph_named_in_a_form_or_beside_it_is_taken(server, string):
    fields = {"query": IN_GRAPH} | ({} if string else {"default-graph-uri": G})
    assert truth(post(server, urlencode(fields), FORM, string)) is True


def test_graphs_of_the_request_are_taken_rather_than_those_of_the_query(server):
    query = "ASK FROM <http://example.org/none> { ?s <http://example.org/in> ?o }"
    assert truth(server.ask(query, **{"default-graph-uri": G})) is True


def test_a_named_graph_that_is_chosen_leaves_the_default_graph_empty(server):
    assert truth(server.ask("ASK { ?s ?p ?o }", **{"named-graph-uri": G})) is False


REFUSED = {
    "no query in a form": ("POST", "", "a=b", FORM, 400),
    "two queries in the address": ("GET", "?query=ASK%7B%7D&query=ASK%7B%7D", None, None, 400),
    "two queries in a form": ("POST", "", "query=ASK%7B%7D&query=ASK%7B%7D", FORM, 400),
    "one in the address and one posted": ("POST", "?query=ASK%7B%7D", "ASK {}", DIRECT, 400),
    "graphs without a query": ("GET", "?default-graph-uri=http%3A%2F%2Fexample.org%2Fg", None, None, 400),
    "no SPARQL": ("GET", "?query=ASK%20%7B", None, None, 400),
    "a graph that is no IRI": ("GET", "?query=ASK%7B%7D&default-graph-uri=%20", None, None, 400),
    "bytes that are no UTF-8": ("POST", "", b"ASK { FILTER('\xe9' = '') }", DIRECT, 400),
    "escapes that are no UTF-8": ("GET", "?query=ASK%7B%7D%23%E9", None, None, 400),
    "another encoding": ("POST", "", "ASK {}".encode("utf-16"), f"{DIRECT}; charset=UTF-16", 400),
    "a thousand and one parameters": ("GET", "?" + "a=b&" * 1001, None, None, 400),
    "text": ("POST", "", "ASK {}", "text/plain", 415),
    "nothing named": ("POST", "", "ASK {}", "", 415),
    "an update posted as it is": ("POST", "", "CLEAR ALL", "application/sparql-update", 415),
    "an update in a form": ("POST", "", "update=CLEAR+ALL", FORM, 400),
    "an update in the address": ("GET", "?update=CLEAR%20ALL", None, None, 400),
    "an update as a query": ("GET", "?query=CLEAR%20ALL", None, None, 400),
    "PUT": ("PUT", "?query=ASK%7B%7D", "ASK {}", DIRECT, 405),
    "DELETE": ("DELETE", "?graph=default", None, None, 405),
    "a query of more than 65536 characters": ("POST", "", "#" * 65537, DIRECT, 413),
    "a body of more than 256 kB": ("POST", "", "#" * 300_000, DIRECT, 413),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_query_is_refused_with_its_status(server, what):
    method, string, body, media_type, status = REFUSED[what]
    headers = {} if media_type is None else {"Content_Type": media_type}
    reply = server.request(method, f"/sparql{string}", body, **headers)
    assert (reply.status, reply.headers["content-type"]) == (status, "application/problem+json")
    assert reply.json.keys() == {"type", "title", "status", "detail"}
    assert reply.json["type"].startswith("https://w3id.org/aigraph/docs/serving#")
    assert reply.json["status"] == status


def test_an_error_in_a_query_is_told_with_its_line_and_column(server):
    assert "line 2, column 3" in server.ask("ASK {\n  ? }").json["detail"]


def test_a_browser_is_told_of_an_error_by_a_page_that_runs_nothing(server):
    reply = server.get(f"/sparql?query={quote('<script>alert(1)</script>')}", Accept="text/html")
    assert (reply.status, reply.headers["content-type"]) == (400, "text/html; charset=utf-8")
    assert b"<script>" not in reply.body


@pytest.mark.parametrize("media_type", RESULTS)
def test_rows_come_in_every_form(server, media_type):
    reply = server.ask(ROWS, media_type)
    assert reply.headers["content-type"].partition(";")[0] == media_type
    assert reply.body.startswith(RESULTS[media_type])


@pytest.mark.parametrize("media_type", RESULTS)
def test_the_answer_to_an_ask_comes_in_every_form(server, media_type):
    assert b"true" in server.ask("ASK {}", media_type).body


@pytest.mark.parametrize("media_type", GRAPHS)
@pytest.mark.parametrize("query", [TRIPLES, "DESCRIBE <http://example.org/1>"])
def test_triples_come_in_every_form(server, media_type, query):
    reply = server.ask(query, media_type)
    assert reply.headers["content-type"].partition(";")[0] == media_type
    assert GRAPHS[media_type] in reply.body


ACCEPTED = {
    "": "application/sparql-results+json",
    "*/*": "application/sparql-results+json",
    "text/*": "text/csv",
    "text/csv;q=0.5, application/sparql-results+xml;q=0.6": "application/sparql-results+xml",
    "application/sparql-results+json;q=0, */*": "application/sparql-results+xml",
    "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8": "application/xml",
    "TEXT/CSV": "text/csv",
    "image/png, text/csv;q=0.001": "text/csv",
    "nonsense, text/csv": "text/csv",
}


@pytest.mark.parametrize("accept", ACCEPTED)
def test_the_form_that_a_client_likes_best_is_taken(server, accept):
    assert server.ask(ROWS, accept).headers["content-type"].partition(";")[0] == ACCEPTED[accept]


def test_accept_in_several_headers_is_one_list(server):
    shown = subprocess.run(
        ["curl", "-s", "-o", "-", "-w", "%{content_type}", "-H", "Accept: image/png", "-H", "Accept: text/csv",
         f"{server.url}/sparql?query={quote('ASK {}')}"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert shown.stdout.endswith("text/csv; charset=utf-8")


@pytest.mark.parametrize(("query", "accept"), [(ROWS, "text/turtle"), (TRIPLES, "text/csv"), (ROWS, "image/png")])
def test_a_form_that_there_is_not_is_refused_with_those_that_there_are(server, query, accept):
    reply = server.ask(query, accept)
    assert (reply.status, reply.json["type"].partition("#")[2]) == (406, "not-acceptable")


@pytest.mark.parametrize(
    ("form", "query", "media_type"),
    [
        ("csv", ROWS, "text/csv"),
        ("xml", ROWS, "application/sparql-results+xml"),
        ("ttl", TRIPLES, "text/turtle"),
        ("json", TRIPLES, "application/ld+json"),
        ("xml", TRIPLES, "application/rdf+xml"),
    ],
)
def test_a_format_in_the_address_goes_before_accept(server, form, query, media_type):
    assert server.ask(query, "image/png", format=form).headers["content-type"].startswith(media_type)


def test_a_format_of_somebody_elses_leaves_it_to_accept(server):
    assert server.ask(ROWS, "text/csv", format="auto").headers["content-type"].startswith("text/csv")


def test_head_gives_the_headers_of_get_and_no_body(server):
    path = f"/sparql?query={quote(ROWS)}"
    got, head = server.get(path), server.request("HEAD", path)
    assert (head.status, head.body, head.headers["content-length"]) == (200, b"", str(len(got.body)))


def test_options_says_what_is_taken(server):
    reply = server.request("OPTIONS", "/sparql")
    assert (reply.status, reply.headers["allow"]) == (204, "GET, HEAD, OPTIONS, POST")


def test_a_wrong_method_is_told_the_right_ones(server):
    assert server.request("PATCH", "/sparql").headers["allow"] == "GET, HEAD, OPTIONS, POST"


def test_the_endpoint_itself_shows_a_browser_the_query_page(server):
    reply = server.get("/sparql", Accept="text/html,application/xhtml+xml,*/*;q=0.8")
    assert (reply.status, reply.headers["location"]) == (303, "query")


def test_a_large_answer_is_compressed_for_those_who_take_it(server):
    query = "SELECT * { ?s ?p ?o }"
    reply = server.get(f"/sparql?query={quote(query)}", Accept_Encoding="gzip")
    assert reply.headers["content-encoding"] == "gzip"
    assert gzip.decompress(reply.body) == server.ask(query, "*/*").body


@pytest.mark.parametrize("encoding", ["", "identity", "br", "gzip;q=0, *", "deflate"])
def test_it_is_not_for_those_who_do_not(server, encoding):
    reply = server.get(f"/sparql?query={quote('SELECT * { ?s ?p ?o }')}", Accept_Encoding=encoding)
    assert "content-encoding" not in reply.headers


def test_a_small_answer_is_not_compressed(server):
    assert "content-encoding" not in server.get("/sparql?query=ASK%7B%7D", Accept_Encoding="gzip").headers


def test_a_client_that_has_the_answer_is_told_so(server):
    path = f"/sparql?query={quote(ROWS)}"
    tag = server.get(path).headers["etag"]
    reply = server.get(path, If_None_Match=f'"other", {tag}')
    assert (reply.status, reply.body, reply.headers["etag"]) == (304, b"", tag)


def test_it_is_told_so_before_anything_runs(launch, small):
    server = launch("--data", small, "--seconds", "1")
    forever = "ASK { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c = 'none') }"
    path = f"/sparql?query={quote(forever)}"
    assert server.get(path, If_None_Match="*").status == 304


@pytest.mark.parametrize("change", [{"Accept": "text/csv"}, {}])
def test_another_question_or_form_has_another_tag(server, change):
    path = f"/sparql?query={quote(ROWS if change else TRIPLES)}"
    assert server.get(path, **change).headers["etag"] != server.get(f"/sparql?query={quote(ROWS)}").headers["etag"]


def test_what_differs_each_time_is_never_kept(server):
    query = "SELECT (STRUUID() AS ?x) {}"
    first, second = server.ask(query), server.ask(query)
    assert first.body != second.body
    assert (first.headers["cache-control"], "etag" in first.headers) == ("no-store", False)


def test_every_answer_says_what_it_depends_on(server):
    reply = server.ask("ASK {}")
    assert (reply.headers["vary"], reply.headers["cache-control"]) == ("Accept, Accept-Encoding", "no-cache")


@pytest.mark.parametrize("again", range(3))
def test_an_answer_is_the_same_each_time(server, again):
    path = f"/sparql?query={quote(ROWS)}"
    first, later = server.get(path), server.get(path, X_Again=str(again))
    del first.headers["date"], later.headers["date"]
    assert first == later


def test_requests_one_after_the_other_on_a_connection_are_answered_in_order(server):
    import socket  # noqa: PLC0415

    with socket.create_connection(("127.0.0.1", server.port)) as connection:
        queries = ["ASK {}", "ASK { FILTER(false) }", "ASK {}", "SELECT * { ?s ?p ?o } LIMIT 1", "ASK {}"]
        lines = [f"GET /sparql?query={quote(query)} HTTP/1.1\r\nHost: localhost\r\n" for query in queries]
        connection.sendall(("\r\n".join(lines) + "Connection: close\r\n\r\n").encode())
        read = b""
        while piece := connection.recv(65536):
            read += piece
    bodies = [part.split(b"\r\n\r\n")[1] for part in read.split(b"HTTP/1.1 200 OK")[1:]]
    answers = [json.loads(body).get("boolean", "rows") for body in bodies]
    assert answers == [True, False, True, "rows", True]


def test_the_health_check_says_which_graph_is_served(server):
    reply = server.get("/healthz")
    assert (reply.status, reply.json["status"], len(reply.json["fingerprint"])) == (200, "ready", 64)
