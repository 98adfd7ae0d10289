"""SPARQL in colours: its tokens, each with the class by which the page's style knows it."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from itertools import groupby

from aigraph.queries import tokenize

_STYLES = {
    "word": "keyword",
    "name": "name",
    "iri": "iri",
    "string": "string",
    "comment": "comment",
    "variable": "variable",
}


@lru_cache(maxsize=512)
def colour(text: str) -> str:
    """A query as HTML: everything escaped, each stretch that has a style in an element of its own."""
    stretches = ((style, escape(part, quote=False)) for style, part in coloured(text))
    return "".join(f'<span class="{style}">{part}</span>' if style else part for style, part in stretches)


def coloured(text: str) -> tuple[tuple[str, str], ...]:
    """The style and text of each stretch of a query; an empty style for what has none. Joined, they are the query."""
    styled = ((_STYLES.get(token.kind, ""), token.text) for token in tokenize(text))
    stretches = groupby(styled, key=lambda each: each[0])
    return tuple((style, "".join(part for _, part in stretch)) for style, stretch in stretches)
