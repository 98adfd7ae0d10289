"""The view of the shipped graph, for a real headless Chromium to look at, and axe-core to judge it."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import aigraph
from aigraph.picture.gathering import gather
from aigraph.picture.page import render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aigraph.picture.view import View


@pytest.fixture(scope="session")
def sample() -> View:
    """The nine clusters with members, themes, broader themes and predecessors, as `aigraph draw` shows them."""
    return gather(aigraph.load().dataset)


class Visit:
    """An open page and all that it asked for and complained of."""

    def __init__(self, page: Any) -> None:
        """Listen before anything is loaded."""
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self.complaints.append(message.text))

    def where(self, thing: str) -> tuple[float, float]:
        """Where the mark of a thing is in the window, in pixels."""
        found = self.page.evaluate(
            """id => {
                const at = chart.network.canvasToDOM(chart.things.get(id).at);
                const map = document.getElementById("map").getBoundingClientRect();
                return [at.x + map.left, at.y + map.top];
            }""",
            thing,
        )
        return found[0], found[1]

    def drawn(self) -> list[dict[str, Any]]:
        """Every mark and every label drawn now, in pixels of the map."""
        boxes: list[dict[str, Any]] = self.page.evaluate("chart.drawn()")
        return boxes

    def click(self, thing: str) -> None:
        """Click a mark on the map; vis-network waits a moment, for a double click might follow."""
        self.page.mouse.click(*self.where(thing))
        self.page.wait_for_selector("#card:not([hidden])")


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, which a package carries; or the reason why it is not here."""
    found = importlib.util.find_spec("axe_playwright_python")
    if found is None or found.origin is None:
        (pytest.fail if "CI" in os.environ else pytest.skip)("axe-playwright-python is not installed")
    return (Path(found.origin).parent / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture
def visit(chromium: Any, tmp_path: Path, sample: View) -> Iterator[Callable[..., Visit]]:
    """Opens a view as a file in a fresh profile that has no network; `at` is the state, as the address has it."""
    contexts = []

    def opened(
        view: View = sample,
        language: str = "fr",
        window: tuple[int, int] = (1600, 1000),
        at: str = "",
        doors: tuple[tuple[str, str], ...] = (),
        **more: Any,
    ) -> Visit:
        file = tmp_path / "graph.html"
        file.write_text(render(view, language, doors), encoding="utf-8")
        size = {"width": window[0], "height": window[1]}
        context = chromium.new_context(viewport=size, offline=True, reduced_motion="reduce", **more)
        contexts.append(context)
        found = Visit(context.new_page())
        found.page.goto(file.as_uri() + (f"#{at}" if at else ""))
        return found

    yield opened
    for context in contexts:
        context.close()
