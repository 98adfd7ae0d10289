"""Where a server listens and what is sent with every request; credentials are never in an address or a message."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, unquote, urlsplit, urlunsplit

from aigraph.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

AUTHORIZATION = "AIGRAPH_AUTHORIZATION"
PORTS = {"http": 80, "https": 443}
_HEADER = re.compile(r"([A-Za-z0-9!#$%&'*+.^_`|~-]+):[ \t]*([\x21-\x7e](?:[\x20-\x7e\t]*[\x21-\x7e])?)[ \t]*")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An address without credentials, the headers to send (never shown), and how long and how much to wait for.

    ``answer_seconds`` is the longest silence, ``total_seconds`` the whole answer's, ``pause_seconds`` the longest
    pause before a request is repeated.
    """

    url: str
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    connect_seconds: float = 5
    answer_seconds: float = 60
    total_seconds: float = 300
    pause_seconds: float = 20
    attempts: int = 4
    most_bytes: int = 256 * 1024 * 1024

    @property
    def where(self) -> str:
        """The address as messages show it: without its query string, which may hold a key."""
        return urlunsplit((*urlsplit(self.url)[:3], "", ""))


def open_endpoint(url: str, headers: Sequence[str] = (), environment: Mapping[str, str] | None = None) -> Endpoint:
    """The endpoint of an http(s) address, with headers as ``Name: value``; user and password may stand in the address.

    Without an ``Authorization`` of its own it takes that of the environment (``AIGRAPH_AUTHORIZATION``). Raises
    UsageError for what is no address or no header; the message never holds a header's value.
    """
    parts = _split(url)
    named: dict[str, str] = {}
    for number, header in enumerate(headers, 1):
        found = _HEADER.fullmatch(header)
        if not found:
            msg = f"--header number {number}: is no header; write --header 'Name: value'"
            raise UsageError(msg)
        named[found[1].title()] = found[2]
    if parts.username is not None:
        pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        named.setdefault("Authorization", "Basic " + base64.b64encode(pair.encode()).decode())
    asked = (environment or {}).get(AUTHORIZATION, "")
    if asked and "Authorization" not in named:
        if not _HEADER.fullmatch(f"Authorization: {asked}"):
            msg = f"{AUTHORIZATION}: is no value of a header; set it to one line, such as 'Bearer …'"
            raise UsageError(msg)
        named["Authorization"] = asked
    host = parts.netloc.rpartition("@")[2]
    return Endpoint(urlunsplit((parts.scheme, host, parts.path or "/", parts.query, "")), named)


def _split(url: str) -> SplitResult:
    shown = re.sub(r"//[^/@]*@", "//", url)
    parts = SplitResult("", "", "", "", "")
    try:
        parts = urlsplit(url)
        known = parts.scheme in PORTS and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        known = False
    if not known or not url.isascii() or any(character.isspace() for character in url):
        msg = f"{shown}: is no address; write http://host:port/path"
        raise UsageError(msg)
    return parts
