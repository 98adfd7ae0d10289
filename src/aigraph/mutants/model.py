"""A mutant, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aigraph.errors import Place
    from aigraph.evidence.cases import Case


@dataclass(frozen=True)
class Mutant:
    """One thing made wrong. ``cases`` are the changed cases as they become, by the name that they had.

    ``added`` are blocks that come in beside them: readings, and such as cite no passage.
    """

    group: str
    place: Place
    what: str
    cases: Mapping[str, Case]
    added: tuple[Case, ...] = ()


@dataclass
class Outcome:
    """What became of a mutant: the rules that noticed it, the shapes that did later, whether the fingerprint does."""

    mutant: Mutant
    rules: tuple[str, ...]
    by_fingerprint: bool = False
    later: tuple[str, ...] = ()

    @property
    def is_caught(self) -> bool:
        """Whether anything but the fingerprint noticed it."""
        return bool(self.rules or self.later)
