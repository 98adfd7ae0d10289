"""The graph and the endpoint described in RDF: VoID and DCAT for the data, the W3C's service description for SPARQL.

https://www.w3.org/TR/void/, https://www.w3.org/TR/vocab-dcat-3/, https://www.w3.org/TR/sparql11-service-description/
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.server import refusals
from aigraph.server.jobs import Answer, refuse
from aigraph.server.negotiation import negotiate
from aigraph.terms import RDF_TYPE, XSD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.dataset import Dataset

_PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "formats": "http://www.w3.org/ns/formats/",
    "schema": "https://schema.org/",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": XSD,
}
FORMS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
_RESULT_FORMATS = (
    *(f"SPARQL_Results_{name}" for name in ("JSON", "XML", "CSV", "TSV")),
    *("Turtle", "N-Triples", "JSON-LD", "RDF_XML"),
)
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
WELL_KNOWN = ".well-known/void"

_Node = ox.NamedNode | ox.Literal


class Describer:
    """Describes a dataset for one address of the server (``http://host/``). ``is_project`` is false for bare files."""

    def __init__(self, dataset: Dataset, address: str, *, is_project: bool) -> None:
        self._dataset, self._address, self._is_project = dataset, address, is_project
        self._data = address + WELL_KNOWN + "#dataset"
        self._endpoint = address + "sparql"

    def void(self, accept: str) -> Answer:
        """The description of the data."""
        return _answer([*self._about_data(), *self._statistics()], accept)

    def service(self, accept: str) -> Answer:
        """The description of the endpoint."""
        return _answer([*self._about_service()], accept)

    def _about_data(self) -> Iterator[ox.Triple]:
        data, service = self._data, self._endpoint + "#service"
        document = self._address + WELL_KNOWN
        yield _say(document, RDF_TYPE, _term("void:DatasetDescription"))
        yield _say(document, "foaf:primaryTopic", ox.NamedNode(data))
        yield _say(data, RDF_TYPE, _term("void:Dataset"))
        yield _say(data, RDF_TYPE, _term("dcat:Dataset"))
        yield _say(data, "void:sparqlEndpoint", ox.NamedNode(self._endpoint))
        yield _say(service, RDF_TYPE, _term("dcat:DataService"))
        yield _say(service, "dcat:endpointURL", ox.NamedNode(self._endpoint))
        yield _say(service, "dcat:endpointDescription", ox.NamedNode(self._endpoint))
        yield _say(service, "dcat:servesDataset", ox.NamedNode(data))
        if self._is_project:
            yield from self._about_project()

    def _about_project(self) -> Iterator[ox.Triple]:
        project, data = self._dataset.project, self._data
        for language, text in project.title.items():
            yield _say(data, "dcterms:title", ox.Literal(text, language=language))
        for language, text in project.description.items():
            yield _say(data, "dcterms:description", ox.Literal(text, language=language))
        for language in project.languages:
            yield _say(data, "dcterms:language", ox.NamedNode(f"http://lexvo.org/id/iso639-1/{language}"))
        if project.licence:
            yield _say(data, "dcterms:license", ox.NamedNode(project.licence))
        yield _say(data, "dcat:landingPage", ox.NamedNode(self._address))
        yield _say(data, "void:uriSpace", ox.Literal(project.id_base))
        yield _say(
            self._endpoint + "#service", "dcat:endpointDescription", ox.NamedNode(self._address + "api/openapi.json")
        )

    def _statistics(self) -> Iterator[ox.Triple]:
        for name, query in _COUNTS.items():
            count = next(self._rows(query))["count"]
            yield _say(self._data, f"void:{name}", _number(count))
        namespaces: set[str] = set()
        for sort, query in _PARTITIONS.items():
            count_name = "entities" if sort == "class" else "triples"
            rows = [row for row in self._rows(query) if isinstance(row["of"], ox.NamedNode)]
            plural = "classes" if sort == "class" else "properties"
            yield _say(self._data, f"void:{plural}", _number(ox.Literal(len(rows))))
            for number, row in enumerate(islice(rows, _MOST_PARTITIONS), 1):
                partition = ox.NamedNode(f"{self._data}-{sort}-{number}")
                yield _say(self._data, f"void:{sort}Partition", partition)
                yield _say(partition.value, f"void:{sort}", row["of"])
                yield _say(partition.value, f"void:{count_name}", _number(row["count"]))
                namespaces.add(_namespace(row["of"].value))
        for namespace in sorted(namespaces):
            yield _say(self._data, "void:vocabulary", ox.NamedNode(namespace))

    def _about_service(self) -> Iterator[ox.Triple]:
        service, data = self._endpoint, f"{self._endpoint}#dataset"
        default, graphs = f"{self._endpoint}#default-graph", f"{self._endpoint}#graphs"
        yield _say(service, RDF_TYPE, _term("sd:Service"))
        yield _say(service, "sd:endpoint", ox.NamedNode(self._endpoint))
        yield _say(service, "sd:supportedLanguage", _term("sd:SPARQL11Query"))
        for name in _RESULT_FORMATS:
            yield _say(service, "sd:resultFormat", _term(f"formats:{name}"))
        if self._is_project:
            yield _say(service, "sd:feature", _term("sd:UnionDefaultGraph"))
        yield _say(service, "sd:defaultDataset", ox.NamedNode(data))
        yield _say(data, RDF_TYPE, _term("sd:Dataset"))
        yield _say(data, "dcterms:isReferencedBy", ox.NamedNode(self._data))
        yield _say(data, "sd:defaultGraph", ox.NamedNode(default))
        yield _say(default, RDF_TYPE, _term("sd:Graph"))
        yield _say(default, "void:triples", _number(next(self._rows(_COUNTS["triples"]))["count"]))
        yield _say(service, "sd:availableGraphs", ox.NamedNode(graphs))
        yield _say(graphs, RDF_TYPE, _term("sd:GraphCollection"))
        count = sum(1 for _ in self._dataset.store.named_graphs())
        yield _say(graphs, "schema:numberOfItems", _number(ox.Literal(count)))

    def _rows(self, query: str) -> Iterator[ox.QuerySolution]:
        found = self._dataset.store.query(query)
        return iter(found if isinstance(found, ox.QuerySolutions) else ())


def _answer(triples: list[ox.Triple], accept: str) -> Answer:
    chosen = negotiate(accept, list(FORMS))
    if chosen is None:
        return refuse(406, "not-acceptable", refusals.FORMS.fill(forms=", ".join(FORMS)))
    body = ox.serialize(triples, format=FORMS[chosen], prefixes=_PREFIXES) or b""
    return Answer(200, f"{chosen}; charset=utf-8" if chosen.startswith("text/") else chosen, body)


def _say(subject: str, predicate: str, value: _Node) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), _term(predicate), value)


def _term(name: str) -> ox.NamedNode:
    """A term by its prefixed name, or by its whole IRI."""
    prefix, _, local = name.partition(":")
    return ox.NamedNode(_PREFIXES[prefix] + local if prefix in _PREFIXES else name)


def _number(value: ox.Literal) -> ox.Literal:
    return ox.Literal(value.value, datatype=ox.NamedNode(XSD + "integer"))


def _namespace(iri: str) -> str:
    """The vocabulary that a term is of: up to its last # or /."""
    return iri[: max(iri.rfind("#"), iri.rfind("/")) + 1]
