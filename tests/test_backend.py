"""The backend of networkx: found by its entry points, equal to networkx, and refusing what it cannot do."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigraph.backend import BACKEND, get_info

ROOT = Path(__file__).resolve().parents[1]
GRAPHS = st.tuples(
    st.sampled_from([nx.Graph, nx.DiGraph]),
    st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11), st.sampled_from([0.5, 1, 2, 7])), max_size=50),
    st.integers(0, 3),
)


def _made(drawn):
    make, edges, alone = drawn
    network = make()
    network.add_nodes_from(f"alone-{number}" for number in range(alone))
    network.add_weighted_edges_from(edges)
    return network


def _ours(name, network, **options):
    weight = {options["weight"]: 1.0} if options.get("weight") else None
    assert BACKEND.can_run(name, (network,), options) is True
    return getattr(BACKEND, name)(BACKEND.convert_from_nx(network, edge_attrs=weight), **options)


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("betweenness_centrality", {}),
        ("betweenness_centrality", {"normalized": False}),
        ("betweenness_centrality", {"endpoints": True}),
        ("edge_betweenness_centrality", {}),
        ("edge_betweenness_centrality", {"normalized": False}),
        ("closeness_centrality", {}),
        ("closeness_centrality", {"wf_improved": False}),
        ("katz_centrality", {"alpha": 0.005}),
        ("katz_centrality", {"alpha": 0.005, "weight": "weight", "beta": 2}),
    ],
)
@settings(max_examples=60, deadline=None)
@given(GRAPHS)
def test_a_function_gives_what_networkx_gives(name, options, drawn):
    network = _made(drawn)
    assert _ours(name, network, **options) == pytest.approx(getattr(nx, name)(network, **options), abs=1e-9)


@pytest.mark.parametrize("options", [{}, {"weight": "weight"}, {"tol": 1e-9}])
@settings(max_examples=60, deadline=None)
@given(GRAPHS)
def test_an_eigenvector_is_that_of_networkx_or_neither_has_one(options, drawn):
    network = _made(drawn)
    answers = []
    for compute in (nx.eigenvector_centrality, lambda graph, **given: _ours("eigenvector_centrality", graph, **given)):
        try:
            answers.append(compute(network, max_iter=500, **options))
        except (nx.PowerIterationFailedConvergence, nx.NetworkXPointlessConcept):
            answers.append({})
    assert answers[0] == pytest.approx(answers[1], abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(GRAPHS)
def test_cores_are_those_of_networkx(drawn):
    network = nx.Graph(_made(drawn))
    network.remove_edges_from([*nx.selfloop_edges(network)])
    assert _ours("core_number", network) == nx.core_number(network)


LOOP, DIRECTED, NEGATIVE = nx.Graph([(0, 0)]), nx.DiGraph([(0, 1)]), nx.Graph([(0, 1, {"weight": -1})])


@pytest.mark.parametrize(
    ("name", "network", "options", "told"),
    [
        ("betweenness_centrality", nx.path_graph(3), {"k": 2}, "the argument k is not supported"),
        ("betweenness_centrality", nx.path_graph(3), {"weight": "w"}, "the argument weight is not supported"),
        ("closeness_centrality", nx.path_graph(3), {"u": 0}, "the argument u is not supported"),
        ("closeness_centrality", nx.path_graph(3), {"distance": "w"}, "the argument distance is not supported"),
        ("eigenvector_centrality", nx.path_graph(3), {"nstart": {0: 1}}, "the argument nstart is not supported"),
        ("katz_centrality", nx.path_graph(3), {"normalized": False}, "the argument normalized is not supported"),
        ("katz_centrality", nx.path_graph(3), {"beta": {0: 1}}, "a beta for each node, or one that is no number, is"),
        ("katz_centrality", nx.path_graph(3), {"beta": "one"}, "a beta for each node, or one that is no number, is"),
        ("betweenness_centrality", nx.path_graph(3), {"speed": 2}, "the argument speed is not supported"),
        ("eigenvector_centrality", NEGATIVE, {"weight": "weight"}, "weights below 0, or that are no numbers, are not"),
        ("katz_centrality", NEGATIVE, {"weight": "weight"}, "weights below 0, or that are no numbers, are not"),
        ("betweenness_centrality", nx.MultiGraph([(0, 1), (0, 1)]), {}, "several ties of one pair are not supported"),
        ("core_number", DIRECTED, {}, "directed ties and self loops are not supported"),
        ("core_number", LOOP, {}, "directed ties and self loops are not supported"),
        ("pagerank", nx.path_graph(3), {}, "there are betweenness_centrality, "),
    ],
)
def test_what_it_cannot_do_is_refused_with_the_reason(name, network, options, told):
    assert BACKEND.can_run(name, (network,), options).startswith(told)


@pytest.mark.parametrize(
    ("name", "options", "error"),
    [
        ("eigenvector_centrality", {"max_iter": -1}, nx.PowerIterationFailedConvergence),
        ("katz_centrality", {"max_iter": -1}, nx.PowerIterationFailedConvergence),
    ],
)
def test_what_cannot_be_computed_ends_as_in_networkx(name, options, error):
    with pytest.raises(error):
        _ours(name, nx.path_graph(3), **options)


def test_a_network_without_nodes_has_no_eigenvector_as_in_networkx():
    with pytest.raises(nx.NetworkXPointlessConcept):
        _ours("eigenvector_centrality", nx.Graph())


@pytest.mark.parametrize("name", ["betweenness_centrality", "edge_betweenness_centrality"])
def test_a_switch_may_be_any_truth(name):
    network = nx.path_graph(3)
    assert _ours(name, network, normalized=0) == pytest.approx(getattr(nx, name)(network, normalized=0))


def test_it_is_not_worth_its_while_on_a_small_graph():
    assert BACKEND.should_run("core_number", (nx.path_graph(3),), {}) == "the graph has fewer than 100 nodes"
    assert BACKEND.should_run("core_number", (nx.path_graph(100),), {}) is True


SCRIPT = """
import networkx as nx
graph = nx.karate_club_graph()
ours = nx.betweenness_centrality(graph.copy(), backend="aigraph")
assert all(abs(ours[node] - value) < 1e-9 for node, value in nx.betweenness_centrality(graph).items())
try:
    nx.betweenness_centrality(graph, k=3, backend="aigraph")
