"""Keys: by which key of the data files a thing could state something, and whether one of its class may."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.dataset import read_ontology
from aigraph.evidence.policy import read_policy
from aigraph.terms import RDF_TYPE, RDFS, kebab_case

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aigraph.dataset import Dataset

_UNION = ox.DefaultGraph()


def stating_key(dataset: Dataset, subject: str, predicate: str) -> str:
    """The key by which a data file could state a property of a thing; empty where its class has no such property.

    A property's domain in the ontology decides, and the classes from which ``ontology/evidence.ttl`` lets it start;
    where neither says anything, whether a thing of the class has it. Of a thing without class anything may be said.
    """
    key = dataset.vocabulary.names.get(predicate, "")
    if not key or predicate == RDF_TYPE:
        return key
    ontology = read_ontology(dataset.project)
    classes = _classes(dataset, ontology, subject)
    domains = _objects(ontology, predicate, RDFS.domain)
    starts = read_policy(dataset.project).allows_on.get(predicate, frozenset())
    if not classes:
        return key
    if domains or starts:
        return key if all(allowed & classes for allowed in (domains, starts) if allowed) else ""
    return key if _is_used(dataset, predicate, classes & {*dataset.vocabulary.classes.values()}) else ""


def _classes(dataset: Dataset, ontology: Iterable[ox.Triple], subject: str) -> set[str]:
    """The classes of a thing with all wider ones; by its id where the graph does not know it."""
    classes = {value.value for value in dataset.objects(subject, RDF_TYPE)}
    segment = dataset.project.shorten(subject).partition("/")[0]
    found = classes or {iri for name, iri in dataset.vocabulary.classes.items() if kebab_case(name) == segment}
    while found:
        wider = {iri for narrow in found for iri in _objects(ontology, narrow, RDFS.subClassOf)}
        classes |= found
        found = wider - classes
    return classes


def _objects(ontology: Iterable[ox.Triple], subject: str, predicate: str) -> set[str]:
    return {
        triple.object.value
        for triple in ontology
        if isinstance(triple.object, ox.NamedNode)
        and triple.subject == ox.NamedNode(subject)
        and triple.predicate.value == predicate
    }


def _is_used(dataset: Dataset, predicate: str, classes: set[str]) -> bool:
    quads = dataset.store.quads_for_pattern(None, ox.NamedNode(predicate), None, _UNION)
    users = {quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)}
    return any(classes & {value.value for value in dataset.objects(user, RDF_TYPE)} for user in users)
