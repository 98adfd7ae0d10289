"""The page for those who do not see it as drawn: axe-core, keys, the words for screen readers, paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

TABS = ["network", "matrix", "table", "map", "money", "timeline"]
OPEN = {
    "as it begins": "",
    "a card": "id=cluster/enact",
    "a query": "query=nodes",
    "a neighbourhood": "near=institution/cnrs",
    "an observation": "seen=1",
    "nothing left": "hide=https://w3id.org/aigraph/ontology%23Cluster&shared=1&f2=role/co-lead&f0=region/bretagne",
}


def findings(found: Visit, axe: str) -> list[Any]:
    """What axe-core finds to be serious or critical, with the elements."""
    found.page.evaluate(axe)
    result: list[Any] = found.page.evaluate(
        """async () => (await axe.run()).violations
            .filter(({ impact }) => impact === "serious" || impact === "critical")
            .map(({ id, nodes }) => [id, nodes.slice(0, 3).map((one) => [one.html, one.failureSummary])])"""
    )
    return result


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("tab", TABS)
def test_no_tab_has_a_serious_fault_for_axe(visit: Callable[..., Visit], axe: str, tab: str, scheme: str) -> None:
    found = visit(at=f"tab={tab}&id=cluster/enact", color_scheme=scheme)
    assert findings(found, axe) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", OPEN)
def test_no_state_has_a_serious_fault_for_axe(visit: Callable[..., Visit], axe: str, state: str, scheme: str) -> None:
    assert findings(visit(at=OPEN[state], color_scheme=scheme), axe) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("tab", "opener"),
    [
        ("matrix", "button.tie"),
        ("money", ".sum-line"),
        ("timeline", ".dated"),
        ("table", ".opener"),
        ("map", "summary"),
    ],
)
def test_what_a_tab_opens_has_no_serious_fault_for_axe(
    visit: Callable[..., Visit], axe: str, tab: str, opener: str, scheme: str
) -> None:
    found = visit(at=f"tab={tab}", color_scheme=scheme)
    found.page.locator(f"#sheet-{tab} {opener}").first.click()
    assert findings(found, axe) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_card_with_all_open_and_a_path_has_no_serious_fault_for_axe(
    visit: Callable[..., Visit], axe: str, scheme: str
) -> None:
    found = visit(at="id=institution/skema&to=theme/environment", color_scheme=scheme)
    found.page.evaluate("for (const details of document.querySelectorAll('#card details')) details.open = true")
    assert findings(found, axe) == []


def test_what_search_finds_has_no_serious_fault_for_axe(visit: Callable[..., Visit], axe: str) -> None:
    found = visit()
    found.page.fill("#search", "universite")
    found.page.keyboard.press("ArrowDown")
    assert findings(found, axe) == []


def test_a_phone_has_no_serious_fault_for_axe(visit: Callable[..., Visit], axe: str) -> None:
    assert findings(visit(at="id=cluster/enact", window=(390, 800)), axe) == []


def test_the_field_of_search_names_the_option_that_arrows_reach(visit: Callable[..., Visit]) -> None:
    page = visit().page
    page.focus("#search")
    page.keyboard.type("inria")
    page.keyboard.press("ArrowDown")
    active = page.get_attribute("#search", "aria-activedescendant")
    assert page.locator(f"#{active}").get_attribute("aria-selected") == "true"


def test_escape_in_search_closes_the_list_and_not_the_card(visit: Callable[..., Visit]) -> None:
    page = visit(at="id=cluster/enact").page
    page.fill("#search", "inria")
    page.keyboard.press("Escape")
    assert (page.is_hidden("#found"), page.is_visible("#card")) == (True, True)


def test_all_of_the_page_is_reached_by_the_tab_key(visit: Callable[..., Visit]) -> None:
    page = visit(at="id=cluster/enact").page
    page.evaluate("document.activeElement.blur()")
    reached = set()
    for _ in range(90):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.closest('[id]')?.id"))
    assert reached >= {"search", "languages", "theme", "tab-network", "map", "overview", "legend", "facets", "card"}


def test_the_map_is_one_stop_of_the_tab_key(visit: Callable[..., Visit]) -> None:
    assert visit().page.evaluate("[...document.querySelectorAll('#map [tabindex]')].every((one) => one.tabIndex < 0)")


def test_a_filter_keeps_the_focus_on_its_button(visit: Callable[..., Visit]) -> None:
    page = visit().page
    page.locator("#legend .kind").nth(2).focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent").startswith("thème")


def test_a_screen_reader_is_told_how_much_a_filter_leaves(visit: Callable[..., Visit]) -> None:
    page = visit().page
    page.locator("#legend .kind").nth(2).click()
    assert page.inner_text("#told") == "70 choses affichées sur 129"


def test_a_screen_reader_is_told_which_card_opens(visit: Callable[..., Visit]) -> None:
    found = visit(language="en")
    found.click("https://w3id.org/aigraph/id/institution/cnrs")
    assert found.page.text_content("#told") == "Card open: CNRS, institution, 5 ties"


def test_a_screen_reader_is_told_what_the_arrows_reach(visit: Callable[..., Visit]) -> None:
    page = visit(language="en").page
    page.focus("#map")
    page.keyboard.press("ArrowRight")
    assert page.text_content("#told") == page.inner_text("#hint").replace("\n", ", ")


@pytest.mark.parametrize("tab", TABS)
def test_paper_shows_the_view_and_no_tools(visit: Callable[..., Visit], tab: str) -> None:
    page = printed(visit(at=f"tab={tab}&id=cluster/enact"))
    places = ("#card", "#stage", ".tools", "#views", "#facets", "#how", "#card .close")
    assert [place for place in places if page.is_visible(place)] == ["#card", "#stage"]


def test_paper_shows_the_picture_as_it_was_with_its_legend(visit: Callable[..., Visit]) -> None:
    page = printed(visit())
    box = page.locator("#printed").bounding_box()
    assert (box["height"] > 300, page.is_visible("#legend"), page.is_visible("#map")) == (True, True, False)


def printed(found: Visit) -> Any:
    """A page as the browser lays it out for paper."""
    found.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    found.page.wait_for_function("document.getElementById('printed').complete")
    found.page.emulate_media(media="print")
    return found.page


def test_paper_cuts_no_evidence_off(visit: Callable[..., Visit]) -> None:
    page = visit(at="id=cluster/enact").page
    page.emulate_media(media="print")
    assert page.evaluate(
        "[document.getElementById('card').scrollHeight - document.getElementById('card').clientHeight]"
    ) == [0]


def test_nothing_moves_for_those_who_want_no_motion(visit: Callable[..., Visit]) -> None:
    page = visit(window=(1280, 800)).page
    before = page.evaluate("chart.network.getScale()")
    page.click("#closer")
    assert page.evaluate("chart.network.getScale()") == pytest.approx(before * 1.3)
