"""Diagrams of an ontology as SVG 1.1: a class among its neighbours, and the largest classes together.

Boxes are classes and lead to their places on the page; arrows are properties. Colours come from the page's style.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Point = tuple[float, float]

_ROW, _GAP = 24, 14
_LETTER, _SMALL_LETTER = 6.6, 5.8
_SIDE, _ARROW, _TURN, _MIDDLE = 180, 166, 118, 150
_MOST_ROWS = 8
_MOST_NAMES = 2
_BOX, _COLUMN, _LOOP = 196, 296, 36
_MOST_PROPERTIES = 5
_MOST_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Kind:
    """A class in a diagram: its name, where its box leads (or nowhere), and how many things it has."""

    name: str
    href: str
    count: int


@dataclass(frozen=True, slots=True)
class Arm:
    """A property, and the classes at its other end, the most frequent first."""

    property: str
    kinds: tuple[Kind, ...]


def draw_class(kind: Kind, arms: Sequence[Arm], incoming: Sequence[Arm], more: str) -> str:
    """A class in the middle, what leads to it on the left, what it leads to on the right; nothing where neither is.

    ``more`` tells how many are left out (``{}``).
    """
    if not arms and not incoming:
        return ""
    sides = [_cut(incoming, more), _cut(arms, more)]
    rows = max(map(len, sides))
    height = rows * (_ROW + _GAP) + _GAP
    left = _SIDE + _ARROW if incoming else 0
    width = left + _MIDDLE + (_ARROW + _SIDE if arms else 0)
    centre = height / 2
    parts = []
    for side, starts, at in ((sides[0], 0, True), (sides[1], left + _MIDDLE + _ARROW, False)):
        top = centre - (len(side) * (_ROW + _GAP) - _GAP) / 2
        for place, arm in enumerate(side):
            y = top + place * (_ROW + _GAP)
            parts.append(_arm(arm, (starts, y), (left if at else left + _MIDDLE, centre), is_incoming=at))
    parts.append(_box([kind], (left, centre - _ROW / 2 - 4), (_MIDDLE, _ROW + 8), "kind middle"))
    return _svg(width, height, kind.name, parts)


def _cut(arms: Sequence[Arm], more: str) -> list[Arm]:
    """So many as can be read, and a word for the others."""
    if len(arms) <= _MOST_ROWS:
        return list(arms)
    return [*arms[: _MOST_ROWS - 1], Arm("", (Kind(more.format(len(arms) - _MOST_ROWS + 1), "", 0),))]


def _arm(arm: Arm, corner: Point, middle: Point, *, is_incoming: bool) -> str:
    """One row: the classes' box, the arrow, and the property beside the box."""
    start, y = corner
    box = _box(arm.kinds, corner, (_SIDE, _ROW), "kind")
    if not arm.property:
        return box
    level = y + _ROW / 2
    near = start + _SIDE if is_incoming else start
    turn = near + _TURN if is_incoming else near - _TURN
    ends = (near, level), (middle[0], middle[1])
    path = f"M{_n(ends[0][0])} {_n(level)}H{_n(turn)}L{_n(ends[1][0])} {_n(ends[1][1])}"
    head = _head(*ends[1], 1) if is_incoming else _head(near, level, 1)
    x = near + 5 if is_incoming else near - 12
    anchor = "start" if is_incoming else "end"
    words = _words(_fit(arm.property, _TURN - 6, _SMALL_LETTER), x, level - 4, "property", anchor)
    return f'<path class="arrow" d="{path}"/>{head}{words}{box}'


def _box(kinds: Sequence[Kind], corner: Point, size: Point, style: str) -> str:
    (x, y), (width, height) = corner, size
    named = " · ".join(kind.name for kind in kinds[:_MOST_NAMES])
    more = " …" if len(kinds) > _MOST_NAMES else ""
    words = _words(_fit(named + more, width - 12), x + width / 2, y + height / 2 + 4, "", "middle")
    title = escape(" · ".join(kind.name for kind in kinds))
    rect = f'<rect class="{style}" x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" rx="5"/>'
    inner = f"<title>{title}</title>{rect}{words}"
    href = kinds[0].href if kinds else ""
    return f'<a href="{escape(href)}">{inner}</a>' if href else f"<g>{inner}</g>"


@dataclass(slots=True)
class _Card:
    """A class with its properties below its name, somewhere on the overview."""

    kind: Kind
    rows: list[tuple[str, list[int]]] = field(default_factory=list)
    x: float = 0
    y: float = 0

    @property
    def height(self) -> float:
        return _ROW + 6 + len(self.rows) * 18 + (6 if self.rows else 0)


