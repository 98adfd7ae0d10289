"""Take the pictures that the documents show, in headless Chromium, without any source text.

Usage: python tools/screenshots.py [NAME…]   (needs chromium on the PATH, or named in CHROMIUM)
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Literal, NamedTuple

from playwright.sync_api import sync_playwright

import aigraph
from aigraph.site import publish

PICTURES = Path(__file__).resolve().parents[1] / "docs" / "pictures"
CHOSEN = "#tab-{}[aria-selected=true]"
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


EXPLORER = "explorer.html"


class Shot(NamedTuple):
    """What is in a picture: the state (what stands after # in the address), the window, the theme, the page.

    A page other than the explorer is one of the published site.
    """

    state: str = ""
    window: tuple[int, int] = (1600, 1000)
    theme: Literal["light", "dark"] = "light"
    page: str = EXPLORER


SHOTS = {
    "overview-en": Shot("lang=en"),
    "overview-fr": Shot(),
    "card-en": Shot("lang=en&id=cluster/enact"),
    "cnrs-en": Shot("lang=en&id=institution/cnrs"),
    "matrix-en": Shot("lang=en&tab=matrix"),
    "map-en": Shot("lang=en&tab=map"),
    "money-en": Shot("lang=en&tab=money"),
    "timeline-en": Shot("lang=en&tab=timeline"),
    "dark-fr": Shot("id=cluster/miai", theme="dark"),
    "phone-fr": Shot(window=(390, 844)),
    "page-en": Shot(window=(1280, 900), page="id/cluster/miai.en.html"),
    "query-en": Shot("saved=clusters", (1280, 900), page="query.en.html"),
}


def main() -> None:
    """The pictures named, or all; a tab that the graph has nothing for is left out."""
    wanted = sys.argv[1:] or list(SHOTS)
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        site = Path(folder) / "site"
        graph = aigraph.load(language="fr")
        if any(SHOTS[name].page != EXPLORER for name in wanted):
            publish(graph, site)
        site.mkdir(exist_ok=True)
        (site / EXPLORER).write_text(graph.draw(), encoding="utf-8")
        browser = driver.chromium.launch(executable_path=_chromium(), args=SWITCHES)
        for name in wanted:
            shot = SHOTS[name]
            page = browser.new_page(
                viewport={"width": shot.window[0], "height": shot.window[1]},
                color_scheme=shot.theme,
                reduced_motion="reduce",
            )
            page.goto(f"{(site / shot.page).as_uri()}#{shot.state}")
            if shot.page.startswith("query"):
                page.wait_for_selector("figure.chart")
            page.wait_for_timeout(500)
            if shot.page != EXPLORER or page.locator(CHOSEN.format(page.evaluate("page.state.get('tab')"))).count():
                page.screenshot(path=PICTURES / f"{name}.png")
            page.close()
        browser.close()


def _chromium() -> str | None:
    return os.environ.get("CHROMIUM") or shutil.which("chromium")


if __name__ == "__main__":
    main()
