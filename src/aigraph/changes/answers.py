"""What changes of the facts change in what is computed: saved queries, ranks in the project's network, verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigraph.changes.model import AnswerChange, Answers, RankChange, VerdictChange
from aigraph.changes.rows import compare_rows
from aigraph.changes.wording import CLAIMS_NEED_EVIDENCE, NO_CLAIMS, NO_RANKS, NOT_ANSWERED
from aigraph.claims import audit, to_entry
from aigraph.errors import InputError, UsageError
from aigraph.networks import read_network
from aigraph.queries import bind, conclude, is_construct, list_queries, select
from aigraph.results import Rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx
    import pyoxigraph as ox

    from aigraph.claims import Result
    from aigraph.dataset import Dataset
    from aigraph.errors import Text
    from aigraph.queries import SavedQuery
    from aigraph.ties import Places

# Of what came of a claim, all but how it is called.
_VERDICT = ("status", "stated_range", "stated", "computed", "computed_range", "unexplained", "reading")


def compare_answers(old: Dataset, new: Dataset, language: str, *, with_claims: bool) -> Answers:
    """What the questions of a project, asked of both datasets, are answered otherwise. Both are of one project.

    ``with_claims``: there are named graphs, which say how claims are to be read.
    """
    notes: list[Text] = []
    queries = list_queries(new.project)
    asked = [query for query in queries if _has_all_defaults(query)]
    changed = [change for query in asked if (change := _compare_query(query, old, new, language, notes)) is not None]
    ranks = _compare_ranks(old, new, language, notes)
    claims = _compare_claims(old, new, language, notes) if with_claims else ()
    notes += [] if with_claims else [CLAIMS_NEED_EVIDENCE]
    return Answers(len(asked), tuple(changed), new.project.network, ranks, claims, tuple(notes))


def _has_all_defaults(query: SavedQuery) -> bool:
    return all(parameter.default is not None or parameter.name == "lang" for parameter in query.parameters)


def _compare_query(
    query: SavedQuery, old: Dataset, new: Dataset, language: str, notes: list[Text]
) -> AnswerChange | None:
    try:
        text = bind(query, {}, new.vocabulary, new.project, language)
        before, after = _answer(old, text), _answer(new, text)
    except UsageError as error:
        notes.append(NOT_ANSWERED.fill(query=query.name, error=error))
        return None
    if isinstance(before, Rows) and isinstance(after, Rows):
        rows = compare_rows(before, after)
        return AnswerChange(query.name, query.summaries, len(before), len(after), rows) if rows else None
    return AnswerChange(query.name, query.summaries, len(before), len(after), ()) if before != after else None


def _answer(dataset: Dataset, text: str) -> Rows | set[ox.Triple]:
    return conclude(dataset, text) if is_construct(text) else select(dataset, text)


# -- ranks


def _compare_ranks(old: Dataset, new: Dataset, language: str, notes: list[Text]) -> tuple[RankChange, ...]:
    import networkx as nx  # noqa: PLC0415  (heavy)

    name = new.project.network
    if not name:
        return ()
    try:
        before, after = (read_network(dataset, name, language) for dataset in (old, new))
        if nx.utils.graphs_equal(before, after):
            return ()
        return tuple(_moves(before, after))
    except UsageError as error:
        notes.append(NO_RANKS.fill(network=name, error=error))
        return ()


def _moves(before: nx.Graph[str], after: nx.Graph[str]) -> Iterator[RankChange]:
    """The places that differ, measure by measure, the best place of either side first."""
    from aigraph.measures import rank  # noqa: PLC0415  (heavy)

    old, new = rank(before), rank(after)
    names = {node: name for ranking in (old, new) for node, name, _ in ranking.rows}
    for measure in new.measures:
        was, now = old.places(measure), new.places(measure)
        moved = [node for node in names if was.get(node) != now.get(node)]
        for node in sorted(moved, key=lambda node: (_best(was.get(node), now.get(node)), names[node], node)):
            yield RankChange(measure, node, names[node], was.get(node), now.get(node))


def _best(*found: Places | None) -> int:
    return min(places.first for places in found if places is not None)


# -- claims


def _compare_claims(old: Dataset, new: Dataset, language: str, notes: list[Text]) -> tuple[VerdictChange, ...]:
    try:
        before, after = ({result.claim.iri: result for result in audit(data, language)} for data in (old, new))
    except (InputError, UsageError) as error:
        notes.append(NO_CLAIMS.fill(error=error))
        return ()
    pairs = ((iri, before.get(iri), after.get(iri)) for iri in sorted(before.keys() | after.keys()))
    return tuple(VerdictChange(*pair) for pair in pairs if _figures(pair[1], old) != _figures(pair[2], new))


def _figures(result: Result | None, dataset: Dataset) -> list[object]:
    """What came of a claim, without what is the same by nature."""
    if result is None:
        return []
    entry = to_entry(result, dataset.project)
    return [entry[key] for key in _VERDICT]
