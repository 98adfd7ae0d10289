"""Check queries by all rules, but for what a query's header allows with a reason."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.dataset import read_ontology
from aigraph.errors import UsageError, sort_findings, suggest
from aigraph.lint import costing, naming, ordering, wording
from aigraph.lint.model import Asked, place_at
from aigraph.queries import bind
from aigraph.queries.complaining import locate
from aigraph.queries.parsing import read_shape
from aigraph.queries.patterns import UnexpectedError
from aigraph.queries.tokens import LimitError, check_limits
from aigraph.terms import read_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aigraph.errors import Finding
    from aigraph.project import Project
    from aigraph.queries import Parameter, SavedQuery

_RULES: dict[str, Callable[[Asked], Iterator[Finding]]] = {
    wording.UNKNOWN_PREFIX.rule: naming.unknown_prefixes,
    wording.UNKNOWN_TERM.rule: naming.unknown_terms,
    wording.RELATIVE_IRI.rule: naming.relative_iris,
    wording.NEVER_BOUND.rule: naming.never_bound,
    wording.SINGLE_USE.rule: naming.single_use,
    wording.PARAMETER_PLACE.rule: naming.misplaced_parameters,
    wording.UNORDERED_LIMIT.rule: ordering.unordered_limits,
    wording.TAGGED_ORDER.rule: ordering.tagged_orders,
    wording.UNORDERED_CONCAT.rule: ordering.unordered_concats,
    wording.NOT_EXISTS.rule: costing.costly_not_exists,
    wording.COUNTED_PATH.rule: costing.counted_paths,
    wording.PRODUCT.rule: costing.products,
    wording.IDLE_MINUS.rule: costing.idle_minuses,
}
# A value of each type, for a parameter that has no default: what it is does not matter to a check.
_SAMPLES = {"iri": "urn:x", "integer": "1", "decimal": "1", "date": "2000-01-01", "boolean": "true", "literal": "x"}


def rules() -> tuple[str, ...]:
    """The names of the rules that a header may allow to be broken."""
    return tuple(_RULES)


class Linter:
    """Checks the queries of a project; holds what it knows of the project's terms."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._vocabulary = read_vocabulary(project)

    def check(self, query: SavedQuery, file: str) -> list[Finding]:
        """What is slow or wrong in a query, in reading order; ``file`` is what findings call it."""
        prefixes = self._vocabulary.prefixes
        try:
            check_limits(query.text)
            shape = read_shape(query.text)
        except LimitError as error:
            what, _, remedy = error.what.rpartition("; ")
            return [wording.SYNTAX.at(place_at(file, query.text, error.position), what=what, remedy=remedy)]
        except UsageError as error:
            return [_refusal(query, file, str(error))]
        except UnexpectedError:
            return [self._syntax(query, file, "")]
        namespaces = tuple(base for base in prefixes.values() if base.startswith(self._project.base))
        asked = Asked(query, file, shape, self._vocabulary, namespaces or ("\0",), self._terms)
        found = {name: [*rule(asked)] for name, rule in _RULES.items()}
        findings = [finding for name, some in found.items() if name not in dict(query.allowed) for finding in some]
        findings += _exceptions(asked, found)
        if not found[wording.UNKNOWN_PREFIX.rule] and not found[wording.PARAMETER_PLACE.rule]:
            findings += self._refusals(query, file)
        return sort_findings(findings)

    def _refusals(self, query: SavedQuery, file: str) -> Iterator[Finding]:
        """What the engine itself says of the query, with any values for its parameters."""
        try:
            text = bind(query, _samples(query.parameters), self._vocabulary, self._project, self._project.languages[0])
            ox.Store().query(text, prefixes=self._vocabulary.prefixes, base_iri=self._project.base)
        except SyntaxError as error:
            yield self._syntax(query, file, str(error))
        except (UsageError, RuntimeError) as error:
            yield _refusal(query, file, f"{error}" if isinstance(error, UsageError) else f"{error}; ask it otherwise")

    def _syntax(self, query: SavedQuery, file: str, message: str) -> Finding:
        position, told = locate(query.text, message, self._vocabulary.prefixes)
        what, _, remedy = told.rpartition("; ")
        return wording.SYNTAX.at(place_at(file, query.text, position), what=what, remedy=remedy)

    @cached_property
    def _terms(self) -> frozenset[str]:
        """All that the ontology describes and the context names."""
        subjects = {triple.subject for triple in read_ontology(self._project)}
        named = {subject.value for subject in subjects if isinstance(subject, ox.NamedNode)}
        return frozenset(named | set(self._vocabulary.names) | set(self._vocabulary.prefixes.values()))


def _refusal(query: SavedQuery, file: str, told: str) -> Finding:
    """What is refused without a place in the text, told at its beginning."""
    what, _, remedy = told.rpartition("; ")
    return wording.SYNTAX.at(place_at(file, query.text, 0), what=what, remedy=remedy)


def _exceptions(asked: Asked, found: dict[str, list[Finding]]) -> Iterator[Finding]:
    """Exceptions in the header that excuse nothing, or that have no reason."""
    for rule, reason in asked.saved.allowed:
        start = max(asked.saved.text.find("#+ allow"), 0)
        if not found.get(rule):
            yield asked.found(wording.ALLOWED_NOTHING, start, rule=rule, near=suggest(rule, set(_RULES) - {rule}))
        elif not reason.strip():
            yield asked.found(wording.NO_REASON, start, rule=rule)


def _samples(parameters: tuple[Parameter, ...]) -> dict[str, str]:
    return {
        parameter.name: parameter.choices[0] if parameter.choices else _SAMPLES[parameter.type]
        for parameter in parameters
        if parameter.default is None and parameter.name != "lang"
    }
