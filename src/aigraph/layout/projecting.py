"""Projecting: latitude and longitude to a plane, x to the east and y to the south, in degrees of latitude.

Two projections with formulas of a line each (Snyder, Map Projections: A Working Manual, 1987, pages 90 and 111).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Point = tuple[float, float]

_LEAST_CONE = 0.05
"""Below it (near the equator) a cone is so flat that the plain projection is as good."""


@dataclass(frozen=True, slots=True)
class Projection:
    """How points are laid on the plane: equidistant conic with two standard parallels, or without any, plain."""

    project: Callable[[Point], Point]
    parallels: tuple[float, float] | None

    def __call__(self, point: Point) -> Point:
        """The place on the plane of a latitude and longitude."""
        return self.project(point)


def equirectangular(points: Sequence[Point]) -> Callable[[Point], Point]:
    """Degrees as they are, longitudes shortened as they are midway between the points."""
    latitudes = [latitude for latitude, _ in points]
    shrink = math.cos(math.radians((min(latitudes) + max(latitudes)) / 2)) if latitudes else 1.0
    return lambda point: (point[1] * shrink, -point[0])


def conic(points: Sequence[Point]) -> Projection:
    """The equidistant conic projection for those points: true along meridians and on two parallels between them."""
    south, north = min(latitude for latitude, _ in points), max(latitude for latitude, _ in points)
    middle = (min(longitude for _, longitude in points) + max(longitude for _, longitude in points)) / 2
    low, high = (round(south + (north - south) * part) for part in (1 / 6, 5 / 6))
    one, other = math.radians(low), math.radians(high)
    cone = math.sin(one) if low == high else (math.cos(one) - math.cos(other)) / (other - one)
    if abs(cone) < _LEAST_CONE:
        return Projection(equirectangular(points), None)
    rim = math.cos(one) / cone + one
    centre = rim - math.radians((south + north) / 2)

    def project(point: Point) -> Point:
        radius, angle = rim - math.radians(point[0]), cone * math.radians(point[1] - middle)
        return math.degrees(radius * math.sin(angle)), math.degrees(radius * math.cos(angle) - centre)

    return Projection(project, (float(low), float(high)))
