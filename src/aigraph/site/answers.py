"""Answers: what each saved query gives for its default values, in one language."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.pages.amounts import tell_amount
from aigraph.queries import bind, construct, is_construct, select
from aigraph.queries.library import LANGUAGE_PARAMETER

if TYPE_CHECKING:
    from aigraph.queries import SavedQuery
    from aigraph.results import Rows
    from aigraph.site.model import Site

_MOST_CELLS = 4


class Answers:
    """The answers of a site's saved queries in a language."""

    def __init__(self, site: Site, language: str, known: dict[str, Rows] | None = None) -> None:
        """``known`` are answers by the text of the query: one that names nothing is the same in every language."""
        self._site, self.language = site, language
        self._known = {} if known is None else known

    @cached_property
    def rows(self) -> dict[str, Rows]:
        """The rows of each query that has some without being told more."""
        dataset, found = self._site.graph.dataset, {}
        for name, text in self._texts.items():
            if not is_construct(text):
                if text not in self._known:
                    self._known[text] = select(dataset, text)
                found[name] = self._known[text]
        return found

    @cached_property
    def triples(self) -> dict[str, bytes]:
        """Turtle of each query that makes triples, as the command writes it."""
        dataset, found = self._site.graph.dataset, {}
        for name, text in self._texts.items():
            if is_construct(text):
                made = construct(dataset, text)
                data = ox.serialize(made, format=ox.RdfFormat.TURTLE, prefixes=dataset.vocabulary.prefixes) or b""
                found[name] = data if data.endswith(b"\n") or not data else data + b"\n"
        return found

    def first_line(self, name: str) -> str:
        """The first row of an answer in words, addresses left out; nothing where there is none."""
        rows = self.rows.get(name)
        if rows is None or not rows.rows:
            return ""
        cells = [
            tell_amount(term, column, self.language)
            for column, term in zip(rows.columns, rows.rows[0], strict=True)
            if term is not None and not isinstance(term, ox.NamedNode)
        ]
        return " · ".join(cell for cell in cells[:_MOST_CELLS] if cell)

    @cached_property
    def _texts(self) -> dict[str, str]:
        """Each query that needs no value, bound."""
        project, vocabulary = self._site.project, self._site.graph.dataset.vocabulary
        return {
            query.name: bind(query, {}, vocabulary, project, self.language)
            for query in self._site.queries
            if not needed(query)
        }


def needed(query: SavedQuery) -> list[str]:
    """The names of the parameters of a query that must be given."""
    return [each.name for each in query.parameters if each.default is None and each.name != LANGUAGE_PARAMETER]
