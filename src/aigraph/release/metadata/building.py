"""How the data came to be: the build as an activity (https://www.w3.org/TR/prov-o/), without a clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

import aigraph
from aigraph.dataset import read_ontology
from aigraph.release.metadata import wording
from aigraph.release.metadata.describing import agent_iri
from aigraph.release.metadata.statements import a, link, part, say, say_all, say_texts, text
from aigraph.terms import AIG, DCTERMS, OWL, RDF_TYPE, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.dataset import Dataset

_SOFTWARE = "https://w3id.org/aigraph/software"


def describe_build(dataset: Dataset) -> Iterator[ox.Triple]:
    """What the build used, what made it, and what came of it; a day only where the settings have the release's."""
    project = dataset.project
    data, activity = project.dataset, part(project.dataset, "build")
    yield from say_all(data, a("prov:Entity"), ("prov:wasGeneratedBy", ox.NamedNode(activity)))
    yield from say_all(activity, a("prov:Activity"), ("prov:wasAssociatedWith", ox.NamedNode(_SOFTWARE)))
    yield from say_texts(activity, "rdfs:label", {tag: wording.BUILD.tell(tag) for tag in project.languages})
    for source in find_things(dataset, AIG.Source):
        yield say(data, "dcterms:source", ox.NamedNode(source))
        yield say(data, "prov:wasDerivedFrom", ox.NamedNode(source))
        yield from _describe_source(dataset, source)
    used = [*find_things(dataset, AIG.Source), *find_things(dataset, AIG.Register), ontology_iri(dataset)]
    for iri in used:
        yield from say_all(activity, ("prov:used", link(iri)))
    for creator in project.publication.creators:
        yield say(data, "prov:wasAttributedTo", ox.NamedNode(agent_iri(project, creator)))
    yield from say_all(
        _SOFTWARE,
        a("prov:SoftwareAgent"),
        ("foaf:name", text("aigraph")),
        ("owl:versionInfo", text(aigraph.__version__)),
    )


def ontology_iri(dataset: Dataset) -> str:
    """The IRI of the project's ontology; empty where it has none."""
    found = (
        triple.subject.value
        for triple in read_ontology(dataset.project)
        if triple.object == ox.NamedNode(OWL.Ontology) and isinstance(triple.subject, ox.NamedNode)
    )
    return min(found, default="")


def find_things(dataset: Dataset, class_: str) -> list[str]:
    """The things of a class, by IRI."""
    pattern = dataset.store.quads_for_pattern(None, ox.NamedNode(RDF_TYPE), ox.NamedNode(class_), ox.DefaultGraph())
    return sorted(quad.subject.value for quad in pattern if isinstance(quad.subject, ox.NamedNode))


def _describe_source(dataset: Dataset, source: str) -> Iterator[ox.Triple]:
    """A document, so far as the graph itself describes it: title, language, publisher's name, checksum of its text."""
    yield from say_all(source, a("prov:Entity"))
    for title in dataset.objects(source, DCTERMS.title):
        if isinstance(title, ox.Literal):
            yield say(source, "dcterms:title", title)
    for address in dataset.objects(source, SCHEMA.url):
        yield from say_all(source, ("foaf:page", link(str(address.value))))
