"""How to cite the data: CITATION.cff (https://doi.org/10.5281/zenodo.5171937, version 1.2.0) and BibTeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from aigraph.release.metadata import wording

if TYPE_CHECKING:
    from aigraph.project import Project
    from aigraph.publication import Agent

_CREATIVE_COMMONS = re.compile(r"https?://creativecommons\.org/(licenses|publicdomain)/([a-z-]+)/([0-9.]+)/?")
# What BibTeX and LaTeX read as their own.
_SPECIAL = str.maketrans(
    {sign: f"\\{sign}" for sign in "&%$#_{}"} | {"\\": r"\textbackslash{}", "~": r"\~{}", "^": r"\^{}"}
)


def write_citation(project: Project, fingerprint: str) -> bytes:
    """The citation file of a project that has creators, in the project's first language."""
    told, language = project.publication, project.languages[0]
    fields: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": wording.CITE.tell(language),
        "type": "dataset",
        "title": _first(project.title, language),
        "abstract": _first(project.description, language),
        "authors": [_author(creator) for creator in told.creators],
        "version": told.version,
        "date-released": told.released,
        **_licence(project.licence),
        "url": project.dataset,
        "repository-code": told.repository,
        "keywords": [*dict.fromkeys(word for words in told.keywords.values() for word in words)],
        "identifiers": [
            {"type": "other", "value": f"sha256:{fingerprint}", "description": wording.CANONICAL.tell(language)}
        ],
    }
    kept = {key: value for key, value in fields.items() if value}
    text: str = yaml.safe_dump(kept, sort_keys=False, allow_unicode=True, width=120)
    return text.encode()


def write_bibtex(project: Project, language: str = "") -> bytes:
    """The citation of a project for BibTeX: @misc, which every style knows; in its first language, or another."""
    told, language = project.publication, language or project.languages[0]
    fields = {
        "title": f"{{{_escape(_first(project.title, language))}}}",
        "author": " and ".join(f"{{{_escape(creator.name)}}}" for creator in told.creators),
        "year": told.released[:4],
        "version": _escape(told.version),
        "publisher": _escape(told.publisher.name) if told.publisher else "",
        "url": project.dataset,
        "note": "Data set",
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return ("@misc{" + ",\n".join([project.name, *lines]) + "\n}\n").encode()


def spdx_licence(licence: str) -> str:
    """The name that SPDX has for a licence of Creative Commons; empty for any other.

    >>> spdx_licence("https://creativecommons.org/licenses/by-sa/4.0/")
    'CC-BY-SA-4.0'
    """
    found = _CREATIVE_COMMONS.fullmatch(licence)
    if found is None:
        return ""
    kind, name, version = found.groups()
    return f"CC0-{version}" if kind == "publicdomain" else f"CC-{name.upper()}-{version}"


def _licence(licence: str) -> dict[str, str]:
    name = spdx_licence(licence)
    return {"license": name} if name else {"license-url": licence}


def _author(agent: Agent) -> dict[str, str]:
    fields = {"name": agent.name, "orcid": agent.orcid, "website": agent.url}
    return {key: value for key, value in fields.items() if value}


def _first(texts: dict[str, str], language: str) -> str:
    return texts.get(language) or next(iter(texts.values()), "")


def _escape(text: str) -> str:
    return text.translate(_SPECIAL)
