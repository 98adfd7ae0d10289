"""One sheet for every plot: its type, its inks, and its bytes.

No pyplot, so no display and no state that plots share. Sizes are in inches and points; no letter is smaller than
``SMALLEST``. Colours are two blues of very different lightness and greys, so that a copy in grey tells the same.
"""

from __future__ import annotations

import io
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from aigraph.errors import InputError, UsageError

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

PLOT_FORMATS = {"svg": ".svg", "png": ".png"}
SMALLEST = 8.0
DARK, LIGHT, GREY, FAINT, INK = "#0B3C5D", "#7FB2D9", "#6B6B6B", "#D9D9D9", "#1A1A1A"
_TITLE, _TEXT = 12.0, 9.0
_DOTS_PER_INCH = 200
_LONGEST_NAME = 38
_NOTE_INCH = 0.085
# The margin in inches around what is drawn: the sheet grows with its labels, so none is ever cut.
_MARGIN = 0.15
_SETTINGS: Any = {
    "font.family": "DejaVu Sans",
    "font.size": _TEXT,
    "axes.edgecolor": GREY,
    "axes.labelcolor": INK,
    "axes.labelsize": _TEXT,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "text.color": INK,
    "text.parse_math": False,
    "xtick.color": INK,
    "ytick.color": INK,
    "xtick.labelsize": SMALLEST,
    "ytick.labelsize": SMALLEST,
    # Letters as outlines: the file needs no font, and the ids in it are the same every time.
    "svg.fonttype": "path",
    "svg.hashsalt": "aigraph",
}


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawn sheet."""

    figure: Figure
    title: str

    def data(self, form: str) -> bytes:
        """The sheet as SVG or PNG. Raises UsageError for another form."""
        import matplotlib as mpl  # noqa: PLC0415  (heavy)

        if form not in PLOT_FORMATS:
            msg = f"-f {form}: no such format of plots; there are {', '.join(PLOT_FORMATS)}"
            raise UsageError(msg)
        metadata: dict[str, Any] = {"Title": self.title, "Creator": None, "Date": None}
        if form == "png":
            metadata = {"Title": self.title, "Software": None}
        stream = io.BytesIO()
        with mpl.rc_context(_SETTINGS):
            self.figure.savefig(
                stream, format=form, dpi=_DOTS_PER_INCH, bbox_inches="tight", pad_inches=_MARGIN, metadata=metadata
            )
        return stream.getvalue()


class sheet:  # noqa: N801  (used like a function: with sheet(…) as axes)
    """Axes on a new figure, with the settings of every plot while they are drawn on."""

    def __init__(self, width: float, height: float) -> None:
        self._size = width, height

    def __enter__(self) -> Axes:
        mpl = _matplotlib()
        from matplotlib.figure import Figure  # noqa: PLC0415  (heavy)

        self._context = mpl.rc_context(_SETTINGS)
        self._context.__enter__()
        return Figure(figsize=self._size).add_axes((0, 0, 1, 1))

    def __exit__(self, *exception: object) -> None:
        self._context.__exit__(None, None, None)


def finish(axes: Axes, title: str, notes: list[str]) -> Plot:
    """The plot with its title above and its notes below, both outside the axes, from the left edge of the sheet."""
    found = cast("Figure", axes.figure)
    left, width = _left_and_width(axes)
    letters = max(int(width / _NOTE_INCH / 0.78), 40)
    below = _lowest(axes)
    lines = [line for note in notes for line in textwrap.wrap(note, letters)]
    height = float(found.get_size_inches()[1])
    found.text(left, below - 0.14 / height, "\n".join(lines), va="top", fontsize=SMALLEST, color=GREY)
    heading = "\n".join(textwrap.wrap(title, max(letters * 2 // 3, 30)))
    found.text(left, _highest(axes) + 0.14 / height, heading, va="bottom", fontsize=_TITLE, fontweight="bold")
    return Plot(found, title)


def short(name: str) -> str:
    r"""A name in at most two lines; what is longer than both ends with an ellipsis.

    >>> short("National Institute for Research in Digital Science and Technology")
    'National Institute for Research in\nDigital Science and Technology'
    """
    return "\n".join(textwrap.wrap(name, _LONGEST_NAME, max_lines=2, placeholder="…"))


def shorter(name: str) -> str:
    """A name in one line, which two lines would make too high."""
    return "\n".join(textwrap.wrap(name, 2 * _LONGEST_NAME, max_lines=1, placeholder="…"))


def _bounds(axes: Axes) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of all that is drawn, in parts of the figure."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415  (heavy)

    found: Any = axes.figure
    canvas: Any = FigureCanvasAgg(found)
    box = axes.get_tightbbox(canvas.get_renderer())
    if box is None:
        return 0.0, 0.0, 1.0, 1.0
    inner = box.transformed(found.transFigure.inverted())
    return inner.x0, inner.y0, inner.x1, inner.y1


def _left_and_width(axes: Axes) -> tuple[float, float]:
    left, _, right, _ = _bounds(axes)
    return left, (right - left) * float(cast("Figure", axes.figure).get_size_inches()[0])


def _lowest(axes: Axes) -> float:
    return _bounds(axes)[1]


def _highest(axes: Axes) -> float:
    return _bounds(axes)[3]


def _matplotlib() -> Any:
    try:
        import matplotlib as mpl  # noqa: PLC0415  (heavy)
    except ImportError as error:
        msg = "plots need matplotlib, which is not installed; run: pip install 'aigraph[plot]'"
        raise InputError(msg) from error
    return mpl
