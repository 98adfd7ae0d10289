"""Layout: where every node of the picture stands, a pure function of the graph.

The same graph gives the same places whatever the order of its nodes and edges: nothing here is random, nothing is
hashed, and no place is found by simulated forces. The unit is one pixel at a zoom of 1.

    hubs       a node with a size (drawn as area), on a ring fitted to a landscape canvas, the largest at the top
    satellites nodes that belong to one hub only, fanned out on both sides of it
    shared     nodes that lead to several hubs, in the middle, each near its hubs
    loose      nodes that lead to no hub, in rows at the bottom

The boxes of all marks and all labels (the wider of the languages) are known here, and no two of them overlap.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from aigraph.layout import ring
from aigraph.layout.boxes import Box
from aigraph.layout.cells import Cell, cell, hold, label_box, mark_box, mirrored
from aigraph.layout.lettering import Label, label
from aigraph.layout.middle import bottom_rows, rooms, settle
from aigraph.layout.places import Cast, Place, Placeable, Spot, Tie, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["Box", "Label", "Place", "Placeable", "Position", "Tie", "constellation"]

CANVAS = Box(0.0, 0.0, 1314.0, 894.0)
"""What a window of 1600 by 1000 leaves for the picture."""
_CELL_MARGIN = 9.0
_LARGEST_HUB = 36.0
_SMALLEST_HUB = 9.0
_SATELLITE = 5.5


@dataclass(frozen=True, slots=True)
class Position:
    """Where one node stands: the middle of its mark, its radius, its label and the boxes of both.

    `home` is the hub in whose cell it stands, and empty in the middle and at the bottom.
    """

    x: float
    y: float
    radius: float
    place: Place
    home: str
    side: Literal["right", "left", "below"]
    label: Label
    mark_box: Box
    label_box: Box


def constellation(
    nodes: Iterable[Placeable], ties: Iterable[Tie], *, kinds: Sequence[str] = (), canvas: Box = CANVAS
) -> dict[str, Position]:
    """The place of every node by its id, ids in order; `kinds` says which kinds come first around a hub."""
    by_id = {node.id: node for node in nodes}
    parts = cast(by_id.values(), ties, kinds)
    shared = [_shared_spot(by_id[name], len(hubs)) for name, hubs in parts.shared.items()]
    cells = [_cell(hub, parts, by_id) for hub in parts.hubs]
    boxes = [found.box.grown(_CELL_MARGIN) for found in cells]
    moves, middle = ring.arrange(boxes, rooms(shared), canvas)
    placed = {
        hub: _moved(found, dx, dy, parts.bridges) for hub, found, (dx, dy) in zip(parts.hubs, cells, moves, strict=True)
    }
    in_the_middle = settle(shared, _wishes(parts, placed), middle)
    everything = [spot for spots in placed.values() for spot in spots] + in_the_middle
    below = hold(everything).bottom + 2 * _CELL_MARGIN
    loose = bottom_rows([_shared_spot(by_id[name], 1) for name in parts.loose], canvas.width, below)
    return _positions(placed, in_the_middle, loose)


def _hub_spot(node: Placeable, largest: float) -> Spot:
    """A mark whose area is the quantity; a hub without one (in a graph without sizes) is a little larger than most."""
    share = (node.size or 0.0) / largest if largest else 0.0
    radius = max(_SMALLEST_HUB, _LARGEST_HUB * math.sqrt(share))
    return Spot(node.id, radius, label(node.short, node.quantity, 16.0, 150.0, bold=True))


def _satellite_spot(node: Placeable) -> Spot:
    return Spot(node.id, _SATELLITE, label(node.short, None, 13.0, 118.0))


def _shared_spot(node: Placeable, hubs: int) -> Spot:
    """A mark that grows with the number of hubs it leads to."""
    return Spot(node.id, 4.0 + 2.5 * math.sqrt(hubs), label(node.short, None, 13.0, 130.0, bold=hubs > 1))


def _cell(hub: str, parts: Cast, by_id: Mapping[str, Placeable]) -> Cell:
    largest = max(node.size or 0.0 for node in by_id.values())
    return cell(_hub_spot(by_id[hub], largest), [_satellite_spot(by_id[name]) for name in parts.satellites[hub]])


def _moved(found: Cell, dx: float, dy: float, bridges: frozenset[str]) -> list[Spot]:
    """The cell at its place, turned so that the satellites tied to the middle are on the side of the middle."""
    middle = (found.box.left + found.box.right) / 2
    lean = sum(math.copysign(1.0, spot.x - middle) for spot in found.spots if spot.id in bridges)
    if lean * (middle + dx) > 0:
        found = mirrored(found)
    return [replace(spot, x=spot.x + dx, y=spot.y + dy) for spot in found.spots]


def _wishes(parts: Cast, placed: Mapping[str, Sequence[Spot]]) -> dict[str, tuple[float, float]]:
    """For each shared node the point amid its hubs, where it would stand if it had the room."""
    hubs = {name: spots[0] for name, spots in placed.items()}
    return {
        name: (sum(hubs[hub].x for hub in near) / len(near), sum(hubs[hub].y for hub in near) / len(near))
        for name, near in parts.shared.items()
    }


def _positions(
    placed: Mapping[str, Sequence[Spot]], shared: Sequence[Spot], loose: Sequence[Spot]
) -> dict[str, Position]:
    found: dict[str, Position] = {}
    for hub, spots in placed.items():
        for spot in spots:
            found[spot.id] = _position(spot, "hub" if spot.id == hub else "satellite", hub)
    found |= {spot.id: _position(spot, "shared", "") for spot in shared}
    found |= {spot.id: _position(spot, "loose", "") for spot in loose}
    return dict(sorted(found.items()))


def _position(spot: Spot, place: Place, home: str) -> Position:
    """The spot rounded to hundredths, so that the same picture is the same bytes on every machine."""
    spot = replace(spot, x=round(spot.x, 2), y=round(spot.y, 2), radius=round(spot.radius, 2))
    return Position(spot.x, spot.y, spot.radius, place, home, spot.side, spot.label, mark_box(spot), label_box(spot))
