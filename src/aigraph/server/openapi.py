"""The saved queries as an OpenAPI 3.1 document (https://spec.openapis.org/oas/v3.1.0), from their headers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigraph.queries import is_construct
from aigraph.queries.library import LANGUAGE_PARAMETER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aigraph.project import Project
    from aigraph.queries import Parameter, SavedQuery

ROW_FORMATS = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
GRAPH_FORMATS = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
}
QUERY_FORMAT = {"rq": "application/sparql-query"}
FORMATS = ROW_FORMATS | GRAPH_FORMATS | QUERY_FORMAT
FORMAT_PARAMETER = "format"
VERSION = "3.1.0"

_SCHEMAS: dict[str, dict[str, Any]] = {
    "iri": {"type": "string"},
    "literal": {"type": "string"},
    "integer": {"type": "integer"},
    "decimal": {"type": "number"},
    "date": {"type": "string", "format": "date"},
    "boolean": {"type": "boolean"},
}
_IRI = "an id (class/slug), a prefixed name, or a whole IRI"
_PROBLEM = {
    "type": "object",
    "description": "Problem details (RFC 9457).",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
}
_REFUSALS = {
    "400": "A parameter is unknown, missing or wrong; the detail says which.",
    "406": "The answer cannot be had in the media type asked for.",
    "500": "The query needs more time or memory than the server gives.",
    "503": "The server is busy; try again later.",
}


def describe_api(project: Project, queries: Sequence[SavedQuery], language: str) -> dict[str, Any]:
    """The document: one path a query; the server's address is relative to the document's."""
    info: dict[str, Any] = {
        "title": project.title.get(language) or next(iter(project.title.values()), project.name),
        "version": "1",
    }
    if description := project.description.get(language):
        info["description"] = description
    if project.licence:
        info["license"] = {"name": project.licence, "url": project.licence}
    tags = sorted({tag for query in queries for tag in query.tags})
    return {
        "openapi": VERSION,
        "info": info,
        "servers": [{"url": "../api"}],
        "tags": [{"name": tag} for tag in tags],
        "paths": {f"/{query.name}": {"get": _operation(query, project, language)} for query in queries},
        "components": {"schemas": {"Problem": _PROBLEM}, "responses": _refusals()},
    }


def _operation(query: SavedQuery, project: Project, language: str) -> dict[str, Any]:
    formats = formats_of(query)
    parameters = [_parameter(each) for each in query.parameters if each.name != LANGUAGE_PARAMETER]
    choices = {
        LANGUAGE_PARAMETER: ("the language of names", list(project.languages), language),
        FORMAT_PARAMETER: ("the form of the answer, instead of Accept", list(formats | QUERY_FORMAT), None),
    }
    for name, (text, values, default) in choices.items():
        schema = {"type": "string", "enum": values} | ({"default": default} if default else {})
        parameters.append({"name": name, "in": "query", "description": text, "required": False, "schema": schema})
    content = {media_type: {"schema": _body(media_type)} for media_type in formats.values()}
    answer = {"description": "The answer.", "content": content}
    operation: dict[str, Any] = {
        "operationId": query.name,
        "summary": query.summaries.tell(language),
        "description": query.descriptions.tell(language),
        "tags": list(query.tags),
        "parameters": parameters,
        "responses": {"200": answer}
        | {status: {"$ref": f"#/components/responses/{_name(status)}"} for status in _REFUSALS},
    }
    return {key: value for key, value in operation.items() if value not in ("", [])}


def formats_of(query: SavedQuery) -> dict[str, str]:
    """The forms of a query's answer: rows or triples."""
    return GRAPH_FORMATS if is_construct(query.text) else ROW_FORMATS


def _parameter(parameter: Parameter) -> dict[str, Any]:
    schema = dict(_SCHEMAS[parameter.type])
    if parameter.choices:
        schema["enum"] = [_typed(parameter, choice) for choice in parameter.choices]
    if parameter.default is not None:
        schema["default"] = _typed(parameter, parameter.default)
    entry = {"name": parameter.name, "in": "query", "required": parameter.default is None, "schema": schema}
    return entry | ({"description": _IRI} if parameter.type == "iri" else {})


def _typed(parameter: Parameter, value: str) -> str | int | float | bool:
    """A value as JSON has it; a text that is not of its type stays as it is, and the answer says so."""
    try:
        if parameter.type == "integer":
            return int(value)
        if parameter.type == "decimal":
            return float(value)
    except ValueError:
        return value
    return value == "true" if parameter.type == "boolean" else value


def _body(media_type: str) -> dict[str, Any]:
    return {"type": "object"} if media_type.endswith("json") else {"type": "string"}


def _refusals() -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    content = {"application/problem+json": {"schema": schema}}
    return {_name(status): {"description": text, "content": content} for status, text in _REFUSALS.items()}


def _name(status: str) -> str:
    return f"Refusal{status}"
