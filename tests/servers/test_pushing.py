"""A push writes the graphs of its project in a server of others, all of them, and no other."""

from __future__ import annotations

import threading
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest
import urllib3

import aigraph
from aigraph.dataset import Dataset
from aigraph.engines import RemoteEngine, open_endpoint
from aigraph.errors import InputError, UsageError
from aigraph.project import shipped_root
from aigraph.stores import push_by_graphs, push_by_updates, pushing

HTTP = urllib3.PoolManager()
WAYS = {
    "graphs": lambda dataset, server: push_by_graphs(dataset, open_endpoint(server.store)),
    "updates": lambda dataset, server: push_by_updates(dataset, open_endpoint(server.update)),
    "both": lambda dataset, server: push_by_graphs(dataset, open_endpoint(server.store), open_endpoint(server.update)),
}
FOREIGN = "http://foreign.example/graph"
NEIGHBOUR = "https://example.org/orchards/not-pushed"


@pytest.fixture(scope="module")
def orchards():
    """The dataset of the smallest complete project, without the durations that Virtuoso takes by no update."""
    whole = aigraph.load(shipped_root() / "tests/projects/orchards").dataset
    dataset = Dataset(whole.project, whole.vocabulary, ox.Store())
    dataset.add(quad for quad in whole.quads() if not str(quad.object).endswith("#duration>"))
    return dataset


@pytest.fixture(scope="module")
def smaller(orchards):
    """The same without one of its named graphs."""
    left_out = orchards.quads()[0].graph_name
    dataset = Dataset(orchards.project, orchards.vocabulary, ox.Store())
    dataset.add(quad for quad in orchards.quads() if quad.graph_name != left_out)
    return dataset


@pytest.fixture(scope="module")
def target(request):
    """The server of a name, without the graphs of an earlier test."""

    def get(name):
        server = request.getfixturevalue("another_oxigraph" if name == "oxigraph" else "empty_virtuoso")
        for graph in [*content(server), NEIGHBOUR, FOREIGN]:
            if not graph.startswith("https://w3id.org/"):
                HTTP.request("DELETE", f"{server.store}?{urlencode({'graph': graph})}")
        return server

    return get


@pytest.fixture(scope="module")
def another_oxigraph(start_oxigraph):
    """An Oxigraph server of these tests alone."""
    return start_oxigraph()


def put(server, graph, text):
    headers = {"Content-Type": "text/turtle"}
    reply = HTTP.request("PUT", f"{server.store}?{urlencode({'graph': graph})}", body=text, headers=headers)
    assert reply.status in (200, 201, 204)


def content(server):
    """How many triples each graph of the projects and of these tests has."""
    query = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } FILTER(CONTAINS(STR(?g), 'example')) } GROUP BY ?g"
    headers = {"Accept": "application/sparql-results+json"}
    reply = HTTP.request("GET", f"{server.query}?{urlencode({'query': query})}", headers=headers)
    return {row["g"]["value"]: int(row["n"]["value"]) for row in reply.json()["results"]["bindings"] if "g" in row}


def expected(dataset):
    """The same of what a push is to leave there: the named graphs, their union, their list."""
    counts = {}
    for quad in dataset.quads():
        counts[quad.graph_name.value] = counts.get(quad.graph_name.value, 0) + 1
    base = dataset.project.base
    return counts | {f"{base}graph/union": len(dataset.union()), f"{base}graph/pushed": len(counts)}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", ["oxigraph", "virtuoso"])
def test_a_push_puts_every_graph_and_the_union(target, orchards, name, way):
    server = target(name)
    WAYS[way](orchards, server)
    assert content(server) == expected(orchards)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", ["oxigraph", "virtuoso"])
def test_what_a_push_no_longer_has_is_dropped_and_what_it_never_had_is_not(target, orchards, smaller, name, way):
    server = target(name)
    WAYS[way](orchards, server)
    put(server, FOREIGN, "<http://a/> <http://b/> 1 .")
    put(server, NEIGHBOUR, "<http://a/> <http://b/> 1, 2 .")
    WAYS[way](smaller, server)
    assert content(server) == expected(smaller) | {FOREIGN: 1, NEIGHBOUR: 2}


@pytest.mark.parametrize("way", WAYS)
def test_the_default_graph_of_a_server_is_left_alone(target, orchards, way):
    server = target("oxigraph")
    HTTP.request(
        "PUT", f"{server.store}?default", body="<http://a/> <http://b/> 3 .", headers={"Content-Type": "text/turtle"}
    )
    WAYS[way](orchards, server)
    kept = HTTP.request("GET", f"{server.store}?default", headers={"Accept": "application/n-triples"}).data
    assert kept.startswith(b"<http://a/> <http://b/> ")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", ["oxigraph", "virtuoso"])
def test_what_was_pushed_is_asked_as_if_it_were_here(target, orchards, name, way):
    server = target(name)
    WAYS[way](orchards, server)
    engine = RemoteEngine(open_endpoint(server.query), orchards.project, orchards.vocabulary)
    assert engine.triples("CONSTRUCT WHERE { ?s ?p ?o }") == sorted(orchards.union(), key=str)
    names = sorted({quad.graph_name.value for quad in orchards.quads()})
    assert list(engine.named_graphs) == names


