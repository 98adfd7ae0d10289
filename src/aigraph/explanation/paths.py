"""Property paths (https://www.w3.org/TR/sparql11-query/#propertypaths): which triples lead from one node to another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aigraph.results import Node

Graph = ox.NamedNode | ox.DefaultGraph
Chain = tuple[ox.Triple, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One triple with a predicate, along it or against it."""

    predicate: ox.NamedNode
    is_inverse: bool = False


@dataclass(frozen=True, slots=True)
class Sequence:
    """One path after the other."""

    parts: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Any one of several paths."""

    parts: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A path at least ``least`` times (0 or 1), and no more than once unless ``is_endless``."""

    part: Path
    least: int
    is_endless: bool


@dataclass(frozen=True, slots=True)
class Negated:
    """One triple whose predicate is none of these, along it or against it."""

    predicates: frozenset[str]
    is_inverse: bool = False


Path = Step | Sequence | Choice | Repeat | Negated


def inverse(path: Path) -> Path:
    """The path from the other end."""
    if isinstance(path, Step):
        return Step(path.predicate, not path.is_inverse)
    if isinstance(path, Sequence):
        return Sequence(tuple(inverse(part) for part in reversed(path.parts)))
    if isinstance(path, Choice):
        return Choice(tuple(inverse(part) for part in path.parts))
    if isinstance(path, Repeat):
        return Repeat(inverse(path.part), path.least, path.is_endless)
    return Negated(path.predicates, not path.is_inverse)


def write_path(path: Path, shorten: Callable[[str], str]) -> str:
    """A path as SPARQL writes it, its properties as ``shorten`` gives them."""
    if isinstance(path, Step):
        return ("^" if path.is_inverse else "") + shorten(path.predicate.value)
    if isinstance(path, Negated):
        return f"!({'|'.join(('^' if path.is_inverse else '') + shorten(name) for name in sorted(path.predicates))})"
    if isinstance(path, Repeat):
        sign = ("*" if path.least == 0 else "+") if path.is_endless else "?"
        part = write_path(path.part, shorten)
        return f"{part}{sign}" if isinstance(path.part, Step) and not path.part.is_inverse else f"({part}){sign}"
    sign = "/" if isinstance(path, Sequence) else "|"
    return f"({sign.join(write_path(part, shorten) for part in path.parts)})"


def walk(store: ox.Store, graph: Graph, path: Path, start: Node) -> Iterator[tuple[Node, Chain]]:
    """Every node that the path reaches from ``start``, each with the triples that lead there; the shortest first."""
    if isinstance(path, (Step, Negated)):
        yield from _steps(store, graph, path, start)
    elif isinstance(path, Sequence):
        yield from _in_sequence(store, graph, path.parts, start)
    elif isinstance(path, Choice):
        for part in path.parts:
            yield from walk(store, graph, part, start)
    else:
        yield from _repeated(store, graph, path, start)


def _steps(store: ox.Store, graph: Graph, step: Step | Negated, start: Node) -> Iterator[tuple[Node, Chain]]:
    predicate = step.predicate if isinstance(step, Step) else None
    refused = step.predicates if isinstance(step, Negated) else frozenset()
    if step.is_inverse:
        quads = store.quads_for_pattern(None, predicate, start, graph)
    elif isinstance(start, ox.Literal):
        return
    else:
        quads = store.quads_for_pattern(start, predicate, None, graph)
    for triple in sorted((quad.triple for quad in quads if quad.predicate.value not in refused), key=str):
        node = triple.subject if step.is_inverse else triple.object
        if not isinstance(node, ox.Triple):
            yield node, (triple,)


def _in_sequence(store: ox.Store, graph: Graph, parts: tuple[Path, ...], start: Node) -> Iterator[tuple[Node, Chain]]:
    if not parts:
        yield start, ()
        return
    for middle, before in walk(store, graph, parts[0], start):
        for end, after in _in_sequence(store, graph, parts[1:], middle):
            yield end, before + after


def _repeated(store: ox.Store, graph: Graph, path: Repeat, start: Node) -> Iterator[tuple[Node, Chain]]:
    """Breadth first, each node once, so that a circle ends."""
    reached: set[Node] = set()
    if path.least == 0:
        reached.add(start)
        yield start, ()
    border: list[tuple[Node, Chain]] = [(start, ())]
    while border:
        fresh = []
        for middle, before in border:
            for end, after in walk(store, graph, path.part, middle):
                if end not in reached:
                    reached.add(end)
                    fresh.append((end, before + after))
                    yield fresh[-1]
        border = fresh if path.is_endless else []
