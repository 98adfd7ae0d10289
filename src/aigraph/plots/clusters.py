"""How alike the columns of a network are, as a tree; or, of a network of one kind, what joins its nodes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from aigraph.plots import wording
from aigraph.plots.drawing import DARK, FAINT, GREY, INK, SMALLEST, finish, sheet, short

if TYPE_CHECKING:
    from collections.abc import Sequence

    import networkx as nx
    from matplotlib.axes import Axes

    from aigraph.plots.drawing import Plot
    from aigraph.plots.sides import Sides

_WIDTH, _ROW = 5.0, 0.34
_FEWEST = 2
_SIDE = 5.2
_APART_AT, _APART_FROM_CROWD = 1.75, 2.9
# More names than this stand along rays; more links than this have no figures.
_MOST_UPRIGHT, _MOST_FIGURES = 12, 40
_AROUND = 0.11
_NEAR_THE_AXIS = 0.35
_PARTS = (0.5, 0.42, 0.58, 0.35, 0.65, 0.28, 0.72, 0.22, 0.78)
_ENOUGH = 0.12


def draw_tree(sides: Sides, language: str, origin: str) -> Plot:
    """A dendrogram of the columns by what they share; those that share nothing join at distance 1, in grey."""
    from scipy.cluster.hierarchy import dendrogram, linkage  # noqa: PLC0415  (heavy)

    columns = sides.columns
    pairs = [(one, other) for number, one in enumerate(columns) for other in columns[number + 1 :]]
    distances = [1 - sides.likeness(one, other) for one, other in pairs]
    apart = [one for one in columns if not any(sides.likeness(one, other) for other in columns if other != one)]
    with sheet(_WIDTH, max(len(columns), 3) * _ROW) as axes:
        if len(columns) >= _FEWEST:
            tree: Any = dendrogram(linkage(distances, "average"), no_plot=True)
            _branches(axes, tree, language)
            order = [columns[leaf] for leaf in tree["leaves"]]
        else:
            order = list(columns)
        axes.set_yticks([10 * place + 5 for place in range(len(order))], [short(sides.name(one)) for one in order])
        axes.set_ylim(0, max(10 * len(order), 10))
        axes.set_xlim(0, 1.03)
        axes.tick_params(axis="y", length=0)
        axes.spines["left"].set_visible(False)
        told = [wording.figure(tick / 5, 1).tell(language) for tick in range(6)]
        axes.set_xticks([tick / 5 for tick in range(6)], told)
        note = wording.CLUSTERS_NOTE.fill(apart=len(apart), all=len(columns)).tell(language)
        distance = wording.CLUSTERS_DISTANCE.tell(language)
        return finish(axes, wording.CLUSTERS_TITLE.tell(language), [distance, note, origin])


def draw_network(graph: nx.Graph[str], language: str, origin: str) -> Plot:
    """The nodes on a circle in the order of their names; those without links in a column beside it."""
    ordered = sorted(graph, key=lambda node: (_name(graph, node), node))
    linked = [node for node in ordered if graph.degree(node)]
    alone = [node for node in ordered if not graph.degree(node)]
    crowded = len(linked) > _MOST_UPRIGHT
    few_links = graph.number_of_edges() <= _MOST_FIGURES
    spots = {node: _on_circle(number, len(linked)) for number, node in enumerate(linked)}
    at, step = (_APART_FROM_CROWD if crowded else _APART_AT), 2.0 / max(len(alone), 6)
    spots |= {node: (at, 0.9 - number * step) for number, node in enumerate(alone)}
    side = max(_SIDE, len(linked) * _AROUND)
    with sheet(side, side * 0.72) as axes:
        axes.set_aspect("equal", adjustable="datalim")
        axes.axis("off")
        _links(axes, graph, spots, language, figures=few_links)
        for node, (x, y) in spots.items():
            empty = node in alone
            size = 11 if not crowded else 6
            axes.plot(x, y, "o", markersize=size, color="white" if empty else DARK, markeredgecolor=DARK, zorder=3)
            write = _label_beside if empty else _label_around if crowded else _label_outside
            write(axes, short(_name(graph, node)) if not crowded else _name(graph, node), x, y)
        note = wording.NETWORK_NOTE if few_links else wording.NETWORK_CROWDED
        return finish(axes, wording.NETWORK_TITLE.tell(language), [note.tell(language), origin])


def _branches(axes: Axes, tree: dict[str, Any], language: str) -> None:
    for heights, spots in zip(tree["dcoord"], tree["icoord"], strict=True):
        nothing_shared = heights[1] >= 1 - 1e-9
        axes.plot(
            heights, spots, color=GREY if nothing_shared else DARK, linewidth=1.2 if nothing_shared else 2.2,
            linestyle="--" if nothing_shared else "-",
        )  # fmt: skip
        if not nothing_shared:
            axes.annotate(
                wording.figure(heights[1], 2).tell(language), (heights[1], _beside(heights, spots)), (-4, 0),
                textcoords="offset points", ha="right", va="center", fontsize=SMALLEST,
            )  # fmt: skip


def _beside(heights: Sequence[float], spots: Sequence[float]) -> float:
    """Where a figure stands along a fork: nearer to the branch that is shorter, where there is more room."""
    first, last = heights[0], heights[3]
    part = 0.5 if abs(first - last) < _ENOUGH / 2 else 0.25 if first < last else 0.75
    return spots[0] + (spots[3] - spots[0]) * part


def _links(
    axes: Axes, graph: nx.Graph[str], spots: dict[str, tuple[float, float]], language: str, *, figures: bool
) -> None:
    ties = [(spots[a], spots[b], float(weight)) for a, b, weight in graph.edges(data="weight", default=1) if a != b]
    heaviest = max((abs(weight) for *_, weight in ties), default=1.0) or 1.0
    written: list[tuple[float, float]] = []
    for (x, y), (a, b), weight in ties:
        width = 0.6 + (4.4 if figures else 1.6) * abs(weight) / heaviest
        axes.plot((x, a), (y, b), color=GREY, linewidth=width, zorder=1, alpha=0.75 if figures else 0.4)
    for (x, y), (a, b), weight in ties if figures else ():
        others = [(one, other) for one, other, _ in ties if (one, other) != ((x, y), (a, b))]
        choices = [(x + (a - x) * part, y + (b - y) * part) for part in _PARTS]
        spot = max(choices, key=lambda choice: _room(choice, others, written))
        written.append(spot)
        told = wording.figure(weight, 2).tell(language)
        frame = {"boxstyle": "round,pad=0.15", "facecolor": "white", "edgecolor": FAINT}
        axes.text(*spot, told, fontsize=SMALLEST, ha="center", va="center", zorder=2, bbox=frame)


def _room(
    spot: tuple[float, float],
    lines: list[tuple[tuple[float, float], tuple[float, float]]],
    written: list[tuple[float, float]],
) -> float:
    """How far a spot is from other links and figures; more than enough is enough, so that the first choice stands."""
    distances = [_from_line(spot, *line) for line in lines] + [math.dist(spot, other) / 2 for other in written]
    return min([*distances, _ENOUGH])


def _from_line(spot: tuple[float, float], start: tuple[float, float], end: tuple[float, float]) -> float:
    length = math.dist(start, end) ** 2 or 1.0
    along = ((spot[0] - start[0]) * (end[0] - start[0]) + (spot[1] - start[1]) * (end[1] - start[1])) / length
    along = min(max(along, 0.0), 1.0)
    return math.dist(spot, (start[0] + along * (end[0] - start[0]), start[1] + along * (end[1] - start[1])))


def _label_beside(axes: Axes, name: str, x: float, y: float) -> None:
    axes.annotate(name, (x, y), (9, 0), textcoords="offset points", va="center", fontsize=SMALLEST, color=INK)


def _label_outside(axes: Axes, name: str, x: float, y: float) -> None:
    """Level, away from the middle of the circle."""
    level = abs(x) > _NEAR_THE_AXIS
    across, up = (9 if x > 0 else -9, 0) if level else (0, 9 if y > 0 else -9)
    align = ("left" if x > 0 else "right") if level else "center"
    stand = "center" if level else "bottom" if y > 0 else "top"
    axes.annotate(
        name, (x, y), (across, up), textcoords="offset points", ha=align, va=stand, fontsize=SMALLEST, color=INK
    )


def _label_around(axes: Axes, name: str, x: float, y: float) -> None:
    """Along the ray from the middle of the circle, where many names stand around it."""
    angle = math.degrees(math.atan2(y, x))
    turned = angle + 180 if x < 0 else angle
    axes.annotate(
        name, (x, y), (7 * x, 7 * y), textcoords="offset points", rotation=turned, rotation_mode="anchor",
        ha="right" if x < 0 else "left", va="center", fontsize=SMALLEST, color=INK,
    )  # fmt: skip


def _name(graph: nx.Graph[str], node: str) -> str:
    return str(graph.nodes[node].get("label", node))


def _on_circle(number: int, of: int) -> tuple[float, float]:
    angle = math.pi / 2 - 2 * math.pi * number / max(of, 1)
    return math.cos(angle), math.sin(angle)
