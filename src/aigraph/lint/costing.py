"""What takes long, or gives more rows than there are answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigraph.lint import wording
from aigraph.lint.model import aggregates, has_one_row
from aigraph.queries.shape import Bind, Filter, Group, Nested, Select, Triple, Values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.errors import Finding
    from aigraph.lint.model import Asked

_COUNTING = ("COUNT", "SUM", "AVG", "GROUP_CONCAT")
_NEGATIVE = ("MINUS", "EXISTS", "NOT EXISTS")
_MOST_SHOWN = 3


def costly_not_exists(asked: Asked) -> Iterator[Finding]:
    """FILTER NOT EXISTS with two patterns or more."""
    for nested in _nested(asked):
        if nested.word == "NOT EXISTS":
            count = sum(isinstance(part, Triple) for group in nested.groups for part in group.parts())
            if count > 1:
                yield asked.found(wording.NOT_EXISTS, nested.start, count=count)


def counted_paths(asked: Asked) -> Iterator[Finding]:
    """Aggregates that count, without DISTINCT, rows of a path that may be followed any number of times."""
    for select in asked.shape.selects():
        if _has_path(select):
            for name, start, is_distinct in aggregates(select):
                if name in _COUNTING and not is_distinct:
                    yield asked.found(wording.COUNTED_PATH, start, aggregate=name)


def products(asked: Asked) -> Iterator[Finding]:
    """Patterns of one group that no variable joins."""
    for select in asked.shape.selects():
        yield from _products(select.where, set(), asked)


def idle_minuses(asked: Asked) -> Iterator[Finding]:
    """MINUS that shares no variable with what stands before it (SPARQL 1.1, section 8.3.2)."""
    for select in asked.shape.selects():
        for group in _groups(select.where):
            before: set[str] = set()
            for element in group.elements:
                if isinstance(element, Nested) and element.word == "MINUS":
                    inside = set().union(*(part.bound for part in element.groups)) - asked.parameters
                    if not inside & before:
                        yield asked.found(wording.IDLE_MINUS, element.start)
                else:
                    before |= Group(0, [element]).bound - asked.parameters


def _has_path(select: Select) -> bool:
    return any(
        (isinstance(part, Triple) and part.is_unbounded)
        or (isinstance(part, Select) and not part.is_distinct and not part.is_grouped and _has_path(part))
        for part in select.where.parts()
    )


def _nested(asked: Asked) -> Iterator[Nested]:
    for select in asked.shape.selects():
        yield from (part for part in select.where.parts() if isinstance(part, Nested))
        for expression in select.expressions:
            yield from expression.exists


def _groups(group: Group) -> Iterator[Group]:
    """A group and those in it, but for what a SELECT inside keeps to itself."""
    yield group
    for part in group.parts():
        if isinstance(part, Nested):
            yield from part.groups


def _products(group: Group, outer: set[str], asked: Asked) -> Iterator[Finding]:
    """What is joined by nothing, in a group and in those inside it; variables from outside are joined already."""
    joined = _Joined()
    joined.join(outer)
    sources: list[tuple[int, set[str]]] = []
    for element in group.elements:
        names = _names(element) - asked.parameters
        joined.join(names)
        if names and _is_source(element):
            sources.append((element.start, names))
    first: dict[str, set[str]] = {}
    for start, names in sources:
        root = joined.root(next(iter(names)))
        if first and root not in first:
            those = next(iter(first.values()))
            yield asked.found(wording.PRODUCT, start, these=_shown(those), those=_shown(names))
        first.setdefault(root, names)
    inside = outer | group.bound
    for element in group.elements:
        exists = element.expression.exists if isinstance(element, (Filter, Bind)) else []
        for nested in [element] if isinstance(element, Nested) else exists:
            for inner in nested.groups:
                alone = isinstance(element, Nested) and element.word in ("MINUS", "UNION")
                yield from _products(inner, set() if alone else inside, asked)


def _names(element: Triple | Filter | Bind | Values | Nested | Select) -> set[str]:
    if isinstance(element, Filter):
        return element.expression.variables
    if isinstance(element, Bind):
        return element.expression.variables | {element.variable.variable}
    if isinstance(element, Nested):
        return element.mentioned
    return Group(0, [element]).bound


def _is_source(element: Triple | Filter | Bind | Values | Nested | Select) -> bool:
    """Whether an element may give many rows of its own."""
    if isinstance(element, Values):
        return element.rows > 1
    if isinstance(element, Select):
        return not has_one_row(element)
    if isinstance(element, Nested) and element.word == "UNION":
        return any(_is_source(inner) for group in element.groups for inner in group.elements)
    return isinstance(element, Triple) or (isinstance(element, Nested) and element.word not in _NEGATIVE)


def _shown(names: set[str]) -> str:
    shown = sorted(f"?{name}" for name in names if not name.startswith("_:"))
    return ", ".join(shown[:_MOST_SHOWN]) + (", …" if len(shown) > _MOST_SHOWN else "") or "[]"


class _Joined:
    """Which variables are joined, directly or through others."""

    def __init__(self) -> None:
        self._parents: dict[str, str] = {}

    def root(self, name: str) -> str:
        parent = self._parents.setdefault(name, name)
        while parent != self._parents[parent]:
            parent = self._parents[parent]
        return parent

    def join(self, names: set[str]) -> None:
        first, *others = sorted(names) or [""]
        for name in others:
            self._parents[self.root(name)] = self.root(first)
