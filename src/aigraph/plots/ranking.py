"""The ranking as a plot: values as bars, or, where it is known what is not named, places with their intervals."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from aigraph.plots import wording
from aigraph.plots.drawing import DARK, GREY, LIGHT, SMALLEST, finish, sheet, short

if TYPE_CHECKING:
    from collections.abc import Mapping

    from matplotlib.axes import Axes

    from aigraph.measures import Ranking
    from aigraph.plots.drawing import Plot
    from aigraph.ties import Places

_WIDTH, _ROW, _LEAST_HEIGHT = 5.2, 0.27, 0.6
_STEPS, _MOST_TICKS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000), 12


def draw_ranking(
    ranking: Ranking, language: str, origin: str, top: int, intervals: Mapping[str, tuple[int, int]] | None = None
) -> Plot:
    """The first ``top`` nodes (all for 0) by the ranking's first measure, with ``intervals`` of places where given."""
    measure = wording.name_measure(ranking.measures[0])
    values = ranking.values(ranking.measures[0])
    names = {node: name for node, name, _ in ranking.rows}
    found = ranking.places(ranking.measures[0])
    shown = list(values)[: top or None]
    first, last = found[shown[-1]] if shown else (0, 0)
    with sheet(_WIDTH, max(len(shown) * _ROW, _LEAST_HEIGHT)) as axes:
        if intervals:
            _draw_places(axes, shown, found, intervals)
            axes.set_xlabel(wording.PLACE.tell(language))
        else:
            _draw_values(axes, [values[node] for node in shown], language)
            axes.set_xlabel(measure.tell(language))
        axes.set_yticks(range(len(shown)), [short(names[node]) for node in shown])
        axes.set_ylim(len(shown) - 0.5, -0.5)
        axes.tick_params(axis="y", length=0, pad=36)
        for row, node in enumerate(shown):
            axes.annotate(
                _told(found[node]), (0, row), (-18, 0), xycoords=("axes fraction", "data"), textcoords="offset points",
                ha="center", va="center", fontsize=SMALLEST, fontweight="bold",
            )  # fmt: skip
        counted = wording.RANKING_ALL if len(shown) == len(names) else wording.RANKING_NOTE
        told = [counted.fill(all=len(names), shown=len(shown)).tell(language)]
        told += [wording.RANKING_CUT.fill(first=first, last=last).tell(language)] if last > len(shown) else []
        told += [wording.RANKING_INTERVALS.tell(language)] if intervals else []
        title = wording.RANKING_TITLE.fill(measure=wording.bare(measure))
        return finish(axes, title.tell(language), [" ".join(told), origin])


def _told(place: Places) -> str:
    return f"{place.first}" if place.first == place.last else f"{place.first}–{place.last}"


def _draw_values(axes: Axes, values: list[float], language: str) -> None:
    lengths = [value if math.isfinite(value) else 0.0 for value in values]
    axes.barh(range(len(values)), lengths, height=0.62, color=DARK)
    widest = max([*lengths, 0.0]) or 1.0
    for row, (value, length) in enumerate(zip(values, lengths, strict=True)):
        told = wording.figure(value).tell(language)
        axes.annotate(told, (length, row), (4, 0), textcoords="offset points", va="center", fontsize=SMALLEST)
    axes.set_xlim(min([*lengths, 0.0]) * 1.12, widest * 1.12)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)


def _draw_places(
    axes: Axes, shown: list[str], found: Mapping[str, Places], intervals: Mapping[str, tuple[int, int]]
) -> None:
    last = 1
    for row, node in enumerate(shown):
        rank = found[node].first
        low, high = intervals.get(node, (rank, rank))
        last = max(last, high, rank)
        axes.plot((low, high), (row, row), color=LIGHT, linewidth=5, solid_capstyle="round")
        axes.plot(rank, row, "o", color=DARK, markersize=5)
    step = next((step for step in _STEPS if last <= step * _MOST_TICKS), last)
    axes.set_xticks([1, *range(step, last + 1, step)] if step > 1 else range(1, last + 1))
    axes.set_xlim(0.5, last + 0.5)
    axes.xaxis.grid(visible=True, color=GREY, alpha=0.25, linewidth=0.6)
    axes.set_axisbelow(True)
