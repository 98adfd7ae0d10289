"""JSON-LD in the words of the project's context: what the standard's compaction makes of the graph, written directly.

A processor (PyLD) needs a hundred times as long for it; a test holds this equal to it. The algorithm is
https://www.w3.org/TR/json-ld11-api/#compaction-algorithm, of which the plain terms of a project's context need little:
a term is chosen by property and by kind of value; what has none has its prefixed name, with the kind beside the value.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from aigraph.terms import RDF_TYPE, XSD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from aigraph.terms import Vocabulary

_STRING = XSD + "string"
_IRI, _TEXTS = "@id", "@language"


class Compactor:
    """Makes nodes of statements; holds the choice of terms, so that many nodes are cheap."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self.id = self._keyword("@id")
        self.type = self._keyword("@type")
        self.graph = self._keyword("@graph")
        self._terms: dict[tuple[str, str], str] = {}
        for term in sorted(vocabulary.properties.values(), key=lambda term: _least(term.name), reverse=True):
            kind = _IRI if term.is_reference else _TEXTS if term.is_language_map else term.datatype or _STRING
            self._terms[term.iri, kind] = term.name
        # A class by its own term; the standard takes a property's as well, if its values are things.
        references = {term.name: term.iri for term in vocabulary.properties.values() if term.is_reference}
        named = sorted((vocabulary.classes | references).items(), key=lambda item: _least(item[0]), reverse=True)
        self._names = {iri: name for name, iri in named}
        self.short = cache(self._short)

    def node(
        self,
        iri: str,
        statements: Iterable[ox.Quad],
        embed: Callable[[str], dict[str, Any] | None] = lambda _: None,
    ) -> dict[str, Any]:
        """A thing with its statements, in their order; ``embed`` gives a thing in the place of a reference to it."""
        found: dict[str, Any] = {}
        types = []
        for quad in statements:
            predicate, value = quad.predicate.value, quad.object
            if isinstance(value, ox.Literal):
                self._add_literal(found, predicate, value)
            elif predicate == RDF_TYPE:
                types.append(self.name(value.value))  # type: ignore[union-attr]
            else:
                target = value.value  # type: ignore[union-attr]
                _add(found, *self.reference(predicate, target, embed(target)))
        head: dict[str, Any] = {self.id: self.short(iri)}
        if types:
            head[self.type] = types[0] if len(types) == 1 else types
        return head | found

    def reference(self, predicate: str, target: str, thing: dict[str, Any] | None = None) -> tuple[str, Any]:
        """The key and the value of a property that leads to a thing."""
        name = self._terms.get((predicate, _IRI))
        if thing is not None:
            return name or self.short(predicate), thing
        return (name, self.short(target)) if name else (self.short(predicate), {self.id: self.short(target)})

    def name(self, iri: str) -> str:
        """A class or datatype by its term, else by its prefixed name."""
        return self._names.get(iri) or self.short(iri)

    def _add_literal(self, found: dict[str, Any], predicate: str, value: ox.Literal) -> None:
        language, datatype = value.language, value.datatype.value
        texts = self._terms.get((predicate, _TEXTS))
        if not language and (name := self._terms.get((predicate, datatype))):
            _add(found, name, value.value)
        elif texts and (language or datatype == _STRING):
            _add(found.setdefault(texts, {}), language or "@none", value.value)
        elif language:
            _add(found, self.short(predicate), {"@language": language, "@value": value.value})
        elif datatype == _STRING:
            _add(found, self.short(predicate), value.value)
        else:
            _add(found, self.short(predicate), {self.type: self.name(datatype), "@value": value.value})

    def _short(self, iri: str) -> str:
        """An IRI with the prefix that makes it shortest, else whole."""
        prefixes = self._vocabulary.prefixes.items()
        # What begins with two slashes behind its prefix would be read as an address.
        locals_ = ((name, iri[len(base) :]) for name, base in prefixes if iri.startswith(base))
        fitting = [f"{name}:{local}" for name, local in locals_ if local and not local.startswith("//")]
        return min(fitting, key=_least, default=iri)

    def _keyword(self, keyword: str) -> str:
        names = [name for name, meaning in self._vocabulary.keywords.items() if meaning == keyword]
        return min(names, key=_least, default=keyword)


def _least(name: str) -> tuple[int, str]:
    """The order in which the standard prefers names: the shortest, then the first."""
    return len(name), name


def _add(found: dict[str, Any], key: str, value: Any) -> None:
    """One more value of a key: the first stands alone, several in a list."""
    if key not in found:
        found[key] = value
    elif isinstance(found[key], list):
        found[key].append(value)
    else:
        found[key] = [found[key], value]
