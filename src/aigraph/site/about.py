"""About: what the data are, how their evidence works, licence, how to cite, files, identifiers, for developers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph import __version__
from aigraph.cards import group_digits
from aigraph.pages.frame import Form
from aigraph.pages.portraits import DATA_FORMS, FORM_NAMES, Clerk
from aigraph.site.addresses import SiteLinks
from aigraph.site.citing import bibtex, citation
from aigraph.site.framing import make_page
from aigraph.site.given import credit, downloads
from aigraph.site.resources import SUFFIXES
from aigraph.site.texts import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.pages.links import Link
    from aigraph.site.holdings import Holdings
    from aigraph.site.model import File, Site

CODE_LICENCE = "Apache-2.0"
DATASET = "dataset"
"""The data set's own path below the base."""
SERVER_FILES = (".htaccess", "_headers", "server/nginx.conf", "server/Caddyfile")
_FORMS = [Form(f"{DATASET}.{suffix}", DATA_FORMS[suffix][1], FORM_NAMES[suffix]) for suffix in SUFFIXES]


def about_files(holdings: Holdings) -> Iterator[File]:
    """``about.html`` in every language, and the same where the IRI of the data set leads, with its data."""
    site, project = holdings.site, holdings.project
    for language in site.languages:
        links = SiteLinks(project.base, "", language, site.languages)
        report = holdings.reports[language]
        files = [
            (each.path, each.titles.get(language, ""), each.media_type, _size(each.size, language))
            for each in downloads(site)
        ]
        values = {
            "here": texts(language),
            "title": project.title.get(language) or project.name,
            "description": project.description.get(language, ""),
            "licence": links.to(project.licence, project.licence),
            "code_licence": CODE_LICENCE,
            "sources": _sources(holdings, links, language),
            "credit": credit(project),
            "citation": citation(site, language),
            "bibtex": bibtex(site, language),
            "fingerprint": report.fingerprint,
            "made_with": __version__,
            "files": files,
            "registers": report.registers,
            "shelves": [shelf for shelf in holdings.shelves if shelf.is_main],
            "server_files": [name for name in SERVER_FILES if not name.startswith((".", "_"))],
            "base": project.base,
            "iri": project.dataset,
            "iri_page": links.page(DATASET),
            "forms": _FORMS if site.void else [],
        }
        for stem in ("about", DATASET):
            yield make_page(site, "about.html.j2", stem, language, **values)
    if site.void:
        yield from _description(site)


def _description(site: Site) -> Iterator[File]:
    """What the IRI of the data set answers with as data: what is known of it in VoID and DCAT; and where VoID looks.

    https://www.w3.org/TR/void/#well-known: clients ask there, on a host of its own.
    """
    triples = [quad.triple for quad in ox.parse(site.void, format=ox.RdfFormat.TURTLE)]
    yield f"{DATASET}.ttl", site.void
    clerk = Clerk(site.graph.dataset)
    yield from ((f"{DATASET}.{suffix}", clerk.serialize(triples, suffix)) for suffix in SUFFIXES if suffix != "ttl")
    yield ".well-known/void", site.void


def _size(size: int, language: str) -> str:
    """The size of a file in kilobytes (1000 bytes), rounded up."""
    return f"{group_digits(str(-(-size // 1000)), language)} {texts(language)['kilobytes']}"


def _sources(holdings: Holdings, links: SiteLinks, language: str) -> list[Link]:
    """The documents that the facts are taken from."""
    names = [source.name for source in holdings.reports[language].sources]
    iris = [name if "://" in name else holdings.project.iri(name) for name in names]
    return [links.to(holdings.label(iri, language), iri) for iri in iris]
