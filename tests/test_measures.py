"""Measures are networkx's own, and right on graphs that can be worked out by hand."""

from __future__ import annotations

import contextlib
import math
import os
import signal
import subprocess
import sys
import threading
import time
from fractions import Fraction
from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import aigraph
from aigraph.measures import (
    MEASURES,
    METHODS,
    USUAL,
    compare_by_ties,
    describe,
    engine,
    find_communities,
    rank,
    reaching,
    rust,
    sampling,
)
from aigraph.measures.groups import adjusted_rand

NETWORKX = {
    "degree": nx.degree_centrality,
    "betweenness": nx.betweenness_centrality,
    "closeness": nx.closeness_centrality,
    "eigenvector": lambda graph: nx.eigenvector_centrality(graph, max_iter=100_000, tol=1e-15),
    "pagerank": nx.pagerank,
    "weighted-degree": lambda graph: dict(graph.degree(weight="weight")),
    "weighted-betweenness": lambda graph: nx.betweenness_centrality(_far(graph), weight="far"),
    "weighted-closeness": lambda graph: nx.closeness_centrality(_far(graph), distance="far"),
    "harmonic": lambda graph: {n: v / (len(graph) - 1) for n, v in nx.harmonic_centrality(graph).items()},
    "katz": lambda graph: nx.katz_centrality_numpy(graph, alpha=0.85 / max(nx.adjacency_spectrum(graph, None).real)),
    "clustering": nx.clustering,
    "core": nx.core_number,
    "constraint": lambda graph: nx.constraint(graph, weight="weight"),
    "effective-size": lambda graph: nx.effective_size(graph, weight="weight"),
}


def _far(graph):
    copy = graph.copy()
    for *_, data in copy.edges(data=True):
        data["far"] = 1 / data.get("weight", 1)
    return copy


def _values(ranking, measure):
    place = ranking.measures.index(measure)
    return {node: values[place] for node, _, values in ranking.rows}


@pytest.mark.parametrize("network", ["institutions", "clusters", "membership", "themes"])
@pytest.mark.parametrize("measure", sorted(NETWORKX))
def test_a_value_is_what_networkx_computes(graph, network, measure):
    values = _values(graph.centrality(network, (measure,)), measure)
    assert values == pytest.approx(NETWORKX[measure](graph.network(network)), abs=1e-9, nan_ok=True)


@pytest.mark.parametrize("network", ["institutions", "clusters", "themes"])
@pytest.mark.parametrize(("measure", "place"), [("hubs", 0), ("authorities", 1)])
def test_hubs_and_authorities_are_those_of_networkx_where_there_is_one_answer(graph, network, measure, place):
    found = graph.network(network)
    part = found.subgraph(max(nx.connected_components(found), key=len)).copy()
    expected = nx.hits(part, tol=1e-12)[place]
    assert _values(rank(part, (measure,)), measure) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("network", ["people", "membership", "funding", "whole"])
@pytest.mark.parametrize("measure", ["hubs", "authorities"])
def test_no_hub_and_no_authority_is_below_zero(graph, network, measure):
    assert min(_values(graph.centrality(network, (measure,)), measure).values()) >= 0


@pytest.mark.parametrize("network", ["funding", "programmes", "hierarchy"])
def test_every_measure_takes_a_directed_network(graph, network):
    ranking = graph.centrality(network, ("all",))
    assert (ranking.measures, len(ranking.rows)) == (tuple(MEASURES), len(graph.network(network)))


@pytest.mark.parametrize("measure", sorted(MEASURES))
@pytest.mark.parametrize("make", [nx.Graph, nx.DiGraph])
@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=20), st.integers(1, 3))
def test_any_network_is_ranked_lonely_nodes_and_loops_included(measure, make, edges, alone):
    network = make(name="any")
    network.add_nodes_from(f"alone-{number}" for number in range(alone))
    network.add_edges_from((f"n{a}", f"n{b}") for a, b in edges)
    # Only these have no stable value on some networks, which is told.
    unstable = {"eigenvector", "hubs", "authorities"}
    with contextlib.suppress(*([aigraph.UsageError] if measure in unstable else [])):
        assert {node for node, *_ in rank(network, (measure,)).rows} == set(network)


