"""A store on disk that is served: opened by workers alone, exchanged while it is asked, and asked by our own engine."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

import aigraph
from aigraph.dataset import Dataset, fingerprint
from aigraph.engines import RemoteEngine, open_endpoint
from aigraph.graph import KnowledgeGraph
from aigraph.queries import find_query
from aigraph.results import rows_to_csv
from aigraph.stores import write_snapshot

ROOT = Path(__file__).resolve().parents[1]
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
LABELS = "SELECT ?s ?label { ?s skos:prefLabel ?label } ORDER BY STR(?s) LANG(?label) STR(?label)"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
GREEDY = "SELECT ?a { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY CONCAT(STR(?a), STR(?d), STR(?g))"


@pytest.fixture(scope="module")
def store(tmp_path_factory, graph):
    folder = tmp_path_factory.mktemp("store") / "store"
    write_snapshot(folder, graph.dataset)
    return folder


@pytest.fixture(scope="module")
def stored(launch, store):
    """A server of the shipped graph's store."""
    return launch("--store", store, "--rate", "0", "--access-log", "off", "--seconds", "6", "--megabytes", "256")


@pytest.fixture
def make(graph):
    """Write a store of so many triples."""

    def snapshot(folder, size):
        store = ox.Store()
        store.extend(ox.Quad(ox.NamedNode(f"urn:x:{n}"), ox.NamedNode("urn:x:p"), ox.Literal(n)) for n in range(size))
        write_snapshot(folder, Dataset(graph.project, graph.dataset.vocabulary, store))

    return snapshot


def count(server):
    return int(server.ask(COUNT).json["results"]["bindings"][0]["n"]["value"])


def wait_for_count(server, number):
    for _ in range(200):
        if count(server) == number:
            return True
        time.sleep(0.1)
    return False


def threads(pid):
    return int(re.search(r"Threads:\s*(\d+)", Path(f"/proc/{pid}/status").read_text())[1])


@pytest.mark.parametrize(
    "path",
    [
        "/api/clusters?format=csv",
        "/api/cluster-members?cluster=cluster/enact&lang=en&format=tsv",
        "/page/id/cluster/miai?lang=fr",
        "/page/id/institution/inserrm",
        "/data/id/cluster/miai.trig",
        "/query/vocabulary?lang=en",
        "/query/names?text=grenoble&lang=en",
        "/?lang=en",
        "/healthz",
    ],
)
def test_a_store_shows_what_its_data_files_show(stored, server, path):
    assert stored.get(path).body == server.get(path).body


def test_the_fingerprint_is_that_of_the_build(stored, graph):
    assert stored.get("/healthz").json["fingerprint"] == fingerprint(graph.dataset.quads())


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="the system tells no threads here")
def test_only_workers_open_the_store(stored):
    stored.get("/page/id/cluster/miai")
    opened = {pid: threads(pid) for pid in stored.processes()[1:]}
    keeper = stored.processes()[1]
    assert (opened.pop(keeper), {number > 1 for number in opened.values()}) == (1, {True})


def test_an_endless_query_on_a_store_is_ended(stored):
    answer = stored.ask(ENDLESS)
    assert (answer.status, answer.json["type"].rpartition("#")[2]) == (500, "time-limit")


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux alone")
def test_a_query_on_a_store_that_needs_too_much_memory_is_ended(stored):
    answer = stored.ask(GREEDY)
    assert (answer.status, answer.json["type"].rpartition("#")[2]) == (500, "memory-limit")


def test_others_are_answered_meanwhile(stored):
    long = [threading.Thread(target=stored.ask, args=(f"{ENDLESS} # {number}",)) for number in range(8)]
    for thread in long:
        thread.start()
    started = [stored.ask(f"ASK {{ ?s ?p {number} }}").status for number in range(20)]
    for thread in long:
        thread.join()
    assert started == [200] * 20


def test_a_rebuilt_store_is_served_without_a_word_and_without_a_failed_request(launch, make, tmp_path):
    make(tmp_path / "store", 1)
    server = launch("--store", tmp_path / "store", "--rate", "0")
    is_over, statuses = threading.Event(), []

    def ask_on():
        while not is_over.is_set():
            statuses.append(server.ask(f"{COUNT} # {len(statuses)}").status)

    asking = threading.Thread(target=ask_on)
    asking.start()
    seen = []
    for size in (2, 3, 4):
        make(tmp_path / "store", size)
        seen.append(wait_for_count(server, size))
    is_over.set()
    asking.join()
    assert (seen, set(statuses), len(statuses) > 10) == ([True] * 3, {200}, True)


