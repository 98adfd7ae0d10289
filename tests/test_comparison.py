"""Two networks side by side, on graphs that can be worked out by hand and on the shipped ones."""

from __future__ import annotations

import json
import subprocess
import sys

import networkx as nx
import pytest

import aigraph
from aigraph.comparison import compare, to_json, to_text


def network(name, edges, nodes=()):
    made = nx.Graph(name=name)
    made.add_nodes_from(nodes)
    made.add_edges_from(edges)
    return made


STAR = network("star", [("a", "b"), ("a", "c"), ("a", "d")])
PATH = network("path", [("a", "b"), ("b", "c"), ("c", "d"), ("d", "e")])


def test_nodes_and_links_in_common_are_counted():
    found = compare(STAR, PATH, "degree")
    assert (found.nodes.both, found.edges.both, found.edges.jaccard) == (4, 1, 1 / 6)


def test_a_link_is_the_same_whichever_end_comes_first():
    assert compare(network("one", [("a", "b")]), network("other", [("b", "a")]), "degree").edges.both == 1


def test_a_link_against_the_direction_of_another_is_another():
    one, other = nx.DiGraph([("a", "b")], name="one"), nx.DiGraph([("b", "a")], name="other")
    assert compare(one, other, "degree").edges.both == 0


def test_the_same_network_correlates_wholly_with_itself():
    found = compare(STAR, STAR, "degree")
    assert (found.spearman, found.kendall) == pytest.approx((1.0, 1.0))


def test_correlations_count_ties_as_worked_out_by_hand():
    # Degrees 3 1 1 1 and 1 2 2 2 (among a to d): mean places 1 3 3 3 and 4 2 2 2.
    found = compare(STAR, network("other", [*PATH.edges()]), "degree")
    assert (found.spearman, found.kendall) == pytest.approx((-1.0, -1.0))


def test_a_network_that_gives_all_nodes_one_value_has_no_correlation():
    assert compare(nx.cycle_graph(4, create_using=nx.Graph), nx.cycle_graph(4), "degree").spearman is None


def test_who_moves_within_a_tie_only_does_not_move():
    found = compare(STAR, network("path", [("a", "b"), ("b", "c"), ("c", "d")]), "degree")
    assert {move.node: move.distance for move in found.moves}["d"] == 0


def test_the_one_that_falls_below_a_tie_moves_most():
    assert compare(STAR, PATH, "degree").moves[0].node == "a"


@pytest.mark.parametrize(("language", "words"), [("en", "no two nodes in common"), ("fr", "pas deux nœuds en commun")])
def test_networks_of_other_nodes_are_told_as_such(language, words):
    assert words in to_text(compare(STAR, network("far", [("x", "y")]), "degree"), language, 5)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_answer_is_in_words(language):
    told = to_text(compare(STAR, PATH, "degree"), language, 5)
    assert "{" not in told


def test_the_json_holds_what_the_words_say():
    told = json.loads(json.dumps(to_json(compare(STAR, PATH, "degree"), 1)))
    assert told["moves"] == [{"node": "a", "name": "a", "places": [[1, 1], [4, 4]]}]


def test_members_and_themes_join_other_clusters(graph):
    found = graph.compare("clusters", "themes")
    assert (found.nodes.both, found.edges.first, found.edges.both) == (9, 10, 5)


def test_an_unknown_measure_is_refused(graph):
    with pytest.raises(aigraph.UsageError, match="no such measure"):
        graph.compare("clusters", "themes", "beauty")


def test_one_measure_at_a_time_ranks(graph):
    with pytest.raises(aigraph.UsageError, match=r"all: one measure is wanted here; there are degree,"):
        graph.compare("clusters", "themes", "all")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Links: 3 in star, 4 in path, 1 in both (Jaccard 0.17).", "What moves most from star to path"]),
        ("fr", ["Liens : 3 dans star, 4 dans path, 1 dans les deux (Jaccard 0,17).", "Ce qui change le plus de rang"]),
    ],
)
def test_it_is_told_in_words_that_are_true_of_anything(language, words):
    told = to_text(compare(STAR, PATH, "degree"), language, 5)
    assert [word in told for word in words] == [True, True]


def test_the_command_prints_the_comparison():
    run = [
        sys.executable,
        "-c",
        "from aigraph.cli import main; main()",
        "compare",
        "clusters",
        "themes",
        "--lang",
        "en",
    ]
    assert "Spearman" in subprocess.run(run, capture_output=True, text=True, check=True).stdout


def test_networks_are_compared_by_one_measure():
    with pytest.raises(aigraph.UsageError, match="all: one measure is wanted here"):
        compare(STAR, PATH, "all")
