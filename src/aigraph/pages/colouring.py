"""SPARQL in colours: its tokens, each with the class by which the page's style knows it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from aigraph.queries import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator

_STYLES = {
    "word": "keyword",
    "name": "name",
    "iri": "iri",
    "string": "string",
    "comment": "comment",
    "variable": "variable",
}


def coloured(text: str) -> Iterator[tuple[str, str]]:
    """The style and text of each stretch of a query; an empty style for what has none. Joined, they are the query."""
    styled = ((_STYLES.get(token.kind, ""), token.text) for token in tokenize(text))
    for style, stretch in groupby(styled, key=lambda each: each[0]):
        yield style, "".join(part for _, part in stretch)
