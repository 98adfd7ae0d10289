"""Classes: for each, a page that leads to all things of it; so every resource is reached by links alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aigraph.pages.frame import Door
from aigraph.pages.links import ONTOLOGY
from aigraph.site.addresses import SiteLinks, page_path, root_of
from aigraph.site.framing import make_page
from aigraph.site.texts import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.site.holdings import Holdings, Shelf
    from aigraph.site.model import File


@dataclass(frozen=True, slots=True)
class ShelfRow:
    """A class as lists of classes show it."""

    name: str
    stem: str
    count: int
    is_main: bool


def shelf_rows(holdings: Holdings, language: str) -> list[ShelfRow]:
    """All classes: what the picture draws, then those with the most things."""
    drawn = {iri: place for place, iri in enumerate(holdings.kinds_drawn)}
    rows = [
        ShelfRow(holdings.class_name(shelf.iri, language), shelf.stem, len(shelf.things), shelf.is_main)
        for shelf in sorted(holdings.shelves, key=lambda shelf: drawn.get(shelf.iri, len(drawn)))
    ]
    first = sum(shelf.iri in drawn for shelf in holdings.shelves)
    return rows[:first] + sorted(rows[first:], key=lambda row: (not row.is_main, -row.count, row.name, row.stem))


def class_files(holdings: Holdings) -> Iterator[File]:
    """The pages of every class in every language."""
    for language in holdings.site.languages:
        for shelf in holdings.shelves:
            yield from _pages(holdings, shelf, language)


def class_stems(holdings: Holdings) -> list[str]:
    """The stems of these pages."""
    return [stem for shelf in holdings.shelves for stem, _ in shelf.pages()]


def _pages(holdings: Holdings, shelf: Shelf, language: str) -> Iterator[File]:
    site, say = holdings.site, texts(language)
    name = holdings.class_name(shelf.iri, language)
    in_order = holdings.sorted_by_name(shelf.things, language)
    has_term = shelf.iri in holdings.term_anchors
    stems = [stem for stem, _ in shelf.pages()]
    at = 0
    for place, (stem, part) in enumerate(shelf.pages()):
        links = SiteLinks(
            holdings.project.base, root_of(page_path(stem, language, site.languages)), language, site.languages
        )
        listed = in_order[at : at + len(part)]
        at += len(part)
        yield make_page(
            site, "class.html.j2", stem, language,
            here=say,
            name=name,
            count=len(shelf.things),
            term=links.page(ONTOLOGY, holdings.term_anchors[shelf.iri]) if has_term else "",
            things=[(links.to(label, iri), holdings.project.shorten(iri)) for label, iri in listed],
            pages=[Door(str(number + 1), links.page(each), number == place) for number, each in enumerate(stems)],
        )  # fmt: skip
