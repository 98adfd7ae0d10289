"""What a report holds: figures alone, no words of any language but names of things and classes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Evidence:
    """How many statements rest on each kind of evidence; a statement that several kinds have is counted in each."""

    passage: int = 0
    reading: int = 0
    record: int = 0
    editorial: int = 0
    rule: int = 0
    description: int = 0


@dataclass(frozen=True, slots=True)
class ClassFigures:
    """One class: its things, their statements (each once), by evidence, and how many things have an identifier."""

    name: str
    label: str
    things: int
    statements: int
    evidence: Evidence
    identified: int


@dataclass(frozen=True, slots=True)
class SourceFigures:
    """One document: passages that state something, characters in any of them, characters of the whole text."""

    name: str
    label: str
    passages: int
    covered: int
    characters: int | None


@dataclass(frozen=True, slots=True)
class LanguageFigures:
    """One language: how many of the named things have a name in it."""

    language: str
    named: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """Amounts and numbers: exact ones, and those that the sources bound or qualify."""

    exact: int
    at_least: int
    at_most: int
    ranges: int
    qualified: int


@dataclass(frozen=True, slots=True)
class OpenEnd:
    """Something that the documents leave open, and the things of which it is so."""

    name: str
    label: str
    things: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Checks:
    """What was checked before the report was made, and what was found.

    ``same_texts`` tells whether the texts that were given are those that were read; None where none were given.
    """

    findings: int
    with_sources: bool
    same_texts: bool | None = None

    @property
    def are_passed(self) -> bool:
        """Whether nothing was found: what somebody may sign."""
        return not self.findings and self.same_texts is not False


@dataclass(frozen=True, slots=True)
class Report:
    """The quality of a dataset in figures. ``fingerprint`` is the RDFC-1.0 hash of what was measured.

    ``single`` are statements that one passage alone supports, ``interpreted`` those that a reading alone does.
    ``annotations`` counts what a curator added: readings, their passages and own values, ignored words, subjects.
    ``figures`` are those of things; claims, which repeat them, are left out.
    """

    project: str
    fingerprint: str
    statements: int
    evidence: Evidence
    single: int
    interpreted: int
    classes: tuple[ClassFigures, ...]
    sources: tuple[SourceFigures, ...]
    registers: dict[str, int]
    languages: tuple[LanguageFigures, ...]
    labelled: int
    figures: Figures
    annotations: dict[str, int]
    claims: dict[str, int]
    open_ends: tuple[OpenEnd, ...]
    checks: Checks
