"""Parameters become RDF terms, and terms take the place of their own tokens.

This is the only place that puts a text into a query. The engines cannot bind alike (substitution takes projected
variables only), so a token ``?_name`` is replaced by the N-Triples form of a validated term: never inside strings,
IRIs or comments, and never by anything that is not one whole term.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.errors import UsageError, suggest
from aigraph.facts.values import DATATYPES, ID, PASSAGE_ID, SOURCE_ID
from aigraph.queries.library import LANGUAGE_PARAMETER, Parameter, SavedQuery
from aigraph.queries.tokens import Token, check_limits, show, tokenize
from aigraph.terms import XSD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aigraph.project import Project
    from aigraph.terms import Vocabulary

    # What a person writes, or a literal as it is.
    Value = str | ox.Literal


def bind(
    query: SavedQuery, values: Mapping[str, Value], vocabulary: Vocabulary, project: Project, language: str
) -> str:
    """The text of a query with a term for every parameter: the given values, else its defaults.

    Raises UsageError for a value that no parameter takes, a parameter without value, a value of the wrong type, or a
    query that no engine may see.
    """
    check_limits(query.text)
    return _replace(query, terms_of(query, values, vocabulary, project, language))


def terms_of(
    query: SavedQuery, values: Mapping[str, Value], vocabulary: Vocabulary, project: Project, language: str
) -> dict[str, str]:
    """The term of each parameter, by its variable, as N-Triples writes it. Raises UsageError as ``bind`` does."""
    known = {parameter.name for parameter in query.parameters}
    for name in values:
        if name not in known:
            takes = ", ".join(sorted(known - {LANGUAGE_PARAMETER})) or "none"
            msg = f"{query.name or 'the query'} has no parameter {name}{suggest(name, known)}; it takes {takes}"
            raise UsageError(msg)
    given: dict[str, Value] = {LANGUAGE_PARAMETER: language, **values}
    if given[LANGUAGE_PARAMETER] not in project.languages:
        msg = f"the language is {given[LANGUAGE_PARAMETER]!r}; the project has {', '.join(project.languages)}"
        raise UsageError(msg)
    return {
        parameter.variable: str(_term(parameter, value, vocabulary, project))
        for parameter in query.parameters
        for value in [_chosen(parameter, _value(query, parameter, given), vocabulary, project)]
    }


def to_iri(value: str, vocabulary: Vocabulary, project: Project) -> ox.NamedNode:
    """The IRI that a person means: an id (``cluster/miai``), a prefixed name, or a whole IRI. Raises UsageError."""
    if value.startswith("source/"):
        value = f"../{value}"
    if ID.fullmatch(value):
        return ox.NamedNode(project.iri(value))
    if SOURCE_ID.fullmatch(value) or PASSAGE_ID.fullmatch(value):
        return ox.NamedNode(project.base + value.removeprefix("../"))
    whole = value.removeprefix("<").removesuffix(">") if value.startswith("<") else value
    try:
        return ox.NamedNode(vocabulary.expand(whole) or whole)
    except ValueError as error:
        msg = f"{value!r} is no IRI; write an id such as class/slug, a prefixed name, or a whole IRI"
        raise UsageError(msg) from error


def _value(query: SavedQuery, parameter: Parameter, given: Mapping[str, Value]) -> Value:
    value = given.get(parameter.name, parameter.default)
    if value is None:
        msg = f"{query.name or 'the query'} needs {parameter.name}; add --set {parameter.name}=…"
        raise UsageError(msg)
    if isinstance(value, ox.Literal) and parameter.type == "literal" and not parameter.choices:
        return value  # a whole term, with its language or type
    value = value.value if isinstance(value, ox.Literal) else value
    if not value.isascii() and any("\ud800" <= character <= "\udfff" for character in value):
        msg = f"{parameter.name} holds half a character (a lone surrogate); write it as UTF-8"
        raise UsageError(msg)
    return value


def _chosen(parameter: Parameter, value: Value, vocabulary: Vocabulary, project: Project) -> Value:
    """The value, if it is one of the choices that the header names, however an IRI is written. Raises UsageError."""
    if isinstance(value, ox.Literal) or not parameter.choices or value in parameter.choices:
        return value
    if parameter.type == "iri":
        with suppress(UsageError):
            iri = to_iri(value, vocabulary, project)
            if iri in {to_iri(choice, vocabulary, project) for choice in parameter.choices}:
                return value
    msg = f"{parameter.name} is {value!r}; it takes {', '.join(parameter.choices)}{suggest(value, parameter.choices)}"
    raise UsageError(msg)


def _term(parameter: Parameter, value: Value, vocabulary: Vocabulary, project: Project) -> ox.NamedNode | ox.Literal:
    if isinstance(value, ox.Literal):
        return value
    if parameter.type == "iri":
        try:
            return to_iri(value, vocabulary, project)
        except UsageError as error:
            such = f", such as {parameter.default}" if parameter.default else ""
            msg = f"{parameter.name}: {error}{such}"
            raise UsageError(msg) from error
    if parameter.type == "literal":
        return ox.Literal(value)
    is_one, remedy = DATATYPES[XSD + parameter.type]
    if not is_one(value):
        msg = f"{parameter.name} is {value!r}; write {remedy}"
        raise UsageError(msg)
    return ox.Literal(value, datatype=ox.NamedNode(XSD + parameter.type))


def _replace(query: SavedQuery, terms: Mapping[str, str]) -> str:
    pieces: list[str] = []
    before: list[str] = []
    projecting = False
    for token in tokenize(query.text):
        if token.kind not in ("blank", "comment"):
            word = token.text.upper()
            projecting = word == "SELECT" or (projecting and word not in ("WHERE", "{", "FROM"))
            if token.kind == "variable" and token.text[1:] in terms:
                _check_position(query, token, before, projecting=projecting)
                pieces.append(terms[token.text[1:]])
                before.append(word)
                continue
            before.append(word)
        pieces.append(token.text)
    return "".join(pieces)


def _check_position(query: SavedQuery, token: Token, before: list[str], *, projecting: bool) -> None:
    """A term cannot stand everywhere a variable can (https://www.w3.org/TR/sparql11-query/, rules 9, 19, 60, 121)."""
    refused = before[-1:] in (["AS"], ["LIMIT"], ["OFFSET"]) or before[-2:] == ["BOUND", "("]
    if refused or projecting:
        what = f"the parameter {token.text} cannot stand in SELECT, AS, BOUND, LIMIT; use another variable"
        raise UsageError(show(query.text, token.start, what, query.name or "the query"))
