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

from aigraph.uncertainty.formulas import FAST, links_of
from aigraph.uncertainty.model import Projection
from aigraph.uncertainty.standing import compute, of_nobody

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray

    from aigraph.uncertainty.completing import Batch, Frame

    Numbers = NDArray[np.float64]

_DIGITS = 9
_CHUNK = 4_000_000


def is_fast(measure: str) -> bool:
    """Whether a measure is computed for many completions at a time."""
    return measure in FAST


def degrees(batch: Batch) -> Any:
    """How many neighbours each member has in the network of members."""
    return FAST["degree"](*links_of(Projection.MEMBERS, batch), batch, Projection.MEMBERS)[:, : batch.joined.shape[1]]


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
    import numpy as np  # noqa: PLC0415  (heavy)

    named = len(named_nodes(frame, projection))
    if measure in FAST:
        links, weights = links_of(projection, batch)
        values: Numbers = FAST[measure](links, weights, batch, projection)[:, :named]
        return values
    rows = [_by_networkx(frame, projection, measure, batch, place) for place in range(len(batch))]
    return np.array(rows, dtype=float)


def _ranks(values: Numbers) -> Any:
    import numpy as np  # noqa: PLC0415  (heavy)

    most = np.abs(np.where(np.isfinite(values), values, 0)).max(axis=1, keepdims=True, initial=0)
    rounded = np.round(values / np.where(most > 0, most, 1), _DIGITS)
    order = np.sort(rounded, axis=1)
    above = [len(row) - np.searchsorted(row, each, side="right") for row, each in zip(order, rounded, strict=True)]
    return np.array(above, dtype=np.int64) + 1


def _by_networkx(frame: Frame, projection: Projection, measure: str, batch: Batch, place: int) -> list[float]:
    found = compute(measure, make_graph(frame, projection, batch, place))
    nothing = of_nobody(measure)
    return [found.get(node, nothing) for node in named_nodes(frame, projection)]


def make_graph(frame: Frame, projection: Projection, batch: Batch, place: int) -> nx.Graph[str]:
    """One completion as a networkx graph, with every newcomer; a member that is in nothing is no node."""
    import networkx as nx  # noqa: PLC0415  (heavy)

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
