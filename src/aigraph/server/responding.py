"""Answers as HTTP: status, headers and body; refusals as problem details (RFC 9457), or as a page for a browser."""

from __future__ import annotations

import hashlib
import json
import re
from functools import lru_cache
from html import escape
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, NamedTuple

from aigraph.errors import ENGLISH, LANGUAGES
from aigraph.pages.rendering import page_headers, render
from aigraph.pages.wording import words
from aigraph.server.compressing import compress
from aigraph.server.jobs import PROBLEMS, Answer
from aigraph.server.languages import choose_language
from aigraph.server.negotiation import negotiate
from aigraph.server.receiving import read_headers

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping, MutableMapping

    from starlette.requests import Request
    from starlette.responses import Response

    Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

# What every answer has; pages bring a policy of their own.
POLICY = (
    b"content-security-policy",
    b"default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
)
SECURITY = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-frame-options", b"DENY"),
)
_PROBLEM_TYPE = "application/problem+json"
_HTML_TYPE = "text/html; charset=utf-8"
_PIECE = 256 * 1024
# For whom the server answers before it knows what is asked for; it needs no other file.
_PAGE = (
    '<!DOCTYPE html><html lang="{language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    '<meta name="color-scheme" content="light dark"><title>{title}</title>'
    '<h1>{title}</h1><p>{detail}</p><p><a href="{type}">{status} {problem}</a></p></html>\n'
)
_VARY = "Accept, Accept-Language"
_LANGUAGE = re.compile(rb"(?:^|&)lang=(" + "|".join(LANGUAGES).encode() + rb")(?:&|$)")


class Reply(NamedTuple):
    """What goes out: the body as it is sent, and all headers but those that every answer has."""

    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes


class Reader(NamedTuple):
    """Who is told of a refusal: the forms that the client accepts, and the language of who reads it."""

    accept: str = ""
    language: str = ENGLISH

    @property
    def wants_page(self) -> bool:
        """Whether it is a browser's user, and no program."""
        return negotiate(self.accept, (_PROBLEM_TYPE, "application/json", "text/html")) == "text/html"


PROGRAM = Reader()


def read_reader(scope: Mapping[str, Any]) -> Reader:
    """Who sent a request: the language is the address's (``lang=``), else the browser's, else English."""
    headers = read_headers(scope)
    named = _LANGUAGE.search(scope["query_string"])
    liked = headers.get(b"accept-language", b"").decode("latin-1")
    language = named[1].decode() if named else choose_language(liked, LANGUAGES)
    return Reader(headers.get(b"accept", b"").decode("latin-1"), language)


def make_reply(answer: Answer, reader: Reader = PROGRAM, headers: Mapping[str, str] | None = None) -> Reply:
    """The reply for an answer; ``headers`` come besides its own. A refusal says in its body what is wrong."""
    if answer.problem:
        answer = explain(answer, reader)
    several = {"Content-Type": answer.media_type, "Content-Length": str(len(answer.body))}
    return Reply(answer.status, _encode(several | answer.headers | dict(headers or {})), answer.body)


def make_page(answer: Answer, language: str, about: Mapping[str, Any], root: str, keep: str = "") -> Reply:
    """The reply for a refusal as one of our pages; ``root`` leads to the first one, ``keep`` keeps the language."""
    say = words(language)
    title = say["not_found" if answer.status == HTTPStatus.NOT_FOUND else "error"]
    told = {"status": answer.status, "problem": answer.problem, "type": PROBLEMS + answer.problem}
    detail = answer.detail.tell(language)
    body = render("refusal.html.j2", language, about, root, keep=keep, title=title, detail=detail, **told)
    headers = {"Content-Type": _HTML_TYPE, "Content-Length": str(len(body))} | page_headers(language) | answer.headers
    return Reply(answer.status, _encode(headers), body)


def make_empty(status: int, headers: Mapping[str, str]) -> Reply:
    """A reply without a body."""
    return Reply(status, _encode(headers), b"")