@pytest.mark.parametrize("measure", sorted(MEASURES))
def test_every_measure_says_in_each_language_how_to_read_it(measure):
    reading = MEASURES[measure].reading
    assert reading.en != reading.fr
    assert {reading.en[-1], reading.fr[-1]} == {"."}


# -- by hand


STAR = {0: 1.0, 1: 0.0, 2: 0.0, 3: 0.0, 4: 0.0}
ROOT_2 = math.sqrt(2)


@pytest.mark.parametrize(
    ("measure", "network", "expected"),
    [
        ("degree", nx.path_graph(3), {0: 0.5, 1: 1.0, 2: 0.5}),
        ("betweenness", nx.star_graph(4), STAR),
        ("betweenness", nx.path_graph(4), {0: 0, 1: 2 / 3, 2: 2 / 3, 3: 0}),
        ("closeness", nx.path_graph(3), {0: 2 / 3, 1: 1.0, 2: 2 / 3}),
        ("closeness", nx.Graph([(0, 1), (2, 3)]), dict.fromkeys(range(4), 1 / 3)),
        ("harmonic", nx.path_graph(3), {0: 0.75, 1: 1.0, 2: 0.75}),
        ("eigenvector", nx.path_graph(3), {0: 0.5, 1: ROOT_2 / 2, 2: 0.5}),
        ("clustering", nx.Graph([(0, 1), (1, 2), (2, 0), (2, 3)]), {0: 1.0, 1: 1.0, 2: 1 / 3, 3: 0.0}),
        ("core", nx.Graph([(0, 1), (1, 2), (2, 0), (2, 3)]), {0: 2, 1: 2, 2: 2, 3: 1}),
        # Burt: the middle of a star of three has all of its ends to itself; an end has the middle alone.
        ("constraint", nx.star_graph(3), {0: 1 / 3, 1: 1.0, 2: 1.0, 3: 1.0}),
        # In a triangle each contact is half of the effort, and again half of a quarter by the other: 2 (1/2 + 1/4)².
        ("constraint", nx.complete_graph(3), dict.fromkeys(range(3), 2 * 0.75**2)),
        ("effective-size", nx.star_graph(3), {0: 3.0, 1: 1.0, 2: 1.0, 3: 1.0}),
        ("effective-size", nx.complete_graph(3), dict.fromkeys(range(3), 1.0)),
        ("hubs", nx.DiGraph([(0, 1), (0, 2), (3, 1)]), {0: 0.6180339887, 1: 0, 2: 0, 3: 0.3819660113}),
        ("authorities", nx.DiGraph([(0, 1)]), {0: 0.0, 1: 1.0}),
        # Nothing goes round: with α 0.1 the second of two gets 1 + 0.1.
        ("katz", nx.DiGraph([(0, 1)]), {0: 1 / math.hypot(1, 1.1), 1: 1.1 / math.hypot(1, 1.1)}),
        ("pagerank", nx.cycle_graph(4), dict.fromkeys(range(4), 0.25)),
    ],
)
def test_a_value_is_the_one_worked_out_by_hand(measure, network, expected):
    assert _values(rank(network, (measure,)), measure) == pytest.approx(expected, abs=1e-6)


WEIGHTED = nx.Graph()
WEIGHTED.add_weighted_edges_from([("a", "b", 4), ("b", "c", 4), ("a", "c", 1)])


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("weighted-degree", {"a": 5, "b": 8, "c": 5}),
        # From a to c by b it is 1/4 + 1/4 long, straight 1: b lies between them.
        ("weighted-betweenness", {"a": 0, "b": 1, "c": 0}),
        ("weighted-closeness", {"a": 2 / 0.75, "b": 2 / 0.5, "c": 2 / 0.75}),
        ("betweenness", {"a": 0, "b": 0, "c": 0}),
    ],
)
def test_a_strong_tie_is_a_short_way(measure, expected):
    assert _values(rank(WEIGHTED, (measure,)), measure) == pytest.approx(expected)