except NotImplementedError as error:
    print("refused")
nx.config.backend_priority.algos = ["aigraph"]
print(len(nx.betweenness_centrality(graph.copy(), k=3, seed=1)), len(nx.pagerank(graph)))
"""


@pytest.fixture
def found(tmp_path):
    """The environment of a process in which networkx finds the backend by the entry points of the package."""
    points = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"]
    assert set(points) == {"networkx.backends", "networkx.backend_info"}
    lines = [
        f"[{group}]\n" + "".join(f"{name} = {where}\n" for name, where in points[group].items()) for group in points
    ]
    folder = tmp_path / "aigraph_points-0.dist-info"
    folder.mkdir()
    (folder / "entry_points.txt").write_text("\n".join(lines), encoding="utf-8")
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: aigraph-points\nVersion: 0\n", encoding="utf-8")
    return {"PYTHONPATH": ":".join([str(tmp_path), *filter(None, sys.path)])}


# Where the package itself is installed with its entry points, networkx finds the same twice and warns of it.
PYTHON = [sys.executable, "-W", "ignore:networkx backend defined more than once"]


def test_networkx_finds_it_by_the_entry_points_of_the_package(found):
    run = subprocess.run([*PYTHON, "-c", SCRIPT], capture_output=True, text=True, check=False, env=found)
    assert (run.stdout, run.stderr) == ("refused\n34 34\n", "")


TESTS = [
    "centrality.tests.test_betweenness_centrality",
    "centrality.tests.test_closeness_centrality",
    "centrality.tests.test_eigenvector_centrality",
    "centrality.tests.test_katz_centrality",
    "tests.test_core",
]


def test_it_passes_the_tests_that_networkx_has_of_its_functions(found, tmp_path):
    names = [f"networkx.algorithms.{name}" for name in TESTS]
    command = [*PYTHON, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(tmp_path), "--pyargs", *names]
    environment = found | {"NETWORKX_TEST_BACKEND": "aigraph"}
    run = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=tmp_path)
    # Those that ask for what is refused are expected to fail (xfailed).
    assert (run.returncode, " passed, " in run.stdout.splitlines()[-1]) == (0, True), run.stdout[-3000:]


def test_every_function_that_it_has_is_told_to_networkx():
    assert all(hasattr(BACKEND, name) and hasattr(nx, name) for name in get_info()["functions"])
