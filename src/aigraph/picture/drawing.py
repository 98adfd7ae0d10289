"""Drawing: the picture of a graph as it is asked for: which part of it, laid out how, as what."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from aigraph.errors import UsageError
from aigraph.evidence import find_marks, read_same_texts
from aigraph.picture.arranging import PLAIN
from aigraph.picture.focusing import Focus
from aigraph.picture.formats import draw_still
from aigraph.picture.gathering import gather
from aigraph.picture.outlining import read_outlines, with_outlines
from aigraph.picture.page import render
from aigraph.picture.showing import Page
from aigraph.picture.summarising import summarise

if TYPE_CHECKING:
    from aigraph.dataset import Dataset
    from aigraph.facts import Facts
    from aigraph.names import Found
    from aigraph.picture.view import View

THEMES = ("light", "dark")


class Drawable(Protocol):
    """What is asked of a graph."""

    @property
    def facts(self) -> Facts:
        """What it was built from."""

    @property
    def dataset(self) -> Dataset:
        """What is drawn."""

    @property
    def language(self) -> str:
        """What it is shown in first."""

    def find(self, word: str) -> Found:
        """The thing that an id or a name means."""


def draw_page(graph: Drawable, *, layout: str = PLAIN, theme: str = "", **part: Any) -> Page:
    """The graph as one page. ``part``: what ``view_of`` takes.

    A graph of very many things is summarised (``picture.summarising``), and the page says so. Raises UsageError for a
    layout or theme that there is not.
    """
    view = summarise(view_of(graph, **part))
    return Page(render(view, graph.language, layout=layout, theme=_check_theme(theme)))


def draw_as(graph: Drawable, form: str, *, layout: str = PLAIN, theme: str = "", **part: Any) -> bytes:
    """The graph in any of the formats of pictures (``PICTURE_FORMATS``)."""
    if form == "html":
        return draw_page(graph, layout=layout, theme=theme, **part).encode()
    return draw_still(view_of(graph, **part), form, graph.language, layout=layout, theme=_check_theme(theme))


def view_of(
    graph: Drawable,
    *,
    focus: str = "",
    depth: int = 1,
    geojson: Path | str | None = None,
    sources: Path | str | None = None,
) -> View:
    """What is drawn: all, or what is within ``depth`` ties of ``focus`` (an id or a name).

    With ``geojson``, a file of outlines, the map has them; with ``sources``, a folder of texts, passages their words.
    """
    texts = read_same_texts(graph.facts, sources)
    outlines = read_outlines(Path(geojson)) if geojson is not None else None
    around = Focus(graph.find(focus).iri, depth) if focus else None
    view = gather(graph.dataset, texts, find_marks(graph.facts, texts), around)
    return view if outlines is None else with_outlines(view, outlines, geojson)


def _check_theme(theme: str) -> str:
    if theme not in ("", *THEMES):
        msg = f"--theme {theme}: no such theme; there are {', '.join(THEMES)}"
        raise UsageError(msg)
    return theme
