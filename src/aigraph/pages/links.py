"""Links of pages: to a resource's page on this server where it has one, else to the web, else nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote

from aigraph.pages.rendering import is_web

ONTOLOGY = "ontology"
PLACES = ("id", "source", "graph")


class Link:
    """A text, and where it leads: nowhere (an empty address), within the server, or elsewhere."""

    __slots__ = ("href", "is_own", "text")

    def __init__(self, text: str, href: str, *, is_own: bool) -> None:
        self.text, self.href, self.is_own = text, href, is_own


class Linker(Protocol):
    """Makes the links of one page."""

    @property
    def base(self) -> str:
        """The base of the project's own IRIs."""

    def to(self, text: str, iri: str | None) -> Link:
        """A text that leads to a resource, where there is an address for that."""


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
                    text, f"{self.root}page/{_quoted(path)}{self.keep}{hash_sign}{_quoted(fragment)}", is_own=True
                )
        return Link(text, iri if iri is not None and is_web(iri) else "", is_own=False)


def _quoted(text: str) -> str:
    """A part of an address as it stands in a link."""
    return quote(text, safe="/:@!$&'()*+,;=~.-_")
