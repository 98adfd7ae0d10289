"""What a rule says, as data: the triples it concludes and the patterns it concludes them from.

rdflib's parser reads the rule; nothing is asked of its engine.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from aigraph.explanation.paths import Choice, Negated, Path, Repeat, Sequence, Step, inverse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aigraph.results import Node
    from aigraph.rules import Rule

Slot = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Variable
SLOTS = (ox.NamedNode, ox.BlankNode, ox.Literal, ox.Variable)
Bindings = dict[str, "Node"]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A triple pattern of a rule; ``graph`` is None for the union of all graphs."""

    subject: Slot
    predicate: Slot | Path
    object: Slot
    graph: Slot | None


@dataclass(frozen=True, slots=True)
class ReadRule:
    """A rule with its parts: ``conclusions`` and ``patterns`` in the order in which they are written."""

    rule: Rule
    conclusions: tuple[Pattern, ...]
    patterns: tuple[Pattern, ...]


def read_patterns(rule: Rule, prefixes: Mapping[str, str]) -> ReadRule:
    """A rule's parts."""
    from rdflib.plugins.sparql import prepareQuery  # noqa: PLC0415  (heavy)

    algebra = prepareQuery(rule.query, initNs=dict(prefixes)).algebra
    conclusions = tuple(_pattern(triple, None) for triple in algebra.template)
    return ReadRule(rule, conclusions, tuple(dict.fromkeys(_patterns(algebra.p, None))))


def unify(pattern: Pattern, triple: ox.Triple) -> Bindings | None:
    """What the variables of a pattern stand for in a triple; None when the triple is none of the pattern's."""
    found: Bindings = {}
    pairs = (
        (pattern.subject, triple.subject),
        (pattern.predicate, triple.predicate),
        (pattern.object, triple.object),
    )
    for slot, term in pairs:
        if isinstance(slot, ox.Variable):
            if isinstance(term, ox.Triple) or found.setdefault(slot.value, term) != term:
                return None
        elif slot != term:
            return None
    return found


def fill(slot: Slot | None, bindings: Mapping[str, Node]) -> Node | None:
    """The term that a slot stands for; None for a variable without one."""
    if isinstance(slot, ox.Variable):
        return bindings.get(slot.value)
    return slot


def fill_or_keep(slot: Slot, bindings: Mapping[str, Node]) -> Slot:
    """The term that a slot stands for; the variable itself where there is none."""
    return fill(slot, bindings) or slot


def _patterns(part: Any, graph: Slot | None) -> Iterator[Pattern]:
    """The triple patterns of an algebra (https://www.w3.org/TR/sparql11-query/#sparqlAlgebra), wherever they stand."""
    from rdflib.plugins.sparql.parserutils import CompValue  # noqa: PLC0415  (heavy)

    if not isinstance(part, CompValue):
        if isinstance(part, list):
            for member in part:
                yield from _patterns(member, graph)
        return
    if part.name == "BGP":
        # rdflib reorders a group's triples; a rule's reader expects one fixed order.
        yield from sorted((_pattern(triple, graph) for triple in part.triples), key=str)
        return
    inner = _slot(part.term) if part.name == "Graph" else graph
    for value in part.values():
        yield from _patterns(value, inner)


def _pattern(triple: tuple[Any, Any, Any], graph: Slot | None) -> Pattern:
    return Pattern(_slot(triple[0]), _predicate(triple[1]), _slot(triple[2]), graph)


def _slot(term: Any) -> Slot:
    from rdflib import BNode, URIRef, Variable  # noqa: PLC0415  (heavy)

    if isinstance(term, Variable):
        return ox.Variable(str(term))
    if isinstance(term, URIRef):
        return ox.NamedNode(str(term))
    if isinstance(term, BNode):
        # A blank node in a pattern is a variable that nothing else can name.
        return ox.Variable(f"blank_{term}")
    if term.language:
        return ox.Literal(str(term), language=term.language)
    return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype)) if term.datatype else None)


def _predicate(term: Any) -> Slot | Path:
    from rdflib import paths  # noqa: PLC0415  (heavy)

    return _path(term) if isinstance(term, paths.Path) else _slot(term)


def _path(term: Any) -> Path:
    from rdflib import URIRef, paths  # noqa: PLC0415  (heavy)

    if isinstance(term, URIRef):
        return Step(ox.NamedNode(str(term)))
    if isinstance(term, paths.InvPath):
        return inverse(_path(term.arg))
    if isinstance(term, paths.MulPath):
        return Repeat(_path(term.path), 0 if term.mod in ("*", "?") else 1, term.mod in ("*", "+"))
    if isinstance(term, paths.NegatedPath):
        return Negated(frozenset(str(part) for part in term.args))
    parts = tuple(_path(part) for part in term.args)
    return Sequence(parts) if isinstance(term, paths.SequencePath) else Choice(parts)
