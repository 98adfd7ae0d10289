"""Passages: ranges of characters of source documents, and what can be checked of them.

A passage is named by the document's IRI with an RFC 5147 fragment: ``…/source/aef-2024#char=3891,4120``. The texts
are other people's and not part of a project; whoever has them names their folder, files ``<slug>.txt``.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aigraph.errors import EvidenceError, Finding, InputError, UsageError, suggest
from aigraph.facts.values import PASSAGE_ID
from aigraph.terms import AIG

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from aigraph.errors import Place
    from aigraph.facts import Facts, Statement

FINGERPRINT_DIGITS = 6
_CONTEXT_CHARACTERS = 30


@dataclass(frozen=True, slots=True)
class Passage:
    """A range of a source's text: characters from ``start``, zero-based, up to and without ``end``."""

    source: str
    start: int
    end: int

    @property
    def name(self) -> str:
        """The passage as data files name it."""
        return f"../source/{self.source}#char={self.start},{self.end}"


def parse_passage(name: str) -> Passage | None:
    """The passage that a data file's name stands for; None when it is no passage.

    >>> parse_passage("../source/aef-2024#char=10,42")
    Passage(source='aef-2024', start=10, end=42)
    """
    found = PASSAGE_ID.fullmatch(name)
    return Passage(found[1].rpartition("/")[2], int(found[2]), int(found[3])) if found else None


def cited_passages(facts: Facts) -> Iterator[Passage]:
    """Every passage that states facts or that a reading begins from, as often as it is cited."""
    return (passage for passage, _ in _citations(facts))


def fingerprint(text: str) -> str:
    """The first digits of the SHA-256 of a passage's text, which tell that an offset slipped; no evidence."""
    return hashlib.sha256(text.encode()).hexdigest()[:FINGERPRINT_DIGITS]


def read_sources(folder: Path) -> dict[str, str]:
    """The texts of a folder by slug, characters as they stand (no newline is changed). Raises InputError."""
    if not folder.is_dir():
        msg = f"{folder}: no such folder; name the folder that holds the source texts"
        raise UsageError(msg)
    texts = {}
    for path in sorted(folder.glob("*.txt")):
        try:
            texts[path.stem] = path.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            msg = f"{path}: cannot be read as UTF-8 text ({error}); restore the file"
            raise InputError(msg) from error
    return texts


def cite(texts: Mapping[str, str], source: str, words: str) -> Passage:
    """The passage of a source that holds ``words``, which must stand there once, letter for letter.

    Raises UsageError when the source is unknown, when the words stand nowhere or more than once, or when they are no
    whole words of one paragraph.
    """
    if source not in texts:
        msg = f"{source}: no text of that name{suggest(source, texts)}; there are {', '.join(texts) or 'none'}"
        raise UsageError(msg)
    text = texts[source]
    starts = [found.start() for found in re.finditer(f"(?={re.escape(words)})", text)] if words else []
    if len(starts) == 1:
        passage = Passage(source, starts[0], starts[0] + len(words))
        fault = _boundary_fault(text, passage)
        if fault:
            msg = f"{source}: the passage {fault}; take whole words of one paragraph"
            raise UsageError(msg)
        return passage
    if not starts:
        msg = f"{source}: the words do not stand there; copy them letter for letter, quotes and blanks included"
        raise UsageError(msg)
    places = "\n".join(f"  {start},{start + len(words)}: {_surroundings(text, start, len(words))}" for start in starts)
    msg = f"{source}: the words stand there {len(starts)} times; take more of the sentence:\n{places}"
    raise UsageError(msg)


def check_form(facts: Facts) -> None:
    """What can be checked of passages without the texts: that each lies inside its source. Raises EvidenceError."""
    lengths = {_slug(statement): int(statement.value) for statement in _statements(facts, AIG.characterCount)}
    findings = []
    for passage, place in _citations(facts):
        length = lengths.get(passage.source)
        if passage.start >= passage.end:
            what = f"the passage ends at {passage.end}, before it begins"
        elif length is not None and passage.end > length:
            what = f"the passage ends at {passage.end}, and {passage.source} has {length} characters"
        else:
            continue
        findings.append(Finding((place,), what, "take the range from `aigraph cite`", "passage-range"))
    if findings:
        raise EvidenceError(findings)


