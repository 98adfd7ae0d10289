"""SPARQL 1.1 Protocol, query operation (https://www.w3.org/TR/sparql11-protocol/#query-operation).

What a request asks for, and the reply to it. There is no update operation. An answer is kept for whoever asks the same
again, and a client that still has it is told so before anything runs.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import parse_qsl

from aigraph.pages.rendering import NOTHING_KNOWN
from aigraph.queries.tokens import MAX_CHARACTERS
from aigraph.server import refusals
from aigraph.server.caching import AnswerCache
from aigraph.server.compressing import accepts_gzip
from aigraph.server.jobs import Answer, Job, description_job, refuse
from aigraph.server.keeping import Kept
from aigraph.server.leaving import do_while_there
from aigraph.server.negotiation import negotiate
from aigraph.server.receiving import TooLargeError, read_body, read_headers
from aigraph.server.responding import (
    Reply,
    is_known,
    make_compressed,
    make_empty,
    make_page,
    make_reply,
    make_validator,
    read_reader,
)
from aigraph.server.work import GRAPH_TYPES

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping

    from aigraph.server.receiving import Receive
    from aigraph.server.responding import Send
    from aigraph.server.sending import Outgoing
    from aigraph.server.service import Service

PATHS = ("/sparql", "/sparql/")
# ?format=… for those who cannot set a header, for rows and for triples; a client that sends another name (many do,
# besides Accept) gets what Accept says.
FORMATS = {
    "json": "application/sparql-results+json, application/ld+json;q=0.9",
    "xml": "application/sparql-results+xml, application/rdf+xml;q=0.9",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "ttl": "text/turtle",
    "turtle": "text/turtle",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "json-ld": "application/ld+json",
    "rdf": "application/rdf+xml",
}
_FORM, _DIRECT, _UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_ALLOW = "GET, HEAD, OPTIONS, POST"
_ACCEPT_POST = f"{_FORM}, {_DIRECT}"
# A string may be without its end: whatever begins matches, so that no text is gone through more than once.
_FREE = re.compile(r'"(?:[^"\\\n]|\\.)*"?|\'(?:[^\'\\\n]|\\.)*\'?|<[^<>\s]*+>|[?$]\w+|[0-9.]+|\s+')
_VARIABLE = re.compile(r"[?$]\w+")
# What these give differs each time, so that nothing may be kept of it.
_CHANGING = re.compile(r"(?<![A-Za-z])(?:NOW|RAND|UUID|STRUUID)(?![A-Za-z])", re.IGNORECASE)
_CHARSET = re.compile(r';\s*charset\s*=\s*"?([^\s";]+)', re.IGNORECASE)
_MOST_VARIABLES, _MOST_FIELDS = 10, 1000


class Asked(NamedTuple):
    """What a request asks for; ``query`` is None where it asks for the endpoint itself."""

    query: str | None
    default_graphs: list[str]
    named_graphs: list[str]
    accept: str


class Endpoint:
    """The address of the protocol, as an ASGI application without anything between it and the socket."""

    def __init__(self, service: Service, outgoing: Outgoing) -> None:
        self._service, self._limits, self._outgoing = service, service.limits, outgoing
        self._cache = AnswerCache(self._limits.cache_bytes)
        self._descriptions = Kept(service)

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        """Answer one request."""
        reply = await self._reply(scope, receive)
        if reply is not None:  # else the client has gone
            await self._outgoing.send(send, reply)

    def at_hand(self, scope: Mapping[str, Any], headers: Mapping[bytes, bytes]) -> bytes | None:
        """What goes over the wire after a status of 200, for a GET that was answered before; None for any other."""
        if scope["path"] not in PATHS or b"if-none-match" in headers:
            return None
        coding = b"z" if accepts_gzip(headers.get(b"accept-encoding", b"")) else b""
        key = (scope["query_string"], b"", b"", headers.get(b"accept", b""), coding)
        kept = self._cache.find(self._service.state, key)
        return kept and kept.wire

    async def _reply(self, scope: MutableMapping[str, Any], receive: Receive) -> Reply | None:
        method, headers, body = scope["method"], read_headers(scope), b""
        if method == "POST":
            try:
                body = await read_body(headers, receive, self._limits.request_bytes)
            except TooLargeError as error:
                return self._refused(refuse(413, "request-too-large", error.told), scope)
            except ConnectionError:
                return None
        elif method == "OPTIONS":
            return make_empty(204, {"Allow": _ALLOW, "Accept-Post": _ACCEPT_POST})
        elif method not in ("GET", "HEAD"):
            detail = refusals.METHODS.fill(methods=_ALLOW)
            return self._refused(refuse(405, "method-not-allowed", detail, Allow=_ALLOW), scope)
        state, string = self._service.state, scope["query_string"]
        key = (string, headers.get(b"content-type", b"") if body else b"", body, headers.get(b"accept", b""))
        known = headers.get(b"if-none-match")
        if known is not None and method != "POST":
            validator = make_validator(state, *key)
            if is_known(validator, known.decode("latin-1")):
                return make_empty(304, _about(validator))
        gzip = accepts_gzip(headers.get(b"accept-encoding", b""))
        kept = self._cache.find(state, (*key, b"z" if gzip else b""))
        return kept.reply if kept else await self._fresh(scope, receive, key, gzip=gzip)

    async def _fresh(
        self, scope: MutableMapping[str, Any], receive: Receive, key: tuple[bytes, bytes, bytes, bytes], *, gzip: bool
    ) -> Reply | None:
        """The reply that is made now, and kept where it may be."""
        string, media_type, body, accept = key
        asked = read_asked(scope["method"], string, media_type.decode("latin-1"), body, accept.decode("latin-1"))
        if isinstance(asked, Answer):
            return self._refused(asked, scope)
        if asked.query is None:
            return await self._itself(asked.accept, scope)
        state = self._service.state
        answer = await do_while_there(self._service, make_job(asked.query, asked), receive)
        if answer is None:
            return None
        if answer.problem:
            return self._refused(answer, scope)
        if _CHANGING.search(asked.query):
            return make_reply(answer, headers={"Cache-Control": "no-store"})
        about = _about(make_validator(state, *key) if scope["method"] != "POST" else "")
        reply = await make_compressed(answer, about, gzip=gzip)
        if state == self._service.state:
            self._cache.keep(state, (*key, b"z" if gzip else b""), reply)
        return reply

    async def _itself(self, accept: str, scope: MutableMapping[str, Any]) -> Reply:
        """What is said of the endpoint: a page for people, a service description for programs."""
        chosen = negotiate(accept, (*GRAPH_TYPES, "text/html"))
        if chosen == "text/html":
            page = "../query" if scope["path"].endswith("/") else "query"
            return make_empty(303, {"Location": page, "Content-Length": "0", "Vary": "Accept"})
        if chosen is None:
            return self._refused(refuse(400, "no-query", refusals.NO_QUERY), scope)
        host = read_headers(scope).get(b"host", b"localhost").decode("latin-1")
        address = f"{scope['scheme']}://{host}/"
        answer = await self._descriptions.get(f"{chosen} {address}", description_job("description", address, chosen))
        return self._refused(answer, scope) if answer.problem else make_reply(answer, headers={"Vary": "Accept, Host"})

    def _refused(self, answer: Answer, scope: Mapping[str, Any]) -> Reply:
        """What is said where there is no answer: to a browser by a page like all others."""
        reader = read_reader(scope)
        if reader.wants_page:
            root = "../" * (scope["path"].count("/") - 1) or "./"
            about = NOTHING_KNOWN | self._service.about | {"languages": []}  # a link to another would lose the query
            return make_page(answer, reader.language, about, root)
        return make_reply(answer, reader)


def read_asked(method: str, string: bytes, media_type: str, body: bytes, accept: str) -> Asked | Answer:
    """What a request asks for, or why it is refused (SPARQL 1.1 Protocol, sections 2.1.1 to 2.1.4)."""
    kind = media_type.partition(";")[0].strip().lower()
    if method == "POST" and kind not in (_FORM, _DIRECT):
        if kind == _UPDATE:
            return refuse(415, "read-only", refusals.NO_UPDATE, **{"Accept-Post": _ACCEPT_POST})
        detail = refusals.MEDIA_TYPE.fill(form=_FORM, direct=_DIRECT, kind=kind or refusals.NOTHING_NAMED)
        return refuse(415, "media-type", detail, **{"Accept-Post": _ACCEPT_POST})
    charset = _CHARSET.search(media_type)
    if method == "POST" and charset and charset[1].lower() not in ("utf-8", "utf8", "us-ascii"):
        return refuse(400, "not-utf-8", refusals.CHARSET.fill(charset=charset[1][:40]))
    try:
        fields = _fields(string) + (_fields(body) if kind == _FORM and method == "POST" else [])
        direct = [body.decode()] if kind == _DIRECT and method == "POST" else []
    except UnicodeDecodeError:
        return refuse(400, "not-utf-8", refusals.NO_UTF_8)
    except ValueError as error:
        return refuse(400, "bad-request", refusals.BAD_PARAMETERS.fill(error=error))
    return _asked(fields, direct, accept, is_bare=method != "POST")


def _asked(fields: list[tuple[str, str]], direct: list[str], accept: str, *, is_bare: bool) -> Asked | Answer:
    several: dict[str, list[str]] = {"query": direct}
    for name, value in fields:
        several.setdefault(name, []).append(value)
    if "update" in several or "using-graph-uri" in several or "using-named-graph-uri" in several:
        return refuse(400, "read-only", refusals.NO_UPDATE)
    accept = FORMATS.get(several.get("format", [""])[-1], accept)
    queries = several.pop("query")
    if not queries and is_bare and not several.keys() - {"format"}:
        return Asked(None, [], [], accept)
    if len(queries) != 1:
        return refuse(400, "one-query", refusals.ONE_QUERY.fill(count=len(queries)))
    if len(queries[0]) > MAX_CHARACTERS:
        return refuse(413, "query-too-long", refusals.LONG_QUERY.fill(most=MAX_CHARACTERS))
    return Asked(queries[0], several.get("default-graph-uri", []), several.get("named-graph-uri", []), accept)


def _fields(text: bytes) -> list[tuple[str, str]]:
    return parse_qsl(text.decode(), keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)


def make_job(query: str, asked: Asked) -> Job:
    """The job of a query, with the shape by which queries of about the same cost are known again, and a first guess.

    The shape is the hash of the text without its names, values and blanks: thousands are kept, whatever their length.
    The guess grows with the number of variables.
    """
    variables = len(set(_VARIABLE.findall(query)))
    several: dict[str, Any] = {"query": query, "accept": asked.accept}
    if asked.default_graphs or asked.named_graphs:
        several |= {"default_graphs": asked.default_graphs, "named_graphs": asked.named_graphs}
    shape = hashlib.blake2b(_FREE.sub(" ", query).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    return Job("sparql", several, shape, 0.0005 * 2.0 ** min(variables, _MOST_VARIABLES) / 11)


def _about(validator: str) -> dict[str, str]:
    headers = {"Vary": "Accept, Accept-Encoding", "Cache-Control": "no-cache"}
    return headers | {"ETag": validator} if validator else headers