@pytest.mark.parametrize("weight", [0, -1, math.inf, None])
def test_a_weight_that_is_no_strength_is_no_distance(weight):
    network = nx.Graph(name="odd")
    network.add_edge("a", "b", weight=weight)
    with pytest.raises(aigraph.UsageError, match=r"odd: a tie has the weight .*, which is no strength"):
        rank(network, ("weighted-closeness",))


@pytest.mark.parametrize("weight", [-1, math.nan, math.inf, None])
@pytest.mark.parametrize("measure", [name for name, one in MEASURES.items() if one.uses_weight])
def test_a_weight_that_is_no_strength_is_refused(measure, weight):
    network = nx.Graph(name="odd")
    network.add_weighted_edges_from([("a", "b", weight), ("b", "c", 1)])
    with pytest.raises(aigraph.UsageError, match=r"odd: a tie has the weight .*, which is no strength"):
        rank(network, (measure,))


def test_a_weight_that_is_no_strength_makes_no_community():
    network = nx.Graph(name="odd")
    network.add_weighted_edges_from([("a", "b", -1), ("b", "c", 1)])
    with pytest.raises(aigraph.UsageError, match="odd: a tie has the weight -1, which is no strength"):
        find_communities(network)


def test_ties_without_any_strength_make_no_hub_and_no_community():
    network = nx.Graph(name="odd")
    network.add_edge("a", "b", weight=0)
    assert _values(rank(network, ("hubs",)), "hubs") == {"a": 0.0, "b": 0.0}
    assert len(find_communities(network).groups) == 2


@pytest.mark.parametrize("measure", sorted(MEASURES))
def test_several_ties_of_one_pair_are_refused(measure):
    with pytest.raises(aigraph.UsageError, match="two: has several ties of one pair"):
        rank(nx.MultiGraph([(0, 1), (0, 1)], name="two"), (measure,))


# Three ways from 0 to 3, each 1/2 + 1/3 + 1/7 long: in sums of floats the order would decide which is shortest.
EQUALLY_LONG = nx.Graph()
EQUALLY_LONG.add_weighted_edges_from(
    [(0, 1, 2), (1, 2, 3), (2, 3, 7), (0, 4, 7), (4, 5, 3), (5, 3, 2), (0, 6, 3), (6, 7, 7), (7, 3, 2)]
)


@pytest.mark.parametrize("scale", [1, 10])
@pytest.mark.parametrize("make", [nx.Graph, nx.DiGraph])
def test_ways_that_are_equally_long_share_what_lies_between(scale, make):
    network, exact = make(EQUALLY_LONG), make(EQUALLY_LONG)
    for *_, data in network.edges(data=True):
        data["weight"] /= scale
    for *_, data in exact.edges(data=True):
        data["far"] = Fraction(1, data["weight"])
    expected = nx.betweenness_centrality(exact, weight="far")
    assert _values(rank(network, ("weighted-betweenness",)), "weighted-betweenness") == pytest.approx(expected)


def test_weights_of_no_small_multiple_have_rounded_ways():
    network = nx.gnm_random_graph(40, 100, seed=4)
    for place, (*_, data) in enumerate(network.edges(data=True)):
        data["weight"] = 1 + place * 0.7310585786300049
    expected = nx.betweenness_centrality(_far(network), weight="far")
    assert _values(rank(network, ("weighted-betweenness",)), "weighted-betweenness") == pytest.approx(expected)


def test_katz_is_soon_done_on_a_large_network():
    network = nx.gnm_random_graph(10_000, 30_000, seed=1)
    start = time.process_time()
    rank(network, ("katz",))
    assert time.process_time() - start < 5  # to solve the equations takes twenty


