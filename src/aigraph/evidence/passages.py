"""Passages: ranges of characters of source documents, and the texts that they are ranges of.

A passage is named by the document's IRI with an RFC 5147 fragment: ``…/source/aef-2024#char=3891,4120``. The texts
are other people's and not part of a project; whoever has them names their folder, files ``<slug>.txt``.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aigraph.errors import InputError, UsageError, suggest
from aigraph.evidence import passage_wording
from aigraph.facts.values import PASSAGE_ID

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from aigraph.errors import Place, Text
    from aigraph.facts import Facts

FINGERPRINT_DIGITS = 6
_CONTEXT_CHARACTERS = 30
_LOOSE = ",;:."
_ELISION = re.compile(r"\w['’]\Z")


@dataclass(frozen=True, slots=True)
class Passage:
    """A range of a source's text: characters from ``start``, zero-based, up to and without ``end``."""

    source: str
    start: int
    end: int

    def holds(self, other: Passage) -> bool:
        """Whether another range of the same text lies inside."""
        return self.start <= other.start and other.end <= self.end

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
    return (passage for passage, _ in citations(facts))


def citations(facts: Facts) -> Iterator[tuple[Passage, Place]]:
    """Every passage with the place that cites it: the heads of blocks, then the values of keys."""
    for block in facts.blocks:
        passage = parse_passage(block.name)
        if passage:
            yield passage, block.place
    for statement in facts.statements:
        passage = parse_passage(statement.value) if statement.term.is_reference else None
        if passage:
            yield passage, statement.place


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


def cite(texts: Mapping[str, str], source: str, words: str, refuse: Callable[[Passage], str] | None = None) -> Passage:
    """The passage of a source that holds ``words``, which must stand there once, letter for letter.

    ``refuse`` tells what else a validation would find wrong with it, and what to take. Raises UsageError when the
    source is unknown, when the words stand nowhere or more than once, or when they are no passage.
    """
    text = _text_of(texts, source)
    starts = [found.start() for found in re.finditer(f"(?={re.escape(words)})", text)] if words else []
    if len(starts) == 1:
        passage = Passage(source, starts[0], starts[0] + len(words))
        fault = ends_fault(text, passage) if refuse is None else ""
        fault = f"the passage {fault}; take whole words of one paragraph" if fault else ""
        fault = refuse(passage) if refuse else fault
        if fault:
            msg = f"{source}: {fault}"
            raise UsageError(msg)
        return passage
    if not starts:
        msg = f"{source}: the words do not stand there; copy them letter for letter, quotes and blanks included"
        raise UsageError(msg)
    places = "\n".join(f"  {start},{start + len(words)}: {_surroundings(text, start, len(words))}" for start in starts)
    msg = f"{source}: the words stand there {len(starts)} times; take more of the sentence:\n{places}"
    raise UsageError(msg)


def measure(texts: Mapping[str, str], source: str) -> tuple[str, int]:
    """The SHA-256 and the number of characters of a source, which its description states. Raises UsageError."""
    text = _text_of(texts, source)
    return hashlib.sha256(text.encode()).hexdigest(), len(text)


def ends_fault(text: str, passage: Passage, entries: Iterable[Passage] = ()) -> Text | None:
    """What the characters of a passage and at its ends show to be wrong; None where they are sound.

    A line is a paragraph; inside ``entries``, lists whose entries have several lines, a blank line parts two of them.
    """
    words = text[passage.start : passage.end]
    in_a_list = any(part.source == passage.source and part.holds(passage) for part in entries)
    if words != words.strip() or ("\n\n" if in_a_list else "\n") in words:
        return passage_wording.LOOSE_END
    if _cuts_a_word(text, passage.start) or _cuts_a_word(text, passage.end):
        return passage_wording.INSIDE_WORD
    if _ELISION.search(text, max(0, passage.start - 2), passage.start) or _ELISION.search(words):
        return passage_wording.INSIDE_ELISION
    if words and (words[0] in _LOOSE or words[-1] in _LOOSE):
        return passage_wording.LOOSE_SIGN
    return None


def _text_of(texts: Mapping[str, str], source: str) -> str:
    if source not in texts:
        msg = f"{source}: no text of that name{suggest(source, texts)}; there are {', '.join(texts) or 'none'}"
        raise UsageError(msg)
    return texts[source]


def _cuts_a_word(text: str, position: int) -> bool:
    return 0 < position < len(text) and text[position - 1].isalnum() and text[position].isalnum()


def _surroundings(text: str, start: int, length: int) -> str:
    before = text[max(0, start - _CONTEXT_CHARACTERS) : start]
    after = text[start + length : start + length + _CONTEXT_CHARACTERS]
    return repr(f"{before}[…]{after}")
