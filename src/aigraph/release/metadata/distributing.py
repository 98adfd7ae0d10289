"""The files of a release as distributions: where they are, of which media type, how large, with which checksum.

https://www.w3.org/TR/vocab-dcat-3/#Class:Distribution
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING
from urllib.parse import quote

import pyoxigraph as ox

from aigraph.release.catalogue import titles_of
from aigraph.release.kinds import kind_of
from aigraph.release.metadata import wording
from aigraph.release.metadata.statements import a, link, number, part, say, say_all, say_texts, term, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aigraph.project import Project


def describe_files(project: Project, files: Mapping[str, bytes], address: str) -> Iterator[ox.Triple]:
    """What the files hold and where they are."""
    data, vocabulary = project.dataset, part(project.dataset, "vocabulary")
    parts = {"data": data, "vocabulary": vocabulary}
    for name, content in sorted(files.items()):
        kind = kind_of(name)
        url = file_url(address, name)
        if kind.part not in parts:
            yield say(data, "foaf:page", ox.NamedNode(url))
            yield from say_all(url, a("foaf:Document"), ("dcterms:format", term(f"media:{kind.media_type}")))
            yield from say_texts(url, "dcterms:title", titles_of(name, project.languages))
            continue
        if kind.is_dump:
            yield say(data, "void:dataDump", ox.NamedNode(url))
        distribution = part(data, f"files/{name}")
        yield say(parts[kind.part], "dcat:distribution", ox.NamedNode(distribution))
        yield from _describe_file(project, distribution, url, name, content)
        yield from say_texts(distribution, "dcterms:title", titles_of(name, project.languages))
    if any(kind_of(name).part == "vocabulary" for name in files):
        yield from _describe_vocabulary(project, vocabulary)


def file_url(address: str, name: str) -> str:
    """Where a file can be had."""
    return address + quote(name, safe="/:@!$&()*+,;=~")


def checksum(content: bytes) -> str:
    """SHA-256, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def describe_checksum(iri: str, value: str) -> Iterator[ox.Triple]:
    """A checksum, as SPDX has it."""
    yield from say_all(
        iri,
        a("spdx:Checksum"),
        ("spdx:algorithm", term("spdx:checksumAlgorithm_sha256")),
        ("spdx:checksumValue", text(value, "xsd:hexBinary")),
    )


def _describe_file(project: Project, distribution: str, url: str, name: str, content: bytes) -> Iterator[ox.Triple]:
    kind = kind_of(name)
    proof = part(project.dataset, f"checksums/{name}")
    yield from say_all(
        distribution,
        a("dcat:Distribution"),
        ("dcat:accessURL", ox.NamedNode(url)),
        ("dcat:downloadURL", ox.NamedNode(url)),
        ("dcat:mediaType", term(f"media:{kind.media_type}")),
        ("dcat:byteSize", number(len(content), "xsd:nonNegativeInteger")),
        ("spdx:checksum", ox.NamedNode(proof)),
        ("dcterms:conformsTo", link(kind.conforms_to)),
        ("dcterms:license", link(project.licence)),
        ("dcterms:issued", text(project.publication.released, "xsd:date")),
    )
    yield from describe_checksum(proof, checksum(content))


def _describe_vocabulary(project: Project, vocabulary: str) -> Iterator[ox.Triple]:
    """The vocabulary as a dataset beside the data, which are related to it."""
    yield from say_all(vocabulary, a("dcat:Dataset"), ("dcterms:license", link(project.licence)))
    yield say(project.dataset, "dcterms:relation", ox.NamedNode(vocabulary))
    titles = {tag: wording.VOCABULARY.fill(title=title).tell(tag) for tag, title in project.title.items()}
    yield from say_texts(vocabulary, "dcterms:title", titles)
    told = {tag: wording.VOCABULARY_OF.tell(tag) for tag in project.languages}
    yield from say_texts(vocabulary, "dcterms:description", told)
