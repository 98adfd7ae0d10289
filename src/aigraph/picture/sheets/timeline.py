"""The tab Timeline: what happened when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aigraph.picture.sheets.gathered import Gathered


def make_timeline(gathered: Gathered) -> dict[str, Any] | None:
    """The sheet; None where there is nothing to show."""
    rows = gathered.asking.rows("timeline")
    return {"rows": rows} if rows else None
