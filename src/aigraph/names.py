"""Things by their names: what a person types, an id or a label of any kind, becomes one thing of the graph.

Names are compared folded (no case, accents, punctuation). A name is a label that is stated or concluded, preferred,
alternative or hidden, and the form in which an erratum says that the name of a thing is printed wrongly.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from aigraph.errors import UsageError
from aigraph.facts.values import ID
from aigraph.folding import fold_name
from aigraph.queries import to_iri
from aigraph.terms import AIG, RDFS, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.dataset import Dataset

#: What is longer than this is no name, and is not looked for.
MOST_CHARACTERS = 1000
_LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, RDFS.label)
_MOST_NEAR, _LEAST_LIKENESS = 3, 72
# What is less like the word than the likest by more than this is not worth naming beside it.
_FARTHEST_BEHIND = 10
_UNION = ox.DefaultGraph()


class Found(NamedTuple):
    """A thing that was asked for, as an IRI; ``by_name`` tells that it was a name and not an id."""

    iri: str
    by_name: bool


class Names:
    """The names of one dataset."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset

    def resolve(self, word: str) -> Found:
        """The thing that an id, a prefixed name, an IRI or a name means; an id or IRI need not be in use.

        Raises UsageError where a name is nobody's, or several things'.
        """
        check_length(word)
        iri = self._iri(word)
        if iri and (ID.fullmatch(word) or self.is_known(iri)):
            return Found(iri, by_name=False)
        things = self.find(word)
        if not things and iri:
            return Found(iri, by_name=False)
        return Found(self.only(word, things), by_name=True)

    def find(self, name: str, language: str | None = None) -> list[str]:
        """The things that have a name, in a language where one is asked for: IRIs, sorted."""
        return sorted({iri for iri, tag in self._by_name.get(fold_name(name), ()) if language in {None, tag}})

    def only(self, word: str, things: list[str]) -> str:
        """The one thing that a word was found to be a name of. Raises UsageError where there is none, or several."""
        if len(things) == 1:
            return things[0]
        ids = ", ".join(map(self._dataset.project.shorten, things))
        if things:
            msg = f"{word} is a name of {ids}; write one of these ids"
        else:
            msg = f"{word} is nobody's name{self.suggest(word)}; write a name, an id such as class/slug, or an IRI"
        raise UsageError(msg)

    def is_known(self, iri: str) -> bool:
        """Whether the graph says anything of a thing, or by it."""
        node, find = ox.NamedNode(iri), self._dataset.store.quads_for_pattern
        quads = chain(find(node, None, None, _UNION), find(None, node, None, _UNION), find(None, None, node, _UNION))
        return next(quads, None) is not None

    def nearest(self, word: str, most: int = 1) -> list[str]:
        """The ids of the things whose ids or names are most like a word, the likest first."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415  (only when something is already wrong)

        shorten = self._dataset.project.shorten
        texts = self._ids if "/" in word else {name: [iri for iri, _ in found] for name, found in self._by_name.items()}
        asked = word if "/" in word else fold_name(word)
        near = process.extract(asked, list(texts), scorer=fuzz.ratio, limit=_MOST_NEAR, score_cutoff=_LEAST_LIKENESS)
        likest = [text for text, likeness, _ in near if likeness >= near[0][1] - _FARTHEST_BEHIND]
        return list(dict.fromkeys(shorten(iri) for text in likest for iri in sorted(texts[text])))[:most]

    def suggest(self, word: str) -> str:
        """``did you mean …?`` with a blank before it, or nothing where nothing is like the word."""
        near = self.nearest(word, _MOST_NEAR if "/" not in word else 1)
        return f" (did you mean {', '.join(near)}?)" if near else ""

    def _iri(self, word: str) -> str:
        try:
            return to_iri(word, self._dataset.vocabulary, self._dataset.project).value
        except UsageError:
            return ""

    @cached_property
    def _by_name(self) -> dict[str, list[tuple[str, str | None]]]:
        """Who has a name, and in which language, by the name folded."""
        names: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
        for iri, literal in (*self._labels(), *self._misprints()):
            folded = fold_name(literal.value) if len(literal.value) <= MOST_CHARACTERS else ""
            if folded:
                names[folded].append((iri, literal.language))
        return names

    def _labels(self) -> Iterator[tuple[str, ox.Literal]]:
        for label in _LABELS:
            for quad in self._dataset.store.quads_for_pattern(None, ox.NamedNode(label), None, _UNION):
                if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                    yield quad.subject.value, quad.object

    def _misprints(self) -> Iterator[tuple[str, ox.Literal]]:
        for quad in self._dataset.store.quads_for_pattern(None, ox.NamedNode(AIG.printedForm), None, _UNION):
            for thing in self._dataset.objects(quad.subject.value, AIG.concerns):  # type: ignore[union-attr]
                if isinstance(thing, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                    yield thing.value, quad.object

    @cached_property
    def _ids(self) -> dict[str, list[str]]:
        """Everything of which the graph says something, and every property, by its id or prefixed name."""
        quads = self._dataset.store.quads_for_pattern(None, None, None, _UNION)
        nodes = {
            node.value for quad in quads for node in (quad.subject, quad.predicate) if isinstance(node, ox.NamedNode)
        }
        return {self._dataset.project.shorten(iri): [iri] for iri in nodes}


def check_length(word: str) -> None:
    """Raises UsageError for a text that is too long to be asked for."""
    if len(word) > MOST_CHARACTERS:
        msg = f"{word[:40]}…: has {len(word)} characters; ask with at most {MOST_CHARACTERS}"
        raise UsageError(msg)
