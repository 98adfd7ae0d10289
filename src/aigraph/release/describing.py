"""The metadata of the tables (https://www.w3.org/TR/tabular-metadata/): what each column is, and where it leads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from aigraph.cards import CardMaker
from aigraph.release.columns import KEY_COLUMN, REFERENCE
from aigraph.release.tables import LINKS
from aigraph.terms import RDF_TYPE

if TYPE_CHECKING:
    from aigraph.dataset import Dataset
    from aigraph.release.columns import Column
    from aigraph.release.tables import Table

_LINKS_TITLES = {"fr": "autres liens", "en": "further links"}
_LINKS_COLUMNS = ("subject", "property", "object")


def describe_tables(dataset: Dataset, tables: list[Table]) -> bytes:
    """The metadata of all tables as JSON, to stand beside them."""
    words = _Words(dataset)
    project = dataset.project
    group: dict[str, Any] = {
        "@context": "http://www.w3.org/ns/csvw",
        "@id": project.base,
        "dc:title": [{"@value": text, "@language": tag} for tag, text in sorted(project.title.items())],
        "dc:description": [{"@value": text, "@language": tag} for tag, text in sorted(project.description.items())],
        "dc:license": {"@id": project.licence},
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\n"]},
        "tables": [*(_table(table, words) for table in tables), _links()],
    }
    if not project.licence:
        del group["dc:license"]
    return (json.dumps(group, ensure_ascii=False, indent=1) + "\n").encode()


class _Words:
    """Classes and properties in every language of the project."""

    def __init__(self, dataset: Dataset) -> None:
        self._cards = {language: CardMaker(dataset, language) for language in dataset.project.languages}

    def tell(self, iri: str) -> dict[str, str]:
        return {language: cards.term(iri) for language, cards in self._cards.items()}


def _table(table: Table, words: _Words) -> dict[str, Any]:
    key = {"name": KEY_COLUMN, "titles": KEY_COLUMN, "datatype": "anyURI", "required": True, "suppressOutput": True}
    types = [
        {"name": f"type_{number}", "virtual": True, "propertyUrl": RDF_TYPE, "valueUrl": iri}
        for number, iri in enumerate(table.types, 1)
    ]
    schema: dict[str, Any] = {
        "aboutUrl": f"{{+{KEY_COLUMN}}}",
        "primaryKey": KEY_COLUMN,
        "columns": [key, *(_column(column, words) for column in table.columns), *types],
    }
    if table.targets:
        schema["foreignKeys"] = [
            {"columnReference": name, "reference": {"resource": f"{home}.csv", "columnReference": KEY_COLUMN}}
            for name, home in table.targets.items()
        ]
    titles = [{"@value": text, "@language": tag} for tag, text in words.tell(table.iri).items()]
    return {"url": f"{table.name}.csv", "dc:title": titles, "tableSchema": schema}


def _column(column: Column, words: _Words) -> dict[str, Any]:
    found: dict[str, Any] = {"name": column.name, "titles": _titles(column, words), "propertyUrl": column.predicate}
    if column.language:
        found["lang"] = column.language
    if column.null:
        found["null"] = column.null
    found["datatype"] = column.datatype
    if column.separator is not None:
        found["separator"] = column.separator
        if column.kind == REFERENCE:
            found["suppressOutput"] = True
    elif column.kind == REFERENCE:
        found["valueUrl"] = f"{{+{column.name}}}"
    return found


def _titles(column: Column, words: _Words) -> dict[str, Any]:
    """The heading of the column in the file, and what it means in each language."""
    aside = f" ({column.language})" if column.language else ""
    return {"und": column.name} | {tag: f"{text}{aside}" for tag, text in words.tell(column.predicate).items()}


def _links() -> dict[str, Any]:
    """The table of links: its property and its ends stand in its cells."""
    hidden: dict[str, Any] = {"datatype": "anyURI", "required": True, "suppressOutput": True}
    columns = [{"name": name, "titles": name, **hidden} for name in _LINKS_COLUMNS]
    columns[2] = {
        "name": "object",
        "titles": "object",
        "datatype": "anyURI",
        "required": True,
        "propertyUrl": "{+property}",
        "valueUrl": "{+object}",
    }
    titles = [{"@value": text, "@language": tag} for tag, text in sorted(_LINKS_TITLES.items())]
    schema = {"aboutUrl": "{+subject}", "primaryKey": list(_LINKS_COLUMNS), "columns": columns}
    return {"url": f"{LINKS}.csv", "dc:title": titles, "tableSchema": schema}
