"""The page of projects about something else: rivers, with every query of the picture, and orchards, with none."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest
from tests.browser.test_accessibility import findings
from tests.conftest import ORCHARDS

import aigraph
from aigraph.evidence import find_marks, read_same_texts
from aigraph.picture.gathering import gather

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Visit

    from aigraph.picture.view import View

pytestmark = pytest.mark.browser

WINDOWS = [(1600, 1000), (390, 844)]
TABS = ["network", "matrix", "table", "map", "money", "timeline"]
PROJECTS = {"rivers": TABS, "orchards": ["network", "table", "timeline"]}


@pytest.fixture(scope="module")
def views() -> dict[str, View]:
    """Both projects as `aigraph draw --sources` shows them."""
    found = {}
    for name in PROJECTS:
        graph = aigraph.load(ORCHARDS.with_name(name))
        texts = read_same_texts(graph.facts, ORCHARDS.with_name(f"{name}-sources"))
        found[name] = gather(graph.dataset, texts, find_marks(graph.facts, texts))
    return found


@pytest.fixture(params=PROJECTS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def overlapping(found: Visit) -> list[Any]:
    """The pairs of marks and labels that share at least a tenth of a pixel each way."""
    boxes = [box for thing in found.drawn() for box in (thing["mark"], thing["label"]) if box]
    return [
        (one, other)
        for one, other in combinations(boxes, 2)
        if min(one[2], other[2]) - max(one[0], other[0]) > 0.1 and min(one[3], other[3]) - max(one[1], other[1]) > 0.1
    ]


def test_the_tabs_are_those_that_have_something(visit: Callable[..., Visit], views: dict[str, View], name: str) -> None:
    tabs = visit(views[name], "en").page.locator("[role=tab]").evaluate_all("(all) => all.map(({ id }) => id)")
    assert [tab.removeprefix("tab-") for tab in tabs] == PROJECTS[name]


@pytest.mark.parametrize("window", WINDOWS)
def test_nothing_overlaps_in_the_overview(
    visit: Callable[..., Visit], views: dict[str, View], name: str, window: tuple[int, int]
) -> None:
    languages = views[name].languages
    assert [overlapping(visit(views[name], language, window)) for language in languages] == [[]] * len(languages)


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("tab", TABS)
def test_no_tab_asks_for_anything_or_complains(
    visit: Callable[..., Visit], views: dict[str, View], tab: str, window: tuple[int, int]
) -> None:
    found = visit(views["rivers"], "fr", window, at=f"tab={tab}")
    wide = found.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert (found.requests[1:], found.complaints, wide) == ([], [], True)


def test_evidence_opens_with_its_words_and_marks(visit: Callable[..., Visit], views: dict[str, View]) -> None:
    page = visit(views["rivers"], "en", at="id=basin/aubel").page
    page.locator("#card .evidence summary").first.click()
    quote = page.locator("#card .evidence blockquote").first
    assert quote.inner_text() == "The Aubel is granted £4.2 million by the Source Fund from 2024 to 2027"
    assert "£4.2 million" in quote.locator("mark").all_inner_texts()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_observations_light_what_they_are_of(
    visit: Callable[..., Visit], views: dict[str, View], language: str
) -> None:
    found = visit(views["rivers"], language)
    found.page.locator(".observation").nth(1).click()
    assert set(found.page.evaluate("[...chart.lit]")) == set(views["rivers"].observations[1].nodes)


@pytest.mark.parametrize(("language", "told"), [("en", "£6,500,000"), ("fr", "6\u202f500\u202f000\u00a0£")])
def test_money_is_told_in_its_currency(
    visit: Callable[..., Visit], views: dict[str, View], language: str, told: str
) -> None:
    page = visit(views["rivers"], language, at="tab=money").page
    assert page.locator("table.sums td.count").first.inner_text() == told


def test_what_no_sum_has_is_no_column(visit: Callable[..., Visit], views: dict[str, View]) -> None:
    titles = visit(views["rivers"], "en", at="tab=money").page.locator("table.sums thead th").all_inner_texts()
    assert titles == ["Recipient", "Amount as stated", "Payer", "Period", "Evidence"]


def test_what_a_payer_gives_is_added_up_by_the_query(visit: Callable[..., Visit], views: dict[str, View]) -> None:
    page = visit(views["rivers"], "en", at="tab=money").page
    assert "→ granted: at most £18.7M in 6 sums" in page.locator("svg.flow text").all_text_contents()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("tab", TABS)
def test_no_tab_has_a_serious_fault_for_axe(
    visit: Callable[..., Visit], views: dict[str, View], axe: str, tab: str, scheme: str
) -> None:
    assert findings(visit(views["rivers"], "en", at=f"tab={tab}&id=basin/aubel", color_scheme=scheme), axe) == []


def test_a_page_without_queries_has_no_serious_fault_for_axe(
    visit: Callable[..., Visit], views: dict[str, View], axe: str
) -> None:
    assert findings(visit(views["orchards"], "de", at="id=orchard/hillside"), axe) == []