async def make_compressed(answer: Answer, headers: Mapping[str, str], *, gzip: bool) -> Reply:
    """The reply for a good answer, compressed where that is worth it and asked for."""
    body = await compress(answer.body) if gzip else None
    if body is None:
        return make_reply(answer, headers=headers)
    several = {"Content-Type": answer.media_type, "Content-Length": str(len(body)), "Content-Encoding": "gzip"}
    return Reply(answer.status, _encode(several | answer.headers | dict(headers)), body)


def to_wire(reply: Reply, headers: Iterable[tuple[bytes, bytes]] = ()) -> bytes:
    """What goes over the wire after the status line (HTTP/1.1), with some more headers."""
    lines = [b"%b: %b" % header for header in (*reply.headers, *headers)]
    return b"\r\n".join((*lines, b"", reply.body))


async def send_reply(send: Send, reply: Reply) -> None:
    """Send it, a large one piece by piece, so that no more of it waits in a buffer than the client takes."""
    await send({"type": "http.response.start", "status": reply.status, "headers": list(reply.headers)})
    if len(reply.body) > _PIECE:
        view = memoryview(reply.body)
        for start in range(0, len(view), _PIECE):
            more = start + _PIECE < len(view)
            await send({"type": "http.response.body", "body": bytes(view[start : start + _PIECE]), "more_body": more})
    else:
        await send({"type": "http.response.body", "body": reply.body})


def explain(answer: Answer, reader: Reader = PROGRAM) -> Answer:
    """A refusal with its body: problem details (type, title, status, detail), or a plain page for a browser."""
    headers = {**answer.headers, "Vary": _VARY, "Cache-Control": "no-store"}
    about = {"type": PROBLEMS + answer.problem, "status": answer.status, "detail": answer.detail.tell(reader.language)}
    if reader.wants_page:
        title = words(reader.language)["error"]
        told = {**about, "title": title, "language": reader.language, "problem": answer.problem}
        page = _PAGE.format_map({name: escape(str(value)) for name, value in told.items()})
        return Answer(answer.status, _HTML_TYPE, page.encode("utf-8", "replace"), headers)
    entry = {"type": about["type"], "title": HTTPStatus(answer.status).phrase, **about}
    body = json.dumps(entry, ensure_ascii=False).encode("utf-8", "replace")
    return Answer(answer.status, _PROBLEM_TYPE, body, headers)


def make_validator(state: str, *parts: bytes) -> str:
    """The weak validator (ETag) of what a request gets from a state of the graph."""
    text = hashlib.blake2b(state.encode(), digest_size=12)
    for part in parts:
        text.update(len(part).to_bytes(8, "big") + part)
    return f'W/"{text.hexdigest()}"'


def is_known(validator: str, if_none_match: str) -> bool:
    """Whether a client says that it has what the validator stands for (RFC 9110, section 13.1.2)."""
    if not if_none_match:
        return False
    opaque = validator.removeprefix("W/")
    known = (tag.strip().removeprefix("W/") for tag in if_none_match.split(","))
    return any(tag in ("*", opaque) for tag in known)


def to_response(answer: Answer, request: Request, state: str = "") -> Response:
    """The same as Starlette's response. ``state`` is the graph's: with it a good answer gets a validator."""
    from starlette.responses import Response  # noqa: PLC0415  (heavy)

    if answer.problem:
        return to_problem(answer, read_reader(request.scope))
    headers = {"Vary": "Accept, Accept-Encoding", "Cache-Control": "no-cache"} | answer.headers
    if state:
        headers["ETag"] = make_validator(state, request.url.path.encode(), answer.media_type.encode(), answer.body)
        if is_known(headers["ETag"], request.headers.get("if-none-match", "")):
            return Response(status_code=304, headers=headers)
    return Response(answer.body, answer.status, headers, answer.media_type)


def to_problem(answer: Answer, reader: Reader) -> Response:
    """A refusal as Starlette's response."""
    from starlette.responses import Response  # noqa: PLC0415  (heavy)

    told = explain(answer, reader)
    return Response(told.body, told.status, told.headers, told.media_type)


def _encode(headers: Mapping[str, str]) -> tuple[tuple[bytes, bytes], ...]:
    return tuple((_encode_name(name), value.encode("latin-1", "replace")) for name, value in headers.items())


@lru_cache(maxsize=256)
def _encode_name(name: str) -> bytes:
    return name.lower().encode("latin-1")
