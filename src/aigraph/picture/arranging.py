"""Arranging: where everything in a view stands, by one of the layouts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigraph.errors import UsageError, suggest
from aigraph.layout import LAYOUTS, Box, geo
from aigraph.layout.atlas import SIDE
from aigraph.layout.forces import MOST_LABELLED
from aigraph.layout.projecting import conic
from aigraph.picture.outlining import WIDTH

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aigraph.layout import Position
    from aigraph.picture.view import Edge, Node, View

PLAIN = "constellation"


def arrange(view: View, layout: str = PLAIN) -> dict[str, Position]:
    """The place of every node. Raises UsageError for a layout that there is not, or that the view has no places for."""
    if layout not in LAYOUTS:
        msg = f"--layout {layout}: no such layout{suggest(layout, LAYOUTS)}; there are {', '.join(LAYOUTS)}"
        raise UsageError(msg)
    kinds = [mark.kind for mark in view.marks]
    if view.word is not None:
        return _by_community(view, PLAIN if layout == "geo" else layout, kinds)
    if layout != "geo":
        return LAYOUTS[layout](view.nodes, view.edges, kinds=kinds)
    places = _places(view)
    if not places:
        msg = (
            "--layout geo: nothing that is drawn has coordinates; give latitude and longitude in queries/picture/map.rq"
        )
        raise UsageError(msg)
    return geo(view.nodes, view.edges, kinds=kinds, places=places, areas=_areas(view), ground=_ground(view))


def _by_community(view: View, layout: str, kinds: Sequence[str]) -> dict[str, Position]:
    """Communities by how they are tied, and the members of each by the layout, in a picture of its own."""
    homes: dict[str, list[Node]] = {}
    for node in view.nodes:
        homes.setdefault(node.within, []).append(node)
    where = {node.id: node.within for node in view.nodes}
    ties: dict[str, list[Edge]] = {home: [] for home in homes}
    for edge in view.edges:
        if where[edge.source] == where[edge.target]:
            ties[where[edge.source]].append(edge)
    found: dict[str, Position] = {}
    for home, nodes in homes.items():
        found |= LAYOUTS[layout if home else "force"](nodes, ties[home], kinds=kinds)
    return dict(sorted(found.items()))


def is_crowded(positions: Mapping[str, Position], layout: str) -> bool:
    """Whether labels may overlap, so that whoever draws them must leave some out."""
    return layout == "geo" or (layout == "force" and len(positions) > MOST_LABELLED)


def telling_end(edge: Edge, positions: Mapping[str, Position]) -> str:
    """The end that says what a tie is about, whose colour it has: not the hub, and of two others the one it leaves."""
    return edge.target if positions[edge.source].place == "hub" else edge.source


def arranged(view: View, positions: Mapping[str, Position], layout: str) -> dict[str, object]:
    """What the page must know of a layout: its name, whether labels may overlap, and a ground that it stands on."""
    ground = _ground(view) if layout == "geo" else None
    sides = None if ground is None else [ground.left, ground.top, ground.right, ground.bottom]
    return {"layout": layout, "crowded": is_crowded(positions, layout), "ground": sides}


def _ground(view: View) -> Box | None:
    """What the outlines take, where the map has some."""
    outlines = (view.sheets.get("map") or {}).get("outlines")
    return outlines and Box(0.0, 0.0, SIDE, outlines["box"][1] * SIDE / WIDTH)


def ground_of(view: View, layout: str) -> list[list[tuple[float, float]]]:
    """The rings of the outlines that the layout ``geo`` stands on."""
    outlines = (view.sheets.get("map") or {}).get("outlines") if layout == "geo" else None
    scale = SIDE / WIDTH
    return [
        [
            (float(x) * scale, float(y) * scale)
            for x, y in (point.split() for point in ring.removeprefix("M").split("L"))
        ]
        for _, region in sorted((outlines or {"regions": {}})["regions"].items())
        for ring in region["path"].split("Z")
        if ring
    ]


def _areas(view: View) -> dict[str, frozenset[str]]:
    """The regions that each thing is in."""
    found: dict[str, set[str]] = {}
    for region in (view.sheets.get("map") or {}).get("regions", ()):
        for thing in region["things"]:
            found.setdefault(thing, set()).add(region["id"])
    return {thing: frozenset(regions) for thing, regions in found.items()}


def _places(view: View) -> Mapping[str, tuple[float, float]]:
    """Where things with coordinates are on the plane: on the map's outlines where it has some."""
    sheet = view.sheets.get("map") or {}
    known = {node.id for node in view.nodes}
    if "outlines" in sheet:
        scale = SIDE / WIDTH
        return {
            name: (at[2] * scale, at[3] * scale) for name, at in sheet["outlines"]["marks"].items() if name in known
        }
    found = {name: tuple(place["at"]) for name, place in sheet.get("places", {}).items() if name in known}
    if not found:
        return {}
    projection = conic(list(found.values()))
    plane = {name: projection(at) for name, at in found.items()}
    wide = max(x for x, _ in plane.values()) - min(x for x, _ in plane.values())
    high = max(y for _, y in plane.values()) - min(y for _, y in plane.values())
    scale = SIDE / max(wide, high, 1e-9)
    return {name: (x * scale, y * scale) for name, (x, y) in plane.items()}
