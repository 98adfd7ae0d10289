"""How soon a page shows something: ours beside plain pyvis, the same invented graphs, in headless Chromium.

Run: python benchmarks/drawing.py [NODES …]; needs Chromium and playwright. The time is from the start of the page to
the first frame whose canvas is not blank; plain pyvis is given up after a minute.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from aigraph.picture.marks import assign
from aigraph.picture.page import render
from aigraph.picture.view import Edge, Node, View

LAYOUTS = ("constellation", "force")
_PATIENCE_MS = 60_000
# Asks every frame whether any canvas has a pixel that is drawn.
_WATCH = """
const look = () => {
  for (const canvas of document.querySelectorAll("canvas")) {
    const { width, height } = canvas;
    if (!width) continue;
    const { data } = canvas.getContext("2d").getImageData(0, 0, width, height); // draws all that waits to be drawn
    const now = performance.now();
    if (new Uint32Array(data.buffer).some((value) => value)) {
      window.shownAfter = now;
      return;
    }
  }
  requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""


def make_view(number: int) -> View:
    """Hubs with fifty leaves each, every ninth leaf tied to a second hub."""
    hubs = max(number // 50, 1)
    names = [{"en": f"Institution {place}"} for place in range(number)]
    ids = [f"ex:{place:05}" for place in range(number)]
    nodes = tuple(
        Node(ids[place], "ex:Hub" if place < hubs else "ex:Leaf", name, name, 1.0 + place % 7 if place < hubs else None)
        for place, name in enumerate(names)
    )
    pairs = [(place, place * 7 % hubs) for place in range(hubs, number)]
    pairs += [(place, (place * 13 + 5) % hubs) for place in range(hubs, number, 9)]
    edges = tuple(
        Edge(ids[one], ids[other], "ex:in", {"en": "in"}) for one, other in dict.fromkeys(pairs) if one != other
    )
    marks = assign([("ex:Hub", {"en": "hub"}), ("ex:Leaf", {"en": "leaf"})])
    return View({"en": "Invented"}, {"en": ""}, ("en",), marks, nodes, edges)


def plain_pyvis(view: View) -> str:
    """The same graph as pyvis draws it by itself."""
    from pyvis.network import Network

    network = Network(cdn_resources="in_line")
    for node in view.nodes:
        network.add_node(node.id, label=node.label["en"])
    for edge in view.edges:
        network.add_edge(edge.source, edge.target)
    return str(network.generate_html(notebook=False))


def shown_after(browser: Any, text: str) -> float | None:
    """Milliseconds until something is drawn; None where nothing is in a minute."""
    from playwright.sync_api import TimeoutError as TooLate

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "page.html")
        file.write_text(text, encoding="utf-8")
        context = browser.new_context(viewport={"width": 1600, "height": 1000}, offline=True, bypass_csp=True)
        page = context.new_page()
        page.add_init_script(_WATCH)
        try:
            page.goto(file.as_uri(), timeout=_PATIENCE_MS, wait_until="commit")
            found = page.wait_for_function("window.shownAfter", timeout=_PATIENCE_MS)
            return float(found.json_value())
        except TooLate:
            return None
        finally:
            context.close()


def main() -> None:
    """A line for each size and each page."""
    from playwright.sync_api import sync_playwright

    sizes = [int(word) for word in sys.argv[1:]] or [1000, 5000]
    print("| nodes | page | made, s | size, MB | shown after, s |\n|---|---|---|---|---|")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        for number in sizes:
            view = make_view(number)
            for name in (*LAYOUTS, "plain pyvis"):
                began = time.perf_counter()
                text = render(view, "en", layout=name) if name in LAYOUTS else plain_pyvis(view)
                made = time.perf_counter() - began
                shown = shown_after(browser, text)
                told = "more than 60" if shown is None else f"{shown / 1000:.2f}"
                print(f"| {number} | {name} | {made:.1f} | {len(text.encode()) / 1e6:.1f} | {told} |", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