def test_a_tie_with_itself_changes_no_value():
    looped = nx.path_graph(3)
    looped.add_edge(1, 1)
    assert rank(looped, ("all",)).rows == rank(nx.path_graph(3), ("all",)).rows


# -- rankings


def test_a_tie_has_one_rank_and_is_told_apart_by_name_alone(graph):
    ranking = graph.centrality("institutions")
    first, second = ranking.rows[:2]
    assert (first[1], second[1], ranking.ranks[:3]) == ("CNRS", "Inria", (1, 1, 3))


def test_a_broker_of_low_constraint_comes_first_and_who_has_no_ties_last():
    network = nx.star_graph(3)
    network.add_node("alone")
    ranking = rank(network, ("constraint",))
    assert [node for node, *_ in ranking.rows] == [0, 1, 2, 3, "alone"]
    assert ranking.ranks == (1, 2, 2, 2, None)


@pytest.mark.parametrize(
    ("measures", "told"),
    [
        (("eigenvector",), "2 parts that no tie joins; eigenvector"),
        (("betweenness",), ""),
        (("pagerank",), "no weights; each tie counts 1"),
        (("degree",), "1 ties of a node with itself are left out"),
        (("constraint",), "The lowest constraint comes first"),
    ],
)
def test_how_parts_loops_and_weights_are_taken_is_said(measures, told):
    network = nx.Graph([(0, 1), (2, 3), (3, 3)], name="x")
    assert any(told in str(note) for note in rank(network, measures).notes)


def test_weights_are_said_to_be_strengths_or_distances(graph):
    notes = [note.fr for note in graph.centrality("clusters", ("pagerank", "weighted-closeness")).notes]
    assert notes == [
        "Les poids sont des forces pour pagerank.",
        "Un chemin est long de 1/poids pour weighted-closeness.",
    ]


def test_an_unknown_measure_is_refused_with_the_nearest_name(graph):
    with pytest.raises(aigraph.UsageError, match=r"did you mean closeness\?"):
        graph.centrality("clusters", ("closenes",))


def test_an_empty_network_has_an_empty_ranking():
    assert rank(nx.Graph(name="none"), ("all",)).rows == ()


def test_the_usual_measures_are_five(graph):
    assert graph.centrality("clusters").measures == USUAL


# -- the engine

GRAPHS = st.tuples(
    st.sampled_from([nx.Graph, nx.DiGraph]),
    st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=50),
    st.integers(0, 4),
)


def _made(drawn):
    make, edges, alone = drawn
    network = make(edges)
    network.add_nodes_from(f"alone-{number}" for number in range(alone))
    return network


@pytest.mark.parametrize("name", ["betweenness_centrality", "closeness_centrality"])
@settings(max_examples=80, deadline=None)
@given(GRAPHS)
def test_rustworkx_gives_what_networkx_gives(name, drawn):
    network = _made(drawn)
    assert rust.compute(rust.to_rustworkx(network), name) == pytest.approx(getattr(nx, name)(network), abs=1e-9)


@settings(max_examples=80, deadline=None)
@given(GRAPHS)
def test_betweenness_from_every_source_is_exact(drawn):
    network = _made(drawn)
    found = sampling.estimate_betweenness(network)
    assert (found.values, found.error) == (pytest.approx(nx.betweenness_centrality(network), abs=1e-9), 0.0)


LARGE = nx.gnm_random_graph(200, 600, seed=1)


@pytest.mark.parametrize("compute", ["betweenness", "closeness", "harmonic"])
@pytest.mark.parametrize("process_from", [0, engine.PROCESS_FROM])
def test_above_a_size_values_stay_the_same(monkeypatch, compute, process_from):
    monkeypatch.setattr(engine, "NETWORKX_BELOW", 0)
    monkeypatch.setattr(engine, "PROCESS_FROM", process_from)
    found = getattr(engine, compute)(LARGE)
    assert found == pytest.approx(getattr(nx, f"{compute}_centrality")(LARGE), abs=1e-9)


