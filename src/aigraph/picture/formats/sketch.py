"""Sketch: a still picture as a list of shapes and words at places, whatever writes it.

Units are those of the layout; y grows downwards. Words have a width that they are to fit in: a writer whose letters are
wider condenses them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aigraph.layout.boxes import Box, around
from aigraph.layout.lettering import LINE_HEIGHT, text_width, wrap
from aigraph.picture.arranging import ground_of, is_crowded, telling_end
from aigraph.picture.payload import cells_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aigraph.layout import Position
    from aigraph.picture.view import Mark, View

Point = tuple[float, float]

_MARGIN, _PADDING = 28.0, 22.0
_TITLE, _TEXT, _LEGEND = 24.0, 15.0, 15.0
_MARK = 7.5
_LEAST_WIDTH = 640.0


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours of a theme: those of the page (``templates/styles/frame.css``)."""

    page: str
    ink: str
    muted: str
    cell: str
    line: str
    ties: float


INKS = {
    "light": Inks("#f7f6f3", "#1b222b", "#59626d", "#ffffff", "#e6e3dc", 0.3),
    "dark": Inks("#12151a", "#e9ebee", "#a4adb8", "#181c23", "#262c35", 0.6),
}


@dataclass(frozen=True, slots=True)
class Tie:
    """A line, bent by `bend` units to its left."""

    start: Point
    end: Point
    colour: str
    opacity: float
    bend: float = 0.0


@dataclass(frozen=True, slots=True)
class Shape:
    """A closed line of points, or without points a circle, filled; `name` says what it is of."""

    middle: Point
    radius: float
    points: tuple[Point, ...]
    fill: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; (x, y) is at its anchor, halfway up the letters. `behind` is what lies behind it."""

    text: str
    x: float
    y: float
    size: float
    width: float
    colour: str
    anchor: str = "start"
    bold: bool = False
    behind: str = ""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A whole picture: what is filled first stands first."""

    width: float
    height: float
    language: str
    title: str
    summary: str
    inks: Inks
    cells: tuple[Box, ...]
    ground: tuple[tuple[Point, ...], ...]
    ties: tuple[Tie, ...]
    shapes: tuple[Shape, ...]
    words: tuple[Words, ...]


def compose(
    view: View, positions: Mapping[str, Position], language: str, *, layout: str = "constellation", theme: str = ""
) -> Sketch:
    """Title, sentence, the picture, and below it what the marks mean with their counts and the total of the sizes."""
    inks = INKS[theme or "light"]
    cells, ground = list(cells_of(positions).values()), ground_of(view, layout)
    boxes = [box for place in positions.values() for box in (place.mark_box, place.label_box)]
    hull = around([*cells, *boxes, *(Box(x, y, x, y) for ring in ground for x, y in ring)])
    width = max(hull.width, _LEAST_WIDTH) + 2 * _MARGIN
    title = _heading(view, language, inks, width)
    top = max((word.y + word.size for word in title), default=0.0) + _PADDING
    dx, dy = (width - hull.width) / 2 - hull.left, top - hull.top
    legend, bottom = _legend(view, language, inks, (width, top + hull.height + _PADDING))
    shifted = {name: (place.x + dx, place.y + dy) for name, place in positions.items()}
    return Sketch(
        round(width, 1),
        round(bottom + _MARGIN, 1),
        language,
        view.title[language],
        view.summary[language],
        inks,
        tuple(box.moved(dx, dy) for box in cells),
        tuple(tuple((x + dx, y + dy) for x, y in ring) for ring in ground),
        tuple(_ties(view, positions, shifted, inks, layout)),
        (*(shape for shape, _ in legend if shape), *_marks(view, positions, shifted, language)),
        (*title, *(words for _, words in legend), *_labels(positions, shifted, language, inks, layout)),
    )


def outline(shape: str, middle: Point, radius: float) -> tuple[Point, ...]:
    """The corners of a mark, as the page draws them; none for a dot."""
    known: dict[str, list[Point]] = {
        "star": [
            (math.sin(step * math.pi / 5) * reach, -math.cos(step * math.pi / 5) * reach)
            for step, reach in enumerate([10.0, 4.2] * 5)
        ],
        "triangle": [(0, -9), (9, 7), (-9, 7)],
        "triangleDown": [(0, 9), (9, -7), (-9, -7)],
        "square": [(-7.5, -7.5), (7.5, -7.5), (7.5, 7.5), (-7.5, 7.5)],
        "diamond": [(0, -9.5), (9.5, 0), (0, 9.5), (-9.5, 0)],
        "hexagon": [(-5, -8.6), (5, -8.6), (10, 0), (5, 8.6), (-5, 8.6), (-10, 0)],
    }
    scale = radius / 10 * 1.15
    return tuple((round(middle[0] + x * scale, 2), round(middle[1] + y * scale, 2)) for x, y in known.get(shape, []))


