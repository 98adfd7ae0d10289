"""Observations and facets: what saved queries say of the graph as it is, and of graphs that differ from it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import aigraph
from aigraph.picture.asking import Asking
from aigraph.picture.gathering import gather
from aigraph.picture.observing import observe
from aigraph.project import shipped_root

if TYPE_CHECKING:
    from aigraph.graph import KnowledgeGraph
    from aigraph.picture.view import View

FOLDER = Path("queries/picture/observations")
NAMES = ["bridges", "money", "separate", "themes"]


@pytest.fixture(scope="module")
def view(graph: KnowledgeGraph) -> View:
    """The view of the shipped graph."""
    return gather(graph.dataset)


def told(root: Path, language: str = "en") -> dict[str, str]:
    """What each query observes in the project of a folder, the words that stand for figures included."""
    asking = Asking(aigraph.load(root).dataset)
    drawn = {row["node"] for row in asking.rows("nodes")}
    return {found.asked.rpartition("/")[2]: str(found.text[language]) for found in observe(asking, drawn)}


def test_the_observations_are_those_of_the_folder_in_order_of_name(view: View) -> None:
    assert [found.asked for found in view.observations] == [f"observations/{name}" for name in NAMES]


@pytest.mark.parametrize("number", range(4))
def test_an_observation_shows_nodes_that_are_drawn(view: View, number: int) -> None:
    assert set(view.observations[number].nodes) <= {node.id for node in view.nodes} != set()
    assert view.observations[number].nodes


@pytest.mark.parametrize("name", NAMES)
def test_no_observation_has_a_figure_or_a_name_written_in_its_query(graph: KnowledgeGraph, name: str) -> None:
    text = (shipped_root() / FOLDER / f"{name}.rq").read_text(encoding="utf-8")
    strings = re.findall(r'"((?:[^"\\]|\\.)*)"', text.partition("SELECT")[2].replace("\\u00A0", " "))
    sentences = " ".join(string for string in strings if re.search("[a-z]", string))
    labels = [graph.card(node).label for node in ("cluster/miai", "institution/cnrs", "theme/environment")]
    assert re.findall(r"(?<!\$)\d+", sentences) == []
    assert [label for label in labels if label in sentences] == []


@pytest.mark.parametrize("name", [*(f"observations/{name}" for name in NAMES), "facets", "nodes", "measure"])
def test_every_query_of_the_picture_that_gave_something_is_on_the_page_with_its_question(view: View, name: str) -> None:
    asked = {found.name: found for found in view.queries}
    assert asked[name].question["fr"] != ""


def test_a_query_that_speaks_a_language_is_held_in_each(view: View) -> None:
    text = next(found.text for found in view.queries if found.name == "measure")
    assert not isinstance(text, str)
    assert {language: f'"{language}"' in words for language, words in text.items()} == {"fr": True, "en": True}


def test_another_member_breaks_the_tie_of_bridges(project: Path) -> None:
    (project / "data/more.yaml").write_text(
        "- editorial: editorial/more\n  reason: {fr: pour voir, en: to see}\n  facts:\n"
        "    - id: participation/miai/inria\n      type: Participation\n      member: institution/inria\n"
        "      organization: cluster/miai\n      role: role/member\n",
        encoding="utf-8",
    )
    found = told(project)
    assert found["bridges"] == "Inria takes part in 6 of the 9 clusters, more than any other institution named."
    assert found["separate"].startswith("3 of the 9 clusters share no member")


def test_equal_awards_are_told_together(project: Path) -> None:
    for cluster in ("hi-paris", "miai"):
        file = project / f"data/clusters/{cluster}.yaml"
        file.write_text(
            file.read_text(encoding="utf-8").replace("amount: 70000000", "amount: 35000000"), encoding="utf-8"
        )
    assert told(project)["money"] == "4 of the 9 clusters receive €180M of the €290M awarded (62%): €35M to €75M each."


def test_a_query_without_rows_observes_nothing(project: Path) -> None:
    file = project / FOLDER / "bridges.rq"
    file.write_text(file.read_text(encoding="utf-8").replace("?bridges > 0", "?bridges > 99"), encoding="utf-8")
    assert list(told(project)) == NAMES[1:]


def test_a_project_without_queries_of_a_picture_has_no_facets_and_no_observations() -> None:
    found = gather(aigraph.load(Path(__file__).parent / "projects/orchards").dataset)
    assert (found.facets, found.observations, found.queries) == ((), (), ())


def test_the_facets_have_the_names_that_the_ontology_gives_them(view: View) -> None:
    assert [facet.label["fr"] for facet in view.facets] == ["région", "thème", "rôle", "financement"]


def test_the_values_of_a_facet_stand_in_the_order_of_their_names(view: View) -> None:
    names = [label["fr"] for label in view.facets[2].values.values()]
    assert names == sorted(names)


@pytest.mark.parametrize("place", [0, 1, 2, 3])
def test_every_value_of_a_facet_is_one_of_some_node(view: View, place: int) -> None:
    facet = view.facets[place]
    assert set(facet.values) == {value for node in view.nodes for value in node.facets.get(facet.id, ())}


def test_a_cluster_is_in_the_region_of_its_lead_where_none_is_stated(view: View) -> None:
    node = next(node for node in view.nodes if node.id.endswith("/cluster/miai"))
    assert [value.rpartition("/")[2] for value in node.facets[view.facets[0].id]] == ["auvergne-rhone-alpes"]
