"""The graph and the endpoint described in RDF at an address of the server: VoID and DCAT for the data, sd: for SPARQL.

What is said of them is said by ``aigraph.release.metadata``, as in a release; here stand the server's addresses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.release.metadata.counting import count_statements
from aigraph.release.metadata.describing import describe_project, describe_publication
from aigraph.release.metadata.services import describe_service, offer_service
from aigraph.release.metadata.statements import PREFIXES, a, say, say_all
from aigraph.server import refusals
from aigraph.server.jobs import Answer, refuse
from aigraph.server.negotiation import negotiate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.dataset import Dataset

FORMS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
WELL_KNOWN = ".well-known/void"


class Describer:
    """Describes a dataset for one address of the server (``http://host/``). ``is_project`` is false for bare files."""

    def __init__(self, dataset: Dataset, address: str, *, is_project: bool) -> None:
        self._dataset, self._address, self._is_project = dataset, address, is_project
        self._data = address + WELL_KNOWN + "#dataset"
        self._endpoint = address + "sparql"

    def void(self, accept: str) -> Answer:
        """The description of the data."""
        return _answer([*self._about_data(), *count_statements(self._dataset, self._data)], accept)

    def service(self, accept: str) -> Answer:
        """The description of the endpoint."""
        about = describe_service(self._dataset, self._endpoint, self._data, is_union=self._is_project)
        return _answer([*about], accept)

    def _about_data(self) -> Iterator[ox.Triple]:
        data = ox.NamedNode(self._data)
        yield from say_all(self._address + WELL_KNOWN, a("void:DatasetDescription"), ("foaf:primaryTopic", data))
        yield from say_all(self._data, a("void:Dataset"), a("dcat:Dataset"))
        yield from offer_service(self._endpoint, self._data)
        if self._is_project:
            project = self._dataset.project
            yield from describe_project(project, self._data)
            yield from describe_publication(project, self._data)
            yield say(self._data, "dcat:landingPage", ox.NamedNode(self._address))
            api = ox.NamedNode(self._address + "api/openapi.json")
            yield say(self._endpoint + "#service", "dcat:endpointDescription", api)


def _answer(triples: list[ox.Triple], accept: str) -> Answer:
    chosen = negotiate(accept, list(FORMS))
    if chosen is None:
        return refuse(406, "not-acceptable", refusals.FORMS.fill(forms=", ".join(FORMS)))
    body = ox.serialize(triples, format=FORMS[chosen], prefixes=PREFIXES) or b""
    return Answer(200, f"{chosen}; charset=utf-8" if chosen.startswith("text/") else chosen, body)
