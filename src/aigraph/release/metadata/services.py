"""A SPARQL service, as the W3C's service description has it (https://www.w3.org/TR/sparql11-service-description/)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.release.metadata.counting import count_triples
from aigraph.release.metadata.statements import a, number, part, say, say_all, say_texts, term
from aigraph.release.metadata.wording import UNION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.dataset import Dataset

_RESULT_FORMATS = (
    *(f"SPARQL_Results_{name}" for name in ("JSON", "XML", "CSV", "TSV")),
    *("Turtle", "N-Triples", "JSON-LD", "RDF_XML"),
)


def describe_service(dataset: Dataset, endpoint: str, data: str, *, is_union: bool) -> Iterator[ox.Triple]:
    """The service at an address; ``data`` is what describes its dataset, ``is_union`` whether graphs are united."""
    asked, default, graphs = f"{endpoint}#dataset", f"{endpoint}#default-graph", f"{endpoint}#graphs"
    yield from say_all(
        endpoint,
        a("sd:Service"),
        ("sd:endpoint", ox.NamedNode(endpoint)),
        ("sd:supportedLanguage", term("sd:SPARQL11Query")),
        ("sd:feature", term("sd:UnionDefaultGraph") if is_union else None),
        ("sd:defaultDataset", ox.NamedNode(asked)),
        ("sd:availableGraphs", ox.NamedNode(graphs)),
    )
    for name in _RESULT_FORMATS:
        yield say(endpoint, "sd:resultFormat", term(f"formats:{name}"))
    yield from say_all(
        asked, a("sd:Dataset"), ("dcterms:isReferencedBy", ox.NamedNode(data)), ("sd:defaultGraph", term(default))
    )
    yield from say_all(default, a("sd:Graph"), ("void:triples", count_triples(dataset)))
    count = sum(1 for _ in dataset.store.named_graphs())
    yield from say_all(graphs, a("sd:GraphCollection"), ("schema:numberOfItems", number(count)))


def describe_graphs(dataset: Dataset, data: str) -> Iterator[ox.Triple]:
    """How a store that loads the data is laid out: its default graph unites what the named graphs state."""
    default = part(data, "default-graph")
    yield from say_all(data, a("sd:Dataset"), ("sd:defaultGraph", ox.NamedNode(default)))
    yield from say_all(default, a("sd:Graph"), ("void:triples", count_triples(dataset)))
    yield from say_texts(default, "rdfs:comment", {tag: UNION.tell(tag) for tag in dataset.project.languages})


def offer_service(endpoint: str, data: str) -> Iterator[ox.Triple]:
    """That a dataset can be asked at an address."""
    service = f"{endpoint}#service"
    yield say(data, "void:sparqlEndpoint", ox.NamedNode(endpoint))
    yield from say_all(
        service,
        a("dcat:DataService"),
        ("dcat:endpointURL", ox.NamedNode(endpoint)),
        ("dcat:endpointDescription", ox.NamedNode(endpoint)),
        ("dcat:servesDataset", ox.NamedNode(data)),
    )
