"""What an explanation is asked for: a thing, or a statement of three parts, in the words that people use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.errors import UsageError, suggest
from aigraph.names import check_length
from aigraph.queries import to_iri
from aigraph.terms import RDF_TYPE

if TYPE_CHECKING:
    from aigraph.dataset import Dataset
    from aigraph.names import Names
    from aigraph.results import Node
    from aigraph.terms import Term

_WORD = re.compile(r'"(?:[^"\\]|\\.)*"(?:@[A-Za-z]+(?:-[A-Za-z0-9]+)*)?|\S+')
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"(?:@(.+))?')
_PARTS = 3
_UNION = ox.DefaultGraph()


@dataclass(frozen=True, slots=True)
class Asked:
    """A thing, or with a predicate a statement; ``objects`` are the terms that its last part may mean."""

    subject: ox.NamedNode
    predicate: ox.NamedNode | None = None
    objects: tuple[Node, ...] = ()


class Reader:
    """Reads what is asked for against the names of one dataset. ``taken`` has the id for each name that was meant."""

    def __init__(self, dataset: Dataset, names: Names) -> None:
        self._dataset = dataset
        self._vocabulary = dataset.vocabulary
        self._names = names
        self.taken: dict[str, str] = {}

    def read(self, target: str) -> Asked:
        """A thing (an id, a prefixed name, an IRI, a name with quotes or without), or 'S P O'.

        P may be the key of a data file (``role``), O a class, a name or a text in quotes. Raises UsageError.
        """
        check_length(target)
        words = _WORD.findall(target)
        if len(words) == 1:
            return Asked(self.thing(words[0]))
        is_statement = len(words) == _PARTS and words[1] in {"a", *self._vocabulary.properties}
        if not is_statement and self._names.find(target):
            return Asked(self.thing(target.strip()))
        if len(words) != _PARTS:
            near = self._names.suggest(target) if words else ""
            what = f"is nobody's name{near} and has {len(words)} parts"
            msg = f"{target!r} {what}; name a thing, or 'SUBJECT PROPERTY VALUE' with texts in \"…\""
            raise UsageError(msg)
        subject, predicate = self.thing(words[0]), self.property(words[1])
        return Asked(subject, predicate, self.objects(predicate, words[2]))

    def thing(self, word: str) -> ox.NamedNode:
        """The thing that a word names. Raises UsageError where a label is nobody's, or several things'."""
        quoted = _QUOTED.fullmatch(word)
        if quoted:
            iri = self._names.only(_text(quoted), self._names.find(_text(quoted), quoted[2]))
        else:
            iri, by_name = self._names.resolve(word)
            if not by_name:
                return ox.NamedNode(iri)
        self.taken[_text(quoted) if quoted else word] = self._dataset.project.shorten(iri)
        return ox.NamedNode(iri)

    def property(self, word: str) -> ox.NamedNode:
        """The property that a word names: a key of the data files, the last part of an IRI, or a prefixed name."""
        if word in ("a", "type"):
            return ox.NamedNode(RDF_TYPE)
        term = self._vocabulary.properties.get(word)
        if term:
            return ox.NamedNode(term.iri)
        if ":" in word or word.startswith("<"):
            return to_iri(word, self._vocabulary, self._dataset.project)
        found = self._local_names.get(word, [])
        if len(found) != 1:
            known = (*self._vocabulary.properties, *self._local_names)
            near = f"; it may be {', '.join(found)}" if found else suggest(word, known)
            msg = f"{word} is no property{near}; write a key of the data files, or a prefixed name"
            raise UsageError(msg)
        return ox.NamedNode(found[0])

    def objects(self, predicate: ox.NamedNode, word: str) -> tuple[Node, ...]:
        """The terms that the last part of a statement may mean, the likeliest first; never none."""
        quoted = _QUOTED.fullmatch(word)
        if predicate.value == RDF_TYPE and word in self._vocabulary.classes:
            return (ox.NamedNode(self._vocabulary.classes[word]),)
        if quoted:
            return self._labelled(_text(quoted), quoted[2]) + self._texts(predicate, _text(quoted), quoted[2])
        texts = self._texts(predicate, word, None)
        term = self._term(predicate)
        try:
            things: tuple[Node, ...] = (to_iri(word, self._vocabulary, self._dataset.project),)
        except UsageError:
            return self._labelled(word, None) + texts if term is None or term.is_reference else texts
        return texts + things if term and not term.is_reference else things

    def _texts(self, predicate: ox.NamedNode, text: str, language: str | None) -> tuple[Node, ...]:
        """Every literal of the property with these characters; else the one that a data file would make."""
        quads = self._dataset.store.quads_for_pattern(None, predicate, None, _UNION)
        found = {quad.object for quad in quads if isinstance(quad.object, ox.Literal) and quad.object.value == text}
        fitting = [literal for literal in found if language in (None, literal.language)]
        if fitting:
            return tuple(sorted(fitting, key=str))
        term = self._term(predicate)
        if language or (term and term.is_language_map):
            return (ox.Literal(text, language=language or self._dataset.project.languages[0]),)
        return (ox.Literal(text, datatype=ox.NamedNode(term.datatype)) if term and term.datatype else ox.Literal(text),)

    def _term(self, predicate: ox.NamedNode) -> Term | None:
        """The key of the data files for a property, where there is one."""
        return next((term for term in self._vocabulary.properties.values() if term.iri == predicate.value), None)

    def _labelled(self, text: str, language: str | None) -> tuple[Node, ...]:
        return tuple(map(ox.NamedNode, self._names.find(text, language)))

    @cached_property
    def _local_names(self) -> dict[str, list[str]]:
        """The properties in use by the last part of their IRIs."""
        used = {quad.predicate.value for quad in self._dataset.store.quads_for_pattern(None, None, None, _UNION)}
        names: dict[str, list[str]] = {}
        for iri in sorted(used):
            names.setdefault(re.split(r"[#/]", iri)[-1], []).append(iri)
        return names


def _text(quoted: re.Match[str]) -> str:
    return re.sub(r"\\(.)", r"\1", quoted[1])
