"""The layout: places without overlap, the same for the same graph."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigraph.layout import Position, constellation
from aigraph.layout.lettering import text_width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aigraph.layout import Box


@dataclass(frozen=True)
class Thing:
    """A node with no more than the layout asks for."""

    id: str
    short: Mapping[str, str]
    size: float | None = None
    kind: str = "thing"
    quantity: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Link:
    """An edge with no more than the layout asks for."""

    source: str
    target: str


def things(*names: str, size: float | None = None) -> list[Thing]:
    """Nodes that are called as they are identified."""
    return [Thing(name, {"fr": name, "en": name}, size) for name in names]


def links(*pairs: str) -> list[Link]:
    """Edges written `source-target`."""
    return [Link(*pair.split("-")) for pair in pairs]


def boxes(places: Iterable[Position]) -> list[Box]:
    """Every mark's and every label's rectangle."""
    return [box for place in places for box in (place.mark_box, place.label_box)]


def overlapping(found: Iterable[Box]) -> list[tuple[Box, Box]]:
    """The pairs that share more than a hair's breadth (places are rounded to hundredths)."""
    return [pair for pair in combinations([box.grown(-0.02) for box in found], 2) if pair[0].overlaps(pair[1])]


LABELS = st.text(st.sampled_from("abcdefgh ijklmnÉŒ-/W@漢"), max_size=60)


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[Thing], list[Link]]:
    """Graphs with 0 to 20 hubs, any ties (loops and parallel ones too) and labels of any length."""
    hubs = [
        Thing(f"h{number}", {"fr": draw(LABELS), "en": draw(LABELS)}, draw(st.floats(0, 1e9)), quantity={"fr": "7 M€"})
        for number in range(draw(st.integers(0, 20)))
    ]
    others = [Thing(f"n{number}", {"fr": draw(LABELS)}) for number in range(draw(st.integers(0, 40)))]
    names = [thing.id for thing in hubs + others]
    if not names:
        return [], []
    ends = st.tuples(st.sampled_from(names), st.sampled_from(names))
    return hubs + others, [Link(*pair) for pair in draw(st.lists(ends, max_size=80))]


@given(graphs())
@settings(max_examples=60, deadline=None)
def test_no_two_marks_or_labels_overlap(graph: tuple[list[Thing], list[Link]]) -> None:
    assert overlapping(boxes(constellation(*graph).values())) == []


@given(graphs())
@settings(max_examples=30, deadline=None)
def test_every_node_has_a_place(graph: tuple[list[Thing], list[Link]]) -> None:
    assert set(constellation(*graph)) == {thing.id for thing in graph[0]}


@given(graphs(), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_places_do_not_depend_on_the_order_of_nodes_and_edges(
    graph: tuple[list[Thing], list[Link]], chance: st.DataObject
) -> None:
    nodes, ties = list(graph[0]), list(graph[1])
    chance.shuffle(nodes)  # type: ignore[attr-defined]
    chance.shuffle(ties)  # type: ignore[attr-defined]
    assert constellation(nodes, ties) == constellation(*graph)


def star(hubs: int, around: int, shared: int = 0) -> tuple[list[Thing], list[Link]]:
    """Hubs of equal size with as many satellites each, and nodes that all hubs share."""
    centres = [f"h{number}" for number in range(hubs)]
    satellites = [f"{hub}s{number}" for hub in centres for number in range(around)]
    common = [f"c{number}" for number in range(shared)]
    ties = [Link(name.split("s")[0], name) for name in satellites]
    ties += [Link(hub, name) for hub in centres for name in common]
    return things(*centres, size=1.0) + things(*satellites, *common), ties


@pytest.mark.parametrize(
    "shape", [(1, 3, 0), (1, 400, 0), (2, 5, 3), (2, 1, 300), (9, 11, 13), (16, 6, 20), (17, 6, 20), (50, 19, 30)]
)
def test_graphs_of_any_shape_are_placed_without_overlap(shape: tuple[int, int, int]) -> None:
    assert overlapping(boxes(constellation(*star(*shape)).values())) == []


def test_the_picture_of_nine_hubs_is_broader_than_high() -> None:
    found = boxes(constellation(*star(9, 11, 13)).values())
    width = max(box.right for box in found) - min(box.left for box in found)
    height = max(box.bottom for box in found) - min(box.top for box in found)
    assert 1.2 < width / height < 1.8


def part(name: str, nodes: list[Thing], ties: list[Link]) -> tuple[str, str]:
    """The part a node plays and the hub it belongs to."""
    place = constellation(nodes, ties)[name]
    return place.place, place.home


TWO_HUBS = things("A", "B", size=1.0) + things("own", "both", "narrow", "other", "broad", "deep", "alone")
TIES = links("own-A", "both-A", "B-both", "A-narrow", "B-other", "narrow-broad", "other-broad", "own-deep")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("A", ("hub", "A")),
        ("own", ("satellite", "A")),
        ("both", ("shared", "")),
        ("broad", ("shared", "")),
        ("deep", ("satellite", "A")),
        ("alone", ("loose", "")),
    ],
)
def test_a_node_stands_with_the_hubs_it_leads_to(name: str, expected: tuple[str, str]) -> None:
    assert part(name, TWO_HUBS, TIES) == expected


