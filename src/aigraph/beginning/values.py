"""What stands behind a key of a data file, as JSON Schema: by its term in the context, then by what the shapes ask."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from aigraph.beginning.wording import TEXTS
from aigraph.facts.values import FORMS, ID, LANGUAGE_TAG, PASSAGE_ID, SLUG, SOURCE_ID, WEB_ADDRESS
from aigraph.terms import SKOS, XSD, kebab_case

if TYPE_CHECKING:
    from collections.abc import Collection

    from aigraph.beginning.describing import Descriptions
    from aigraph.beginning.ranges import Range
    from aigraph.beginning.things import Things
    from aigraph.project import Project
    from aigraph.terms import Term, Vocabulary

# What YAML makes of a text that stands without quotes; the reader takes it as it is written.
_UNQUOTED = {
    XSD + "decimal": ["number", "string"],
    XSD + "integer": ["integer", "string"],
    XSD + "boolean": ["boolean", "integer", "string"],
    XSD + "gYear": ["integer", "string"],
}
_ANY_TEXT = {"type": ["string", "number", "boolean"], "minLength": 1}
# More than these would only slow an editor down; an id of the right form is accepted all the same.
_MOST_OFFERED = 1000
# What regular expressions of XPath have and those of JavaScript, read as Unicode, have not or read otherwise.
_XPATH_ONLY = re.compile(r"\\[^dDwWsSbBnrt0-9^$\\.*+?()\[\]{}|/]|-\[")

Schema = dict[str, Any]


def whole(*patterns: re.Pattern[str]) -> str:
    """A pattern of JSON Schema for a text that is one of some forms from end to end."""
    return f"^(?:{'|'.join(pattern.pattern for pattern in patterns)})$"


def one_or_more(item: Schema) -> Schema:
    """A value, or a list of such values."""
    return {"anyOf": [item, {"type": "array", "minItems": 1, "items": item}]}


class Values:
    """Makes the schemas of values; what several keys share is kept once, in ``definitions``."""

    def __init__(self, project: Project, vocabulary: Vocabulary, things: Things, descriptions: Descriptions) -> None:
        self.vocabulary = vocabulary
        self.descriptions = descriptions
        self.definitions: Schema = {}
        self._languages = project.languages
        self._shorten = project.shorten
        self._things = things

    def of_key(self, term: Term, found: Range) -> Schema:
        """The values of a key: what it means, what the context says of them, and what shapes ask of any thing."""
        told = self.narrowed(term, found)
        schema = {"allOf": [self._plain(term), told]} if told else self._plain(term)
        description = self.descriptions.of(term.iri)
        return {"description": description} | schema if description else schema

    def narrowed(self, term: Term, found: Range) -> Schema | None:
        """What shapes ask of the values of a key; None where they ask nothing that a single value tells."""
        if term.is_language_map:
            return None
        told: Schema = {}
        item: Schema = self._reference(found) if term.is_reference else _literal(found)
        if item:
            told |= one_or_more(item)
        if found.is_single:
            told["maxItems"] = 1
        return told or None

    def _plain(self, term: Term) -> Schema:
        """The values of a key as the context has it."""
        if term.is_language_map:
            return self._defined("texts", self._texts)
        if term.is_reference:
            return self._defined("reference", lambda: one_or_more(_form(ID, SOURCE_ID, PASSAGE_ID, WEB_ADDRESS)))
        name = (term.datatype or "").removeprefix(XSD)
        return self._defined(name, lambda: one_or_more(_datatype(term.datatype or "")))

    def _texts(self) -> Schema:
        texts = one_or_more(_ANY_TEXT)
        return {
            "type": "object",
            "description": self.descriptions.say(TEXTS),
            "minProperties": 1,
            "propertyNames": {"pattern": whole(LANGUAGE_TAG)},
            "properties": dict.fromkeys(self._languages, texts),
            "additionalProperties": texts,
        }

    def _reference(self, found: Range) -> Schema:
        asked = [ref for classes in found.classes if (ref := self._of_classes(classes))]
        if found.listed is not None:
            asked.append({"enum": [self._shorten(text) for text in found.listed]})
        return asked[0] if len(asked) == 1 else {"allOf": asked} if asked else {}

    def _of_classes(self, classes: Collection[str]) -> Schema | None:
        """One of the things of some classes; of concepts those alone that there are."""
        ids = self._things.of(classes)
        own = {name for name, iri in self.vocabulary.classes.items() if self.descriptions.supers(iri) & set(classes)}
        own |= {name for name in self.vocabulary.classes if any(one.startswith(f"{kebab_case(name)}/") for one in ids)}
        if not own:
            return None
        key = "-or-".join(sorted(self.vocabulary.names.get(iri, "things") for iri in classes))
        are_few = 0 < len(ids) <= _MOST_OFFERED
        is_closed = are_few and all(_is_concept(iri, self.descriptions) for iri in classes)
        make = self._concepts if is_closed else self._open
        return self._defined(key, lambda: make(classes, ids, own))

    def _concepts(self, classes: Collection[str], ids: list[str], _own: Collection[str]) -> Schema:
        return {"anyOf": [{"const": one, "description": self._things.names(classes, one)} for one in ids]}

    def _open(self, _classes: Collection[str], ids: list[str], own: Collection[str]) -> Schema:
        beginnings = "|".join(kebab_case(name) for name in sorted(own))
        form = re.compile(rf"(?:{beginnings})(?:/{SLUG}){{1,2}}")
        offered = [one for place, one in enumerate(ids) if place < _MOST_OFFERED or not form.fullmatch(one)]
        forms = [form, SOURCE_ID] if "Source" in own else [form]
        return {"anyOf": [*([{"enum": offered}] if offered else []), _form(*forms)]}

    def _defined(self, name: str, make: Any) -> Schema:
        if name not in self.definitions:
            self.definitions[name] = make()
        return {"$ref": f"#/definitions/{name}"}


def _is_concept(iri: str, descriptions: Descriptions) -> bool:
    return SKOS.Concept in descriptions.supers(iri)


def _literal(found: Range) -> Schema:
    told: Schema = {}
    if found.listed is not None:
        told["enum"] = list(found.listed)
    patterns = [{"pattern": pattern} for pattern in found.patterns if _is_common(pattern)]
    told |= patterns[0] if len(patterns) == 1 else {"allOf": patterns} if patterns else {}
    if found.least is not None:
        told["minimum"] = _number(found.least)
    if found.most is not None:
        told["maximum"] = _number(found.most)
    return {"not": {"type": "array"}} | told if told else {}


def _is_common(pattern: str) -> bool:
    """Whether a regular expression is one, and the same, for XPath and for editors."""
    try:
        re.compile(pattern)
    except re.error:
        return False
    return _XPATH_ONLY.search(pattern) is None


def _number(value: Any) -> int | float:
    return int(value) if value == int(value) else float(value)


def _form(*patterns: re.Pattern[str]) -> Schema:
    return {"type": "string", "pattern": whole(*patterns)}


def _datatype(datatype: str) -> Schema:
    form = FORMS.get(datatype)
    if form is None:
        return _ANY_TEXT
    return {"type": _UNQUOTED.get(datatype, "string"), "pattern": whole(form)}
