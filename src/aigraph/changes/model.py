"""What a comparison of two graphs finds: changes of facts, of answers, of ranks and of verdicts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyoxigraph as ox

    from aigraph.claims import Result
    from aigraph.dataset import Dataset
    from aigraph.errors import Text
    from aigraph.results import Node
    from aigraph.ties import Places


class Nature(StrEnum):
    """Where a fact comes from: somebody states it, a rule concludes it, or it describes the evidence itself."""

    STATED = "stated"
    INFERRED = "inferred"
    DESCRIBED = "described"


class Kind(StrEnum):
    """What became of a fact: there are more, fewer, it has another value, or other evidence for the same value."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two graphs. ``lines`` are its statements as sorted N-Quads, without the union of the named graphs.

    ``name`` is what it was asked for by; ``kind`` is project, revision, build, file or graph; ``fingerprint`` is the
    RDFC-1.0 hash. ``has_evidence`` tells that its facts lie in named graphs. ``is_own`` tells that its project comes
    with it, and is not the one of the other side or around here; ``held`` is what must live as long as it does.
    """

    name: str
    kind: str
    dataset: Dataset
    lines: tuple[bytes, ...]
    fingerprint: str
    has_evidence: bool
    is_own: bool = False
    notes: tuple[Text, ...] = ()
    held: object = None


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one fact. ``before`` is none of what was added, ``after`` of what was removed.

    ``graphs_before`` and ``graphs_after`` are the named graphs that have it on each side, sorted.
    """

    kind: Kind
    nature: Nature
    subject: ox.NamedNode | ox.BlankNode
    predicate: ox.NamedNode
    before: Node | None
    after: Node | None
    graphs_before: tuple[str, ...] = ()
    graphs_after: tuple[str, ...] = ()

    @property
    def value(self) -> Node | None:
        """The value now, else before."""
        return self.before if self.after is None else self.after


@dataclass(frozen=True, slots=True)
class Patch:
    """The statements that only the old, and only the new graph has, as sorted N-Quads."""

    removed: tuple[bytes, ...]
    added: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row of an answer that came, went or has other cells: column by column what stands there before and after.

    ``key`` are the cells by which the row is known on both sides; all of them, where nothing tells rows apart.
    """

    kind: Kind
    key: tuple[Node | None, ...]
    cells: tuple[tuple[str, Node | None, Node | None], ...]


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """A saved query that answers otherwise: how many rows before and after, and which differ.

    A query that makes triples has their numbers, and no rows.
    """

    query: str
    summary: Text
    before: int
    after: int
    rows: tuple[RowChange, ...]


@dataclass(frozen=True, slots=True)
class RankChange:
    """The places of a node by a measure, before and after; none where the network has no such node."""

    measure: str
    node: str
    name: str
    before: Places | None
    after: Places | None


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """A claim of the sources with what came of it before and after; none where the graph has no such claim."""

    claim: str
    before: Result | None
    after: Result | None

    @property
    def label(self) -> str:
        """The claim in words."""
        found = self.after or self.before
        return found.claim.label if found else ""


@dataclass(frozen=True, slots=True)
class Answers:
    """What the changes of the facts change in what is computed from them. ``asked`` is the number of queries."""

    asked: int
    queries: tuple[AnswerChange, ...]
    network: str
    ranks: tuple[RankChange, ...]
    claims: tuple[VerdictChange, ...]
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs. ``appeared`` and ``gone`` are the things that only one side knows, as terms are written.

    ``renamed`` pairs one that is gone with one that appeared and says the same; ``answers`` is none where they were
    not compared, and ``notes`` say why. ``language`` is the one that answers are told in.
    """

    old: Side
    new: Side
    language: str
    patch: Patch
    facts: tuple[Change, ...]
    appeared: frozenset[str]
    gone: frozenset[str]
    renamed: tuple[tuple[str, str], ...]
    answers: Answers | None
    notes: tuple[Text, ...]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.patch.removed or self.patch.added)

    def to_text(self) -> str:
        """All of it in sentences."""
        from aigraph.changes.telling import to_text  # noqa: PLC0415  (it is made of these)

        return to_text(self, 0)

    def to_markdown(self) -> str:
        """All of it as the notes of a release."""
        from aigraph.changes.telling import to_markdown  # noqa: PLC0415  (it is made of these)

        return to_markdown(self, 0)

    def to_json(self) -> dict[str, Any]:
        """All of it as plain data."""
        from aigraph.changes.forms import to_json  # noqa: PLC0415  (it is made of these)

        return to_json(self)

    def _repr_markdown_(self) -> str:
        from aigraph.changes.telling import to_markdown  # noqa: PLC0415  (it is made of these)

        return to_markdown(self)

    def select(self, *natures: Nature, kind: Kind | None = None) -> list[Change]:
        """The changes of some natures, of one kind where one is asked for."""
        return [change for change in self.facts if change.nature in natures and kind in {None, change.kind}]
