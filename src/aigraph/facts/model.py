"""What the data files say: blocks, statements, and the place of each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from aigraph.facts.syntax import place_of
from aigraph.terms import RDF_TYPE, Term

if TYPE_CHECKING:
    import yaml

    from aigraph.errors import Place
    from aigraph.facts.blocks import BlockKind
    from aigraph.project import Project
    from aigraph.terms import Vocabulary

TYPE = Term("type", RDF_TYPE, None, is_reference=True, is_language_map=False)


class Statement(NamedTuple):
    """One statement as a data file makes it. Ids are as written; ``node`` is where the value stands."""

    graph: str
    subject: str
    term: Term
    value: str
    language: str | None
    file: str
    node: yaml.Node

    @property
    def place(self) -> Place:
        """Where the value stands."""
        return place_of(self.file, self.node)


class Block(NamedTuple):
    """The head of a block: what kind it is of, the graph it names, and where it says so."""

    kind: BlockKind
    name: str
    file: str
    node: yaml.Node

    @property
    def place(self) -> Place:
        """Where the name of the graph stands."""
        return place_of(self.file, self.node)


@dataclass(frozen=True)
class Facts:
    """All that the data files say. ``document`` is one JSON-LD document; its IRIs are relative to the id base."""

    project: Project
    vocabulary: Vocabulary
    document: dict[str, Any]
    blocks: tuple[Block, ...]
    statements: tuple[Statement, ...]
    subjects: dict[str, tuple[Place, ...]]

    @cached_property
    def _by_property(self) -> dict[tuple[str, str], list[Statement]]:
        index = defaultdict(list)
        for statement in self.statements:
            index[statement.subject, statement.term.iri].append(statement)
        return index

    def places(self, subject: str, predicate: str | None = None, value: str | None = None) -> tuple[Place, ...]:
        """Every place that states something: about a subject, a property of it, or one value of the property.

        ``subject`` and ``value`` are ids or texts as written, ``predicate`` an IRI. Where nothing states the value,
        the places of the property; where nothing states the property, those of the subject, or of the blocks that
        the subject names.
        """
        stated = self._by_property.get((subject, predicate), []) if predicate else []
        exact = [statement for statement in stated if statement.value == value]
        places = tuple(statement.place for statement in exact or stated) or self.subjects.get(subject, ())
        return places or tuple(block.place for block in self.blocks if block.name == subject)
