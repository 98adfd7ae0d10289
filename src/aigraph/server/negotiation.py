"""Content negotiation: which of the forms that there are does a client prefer (RFC 9110, section 12.5.1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_CHARACTERS = 4096
_RANGE = re.compile(r"\s*([\w!#$&^.+*-]+)/([\w!#$&^.+*-]+)\s*((?:;[^,]*)?)")
_QUALITY = re.compile(r";\s*[qQ]\s*=\s*([01](?:\.[0-9]{0,3})?)")


def negotiate(accept: str, offered: Sequence[str]) -> str | None:
    """The media type that a client accepts best; the first offered among equals; None where it accepts none.

    >>> negotiate("text/turtle;q=0.5, application/ld+json", ["text/turtle", "application/ld+json"])
    'application/ld+json'
    >>> negotiate("image/png", ["text/turtle"])
    """
    ranges = _ranges(accept[:_MOST_CHARACTERS]) if accept.strip() else [("*", "*", 1.0)]
    best, best_quality = None, 0.0
    for media_type in offered:
        quality = _quality(media_type, ranges)
        if quality > best_quality:
            best, best_quality = media_type, quality
    return best


def _ranges(accept: str) -> list[tuple[str, str, float]]:
    found = []
    for part in accept.split(","):
        match = _RANGE.fullmatch(part)
        if match:
            quality = _QUALITY.search(match[3])
            found.append((match[1].lower(), match[2].lower(), float(quality[1]) if quality else 1.0))
    return found


def _quality(media_type: str, ranges: list[tuple[str, str, float]]) -> float:
    """The quality of the most specific range that covers a type."""
    main, _, sub = media_type.partition(";")[0].partition("/")
    best, specificity = 0.0, -1
    for range_main, range_sub, quality in ranges:
        if range_main not in (main, "*") or range_sub not in (sub, "*"):
            continue
        specific = (range_main != "*") + (range_sub != "*")
        if specific > specificity:
            best, specificity = quality, specific
    return best
