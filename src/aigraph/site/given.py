"""What other parts give to the pages about the whole graph: files of the release, how the data are published."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aigraph.release.catalogue import RELEASE, titles_of
from aigraph.release.kinds import kind_of

if TYPE_CHECKING:
    from aigraph.project import Project
    from aigraph.site.model import Site


@dataclass(frozen=True, slots=True)
class Download:
    """A file of the release: its path below the site, its titles by language, its media type and size in bytes."""

    path: str
    titles: dict[str, str]
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class Credit:
    """Who made the data, and which version they are; empty where the project does not say."""

    creators: tuple[str, ...]
    version: str
    released: str


def downloads(site: Site) -> list[Download]:
    """The files of the release that stand in the site."""
    return [
        Download(RELEASE + name, titles_of(name, site.languages), kind_of(name).media_type, size)
        for name, size in site.released.items()
    ]


def credit(project: Project) -> Credit:
    """Who made the data of a project."""
    said = project.publication
    return Credit(tuple(agent.name for agent in said.creators), said.version, said.released)


def dataset_entry(site: Site, language: str) -> dict[str, Any]:
    """The dataset as schema.org describes one, with a context of its own, so that nothing is fetched to read it."""
    if site.about_release:
        return dict(json.loads(site.about_release))
    project = site.project
    description = project.description.get(language) or project.title.get(language) or project.name
    entry: dict[str, Any] = {
        "@context": {"@vocab": "https://schema.org/", "url": {"@type": "@id"}, "license": {"@type": "@id"}},
        "@id": project.base,
        "@type": "Dataset",
        "name": [
            {"@value": title, "@language": tag} for tag, title in project.title.items() if tag in project.languages
        ],
        "description": {"@value": description, "@language": language},
        "url": site.address,
        "inLanguage": list(project.languages),
    }
    return entry | ({"license": project.licence} if project.licence else {})


def as_script(entry: object) -> str:
    """JSON that may stand within a script element: nothing in it ends one."""
    text = json.dumps(entry, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
