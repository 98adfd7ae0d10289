"""Making the mutants of a project's facts, group after group, the same ones every time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigraph.mutants import additions, ranges, relations, values
from aigraph.mutants.bench import Bench

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aigraph.evidence.examining import Examination
    from aigraph.mutants.model import Mutant

_MAKERS: tuple[Callable[[Bench], Iterator[Mutant]], ...] = (
    values.swapped,
    values.speakers_nearby,
    values.modalities,
    values.orders,
    values.omissions,
    relations.subjects,
    relations.turned,
    relations.parts_exchanged,
    relations.figures_exchanged,
    relations.ranks_exchanged,
    additions.ties,
    additions.elsewhere,
    ranges.given_away,
    ranges.shifted,
    ranges.stretched,
    ranges.cut,
)


def make_mutants(examination: Examination) -> list[Mutant]:
    """Every mutant of an examination's facts."""
    bench = Bench(examination)
    return [mutant for make in _MAKERS for mutant in make(bench)]