@pytest.mark.parametrize("most_steps", [0, 1, 256])
@pytest.mark.parametrize("words", [1, 16])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(GRAPHS)
def test_distances_are_those_of_networkx_however_they_are_searched(monkeypatch, most_steps, words, drawn):
    monkeypatch.setattr(reaching, "_MOST_STEPS", most_steps)
    monkeypatch.setattr(reaching, "_WORDS", words)
    network = _made(drawn)
    assume(len(network))
    assert reaching.closeness(network) == pytest.approx(nx.closeness_centrality(network), abs=1e-9)
    assert reaching.harmonic(network) == pytest.approx(nx.harmonic_centrality(network), abs=1e-9)


@pytest.mark.parametrize("network", [nx.gnm_random_graph(300, 400, seed=2), nx.path_graph(400), nx.DiGraph([(0, 1)])])
@pytest.mark.parametrize("cells", [1000, 2**23])
def test_distances_are_those_of_networkx_over_several_blocks(monkeypatch, network, cells):
    monkeypatch.setattr(reaching, "_WORDS", 2)
    monkeypatch.setattr(reaching, "_MOST_CELLS", cells)
    assert reaching.closeness(network) == pytest.approx(nx.closeness_centrality(network), abs=1e-9)
    assert reaching.harmonic(network) == pytest.approx(nx.harmonic_centrality(network), abs=1e-9)


@settings(max_examples=80, deadline=None)
@given(GRAPHS, st.lists(st.floats(1e-3, 1e3), min_size=50, max_size=50))
def test_closeness_by_lengths_is_that_of_networkx(drawn, lengths):
    network = _made(drawn)
    assume(len(network))
    for (*_, data), length in zip(network.edges(data=True), lengths, strict=False):
        data["far"] = length
    expected = nx.closeness_centrality(network, distance="far")
    assert reaching.closeness(network, "far") == pytest.approx(expected, rel=1e-9)


def test_the_same_network_gives_the_same_digits(monkeypatch):
    monkeypatch.setattr(engine, "NETWORKX_BELOW", 0)
    assert len({tuple(engine.betweenness(LARGE).values()) for _ in range(5)}) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="finds the process in /proc")
def test_a_process_that_ends_before_its_time_is_told():
    def kill(_):
        for folder in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
                if parent == str(os.getpid()) and b"aigraph.measures.rust" in (folder / "cmdline").read_bytes():
                    os.kill(int(folder.name), signal.SIGKILL)

    with pytest.raises(aigraph.UsageError, match="ended with status -9; ask for a smaller network"):
        rust.compute_aside(nx.gnm_random_graph(3000, 30_000, seed=1), "betweenness_centrality", kill)


def test_eigenvectors_stay_the_same_above_a_size(monkeypatch):
    monkeypatch.setattr(engine, "NETWORKX_BELOW", 0)
    assert engine.eigenvector(LARGE, 1000) == pytest.approx(nx.eigenvector_centrality(LARGE, 1000), abs=1e-9)


@pytest.mark.parametrize("nodes", [1000, 90])
def test_the_eigenvector_of_a_path_is_half_a_wave(nodes):
    wave = [math.sin(math.pi * (place + 1) / (nodes + 1)) for place in range(nodes)]
    length = math.hypot(*wave)
    found = _values(rank(nx.path_graph(nodes), ("eigenvector",)), "eigenvector")
    assert found == pytest.approx({place: value / length for place, value in enumerate(wave)}, abs=1e-7)


def test_the_eigenvector_of_the_densest_part_takes_it_all():
    network = nx.disjoint_union(nx.complete_graph(16), nx.complete_graph(15))
    found = _values(rank(network, ("eigenvector",)), "eigenvector")
    assert found == pytest.approx({node: 0.25 if node < 16 else 0.0 for node in network}, abs=1e-15)


