"""What stands before the application, against real servers and real sockets."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import time
from urllib.parse import quote

import pytest

from aigraph.server.guards import Guard, Manners, find_scheme
from aigraph.server.limits import Limits

ASK = "/sparql?query=ASK%7B%7D"
SECURITY = {"content-security-policy", "x-content-type-options", "referrer-policy", "x-frame-options"}


@pytest.fixture(scope="module")
def server(launch, small):
    return launch("--data", small, "--allow-host", "graph.example.org", "--allow-origin", "https://app.example")


@pytest.fixture(scope="module")
def any_host(launch, small):
    """A server that goes by any name."""
    return launch("--data", small, "--allow-host", "*", "--rate", "0")


@pytest.fixture(scope="module")
def hurried(launch, small):
    """A server that gives slow clients one second."""
    return launch("--data", small, "--limit", "slow_client_seconds=1", "--rows", "100000000")


@pytest.fixture
def connect(hurried):
    """Opens connections to the hurried server."""
    with contextlib.ExitStack() as stack:

        def opened():
            connection = stack.enter_context(socket.create_connection(("127.0.0.1", hurried.port)))
            connection.settimeout(30)
            return connection

        yield opened


def status_of(connection):
    """The status of what comes until the other side closes; 0 where it closes without a word."""
    read = b""
    with contextlib.suppress(ConnectionError):
        while piece := connection.recv(65536):
            read += piece
    return int(read.split(b" ")[1]) if read else 0


def send_raw(server, data):
    with socket.create_connection(("127.0.0.1", server.port)) as connection:
        connection.settimeout(30)
        with contextlib.suppress(ConnectionError):
            connection.sendall(data)
        return status_of(connection)


OWN = [
    "localhost",
    "127.0.0.1",
    "localhost:80",
    "127.0.0.1:1",
    "[::1]:7878",
    "graph.example.org",
    "GRAPH.example.org:443",
]
FOREIGN = [
    "evil.example",
    "127.0.0.1.evil.example",
    "localhost.evil.example:80",
    "10.0.0.1",
    "",
    "localhost, evil.example",
]


@pytest.mark.parametrize("host", OWN)
def test_the_servers_own_names_are_answered(server, host):
    assert server.get(ASK, Host=host).status == 200


@pytest.mark.parametrize("host", FOREIGN)
@pytest.mark.parametrize("path", [ASK, "/healthz", "/", "/nothing"])
def test_a_foreign_host_is_refused_everywhere(server, host, path):
    reply = server.get(path, Host=host)
    assert (reply.status, reply.json["type"].partition("#")[2]) == (421, "foreign-host")


@pytest.mark.parametrize(
    "host", ["[", "[::1", "a b", "a/b?c#d", "x@y", "<script>", "é.example", "a" * 300, "a:999999", "a:"]
)
def test_a_host_that_is_no_name_is_refused_even_where_any_may_be_asked_for(any_host, host):
    for path in ("/sparql", "/.well-known/void"):
        assert any_host.get(path, Host=host, Accept="text/turtle").status == 421


@pytest.mark.parametrize(
    "host", ["any.example", "any_name:80", "10.0.0.1:65535", "[2001:db8::1]:80", "xn--caf-dma.example"]
)
def test_any_name_is_answered_where_any_may_be_asked_for(any_host, host):
    reply = any_host.get("/sparql", Host=host, Accept="application/n-triples")
    assert f"<http://{host}/sparql>".encode() in reply.body


def test_two_hosts_are_refused(server):
    lines = f"GET {ASK} HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
    assert send_raw(server, lines.encode()) in (400, 421)


def test_a_request_without_a_host_is_refused(server):
    assert send_raw(server, f"GET {ASK} HTTP/1.1\r\nConnection: close\r\n\r\n".encode()) == 421


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "https://app.example.evil.example", "null", "http://app.example"]
)
@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
def test_a_page_of_another_site_is_refused(server, origin, method):
    reply = server.request(method, ASK, Origin=origin, Content_Type="application/sparql-query")
    assert (reply.status, "access-control-allow-origin" in reply.headers) == (403, False)


def test_an_update_by_a_page_of_another_site_is_refused_and_writes_nothing(server):
    update = "update=" + quote("INSERT DATA { <http://e/a> <http://e/b> <http://e/c> }")
    media_type = "application/x-www-form-urlencoded"
    reply = server.request("POST", "/sparql", update, Origin="http://evil.example", Content_Type=media_type)
    assert (reply.status, server.ask("ASK { <http://e/a> ?p ?o }").json["boolean"]) == (403, False)


def test_a_page_of_the_server_itself_is_answered(server):
    assert server.get(ASK, Origin=server.url).status == 200


def test_a_page_of_the_server_behind_a_proxy_is_answered(server):
    assert server.get(ASK, Origin="https://graph.example.org", Host="graph.example.org").status == 200


def test_an_allowed_site_may_read_the_answer(server):
    reply = server.get(ASK, Origin="https://app.example")
    assert (reply.status, reply.headers["access-control-allow-origin"]) == (200, "https://app.example")


def test_an_allowed_site_is_told_how_it_may_ask(server):
    reply = server.request("OPTIONS", "/sparql", Origin="https://app.example", Access_Control_Request_Method="POST")
    assert (reply.status, reply.headers["access-control-allow-methods"]) == (204, "GET, HEAD, POST")


ANSWERS = {
    "rows": ("GET", ASK, {}, 200),
    "rows again": ("GET", ASK, {}, 200),
    "no body": ("OPTIONS", "/sparql", {}, 204),
    "what the client has": ("GET", ASK, {"If_None_Match": "*"}, 304),
    "no SPARQL": ("GET", "/sparql?query=x", {}, 400),
    "another site": ("GET", ASK, {"Origin": "http://evil.example"}, 403),
    "nothing there": ("GET", "/nothing/there", {}, 404),
    "a wrong method": ("DELETE", "/sparql", {}, 405),
    "a form that there is not": ("GET", ASK, {"Accept": "image/png"}, 406),
    "a long address": ("GET", "/" + "a" * 70_000, {}, 414),
    "another name": ("GET", ASK, {"Host": "evil.example"}, 421),
    "health": ("GET", "/healthz", {}, 200),
}


@pytest.mark.parametrize("what", ANSWERS)
def test_every_answer_has_the_headers_that_keep_browsers_in_bounds(server, what):
    method, path, headers, status = ANSWERS[what]
    reply = server.request(method, path, **headers)
    assert reply.status == status
    assert reply.headers.keys() >= SECURITY


@pytest.mark.parametrize(
    "data", [b"\x16\x03\x01\x02\x00", b"nonsense\r\n\r\n", b"GET /\xff HTTP/1.1\r\nHost: localhost\r\n\r\n"]
)
def test_what_is_no_http_is_told_so(server, data):
    with socket.create_connection(("127.0.0.1", server.port)) as connection:
        connection.sendall(data + b"\r\n\r\n")
        connection.shutdown(socket.SHUT_WR)
        read = b"".join(iter(lambda: connection.recv(65536), b""))
    assert (read[:12], b"nosniff" in read) == (b"HTTP/1.1 400", True)


ODD_PATHS = [
    "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc%2fpasswd", "/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "/api/../../x", "/id/%00", "/assets/%2e%2e%5c%2e%2e%5cx", "/%252e%252e%252fetc", "/sparql/../healthz", "/./healthz",
    "/assets//etc/passwd", "/%c0%ae%c0%ae/etc", "//etc/passwd",
]  # fmt: skip


@pytest.mark.parametrize("path", ODD_PATHS)
def test_a_path_that_climbs_or_hides_leads_nowhere(server, path):
    line = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    assert send_raw(server, line.encode()) == 404


@pytest.mark.parametrize("path", ["/%2e%2e/healthz", "/id/%00"])
def test_nor_does_it_for_a_page_of_the_server_itself(server, path):
    assert server.get(path, Origin=server.url).json["detail"] == "there is nothing at this address"


@pytest.mark.parametrize("path", ["/sparql", "/anything"])
def test_a_body_that_says_that_it_is_too_large_is_refused_before_it_comes(server, path):
    lines = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\nConnection: close\r\n\r\n"
    assert send_raw(server, lines.encode()) == 413


def test_a_body_that_does_not_say_how_large_it_is_is_refused_when_it_is_too_large(server):
    head = "POST /sparql HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n"
    head += "Content-Type: application/sparql-query\r\n\r\n"
    chunk = b"8000\r\n" + b"#" * 0x8000 + b"\r\n"
    assert send_raw(server, head.encode() + 9 * chunk) == 413


def test_a_body_in_pieces_is_taken(server):
    head = "POST /sparql HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n"
    head += "Content-Type: application/sparql-query\r\n\r\n"
    assert send_raw(server, head.encode() + b"3\r\nASK\r\n3\r\n {}\r\n0\r\n\r\n") == 200


def test_it_is_told_so_in_whatever_form_the_client_says_that_it_accepts(server):
    head = b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n"
    head += b"Accept: \xff\r\nContent-Type: application/sparql-query\r\n\r\n"
    assert send_raw(server, head + 9 * (b"8000\r\n" + b"#" * 0x8000 + b"\r\n")) == 413


def test_a_path_longer_than_any_that_there_is_gets_a_short_answer_and_a_short_line(server):
    reply = server.get("/" * 50_000, Accept="text/html")
    entry = json.loads(server.wait_for(r'.*"path": "//////.*')[0])
    assert (reply.status, len(reply.body) < 5000, len(entry["path"]) < 5000) == (404, True, True)


def test_both_a_length_and_pieces_are_refused(server):
    head = "POST /sparql HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Length: 6\r\n"
    assert send_raw(server, head.encode() + b"Content-Type: application/sparql-query\r\n\r\n0\r\n\r\n") == 400


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        (b"GET /" + b"a" * 200_000, 414),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 200_000, 431),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X: a\r\n" * 20_000, 431),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + b"X: a\r\n" * 101 + b"\r\n", 431),
    ],
)
def test_a_head_without_end_is_cut(server, lines, status):
    assert send_raw(server, lines) == status


def test_a_mistake_of_the_server_is_answered_with_the_same_headers_and_goes_to_the_log():
    sent = []

    async def failing(*_):
        raise LookupError

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http", "http_version": "1.1", "method": "GET", "path": "/", "raw_path": b"/", "query_string": b"",
        "headers": [(b"host", b"localhost")], "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80),
    }  # fmt: skip
    with pytest.raises(LookupError):
        asyncio.run(Guard(failing, Limits(), Manners())(scope, None, send))
    assert (sent[0]["status"], {name.decode() for name, _ in sent[0]["headers"]} >= SECURITY) == (500, True)


def test_a_client_that_asks_too_often_is_told_when_to_come_back(launch, small):
    server = launch("--data", small, "--rate", "0.5")
    replies = [server.get(ASK) for _ in range(4)]
    assert [reply.status for reply in replies] == [200, 200, 429, 429]
    assert int(replies[-1].headers["retry-after"]) >= 1


def test_behind_a_proxy_each_client_has_its_own_rate(launch, small):
    server = launch("--data", small, "--rate", "0.25", "--trust-proxy")
    clients = ["192.0.2.1", "192.0.2.1", "192.0.2.2", "198.51.100.7, 192.0.2.2", "2001:db8::1", "2001:db8::2"]
    assert [server.get(ASK, X_Forwarded_For=client).status for client in clients] == [200, 429, 200, 429, 200, 429]


def test_without_a_proxy_nobody_can_take_another_name(launch, small):
    server = launch("--data", small, "--rate", "0.25")
    assert [server.get(ASK, X_Forwarded_For=f"192.0.2.{n}").status for n in range(2)] == [200, 429]


def test_behind_a_proxy_descriptions_give_the_addresses_that_clients_use(launch, small):
    server = launch("--data", small, "--trust-proxy", "--allow-host", "graph.example.org")
    for path in ("/.well-known/void", "/sparql"):
        reply = server.get(path, Host="graph.example.org", X_Forwarded_Proto="https", Accept="application/n-triples")
        assert b"<https://graph.example.org/sparql>" in reply.body
        assert b"http://graph.example.org" not in reply.body


@pytest.mark.parametrize(("trust_proxy", "told", "scheme"), [
    (True, b"https", "https"), (True, b"http, https", "https"), (True, b"HTTPS", "https"),
    (True, b"javascript", "http"), (True, b"", "http"), (False, b"https", "http"),
])  # fmt: skip
def test_a_scheme_is_what_a_trusted_proxy_says_that_it_is(trust_proxy, told, scheme):
    assert find_scheme({"scheme": "http"}, {b"x-forwarded-proto": told}, trust_proxy=trust_proxy) == scheme


SLOW = {
    "says nothing": [b""],
    "begins and stops": [b"GET / HT"],
    "sends its head byte by byte": [b"GET / HTTP/1.1\r\nHost: localhost\r\nX-A: "] + 15 * [b"a"],
    "sends line after line": [b"GET / HTTP/1.1\r\nHost: localhost\r\n"] + 15 * [b"X-A: b\r\n"],
    "sends its body byte by byte": [
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n",
        b"Content-Length: 900\r\n\r\n",
        *15 * [b"#"],
    ],
    "sends empty lines": 15 * [b"\r\n"],
}


@pytest.mark.parametrize("what", SLOW)
def test_a_client_that_keeps_the_server_waiting_is_ended(hurried, connect, what):
    connection = connect()
    with contextlib.suppress(ConnectionError):
        for piece in SLOW[what]:
            connection.sendall(piece)
            time.sleep(0.2)
    assert status_of(connection) in (0, 408)
    assert hurried.get(ASK).status == 200


def test_a_second_request_that_never_ends_is_ended_too(connect):
    connection = connect()
    connection.sendall(f"GET {ASK} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    assert connection.recv(65536).startswith(b"HTTP/1.1 200")
    with contextlib.suppress(ConnectionError):
        for _ in range(15):
            connection.sendall(b"\r\n")
            time.sleep(0.2)
    assert status_of(connection) in (0, 408)


def test_a_client_that_never_reads_is_ended(hurried, connect):
    connection = connect()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    query = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
    connection.sendall(f"GET /sparql?query={quote(query)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    time.sleep(6)
    read = 0
    with contextlib.suppress(ConnectionError):
        while piece := connection.recv(1 << 20):
            read += len(piece)
    assert read < len(hurried.ask(query).body)


@pytest.mark.parametrize("bound", ["client_connections=2", "connections=2"])
def test_there_are_so_many_connections_and_no_more(launch, small, bound):
    server = launch("--data", small, "--limit", bound)
    with contextlib.ExitStack() as stack:
        for _ in range(2):
            stack.enter_context(socket.create_connection(("127.0.0.1", server.port)))
        refused = server.get(ASK)
    time.sleep(0.5)
    assert (refused.status, server.get(ASK).status) == (503, 200)


def test_a_client_that_goes_away_ends_its_query(launch, small):
    server = launch("--data", small, "--seconds", "30", "--workers", "1")
    forever = "SELECT (COUNT(*) AS ?c) { ?a ?b ?c1 . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    before = set(server.processes())
    with socket.create_connection(("127.0.0.1", server.port)) as connection:
        connection.sendall(f"GET /sparql?query={quote(forever)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        time.sleep(1.5)
        during = set(server.processes())
    time.sleep(1.5)
    assert len(during - before) == 1  # a worker more, in the place of the one that is busy
    assert len(server.processes()) == len(before)


def test_the_log_has_a_line_for_each_request_and_never_a_query(server):
    server.get("/sparql?query=" + quote("ASK { 'a secret' ?p ?o }"))
    server.wait_for(r'"path": "/sparql".*"status": 200')
    entries = [json.loads(line) for line in server.told.read_text().splitlines() if line.startswith("{")]
    assert {tuple(entry) for entry in entries} == {
        ("time", "client", "method", "path", "status", "bytes", "ms", "query")
    }
    assert "secret" not in server.told.read_text()


def test_nobody_writes_a_line_of_the_log(launch, small):
    server = launch("--data", small, "--access-log", "text")
    server.get("/x%0A2026-01-01%20forged")
    server.wait_for(r"/x\\n2026-01-01 forged 404")
    assert not [line for line in server.told.read_text().splitlines() if line.startswith("2026-01-01 forged")]


def test_a_connection_in_use_is_not_ended_by_the_pause_after_an_answer_from_memory(server):
    ask = f"GET {ASK} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
    fresh = f"GET /sparql?query={quote('ASK { ?s ?p 1 }')} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
    server.get(ASK)
    with socket.create_connection(("127.0.0.1", server.port)) as connection:
        connection.settimeout(30)
        connection.sendall(ask + ask + fresh + ask)
        read = b""
        while read.count(b"HTTP/1.1 200") < 4 or not read.endswith(b"}"):
            read += connection.recv(65536)
        connection.sendall(ask)
        assert connection.recv(65536).startswith(b"HTTP/1.1 200")
    assert read.count(b'"boolean":') == 4
