"""Readings: how a tie is read from its other end."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.dataset import read_ontology

if TYPE_CHECKING:
    from aigraph.picture.view import Text
    from aigraph.picture.words import Words

_BROADER = "http://www.w3.org/2004/02/skos/core#broader"
_KNOWN = {_BROADER: {"en": "narrower", "fr": "plus précis"}}
_INVERSE = "http://www.w3.org/2002/07/owl#inverseOf"


class Readings:
    """The names of ties from where they lead.

    The name of an inverse, where the ontology has one, or SKOS. Else a property is a verb and is read with the dots of
    who does it ("… builds on"), while a concept, such as a role, is a noun that holds from both ends.
    """

    def __init__(self, words: Words) -> None:
        self._words = words

    def of(self, kind: str, target: str) -> Text | None:
        """A kind of tie, read from the target; None where it is read as from the source."""
        if kind in self._inverses:
            return self._words.term(self._inverses[kind])
        if kind in _KNOWN:
            return {language: _KNOWN[kind].get(language, _KNOWN[kind]["en"]) for language in self._words.languages}
        if self._words.dataset.kind(kind):
            return None
        term, name = self._words.term(kind), self._words.thing(target)
        return {language: f"… {term[language]} {name[language]}" for language in term}

    @cached_property
    def _inverses(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for triple in read_ontology(self._words.dataset.project):
            if triple.predicate.value == _INVERSE and isinstance(triple.object, ox.NamedNode):
                one, other = str(triple.subject.value), triple.object.value  # type: ignore[union-attr]
                found |= {one: other, other: one}
        return found
