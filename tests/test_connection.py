"""`aigraph.connect()`, and what `query` and `build` make of --engine, --store and --push."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

import aigraph
from aigraph.results import rows_to_csv
from aigraph.stores import write_snapshot

COMMAND = [sys.executable, "-c", "from aigraph.cli import main; main()"]
NOWHERE = "http://127.0.0.1:9/"


def run(*arguments, env=None):
    return subprocess.run(
        [*COMMAND, *map(str, arguments)], capture_output=True, text=True, check=False, env=os.environ | (env or {})
    )


@pytest.fixture(scope="module")
def store(graph, tmp_path_factory):
    """The folder of a store on disk that holds the shipped graph."""
    folder = tmp_path_factory.mktemp("store")
    write_snapshot(folder, graph.dataset)
    return folder


@pytest.fixture(scope="module")
def connections(store):
    """The connections that need no server, by name."""
    return {
        "oxigraph": aigraph.connect("oxigraph"),
        "rdflib": aigraph.connect("rdflib"),
        "disk": aigraph.connect(store),
    }


@pytest.mark.parametrize("name", ["oxigraph", "rdflib", "disk"])
def test_a_saved_query_is_asked_with_parameters_wherever_the_graph_lies(graph, connections, name):
    answer = connections[name].query("shared-institutions", min=3)
    assert rows_to_csv(answer) == rows_to_csv(graph.query("shared-institutions", min=3))


@pytest.mark.parametrize("name", ["oxigraph", "rdflib", "disk"])
def test_triples_are_made_wherever_the_graph_lies(connections, name):
    assert len(connections[name].triples("CONSTRUCT WHERE { ?cluster a aig:Cluster }")) == 9


def test_a_connection_speaks_the_language_that_is_asked_for(store):
    assert next(iter(aigraph.connect(str(store), language="en").query("clusters")))["lead"] == "PSL University"


@pytest.mark.parametrize(
    ("where", "options", "message"),
    [
        ("rdfli", {}, r"rdfli: no such engine \(did you mean rdflib\?\)"),
        ("http://", {}, "is no address"),
        (NOWHERE, {"default_graph": "no iri"}, "is no IRI"),
        (NOWHERE, {"headers": ["x"]}, "is no header"),
        ("oxigraph", {"language": "xx"}, "the project has fr, en"),
    ],
)
def test_what_cannot_be_connected_to_is_told(where, options, message):
    with pytest.raises(aigraph.UsageError, match=message):
        aigraph.connect(where, **options)


def test_without_the_extra_a_server_is_told_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "urllib3", None)
    with pytest.raises(aigraph.UsageError, match=r"pip install 'aigraph\[remote\]'"):
        aigraph.connect(NOWHERE).query("clusters")


@pytest.mark.parametrize(
    "options", [["--engine", "rdflib"], ["--store", "STORE"], ["--store", "STORE", "--engine", "rdflib"]]
)
def test_the_command_answers_the_same_whoever_is_asked(graph, store, options):
    found = run("query", "clusters", *[str(store) if option == "STORE" else option for option in options])
    assert (found.stdout, found.stderr, found.returncode) == (rows_to_csv(graph.query("clusters")), "", 0)


def test_the_command_makes_triples_whoever_is_asked(store):
    query = "CONSTRUCT WHERE { ?cluster a aig:Cluster }"
    here, there = run("query", query), run("query", query, "--store", store)
    assert here.stdout.count("aig:Cluster") == 9
    assert there.stdout == here.stdout


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["--engine", "sqlite"], 2, "sqlite: no such engine"),
        (["--engine", "sqlite", "--store", "STORE"], 2, "sqlite: no such engine"),
        (["--engine", NOWHERE], 3, "http://127.0.0.1:9/: cannot be reached (Connection refused)"),
        (["--engine", NOWHERE, "--store", "STORE"], 2, "--engine URL and --store: one of them is asked"),
        (["--data", "README.md", "--store", "STORE"], 2, "--store and --data: one of them is asked"),
        (["--page-size", "3"], 2, "are for a server"),
        (["--header", "A: b"], 2, "are for a server"),
        (["--store", "nowhere"], 2, "nowhere: holds no store"),
        (["--engine", NOWHERE, "--header", "s3cret"], 2, "--header number 1: is no header"),
    ],
)
def test_the_command_says_who_cannot_be_asked(store, arguments, status, message):
    found = run("query", "clusters", *[str(store) if argument == "STORE" else argument for argument in arguments])
    assert (found.returncode, found.stdout, found.stderr.count("\n")) == (status, "", 1)
    assert message in found.stderr
    assert "s3cret" not in found.stderr


def test_a_credential_of_the_environment_is_not_shown():
    found = run("query", "clusters", "--engine", NOWHERE, env={"AIGRAPH_AUTHORIZATION": "s3cret"})
    assert (found.returncode, "s3cret" in found.stderr) == (3, False)


def test_build_writes_a_store_beside_its_files(tmp_path, graph):
    found = run("build", "-o", tmp_path / "build", "--store", tmp_path / "store")
    assert (found.returncode, found.stdout) == (0, "")
    assert "is current" in found.stderr
    asked = aigraph.connect(tmp_path / "store").query("clusters")
    assert asked == graph.query("clusters")


@pytest.mark.parametrize("option", ["--push", "--push-update"])
@pytest.mark.parametrize(("value", "message"), [("nowhere", "is no address"), ("ftp://x/", "is no address")])
def test_build_refuses_an_address_before_it_begins(tmp_path, option, value, message):
    found = run("build", "-o", tmp_path / "build", option, value)
    assert (found.returncode, message in found.stderr, (tmp_path / "build").exists()) == (2, True, False)


def test_build_refuses_a_header_without_a_server(tmp_path):
    found = run("build", "-o", tmp_path / "build", "--header", "A: b")
    assert (found.returncode, (tmp_path / "build").exists()) == (2, False)


def test_build_with_a_finding_writes_no_store(project, tmp_path):
    (project / "data/more.yaml").write_text("- nonsense: 1\n")
    found = run("build", "--project", project, "-o", tmp_path / "build", "--store", tmp_path / "store")
    assert (found.returncode, (tmp_path / "store").exists()) == (1, False)


def test_build_says_that_a_server_is_not_there(tmp_path):
    found = run("build", "-o", tmp_path / "build", "--push", NOWHERE)
    assert (found.returncode, "cannot be reached" in found.stderr) == (3, True)
