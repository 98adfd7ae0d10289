"""Names that nothing answers to: terms, prefixes, relative IRIs, variables, parameters out of place."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from aigraph.errors import NOTHING, suggest
from aigraph.lint import wording
from aigraph.queries.complaining import undeclared
from aigraph.queries.shape import Bind, Filter, Nested, Select, Triple, Values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.errors import Finding, Text
    from aigraph.lint.model import Asked
    from aigraph.queries.atoms import Atom

_SCHEME = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*:")
_ALIKE = 0.8
_MOST_VARIABLES = 200  # to compare each with each; no person writes more


def unknown_prefixes(asked: Asked) -> Iterator[Finding]:
    """Prefixes that neither the query nor the project declares."""
    for atom in undeclared(asked.shape, asked.vocabulary.prefixes):
        prefix = atom.text.rpartition("^^")[2].partition(":")[0]
        near = suggest(prefix, {*asked.vocabulary.prefixes, *asked.shape.prefixes})
        yield asked.found(wording.UNKNOWN_PREFIX, atom.start, prefix=prefix, near=near)


def unknown_terms(asked: Asked) -> Iterator[Finding]:
    """Terms in a namespace of the project's ontology that it does not have."""
    near_by_iri: dict[str, Text] = {}
    for atom in asked.shape.atoms:
        if atom.kind in ("iri", "name"):
            iri = asked.expand(atom.text)
            if iri and iri.startswith(asked.namespaces) and iri not in asked.terms:
                if iri not in near_by_iri:
                    known = map(asked.vocabulary.shorten, asked.terms)
                    near_by_iri[iri] = suggest(asked.vocabulary.shorten(iri), known)
                near = near_by_iri[iri]
                yield asked.found(wording.UNKNOWN_TERM, atom.start, term=atom.text, near=near)


def relative_iris(asked: Asked) -> Iterator[Finding]:
    """IRIs without scheme in a query without BASE."""
    for atom in asked.shape.atoms:
        if atom.kind == "iri" and asked.shape.base is None and not _SCHEME.match(atom.text):
            yield asked.found(wording.RELATIVE_IRI, atom.start, iri=atom.text)


def never_bound(asked: Asked) -> Iterator[Finding]:
    """Variables that are projected, compared or sorted by, and that no pattern binds."""
    everywhere = _bound_anywhere(asked)
    told: set[str] = set()
    for atom in (*_projected(asked), *_compared(asked)):
        name = atom.variable
        if name not in told and name not in asked.parameters and name not in everywhere:
            told.add(name)
            near = suggest(name, everywhere - {name})
            yield asked.found(wording.NEVER_BOUND, atom.start, variable=name, near=near)
    for select in asked.shape.selects():
        inside = select.where.bound | select.values | _group_names(select) | asked.parameters
        for item in () if select.is_star else select.items:
            name = item.variable.variable
            if item.expression is None and name not in inside and name not in told:
                told.add(name)
                near = suggest(name, inside - asked.parameters)
                yield asked.found(wording.NEVER_BOUND, item.variable.start, variable=name, near=near)


def single_use(asked: Asked) -> Iterator[Finding]:
    """Variables that stand once, in a pattern, and resemble another: likely a slip of the pen."""
    if any(select.is_star for select in asked.shape.selects()):
        return
    patterns = [part for part in _parts(asked) if isinstance(part, Triple)] + asked.shape.main.template
    in_patterns = [atom for part in patterns for atom in (part.subject, *part.path, part.object)]
    in_patterns = [atom for atom in in_patterns if atom.kind == "variable"]
    # A subject stands once and begins several patterns; a name outside of patterns stands there for a reason.
    uses = Counter(atom.variable for atom in in_patterns)
    uses += Counter(atom.variable for atom in asked.shape.atoms if atom.kind == "variable")
    if len(uses) > _MOST_VARIABLES:
        return
    for atom in in_patterns:
        name = atom.variable
        if uses[name] == 2 and name not in asked.parameters:  # noqa: PLR2004  (once as a piece, once in a pattern)
            near = _resembling(name, set(uses) - {name} - asked.parameters)
            if near != NOTHING:
                yield asked.found(wording.SINGLE_USE, atom.start, variable=name, near=near)


def misplaced_parameters(asked: Asked) -> Iterator[Finding]:
    """Parameters where no value can stand (https://www.w3.org/TR/sparql11-query/, rules 9, 19, 60, 64, 121)."""
    for clause, atom in _places(asked):
        if atom.variable in asked.parameters:
            yield asked.found(wording.PARAMETER_PLACE, atom.start, variable=atom.variable, clause=clause)


def _places(asked: Asked) -> Iterator[tuple[str, Atom]]:
    for select in asked.shape.selects():
        for item in select.items:
            yield "AS" if item.expression else select.form, item.variable
            yield from ((select.form, atom) for atom in (item.expression.atoms if item.expression else ()))
        yield from (("LIMIT", atom) for atom in (select.limit, select.offset) if atom)
        for clause, expressions in (("GROUP BY", select.group_by), ("ORDER BY", select.order_by)):
            yield from ((clause, expression.atoms[0]) for expression in expressions if len(expression.atoms) == 1)
    yield from (("BIND", part.variable) for part in _parts(asked) if isinstance(part, Bind))
    atoms = asked.shape.atoms
    for position, atom in enumerate(atoms[:-2]):
        if atom.word == "BOUND" and atoms[position + 1].text == "(":
            yield "BOUND", atoms[position + 2]


def _projected(asked: Asked) -> Iterator[Atom]:
    for triple in asked.shape.main.template:
        yield from (atom for atom in (triple.subject, *triple.path, triple.object) if atom.kind == "variable")


def _compared(asked: Asked) -> Iterator[Atom]:
    expressions = [part.expression for part in _parts(asked) if isinstance(part, (Filter, Bind))]
    for select in asked.shape.selects():
        expressions += select.expressions
    for expression in expressions:
        yield from (atom for atom in expression.atoms if atom.kind == "variable")


def _bound_anywhere(asked: Asked) -> set[str]:
    found: set[str] = set()
    for part in _parts(asked):
        if isinstance(part, Triple):
            found |= part.variables
        elif isinstance(part, Bind):
            found.add(part.variable.variable)
        elif isinstance(part, Values):
            found |= part.names
        elif isinstance(part, Nested) and part.name is not None:
            found.add(part.name.variable)
    for select in asked.shape.selects():
        found |= select.values | {item.variable.variable for item in select.items if item.expression}
        found |= _group_names(select)
    return found


def _group_names(select: Select) -> set[str]:
    """The variables that ``GROUP BY (expression AS ?name)`` makes."""
    pairs = (pair for clause in select.group_by for pair in pairwise(clause.atoms))
    return {atom.variable for before, atom in pairs if before.word == "AS"}


def _parts(asked: Asked) -> Iterator[Triple | Filter | Bind | Values | Nested | Select]:
    """The elements of all groups, those of every SELECT and EXISTS too."""
    for select in asked.shape.selects():
        yield from select.where.parts()
        for expression in select.expressions:
            for nested in expression.exists:
                for group in nested.groups:
                    yield from group.parts()


def _resembling(name: str, others: set[str]) -> Text:
    """The nearest other name, unless digits at the end are all that tells them apart: those are meant."""
    from difflib import get_close_matches  # noqa: PLC0415  (only for the few that stand once)

    stem = name.rstrip("0123456789")
    near = get_close_matches(name, sorted(others), n=1, cutoff=_ALIKE)
    return suggest(name, near) if near and near[0].rstrip("0123456789") != stem else NOTHING
