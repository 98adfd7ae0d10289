"""The layouts beside the constellation, and what they are made of: places moved apart, tiles, columns, coordinates."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest

import aigraph
from aigraph.layout import LAYOUTS, bipartite, force, geo
from aigraph.layout.columns import _crossings
from aigraph.layout.matching import match
from aigraph.layout.outlines import set_labels
from aigraph.layout.projecting import conic
from aigraph.layout.spreading import separate
from aigraph.layout.tiles import tiles
from aigraph.picture.gathering import gather
from aigraph.picture.view import Edge, Node

if TYPE_CHECKING:
    from aigraph.layout import Position
    from aigraph.picture.view import View

FRANCE = {
    "ARA": (45.5, 4.5), "BFC": (47.0, 5.0), "BRE": (48.0, -3.0), "CVL": (47.5, 1.5), "COR": (42.0, 9.0),
    "GES": (48.5, 5.5), "HDF": (50.0, 3.0), "IDF": (48.5, 2.5), "NOR": (49.0, 0.0), "NAQ": (45.0, 0.0),
    "OCC": (43.5, 2.0), "PDL": (47.5, -1.0), "PAC": (44.0, 6.0),
}  # fmt: skip


@pytest.fixture(scope="module")
def view() -> View:
    return gather(aigraph.load().dataset)


@pytest.fixture(scope="module")
def laid(view: View) -> dict[str, dict[str, Position]]:
    """The shipped graph in each layout."""
    places = {
        thing: (found["at"][1] * 100, -found["at"][0] * 100) for thing, found in view.sheets["map"]["places"].items()
    }
    kinds = [mark.kind for mark in view.marks]
    more = {"geo": {"places": places}}
    return {name: make(view.nodes, view.edges, kinds=kinds, **more.get(name, {})) for name, make in LAYOUTS.items()}


@pytest.mark.parametrize("name", ["bipartite", "force"])
def test_no_two_marks_or_labels_overlap(laid, name):
    boxes = [box for place in laid[name].values() for box in (place.mark_box, place.label_box)]
    assert [pair for pair in combinations(boxes, 2) if pair[0].grown(-0.05).overlaps(pair[1].grown(-0.05))] == []


def test_no_two_marks_overlap_at_their_coordinates(laid):
    boxes = [place.mark_box.grown(-0.05) for place in laid["geo"].values()]
    assert [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])] == []


@pytest.mark.parametrize("name", ["bipartite", "force"])
def test_the_order_of_nodes_and_ties_does_not_matter(view, laid, name):
    kinds = [mark.kind for mark in view.marks]
    assert LAYOUTS[name](view.nodes[::-1], view.edges[::-1], kinds=kinds) == laid[name]


@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_every_node_has_a_place(view, laid, name):
    assert set(laid[name]) == {node.id for node in view.nodes}


@pytest.mark.parametrize("make", [bipartite, force])
def test_an_empty_graph_has_no_places(make):
    assert make([], []) == {}


@pytest.mark.parametrize("make", [bipartite, force])
def test_a_single_node_has_a_place(make):
    assert set(make([node("a")], [])) == {"a"}


def test_columns_are_three_where_several_kinds_surround_the_hubs(laid):
    assert len({place.x for place in laid["bipartite"].values()}) == 3


def test_columns_are_two_where_one_kind_surrounds_the_hubs():
    nodes = [node("hub", size=1.0), node("a"), node("b")]
    assert len({place.x for place in bipartite(nodes, [tie("a", "hub"), tie("b", "hub")]).values()}) == 2


def test_the_order_of_columns_takes_crossings_away():
    nodes = [node("h1", size=2.0), node("h2", size=1.0), node("a"), node("b")]
    ties = [tie("b", "h1"), tie("a", "h2")]
    found = bipartite(nodes, ties)
    near = {"h1": {"b"}, "h2": {"a"}, "a": {"h2"}, "b": {"h1"}}
    columns = [sorted(names, key=lambda name: found[name].y) for names in (["h1", "h2"], ["a", "b"])]
    assert _crossings(columns, near) == 0


def test_neighbours_are_nearer_than_strangers_by_force():
    nodes = [node(name) for name in "abcdef"]
    found = force(nodes, [tie(one, other) for one, other in zip("abcde", "bcdef", strict=True)])
    assert distance(found["a"], found["b"]) < distance(found["a"], found["f"])


def test_parts_that_nothing_joins_have_their_places_by_force():
    assert len(force([node(name) for name in "abcd"], [tie("a", "b"), tie("c", "d")])) == 4


def test_many_nodes_are_laid_out_by_pivots_without_overlap():
    nodes = [node(f"n{number:04}") for number in range(900)]
    found = force(nodes, [tie(f"n{number:04}", f"n{number // 7:04}") for number in range(1, 900)])
    marks = [place.mark_box.grown(-0.05) for place in found.values()]
    assert not any(one.overlaps(other) for one, other in combinations(marks, 2))


def test_a_hub_without_coordinates_stands_amid_its_neighbours_of_the_same_region():
    nodes = [node("hub", size=1.0), node("near"), node("far")]
    ties = [tie("near", "hub"), tie("far", "hub")]
    areas = {"hub": frozenset({"r"}), "near": frozenset({"r"}), "far": frozenset({"s"})}
    found = geo(nodes, ties, places={"near": (0.0, 0.0), "far": (1000.0, 0.0)}, areas=areas)
    assert distance(found["hub"], found["near"]) < 120


def test_what_has_no_coordinates_is_listed_aside():
    found = geo([node("a"), node("b")], [], places={"a": (0.0, 0.0)})
    assert found["b"].mark_box.left > found["a"].label_box.right


@pytest.mark.parametrize(
    ("north", "south"), [("HDF", "IDF"), ("IDF", "CVL"), ("NOR", "PDL"), ("PDL", "NAQ"), ("ARA", "PAC"), ("PAC", "COR")]
)
def test_tiles_keep_north_above_south(north, south):
    cells = tiles(FRANCE)
    assert cells[north][1] < cells[south][1]


@pytest.mark.parametrize("west_to_east", ["BRE NOR IDF GES", "PDL CVL BFC", "NAQ ARA", "OCC PAC COR"])
def test_tiles_keep_west_left_of_east(west_to_east):
    columns = [tiles(FRANCE)[name][0] for name in west_to_east.split()]
    assert columns == sorted(set(columns))


def test_no_two_regions_share_a_tile():
    cells = tiles(FRANCE, ["elsewhere", "nowhere"])
    assert len(set(cells.values())) == len(FRANCE) + 2


def test_tiles_without_any_place_stand_in_rows():
    assert tiles({}, ["a", "b", "c", "d"]) == {"a": (0, 0), "b": (1, 0), "c": (0, 1), "d": (1, 1)}


def test_tiles_do_not_depend_on_the_order_of_regions():
    assert tiles(dict(reversed(FRANCE.items()))) == tiles(FRANCE)


def test_things_at_one_place_are_spread_the_same_way_each_time():
    points, sizes = [(5.0, 5.0)] * 30, [(10.0, 10.0)] * 30
    assert separate(points, sizes) == separate(points, sizes)


def test_spread_things_do_not_overlap():
    found = separate([(5.0, 5.0)] * 30, [(10.0, 10.0)] * 30)
    pairs = combinations(found, 2)
    assert min(max(abs(x - right), abs(y - below)) for (x, y), (right, below) in pairs) > 9.98


def test_what_does_not_overlap_is_not_moved():
    assert separate([(0.0, 0.0), (50.0, 0.0)], [(10.0, 10.0)] * 2) == [(0.0, 0.0), (50.0, 0.0)]


def test_the_conic_projection_is_true_along_meridians():
    project = conic([(42.0, -5.0), (51.0, 9.0)])
    (_, south), (_, north) = project((44.0, 2.0)), project((46.0, 2.0))
    assert south - north == pytest.approx(2.0)


def test_near_the_equator_the_projection_is_plain():
    assert conic([(-1.0, 10.0), (1.0, 12.0)]).parallels is None


def test_a_label_without_room_in_its_region_stands_outside_with_a_line():
    small, large = [(0, 0), (20, 0), (20, 20), (0, 20), (0, 0)], [(50, 0), (400, 0), (400, 300), (50, 300), (50, 0)]
    marks = [(10.0, 10.0, 18.0)]
    found = set_labels({"small": [small], "large": [large]}, {"small": (30, 15), "large": (60, 15)}, marks, (600, 400))
    assert (len(found["small"]), len(found["large"])) == (4, 2)


def node(name: str, size: float | None = None) -> Node:
    return Node(name, "hub" if size else "leaf", {"en": name}, {"en": name}, size)


def tie(source: str, target: str) -> Edge:
    return Edge(source, target, "tie", {"en": "tie"})


def distance(one: Position, other: Position) -> float:
    return ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5


@pytest.mark.parametrize("seed", range(30))
def test_a_matching_costs_what_scipys_does_and_shares_no_column(seed):
    import numpy as np  # noqa: PLC0415
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415

    chance = np.random.default_rng(seed)
    rows = int(chance.integers(1, 20))
    costs = chance.random((rows, rows + int(chance.integers(0, 30)))).round(seed % 3)
    chosen = match(costs)
    assert len(set(chosen)) == rows
    assert costs[range(rows), chosen].sum() == pytest.approx(costs[linear_sum_assignment(costs)].sum())
