"""Centralities are networkx's own, and right on graphs that can be worked out by hand."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import aigraph
from aigraph.centrality import MEASURES, rank

NETWORKX = {
    "degree": nx.degree_centrality,
    "betweenness": nx.betweenness_centrality,
    "closeness": nx.closeness_centrality,
    "eigenvector": lambda graph: nx.eigenvector_centrality(graph, max_iter=10_000),
    "pagerank": nx.pagerank,
}


def _values(ranking, measure):
    place = ranking.measures.index(measure)
    return {node: values[place] for node, _, values in ranking.rows}


@pytest.mark.parametrize("network", ["institutions", "clusters", "membership", "themes"])
@pytest.mark.parametrize("measure", sorted(MEASURES))
def test_a_value_is_what_networkx_computes(graph, network, measure):
    values = _values(graph.centrality(network), measure)
    assert values == pytest.approx(NETWORKX[measure](graph.network(network)), abs=1e-9)


@pytest.mark.parametrize("measure", sorted(MEASURES))
@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=20), st.integers(1, 3))
def test_any_network_is_ranked_isolated_nodes_included(measure, edges, alone):
    network = nx.Graph(name="any")
    network.add_nodes_from(f"alone-{number}" for number in range(alone))
    network.add_edges_from((f"n{a}", f"n{b}") for a, b in edges if a != b)
    ranking = rank(network, (measure,))
    assert {node for node, *_ in ranking.rows} == set(network)


def test_the_middle_of_a_star_is_between_all_its_ends():
    star = nx.star_graph(4)
    assert _values(rank(star, ("betweenness",)), "betweenness") == {0: 1.0, 1: 0, 2: 0, 3: 0, 4: 0}


def test_the_nodes_of_a_path_are_as_close_as_their_distances_say():
    path = nx.path_graph(3)
    assert _values(rank(path, ("closeness",)), "closeness") == pytest.approx({0: 2 / 3, 1: 1.0, 2: 2 / 3})


def test_a_tie_is_told_apart_by_name_alone(graph):
    first, second = graph.centrality("institutions").rows[:2]
    assert (first[1], second[1], first[2] == pytest.approx(second[2], abs=1e-12)) == ("CNRS", "Inria", True)


def test_an_unknown_measure_is_refused_with_the_nearest_name(graph):
    with pytest.raises(aigraph.UsageError, match=r"did you mean closeness\?"):
        graph.centrality("clusters", ("closenes",))


def test_an_empty_network_has_an_empty_ranking():
    assert rank(nx.Graph(name="none")).rows == ()
