"""Summarising: a view of more things than can be looked at as one of communities, each of which opens.

Up to ``MOST_CARRIED`` things the page has all of them: a community is drawn as one mark, and opened shows its members.
Beyond, it has the communities alone, whose cards list members with the command that draws what is around them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from aigraph.picture.communities import find_groups
from aigraph.picture.marks import assign
from aigraph.picture.texts import interface
from aigraph.picture.view import COMMUNITY, Edge, Fact, Node

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aigraph.picture.view import Mark, Text, View

MOST_DRAWN = 5_000
"""More things than these are summarised."""
MOST_CARRIED = 20_000
"""More things than these would be too much for a browser: their communities alone are on the page."""
MOST_TOGETHER = 400
"""A community has at most so many members, whose labels then do not overlap."""
ENOUGH = 150
"""So many communities are marks of their own; what is in smaller ones is put together."""
_MOST_LISTED, _MOST_CELLS = 100, 40_000
_TIES = "urn:aigraph:ties"


def summarise(view: View) -> View:
    """The view with communities where it has more than ``MOST_DRAWN`` things; else itself."""
    if len(view.nodes) <= MOST_DRAWN:
        return view
    carried = len(view.nodes) <= MOST_CARRIED
    known = {node.id: node for node in view.nodes}
    pairs = [(edge.source, edge.target) for edge in view.edges]
    tied, rest = find_groups(known, pairs, MOST_TOGETHER, ENOUGH)
    groups = {f"{COMMUNITY}:{place}": members for place, members in enumerate([*tied, *rest], 1)}
    homes = {name: group for group, members in groups.items() for name in members}
    communities = [
        _community(group, [known[name] for name in members], view, is_tied=place < len(tied), carried=carried)
        for place, (group, members) in enumerate(groups.items())
    ]
    members = [replace(node, within=homes[node.id]) for node in view.nodes] if carried else []
    edges = [*(view.edges if carried else ()), *_between(view, homes)]
    numbers = {"things": len(view.nodes), "communities": len(groups), "most": MOST_TOGETHER, "carried": MOST_CARRIED}
    return replace(
        view,
        marks=_marks(view, carried=carried),
        nodes=(*communities, *members),
        edges=tuple(edges),
        word=_say(view, "summarised" if carried else "summarised_only", **numbers),
        **(_thinned(view) if carried else _EMPTY),
    )


#: What tells of things that are not on the page.
_EMPTY: dict[str, Any] = {"facets": (), "observations": (), "measure": None, "turtle": {}, "sheets": {}}


def _thinned(view: View) -> dict[str, Any]:
    """The sheets without a matrix that has more cells than a browser can lay out."""
    matrix = view.sheets.get("matrix")
    if matrix is None or len(matrix["rows"]) * len(matrix["columns"]) <= _MOST_CELLS:
        return {}
    return {"sheets": {name: sheet for name, sheet in view.sheets.items() if name != "matrix"}}


def _marks(view: View, *, carried: bool) -> tuple[Mark, ...]:
    """The marks of the kinds with that of communities behind them, so that the kinds keep theirs."""
    told = [(mark.kind, mark.label) for mark in view.marks] if carried else []
    return (*(view.marks if carried else ()), assign([*told, (COMMUNITY, _say(view, "community"))])[-1])


def _community(group: str, members: Sequence[Node], view: View, *, is_tied: bool, carried: bool) -> Node:
    """A mark whose area is the number of members, named after the best tied of them."""
    first = members[0]
    label = {
        language: _fill(language, "community_around" if is_tied else "community_rest", name=first.label[language])
        for language in view.languages
    }
    short = first.short if is_tied else label
    names = () if carried else tuple(dict.fromkeys(name for node in members for name in node.label.values()))
    count = _say(view, "community_members", count=len(members))
    return Node(
        group, COMMUNITY, label, short, float(len(members)), count, _list(view, members, carried=carried), names
    )


def _list(view: View, members: Sequence[Node], *, carried: bool) -> tuple[Fact, ...]:
    """The members: as links to their cards, or the best tied of them with the command that draws each."""
    if carried:
        return tuple(Fact(_say(view, "community_member"), node.label, node.id) for node in members)
    command = _say(view, "community_command")
    return tuple(
        Fact(
            _say(view, "community_member"),
            node.label,
            details=((command, f'aigraph draw --focus "{node.id.removeprefix(view.base)}" --depth 1'),),
        )
        for node in members[:_MOST_LISTED]
    )


def _between(view: View, homes: Mapping[str, str]) -> list[Edge]:
    """A tie for each two communities that ties join, as wide as these are many."""
    pairs = (tuple(sorted((homes[edge.source], homes[edge.target]))) for edge in view.edges)
    counts = Counter(pair for pair in pairs if pair[0] != pair[1])
    return [
        Edge(one, other, _TIES, label, label, weight=count)
        for (one, other), count in sorted(counts.items())
        for label in [_say(view, "community_ties", count=count)]
    ]


def _say(view: View, word: str, **values: int) -> Text:
    return {language: _fill(language, word, **values) for language in view.languages}


def _fill(language: str, word: str, **values: int | str) -> str:
    space = "\N{NARROW NO-BREAK SPACE}" if language == "fr" else ","
    numbers = {name: f"{value:,}".replace(",", space) for name, value in values.items() if isinstance(value, int)}
    return interface(language)[word].format(**values | numbers)
