"""Page: a view drawn as one HTML file that works offline and asks for nothing.

pyvis builds the network (nodes, edges, options); our own template makes the page of it. The page holds vis-network as
it lies in the pyvis wheel, and a Content-Security-Policy that lets only the scripts in it run, by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
import json
import math
import re
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from aigraph.picture.arranging import PLAIN, arrange, arranged, telling_end
from aigraph.picture.payload import payload
from aigraph.picture.sharing import compact, share
from aigraph.picture.texts import interface

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from markupsafe import Markup
    from pyvis.network import Network

    from aigraph.layout import Position
    from aigraph.picture.view import Edge, View

TEMPLATE = "page.html.j2"
STYLES = ("frame.css", "card.css", "sheets.css", "map.css", "money.css", "timeline.css")
PARTS = (
    "core",
    "state",
    "filters",
    "page",
    "head",
    "drawing",
    "canvas",
    "network",
    "side",
    "search",
    "evidence",
    "path",
    "tools",
    "card",
    "asked",
    "voice",
    "tabs",
    "proving",
    "wrapping",
    "bars",
    "flow",
)
SHEETS = ("matrix", "table", "map", "money", "timeline")
SCRIPTS = (*(f"{name}.js" for name in PARTS), *(f"tabs/{name}.js" for name in SHEETS), "start.js")
LIBRARY = "templates/lib/vis-9.1.2/vis-network.min.js"

POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')
"""Finds a page's own policy, which a server may repeat as a header."""

_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {
        "dragNodes": False,
        "hover": False,
        "selectable": False,
        "zoomSpeed": 0.6,
        "keyboard": {"enabled": False},
    },
    "nodes": {"borderWidth": 1, "borderWidthSelected": 1},
    "edges": {"smooth": False, "selectionWidth": 1, "hoverWidth": 0},
}


def render(
    view: View, language: str = "fr", doors: Sequence[tuple[str, str]] = (), *, layout: str = PLAIN, theme: str = ""
) -> str:
    """The whole page, shown first in `language`; the caller writes it as UTF-8.

    `doors` are links to other pages, for a page that has any beside it: their text, the same in each language, and
    their address; the one called SPARQL leads to a page that runs the query after ``#query=``. `theme` is light, dark,
    or empty: as the reader's system is.

    The same view gives the same text, whatever the order of its nodes and edges. Raises ValueError for a language
    that the view does not have, UsageError for a layout that it cannot be laid out by.
    """
    if language not in view.languages:
        message = f"language {language!r} is none of the view's ({', '.join(view.languages)}); choose one of them"
        raise ValueError(message)
    view = view.ordered()
    positions = arrange(view, layout)
    network = _network(view, positions)
    with as_file(files("aigraph.picture") / "templates") as folder:
        network.set_template_dir(str(folder), TEMPLATE)
        environment = network.templateEnv
        environment.autoescape = True
        environment.trim_blocks = environment.lstrip_blocks = True
        environment.filters["from_json"] = json.loads
        environment.filters["shared"] = _shared
        environment.globals |= _parts(view, positions, language, layout, theme) | {"doors": list(doors)}
        return str(network.generate_html(notebook=False))


def _network(view: View, positions: Mapping[str, Position]) -> Network:
    """Nodes at their places and edges in the colour of what they tie to a hub."""
    from pyvis.network import Network  # noqa: PLC0415  (heavy)

    marks = {mark.kind: mark for mark in view.marks}
    kinds = {node.id: node.kind for node in view.nodes}
    network = Network(directed=True, width="100%", height="100%")
    for node in view.nodes:
        place, mark = positions[node.id], marks[node.kind]
        network.add_node(
            node.id, label=" ", shape=mark.shape, color=mark.colour, x=place.x, y=place.y, size=place.radius
        )
    for number, edge in enumerate(view.edges):
        colour = marks[kinds[telling_end(edge, positions)]].colour
        bend = _bend(positions[edge.source], positions[edge.target])
        network.add_edge(
            edge.source, edge.target, id=number, color={"color": colour}, arrows="", width=_width(edge), **bend
        )
    network.set_options(json.dumps(_OPTIONS))
    return network


def _width(edge: Edge) -> float:
    """One pixel, and for a tie of communities one more each time that its weight doubles, to a limit."""
    return 1 if edge.weight == 1 else round(min(1 + math.log2(edge.weight), 9), 1)


def _bend(source: Position, target: Position) -> dict[str, object]:
    """A tie within a column goes round it, on the side away from the labels."""
    if source.x != target.x or source.side == "below":
        return {}
    clockwise = (source.y < target.y) == (source.side == "left")
    return {"smooth": {"enabled": True, "type": "curvedCW" if clockwise else "curvedCCW", "roundness": 0.16}}


def _parts(view: View, positions: Mapping[str, Position], language: str, layout: str, theme: str) -> dict[str, object]:
    """What the template needs besides pyvis's own variables."""
    folder = files("aigraph.picture") / "templates"
    scripts = [_inline((files("pyvis") / LIBRARY).read_text("utf-8"))]
    scripts += [_inline((folder / name).read_text("utf-8")) for name in SCRIPTS]
    style = _inline("".join((folder / "styles" / name).read_text("utf-8") for name in STYLES))
    return {
        "language": language,
        "title": view.title[language],
        "summary": view.summary[language],
        "languages": view.languages,
        "words": interface(language),
        "data": payload(view, positions, language) | arranged(view, positions, layout) | {"theme": theme},
        "scripts": scripts,
        "style": style,
        "policy": _policy(scripts, [style]),
    }


def _shared(value: object) -> Markup:
    """A value as JSON in which what occurs more than once stands once (``readShared`` in ``core.js``)."""
    from markupsafe import Markup  # noqa: PLC0415  (heavy)

    return Markup(compact(share(value)))  # noqa: S704  no "<", ">" or "&" is left in it


def _inline(text: str) -> Markup:
    """A script or style as it stands between its tags; refused where it would end them early."""
    from markupsafe import Markup  # noqa: PLC0415  (heavy)

    if "</script" in text.lower() or "</style" in text.lower() or "<!--" in text:
        message = "a script or style holds '</script', '</style' or '<!--' and cannot be inlined; write it otherwise"
        raise ValueError(message)
    return Markup(text)  # noqa: S704  files of ours and of the pyvis wheel, no text of the graph


def _policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """The Content-Security-Policy: these scripts and styles, images made by the page, nothing else.

    https://www.w3.org/TR/CSP3/#framework-directive-source-list
    """
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_digest, scripts))}",
            f"style-src {' '.join(map(_digest, styles))}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
