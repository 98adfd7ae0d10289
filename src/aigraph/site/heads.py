"""What the heads of pages say for machines: a resource in the words of schema.org, as JSON-LD that needs no network.

Where the release has a view of the graph in schema.org, that is what they say; else what holds of any thing.
"""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from aigraph.dataset import LABEL_PROPERTIES
from aigraph.pages.links import quoted
from aigraph.terms import RDF_TYPE, SCHEMA, SKOS, XSD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from aigraph.dataset import Dataset
    from aigraph.pages.frame import Form
    from aigraph.pages.statements import About
    from aigraph.site.model import Site

    View = Mapping[str, Sequence[ox.Triple]]

_SCHEMA = "https://schema.org/"
_METADATA = "aigraph.release.metadata"
_ADDRESSES = ("contentUrl", "sameAs", "url")
CONTEXT: dict[str, Any] = {"@vocab": _SCHEMA} | {name: {"@type": "@id"} for name in _ADDRESSES}
"""Stands in each page: nobody needs to fetch one."""
_SAME = {f"{_SCHEMA}sameAs", "http://www.w3.org/2002/07/owl#sameAs", SKOS.prefLabel.replace("prefLabel", "exactMatch")}
_IN_A_SCRIPT = {sign: f"\\u{ord(sign):04x}" for sign in "<>&"}


class Heads:
    """Makes what heads say of the resources of a site."""

    def __init__(self, site: Site) -> None:
        self._site, self._dataset = site, site.graph.dataset

    def linked(self, about: About, stem: str, forms: Iterable[Form]) -> str:
        """A resource as JSON-LD, as it stands in a script element: no "<", ">" or "&" is left in it."""
        triples = self._view.get(about.iri)
        node = _viewed(about.iri, triples) if triples else self._plain(about)
        folder = quoted(stem.rpartition("/")[0])
        node["subjectOf"] = [
            {
                "@type": "DataDownload",
                "encodingFormat": form.media_type,
                "contentUrl": f"{self._site.address}{folder}/{form.href}",
            }
            for form in forms
        ]
        text = json.dumps({"@context": CONTEXT, **node}, ensure_ascii=False, separators=(",", ":"))
        for sign, told in _IN_A_SCRIPT.items():
            text = text.replace(sign, told)
        return text

    @cached_property
    def _view(self) -> View:
        """The triples of schema.org by resource; none where the release has no such view."""
        if find_spec(_METADATA) is None:
            return {}
        make: Callable[[Dataset], View] | None = getattr(import_module(_METADATA), "schema_org", None)
        return make(self._dataset) if make is not None else {}

    def _plain(self, about: About) -> dict[str, Any]:
        """What holds of any thing: its classes of schema.org, its names and identifiers, what is the same elsewhere."""
        found: defaultdict[str, list[Any]] = defaultdict(list)
        for _, predicate, value, _ in sorted(about.own, key=str):
            found[predicate].append(value)
        types = [each.value.removeprefix(_SCHEMA) for each in found[RDF_TYPE] if each.value.startswith(_SCHEMA)]
        names = next((found[each] for each in LABEL_PROPERTIES if found[each]), [])
        same = sorted({each.value for name in _SAME for each in found[name] if isinstance(each, ox.NamedNode)})
        said = {
            "name": [_value(each) for each in names],
            "alternateName": [_value(each) for each in found[SKOS.altLabel]],
            "identifier": [each for value in found[SCHEMA.identifier] for each in self._identifier(value)],
            "sameAs": same,
        }
        head = {"@id": about.iri, "@type": types or "Thing", "url": about.iri}
        return head | {name: values for name, values in said.items() if values}

    def _identifier(self, value: ox.NamedNode | ox.Literal) -> list[Any]:
        if isinstance(value, ox.Literal):
            return [_value(value)]
        stated = self._dataset.objects(value.value, f"{_SCHEMA}value")
        return [{"@id": value.value, "@type": "PropertyValue", "value": each.value} for each in stated[:1]]


def _viewed(iri: str, triples: Sequence[ox.Triple]) -> dict[str, Any]:
    """A resource by its triples, and what they say of other things within it, each once."""
    about: defaultdict[str, defaultdict[str, list[ox.NamedNode | ox.Literal]]] = defaultdict(lambda: defaultdict(list))
    for triple in sorted(triples, key=str):
        about[triple.subject.value][triple.predicate.value].append(triple.object)  # type: ignore[union-attr,arg-type]
    return _node(iri, about)


def _node(iri: str, about: dict[str, defaultdict[str, list[ox.NamedNode | ox.Literal]]]) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": iri}
    for predicate, values in about.pop(iri, {}).items():
        if predicate == RDF_TYPE:
            node["@type"] = [each.value.removeprefix(_SCHEMA) for each in values]
            continue
        name = predicate.removeprefix(_SCHEMA)
        node[name] = [_value(each) if isinstance(each, ox.Literal) else _node(each.value, about) for each in values]
    return node


def _value(value: ox.NamedNode | ox.Literal) -> Any:
    if isinstance(value, ox.NamedNode):
        return {"@id": value.value}
    if value.language:
        return {"@value": value.value, "@language": value.language}
    if value.datatype.value == f"{XSD}string":
        return value.value
    return {"@value": value.value, "@type": value.datatype.value}
