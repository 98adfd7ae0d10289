"""PNG: a sketch drawn by matplotlib, which no browser and no display is needed for."""

from __future__ import annotations

import io
import math
from typing import TYPE_CHECKING, Any

from aigraph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from matplotlib.axes import Axes

    from aigraph.picture.formats.sketch import Shape, Sketch, Tie, Words

_FONT = "DejaVu Sans"
"""It comes with matplotlib, so the picture is the same on every machine; wider than the page's, it is condensed."""
_PER_INCH, _DOTS_PER_INCH = 100.0, 200
_MOST_PIXELS = 12_000
_CELL_CORNER = 26.0
_HALO = 3.0


def to_png(sketch: Sketch) -> bytes:
    """The file's bytes. Raises InputError where matplotlib is not installed."""
    mpl = _matplotlib()
    from matplotlib.figure import Figure  # noqa: PLC0415  (heavy)

    dots = min(_DOTS_PER_INCH, int(_MOST_PIXELS * _PER_INCH / max(sketch.width, sketch.height)))
    stream = io.BytesIO()
    with mpl.rc_context({"text.parse_math": False, "path.simplify": False}):
        size = sketch.width / _PER_INCH, sketch.height / _PER_INCH
        figure = Figure(figsize=size, dpi=dots, facecolor=sketch.inks.page)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.set_xlim(0, sketch.width)
        axes.set_ylim(sketch.height, 0)
        _fill(axes, sketch)
        figure.savefig(
            stream, format="png", metadata={"Title": sketch.title, "Software": None}, facecolor=sketch.inks.page
        )
    return stream.getvalue()


def _fill(axes: Axes, sketch: Sketch) -> None:
    from matplotlib.patches import FancyBboxPatch, Polygon  # noqa: PLC0415  (heavy)

    for box in sketch.cells:
        style = f"round,pad=0,rounding_size={min(_CELL_CORNER, box.width / 2, box.height / 2)}"
        corner = box.left, box.top
        axes.add_artist(
            FancyBboxPatch(corner, box.width, box.height, style, fc=sketch.inks.cell, ec=sketch.inks.line, lw=0.7)
        )
    for ring in sketch.ground:
        axes.add_artist(Polygon(ring, fc=sketch.inks.cell, ec=sketch.inks.muted, lw=0.5))
    if sketch.ties:
        axes.add_artist(_ties(sketch.ties))
    for shape in sketch.shapes:
        axes.add_artist(_shape(shape))
    for patch in _letters(sketch.words):
        axes.add_artist(patch)


def _ties(ties: Sequence[Tie]) -> Any:
    from matplotlib.collections import PathCollection  # noqa: PLC0415  (heavy)
    from matplotlib.colors import to_rgba  # noqa: PLC0415  (heavy)

    inks = [to_rgba(tie.colour, tie.opacity) for tie in ties]
    return PathCollection([_line(tie) for tie in ties], facecolors="none", edgecolors=inks, linewidths=0.7)


def _line(tie: Tie) -> Any:
    from matplotlib.path import Path  # noqa: PLC0415  (heavy)

    (x, y), (right, below) = tie.start, tie.end
    turn = 2 * tie.bend / (math.dist(tie.start, tie.end) or 1.0)
    middle = (x + right) / 2 + (below - y) * turn, (y + below) / 2 - (right - x) * turn
    return Path([tie.start, middle, tie.end], [Path.MOVETO, Path.CURVE3, Path.CURVE3])


def _shape(shape: Shape) -> Any:
    from matplotlib.patches import Circle, Polygon  # noqa: PLC0415  (heavy)

    if shape.points:
        return Polygon(shape.points, fc=shape.fill, lw=0)
    return Circle(shape.middle, shape.radius, fc=shape.fill, lw=0)


def _letters(lines: Iterable[Words]) -> Iterable[Any]:
    """All letters of a colour in one patch, and first the rims of what lies behind them."""
    from matplotlib.patches import PathPatch  # noqa: PLC0415  (heavy)
    from matplotlib.path import Path  # noqa: PLC0415  (heavy)

    rims: dict[str, list[Any]] = {}
    inks: dict[str, list[Any]] = {}
    for words in lines:
        if words.text.strip():
            path = _outlined(words)
            inks.setdefault(words.colour, []).append(path)
            if words.behind:
                rims.setdefault(words.behind, []).append(path)
    for colour, paths in rims.items():
        yield PathPatch(Path.make_compound_path(*paths), fc=colour, ec=colour, lw=_HALO, joinstyle="round")
    for colour, paths in inks.items():
        yield PathPatch(Path.make_compound_path(*paths), fc=colour, lw=0)


def _outlined(words: Words) -> Any:
    """The outlines of letters, no wider together than they may be."""
    from matplotlib.font_manager import FontProperties  # noqa: PLC0415  (heavy)
    from matplotlib.textpath import TextPath  # noqa: PLC0415  (heavy)
    from matplotlib.transforms import Affine2D  # noqa: PLC0415  (heavy)

    font = FontProperties(family=_FONT, weight="bold" if words.bold else "normal")
    path = TextPath((0, 0), words.text, size=words.size, prop=font, usetex=False)
    wide = max(float(path.vertices[:, 0].max()), 1e-9)
    narrow = min(0.9, words.width / wide)
    shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[words.anchor] * wide * narrow
    placed = Affine2D().scale(narrow, -1).translate(words.x - shift, words.y + words.size * 0.35)
    return placed.transform_path(path)


def _matplotlib() -> Any:
    try:
        import matplotlib as mpl  # noqa: PLC0415  (heavy)
    except ImportError as error:
        msg = "png: needs matplotlib, which is not installed; run: pip install 'aigraph[plot]', or draw svg"
        raise InputError(msg) from error
    return mpl
