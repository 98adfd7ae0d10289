"""What the heads of pages say for machines: a resource in the words of schema.org, as JSON-LD that needs no network.

What the view of the graph in schema.org says of a resource, else what holds of any thing.
"""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from aigraph.dataset import LABEL_PROPERTIES
from aigraph.pages.links import quoted
from aigraph.terms import RDF_TYPE, SCHEMA, SKOS, XSD
from aigraph.views import schema_org, to_json_ld

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from aigraph.pages.frame import Form
    from aigraph.pages.statements import About
    from aigraph.site.model import Site

_SCHEMA = "https://schema.org/"
_ADDRESSES = ("contentUrl", "sameAs", "url")
CONTEXT: dict[str, Any] = {"@vocab": _SCHEMA} | {name: {"@type": "@id"} for name in _ADDRESSES}
"""Stands in each page that no view tells of: nobody needs to fetch one."""
_OF_DATA: dict[str, Any] = {name: _SCHEMA + name for name in ("DataDownload", "encodingFormat", "subjectOf")} | {
    "contentUrl": {"@id": f"{_SCHEMA}contentUrl", "@type": "@id"}
}
_SAME = {f"{_SCHEMA}sameAs", "http://www.w3.org/2002/07/owl#sameAs", SKOS.prefLabel.replace("prefLabel", "exactMatch")}
_IN_A_SCRIPT = {sign: f"\\u{ord(sign):04x}" for sign in "<>&"}


class Heads:
    """Makes what heads say of the resources of a site."""

    def __init__(self, site: Site) -> None:
        self._site, self._dataset = site, site.graph.dataset

    def linked(self, about: About, stem: str, forms: Iterable[Form]) -> str:
        """A resource as JSON-LD, as it stands in a script element: no "<", ">" or "&" is left in it."""
        triples = self._view.get(about.iri)
        node = self._viewed(about.iri, triples) if triples else {"@context": CONTEXT, **self._plain(about)}
        folder = quoted(stem.rpartition("/")[0])
        node["subjectOf"] = [
            {
                "@type": "DataDownload",
                "encodingFormat": form.media_type,
                "contentUrl": f"{self._site.address}{folder}/{form.href}",
            }
            for form in forms
        ]
        text = json.dumps(node, ensure_ascii=False, separators=(",", ":"))
        for sign, told in _IN_A_SCRIPT.items():
            text = text.replace(sign, told)
        return text

    def _viewed(self, iri: str, triples: Sequence[ox.Triple]) -> dict[str, Any]:
        """A resource as the view has it; its context has the terms of what leads to the data too."""
        node = to_json_ld(triples, iri)
        return node | {"@context": _OF_DATA | node["@context"]}

    @cached_property
    def _view(self) -> Mapping[str, Sequence[ox.Triple]]:
        """The triples of schema.org by resource."""
        return schema_org(self._dataset)

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


def _value(value: ox.NamedNode | ox.Literal) -> Any:
    if isinstance(value, ox.NamedNode):
        return {"@id": value.value}
    if value.language:
        return {"@value": value.value, "@language": value.language}
    if value.datatype.value == f"{XSD}string":
        return value.value
    return {"@value": value.value, "@type": value.datatype.value}
