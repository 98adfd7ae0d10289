"""The page in a real headless Chromium, at the two window sizes it is made for.

Playwright drives the browser: its wheel carries its own driver, so that no second system package has to match the
browser's version; it sets window size, colour scheme and network by itself and sees every request and every error.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from aigraph.picture.view import Evidence, Fact, Node, Proof, View

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

WINDOWS = [(1600, 1000), (1280, 800)]
HUB = "https://w3id.org/aigraph/id/cluster/enact"
SHARED = "https://w3id.org/aigraph/id/institution/cnrs"
HOSTILE = [
    "<img src=x onerror=document.title='broken'>",
    "</script><script>document.title='broken'</script>",
    "javascript:document.title='broken'",
    '"><svg onload=document.title="broken">',
]


def overlapping(boxes: list[list[float]]) -> list[tuple[list[float], list[float]]]:
    """The pairs that share at least a tenth of a pixel each way."""
    return [
        (one, other)
        for one, other in combinations(boxes, 2)
        if min(one[2], other[2]) - max(one[0], other[0]) > 0.1 and min(one[3], other[3]) - max(one[1], other[1]) > 0.1
    ]


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_two_marks_or_visible_labels_overlap_in_the_overview(
    visit: Callable[..., Visit], window: tuple[int, int], language: str
) -> None:
    drawn = visit(language=language, window=window).drawn()
    assert overlapping([box for thing in drawn for box in (thing["mark"], thing["label"]) if box]) == []


@pytest.mark.parametrize("window", WINDOWS)
def test_everything_is_inside_the_map_in_the_overview(visit: Callable[..., Visit], window: tuple[int, int]) -> None:
    found = visit(window=window)
    width, height = found.page.evaluate("[chart.container.clientWidth, chart.container.clientHeight]")
    boxes = [box for thing in found.drawn() for box in (thing["mark"], thing["label"]) if box]
    assert all(box[0] >= 0 and box[1] >= 0 and box[2] <= width and box[3] <= height for box in boxes)


def test_every_label_is_readable_in_the_overview_of_a_large_window(visit: Callable[..., Visit]) -> None:
    assert all(thing["label"] and thing["type"] >= 10 for thing in visit(window=WINDOWS[0]).drawn())


@pytest.mark.parametrize("window", WINDOWS)
def test_hubs_and_shared_things_are_always_labelled(visit: Callable[..., Visit], window: tuple[int, int]) -> None:
    drawn = visit(window=window).drawn()
    assert all(thing["label"] for thing in drawn if thing["place"] in {"hub", "shared"})


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_texts_drawn_are_no_wider_than_their_boxes(visit: Callable[..., Visit], language: str) -> None:
    too_wide = visit(language=language).page.evaluate(
        """language => {
            const pen = document.createElement("canvas").getContext("2d");
            return chart.data.things.filter(({ at }) => {
                pen.font = `${at.bold ? "bold " : ""}${at.type_size}px ${chart.paint.letters}`;
                const wide = Math.max(...at.lines[language].map((line) => pen.measureText(line).width));
                return wide > (at.label_box[2] - at.label_box[0]) * 1.02;
            }).map(({ id }) => id);
        }""",
        language,
    )
    assert too_wide == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_asks_for_nothing_and_complains_of_nothing(visit: Callable[..., Visit], scheme: str) -> None:
    found = visit(color_scheme=scheme)
    found.click(HUB)
    found.page.keyboard.press("Escape")
    assert (found.requests[1:], found.complaints) == ([], [])


def test_a_click_on_a_mark_opens_its_card(visit: Callable[..., Visit]) -> None:
    found = visit()
    found.click(HUB)
    assert found.page.inner_text("#card h2") == "ENACT"


def test_a_click_on_a_label_opens_the_card_too(visit: Callable[..., Visit]) -> None:
    found = visit()
    left, top, right, bottom = next(thing["label"] for thing in found.drawn() if thing["id"] == SHARED)
    map_box = found.page.locator("#map").bounding_box()
    found.page.mouse.click(map_box["x"] + (left + right) / 2, map_box["y"] + (top + bottom) / 2)
    found.page.wait_for_selector("#card:not([hidden])")
    assert found.page.inner_text("#card h2") == "CNRS"


def test_a_card_shows_the_evidence_of_a_fact(visit: Callable[..., Visit]) -> None:
    found = visit()
    found.click(HUB)
    found.page.locator("#card .evidence summary").first.click()
    assert "caractères" in found.page.inner_text("#card")


def test_a_tie_in_a_card_leads_to_the_other_card(visit: Callable[..., Visit]) -> None:
    found = visit()
    found.click(HUB)
    found.page.get_by_role("complementary").get_by_role("button", name="CNRS").click()
    found.page.wait_for_function("document.querySelector('#card h2').textContent === 'CNRS'")
    assert found.page.evaluate("decodeURIComponent(location.hash)") == "#id=institution/cnrs"


def test_escape_closes_the_card(visit: Callable[..., Visit]) -> None:
    found = visit()
    found.click(HUB)
    found.page.keyboard.press("Escape")
    assert found.page.is_hidden("#card")


def test_the_back_button_opens_the_card_before(visit: Callable[..., Visit]) -> None:
    found = visit()
    found.click(HUB)
    found.page.keyboard.press("Escape")
    found.page.go_back()
    assert found.page.inner_text("#card h2") == "ENACT"


def test_the_other_language_is_one_click_away(visit: Callable[..., Visit]) -> None:
    found = visit()
    found.click(HUB)
    found.page.click("[data-language=en]")
    texts = [found.page.inner_text(place) for place in ("#title", "#card .quantity", "#legend h2")]
    assert texts == ["AI clusters of France 2030", "€30M", "Types"]


def test_the_language_of_the_page_is_told_to_screen_readers(visit: Callable[..., Visit]) -> None:
    found = visit()
    found.page.click("[data-language=en]")
    assert found.page.get_attribute("html", "lang") == "en"


def test_the_table_holds_everything_as_buttons(visit: Callable[..., Visit], sample: View) -> None:
    found = visit()
    found.page.click("#tab-table")
    names = set(found.page.locator("#sheet-table .entry").all_inner_texts())
    assert names >= {node.label["fr"] for node in sample.nodes}


def test_a_card_opens_from_the_keyboard_alone(visit: Callable[..., Visit]) -> None:
    found = visit()
    found.page.focus("#search")
    found.page.keyboard.type("enact")
    found.page.keyboard.press("Enter")
    assert found.page.inner_text("#card h2") == "ENACT"


def test_search_ignores_accents_and_case(visit: Callable[..., Visit]) -> None:
    found = visit()
    found.page.keyboard.press("/")
    found.page.keyboard.type("COTE D'AZUR")
    assert "Université Côte d'Azur" in found.page.inner_text("#found")


def test_the_legend_counts_each_kind(visit: Callable[..., Visit], sample: View) -> None:
    counts = [int(text) for text in visit().page.locator("#legend b").all_inner_texts()]
    assert sum(counts) == len(sample.nodes)


def test_the_bars_end_in_their_sum(visit: Callable[..., Visit]) -> None:
    assert "360 M€" in visit().page.inner_text("#sizes .total")


def test_a_phone_has_no_sideways_scroll(visit: Callable[..., Visit]) -> None:
    assert visit(window=(390, 800)).page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_phone_shows_the_map_first(visit: Callable[..., Visit]) -> None:
    tops = visit(window=(390, 800)).page.evaluate(
        "['map', 'panel'].map((id) => document.getElementById(id).getBoundingClientRect().top)"
    )
    assert tops == sorted(tops)


@pytest.fixture
def hostile(sample: View) -> View:
    """The sample with a hostile text in every place where a text may stand."""
    hub = next(node for node in sample.nodes if node.id == HUB)
    texts = [{"fr": text, "en": text} for text in HOSTILE]
    proofs = [
        Proof(Evidence(raw, "passage", text, text, text, raw, raw), text)
        for raw, text in zip(HOSTILE, texts, strict=True)
    ]
    facts = tuple(Fact(text, text, None, tuple(proofs)) for text in texts)
    nodes = [
        replace(node, label=texts[number % 4], short=texts[number % 4], names=tuple(HOSTILE), facts=facts)
        for number, node in enumerate(sample.nodes)
    ]
    nodes.append(Node(HOSTILE[0], hub.kind, texts[2], texts[1], 1.0, texts[0]))
    edges = tuple(replace(edge, label=texts[number % 4]) for number, edge in enumerate(sample.edges))
    marks = tuple(replace(mark, label=texts[0]) for mark in sample.marks)
    return replace(sample, summary=texts[0], marks=marks, nodes=tuple(nodes), edges=edges)


def test_hostile_texts_never_run(visit: Callable[..., Visit], hostile: View) -> None:
    found = visit(hostile)
    page = found.page
    page.mouse.move(*found.where(HOSTILE[0]))
    found.click(HOSTILE[0])
    page.keyboard.press("Escape")
    found.click(SHARED)
    page.locator("#card .entry").first.click()
    page.click("#tab-table")
    page.locator("#sheet-table .entry").last.click()
    page.fill("#search", "onerror")
    page.click("[data-language=en]")
    hostile_keys = "&".join(
        f"{key}={quote(HOSTILE[3])}" for key in ("id", "to", "tab", "seen", "near", "hide", "theme")
    )
    page.goto(f"{page.url.split('#')[0]}#lang=en&{hostile_keys}")
    page.wait_for_timeout(100)
    assert (page.title(), found.complaints, page.locator("img, #card script, svg[onload]").count()) == (
        "AI clusters of France 2030", [], 0,
    )  # fmt: skip


def test_a_link_that_slipped_past_the_view_is_shown_as_text(visit: Callable[..., Visit]) -> None:
    found = visit()
    element = found.page.evaluate("new Card(page, byId('card')).value('read on', 'javascript:alert(1)').outerHTML")
    assert element == "<span>read on</span>"
