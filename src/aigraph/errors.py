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

Every message follows one formula: ``where: what; remedy``. A finding is told in English and in French: its words are a
``Fault`` of the package that finds it, in the package's ``wording`` module, and ``str`` tells them in English.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


ENGLISH, FRENCH = "en", "fr"
LANGUAGES = (ENGLISH, FRENCH)


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A place in a file: path below the project's folder, line and column, both from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True, slots=True)
class Text:
    """Words in English and in French, with slots of ``str.format`` until they are filled.

    ``more`` has them in other languages: a project's own shapes may speak any.

    >>> Text("an apple", "une pomme").tell("fr")
    'une pomme'
    """

    en: str
    fr: str
    more: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, words: Mapping[str, str]) -> Text:
        """A text from its words by language."""
        more = tuple(sorted((language, told) for language, told in words.items() if language not in LANGUAGES))
        return cls(words[ENGLISH], words[FRENCH], more)

    def fill(self, **values: object) -> Text:
        """The words with values in their slots; a value that is a text itself comes in each language.

        Raises KeyError where a slot has no value.
        """
        texts = [self, *(value for value in values.values() if isinstance(value, Text))]
        others = sorted({language for text in texts for language, _ in text.more})
        words = {name: self.tell(name).format(**_told(values, name)) for name in (*LANGUAGES, *others)}
        return Text.of(words)

    def tell(self, language: str) -> str:
        """The words in a language; in English for one that there is not."""
        return {ENGLISH: self.en, FRENCH: self.fr, **dict(self.more)}.get(language, self.en)

    def __str__(self) -> str:
        return self.en


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: where it stands, what it is, what to do about it."""

    places: tuple[Place, ...]
    message: Text
    remedy: Text
    rule: str

    def tell(self, language: str = ENGLISH) -> str:
        """The finding in one line."""
        first, *others = [str(place) for place in self.places] or [_PROJECT.tell(language)]
        also = _ALSO.fill(places=", ".join(others)).tell(language) if others else ""
        return f"{first}: {self.sentence(language)}{also}"

    def sentence(self, language: str = ENGLISH) -> str:
        """What is wrong and the remedy, without the place."""
        return _SENTENCE.fill(message=self.message, remedy=self.remedy).tell(language)

    def __str__(self) -> str:
        return self.tell()


@dataclass(frozen=True, slots=True)
class Fault:
    """A kind of finding: its rule, and in each language what is wrong and the remedy, with slots for values."""

    rule: str
    en: tuple[str, str]
    fr: tuple[str, str]

    @property
    def texts(self) -> tuple[Text, Text]:
        """What is wrong, and the remedy."""
        return Text(self.en[0], self.fr[0]), Text(self.en[1], self.fr[1])

    def at(self, *places: Place, **values: object) -> Finding:
        """The finding of this kind at some places. Raises KeyError where a slot has no value."""
        message, remedy = self.texts
        rule = self.rule.format(**values) if "{" in self.rule else self.rule
        return Finding(places, message.fill(**values), remedy.fill(**values), rule)


_PROJECT = Text("project", "projet")
_ALSO = Text(" (also at {places})", " (aussi à {places})")
_SENTENCE = Text("{message}; {remedy}", "{message} ; {remedy}")
_DID_YOU_MEAN = Text(" (did you mean {near}?)", " (vouliez-vous dire {near} ?)")
NOTHING = Text("", "")


def _told(values: Mapping[str, object], language: str) -> dict[str, object]:
    return {name: value.tell(language) if isinstance(value, Text) else value for name, value in values.items()}


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
        super().__init__(self.tell())

    def tell(self, language: str = ENGLISH) -> str:
        """The findings, one a line."""
        return "\n".join(finding.tell(language) for finding in self.findings)


class FactsError(FindingsError):
    """The data files break a rule of the format."""


class EvidenceError(FindingsError):
    """A passage or a source is not what the data files say it is."""


class ShapesError(FindingsError):
    """The graph breaks a SHACL shape."""


class ClaimsError(FindingsError):
    """A claim of the sources no longer comes to the verdict that is recorded for it."""


def join(texts: Iterable[Text]) -> Text:
    """Texts as a list with commas."""
    texts = list(texts)
    return Text(", ".join(text.en for text in texts), ", ".join(text.fr for text in texts))


def either(names: Iterable[str]) -> Text:
    """``a or b``."""
    names = list(names)
    return Text(" or ".join(names), " ou ".join(names))


def suggest(word: str, known: Iterable[str]) -> Text:
    """``did you mean …?`` with a blank before it, or nothing where no known word is near."""
    from difflib import get_close_matches  # noqa: PLC0415  (only when something is already wrong)

    near = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return _DID_YOU_MEAN.fill(near=near[0]) if near else NOTHING
