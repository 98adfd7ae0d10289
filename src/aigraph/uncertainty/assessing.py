"""How sure a ranking is: intervals over completions, steadiness, the missing facts that would change most."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from aigraph.cards import CardMaker
from aigraph.measures import DISTANCE, MEASURES, find_measure
from aigraph.networks import LAYERS, read_network, restrict
from aigraph.uncertainty.changing import Ranked, affordable, missing_facts, steadiness
from aigraph.uncertainty.collecting import find_incidence, read_slots
from aigraph.uncertainty.completing import Batch, Frame, as_named, burden, draw, favour, make_frame
from aigraph.uncertainty.counting import by_degree, of_both, reaches
from aigraph.uncertainty.model import SEED, SHARES, Assessment, Interval, Projection, Share
from aigraph.uncertainty.scoring import count_links, is_fast, named_nodes
from aigraph.uncertainty.standing import leading, of_graph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aigraph.dataset import Dataset
    from aigraph.uncertainty.model import Incidence, Reach, Slot

# So many completions are drawn by default at most; what networkx ranks one by one, is drawn more sparingly.
_MOST_DRAWS = 200
_SPARING = 4
_LINKS, _WORK_BY_WAYS = 60_000, 1_000_000
# For each member so many completions that serve it least are drawn at each share.
_BURDENS = 2
# A larger network is not completed.
_MOST_NODES = 1200


def assess(  # noqa: PLR0913  (what is asked, of what, and how it is drawn)
    dataset: Dataset,
    network: str,
    measure: str,
    language: str,
    layers: Sequence[str] = LAYERS,
    *,
    seed: int = SEED,
    draws: int | None = None,
) -> Assessment:
    """How sure the ranking of a network by a measure is, of what the given layers state.

    ``draws`` is how many completions are drawn, shared out among the shares; by default as many as take about half a
    second. Raises UsageError for a measure or a network that there is not.
    """
    find_measure(measure)
    dataset = restrict(dataset, layers)
    graph = read_network(dataset, network, language)
    found = find_incidence(dataset, graph) if graph and not graph.is_directed() else None
    if found is None:
        return of_graph(graph, measure, seed)
    incidence, projection = found
    slots = read_slots(dataset, incidence)
    if len(graph) > _MOST_NODES:
        return of_graph(graph, measure, seed, slots)
    assessment = assess_incidence(incidence, slots, projection, measure, seed=seed, draws=draws)
    named = {*incidence.members, *incidence.wholes, *(slot.iri for slot in slots)}
    named |= {kind for slot in slots for kind in slot.kinds}
    labels = {iri: dataset.label(iri, language) for iri in sorted(named)}
    whole = CardMaker(dataset, language).kind(incidence.wholes[0]) if incidence.wholes else ""
    return replace(assessment, network=network, labels=labels, whole=whole)


def assess_incidence(  # noqa: PLR0913  (what is asked, of what, and how it is drawn)
    incidence: Incidence,
    slots: Sequence[Slot],
    projection: Projection,
    measure: str,
    *,
    seed: int = SEED,
    draws: int | None = None,
) -> Assessment:
    """The same of an incidence and its slots, whatever they were read from; labels are the names themselves."""
    import numpy as np  # noqa: PLC0415  (heavy)

    frame = make_frame(incidence, slots)
    ranked = Ranked(frame, projection, measure, named_nodes(frame, projection))
    times = _times(ranked, draws)
    now = ranked.of(as_named(frame))[0]
    random = np.random.default_rng(seed)
    drawn = ranked.of(draw(frame, SHARES, times, random)) if slots else now[None][:0]
    groups = _twins(frame)
    served = _served(ranked, groups, now) if slots and is_fast(measure) else []
    extremes = ranked.of(_extremes(frame, served, random)) if served else now[None][:0]
    found = reaches(frame)
    alone, joinable, silent = _alone(frame)
    lead = leading(now)
    return Assessment(
        network=incidence.name,
        measure=measure,
        projection=projection,
        labels={},
        leading=tuple(ranked.nodes[place] for place in lead),
        first=tuple(ranked.nodes[place] for place in np.flatnonzero(now == 1)),
        intervals=_intervals(ranked, now, np.concatenate([now[None], drawn, extremes]), found),
        reaches=found,
        slots=tuple(slots),
        steadiness=steadiness(ranked, now),
        missing=missing_facts(ranked, now),
        shares=_shares(now, drawn, times),
        whole="",
        alone=alone,
        joinable=joinable,
        silent=silent,
        newcomer_reach=_newcomer_reach(slots),
        draws=len(drawn),
        seed=seed,
        extremes=len(served) / len(groups) if groups else 0.0,
    )


def _times(ranked: Ranked, draws: int | None) -> int:
    """How many completions are drawn for each share."""
    if draws is None:
        draws = min(_MOST_DRAWS, affordable(ranked)) if is_fast(ranked.measure) else _sparingly(ranked)
    return -(-draws // len(SHARES))


def _sparingly(ranked: Ranked) -> int:
    """How many completions networkx can rank in some seconds: none, where it follows ways along many weighted links."""
    links = max(1, count_links(ranked.frame, ranked.projection))
    if MEASURES[ranked.measure].uses_weight == DISTANCE:
        most = _WORK_BY_WAYS // (links * (sum(ranked.frame.most) + len(ranked.nodes)))
        return min(len(SHARES), int(most))
    return min(affordable(ranked) // _SPARING, max(1, _LINKS // links))


def _served(ranked: Ranked, groups: list[list[int]], now: Any) -> list[int]:
    """One of each group of members that are alike; where there are too many groups, of those that stand highest."""
    firsts = [group[0] for group in groups]
    if ranked.projection is not Projection.WHOLES:
        firsts.sort(key=lambda row: int(now[row]))
    return firsts[: max(1, affordable(ranked) // (1 + _BURDENS * len(SHARES)))]


def _extremes(frame: Frame, rows: list[int], random: Any) -> Batch:
    """The completions that serve each of these members most, and some that serve it least."""
    import numpy as np  # noqa: PLC0415  (heavy)

    batches = [favour(frame, rows)]
    batches += [burden(frame, rows, share, random) for share in SHARES * _BURDENS]
    return Batch(
        np.concatenate([batch.joined for batch in batches]), np.concatenate([batch.newcomers for batch in batches])
    )


def _twins(frame: Frame) -> list[list[int]]:
    """Members that are in the same wholes and can take the same places: nothing tells one from the other."""
    groups: dict[bytes, list[int]] = defaultdict(list)
    for row in range(len(frame.incidence.members)):
        groups[frame.named[row].tobytes() + frame.able[:, row].tobytes()].append(row)
    return list(groups.values())


def _intervals(ranked: Ranked, now: Any, ranks: Any, found: Sequence[Reach]) -> tuple[Interval, ...]:
    """Of each node the lowest and the highest rank that were found; twins share theirs; exact where counting proves it.

    A bound that counting gives replaces what was found.
    """
    low, high = ranks.min(axis=0), ranks.max(axis=0)
    if ranked.projection is not Projection.WHOLES:
        for group in _twins(ranked.frame):
            low[group], high[group] = low[group].min(), high[group].max()
    intervals = {
        node: Interval(node, int(now[place]), int(low[place]), int(high[place]))
        for place, node in enumerate(ranked.nodes)
    }
    if not ranked.frame.slots:
        return tuple(replace(each, low_is_exact=True, high_is_exact=True) for each in intervals.values())
    if ranked.measure == "degree" and ranked.projection is Projection.BOTH:
        bounds = of_both(ranked.frame, found)
        return tuple(_within(bounds[node], each) for node, each in intervals.items())
    if ranked.measure == "degree" and ranked.projection is Projection.MEMBERS:
        return by_degree(ranked.frame, tuple(intervals.values()))
    return tuple(intervals.values())


def _within(bounds: Interval, found: Interval) -> Interval:
    """The ends that are exact, else those that were found: they too are exact where they reach the bound."""
    low = bounds.low if bounds.low_is_exact else found.low
    high = bounds.high if bounds.high_is_exact else found.high
    return Interval(found.node, found.now, low, high, low == bounds.low, high == bounds.high)


def _shares(now: Any, drawn: Any, times: int) -> tuple[Share, ...]:
    """At each share, how often the same nodes lead, and the same stand first."""
    lead = leading(now)
    found = []
    for number, share in enumerate(SHARES):
        part = drawn[number * times : (number + 1) * times]
        if len(part):
            same = sum(leading(ranks) == lead for ranks in part) / len(part)
            first = sum(((ranks == 1) == (now == 1)).all() for ranks in part) / len(part)
            found.append(Share(share, float(same), float(first)))
    return tuple(found)


def _alone(frame: Frame) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The wholes that share no named member with another; those that a completion joins; those nothing is told of.

    A completion joins a whole where somebody who is named elsewhere can take a place, or a member of its own can take
    one elsewhere.
    """
    import numpy as np  # noqa: PLC0415  (heavy)

    several = frame.named.sum(axis=1) > 1
    columns = range(frame.named.shape[1])
    lonely = [column for column in columns if len(columns) > 1 and not (frame.named[:, column] & several).any()]
    told = {frame.wholes[place] for place in range(len(frame.slots))}
    open_ = {frame.wholes[place] for place in range(len(frame.slots)) if np.any(frame.able[place])}
    elsewhere = np.any(frame.named[frame.able.any(axis=0)], axis=0).tolist()
    wholes = frame.incidence.wholes
    return (
        tuple(wholes[column] for column in lonely),
        tuple(wholes[column] for column in lonely if column in open_ or elsewhere[column]),
        tuple(wholes[column] for column in lonely if column not in told),
    )


def _newcomer_reach(slots: Sequence[Slot]) -> int:
    """In how many wholes somebody could be whom the documents name nowhere, at most: with any one kind."""
    kinds = {kind for slot in slots for kind in slot.kinds} or ({""} if slots else set())
    return max((len({slot.whole for slot in slots if slot.takes(frozenset({kind}))}) for kind in kinds), default=0)
