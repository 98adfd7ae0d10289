"""Atlas: things at their coordinates; what has none amid its neighbours that have, and the rest in a list aside."""

from __future__ import annotations

import math
from dataclasses import replace
from statistics import fmean
from typing import TYPE_CHECKING

from aigraph.layout.boxes import around
from aigraph.layout.cells import hold, mark_box
from aigraph.layout.lettering import label
from aigraph.layout.places import cast
from aigraph.layout.placing import parts_of, position, satellite_spot, spots_of
from aigraph.layout.spreading import separate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from aigraph.layout.boxes import Box
    from aigraph.layout.places import Placeable, Spot, Tie
    from aigraph.layout.placing import Position

Point = tuple[float, float]

SIDE = 1500.0
"""How wide or high (whichever is more) what has coordinates is drawn."""
_GAP = 4.0
_ASIDE, _LINE = 70.0, 4.0
_LETTERS, _WIDEST = 16.0, 420.0


def geo(  # noqa: PLR0913  (a graph, and all that is known of where it is)
    nodes: Iterable[Placeable],
    ties: Iterable[Tie],
    *,
    kinds: Sequence[str] = (),
    places: Mapping[str, Point],
    areas: Mapping[str, frozenset[str]] | None = None,
    ground: Box | None = None,
) -> dict[str, Position]:
    """The place of every node by its id, ids in order; `places` are points on the plane, in a box of about `SIDE`.

    `areas` are the regions that each thing is in, `ground` what lies below all that has a place.
    Marks and the labels of hubs are kept off each other; other labels may not be, for many places are near.
    """
    by_id, ties = {node.id: node for node in nodes}, list(ties)
    parts = cast(by_id.values(), ties, kinds)
    spots = spots_of(by_id, parts)
    known = {name: places[name] for name in spots if name in places} | _amid(set(parts.hubs), ties, places, areas or {})
    known = dict(sorted(known.items()))
    hubs = set(parts.hubs)
    boxes = {name: (hold([spots[name]]) if name in hubs else mark_box(spots[name])).grown(_GAP / 2) for name in known}
    middles = {name: ((box.left + box.right) / 2, (box.top + box.bottom) / 2) for name, box in boxes.items()}
    found = separate(
        [(x + middles[name][0], y + middles[name][1]) for name, (x, y) in known.items()],
        [(box.width, box.height) for box in boxes.values()],
    )
    placed = [
        replace(spots[name], x=x - middles[name][0], y=y - middles[name][1])
        for name, (x, y) in zip(known, found, strict=True)
    ]
    hull = around([hold(placed), *([ground] if ground else [])])
    rank = {kind: place for place, kind in enumerate(kinds)}
    rest = sorted(
        (by_id[name] for name in spots if name not in known),
        key=lambda node: (rank.get(node.kind, len(rank)), node.kind, *sorted(node.short.values()), node.id),
    )
    listed = _listed(rest, hull)
    placed += listed
    part = parts_of(parts) | {spot.id: "loose" for spot in listed}
    return {spot.id: position(spot, part[spot.id], "") for spot in sorted(placed, key=lambda spot: spot.id)}


def _listed(nodes: Sequence[Placeable], hull: Box) -> list[Spot]:
    """Nodes one under the other on the right of what has a place, in as many columns as that is high."""
    spots = [
        replace(satellite_spot(node), label=label(node.short, None, _LETTERS, _WIDEST), side="right") for node in nodes
    ]
    step = max((hold([spot]).height for spot in spots), default=0.0) + _LINE
    most = max(int(hull.height / step), 1) if spots else 1
    most = math.ceil(len(spots) / (math.ceil(len(spots) / most) or 1)) or 1
    columns = [spots[start : start + most] for start in range(0, len(spots), most)]
    left, placed = hull.right + _ASIDE, []
    for column in columns:
        placed += [replace(spot, x=left, y=hull.top + step * (row + 0.5)) for row, spot in enumerate(column)]
        left = hold(placed).right + _ASIDE / 2
    return placed


def _amid(
    hubs: set[str], ties: Iterable[Tie], places: Mapping[str, Point], areas: Mapping[str, frozenset[str]]
) -> dict[str, Point]:
    """Hubs without coordinates, in the middle of their neighbours that have some (in the same region, if any)."""
    near: dict[str, set[str]] = {}
    for tie in ties:
        for one, other in ((tie.source, tie.target), (tie.target, tie.source)):
            if one in hubs and one not in places and other in places:
                near.setdefault(one, set()).add(other)
    for hub, found in near.items():
        near[hub] = {name for name in found if areas.get(hub, frozenset()) & areas.get(name, frozenset())} or found
    return {
        hub: (fmean(places[name][0] for name in sorted(found)), fmean(places[name][1] for name in sorted(found)))
        for hub, found in near.items()
    }
