"""What the view into schema.org says of each thing, for the heads of pages, and as JSON-LD that needs no network.

A project without such a view has a plain one: the names of each thing, the classes and properties that are schema.org's
already, and nothing else.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from aigraph.terms import RDF_TYPE, SKOS, XSD
from aigraph.views.reading import list_views, make_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aigraph.dataset import Dataset

SCHEMA_VIEW = "schema"
_SPACE = "https://schema.org/"
# What names are called there.
_PLAIN = {SKOS.prefLabel: f"{_SPACE}name", SKOS.altLabel: f"{_SPACE}alternateName"}


def schema_org(dataset: Dataset) -> dict[str, list[ox.Triple]]:
    """What is said of each thing in schema.org's words, by its IRI, with the nodes that the view made up for it."""
    if SCHEMA_VIEW not in list_views(dataset.project):
        return _plain(dataset)
    known = {quad.subject for quad in dataset.store.quads_for_pattern(None, None, None, ox.DefaultGraph())}
    by_subject: dict[ox.NamedNode | ox.BlankNode | ox.Triple, list[ox.Triple]] = defaultdict(list)
    for triple in make_view(dataset, SCHEMA_VIEW).triples:
        by_subject[triple.subject].append(triple)
    found: dict[str, list[ox.Triple]] = {}
    for subject, own in by_subject.items():
        if subject in known and isinstance(subject, ox.NamedNode):
            found[subject.value] = _with_made(own, by_subject, known)
    return found


def to_json_ld(triples: Iterable[ox.Triple], iri: str) -> dict[str, Any]:
    """Triples about a thing as one JSON-LD object that carries its own context: plain terms, no ``@vocab``, no address.

    A node that something is said of stands inside the first thing that leads to it.
    """
    triples = list(triples)
    names = _names(triples)
    by_subject: dict[str, list[ox.Triple]] = defaultdict(list)
    for triple in triples:
        by_subject[_iri(triple.subject)].append(triple)
    drawn: set[str] = set()
    entries = [_node(node, by_subject, names, drawn) for node in (iri, *by_subject) if node not in drawn]
    context = {name: whole for whole, name in sorted(names.items(), key=lambda item: item[1])}
    return {"@context": context} | (entries[0] if len(entries) == 1 else {"@graph": entries})


def _plain(dataset: Dataset) -> dict[str, list[ox.Triple]]:
    """Of each named thing its names, and what is schema.org's already, in a fixed order."""
    found: dict[str, list[ox.Triple]] = {}
    named = dataset.store.quads_for_pattern(None, ox.NamedNode(SKOS.prefLabel), None, ox.DefaultGraph())
    for node in sorted({quad.subject for quad in named if isinstance(quad.subject, ox.NamedNode)}, key=str):
        own = {ox.Triple(node, ox.NamedNode(RDF_TYPE), ox.NamedNode(f"{_SPACE}Thing"))}
        for quad in dataset.store.quads_for_pattern(node, None, None, ox.DefaultGraph()):
            is_class = quad.predicate.value == RDF_TYPE and _iri(quad.object).startswith(_SPACE)
            if quad.predicate.value in _PLAIN:
                own.add(ox.Triple(node, ox.NamedNode(_PLAIN[quad.predicate.value]), quad.object))
            elif is_class or quad.predicate.value.startswith(_SPACE):
                own.add(quad.triple)
        found[node.value] = sorted(own, key=str)
    return found


def _with_made(own: list[ox.Triple], by_subject: Mapping[Any, list[ox.Triple]], known: set[Any]) -> list[ox.Triple]:
    """The triples of a thing, and of the nodes that the view made up and it leads to."""
    found, seen, waiting = [*own], set(), [*own]
    while waiting:
        node = waiting.pop().object
        if isinstance(node, ox.NamedNode) and node not in known and node not in seen:
            seen.add(node)
            found += by_subject.get(node, [])
            waiting += by_subject.get(node, [])
    return found


def _names(triples: list[ox.Triple]) -> dict[str, str]:
    """A plain name for each property and class: its last part, or two parts where several have the same last one."""
    terms = {triple.predicate.value for triple in triples if triple.predicate.value != RDF_TYPE}
    terms |= {_iri(triple.object) for triple in triples if triple.predicate.value == RDF_TYPE}
    last = Counter(map(_last, terms))
    return {term: _last(term) if last[_last(term)] == 1 and _last(term) else term for term in sorted(terms)}


def _last(iri: str) -> str:
    return iri[max(iri.rfind("/"), iri.rfind("#")) + 1 :]


def _node(
    iri: str, by_subject: Mapping[str, list[ox.Triple]], names: Mapping[str, str], drawn: set[str]
) -> dict[str, Any]:
    """A thing with all that is said of it; ``drawn`` grows by it, so that nothing is said twice."""
    drawn.add(iri)
    values: dict[str, list[Any]] = defaultdict(list)
    for triple in by_subject.get(iri, ()):
        if triple.predicate.value == RDF_TYPE:
            values["@type"].append(names[_iri(triple.object)])
        elif isinstance(triple.object, ox.NamedNode) and _is_new(triple.object.value, by_subject, drawn):
            inner = _node(triple.object.value, by_subject, names, drawn)
            values[names[triple.predicate.value]].append(inner)
        else:
            values[names[triple.predicate.value]].append(_value(triple.object))
    return {"@id": iri} | {name: found[0] if len(found) == 1 else found for name, found in values.items()}


def _is_new(iri: str, by_subject: Mapping[str, list[ox.Triple]], drawn: set[str]) -> bool:
    return iri in by_subject and iri not in drawn


def _value(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Any:
    if not isinstance(term, ox.Literal):
        return {"@id": _iri(term)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype.value == f"{XSD}string":
        return term.value
    return {"@value": term.value, "@type": term.datatype.value}


def _iri(term: Any) -> str:
    return str(getattr(term, "value", ""))
