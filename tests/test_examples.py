"""ontology/examples: one modelling pattern a file, each an excerpt of the shipped graph that the shapes accept.

examples: a script for each tool with which a stranger reuses a release; whatever the tool, the answer is the same.
"""

from __future__ import annotations

import ast
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from fnmatch import fnmatchcase
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from typer.testing import CliRunner

from aigraph.cli.main import app
from aigraph.project import shipped_root
from aigraph.shapes import read_shapes, validate
from aigraph.terms import RDF_TYPE

EXAMPLES = sorted((shipped_root() / "ontology/examples").glob("*.trig"))
NAMES = [path.stem for path in EXAMPLES]
PATTERNS = {
    "claim", "concept", "count", "editorial", "erratum", "focus", "funding", "identifier", "mapping", "participation",
    "passage", "post", "predecessor", "programme", "reading", "record", "rule", "source", "statement", "target",
    "theme",
}  # fmt: skip
READERS = ["pyoxigraph", "rdflib"]
SCRIPTS = Path(__file__).resolve().parents[1] / "examples"
AWARDS = ["rdflib_example.py", "pyoxigraph_example.py", "pandas_example.py", "duckdb_example.py", "n3.mjs", "riot.sh"]
# The folders in which a distribution's package of Jena has its libraries.
JENA_JARS = os.environ.get("JENA_JARS", "/usr/share/java")


def read(path, reader):
    """The quads of an example as a library reads them, literals as a store holds them."""
    store = ox.Store()
    if reader == "pyoxigraph":
        store.load(path=path, format=ox.RdfFormat.TRIG)
    else:
        text = rdflib.Dataset().parse(path, format="trig").serialize(format="nquads")
        store.load(text.encode(), format=ox.RdfFormat.N_QUADS)
    return set(store)


def to_graph(triples, path):
    """The triples as the validation has them, by way of a file."""
    ox.serialize(triples, path, format=ox.RdfFormat.TURTLE)
    return read_shapes(path)


def test_every_pattern_has_an_example():
    assert set(NAMES) == PATTERNS


@pytest.mark.parametrize("path", EXAMPLES, ids=NAMES)
def test_an_example_begins_with_its_explanation(path):
    comment, _, rest = path.read_text(encoding="utf-8").partition("\n\nBASE ")
    assert (all(line.startswith("# ") for line in comment.split("\n")), rest != "") == (True, True)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("path", EXAMPLES, ids=NAMES)
def test_an_example_says_nothing_but_what_the_shipped_graph_says(graph, path, reader):
    assert sorted(map(str, read(path, reader) - set(graph.dataset.store))) == []


@pytest.mark.parametrize("reader", READERS)
def test_whatever_the_examples_describe_is_as_the_shapes_ask(graph, tmp_path, reader):
    union = {quad.triple for path in EXAMPLES for quad in read(path, reader)}
    described = {triple.subject.value for triple in union if triple.predicate.value == RDF_TYPE}
    # What an example only points to has its class in the shipped graph.
    store, of_class = graph.dataset.store, ox.NamedNode(RDF_TYPE)
    pointed_to = {triple.object for triple in union if isinstance(triple.object, ox.NamedNode)}
    types = {quad.triple for thing in pointed_to for quad in store.quads_for_pattern(thing, of_class, None)}
    data = to_graph(union | types, tmp_path / "examples.ttl")
    results = validate(data, read_shapes(shipped_root() / "ontology/shapes.ttl"))
    assert [result for result in results if str(result["focus"]) in described] == []


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    """The folder of a release of the shipped graph."""
    folder = tmp_path_factory.mktemp("release") / "release"
    made = CliRunner().invoke(app, ["build", "--release", "-o", str(folder), "--project", str(shipped_root())])
    if "No such option" in made.output:
        pytest.skip("this version writes no release (aigraph build --release)")
    assert made.exit_code == 0, made.output
    return folder


def command(script):
    """What runs a script, or a skip that says what is missing."""
    kind = Path(script).suffix
    if kind == ".py":
        library = script.partition("_")[0]
        if library != "evidence" and importlib.util.find_spec(library) is None:
            pytest.skip(f"{library} is not installed")
        return [sys.executable]
    if kind == ".mjs":
        if shutil.which("node") is None or not (SCRIPTS / "node_modules").is_dir():
            pytest.skip(
                "Node or the packages of examples/package-lock.json are not installed (npm ci --prefix examples)"
            )
        return ["node"]
    has_jars = any((Path(folder) / "jena-arq.jar").is_file() for folder in JENA_JARS.split(":"))
    has_libraries = has_jars and shutil.which("java") and shutil.which("unzip")
    if not has_libraries and not (shutil.which("riot") and shutil.which("arq")):
        pytest.skip("Apache Jena is not installed (its own distribution, or Debian's libapache-jena-java)")
    return ["sh"]


def run(script, release):
    """What an example prints, line by line."""
    words = [*command(script), str(SCRIPTS / script), str(release)]
    done = subprocess.run(words, cwd=release.parent, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


@pytest.mark.parametrize("script", AWARDS)
def test_every_tool_has_the_same_answer(release, graph, script):
    asked = graph.query("clusters")
    awards = sorted((-int(row["amount_eur"]), row["name"]) for row in asked)
    assert run(script, release) == [*(f"{name},{-amount}" for amount, name in awards), "total,360000000"]


def test_every_award_has_the_passages_that_state_it(release, graph):
    lines = [line.partition(": ") for line in run("evidence_example.py", release)]
    clusters = {row["name"] for row in graph.query("clusters")}
    assert {name for name, _, _ in lines} == clusters
    assert {graph.dataset.kind(passage) for _, _, passage in lines} == {""}
    assert [passage for _, _, passage in lines if "#char=" not in passage] == []


def test_networkx_ranks_as_aigraph_does(release, graph):
    ranking = graph.centrality("institutions", ("degree",))
    assert run("networkx_example.py", release) == [f"{name},{values[0]}" for _, name, values in ranking.rows[:3]]


@pytest.mark.parametrize("script", sorted(SCRIPTS.glob("*.py")), ids=lambda path: path.stem)
def test_no_example_needs_aigraph(script):
    tree = ast.parse(script.read_text(encoding="utf-8"))
    imported = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    imported |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name for name in imported if name.partition(".")[0] == "aigraph"} == set()


@pytest.mark.parametrize("path", sorted(SCRIPTS.glob("[!.]*.*")), ids=lambda path: path.name)
def test_every_example_is_in_the_document(path):
    text = (SCRIPTS.parent / "docs/reuse.md").read_text(encoding="utf-8")
    assert f"`examples/{path.name}`" in text or path.name.startswith("package")


def test_every_file_of_a_release_is_in_the_document(release):
    text = (SCRIPTS.parent / "docs/reuse.md").read_text(encoding="utf-8")
    told = re.findall(r"`([^`\s]+)`", text)
    names = [path.relative_to(release).as_posix() for path in release.rglob("*") if path.is_file()]
    assert [name for name in names if not any(fnmatchcase(name, pattern) for pattern in told)] == []


def test_the_lock_of_the_node_packages_names_no_registry():
    text = (SCRIPTS / "package-lock.json").read_text(encoding="utf-8")
    assert ("resolved" in text, "://" in text, text.count("integrity") > 0) == (False, False, True)
