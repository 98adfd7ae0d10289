"""Requests to a server over HTTP: bounded in time and size, repeated where that can do no harm.

What a server asks for is followed only as far as it cannot carry credentials to another host.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urljoin, urlsplit

from aigraph.engines.endpoints import PORTS
from aigraph.engines.replies import Reply, Request
from aigraph.errors import InputError, UsageError

if TYPE_CHECKING:
    import urllib3

    from aigraph.engines.endpoints import Endpoint

_AGAIN = {429, 502, 503, 504}
_ELSEWHERE = {301, 302, 303, 307, 308}
_SEE_OTHER = 303
_MOST_REDIRECTS = 5
_PIECE = 64 * 1024


class Transport:
    """Sends requests to one endpoint over connections that are kept."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint

    def read(self, request: Request) -> Reply:
        """The reply to a request that changes nothing, asked again where the server or the way to it was busy.

        Raises InputError where there is no whole answer within the endpoint's bounds.
        """
        for attempt in range(1, self.endpoint.attempts):
            pause = min(0.25 * 2**attempt, self.endpoint.pause_seconds)
            try:
                reply = self._follow(request)
            except _UnreachableError:
                time.sleep(pause)
                continue
            if reply.status not in _AGAIN:
                return reply
            asked = _asked_pause(reply)
            if asked is not None and asked > self.endpoint.pause_seconds:
                return reply
            time.sleep(pause if asked is None else asked)
        return self._follow(request)

    def write(self, request: Request) -> Reply:
        """The reply to a request that changes something, sent once and nowhere else."""
        return self._send(self.endpoint.url, request)

    def _follow(self, request: Request) -> Reply:
        address = self.endpoint.url
        for _ in range(_MOST_REDIRECTS):
            reply = self._send(address, request)
            target = reply.headers.get("location", "")
            if reply.status not in _ELSEWHERE or not target:
                return reply
            address = self._redirected(address, target)
            if reply.status == _SEE_OTHER:
                request = Request("GET", accept=request.accept)
            elif request.method == "GET":
                # The new address holds the fields that were sent.
                request = Request("GET", accept=request.accept)
        msg = f"{self.endpoint.where}: sends from one address to the next without end; name the last one"
        raise InputError(msg)

    def _redirected(self, address: str, target: str) -> str:
        try:
            new = urljoin(address, target)
            old_place, new_place = _place(address), _place(new)
        except ValueError:
            new, old_place, new_place = "", ("", "", 0), ("", "", 1)
        to_tls = (old_place[0], old_place[2], new_place[0], new_place[2]) == ("http", 80, "https", 443)
        same = old_place == new_place or (to_tls and old_place[1] == new_place[1])
        if new_place[0] not in PORTS or (self.endpoint.headers and not same):
            shown = "".join(sign for sign in f"{new_place[0]}://{new_place[1]}" if sign.isprintable())[:200]
            msg = f"{self.endpoint.where}: sends to another host ({shown}); name that address if you trust it"
            raise InputError(msg)
        return new

    @cached_property
    def _pool(self) -> urllib3.PoolManager:
        try:
            import urllib3  # noqa: PLC0415  (an extra)
        except ImportError as error:
            msg = "remote engines: urllib3 is not installed; run pip install 'aigraph[remote]'"
            raise UsageError(msg) from error
        return urllib3.PoolManager(num_pools=2, maxsize=2, retries=False)

    def _send(self, address: str, request: Request) -> Reply:
        pool, endpoint = self._pool, self.endpoint
        from urllib3 import exceptions  # noqa: PLC0415  (an extra)

        try:
            return self._exchange(pool, address, request)
        except exceptions.ReadTimeoutError as error:
            msg = f"{endpoint.where}: silent for {endpoint.answer_seconds:g} s; ask for less, or try later"
            raise InputError(msg) from error
        except (exceptions.SSLError, exceptions.LocationValueError) as error:
            msg = f"{endpoint.where}: cannot be reached ({_reason(error)}); correct the address or its certificate"
            raise InputError(msg) from error
        except (exceptions.HTTPError, OSError) as error:
            msg = f"{endpoint.where}: cannot be reached ({_reason(error)}); see that the server runs and is named right"
            raise _UnreachableError(msg) from error

    def _exchange(self, pool: urllib3.PoolManager, address: str, request: Request) -> Reply:
        from urllib3 import Timeout  # noqa: PLC0415  (an extra)

        endpoint, started = self.endpoint, time.monotonic()
        headers = {"Accept": request.accept, "Accept-Encoding": "identity", "User-Agent": "aigraph", **endpoint.headers}
        if request.content_type:
            headers["Content-Type"] = request.content_type
        if request.fields:
            address += ("&" if urlsplit(address).query else "?") + urlencode(request.fields)
        response = pool.urlopen(
            request.method,
            address,
            body=request.body or None,
            headers=headers,
            retries=False,
            redirect=False,
            preload_content=False,
            decode_content=False,
            timeout=Timeout(connect=endpoint.connect_seconds, read=endpoint.answer_seconds),
        )
        try:
            body = self._body(response, started)
        except BaseException:
            response.close()
            raise
        response.release_conn()
        return Reply(response.status, {name.lower(): value for name, value in response.headers.items()}, body)

    def _body(self, response: urllib3.BaseHTTPResponse, started: float) -> bytes:
        endpoint = self.endpoint
        pieces: list[bytes] = []
        size = 0
        while piece := response.read1(_PIECE):
            size += len(piece)
            if size > endpoint.most_bytes:
                msg = f"{endpoint.where}: the answer is larger than {endpoint.most_bytes} bytes; ask for less"
                raise InputError(msg)
            if time.monotonic() - started > endpoint.total_seconds:
                msg = f"{endpoint.where}: no whole answer in {endpoint.total_seconds:g} s; ask for less"
                raise InputError(msg)
            pieces.append(piece)
        return b"".join(pieces)


class _UnreachableError(InputError):
    """There was no answer: the request may be sent again."""


def _place(address: str) -> tuple[str, str, int]:
    parts = urlsplit(address)
    return parts.scheme, parts.hostname or "", parts.port or PORTS.get(parts.scheme, 0)


def _asked_pause(reply: Reply) -> float | None:
    """The seconds of a Retry-After header, which holds seconds or a date (RFC 9110, section 10.2.3)."""
    value = reply.headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        date = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, (date.replace(tzinfo=date.tzinfo or UTC) - datetime.now(UTC)).total_seconds())


def _reason(error: Exception) -> str:
    """The system's own word for it, from the innermost cause."""
    inner: BaseException = error
    for _ in range(5):
        deeper = getattr(inner, "reason", None)
        deeper = deeper if isinstance(deeper, BaseException) else inner.__cause__ or inner.__context__
        if not isinstance(deeper, BaseException):
            break
        inner = deeper
    text = getattr(inner, "strerror", None) or str(inner)
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())[:200]
