"""The picture: what a view must hold, how kinds are marked, and what stands in the page's text."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from aigraph.picture.marks import MOST_KINDS, assign
from aigraph.picture.page import render
from aigraph.picture.sharing import compact, share, unshare
from aigraph.picture.texts import TEXTS
from aigraph.picture.view import Edge, Fact, Node, View

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"


def both(text: str) -> dict[str, str]:
    """The same text in both languages."""
    return {"fr": text, "en": text}


A = Node("ex:a", "ex:Hub", both("Alpha"), both("A"), 2.0, both("2 M€"))
B = Node("ex:b", "ex:Leaf", {"fr": "Bêta", "en": "Beta"}, both("B"))
MARKS = assign([("ex:Hub", both("Hub")), ("ex:Leaf", both("Leaf"))])
VIEW = View(both("Title"), both("Summary"), ("fr", "en"), MARKS, (A, B), (Edge("ex:b", "ex:a", "ex:in", both("in")),))


def block(page: str, name: str) -> Any:
    """One of the page's blocks of data."""
    found = re.search(rf'id="{name}">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    told = json.loads(found[1])
    return told if name == "network-options" else unshare(told)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"nodes": (A, A, B)}, "'ex:a' occurs twice"),
        ({"edges": (Edge("ex:a", "ex:z", "ex:in", both("in")),)}, "'ex:z' is no node"),
        ({"marks": MARKS[:1]}, "kind 'ex:Leaf' has no mark"),
        ({"marks": (MARKS[0], replace(MARKS[0], kind="ex:Leaf"))}, "two kinds share the mark"),
        ({"marks": (*MARKS, replace(MARKS[1], shape="square"))}, "has two marks"),
        ({"nodes": (replace(A, size=-1.0), B)}, "cannot be an area"),
        ({"nodes": (replace(A, size=float("nan")), B)}, "cannot be an area"),
        ({"nodes": (replace(A, label={"fr": "Alpha"}), B)}, "'ex:a' has no text in 'en'"),
        ({"nodes": (replace(A, facts=(Fact(both("p"), "v", "javascript:alert(1)"),)), B)}, "neither a node nor"),
        ({"languages": ()}, "names no language"),
    ],
)
def test_a_view_that_contradicts_itself_is_refused(change: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        replace(VIEW, **change)


@pytest.mark.parametrize("link", ["ex:b", "https://example.org/", "http://example.org/?a=b#c"])
def test_a_fact_may_lead_to_a_node_or_a_web_address(link: str) -> None:
    assert replace(VIEW, nodes=(replace(A, facts=(Fact(both("p"), "v", link),)), B))


def test_no_two_kinds_share_shape_and_colour() -> None:
    marks = assign((f"ex:{number}", both("kind")) for number in range(MOST_KINDS))
    assert len({(mark.shape, mark.colour) for mark in marks}) == MOST_KINDS


def test_the_first_seven_kinds_share_neither_shape_nor_colour() -> None:
    marks = assign((f"ex:{number}", both("kind")) for number in range(7))
    assert len({mark.shape for mark in marks}) == len({mark.colour for mark in marks}) == 7


def test_more_kinds_than_marks_are_refused() -> None:
    with pytest.raises(ValueError, match="draw fewer kinds"):
        assign((f"ex:{number}", both("kind")) for number in range(MOST_KINDS + 1))


def test_the_page_is_the_same_whatever_the_order_of_nodes_and_edges() -> None:
    assert render(replace(VIEW, nodes=VIEW.nodes[::-1])) == render(VIEW)


def test_the_page_holds_each_node_at_a_fixed_place() -> None:
    assert [sorted(node) for node in block(render(VIEW), "network-nodes")] == [
        ["color", "id", "label", "shape", "size", "x", "y"]
    ] * 2


def test_the_page_keeps_parallel_edges() -> None:
    twice = replace(VIEW, edges=(*VIEW.edges, replace(VIEW.edges[0], kind="ex:of")))
    assert len(block(render(twice), "network-edges")) == 2


def test_the_page_runs_no_physics() -> None:
    assert block(render(VIEW), "network-options")["physics"] == {"enabled": False}


def test_the_page_begins_in_the_language_asked_for() -> None:
    assert '<html lang="en">' in render(VIEW, "en")


def test_a_language_that_the_view_lacks_is_refused() -> None:
    with pytest.raises(ValueError, match="'de' is none of the view's"):
        render(VIEW, "de")


def test_the_page_names_no_address_to_load_from() -> None:
    assert re.findall(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=.(?!data:,)", render(VIEW)) == []


def test_every_script_that_runs_is_allowed_by_its_hash() -> None:
    page = render(VIEW)
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    hashes = {base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts}
    assert set(re.findall(r"sha256-([^&']+)&", page[: page.index("style-src")])) == hashes


def test_a_hostile_title_is_escaped() -> None:
    assert HOSTILE not in render(replace(VIEW, title=both(HOSTILE), summary=both(HOSTILE)))


def test_hostile_data_cannot_end_their_block() -> None:
    node = replace(A, label=both(HOSTILE), short=both(HOSTILE))
    page = render(replace(VIEW, nodes=(node, B)))
    assert block(page, "page-data")["things"][0]["label"] == both(HOSTILE)


def test_the_page_stays_well_under_a_megabyte_and_a_half() -> None:
    assert len(render(VIEW).encode()) < 1_000_000


def test_the_page_of_the_shipped_graph_is_small(graph: Any) -> None:
    assert len(graph.draw().encode()) <= 1_300_000


def test_the_page_with_the_words_of_the_sources_is_small(graph: Any, sources: Path) -> None:
    assert len(graph.draw(sources=sources).encode()) <= 1_450_000


@pytest.mark.parametrize(
    "value",
    [
        ["~", "~~1", "~0", "~ a text that begins with a tilde", "~ a text that begins with a tilde"],
        {
            "one": {"a long name of a property": [1, 1.0, True, None]},
            "two": {"a long name of a property": [1, 1.0, True]},
        },
        [[{"fr": "caractères", "en": "characters"}] * 3, {"fr": "caractères", "en": "characters"}],
        {"a key that is long": "a key that is long", "other": ["a key that is long"] * 2},
        [],
        HOSTILE,
    ],
)
def test_what_is_shared_is_found_again(value: Any) -> None:
    again = unshare(json.loads(compact(share(value))))
    assert json.dumps(again) == json.dumps(value)


def test_what_occurs_twice_stands_once() -> None:
    told = {"fr": "une phrase entière", "en": "a whole sentence"}
    assert compact(share([told, dict(told), {"said": told}])).count("a whole sentence") == 1


def test_shared_values_hold_no_sign_that_ends_a_block() -> None:
    assert set("<>&").isdisjoint(compact(share([HOSTILE, HOSTILE, "</script>&"])))


def test_the_interface_says_the_same_things_in_each_language() -> None:
    assert TEXTS["fr"].keys() == TEXTS["en"].keys()


def test_the_page_is_the_same_in_every_process() -> None:
    assert " at 0x" not in render(VIEW)
