"""The shape of a query: what its clauses are and where each begins, as far as its reader and its critics need it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.queries.atoms import Atom


@dataclass(slots=True)
class Expression:
    """The pieces of an expression, and the groups of the EXISTS in it, which are not among the pieces."""

    start: int
    atoms: tuple[Atom, ...]
    exists: list[Nested] = field(default_factory=list)

    @property
    def variables(self) -> set[str]:
        """The variables in it, those of its EXISTS included."""
        found = {atom.variable for atom in self.atoms if atom.variable}
        return found.union(*(nested.mentioned for nested in self.exists))


@dataclass(slots=True)
class Triple:
    """A triple pattern; its path is the pieces of a property path."""

    start: int
    subject: Atom
    path: tuple[Atom, ...]
    object: Atom

    @property
    def variables(self) -> set[str]:
        """The variables in it."""
        return {atom.variable for atom in (self.subject, *self.path, self.object) if atom.variable}

    @property
    def is_unbounded(self) -> bool:
        """Whether its path may be followed any number of times."""
        return any(atom.text in ("*", "+") for atom in self.path)


@dataclass(slots=True)
class Filter:
    """A FILTER."""

    start: int
    expression: Expression


@dataclass(slots=True)
class Bind:
    """A BIND: a variable made by an expression."""

    start: int
    expression: Expression
    variable: Atom


@dataclass(slots=True)
class Values:
    """A VALUES block."""

    start: int
    names: frozenset[str]
    rows: int


@dataclass(slots=True)
class Nested:
    """Groups under a word: OPTIONAL, MINUS, GRAPH, EXISTS, NOT EXISTS; or UNION, which one group in braces is too."""

    start: int
    word: str
    groups: list[Group]
    name: Atom | None = None

    @property
    def bound(self) -> set[str]:
        """The variables that it may bind: none for MINUS and EXISTS."""
        if self.word in ("MINUS", "EXISTS", "NOT EXISTS"):
            return set()
        found: set[str] = {self.name.variable} if self.name and self.name.variable else set()
        return found.union(*(group.bound for group in self.groups))

    @property
    def mentioned(self) -> set[str]:
        """The variables that stand anywhere in it, but for those that a SELECT inside keeps to itself."""
        found: set[str] = {self.name.variable} if self.name and self.name.variable else set()
        return found.union(*(group.mentioned for group in self.groups))


@dataclass(slots=True)
class Group:
    """What stands between braces: a SELECT alone, or elements in their order."""

    start: int
    elements: list[Triple | Filter | Bind | Values | Nested | Select] = field(default_factory=list)

    @property
    def bound(self) -> set[str]:
        """The variables that may be bound where the group ends."""
        found: set[str] = set()
        for element in self.elements:
            found |= _bound(element)
        return found

    @property
    def mentioned(self) -> set[str]:
        """The variables that stand in it, in expressions too."""
        found: set[str] = set()
        for element in self.elements:
            found |= _mentioned(element)
        return found

    def parts(self) -> Iterator[Triple | Filter | Bind | Values | Nested | Select]:
        """Its elements and theirs, but for what a SELECT inside keeps to itself."""
        for element in self.elements:
            yield element
            inner = [element] if isinstance(element, Nested) else _exists(element)
            for nested in inner:
                if nested is not element:
                    yield nested
                for group in nested.groups:
                    yield from group.parts()


@dataclass(slots=True)
class Item:
    """What a SELECT projects: a variable, and the expression that makes it."""

    variable: Atom
    expression: Expression | None


@dataclass(slots=True)
class Select:
    """A SELECT (or the whole of another form) with its WHERE and what follows it."""

    start: int
    form: str
    items: list[Item] = field(default_factory=list)
    is_distinct: bool = False
    is_star: bool = False
    where: Group = field(default_factory=lambda: Group(0))
    template: list[Triple] = field(default_factory=list)
    group_by: list[Expression] = field(default_factory=list)
    having: list[Expression] = field(default_factory=list)
    order_by: list[Expression] = field(default_factory=list)
    limit: Atom | None = None
    offset: Atom | None = None
    values: frozenset[str] = frozenset()
    is_grouped: bool = False

    @property
    def projected(self) -> set[str]:
        """The variables that it gives to what stands around it."""
        return self.where.bound | self.values if self.is_star else {item.variable.variable for item in self.items}

    @property
    def expressions(self) -> Iterator[Expression]:
        """The expressions of its clauses, those of its WHERE apart."""
        yield from (item.expression for item in self.items if item.expression)
        yield from (*self.group_by, *self.having, *self.order_by)


@dataclass(slots=True)
class Query:
    """A whole query: the prefixes (with their IRIs) and base that it declares, and its SELECT or other form.

    ``atoms`` are its pieces without those of the declarations.
    """

    atoms: list[Atom]
    prefixes: dict[str, Atom]
    base: Atom | None
    main: Select

    def selects(self) -> Iterator[Select]:
        """The main SELECT and all inside it."""
        yield from _selects(self.main)


def _selects(select: Select) -> Iterator[Select]:
    yield select
    parts = [*select.where.parts()]
    parts += [part for clause in select.expressions for nested in clause.exists for part in _inside(nested)]
    for part in parts:
        if isinstance(part, Select):
            yield from _selects(part)


def _inside(nested: Nested) -> Iterator[Triple | Filter | Bind | Values | Nested | Select]:
    yield nested
    for group in nested.groups:
        yield from group.parts()


def _exists(element: object) -> list[Nested]:
    return element.expression.exists if isinstance(element, (Filter, Bind)) else []


def _bound(element: Triple | Filter | Bind | Values | Nested | Select) -> set[str]:
    if isinstance(element, Triple):
        return element.variables
    if isinstance(element, Bind):
        return {element.variable.variable}
    if isinstance(element, Values):
        return set(element.names)
    if isinstance(element, Nested):
        return element.bound
    return element.projected if isinstance(element, Select) else set()


def _mentioned(element: Triple | Filter | Bind | Values | Nested | Select) -> set[str]:
    if isinstance(element, (Filter, Bind)):
        return element.expression.variables | _bound(element)
    return element.mentioned if isinstance(element, Nested) else _bound(element)
