"""What is sent to a server and what comes back, and how a refusal is told: in the server's words, one line of them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aigraph.errors import AigraphError, InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST_WORD_OF_A_SERVER = 200
_PARTIAL = 206
_HINTS = {
    401: "the server wants to know who asks; give --header 'Authorization: …' or AIGRAPH_AUTHORIZATION",
    403: "the server does not allow it; ask its keeper, or give --header 'Authorization: …'",
    404: "the server has nothing there; name the whole address, such as http://localhost:7878/query",
    405: "the server does not take this there; name the address of its SPARQL endpoint",
    406: "the server has no format that is read here; ask another endpoint",
    413: "the request is too large for the server; ask for less",
    414: "the request is too long for the server; ask for less",
    415: "the server does not take this format; name the address of its SPARQL endpoint",
}


@dataclass(frozen=True, slots=True)
class Request:
    """A request: fields for the query string, a body with its type, and the answers that are understood."""

    method: str
    fields: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    content_type: str = ""
    accept: str = "*/*"


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, whole: status, headers by their names in small letters, body."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)

    @property
    def media_type(self) -> str:
        """The type of the body, without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


def check_reply(where: str, reply: Reply) -> None:
    """Raise what a status means that is no success: UsageError where the query is to blame, else InputError."""
    if 200 <= reply.status < 300 and reply.status != _PARTIAL:  # noqa: PLR2004  (successes)
        return
    raise failure(where, reply)


def failure(where: str, reply: Reply) -> AigraphError:
    """The error that says what the server said."""
    said = first_line(reply)
    told = f" ({reply.status}: {said})" if said else f" ({reply.status})"
    if reply.status == 400:  # noqa: PLR2004  (bad request)
        return UsageError(f"{where}: the server refuses the request{told}; correct it")
    if reply.status == _PARTIAL:
        return InputError(f"{where}: the server gave a part of the answer only{told}; ask for less")
    if 300 <= reply.status < 400:  # noqa: PLR2004  (redirections, which are followed for reading only)
        return InputError(f"{where}: sends elsewhere{told}; name the address that takes what is written")
    what, _, remedy = _HINTS.get(reply.status, "").partition("; ")
    if not what:
        what, remedy = "the server failed", "try again later, or ask for less"
    return InputError(f"{where}: {what}{told}; {remedy}")


def first_line(reply: Reply) -> str:
    """The first line that a server says, without markup and signs that a terminal obeys.

    Of a page it is the title, of a problem (RFC 9457) its detail.
    """
    text = reply.body[:4096].decode("utf-8", errors="replace")
    if reply.media_type == "application/problem+json":
        text = _detail(reply.body[:65536]) or text
    elif is_page(reply):
        title = re.search(r"<title[^>]*>(.*?)</title>", text, re.IGNORECASE | re.DOTALL)
        text = title[1] if title else re.sub(r"<[^>]*>", " ", text)
    lines = (" ".join(_printable(line).split()) for line in text.splitlines())
    line = next((line for line in lines if line), "")
    most = _LONGEST_WORD_OF_A_SERVER
    return line if len(line) <= most else line[: most - 1] + "…"


def is_page(reply: Reply) -> bool:
    """Whether the answer is a web page, which no endpoint gives to a program."""
    if reply.media_type in ("text/html", "application/xhtml+xml"):
        return True
    start = reply.body[:64].lstrip().lower()
    return start.startswith((b"<!doctype html", b"<html"))


def refuse_page(where: str, reply: Reply, what: str) -> None:
    """Raise InputError where the answer is a web page; ``what`` has an address that should be named instead."""
    if is_page(reply):
        title = first_line(reply)
        msg = f"{where}: answers with a web page ({title or 'without title'}); name the address of its {what}"
        raise InputError(msg)


def _detail(body: bytes) -> str:
    try:
        problem = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    told = [problem.get(name) for name in ("detail", "title")] if isinstance(problem, dict) else []
    return next((text for text in told if isinstance(text, str) and text.strip()), "")


def _printable(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text)
