"""Texts: the page's own words, in French and English, a module for each part of the page."""

from __future__ import annotations

from aigraph.picture.texts import card, frame, large, map, matrix, money, table, timeline  # noqa: A004  (the tab Map)

PARTS = (frame, large, card, matrix, table, map, money, timeline)
#: Language to key to text; the keys are the same in each, and no two parts have one in common.
TEXTS = {
    language: {key: text for part in PARTS for key, text in part.TEXTS[language].items()} for language in frame.TEXTS
}


def interface(language: str) -> dict[str, str]:
    """The page's words in a language; in English where the page has none of its own in it."""
    return TEXTS.get(language, TEXTS["en"])
