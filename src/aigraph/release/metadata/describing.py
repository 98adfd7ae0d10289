"""What the settings say of a project's dataset: title, licence, languages, who made it, when.

DCAT 3 (https://www.w3.org/TR/vocab-dcat-3/) with the DCMI terms that it takes; what a setting does not say is not said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.release.metadata.statements import a, link, part, say, say_all, say_texts, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.project import Project
    from aigraph.publication import Agent

_LANGUAGE = "http://id.loc.gov/vocabulary/{scheme}/{code}"
_DIGITS_OF_ISO_639_1 = 2


def describe_project(project: Project, data: str) -> Iterator[ox.Triple]:
    """The dataset of a project, which the description calls ``data``."""
    yield from say_texts(data, "dcterms:title", project.title)
    yield from say_texts(data, "dcterms:description", project.description)
    for language in project.languages:
        yield say(data, "dcterms:language", ox.NamedNode(language_iri(language)))
    yield from say_all(
        data,
        ("dcterms:license", link(project.licence)),
        ("void:uriSpace", text(project.id_base)),
        ("dcterms:identifier", text(project.dataset)),
    )


def describe_publication(project: Project, data: str) -> Iterator[ox.Triple]:
    """Who made and publishes it, which version it is, from when; where it is worked on, and whom to ask."""
    told = project.publication
    yield from say_all(
        data,
        ("dcat:version", text(told.version)),
        ("owl:versionInfo", text(told.version)),
        ("dcterms:issued", text(told.released, "xsd:date")),
        ("dcterms:modified", text(told.released, "xsd:date")),
        ("foaf:page", link(told.repository)),
    )
    for language, words in told.keywords.items():
        for word in words:
            yield say(data, "dcat:keyword", ox.Literal(word, language=language))
    for creator in told.creators:
        yield say(data, "dcterms:creator", ox.NamedNode(agent_iri(project, creator)))
        yield from _agent(project, creator)
    if told.publisher is not None:
        yield say(data, "dcterms:publisher", ox.NamedNode(agent_iri(project, told.publisher)))
        yield from _agent(project, told.publisher)
    if told.contact:
        contact = part(project.dataset, "contact")
        property_ = "vcard:hasEmail" if told.contact.startswith("mailto:") else "vcard:hasURL"
        name = next((agent.name for agent in (told.publisher, *told.creators) if agent is not None), project.name)
        yield say(data, "dcat:contactPoint", ox.NamedNode(contact))
        yield from say_all(contact, a("vcard:Kind"), ("vcard:fn", text(name)), (property_, link(told.contact)))


def agent_iri(project: Project, agent: Agent) -> str:
    """The IRI of who made or publishes: the ORCID, else one of ours after the name."""
    return agent.orcid or part(project.dataset, f"agent/{agent.name}")


def language_iri(language: str) -> str:
    """A language as DCAT wants it: the Library of Congress's IRI (https://www.w3.org/TR/vocab-dcat-3/#Property:resource_language)."""
    scheme = "iso639-1" if len(language) == _DIGITS_OF_ISO_639_1 else "iso639-2"
    return _LANGUAGE.format(scheme=scheme, code=language)


def _agent(project: Project, agent: Agent) -> Iterator[ox.Triple]:
    iri = agent_iri(project, agent)
    yield from say_all(
        iri,
        a("foaf:Agent"),
        a("foaf:Person" if agent.orcid else "foaf:Organization"),
        ("foaf:name", text(agent.name)),
        ("foaf:homepage", link(agent.url)),
    )