def test_a_snapshot_that_is_served_stays_until_it_is_let_go(launch, make, tmp_path):
    make(tmp_path / "store", 1)
    server = launch("--store", tmp_path / "store", "--reload-every", "0")
    for size in (2, 3, 4):
        make(tmp_path / "store", size)
    answered = count(server)
    server.stop()
    make(tmp_path / "store", 5)
    kept = [entry for entry in (tmp_path / "store").iterdir() if entry.is_dir()]
    assert (answered, len(kept)) == (1, 2)


def test_a_store_that_breaks_leaves_the_graph_as_it_was(launch, make, tmp_path):
    make(tmp_path / "store", 1)
    server = launch("--store", tmp_path / "store")
    (tmp_path / "store/current").write_text("{}")
    server.wait_for("the graph stays as it was: .*current")
    assert count(server) == 1


def serve(*options):
    command = [sys.executable, "-c", "from aigraph.cli import main; main()", "serve", "--port", "0", *map(str, options)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_a_folder_without_a_store_is_refused(tmp_path):
    found = serve("--store", tmp_path)
    assert (found.returncode, "holds no store; write one with aigraph build --store" in found.stderr) == (2, True)


def test_a_broken_store_is_refused_before_anybody_is_answered(make, tmp_path):
    make(tmp_path / "store", 1)
    name = json.loads((tmp_path / "store/current").read_text())["snapshot"]
    shutil.rmtree(tmp_path / "store" / name)
    (tmp_path / "store" / name).mkdir()
    found = serve("--store", tmp_path / "store")
    assert (found.returncode, "cannot be read" in found.stderr, "serving" in found.stderr) == (3, True, False)


def test_a_store_of_another_project_is_refused(store):
    found = serve("--store", store, "--project", ROOT / "tests/projects/orchards")
    assert (found.returncode, "name its project with --project" in found.stderr) == (2, True)


def test_files_and_a_store_together_are_refused(store):
    found = serve("--store", store, "--data", store / "current")
    assert (found.returncode, "--data and --store: one of them is served" in found.stderr) == (2, True)


# Our own engine asks our own server


def test_what_our_server_cuts_comes_in_pages(launch, graph, store):
    server = launch("--store", store, "--rows", "50", "--rate", "0")
    endpoint = open_endpoint(f"{server.url}/sparql")
    engine = RemoteEngine(endpoint, graph.project, graph.dataset.vocabulary, default_graph="")
    found = rows_to_csv(engine.rows(LABELS))
    assert found == rows_to_csv(graph.query(LABELS))


@pytest.mark.parametrize("options", [[], ["--default-graph", "none"]])
@pytest.mark.parametrize("query", ["participation-totals", "evidence", "SELECT ?x { ?x a <urn:none> }"])
def test_the_command_asks_a_server_of_ours(stored, graph, query, options):
    options = ["--engine", f"{stored.url}/sparql", "-f", "csv", *options]
    command = [sys.executable, "-c", "from aigraph.cli import main; main()", "query", query, *options]
    found = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "NO_COLOR": "1"}).stdout
    assert found.decode() == rows_to_csv(graph.query(query))


def test_names_are_asked_of_a_server_as_they_are_here(stored, graph):
    asked = aigraph.connect(f"{stored.url}/sparql", language="en")
    rows = asked.query("SELECT DISTINCT ?s ?p ?o { ?s ?p ?o } ORDER BY STR(?s) STR(?p) STR(?o) LIMIT 500")
    here = KnowledgeGraph(graph.facts, graph.dataset, "en")
    assert rows_to_csv(asked.with_labels(rows)) == rows_to_csv(here.with_labels(rows))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("theme/nothing", ["theme=theme/nothing: nothing in the graph is called so; correct the id"]),
        ("theme/robotics", []),
        ("../source/aef-2024#char=4374,4422", []),
    ],
)
def test_a_value_that_names_nothing_at_a_server_is_told(stored, value, words):
    asked = aigraph.connect(f"{stored.url}/sparql")
    saved = find_query(asked.project, "theme-clusters")
    assert [text.tell("en") for text in asked.notice(saved, {"theme": value})] == words
