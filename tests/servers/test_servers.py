"""Every saved query has one answer: from memory, from disk, from our server, an Oxigraph server and Virtuoso.

What rdflib answers is in tests/test_saved_queries.py. No query that is asked of a server is left out.
"""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from aigraph.engines import RemoteEngine, open_endpoint
from aigraph.errors import InputError, UsageError
from aigraph.queries import bind, find_query, list_queries, select
from aigraph.results import rows_to_csv

CASES = runpy.run_path(str(Path(__file__).parents[1] / "test_saved_queries.py"))["CASES"]
EXPECTED = Path(__file__).parents[1] / "expected"
ENGINES = ["disk", "ours", "oxigraph", "virtuoso"]
# Asked by `draw` of the graph at hand, never of a server; docs/querying.md tells of them.
OTHERWISE_ON_VIRTUOSO = {
    "queries/picture/map": "it keeps 16 digits of a decimal, and a register gives coordinates with more",
    "queries/picture/money-totals": "it loses rows of a UNION beside a filter on what is not bound",
    "queries/picture/timeline": "it takes what is unbound for bound in IF, and an empty text for it in CONCAT",
}
FOLDERS = ["queries/networks", "queries/picture", "queries/report"]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("case", sorted(CASES))
def test_a_saved_query_gives_the_expected_answer_everywhere(graph, engines, engine, case):
    name, parameters = CASES[case]
    answer = engines(engine).rows(graph.bind(name, **parameters))
    assert rows_to_csv(answer) == (EXPECTED / f"{case}.csv").read_text(encoding="utf-8")


def asked_of(engine):
    """The queries of the folders, each with the reason why an engine answers it otherwise, where it does."""
    for folder in FOLDERS:
        for path in sorted((Path(__file__).parents[2] / folder).glob("*.rq")):
            reason = OTHERWISE_ON_VIRTUOSO.get(f"{folder}/{path.stem}") if engine == "virtuoso" else None
            marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
            yield pytest.param(engine, folder, path.stem, marks=marks)


@pytest.mark.parametrize(("engine", "folder", "name"), [case for engine in ENGINES for case in asked_of(engine)])
def test_networks_and_pictures_are_the_same_everywhere(graph, engines, engine, folder, name):
    query = bind(find_query(graph.project, name, folder), {}, graph.dataset.vocabulary, graph.project, "fr")
    assert engines(engine).rows(query) == select(graph.dataset, query)


def test_there_are_queries_in_each_folder(graph):
    assert [folder for folder in FOLDERS if not list_queries(graph.project, folder)] == []


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "query",
    [
        "CONSTRUCT { ?cluster skos:prefLabel ?label } WHERE { ?cluster a aig:Cluster ; skos:prefLabel ?label }",
        "CONSTRUCT { ?s schema:duration ?o } WHERE { ?s schema:duration ?o }",
        "CONSTRUCT { ?g a aig:Passage } WHERE { GRAPH ?g { ?s a aig:Participation } ?g a aig:Passage }",
    ],
)
def test_triples_are_the_same_everywhere(engines, engine, query):
    found = engines(engine).triples(query)
    assert found
    assert found == engines("disk").triples(query)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("thing", "is_there"), [("cluster/miai", True), ("cluster/nowhere", False)])
def test_an_ask_is_answered_everywhere(engines, graph, engine, thing, is_there):
    assert list(engines(engine).rows(f"ASK {{ <{graph.project.iri(thing)}> a aig:Cluster }}")) == [{"answer": is_there}]


@pytest.mark.parametrize("engine", ENGINES)
def test_graph_means_the_graphs_of_the_project_everywhere(engines, graph, engine):
    query = "SELECT (COUNT(DISTINCT ?g) AS ?graphs) (COUNT(*) AS ?triples) { GRAPH ?g { ?s ?p ?o } }"
    assert engines(engine).rows(query) == select(graph.dataset, query)


def test_what_virtuoso_cuts_comes_in_pages(engines, graph):
    query = "SELECT ?s ?label { ?s skos:prefLabel ?label } ORDER BY STR(?s) LANG(?label) STR(?label)"
    found = engines("virtuoso").rows(query)
    assert len(found) > 1000
    assert found == select(graph.dataset, query)


def test_what_virtuoso_cuts_without_an_order_is_refused(engines):
    with pytest.raises(InputError, match="cuts its answer at 1000 rows"):
        engines("virtuoso").rows("SELECT * { ?s ?p ?o }")


@pytest.mark.parametrize("server", ["oxigraph", "virtuoso"])
def test_pages_of_any_size_make_one_answer(request, graph, server):
    endpoint = open_endpoint(request.getfixturevalue(server).query)
    engine = RemoteEngine(endpoint, graph.project, graph.dataset.vocabulary, page_size=7)
    query = graph.bind("participations")
    assert engine.rows(query) == select(graph.dataset, query)


@pytest.mark.parametrize("server", ["oxigraph", "virtuoso"])
def test_what_a_server_refuses_is_told_in_its_place_in_the_query(engines, server):
    with pytest.raises(UsageError, match=r"^the query, line 1, column 17: the query ends too early"):
        engines(server).rows("SELECT * { ?s ?p")
