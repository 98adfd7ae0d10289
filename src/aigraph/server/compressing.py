"""Compressed answers, made without holding up anybody else."""

from __future__ import annotations

import asyncio
import gzip
import re
from functools import lru_cache

_LEAST = 1024
_MOST_AT_ONCE = 16 * 1024  # larger ones are compressed beside the loop
_LEVEL = 4
_CODING = re.compile(r"\s*([\w*-]+)\s*(?:;\s*[qQ]\s*=\s*([01](?:\.[0-9]{0,3})?)\s*)?")


@lru_cache(maxsize=256)
def accepts_gzip(accept_encoding: bytes) -> bool:
    """Whether a client takes gzip (RFC 9110, section 12.5.3).

    >>> accepts_gzip(b"br;q=1.0, gzip;q=0.8"), accepts_gzip(b"*, gzip;q=0"), accepts_gzip(b"")
    (True, False, False)
    """
    found = {}
    for part in accept_encoding.decode("latin-1").lower().split(","):
        coding = _CODING.fullmatch(part)
        if coding:
            found[coding[1]] = float(coding[2] or 1)
    return found.get("gzip", found.get("x-gzip", found.get("*", 0.0))) > 0


async def compress(body: bytes) -> bytes | None:
    """The body compressed; None where it is too small to be worth it. The same bytes for the same body."""
    if len(body) < _LEAST:
        return None
    if len(body) <= _MOST_AT_ONCE:
        return gzip.compress(body, _LEVEL, mtime=0)
    return await asyncio.to_thread(gzip.compress, body, _LEVEL, mtime=0)
