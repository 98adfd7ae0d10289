"""One text for one value, whichever engine computed it: ``75000000.0`` and ``75000000`` are one decimal.

The form is that of pyoxigraph's store, which is the XML Schema canonical form as far as people read it: plain digits,
``true`` and ``false``, a duration in its largest units.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.queries import selects_all
from aigraph.results import Rows
from aigraph.terms import XSD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aigraph.results import Node

_AS_WRITTEN = {XSD + "string", XSD + "anyURI", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"}
_MONTHS = {XSD + "duration", XSD + "yearMonthDuration"}
_ANY = ox.NamedNode("urn:aigraph:value")


def canonical_rows(rows: Rows, query: str) -> Rows:
    """The same rows with every number, truth, date and duration in its one form, and the columns of ``*`` by name."""
    forms = _forms(term for row in rows.rows for term in row if isinstance(term, ox.Literal))
    order = list(range(len(rows.columns)))
    if selects_all(query):
        order.sort(key=lambda position: rows.columns[position])
    cells = tuple(tuple(forms.get(row[position], row[position]) for position in order) for row in rows.rows)
    return Rows(tuple(rows.columns[position] for position in order), cells, rows.truth)


def canonical_triples(triples: Iterable[ox.Triple]) -> list[ox.Triple]:
    """The same triples, each once, sorted, with their literals in their one form."""
    triples = list(triples)
    forms = _forms(triple.object for triple in triples if isinstance(triple.object, ox.Literal))
    changed = {
        ox.Triple(triple.subject, triple.predicate, forms.get(triple.object, triple.object)) for triple in triples
    }
    return sorted(changed, key=str)


def _forms(literals: Iterable[ox.Literal]) -> dict[Node | ox.Triple | None, ox.Literal]:
    typed = [literal for literal in dict.fromkeys(literals) if literal.datatype.value not in _AS_WRITTEN]
    store = ox.Store()
    store.extend(
        ox.Quad(ox.NamedNode(f"urn:aigraph:{number}"), _ANY, _whole(literal)) for number, literal in enumerate(typed)
    )
    found = {quad.subject: quad.object for quad in store}
    return {
        literal: form
        for number, literal in enumerate(typed)
        if isinstance(form := found[ox.NamedNode(f"urn:aigraph:{number}")], ox.Literal)
    }


def _whole(literal: ox.Literal) -> ox.Literal:
    """A duration that a server (Virtuoso 7) counts in months, as XML Schema writes it."""
    if literal.datatype.value in _MONTHS and re.fullmatch(r"-?[0-9]+", literal.value):
        sign, months = ("-" if literal.value.startswith("-") else ""), literal.value.removeprefix("-")
        return ox.Literal(f"{sign}P{months}M", datatype=literal.datatype)
    return literal
