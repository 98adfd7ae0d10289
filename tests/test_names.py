"""Names: what a person types becomes one thing, or is refused with the ids that may be meant."""

from __future__ import annotations

import subprocess
import sys

import pytest

import aigraph
from aigraph.names import Names

COMMAND = [sys.executable, "-c", "from aigraph.cli import main; main()"]


@pytest.fixture(scope="module")
def names(graph):
    return Names(graph.dataset)


def run(*arguments):
    return subprocess.run([*COMMAND, *arguments], capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("word", "thing"),
    [
        ("Université Grenoble Alpes", "institution/universite-grenoble-alpes"),
        ("universite grenoble alpes", "institution/universite-grenoble-alpes"),
        ("HI! PARIS CLUSTER 2030", "cluster/hi-paris"),
        ("University of Lorraine", "institution/universite-de-lorraine"),
        ("UBO", "institution/universite-de-bretagne-occidentale"),
        ("aux Lyonnais", "group/lyon"),
        ("Michel Toplis", "person/michael-toplis"),
        ("ANITI IA Cluter", "cluster/aniti"),
    ],
)
def test_a_thing_is_found_by_any_name_of_it_and_by_a_misprint(graph, names, word, thing):
    assert names.resolve(word) == (graph.project.iri(thing), True)


@pytest.mark.parametrize(
    ("word", "iri"),
    [
        ("cluster/miai", "https://w3id.org/aigraph/id/cluster/miai"),
        ("cluster/none-such", "https://w3id.org/aigraph/id/cluster/none-such"),
        ("source/aef-2024", "https://w3id.org/aigraph/source/aef-2024"),
        ("../source/aef-2024", "https://w3id.org/aigraph/source/aef-2024"),
        ("source/aef-2024#char=0,10", "https://w3id.org/aigraph/source/aef-2024#char=0,10"),
        ("ror:02feahw73", "https://ror.org/02feahw73"),
        ("https://example.org/none-such", "https://example.org/none-such"),
    ],
)
def test_an_id_a_prefixed_name_and_an_iri_are_no_names(names, word, iri):
    assert names.resolve(word) == (iri, False)


def test_a_name_of_several_things_is_refused_with_their_ids(project):
    label = "{fr: verger commun, en: common orchard}"
    facts = "".join(f"    - id: group/{one}\n      type: Group\n      label: {label}\n" for one in ("east", "west"))
    block = "- editorial: editorial/twins\n  reason: {fr: essai, en: test}\n  facts:\n"
    (project / "data/twins.yaml").write_text(block + facts, encoding="utf-8")
    with pytest.raises(aigraph.UsageError, match=r"is a name of group/east, group/west; write one of these ids$"):
        aigraph.load(project).find("Verger commun")


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("Universite Grenobl Alpes", r"\(did you mean institution/universite-grenoble-alpes\?\)"),
        ("Chares Bouveron", r"\(did you mean person/charles-bouveyron\?\)"),
        ("zzzzzzzz", r"is nobody's name; write a name"),
    ],
)
def test_a_name_of_nobody_is_refused_with_the_nearest_ids(graph, word, near):
    with pytest.raises(aigraph.UsageError, match=near):
        graph.find(word)


@pytest.mark.parametrize("command", ["show", "explain"])
def test_the_id_that_a_name_means_is_told_on_standard_error(command):
    found = run(command, "Michel Toplis", "--lang", "en")
    assert (found.returncode, found.stderr) == (0, "Michel Toplis: person/michael-toplis\n")


def test_nothing_is_told_where_an_id_was_given():
    assert run("show", "cluster/miai").stderr == ""


def test_a_name_finds_its_card(graph):
    assert graph.card("Centre européen en IA par l'innovation") == graph.card("cluster/enact")


def test_a_text_of_more_than_a_thousand_characters_is_no_name(graph):
    with pytest.raises(aigraph.UsageError, match="has 1001 characters; ask with at most 1000"):
        graph.find("a" * 1001)
