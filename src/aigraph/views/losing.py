"""What a view cannot say, computed: every thing and statement of the graph is looked for in it.

A thing is in the view when it is the subject or object of a triple there. A statement is told when its subject and its
object (of a literal the text) stand in one triple of the view, whichever way and by whatever property; or when both
are tied to the same node that the view made up, as a grant and its figure are by an amount of its own. Classes are
judged by their things, so the statements of class are not judged again.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.cards import CardMaker
from aigraph.errors import LANGUAGES, NOTHING, Text
from aigraph.terms import RDF_TYPE
from aigraph.views.model import ClassLoss, PropertyLoss, ViewReport

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aigraph.dataset import Dataset
    from aigraph.views.model import View


class LossReporter:
    """Reports on views of one dataset; holds what all of them need, so that several are cheap."""

    def __init__(self, dataset: Dataset, cards: CardMaker | None = None) -> None:
        self._vocabulary = dataset.vocabulary
        self._cards = cards or CardMaker(dataset, dataset.project.languages[0])
        self._types: dict[str, set[str]] = defaultdict(set)
        self._statements: dict[str, list[tuple[str, str]]] = defaultdict(list)
        texts: dict[str, str] = {}  # each once, however many triples have it
        for quad in dataset.store.quads_for_pattern(None, None, None, ox.DefaultGraph()):
            if quad.predicate.value == RDF_TYPE:
                self._types[_text(quad.object)].add(_text(quad.subject))
            else:
                subject, value = _text(quad.subject), _text(quad.object)
                pair = texts.setdefault(subject, subject), texts.setdefault(value, value)
                self._statements[quad.predicate.value].append(pair)
        self._things = {thing for things in self._types.values() for thing in things}
        self._subjects = self._things | {pair[0] for pairs in self._statements.values() for pair in pairs}
        self._names: dict[str, tuple[str, Text]] = {}

    def report(self, view: View) -> ViewReport:
        """What of the graph a view does not hold, the most first."""
        told = _Told(view.triples, self._subjects)
        missing = {iri: len(things - told.things) for iri, things in self._types.items()}
        lost = {iri: sum(not told.together(*pair) for pair in pairs) for iri, pairs in self._statements.items()}
        classes = [
            ClassLoss(iri, *self._name(iri), len(self._types[iri]), count, view.reasons.get(iri, NOTHING))
            for iri, count in missing.items()
            if count
        ]
        properties = [
            PropertyLoss(iri, *self._name(iri), len(self._statements[iri]), count, view.reasons.get(iri, NOTHING))
            for iri, count in lost.items()
            if count
        ]
        return ViewReport(
            view.name,
            len(view.triples),
            len(self._things),
            len(self._things - told.things),
            sum(map(len, self._statements.values())),
            sum(lost.values()),
            tuple(sorted(classes, key=lambda each: (-each.lost, each.name))),
            tuple(sorted(properties, key=lambda each: (-each.lost, each.name))),
        )

    def _name(self, iri: str) -> tuple[str, Text]:
        """What a class or property is called: its prefixed name, and its label in each language."""
        if iri not in self._names:
            short, labels = self._vocabulary.shorten(iri), self._cards.labels(iri)
            otherwise = next(iter(labels.values()), short)
            self._names[iri] = (short, Text.of(dict.fromkeys(LANGUAGES, otherwise) | labels))
        return self._names[iri]


class _Told:
    """What stands together in a view. ``known`` are the things of the graph; other subjects the view has made up."""

    def __init__(self, triples: Iterable[ox.Triple], known: set[str]) -> None:
        pairs = [(_text(triple.subject), _text(triple.object)) for triple in triples]
        made = {subject for subject, _ in pairs} - known
        self.things = {end for pair in pairs for end in pair}
        self._pairs = {frozenset(pair) for pair in pairs}
        self._groups: dict[str, set[str]] = defaultdict(set)
        heads = _heads(made, pairs)
        for subject, value in pairs:
            for end, other in ((subject, value), (value, subject)):
                if other in made and end not in made:
                    self._groups[end].add(heads[other])

    def together(self, one: str, other: str) -> bool:
        """Whether two nodes stand in one triple, or are tied to the same node that the view made up."""
        if frozenset((one, other)) in self._pairs:
            return True
        return not self._groups.get(one, set()).isdisjoint(self._groups.get(other, ()))


def _heads(made: set[str], pairs: list[tuple[str, str]]) -> dict[str, str]:
    """For each node that was made up the first of all that it is tied to through such nodes alone."""
    heads = {node: node for node in made}

    def head(node: str) -> str:
        while heads[node] != node:
            node = heads[node]
        return node

    for one, other in pairs:
        if one in made and other in made:
            first, second = sorted((head(one), head(other)))
            heads[second] = first
    return {node: head(node) for node in made}


def _text(term: object) -> str:
    """A node by its IRI, a literal by its text alone, so that neither language nor datatype parts two."""
    return f'"{term.value}' if isinstance(term, ox.Literal) else str(getattr(term, "value", ""))
