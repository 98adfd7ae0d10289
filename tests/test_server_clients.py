"""Other people's clients against a running server with the shipped graph."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore

ROOT = Path(__file__).resolve().parents[1]
AIG = "https://w3id.org/aigraph/ontology#"
PREFIX = f"PREFIX aig: <{AIG}>\n"
CLUSTERS = f"{PREFIX}SELECT ?c WHERE {{ ?c a aig:Cluster }} ORDER BY ?c"
TRIPLES = f"{PREFIX}CONSTRUCT {{ ?c a aig:Cluster }} WHERE {{ ?c a aig:Cluster }}"


@pytest.fixture(scope="module")
def server(launch):
    return launch()


@pytest.fixture
def wrapper(server):
    sparqlwrapper = pytest.importorskip("SPARQLWrapper")
    return sparqlwrapper.SPARQLWrapper(f"{server.url}/sparql")


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("how", ["urlencoded", "postdirectly"])
def test_sparqlwrapper_reads_rows(wrapper, method, how):
    wrapper.setMethod(method)
    wrapper.setRequestMethod(how)
    wrapper.setReturnFormat("json")
    wrapper.setQuery(CLUSTERS)
    assert len(wrapper.queryAndConvert()["results"]["bindings"]) == 9


@pytest.mark.parametrize(("form", "read"), [("csv", bytes.splitlines), ("tsv", bytes.splitlines)])
def test_sparqlwrapper_reads_tables(wrapper, form, read):
    wrapper.setReturnFormat(form)
    wrapper.setQuery(CLUSTERS)
    assert len(read(wrapper.queryAndConvert())) == 10


@pytest.mark.parametrize("form", ["turtle", "xml", "json-ld"])
def test_sparqlwrapper_reads_graphs(wrapper, form):
    wrapper.setReturnFormat(form)
    wrapper.setQuery(TRIPLES)
    found = wrapper.queryAndConvert()
    assert len(found if isinstance(found, Graph) else Graph().parse(data=found, format="turtle")) == 9


def test_sparqlwrapper_reads_a_truth(wrapper):
    wrapper.setReturnFormat("json")
    wrapper.setQuery(f"{PREFIX}ASK {{ ?c a aig:Cluster }}")
    assert wrapper.queryAndConvert()["boolean"] is True


def test_sparqlwrapper_is_told_of_an_error(wrapper):
    from SPARQLWrapper.SPARQLExceptions import QueryBadFormed  # noqa: PLC0415  (it may not be there)

    wrapper.setQuery("SELECT {")
    with pytest.raises(QueryBadFormed, match="line 1"):
        wrapper.query()


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflibs_store_asks_as_if_the_graph_were_its_own(server, method):
    graph = Graph(SPARQLStore(f"{server.url}/sparql", method=method))
    assert len(list(graph.query(CLUSTERS))) == 9


def test_rdflibs_store_matches_patterns(server):
    graph = Graph(SPARQLStore(f"{server.url}/sparql"))
    kind = URIRef("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    assert len(list(graph.subjects(kind, URIRef(f"{AIG}Cluster")))) == 9


@pytest.mark.parametrize(
    "options",
    [
        ["--data-urlencode", f"query={CLUSTERS}"],
        ["--get", "--data-urlencode", f"query={CLUSTERS}"],
        ["--data-binary", CLUSTERS, "-H", "Content-Type: application/sparql-query"],
        ["--compressed", "--get", "--data-urlencode", f"query={CLUSTERS}"],
        ["--http1.0", "--get", "--data-urlencode", f"query={CLUSTERS}"],
        ["-H", "Transfer-Encoding: chunked", "--data-urlencode", f"query={CLUSTERS}"],
        ["-H", "Expect: 100-continue", "--data-urlencode", f"query={CLUSTERS}"],
    ],
)
def test_curl_reads_rows(server, options):
    if shutil.which("curl") is None:
        pytest.skip("curl is not here")
    command = ["curl", "-sS", "--fail", "-H", "Accept: text/csv", *options, f"{server.url}/sparql"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True)
    assert len(shown.stdout.splitlines()) == 10


@pytest.fixture
def comunica(server):
    folder = os.environ.get("AIGRAPH_NODE_MODULES", "")
    if shutil.which("node") is None or not (Path(folder) / "@comunica/query-sparql").is_dir() or not folder:
        pytest.skip(
            "no Comunica: npm install --prefix DIR @comunica/query-sparql; AIGRAPH_NODE_MODULES=DIR/node_modules"
        )

    def ask(query):
        command = ["node", ROOT / "examples/comunica.mjs", f"{server.url}/sparql", query]
        environment = os.environ | {"NODE_PATH": folder}
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=300).stdout

    return ask


def test_comunica_reads_rows(comunica):
    rows = [json.loads(line) for line in comunica(CLUSTERS).splitlines()]
    assert (len(rows), {tuple(row) for row in rows}) == (9, {("c",)})


def test_comunica_makes_triples(comunica):
    assert len(comunica(TRIPLES).splitlines()) == 9


def test_comunica_reads_a_truth(comunica):
    assert comunica(f"{PREFIX}ASK {{ ?c a aig:Cluster }}") == "true\n"
