"""The pages about the whole graph in a real browser: search from disk and a server, axe-core, without JavaScript."""

from __future__ import annotations

import http.server
import json
import threading
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

import aigraph
from aigraph.folding import fold_name
from aigraph.pages.rendering import asset
from aigraph.site.framing import STYLE
from aigraph.site.further import further_files
from aigraph.site.model import Site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.browser

KINDS = [
    "index", "search", "ontology", "queries", "queries/clusters", "queries/theme-clusters", "reports", "reports/audit",
    "reports/errata", "reports/coverage", "reports/quality", "about", "classes/institution", "404",
]  # fmt: skip
PREFIX = "some/where"


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the site below a prefix; of resources, one page that is found by its name."""
    root: Path = tmp_path_factory.mktemp("served")
    site = Site(aigraph.load(language="fr"), "https://example.org/")
    files = dict(further_files(site)) | {STYLE: asset("site.css")[0]}
    files |= {"id/city/grenoble.html": b"<title>found</title>"}
    for path, data in files.items():
        file = root / PREFIX / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return root


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def address(root: Path) -> Iterator[str]:
    """Where a server has the site, below a prefix."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(root)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/{PREFIX}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(params=["disk", "server"])
def start(request: pytest.FixtureRequest, root: Path, address: str) -> str:
    """Where the site begins: on a disk, and at a server."""
    return (root / PREFIX).as_uri() + "/" if request.param == "disk" else address


@pytest.fixture
def opened(chromium: Any) -> Iterator[Callable[..., Any]]:
    """Opens an address; the page keeps what it complains of."""
    contexts = []

    def open_page(address: str, **more: Any) -> Any:
        context = chromium.new_context(reduced_motion="reduce", **more)
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()


def names(page: Any) -> list[str]:
    """What is found, by name."""
    found: list[str] = page.eval_on_selector_all(
        "#found a", "links => links.map((link) => link.firstChild.textContent)"
    )
    return found


@pytest.mark.parametrize("asked", ["?q=grenoble", "#q=grenoble"])
def test_what_the_address_asks_for_is_found(opened: Callable[..., Any], start: str, asked: str) -> None:
    page = opened(f"{start}search.html{asked}")
    assert names(page)[:2] == ["Grenoble", "Université Grenoble Alpes"]
    assert page.complaints == []


def test_the_field_of_any_page_leads_to_what_is_found(opened: Callable[..., Any], start: str) -> None:
    page = opened(f"{start}queries/clusters.en.html")
    page.fill("header input[type=search]", "universite cote")
    page.press("header input[type=search]", "Enter")
    page.wait_for_url("**/search.en.html?q=*")
    assert names(page)[0] == "Université Côte d'Azur"
    assert page.complaints == []


def test_results_come_while_one_types_and_arrows_walk_through_them(opened: Callable[..., Any], start: str) -> None:
    page = opened(f"{start}search.html")
    page.keyboard.type("grenob")
    assert page.inner_text("#status") == f"{len(names(page))} résultats"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/id/city/grenoble.html")


def test_enter_opens_the_first(opened: Callable[..., Any], start: str) -> None:
    page = opened(f"{start}search.html#q=grenoble")
    page.focus("#words")
    page.keyboard.press("Enter")
    page.wait_for_url("**/id/city/grenoble.html")


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("MIAI", "MIAI Cluster"),
        ("ecole navale", "École navale"),
        ("Grenoble Alpes University", "Université Grenoble Alpes"),
        ("quels sont les clusters", "Quels sont les clusters, qui porte chacun, et combien chacun reçoit-il ?"),
        ("aig amount", "montant"),
        ("institution inserm", "Inserm"),
        ("établissement azur université", "Université Côte d'Azur"),
    ],
)
def test_search_knows_names_ids_classes_questions_and_terms(
    opened: Callable[..., Any], root: Path, words: str, first: str
) -> None:
    page = opened((root / PREFIX).as_uri() + f"/search.html?q={words}")
    assert names(page)[0] == first


def test_nothing_found_is_said_and_classes_stay(opened: Callable[..., Any], root: Path) -> None:
    page = opened((root / PREFIX).as_uri() + "/search.html?q=xyzzy")
    assert page.inner_text("#status") == "Rien de ce nom"
    assert page.is_visible("#shelves")


def test_markup_in_what_is_asked_stays_text(opened: Callable[..., Any], root: Path) -> None:
    page = opened((root / PREFIX).as_uri() + "/search.html?q=%3Cimg%20src=x%20onerror=alert(1)%3E")
    assert page.input_value("#words") == "<img src=x onerror=alert(1)>"
    assert page.query_selector("main img") is None


def test_the_page_folds_names_as_the_program_does(opened: Callable[..., Any], root: Path) -> None:
    page = opened((root / PREFIX).as_uri() + "/search.html")
    text = (root / PREFIX / "assets/names.fr.js").read_text("utf-8")
    index = json.loads(text.removeprefix("const aigraphNames = ").removesuffix(";\n"))
    told = sorted(
        {entry[at] for entry in index["entries"] for at in (0, 3)} | {"Cœur – ŒUVRE’S", "GAUẞIER ß", "Ångström_x"}
    )
    assert page.evaluate("texts => texts.map(fold)", told) == [fold_name(each) for each in told]


def test_without_javascript_search_says_so_and_leads_to_everything_by_class(
    opened: Callable[..., Any], root: Path
) -> None:
    page = opened((root / PREFIX).as_uri() + "/search.html", java_script_enabled=False)
    assert page.is_visible("noscript p")
    assert page.is_visible('#shelves a[href="classes/institution.html"]')


@pytest.mark.parametrize("stem", KINDS)
def test_no_kind_of_page_complains_or_is_wider_than_a_phone(opened: Callable[..., Any], root: Path, stem: str) -> None:
    page = opened((root / PREFIX).as_uri() + f"/{stem}.html", viewport={"width": 380, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 380
    assert page.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("stem", KINDS)
def test_no_kind_of_page_has_a_serious_fault_for_axe(
    opened: Callable[..., Any], root: Path, axe: str, stem: str, scheme: str
) -> None:
    page = opened((root / PREFIX).as_uri() + f"/{stem}.html", color_scheme=scheme)
    # The first of many articles stand for all: axe-core takes long over thousands of elements.
    page.evaluate("for (const more of [...document.querySelectorAll('article')].slice(12)) more.remove()")
    page.evaluate(axe)
    faults = page.evaluate(
        """async () => (await axe.run()).violations
            .filter(({ impact }) => impact === "serious" || impact === "critical")
            .map(({ id, nodes }) => [id, nodes.slice(0, 3).map((one) => one.html)])"""
    )
    assert faults == []
