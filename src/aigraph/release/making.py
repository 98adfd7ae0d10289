"""What a build writes: the dataset in three formats, and a summary of it."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from aigraph.dataset import fingerprint
from aigraph.release.formats import RDF_FORMATS, serialize
from aigraph.release.writing import FINGERPRINT_KEY, SUMMARY_FILE
from aigraph.terms import RDF_TYPE

if TYPE_CHECKING:
    import pyoxigraph as ox

    from aigraph.dataset import Dataset


def release_files(dataset: Dataset) -> dict[str, bytes]:
    """The files of a build, by name: Turtle of the union, TriG and JSON-LD with the evidence, and a summary."""
    union, quads = dataset.union(), dataset.quads()
    files = {
        f"aigraph{RDF_FORMATS[name][2]}": serialize(dataset, quads if RDF_FORMATS[name][1] else union, name)
        for name in ("turtle", "trig", "jsonld")
    }
    summary = json.dumps(_summary(dataset, union, quads), ensure_ascii=False, indent=2) + "\n"
    return files | {SUMMARY_FILE: summary.encode()}


def _summary(dataset: Dataset, union: list[ox.Triple], quads: list[ox.Quad]) -> dict[str, Any]:
    """What a build holds, in figures: triples, graphs, things by class, and the fingerprint of it all."""
    types = Counter(str(triple.object) for triple in union if triple.predicate.value == RDF_TYPE)
    things = {name: types[f"<{iri}>"] for name, iri in dataset.vocabulary.classes.items() if types[f"<{iri}>"]}
    return {
        "name": dataset.project.name,
        "base": dataset.project.base,
        "triples": len(union),
        "named_graphs": len({quad.graph_name for quad in quads}),
        "things": dict(sorted(things.items())),
        FINGERPRINT_KEY: fingerprint(quads),
    }
