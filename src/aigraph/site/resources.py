"""Resources: for each a page in every language, and its data as Turtle, JSON-LD and N-Triples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigraph.measures.engine import report
from aigraph.pages.composing import compose, compose_head
from aigraph.pages.frame import Form
from aigraph.pages.links import Link, quoted
from aigraph.pages.portraits import DATA_FORMS, FORM_NAMES, MOST_STATEMENTS, Clerk
from aigraph.pages.statements import read_about
from aigraph.site.addresses import root_of
from aigraph.site.framing import make_portrait_page, tongues
from aigraph.site.heads import Heads
from aigraph.site.holdings import holdings_of
from aigraph.site.inventory import stems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.pages.portrayal import Portrait
    from aigraph.site.addresses import SiteLinks
    from aigraph.site.model import File, Site

SUFFIXES = ("ttl", "jsonld", "nt")
_OFTEN = 64


def resource_files(site: Site) -> Iterator[File]:
    """The pages and data of every resource that the graph speaks of, the ontology's apart."""
    clerk, heads, found = Clerk(site.graph.dataset), Heads(site), stems(site)
    for number, stem in enumerate(found):
        if number % _OFTEN == 0:
            report(number / len(found))
        about = read_about(site.graph.dataset, site.project.base + stem, MOST_STATEMENTS)
        for suffix, data in clerk.write(about, SUFFIXES).items():
            yield f"{stem}.{suffix}", data
        forms = _forms(stem)
        linked = heads.linked(about, stem, forms)
        for language in site.languages:
            links = site.links(root_of(stem), language)
            portrait = site.galleries[language].paint(about, links)
            sparql = f"{links.page('query')}#query={quoted(f'DESCRIBE <{about.iri}>')}"
            head = compose_head(portrait, forms, tongues(site, stem, language), linked)
            content = compose(portrait, language, forms, sparql, _crumbs(site, portrait, links, language))
            yield make_portrait_page(site, stem, language, label=portrait.label, head=head, content=content)


def _forms(stem: str) -> list[Form]:
    name = quoted(stem.rpartition("/")[2])
    return [Form(f"{name}.{suffix}", DATA_FORMS[suffix][1], FORM_NAMES[suffix]) for suffix in SUFFIXES]


def _crumbs(site: Site, portrait: Portrait, links: SiteLinks, language: str) -> list[Link]:
    """The way from the first page to a resource: the site, and the list of all things of its class."""
    home = Link(site.project.title.get(language) or site.project.name, links.page("index"), is_own=True)
    holdings = holdings_of(site)
    shelf = holdings.shelf_with(portrait.iri, portrait.kind_iri)
    if shelf is None:
        return [home]
    name = portrait.kind if shelf.iri == portrait.kind_iri else holdings.class_name(shelf.iri, language)
    return [home, Link(name, links.page(shelf.stem), is_own=True)]
