"""Forces: places whose distances follow those in the graph.

Up to some size by stress majorisation (Gansner, Koren and North 2004) from the constellation's places, so that there is
nothing to draw by lot; beyond it by pivots (Brandes and Pich 2006), whose first is the best tied node and each further
one the farthest from those before. What overlaps is then moved apart.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from aigraph.layout.cells import hold, mark_box
from aigraph.layout.places import cast
from aigraph.layout.placing import CANVAS, parts_of, position, spots_of
from aigraph.layout.spreading import separate
from aigraph.layout.stars import constellation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aigraph.layout.places import Placeable, Spot, Tie
    from aigraph.layout.placing import Position

MOST_BY_STRESS = 700
MOST_LABELLED = 400
"""With more nodes than this only marks are kept off each other; their labels wait for a closer look."""
_ROUNDS, _ENOUGH = 220, 1e-4
_PIVOTS = 60
_GAP, _MARK_GAP = 5.0, 4.0
_ROOM = 0.62
"""What part of the canvas the boxes may take before they are moved apart."""


def force(nodes: Iterable[Placeable], ties: Iterable[Tie], *, kinds: Sequence[str] = ()) -> dict[str, Position]:
    """The place of every node by its id, ids in order."""
    by_id, ties = {node.id: node for node in nodes}, list(ties)
    if not by_id:
        return {}
    parts = cast(by_id.values(), ties, kinds)
    spots = list(spots_of(by_id, parts).values())
    numbers = {spot.id: number for number, spot in enumerate(spots)}
    pairs = sorted(
        {tuple(sorted((numbers[tie.source], numbers[tie.target]))) for tie in ties if tie.source != tie.target}
    )
    if len(spots) <= MOST_BY_STRESS:
        start = constellation(by_id.values(), ties, kinds=kinds)
        at = _by_stress(pairs, [(start[spot.id].x, start[spot.id].y) for spot in spots])
    else:
        at = _by_pivots(pairs, len(spots))
    part = parts_of(parts)
    return {spot.id: position(spot, part[spot.id], "") for spot in _apart(spots, at)}


def _apart(spots: Sequence[Spot], at: Any) -> list[Spot]:
    """The spots at those places, drawn to the size of the canvas's shape that they need, none on another."""
    import numpy as np  # noqa: PLC0415  (heavy)

    labelled = len(spots) <= MOST_LABELLED
    gap = _GAP if labelled else _MARK_GAP
    boxes = [(hold([spot]) if labelled else mark_box(spot)).grown(gap / 2) for spot in spots]
    sizes = [(box.width, box.height) for box in boxes]
    middles = np.array([((box.left + box.right) / 2, (box.top + box.bottom) / 2) for box in boxes])
    at = at - (at.max(axis=0) + at.min(axis=0)) / 2
    wide, high = np.maximum(np.ptp(at, axis=0), 1e-9)
    needed = (sum(width * height for width, height in sizes) / _ROOM) ** 0.5
    aspect = (CANVAS.width / CANVAS.height) ** 0.5
    if wide < high:
        at, wide, high = at[:, ::-1], high, wide
    scale = max(needed * aspect / wide, 1e-9), max(needed / aspect / high, 1e-9)
    both = (scale[0] * scale[1]) ** 0.5  # mostly as the distances are, a little as the canvas is
    stretched = at * [(both * scale[0]) ** 0.5, (both * scale[1]) ** 0.5]
    found = separate([(float(x), float(y)) for x, y in (stretched + middles).round(1)], sizes)
    return [
        replace(spot, x=x - float(shift[0]), y=y - float(shift[1]))
        for spot, (x, y), shift in zip(spots, found, middles, strict=True)
    ]


def _by_stress(pairs: Sequence[tuple[int, ...]], start: Sequence[tuple[float, float]]) -> Any:
    """Places of least stress, weights 1/distance², in units of one tie."""
    import numpy as np  # noqa: PLC0415  (heavy)

    at = np.array(start)
    number = len(at)
    if number == 1:
        return at
    wanted = _distances(pairs, number, None)
    weights = wanted.copy()
    np.fill_diagonal(weights, 1.0)
    weights = weights**-2.0
    np.fill_diagonal(weights, 0.0)
    laplacian = np.diag(weights.sum(axis=1)) - weights
    inverse = np.linalg.inv(laplacian + 1.0 / number) - 1.0 / number
    at = at * (wanted.mean() / max(float(_lengths(at).mean()), 1e-9))
    before = np.inf
    for _ in range(_ROUNDS):
        lengths = _lengths(at)
        pull = np.divide(weights * wanted, lengths, out=np.zeros_like(lengths), where=lengths > 1e-9)  # noqa: PLR2004
        pull = np.diag(pull.sum(axis=1)) - pull
        at = inverse @ (pull @ at)
        stress = float((weights * (_lengths(at) - wanted) ** 2).sum())
        if before - stress < _ENOUGH * stress:
            break
        before = stress
    return at.round(3)


def _lengths(at: Any) -> Any:
    import numpy as np  # noqa: PLC0415  (heavy)

    return np.sqrt(((at[:, None, :] - at[None, :, :]) ** 2).sum(axis=2))


def _by_pivots(pairs: Sequence[tuple[int, ...]], number: int) -> Any:
    """The two main axes of the doubly centred squared distances to the pivots."""
    import numpy as np  # noqa: PLC0415  (heavy)

    ties = np.zeros(number)
    for one, other in pairs:
        ties[one] += 1
        ties[other] += 1
    pivot = int(ties.argmax())
    nearest = np.full(number, np.inf)
    rows = []
    for _ in range(min(_PIVOTS, number)):
        rows.append(_distances(pairs, number, [pivot])[0])
        nearest = np.minimum(nearest, rows[-1])
        pivot = int(nearest.argmax())
    squared = np.array(rows).T ** 2
    centred = -(squared - squared.mean(axis=0) - squared.mean(axis=1)[:, None] + squared.mean()) / 2
    _, axes = np.linalg.eigh(centred.T @ centred)
    axes = axes[:, -2:][:, ::-1]
    axes = axes * np.sign(axes[np.abs(axes).argmax(axis=0), [0, 1]])
    at = centred @ axes
    return (at / max(float(np.abs(at).max()), 1e-9) * number**0.5).round(3)


def _distances(pairs: Sequence[tuple[int, ...]], number: int, sources: Sequence[int] | None) -> Any:
    """Lengths of the shortest paths; between parts that nothing joins a little more than the longest."""
    import numpy as np  # noqa: PLC0415  (heavy)
    from scipy.sparse import csr_matrix  # noqa: PLC0415  (heavy)
    from scipy.sparse.csgraph import dijkstra  # noqa: PLC0415  (heavy)

    ends = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    graph = csr_matrix((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(number, number))
    found = dijkstra(graph, directed=False, indices=sources, unweighted=True)
    reached = found[np.isfinite(found)]
    found[~np.isfinite(found)] = (reached.max() if len(reached) else 0.0) + 1.0
    return np.maximum(found, 0.0)
