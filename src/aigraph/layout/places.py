"""Places: the part each node plays in the picture, read off the ties alone.

A *hub* is a node with a size. A *satellite* belongs to one hub only, touching it or hanging off another of its
satellites; a *shared* node leads to several hubs; a *loose* node leads to none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from aigraph.layout.lettering import Label

Place = Literal["hub", "satellite", "shared", "loose"]


class Placeable(Protocol):
    """What the layout must know of a node; `short` is its label on the canvas, one text a language."""

    @property
    def id(self) -> str:
        """Its own name, unique in the picture."""

    @property
    def kind(self) -> str:
        """What kind of thing it is; nodes of a kind stand together."""

    @property
    def short(self) -> Mapping[str, str]:
        """The label to be drawn, by language."""

    @property
    def size(self) -> float | None:
        """A quantity drawn as area; a node that has one is a hub."""

    @property
    def quantity(self) -> Mapping[str, str] | None:
        """The quantity in words, by language."""


class Tie(Protocol):
    """What the layout must know of an edge: which two nodes it joins."""

    @property
    def source(self) -> str:
        """Id of the node it leaves."""

    @property
    def target(self) -> str:
        """Id of the node it reaches."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who plays which part.

    `satellites` lists the ids of each hub in the order in which they stand around it; `shared` gives for each shared
    node the hubs it leads to; `bridges` are the satellites that touch a shared node. No order depends on the input's.
    """

    hubs: tuple[str, ...]
    satellites: Mapping[str, tuple[str, ...]]
    shared: Mapping[str, tuple[str, ...]]
    loose: tuple[str, ...]
    bridges: frozenset[str]


@dataclass(frozen=True, slots=True)
class Spot:
    """A node with its mark's radius and its label, before or after it has found its place.

    (`x`, `y`) is the middle of the mark; `side` is where the label stands as seen from the mark.
    """

    id: str
    radius: float
    label: Label
    x: float = 0.0
    y: float = 0.0
    side: Literal["right", "left", "below"] = "below"


def cast(nodes: Iterable[Placeable], ties: Iterable[Tie], kinds: Sequence[str]) -> Cast:
    """The part of every node; where no node has a size, the best tied node of each component stands in as hub."""
    rank = {kind: place for place, kind in enumerate(kinds)}
    ordered = sorted(nodes, key=lambda node: (rank.get(node.kind, len(rank)), node.kind, _name(node), node.id))
    ties = list(ties)
    near = _neighbours([node.id for node in ordered], ties)
    sized = [node for node in ordered if node.size is not None]
    if sized:
        hubs = [node.id for node in sorted(sized, key=lambda node: (-(node.size or 0.0), _name(node), node.id))]
    else:
        hubs = _best_tied(near)
    reach = _gather(hubs, _reach(hubs, near), ties)
    shared = {name: tuple(found) for name, found in reach.items() if len(found) > 1}
    loose = tuple(node.id for node in ordered if node.id not in reach)
    bridges = frozenset(name for name in near if name not in shared and any(other in shared for other in near[name]))
    return Cast(tuple(hubs), _satellites(hubs, near, reach), shared, loose, bridges.difference(hubs))


def _name(node: Placeable) -> tuple[str, ...]:
    return tuple(text.casefold() for _, text in sorted(node.short.items()))


def _neighbours(ids: list[str], ties: Iterable[Tie]) -> dict[str, list[str]]:
    order = {name: place for place, name in enumerate(ids)}
    near: dict[str, set[str]] = {name: set() for name in ids}
    for tie in ties:
        if tie.source != tie.target:
            near[tie.source].add(tie.target)
            near[tie.target].add(tie.source)
    return {name: sorted(found, key=order.__getitem__) for name, found in near.items()}


def _best_tied(near: Mapping[str, list[str]]) -> list[str]:
    """One hub for each component of two nodes or more, the largest component first."""
    hubs: list[tuple[int, str]] = []
    seen: set[str] = set()
    for start in sorted(near, key=lambda name: (-len(near[name]), name)):
        if start in seen or not near[start]:
            continue
        component = {start}
        waiting = [start]
        while waiting:
            fresh = [name for name in near[waiting.pop()] if name not in component]
            component.update(fresh)
            waiting += fresh
        seen |= component
        hubs.append((-len(component), start))
    return [name for _, name in sorted(hubs)]


def _reach(hubs: list[str], near: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """The hubs each node leads to: those it touches, else those its nearest neighbours lead to."""
    order = {name: place for place, name in enumerate(hubs)}
    reach = {hub: [hub] for hub in hubs}
    wave = list(hubs)
    while wave:
        found: dict[str, set[str]] = {}
        for name in wave:
            for other in near[name]:
                if other not in reach:
                    found.setdefault(other, set()).update(reach[name])
        reach |= {name: sorted(owners, key=order.__getitem__) for name, owners in found.items()}
        wave = list(found)
    return reach


def _gather(hubs: list[str], reach: dict[str, list[str]], ties: Iterable[Tie]) -> dict[str, list[str]]:
    """What satellites of several hubs point to (a broader theme) leads to all of those hubs, not to its own alone.

    So does what that points to in its turn, however far it goes.
    """
    order = {name: place for place, name in enumerate(hubs)}
    wider = {name: set(found) for name, found in reach.items()}
    pairs = [(tie.source, tie.target) for tie in ties if {tie.source, tie.target} <= wider.keys() - order.keys()]
    while any(not wider[source] <= wider[target] for source, target in pairs):
        for source, target in pairs:
            wider[target] |= wider[source]
    return {name: sorted(found, key=order.__getitem__) for name, found in wider.items()}


def _satellites(
    hubs: list[str], near: Mapping[str, list[str]], reach: Mapping[str, list[str]]
) -> dict[str, tuple[str, ...]]:
    """Around each hub, those it touches in the nodes' order, each followed by what hangs off it alone.

    Last come those that lead to the hub by way of a shared node, which stands in the middle.
    """
    around: dict[str, tuple[str, ...]] = {}
    for hub in hubs:
        line: dict[str, None] = {}
        own = {name for name, found in reach.items() if found == [hub]}.difference(hubs)
        waiting = [name for name in reversed([*near[hub], *near]) if name in own]
        while waiting:
            name = waiting.pop()
            if name not in line:
                line[name] = None
                hanging = [other for other in near[name] if other in own and other not in near[hub]]
                waiting += [other for other in reversed(hanging) if other not in line]
        around[hub] = tuple(line)
    return around
