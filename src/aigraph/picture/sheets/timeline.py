"""The tab Timeline: what happened when, and what is planned until when.

``queries/picture/timeline.rq`` selects a dated thing in each row; its header tells the columns. A project without it
has everything that has a name and a date, each under the name of its class.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigraph.picture.sheets.proving import prove_thing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aigraph.picture.sheets.gathered import Gathered
    from aigraph.picture.view import Text

_AS_TOLD = ("start", "end", "extent", "certainty")


def make_timeline(gathered: Gathered) -> dict[str, Any] | None:
    """``lanes`` (their kinds), in the order in which they occur, and ``items``; None where nothing is dated."""
    asking = gathered.asking
    rows = {language: asking.rows("timeline", language) for language in asking.languages}
    first = rows[asking.languages[0]]
    if not any(row.get("start") for row in first):
        return None
    texts = {language: _texts(found) for language, found in rows.items()}
    lanes = {row["kind"]: dict(gathered.words.term(row["kind"])) for row in first}
    items = [_item(gathered, row, texts) for row in first]
    return {"lanes": [{"kind": kind, "label": label} for kind, label in lanes.items()], "items": items}


def _texts(rows: list[Any]) -> dict[tuple[str, ...], Mapping[str, Any]]:
    """The rows of one language by what is the same in each."""
    return {_key(row): row for row in rows}


def _key(row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(row.get(name) or "") for name in ("thing", "kind", "start", "end"))


def _item(
    gathered: Gathered, row: Mapping[str, Any], texts: Mapping[str, Mapping[tuple[str, ...], Mapping[str, Any]]]
) -> dict[str, Any]:
    """One dated thing; what is not stated is left out."""
    own = {language: found.get(_key(row), row) for language, found in texts.items()}
    told: dict[str, Any] = {name: str(row[name]) for name in _AS_TOLD if row.get(name)}
    horizon: Text = {language: str(found["horizon"]) for language, found in own.items() if found.get("horizon")}
    if horizon:
        told["horizon"] = dict(horizon)
    label = gathered.words.thing(row["thing"])
    label = {language: str(found.get("label") or label[language]) for language, found in own.items()}
    what = gathered.words.term(row["property"]) if row.get("property") else {}
    if what and row["property"] not in what.values():
        told["what"] = dict(what)
    dates = {told[name] for name in ("start", "end") if name in told}
    return told | {
        "id": row["thing"],
        "lane": row["kind"],
        "label": label,
        "proofs": prove_thing(gathered, row["thing"], dates),
    }