def check_texts(facts: Facts, texts: Mapping[str, str]) -> None:
    """Whether the texts are the ones that were read, and every passage the one that was cited.

    Raises EvidenceError with every finding: a text that is missing, a checksum or a length that differs, a
    fingerprint that differs, a boundary inside a word or at a blank.
    """
    findings = [*_missing_texts(facts, texts), *_checksums(facts, texts), *_lengths(facts, texts)]
    if not findings:
        findings = list(_fingerprints(facts, texts)) + list(_boundaries(facts, texts))
    if findings:
        raise EvidenceError(findings)


def _citations(facts: Facts) -> Iterator[tuple[Passage, Place]]:
    for block in facts.blocks:
        passage = parse_passage(block.name)
        if passage:
            yield passage, block.place
    for statement in facts.statements:
        passage = parse_passage(statement.value) if statement.term.is_reference else None
        if passage:
            yield passage, statement.place


def _surroundings(text: str, start: int, length: int) -> str:
    before = text[max(0, start - _CONTEXT_CHARACTERS) : start]
    after = text[start + length : start + length + _CONTEXT_CHARACTERS]
    return repr(f"{before}[…]{after}")


def _missing_texts(facts: Facts, texts: Mapping[str, str]) -> Iterator[Finding]:
    """Told once a source: where its checksum stands, else where it is cited first."""
    stated = [(_slug(statement), statement.place) for statement in _statements(facts, AIG.checksum)]
    cited = [(passage.source, place) for passage, place in _citations(facts)]
    for source, place in dict([*reversed(cited), *stated]).items():
        if source not in texts:
            remedy = f"put {source}.txt into the folder of sources"
            yield Finding((place,), f"the text of {source} is missing", remedy, "source-missing")


def _checksums(facts: Facts, texts: Mapping[str, str]) -> Iterator[Finding]:
    for statement in _statements(facts, AIG.checksum):
        source = _slug(statement)
        if source in texts and hashlib.sha256(texts[source].encode()).hexdigest() != statement.value:
            what = f"the text of {source} is not the one that was read (its SHA-256 differs)"
            yield Finding((statement.place,), what, "restore the text, or cite its passages anew", "source-checksum")


def _lengths(facts: Facts, texts: Mapping[str, str]) -> Iterator[Finding]:
    for statement in _statements(facts, AIG.characterCount):
        source = _slug(statement)
        if source in texts and len(texts[source]) != int(statement.value):
            what = f"{source} has {len(texts[source])} characters, not {statement.value}"
            yield Finding((statement.place,), what, "correct the number", "source-length")


def _statements(facts: Facts, predicate: str) -> Iterator[Statement]:
    return (statement for statement in facts.statements if statement.term.iri == predicate)


def _slug(statement: Statement) -> str:
    return statement.subject.rpartition("/")[2]


def _fingerprints(facts: Facts, texts: Mapping[str, str]) -> Iterator[Finding]:
    for statement in _statements(facts, AIG.fingerprint):
        passage = parse_passage(statement.subject)
        if passage and fingerprint(texts[passage.source][passage.start : passage.end]) != statement.value:
            what = f"the passage does not have the fingerprint {statement.value}"
            yield Finding((statement.place,), what, "cite it anew with `aigraph cite`", "passage-fingerprint")


def _boundaries(facts: Facts, texts: Mapping[str, str]) -> Iterator[Finding]:
    for passage, place in _citations(facts):
        fault = _boundary_fault(texts[passage.source], passage)
        if fault:
            remedy = "take the range from `aigraph cite`"
            yield Finding((place,), f"the passage {fault}", remedy, "passage-boundary")


def _boundary_fault(text: str, passage: Passage) -> str | None:
    words = text[passage.start : passage.end]
    if words != words.strip() or "\n\n" in words:
        return "begins or ends with a blank, or runs over a paragraph's end"
    if _cuts_a_word(text, passage.start) or _cuts_a_word(text, passage.end):
        return "begins or ends inside a word"
    return None


def _cuts_a_word(text: str, position: int) -> bool:
    return 0 < position < len(text) and text[position - 1].isalnum() and text[position].isalnum()
