"""What a rule of the linter looks at: a query, its shape, and what the project knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aigraph.errors import Place
from aigraph.queries.functions import AGGREGATES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.errors import Fault, Finding
    from aigraph.queries import SavedQuery
    from aigraph.queries.shape import Expression, Query, Select
    from aigraph.terms import Vocabulary


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as rules see it. ``file`` is what findings call it; ``terms`` are the ontology's own, by whole IRI."""

    saved: SavedQuery
    file: str
    shape: Query
    vocabulary: Vocabulary
    namespaces: tuple[str, ...]
    terms: frozenset[str]

    @property
    def parameters(self) -> set[str]:
        """The variables that become values before the query is asked."""
        return {parameter.variable for parameter in self.saved.parameters}

    def found(self, fault: Fault, start: int, **values: object) -> Finding:
        """A finding at a position of the text."""
        return fault.at(place_at(self.file, self.saved.text, start), **values)

    def expand(self, name: str) -> str | None:
        """The whole IRI of an atom's text, an IRI in angle brackets or a prefixed name."""
        if name.startswith("<"):
            return name[1:-1]
        prefix, _, local = name.partition(":")
        declared = self.shape.prefixes.get(prefix)
        return self.vocabulary.expand(name) if declared is None else declared.text[1:-1] + local


def place_at(file: str, text: str, start: int) -> Place:
    """A position of a text as line and column."""
    line_start = text.rfind("\n", 0, start) + 1
    return Place(file, text.count("\n", 0, start) + 1, start - line_start + 1)


def aggregates(select: Select) -> Iterator[tuple[str, int, bool]]:
    """The aggregates in the clauses of a SELECT: name, position, whether DISTINCT."""
    for expression in select.expressions:
        yield from _aggregates(expression)


def has_one_row(select: Select) -> bool:
    """Whether a SELECT gives one row whatever the data: it aggregates without groups."""
    return not select.is_grouped and any(aggregates(select))


def _aggregates(expression: Expression) -> Iterator[tuple[str, int, bool]]:
    atoms = expression.atoms
    for position, atom in enumerate(atoms[:-1]):
        if atom.word in AGGREGATES and atoms[position + 1].text == "(":
            after = atoms[position + 2] if position + 2 < len(atoms) else atom
            yield atom.word, atom.start, after.word == "DISTINCT"
