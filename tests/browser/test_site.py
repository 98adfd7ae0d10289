"""Pages of the site in a real browser: axe-core, a phone's width, reading without JavaScript, a policy that holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import aigraph
from aigraph.site.publishing import publish

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.browser

SORTS = {
    "a cluster": "id/cluster/miai.html",
    "an institution": "id/institution/inria.en.html",
    "a theme": "id/theme/health.html",
    "a sum": "id/funding/miai/award.en.html",
    "a kind with many": "id/kind/university.html",
    "a document": "source/aef-2024.html",
    "evidence": "id/reading/miai-follows.en.html",
    "a rule": "id/rule/membership.html",
    "a graph": "graph/description.en.html",
    "a selector": "id/selector/aef-2024/4374-4422.html",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the shipped graph."""
    made = tmp_path_factory.mktemp("published") / "site"
    publish(aigraph.load(), made)
    return made


@pytest.fixture
def look(chromium: Any, folder: Path) -> Iterator[Callable[..., Any]]:
    """Opens a page of the site from the disk in a fresh profile that has no network."""
    contexts = []

    def opened(path: str, width: int = 1200, **more: Any) -> Any:
        context = chromium.new_context(viewport={"width": width, "height": 900}, offline=True, **more)
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{folder.as_uri()}/{path}")
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("sort", SORTS)
def test_no_page_has_a_serious_fault_for_axe(look: Callable[..., Any], axe: str, sort: str, scheme: str) -> None:
    page = look(SORTS[sort], color_scheme=scheme)
    page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    page.evaluate(axe)
    found = page.evaluate(
        """async () => (await axe.run()).violations
            .filter(({ impact }) => impact === "serious" || impact === "critical")
            .map(({ id, nodes }) => [id, nodes.slice(0, 3).map((one) => [one.html, one.failureSummary])])"""
    )
    assert found == []


@pytest.mark.parametrize("sort", SORTS)
def test_no_page_scrolls_sideways_on_a_phone(look: Callable[..., Any], sort: str) -> None:
    page = look(SORTS[sort], 390)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("sort", ["a cluster", "a document", "a graph"])
def test_a_page_reads_well_without_javascript(look: Callable[..., Any], sort: str) -> None:
    with_script, without = look(SORTS[sort]), look(SORTS[sort], java_script_enabled=False)
    assert without.inner_text("main") == with_script.inner_text("main")
    assert without.locator("h1").count() == 1


def test_a_page_asks_for_its_style_alone_and_complains_of_nothing(look: Callable[..., Any], folder: Path) -> None:
    page = look("explorer.html")
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"{folder.as_uri()}/{SORTS['a cluster']}")
    assert [url.removeprefix(folder.as_uri()) for url in asked] == [f"/{SORTS['a cluster']}", "/assets/site.css"]
    assert complaints == []


def test_a_card_of_the_explorer_leads_to_the_page_of_the_thing(look: Callable[..., Any]) -> None:
    page = look("explorer.html#id=cluster/enact")
    page.click("#card .address a")
    page.wait_for_url("**/id/cluster/enact.html")
    assert page.inner_text("h1") == "ENACT"


def test_a_passage_that_a_link_leads_to_is_marked(look: Callable[..., Any]) -> None:
    page = look(SORTS["a cluster"])
    page.locator(".proof a[href*='#char=']").first.click()
    page.wait_for_url("**/source/aef-2024.html#char=*")
    assert page.evaluate("document.querySelector('li:target') !== null")
