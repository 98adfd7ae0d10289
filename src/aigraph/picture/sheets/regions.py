"""The tab Map: where things are.

``queries/picture/map.rq`` selects ``?region ?thing ?latitude ?longitude`` and, where it has one, ``?precision`` (an
IRI: what the coordinates are of). A row without thing tells of a region itself: its own ``?latitude`` and
``?longitude``, or a ``?code`` under which files of outlines know it. ``queries/picture/regions.rq`` selects
``?region ?size ?quantity``.
"""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from aigraph.layout.tiles import tiles
from aigraph.results import to_python

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aigraph.picture.sheets.gathered import Gathered
    from aigraph.picture.view import Text


def make_regions(gathered: Gathered) -> dict[str, Any] | None:
    """Regions with their tiles and what is there, and the places of things; None where no thing has a region or place.

    ``regions``: id, label, cell (column, row), codes, things (ids), size and quantity, or None. ``places``: for each
    thing with coordinates ``at`` (latitude, longitude), the ``precision`` and the numbers of its ``sources``.
    ``unplaced``: things of which the query says no region.
    """
    drawn = {node.id for node in gathered.nodes}
    rows = [row for row in gathered.asking.rows("map") if row.get("thing") is None or row["thing"] in drawn]
    if not any(row.get("thing") for row in rows):
        return None
    regions, sources = list(dict.fromkeys(row["region"] for row in rows if row.get("region"))), _Sources(gathered)
    cells = _cells(regions, rows)
    sizes = {row["region"]: row["size"] for row in gathered.asking.rows("regions")}
    words: dict[str, dict[str, str]] = {}
    for language in gathered.words.languages:
        for row in gathered.asking.rows("regions", language):
            words.setdefault(row["region"], {})[language] = str(row["quantity"])
    placed = {row["thing"] for row in rows if row.get("thing") and row.get("region")}
    things = dict.fromkeys(row["thing"] for row in rows if row.get("thing"))
    return {
        "regions": [
            {
                "id": region,
                "label": gathered.words.thing(region),
                "cell": cells[region],
                "codes": [str(row["code"]) for row in rows if row.get("region") == region and row.get("code")],
                "things": _there(region, rows),
                "size": None if region not in sizes else float(sizes[region]),
                "quantity": words.get(region),
            }
            for region in regions
        ],
        "places": {row["thing"]: sources.place(row) for row in rows if row.get("thing") and _has_place(row)},
        "unplaced": [thing for thing in things if thing not in placed],
        "sources": sources.told,
    }


def _has_place(row: Mapping[str, Any]) -> bool:
    return row.get("latitude") is not None and row.get("longitude") is not None


def _at(row: Mapping[str, Any]) -> tuple[float, float]:
    return float(row["latitude"]), float(row["longitude"])


def _there(region: str, rows: Sequence[Mapping[str, Any]]) -> list[str]:
    return list(dict.fromkeys(row["thing"] for row in rows if row.get("thing") and row.get("region") == region))


def _cells(regions: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> dict[str, tuple[int, int]]:
    """The tile of each region: by the region's own place, else amid the things in it."""
    own: dict[str, list[tuple[float, float]]] = {}
    inside: dict[str, list[tuple[float, float]]] = {}
    for row in rows:
        if row.get("region") and _has_place(row):
            (inside if row.get("thing") else own).setdefault(row["region"], []).append(_at(row))
    found = {**inside, **own}
    places = {region: (fmean(at[0] for at in seen), fmean(at[1] for at in seen)) for region, seen in found.items()}
    return tiles(places, [region for region in regions if region not in places])


class _Sources:
    """What states coordinates, each source once."""

    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered
        self._store = gathered.words.dataset.store
        self.told: list[Text] = []

    def place(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """The coordinates of a row, of what they are, and the numbers of what states them."""
        precision = row.get("precision")
        return {
            "at": _at(row),
            "precision": precision and self._gathered.words.thing(precision),
            "sources": [self._number(text) for text in self._stating(row)],
        }

    def _number(self, text: Text) -> int:
        if text not in self.told:
            self.told.append(text)
        return self.told.index(text)

    def _stating(self, row: Mapping[str, Any]) -> list[Text]:
        """The evidence of the thing's triples whose objects are the two numbers."""
        wanted = {row["latitude"], row["longitude"]}
        own = self._store.quads_for_pattern(ox.NamedNode(row["thing"]), None, None, ox.DefaultGraph())
        quads = sorted((quad for quad in own if _number_of(quad.object) in wanted), key=str)
        return [proof.evidence.text for proof in self._gathered.proofs.of_quads(quads)]


def _number_of(value: object) -> object:
    """The number that a literal is, as rows of answers have it; else None."""
    return to_python(value) if isinstance(value, ox.Literal) else None
