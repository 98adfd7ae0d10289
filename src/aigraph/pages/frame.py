"""The frame that every page has: the site's name, the ways to its other pages, and its languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Door:
    """A way to another page: its text, its address, and whether it leads to the page that it stands on."""

    text: str
    href: str
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a page. Addresses are relative to it; ``policy`` is a Content-Security-Policy, or empty."""

    site: str
    home: str
    style: str
    doors: tuple[Door, ...] = ()
    tongues: tuple[Door, ...] = ()  # their texts are language tags
    policy: str = ""
    finder: str = ""  # the address of the page that searches, where there is one


@dataclass(frozen=True, slots=True)
class Form:
    """A file with the data of a page: its address, its media type, and the name of its format."""

    href: str
    media_type: str
    name: str
