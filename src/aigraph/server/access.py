"""The access log: a line for each request, written beside the loop, so that a slow reader holds up nobody.

It never has the text of a query: whoever asks may have reasons not to be quoted. Equal hashes are equal requests.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections import deque
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMS = ("json", "text", "off")
_MOST_WAITING = 10_000
_LONGEST_PATH = 2048
_PAUSE_SECONDS = 0.2


class _Entry(NamedTuple):
    when: datetime
    client: str
    method: str
    path: str
    query: bytes
    status: int
    size: int
    seconds: float


class AccessLog:
    """Lines on a stream, as JSON or as text. Where nobody takes them, they are counted and dropped."""

    def __init__(self, stream: TextIO, form: str) -> None:
        self._stream, self._form = stream, form
        self._waiting: deque[_Entry] = deque()
        self._dropped = 0
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._write, name="access-log", daemon=True)
        self._thread.start()

    def tell(self, scope: Mapping[str, Any], client: str, status: int, size: int, seconds: float) -> None:
        """Note a request that is done; status 0 stands for a client that left before it was answered."""
        if len(self._waiting) >= _MOST_WAITING:
            self._dropped += 1
            return
        method, path, query = scope["method"], scope["path"][:_LONGEST_PATH], scope["query_string"]
        if len(query) > _LONGEST_PATH:  # what waits is small, whatever was asked
            query = hashlib.blake2b(query, digest_size=64).digest()
        self._waiting.append(_Entry(datetime.now(UTC), client, method, path, query, status, size, seconds))

    def close(self) -> None:
        """Write what waits, and end."""
        self._is_over.set()
        self._thread.join(2 * _PAUSE_SECONDS)

    def _write(self) -> None:
        is_over = False
        while not is_over:
            is_over = self._is_over.wait(_PAUSE_SECONDS)
            lines = [self._line(self._waiting.popleft()) for _ in range(len(self._waiting))]
            dropped, self._dropped = self._dropped, 0
            if dropped:
                lines.append(f'{{"dropped": {dropped}}}\n' if self._form == "json" else f"{dropped} lines dropped\n")
            try:
                self._stream.write("".join(lines))
                self._stream.flush()
            except (OSError, ValueError):
                return  # nobody listens any more

    def _line(self, entry: _Entry) -> str:
        told = {
            "time": entry.when.isoformat(timespec="milliseconds"),
            "client": entry.client,
            "method": entry.method,
            "path": entry.path,
            "status": entry.status,
            "bytes": entry.size,
            "ms": round(entry.seconds * 1000, 1),
            "query": hashlib.blake2b(entry.query, digest_size=6).hexdigest() if entry.query else "",
        }
        if self._form == "json":
            return json.dumps(told) + "\n"
        told["path"] = entry.path.encode("unicode_escape").decode()  # no line of a log is made by who is logged
        return " ".join(map(str, told.values())) + "\n"
