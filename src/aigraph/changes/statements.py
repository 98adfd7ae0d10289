"""What became of the facts: statements that only one side has, put together fact by fact."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.changes.model import Change, Kind, Nature, Patch
from aigraph.dataset import GRAPH_KINDS, LABEL_PROPERTIES
from aigraph.terms import RDF_TYPE

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from aigraph.changes.model import Side
    from aigraph.dataset import Dataset
    from aigraph.results import Node

_UNION = ox.DefaultGraph()
_Subject = ox.NamedNode | ox.BlankNode


def find_patch(old: Side, new: Side) -> Patch:
    """The statements that only one side has."""
    before, after = set(old.lines), set(new.lines)
    return Patch(tuple(sorted(before - after)), tuple(sorted(after - before)))


def find_changes(old: Side, new: Side, patch: Patch) -> tuple[Change, ...]:
    """What became of each fact that the patch touches, by thing and property."""
    lines = b"".join((*patch.removed, *patch.added))
    touched = dict.fromkeys(quad.triple for quad in ox.parse(lines, format=ox.RdfFormat.N_QUADS))
    before, after = _Graphs(old.dataset), _Graphs(new.dataset)
    found = [_change(triple, before, after) for triple in touched]
    return tuple(sorted(_paired(found, old.dataset, new.dataset), key=_order))


def find_things(changes: Iterable[Change], dataset: Dataset, kind: Kind) -> frozenset[str]:
    """The things that one of the changes of a kind (added, removed) is about, and of which a dataset says nothing."""
    subjects = {change.subject for change in changes if change.kind is kind and change.nature is Nature.STATED}
    pattern = dataset.store.quads_for_pattern
    return frozenset(str(node) for node in subjects if next(pattern(node, None, None, _UNION), None) is None)


def find_renamed(
    changes: Sequence[Change], appeared: frozenset[str], gone: frozenset[str]
) -> tuple[tuple[str, str], ...]:
    """Pairs of a thing that is gone and one that appeared, of which the same is said, or which have the same name.

    A pair is told only where nothing else on either side could be meant.
    """
    pairs: dict[str, str] = {}
    for by_name in (False, True):
        left = _signatures(changes, gone - set(pairs), Kind.REMOVED, by_name=by_name)
        right = _signatures(changes, appeared - set(pairs.values()), Kind.ADDED, by_name=by_name)
        for said in left.keys() & right.keys():
            if len(left[said]) == len(right[said]) == 1:
                pairs[left[said][0]] = right[said][0]
    return tuple(sorted(pairs.items()))


class _Graphs:
    """The named graphs of triples on one side, and what kind each is of."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._kinds: dict[str, str] = {}

    def holds(self, triple: ox.Triple) -> bool:
        quad = ox.Quad(triple.subject, triple.predicate, triple.object, _UNION)
        return quad in self._dataset.store

    def of(self, triple: ox.Triple) -> tuple[str, ...]:
        quads = self._dataset.store.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
        graphs = (quad.graph_name for quad in quads if not isinstance(quad.graph_name, ox.DefaultGraph))
        return tuple(sorted(graph.value if isinstance(graph, ox.NamedNode) else str(graph) for graph in graphs))

    def nature(self, graphs: Iterable[str]) -> Nature:
        """What graphs make of a fact: one that states it outweighs rules, and rules outweigh descriptions."""
        kinds = {self._kind(graph) for graph in graphs}
        if not kinds or kinds - {"rule", "description"}:
            return Nature.STATED
        return Nature.INFERRED if "rule" in kinds else Nature.DESCRIBED

    def _kind(self, graph: str) -> str:
        if graph not in self._kinds:
            types = [] if graph.startswith("_:") else self._dataset.objects(graph, RDF_TYPE)
            found = (GRAPH_KINDS[value.value] for value in types if value.value in GRAPH_KINDS)
            self._kinds[graph] = next(found, "other")
        return self._kinds[graph]


def _change(triple: ox.Triple, before: _Graphs, after: _Graphs) -> Change:
    old, new = before.of(triple), after.of(triple)
    value: Node = ox.Literal(str(triple.object)) if isinstance(triple.object, ox.Triple) else triple.object
    subject: _Subject = triple.subject  # type: ignore[assignment]  # no triple is a subject in RDF 1.2
    predicate = triple.predicate
    if not before.holds(triple):
        return Change(Kind.ADDED, after.nature(new), subject, predicate, None, value, (), new)
    if not after.holds(triple):
        return Change(Kind.REMOVED, before.nature(old), subject, predicate, value, None, old, ())
    nature = min(before.nature(old), after.nature(new), key=list(Nature).index)
    return Change(Kind.EVIDENCE, nature, subject, predicate, value, value, old, new)


def _paired(changes: Sequence[Change], old: Dataset, new: Dataset) -> Iterable[Change]:
    """The changes, where one value of a property became another: as one change."""
    singles: defaultdict[Hashable, list[Change]] = defaultdict(list)
    for change in changes:
        if change.kind in (Kind.ADDED, Kind.REMOVED):
            singles[change.subject, change.predicate, change.nature, _sort_of(change.value)].append(change)
        else:
            yield change
    for group in singles.values():
        ordered = sorted(group, key=lambda change: change.kind is Kind.ADDED)
        if [change.kind for change in ordered] != [Kind.REMOVED, Kind.ADDED] or not _is_only(ordered, old, new):
            yield from group
            continue
        gone, come = ordered
        yield Change(
            *(Kind.CHANGED, come.nature, come.subject, come.predicate, gone.before, come.after),
            *(gone.graphs_before, come.graphs_after),
        )


def _sort_of(value: Node | None) -> str:
    """What one value of a property may take the place of: things of things, texts of texts of the same language."""
    return f"literal {value.language or ''}" if isinstance(value, ox.Literal) else "thing"


def _is_only(pair: Sequence[Change], old: Dataset, new: Dataset) -> bool:
    """Whether the property has no other value of the sort on either side: else nothing says which became which."""
    for change, dataset in zip(pair, (old, new), strict=True):
        quads = dataset.store.quads_for_pattern(change.subject, change.predicate, None, _UNION)
        sort = _sort_of(change.value)
        if sum(_sort_of(quad.object) == sort for quad in quads if not isinstance(quad.object, ox.Triple)) > 1:
            return False
    return True


def _signatures(
    changes: Iterable[Change], things: Iterable[str], kind: Kind, *, by_name: bool
) -> dict[frozenset[tuple[str, str]], list[str]]:
    """The things by what is stated of each: all of it, or its class and names alone."""
    named = {RDF_TYPE, *LABEL_PROPERTIES}
    wanted = set(things)
    said: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for change in changes:
        thing = str(change.subject)
        if change.kind is kind and change.nature is Nature.STATED and thing in wanted:
            said[thing].add((change.predicate.value, str(change.value)))
    found: defaultdict[frozenset[tuple[str, str]], list[str]] = defaultdict(list)
    for thing in sorted(said):
        facts = {(name, value) for name, value in said[thing] if not by_name or name in named}
        if any(name != RDF_TYPE for name, _ in facts):
            found[frozenset(facts)].append(thing)
    return found


def _order(change: Change) -> tuple[str, str, str, str]:
    return str(change.subject), change.predicate.value, str(change.before), str(change.after)
