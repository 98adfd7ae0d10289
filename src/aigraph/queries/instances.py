"""What made a CONSTRUCT conclude something: its WHERE as a SELECT, with the conclusion's terms bound.

Variables stay variables and their values stand in a VALUES block beside the pattern (SPARQL 1.1, section 10.2.2), so
that a value may belong to a variable that BIND makes, which no replacement could stand for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigraph.errors import UsageError
from aigraph.queries.tokens import Token, tokenize

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aigraph.results import Node

_OUTSIDE = ("blank", "comment")


def bind_conclusion(query: str, values: Mapping[str, Node]) -> str:
    """The SELECT of all variables of a CONSTRUCT's WHERE where the named ones have the given terms.

    Raises UsageError when the query is no CONSTRUCT of one template and one WHERE.

    >>> from pyoxigraph import NamedNode
    >>> bind_conclusion("CONSTRUCT { ?s a ?o } WHERE { ?s a ?o }", {"s": NamedNode("http://x/y")})
    'SELECT * WHERE { { ?s a ?o } VALUES (?s) { (<http://x/y>) } }'
    """
    tokens = list(tokenize(query))
    start = _find(tokens, 0, "CONSTRUCT")
    template = _find(tokens, start, "{")
    where = _find(tokens, _closing(tokens, template) + 1, "{")
    end = _closing(tokens, where)
    before, between, group = tokens[:start], tokens[_closing(tokens, template) + 1 : where], tokens[where : end + 1]
    rest = [token for token in tokens[end + 1 :] if token.kind not in _OUTSIDE]
    # A VALUES clause after the pattern restricts it; ORDER BY and the like do not matter here.
    after = _text(tokens[end + 1 :]) if rest and rest[0].text.upper() == "VALUES" else ""
    return f"{_text(before)}SELECT *{_text(between)}{{ {_text(group)}{after} {_values(values)}}}"


def _values(values: Mapping[str, Node]) -> str:
    if not values:
        return ""
    names = " ".join(f"?{name}" for name in values)
    terms = " ".join(str(term) for term in values.values())
    return f"VALUES ({names}) {{ ({terms}) }} "


def _text(tokens: list[Token]) -> str:
    return "".join(token.text for token in tokens)


def _find(tokens: list[Token], start: int, text: str) -> int:
    for position in range(start, len(tokens)):
        if tokens[position].kind not in _OUTSIDE and tokens[position].text.upper() == text:
            return position
    msg = f"the rule has no {text} where one is expected; write CONSTRUCT {{ … }} WHERE {{ … }}"
    raise UsageError(msg)


def _closing(tokens: list[Token], opening: int) -> int:
    """The position of the brace that closes the one at ``opening``."""
    depth = 0
    for position in range(opening, len(tokens)):
        if tokens[position].kind == "sign":
            depth += (tokens[position].text == "{") - (tokens[position].text == "}")
            if depth == 0:
                return position
    msg = "the rule has a brace that nothing closes; add the closing one"
    raise UsageError(msg)