def cut_after(requests, step, patch):
    """Let so many requests of a push through, and no more."""
    real, left = getattr(pushing, step), iter(range(requests))

    def send(*arguments):
        if next(left, None) is None:
            message = "the line is cut"
            raise InputError(message)
        real(*arguments)

    patch.setattr(pushing, step, send)


@pytest.mark.parametrize("after", range(1, 12, 2))
@pytest.mark.parametrize("way", WAYS)
def test_a_push_that_broke_off_is_completed_by_the_next(target, orchards, smaller, way, after):
    server = target("oxigraph")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pushing, "MOST_TRIPLES_OF_AN_UPDATE", 20)
        cut_after(after, "_update" if way == "updates" else "_put", patch)
        with pytest.raises(InputError, match="the line is cut"):
            WAYS[way](orchards, server)
    WAYS[way](smaller, server)
    assert content(server) == expected(smaller)


@pytest.mark.parametrize(
    ("name", "way"), [("oxigraph", "graphs"), ("oxigraph", "updates"), ("oxigraph", "both"), ("virtuoso", "both")]
)
def test_readers_of_the_union_see_all_of_it_or_all_of_the_other(target, orchards, smaller, name, way):
    server = target(name)
    WAYS[way](orchards, server)
    fields = {
        "query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
        "default-graph-uri": f"{orchards.project.base}graph/union",
    }
    seen, done = set(), threading.Event()

    def read():
        http = urllib3.PoolManager()
        while not done.is_set():
            reply = http.request("GET", f"{server.query}?{urlencode(fields)}", headers={"Accept": "text/csv"})
            seen.add(int(reply.data.split()[-1]))
        http.clear()

    reader = threading.Thread(target=read)
    reader.start()
    for dataset in (smaller, orchards) * 5:
        WAYS[way](dataset, server)
    done.set()
    reader.join()
    assert seen <= {len(orchards.union()), len(smaller.union())}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("listed", [FOREIGN, "https://example.org/orchards/graph/union"])
def test_a_list_that_somebody_changed_makes_a_push_drop_nothing_of_others(target, orchards, way, listed):
    server = target("oxigraph")
    put(server, FOREIGN, "<http://a/> <http://b/> 1 .")
    base = orchards.project.base
    put(server, f"{base}graph/pushed", f"<{base}graph/union> <{pushing.HAS_PART}> <{listed}> .")
    WAYS[way](orchards, server)
    assert content(server) == expected(orchards) | {FOREIGN: 1}


@pytest.mark.parametrize("graph", ["http://foreign.example/g", "https://example.org/orchards/graph/union"])
@pytest.mark.parametrize("push", [push_by_graphs, push_by_updates])
def test_a_graph_that_is_not_the_projects_stops_a_push_before_it_begins(orchards, graph, push):
    dataset = Dataset(orchards.project, orchards.vocabulary, ox.Store())
    dataset.add([ox.Quad(*[ox.NamedNode("urn:x:a")] * 3, ox.NamedNode(graph))])
    with pytest.raises(UsageError, match="no graph that a push may write"):
        push(dataset, open_endpoint("http://127.0.0.1:9/"))


@pytest.mark.parametrize(("push", "place"), [(push_by_graphs, "query"), (push_by_updates, "store")])
def test_an_address_that_takes_no_push_is_told(target, orchards, push, place):
    server = target("oxigraph")
    with pytest.raises((InputError, UsageError), match=r"^http://127\.0\.0\.1:\d+/\w+: "):
        push(orchards, open_endpoint(getattr(server, place)))


def test_a_large_graph_is_moved_to_its_place_at_once(orchards, monkeypatch):
    sent = []
    monkeypatch.setattr(pushing, "_update", lambda _transport, update: sent.append(update))
    monkeypatch.setattr(pushing, "MOST_TRIPLES_OF_AN_UPDATE", 10)
    push_by_updates(orchards, open_endpoint("http://127.0.0.1:9/"))
    union = f"<{orchards.project.base}graph/union>"
    assert [update for update in sent if f"{union} {{" in update or f"TO GRAPH {union}" in update] == [
        f"MOVE GRAPH {union[:-1]}/next> TO GRAPH {union}"
    ]


def test_what_virtuoso_cannot_take_by_updates_is_told(empty_virtuoso, orchards):
    duration = ox.Literal("P5Y", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#duration"))
    graph = ox.NamedNode(orchards.project.base + "odd")
    dataset = Dataset(orchards.project, orchards.vocabulary, ox.Store())
    dataset.add([ox.Quad(ox.NamedNode("urn:x:a"), ox.NamedNode("urn:x:b"), duration, graph)])
    with pytest.raises(InputError, match="Literal of type xsd:duration"):
        push_by_updates(dataset, open_endpoint(empty_virtuoso.update))
