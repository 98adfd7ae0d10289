"""Take the pictures that the documents show, in headless Chromium, without any source text.

Usage: python tools/screenshots.py   (needs chromium on the PATH, or named in CHROMIUM)
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import aigraph

PICTURES = Path(__file__).resolve().parents[1] / "docs" / "pictures"
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


def main() -> None:
    """The overview and one card."""
    pages = {"overview-en": ("en", ""), "card-en": ("en", "#" + _iri("cluster/enact"))}
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=_chromium(), args=SWITCHES)
        for name, (language, fragment) in pages.items():
            file = Path(folder) / f"{name}.html"
            file.write_text(aigraph.load(language=language).draw(), encoding="utf-8")
            page = browser.new_page(viewport={"width": 1600, "height": 1000}, reduced_motion="reduce")
            page.goto(file.as_uri() + fragment)
            page.wait_for_timeout(800)
            page.screenshot(path=PICTURES / f"{name}.png")
        browser.close()


def _iri(identifier: str) -> str:
    return aigraph.load().project.iri(identifier)


def _chromium() -> str | None:
    return os.environ.get("CHROMIUM") or shutil.which("chromium")


if __name__ == "__main__":
    main()
