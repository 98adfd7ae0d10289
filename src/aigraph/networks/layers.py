"""Layers: what documents state, what registers add, what rules conclude; and which graphs state a tie.

Names, classes and the order of concepts are our own decisions; they belong to no layer and are always there.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.dataset import Dataset
from aigraph.errors import UsageError, suggest
from aigraph.terms import AIG, RDF_TYPE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

STATED, REGISTERS, INFERRED = "stated", "registers", "inferred"
LAYERS = (STATED, REGISTERS, INFERRED)
# What an edge is called by the class of the strongest graph that states it, the strongest first.
_STATES = {
    AIG.Passage: "stated",
    AIG.Reading: "stated",
    AIG.ExternalRecord: "register",
    AIG.EditorialDecision: "editorial",
    AIG.Rule: "inferred",
}
_LAYER_OF = {
    AIG.Passage: STATED,
    AIG.Reading: STATED,
    AIG.ExternalRecord: REGISTERS,
    AIG.Rule: INFERRED,
}


def read_layers(words: str) -> tuple[str, ...]:
    """The layers that a text names, commas between them. Raises UsageError for one that there is not.

    >>> read_layers("stated, registers")
    ('stated', 'registers')
    """
    layers = tuple(word.strip() for word in words.split(",") if word.strip())
    _check(layers)
    return layers


def restrict(dataset: Dataset, layers: Sequence[str]) -> Dataset:
    """The dataset with what the given layers state alone, and what belongs to none."""
    _check(layers)
    if set(LAYERS) <= set(layers):
        return dataset
    kinds = graph_kinds(dataset)
    left_out = {graph for graph, kind in kinds.items() if _LAYER_OF.get(kind, layers[0]) not in layers}
    kept = Dataset(dataset.project, dataset.vocabulary, ox.Store())
    union = ox.DefaultGraph()
    kept.add(quad for quad in dataset.store if quad.graph_name != union and quad.graph_name.value not in left_out)
    return kept


def graph_kinds(dataset: Dataset) -> dict[str, str]:
    """Each named graph that is evidence of some kind, with the class of the kind."""
    found: dict[str, str] = {}
    for kind in _STATES:
        pattern = dataset.store.quads_for_pattern(None, ox.NamedNode(RDF_TYPE), ox.NamedNode(kind), ox.DefaultGraph())
        found |= {quad.subject.value: kind for quad in pattern if isinstance(quad.subject, ox.NamedNode)}
    return found


class EvidenceFinder:
    """Finds the graphs that state a tie; what a thing is tied to, and where, is looked up once."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._ties: dict[str, dict[str, set[str]]] = {}

    def find(self, source: str, target: str, via: Sequence[str], shared: Iterable[str]) -> tuple[list[str], str]:
        """The graphs that state a tie, in order, and what the strongest of them makes it.

        That is where the things that it passes by are tied to its ends, or to what these share; where it passes by
        none, where the ends are tied to each other, or both to what they share.
        """
        ends = {source, target, *shared}
        found: set[str] = set()
        for thing in via or (source, target):
            ties = self._graphs(thing)
            for other in ends & ties.keys():
                if other != thing:
                    found |= ties[other]
        kinds = {self._kinds[graph] for graph in found}
        return sorted(found), next((state for kind, state in _STATES.items() if kind in kinds), "")

    def _graphs(self, thing: str) -> dict[str, set[str]]:
        """Where a thing is the subject of a tie, by what it is tied to."""
        if thing not in self._ties:
            ties: dict[str, set[str]] = {}
            for quad in self._dataset.store.quads_for_pattern(ox.NamedNode(thing), None, None, None):
                graph = quad.graph_name
                if (
                    isinstance(graph, ox.NamedNode)
                    and isinstance(quad.object, ox.NamedNode)
                    and graph.value in self._kinds
                ):
                    ties.setdefault(quad.object.value, set()).add(graph.value)
            self._ties[thing] = ties
        return self._ties[thing]

    @cached_property
    def _kinds(self) -> dict[str, str]:
        return graph_kinds(self._dataset)


def _check(layers: Sequence[str]) -> None:
    for layer in layers:
        if layer not in LAYERS:
            msg = f"--layers {layer}: no such layer{suggest(layer, LAYERS)}; there are {', '.join(LAYERS)}"
            raise UsageError(msg)
    if not layers:
        msg = f"--layers: names none; there are {', '.join(LAYERS)}"
        raise UsageError(msg)