def test_parts_of_one_eigenvalue_share_the_eigenvector():
    network = nx.disjoint_union(nx.complete_graph(3), nx.cycle_graph(6))
    found = _values(rank(network, ("eigenvector",)), "eigenvector")
    assert found == pytest.approx(nx.eigenvector_centrality(network), abs=1e-12)


def test_ties_that_go_round_in_no_circle_have_no_eigenvector():
    network = nx.DiGraph([(0, 1), (1, 2), (0, 2)])
    assert set(_values(rank(network, ("eigenvector",)), "eigenvector").values()) == {0.0}


@settings(max_examples=80, deadline=None)
@given(GRAPHS)
def test_an_eigenvector_is_one(drawn):
    network = nx.Graph(_made(drawn))
    network.remove_edges_from([*nx.selfloop_edges(network)])
    assume(network.number_of_edges())
    values = np.array([*rank(network, ("eigenvector",)).values("eigenvector").values()])
    found = rank(network, ("eigenvector",)).values("eigenvector")
    matrix = nx.to_numpy_array(network, nodelist=[*found], weight=None)
    assert matrix @ values == pytest.approx(max(np.linalg.eigvalsh(matrix)) * values, abs=1e-9)


@pytest.mark.parametrize("seed", range(3))
def test_an_estimate_is_within_its_error(seed):
    exact = nx.betweenness_centrality(LARGE)
    found = sampling.estimate_betweenness(LARGE, sources=150, seed=seed)
    assert 0 < max(abs(found.values[node] - exact[node]) for node in exact) <= found.error < 1


def test_an_estimated_ranking_says_so_with_its_error(monkeypatch):
    monkeypatch.setattr(engine, "SAMPLE_FROM", 0)
    monkeypatch.setattr(sampling, "SOURCES", 64)
    (note,) = rank(LARGE, ("betweenness",)).notes
    assert "estimated from 64 sources: with probability 0.9" in note.en


def test_long_work_tells_how_much_is_done():
    shares = []
    with engine.watched(shares.append):
        sampling.estimate_betweenness(LARGE, sources=64)
    assert shares == [0.5, 1.0]


def test_long_work_by_weights_tells_how_much_is_done():
    shares = []
    with engine.watched(shares.append):
        rank(nx.path_graph(128), ("weighted-betweenness",))
    assert shares == [0.5, 1.0]


