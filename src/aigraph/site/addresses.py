"""Where pages stand: ``stem.html`` in the site's first language, ``stem.en.html`` in another; data beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from aigraph.pages.links import ONTOLOGY, PLACES, Link
from aigraph.pages.rendering import is_web

if TYPE_CHECKING:
    from collections.abc import Sequence


def page_path(stem: str, language: str, languages: Sequence[str]) -> str:
    """The path of a page below the site.

    >>> page_path("id/cluster/miai", "en", ("fr", "en"))
    'id/cluster/miai.en.html'
    """
    return f"{stem}.html" if language == languages[0] else f"{stem}.{language}.html"


def root_of(path: str) -> str:
    """The way from a page to the site's folder.

    >>> root_of("id/cluster/miai.html")
    '../../'
    """
    return "../" * path.count("/")


def quoted(path: str) -> str:
    """A path as it stands in a link."""
    return quote(path, safe="/:@!$&'()*+,;=~.-_")


@dataclass(frozen=True, slots=True)
class SiteLinks:
    """Makes the links of one page, relative to it (the same calls as a server's ``Links``)."""

    base: str
    root: str
    language: str
    languages: Sequence[str]

    def page(self, stem: str, fragment: str = "") -> str:
        """The address of a page of the site, in this page's language."""
        anchor = f"#{quoted(fragment)}" if fragment else ""
        return f"{self.root}{quoted(page_path(stem, self.language, self.languages))}{anchor}"

    def to(self, text: str, iri: str | None) -> Link:
        """A link to a resource: its page where it is one of ours, else its own address where that is a web one."""
        if iri is not None and iri.startswith(self.base):
            path, _, fragment = iri[len(self.base) :].partition("#")
            if path.partition("/")[0] in (*PLACES, ONTOLOGY):
                return Link(text, self.page(path, fragment), is_own=True)
        return Link(text, iri if iri is not None and is_web(iri) else "", is_own=False)
