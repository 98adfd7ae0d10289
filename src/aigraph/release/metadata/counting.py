"""What a dataset holds, counted by SPARQL: VoID's statistics (https://www.w3.org/TR/void/#statistics)."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.release.metadata.statements import namespace, number, part, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.dataset import Dataset

_PARTITIONS = {
    "class": "SELECT ?of (COUNT(DISTINCT ?s) AS ?count) { ?s a ?of } GROUP BY ?of ORDER BY DESC(?count) STR(?of)",
    "property": "SELECT ?of (COUNT(*) AS ?count) { ?s ?of ?o } GROUP BY ?of ORDER BY DESC(?count) STR(?of)",
}
_MOST_PARTITIONS = 500
_COUNTS = {
    "triples": "SELECT (COUNT(*) AS ?count) { ?s ?p ?o }",
    "distinctSubjects": "SELECT (COUNT(DISTINCT ?s) AS ?count) { ?s ?p ?o }",
    "distinctObjects": "SELECT (COUNT(DISTINCT ?o) AS ?count) { ?s ?p ?o }",
}
# VoID's entities are those that its uriSpace or regular expression selects.
_ENTITIES = "SELECT (COUNT(DISTINCT ?s) AS ?count) {{ ?s ?p ?o FILTER(STRSTARTS(STR(?s), {space})) }}"


def count_triples(dataset: Dataset) -> ox.Literal:
    """How many triples the union has."""
    return number(next(_rows(dataset, _COUNTS["triples"]))["count"])


def count_statements(dataset: Dataset, data: str, *, space: str = "") -> Iterator[ox.Triple]:
    """The statistics of a dataset whose description calls it ``data``; entities are what is named below ``space``."""
    for name, query in _COUNTS.items():
        yield say(data, f"void:{name}", number(next(_rows(dataset, query))["count"]))
    if space:
        query = _ENTITIES.format(space=ox.Literal(space))
        yield say(data, "void:entities", number(next(_rows(dataset, query))["count"]))
    namespaces: set[str] = set()
    for sort, query in _PARTITIONS.items():
        count_name = "entities" if sort == "class" else "triples"
        rows = [row for row in _rows(dataset, query) if isinstance(row["of"], ox.NamedNode)]
        plural = "classes" if sort == "class" else "properties"
        yield say(data, f"void:{plural}", number(len(rows)))
        for place, row in enumerate(islice(rows, _MOST_PARTITIONS), 1):
            partition = part(data, f"{sort}-{_short(dataset, row['of'].value, place)}")
            yield say(data, f"void:{sort}Partition", ox.NamedNode(partition))
            yield say(partition, f"void:{sort}", row["of"])
            yield say(partition, f"void:{count_name}", number(row["count"]))
            namespaces.add(namespace(row["of"].value))
    for vocabulary in sorted(namespaces):
        yield say(data, "void:vocabulary", ox.NamedNode(vocabulary))


def _short(dataset: Dataset, iri: str, place: int) -> str:
    """What a partition is called: its term's prefixed name, which stays when counts change; else its place."""
    name = dataset.vocabulary.shorten(iri)
    return str(place) if name == iri else name.replace(":", "-")


def _rows(dataset: Dataset, query: str) -> Iterator[ox.QuerySolution]:
    found = dataset.store.query(query)
    return iter(found if isinstance(found, ox.QuerySolutions) else ())