def test_an_interrupt_ends_work_in_another_process():
    network = nx.gnm_random_graph(3000, 30_000, seed=1)

    def interrupt(_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rust.compute_aside(network, "betweenness_centrality", interrupt)
    assert threading.active_count() == 1


# -- the whole


def test_a_whole_network_is_described():
    barbell = nx.Graph([(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 5), (5, 3)], name="barbell")
    nx.set_node_attributes(barbell, {node: {"label": str(node), "kind": str(node > 2)} for node in barbell})
    whole = describe(barbell)
    assert (whole.articulation_points, whole.bridges, whole.diameter, whole.parts) == ((2, 3), ((2, 3),), 3, (6,))
    assert (whole.density, whole.transitivity) == (pytest.approx(7 / 15), pytest.approx(0.6))
    assert whole.degree_assortativity == pytest.approx(nx.degree_assortativity_coefficient(barbell))
    assert whole.kind_assortativity == pytest.approx(5 / 7)


def test_the_clusters_are_in_five_parts_and_four_stand_alone(graph):
    assert describe(graph.network("clusters")).parts == (5, 1, 1, 1, 1)


@pytest.mark.parametrize("name", ["institutions", "funding", "people", "whole", "clusters"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_whole_network_is_told_without_a_figure_that_is_none(graph, name, language):
    told = " ".join(line.tell(language) for line in describe(graph.network(name)).tell())
    assert ("nan" in told.lower().split(), "None" in told) == (False, False)


def test_an_empty_network_is_described():
    assert [str(line) for line in describe(nx.Graph(name="none")).tell()] == ["0 nodes, 0 ties"]


# -- communities


@pytest.mark.parametrize("method", sorted(METHODS))
def test_two_groups_with_one_tie_between_them_are_found(method):
    if method == "leiden":
        pytest.importorskip("graspologic_native")
    network = nx.barbell_graph(5, 0)
    network.add_node("alone")
    found = find_communities(network, method)
    assert sorted(len(group) for group in found.groups) == [1, 5, 5]
    assert (found.stability, found.modularity) == (1.0, pytest.approx(nx.community.modularity(network, _sets(found))))


def _sets(found):
    return [{node for node, _ in group} for group in found.groups]


def test_communities_are_the_same_whenever_they_are_asked_for(graph):
    assert graph.communities("people") == aigraph.load(graph.project).communities("people")


def test_no_community_spans_two_parts(graph):
    network = graph.network("institutions")
    parts = [*nx.connected_components(network)]
    assert all(any(group <= part for part in parts) for group in _sets(graph.communities("institutions")))


def test_what_has_no_ties_has_no_communities():
    found = find_communities(nx.empty_graph(3))
    assert (found.modularity, str(found.tell()[0])) == (None, " has no ties, so it has no communities.")


def test_communities_that_are_no_more_than_the_parts_are_told_to_be(graph):
    told = [text.fr for text in graph.communities("clusters").tell()]
    assert "modularité 0,0000" in told[0]
    assert told[-1].startswith("Elles ne sont pas plus liées que ne le voudrait le hasard")


def test_the_network_that_leiden_cannot_take_is_named(graph):
    pytest.importorskip("graspologic_native")
    with pytest.raises(aigraph.UsageError, match="the ties of funding have a direction"):
        graph.communities("funding", "leiden")


def test_an_unknown_method_is_refused_with_the_nearest_name(graph):
    with pytest.raises(aigraph.UsageError, match=r"did you mean louvain\?"):
        graph.communities("clusters", "louvan")


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("aabb", "ccdd", 1.0),
        ("aaaa", "aaaa", 1.0),
        ("aabb", "abab", -0.5),
        # Of ten pairs 4 are together in the first, 2 in the second, 2 in both; by chance 0.8 would be.
        ("aaabb", "aabcc", (2 - 0.8) / (3 - 0.8)),
    ],
)
def test_the_adjusted_rand_index_is_the_one_worked_out_by_hand(one, other, alike):
    assert adjusted_rand(dict(enumerate(one)), dict(enumerate(other))) == pytest.approx(alike)


# -- likeness


def test_clusters_are_as_alike_as_the_members_that_both_have(graph):
    pairs = compare_by_ties([graph.network("membership")], "Cluster")
    values = {frozenset(pair.names): (pair.values[0], pair.shared[0]) for pair in pairs}
    assert values[frozenset(("Hi! PARIS Cluster 2030", "PR[AI]RIE-PSAI"))] == (pytest.approx(2 / 7), ("CNRS", "Inria"))
    assert len(pairs) == 9 * 8 / 2


def test_what_has_no_neighbours_on_either_side_has_no_likeness():
    network = nx.Graph()
    network.add_nodes_from([("a", {"label": "A", "kind": "K"}), ("b", {"label": "B", "kind": "K"})])
    assert [pair.values for pair in compare_by_ties([network], "K")] == [(None,)]


def test_a_kind_that_is_not_there_is_refused(graph):
    with pytest.raises(aigraph.UsageError, match="nothing in membership is one; there are Cluster, Institution"):
        compare_by_ties([graph.network("membership")], "Klaster")


LONG = """
import networkx as nx, sys
from aigraph.measures import engine
engine.PROCESS_FROM = 0
network = nx.gnm_random_graph(20_000, 100_000, seed=1)
with engine.watched(lambda share: print("working", flush=True)):
    engine.betweenness(network)
"""


def test_control_c_ends_long_work():
    with subprocess.Popen([sys.executable, "-c", LONG], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"working\n"
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
    assert (process.returncode, errors.splitlines()[-1]) == (-signal.SIGINT, b"KeyboardInterrupt")
