"""How much anybody may ask of the server."""

from __future__ import annotations

import os
from dataclasses import dataclass, field


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of one server; times in seconds, memory in MB, sizes in bytes, rates in requests a second.

    ``workers`` processes answer short queries; a query that lasts longer than ``short_seconds`` becomes a long one and
    needs one of ``long_workers`` places. ``queue`` requests wait at most, none longer than ``wait_seconds``.
    ``client_rate`` is per client address with a burst of ``client_burst``; 0 sets no bound. A request has to be there
    whole within ``slow_client_seconds``, and an answer has to be taken as it comes. Answers are kept within
    ``cache_bytes``, and large ones that are on their way are no more than ``sending_bytes`` together.
    """

    query_seconds: float = 5.0
    drawing_seconds: float = 30.0  # of the explorer, once for all who ask
    query_megabytes: int = 512
    rows: int = 100_000
    answer_bytes: int = 64 * 1024 * 1024
    request_bytes: int = 256 * 1024
    workers: int = field(default_factory=lambda: _cores() + 1)
    long_workers: int = field(default_factory=_cores)
    short_seconds: float = 0.1
    queue: int = 256
    wait_seconds: float = 10.0
    url_bytes: int = 60_000  # httptools reads none of more than 65535
    header_bytes: int = 32 * 1024
    headers: int = 100
    connections: int = 512
    client_connections: int = 256
    client_rate: float = 100.0
    client_burst: int = 400
    slow_client_seconds: float = 15.0
    cache_bytes: int = 32 * 1024 * 1024
    sending_bytes: int = 512 * 1024 * 1024
    load_seconds: float = 600.0
