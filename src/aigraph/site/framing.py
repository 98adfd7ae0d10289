"""The frame of the site's pages: the same doors on each, its other languages, a policy that lets nothing out."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from aigraph.pages.frame import Door, Frame
from aigraph.pages.links import quoted
from aigraph.pages.rendering import fill
from aigraph.site.addresses import page_path, root_of
from aigraph.site.wording import words

if TYPE_CHECKING:
    from aigraph.site.addresses import SiteLinks
    from aigraph.site.model import File, Site

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'"
)
"""The Content-Security-Policy of pages (https://www.w3.org/TR/CSP3/): files of this site alone."""
DOORS = ("explorer", "query", "queries", "ontology", "reports", "about", "search")
"""The pages that every page leads to: their stems, which are the names of their texts too."""
_MOST_DOORS = 1000
STYLE = "assets/site.css"


def make_page(site: Site, template: str, stem: str, language: str, **values: object) -> File:
    """A page of the site in a language: its path, and the filled template (of ``aigraph.pages``)."""
    path = page_path(stem, language, site.languages)
    root = root_of(path)
    links = site.links(root, language)
    title = site.project.title.get(language) or site.project.name
    doors = _doors(links, stem if stem in DOORS else "")
    frame = Frame(title, links.page("index"), root + STYLE, doors, tongues(site, stem, language), POLICY)
    return path, fill(template, language, frame, root=root, links=links, tell=words(language), **values)


def tongues(site: Site, stem: str, language: str) -> tuple[Door, ...]:
    """The ways from a page in a language to itself in each of the site's."""
    name = stem.rpartition("/")[2]
    return tuple(Door(tag, quoted(page_path(name, tag, site.languages)), tag == language) for tag in site.languages)


@lru_cache(_MOST_DOORS)
def _doors(links: SiteLinks, here: str) -> tuple[Door, ...]:
    say = words(links.language)
    return tuple(Door(say[name], links.page(name), name == here) for name in DOORS)
