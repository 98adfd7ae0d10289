"""What a new project is to be: where, under which base, of which name, in which languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aigraph.errors import LANGUAGES, UsageError, suggest
from aigraph.folding import fold_name
from aigraph.project import find_project, is_base, shipped_root
from aigraph.terms import AIG

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

EXAMPLE_HOST = "https://example.org/"
# A name stands in addresses, in file names and in texts.
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen for a new project; the first language is the one of its example."""

    base: str
    name: str
    languages: tuple[str, ...]

    @property
    def is_example(self) -> bool:
        """Whether the base is one that nobody can own, and so must become another before anything is published."""
        return self.base.startswith(EXAMPLE_HOST)


def choose(folder: Path, base: str = "", name: str = "", languages: Sequence[str] = ()) -> Choice:
    """A choice that was checked; the name is else the folder's, the base an example, the languages all there are.

    Raises UsageError for a name, a base or a language that cannot be, with what to write instead.
    """
    name = _name(name) if name else _name_of(folder)
    base = _base(base) if base else f"{EXAMPLE_HOST}{name}/"
    return Choice(base, name, _languages(languages))


def _name(name: str) -> str:
    if not _NAME.fullmatch(name) or len(name) > _LONGEST:
        msg = f"--name {name!r}: is no name here; write small letters a to z, digits and hyphens, such as my-graph"
        raise UsageError(msg)
    return name


def _name_of(folder: Path) -> str:
    """The folder's name as letters, digits and hyphens."""
    name = "-".join(re.findall(r"[a-z0-9]+", fold_name(folder.resolve().name)))[:_LONGEST].strip("-")
    if not name:
        msg = f"{folder}: the folder's name has no letter for the project's; give one with --name"
        raise UsageError(msg)
    return name


def _base(base: str) -> str:
    if not is_base(base):
        remedy = "write a web address that ends with a slash, without ? and #, such as https://example.org/lights/"
        msg = f"--base {base!r}: is no base of addresses; {remedy}"
        raise UsageError(msg)
    taken = {find_project(shipped_root()).base, AIG.Passage.rpartition("ontology#")[0]}
    if any(base.startswith(address) for address in taken):
        msg = f"--base {base}: is where aigraph's own graph has its addresses; choose one that is yours"
        raise UsageError(msg)
    return base


def _languages(languages: Sequence[str]) -> tuple[str, ...]:
    for language in languages:
        if language not in LANGUAGES:
            near = suggest(language, LANGUAGES)
            remedy = f"begin with one of them, then add yours in aigraph.toml{near}"
            msg = f"--lang {language!r}: the example speaks {', '.join(LANGUAGES)}; {remedy}"
            raise UsageError(msg)
    return tuple(dict.fromkeys(languages or LANGUAGES))
