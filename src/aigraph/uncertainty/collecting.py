"""Read from a dataset who is in what, and what is told of without a name.

Two folders of a project hold a query each for an incidence of one name: ``queries/incidences/<name>.rq`` selects
``?member ?whole`` and, where it has them, ``?kind`` (of the member) and ``?fact`` (what says so);
``queries/unnamed/<name>.rq`` selects ``?slot ?whole`` and, where it has them, ``?kind ?quantity ?min ?max ?modality``.
Which terms of an ontology mean a count, a group or a list that is complete stands there and nowhere else. A project
without such a query says nothing of what is missing.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from math import ceil, floor
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.claims.bounds import figure
from aigraph.errors import UsageError
from aigraph.queries import bind, find_query, list_queries, select
from aigraph.terms import AIG, PROV, RDF_TYPE
from aigraph.uncertainty.model import Incidence, Projection, Slot

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx

    from aigraph.dataset import Dataset
    from aigraph.results import Node

INCIDENCES_FOLDER = "queries/incidences"
UNNAMED_FOLDER = "queries/unnamed"

Row = dict[str, "Node | None"]


def find_incidence(dataset: Dataset, graph: nx.Graph[str]) -> tuple[Incidence, Projection] | None:
    """Of which incidence a network is which projection; None where it is none: that is computed, never declared."""
    nodes, edges = set(graph), {frozenset(edge) for edge in graph.edges}
    for query in list_queries(dataset.project, INCIDENCES_FOLDER):
        incidence = read_incidence(dataset, query.name)
        for projection in Projection:
            if project(incidence, projection) == (nodes, edges):
                return incidence, projection
    return None


def project(incidence: Incidence, projection: Projection) -> tuple[set[str], set[frozenset[str]]]:
    """The nodes and the edges that a projection has."""
    members, wholes = set(incidence.members), set(incidence.wholes)
    if projection is Projection.BOTH:
        return members | wholes, {frozenset(fact) for fact in incidence.facts}
    groups: dict[str, list[str]] = defaultdict(list)
    for member, whole in incidence.facts:
        if projection is Projection.MEMBERS:
            groups[whole].append(member)
        else:
            groups[member].append(whole)
    joined = {frozenset((one, other)) for group in groups.values() for one in group for other in group if one != other}
    return members if projection is Projection.MEMBERS else wholes, joined


def read_incidence(dataset: Dataset, name: str) -> Incidence:
    """Who is in what. Raises UsageError where the query has not the columns or selects texts."""
    kinds: dict[str, set[str]] = defaultdict(set)
    passages: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in _rows(dataset, name, INCIDENCES_FOLDER, "member"):
        member, whole = _iri(row["member"], name), _iri(row["whole"], name)
        kinds[member] |= _values(row.get("kind"))
        passages[member, whole] |= {
            passage for fact in _values(row.get("fact")) for passage in _passages(dataset, fact)
        }
    wholes = sorted({whole for _, whole in passages} | _memberless(dataset, name))
    return Incidence(
        name,
        tuple(sorted(kinds)),
        tuple(wholes),
        tuple(sorted(passages)),
        {member: frozenset(found) for member, found in kinds.items()},
        {fact: tuple(sorted(found)) for fact, found in passages.items()},
    )


def read_slots(dataset: Dataset, incidence: Incidence) -> tuple[Slot, ...]:
    """The places that are told of and not filled, in the order of their wholes; those that can be none are left out."""
    if incidence.name not in {query.name for query in list_queries(dataset.project, UNNAMED_FOLDER)}:
        return ()
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in _rows(dataset, incidence.name, UNNAMED_FOLDER, "slot"):
        found[_iri(row["whole"], incidence.name), _iri(row["slot"], incidence.name)].append(row)
    slots = [_slot(dataset, incidence, *key, rows) for key, rows in sorted(found.items())]
    return tuple(slot for slot in slots if slot.whole in incidence.wholes and slot.high != 0)


def _slot(dataset: Dataset, incidence: Incidence, whole: str, iri: str, rows: list[Row]) -> Slot:
    row = rows[0]
    value, low, high = (_number(row.get(column)) for column in ("quantity", "min", "max"))
    bounds = figure(value, low, high, is_qualified=row.get("modality") is not None)
    least, most = (1, None) if bounds is None else _whole_numbers(bounds.low, bounds.high, value)
    kinds = frozenset().union(*(_values(each.get("kind")) for each in rows))
    slot = Slot(iri, whole, kinds, least, most, None if value is None else int(value), _passages(dataset, iri))
    # A named member of such a kind may be one of those that are counted, or not.
    named = sum(slot.takes(incidence.kinds[member]) for member, other in incidence.facts if other == whole)
    return Slot(iri, whole, kinds, max(0, least - named), most, slot.stated, slot.passages)


def _whole_numbers(low: Decimal | None, high: Decimal | None, stated: Decimal | None) -> tuple[int, int | None]:
    """The least and the greatest number of things: "more than 60" is 61 at least, "nearly 60" is 59 at most."""
    least = 0 if low is None else ceil(low)
    most = None if high is None else floor(high)
    if low != high and stated is not None:
        least += low == stated
        most = most - 1 if most is not None and high == stated else most
    return least, most


def _memberless(dataset: Dataset, name: str) -> set[str]:
    """Wholes of which something is told and nobody is named."""
    if name not in {query.name for query in list_queries(dataset.project, UNNAMED_FOLDER)}:
        return set()
    return {_iri(row["whole"], name) for row in _rows(dataset, name, UNNAMED_FOLDER, "slot")}


def _rows(dataset: Dataset, name: str, folder: str, first: str) -> list[Row]:
    query = find_query(dataset.project, name, folder)
    rows = select(dataset, bind(query, {}, dataset.vocabulary, dataset.project, dataset.project.languages[0]))
    if rows.columns[:2] != (first, "whole"):
        msg = f"{folder}/{name}.rq: the columns are {', '.join(rows.columns)}; select ?{first} ?whole first"
        raise UsageError(msg)
    return [dict(zip(rows.columns, row, strict=True)) for row in rows.rows]


def _iri(term: Node | None, name: str) -> str:
    if not isinstance(term, ox.NamedNode):
        msg = f"{name}.rq: {term} is no IRI; select things, not texts"
        raise UsageError(msg)
    return term.value


def _values(term: Node | None) -> set[str]:
    return set() if term is None else {term.value}


def _number(term: Node | None) -> Decimal | None:
    return Decimal(term.value) if isinstance(term, ox.Literal) else None


def _passages(dataset: Dataset, iri: str) -> tuple[str, ...]:
    """The passages that state something of a thing, and those from which a reading of it begins."""
    quads = dataset.store.quads_for_pattern(ox.NamedNode(iri), None, None, None)
    graphs = {quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode)}
    begun = {value.value for graph in graphs for value in dataset.objects(graph, PROV.wasDerivedFrom)}
    return tuple(sorted(graph for graph in graphs | begun if AIG.Passage in _types(dataset, graph)))


def _types(dataset: Dataset, iri: str) -> Iterable[str]:
    return (value.value for value in dataset.objects(iri, RDF_TYPE))
