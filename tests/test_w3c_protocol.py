"""The W3C's tests of the SPARQL 1.1 Protocol, sent to a running server that serves their data."""

from __future__ import annotations

import json
from itertools import chain

import pyoxigraph as ox
import pytest
from rdflib import Graph, Literal, Namespace
from rdflib.collection import Collection

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
QUERIES = [
    "query_post_form", "query_dataset_default_graphs_get", "query_dataset_default_graphs_post",
    "query_dataset_named_graphs_post", "query_dataset_named_graphs_get", "query_dataset_full", "query_multiple_dataset",
    "query_get", "query_content_type_select", "query_content_type_ask", "query_content_type_describe",
    "query_content_type_construct", "query_post_direct", "bad_query_method", "bad_multiple_queries",
    "bad_query_wrong_media_type", "bad_query_missing_form_type", "bad_query_missing_direct_type", "bad_query_non_utf8",
    "bad_query_syntax",
]  # fmt: skip
BAD_UPDATES = [
    "bad_update_get", "bad_multiple_updates", "bad_update_wrong_media_type", "bad_update_missing_form_type",
    "bad_update_non_utf8", "bad_update_syntax", "bad_update_dataset_conflict",
]  # fmt: skip
UPDATES = [
    "update_dataset_default_graph", "update_dataset_default_graphs", "update_dataset_named_graphs",
    "update_dataset_full", "update_post_form", "update_post_direct", "update_base_uri",
]  # fmt: skip
# What the formats of the manifest are, as media types.
FORMATS = {
    "boolean": {"application/sparql-results+xml", "application/sparql-results+json"},
    "tabular": {
        "application/sparql-results+xml", "application/sparql-results+json", "text/csv", "text/tab-separated-values",
    },
    "RDF": {"application/rdf+xml", "text/turtle", "application/ld+json", "application/n-triples"},
}  # fmt: skip


@pytest.fixture(scope="module")
def manifest(w3c):
    return Graph().parse(w3c / "protocol" / "manifest.ttl", publicID="http://example.org/manifest")


@pytest.fixture(scope="module")
def server(launch, w3c, manifest, tmp_path_factory):
    """Serves every graph that a test of the manifest names, under the name that it has there."""
    store = ox.Store()
    for test in manifest.subjects(UT.graphData):
        for data in manifest.objects(test, UT.graphData):
            file = w3c / "protocol" / str(manifest.value(data, UT.graph)).rpartition("/")[2]
            name = ox.NamedNode(str(manifest.value(data, RDFS.label)))
            store.load(file.read_bytes(), format=ox.RdfFormat.N_TRIPLES, to_graph=name)
    file = tmp_path_factory.mktemp("data") / "graphs.nq"
    file.write_bytes(store.dump(format=ox.RdfFormat.N_QUADS))
    return launch("--data", file, "--rate", "0")


def exchanges(manifest, server, name):
    """Send the requests of a test one after the other; each expectation with the reply to it."""
    prefix = "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/manifest#"
    action = manifest.value(Namespace(prefix)[name], MF.action)
    for request in Collection(manifest, manifest.value(action, HT.requests)):
        body = manifest.value(request, HT.body)
        content = None if body is None else encode(manifest, body)
        headers = list(
            chain.from_iterable(Collection(manifest, part) for part in manifest.objects(request, HT.headers))
        )
        several = {
            str(manifest.value(one, HT.fieldName)).replace("-", "_"): str(manifest.value(one, HT.fieldValue))
            for one in headers
        }
        method, path = (str(manifest.value(request, part)) for part in (HT.methodName, HT.absolutePath))
        yield manifest.value(request, HT.resp), server.request(method, path, content, **several)


def encode(manifest, body):
    return str(manifest.value(body, CNT.chars)).encode(str(manifest.value(body, CNT.characterEncoding)))


def is_as_expected(manifest, expected, reply):
    classes = {str(status)[-3] for status in manifest.objects(expected, MF.expectedStatus)}
    truth = manifest.value(expected, MF.expectedBoolean)
    form = str(manifest.value(expected, MF.expectedFormat) or "")
    media_type = reply.headers["content-type"].partition(";")[0]
    return (
        str(reply.status)[0] in classes
        and (not form or media_type in FORMATS[form])
        and (truth is None or json.loads(reply.body)["boolean"] == Literal(truth).toPython())
    )


def test_every_test_of_the_manifest_is_named_here(manifest):
    assert len(set(manifest.subjects(MF.action))) == len({*QUERIES, *BAD_UPDATES, *UPDATES}) == 34


@pytest.mark.parametrize("name", [*QUERIES, *BAD_UPDATES])
def test_a_test_of_the_protocol_passes(manifest, server, name):
    found = list(exchanges(manifest, server, name))
    assert [reply for expected, reply in found if not is_as_expected(manifest, expected, reply)] == []


@pytest.mark.parametrize("name", UPDATES)
def test_an_update_of_the_protocol_is_refused_and_writes_nothing(manifest, server, name):
    everything = "SELECT ?g ?s ?p ?o { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } } ORDER BY ?g ?s ?p ?o"
    before = server.ask(everything).json
    replies = [reply for _, reply in exchanges(manifest, server, name)]
    assert replies[0].status in {400, 415}
    assert server.ask(f"{everything} # again").json == before
