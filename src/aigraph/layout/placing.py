"""Placing: the mark and label that a node gets by its part, and the position that it ends up with."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from aigraph.layout.boxes import Box
from aigraph.layout.cells import label_box, mark_box
from aigraph.layout.lettering import Label, label
from aigraph.layout.places import Place, Spot

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aigraph.layout.places import Cast, Placeable

CANVAS = Box(0.0, 0.0, 1314.0, 894.0)
"""What a window of 1600 by 1000 leaves for the picture."""
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


def hub_spot(node: Placeable, largest: float) -> Spot:
    """A mark whose area is the quantity; a hub without one (in a graph without sizes) is a little larger than most."""
    share = (node.size or 0.0) / largest if largest else 0.0
    radius = max(_SMALLEST_HUB, _LARGEST_HUB * math.sqrt(share))
    return Spot(node.id, radius, label(node.short, node.quantity, 16.0, 150.0, bold=True))


def satellite_spot(node: Placeable) -> Spot:
    """A small mark, all of one size."""
    return Spot(node.id, _SATELLITE, label(node.short, None, 13.0, 118.0))


def shared_spot(node: Placeable, hubs: int) -> Spot:
    """A mark that grows with the number of hubs it leads to."""
    return Spot(node.id, 4.0 + 2.5 * math.sqrt(hubs), label(node.short, None, 13.0, 130.0, bold=hubs > 1))


def position(spot: Spot, place: Place, home: str) -> Position:
    """The spot rounded to hundredths, so that the same picture is the same bytes on every machine."""
    spot = replace(spot, x=round(spot.x, 2), y=round(spot.y, 2), radius=round(spot.radius, 2))
    return Position(spot.x, spot.y, spot.radius, place, home, spot.side, spot.label, mark_box(spot), label_box(spot))


def largest_size(by_id: Mapping[str, Placeable]) -> float:
    """The largest of the nodes' sizes."""
    return max((node.size or 0.0 for node in by_id.values()), default=0.0)


def parts_of(parts: Cast) -> dict[str, Place]:
    """The part that each node plays, by its id."""
    found: dict[str, Place] = {name: "satellite" for around in parts.satellites.values() for name in around}
    found |= dict.fromkeys(parts.loose, "loose")
    found |= dict.fromkeys(parts.shared, "shared")
    return found | dict.fromkeys(parts.hubs, "hub")


def spots_of(by_id: Mapping[str, Placeable], parts: Cast) -> dict[str, Spot]:
    """The mark and label of each node by its part, ids in order."""
    largest, part = largest_size(by_id), parts_of(parts)
    found = {}
    for name, node in sorted(by_id.items()):
        if part[name] == "hub":
            found[name] = hub_spot(node, largest)
        elif part[name] == "shared":
            found[name] = shared_spot(node, len(parts.shared[name]))
        else:
            found[name] = satellite_spot(node)
    return found
