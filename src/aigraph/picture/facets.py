"""Facets: by what nodes are filtered beside their kind (region, theme, role, funding).

``queries/picture/facets.rq`` selects ``?node ?facet ?value``: facet is the IRI of the property, class or concept whose
name the facet has, value an IRI. The facets stand in the order of the rows, the values by name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigraph.picture.view import Facet

if TYPE_CHECKING:
    from aigraph.picture.asking import Asking
    from aigraph.picture.facts import Words


def gather_facets(
    asking: Asking, words: Words, drawn: set[str]
) -> tuple[tuple[Facet, ...], dict[str, dict[str, tuple[str, ...]]]]:
    """The facets, and for each node its values by facet."""
    by_node: dict[str, dict[str, dict[str, None]]] = {}
    values: dict[str, set[str]] = {}
    for row in asking.rows("facets"):
        if row["node"] in drawn:
            by_node.setdefault(row["node"], {}).setdefault(row["facet"], {})[row["value"]] = None
            values.setdefault(row["facet"], set()).add(row["value"])
    first = words.languages[0]
    facets = tuple(
        Facet(name, words.term(name), dict(sorted(_named(words, found), key=lambda pair: pair[1][first])))
        for name, found in values.items()
    )
    return facets, {node: {name: tuple(had) for name, had in found.items()} for node, found in by_node.items()}


def _named(words: Words, values: set[str]) -> list[tuple[str, dict[str, str]]]:
    return [(value, {**words.thing(value)}) for value in values]
