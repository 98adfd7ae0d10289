"""Who takes part in what, as a table of marks: a row for each node of the larger side, a column of the smaller."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigraph.plots import wording
from aigraph.plots.drawing import DARK, FAINT, LIGHT, SMALLEST, finish, sheet, shorter

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from aigraph.plots.drawing import Plot
    from aigraph.plots.sides import Sides

_CELL, _ROW = 0.36, 0.165
_SHARED = 2


def draw_members(sides: Sides, language: str, origin: str) -> Plot:
    """The heat map, ordered so that what shares rows stands together and what is shared stands on top."""
    columns = sorted(sides.columns, key=lambda column: (-_shared(sides, column), -sides.degree(column)))
    place = {column: number for number, column in enumerate(columns)}
    rows = sorted(sides.rows, key=lambda row: (-sides.degree(row), _first(sides, row, place)))
    cells = [[_shade(sides, row, column) for column in columns] for row in rows]
    with sheet(max(len(columns), 3) * _CELL, max(len(rows), 2) * _ROW) as axes:
        _fill(axes, cells, len(columns))
        axes.set_xticks(range(len(columns)), [sides.name(column) for column in columns], rotation=55, ha="left")
        axes.tick_params(axis="x", top=True, labeltop=True, bottom=False, labelbottom=False, length=0, pad=1)
        for label in axes.get_xticklabels():
            label.set_rotation_mode("anchor")
        axes.set_yticks(range(len(rows)), [shorter(sides.name(row)) for row in rows])
        axes.tick_params(axis="y", length=0)
        for number, row in enumerate(rows):
            axes.text(len(columns) - 0.3, number, str(sides.degree(row)), va="center", fontsize=SMALLEST)
        for number, column in enumerate(columns):
            axes.text(number, len(rows) + 0.2, str(sides.degree(column)), ha="center", va="center", fontsize=SMALLEST)
        note = wording.MEMBERS_NOTE.fill(rows=len(rows), columns=len(columns)).tell(language)
        return finish(axes, wording.MEMBERS_TITLE.tell(language), [note, origin])


def _fill(axes: Axes, cells: list[list[str]], width: int) -> None:
    from matplotlib.patches import Rectangle  # noqa: PLC0415  (heavy)

    for row, colours in enumerate(cells):
        for column, colour in enumerate(colours):
            axes.add_patch(Rectangle((column - 0.5, row - 0.5), 1, 1, facecolor=colour, edgecolor=FAINT, linewidth=0.6))
    axes.set_xlim(-0.5, max(width, 1) - 0.5)
    axes.set_ylim(max(len(cells), 1) - 0.5, -0.5)
    for spine in axes.spines.values():
        spine.set_visible(False)


def _shade(sides: Sides, row: str, column: str) -> str:
    if not sides.has(row, column):
        return "white"
    return DARK if sides.degree(row) >= _SHARED else LIGHT


def _shared(sides: Sides, column: str) -> int:
    return sum(sides.has(row, column) and sides.degree(row) >= _SHARED for row in sides.rows)


def _first(sides: Sides, row: str, place: dict[str, int]) -> int:
    return min((place[column] for column in sides.columns if sides.has(row, column)), default=len(place))
