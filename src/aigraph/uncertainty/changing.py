"""Single changes, one at a time: a fact that is taken away, a place that gets a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aigraph.uncertainty.completing import Batch, Frame, with_one_more, without_each
from aigraph.uncertainty.model import Missing, Projection, Removal, Steadiness
from aigraph.uncertainty.scoring import count_nodes, is_fast, rank
from aigraph.uncertainty.standing import leading, moved, moved_at_head

if TYPE_CHECKING:
    from collections.abc import Sequence

# So many cells of matrices are worked through at a time, and so many completions by networkx: about half a second.
_CELLS = 6_000_000
_BY_NETWORKX = 80
_FEWEST = 5
# Eigenvalues take so many times as long as the other measures.
_COSTS = {"eigenvector": 25}


@dataclass(frozen=True)
class Ranked:
    """A frame with what is asked of it, so that each step says only what it adds."""

    frame: Frame
    projection: Projection
    measure: str
    nodes: tuple[str, ...]

    def of(self, batch: Batch) -> Any:
        """The ranks of the nodes in each completion."""
        return rank(self.frame, self.projection, self.measure, batch)


def steadiness(ranked: Ranked, now: Any) -> Steadiness:
    """What becomes of the leading nodes when each fact in turn is taken away; of many facts, some evenly chosen."""
    incidence = ranked.frame.incidence
    rows = {member: row for row, member in enumerate(incidence.members)}
    columns = {whole: column for column, whole in enumerate(incidence.wholes)}
    facts = _thin(incidence.facts, affordable(ranked))
    ranks = ranked.of(without_each(ranked.frame, [(rows[member], columns[whole]) for member, whole in facts]))
    changing = []
    for fact, after in zip(facts, ranks, strict=True):
        before_lead, after_lead = leading(now), leading(after)
        if before_lead == after_lead and all(now[place] == after[place] for place in before_lead):
            continue
        names = ranked.nodes
        changing.append(
            Removal(
                fact,
                incidence.passages[fact],
                tuple(names[place] for place in before_lead if place not in after_lead),
                tuple(names[place] for place in after_lead if place not in before_lead),
                moved(now, after),
            )
        )
    changing.sort(key=lambda removal: (-removal.moved, removal.fact))
    return Steadiness(len(incidence.facts), len(facts), tuple(changing))


def missing_facts(ranked: Ranked, now: Any) -> tuple[Missing, ...]:
    """The slots, the one first whose next name would change most."""
    each = max(1, affordable(ranked) // max(1, len(ranked.frame.slots)))
    found = [_of_slot(ranked, now, place, each) for place in range(len(ranked.frame.slots))]
    return tuple(sorted(found, key=lambda missing: (-missing.expected, -missing.moved, missing.slot.iri)))


def _of_slot(ranked: Ranked, now: Any, place: int, most: int) -> Missing:
    import numpy as np  # noqa: PLC0415  (heavy)

    able = [int(row) for row in np.flatnonzero(ranked.frame.able[place])]
    rows = _thin(able, most)
    ranks = ranked.of(with_one_more(ranked.frame, place, rows))
    head = [moved_at_head(now, after) for after in ranks]
    every = [moved(now, after) for after in ranks]
    top = max(range(len(rows)), key=lambda number: head[number], default=-1)
    return Missing(
        slot=ranked.frame.slots[place],
        candidates=len(able),
        if_known=_mean(head[:-1]),
        at_most=max(head),
        by=ranked.frame.incidence.members[rows[top]] if rows and head[top] > head[-1] else "",
        if_new=head[-1],
        expected=(_mean(head[:-1]) + head[-1]) / 2 if rows else float(head[-1]),
        moved=(_mean(every[:-1]) + every[-1]) / 2 if rows else float(every[-1]),
    )


def _mean(values: Sequence[int]) -> float:
    return sum(values) / len(values) if values else 0.0


def affordable(ranked: Ranked) -> int:
    """How many completions are worked through in about half a second."""
    if not is_fast(ranked.measure):
        return _BY_NETWORKX
    cells = count_nodes(ranked.frame, ranked.projection) ** 2 * _COSTS.get(ranked.measure, 1)
    return max(_FEWEST, _CELLS // max(1, cells))


def _thin(items: Sequence[Any], most: int) -> list[Any]:
    """All of them, or so many evenly chosen."""
    if len(items) <= most:
        return list(items)
    return [items[number * len(items) // most] for number in range(most)]
