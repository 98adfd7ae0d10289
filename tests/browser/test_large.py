"""Large graphs in the browser: communities that open and close, the table, and the time until it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.test_picture_large import stars

from aigraph.picture import summarising
from aigraph.picture.summarising import summarise
from aigraph.picture.view import COMMUNITY

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Visit

    from aigraph.picture.view import View

FIRST = f"{COMMUNITY}:1"
AT = "urn%3Aaigraph%3Acommunity%3A1"


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> View:
    """Four communities of seven, which count as many."""
    monkeypatch.setattr(summarising, "MOST_DRAWN", 20)
    return summarise(stars(4, 6, alone=2))


def drawn(found: Visit) -> set[str]:
    """The ids of what is drawn now."""
    return {box["id"] for box in found.drawn()}


def test_at_first_the_communities_are_drawn(visit: Callable[..., Visit], large: View) -> None:
    assert drawn(visit(large)) == {f"{COMMUNITY}:{place}" for place in range(1, 6)}


def test_a_word_says_that_the_graph_is_summarised_and_how(visit: Callable[..., Visit], large: View) -> None:
    told = visit(large, "en").page.inner_text("#near")
    assert "30 things are too many" in told
    assert "label propagation" in told


def test_a_click_opens_a_community_and_its_members_are_drawn(visit: Callable[..., Visit], large: View) -> None:
    found = visit(large, "en")
    found.click(FIRST)
    assert drawn(found) == {"ex:hub0", *(f"ex:hub0/leaf{place}" for place in range(6))}
    assert found.page.inner_text("#card h2") == "around hub0"


def test_the_first_click_of_a_double_click_opens_the_community_and_the_second_nothing_else(
    visit: Callable[..., Visit], large: View
) -> None:
    found = visit(large)
    found.page.mouse.dblclick(*found.where(FIRST))
    found.page.wait_for_selector("#card:not([hidden])")
    assert found.page.evaluate("page.inside") == FIRST
    assert found.complaints == []


def test_back_closes_a_community(visit: Callable[..., Visit], large: View) -> None:
    found = visit(large)
    found.click(FIRST)
    found.page.go_back()
    found.page.wait_for_selector("#card[hidden]", state="attached")
    assert FIRST in drawn(found)


def test_escape_goes_from_a_member_to_its_community_and_from_there_to_all(
    visit: Callable[..., Visit], large: View
) -> None:
    found = visit(large, at="id=hub1%2Fleaf2")
    steps = [found.page.evaluate("[page.opened, page.inside]")]
    for _ in range(2):
        found.page.keyboard.press("Escape")
        steps.append(found.page.evaluate("[page.opened, page.inside]"))
    home = f"{COMMUNITY}:2"
    assert steps == [["ex:hub1/leaf2", home], [home, home], [None, ""]]


def test_a_link_to_a_member_shows_it_in_its_community(visit: Callable[..., Visit], large: View) -> None:
    found = visit(large, at="id=hub2%2Fleaf3")
    assert "ex:hub2/leaf3" in drawn(found)
    assert found.page.inner_text("#card h2") == "hub2/leaf3"


def test_a_button_goes_back_to_all_communities(visit: Callable[..., Visit], large: View) -> None:
    found = visit(large, "en", at=f"id={AT}")
    found.page.click("#near button:has-text('All communities')")
    assert FIRST in drawn(found)


def test_a_community_lists_members_that_open(visit: Callable[..., Visit], large: View) -> None:
    found = visit(large, at=f"id={AT}")
    found.page.click("#card .entry:has-text('hub0/leaf0')")
    assert found.page.inner_text("#card h2") == "hub0/leaf0"


def test_arrows_walk_the_communities(visit: Callable[..., Visit], large: View) -> None:
    found = visit(large)
    found.page.focus("#map")
    found.page.keyboard.press("ArrowRight")
    found.page.keyboard.press("Enter")
    found.page.wait_for_selector("#card:not([hidden])")
    assert found.page.evaluate("page.inside").startswith(COMMUNITY)


def test_the_table_lists_things_and_no_communities(visit: Callable[..., Visit], large: View) -> None:
    found = visit(large, "en", at="tab=table")
    assert "30 of 30" in found.page.inner_text("#sheet-table")
    assert "around hub0" not in found.page.inner_text("#sheet-table table")


def test_a_hidden_kind_hides_communities_in_which_nothing_is_left(visit: Callable[..., Visit], large: View) -> None:
    found = visit(large, at="hide=ex%3AThing")
    assert found.page.evaluate("page.visible('urn:aigraph:community:1')") is False


def test_a_page_without_its_things_offers_the_command(
    visit: Callable[..., Visit], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(summarising, "MOST_DRAWN", 20)
    monkeypatch.setattr(summarising, "MOST_CARRIED", 20)
    found = visit(summarise(stars(4, 6)), "en", at=f"id={AT}")
    assert "aigraph draw --focus ID" in found.page.inner_text("#near")
    assert 'aigraph draw --focus "hub0" --depth 1' in found.page.inner_text("#card")
    assert found.complaints == []


@pytest.mark.parametrize(("number", "seconds"), [(1000, 0.5), (5000, 2.0)])
def test_a_page_shows_itself_soon(visit: Callable[..., Visit], number: int, seconds: float) -> None:
    found = visit(stars(number // 50, 49))
    found.page.wait_for_function("chart.shownAfter")
    slow = 4  # the machine of a test has much else to do; benchmarks/drawing.py measures without
    assert found.page.evaluate("chart.shownAfter") < 1000 * seconds * slow
