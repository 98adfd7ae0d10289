"""How a project is published: its version and date, who made it, where it lies. Settings of ``aigraph.toml``.

All of them may be missing; metadata then say nothing of it. Dates are settings, never a clock's, so that a release
built again is the same.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aigraph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

KEYS = frozenset({"version", "released", "creators", "publisher", "repository", "contact", "keywords", "endpoint"})
_VERSION = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z.+_-]*[0-9A-Za-z])?")
ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`/?#][^\s<>\"{}|\\^`]*")
# A language as RDF has it (BCP 47, as far as its form goes).
TAG = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_CONTACT = re.compile(r"mailto:[^\s<>\"{}|\\^`@]+@[^\s<>\"{}|\\^`@]+")
_ORCID = re.compile(r"https://orcid\.org/[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]")
_AGENT_KEYS = {"name", "url", "orcid"}


@dataclass(frozen=True, slots=True)
class Agent:
    """Who made or publishes the data; one with an ORCID is a person."""

    name: str
    url: str = ""
    orcid: str = ""


@dataclass(frozen=True, slots=True)
class Publication:
    """What the settings say of the publication; an empty value says nothing."""

    version: str = ""
    released: str = ""
    creators: tuple[Agent, ...] = ()
    publisher: Agent | None = None
    repository: str = ""
    contact: str = ""
    keywords: dict[str, tuple[str, ...]] = field(default_factory=dict)
    endpoint: str = ""


def read_publication(settings: Mapping[str, Any], file: Path) -> Publication:
    """The publication that settings describe. Raises InputError that names what is wrong, with the remedy."""
    creators = settings.get("creators", [])
    if not isinstance(creators, list):
        raise _complaint(file, f"creators is {creators!r}", 'write a table for each: [[creators]] with name = "…"')
    publisher = settings.get("publisher")
    return Publication(
        _text(file, settings, "version", _VERSION, 'a text such as "1.0.0"'),
        _date(file, settings.get("released", "")),
        tuple(_agent(file, "creators", creator) for creator in creators),
        None if publisher is None else _agent(file, "publisher", publisher),
        _text(file, settings, "repository", ADDRESS, "a web address (https://…)"),
        _text(file, settings, "contact", (_CONTACT, ADDRESS), "mailto: and an address of mail, or a web address"),
        _keywords(file, settings.get("keywords", {})),
        _text(file, settings, "endpoint", ADDRESS, "the web address of a SPARQL service (https://…)"),
    )


def _text(
    file: Path, settings: Mapping[str, Any], key: str, form: re.Pattern[str] | tuple[re.Pattern[str], ...], asked: str
) -> str:
    value = settings.get(key, "")
    forms = form if isinstance(form, tuple) else (form,)
    if key in settings and not (isinstance(value, str) and any(each.fullmatch(value) for each in forms)):
        raise _complaint(file, f"{key} is {value!r}", f"write {asked}")
    return str(value)


def _date(file: Path, value: object) -> str:
    """A day, which TOML writes without quotes; within them it is read too."""
    try:
        day = dt.date.fromisoformat(value) if isinstance(value, str) and value else value
    except ValueError:
        day = None
    if value == "":
        return ""
    if not isinstance(day, dt.date) or isinstance(day, dt.datetime):
        raise _complaint(file, f"released is {value!r}", "write a day, such as 2026-01-31")
    return day.isoformat()


def _agent(file: Path, key: str, value: object) -> Agent:
    if not isinstance(value, dict) or not isinstance(value.get("name"), str) or not value["name"].strip():
        raise _complaint(
            file, f"{key} has {value!r}", 'write a table with name = "…", and url or orcid if there is one'
        )
    if set(value) - _AGENT_KEYS:
        unknown = min(set(value) - _AGENT_KEYS)
        raise _complaint(file, f"{key} has the key {unknown}", f"use {', '.join(sorted(_AGENT_KEYS))}")
    return Agent(
        value["name"],
        _text(file, value, "url", ADDRESS, "a web address (https://…)"),
        _text(file, value, "orcid", _ORCID, "the whole address (https://orcid.org/0000-…)"),
    )


def _keywords(file: Path, value: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict) or not all(_is_words(words) for words in value.values()):
        remedy = 'write a table of lists by language: [keywords] with fr = ["…"]'
        raise _complaint(file, f"keywords is {value!r}", remedy)
    for tag in value:
        if not TAG.fullmatch(tag):
            raise _complaint(file, f"keywords are given in {tag!r}", "write the code of a language, such as fr")
    return {language: tuple(words) for language, words in value.items()}


def _is_words(words: object) -> bool:
    return isinstance(words, list) and all(isinstance(word, str) and word.strip() for word in words)


def _complaint(file: Path, what: str, remedy: str) -> InputError:
    return InputError(f"{file}: {what}; {remedy}")
