"""Answers as HTTP: status, headers and body; refusals as problem details (RFC 9457), or a small page for a browser."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from html import escape
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, NamedTuple

from aigraph.server.compressing import compress
from aigraph.server.jobs import PROBLEMS, Answer
from aigraph.server.negotiation import negotiate

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
_PAGE = (
    '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>{status} {title}</title>'
    '<h1>{status} {title}</h1><pre>{detail}</pre><p><a href="{type}">{type}</a></p></html>\n'
)


class Reply(NamedTuple):
    """What goes out: the body as it is sent, and all headers but those that every answer has."""

    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes


def make_reply(answer: Answer, accept: str = "", headers: Mapping[str, str] | None = None) -> Reply:
    """The reply for an answer; ``headers`` come besides its own. A refusal says in its body what is wrong."""
    if answer.problem:
        answer = explain(answer, accept)
    several = {"Content-Type": answer.media_type, "Content-Length": str(len(answer.body))}
    return Reply(answer.status, _encode(several | answer.headers | dict(headers or {})), answer.body)


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


def explain(answer: Answer, accept: str = "") -> Answer:
    """A refusal with its body: problem details (type, title, status, detail), or a page where that is preferred."""
    title = HTTPStatus(answer.status).phrase
    entry = {"type": PROBLEMS + answer.problem, "title": title, "status": answer.status, "detail": answer.detail}
    if negotiate(accept, (_PROBLEM_TYPE, "application/json", "text/html")) == "text/html":
        page = _PAGE.format_map({name: escape(str(value)) for name, value in entry.items()})
        return Answer(answer.status, _HTML_TYPE, page.encode(), dict(answer.headers))
    body = json.dumps(entry, ensure_ascii=False).encode("utf-8", "replace")
    return Answer(answer.status, _PROBLEM_TYPE, body, dict(answer.headers))


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
        return to_problem(answer, request.headers.get("accept", ""))
    headers = {"Vary": "Accept, Accept-Encoding", "Cache-Control": "no-cache"} | answer.headers
    if state:
        headers["ETag"] = make_validator(state, request.url.path.encode(), answer.media_type.encode(), answer.body)
        if is_known(headers["ETag"], request.headers.get("if-none-match", "")):
            return Response(status_code=304, headers=headers)
    return Response(answer.body, answer.status, headers, answer.media_type)


def to_problem(answer: Answer, accept: str = "") -> Response:
    """A refusal as Starlette's response."""
    from starlette.responses import Response  # noqa: PLC0415  (heavy)

    told = explain(answer, accept)
    return Response(told.body, told.status, told.headers, told.media_type)


def _encode(headers: Mapping[str, str]) -> tuple[tuple[bytes, bytes], ...]:
    return tuple((_encode_name(name), value.encode("latin-1", "replace")) for name, value in headers.items())


@lru_cache(maxsize=256)
def _encode_name(name: str) -> bytes:
    return name.lower().encode("latin-1")
