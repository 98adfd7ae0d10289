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
from aigraph.networks import NETWORK_FORMATS, paths_to_text, write_network
from aigraph.project import shipped_root
from aigraph.release import RDF_FORMATS, release_files, write_rdf
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


@pytest.mark.parametrize(
    ("stated", "other", "told"),
    [
        ("trees: 45", "trees: 46", r"44:14: \S+ trees 46 is not in the passage \(it says 45\); "),
        ("hectares: 0.5", "hectares: 1.5", r"71:17: \S+ hectares 1.5 is not in the passages .* \(it says half a\); "),
        ("planted: 1998", "planted: 1999", r"54:16: \S+ planted 1999 is not in the passage \(it says 1998\); "),
        (
            "orchard/old-quarry\n      v",
            "orchard/millbrook\n      v",
            r"61:16: .* orchard/millbrook: not named in the ",
        ),
        (
            "  about: ../source/report#char=44,93\n",
            "",
            r"41:16: .* orchard/hillside: not named in the passage; give ab",
        ),
        (
            "    - id: planting/old-quarry/stone-russet\n      hectares: 0.5\n",
            "    - id: planting/old-quarry/stone-russet\n      hectares: 0.5\n      trees: 1\n",
            r"72:14: \S+ trees 1 is not in the passages that the reading begins from",
        ),
        (
            "191,246\n  facts:\n    - id: planting/old-quarry/stone-russet\n",
            "191,246\n  facts:\n    - id: planting/old-quarry/stone-russet\n      trees: 1\n",
            r"71:14: \S+ trees 1 is not in the passages that the reading begins from",
        ),
        (
            "from: ../source/report#char=191,246\n",
            "from: ../source/report#char=191,246\n  adds: '1'\n",
            r"69:9: the reading adds 1",
        ),
    ],
)
def test_what_the_report_does_not_state_is_found(facts_project, edit, stated, other, told):
    shutil.copytree(PROJECTS / "orchards", facts_project, dirs_exist_ok=True)
    edit(facts_project / "data/orchards.yaml", stated, other)
    with pytest.raises(EvidenceError, match=rf"(?m)^data/orchards\.yaml:{told}"):
        aigraph.load(facts_project).validate(PROJECTS / "orchards-sources")


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


def test_its_edges_say_what_states_them(orchards):
    edge = orchards.network()[f"{ID}orchard/hillside"][f"{ID}orchard/millbrook"]
    assert (edge["shared"], edge["states"], len(edge["evidence"].split())) == ("Winter Bell", "stated", 2)


def test_its_paths_are_told_in_its_own_network(orchards):
    text = paths_to_text(orchards.path("Hillside", "orchard/millbrook"), "en")
    assert "1. Hillside and Millbrook, by Winter Bell\n       [Report on the orchards" in text


def test_its_communities_are_found(orchards):
    assert [[name for _, name in group] for group in orchards.communities().groups] == [
        ["Hillside", "Millbrook"],
        ["Old Quarry"],
    ]


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
    assert caught.value.tell("de") == (
        "data/orchards.yaml:34:14: planting/hillside/early-amber trees '0': "
        "eine Pflanzung hat mindestens einen Baum; trees: berichtigen"
    )


# -- the engine knows no subject

ROOT = Path(aigraph.__file__).parent
ENGINE = sorted(path for path in ROOT.rglob("*") if path.suffix in (".py", ".js", ".css", ".j2"))
# Words for classes that are not of the subject: of the evidence, of any catalogue, of Python and RDF.
GENERAL_WORDS = (
    "certainty city claim conflict count country direction erratum event focus group horizon identifier kind mapping"
    " modality model outcome person post precision region register relation result role scheme section source standing"
    " statement status target theme unit"
)
GENERAL = set(GENERAL_WORDS.split())
NAMED = {"city", "cluster", "infrastructure", "institution", "model", "person", "programme", "region"}


def classes():
    """What the French project calls its classes."""
    return {kebab_case(name) for name in read_vocabulary(aigraph.load(shipped_root()).project).classes}


def slugs():
    """The slugs of its things that have names of their own."""
    subjects = aigraph.load(shipped_root()).facts.subjects
    return {name.rpartition("/")[2] for name in subjects if name.partition("/")[0] in NAMED}


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
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            yield node.lineno, node.name
        elif isinstance(node, (ast.arg, ast.keyword)) and node.arg:
            yield node.lineno, node.arg


@pytest.fixture(scope="module")
def words():
    return (classes() - GENERAL) | slugs()


@pytest.mark.parametrize("word", ["cluster", "institution", "participation", "funding", "programme", "miai", "cnrs"])
def test_words_of_the_subject_are_looked_for(words, word):
    assert word in words


def test_every_general_word_is_a_class_of_the_french_project():
    assert classes() >= GENERAL


@pytest.mark.parametrize("path", ENGINE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_word_of_the_french_project_stands_in_the_engine(words, path):
    found = [
        (line, word)
        for line, text in texts_and_names(path)
        for word in words & set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", text.lower()))
    ]
    assert found == []
