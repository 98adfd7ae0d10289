"""The map in a real headless Chromium: tiles and outlines, by pointer and keyboard, and the same as a list."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from tests.browser.test_page import HOSTILE, overlapping

from aigraph.picture.outlining import read_outlines, with_outlines
from aigraph.picture.page import render
from aigraph.picture.showing import Page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.conftest import Visit

    from aigraph.picture.view import View

pytestmark = pytest.mark.browser

BRITTANY = "https://w3id.org/aigraph/id/region/bretagne"
PARIS = "https://w3id.org/aigraph/id/region/ile-de-france"


def at_the_map(found: Visit) -> Visit:
    found.page.click("#tab-map")
    found.page.wait_for_selector(".regions")
    return found


@pytest.fixture
def outlined(sample: View, tmp_path: Path) -> View:
    """The sample with two invented outlines."""
    features = []
    for name, left, bottom, right, top in (("Bretagne", -5, 47, -1, 49), ("Île-de-France", 1.4, 48.1, 3.6, 49.3)):
        ring = [[left, bottom], [right, bottom], [right, top], [left, top], [left, bottom]]
        geometry = {"type": "Polygon", "coordinates": [ring]}
        features.append({"type": "Feature", "properties": {"nom": name}, "geometry": geometry})
    file = tmp_path / "outlines.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return with_outlines(sample, read_outlines(file), file)


def test_there_is_a_tile_for_every_region(visit: Callable[..., Visit]) -> None:
    assert at_the_map(visit()).page.locator(".tile").count() == 13


@pytest.mark.parametrize("window", [(1600, 1000), (1280, 800), (390, 844)])
def test_no_two_tiles_overlap(visit: Callable[..., Visit], window: tuple[int, int]) -> None:
    boxes = at_the_map(visit(window=window)).page.evaluate(
        """[...document.querySelectorAll(".tile")].map((tile) => tile.getBoundingClientRect())
            .map(({ left, top, right, bottom }) => [left, top, right, bottom])"""
    )
    assert overlapping(boxes) == []


@pytest.mark.parametrize("window", [(1600, 1000), (1280, 800)])
def test_no_tile_hides_any_of_its_words(visit: Callable[..., Visit], window: tuple[int, int]) -> None:
    page = at_the_map(visit(window=window)).page
    assert (
        page.evaluate(
            """[...document.querySelectorAll(".tile")].filter((tile) => tile.scrollHeight > tile.clientHeight + 1)
            .map((tile) => tile.textContent)"""
        )
        == []
    )


def test_a_tile_opens_the_list_of_what_is_there(visit: Callable[..., Visit]) -> None:
    page = at_the_map(visit()).page
    page.click(f"[data-region='{PARIS}']")
    assert "CNRS" in page.inner_text(".list details[open]")


def test_the_region_looked_at_is_in_the_address(visit: Callable[..., Visit]) -> None:
    page = at_the_map(visit()).page
    page.click(f"[data-region='{BRITTANY}']")
    assert "place=region%2Fbretagne" in page.url


def test_the_keyboard_reaches_a_tile_and_keeps_it(visit: Callable[..., Visit]) -> None:
    page = at_the_map(visit()).page
    page.focus(f"[data-region='{BRITTANY}']")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.region") == BRITTANY


def test_the_list_opens_cards(visit: Callable[..., Visit]) -> None:
    page = at_the_map(visit()).page
    page.click(f"[data-region='{PARIS}']")
    page.click(".list .entry:has-text('CNRS')")
    assert page.inner_text("#card h2") == "CNRS"


def test_the_list_says_of_what_coordinates_are_and_which_release_states_them(visit: Callable[..., Visit]) -> None:
    page = at_the_map(visit(language="en")).page
    page.click(f"[data-region='{PARIS}']")
    told = page.inner_text(".list li:has-text('CNRS') .proof")
    assert (
        told == "Coordinates: 48.853° N, 2.349° E · centre of the city · register: Research Organization Registry v2.9"
    )


def test_the_list_has_every_thing_that_has_a_region_or_none(visit: Callable[..., Visit], sample: View) -> None:
    page = at_the_map(visit()).page
    sheet = sample.sheets["map"]
    wanted = {*sheet["unplaced"], *(thing for region in sheet["regions"] for thing in region["things"])}
    assert page.locator(".list .entry").count() == len(wanted)


def test_a_filter_changes_the_counts(visit: Callable[..., Visit]) -> None:
    found = visit()
    found.page.click(".kind >> nth=1")
    assert "●" not in at_the_map(found).page.inner_text(f"[data-region='{PARIS}']")
    assert found.page.inner_text(f"[data-region='{PARIS}'] .tally").split() == ["4"]


def test_outlines_have_marks_for_what_has_coordinates_within(visit: Callable[..., Visit], outlined: View) -> None:
    page = at_the_map(visit(outlined)).page
    assert page.locator(".spot").count() == len(outlined.sheets["map"]["outlines"]["marks"])


def test_a_mark_opens_its_card(visit: Callable[..., Visit], outlined: View) -> None:
    page = at_the_map(visit(outlined)).page
    page.locator(".spot", has_text="CNRS").first.dispatch_event("click")
    assert page.inner_text("#card h2") == "CNRS"


def test_the_keyboard_opens_a_region_and_its_marks(visit: Callable[..., Visit], outlined: View) -> None:
    page = at_the_map(visit(outlined)).page
    page.focus(f"[data-region='{PARIS}']")
    page.keyboard.press(" ")
    assert page.locator(".spot[tabindex='0']").count() > 10


def test_the_projection_is_stated(visit: Callable[..., Visit], outlined: View) -> None:
    assert "Equidistant conic projection" in at_the_map(visit(outlined, language="en")).page.inner_text(".about")


def test_the_map_asks_for_nothing_and_complains_of_nothing(visit: Callable[..., Visit], outlined: View) -> None:
    found = at_the_map(visit(outlined))
    found.page.dispatch_event(f"[data-region='{BRITTANY}']", "click")
    assert (len(found.requests), found.complaints) == (1, [])


def test_hostile_names_of_regions_and_things_never_run(visit: Callable[..., Visit], outlined: View) -> None:
    bad = {"fr": HOSTILE[0], "en": HOSTILE[1]}
    sheet = outlined.sheets["map"]
    regions = [{**region, "label": bad, "quantity": bad} for region in sheet["regions"]]
    nodes = tuple(replace(node, label=bad) for node in outlined.nodes)
    found = at_the_map(visit(replace(outlined, nodes=nodes, sheets={"map": {**sheet, "regions": regions}})))
    found.page.dispatch_event(f"[data-region='{PARIS}']", "click")
    assert (found.page.title() == "broken", found.complaints) == (False, [])


@pytest.mark.parametrize("layout", ["bipartite", "force", "geo"])
def test_no_two_visible_labels_overlap_in_a_layout(chromium: Any, sample: View, tmp_path: Path, layout: str) -> None:
    context = chromium.new_context(viewport={"width": 1600, "height": 1000}, offline=True, reduced_motion="reduce")
    page = context.new_page()
    Page(render(sample, layout=layout)).save(tmp_path / "page.html")
    page.goto((tmp_path / "page.html").as_uri())
    labels = [thing["label"] for thing in page.evaluate("chart.drawn()") if thing["label"]]
    context.close()
    assert overlapping(labels) == []


def test_a_notebooks_frame_has_a_page_that_works(chromium: Any, sample: View, tmp_path: Path) -> None:
    file = tmp_path / "notebook.html"
    file.write_text("<!DOCTYPE html><meta charset=utf-8>" + Page(render(sample))._repr_html_(), encoding="utf-8")
    context = chromium.new_context(viewport={"width": 1300, "height": 900}, offline=True)
    outside = context.new_page()
    complaints: list[str] = []
    outside.on("pageerror", lambda error: complaints.append(str(error)))
    outside.goto(file.as_uri())
    page = outside.frames[1]
    page.click("#tab-map")
    page.click(f"[data-region='{PARIS}']")
    page.click(".list .entry:has-text('CNRS')")
    told = page.inner_text("#card h2"), complaints
    context.close()
    assert told == ("CNRS", [])
