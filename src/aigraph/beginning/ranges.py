"""What the shapes of a project let the value of a property be, class by class, as far as one value alone can tell.

A shape that looks at several values at once (``sh:minCount``, ``sh:lessThanOrEquals``, paths of several steps) says
nothing here: the facts of one thing stand in many places, so no single one of them can break it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.shapes import SHAPES_FILE
from aigraph.terms import ClosedNamespace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aigraph.project import Project

SH = ClosedNamespace(
    "http://www.w3.org/ns/shacl#",
    "path property targetClass targetSubjectsOf deactivated flags or in class pattern maxCount minInclusive"
    " maxInclusive",
)
# Three of its words are Python's own.
_CLASS, _OR, _IN = (getattr(SH, word) for word in ("class", "or", "in"))
_RDF = ClosedNamespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "first rest")
# Key of what holds whatever the class of a thing is.
ANY_CLASS = ""

Term = ox.NamedNode | ox.BlankNode | ox.Literal
Shapes = dict[Term, dict[str, list[Term]]]


@dataclass(slots=True)
class Range:
    """What a value may be: of one class of each set, one of the listed texts, of each form, between two bounds."""

    classes: list[frozenset[str]] = field(default_factory=list)
    listed: tuple[str, ...] | None = None
    patterns: list[str] = field(default_factory=list)
    least: Decimal | None = None
    most: Decimal | None = None
    is_single: bool = False


def read_ranges(project: Project) -> dict[str, dict[str, Range]]:
    """For the IRI of each class, or ANY_CLASS, the ranges by the IRI of a property. Raises InputError."""
    from aigraph.dataset import read_turtle  # noqa: PLC0415  (only where there are shapes)

    path = project.path(SHAPES_FILE)
    ranges: dict[str, dict[str, Range]] = defaultdict(dict)
    if not path.is_file():
        return {}
    shapes: Shapes = defaultdict(lambda: defaultdict(list))
    for triple in read_turtle(path, project):
        if not isinstance(triple.subject, ox.Triple) and not isinstance(triple.object, ox.Triple):
            shapes[triple.subject][triple.predicate.value].append(triple.object)
    for shape, target in _property_shapes(shapes):
        for value in shapes[shape][SH.path]:
            if isinstance(value, ox.NamedNode):
                _narrow(ranges[target].setdefault(value.value, Range()), shape, shapes)
    return ranges


def _property_shapes(shapes: Shapes) -> Iterable[tuple[Term, str]]:
    """Each shape of a property with each class that it is about."""
    found: set[tuple[Term, str]] = set()
    for shape, values in list(shapes.items()):
        if _texts(values, SH.deactivated) == ["true"]:
            continue
        inner = [*values.get(SH.property, ()), *([shape] if values.get(SH.path) else ())]
        found |= {(one, target) for one in inner for target in _texts(values, SH.targetClass)}
        # A shape of all that has a property says of that property's values what holds for any class.
        found |= {
            (one, ANY_CLASS)
            for one in inner
            if one in shapes and set(_texts(shapes[one], SH.path)) & set(_texts(values, SH.targetSubjectsOf))
        }
    return sorted(found, key=str)


def _narrow(known: Range, shape: Term, shapes: Shapes) -> None:
    """Add what one more shape asks of the values of a property."""
    values = shapes[shape]
    known.classes += [frozenset([iri]) for iri in _texts(values, _CLASS)]
    known.classes += [classes for alternatives in values.get(_OR, ()) if (classes := _either(alternatives, shapes))]
    for listed in values.get(_IN, ()):
        texts = tuple(term.value for term in _members(listed, shapes))
        known.listed = texts if known.listed is None else tuple(text for text in known.listed if text in texts)
    if not values.get(SH.flags):
        known.patterns += _texts(values, SH.pattern)
    known.least = max(
        [*_numbers(values, SH.minInclusive), *([] if known.least is None else [known.least])], default=None
    )
    known.most = min([*_numbers(values, SH.maxInclusive), *([] if known.most is None else [known.most])], default=None)
    known.is_single = known.is_single or "1" in _texts(values, SH.maxCount)


def _either(alternatives: Term, shapes: Shapes) -> frozenset[str]:
    """The classes of ``sh:or ([sh:class …] …)``; none where an alternative asks for anything else."""
    members = [shapes.get(member, {}) for member in _members(alternatives, shapes)]
    if not all(set(member) == {_CLASS} for member in members):
        return frozenset()
    return frozenset(iri for member in members for iri in _texts(member, _CLASS))


def _members(head: Term, shapes: Shapes) -> list[Term]:
    """The members of an RDF list; a list that comes back to itself ends there."""
    members: list[Term] = []
    seen = set()
    while head in shapes and head not in seen and _RDF.first in shapes[head]:
        seen.add(head)
        members += shapes[head][_RDF.first][:1]
        head = (shapes[head].get(_RDF.rest) or [head])[0]
    return members


def _texts(values: Mapping[str, list[Term]], predicate: str) -> list[str]:
    return sorted(term.value for term in values.get(predicate, ()) if not isinstance(term, ox.BlankNode))


def _numbers(values: Mapping[str, list[Term]], predicate: str) -> list[Decimal]:
    return [Decimal(text) for text in _texts(values, predicate) if _is_number(text)]


def _is_number(text: str) -> bool:
    return text.lstrip("+-").replace(".", "", 1).isdigit()
