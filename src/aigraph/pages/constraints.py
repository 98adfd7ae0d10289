"""Shapes in words: what the SHACL shapes of a project (https://www.w3.org/TR/shacl/) demand, as sentences."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.dataset import read_turtle
from aigraph.pages.constraint_wording import phrases
from aigraph.shapes import SHAPES_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from aigraph.project import Project

    Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

SH = "http://www.w3.org/ns/shacl#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_BOUNDS = {"minInclusive": "≥ {}", "maxInclusive": "≤ {}", "minExclusive": "> {}", "maxExclusive": "< {}"}
_OF_TEXTS = ("minLength", "maxLength")
_OF_PATHS = ("lessThan", "lessThanOrEquals", "equals", "disjoint")
_ORDER = (
    "minCount", "maxCount", "qualifiedValueShape", "class", "datatype", "nodeKind", "node", "property", "or", "xone",
    "and", "not", "in", "hasValue", *_BOUNDS, "pattern", *_OF_TEXTS, "languageIn", "uniqueLang", *_OF_PATHS, "closed",
)  # fmt: skip
TOLD = frozenset(_ORDER)
"""The parameters of constraint components that have words here."""
UNTOLD = frozenset({
    "path", "message", "severity", "name", "description", "order", "group", "flags", "deactivated", "targetClass",
    "targetNode", "targetSubjectsOf", "targetObjectsOf", "inversePath", "alternativePath", "zeroOrMorePath",
    "oneOrMorePath", "zeroOrOnePath", "ignoredProperties", "qualifiedMinCount", "qualifiedMaxCount",
    "qualifiedValueShapesDisjoint",
})  # fmt: skip
"""What demands nothing by itself, or is told with another."""


@dataclass(frozen=True, slots=True)
class Demand:
    """What one shape demands: in its own words, and as its constraints say it."""

    message: str
    told: str


class Shapes:
    """The shapes of a project: what they demand of the things of a class, and of whatever has a property."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self._about: defaultdict[Node, defaultdict[str, list[Node]]] = defaultdict(lambda: defaultdict(list))
        self._aimed: defaultdict[tuple[str, str], list[Node]] = defaultdict(list)
        for triple in triples:
            self._about[triple.subject][triple.predicate.value].append(triple.object)
            kind = triple.predicate.value.removeprefix(SH)
            if kind in ("targetClass", "targetSubjectsOf", "targetObjectsOf"):
                self._aimed[kind, _text(triple.object)].append(triple.subject)

    @classmethod
    def of(cls, project: Project) -> Shapes:
        """The shapes of a project; none where it has no such file. Raises InputError where that is no Turtle."""
        path = project.path(SHAPES_FILE)
        return cls(read_turtle(path, project) if path.is_file() else ())

    def demands(self, iri: str, language: str, name: Callable[[str], str]) -> list[Demand]:
        """What is demanded of the things of a class, or where a property is used; ``name`` tells an IRI in words."""
        say = phrases(language)
        found = [
            demand
            for shape in self._sorted(self._aimed["targetClass", iri])
            for demand in self._demands(shape, language, name, "")
        ]
        for kind, key in (("targetSubjectsOf", "subjects"), ("targetObjectsOf", "objects")):
            for shape in self._sorted(self._aimed[kind, iri]):
                found += self._demands(shape, language, name, say[key] + say["colon"])
        return found

    def _sorted(self, shapes: Iterable[Node]) -> list[Node]:
        return sorted(shapes, key=lambda shape: (_key(self._one(shape, "path")), _key(shape)))

    def _demands(self, shape: Node, language: str, name: Callable[[str], str], before: str) -> Iterator[Demand]:
        messages = {
            value.language: value.value for value in self._about[shape][SH + "message"] if isinstance(value, ox.Literal)
        }
        parts = self._about[shape][SH + "property"] if not self._one(shape, "path") else []
        for part in self._sorted(parts):
            yield from self._demands(part, language, name, before)
        told = _Teller(self, language, name).sentence(shape, skip=("property",) if parts else ())
        if told:
            yield Demand(messages.get(language, ""), before + told)

    def values(self, shape: Node, parameter: str) -> list[Node]:
        """The values of a parameter, in a fixed order."""
        return sorted(self._about[shape][SH + parameter], key=_key) if shape in self._about else []

    def parameters(self, shape: Node) -> set[str]:
        """The names of the parameters that a shape has."""
        return {name.removeprefix(SH) for name in self._about[shape]} if shape in self._about else set()

    def listed(self, head: Node) -> list[Node]:
        """The members of an RDF list."""
        found = []
        while _text(head) != _RDF + "nil" and head in self._about:
            found += self._about[head][_RDF + "first"][:1]
            head = self._about[head][_RDF + "rest"][0]
        return found

    def _one(self, shape: Node, parameter: str) -> Node | None:
        return next(iter(self.values(shape, parameter)), None)


