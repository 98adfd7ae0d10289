"""What became of the mutants, told group by group: made, caught, by which rules; the survivors one by one."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from aigraph.mutants.model import Outcome

_MOST_RULES = 3
_NUMBERS_END = 6


@dataclass(frozen=True)
class Row:
    """One line of the report: a group of mutants, how many were made and caught, its goal in percent."""

    group: str
    made: int
    caught: int
    with_fingerprint: int
    goal: float | None
    rules: tuple[tuple[str, int], ...]

    @property
    def share(self) -> float:
        """The share caught without the fingerprint, in percent."""
        return 100 * self.caught / self.made

    @property
    def meets_goal(self) -> bool:
        """Whether the share is at least the goal, where there is one."""
        return self.goal is None or self.share >= self.goal


def rows(
    outcomes: Iterable[Outcome], goals: Mapping[str, float], together: Mapping[str, tuple[str, ...]] | None = None
) -> list[Row]:
    """A row for each group, in alphabetical order, then one for groups told together, and one for all at the end."""
    groups: defaultdict[str, list[Outcome]] = defaultdict(list)
    everything = list(outcomes)
    for outcome in everything:
        groups[outcome.mutant.group].append(outcome)
    told = [_row(group, groups[group], goals.get(group)) for group in sorted(groups, key=str.casefold)]
    for name, parts in (together or {}).items():
        told.append(_row(name, [outcome for part in parts for outcome in groups[part]], goals.get(name)))
    return [*told, _row("all", everything, goals.get("all"))]


def _row(group: str, outcomes: Sequence[Outcome], goal: float | None) -> Row:
    rules = Counter(rule for outcome in outcomes for rule in (*outcome.rules, *outcome.later))
    return Row(
        group,
        len(outcomes),
        sum(outcome.is_caught for outcome in outcomes),
        sum(outcome.is_caught or outcome.by_fingerprint for outcome in outcomes),
        goal,
        tuple(sorted(rules.items(), key=lambda entry: (-entry[1], entry[0]))[:_MOST_RULES]),
    )


def table(found: Sequence[Row]) -> str:
    """The rows as a table of plain text; shares are in percent."""
    lines = [("group of mutants", "made", "caught", "share", "with print", "goal", "rules that noticed most")]
    for row in found:
        goal = "" if row.goal is None else f"{row.goal:g}" + ("" if row.meets_goal else " !")
        rules = ", ".join(f"{rule} {number}" for rule, number in row.rules)
        with_print = f"{100 * row.with_fingerprint / row.made:.1f}"
        lines.append((row.group, str(row.made), str(row.caught), f"{row.share:.1f}", with_print, goal, rules))
    widths = [max(len(line[column]) for line in lines) for column in range(_NUMBERS_END)]
    return "".join(_line(line, widths) for line in lines)


def _line(cells: tuple[str, ...], widths: Sequence[int]) -> str:
    numbers = (cell.rjust(width) for cell, width in zip(cells[1:_NUMBERS_END], widths[1:], strict=True))
    return "  ".join((cells[0].ljust(widths[0]), *numbers, cells[-1])).rstrip() + "\n"


def survivors(outcomes: Iterable[Outcome], reasons: Mapping[str, str]) -> tuple[list[str], int]:
    """The mutants that nothing but the fingerprint notices: where, what, and why; and how many have no reason.

    ``reasons`` are by what is wrong, one for each survivor: no new one is excused with the others of its group.
    """
    left = [outcome.mutant for outcome in outcomes if not outcome.is_caught]
    told = [
        f"{mutant.group}: {mutant.place}: {mutant.what} ({reasons.get(mutant.what, 'no reason is known')})"
        for mutant in sorted(left, key=lambda mutant: (mutant.group, mutant.place, mutant.what))
    ]
    return told, sum(mutant.what not in reasons for mutant in left)
