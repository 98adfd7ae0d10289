"""Engines give one answer; a server that is slow, broken, hostile or gone is told in one sentence."""

from __future__ import annotations

import json
import socket
import threading
import time
from dataclasses import replace
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox
import pytest

from aigraph.engines import (
    RdflibEngine,
    RemoteEngine,
    Request,
    StoreEngine,
    Transport,
    check_reply,
    open_endpoint,
)
from aigraph.errors import InputError, UsageError
from aigraph.results import rows_to_csv
from aigraph.stores import push_by_graphs

JSON = {"Content-Type": "application/sparql-results+json"}
ONE = b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"1"}}]}}'
SECRET = "Bearer s3cret"  # noqa: S105  (what no message may hold)


class Server(ThreadingHTTPServer):
    """Answers each request with the next of its replies, the last one again and again, and keeps what it was sent."""

    daemon_threads = True

    def __init__(self, *replies):
        super().__init__(("127.0.0.1", 0), Handler)
        self.replies, self.requests = list(replies), []
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}/sparql"

    def handle_error(self, request, client_address):
        """A client that goes away early is what some tests are about."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        fields = parse_qs(body.decode() if self.command == "POST" else urlsplit(self.path).query)
        self.server.requests.append((self.command, self.path, dict(self.headers), fields))
        replies = self.server.replies
        reply = replies.pop(0) if len(replies) > 1 else replies[0]
        if callable(reply):
            reply(self)
            return
        status, headers, content = reply
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(content))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    do_POST = do_GET  # noqa: N815  (the names that http.server calls)

    def log_message(self, *_arguments):
        """Nothing: the tests look at what was sent."""


@pytest.fixture
def serve():
    """Starts servers with the replies that they give, and ends them."""
    servers = []

    def start(*replies):
        servers.append(Server(*replies))
        return servers[-1]

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def connect(graph):
    """An engine that asks a server, with little patience."""

    def engine(url, *headers, page_size=0, environment=None, **patience):
        endpoint = replace(
            open_endpoint(url, headers, environment), **({"pause_seconds": 0.02, "answer_seconds": 5} | patience)
        )
        # The server's own default graph, so that no request but the one of the test is sent.
        return RemoteEngine(endpoint, graph.project, graph.dataset.vocabulary, default_graph="", page_size=page_size)

    return engine


QUERY = "SELECT ?x { BIND('1' AS ?x) }"


# What is sent


def test_a_short_query_is_sent_in_the_address(serve, connect):
    server = serve((200, JSON, ONE))
    connect(server.url).rows(QUERY)
    assert [(method, fields) for method, _, _, fields in server.requests] == [("GET", {"query": [QUERY]})]


def test_a_long_query_is_sent_as_a_form(serve, connect):
    server = serve((200, JSON, ONE))
    long = QUERY + " # " + "é" * 2000
    connect(server.url).rows(long)
    assert [(method, fields) for method, _, _, fields in server.requests] == [("POST", {"query": [long]})]


def test_a_query_string_of_the_address_is_kept(serve, connect):
    server = serve((200, JSON, ONE))
    connect(server.url + "?db=a").rows(QUERY)
    assert server.requests[0][3] == {"db": ["a"], "query": [QUERY]}


def test_the_union_is_chosen_as_the_default_graph(serve, graph):
    server = serve((200, JSON, ONE))
    RemoteEngine(open_endpoint(server.url), graph.project, graph.dataset.vocabulary).rows(QUERY)
    assert server.requests[0][3]["default-graph-uri"] == ["https://w3id.org/aigraph/graph/union"]


def test_a_query_with_from_chooses_for_itself(serve, graph):
    server = serve((200, JSON, ONE))
    query = "SELECT ?x FROM <http://x/> { ?x ?p ?o }"
    RemoteEngine(open_endpoint(server.url), graph.project, graph.dataset.vocabulary).rows(query)
    assert server.requests[0][3] == {"query": [query]}


def test_service_is_refused_before_anything_is_sent(serve, connect):
    server = serve((200, JSON, ONE))
    with pytest.raises(UsageError, match="SERVICE asks another server"):
        connect(server.url).rows("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
    assert server.requests == []


def test_an_update_is_refused_before_anything_is_sent(serve, connect):
    server = serve((200, JSON, ONE))
    with pytest.raises(UsageError, match="write SELECT"):
        connect(server.url).rows("CLEAR ALL")
    assert server.requests == []


@pytest.mark.parametrize(
    "answer",
    [
        b'{"head":{"vars":["x"]},"results":{"bindings":[]}}',
        b'{"head":{},"boolean":false}',
        b'{"head":{"vars":["n"]},"results":{"bindings":[{"n":{"type":"literal","value":"0"}}]}}',
    ],
)
def test_an_answer_that_nothing_gives_says_where_the_server_is_without_our_graph(serve, graph, answer):
    server = serve((200, JSON, answer), (200, JSON, b'{"head":{},"boolean":false}'))
    engine = RemoteEngine(open_endpoint(server.url), graph.project, graph.dataset.vocabulary)
    with pytest.raises(InputError, match=r"has no graph <https://w3id\.org/aigraph/graph/union>; load it"):
        engine.rows("ASK {}" if b"boolean" in answer else QUERY)


def test_a_truth_of_a_server_stays_one(serve, connect):
    server = serve((200, JSON, b'{"head":{},"boolean":true}'))
    assert connect(server.url).rows("ASK {}").truth is True


# Credentials


def test_a_header_is_sent(serve, connect):
    server = serve((200, JSON, ONE))
    connect(server.url, f"authorization: {SECRET}").rows(QUERY)
    assert server.requests[0][2]["Authorization"] == SECRET


def test_the_environment_gives_the_authorization(serve, connect):
    server = serve((200, JSON, ONE))
    connect(server.url, environment={"AIGRAPH_AUTHORIZATION": SECRET}).rows(QUERY)
    assert server.requests[0][2]["Authorization"] == SECRET


def test_a_header_goes_before_the_environment(serve, connect):
    server = serve((200, JSON, ONE))
    connect(server.url, "Authorization: Basic x", environment={"AIGRAPH_AUTHORIZATION": SECRET}).rows(QUERY)
    assert server.requests[0][2]["Authorization"] == "Basic x"


def test_user_and_password_of_the_address_become_a_header(serve, connect):
    server = serve((200, JSON, ONE))
    connect(server.url.replace("//", "//user:p%40ss@")).rows(QUERY)
    assert server.requests[0][2]["Authorization"] == "Basic dXNlcjpwQHNz"


@pytest.mark.parametrize("status", [401, 403, 500])
def test_no_message_holds_a_credential(serve, connect, status):
    server = serve((status, {}, b"no"))
    with pytest.raises(InputError) as caught:
        connect(server.url.replace("//", "//user:s3cret@") + "?key=s3cret", "X-Key: s3cret").rows(QUERY)
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize(
    "header", ["s3cret", "Authorization s3cret", "A: s3cret\r\nB: c", "A:", "A: s3cret\x00", "é: a"]
)
def test_what_is_no_header_is_refused_and_not_shown(header):
    with pytest.raises(UsageError, match="--header number 1: is no header") as caught:
        open_endpoint("http://127.0.0.1/", [header])
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize(
    "url",
    ["", "127.0.0.1", "ftp://x/", "file:///etc/passwd", "http://", "http://x:99999/", "http://x y/", "http://x/é"],
)
def test_what_is_no_address_is_refused(url):
    with pytest.raises(UsageError, match="is no address"):
        open_endpoint(url)


def test_a_refused_address_is_shown_without_its_password():
    with pytest.raises(UsageError) as caught:
        open_endpoint("ftp://user:s3cret@host/")
    assert "s3cret" not in str(caught.value)


# Redirects


def test_a_redirect_on_the_same_host_is_followed(serve, connect):
    server = serve((307, {"Location": "/new"}, b""), (200, JSON, ONE))
    assert len(connect(server.url, f"Authorization: {SECRET}").rows(QUERY)) == 1
    assert [path.partition("?")[0] for _, path, _, _ in server.requests] == ["/sparql", "/new"]


def test_credentials_are_not_sent_to_another_host(serve, connect):
    other = serve((200, JSON, ONE))
    server = serve((307, {"Location": other.url}, b""))
    with pytest.raises(InputError, match="sends to another host"):
        connect(server.url, f"Authorization: {SECRET}").rows(QUERY)
    assert other.requests == []


def test_without_credentials_a_redirect_to_another_host_is_followed(serve, connect):
    other = serve((200, JSON, ONE))
    server = serve((302, {"Location": other.url}, b""))
    assert len(connect(server.url).rows(QUERY)) == 1


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/", "http://[", "javascript:alert(1)"])
def test_a_redirect_to_what_is_no_address_is_refused(serve, connect, target):
    server = serve((302, {"Location": target}, b""))
    with pytest.raises(InputError, match="sends to another host"):
        connect(server.url).rows(QUERY)


def test_a_redirect_without_end_is_left(serve, connect):
    server = serve((302, {"Location": "/sparql"}, b""))
    with pytest.raises(InputError, match="without end"):
        connect(server.url).rows(QUERY)
    assert len(server.requests) == 5


# Trouble that passes, and trouble that does not


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_busy_server_is_asked_again(serve, connect, status):
    server = serve((status, {"Retry-After": "0"}, b"busy"), (status, {}, b"busy"), (200, JSON, ONE))
    assert len(connect(server.url).rows(QUERY)) == 1


def test_a_server_that_stays_busy_is_left(serve, connect):
    server = serve((503, {}, b"overloaded"))
    with pytest.raises(InputError, match=r"the server failed \(503: overloaded\); try again later"):
        connect(server.url).rows(QUERY)
    assert len(server.requests) == 4


def test_the_pause_that_a_server_asks_for_is_made(serve, connect):
    server = serve((503, {"Retry-After": "1"}, b""), (200, JSON, ONE))
    started = time.monotonic()
    connect(server.url, pause_seconds=2).rows(QUERY)
    assert time.monotonic() - started >= 1


@pytest.mark.parametrize("pause", ["3600", formatdate(time.time() + 3600, usegmt=True)], ids=["seconds", "date"])
def test_a_pause_past_our_patience_is_not_waited_for(serve, connect, pause):
    server = serve((503, {"Retry-After": pause}, b"come back"))
    with pytest.raises(InputError, match="503: come back"):
        connect(server.url).rows(QUERY)
    assert len(server.requests) == 1


def test_an_error_of_the_query_is_not_sent_again(serve, connect):
    server = serve((400, {}, b"Parse error at line 1\nmore"))
    with pytest.raises(UsageError, match=r"refuses the request \(400: Parse error at line 1\); correct it"):
        connect(server.url).rows(QUERY)
    assert len(server.requests) == 1


def test_a_connection_that_breaks_is_made_again(serve, connect):
    server = serve(lambda handler: handler.connection.shutdown(socket.SHUT_RDWR), (200, JSON, ONE))
    assert len(connect(server.url).rows(QUERY)) == 1


def test_an_answer_that_ends_too_early_is_asked_for_again_and_then_refused(serve, connect):
    server = serve((200, JSON | {"Content-Length": str(len(ONE) + 5), "Connection": "close"}, ONE))
    with pytest.raises(InputError, match="cannot be reached"):
        connect(server.url, answer_seconds=1).rows(QUERY)


def test_a_port_where_nobody_listens_is_told(connect):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        with pytest.raises(
            InputError, match=rf"http://127\.0\.0\.1:{port}/: cannot be reached \(.*refused\); see that"
        ):
            connect(f"http://127.0.0.1:{port}").rows(QUERY)


def test_a_host_that_does_not_exist_is_told(connect):
    with pytest.raises(InputError, match="cannot be reached"):
        connect("http://nowhere.invalid/sparql").rows(QUERY)


def test_a_server_that_speaks_no_tls_is_told(serve, connect):
    server = serve((200, JSON, ONE))
    with pytest.raises(InputError, match=r"cannot be reached \(.+\); "):
        connect(server.url.replace("http://", "https://")).rows(QUERY)


@pytest.mark.parametrize(
    ("status", "headers", "message"),
    [(503, {"Retry-After": "0"}, "try again later"), (307, {"Location": "/new"}, "sends elsewhere")],
)
def test_what_is_written_is_sent_once_and_nowhere_else(serve, status, headers, message):
    server = serve((status, headers, b""))
    endpoint = open_endpoint(server.url, [f"Authorization: {SECRET}"])
    with pytest.raises(InputError, match=message):
        check_reply(endpoint.where, Transport(endpoint).write(Request("POST", (), b"CLEAR ALL")))
    assert [path for _, path, _, _ in server.requests] == ["/sparql"]


def test_a_silent_server_is_left_and_not_asked_again(serve, connect):
    server = serve(lambda _handler: time.sleep(2))
    with pytest.raises(InputError, match=r"silent for 0\.3 s"):
        connect(server.url, answer_seconds=0.3).rows(QUERY)
    assert len(server.requests) == 1


def drip(handler):
    handler.send_response(200)
    handler.send_header("Content-Type", JSON["Content-Type"])
    handler.send_header("Content-Length", "1000000")
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.02)


def test_a_server_that_drips_is_left(serve, connect):
    server = serve(drip)
    with pytest.raises(InputError, match=r"no whole answer in 0\.5 s"):
        connect(server.url, total_seconds=0.5).rows(QUERY)


def test_an_answer_past_the_limit_is_refused(serve, connect):
    server = serve((200, JSON, b" " * 200_000 + ONE))
    with pytest.raises(InputError, match="larger than 100000 bytes"):
        connect(server.url, most_bytes=100_000).rows(QUERY)


# What comes back

XML = b'<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="x"/></head><results><result>'
XML += b'<binding name="x"><literal>1</literal></binding></result></results></sparql>'


@pytest.mark.parametrize(
    ("media_type", "body"),
    [
        ("application/sparql-results+json; charset=utf-8", ONE),
        ("application/json", ONE),
        ("text/plain", ONE),
        ("application/octet-stream", b'<?xml version="1.0"?>' + XML),
        ("application/sparql-results+xml", XML),
        ("text/tab-separated-values", b'?x\n"1"\n'),
        ("text/csv", b"x\r\n1\r\n"),
        ("application/sparql-results+json", ONE.replace(b'"literal"', b'"typed-literal"')),
    ],
)
def test_rows_are_read_in_any_format(serve, connect, media_type, body):
    assert rows_to_csv(connect(serve((200, {"Content-Type": media_type}, body)).url).rows(QUERY)) == "x\n1\n"


@pytest.mark.parametrize(
    ("media_type", "body", "message"),
    [
        (JSON["Content-Type"], ONE[:40], "cannot be read"),
        (JSON["Content-Type"], b"", "cannot be read"),
        (JSON["Content-Type"], b'{"head":' * 100_000, "cannot be read"),
        (JSON["Content-Type"], b'{"head":{"vars":["x"]},"results":{"bindings":' + b"[" * 200_000, "cannot be read"),
        (JSON["Content-Type"], ONE.replace(b'"literal"', b'"uri"'), "cannot be read"),
        ("application/sparql-results+xml", XML[:90], "cannot be read"),
        (
            "application/sparql-results+xml",
            b'<!DOCTYPE a [<!ENTITY b "c">]>' + XML.replace(b"1<", b"&b;<"),
            "cannot be read",
        ),
        ("text/html", b"<html><head><title>Log in\n here</title>", r"a web page \(Log in\)"),
        ("text/plain", b"<!DOCTYPE html><p>Hello</p>", r"a web page \(Hello\)"),
        ("image/png", b"\x89PNG", "the answer is image/png"),
    ],
)
def test_what_is_no_answer_is_refused(serve, connect, media_type, body, message):
    with pytest.raises(InputError, match=message):
        connect(serve((200, {"Content-Type": media_type}, body)).url).rows(QUERY)


def test_an_iri_a_blank_node_and_a_text_are_told_apart_in_csv(serve, connect):
    server = serve((200, {"Content-Type": "text/csv"}, b"a,b,c,d\r\nhttp://x/y,_:b0,_: no,\r\n"))
    found = connect(server.url).rows(QUERY).rows
    assert found == ((ox.NamedNode("http://x/y"), ox.BlankNode("b0"), ox.Literal("_: no"), None),)


def test_a_packed_answer_is_refused(serve, connect):
    with pytest.raises(InputError, match=r"packed \(gzip\)"):
        connect(serve((200, JSON | {"Content-Encoding": "gzip"}, b"\x1f\x8b")).url).rows(QUERY)


def test_a_part_of_an_answer_is_no_answer(serve, connect):
    with pytest.raises(InputError, match="a part of the answer only"):
        connect(serve((206, JSON, ONE)).url).rows(QUERY)


@pytest.mark.parametrize(
    "body", [b"<html><title>Oops\x1b[31m</title>", b"\x1b]0;title\x07Oops\r\nsecond line", "Oops\u202e".encode()]
)
def test_what_a_server_says_cannot_steer_a_terminal(serve, connect, body):
    with pytest.raises(InputError) as caught:
        connect(serve((500, {}, body)).url).rows(QUERY)
    assert "Oops" in str(caught.value)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b'{"type": "https://x/y", "title": "Bad", "detail": "no such\\n  mark"}', "(400: no such);"),
        (b'{"title": "Bad Request", "status": 400}', "(400: Bad Request);"),
        (b'{"detail": 7}', '(400: {"detail": 7});'),
        (b"[]", "(400: []);"),
        (b"{", "(400: {);"),
    ],
)
def test_a_problem_is_told_by_its_detail(serve, connect, body, told):
    with pytest.raises(UsageError) as caught:
        connect(serve((400, {"Content-Type": "application/problem+json"}, body)).url).rows(QUERY)
    assert told in str(caught.value)


def test_a_push_to_a_web_page_is_told(serve, graph):
    page = (200, {"Content-Type": "text/html"}, b"<html><title>Welcome</title></html>")
    with pytest.raises(
        InputError, match=r"answers with a web page \(Welcome\); name the address of its graph store, such"
    ):
        push_by_graphs(graph.dataset, open_endpoint(serve(page).url))


def test_what_a_server_refuses_is_told_in_its_place_here(serve, connect):
    server = serve((400, {}, b"line 1, column 99: no"))
    with pytest.raises(UsageError) as caught:
        connect(server.url).rows("SELECT ?x { ?x a skos:Concept")
    told = "the query, line 1, column 11: { is never closed; add }\n  SELECT ?x { ?x a skos:Concept\n            ^"
    assert str(caught.value) == told


def test_a_long_complaint_is_cut(serve, connect):
    with pytest.raises(UsageError) as caught:
        connect(serve((400, {}, b"x" * 100_000)).url).rows(QUERY)
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize(
    ("datatype", "given", "shown"),
    [
        ("decimal", "75000000.0", "75000000"),
        ("decimal", "+01.50", "1.5"),
        ("integer", "007", "7"),
        ("boolean", "1", "true"),
        ("double", "2.50E1", "25"),
        ("duration", "60", "P5Y"),
        ("duration", "P60M", "P5Y"),
        ("date", "2024-05-21", "2024-05-21"),
        ("gYear", "2024", "2024"),
        ("string", "007", "007"),
        ("decimal", "no number", "no number"),
    ],
)
def test_a_value_has_one_form_whoever_computed_it(serve, connect, datatype, given, shown):
    typed = f'"typed-literal","datatype":"http://www.w3.org/2001/XMLSchema#{datatype}","value":"{given}"'.encode()
    body = ONE.replace(b'"literal","value":"1"', typed)
    assert rows_to_csv(connect(serve((200, JSON, body)).url).rows(QUERY)) == f"x\n{shown}\n"


ROW = ONE.replace(b'"x"', b'"__ASK_RETVAL"').replace(b'"literal"', b'"typed-literal","datatype":"urn:integer"')


@pytest.mark.parametrize(
    ("body", "truth"),
    [
        (b'{"head":{},"boolean":true}', True),
        (b'{"head":{},"boolean":false}', False),
        (ROW, True),
        (ROW.replace(b'"1"', b'"0"'), False),
        (b'{"head":{"vars":["__ASK_RETVAL"]},"results":{"bindings":[]}}', False),
    ],
)
def test_a_truth_is_one_however_it_is_given(serve, connect, body, truth):
    assert list(connect(serve((200, JSON, body)).url).rows("ASK {}")) == [{"answer": truth}]


@pytest.mark.parametrize(
    "body", [ROW.replace(b'"1"', b'"2"'), b'{"head":{"vars":["a","b"]},"results":{"bindings":[]}}']
)
def test_what_is_no_truth_is_refused(serve, connect, body):
    with pytest.raises(InputError, match="neither true nor false"):
        connect(serve((200, JSON, body)).url).rows("ASK {}")


@pytest.mark.parametrize(
    ("media_type", "body"),
    [
        ("application/n-triples", b'<http://x/s> <http://x/p> "60"^^<http://www.w3.org/2001/XMLSchema#duration> .'),
        ("text/turtle", b'<http://x/s> <http://x/p> "P60M"^^<http://www.w3.org/2001/XMLSchema#duration> .'),
        ("text/plain", b'<http://x/s> <http://x/p> "P5Y"^^<http://www.w3.org/2001/XMLSchema#duration> .'),
    ],
)
def test_triples_are_read(serve, connect, media_type, body):
    server = serve((200, {"Content-Type": media_type}, body))
    duration = ox.Literal("P5Y", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#duration"))
    assert connect(server.url).triples("CONSTRUCT WHERE { ?s ?p ?o }") == [
        ox.Triple(ox.NamedNode("http://x/s"), ox.NamedNode("http://x/p"), duration)
    ]


@pytest.mark.parametrize(
    ("media_type", "body"),
    [
        ("text/turtle", b"<a> <b"),
        ("application/rdf+xml", b'<!DOCTYPE x [<!ENTITY a "b">]><rdf:RDF/>'),
        ("application/ld+json", b'{"@context": "http://127.0.0.1:9/c", "@id": "http://x/"}'),
        ("application/sparql-results+json", ONE),
    ],
)
def test_what_holds_no_triples_is_refused(serve, connect, media_type, body):
    with pytest.raises(InputError):
        connect(serve((200, {"Content-Type": media_type}, body)).url).triples("DESCRIBE <http://x/>")


# Pages


def numbers(first, last):
    rows = [{"x": {"type": "literal", "value": str(number)}} for number in range(first, last)]
    return (200, JSON, json.dumps({"head": {"vars": ["x"]}, "results": {"bindings": rows}}).encode())


ORDERED = "SELECT ?x { ?s ?p ?x } ORDER BY ?x"


def test_pages_are_asked_for_until_one_is_not_full(serve, connect):
    server = serve(numbers(0, 3), numbers(3, 6), numbers(6, 7))
    assert [row["x"] for row in connect(server.url, page_size=3).rows(ORDERED)] == list("0123456")
    bounds = [fields["query"][0].split("\n")[1] for *_, fields in server.requests]
    assert bounds == ["LIMIT 3 OFFSET 0", "LIMIT 3 OFFSET 3", "LIMIT 3 OFFSET 6"]


def test_an_answer_whose_last_page_is_full_is_whole(serve, connect):
    server = serve(numbers(0, 3), numbers(3, 3))
    assert len(connect(server.url, page_size=3).rows(ORDERED)) == 3


def test_a_query_with_bounds_of_its_own_is_asked_as_it_is(serve, connect):
    server = serve(numbers(0, 3))
    connect(server.url, page_size=3).rows(ORDERED + " LIMIT 3")
    assert [fields["query"] for *_, fields in server.requests] == [[ORDERED + " LIMIT 3"]]


def cut(first, last):
    status, headers, body = numbers(first, last)
    return status, headers | {"X-SPARQL-MaxRows": "3"}, body


def test_what_a_server_cuts_is_asked_for_in_pages_where_it_has_an_order(serve, connect):
    server = serve(cut(0, 3), cut(0, 3), cut(3, 5))
    assert len(connect(server.url).rows(ORDERED)) == 5


@pytest.mark.parametrize("query", [QUERY, ORDERED + " LIMIT 9"])
def test_what_a_server_cuts_and_cannot_be_paged_is_refused(serve, connect, query):
    with pytest.raises(InputError, match="cuts its answer at 3 rows; add ORDER BY"):
        connect(serve(cut(0, 3)).url).rows(query)


# The engines here


@pytest.fixture(scope="module")
def local(graph):
    """The engines that need no server, by name."""
    return {"oxigraph": StoreEngine(graph.dataset), "rdflib": RdflibEngine(graph.dataset)}


FORMS = {
    "numbers": "SELECT (SUM(?a) AS ?sum) (AVG(?a) AS ?mean) (COUNT(*) AS ?n) { ?f aig:amount ?a }",
    "truths": "SELECT (1 = 1 AS ?yes) (BOUND(?no) AS ?is) {}",
    "graphs": "SELECT DISTINCT ?g { GRAPH ?g { ?s a aig:Cluster } } ORDER BY STR(?g)",
    "an ask": "ASK { ?s a aig:Cluster }",
    "an unknown graph": "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "graphs after FROM": "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }",
    "nothing bound": "SELECT ?x ?y { VALUES (?x ?y) { (UNDEF 'é'@fr) } }",
}


@pytest.mark.parametrize("form", FORMS)
def test_rdflib_and_oxigraph_give_one_text(local, form):
    query = FORMS[form]
    assert rows_to_csv(local["rdflib"].rows(query)) == rows_to_csv(local["oxigraph"].rows(query))


UNION = "https://w3id.org/aigraph/graph/union"


@pytest.mark.parametrize("name", ["oxigraph", "rdflib"])
@pytest.mark.parametrize("clauses", [f"FROM <{UNION}>", f"FROM <{UNION}> FROM NAMED <urn:none>"])
def test_the_union_has_here_the_name_that_a_push_gives_it(local, name, clauses):
    query = "SELECT (COUNT(*) AS ?triples) {} {{ ?s ?p ?o }}"
    assert local[name].rows(query.format(clauses)) == local[name].rows(query.format(""))


def test_rdflib_and_oxigraph_make_the_same_triples(local):
    query = "CONSTRUCT { ?f aig:amount ?a } WHERE { ?f aig:amount ?a }"
    assert local["rdflib"].triples(query) == local["oxigraph"].triples(query)


@pytest.mark.parametrize("name", ["oxigraph", "rdflib"])
@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT * { ?s ?p", "line 1"),
        ("SELECT * { ?s nope:p ?o }", "nope"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "makes triples"),
        ("LOAD <http://127.0.0.1:9/>", "LOAD cannot stand here"),
    ],
)
def test_an_engine_says_what_is_wrong_with_a_query(local, name, query, message):
    with pytest.raises(UsageError, match=message):
        local[name].rows(query)


@pytest.mark.parametrize("name", ["oxigraph", "rdflib"])
def test_rows_are_no_triples(local, name):
    with pytest.raises(UsageError, match="makes rows"):
        local[name].triples("SELECT * { ?s ?p ?o }")
