"""The tab Money: whose money goes to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aigraph.picture.sheets.gathered import Gathered


def make_money(gathered: Gathered) -> dict[str, Any] | None:
    """The sheet; None where there is nothing to show."""
    rows = gathered.asking.rows("money")
    return {"rows": rows} if rows else None
