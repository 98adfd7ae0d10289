"""Statements of metadata: prefixed names become triples, triples become a file."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pyoxigraph as ox

from aigraph.release.turtle import write_plain_turtle
from aigraph.terms import DCTERMS, RDF_TYPE, RDFS, SKOS, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "dqv": "http://www.w3.org/ns/dqv#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "formats": "http://www.w3.org/ns/formats/",
    "ldqd": "http://www.w3.org/2016/05/ldqd#",
    "media": "https://www.iana.org/assignments/media-types/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": XSD,
}
_BEFORE_OTHERS = (
    {RDF_TYPE},
    {DCTERMS.title, "http://xmlns.com/foaf/0.1/name", RDFS.label, SKOS.prefLabel},
    {"http://purl.org/dc/terms/description"},
)
"""What is said first of each subject: its classes, its names, what it is."""
Node = ox.NamedNode | ox.Literal


def say(subject: str, predicate: str, value: Node) -> ox.Triple:
    """One statement: the subject by its IRI, the predicate by a prefixed name."""
    return ox.Triple(ox.NamedNode(subject), term(predicate), value)


def say_all(subject: str, *pairs: tuple[str, Node | None]) -> Iterator[ox.Triple]:
    """Several statements about one subject; a value that is None says nothing."""
    for predicate, value in pairs:
        if value is not None:
            yield say(subject, predicate, value)


def say_texts(subject: str, predicate: str, texts: Mapping[str, str]) -> Iterator[ox.Triple]:
    """A text in each language that has it."""
    for language, text in texts.items():
        yield say(subject, predicate, ox.Literal(text, language=language))


def term(name: str) -> ox.NamedNode:
    """A term by its prefixed name, or by its whole IRI."""
    prefix, _, local = name.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local if prefix in PREFIXES else name)


def a(name: str) -> tuple[str, Node]:
    """That a subject is of a class."""
    return RDF_TYPE, term(name)


def link(iri: str) -> ox.NamedNode | None:
    """A node by its IRI; None where there is none, or what the graph has for one is none."""
    try:
        return ox.NamedNode(iri)
    except ValueError:
        return None


def text(value: str, datatype: str = "xsd:string") -> ox.Literal | None:
    """A text or a value of a datatype; None where it is empty."""
    return ox.Literal(value, datatype=term(datatype)) if value else None


def number(value: int | ox.Literal, datatype: str = "xsd:integer") -> ox.Literal:
    """A whole number, also from the answer of a query."""
    return ox.Literal(value.value if isinstance(value, ox.Literal) else str(value), datatype=term(datatype))


def part(whole: str, name: str) -> str:
    """The IRI of a part of something: a fragment, or more of the one that there is.

    >>> part("https://example.org/dataset", "files/a b.ttl"), part("https://example.org/void#data", "x")
    ('https://example.org/dataset#files/a%20b.ttl', 'https://example.org/void#data-x')
    """
    return f"{whole}{'-' if '#' in whole else '#'}{quote(name, safe='/:@!$&()*+,;=~')}"


def namespace(iri: str) -> str:
    """The vocabulary that a term is of, or the addresses that one is among: up to its last # or /, else its last colon.

    >>> namespace("https://example.org/a#b"), namespace("urn:isbn:123"), namespace("https://example.org")
    ('https://example.org/a#', 'urn:isbn:', 'https://example.org')
    """
    end = max(iri.rfind("#"), iri.rfind("/"))
    if iri[:end].endswith((":", ":/")):  # an address without a path
        return iri
    return iri[: (end if end >= 0 else iri.rfind(":")) + 1]


def to_turtle(statements: Iterable[ox.Triple], heading: str, first: Sequence[str], languages: Sequence[str]) -> bytes:
    """Statements as Turtle for people, each once, in a fixed order, one subject a block, below a heading.

    ``first`` are the subjects that come before all others, ``languages`` those of texts in their order.
    """
    places = {iri: number for number, iri in enumerate(first)}
    tongues = {tag: number for number, tag in enumerate(languages)}

    def place(triple: ox.Triple) -> tuple[int, str, int, str, int, str]:
        subject, predicate, value = getattr(triple.subject, "value", ""), triple.predicate.value, triple.object
        tongue = tongues.get(getattr(value, "language", None) or "", len(tongues))
        rank = next((number for number, names in enumerate(_BEFORE_OTHERS) if predicate in names), len(_BEFORE_OTHERS))
        return places.get(subject, len(places)), subject, rank, predicate, tongue, str(value)

    return write_plain_turtle(sorted(set(statements), key=place), PREFIXES, heading)
