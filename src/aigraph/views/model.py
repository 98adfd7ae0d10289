"""What a view is, and what a report of it holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyoxigraph as ox

    from aigraph.errors import Text


@dataclass(frozen=True, slots=True)
class View:
    """A graph made of ours by the queries of ``queries/views/<name>``.

    ``triples`` stand in a fixed order, each once; ``prefixes`` are those that the queries declare and the triples use;
    ``reasons`` tell why a class or property, by its IRI, has no counterpart.
    """

    name: str
    summaries: tuple[Text, ...]
    triples: tuple[ox.Triple, ...]
    prefixes: dict[str, str]
    reasons: dict[str, Text]


@dataclass(frozen=True, slots=True)
class ClassLoss:
    """A class of the graph: how many things it has, and how many of them the view does not hold at all."""

    iri: str
    name: str
    labels: Text
    things: int
    lost: int
    reason: Text


@dataclass(frozen=True, slots=True)
class PropertyLoss:
    """A property of the graph: in how many statements it is, and how many of them the view does not tell."""

    iri: str
    name: str
    labels: Text
    statements: int
    lost: int
    reason: Text


@dataclass(frozen=True, slots=True)
class ViewReport:
    """What a view cannot say, the most first: classes and properties of which something is lost, and the totals.

    ``things`` and ``statements`` count all of the graph, ``lost_things`` and ``lost_statements`` what the view lacks.
    """

    view: str
    triples: int
    things: int
    lost_things: int
    statements: int
    lost_statements: int
    classes: tuple[ClassLoss, ...]
    properties: tuple[PropertyLoss, ...]
