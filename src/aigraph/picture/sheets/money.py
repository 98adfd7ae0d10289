"""The tab Money: whose money goes to whom.

``queries/picture/money.rq`` selects a sum in each row, ``money-totals.rq`` what sums of one status come to; their
headers tell the columns. Nothing is added up here or in the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigraph.picture.sheets.proving import prove_thing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aigraph.picture.sheets.gathered import Gathered
    from aigraph.picture.view import Text

_FIGURES = ("amount", "min", "max")
_AS_STATED = ("currency", "whole", "start", "end", "duration")


def make_money(gathered: Gathered) -> dict[str, Any] | None:
    """``sums``, ``totals``, and the ``names`` of all that these name; None where no sum is told."""
    rows = gathered.asking.rows("money")
    if not rows:
        return None
    words = {language: _words(gathered, language) for language in gathered.asking.languages}
    sums = [_sum(gathered, row, words) for row in rows]
    totals = [_total(row) for row in gathered.asking.rows("money-totals")]
    return {"sums": sums, "totals": totals, "names": _names(gathered, sums)}


def _words(gathered: Gathered, language: str) -> dict[str, str]:
    """What the source says of a sum in place of a figure."""
    return {row["sum"]: str(row["words"]) for row in gathered.asking.rows("money", language) if row.get("words")}


def _sum(gathered: Gathered, row: Mapping[str, Any], words: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """One sum for one recipient; what is not stated is left out."""
    told: dict[str, Any] = {name: _number(row[name]) for name in _FIGURES if row.get(name) is not None}
    told |= {name: str(row[name]) for name in _AS_STATED if row.get(name)}
    said: Text = {language: found[row["sum"]] for language, found in words.items() if row["sum"] in found}
    if said:
        told["words"] = dict(said)
    if row.get("modality"):
        told["modality"] = row["modality"]
    return told | {
        "id": row["sum"],
        "recipient": row["recipient"],
        "group": _class_of(gathered, row["recipient"]),
        "status": row["status"],
        "payers": _split(row.get("payer")),
        "schemes": _split(row.get("scheme")),
        "proofs": prove_thing(gathered, row["sum"]),
    }


def _total(row: Mapping[str, Any]) -> dict[str, Any]:
    figures = {name: _number(row[name]) for name in ("sums", "total", "at_most", "at_least")}
    return {"of": str(row.get("of") or ""), "status": row["status"]} | figures


def _names(gathered: Gathered, sums: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """What sums, recipients, payers, schemes, statuses, modalities and classes are called."""
    terms = {told["group"] for told in sums}
    named = {told[key] for told in sums for key in ("id", "recipient", "status", "modality") if key in told}
    named |= {iri for told in sums for key in ("payers", "schemes") for iri in told[key]}
    words = gathered.words
    found = {iri: words.thing(iri) for iri in named} | {iri: words.term(iri) for iri in terms if iri}
    return {iri: dict(found[iri]) for iri in sorted(found)}


def _class_of(gathered: Gathered, iri: str) -> str:
    """The class of a thing, its IRI; nothing where it has none."""
    dataset = gathered.asking.dataset
    return dataset.vocabulary.classes.get(dataset.kind(iri), "")


def _split(joined: object) -> list[str]:
    return [iri for iri in str(joined or "").split("; ") if iri]


def _number(value: object) -> int | float:
    """A figure as the page reads it: whole where it is whole."""
    number = float(str(value))
    return int(number) if number.is_integer() else number
