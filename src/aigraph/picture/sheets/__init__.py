"""Sheets: what the tabs beside the network show, each made from what was gathered; None where that is nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigraph.picture.sheets.gathered import Gathered
from aigraph.picture.sheets.matrix import make_matrix
from aigraph.picture.sheets.money import make_money
from aigraph.picture.sheets.regions import make_regions
from aigraph.picture.sheets.timeline import make_timeline

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["SHEETS", "Gathered"]

#: By the tab's id, in the order of the tabs. (The network and the table need no more than the view.)
SHEETS: dict[str, Callable[[Gathered], dict[str, Any] | None]] = {
    "matrix": make_matrix,
    "map": make_regions,
    "money": make_money,
    "timeline": make_timeline,
}
