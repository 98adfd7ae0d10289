"""Which of the languages that there are does a reader prefer (RFC 9110, section 12.5.4)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_CHARACTERS = 1024
_RANGE = re.compile(r"\s*([A-Za-z]{1,8}|\*)(?:-[A-Za-z0-9-]*)?\s*(?:;\s*[qQ]\s*=\s*([01](?:\.[0-9]{0,3})?)\s*)?")


def choose_language(accept: str, offered: Sequence[str]) -> str:
    """The language of ``Accept-Language`` that is offered and liked best; else the first offered.

    >>> choose_language("de-AT, en;q=0.8, fr;q=0.9", ["en", "fr"])
    'fr'
    """
    best, best_quality = offered[0], 0.0
    for part in accept[:_MOST_CHARACTERS].split(","):
        found = _RANGE.fullmatch(part)
        if not found:
            continue
        quality = float(found[2]) if found[2] else 1.0
        language = offered[0] if found[1] == "*" else found[1].lower()
        if language in offered and quality > best_quality:
            best, best_quality = language, quality
    return best
