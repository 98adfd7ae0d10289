"""Formats: a view as a still picture (SVG, PNG), with the marks and places of the page, or as text for other tools."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from aigraph.picture.arranging import PLAIN, arrange
from aigraph.picture.formats.plain import to_network
from aigraph.picture.formats.png import to_png
from aigraph.picture.formats.sketch import compose
from aigraph.picture.formats.svg import to_svg

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aigraph.picture.view import View

__all__ = ["PICTURE_FORMATS", "draw_still", "draw_variants"]

PICTURE_FORMATS = {"html": ".html", "svg": ".svg", "png": ".png", "dot": ".dot", "mermaid": ".mmd"}


def draw_still(view: View, form: str, language: str, *, layout: str = PLAIN, theme: str = "") -> bytes:
    """A view in one of the formats but html. Raises InputError where png needs what is not installed."""
    view = view.ordered()
    positions = arrange(view, layout)
    if form in ("svg", "png"):
        sketch = compose(view, positions, language, layout=layout, theme=theme)
        return to_svg(sketch) if form == "svg" else to_png(sketch)
    return to_network(view, positions, form, language)


def draw_variants(
    view: View, languages: Iterable[str], themes: Iterable[str], layout: str = PLAIN
) -> dict[tuple[str, str], bytes]:
    """The view as SVG in each language and theme, laid out once."""
    view = view.ordered()
    positions = arrange(view, layout)
    return {
        (language, theme): to_svg(compose(view, positions, language, layout=layout, theme=theme))
        for language, theme in product(languages, themes)
    }