class _Teller:
    """Tells shapes in one language."""

    def __init__(self, shapes: Shapes, language: str, name: Callable[[str], str]) -> None:
        self._shapes, self._name = shapes, name
        self._say = phrases(language)

    def sentence(self, shape: Node, skip: Iterable[str] = ()) -> str:
        """A shape: its path, and what is demanded of the values there."""
        keys = self._shapes.parameters(shape) - set(skip)
        told = [phrase for key in _ORDER if key in keys for phrase in self._phrases(shape, key)]
        path = next(iter(self._shapes.values(shape, "path")), None)
        if path is None or not told:
            return ", ".join(told)
        return self._path(path) + self._say["colon"] + ", ".join(told)

    def _phrases(self, shape: Node, key: str) -> Iterator[str]:
        values = self._shapes.values(shape, key)
        if key in ("minCount", "maxCount"):
            if values and (key == "minCount" or not self._shapes.values(shape, "minCount")):
                yield self._count(self._number(shape, "minCount"), self._number(shape, "maxCount"))
        elif key == "qualifiedValueShape":
            least, most = self._number(shape, "qualifiedMinCount"), self._number(shape, "qualifiedMaxCount")
            for value in values:
                yield self._say["qualified"].format(self._count(least, most), self.sentence(value))
        else:
            for value in values:
                yield self._phrase(key, value)

    def _phrase(self, key: str, value: Node) -> str:
        if key in _BOUNDS:
            return _BOUNDS[key].format(_text(value).removesuffix(".0"))
        if key in self._inner:
            return self._inner[key](value)
        tell = self._tell.get(key, _text)
        return self._say[key].format(tell(value))

    @cached_property
    def _inner(self) -> dict[str, Callable[[Node], str]]:
        """The parameters of which the value says all."""
        say = self._say
        return {
            "datatype": lambda value: say.get(_text(value)) or say["datatype"].format(self._name(_text(value))),
            "nodeKind": lambda value: say[_text(value).removeprefix(SH)],
            "node": lambda value: f"({self.sentence(value)})",
            "property": lambda value: f"({self.sentence(value)})",
            "or": self._any,
            "xone": self._any,
            "and": lambda value: say["and"].join(map(self.sentence, self._shapes.listed(value))),
        }

    @cached_property
    def _tell(self) -> dict[str, Callable[[Node], str]]:
        """How the value of a parameter is told within its phrase, where that is not its text."""
        listed, tongue = self._shapes.listed, self._say["or"].join
        return {
            "class": self._term,
            "not": lambda value: f"({self.sentence(value)})",
            "in": lambda value: ", ".join(map(self._value, listed(value))),
            "hasValue": self._value,
            "languageIn": lambda value: tongue(
                self._say.get(_text(tag), _text(tag)) for tag in self._shapes.listed(value)
            ),
            **dict.fromkeys(_OF_PATHS, self._term),
        }

    def _any(self, value: Node) -> str:
        """One of several shapes: of classes alone, their names."""
        shapes = self._shapes.listed(value)
        told = list(map(self.sentence, shapes))
        names = [self._term(found[0]) for found in (self._shapes.values(shape, "class") for shape in shapes) if found]
        if told == list(map(self._say["class"].format, names)):
            return self._say["class"].format(self._say["or"].join(names))
        return self._say["either"].format(self._say["or else"].join(told))

    def _count(self, least: int | None, most: int | None) -> str:
        say = self._say
        if least is not None and most is not None and least:
            if least == most:
                return say["exactly one"] if least == 1 else say["exactly"].format(least)
            return say["between"].format(least, most)
        if most is not None:
            return say["none"] if most == 0 else say["at most one"] if most == 1 else say["at most"].format(most)
        return say["at least one"] if least == 1 else say["at least"].format(least)

    def _path(self, path: Node) -> str:
        """A property path (section 2.3.1 of the specification)."""
        if isinstance(path, ox.NamedNode):
            return self._name(path.value)
        for key, form in (("inversePath", "inverse"), ("alternativePath", "or")):
            for value in self._shapes.values(path, key):
                if form == "inverse":
                    return self._say["inverse"].format(self._path(value))
                return self._say["or"].join(map(self._path, self._shapes.listed(value)))
        for key, sign in (("zeroOrMorePath", "*"), ("oneOrMorePath", "+"), ("zeroOrOnePath", "?")):
            for value in self._shapes.values(path, key):
                return self._path(value) + sign
        return " → ".join(map(self._path, self._shapes.listed(path)))

    def _number(self, shape: Node, key: str) -> int | None:
        return next((int(_text(value)) for value in self._shapes.values(shape, key)), None)

    def _value(self, value: Node) -> str:
        return self._name(value.value) if isinstance(value, ox.NamedNode) else _text(value)

    def _term(self, value: Node) -> str:
        return self._quoted(self._name(_text(value)))

    def _quoted(self, text: str) -> str:
        return self._say["quote"].format(text)


def _text(node: Node | None) -> str:
    return str(getattr(node, "value", ""))


def _key(node: Node | None) -> str:
    """What nodes are sorted by; blank nodes, whose names change, stay in the order of the file."""
    return "" if node is None or isinstance(node, ox.BlankNode) else str(node)
