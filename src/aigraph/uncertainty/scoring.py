"""The measures of many completions at a time.

Newcomers of one whole are alike, so one node stands for all of them, with their number as its weight: it is an end of
as many shortest paths, and never lies on one (in the network of members its neighbours are all joined to each other,
in the network of both it has one neighbour). So a completion with hundreds of newcomers has as many nodes as there
are members and wholes. What is computed here orders the nodes as networkx's measure of the same name does; factors
that are the same for all nodes of one completion are left out. Any other measure is asked of networkx, one completion
after the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigraph.uncertainty.model import Projection
from aigraph.uncertainty.standing import compute, of_nobody

if TYPE_CHECKING:
    from collections.abc import Callable

    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray

    from aigraph.uncertainty.completing import Batch, Frame

    Numbers = NDArray[np.float64]

_DIGITS = 9
_DAMPING = 0.85
_SAME = 1e-9
_CHUNK = 4_000_000


def is_fast(measure: str) -> bool:
    """Whether a measure is computed for many completions at a time."""
    return measure in _FAST


def degrees(batch: Batch) -> Any:
    """How many neighbours each member has in the network of members."""
    return _degree(*_links(Projection.MEMBERS, batch), batch, Projection.MEMBERS)[:, : batch.joined.shape[1]]


def count_nodes(frame: Frame, projection: Projection) -> int:
    """How many nodes one completion has here."""
    members, wholes = frame.named.shape
    if projection is Projection.WHOLES:
        return int(wholes)
    return int(members + wholes * (1 if projection is Projection.MEMBERS else 2))


def count_links(frame: Frame, projection: Projection) -> int:
    """How many links one completion has at most, each newcomer told apart."""
    wholes = frame.named.shape[1]
    if projection is Projection.WHOLES:
        return int(wholes * (wholes - 1) // 2)
    inside = [int(each) for each in frame.named.sum(axis=0)]
    for slot, whole in enumerate(frame.wholes):
        inside[whole] += int(frame.most[slot])
    return sum(inside) if projection is Projection.BOTH else sum(each * (each - 1) // 2 for each in inside)


def rank(frame: Frame, projection: Projection, measure: str, batch: Batch) -> Any:
    """The ranks ``[b, n]`` of the named nodes: one more than how many stand above. Values that round alike tie."""
    import numpy as np  # noqa: PLC0415  (heavy)

    step = max(1, _CHUNK // count_nodes(frame, projection) ** 2)
    parts = [batch.part(start, start + step) for start in range(0, len(batch), step)]
    found = [_ranks(score(frame, projection, measure, part)) for part in parts]
    return np.concatenate(found) if found else np.zeros((0, len(named_nodes(frame, projection))), dtype=int)


def named_nodes(frame: Frame, projection: Projection) -> tuple[str, ...]:
    """The nodes that are ranked, in the order of the columns."""
    members, wholes = frame.incidence.members, frame.incidence.wholes
    return {Projection.MEMBERS: members, Projection.WHOLES: wholes, Projection.BOTH: members + wholes}[projection]


def score(frame: Frame, projection: Projection, measure: str, batch: Batch) -> Numbers:
    """The values ``[b, n]`` of the named nodes, but for a factor of each completion."""
    import numpy as np  # noqa: PLC0415

    named = len(named_nodes(frame, projection))
    if measure in _FAST:
        links, weights = _links(projection, batch)
        values: Numbers = _FAST[measure](links, weights, batch, projection)[:, :named]
        return values
    rows = [_by_networkx(frame, projection, measure, batch, place) for place in range(len(batch))]
    return np.array(rows, dtype=float)


def _ranks(values: Numbers) -> Any:
    import numpy as np  # noqa: PLC0415

    most = np.abs(np.where(np.isfinite(values), values, 0)).max(axis=1, keepdims=True, initial=0)
    rounded = np.round(values / np.where(most > 0, most, 1), _DIGITS)
    order = np.sort(rounded, axis=1)
    above = [len(row) - np.searchsorted(row, each, side="right") for row, each in zip(order, rounded, strict=True)]
    return np.array(above, dtype=np.int64) + 1


def _links(projection: Projection, batch: Batch) -> tuple[Numbers, Numbers]:
    """How strongly nodes are joined ``[b, n, n]``, and how many nodes each stands for ``[b, n]``."""
    import numpy as np  # noqa: PLC0415

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
    import numpy as np  # noqa: PLC0415

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
    import numpy as np  # noqa: PLC0415

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
    import numpy as np  # noqa: PLC0415

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
    import numpy as np  # noqa: PLC0415

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
    import numpy as np  # noqa: PLC0415

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


_FAST: dict[str, Callable[[Any, Any, Any, Projection], Any]] = {
    "betweenness": _betweenness,
    "closeness": _closeness,
    "degree": _degree,
    "eigenvector": _eigenvector,
    "harmonic": _harmonic,
    "pagerank": _pagerank,
    "weighted-degree": _strength,
}


def _times(links: Any, weights: Numbers) -> Any:
    import numpy as np  # noqa: PLC0415

    return np.einsum("bnm,bm->bn", links, weights)


def _by_networkx(frame: Frame, projection: Projection, measure: str, batch: Batch, place: int) -> list[float]:
    found = compute(measure, make_graph(frame, projection, batch, place))
    nothing = of_nobody(measure)
    return [found.get(node, nothing) for node in named_nodes(frame, projection)]


def make_graph(frame: Frame, projection: Projection, batch: Batch, place: int) -> nx.Graph[str]:
    """One completion as a networkx graph, with every newcomer; a member that is in nothing is no node."""
    import networkx as nx  # noqa: PLC0415

    incidence = frame.incidence
    groups: dict[str, list[str]] = {}
    for column, whole in enumerate(incidence.wholes):
        inside = [member for row, member in enumerate(incidence.members) if batch.joined[place, row, column]]
        groups[whole] = inside + [f"{whole}+{number}" for number in range(int(batch.newcomers[place, column]))]
    both: nx.Graph[str] = nx.Graph((member, whole) for whole, inside in groups.items() for member in inside)
    both.add_nodes_from(incidence.wholes)
    if projection is Projection.BOTH:
        return both
    shown = incidence.wholes if projection is Projection.WHOLES else set(both) - set(incidence.wholes)
    graph: nx.Graph[str] = nx.bipartite.weighted_projected_graph(both, sorted(shown))
    return graph
