"""The tabs Matrix, Table, Money and Timeline in a real headless Chromium."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from aigraph.picture.view import Evidence, Facet, Proof

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.conftest import Visit

    from aigraph.picture.view import View

pytestmark = pytest.mark.browser

TABS = ["matrix", "table", "money", "timeline"]
WINDOWS = [(1600, 1000), (1280, 800)]
PHONE = (390, 844)
ID = "https://w3id.org/aigraph/id/"
HOSTILE = "<img src=x onerror=document.title='broken'></script><script>document.title='broken'</script>"
OVERLAPPING = """selector => {
    const all = [...document.querySelectorAll(selector)].map((one) => one.getBoundingClientRect());
    const boxes = all.filter(({ width }) => width);
    return boxes.flatMap((one, at) => boxes.slice(at + 1).filter((other) =>
        Math.min(one.right, other.right) - Math.max(one.left, other.left) > 0.5
        && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 0.5)).length;
}"""


@pytest.fixture
def open_tab(visit: Callable[..., Visit]) -> Callable[..., Visit]:
    """Opens a page at one of its tabs."""

    def opened(tab: str, *given: Any, **more: Any) -> Visit:
        found = visit(*given, **more)
        found.page.click(f"#tab-{tab}")
        found.page.wait_for_selector(f"#sheet-{tab}:not([hidden])")
        return found

    return opened


def texts(found: Visit, selector: str) -> list[str]:
    """What stands in each such element, with plain spaces."""
    return [text.replace("\xa0", " ").strip() for text in found.page.locator(selector).all_inner_texts()]


@pytest.mark.parametrize("tab", TABS)
@pytest.mark.parametrize(("window", "scheme"), [(WINDOWS[0], "light"), (WINDOWS[1], "dark"), (PHONE, "light")])
def test_a_tab_asks_for_nothing_and_complains_of_nothing(
    open_tab: Callable[..., Visit], tab: str, window: tuple[int, int], scheme: str
) -> None:
    found = open_tab(tab, window=window, color_scheme=scheme)
    found.page.click("[data-language=en]")
    assert (found.requests[1:], found.complaints) == ([], [])


@pytest.mark.parametrize("tab", TABS)
def test_a_phone_has_no_sideways_scroll_in_a_tab(open_tab: Callable[..., Visit], tab: str) -> None:
    assert open_tab(tab, window=PHONE).page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


@pytest.mark.parametrize("tab", TABS)
def test_each_tab_speaks_both_languages(open_tab: Callable[..., Visit], tab: str) -> None:
    found = open_tab(tab)
    french = found.page.inner_text(f"#sheet-{tab}")
    found.page.click("[data-language=en]")
    assert found.page.inner_text(f"#sheet-{tab}") != french


@pytest.mark.parametrize("tab", TABS)
def test_a_kind_that_is_hidden_is_hidden_in_each_tab(open_tab: Callable[..., Visit], tab: str, sample: View) -> None:
    found = open_tab(tab)
    before = found.page.locator(f"#sheet-{tab} .entry").count()
    hidden = sample.nodes[0].kind if tab == "money" else f"{ID}kind/ai-centre"
    found.page.evaluate("kind => page.state.set({ hide: [kind] })", hidden)
    assert found.page.locator(f"#sheet-{tab} .entry").count() < before or tab == "timeline"


# The matrix


@pytest.mark.parametrize("window", [*WINDOWS, PHONE])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_two_heads_of_columns_overlap(
    open_tab: Callable[..., Visit], window: tuple[int, int], language: str
) -> None:
    found = open_tab("matrix", window=window, language=language)
    assert found.page.evaluate(OVERLAPPING, ".matrix .column span:not(.apart)") == 0


def test_what_most_hubs_share_stands_first(open_tab: Callable[..., Visit]) -> None:
    found = open_tab("matrix")
    assert texts(found, ".matrix tbody:nth-of-type(1) th[scope=row]")[:3] == ["CNRS", "Inria", "Inserm"]


def test_rows_and_columns_count_the_same_ties(open_tab: Callable[..., Visit]) -> None:
    found = open_tab("matrix")
    rows = sum(int(text) for text in texts(found, ".matrix tbody td.number"))
    columns = sum(int(text.split()[-1]) for text in texts(found, ".matrix .column b"))
    assert rows == columns == found.page.locator(".matrix .tie").count()


def test_a_cell_says_the_tie_in_a_word_and_shows_its_passage(open_tab: Callable[..., Visit]) -> None:
    found = open_tab("matrix", language="en")
    found.page.get_by_role("button", name="CNRS – ENACT: member").click()
    assert "AEF info 2024" in found.page.inner_text("dialog[open]")


def test_the_matrix_works_by_keyboard_alone(open_tab: Callable[..., Visit]) -> None:
    found = open_tab("matrix", language="en")
    page = found.page
    page.locator('.matrix tbody button[tabindex="0"]').focus()
    for key in ("ArrowRight", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    told = page.inner_text("dialog h2")
    page.keyboard.press("Escape")
    assert (told, page.locator("dialog[open]").count()) == ("Inria – Hi! PARIS Cluster 2030", 0)
    assert "Inria" in page.evaluate("document.activeElement.textContent")


def test_only_one_button_of_the_matrix_is_on_the_way_of_the_tab_key(open_tab: Callable[..., Visit]) -> None:
    assert open_tab("matrix").page.locator('.matrix button[tabindex="0"]').count() == 1


def test_the_column_that_is_pointed_at_is_lit(open_tab: Callable[..., Visit]) -> None:
    found = open_tab("matrix")
    found.page.locator(".matrix .tie").first.hover()
    assert (
        found.page.evaluate(
            "[...document.querySelectorAll('.matrix col')].map((col) => col.classList.contains('lit')).indexOf(true)"
        )
        == 2
    )


# The table


def test_the_table_holds_everything(open_tab: Callable[..., Visit], sample: View) -> None:
    assert open_tab("table").page.locator(".things th[scope=row]").count() == len(sample.nodes)


def test_a_sorted_column_says_so(open_tab: Callable[..., Visit]) -> None:
    found = open_tab("table")
    found.page.click("[data-sort=ties]")
    counts = [int(text.split()[-1]) for text in texts(found, ".things .opener")]
    assert counts == sorted(counts, reverse=True)
    assert found.page.locator("th[aria-sort=descending]").inner_text().startswith("Liens")


def test_the_order_and_the_filter_are_in_the_address(open_tab: Callable[..., Visit]) -> None:
    found = open_tab("table")
    found.page.click("[data-sort=kind]")
    found.page.fill(".bench input", "sequoia")
    found.page.reload()
    assert found.page.input_value(".bench input") == "sequoia"
    assert found.page.locator("th[aria-sort=ascending] [data-sort=kind]").count() == 1


def test_the_filter_ignores_accents_and_counts(open_tab: Callable[..., Visit], sample: View) -> None:
    found = open_tab("table", language="en")
    found.page.fill(".bench input", "ecole navale")
    assert texts(found, ".bench .told") == [
        f"{found.page.locator('.things th[scope=row]').count()} of {len(sample.nodes)}"
    ]


def test_a_row_opens_its_ties_with_their_evidence(open_tab: Callable[..., Visit]) -> None:
    found = open_tab("table")
    found.page.fill(".bench input", "inserm")
    found.page.locator("tr", has=found.page.get_by_role("button", name="Inserm", exact=True)).locator(".opener").click()
    assert found.page.locator(".details li").count() == found.page.locator(".details li .proof").count() == 3


def test_a_name_in_the_table_opens_its_card(open_tab: Callable[..., Visit]) -> None:
    found = open_tab("table")
    found.page.locator(".things").get_by_role("button", name="Inserm", exact=True).click()
    assert found.page.inner_text("#card h2") == "Inserm"


@pytest.mark.parametrize(("button", "field"), [(0, "IRI"), (1, "De (IRI)")])
def test_the_table_is_saved_as_csv_without_a_request(
    open_tab: Callable[..., Visit], sample: View, button: int, field: str, tmp_path: Path
) -> None:
    found = open_tab("table")
    with found.page.expect_download() as download:
        found.page.locator(".bench button").nth(button).click()
    download.value.save_as(tmp_path / "saved.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "saved.csv").read_text("utf-8-sig"))))
    known = {node.id for node in sample.nodes}
    assert len(rows) == [len(sample.nodes), len(sample.edges)][button]
    assert all(row[field] in known for row in rows)
    assert [url for url in found.requests[1:] if not url.startswith("blob:")] == []


@pytest.mark.parametrize(("text", "cell"), [("=1+1", "'=1+1"), ("-12.5", "-12.5"), ('a "b", c', '"a ""b"", c"')])
def test_a_spreadsheet_runs_no_cell(open_tab: Callable[..., Visit], text: str, cell: str) -> None:
    assert open_tab("table").page.evaluate("text => toCsv([[text]])", text) == f"{cell}\r\n"


def test_what_the_page_filters_by_has_its_column(open_tab: Callable[..., Visit], sample: View) -> None:
    both = {"fr": "Région", "en": "Region"}
    value = {"fr": "Bretagne", "en": "Brittany"}
    node = replace(sample.nodes[0], facets={"ex:region": ("ex:bretagne",)})
    given = replace(sample, nodes=(node, *sample.nodes[1:]), facets=(Facet("ex:region", both, {"ex:bretagne": value}),))
    found = open_tab("table", given, language="en")
    found.page.fill(".bench input", "brittany")
    assert "Region" in texts(found, ".things thead th")
    assert "Brittany" in texts(found, ".things td")


# Money


def test_the_awards_are_told_with_the_total_of_the_query(open_tab: Callable[..., Visit]) -> None:
    assert texts(open_tab("money"), ".sum-total")[0] == "accordé : 360 M€ en 9 sommes"


def test_a_total_that_a_filter_makes_partial_is_not_told(open_tab: Callable[..., Visit]) -> None:
    found = open_tab("money")
    found.page.evaluate("kind => page.state.set({ hide: [kind] })", "https://w3id.org/aigraph/ontology#Cluster")
    assert "360" not in found.page.inner_text("#sheet-money")


@pytest.mark.parametrize(
    ("language", "told"), [("fr", ["près de 100 M€", "près de 2,2 Md€"]), ("en", ["nearly €100M", "nearly €2.2B"])]
)
def test_a_bound_is_told_in_words_and_drawn_open(
    open_tab: Callable[..., Visit], language: str, told: list[str]
) -> None:
    found = open_tab("money", language=language)
    lines = [text.split("\n")[0] for text in texts(found, ".sum-line:has(.below) .told")]
    assert all(any(line.startswith(words) for line in lines) for words in told)


def test_a_part_of_a_sum_lies_in_its_bar(open_tab: Callable[..., Visit]) -> None:
    found = open_tab("money", language="en")
    line = found.page.locator(".sum-line", has_text="nearly €67M")
    assert (line.locator(".bar-of > b").count(), "of which €30M, awarded" in line.inner_text()) == (1, True)


def test_the_table_of_sums_holds_each_sum_once(open_tab: Callable[..., Visit], sample: View) -> None:
    found = open_tab("money")
    assert found.page.locator(".sums th[scope=row]").count() == len(sample.sheets["money"]["sums"])


def test_no_sum_of_the_flow_is_part_of_another_one_there(open_tab: Callable[..., Visit]) -> None:
    drawn = open_tab("money").page.evaluate(
        "new Flow(page.parts.find((part) => part.made).made.get('money')).links.map(({ sum }) => [sum.id, sum.whole])"
    )
    assert not {whole for _, whole in drawn} & {iri for iri, _ in drawn}


@pytest.mark.parametrize("selector", [".sum-line", ".sums .tool", ".flow .band"])
def test_the_evidence_of_a_sum_is_a_click_away(open_tab: Callable[..., Visit], selector: str) -> None:
    found = open_tab("money")
    found.page.locator(selector).first.click()
    assert found.page.locator("dialog .proof").count() > 0


@pytest.mark.parametrize(("tab", "opener"), [("matrix", "button.tie"), ("money", ".sum-line"), ("table", ".opener")])
def test_a_tab_shows_evidence_as_the_card_does(open_tab: Callable[..., Visit], tab: str, opener: str) -> None:
    found = open_tab(tab)
    found.page.locator(opener).first.click()
    shown = found.page.locator("dialog.proving, .below")
    as_card = "(text) => page.data.evidence.some((one) => Evidence.of(page).place(one) === text)"
    assert found.page.evaluate(as_card, shown.locator(".proof p").first.inner_text())
    assert (shown.locator(".proof .sign").count() > 0, shown.locator(".note, .notes").count() > 0) == (True, True)


def test_a_tab_says_that_the_text_is_not_included(open_tab: Callable[..., Visit]) -> None:
    found = open_tab("matrix", language="en")
    found.page.locator("button.tie").first.click()
    assert "not included in this page" in found.page.locator("dialog.proving").inner_text()


def test_no_name_of_the_flow_lies_on_a_band(open_tab: Callable[..., Visit]) -> None:
    crossed = open_tab("money").page.evaluate(
        """() => {
            const bands = [...document.querySelectorAll(".flow .band")];
            return [...document.querySelectorAll(".flow text")].filter((text) => {
                const { x, y, width, height } = text.getBBox();
                const points = [0.05, 0.3, 0.5, 0.7, 0.95].map((at) => new DOMPoint(x + at * width, y + height / 2));
                return points.some((point) => bands.some((band) => band.isPointInFill(point)));
            }).map((text) => text.textContent);
        }"""
    )
    assert crossed == []


def test_values_stand_in_the_order_of_the_language(open_tab: Callable[..., Visit]) -> None:
    found = open_tab("table")
    names = found.page.locator("#facets .facet").first.locator("label span").all_text_contents()
    ordered = found.page.evaluate("(names) => [...names].sort(new Intl.Collator('fr').compare)", names)
    assert ("Île-de-France" in names, names) == (True, ordered)


@pytest.mark.parametrize("window", [*WINDOWS, PHONE])
def test_the_labels_of_the_flow_do_not_overlap(open_tab: Callable[..., Visit], window: tuple[int, int]) -> None:
    assert open_tab("money", window=window).page.evaluate(OVERLAPPING, ".flow .name, .flow .node") == 0


# The timeline


@pytest.mark.parametrize("window", [*WINDOWS, PHONE])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_two_dated_things_overlap(open_tab: Callable[..., Visit], window: tuple[int, int], language: str) -> None:
    assert open_tab("timeline", window=window, language=language).page.evaluate(OVERLAPPING, ".dated") == 0


def test_no_text_of_the_timeline_leaves_its_lane(open_tab: Callable[..., Visit]) -> None:
    left, right = open_tab("timeline", window=WINDOWS[1]).page.evaluate(
        """() => {
            const lane = document.querySelector(".lane").getBoundingClientRect();
            const boxes = [...document.querySelectorAll(".dated .told")].map((one) => one.getBoundingClientRect());
            const [left, right] = [boxes.map((box) => box.left), boxes.map((box) => box.right)];
            return [Math.min(...left) - lane.left, lane.right - Math.max(...right)];
        }"""
    )
    assert left >= -1
    assert right >= -4


def test_a_day_a_year_and_a_period_look_different(open_tab: Callable[..., Visit]) -> None:
    found = open_tab("timeline", language="en")
    looks = [
        found.page.get_by_role("button", name=name).locator(".when").get_attribute("class")
        for name in (
            "21 May 2024: Announcement",
            "2019: Creation of SCAI",
            "May 2021 – May 2022",
            "since 2018",
            "by 2030: AI-cluster – world",
        )
    ]
    assert looks == ["when day", "when unit", "when period", "when open", "when unit planned"]


def test_a_date_that_was_read_and_not_stated_says_so(open_tab: Callable[..., Visit]) -> None:
    found = open_tab("timeline", language="en")
    found.page.get_by_role("button", name="2023: VivaTech 2023").press("Enter")
    assert "comes from a reading" in found.page.inner_text("dialog[open]")


def test_what_has_no_date_is_listed(open_tab: Callable[..., Visit]) -> None:
    assert "dans les prochaines semaines" in open_tab("timeline").page.inner_text(".undated")


# What others wrote


@pytest.fixture
def hostile(sample: View) -> View:
    """The sample with a hostile text in every place of the sheets where a text may stand."""
    text = {"fr": HOSTILE, "en": HOSTILE}
    proof = Proof(Evidence(HOSTILE, "passage", text, text, text, HOSTILE, HOSTILE), text)

    def spoil(value: Any) -> Any:
        if isinstance(value, Proof):
            return proof
        if isinstance(value, list):
            return [spoil(one) for one in value]
        if not isinstance(value, dict):
            return value
        return text if value.keys() == {"fr", "en"} else {key: spoil(one) for key, one in value.items()}

    nodes = tuple(replace(node, label=text, short=text) for node in sample.nodes)
    edges = tuple(replace(edge, label=text, proofs=(proof,)) for edge in sample.edges)
    return replace(sample, nodes=nodes, edges=edges, sheets=spoil(dict(sample.sheets)))


@pytest.mark.parametrize(
    ("tab", "button"), [("matrix", ".tie"), ("table", ".opener"), ("money", ".sum-line"), ("timeline", ".dated")]
)
def test_hostile_texts_never_run_in_a_tab(open_tab: Callable[..., Visit], hostile: View, tab: str, button: str) -> None:
    found = open_tab(tab, hostile)
    found.page.locator(button).first.click()
    found.page.wait_for_timeout(100)
    assert (found.page.title(), found.complaints, found.page.locator("img, dialog script").count()) == (
        "Clusters IA de France 2030", [], 0,
    )  # fmt: skip
