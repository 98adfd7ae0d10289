"""The query that is really asked: its parameters bound, and its prefixes declared, ready for any engine."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from aigraph.queries.binding import bind, terms_of
from aigraph.queries.library import LANGUAGE_PARAMETER
from aigraph.queries.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aigraph.project import Project
    from aigraph.queries.library import SavedQuery
    from aigraph.terms import Vocabulary


def explain_query(
    query: SavedQuery, values: Mapping[str, str], vocabulary: Vocabulary, project: Project, language: str
) -> str:
    """The final text of a query. Comments before it tell the term of each parameter and where its value is from."""
    text = bind(query, values, vocabulary, project, language)
    bound = terms_of(query, values, vocabulary, project, language)
    lines = [f"# ?{variable} = {term} ({_origin(variable, query, values)})" for variable, term in bound.items()]
    return "\n".join([*lines, *_declarations(text, vocabulary, project), text.rstrip("\n"), ""])


def _origin(variable: str, query: SavedQuery, values: Mapping[str, str]) -> str:
    (name,) = (parameter.name for parameter in query.parameters if parameter.variable == variable)
    if name in values:
        return "given"
    return "the language" if name == LANGUAGE_PARAMETER else "default"


def _declarations(text: str, vocabulary: Vocabulary, project: Project) -> Iterator[str]:
    """The prefixes and the base that the project declares and the text does not."""
    tokens = [token for token in tokenize(text) if token.kind not in ("blank", "comment")]
    words = {token.text.upper() for token in tokens if token.kind == "word"}
    declared = {
        after.text.removesuffix(":")
        for before, after in pairwise(tokens)
        if before.kind == "word" and before.text.upper() == "PREFIX"
    }
    used = {token.text.partition(":")[0] for token in tokens if token.kind == "name"}
    if "BASE" not in words and any(token.kind == "iri" and ":" not in token.text for token in tokens):
        yield f"BASE <{project.base}>"
    for prefix in sorted((used - declared) & set(vocabulary.prefixes)):
        yield f"PREFIX {prefix}: <{vocabulary.prefixes[prefix]}>"
