"""The tab Matrix: hubs as columns, what is tied to them as rows, grouped by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aigraph.picture.sheets.gathered import Gathered

_FEWEST_COLUMNS = 2


def make_matrix(gathered: Gathered) -> dict[str, Any] | None:
    """Columns, and by kind the rows with the places of their edges; None for fewer than two hubs with ties.

    ``cells`` of a row has, for each column, the numbers of the edges (in the view's order) between the two.
    """
    hubs = {node.id for node in gathered.nodes if node.size is not None}
    cells: dict[str, dict[str, list[int]]] = {}
    for number, edge in enumerate(gathered.edges):
        for hub, other in ((edge.source, edge.target), (edge.target, edge.source)):
            if hub in hubs and other not in hubs:
                cells.setdefault(other, {}).setdefault(hub, []).append(number)
    columns = [node.id for node in gathered.nodes if any(node.id in found for found in cells.values())]
    if len(columns) < _FEWEST_COLUMNS:
        return None
    rows = [{"id": node.id, "cells": cells[node.id]} for node in gathered.nodes if node.id in cells]
    return {"columns": columns, "rows": rows}
