"""The core opens no socket and no file outside the project, whatever the input."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

WATCH = """
import sys, tempfile
from pathlib import Path
opened, sockets = [], []
import aigraph
from aigraph.graph import load
def hook(event, arguments):
    if event.startswith("socket."):
        sockets.append(event)
    if event == "open" and isinstance(arguments[0], str):
        opened.append((arguments[0], arguments[1]))
graph = load()
root = graph.project.root.resolve()
sys.addaudithook(hook)
{action}
foreign = [
    name for name, mode in opened
    if not any(str(Path(name).resolve()).startswith(str(base)) for base in
               (root / "data", root / "ontology", root / "queries", root / "aigraph.toml", root / "src",
                Path(aigraph.__file__).parent, sys.prefix, sys.base_prefix, Path(sys.executable).parent,
                tempfile.gettempdir(), "/proc", "/sys", "/dev", "/usr", "/etc/localtime", "/lib"))
    and ".venv" not in name and "site-packages" not in name
]
print(sockets, foreign)
"""
ACTIONS = {
    "load": "load()",
    "validate": "graph.validate()",
    "build": "from aigraph.release import release_files; release_files(graph.dataset)",
    "release": "from aigraph.release import whole_release; whole_release(graph.dataset, 'fr')",
    "draw": "graph.draw()",
    "publish": "from aigraph.site import publish; publish(graph, Path(tempfile.gettempdir()) / 'site')",
    "query": "graph.query('clusters')",
    "query FROM a file": "graph.query('SELECT * FROM <file:///etc/passwd> {{ ?s ?p ?o }}')",
    "query FROM the web": "graph.query('SELECT * FROM <http://127.0.0.1:9/> {{ ?s ?p ?o }}')",
    "rdflib FROM a file": "RDFLIB.rows('SELECT * FROM <file:///etc/passwd> {{ ?s ?p ?o }}')",
    "rdflib FROM the web": "RDFLIB.rows('SELECT * FROM <http://127.0.0.1:9/> {{ ?s ?p ?o }}')",
    "rdflib FROM NAMED": "RDFLIB.rows('SELECT * FROM NAMED <file:///etc/passwd> {{ GRAPH ?g {{ ?s ?p ?o }} }}')",
    "query FROM NAMED": "graph.query('SELECT * FROM NAMED <http://127.0.0.1:9/> {{ GRAPH ?g {{ ?s ?p ?o }} }}')",
    "centrality": "graph.centrality()",
    "card": "graph.card('cluster/miai')",
}


@pytest.mark.parametrize("action", sorted(ACTIONS))
def test_no_socket_and_no_foreign_file_is_opened(action, tmp_path):
    rdflib = "from aigraph.engines import RdflibEngine; RdflibEngine(graph.dataset)"
    asked = ACTIONS[action].replace("{{", "{").replace("}}", "}").replace("RDFLIB", rdflib)
    script = WATCH.format(action=asked)
    environment = os.environ | {"TMPDIR": str(tmp_path)}
    run = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    shutil.rmtree(tmp_path)
    assert run.stdout == "[] []\n"


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "SELECT * FROM <http://127.0.0.1:9/> { ?s ?p ?o }",
        "SELECT * FROM NAMED <http://127.0.0.1:9/> { GRAPH ?g { ?s ?p ?o } }",
    ],
)
def test_a_graph_that_the_store_does_not_have_is_empty(graph, query):
    assert len(graph.query(query)) == 0


@pytest.mark.parametrize(
    "query",
    [
        "INSERT DATA { <http://a/s> <http://a/p> 1 }",
        "LOAD <http://127.0.0.1:9/>",
        "LOAD SILENT <file:///etc/passwd>",
        "CLEAR ALL",
        "DROP ALL",
    ],
)
def test_a_query_cannot_change_the_graph(graph, query):
    import aigraph  # noqa: PLC0415

    with pytest.raises(aigraph.UsageError):
        graph.query(query)


def test_a_regular_expression_that_explodes_elsewhere_does_not_here(graph):
    text = "a" * 40 + "!"
    query = 'SELECT ?x { BIND(?_text AS ?x) FILTER REGEX(?x, "^(a+)+$") }'
    assert len(graph.query(query, text=text)) == 0
