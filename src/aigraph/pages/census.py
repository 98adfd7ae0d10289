"""A census: which things each class has, how often each property is used, and which classes it ties."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.pages.links import ONTOLOGY
from aigraph.terms import RDF_TYPE

if TYPE_CHECKING:
    from aigraph.dataset import Dataset

Tie = tuple[str, str, str]
"""The class of what a property is said of, the property, the class of its value: IRIs."""


@dataclass(frozen=True, slots=True)
class Census:
    """``members`` are the things of each class, sorted; ``uses`` counts statements by property."""

    members: dict[str, list[str]]
    uses: Counter[str]
    ties: Counter[Tie]


def count(dataset: Dataset) -> Census:
    """The census of the union. Ties are those of a thing's own classes: the project's, not what they fall under."""
    types: defaultdict[str, list[str]] = defaultdict(list)
    pattern = (None, ox.NamedNode(RDF_TYPE), None, ox.DefaultGraph())
    for quad in dataset.store.quads_for_pattern(*pattern):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            types[quad.subject.value].append(quad.object.value)
    members: defaultdict[str, list[str]] = defaultdict(list)
    own: dict[str, list[str]] = {}
    known, start = set(dataset.vocabulary.classes.values()), dataset.project.base + ONTOLOGY + "#"
    for thing in sorted(types):
        for each in types[thing]:
            members[each].append(thing)
        own[thing] = [each for each in types[thing] if each in known or each.startswith(start)]
    uses: Counter[str] = Counter()
    ties: Counter[Tie] = Counter()
    for quad in dataset.store.quads_for_pattern(None, None, None, ox.DefaultGraph()):
        predicate = quad.predicate.value
        uses[predicate] += 1
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            for one, other in product(own.get(quad.subject.value, ()), own.get(quad.object.value, ())):
                ties[one, predicate, other] += 1
    return Census(dict(sorted(members.items())), uses, ties)
