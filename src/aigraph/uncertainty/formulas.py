"""What each measure gives on many completions at a time, in arrays: ``[b, n]``, a row for each completion.

What is computed orders the nodes as networkx's measure of the same name does; factors that are the same for all nodes
of one completion are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigraph.uncertainty.model import Projection

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    from aigraph.uncertainty.completing import Batch

    Numbers = NDArray[np.float64]

_DAMPING = 0.85
_SAME = 1e-9


def links_of(projection: Projection, batch: Batch) -> tuple[Numbers, Numbers]:
    """How strongly nodes are joined ``[b, n, n]``, and how many nodes each stands for ``[b, n]``."""
    import numpy as np  # noqa: PLC0415  (heavy)

    joined = batch.joined.astype(float)
    turned = joined.transpose(0, 2, 1)
    times, members, wholes = joined.shape
    if projection is Projection.WHOLES:
        links = turned @ joined
        links[:, np.arange(wholes), np.arange(wholes)] = 0
        return links, np.ones((times, wholes))
    size = members + wholes if projection is Projection.MEMBERS else members + 2 * wholes
    links, weights = np.zeros((times, size, size)), np.ones((times, size))
    weights[:, -wholes:] = batch.newcomers
    links[:, :members, members : members + wholes] = joined
    links[:, members : members + wholes, :members] = turned
    if projection is Projection.MEMBERS:
        links[:, :members, :members] = joined @ turned
        links[:, np.arange(members), np.arange(members)] = 0
    else:
        whole, new = np.arange(members, members + wholes), np.arange(members + wholes, size)
        links[:, whole, new] = links[:, new, whole] = 1
    return links, weights


def _degree(links: Numbers, weights: Numbers, _batch: Batch, _projection: Projection) -> Numbers:
    values: Numbers = _times(links > 0, weights)
    return values


def _strength(links: Numbers, weights: Numbers, _batch: Batch, _projection: Projection) -> Numbers:
    values: Numbers = _times(links, weights)
    return values


def _levels(links: Numbers) -> list[Numbers]:
    """From each node, level by level, how many shortest paths lead to each other node."""
    import numpy as np  # noqa: PLC0415  (heavy)

    near = (links > 0).astype(float)
    front = np.broadcast_to(np.eye(near.shape[1]), near.shape).copy()
    seen = front > 0
    levels = [front]
    while True:
        front = np.where(seen, 0.0, front @ near)
        if not front.any():
            return levels
        seen |= front > 0
        levels.append(front)


def _betweenness(links: Numbers, weights: Numbers, batch: Batch, projection: Projection) -> Numbers:
    """Brandes (2001), for all sources at once; a node that stands for n counts n times as source and as target."""
    import numpy as np  # noqa: PLC0415  (heavy)

    levels = _levels(links)
    near = (links > 0).astype(float)
    depends = np.zeros_like(near)
    for nearer, farther in zip(levels[-2:0:-1], levels[:1:-1], strict=True):
        flow = np.where(farther > 0, (weights[:, None, :] + depends) / np.where(farther > 0, farther, 1), 0.0)
        depends = np.where(nearer > 0, nearer * (flow @ near), depends)
    values: Numbers = np.einsum("bs,bsv->bv", weights, depends)
    if projection is Projection.BOTH:
        wholes = batch.newcomers.shape[1]
        # The newcomers of a whole reach each other through it alone.
        values[:, -2 * wholes : -wholes] += batch.newcomers * np.maximum(batch.newcomers - 1, 0)
    return values


def _closeness(links: Numbers, weights: Numbers, _batch: Batch, _projection: Projection) -> Numbers:
    """With the factor of Wasserman and Faust for nodes that do not reach all the others."""
    import numpy as np  # noqa: PLC0415  (heavy)

    levels = _levels(links)
    reached, far = weights * 0, weights * 0
    for depth, level in enumerate(levels[1:], 1):
        ends = _times(level > 0, weights)
        reached += ends
        far += ends * depth
    values: Numbers = np.where(far > 0, reached**2 / np.where(far > 0, far, 1), 0.0)
    return values


def _harmonic(links: Numbers, weights: Numbers, _batch: Batch, _projection: Projection) -> Numbers:
    levels = _levels(links)
    values: Numbers = weights * 0
    for depth, level in enumerate(levels[1:], 1):
        values += _times(level > 0, weights) / depth
    return values


def _pagerank(links: Numbers, weights: Numbers, batch: Batch, projection: Projection) -> Numbers:
    """The stationary distribution, solved for: a surfer goes on with 0.85 along the links by their strength."""
    import numpy as np  # noqa: PLC0415  (heavy)

    strength = links * weights[:, None, :]
    if projection is Projection.MEMBERS:
        new = np.arange(links.shape[1] - batch.newcomers.shape[1], links.shape[1])
        strength[:, new, new] = np.maximum(batch.newcomers - 1, 0)
    total = strength.sum(axis=2, keepdims=True)
    start = weights / weights.sum(axis=1, keepdims=True)
    goes = np.where(total > 0, strength / np.where(total > 0, total, 1), start[:, None, :])
    system = np.eye(links.shape[1]) - _DAMPING * goes.transpose(0, 2, 1)
    values: Numbers = np.linalg.solve(system, (1 - _DAMPING) * start[:, :, None])[:, :, 0]
    return values


def _eigenvector(links: Numbers, weights: Numbers, batch: Batch, projection: Projection) -> Numbers:
    """What the power iteration of networkx comes to: the even start, seen in the space of the greatest eigenvalue."""
    import numpy as np  # noqa: PLC0415  (heavy)

    root = np.sqrt(weights)
    system = (links > 0) * root[:, :, None] * root[:, None, :]
    if projection is Projection.MEMBERS:
        new = np.arange(links.shape[1] - batch.newcomers.shape[1], links.shape[1])
        system[:, new, new] = np.maximum(batch.newcomers - 1, 0)
    eigenvalues, vectors = np.linalg.eigh(system)
    vectors = vectors * (eigenvalues > eigenvalues[:, -1:] - _SAME)[:, None, :]
    start = np.einsum("bnv,bn->bv", vectors, root)
    values: Numbers = np.einsum("bnv,bv->bn", vectors, start)
    return values


FAST: dict[str, Callable[[Any, Any, Any, Projection], Any]] = {
    "betweenness": _betweenness,
    "closeness": _closeness,
    "degree": _degree,
    "eigenvector": _eigenvector,
    "harmonic": _harmonic,
    "pagerank": _pagerank,
    "weighted-degree": _strength,
}


def _times(links: Any, weights: Numbers) -> Any:
    import numpy as np  # noqa: PLC0415  (heavy)

    return np.einsum("bnm,bm->bn", links, weights)
