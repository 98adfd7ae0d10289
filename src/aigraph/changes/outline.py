"""What is told, as lines of four levels; written with blanks before them, or as Markdown."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from aigraph.changes.wording import MORE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_Item = TypeVar("_Item")
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")


class Level(IntEnum):
    """What a line is: a title, the heading of a part, a thing, what is said of it, or words by themselves."""

    TITLE = 0
    HEADING = 1
    PART = 2
    ITEM = 3
    FACT = 4
    WORDS = 5


class Line(NamedTuple):
    """One line of what is told."""

    level: Level
    text: str


# Blanks before a line, and whether an empty line stands above it.
_BLANKS = {
    Level.TITLE: (0, False),
    Level.HEADING: (0, True),
    Level.PART: (0, True),
    Level.ITEM: (2, False),
    Level.FACT: (4, False),
    Level.WORDS: (0, False),
}
_MARKS = {
    Level.TITLE: "# ",
    Level.HEADING: "## ",
    Level.PART: "### ",
    Level.ITEM: "- ",
    Level.FACT: "  - ",
    Level.WORDS: "",
}


def write_text(lines: Iterable[Line]) -> str:
    """The lines as text, each level further in."""
    written: list[str] = []
    for level, text in lines:
        blanks, is_apart = _BLANKS[level]
        if is_apart and written and written[-1]:
            written.append("")
        written.append(f"{' ' * blanks}{text}")
    return "\n".join(written) + "\n"


def write_markdown(lines: Iterable[Line]) -> str:
    """The lines as Markdown; what stands in the data is escaped, so that it stays text."""
    written: list[str] = []
    before = Level.TITLE
    for level, text in lines:
        is_list = level in (Level.ITEM, Level.FACT)
        if written and not (is_list and before in (Level.ITEM, Level.FACT)):
            written.append("")
        written.append(f"{_MARKS[level]}{_SPECIAL.sub(_escape, text)}")
        before = level
    return "\n".join(written) + "\n"


def cut(items: Sequence[_Item], tell: Callable[[_Item], Iterable[Line]], most: int, language: str) -> Iterator[Line]:
    """The lines of the first ``most`` items (0: of all), and how many are left out, on the level of the items."""
    shown = items[:most] if most else items
    level = Level.ITEM
    for item in shown:
        lines = list(tell(item))
        level = lines[0].level
        yield from lines
    if len(items) > len(shown):
        yield Line(level, MORE.fill(number=len(items) - len(shown)).tell(language))


def _escape(found: re.Match[str]) -> str:
    return f"\\{found[0]}"
