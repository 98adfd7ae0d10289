"""Stars: the constellation, hubs on a ring with their satellites, what several share in the middle."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from aigraph.layout import ring
from aigraph.layout.cells import Cell, cell, hold, mirrored
from aigraph.layout.middle import bottom_rows, rooms, settle
from aigraph.layout.places import cast
from aigraph.layout.placing import CANVAS, hub_spot, largest_size, position, satellite_spot, shared_spot

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from aigraph.layout.boxes import Box
    from aigraph.layout.places import Cast, Placeable, Spot, Tie
    from aigraph.layout.placing import Position

_CELL_MARGIN = 9.0


def constellation(
    nodes: Iterable[Placeable], ties: Iterable[Tie], *, kinds: Sequence[str] = (), canvas: Box = CANVAS
) -> dict[str, Position]:
    """The place of every node by its id, ids in order; `kinds` says which kinds come first around a hub."""
    by_id = {node.id: node for node in nodes}
    parts = cast(by_id.values(), ties, kinds)
    shared = [shared_spot(by_id[name], len(hubs)) for name, hubs in parts.shared.items()]
    largest = largest_size(by_id)
    cells = [_cell(hub, parts, by_id, largest) for hub in parts.hubs]
    boxes = [found.box.grown(_CELL_MARGIN) for found in cells]
    moves, middle = ring.arrange(boxes, rooms(shared), canvas)
    placed = {
        hub: _moved(found, dx, dy, parts.bridges) for hub, found, (dx, dy) in zip(parts.hubs, cells, moves, strict=True)
    }
    in_the_middle = settle(shared, _wishes(parts, placed), middle)
    everything = [spot for spots in placed.values() for spot in spots] + in_the_middle
    below = hold(everything).bottom + 2 * _CELL_MARGIN
    loose = bottom_rows([shared_spot(by_id[name], 1) for name in parts.loose], canvas.width, below)
    return _positions(placed, in_the_middle, loose)


def _cell(hub: str, parts: Cast, by_id: Mapping[str, Placeable], largest: float) -> Cell:
    return cell(hub_spot(by_id[hub], largest), [satellite_spot(by_id[name]) for name in parts.satellites[hub]])


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
            found[spot.id] = position(spot, "hub" if spot.id == hub else "satellite", hub)
    found |= {spot.id: position(spot, "shared", "") for spot in shared}
    found |= {spot.id: position(spot, "loose", "") for spot in loose}
    return dict(sorted(found.items()))
