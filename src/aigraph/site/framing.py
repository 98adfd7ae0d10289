"""The frame of the site's pages: the same doors on each, its other languages, a policy that lets nothing out."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from markupsafe import Markup

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
_SLOT = "slot-for-the-{}-of-a-page"
STYLE = "assets/site.css"


def make_page(site: Site, template: str, stem: str, language: str, **values: object) -> File:
    """A page of the site in a language: its path, and the filled template (of ``aigraph.pages``).

    ``values`` are the template's, and ``policy`` where a page has another than the rest.
    """
    policy = str(values.pop("policy", POLICY))
    path = page_path(stem, language, site.languages)
    root = root_of(path)
    links = site.links(root, language)
    title = site.project.title.get(language) or site.project.name
    doors = _doors(links, stem if stem in DOORS else "")
    frame = Frame(
        title, links.page("index"), root + STYLE, doors, tongues(site, stem, language), policy, links.page("search")
    )
    return path, fill(template, language, frame, root=root, links=links, tell=words(language), **values)


def make_portrait_page(site: Site, stem: str, language: str, **slots: str) -> File:
    """The page of a resource. ``slots``: ``label`` as text, ``head`` and ``content`` as HTML that is escaped already.

    Thousands of pages differ in these alone: the template is filled once for all of one depth and language.
    """
    path = page_path(stem, language, site.languages)
    key = root_of(path), language
    if key not in site.shells:
        site.shells[key] = _make_shell(site, *key)
    values = slots | {"label": escape(slots["label"]), "name": escape(quoted(stem.rpartition("/")[2]))}
    shell = site.shells[key]
    text = "".join(values[part] if number % 2 else part for number, part in enumerate(shell))
    return path, text.encode("utf-8", "replace")


def _make_shell(site: Site, root: str, language: str) -> list[str]:
    """The text of a page before, between and after its slots, which are named in turn with it."""
    stem = "x/" * (len(root) // len("../")) + _SLOT.format("name")
    head, content = Markup(_SLOT.format("head")), Markup(_SLOT.format("content"))  # noqa: S704  (words of our own)
    it = {"label": _SLOT.format("label")}
    page = make_page(site, "resource.html.j2", stem, language, it=it, head=head, content=content)[1]
    return re.split(_SLOT.format("([a-z]+)"), page.decode())


def tongues(site: Site, stem: str, language: str) -> tuple[Door, ...]:
    """The ways from a page in a language to itself in each of the site's."""
    name = stem.rpartition("/")[2]
    return tuple(Door(tag, quoted(page_path(name, tag, site.languages)), tag == language) for tag in site.languages)


@lru_cache(_MOST_DOORS)
def _doors(links: SiteLinks, here: str) -> tuple[Door, ...]:
    say = words(links.language)
    return tuple(Door(say[name], links.page(name), name == here) for name in DOORS)
