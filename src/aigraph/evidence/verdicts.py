"""What the judge knows, and what he finds."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aigraph.errors import Fault, Finding, Place
    from aigraph.evidence.annotated import Annotated
    from aigraph.evidence.cases import Case, Fact
    from aigraph.evidence.passages import Passage
    from aigraph.evidence.policy import Policy
    from aigraph.evidence.support import Extent
    from aigraph.facts import Statement


@dataclass(frozen=True)
class Knowledge:
    """What the judge knows beside the case.

    Texts by slug; the policy; the class of each thing; labels by language; the bounds of modalities; the values that a
    heading states by its form; the passages that state each thing; the facts that each passage states; the
    ranges of each text that some block lists as ignored.
    """

    texts: Mapping[str, Annotated]
    policy: Policy
    types: Mapping[str, str]
    labels: Mapping[str, Mapping[str, str]]
    bounds: Mapping[str, frozenset[str]]
    headings: Mapping[Passage, frozenset[str]]
    stated: Mapping[str, frozenset[Passage]]
    facts: Mapping[Passage, tuple[Fact, ...]]
    ignored: Mapping[str, tuple[tuple[int, int], ...]]

    def class_of(self, thing: str) -> str:
        """The class of a thing, or nothing for what is no thing of the project."""
        return self.types.get(thing, "")


@dataclass
class Verdict:
    """What the judge finds in one case.

    ``claimed`` are the spans of the texts that its facts claim; ``supports`` those of each value; ``ends`` which ends
    of a range they claim; ``used`` the subjects that rest on a passage about them and the values that a reading adds;
    ``positions`` where in the text each subject's values begin.
    """

    case: Case
    findings: list[Finding] = field(default_factory=list)
    claimed: set[Extent] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)
    used: set[str] = field(default_factory=set)
    positions: dict[str, int] = field(default_factory=dict)
    ends: dict[Extent, set[str]] = field(default_factory=dict)
    supports: list[tuple[Statement, Extent]] = field(default_factory=list)

    def note(self, place: Place, fault: Fault, **values: object) -> None:
        """Add a finding."""
        self.findings.append(fault.at(place, **values))

    def support(self, statement: Statement, extents: Iterable[Extent]) -> None:
        """Note which spans of the texts have a value."""
        self.supports += [(statement, extent) for extent in extents]