@pytest.mark.parametrize(
    ("ties", "expected"),
    [
        (("A-a", "B-b", "b-a", "a-end"), ("shared", "")),  # a is pointed to from both cells, and points on
        (("A-a", "B-b", "b-a", "end-a"), ("satellite", "A")),  # end leads to A, by way of a node in the middle
    ],
)
def test_what_hangs_off_a_shared_node_has_a_place(ties: tuple[str, ...], expected: tuple[str, str]) -> None:
    assert part("end", things("A", "B", size=1.0) + things("a", "b", "end"), links(*ties)) == expected


def test_a_loose_node_stands_below_all_others() -> None:
    places = constellation(TWO_HUBS, TIES)
    assert all(places["alone"].y > place.y for name, place in places.items() if name != "alone")


def test_the_area_of_a_hub_follows_its_size() -> None:
    places = constellation(things("A", size=80.0) + things("B", size=20.0), [])
    assert places["A"].radius == pytest.approx(2 * places["B"].radius)


def test_the_best_tied_node_stands_in_for_a_hub_where_none_has_a_size() -> None:
    nodes, ties = things("a", "b", "c", "d"), links("a-b", "b-c", "b-d")
    assert part("c", nodes, ties) == ("satellite", "b")


def test_satellites_tied_to_the_middle_are_on_the_side_of_the_middle() -> None:
    nodes = things("A", "B", size=1.0) + things("m", "a1", "a2", "a3", "b1", "b2", "b3")
    ties = links("A-a1", "A-a2", "A-a3", "B-b1", "B-b2", "B-b3", "a1-m", "b1-m")
    places = constellation(nodes, ties)
    assert abs(places["a1"].x) < abs(places["A"].x)


def test_a_label_box_holds_the_wider_of_the_languages() -> None:
    place = constellation([Thing("a", {"fr": "un", "en": "a longer text"})], [])["a"]
    assert place.label.width >= text_width("a longer text", place.label.size)


def test_an_accented_letter_is_as_wide_as_its_base_letter() -> None:
    assert text_width("Écologie", 10.0) == text_width("Ecologie", 10.0)


def test_a_line_breaks_after_a_hyphen() -> None:
    assert wrap("Paris-Panthéon", 10.0, 55.0) == ("Paris-", "Panthéon")


@given(LABELS, st.floats(20, 200))
def test_no_line_is_wider_than_its_limit(text: str, limit: float) -> None:
    assert max(text_width(line, 12.0) for line in wrap(text, 12.0, limit)) <= limit


def test_what_three_lines_cannot_hold_ends_in_an_ellipsis() -> None:
    assert wrap("one two three four five six", 10.0, 25.0)[-1].endswith("…")
