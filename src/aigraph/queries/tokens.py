"""The tokens of SPARQL, as far as anybody needs them who may not look inside strings, IRIs and comments.

Terminals follow the SPARQL 1.1 grammar (https://www.w3.org/TR/sparql11-query/#sparqlGrammar, productions 139 to 173).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from aigraph.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_CHARACTERS = 64 * 1024
MAX_NESTING = 100

_TOKEN = re.compile(
    r"""
      (?P<iri>     <[^<>"{}|^`\\\x00-\x20]*> )
    | (?P<string>  \"\"\"(?:(?:"|"")?(?:[^"\\]|\\.))*\"\"\" | '''(?:(?:'|'')?(?:[^'\\]|\\.))*'''
                 | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*' )
    | (?P<comment> \#[^\n\r]* )
    | (?P<variable>[?$]\w+ )
    | (?P<name>    (?:[^\W\d_][\w.-]*)?:(?:[\w:.-]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])* )
    | (?P<word>    @?[^\W\d_][\w-]* )
    | (?P<number>  [0-9]+(?:\.[0-9]+)? )
    | (?P<blank>   \s+ )
    | (?P<sign>    . )
    """,
    re.VERBOSE | re.DOTALL,
)
_OPENING, _CLOSING = frozenset("{(["), frozenset("})]")
_PREFIX_OPERATORS = frozenset("!-+^")


class Token(NamedTuple):
    """One token: its kind, its text, and where it begins in the query."""

    kind: str
    text: str
    start: int


def tokenize(query: str) -> Iterator[Token]:
    """All tokens of a query, blanks and comments included, so that their texts joined are the query."""
    for found in _TOKEN.finditer(query):
        yield Token(str(found.lastgroup), found.group(), found.start())


def check_limits(query: str) -> None:
    """Refuse what would end the process inside an engine, or reach out of it. Raises UsageError.

    An engine recurses over nested groups and operators and aborts at some thousands; ``SERVICE`` sends a request.
    """
    if len(query) > MAX_CHARACTERS:
        msg = f"the query is longer than {MAX_CHARACTERS} characters; shorten it"
        raise UsageError(msg)
    depth = run = 0
    for token in tokenize(query):
        if token.kind in ("blank", "comment"):
            continue
        if token.kind == "word" and token.text.upper() == "SERVICE":
            msg = f"{place(query, token.start)}: SERVICE asks another server; leave it out"
            raise UsageError(msg)
        depth += (token.text in _OPENING) - (token.text in _CLOSING)
        run = run + 1 if token.text in _PREFIX_OPERATORS else 0
        if depth > MAX_NESTING or run > MAX_NESTING:
            msg = f"{place(query, token.start)}: nested more than {MAX_NESTING} levels deep; write it flatter"
            raise UsageError(msg)


def place(query: str, position: int) -> str:
    """``line L, column C`` of a position in a query."""
    line_start = query.rfind("\n", 0, position) + 1
    return f"line {query.count(chr(10), 0, position) + 1}, column {position - line_start + 1}"