def _heading(view: View, language: str, inks: Inks, width: float) -> list[Words]:
    found, y = [], _MARGIN + _TITLE / 2
    room = width - 2 * _MARGIN
    for line in wrap(view.title[language], _TITLE, room, bold=True):
        found.append(Words(line, _MARGIN, y, _TITLE, room, inks.ink, bold=True))
        y += _TITLE * LINE_HEIGHT
    for line in wrap(view.summary[language], _TEXT, room):
        found.append(Words(line, _MARGIN, y, _TEXT, room, inks.muted))
        y += _TEXT * LINE_HEIGHT
    return found


def _legend(view: View, language: str, inks: Inks, corner: Point) -> tuple[list[tuple[Shape | None, Words]], float]:
    """Each mark with its kind and count, in lines as broad as the picture; and where the last line ends."""
    counts = {mark.kind: sum(node.kind == mark.kind for node in view.nodes) for mark in view.marks}
    entries: list[tuple[Mark | None, str]] = [
        (mark, f"{_capital(mark.label[language])} ({counts[mark.kind]})") for mark in view.marks if counts[mark.kind]
    ]
    if view.measure:
        colon = "\u00a0: " if language == "fr" else ": "
        total = f"{colon}{view.measure.total[language]}" if view.measure.total else ""
        entries.append((None, f"{view.measure.label[language]}{total}"))
    found: list[tuple[Shape | None, Words]] = []
    x, y = _MARGIN, corner[1] + _LEGEND / 2
    for mark, text in entries:
        wide = text_width(text, _LEGEND) + 2
        if x > _MARGIN and x + wide + 50 > corner[0]:
            x, y = _MARGIN, y + _LEGEND * 1.7
        middle = x + _MARK, y
        shape = None if mark is None else Shape(middle, _MARK, outline(mark.shape, middle, _MARK), mark.colour)
        start = x + 3 * _MARK if mark else x
        found.append((shape, Words(text, start, y, _LEGEND, wide, inks.ink, bold=mark is None)))
        x = start + wide + 26
    return found, y + _LEGEND / 2


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _ties(
    view: View, positions: Mapping[str, Position], at: Mapping[str, Point], inks: Inks, layout: str
) -> Iterable[Tie]:
    colours = {mark.kind: mark.colour for mark in view.marks}
    kinds = {node.id: node.kind for node in view.nodes}
    for edge in view.edges:
        one, other = positions[edge.source], positions[edge.target]
        if layout == "geo" and "loose" in (one.place, other.place):
            continue  # ties to what has no place on the map would only cover it
        spoke = one.home and one.home == other.home
        colour = colours[kinds[telling_end(edge, positions)]]
        bend = 0.0
        if one.x == other.x and one.side != "below":
            away = -1.0 if (one.side == "right") == (one.y < other.y) else 1.0
            bend = away * min(abs(one.y - other.y) * 0.16, 60.0)
        yield Tie(at[edge.source], at[edge.target], colour, min(inks.ties + (0.3 if spoke else 0.0), 1.0), bend)


def _marks(view: View, positions: Mapping[str, Position], at: Mapping[str, Point], language: str) -> Iterable[Shape]:
    marks = {mark.kind: mark for mark in view.marks}
    for node in view.nodes:
        mark, radius = marks[node.kind], positions[node.id].radius
        yield Shape(at[node.id], radius, outline(mark.shape, at[node.id], radius), mark.colour, node.label[language])


def _labels(
    positions: Mapping[str, Position], at: Mapping[str, Point], language: str, inks: Inks, layout: str
) -> Iterable[Words]:
    """The lines of every label; where they may overlap, those of hubs first and then what has room."""
    order = {"hub": 0, "shared": 1}
    crowded = is_crowded(positions, layout)
    taken = [place.mark_box for place in positions.values()] if crowded else []
    for name, place in sorted(positions.items(), key=lambda item: (order.get(item[1].place, 2), item[0])):
        if crowded:
            if any(place.label_box.overlaps(box) for box in taken):
                continue
            taken.append(place.label_box)
        box = place.label_box.moved(at[name][0] - place.x, at[name][1] - place.y)
        lines = [(text, place.label.bold, inks.ink) for text in place.label.lines[language]]
        if place.label.note.get(language):
            lines.append((place.label.note[language], False, inks.muted))
        step = place.label.size * LINE_HEIGHT
        top = box.top if place.side == "below" else (box.top + box.bottom - len(lines) * step) / 2
        x = {"right": box.left, "left": box.right, "below": (box.left + box.right) / 2}[place.side]
        anchor = {"right": "start", "left": "end", "below": "middle"}[place.side]
        behind = inks.cell if place.home else inks.page
        for row, (text, bold, colour) in enumerate(lines):
            y = top + step * (row + 0.5)
            yield Words(text, x, y, place.label.size, box.width, colour, anchor, bold=bold, behind=behind)
