"""What a query needs beside its own text where an engine does not give it: prefixes, graphs, a page.

Only tokens are looked at, so that nothing inside strings, IRIs and comments is taken for SPARQL; what is put in are
IRIs and numbers, no text of anybody's (https://www.w3.org/TR/sparql11-query/#sparqlGrammar, rules 2 to 30).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.errors import UsageError
from aigraph.queries.tokens import Token, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_OUTSIDE = ("blank", "comment")
_WHOLE_IRI = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*:")
_BOUNDS = {"LIMIT", "OFFSET"}
_AFTER_THE_PATTERN = ("GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES")


def form_of(query: str) -> str:
    """SELECT, ASK, CONSTRUCT or DESCRIBE. Raises UsageError for an update and for what is no SPARQL.

    >>> form_of("PREFIX select: <http://x/> ask { ?s select:p ?o }")
    'ASK'
    """
    words = (token.text.upper() for token in tokenize(query) if token.kind == "word")
    first = next((word for word in words if word not in ("PREFIX", "BASE")), "")
    if first not in FORMS:
        msg = f"the query begins with {first or 'nothing'}; write SELECT, ASK, CONSTRUCT or DESCRIBE"
        raise UsageError(msg)
    return first


def has_word(query: str, *words: str) -> bool:
    """Whether a word of SPARQL stands anywhere in the query."""
    return any(token.kind == "word" and token.text.upper() in words for token in tokenize(query))


def selects_all(query: str) -> bool:
    """Whether the columns are all variables (``SELECT *``), whose order SPARQL leaves open."""
    tokens = [token.text.upper() for token in _outer(query) if token.kind not in _OUTSIDE]
    start = tokens.index("SELECT") + 1 if "SELECT" in tokens else len(tokens)
    return next((text for text in tokens[start:] if text not in ("DISTINCT", "REDUCED")), "") == "*"


def add_prefixes(query: str, prefixes: Mapping[str, str]) -> str:
    """The query with the prefixes that it uses and does not declare, on its first line.

    >>> add_prefixes("ASK { ?s skos:broader 'aig:x' }", {"skos": "http://s/", "aig": "http://a/"})
    "PREFIX skos: <http://s/> ASK { ?s skos:broader 'aig:x' }"
    """
    used: dict[str, None] = {}
    declared = set()
    before = ""
    for token in tokenize(query):
        if token.kind == "name":
            prefix = token.text.partition(":")[0]
            if before == "PREFIX":
                declared.add(prefix)
            else:
                used[prefix] = None
        if token.kind not in _OUTSIDE:
            before = token.text.upper()
    missing = [prefix for prefix in used if prefix in prefixes and prefix not in declared]
    return "".join(f"PREFIX {prefix}: {ox.NamedNode(prefixes[prefix])} " for prefix in missing) + query


def add_graphs(query: str, default: str, named: Iterable[str]) -> str:
    """The query with FROM for its default graph and FROM NAMED for each graph that GRAPH may mean.

    >>> add_graphs("SELECT ?s WHERE { GRAPH ?g { ?s ?p ?o } }", "http://u", ["http://g"])
    'SELECT ?s FROM <http://u> FROM NAMED <http://g> WHERE { GRAPH ?g { ?s ?p ?o } }'
    """
    clauses = [f"FROM {ox.NamedNode(default)} "] + [f"FROM NAMED {ox.NamedNode(name)} " for name in named]
    position = _pattern_start(query)
    blank = "" if query[:position][-1:].isspace() else " "
    return query[:position] + blank + "".join(clauses) + query[position:]


def graphs_of(query: str) -> tuple[list[str], list[str]] | None:
    """The graphs that FROM and FROM NAMED name; None where there are none, or one is no whole IRI.

    >>> graphs_of("SELECT * FROM <http://u> FROM NAMED <http://g> { ?s ?p ?o }")
    (['http://u'], ['http://g'])
    """
    default: list[str] = []
    named: list[str] = []
    before = ""
    for token in _outer(query):
        if token.kind in _OUTSIDE:
            continue
        if before in ("FROM", "NAMED") and token.text.upper() != "NAMED":
            if token.kind != "iri" or "\\" in token.text or not _WHOLE_IRI.match(token.text):
                return None
            (default if before == "FROM" else named).append(token.text[1:-1])
        before = token.text.upper() if token.kind == "word" else ""
    return (default, named) if default or named else None


def can_be_paged(query: str) -> bool:
    """Whether the answer may be asked for in pages: the rows have an order, and the query sets no bounds itself."""
    return form_of(query) == "SELECT" and "ORDER" in _outer_words(query) and not is_bounded(query)


def is_bounded(query: str) -> bool:
    """Whether the query itself says how many rows it wants, or from which on."""
    return bool(_BOUNDS & _outer_words(query))


def add_page(query: str, size: int, start: int) -> str:
    r"""The query for ``size`` rows from ``start`` on. Raises UsageError where the query sets its own bounds.

    >>> add_page("SELECT * { ?s ?p ?o } ORDER BY ?s", 10, 20)
    'SELECT * { ?s ?p ?o } ORDER BY ?s\nLIMIT 10 OFFSET 20\n'
    """
    if is_bounded(query):
        msg = "the query has a LIMIT or OFFSET of its own; leave it out, or ask without pages"
        raise UsageError(msg)
    values = [token.start for token in _outer(query) if token.text.upper() == "VALUES"]
    position = values[-1] if values else len(query)
    return f"{query[:position]}\nLIMIT {size} OFFSET {start}\n{query[position:]}"


def _pattern_start(query: str) -> int:
    """Where a dataset clause may stand: before WHERE, else before the pattern, else before what may follow one."""
    tokens = [token for token in _outer(query) if token.kind not in _OUTSIDE]
    if form_of(query) == "CONSTRUCT":
        start = next(position for position, token in enumerate(tokens) if token.text.upper() == "CONSTRUCT")
        if tokens[start + 1 : start + 2] and tokens[start + 1].text == "{":
            tokens = tokens[start + 3 :]
    for token in tokens:
        if token.text == "{" or (token.kind == "word" and token.text.upper() in ("WHERE", *_AFTER_THE_PATTERN)):
            return token.start
    return len(query)


def _outer_words(query: str) -> set[str]:
    return {token.text.upper() for token in _outer(query) if token.kind == "word"}


def _outer(query: str) -> list[Token]:
    """The tokens outside all brackets; of a bracket itself the two signs."""
    found = []
    depth = 0
    for token in tokenize(query):
        closes = token.kind == "sign" and token.text in ")]}"
        opens = token.kind == "sign" and token.text in "([{"
        depth -= closes
        if depth == 0:
            found.append(token)
        depth += opens
    return found
