"""How a measure is spread over the nodes of a network."""

from __future__ import annotations

import math
from collections import Counter
from statistics import median
from typing import TYPE_CHECKING

from aigraph.plots import wording
from aigraph.plots.drawing import DARK, SMALLEST, finish, sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aigraph.errors import Text
    from aigraph.plots.drawing import Plot

_WIDTH, _HEIGHT = 5.4, 2.6
_MOST_BARS, _BINS = 20, 16
# More labels than this are turned; whole numbers up to this span stand where the scale has them.
_MOST_LEVEL, _WIDEST_SCALE = 12, 36


def draw_distribution(values: Sequence[float], measure: Text, language: str, origin: str) -> Plot:
    """A bar for each value that occurs; where there are more than a page takes, for each of sixteen equal ranges.

    Values that are no numbers are left out.
    """
    values = [value for value in values if math.isfinite(value)]
    bars = _bars(values)
    spots = _spots(values, len(bars))
    with sheet(_WIDTH, _HEIGHT) as axes:
        drawn = axes.bar(spots, [number for _, number in bars], width=0.72, color=DARK)
        axes.bar_label(drawn, [str(number) if number else "" for _, number in bars], fontsize=SMALLEST, padding=2)
        axes.set_xticks(spots, [label.tell(language) for label, _ in bars])
        if len(bars) > _MOST_LEVEL:
            axes.tick_params(axis="x", rotation=55)
        axes.set_xlabel(measure.tell(language))
        axes.set_ylabel(wording.DISTRIBUTION_COUNT.tell(language))
        axes.set_ylim(0, max([number for _, number in bars], default=1) * 1.12)
        axes.set_yticks([])
        axes.spines["left"].set_visible(False)
        axes.tick_params(axis="x", length=0)
        title = wording.DISTRIBUTION_TITLE.fill(measure=wording.bare(measure))
        note = wording.DISTRIBUTION_NOTE.fill(
            all=len(values),
            median=wording.figure(median(values) if values else 0),
            highest=wording.figure(max(values, default=0)),
        )
        return finish(axes, title.tell(language), [note.tell(language), origin])


def _spots(values: Sequence[float], number: int) -> list[float]:
    """Where the bars stand: whole numbers to scale where the sheet has room, else side by side."""
    different = sorted({round(value, 9) for value in values})
    whole = number == len(different) and all(value == int(value) for value in different)
    if whole and different and different[-1] - different[0] <= _WIDEST_SCALE:
        return different
    return [float(spot) for spot in range(number)]


def _bars(values: Sequence[float]) -> list[tuple[Text, int]]:
    counted = Counter(round(value, 9) for value in values)
    if len(counted) <= _MOST_BARS:
        return [(wording.figure(value), number) for value, number in sorted(counted.items())]
    low, high = min(values), max(values)
    step = (high - low) / _BINS
    bins = Counter(min(int((value - low) / step), _BINS - 1) for value in values)
    return [(wording.between(low + step * number, low + step * (number + 1)), bins[number]) for number in range(_BINS)]
