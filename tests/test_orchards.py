"""A project about something else entirely: the whole engine works on it, and knows of no subject."""

from __future__ import annotations

import ast
import re
import shutil
from pathlib import Path

import networkx as nx
import pytest
import rdflib

import aigraph
from aigraph.errors import EvidenceError, ShapesError
from aigraph.project import shipped_root
from aigraph.release import NETWORK_FORMATS, RDF_FORMATS, release_files, write_network, write_rdf
from aigraph.terms import kebab_case, read_vocabulary

PROJECTS = Path(__file__).parent / "projects"
ID = "https://example.org/orchards/id/"


@pytest.fixture(scope="module")
def orchards():
    return aigraph.load(PROJECTS / "orchards")


def test_it_is_valid_with_its_sources(orchards):
    assert orchards.validate(PROJECTS / "orchards-sources") is None


def test_a_text_that_has_changed_is_found(orchards, tmp_path):
    (tmp_path / "report.txt").write_text("The Hillside orchard has 121 trees.", encoding="utf-8")
    with pytest.raises(
        EvidenceError, match=r"^data/sources\.yaml:8:15: the text of report is not the one that was read"
    ):
        orchards.validate(tmp_path)


def test_its_saved_query_answers_in_its_first_language(orchards):
    assert list(orchards.query("varieties")) == [
        {"variety": f"{ID}fruit-variety/early-amber", "name": "Early Amber", "trees": 120},
        {"variety": f"{ID}fruit-variety/winter-bell", "name": "Winter Bell", "trees": 45},
    ]


def test_its_saved_query_takes_a_parameter_and_a_language(orchards):
    assert list(orchards.query("varieties", orchard="orchard/millbrook", lang="de")) == [
        {"variety": f"{ID}fruit-variety/winter-bell", "name": "Winterglocke", "trees": 80}
    ]


def test_its_rule_concludes_what_its_orchards_grow(orchards):
    rows = orchards.query(f"SELECT ?o ?v {{ GRAPH <{ID}rule/growing> {{ ?o ?p ?v }} }}")
    assert len(rows) == 4


def test_its_network_is_the_one_of_its_settings(orchards):
    graph = orchards.network()
    assert (graph.name, sorted(graph.edges(data="weight"))) == (
        "orchards",
        [(f"{ID}orchard/hillside", f"{ID}orchard/millbrook", 1)],
    )


def test_its_nodes_have_names_and_kinds(orchards):
    assert orchards.network().nodes[f"{ID}orchard/old-quarry"] == {"label": "Old Quarry", "kind": "Orchard"}


def test_its_orchards_are_ranked(orchards):
    names = [name for _, name, _ in orchards.centrality(measures=("degree",)).rows]
    assert names == ["Hillside", "Millbrook", "Old Quarry"]


def test_its_cards_say_what_its_own_ontology_calls_things(orchards):
    card = orchards.card("orchard/hillside")
    assert (card.label, card.kind, {fact.property for fact in card.facts}) == ("Hillside", "orchard", {"grows"})


def test_its_cards_name_its_evidence(orchards):
    card = orchards.card("fruit-variety/winter-bell")
    evidence = {words for fact in card.incoming for words in fact.evidence}
    assert "Report on the orchards of the Upper Valley, characters 117–175" in evidence


@pytest.mark.parametrize("name", ["turtle", "ntriples", "rdfxml", "trig", "nquads", "jsonld"])
def test_every_rdf_format_of_it_has_all_its_triples(orchards, name):
    form = {
        "turtle": "turtle",
        "ntriples": "nt",
        "rdfxml": "xml",
        "trig": "trig",
        "nquads": "nquads",
        "jsonld": "json-ld",
    }
    data = rdflib.Dataset(default_union=True).parse(data=write_rdf(orchards.dataset, name), format=form[name])
    assert (len({*data.triples((None, None, None))}), set(RDF_FORMATS)) == (len(orchards.dataset.union()), set(form))


@pytest.mark.parametrize("name", sorted(NETWORK_FORMATS))
def test_every_network_format_of_it_is_written(orchards, name):
    assert b"Old Quarry" in write_network(orchards.network(), name)


def test_its_network_comes_back_from_graphml(orchards):
    graph = orchards.network()
    back = nx.parse_graphml(write_network(graph, "graphml").decode())
    assert (back.nodes(data=True), list(back.edges.data())) == (graph.nodes(data=True), list(graph.edges.data()))


def test_it_is_released_with_its_own_base(orchards):
    files = release_files(orchards.dataset)
    assert b'"base": "https://example.org/orchards/"' in files["summary.json"]
    assert all(b"w3id.org/aigraph/id/" not in data for data in files.values())


def test_it_is_drawn(orchards):
    page = orchards.draw()
    assert ("Orchards of the Upper Valley" in page, "Old Quarry" in page) == (True, True)


def test_its_own_shapes_are_asked(facts_project, edit):
    shutil.copytree(PROJECTS / "orchards", facts_project, dirs_exist_ok=True)
    edit(facts_project / "data/orchards.yaml", "trees: 120", "trees: 0")
    with pytest.raises(ShapesError) as caught:
        aigraph.load(facts_project, "de").validate()
    assert str(caught.value) == (
        "data/orchards.yaml:34:14: planting/hillside/early-amber trees '0': "
        "eine Pflanzung hat mindestens einen Baum; trees: berichtigen"
    )


# -- the engine knows no subject

ROOT = Path(aigraph.__file__).parent
ENGINE = sorted(path for path in ROOT.rglob("*") if path.suffix in (".py", ".js", ".css", ".j2"))
# Classes that the engine makes or reads itself, and words that are names of Python or of RDF as well.
EVIDENCE = {"Source", "Register"}
COMMON = {"kind", "scheme", "role", "status", "relation", "group", "region", "theme", "focus", "identifier", "modality"}


def subject_words():
    """What the French project calls its classes, and the slugs of its things."""
    graph = aigraph.load(shipped_root())
    classes = {kebab_case(name) for name in read_vocabulary(graph.project).classes if name not in EVIDENCE}
    slugs = {
        name.rpartition("/")[2] for name in graph.facts.subjects if name.partition("/")[0] in ("cluster", "institution")
    }
    return (classes - COMMON) | slugs


def texts_and_names(path):
    """The texts and the names of a module, without its docstrings; all the lines of a file that is no module."""
    if path.suffix != ".py":
        yield from enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
        and isinstance(node.body[0], ast.Expr)
        and isinstance(node.body[0].value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value
        elif isinstance(node, ast.Name):
            yield node.lineno, node.id
        elif isinstance(node, ast.Attribute):
            yield node.lineno, node.attr


@pytest.fixture(scope="module")
def words():
    return subject_words()


@pytest.mark.parametrize("path", ENGINE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_word_of_the_french_project_stands_in_the_engine(words, path):
    found = [
        (line, word)
        for line, text in texts_and_names(path)
        for word in words & set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", text.lower()))
    ]
    assert found == []
