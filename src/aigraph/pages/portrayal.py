"""What a page shows of a resource: portraits, in the order that a reader looks for things.

First sums of money, then names, texts, other things and figures; then what registers add, last what only rules
conclude. Incoming statements stand under the class of the thing that makes them, those with a sum first. No order goes
by a name of the ontology.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aigraph.pages.links import Link

_MOST_PROOFS, _MOST_SUMMED, _LONGEST_SUMMARY = 2, 3, 300


@dataclass(frozen=True, slots=True)
class Proof:
    """A piece of evidence, and its words where they are shown."""

    link: Link
    words: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a property. ``more`` is a second way to it, such as an identifier's own address."""

    link: Link
    more: Link | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """Values with the same evidence; of long ones the rest is ``folded``."""

    values: tuple[Value, ...]
    folded: tuple[Value, ...]
    proofs: tuple[Proof, ...]

    @property
    def first_proofs(self) -> tuple[Proof, ...]:
        """Those that are seen at once."""
        return self.proofs[:_MOST_PROOFS]

    @property
    def further_proofs(self) -> tuple[Proof, ...]:
        """Those that are folded away."""
        return self.proofs[_MOST_PROOFS:]


@dataclass(frozen=True, slots=True)
class Row:
    """A property, or a class of things, and its values. ``note`` qualifies it."""

    name: Link
    note: str
    runs: tuple[Run, ...]
    folded: tuple[Run, ...]

    @property
    def hidden(self) -> int:
        """How many values are folded away."""
        return sum(len(run.values) + len(run.folded) for run in self.folded)


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a document: its anchor, its range, what it states something of, its words where they are shown."""

    anchor: str
    span: str
    subjects: tuple[Link, ...]
    folded: tuple[Link, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Portrait:
    """All that a page shows of a resource. ``names`` are those in other languages, ``kind_iri`` is its class."""

    iri: str
    label: str
    kind: str
    kind_iri: str
    names: tuple[Link, ...]
    facts: tuple[Row, ...]
    incoming: tuple[Row, ...]
    further: int
    concluded: tuple[Row, ...]
    identifiers: tuple[Row, ...]
    naming: tuple[Row, ...]
    stated: tuple[tuple[Link, Link, Link], ...]
    stated_further: int
    passages: tuple[Passage, ...]
    notices: tuple[str, ...]

    @property
    def summary(self) -> str:
        """The thing in a line: its class, its name, the first that is said of it."""
        rows = [row for row in (*self.facts, *self.incoming) if row.runs][:_MOST_SUMMED]
        told = (f"{row.name.text} : {', '.join(value.link.text for value in row.runs[0].values[:3])}" for row in rows)
        head = f"{self.label} ({self.kind})" if self.kind else self.label
        return ". ".join([head, *told])[:_LONGEST_SUMMARY]
