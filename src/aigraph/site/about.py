"""About: what the data are, how their evidence works, licence, how to cite, files, identifiers, for developers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigraph import __version__
from aigraph.cards import group_digits
from aigraph.site.addresses import SiteLinks
from aigraph.site.citing import bibtex, citation
from aigraph.site.framing import make_page
from aigraph.site.given import credit, downloads
from aigraph.site.texts import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.pages.links import Link
    from aigraph.site.holdings import Holdings
    from aigraph.site.model import File

CODE_LICENCE = "Apache-2.0"
SERVER_FILES = (".htaccess", "_headers", "server/nginx.conf", "server/Caddyfile")


def about_files(holdings: Holdings) -> Iterator[File]:
    """``about.html`` in every language."""
    site, project = holdings.site, holdings.project
    for language in site.languages:
        links = SiteLinks(project.base, "", language, site.languages)
        report = holdings.reports[language]
        files = [
            (each.path, each.titles.get(language, ""), each.media_type, _size(each.size, language))
            for each in downloads(site)
        ]
        yield make_page(
            site, "about.html.j2", "about", language,
            here=texts(language),
            title=project.title.get(language) or project.name,
            description=project.description.get(language, ""),
            licence=links.to(project.licence, project.licence),
            code_licence=CODE_LICENCE,
            sources=_sources(holdings, links, language),
            credit=credit(project),
            citation=citation(site, language),
            bibtex=bibtex(site, language),
            fingerprint=report.fingerprint,
            made_with=__version__,
            files=files,
            registers=report.registers,
            shelves=[shelf for shelf in holdings.shelves if shelf.is_main],
            server_files=[name for name in SERVER_FILES if not name.startswith((".", "_"))],
            base=project.base,
        )  # fmt: skip


def _size(size: int, language: str) -> str:
    """The size of a file in kilobytes (1000 bytes), rounded up."""
    return f"{group_digits(str(-(-size // 1000)), language)} {texts(language)['kilobytes']}"


def _sources(holdings: Holdings, links: SiteLinks, language: str) -> list[Link]:
    """The documents that the facts are taken from."""
    names = [source.name for source in holdings.reports[language].sources]
    iris = [name if "://" in name else holdings.project.iri(name) for name in names]
    return [links.to(holdings.label(iri, language), iri) for iri in iris]
