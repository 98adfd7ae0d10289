"""The parts of an explanation: a tree of facts and the evidence for each, down to the leaves."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyoxigraph as ox

    from aigraph.results import Node


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage: its document (an IRI and a short name), its range, and its words where the texts are at hand.

    ``part`` is the property that ties it to its graph (``from``, ``about``), empty for the graph itself. ``is_cut``
    tells that ``words`` are not all of them.
    """

    graph: str
    source: str
    title: str
    start: int
    end: int
    part: str = ""
    words: str | None = None
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """One graph that has a fact: what kind it is of and what is known of it.

    ``reason`` is by language; ``ways`` are the premises that a rule concluded from, one tuple for each way that is
    told, ``more_ways`` the number of those that are not.
    """

    kind: str
    graph: str
    quotes: tuple[Quote, ...] = ()
    reason: Mapping[str, str] = field(default_factory=dict)
    register: str = ""
    release: str = ""
    date: str = ""
    rule: str = ""
    summary: str = ""
    ways: tuple[tuple[Fact, ...], ...] = ()
    more_ways: int = 0


@dataclass(frozen=True, slots=True)
class Fact:
    """A triple, in words too, with its evidence. ``is_repeated``: the evidence stands elsewhere in the same tree."""

    triple: ox.Triple
    subject: str
    property: str
    value: str
    evidence: tuple[Evidence, ...] = ()
    is_repeated: bool = False


@dataclass(frozen=True, slots=True)
class Premise:
    """What a rule asks for: a triple pattern, a variable where nothing is known. ``property`` is in words."""

    subject: Node | ox.Variable
    property: str
    object: Node | ox.Variable
    is_present: bool


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A rule that could conclude a fact, and what it would need: what is there and what is not."""

    rule: str
    summary: str
    premises: tuple[Premise, ...]


@dataclass(frozen=True, slots=True)
class Absence:
    """Why something is not in the graph.

    ``unknown`` has each name that the graph does not know, with the nearest that it does (or nothing); ``rules`` those
    that could conclude the fact; ``near`` what the graph says of the same things; ``key`` the word by which a data
    file could state it.
    """

    unknown: Mapping[str, str]
    rules: tuple[NearMiss, ...]
    near: tuple[Fact, ...]
    key: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """The answer: the facts asked for, for a thing those about it too; or why there is none.

    ``notices`` names the rights of each document whose words are quoted; ``taken`` has the id of the thing that was
    meant by each name in what was asked.
    """

    target: str
    language: str
    facts: tuple[Fact, ...]
    incoming: tuple[Fact, ...]
    absence: Absence | None
    notices: tuple[str, ...]
    taken: Mapping[str, str] = field(default_factory=dict)
