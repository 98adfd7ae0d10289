"""Links of pages: to a resource's page on this server where it has one, else to the web, else nowhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import Protocol
from urllib.parse import quote

from aigraph.pages.rendering import is_web

_PLAIN = re.compile("[a-z0-9/.=,-]*")
ONTOLOGY = "ontology"
PLACES = ("id", "source", "graph")


class Link:
    """A text, and where it leads: nowhere (an empty address), within the server, or elsewhere.

    What leads nowhere may have a ``value`` for machines, and a ``language``.
    """

    __slots__ = ("_html", "href", "is_own", "language", "text", "value")

    def __init__(self, text: str, href: str, *, is_own: bool, value: str = "", language: str = "") -> None:
        self.text, self.href, self.is_own = text, href, is_own
        self.value, self.language = value, language
        self._html = ""

    @property
    def html(self) -> str:
        """The link as HTML, everything escaped; made once."""
        if not self._html:
            self._html = self._make()
        return self._html

    def _make(self) -> str:
        text = escape(self.text)
        if self.href and self.is_own:
            return f'<a href="{escape(self.href)}">{text}</a>'
        if is_web(self.href):
            return f'<a href="{escape(self.href)}" rel="noopener noreferrer nofollow" class="away">{text}</a>'
        if self.value and self.value != self.text:
            return f'<data value="{escape(self.value)}">{text}</data>'
        return f'<span lang="{escape(self.language)}">{text}</span>' if self.language else text


class Linker(Protocol):
    """Makes the links of one page."""

    @property
    def base(self) -> str:
        """The base of the project's own IRIs."""

    def to(self, text: str, iri: str | None) -> Link:
        """A text that leads to a resource, where there is an address for that."""

    def __hash__(self) -> int:
        """What it makes may be remembered."""


@dataclass(frozen=True, slots=True)
class Links:
    """Makes links from one page. ``root`` leads to the server's first page, ``keep`` keeps the reader's language."""

    base: str
    root: str
    keep: str

    def to(self, text: str, iri: str | None) -> Link:
        """A link to a resource: its page here where it is one of ours, else its own address where that is a web one."""
        if iri is not None and iri.startswith(self.base):
            path, hash_sign, fragment = iri[len(self.base) :].partition("#")
            if path.partition("/")[0] in (*PLACES, ONTOLOGY):
                return Link(
                    text, f"{self.root}page/{quoted(path)}{self.keep}{hash_sign}{quoted(fragment)}", is_own=True
                )
        return Link(text, iri if iri is not None and is_web(iri) else "", is_own=False)


def quoted(text: str) -> str:
    """A part of an address as it stands in a link."""
    return text if _PLAIN.fullmatch(text) else quote(text, safe="/:@!$&'()*+,;=~.-_")
