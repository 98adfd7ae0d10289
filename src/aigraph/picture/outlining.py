"""Outlining: the regions of a view's map in the outlines of a GeoJSON file, and things at their coordinates.

https://www.rfc-editor.org/rfc/rfc7946 (longitude first). A feature is the region whose name or code (``map.rq``) one of
its properties, or its id, is.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from aigraph.errors import InputError, UsageError
from aigraph.folding import fold_name
from aigraph.layout.lettering import label
from aigraph.layout.outlines import area, path, set_labels, simplified
from aigraph.layout.projecting import conic
from aigraph.layout.spreading import separate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from aigraph.picture.view import View

Point = tuple[float, float]

WIDTH = 1000.0
_MARGIN = 14.0
_MARK = 15.0
_FINEST, _SMALLEST = 0.45, 3.0
_LETTERS = 14.0
_DEEPEST = 90.0


@dataclass(frozen=True, slots=True)
class Outline:
    """One feature: what it is called in any of its properties, and its rings as latitudes and longitudes."""

    names: tuple[str, ...]
    rings: tuple[tuple[Point, ...], ...]


def read_outlines(file: Path) -> list[Outline]:
    """The polygons of a GeoJSON file. Raises InputError where it is none."""
    try:
        features = json.loads(file.read_bytes().decode("utf-8"))["features"]
        found = [_outline(feature) for feature in features if feature["geometry"]]
    except OSError as error:
        msg = f"{file}: cannot be read ({error.strerror}); name a GeoJSON file"
        raise InputError(msg) from error
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        msg = (
            f"{file}: is no GeoJSON of outlines ({type(error).__name__}: {error}); give a FeatureCollection of polygons"
        )
        raise InputError(msg) from error
    outlines = [outline for outline in found if outline.rings]
    if not outlines:
        msg = f"{file}: holds no polygon; give a FeatureCollection of polygons"
        raise InputError(msg)
    return outlines


def with_outlines(view: View, outlines: Sequence[Outline], file: object) -> View:
    """The view whose map has outlines. Raises UsageError where it has no map, InputError where no outline fits it."""
    sheet = view.sheets.get("map")
    if sheet is None:
        msg = f"--geojson {file}: the project has no map; add queries/picture/map.rq, or leave the option out"
        raise UsageError(msg)
    matched = _match(sheet["regions"], outlines)
    if not matched:
        shown = ", ".join(outlines[0].names[:4])
        wanted = ", ".join([*sheet["regions"][0]["label"].values(), *sheet["regions"][0]["codes"]][:4])
        msg = (
            f"{file}: no feature is one of the map's regions (the first feature says {shown}; the first region is"
            f" {wanted}); give names or codes of regions as properties"
        )
        raise InputError(msg)
    return replace(view, sheets={**view.sheets, "map": {**sheet, "outlines": _drawn(sheet, matched)}})


def _outline(feature: Mapping[str, Any]) -> Outline:
    names = [feature.get("id"), *(feature.get("properties") or {}).values()]
    geometry = feature["geometry"]
    polygons = {"Polygon": [geometry["coordinates"]], "MultiPolygon": geometry["coordinates"]}.get(geometry["type"], [])
    rings = tuple(tuple(_point(point) for point in ring) for polygon in polygons for ring in polygon)
    return Outline(tuple(str(name) for name in names if isinstance(name, str | int)), rings)


def _point(pair: Sequence[float]) -> Point:
    longitude, latitude = float(pair[0]), float(pair[1])
    if not (-_DEEPEST <= latitude <= _DEEPEST and abs(longitude) <= 2 * _DEEPEST):
        msg = f"{pair[:2]} is no longitude and latitude"
        raise ValueError(msg)
    return latitude, longitude


def _match(regions: Iterable[Mapping[str, Any]], outlines: Iterable[Outline]) -> dict[str, Outline]:
    """The outline of each region: by name first, then by code."""
    by_name = {
        fold_name(text): region["id"] for region in regions for text in (region["id"], *region["label"].values())
    }
    by_code = {fold_name(code): region["id"] for region in regions for code in region["codes"]}
    found: dict[str, Outline] = {}
    for known in (by_name, by_code):
        for outline in outlines:
            region = next((known[fold_name(name)] for name in outline.names if fold_name(name) in known), None)
            if region is not None and outline not in found.values():
                found.setdefault(region, outline)
    return found


def _drawn(sheet: Mapping[str, Any], matched: Mapping[str, Outline]) -> dict[str, Any]:
    """The box, the projection, the path of each region and room for its label, and where marks stand."""
    projection = conic([point for outline in matched.values() for ring in outline.rings for point in ring])
    plane = {name: [[projection(point) for point in ring] for ring in found.rings] for name, found in matched.items()}
    fit, height = _fitted([point for rings in plane.values() for ring in rings for point in ring])
    shapes = {name: _shape([[fit(point) for point in ring] for ring in rings]) for name, rings in plane.items()}
    true = {thing: fit(projection(tuple(place["at"]))) for thing, place in sheet["places"].items()}
    inside = {thing: point for thing, point in true.items() if 0 <= point[0] <= WIDTH and 0 <= point[1] <= height}
    spread = separate(list(inside.values()), [(_MARK, _MARK)] * len(inside), rounds=400)
    marks = {thing: [*at, *inside[thing]] for thing, at in zip(inside, spread, strict=True)}
    sizes = {region["id"]: _size(region) for region in sheet["regions"] if region["id"] in shapes}
    names = set_labels(shapes, sizes, [(x, y, _MARK) for x, y, *_ in marks.values()], (WIDTH, height))
    return {
        "box": [WIDTH, round(height, 1)],
        "parallels": projection.parallels,
        "regions": {name: {"path": path(rings), "at": names[name]} for name, rings in sorted(shapes.items())},
        "marks": {thing: [round(value, 1) for value in at] for thing, at in marks.items()},
    }


def _size(region: Mapping[str, Any]) -> Point:
    """Width and height of a region's label: its name, and what is there in a second line."""
    found = label(region["label"], region["quantity"], _LETTERS, WIDTH)
    return found.width + (found.height if region["quantity"] else 0.0), found.height


def _fitted(points: Sequence[Point]) -> tuple[Callable[[Point], Point], float]:
    """Puts the plane into a box of the usual width; and the height of that box."""
    left, top = min(x for x, _ in points), min(y for _, y in points)
    wide, high = max(x for x, _ in points) - left, max(y for _, y in points) - top
    scale = (WIDTH - 2 * _MARGIN) / max(wide, high, 1e-9)
    shift = (WIDTH - scale * wide) / 2

    def fit(point: Point) -> Point:
        return shift + (point[0] - left) * scale, _MARGIN + (point[1] - top) * scale

    return fit, high * scale + 2 * _MARGIN


def _shape(rings: Iterable[list[Point]]) -> list[list[Point]]:
    """The rings with fewer points, the largest first; specks are left out."""
    kept = sorted(rings, key=area, reverse=True)
    return [simplified(ring, _FINEST) for place, ring in enumerate(kept) if not place or area(ring) > _SMALLEST]
