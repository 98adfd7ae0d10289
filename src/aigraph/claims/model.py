"""What a claim is, what it is made of, and what can come of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aigraph.claims.bounds import Bounds

EXHAUSTIVE, SOME = "exhaustive", "some"


class Verdict(StrEnum):
    """What comes of a claim, the gravest first."""

    CONTRADICTED = "contradicted"
    CONTRADICTED_UNDER_A_READING = "contradicted under a reading"
    UNDECIDABLE = "undecidable"
    CONSISTENT = "consistent"
    CONFIRMED = "confirmed"

    @property
    def is_contradiction(self) -> bool:
        """Whether the facts say otherwise, be it under one reading alone."""
        return self in (Verdict.CONTRADICTED, Verdict.CONTRADICTED_UNDER_A_READING)


@dataclass(frozen=True, slots=True)
class Reading:
    """Another way to read how the parts relate to the whole, with the reason of the reading's graph."""

    iri: str
    reason: str
    completeness: str


@dataclass(frozen=True, slots=True)
class Claim:
    """An aggregate that a source states. ``stated`` or ``things`` is what it says; neither: a sum left unsaid.

    ``values`` has what else the facts say of the claim, by the keys of data files: the parameters of its query.
    """

    iri: str
    label: str
    query: str
    stated: Bounds | None
    things: frozenset[str]
    unit: str
    modality: str
    completeness: str
    ground: str
    readings: tuple[Reading, ...]
    expected: Verdict | None
    passages: tuple[str, ...]
    values: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the whole, with its size (1 where parts are counted) and the fact that says so (often itself)."""

    iri: str
    size: Bounds
    fact: str


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a claim: the parts, their sum, what is left unexplained, and the reading that contradicts."""

    claim: Claim
    verdict: Verdict
    parts: tuple[Part, ...]
    computed: Bounds | None
    remainder: Bounds | None
    reading: Reading | None
