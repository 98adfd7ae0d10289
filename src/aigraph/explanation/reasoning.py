"""From which triples a rule concluded a triple, and which it would need for one that it did not conclude."""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.dataset import Dataset, read_ontology
from aigraph.explanation.paths import Chain, Graph, Negated, Step, inverse, walk
from aigraph.explanation.patterns import Bindings, Pattern, ReadRule, fill, read_patterns, unify
from aigraph.queries import bind_conclusion, conclude, select
from aigraph.rules import Rule, read_rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aigraph.explanation.paths import Path
    from aigraph.results import Node

#: A triple and the graph that a rule looked for it in (the union, or a named one).
Support = tuple[ox.Triple, Graph]
Way = tuple[Support, ...]
_UNION = ox.DefaultGraph()
# What is missing is told by example: the first few ways to fill a pattern are enough.
_MOST_BRANCHES, _MOST_STATES = 20, 60


class Reasoner:
    """Knows the rules of a dataset; rebuilds what they concluded from what, in the order in which they did."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset

    @cached_property
    def rules(self) -> dict[str, Rule]:
        """The rules by the IRIs of their graphs."""
        project = self._dataset.project
        return {project.iri(f"rule/{rule.name}"): rule for rule in read_rules(project)}

    @property
    def ontology(self) -> ox.NamedNode:
        """The graph under which rules ask the ontology."""
        return ox.NamedNode(self._dataset.project.base + "graph/ontology")

    def ways(self, rule: Rule, triple: ox.Triple) -> list[Way]:
        """Each way in which a rule concludes a triple from others that were there before it; never in a circle."""
        read = self._read(rule)
        ways: set[Way] = set()
        for conclusion in read.conclusions:
            values = unify(conclusion, triple)
            if values is None:
                continue
            for row in self._rows(rule, values):
                ways.add(self._supports(read, row))
        last = self._order.get(triple, 0)
        return sorted((way for way in ways if all(self._rank(support) < last for support in way)), key=str)

    def near_misses(self, triple: ox.Triple) -> Iterator[tuple[Rule, list[tuple[Pattern, Bindings, bool]]]]:
        """Each rule that could conclude a triple: its patterns, what their variables stand for, and which of them hold.

        As many hold at once as can, told by the first example; one that does not hold is filled by the triple alone.
        """
        for rule in self.rules.values():
            read = self._read(rule)
            for conclusion in read.conclusions:
                values = unify(conclusion, triple)
                if values is not None:
                    held, bindings = self._best(read.patterns, values)
                    yield (
                        rule,
                        [
                            (pattern, bindings if pattern in held else values, pattern in held)
                            for pattern in read.patterns
                        ],
                    )

    # -- the rules run again, step by step

    @cached_property
    def _read_rules(self) -> dict[str, ReadRule]:
        return {}

    def _read(self, rule: Rule) -> ReadRule:
        if rule.name not in self._read_rules:
            self._read_rules[rule.name] = read_patterns(rule, self._dataset.vocabulary.prefixes)
        return self._read_rules[rule.name]

    @cached_property
    def _replay(self) -> tuple[Dataset, dict[ox.Triple, int]]:
        """A copy of the dataset with the ontology at hand, and the step in which a rule first concluded a triple."""
        store = ox.Store()
        copy = Dataset(self._dataset.project, self._dataset.vocabulary, store)
        copy.add(
            quad
            for quad in self._dataset.store
            if not isinstance(quad.graph_name, ox.DefaultGraph) and quad.graph_name.value not in self.rules
        )
        for triple in read_ontology(copy.project):
            store.add(ox.Quad(triple.subject, triple.predicate, triple.object, self.ontology))
        return copy, _replayed(copy, list(self.rules.values()))

    @property
    def _copy(self) -> Dataset:
        return self._replay[0]

    @property
    def _order(self) -> Mapping[ox.Triple, int]:
        return self._replay[1]

    def _rank(self, support: Support) -> int:
        """When a premise came to be known: 0 for what is stated somewhere."""
        triple, graph = support
        return self._order.get(triple, 0) if isinstance(graph, ox.DefaultGraph) else 0

    def _rows(self, rule: Rule, values: Bindings) -> Iterator[Bindings]:
        rows = select(self._copy, bind_conclusion(rule.query, values))
        for row in rows.rows:
            yield {name: term for name, term in zip(rows.columns, row, strict=True) if term is not None}

    def _supports(self, read: ReadRule, bindings: Bindings) -> Way:
        """The triples that the patterns stand for in one solution; those of a branch not taken do not hold."""
        found: dict[Support, None] = {}
        for pattern in read.patterns:
            chain = next((chain for _, chain in self._matches(pattern, bindings)), ())
            graph = _graph(pattern, bindings)
            found |= {(triple, graph): None for triple in chain}
        return tuple(found)

    # -- matching patterns

    def _best(self, patterns: Sequence[Pattern], values: Bindings) -> tuple[frozenset[Pattern], Bindings]:
        """The most patterns that hold together, with what their variables stand for."""
        best: tuple[frozenset[Pattern], Bindings] = (frozenset(), values)
        states: list[tuple[frozenset[Pattern], Bindings]] = [best]
        for _ in patterns:
            fresh: dict[tuple[frozenset[Pattern], tuple[tuple[str, Node], ...]], Bindings] = {}
            for held, bindings in states:
                for pattern in patterns:
                    if pattern not in held:
                        for more, _ in islice(self._matches(pattern, bindings), _MOST_BRANCHES):
                            fresh.setdefault((held | {pattern}, tuple(sorted(more.items()))), more)
            if not fresh:
                break
            states = [(held, bindings) for (held, _), bindings in islice(fresh.items(), _MOST_STATES)]
            best = states[0]
        return best

    def _matches(self, pattern: Pattern, bindings: Bindings) -> Iterator[tuple[Bindings, Chain]]:
        """Each way to fill a pattern, with the triples that it stands for then; nothing where no end is known."""
        graph = _graph(pattern, bindings)
        subject, object_ = fill(pattern.subject, bindings), fill(pattern.object, bindings)
        predicate = pattern.predicate
        path: Path
        if isinstance(predicate, ox.Variable):
            bound = bindings.get(predicate.value)
            path = Step(bound) if isinstance(bound, ox.NamedNode) else Negated(frozenset())
        elif isinstance(predicate, (ox.BlankNode, ox.Literal)):
            return
        else:
            path = Step(predicate) if isinstance(predicate, ox.NamedNode) else predicate
        if subject is not None:
            ends = walk(self._copy.store, graph, path, subject)
            found = ((subject, end, chain) for end, chain in ends if object_ in (None, end))
        elif object_ is not None:
            starts = walk(self._copy.store, graph, inverse(path), object_)
            found = ((start, object_, chain) for start, chain in starts)
        else:
            return
        for start, end, chain in found:
            yield bindings | _bound(pattern, start, end, chain), chain


def _graph(pattern: Pattern, bindings: Bindings) -> Graph:
    graph = fill(pattern.graph, bindings)
    return graph if isinstance(graph, ox.NamedNode) else _UNION


def _bound(pattern: Pattern, start: Node, end: Node, chain: Chain) -> Bindings:
    found: Bindings = {}
    if isinstance(pattern.subject, ox.Variable):
        found[pattern.subject.value] = start
    if isinstance(pattern.object, ox.Variable):
        found[pattern.object.value] = end
    if isinstance(pattern.predicate, ox.Variable) and chain:
        found[pattern.predicate.value] = chain[0].predicate
    return found


def _replayed(dataset: Dataset, rules: list[Rule]) -> dict[ox.Triple, int]:
    """Run the rules as `aigraph.rules` does; each new triple with the number of the step that made it."""
    order: dict[ox.Triple, int] = {}
    known = {quad.triple for quad in dataset.store.quads_for_pattern(None, None, None, _UNION)}
    step = idle = 0
    while idle < len(rules):
        fresh = conclude(dataset, rules[step % len(rules)].query) - known
        step += 1
        idle = 0 if fresh else idle + 1
        known |= fresh
        order |= dict.fromkeys(fresh, step)
        dataset.store.extend(ox.Quad(triple.subject, triple.predicate, triple.object) for triple in fresh)
    return order
