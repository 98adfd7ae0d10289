"""The dataset in schema.org's words, for the heads of pages and for search engines (https://schema.org/Dataset)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from aigraph.release.catalogue import titles_of
from aigraph.release.kinds import kind_of
from aigraph.release.metadata.building import find_things
from aigraph.release.metadata.describing import agent_iri
from aigraph.release.metadata.distributing import checksum, file_url
from aigraph.release.metadata.statements import a, link, part, say, say_all, say_texts, text
from aigraph.terms import AIG
from aigraph.views import to_json_ld

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aigraph.dataset import Dataset
    from aigraph.publication import Agent


@dataclass(frozen=True, slots=True)
class Place:
    """Where a release lies: the address of its files, which ends in a slash, and of the page that people begin with."""

    files: str
    home: str


def dataset_json(dataset: Dataset, files: Mapping[str, bytes], place: Place, fingerprint: str) -> dict[str, Any]:
    """A schema.org Dataset as JSON-LD that carries its own context; its data files are its downloads."""
    return to_json_ld(dict.fromkeys(_about(dataset, files, place, fingerprint)), dataset.project.dataset)


def _about(dataset: Dataset, files: Mapping[str, bytes], place: Place, fingerprint: str) -> Iterator[ox.Triple]:
    project, data, told = dataset.project, dataset.project.dataset, dataset.project.publication
    yield from say_all(data, a("schema:Dataset"))
    yield from say_texts(data, "schema:name", project.title)
    yield from say_texts(data, "schema:description", project.description)
    yield from say_all(
        data,
        ("schema:url", link(place.home)),
        ("schema:license", link(project.licence)),
        ("schema:version", text(told.version)),
        ("schema:datePublished", text(told.released, "xsd:date")),
        ("schema:dateModified", text(told.released, "xsd:date")),
        ("schema:identifier", text(f"rdfc-1.0 sha-256 {fingerprint}")),
    )
    for language in project.languages:
        yield from say_all(data, ("schema:inLanguage", text(language)))
    for language, words in told.keywords.items():
        for word in words:
            yield say(data, "schema:keywords", ox.Literal(word, language=language))
    for creator in told.creators:
        yield say(data, "schema:creator", ox.NamedNode(agent_iri(project, creator)))
        yield from _agent(agent_iri(project, creator), creator)
    if told.publisher is not None:
        yield say(data, "schema:publisher", ox.NamedNode(agent_iri(project, told.publisher)))
        yield from _agent(agent_iri(project, told.publisher), told.publisher)
    for source in find_things(dataset, AIG.Source):
        yield say(data, "schema:isBasedOn", ox.NamedNode(source))
    for name, content in sorted(files.items()):
        if kind_of(name).part == "data":
            download = part(data, f"files/{name}")
            yield say(data, "schema:distribution", ox.NamedNode(download))
            yield from say_texts(download, "schema:name", titles_of(name, project.languages))
            yield from say_all(
                download,
                a("schema:DataDownload"),
                ("schema:contentUrl", link(file_url(place.files, name))),
                ("schema:encodingFormat", text(kind_of(name).media_type)),
                ("schema:contentSize", text(f"{len(content)} B")),
                ("schema:sha256", text(checksum(content))),
            )


def _agent(iri: str, agent: Agent) -> Iterator[ox.Triple]:
    yield from say_all(
        iri,
        a("schema:Person" if agent.orcid else "schema:Organization"),
        ("schema:name", text(agent.name)),
        ("schema:url", link(agent.url)),
    )
