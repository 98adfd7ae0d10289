"""What can go wrong, and where.

::

    AigraphError                exit status
    ├── UsageError              2   asked for something that does not exist
    ├── InputError              3   a file that cannot be read as what it should be
    └── FindingsError           1   readable, but not acceptable; carries every finding, of one kind or of several
        ├── FactsError              the data files (syntax, keys, types, ids)
        ├── EvidenceError           the passages (checksums, ranges, fingerprints)
        ├── ShapesError             the graph (SHACL)
        └── ClaimsError             what the sources say of their own figures

Every message follows one formula: ``where: what; remedy``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A place in a file: path below the project's folder, line and column, both from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: where it stands, what it is, what to do about it."""

    places: tuple[Place, ...]
    message: str
    remedy: str
    rule: str

    def __str__(self) -> str:
        first, *others = [str(place) for place in self.places] or ["project"]
        also = f" (also at {', '.join(others)})" if others else ""
        return f"{first}: {self.message}; {self.remedy}{also}"


def sort_findings(findings: Iterable[Finding]) -> list[Finding]:
    """Findings in reading order: by place, then by message; each one once."""
    return sorted(set(findings), key=lambda finding: (finding.places, finding.message, finding.rule))


class AigraphError(Exception):
    """Anything that a user can cause and mend; shown as one message, never as a traceback."""

    exit_status = 2


class UsageError(AigraphError):
    """Something was asked for that does not exist: a query, a network, a parameter, a resource."""

    exit_status = 2


class InputError(AigraphError):
    """A file cannot be read as what it should be."""

    exit_status = 3


class FindingsError(AigraphError):
    """The input was read and is not acceptable; ``findings`` says why, all at once."""

    exit_status = 1

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(sort_findings(findings))
        super().__init__("\n".join(str(finding) for finding in self.findings))


class FactsError(FindingsError):
    """The data files break a rule of the format."""


class EvidenceError(FindingsError):
    """A passage or a source is not what the data files say it is."""


class ShapesError(FindingsError):
    """The graph breaks a SHACL shape."""


class ClaimsError(FindingsError):
    """A claim of the sources no longer comes to the verdict that is recorded for it."""


def suggest(word: str, known: Iterable[str]) -> str:
    """``did you mean …?`` with a blank before it, or nothing where no known word is near."""
    from difflib import get_close_matches  # noqa: PLC0415  (only when something is already wrong)

    near = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f" (did you mean {near[0]}?)" if near else ""
