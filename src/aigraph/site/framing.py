"""The frame of the site's pages: the same doors on each, its other languages, a policy that lets nothing out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigraph.pages.frame import Door, Frame
from aigraph.pages.rendering import fill
from aigraph.site.addresses import SiteLinks, page_path, quoted, root_of
from aigraph.site.wording import words

if TYPE_CHECKING:
    from aigraph.site.model import File, Site

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'"
)
"""The Content-Security-Policy of pages (https://www.w3.org/TR/CSP3/): files of this site alone."""
DOORS = ("explorer", "query", "queries", "ontology", "reports", "about", "search")
"""The pages that every page leads to: their stems, which are the names of their texts too."""
STYLE = "assets/site.css"


def make_page(site: Site, template: str, stem: str, language: str, **values: object) -> File:
    """A page of the site in a language: its path, and the filled template (of ``aigraph.pages``)."""
    path = page_path(stem, language, site.languages)
    root = root_of(path)
    links = SiteLinks(site.project.base, root, language, site.languages)
    say = words(language)
    doors = tuple(Door(say[name], links.page(name), name == stem) for name in DOORS)
    tongues = tuple(
        Door(tag, quoted(page_path(stem, tag, site.languages).rpartition("/")[2]), tag == language)
        for tag in site.languages
    )
    title = site.project.title.get(language) or site.project.name
    frame = Frame(title, links.page("index"), root + STYLE, doors, tongues, POLICY, links.page("search"))
    return path, fill(template, language, frame, root=root, links=links, tell=say, **values)
