"""Queries called from Python: a saved query by its name or a text, with Python's values as parameters."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.errors import UsageError
from aigraph.queries.binding import bind
from aigraph.queries.library import find_query, is_name, read_query

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aigraph.project import Project
    from aigraph.terms import Vocabulary


def bind_call(
    query: str, parameters: Mapping[str, object], project: Project, vocabulary: Vocabulary, language: str
) -> str:
    """The text of a query, saved by its name or free, with Python's values bound."""
    saved = find_query(project, query) if is_name(query) else read_query(query)
    values = {name: _as_written(name, value) for name, value in parameters.items()}
    return bind(saved, values, vocabulary, project, language)


def _as_written(name: str, value: object) -> str | ox.Literal:
    """A parameter's value: a literal as it is, else as text, true for Python's True, plain digits, or as it prints.

    Raises UsageError for what stands for no one term, whose print would match nothing without a word.
    """
    if value is None or isinstance(value, (bytes, list, tuple, set, frozenset, dict, ox.BlankNode)):
        msg = f"{name} is {value!r}; give one text, number, date, boolean, id or term, or leave it out"
        raise UsageError(msg)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (float, Decimal)):
        return format(value, "f") if isinstance(value, Decimal) else format(Decimal(str(value)), "f")
    language, datatype = getattr(value, "language", None), getattr(value, "datatype", None)
    if isinstance(value, str) and (language or datatype):  # rdflib's, which is a text too
        return (
            ox.Literal(str(value), language=language)
            if language
            else ox.Literal(str(value), datatype=ox.NamedNode(str(datatype)))
        )
    return value if isinstance(value, ox.Literal) else value.value if isinstance(value, ox.NamedNode) else str(value)
