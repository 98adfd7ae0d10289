"""Communities: what is tied more among itself than with the rest, in groups that can each be drawn.

Label propagation (Raghavan, Albert and Kumara 2007) without its lots: the least tied go first, a tie of votes goes to
the best tied, and no group grows past what a picture can show. Where that leaves very many groups, they are grouped in
the same way again. It takes a few seconds for 100,000 ties.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ROUNDS, _LEVELS = 8, 6


def find_groups(
    ids: Iterable[str], pairs: Iterable[tuple[str, str]], most: int, enough: int
) -> tuple[list[list[str]], list[list[str]]]:
    """The groups of at most ``most`` ids, the largest first, and those ids that are in none of the ``enough`` largest.

    The latter come in lists of at most ``most`` too. Each list begins with the best tied, of several with the first id.
    """
    pairs = [(one, other) for one, other in pairs if one != other]
    degrees = Counter(end for pair in pairs for end in pair)
    ordered = sorted(ids, key=lambda name: (-degrees[name], name))
    numbers = {name: number for number, name in enumerate(ordered)}
    groups = [[number] for number in range(len(ordered))]
    near: list[Counter[int]] = [Counter() for _ in ordered]
    for one, other in pairs:
        near[numbers[one]][numbers[other]] += 1
        near[numbers[other]][numbers[one]] += 1
    for _ in range(_LEVELS):
        before = len(groups)
        groups, near = _joined(groups, near, _propagate([len(group) for group in groups], near, most))
        if len(groups) in range(enough + 1) or len(groups) == before:
            break
    tied = sorted((group for group in groups if len(group) > 1), key=lambda group: (-len(group), group[0]))
    rest = sorted(number for group in [*tied[enough:], *(one for one in groups if len(one) == 1)] for number in group)
    return (
        [[ordered[number] for number in group] for group in tied[:enough]],
        [[ordered[number] for number in rest[at : at + most]] for at in range(0, len(rest), most)],
    )


def _propagate(sizes: Sequence[int], near: Sequence[Counter[int]], most: int) -> list[int]:
    """The label that each ends up with; at first each has its own number."""
    labels = list(range(len(sizes)))
    filled = list(sizes)
    for _ in range(_ROUNDS):
        moved = False
        for number in reversed(range(len(sizes))):
            own, size = labels[number], sizes[number]
            votes: Counter[int] = Counter()
            for other, weight in near[number].items():
                votes[labels[other]] += weight
            room = [(-count, label) for label, count in votes.items() if label == own or filled[label] + size <= most]
            best = min(room, default=(0, own))
            if -best[0] > votes[own]:
                labels[number], moved = best[1], True
                filled[own] -= size
                filled[best[1]] += size
        if not moved:
            break
    return labels


def _joined(
    groups: Sequence[list[int]], near: Sequence[Counter[int]], labels: Sequence[int]
) -> tuple[list[list[int]], list[Counter[int]]]:
    """The groups of one label as one, and the ties between them."""
    places = {label: place for place, label in enumerate(sorted(set(labels)))}
    joined: list[list[int]] = [[] for _ in places]
    ties: list[Counter[int]] = [Counter() for _ in places]
    for number, label in enumerate(labels):
        place = places[label]
        joined[place] += groups[number]
        for other, weight in near[number].items():
            if labels[other] != label:
                ties[place][places[labels[other]]] += weight
    order = sorted(range(len(joined)), key=lambda place: min(joined[place]))
    back = {place: number for number, place in enumerate(order)}
    return (
        [sorted(joined[place]) for place in order],
        [Counter({back[other]: weight for other, weight in ties[place].items()}) for place in order],
    )
