"""Large graphs: what is summarised, how its communities are found, named and placed, and what the page says of it."""

from __future__ import annotations

import json
import re
import time
from dataclasses import replace
from typing import Any

import pytest

from aigraph.picture import summarising
from aigraph.picture.arranging import arrange
from aigraph.picture.communities import find_groups
from aigraph.picture.marks import MOST_KINDS, assign
from aigraph.picture.page import render
from aigraph.picture.sharing import unshare
from aigraph.picture.summarising import summarise
from aigraph.picture.view import COMMUNITY, Edge, Node, View

LANGUAGES = ("fr", "en")


def both(text: str) -> dict[str, str]:
    """The same text in both languages."""
    return dict.fromkeys(LANGUAGES, text)


def stars(number: int, leaves: int, alone: int = 0) -> View:
    """Some stars in a ring, each tied to the next, and some things that are tied to nothing."""
    hubs = [f"ex:hub{place}" for place in range(number)]
    around = [(f"{hub}/leaf{place}", hub) for hub in hubs for place in range(leaves)]
    ring = zip(hubs, [*hubs[1:], hubs[0]], strict=True)
    names = [*hubs, *(leaf for leaf, _ in around), *(f"ex:alone{place}" for place in range(alone))]
    nodes = tuple(Node(name, "ex:Thing", both(name[3:]), both(name[3:])) for name in names)
    edges = tuple(Edge(one, other, "ex:in", both("in")) for one, other in (*around, *ring))
    return View(both("Stars"), both(""), LANGUAGES, assign([("ex:Thing", both("thing"))]), nodes, edges, base="ex:")


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty things are many, and a hundred too many."""
    monkeypatch.setattr(summarising, "MOST_DRAWN", 20)
    monkeypatch.setattr(summarising, "MOST_CARRIED", 100)


def communities(view: View) -> list[Node]:
    """The marks that stand for many."""
    return [node for node in view.nodes if node.kind == COMMUNITY]


def data_of(page: str) -> Any:
    """What the page's script reads."""
    found = re.search(r'id="page-data">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    return unshare(json.loads(found[1]))


def test_what_is_tied_together_is_a_group() -> None:
    view = stars(4, 6)
    tied, rest = find_groups([node.id for node in view.nodes], [(tie.source, tie.target) for tie in view.edges], 50, 50)
    assert [(group[0], len(group)) for group in tied] == [(f"ex:hub{place}", 7) for place in range(4)]
    assert rest == []


def test_groups_do_not_depend_on_the_order_of_things_and_ties() -> None:
    view = stars(5, 4, alone=3)
    ids, pairs = [node.id for node in view.nodes], [(tie.source, tie.target) for tie in view.edges]
    turned = [(other, one) for one, other in pairs[::-1]]
    assert find_groups(ids, pairs, 30, 3) == find_groups(ids[::-1], turned, 30, 3)


@pytest.mark.parametrize(("most", "enough"), [(10, 100), (50, 2), (3, 1), (1000, 1)])
def test_every_id_is_in_one_group_and_no_group_is_larger_than_allowed(most: int, enough: int) -> None:
    view = stars(6, 30, alone=25)
    ids, pairs = [node.id for node in view.nodes], [(tie.source, tie.target) for tie in view.edges]
    tied, rest = find_groups(ids, pairs, most, enough)
    assert sorted(name for group in (*tied, *rest) for name in group) == sorted(ids)
    assert max(map(len, (*tied, *rest))) <= most
    assert len(tied) <= enough


def test_where_there_are_very_many_groups_they_are_grouped_again() -> None:
    view = stars(60, 2)
    ids, pairs = [node.id for node in view.nodes], [(tie.source, tie.target) for tie in view.edges]
    assert len(find_groups(ids, pairs, 90, 1000)[0]) == 60
    assert len(find_groups(ids, pairs, 90, 30)[0]) <= 30


def test_a_hundred_thousand_ties_are_grouped_in_some_seconds() -> None:
    ids = [str(number) for number in range(50_000)]
    pairs = [(ids[number], ids[number * 7 % 997]) for number in range(50_000)]
    pairs += [(ids[number], ids[(number * 13 + 5) % 997]) for number in range(50_000)]
    began = time.process_time()
    find_groups(ids, pairs, 400, 150)
    assert time.process_time() - began < 20


@pytest.mark.usefixtures("small")
def test_a_view_that_can_be_drawn_is_left_as_it_is() -> None:
    view = stars(2, 9)
    assert summarise(view) is view


@pytest.mark.usefixtures("small")
def test_a_community_is_named_after_its_best_tied_member_with_its_number() -> None:
    first, *_ = communities(summarise(stars(4, 6)))
    assert first.label == {"fr": "autour de hub0", "en": "around hub0"}
    assert (first.size, first.quantity) == (7.0, {"fr": "7 choses", "en": "7 things"})


@pytest.mark.usefixtures("small")
def test_communities_are_tied_as_often_as_their_members() -> None:
    view = summarise(stars(4, 6))
    ties = [edge for edge in view.edges if edge.source.startswith(COMMUNITY)]
    assert [edge.weight for edge in ties] == [1] * 4
    assert {node.within for node in view.nodes} == {"", *(node.id for node in communities(view))}


@pytest.mark.usefixtures("small")
def test_a_community_lists_its_members_as_links() -> None:
    view = summarise(stars(4, 6))
    assert {fact.link for node in communities(view) for fact in node.facts} == {node.id for node in stars(4, 6).nodes}


@pytest.mark.usefixtures("small")
def test_what_is_tied_to_nothing_is_put_together() -> None:
    last = communities(summarise(stars(4, 6, alone=9)))[-1]
    assert (last.quantity, "small groups" in last.label["en"]) == ({"fr": "9 choses", "en": "9 things"}, True)


@pytest.mark.usefixtures("small")
def test_the_page_says_by_what_rule_it_is_summarised() -> None:
    data = data_of(render(summarise(stars(4, 6))))
    assert "label propagation" in data["word"]["en"]
    assert "28 choses" in data["word"]["fr"]


@pytest.mark.usefixtures("small")
def test_no_two_communities_overlap_nor_two_members_of_one() -> None:
    view = summarise(stars(4, 6))
    places = arrange(view)
    scenes: dict[str, list[Any]] = {}
    for node in view.nodes:
        scenes.setdefault(node.within, []).append(places[node.id].mark_box)
    assert len(scenes) == 5
    assert [scene for scene, boxes in scenes.items() if overlaps(boxes)] == []


def overlaps(boxes: list[Any]) -> bool:
    """Whether any two boxes share a point inside."""
    return any(
        one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom
        for place, one in enumerate(boxes)
        for other in boxes[:place]
    )


@pytest.mark.usefixtures("small")
def test_beyond_what_a_page_carries_it_has_the_communities_alone() -> None:
    view = summarise(stars(10, 10))
    assert {node.kind for node in view.nodes} == {COMMUNITY}
    assert "aigraph draw --focus ID" in view.word["en"]  # type: ignore[index]


@pytest.mark.usefixtures("small")
def test_members_that_are_not_on_the_page_have_the_command_that_draws_them() -> None:
    first = communities(summarise(stars(10, 10)))[0]
    commands = [
        value["en"] if not isinstance(value, str) else value for fact in first.facts for _, value in fact.details
    ]
    assert commands[0] == 'aigraph draw --focus "hub0" --depth 1'


@pytest.mark.usefixtures("small")
def test_a_search_for_a_member_that_is_not_on_the_page_finds_its_community() -> None:
    view = summarise(stars(10, 10))
    assert [node.label["en"] for node in view.nodes if "hub3/leaf7" in node.names] == ["around hub3"]


@pytest.mark.usefixtures("small")
def test_a_community_has_a_mark_of_its_own_even_among_the_most_kinds() -> None:
    view = stars(4, 6)
    marks = assign(
        [("ex:Thing", both("thing")), *((f"ex:{place}", both(str(place))) for place in range(MOST_KINDS - 2))]
    )
    found = summarise(replace(view, marks=marks)).marks
    assert len({(mark.shape, mark.colour) for mark in found}) == len(found) == MOST_KINDS


@pytest.mark.usefixtures("small")
def test_a_matrix_of_very_many_cells_is_left_out() -> None:
    wide = {"columns": [str(place) for place in range(300)], "rows": [str(place) for place in range(300)]}
    view = replace(stars(4, 6), sheets={"matrix": wide, "timeline": {"lanes": [], "items": []}})
    assert list(summarise(view).sheets) == ["timeline"]


def test_drawing_summarises_by_itself(graph: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(summarising, "MOST_DRAWN", 100)
    data = data_of(graph.draw())
    assert data["word"] is not None
    assert {thing["within"] for thing in data["things"] if thing["kind"] != COMMUNITY} <= {
        thing["id"] for thing in data["things"] if thing["kind"] == COMMUNITY
    }
