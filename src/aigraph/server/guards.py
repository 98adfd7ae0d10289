"""Who may ask: the names that the server goes by, the pages that may use it, how much and how often.

An ASGI application around another, which holds nothing back: what it lets through goes through as it is, and every
answer, errors too, gets the headers that keep a browser from doing with it what it should not.
"""

from __future__ import annotations

import ipaddress
import re
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from aigraph.server import refusals
from aigraph.server.jobs import Answer, refuse
from aigraph.server.receiving import read_headers
from aigraph.server.responding import POLICY, SECURITY, Reader, Reply, make_empty, make_reply, read_reader, send_reply

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, MutableMapping

    from aigraph.server.access import AccessLog
    from aigraph.server.limits import Limits
    from aigraph.server.receiving import Receive
    from aigraph.server.responding import Send

    Application = Callable[[MutableMapping[str, Any], Receive, Send], Awaitable[None]]
    Header = tuple[bytes, bytes]

_SCHEMES = ("http", "https")
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
# Descriptions are made of it; no name is longer (RFC 1035, section 2.3.4).
_HOST = re.compile(r"(?:[A-Za-z0-9._~-]{1,255}|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?")
_PORT = re.compile(r":\d{1,5}$")
_ODD_PATH = re.compile(r"(?:^|/)\.{1,2}(?:/|$)|[\x00-\x1f\x7f\\\ufffd]|%2[eEfF]|%00")
_LONGEST_PATH = 2048
_EXPOSED = "ETag, Link, Retry-After, X-Aigraph-Truncated"
_MOST_CLIENTS = 10_000


@dataclass(frozen=True, slots=True)
class Manners:
    """Whom the server answers: names of hosts and origins of pages (``*`` is all of them) beside its own.

    With ``trust_proxy`` client and scheme are what the proxy in front says (the last X-Forwarded-For and -Proto).
    """

    hosts: frozenset[str] = field(default_factory=frozenset)
    origins: frozenset[str] = field(default_factory=frozenset)
    trust_proxy: bool = False


