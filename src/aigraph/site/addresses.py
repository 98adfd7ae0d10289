"""Where pages stand: ``stem.html`` in the site's first language, ``stem.en.html`` in another; data beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aigraph.errors import UsageError
from aigraph.pages.links import ONTOLOGY, PLACES, Link, quoted
from aigraph.pages.rendering import is_web

if TYPE_CHECKING:
    from collections.abc import Sequence

# An http(s) address without user, query and fragment (RFC 3986); a $ would be a variable in what servers read.
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:/(?:[A-Za-z0-9._~!&'()*+,;=:@-]|%[0-9A-Fa-f]{2})*)*")
_MOST_BYTES = 200
_MOST_LINKS = 50_000
# What some file system takes for something else than a name.
_ODD = re.compile(r"""[\x00-\x1f\x7f<>:"|?*\\]|^[. ]|[. ]$|^$""")


def has_page(stem: str) -> bool:
    """Whether a path below the base can have a page of its own: files of that name can be anywhere.

    >>> has_page("id/cluster/miai"), has_page("id/../cluster"), has_page("data/x")
    (True, False, False)
    """
    place, *names = stem.split("/")
    is_fit = all(not _ODD.search(name) and len(name.encode()) <= _MOST_BYTES for name in names)
    return place in PLACES and bool(names) and is_fit


def check_address(address: str) -> str:
    """An address for a site, with the slash that it ends in. Raises UsageError for what is none of the web.

    >>> check_address("https://data.example.org/clusters")
    'https://data.example.org/clusters/'
    """
    parts = address.split("/")
    if address and (not _ADDRESS.fullmatch(address) or {".", ".."}.intersection(parts) or "" in parts[2:-1]):
        msg = f"--base-url {address}: is no address of a site; name one such as https://example.org/data/"
        raise UsageError(msg)
    return address if address.endswith("/") or not address else address + "/"


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


@dataclass(frozen=True, slots=True, eq=False)
class SiteLinks:
    """Makes the links of pages of one depth and language, relative to them (the same calls as a server's ``Links``)."""

    base: str
    root: str
    language: str
    languages: Sequence[str]
    _made: dict[tuple[str, str | None], Link] = field(default_factory=dict, repr=False)

    def page(self, stem: str, fragment: str = "") -> str:
        """The address of a page of the site, in this page's language."""
        anchor = f"#{quoted(fragment)}" if fragment else ""
        return f"{self.root}{quoted(page_path(stem, self.language, self.languages))}{anchor}"

    def to(self, text: str, iri: str | None) -> Link:
        """A link to a resource: its page where it is one of ours, else its own address where that is a web one."""
        found = self._made.get((text, iri))
        if found is None:
            if len(self._made) > _MOST_LINKS:
                self._made.clear()
            found = self._made[text, iri] = self._make(text, iri)
        return found

    def _make(self, text: str, iri: str | None) -> Link:
        if iri is not None and iri.startswith(self.base):
            path, _, fragment = iri[len(self.base) :].partition("#")
            if path == ONTOLOGY or has_page(path):
                return Link(text, self.page(path, fragment), is_own=True)
        return Link(text, iri if iri is not None and is_web(iri) else "", is_own=False)
