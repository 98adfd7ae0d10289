"""The claims of a dataset, with the readings that see the parts of one otherwise."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.claims.bounds import Bounds, figure
from aigraph.claims.model import EXHAUSTIVE, SOME, Claim, Reading, Verdict
from aigraph.errors import InputError
from aigraph.terms import AIG, RDF_TYPE, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from aigraph.dataset import Dataset

EURO, YEARS = "EUR", "years"
# A stated figure stands under one of these properties: the figure, its lower bound, its upper bound; and its unit.
FIGURES = (
    ((AIG.amount, AIG.minAmount, AIG.maxAmount), EURO),
    ((AIG.quantity, AIG.minQuantity, AIG.maxQuantity), ""),
)
_WHOLE_YEARS = re.compile(r"P([0-9]+)Y")

Values = dict[str, list[str]]


def read_claims(dataset: Dataset, language: str) -> list[Claim]:
    """The claims of a dataset, by id. Raises InputError for a word that is no verdict, no completeness, no duration."""
    pattern = dataset.store.quads_for_pattern(
        None, ox.NamedNode(RDF_TYPE), ox.NamedNode(AIG.CheckableClaim), ox.DefaultGraph()
    )
    iris = sorted(quad.subject.value for quad in pattern if isinstance(quad.subject, ox.NamedNode))
    return [_claim(dataset, iri, language) for iri in iris]


def _claim(dataset: Dataset, iri: str, language: str) -> Claim:
    values, graphs = _values(dataset, iri)
    identifier = dataset.project.shorten(iri)
    stated, unit = _stated(values, identifier)
    readings, completeness = _completeness(dataset, iri, graphs, language)
    verdicts = _known(values[AIG.expectedVerdict], tuple(Verdict), identifier)
    return Claim(
        iri=iri,
        label=dataset.label(iri, language),
        query=next(iter(values[AIG.queryName]), ""),
        stated=stated,
        things=frozenset(values[AIG.statesThing]),
        unit=unit,
        modality=next((dataset.label(value, language) for value in values[AIG.hasModality]), ""),
        completeness=completeness,
        ground=_text(dataset, iri, AIG.ground, language),
        readings=readings,
        expected=next(map(Verdict, verdicts), None),
        passages=tuple(sorted(graph for graph in graphs if _is_of(dataset, graph, AIG.Passage))),
        values=_by_key(dataset, values),
    )


def _values(dataset: Dataset, iri: str) -> tuple[Values, set[str]]:
    """The values of each property of a thing, in a fixed order, and the graphs that state any."""
    quads = list(dataset.store.quads_for_pattern(ox.NamedNode(iri), None, None, None))
    values: Values = defaultdict(list)
    for predicate in {quad.predicate.value for quad in quads}:
        values[predicate] = [value.value for value in dataset.objects(iri, predicate)]
    return values, {quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode)}


def _stated(values: Values, identifier: str) -> tuple[Bounds | None, str]:
    """The figure that a claim states, and its unit; a duration counts whole years."""
    is_qualified = bool(values[AIG.hasModality])
    for properties, unit in FIGURES:
        value, low, high = (next((Decimal(text) for text in values[iri]), None) for iri in properties)
        bounds = figure(value, low, high, is_qualified=is_qualified)
        if bounds:
            return bounds, unit
    for duration in values[SCHEMA.duration]:
        years = _WHOLE_YEARS.fullmatch(duration)
        if not years:
            msg = f"{identifier}: the duration {duration} is no number of years; write it like P7Y"
            raise InputError(msg)
        return figure(Decimal(years[1]), None, None, is_qualified=is_qualified), YEARS
    return None, ""


def _completeness(dataset: Dataset, iri: str, graphs: set[str], language: str) -> tuple[tuple[Reading, ...], str]:
    """How the parts relate to the whole: as each reading has it, and as the sources or the editors have it."""
    readings, plain = [], []
    for graph in sorted(graphs):
        pattern = dataset.store.quads_for_pattern(
            ox.NamedNode(iri), ox.NamedNode(AIG.completeness), None, ox.NamedNode(graph)
        )
        words = [quad.object.value for quad in pattern if isinstance(quad.object, ox.Literal)]
        for word in _known(words, (EXHAUSTIVE, SOME), dataset.project.shorten(iri)):
            if _is_of(dataset, graph, AIG.Reading):
                readings.append(Reading(graph, _text(dataset, graph, AIG.reason, language), word))
            else:
                plain.append(word)
    return tuple(readings), next(iter(plain), EXHAUSTIVE)


def _known(words: Iterable[str], known: Collection[str], identifier: str) -> list[str]:
    words = sorted(words)
    for word in words:
        if word not in known:
            msg = f"{identifier}: {word!r} is none of {', '.join(known)}; write one of them"
            raise InputError(msg)
    return words


def _is_of(dataset: Dataset, graph: str, kind: str) -> bool:
    return any(value.value == kind for value in dataset.objects(graph, RDF_TYPE))


def _text(dataset: Dataset, iri: str, predicate: str, language: str) -> str:
    texts = {value.language: value.value for value in dataset.objects(iri, predicate) if isinstance(value, ox.Literal)}
    return texts.get(language) or next(iter(texts.values()), "")


def _by_key(dataset: Dataset, values: Values) -> dict[str, tuple[str, ...]]:
    """The values by the keys that data files use for their properties."""
    terms = dataset.vocabulary.properties.items()
    return {key: tuple(values[term.iri]) for key, term in terms if not term.is_language_map and values.get(term.iri)}
