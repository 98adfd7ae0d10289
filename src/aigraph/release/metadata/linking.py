"""Link sets: what the graph ties to things of others, by property and by whose addresses they are.

https://www.w3.org/TR/void/#linkset. Whose they are is told by the registers of the graph, by their addresses.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pyoxigraph as ox

from aigraph.dataset import LABEL_PROPERTIES
from aigraph.release.metadata import wording
from aigraph.release.metadata.statements import a, link, namespace, number, part, say, say_all, say_texts, text
from aigraph.terms import AIG, DCTERMS, RDF_TYPE, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.dataset import Dataset

_SKOS = "http://www.w3.org/2004/02/skos/core#"
LINKING = (
    "https://schema.org/sameAs",
    "http://www.w3.org/2002/07/owl#sameAs",
    *(f"{_SKOS}{name}Match" for name in ("exact", "close", "broad", "narrow", "related")),
)


def describe_links(dataset: Dataset, data: str) -> Iterator[ox.Triple]:
    """The link sets of a dataset that the description calls ``data``, and the datasets at their other ends."""
    counts: Counter[tuple[str, str]] = Counter()
    for property_ in LINKING:
        pattern = dataset.store.quads_for_pattern(None, ox.NamedNode(property_), None, ox.DefaultGraph())
        for quad in pattern:
            if isinstance(quad.object, ox.NamedNode) and not quad.object.value.startswith(dataset.project.base):
                counts[property_, namespace(quad.object.value)] += 1
    registers = _registers(dataset)
    for (property_, space), count in sorted(counts.items()):
        register = next((iri for start, iri in registers if space.startswith(start)), "")
        target = register or space
        names = _names(dataset, register, space)
        name = dataset.vocabulary.shorten(property_)
        links = part(data, f"links-{urlsplit(space).hostname or space.rstrip(':')}-{name.replace(':', '-')}")
        yield say(data, "void:subset", ox.NamedNode(links))
        yield from say_all(
            links,
            a("void:Linkset"),
            ("void:linkPredicate", ox.NamedNode(property_)),
            ("void:subjectsTarget", ox.NamedNode(data)),
            ("void:objectsTarget", ox.NamedNode(target)),
            ("void:triples", number(count)),
        )
        titles = {tag: wording.LINKS.fill(target=told, property=name).tell(tag) for tag, told in names.items()}
        yield from say_texts(links, "dcterms:title", titles)
        yield from _describe_target(dataset, target, register, space, names)


def _describe_target(
    dataset: Dataset, target: str, register: str, space: str, names: dict[str, str]
) -> Iterator[ox.Triple]:
    yield from say_all(target, a("void:Dataset"), ("void:uriSpace", text(space)))
    yield from say_texts(target, "dcterms:title", names)
    for home in dataset.objects(register, SCHEMA.url) if register else ():
        yield from say_all(target, ("foaf:homepage", link(str(home.value))))
    for licence in dataset.objects(register, DCTERMS.license) if register else ():
        yield from say_all(target, ("dcterms:license", link(str(licence.value))))


def _registers(dataset: Dataset) -> list[tuple[str, str]]:
    """How the addresses of each register begin, the longest first: as it says itself, else as its own address does."""
    found = []
    pattern = dataset.store.quads_for_pattern(
        None, ox.NamedNode(RDF_TYPE), ox.NamedNode(AIG.Register), ox.DefaultGraph()
    )
    for quad in pattern:
        register = getattr(quad.subject, "value", "")
        starts = [*dataset.objects(register, AIG.addressStart), *dataset.objects(register, SCHEMA.url)]
        for start in starts:
            parts = urlsplit(str(start.value))
            whole = str(start.value) if parts.path.strip("/") else f"{parts.scheme}://{parts.netloc}/"
            found.append((whole, register))
    return sorted(found, key=lambda entry: (-len(entry[0]), entry))


def _names(dataset: Dataset, register: str, space: str) -> dict[str, str]:
    """What a target is called in each language of the project; by its address where no register is known."""
    if not register:
        return dict.fromkeys(dataset.project.languages, space)
    known = {
        value.language
        for name in LABEL_PROPERTIES
        for value in dataset.objects(register, name)
        if isinstance(value, ox.Literal)
    }
    return {
        language: dataset.label(register, language) for language in dataset.project.languages if language in known
    } or {dataset.project.languages[0]: dataset.label(register, dataset.project.languages[0])}
