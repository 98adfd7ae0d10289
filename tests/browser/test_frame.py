"""What stands around the tabs: what is seen without a click, filters, focus, keys, the state, queries."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

import aigraph
from aigraph.picture.view import Measure, View
from aigraph.project import shipped_root

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

BASE = "https://w3id.org/aigraph/id/"
ENACT, CNRS, MIAI = f"{BASE}cluster/enact", f"{BASE}institution/cnrs", f"{BASE}cluster/miai"
CLUSTER = "https://w3id.org/aigraph/ontology#Cluster"
SHEETS = ["matrix", "table"]


def state(found: Visit) -> dict[str, str]:
    """The keys of the state as the address has them."""
    keys: dict[str, str] = found.page.evaluate("Object.fromEntries(new URLSearchParams(location.hash.slice(1)))")
    return keys


def shown(found: Visit) -> set[str]:
    """The ids of what the map shows."""
    return set(found.page.evaluate("chart.nodes.get().filter(({ hidden }) => !hidden).map(({ id }) => id)"))


def lit(found: Visit) -> set[str]:
    """The ids of what stands out on the map."""
    return set(found.page.evaluate("[...(chart.lit ?? [])]"))


# ---- Before any click


@pytest.mark.parametrize("window", [(1600, 1000), (1280, 800)])
def test_title_sentence_bars_and_observations_are_seen_without_a_click(
    visit: Callable[..., Visit], window: tuple[int, int]
) -> None:
    page = visit(window=window).page
    places = ["#title", "#summary", "#sizes .total", "#search", ".observation"]
    assert all(page.locator(place).first.bounding_box()["y"] < window[1] for place in places)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_four_observations_stand_beside_the_map(visit: Callable[..., Visit], sample: View, language: str) -> None:
    told = visit(language=language).page.locator(".observation").all_text_contents()
    assert told == [observation.text[language] for observation in sample.observations]
    assert len(told) == 4


@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_an_observation_shows_itself_on_the_map(visit: Callable[..., Visit], sample: View, number: int) -> None:
    found = visit()
    found.page.locator(".observation").nth(number).click()
    assert lit(found) == set(sample.observations[number].nodes)


def test_an_observation_shown_again_is_shown_no_more(visit: Callable[..., Visit]) -> None:
    found = visit(at="seen=1")
    found.page.locator(".observation").first.click()
    assert (lit(found), state(found)) == (set(), {})


def test_a_view_without_queries_has_no_observations_and_no_links_to_queries(
    visit: Callable[..., Visit], sample: View
) -> None:
    page = visit(replace(sample, observations=(), queries=(), facets=())).page
    assert (page.is_visible("#observations"), page.locator(".source").count()) == (False, 0)


# ---- Every figure has its query


@pytest.mark.parametrize("place", ["#sizes", "#legend", "#facets", "#observations"])
def test_what_stands_in_the_panel_links_to_its_query(visit: Callable[..., Visit], sample: View, place: str) -> None:
    page = visit().page
    page.locator(f"{place} .source").first.click()
    assert page.inner_text("#asked h2") in {asked.question["fr"] for asked in sample.queries}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_panel_of_a_query_holds_its_text_as_it_was_asked(visit: Callable[..., Visit], language: str) -> None:
    page = visit(language=language, at="query=observations/bridges").page
    text = page.locator("#asked pre").last.inner_text()
    rows = aigraph.load(shipped_root(), language=language).query(text)
    assert next(str(row["text"]) for row in rows) in page.locator(".observation").all_text_contents()


def test_the_panel_of_a_query_gives_the_command_that_asks_it(visit: Callable[..., Visit]) -> None:
    page = visit(at="query=measure", language="en").page
    assert page.locator("#asked pre").first.inner_text() == "aigraph query queries/picture/measure.rq --lang en"


def test_the_panel_of_a_query_leads_to_the_page_that_runs_it_where_there_is_one(visit: Callable[..., Visit]) -> None:
    page = visit(at="query=measure", doors=(("SPARQL", "query?lang=fr"), ("API", "api"))).page
    assert (page.locator("#asked a").get_attribute("href") or "").startswith("query?lang=fr#query=%23%2B+summary")


def test_the_panel_of_a_query_leads_nowhere_where_there_is_none(visit: Callable[..., Visit]) -> None:
    assert visit(at="query=measure").page.locator("#asked a").count() == 0


def test_a_query_is_copied(visit: Callable[..., Visit]) -> None:
    page = visit(at="query=measure", permissions=["clipboard-read", "clipboard-write"]).page
    page.locator("#asked .copied button").first.click()
    assert page.evaluate("navigator.clipboard.readText()") == "aigraph query queries/picture/measure.rq --lang fr"


def test_escape_closes_the_query_and_leaves_the_card(visit: Callable[..., Visit]) -> None:
    found = visit(at="query=measure&id=cluster/enact")
    found.page.keyboard.press("Escape")
    found.page.wait_for_selector("#asked:not([open])", state="hidden")
    assert state(found) == {"id": "cluster/enact"}


# ---- Filters


def test_a_click_in_the_legend_hides_a_kind(visit: Callable[..., Visit], sample: View) -> None:
    found = visit()
    found.page.locator("#legend .kind").nth(0).click()
    assert shown(found) == {node.id for node in sample.nodes if node.kind != CLUSTER}


def test_the_facets_are_region_theme_role_and_funding(visit: Callable[..., Visit]) -> None:
    told = visit(language="en").page.locator("#facets summary").all_text_contents()
    assert [text.casefold() for text in told] == ["region", "theme", "role", "funding"]


@pytest.mark.parametrize(
    ("at", "hubs"),
    [
        ("f0=region/bretagne", {"sequoia"}),
        ("f0=region/bretagne,region/grand-est", {"sequoia", "enact"}),
        ("f1=theme/generative-ai&f0=region/ile-de-france", {"postgenai-paris"}),
        ("f3=status/requested", {"miai"}),
    ],
)
def test_a_facet_leaves_the_hubs_that_have_one_of_its_values(
    visit: Callable[..., Visit], at: str, hubs: set[str]
) -> None:
    found = visit(at=at)
    assert {name for name in shown(found) if "/cluster/" in name} == {f"{BASE}cluster/{hub}" for hub in hubs}


def test_a_region_leaves_what_takes_part_in_its_clusters(visit: Callable[..., Visit]) -> None:
    assert CNRS in shown(visit(at="f0=region/grand-est"))


def test_a_box_of_a_facet_filters(visit: Callable[..., Visit]) -> None:
    found = visit()
    found.page.locator("#facets summary").first.click()
    found.page.get_by_label("Bretagne").check()
    assert state(found) == {"f0": "region/bretagne"}


def test_only_what_is_shared_leaves_hubs_and_what_several_have(visit: Callable[..., Visit], sample: View) -> None:
    found = visit(at="shared=1")
    hubs = {node.id for node in sample.nodes if node.kind == CLUSTER}
    tied = {node.id: set() for node in sample.nodes}  # type: dict[str, set[str]]
    for edge in sample.edges:
        tied[edge.source] |= {edge.target} & hubs
        tied[edge.target] |= {edge.source} & hubs
    assert shown(found) == hubs | {name for name, found_hubs in tied.items() if len(found_hubs) > 1}


@pytest.mark.parametrize("tab", SHEETS)
def test_what_is_filtered_out_is_in_no_tab(visit: Callable[..., Visit], tab: str) -> None:
    page = visit(at=f"tab={tab}&f0=region/bretagne").page
    assert "Institut Pasteur" not in page.inner_text(f"#sheet-{tab}")


def test_a_word_says_that_nothing_is_left(visit: Callable[..., Visit]) -> None:
    page = visit(at="f0=region/bretagne&f2=role/co-lead").page
    assert (page.is_visible("#nothing"), page.inner_text("#nothing p")) == (True, "Rien ne répond à ces filtres.")


def test_one_click_shows_everything_again(visit: Callable[..., Visit], sample: View) -> None:
    found = visit(at="f0=region/bretagne&f2=role/co-lead")
    found.page.click("#nothing button")
    assert (len(shown(found)), state(found)) == (len(sample.nodes), {})


# ---- Focus, path, keys


def test_hovering_shows_the_neighbours(visit: Callable[..., Visit]) -> None:
    found = visit()
    found.page.mouse.move(*found.where(CNRS))
    assert lit(found) == {CNRS, *(f"{BASE}cluster/{name}" for name in BRIDGED)}


BRIDGED = ["3ia-cote-d-azur", "enact", "hi-paris", "postgenai-paris", "prairie-psai"]


def test_a_double_click_leaves_a_thing_and_its_neighbourhood(visit: Callable[..., Visit]) -> None:
    found = visit()
    found.page.mouse.dblclick(*found.where(CNRS))
    found.page.wait_for_selector("#near:not([hidden])")
    assert shown(found) == {CNRS, *(f"{BASE}cluster/{name}" for name in BRIDGED)}


def test_a_second_double_click_adds_another_neighbourhood(visit: Callable[..., Visit]) -> None:
    found = visit(at="near=institution/cnrs")
    found.page.mouse.dblclick(*found.where(ENACT))
    found.page.wait_for_url("**#*enact*")
    assert {CNRS, f"{BASE}institution/universite-de-lorraine"} <= shown(found)


def test_the_neighbourhood_of_a_card_is_one_button_away(visit: Callable[..., Visit]) -> None:
    found = visit(at="id=institution/cnrs")
    found.page.click("#around")
    assert state(found) == {"id": "institution/cnrs", "near": "institution/cnrs"}


def test_escape_goes_back_one_step_at_a_time(visit: Callable[..., Visit]) -> None:
    found = visit(at="id=cluster/enact&near=institution/cnrs,cluster/enact&seen=1&to=institution/cnrs")
    steps = []
    for _ in range(5):
        found.page.keyboard.press("Escape")
        steps.append("&".join(f"{key}={value}" for key, value in sorted(state(found).items())))
    assert steps == [
        "id=cluster/enact&near=institution/cnrs,cluster/enact&seen=1",
        "near=institution/cnrs,cluster/enact&seen=1",
        "near=institution/cnrs&seen=1",
        "seen=1",
        "",
    ]


def test_a_click_with_shift_asks_for_the_path(visit: Callable[..., Visit]) -> None:
    found = visit(at="id=cluster/enact")
    found.page.keyboard.down("Shift")
    found.page.mouse.click(*found.where(CNRS))
    found.page.wait_for_url("**#*to=*")
    assert state(found) == {"id": "cluster/enact", "to": "institution/cnrs"}


def test_a_click_with_shift_opens_where_nothing_is_open(visit: Callable[..., Visit]) -> None:
    found = visit()
    found.page.keyboard.down("Shift")
    found.click(CNRS)
    assert state(found) == {"id": "institution/cnrs"}


def test_arrows_walk_all_neighbours_clockwise_and_come_back(visit: Callable[..., Visit]) -> None:
    found = visit(at="id=institution/cnrs")
    found.page.focus("#map")
    walked = []
    for _ in range(len(BRIDGED) + 1):
        found.page.keyboard.press("ArrowRight")
        walked.append(found.page.evaluate("chart.pointed"))
    turns = found.page.evaluate(
        """([centre, ids]) => ids.map((id) => {
            const [from, to] = [chart.things.get(centre).at, chart.things.get(id).at];
            return (Math.atan2(to.x - from.x, from.y - to.y) + 2 * Math.PI) % (2 * Math.PI);
        })""",
        [CNRS, walked[:-1]],
    )
    assert (turns == sorted(turns), {*walked}, walked[0] == walked[-1]) == (
        True,
        {f"{BASE}cluster/{name}" for name in BRIDGED},
        True,
    )


def test_arrows_walk_from_the_card_too(visit: Callable[..., Visit]) -> None:
    found = visit(at="id=institution/cnrs")
    found.page.focus("#card")
    found.page.keyboard.press("ArrowLeft")
    assert found.page.evaluate("chart.pointed") in {f"{BASE}cluster/{name}" for name in BRIDGED}


def test_enter_opens_what_the_arrows_reached(visit: Callable[..., Visit]) -> None:
    found = visit(at="id=institution/cnrs")
    found.page.focus("#map")
    found.page.keyboard.press("ArrowRight")
    reached = found.page.evaluate("chart.pointed")
    found.page.keyboard.press("Enter")
    assert state(found) == {"id": reached.removeprefix(BASE)}


def test_arrows_walk_the_hubs_where_nothing_is_open(visit: Callable[..., Visit], sample: View) -> None:
    found = visit()
    found.page.focus("#map")
    walked = set()
    for _ in range(9):
        found.page.keyboard.press("ArrowDown")
        walked.add(found.page.evaluate("chart.pointed"))
    assert walked == {node.id for node in sample.nodes if node.kind == CLUSTER}


def test_a_slash_goes_to_the_search(visit: Callable[..., Visit]) -> None:
    page = visit().page
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"


def test_search_finds_by_another_name_and_says_which(visit: Callable[..., Visit]) -> None:
    page = visit().page
    page.fill("#search", "centre national de la recherche")
    assert page.locator("#found li").first.inner_text().split("\n") == [
        "CNRS",
        "Centre national de la recherche scientifique",
    ]


# ---- The state is the address


STATES = {
    "a card": ("id=cluster/enact", "page.opened", ENACT),
    "a tab": ("tab=table", "document.querySelector('[role=tab][aria-selected=true]').id", "tab-table"),
    "a language": ("lang=en", "document.documentElement.lang", "en"),
    "a theme": ("theme=dark", "getComputedStyle(document.body).backgroundColor", "rgb(18, 21, 26)"),
    "a filter": ("f0=region/bretagne", "document.querySelector('#facets :checked + span').textContent", "Bretagne"),
    "a kind": (f"hide={quote(CLUSTER)}", "document.querySelector('.kind[aria-pressed=false] b').textContent", "0 / 9"),
    "shared": ("shared=1", "document.querySelector('#facets .toggle').getAttribute('aria-pressed')", "true"),
    "an observation": ("seen=2", "chart.lit.size", 3),
    "a neighbourhood": ("near=institution/cnrs", "page.filters.shown.size", 6),
    "a path": ("id=cluster/enact&to=cluster/hi-paris", "page.other", f"{BASE}cluster/hi-paris"),
    "a query": ("query=nodes", "document.getElementById('asked').open", True),
}  # fmt: skip


@pytest.mark.parametrize("what", STATES)
def test_a_deep_link_restores_the_state(visit: Callable[..., Visit], what: str) -> None:
    at, told, expected = STATES[what]
    assert visit(at=at).page.evaluate(told) == expected


@pytest.mark.parametrize(
    "at", ["id=nothing/here", "tab=none", "lang=xx", "seen=99", "f0=x,y", "near=%00", "query=none", "=&&=;%"]
)
def test_a_link_that_names_nothing_still_shows_the_page(visit: Callable[..., Visit], at: str) -> None:
    found = visit(at=at)
    assert (found.complaints, found.page.is_visible("#map")) == ([], True)


def test_the_back_button_undoes_a_filter_a_tab_and_a_language(visit: Callable[..., Visit]) -> None:
    found = visit()
    found.page.locator("#legend .kind").nth(1).click()
    found.page.click("#tab-table")
    found.page.click("[data-language=en]")
    for _ in range(3):
        found.page.go_back()
    assert (state(found), found.page.inner_text("#title"), len(shown(found)) > 100) == (
        {},
        "Clusters IA de France 2030",
        True,
    )


def test_the_link_that_is_shared_is_the_state(visit: Callable[..., Visit]) -> None:
    page = visit(at="id=cluster/enact&f0=region/grand-est", permissions=["clipboard-read", "clipboard-write"]).page
    page.click("#share")
    page.get_by_text("Lien copié").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_theme_is_the_readers_until_it_is_changed(visit: Callable[..., Visit], scheme: str) -> None:
    page = visit(color_scheme=scheme).page
    before = page.evaluate("isDark()")
    page.click("#theme")
    assert (before, page.evaluate("isDark()")) == (scheme == "dark", scheme != "dark")


# ---- Room


@pytest.mark.parametrize("window", [(1600, 1000), (1280, 800), (1000, 700)])
def test_the_card_has_a_column_of_its_own(visit: Callable[..., Visit], window: tuple[int, int]) -> None:
    page = visit(at="id=cluster/enact", window=window).page
    assert page.locator("#middle").bounding_box()["x"] + page.locator("#middle").bounding_box()["width"] <= (
        page.locator("#card").bounding_box()["x"] + 0.5
    )


@pytest.mark.parametrize("window", [(1600, 1000), (1280, 800)])
@pytest.mark.parametrize("thing", ["cluster/enact", "cluster/sequoia", "institution/cnrs", "theme/environment"])
def test_the_open_thing_is_in_sight(visit: Callable[..., Visit], thing: str, window: tuple[int, int]) -> None:
    found = visit(at=f"id={thing}", window=window)
    box, (x, y) = found.page.locator("#map").bounding_box(), found.where(BASE + thing)
    assert box["x"] < x < box["x"] + box["width"]
    assert box["y"] < y < box["y"] + box["height"]


@pytest.mark.parametrize(
    "at", ["", "id=institution/cnrs", "near=institution/cnrs", "near=cluster/enact,institution/inria"]
)
@pytest.mark.parametrize("window", [(1600, 1000), (1280, 800), (390, 800)])
def test_no_two_visible_labels_overlap(visit: Callable[..., Visit], window: tuple[int, int], at: str) -> None:
    boxes: list[Any] = [thing["label"] for thing in visit(at=at, window=window).drawn() if thing["label"]]
    overlapping = [
        (one, other)
        for one, other in combinations(boxes, 2)
        if min(one[2], other[2]) - max(one[0], other[0]) > 0.1 and min(one[3], other[3]) - max(one[1], other[1]) > 0.1
    ]
    assert overlapping == []


def test_the_buttons_of_the_map_cover_nothing_of_it(visit: Callable[..., Visit]) -> None:
    page = visit().page
    assert (
        page.locator("#zoom").bounding_box()["y"] + page.locator("#zoom").bounding_box()["height"]
        <= (page.locator("#map").bounding_box()["y"])
    )


def test_the_names_of_hubs_can_be_read_on_a_phone(visit: Callable[..., Visit]) -> None:
    drawn = visit(window=(390, 800)).drawn()
    assert min(thing["type"] for thing in drawn if thing["place"] == "hub") >= 9


@pytest.mark.parametrize("at", ["", "id=cluster/enact", "tab=table", "query=nodes", "near=cluster/enact"])
def test_no_state_scrolls_sideways_on_a_phone(visit: Callable[..., Visit], at: str) -> None:
    page = visit(window=(390, 800), at=at).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_card_is_a_sheet_from_below_on_a_phone(visit: Callable[..., Visit]) -> None:
    page = visit(window=(390, 800), at="id=cluster/enact").page
    card, middle = page.locator("#card").bounding_box(), page.locator("#stage").bounding_box()
    assert (round(card["y"] + card["height"]), middle["y"] + middle["height"] <= card["y"] + 1) == (800, True)


def test_a_measure_of_another_project_has_its_bars(visit: Callable[..., Visit], sample: View) -> None:
    view = replace(sample, measure=Measure({"fr": "Arbres", "en": "Trees"}, {"fr": "12", "en": "12"}))
    assert visit(view).page.inner_text("#sizes h2") == "Arbres"


def test_what_is_isolated_lies_whole_in_the_map(visit: Callable[..., Visit]) -> None:
    page = visit(at="near=institution/cnrs&id=institution/cnrs").page
    room = page.evaluate(
        """() => {
            const ids = [...page.filters.shown];
            const [left, top, right, bottom] = chart.extent(ids).map((side, place) => side + (place < 2 ? -8 : 8));
            const from = chart.network.canvasToDOM({ x: left, y: top });
            const to = chart.network.canvasToDOM({ x: right, y: bottom });
            return [from.x, from.y, chart.container.clientWidth - to.x, chart.container.clientHeight - to.y];
        }"""
    )
    assert min(room) >= 0
