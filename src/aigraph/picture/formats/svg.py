"""SVG: a sketch as one SVG 1.1 file, which asks for nothing."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aigraph.picture.formats.sketch import Shape, Sketch, Tie, Words

_FONTS = "Arial, 'Liberation Sans', Helvetica, sans-serif"
# What XML 1.0 has no place for: https://www.w3.org/TR/xml/#charsets
_NO_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MIDDLE = 0.35
"""How far below the middle of the letters their line is, in parts of their size."""


def to_svg(sketch: Sketch) -> bytes:
    """The file's bytes, the same for the same sketch."""
    wide, high, inks = _figure(sketch.width), _figure(sketch.height), sketch.inks
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}"'
            f' role="img" aria-labelledby="title summary" xml:lang={_quoted(sketch.language)} font-family="{_FONTS}">'
        ),
        f'<title id="title">{_text(sketch.title)}</title>',
        f'<desc id="summary">{_text(sketch.summary)}</desc>',
        f'<rect width="{wide}" height="{high}" fill="{inks.page}"/>',
        *(
            f'<rect x="{_figure(box.left)}" y="{_figure(box.top)}" width="{_figure(box.width)}"'
            f' height="{_figure(box.height)}" rx="26" fill="{inks.cell}" stroke="{inks.line}"/>'
            for box in sketch.cells
        ),
        *(
            f'<path d="{_path(ring)}" fill="{inks.cell}" stroke="{inks.muted}" stroke-width="0.7"/>'
            for ring in sketch.ground
        ),
        *map(_tie, sketch.ties),
        *map(_shape, sketch.shapes),
        *map(_words, sketch.words),
        "</svg>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _tie(tie: Tie) -> str:
    (x, y), (right, below) = tie.start, tie.end
    line = f"L{_figure(right)} {_figure(below)}"
    if tie.bend:
        length = math.dist(tie.start, tie.end) or 1.0
        turn = 2 * tie.bend / length
        middle = (x + right) / 2 + (below - y) * turn, (y + below) / 2 - (right - x) * turn
        line = f"Q{_figure(middle[0])} {_figure(middle[1])} {_figure(right)} {_figure(below)}"
    return (
        f'<path d="M{_figure(x)} {_figure(y)}{line}" fill="none" stroke="{tie.colour}"'
        f' stroke-opacity="{_figure(tie.opacity)}"/>'
    )


def _shape(shape: Shape) -> str:
    told = f"<title>{_text(shape.name)}</title>" if shape.name else ""
    if shape.points:
        points = " ".join(f"{_figure(x)},{_figure(y)}" for x, y in shape.points)
        return f'<polygon points="{points}" fill="{shape.fill}">{told}</polygon>'
    x, y = shape.middle
    return (
        f'<circle cx="{_figure(x)}" cy="{_figure(y)}" r="{_figure(shape.radius)}" fill="{shape.fill}">{told}</circle>'
    )


def _words(words: Words) -> str:
    halo = (
        f' stroke="{words.behind}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"'
        if words.behind
        else ""
    )
    bold = ' font-weight="bold"' if words.bold else ""
    anchor = f' text-anchor="{words.anchor}"' if words.anchor != "start" else ""
    y = words.y + words.size * _MIDDLE
    return (
        f'<text x="{_figure(words.x)}" y="{_figure(y)}" font-size="{_figure(words.size)}"{bold}{anchor}'
        f' fill="{words.colour}"{halo}>{_text(words.text)}</text>'
    )


def _path(ring: Iterable[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{_figure(x)} {_figure(y)}" for x, y in ring) + "Z"


def _figure(value: float) -> str:
    return f"{round(value, 2):g}" if abs(value) < 1000 else f"{value:.2f}".rstrip("0").rstrip(".")  # noqa: PLR2004  (six digits)


def _text(text: str) -> str:
    return escape(_NO_CHARACTER.sub("\ufffd", text))


def _quoted(text: str) -> str:
    return quoteattr(_NO_CHARACTER.sub("\ufffd", text))
