"""A JSON Schema for the data files of a project, made from its context, its shapes, its ontology and its things.

Editors complete and check YAML with it as it is written: keys, ids, the concepts that exist, the forms of dates and
figures, and what each key means. Draft 7 (https://json-schema.org/draft-07) is the one that all of them know. It never
refuses what ``aigraph validate`` accepts, but for a concept that is newer than itself; what only all files together,
the rules or the texts can tell is left to the validation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigraph.beginning.describing import read_descriptions
from aigraph.beginning.ranges import ANY_CLASS, Range, read_ranges
from aigraph.beginning.things import Things
from aigraph.beginning.values import Values, one_or_more, whole
from aigraph.beginning.wording import BLOCKS, SCHEMA_TITLE
from aigraph.facts.blocks import BLOCK_KINDS, BlockKind
from aigraph.facts.values import ID, SOURCE_ID
from aigraph.graph import KnowledgeGraph, load
from aigraph.results import to_json_text
from aigraph.terms import kebab_case

if TYPE_CHECKING:
    from aigraph.beginning.describing import Descriptions
    from aigraph.project import Project
    from aigraph.terms import Vocabulary

SCHEMA_FILE = "ontology/facts.schema.json"
_FACTS = {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/fact"}}


def make_schema(source: Project | KnowledgeGraph) -> bytes:
    """The schema as JSON, for a project or for its graph; the same project gives the same bytes.

    Raises FactsError where the data files cannot be read, InputError for the ontology.
    """
    graph = source if isinstance(source, KnowledgeGraph) else load(source)
    dataset = graph.dataset
    project, vocabulary = dataset.project, dataset.vocabulary
    descriptions = read_descriptions(project)
    values = Values(project, vocabulary, Things(dataset, descriptions), descriptions)
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": descriptions.say(SCHEMA_TITLE.fill(name=project.name)),
        "type": "array",
        "items": {"anyOf": [_block(kind, values) for kind in BLOCK_KINDS.values()]},
        "definitions": {"fact": _fact(values, read_ranges(project)), **values.definitions},
    }
    return to_json_text(schema).encode()


def _block(kind: BlockKind, values: Values) -> dict[str, Any]:
    """One kind of block: its name, the keys that describe it, and its facts."""
    properties: dict[str, Any] = {
        kind.name: {
            "description": values.descriptions.of(kind.graph_class),
            "type": "string",
            "pattern": whole(kind.pattern),
            "examples": [kind.example],
        }
    }
    for key in kind.allowed:
        properties[key] = values.of_key(values.vocabulary.properties[key], Range())
    return {
        "type": "object",
        "title": kind.name,
        "description": values.descriptions.say(BLOCKS[kind.name]),
        "required": [kind.name, *kind.required, "facts"],
        "additionalProperties": False,
        "properties": properties | {"facts": _FACTS},
    }


def _fact(values: Values, ranges: dict[str, dict[str, Range]]) -> dict[str, Any]:
    """One fact: an id, and what is said of it; what the shapes ask of a class is told by the first part of its ids."""
    vocabulary, descriptions = values.vocabulary, values.descriptions
    general = ranges.get(ANY_CLASS, {})
    properties = {
        "id": {
            "type": "string",
            "pattern": whole(ID, SOURCE_ID),
            "examples": [f"{kebab_case(name)}/…" for name in sorted(vocabulary.classes)],
        },
        "type": one_or_more(
            {"anyOf": [_class(name, iri, descriptions) for name, iri in sorted(vocabulary.classes.items())]}
        ),
    }
    for name, term in vocabulary.properties.items():
        properties[name] = values.of_key(term, general.get(term.iri, Range()))
    cases = [case for name, iri in sorted(vocabulary.classes.items()) if (case := _case(name, iri, values, ranges))]
    return {
        "type": "object",
        "required": ["id"],
        "minProperties": 2,
        "additionalProperties": False,
        "properties": properties,
        **({"allOf": cases} if cases else {}),
    }


def _class(name: str, iri: str, descriptions: Descriptions) -> dict[str, Any]:
    return {"const": name, "description": descriptions.of(iri)}


def _case(name: str, iri: str, values: Values, ranges: dict[str, dict[str, Range]]) -> dict[str, Any] | None:
    """What holds for the facts of one class alone; None where nothing does."""
    narrowed: dict[str, Any] = {}
    for above in sorted(values.descriptions.supers(iri)):
        for key, term in _keys(values.vocabulary):
            found = ranges.get(above, {}).get(term)
            if found and (told := values.narrowed(values.vocabulary.properties[key], found)):
                narrowed[key] = {"allOf": [narrowed[key], told]} if key in narrowed else told
    if not narrowed:
        return None
    beginning = {"properties": {"id": {"pattern": f"^{kebab_case(name)}/"}}}
    return {"if": beginning, "then": {"properties": narrowed}}


def _keys(vocabulary: Vocabulary) -> list[tuple[str, str]]:
    return [(name, term.iri) for name, term in vocabulary.properties.items()]
