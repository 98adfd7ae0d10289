"""The tab Matrix: hubs as columns, what is tied to them as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aigraph.picture.sheets.gathered import Gathered

_FEWEST_COLUMNS = 2


def make_matrix(gathered: Gathered) -> dict[str, Any] | None:
    """``columns``, the ids of the hubs that have ties, and ``rows``, those of what is tied to any of them.

    Both are in the order of the nodes; the page puts the rows into an order by what is tied to which hub, and finds the
    ties themselves among the view's. None for fewer than two such hubs.
    """
    hubs = {node.id for node in gathered.nodes if node.size is not None}
    tied: set[str] = set()
    for edge in gathered.edges:
        if (edge.source in hubs) != (edge.target in hubs):
            tied |= {edge.source, edge.target}
    columns = [node.id for node in gathered.nodes if node.id in hubs & tied]
    if len(columns) < _FEWEST_COLUMNS:
        return None
    return {"columns": columns, "rows": [node.id for node in gathered.nodes if node.id in tied - hubs]}
