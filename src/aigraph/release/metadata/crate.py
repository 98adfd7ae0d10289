"""The release as an RO-Crate: what each file is, beside the files (https://w3id.org/ro/crate/1.2).

Its context stands in it by its address, as the specification asks; who reads it knows that context.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigraph.release.catalogue import titles_of
from aigraph.release.kinds import kind_of
from aigraph.release.metadata.describing import agent_iri
from aigraph.release.metadata.distributing import checksum

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aigraph.project import Project
    from aigraph.publication import Agent

CRATE_FILE = "ro-crate-metadata.json"
_SPECIFICATION = "https://w3id.org/ro/crate/1.2"


def crate_json(project: Project, files: Mapping[str, bytes]) -> dict[str, Any]:
    """The crate of files that lie beside it. The project has a title, a description, a licence and a day of release."""
    language = project.languages[0]
    told = project.publication
    listed = [name for name in sorted(files) if name != CRATE_FILE]
    descriptor = {
        "@id": CRATE_FILE,
        "@type": "CreativeWork",
        "conformsTo": {"@id": _SPECIFICATION},
        "about": {"@id": "./"},
    }
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": _first(project.title, language),
        "description": _first(project.description, language),
        "datePublished": told.released,
        "license": {"@id": project.licence},
        "identifier": project.dataset,
        "hasPart": [{"@id": name} for name in listed],
    }
    if told.version:
        root["version"] = told.version
    words = [word for found in told.keywords.values() for word in found]
    if words:
        root["keywords"] = ", ".join(dict.fromkeys(words))
    if told.creators:
        root["author"] = _links(project, told.creators)
    if told.publisher is not None:
        root["publisher"] = {"@id": agent_iri(project, told.publisher)}
    agents = {agent_iri(project, agent): agent for agent in (*told.creators, told.publisher) if agent is not None}
    licence = {"@id": project.licence, "@type": "CreativeWork", "name": project.licence}
    entries = [descriptor, root, licence, *_agents(agents), *_files(project, files, listed)]
    return {"@context": f"{_SPECIFICATION}/context", "@graph": entries}


def _files(project: Project, files: Mapping[str, bytes], listed: list[str]) -> Iterator[dict[str, Any]]:
    standards: dict[str, dict[str, Any]] = {}
    for name in listed:
        kind = kind_of(name)
        entry: dict[str, Any] = {
            "@id": name,
            "@type": "File",
            "name": _first(titles_of(name, project.languages), project.languages[0]),
            "encodingFormat": kind.media_type,
            "contentSize": str(len(files[name])),
            "sha256": checksum(files[name]),
        }
        if kind.conforms_to:
            entry["conformsTo"] = {"@id": kind.conforms_to}
            standard = {"@id": kind.conforms_to, "@type": "CreativeWork", "name": kind.conforms_to}
            standards[kind.conforms_to] = standard
        yield entry
    yield from (standards[iri] for iri in sorted(standards) if iri != _SPECIFICATION)


def _agents(agents: Mapping[str, Agent]) -> Iterator[dict[str, Any]]:
    for iri, agent in agents.items():
        entry = {"@id": iri, "@type": "Person" if agent.orcid else "Organization", "name": agent.name}
        yield entry | ({"url": agent.url} if agent.url else {})


def _links(project: Project, agents: tuple[Agent, ...]) -> list[dict[str, str]]:
    return [{"@id": agent_iri(project, agent)} for agent in agents]


def _first(texts: Mapping[str, str], language: str) -> str:
    """The text in a language, else in the first that has one."""
    return texts.get(language) or next(iter(texts.values()), "")