def draw_overview(kinds: Sequence[Kind], ties: Iterable[tuple[int, str, int]], title: str) -> str:
    """Some classes with the properties that tie them; ``ties`` name the classes by their places, the most used first.

    Classes stand in columns, so that arrows lead to the right wherever they can.
    """
    cards = [_Card(kind) for kind in kinds]
    edges: list[tuple[int, int]] = []
    for start, name, end in ties:
        rows = cards[start].rows
        known = next((ends for each, ends in rows if each == name), None)
        if known is None and len(rows) < _MOST_PROPERTIES:
            known = []
            rows.append((name, known))
        if known is not None and end not in known:
            known.append(end)
            edges.append((start, end))
    width, height = _place(cards, edges)
    lines = [line for card in cards for line in _arrows(card, cards)]
    return _svg(width, height, title, [*lines, *map(_card, cards)])


def _place(cards: Sequence[_Card], edges: Sequence[tuple[int, int]]) -> tuple[float, float]:
    """Gives each card its place: its column by how many arrows lead towards it, its row by what it is tied to."""
    level = dict.fromkeys(range(len(cards)), 0)
    ahead: defaultdict[int, set[int]] = defaultdict(set)
    for start, end in edges:
        if start != end and not _reaches(ahead, end, start):
            ahead[start].add(end)
    for _ in cards:
        for start, ends in ahead.items():
            for end in ends:
                level[end] = max(level[end], level[start] + 1)
    columns: defaultdict[int, list[int]] = defaultdict(list)
    for place in range(len(cards)):
        columns[min(level[place], _MOST_COLUMNS - 1)].append(place)
    heights = {at: sum(cards[place].height + 22 for place in column) for at, column in columns.items()}
    tallest = max(heights.values(), default=0)
    for at, column in sorted(columns.items()):
        before = {place: [cards[one].y for one, ends in ahead.items() if place in ends] for place in column}
        column.sort(key=lambda place: (sum(before[place]) / len(before[place]) if before[place] else 0, place))
        y = 10 + (tallest - heights[at]) / 2
        for place in column:
            cards[place].x, cards[place].y = 10 + at * _COLUMN, y
            y += cards[place].height + 22
    return 20 + max(columns, default=0) * _COLUMN + _BOX + _LOOP, tallest + 10


def _reaches(ahead: dict[int, set[int]], start: int, goal: int) -> bool:
    seen, waiting = {start}, [start]
    while waiting:
        at = waiting.pop()
        if at == goal:
            return True
        fresh = set(ahead.get(at, ())) - seen
        seen |= fresh
        waiting += fresh
    return False


def _arrows(card: _Card, cards: Sequence[_Card]) -> Iterable[str]:
    for place, (_, ends) in enumerate(card.rows):
        y = card.y + _ROW + 6 + place * 18 + 9
        for end in ends:
            other = cards[end]
            level = other.y + _ROW / 2 + 1
            if other.x > card.x:
                x, near = card.x + _BOX, other.x
                bend = (near - x) / 2
                path = f"M{_n(x)} {_n(y)}C{_n(x + bend)} {_n(y)} {_n(near - bend)} {_n(level)} {_n(near)} {_n(level)}"
                yield f'<path class="arrow" d="{path}"/>{_head(near, level, 1)}'
            else:
                x, near = card.x + _BOX, other.x + _BOX
                far = max(x, near) + _LOOP
                path = f"M{_n(x)} {_n(y)}C{_n(far)} {_n(y)} {_n(far)} {_n(level)} {_n(near)} {_n(level)}"
                yield f'<path class="arrow" d="{path}"/>{_head(near, level, -1)}'


def _card(card: _Card) -> str:
    rows = [
        _words(
            _fit(name, _BOX - 20, _SMALL_LETTER), card.x + 10, card.y + _ROW + 6 + place * 18 + 13, "property", "start"
        )
        for place, (name, _) in enumerate(card.rows)
    ]
    box = f'<rect class="card" x="{_n(card.x)}" y="{_n(card.y)}" width="{_BOX}" height="{_n(card.height)}" rx="5"/>'
    name = f"{card.kind.name} ({card.kind.count})"
    head = _box([Kind(name, card.kind.href, 0)], (card.x, card.y), (_BOX, _ROW + 2), "kind middle")
    return f"<g>{box}{head}{''.join(rows)}</g>"


def _words(text: str, x: float, y: float, style: str, anchor: str) -> str:
    named = f' class="{style}"' if style else ""
    return f'<text{named} x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor}">{escape(text)}</text>'


def _head(x: float, y: float, way: int) -> str:
    """The point of an arrow that leads to the right (1) or to the left (-1)."""
    return f'<path class="head" d="M{_n(x)} {_n(y)}l{-7 * way} -4v8z"/>'


def _fit(text: str, width: float, letter: float = _LETTER) -> str:
    most = int(width / letter)
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _svg(width: float, height: float, title: str, parts: Iterable[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(width)}" height="{_n(height)}"'
        f' viewBox="0 0 {_n(width)} {_n(height)}" role="group" aria-label="{escape(title)}">{"".join(parts)}</svg>'
    )


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
