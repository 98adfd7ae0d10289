"""Proving: the evidence of what a sheet tells of a thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.terms import RDF_TYPE, RDFS, SKOS

if TYPE_CHECKING:
    from collections.abc import Collection

    from aigraph.picture.sheets.gathered import Gathered
    from aigraph.picture.view import Proof

_LEFT_OUT = {RDF_TYPE, RDFS.label, SKOS.prefLabel, SKOS.hiddenLabel}


def prove_thing(gathered: Gathered, iri: str, values: Collection[str] = ()) -> list[Proof]:
    """What states a thing's parts; with some values, what states these, as far as the thing has them as they are."""
    store = gathered.asking.dataset.store
    quads = sorted(store.quads_for_pattern(ox.NamedNode(iri), None, None, ox.DefaultGraph()), key=str)
    stated = [quad for quad in quads if quad.predicate.value not in _LEFT_OUT]
    wanted = [quad for quad in stated if isinstance(quad.object, ox.Literal) and quad.object.value in values]
    names = [quad for quad in quads if quad.predicate.value == SKOS.prefLabel]
    return list(gathered.proofs.of_parts(wanted or stated or quads, names))