class Guard:
    """What stands before the application.

    ``log`` is told of each request where there is one; ``find`` gives answers that need no work.
    """

    def __init__(
        self,
        app: Application,
        limits: Limits,
        manners: Manners,
        log: AccessLog | None = None,
        find: Callable[[Mapping[str, Any], Mapping[bytes, bytes]], bytes | None] | None = None,
    ) -> None:
        self._app, self._limits, self._manners, self._log, self._find = app, limits, manners, log, find
        self._buckets = Buckets(limits.client_rate, limits.client_burst)

    def at_hand(self, scope: MutableMapping[str, Any]) -> bytes | None:
        """What goes over the wire after a status of 200, where that takes no work and whoever asks may ask."""
        headers = read_headers(scope)
        if self._find is None or b"origin" in headers or self._manners.origins:
            return None
        raw = self._find(scope, headers)
        if raw is None:
            return None
        client = find_client(scope, headers, trust_proxy=self._manners.trust_proxy)
        if self._refusal(scope, headers, client) is not None:
            return None  # it is said the long way
        if self._log is not None:
            self._log.tell(scope, client, 200, len(raw) - raw.index(b"\r\n\r\n") - 4, 0.0)
        return raw

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        """Let a request through, or say why not."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started, told, headers = time.perf_counter(), [0, 0], read_headers(scope)
        client = find_client(scope, headers, trust_proxy=self._manners.trust_proxy)
        scope["scheme"] = find_scheme(scope, headers, trust_proxy=self._manners.trust_proxy)
        cross = self._cross_headers(headers)

        async def tell(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                told[0] = message["status"]
                own: list[Header] = message["headers"]
                policy = () if any(name == POLICY[0] for name, _ in own) else (POLICY,)
                message["headers"] = [*own, *policy, *SECURITY, *cross]
            else:
                told[1] += len(message.get("body", b""))
            await send(message)

        is_whole = False
        try:
            refused = self._refusal(scope, headers, client)
            if refused is None:
                await self._app(scope, receive, tell)
            else:
                await send_reply(tell, refused)
            is_whole = True
        finally:
            if not is_whole and not told[0]:
                await send_reply(tell, make_reply(mistake(), read_reader(scope)))
            if self._log is not None:
                self._log.tell(scope, client, told[0], told[1], time.perf_counter() - started)

    def _refusal(self, scope: Mapping[str, Any], headers: Mapping[bytes, bytes], client: str) -> Reply | None:
        reader = read_reader(scope)
        answer = self._oversize(scope, headers)
        if answer is None and not self._is_own_host(headers.get(b"host"), scope):
            answer = refuse(421, "foreign-host", refusals.FOREIGN_HOST)
        if answer is None:
            seconds = self._buckets.take(client)
            if seconds:
                detail = refusals.TOO_OFTEN.fill(rate=f"{self._limits.client_rate:g}")
                answer = refuse(429, "too-many-requests", detail, **{"Retry-After": str(seconds)})
        foreign = self._foreign_page(scope, headers, reader) if answer is None and b"origin" in headers else None
        if foreign is not None:
            return foreign
        path = scope["path"]
        if answer is None and (len(path) > _LONGEST_PATH or _ODD_PATH.search(path)):
            answer = refuse(404, "not-found", refusals.NOTHING_HERE)
        return None if answer is None else make_reply(answer, reader)

    def _oversize(self, scope: Mapping[str, Any], headers: Mapping[bytes, bytes]) -> Answer | None:
        limits = self._limits
        if len(scope["headers"]) > limits.headers:
            return refuse(431, "headers-too-large", refusals.MANY_HEADERS.fill(most=limits.headers))
        length = headers.get(b"content-length", b"0")
        if not length.isdigit() or len(length) > 20 or int(length) > limits.request_bytes:  # noqa: PLR2004  (2^64)
            return refuse(413, "request-too-large", refusals.LARGE_BODY.fill(most=limits.request_bytes // 1024))
        return None

    def _is_own_host(self, host: bytes | None, scope: Mapping[str, Any]) -> bool:
        if host is None:
            return str(scope["http_version"]) == "1.0"
        allowed, told = self._manners.hosts, host.decode("latin-1")
        if not _HOST.fullmatch(told):
            return False
        if "*" in allowed:
            return True
        name = _PORT.sub("", told).strip("[]").lower()
        return name in _LOOPBACK or name in allowed or (scope["server"] is not None and name == scope["server"][0])

    def _foreign_page(self, scope: Mapping[str, Any], headers: Mapping[bytes, bytes], reader: Reader) -> Reply | None:
        """What a page of another site is told: nothing, or how it may ask (https://fetch.spec.whatwg.org/#http-cors-protocol)."""
        origin = headers[b"origin"].decode("latin-1")
        is_own = urlsplit_host(origin) == headers.get(b"host", b"").decode("latin-1").lower()
        if not is_own and not self._allows(origin):
            detail = refusals.FOREIGN_ORIGIN.fill(origin=origin[:200])
            return make_reply(refuse(403, "foreign-origin", detail), reader)
        if scope["method"] == "OPTIONS" and b"access-control-request-method" in headers:
            preflight = {
                "Access-Control-Allow-Methods": "GET, HEAD, POST",
                "Access-Control-Allow-Headers": "Accept, Content-Type",
                "Access-Control-Max-Age": "86400",
            }
            return make_empty(204, preflight)
        return None

    def _allows(self, origin: str) -> bool:
        return "*" in self._manners.origins or origin.lower() in self._manners.origins

    def _cross_headers(self, headers: Mapping[bytes, bytes]) -> tuple[Header, ...]:
        """What lets a page of an allowed site read the answer."""
        if not self._manners.origins:
            return ()
        origin = headers.get(b"origin")
        if origin is None or not self._allows(origin.decode("latin-1")):
            return ((b"vary", b"Origin"),)
        return (
            (b"vary", b"Origin"),
            (b"access-control-allow-origin", origin),
            (b"access-control-expose-headers", _EXPOSED.encode()),
        )


class Buckets:
    """For each client a bucket of tokens that fills at a rate and from which each request takes one.

    >>> buckets = Buckets(rate=1.0, burst=2)
    >>> [buckets.take("a", now) for now in (0.0, 0.0, 0.0, 1.0)]
    [0, 0, 1, 0]
    """

    def __init__(self, rate: float, burst: int) -> None:
        self._rate, self._burst = rate, float(burst)
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, client: str, now: float | None = None) -> int:
        """0 where a client may ask, else the seconds until it may."""
        if not self._rate:
            return 0
        now = time.monotonic() if now is None else now
        tokens, before = self._buckets.get(client, (self._burst, now))
        tokens = min(self._burst, tokens + (now - before) * self._rate)
        if tokens < 1:
            return max(1, round((1 - tokens) / self._rate))
        self._buckets[client] = tokens - 1, now
        self._buckets.move_to_end(client)
        if len(self._buckets) > _MOST_CLIENTS:
            self._buckets.popitem(last=False)
        return 0


def find_client(scope: Mapping[str, Any], headers: Mapping[bytes, bytes], *, trust_proxy: bool) -> str:
    """Who asks: an address; of IPv6 the network that one customer has (/64)."""
    client: str = scope["client"][0] if scope["client"] else ""
    if trust_proxy and b"x-forwarded-for" in headers:
        client = headers[b"x-forwarded-for"].decode("latin-1").rpartition(",")[2].strip()
    if ":" not in client:
        return client[:64]
    try:
        return str(ipaddress.IPv6Network((client.strip("[]").partition("%")[0], 64), strict=False))
    except ValueError:
        return client[:64]


def find_scheme(scope: Mapping[str, Any], headers: Mapping[bytes, bytes], *, trust_proxy: bool) -> str:
    """How the client reached us, for the addresses that descriptions give: http or https."""
    told = headers.get(b"x-forwarded-proto", b"").decode("latin-1").rpartition(",")[2].strip().lower()
    return told if trust_proxy and told in _SCHEMES else str(scope.get("scheme", "http"))


def mistake() -> Answer:
    """What is said when the server itself fails; the error goes on to whoever runs it, and so to its log."""
    return refuse(500, "internal-error", refusals.MISTAKE)


def urlsplit_host(origin: str) -> str:
    """The host and port of an origin, as a Host header has them; nothing where it is no origin."""
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return ""
