"""The explorer: the picture of the graph in each language, from one gathering."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aigraph.site.addresses import page_path
from aigraph.site.wording import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.site.model import File, Site

STEM = "explorer"
_DOORS = ("queries", "ontology", "about")
_QUERY = "SPARQL"
"""The text of the door to the page that runs a query after ``#query=``: the picture looks for it."""


def explorer_files(site: Site) -> Iterator[File]:
    """The picture, with doors to the other pages; what it says of a thing leads to the page of that."""
    from aigraph.picture.page import render  # noqa: PLC0415  (heavy)

    view = replace(
        site.view, pages={language: page_path("id/{}", language, site.languages) for language in site.languages}
    )
    for language in site.languages:
        say, links = words(language), site.links("", language)
        doors = [
            (say["home"], links.page("index")),
            (_QUERY, links.page("query")),
            *((say[name], links.page(name)) for name in _DOORS),
        ]
        yield page_path(STEM, language, site.languages), render(view, language, doors).encode()
