"""What is wrong with a query that an engine refuses, in words, with the line and a mark below the place.

An engine says where it gave up, which may be far from the fault, and everything that it would have taken there. So
the fault is looked for first; what the engine says is shortened and told where nothing is found.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aigraph.errors import UsageError, suggest
from aigraph.queries.functions import AGGREGATES, FUNCTIONS
from aigraph.queries.parsing import read_shape
from aigraph.queries.patterns import UnexpectedError
from aigraph.queries.shape import Bind, Filter
from aigraph.queries.tokens import show

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from aigraph.queries.atoms import Atom
    from aigraph.queries.shape import Query, Select

MOST_EXPECTED = 5
_CURLY = frozenset("“”„«»‘’‚‹›")
_OF_EXPRESSIONS = AGGREGATES | FUNCTIONS | {"IN", "NOT", "EXISTS", "DISTINCT", "SEPARATOR", "AS", "ASC", "DESC"}
_POSITION = re.compile(r"error at (\d+):(\d+): (?:expected (?:one of )?)?(.*)", re.DOTALL)
_READABLE = re.compile(r"[A-Za-z][\w ]*|\"[^\"\\]+\"")


def complain(query: str, message: str, prefixes: Collection[str]) -> UsageError:
    """The error to raise for a query that an engine refuses with a message; ``prefixes`` are those of the project."""
    if not _POSITION.fullmatch(message) and not _find(query, prefixes):
        return UsageError(f"the query is no SPARQL: {message}; correct it")
    return UsageError(show(query, *locate(query, message, prefixes)))


def find_fault(query: str, prefixes: Collection[str]) -> UsageError | None:
    """The fault that can be found in a query without any engine's word, if there is one."""
    found = _find(query, prefixes)
    return UsageError(show(query, *found)) if found else None


def locate(query: str, message: str, prefixes: Collection[str]) -> tuple[int, str]:
    """Where the fault is that an engine has refused a query for, and what it is with the remedy."""
    found, engine = _find(query, prefixes), _POSITION.fullmatch(message)
    if found or not engine:
        return found or (0, f"{message}; correct it")
    lines = query.splitlines(keepends=True)
    position = min(sum(map(len, lines[: int(engine[1]) - 1])) + int(engine[2]) - 1, len(query.rstrip()))
    return position, f"{_shortened(engine[3])}; correct it"


def undeclared(query: Query, prefixes: Collection[str]) -> Iterator[Atom]:
    """The prefixed names whose prefix neither the query nor the project declares."""
    known = {*query.prefixes, *prefixes}
    for atom in query.atoms:
        name = atom.text if atom.kind == "name" else _type_of(atom)
        prefix, colon, _ = name.partition(":")
        if colon and prefix not in known:
            yield atom


def _type_of(literal: Atom) -> str:
    """The prefixed name of a literal's datatype, where it has one."""
    name = literal.text.rpartition("^^")[2] if literal.kind == "literal" else ""
    return "" if name[:1] == "<" or name[-1:] in ("'", '"') else name


def _find(query: str, prefixes: Collection[str]) -> tuple[int, str] | None:
    try:
        shape = read_shape(query)
    except UnexpectedError as error:
        return error.atom.start, _unexpected(error)
    for atom in undeclared(shape, prefixes):
        prefix = atom.text.rpartition("^^")[2].partition(":")[0]
        near = suggest(prefix, prefixes)
        return atom.start, f"the prefix {prefix}: is declared nowhere{near}; add PREFIX {prefix}: <…>"
    for select in shape.selects():
        if wrong := _unbound(select) or _bound_twice(select):
            return wrong
    return _outside_quotes(shape)


def _unexpected(error: UnexpectedError) -> str:
    atom, expected = error.atom, error.expected
    if atom.kind == "open":
        return "the quote is never closed; close it"
    if atom.text in ("{", "(", "[") and len(expected) == 1 and expected[0] in ("}", ")", "]"):
        return f"{atom.text} is never closed; add {expected[0]}"
    if slip := _slip(atom, expected):
        return slip
    near = suggest(atom.word, expected) if atom.kind == "word" else ""
    if error.as_name:
        return f"{atom.text} is not the name of {error.as_name}{near}; correct it"
    what = f"{atom.text} cannot stand here{near}" if atom.text else "the query ends too early"
    after = f" after {error.after}" if error.after else ""
    return f"{what}; write {' or '.join(expected)}{after}"


def _slip(atom: Atom, expected: tuple[str, ...]) -> str:
    """What is wrong where people slip most often: quotes, commas, names that are missing; nothing elsewhere."""
    if atom.text[:1] in _CURLY:
        return f'{atom.text[:1]} is no quote of SPARQL; write straight ones: "…"'
    if expected == ("an object",) and atom.kind == "word":
        return _bare(atom)
    if "a variable" in expected and atom.word in AGGREGATES | FUNCTIONS:
        return f"{atom.text} has no name and no brackets around it; write ({atom.text}(…) AS ?name)"
    if expected == ("AS",) and atom.text == ")":
        return "what is computed has no name; write (… AS ?name)"
    if expected == ("WHERE", "{") and atom.text == ",":
        return "a comma cannot stand between variables; write a blank"
    return ""


def _bare(word: Atom) -> str:
    return f'{word.text} has no quotes, which a shell may have taken; write "{word.text}", the query in single quotes'


def _outside_quotes(shape: Query) -> tuple[int, str] | None:
    """The first sign or word in an expression that only a text may hold."""
    parts = [part for select in shape.selects() for part in select.where.parts()]
    expressions = [part.expression for part in parts if isinstance(part, (Bind, Filter))]
    expressions += [expression for select in shape.selects() for expression in select.expressions]
    for atom in (atom for expression in expressions for atom in expression.atoms):
        if atom.text[:1] in _CURLY:
            return atom.start, _slip(atom, ())
        if atom.kind == "word" and atom.word not in _OF_EXPRESSIONS:
            return atom.start, _bare(atom)
    return None


def _unbound(select: Select) -> tuple[int, str] | None:
    """The first projected variable that a SELECT with groups neither groups by nor aggregates."""
    has_aggregate = any(atom.word in AGGREGATES for clause in select.expressions for atom in clause.atoms)
    if select.form != "SELECT" or not (select.is_grouped or has_aggregate):
        return None
    grouped = set().union(*(clause.variables for clause in select.group_by))
    for item in select.items:
        name = item.variable.text
        if item.expression is None and item.variable.variable not in grouped:
            return item.variable.start, f"{name} is neither grouped nor in an aggregate; add it to GROUP BY"
    return None


def _bound_twice(select: Select) -> tuple[int, str] | None:
    bound: set[str] = set()
    for part in select.where.elements:
        if isinstance(part, Bind) and part.variable.variable in bound:
            return part.variable.start, f"{part.variable.text} has a value already; BIND another variable"
        bound |= {part.variable.variable} if isinstance(part, Bind) else getattr(part, "variables", set())
    return None


def _shortened(expected: str) -> str:
    """What the engine would have taken: the first few that a person can read."""
    names = [name.strip() for name in expected.split(", ")]
    readable = [name for name in names if _READABLE.fullmatch(name)]
    shown = ", ".join(readable[:MOST_EXPECTED]) + (", …" if len(readable) > MOST_EXPECTED else "")
    return f"expected {shown}" if shown else "something cannot stand here"
