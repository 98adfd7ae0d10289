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
MAX_TOKENS = 4000
MAX_NESTING = 100
_MOST_SHOWN = 120

_TOKEN = re.compile(
    r"""
      (?P<iri>     <(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*> )
    | (?P<string>  \"\"\"(?:(?:"|"")?(?:[^"\\]|\\.))*\"\"\" | '''(?:(?:'|'')?(?:[^'\\]|\\.))*'''
                 | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*' )
    | (?P<open>    ["'][^\n\r]* )
    | (?P<comment> \#[^\n\r]* )
    | (?P<variable>[?$]\w+ )
    | (?P<name>    (?:[^\W\d_](?:[\w.-]{0,99}[\w-])?)?:
                   (?:(?:[\w:]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])
                      (?:[\w:-]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%]|\.+(?=[\w:%\\-]))*)? )
    | (?P<word>    @?[^\W\d_][\w-]* )
    | (?P<number>  [0-9]+(?:\.[0-9]+)? )
    | (?P<blank>   \s+ )
    | (?P<sign>    . )
    """,
    re.VERBOSE | re.DOTALL,
)
_OPENING, _CLOSING = frozenset("{(["), frozenset("})]")
_PREFIX_OPERATORS = frozenset("!-+^")
# An engine may read ``?a <#x>`` as a comparison and a comment; no comparison can look like ``<https://…``.
_CLEAR_IRI = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://|<[^#'?$]*>")

# Whole short strings and comments, IRIs that cannot be comparisons, comparisons that cannot be IRIs, what is neither.
# At each place one alternative at most can match, so nothing is tried twice. (The whole is not possessive: before
# Python 3.11.5 such a group could match what it does not, https://github.com/python/cpython/issues/106052.)
_CLEAR = re.compile(
    r"""(?: [^<"'\#]++ | <(?=[\s=]) | "(?!"")[^"\\\n\r]*+" | '(?!'')[^'\\\n\r]*+' | \#[^\n\r]*+
         |  <(?![A-Za-z][A-Za-z0-9+.-]*+://)[^<>"'?$\#{}|^`\\\x00-\x20]*+>
         |  <[A-Za-z][A-Za-z0-9+.-]*+://[^<>"{}|^`\\\x00-\x20]*+> )*""",
    re.VERBOSE,
)


class Token(NamedTuple):
    """One token: its kind, its text, and where it begins in the query. A quote that is never closed is ``open``."""

    kind: str
    text: str
    start: int


def tokenize(query: str) -> Iterator[Token]:
    """All tokens of a query, blanks and comments included, so that their texts joined are the query."""
    for found in _TOKEN.finditer(query):
        yield Token(str(found.lastgroup), found.group(), found.start())


class LimitError(UsageError):
    """A query that no engine may see, with the position of what it is refused for."""

    def __init__(self, query: str, position: int, what: str) -> None:
        super().__init__(show(query, position, what))
        self.position, self.what = position, what


def check_limits(query: str) -> None:
    """Refuse what would end the process inside an engine, or reach out of it. Raises UsageError.

    An engine recurses over nested groups, and over long chains of operators and groups, and aborts at some
    thousands; ``SERVICE`` sends a request.
    """
    if not is_surely_fine(query):
        look_closely(query)


def is_surely_fine(query: str) -> bool:
    """Whether a look without tokens is enough: too short and flat for any limit, no SERVICE, nothing left open.

    A code point escape (SPARQL 1.1, section 19.2) can write any letter, so a query that has one is looked at closely.
    """
    return (
        len(query) <= MAX_TOKENS
        and sum(map(query.count, _OPENING)) <= MAX_NESTING
        and sum(map(query.count, _PREFIX_OPERATORS)) <= MAX_NESTING
        and "SERVICE" not in query.upper()
        and "\\u" not in query.lower()
        and _CLEAR.fullmatch(query) is not None
    )


def look_closely(query: str) -> None:
    """Refuse what ``check_limits`` refuses, token by token."""
    if len(query) > MAX_CHARACTERS:
        msg = f"the query is longer than {MAX_CHARACTERS} characters; shorten it"
        raise UsageError(msg)
    depth = run = 0
    before = Token("", "", 0)
    for number, token in enumerate(token for token in tokenize(query) if token.kind not in ("blank", "comment")):
        if number == MAX_TOKENS:
            raise _refusal(query, token, f"longer than {MAX_TOKENS} words and signs; shorten it")
        if _is_service(token, before):
            raise _refusal(query, token, "SERVICE asks another server; leave it out")
        if token.kind == "open":
            raise _refusal(query, token, "the quote is never closed; close it")
        if token.kind == "iri" and not _CLEAR_IRI.match(token.text):
            raise _refusal(query, token, f"{token.text} may be an IRI or a comparison; write a blank, or a whole IRI")
        depth += (token.text in _OPENING) - (token.text in _CLOSING)
        run = run + 1 if token.text in _PREFIX_OPERATORS else 0
        if depth > MAX_NESTING or run > MAX_NESTING:
            raise _refusal(query, token, f"nested more than {MAX_NESTING} levels deep; write it flatter")
        before = token


def place(query: str, position: int) -> str:
    """``line L, column C`` of a position in a query."""
    line_start = query.rfind("\n", 0, position) + 1
    return f"line {query.count(chr(10), 0, position) + 1}, column {position - line_start + 1}"


def show(query: str, position: int, what: str, name: str = "the query") -> str:
    """What is wrong, with the place, the line (of a long one what stands around the place) and a mark below it."""
    start = query.rfind("\n", 0, position) + 1
    line, mark = query[start:].partition("\n")[0].rstrip("\r"), position - start
    if len(line) > _MOST_SHOWN:
        first = max(0, min(mark - _MOST_SHOWN // 2, len(line) - _MOST_SHOWN))
        cut = line[first : first + _MOST_SHOWN]
        line = ("…" if first else "") + cut + ("…" if first + _MOST_SHOWN < len(line) else "")
        mark += bool(first) - first
    indent = "".join("\t" if character == "\t" else " " for character in line[:mark])
    return f"{name}, {place(query, position)}: {what}\n  {line}\n  {indent}^"


def _is_service(token: Token, before: Token) -> bool:
    """Whether an engine may read SERVICE here: it needs no blank around it (``trueSERVICE``, ``service:x {``)."""
    if token.kind == "word":
        return "SERVICE" in token.text.upper()
    return token.text == "{" and before.kind == "name" and "SERVICE" in before.text.partition(":")[0].upper()


def _refusal(query: str, token: Token, what: str) -> LimitError:
    return LimitError(query, token.start, what)
