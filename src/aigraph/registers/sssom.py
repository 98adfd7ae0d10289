"""Alignments as SSSOM/TSV (https://mapping-commons.github.io/sssom/): a YAML header in comments, then a table.

Each ``sssom:Mapping`` of the dataset is a line. The release of the register comes from the graph that it lies in.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.results import write_csv
from aigraph.terms import AIG, RDF_TYPE, SCHEMA, ClosedNamespace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aigraph.dataset import Dataset

SSSOM = ClosedNamespace(
    "https://w3id.org/sssom/",
    "Mapping NegatedPredicate predicate_modifier mapping_justification confidence mapping_tool mapping_tool_version"
    " object_label object_source",
)
OWL = ClosedNamespace("http://www.w3.org/2002/07/owl#", "annotatedSource annotatedProperty annotatedTarget")
_SOURCE, _VERSION = "http://purl.org/dc/terms/source", "https://schema.org/version"
# What SSSOM asks for where nobody has said under which licence a set may be used.
_NO_LICENCE = "https://w3id.org/sssom/license/unspecified"
# In the order of the standard's model.
_SLOTS = (
    "subject_id",
    "subject_label",
    "predicate_id",
    "predicate_modifier",
    "object_id",
    "object_label",
    "mapping_justification",
    "object_source",
    "object_source_version",
    "mapping_provider",
    "mapping_tool",
    "mapping_tool_version",
    "confidence",
    "comment",
)


def write_sssom(dataset: Dataset, language: str) -> bytes:
    """The alignments of a dataset, by subject and object; labels and comments in a language."""
    curies = _Curies(dict(dataset.vocabulary.prefixes) | {"id": dataset.project.id_base}, set())
    pattern = dataset.store.quads_for_pattern(None, ox.NamedNode(RDF_TYPE), ox.NamedNode(SSSOM.Mapping), None)
    stated = {
        (quad.subject.value, quad.graph_name.value)
        for quad in pattern
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.graph_name, ox.NamedNode)
    }
    rows = sorted(_row(dataset, mapping, graph, curies, language) for mapping, graph in stated)
    # A slot that nobody fills is left out; a set without alignments shows what it could hold.
    columns = [number for number, _ in enumerate(_SLOTS) if not rows or any(row[number] for row in rows)]
    table = write_csv([_SLOTS[n] for n in columns], [[row[n] for n in columns] for row in rows], delimiter="\t")
    return (_header(dataset, curies, language) + table).encode()


@dataclass
class _Curies:
    """Shortens IRIs by the longest prefix that fits, and remembers which prefixes it used."""

    prefixes: dict[str, str]
    used: set[str]

    def __call__(self, iri: str) -> str:
        fitting = [name for name, base in self.prefixes.items() if iri.startswith(base) and len(iri) > len(base)]
        if not fitting:
            base = iri[: max(iri.rfind("/"), iri.rfind("#")) + 1]
            fitting = [f"ns{len(self.prefixes)}"]
            self.prefixes[fitting[0]] = base
        name = max(fitting, key=lambda name: (len(self.prefixes[name]), name))
        self.used.add(name)
        return f"{name}:{iri[len(self.prefixes[name]) :]}"


def _row(dataset: Dataset, mapping: str, graph: str, curies: _Curies, language: str) -> list[str]:
    def value(subject: str, predicate: str) -> str:
        return next((_plain(term) for term in dataset.objects(subject, predicate)), "")

    subject, register = value(mapping, OWL.annotatedSource), value(mapping, SSSOM.object_source)
    source, justification = value(graph, _SOURCE), value(mapping, SSSOM.mapping_justification)
    # What another register gives has that register's address; its release and its name are not the object's.
    is_given = source != register and justification.endswith("/MappingChaining")
    return [
        curies(subject),
        dataset.label(subject, language),
        curies(value(mapping, OWL.annotatedProperty)),
        "Not" if value(mapping, SSSOM.predicate_modifier) == SSSOM.NegatedPredicate else "",
        curies(value(mapping, OWL.annotatedTarget)),
        value(mapping, SSSOM.object_label),
        curies(justification),
        curies(register) if register else "",
        value(graph, _VERSION) if source == register else "",
        value(source, SCHEMA.url) if is_given else "",
        value(mapping, SSSOM.mapping_tool),
        value(mapping, SSSOM.mapping_tool_version),
        value(mapping, SSSOM.confidence),
        _in_language(dataset.objects(mapping, AIG.reason), language),
    ]


def _plain(term: ox.NamedNode | ox.BlankNode | ox.Literal) -> str:
    return " ".join(str(term.value).split())


def _in_language(terms: Iterable[ox.NamedNode | ox.BlankNode | ox.Literal], language: str) -> str:
    texts = {term.language: _plain(term) for term in terms if isinstance(term, ox.Literal)}
    return texts.get(language) or next(iter(texts.values()), "")


def _header(dataset: Dataset, curies: _Curies, language: str) -> str:
    """The metadata of the set, as YAML in comments; texts as JSON, which YAML reads."""
    project = dataset.project
    lines = [
        "curie_map:",
        *(f"  {name}: {json.dumps(curies.prefixes[name])}" for name in sorted(curies.used)),
        f"mapping_set_id: {json.dumps(f'{project.base}mapping-set/{project.name}')}",
        f"mapping_set_title: {json.dumps(project.title.get(language, project.name), ensure_ascii=False)}",
        f"license: {json.dumps(project.licence or _NO_LICENCE)}",
    ]
    return "".join(f"#{line}\n" for line in lines)
