"""Columns: hubs in one, what is tied to them in the others, in the order in which few ties cross.

The order is the barycentre's: each node stands amid those it is tied to in the next column, by turns (Sugiyama, Tagawa
and Toda 1981); of all turns the one with the fewest crossings is kept.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from dataclasses import replace
from itertools import pairwise
from statistics import fmean
from typing import TYPE_CHECKING, Literal

from aigraph.layout.cells import hold
from aigraph.layout.lettering import label
from aigraph.layout.middle import side_by_side
from aigraph.layout.places import cast
from aigraph.layout.placing import CANVAS, hub_spot, largest_size, parts_of, position, satellite_spot

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from aigraph.layout.places import Cast, Placeable, Spot, Tie
    from aigraph.layout.placing import Position

Side = Literal["right", "left", "below"]

_TURNS = 16
_APART = 380.0
_WIDEST = 300.0
_LINE = 1.5
_HUB_LINE = 16.0


def bipartite(nodes: Iterable[Placeable], ties: Iterable[Tie], *, kinds: Sequence[str] = ()) -> dict[str, Position]:
    """The place of every node by its id, ids in order; `kinds` says which kinds stand on the left of the hubs."""
    by_id, ties = {node.id: node for node in nodes}, list(ties)
    parts = cast(by_id.values(), ties, kinds)
    near: dict[str, set[str]] = {name: set() for name in by_id}
    for tie in ties:
        near[tie.source].add(tie.target)
        near[tie.target].add(tie.source)
    columns = _ordered(_columns(by_id, parts, kinds), near)
    spots = _stood(columns, by_id, parts)
    part = parts_of(parts)
    return {name: position(spot, part[name], "") for name, spot in sorted(spots.items())}


def _columns(by_id: Mapping[str, Placeable], parts: Cast, kinds: Sequence[str]) -> list[list[str]]:
    """Hubs, and on one or both sides of them the others: whole kinds, so shared out that both are about as long."""
    rank = {kind: place for place, kind in enumerate(kinds)}
    hubs = list(parts.hubs) or sorted(by_id)[:1]
    others: dict[tuple[int, str], list[str]] = {}
    for name in sorted(set(by_id).difference(hubs)):
        kind = by_id[name].kind
        others.setdefault((rank.get(kind, len(rank)), kind), []).append(name)
    groups = [found for _, found in sorted(others.items())]
    if len(groups) <= 1:
        return [hubs, *groups]
    whole, left = sum(map(len, groups)), [groups[0]]
    for group in groups[1:-1]:
        if sum(map(len, left)) + len(group) / 2 < whole / 2:
            left.append(group)
    right = [group for group in groups if group not in left]
    return [[name for group in left for name in group], hubs, [name for group in right for name in group]]


def _ordered(columns: list[list[str]], near: Mapping[str, set[str]]) -> list[list[str]]:
    best = (_crossings(columns, near), columns)
    order = [*range(len(columns) - 1), *range(len(columns) - 1, 0, -1)]
    for turn in range(_TURNS):
        columns = list(columns)
        for place in order if turn % 2 else [*range(1, len(columns)), *range(len(columns) - 2, -1, -1)]:
            columns[place] = _turned(columns, place, near)
        found = (_crossings(columns, near), columns)
        best = min(best, found, key=lambda one: one[0])
        if not found[0]:
            break
    return best[1]


def _turned(columns: Sequence[list[str]], place: int, near: Mapping[str, set[str]]) -> list[str]:
    """A column in the order of its nodes' barycentres, in parts of the height of the columns beside it."""
    at: dict[str, float] = {}
    for other in (place - 1, place + 1):
        if 0 <= other < len(columns):
            at |= {name: (row + 0.5) / len(columns[other]) for row, name in enumerate(columns[other])}
    column = columns[place]
    own = {name: (row + 0.5) / len(column) for row, name in enumerate(column)}
    wish = {
        name: fmean(found) if (found := sorted(at[o] for o in near[name] if o in at)) else own[name] for name in column
    }
    return sorted(column, key=lambda name: (round(wish[name], 9), own[name]))


def _crossings(columns: Sequence[Sequence[str]], near: Mapping[str, set[str]]) -> int:
    """How many pairs of ties between neighbouring columns cross."""
    count = 0
    for left, right in pairwise(columns):
        at = {name: row for row, name in enumerate(right)}
        seen: list[int] = []
        for name in left:
            ends = sorted(at[other] for other in near[name] if other in at)
            count += sum(len(seen) - bisect_right(seen, end) for end in ends)
            for end in ends:
                insort(seen, end)
    return count


def _stood(columns: Sequence[list[str]], by_id: Mapping[str, Placeable], parts: Cast) -> dict[str, Spot]:
    """The spots of the columns, side by side; the labels of the last column on the right, all others on the left."""
    hubs, largest = set(parts.hubs), largest_size(by_id)
    lines = []
    for place, column in enumerate(columns):
        side: Side = "right" if place == len(columns) - 1 and place else "left"
        lines.append([_spot(by_id[name], largest, side, is_hub=name in hubs) for name in column])
    height = max((sum(_height(spot) for spot in line) for line in lines), default=0.0)
    placed: dict[str, Spot] = {}
    outside = sum(max((spot.label.width for spot in line), default=0.0) for line in (lines[0], lines[-1]))
    apart = max(_APART, (height * CANVAS.width / CANVAS.height - outside) / max(len(lines) - 1, 1))
    left = 0.0
    for place, line in enumerate(lines):
        rows = [_height(spot) for spot in line]
        wishes = [height * (row + 0.5) / len(line) for row in range(len(line))]
        heights = side_by_side(wishes, rows, 0.0, height)
        left += apart if place else 0.0
        for spot, y in zip(line, heights, strict=True):
            box = hold([spot])
            placed[spot.id] = replace(spot, x=left, y=y - (box.top + box.bottom) / 2)
    return placed


def _spot(node: Placeable, largest: float, side: Side, *, is_hub: bool) -> Spot:
    if is_hub:
        return hub_spot(node, largest)
    return replace(satellite_spot(node), label=label(node.short, None, 13.0, _WIDEST), side=side)


def _height(spot: Spot) -> float:
    box = hold([spot])
    return box.height + (_HUB_LINE if spot.side == "below" else _LINE)
