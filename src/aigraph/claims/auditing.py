"""Claims put to the test: run their queries, tell what came of each.

A claim names a query of ``queries/claims/``. Its rows are the parts of what the claim states: a column ``part`` (each
thing once) and, where the parts have sizes, ``value`` with the bounds ``min`` and ``max``; without the column
``value`` each part counts as one. A column ``fact`` names what ties the part to the whole. A parameter of the query
takes what the facts say of the claim under the key of the same name (``concerns``, ``kind`` …), else its default.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from aigraph.claims.bounds import ONE, UNKNOWN, figure
from aigraph.claims.collecting import FIGURES, read_claims
from aigraph.claims.judging import judge
from aigraph.claims.model import Claim, Part, Result, Verdict
from aigraph.claims.wording import OTHER_VERDICT, QUERY, complaint
from aigraph.errors import LANGUAGES, ClaimsError, UsageError
from aigraph.queries import bind, find_query, select
from aigraph.terms import AIG, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Collection

    from aigraph.dataset import Dataset
    from aigraph.errors import Finding, Place
    from aigraph.facts import Facts
    from aigraph.queries import SavedQuery

CLAIMS_FOLDER = "queries/claims"
_STATING = {iri for properties, _ in FIGURES for iri in properties} | {SCHEMA.duration, AIG.statesThing}


def audit(dataset: Dataset, language: str) -> list[Result]:
    """What comes of every claim, the gravest verdict first, then by id. Raises UsageError for a query amiss."""
    order = list(Verdict)
    queries: dict[str, SavedQuery] = {}
    results = [_run(dataset, claim, language, queries) for claim in read_claims(dataset, language)]
    return sorted(results, key=lambda result: (order.index(result.verdict), result.claim.iri))


def check_claims(dataset: Dataset, facts: Facts, suspects: Collection[str] = ()) -> None:
    """That each claim still comes to the verdict that is recorded for it. Raises ClaimsError with every finding.

    A claim of which a part, or what ties it to the whole, is among the ``suspects`` (ids) is not told.
    """
    told = zip(*(read_claims(dataset, language) for language in LANGUAGES), strict=True)
    findings = [finding for claims in told if (finding := _finding(dataset, facts, claims, suspects)) is not None]
    if findings:
        raise ClaimsError(findings)


class _RepeatedPartError(UsageError):
    """A query gives one part more than once: it does not tell them apart, or the part has two sizes."""

    def __init__(self, part: str, message: str) -> None:
        self.part = part
        super().__init__(message)


def _finding(dataset: Dataset, facts: Facts, claims: tuple[Claim, ...], suspects: Collection[str]) -> Finding | None:
    """The finding of one claim, which is given as each language tells it."""
    claim = claims[0]
    identifier = dataset.project.shorten(claim.iri)
    try:
        result = _run(dataset, claim, dataset.project.languages[0])
    except UsageError as error:
        if isinstance(error, _RepeatedPartError) and error.part in suspects:
            return None
        return QUERY.at(*facts.places(identifier, AIG.queryName), claim=identifier, error=error)
    if claim.expected is None or result.verdict is claim.expected:
        return None
    concerned = {identifier, *(dataset.project.shorten(iri) for part in result.parts for iri in (part.iri, part.fact))}
    if not concerned.isdisjoint(suspects):
        return None
    results = {language: replace(result, claim=told) for language, told in zip(LANGUAGES, claims, strict=True)}
    return OTHER_VERDICT.at(*_places(identifier, facts), **complaint(results, dataset.project))


def _places(identifier: str, facts: Facts) -> tuple[Place, ...]:
    """Where the claim's figure stands; else where the claim does."""
    stating = (
        statement
        for statement in facts.statements
        if statement.subject == identifier and statement.term.iri in _STATING
    )
    return tuple(statement.place for statement in stating) or facts.places(identifier)


def _run(dataset: Dataset, claim: Claim, language: str, queries: dict[str, SavedQuery] | None = None) -> Result:
    """``queries`` has those that were read before, by name."""
    known = {} if queries is None else queries
    if claim.query not in known:
        known[claim.query] = find_query(dataset.project, claim.query, CLAIMS_FOLDER)
    query = known[claim.query]
    given: dict[str, str] = {}
    for parameter in query.parameters:
        values = claim.values.get(parameter.name, ())
        if len(values) > 1:
            msg = f"{query.name} takes one {parameter.name}, and {len(values)} are stated; keep one"
            raise UsageError(msg)
        if values:
            given[parameter.name] = values[0]
    rows = select(dataset, bind(query, given, dataset.vocabulary, dataset.project, language))
    if "part" not in rows.columns:
        msg = f"{query.name} has no column part; select the parts of the claim as ?part"
        raise UsageError(msg)
    parts = [_part(row, is_counted="value" not in rows.columns) for row in rows if row["part"]]
    (twice, times), *_ = Counter(part.iri for part in parts).most_common(1) or [("", 1)]
    if times > 1:
        part = dataset.project.shorten(twice)
        raise _RepeatedPartError(part, f"{query.name} gives the part {part} {times} times; give each once")
    if claim.stated is None and "value" in rows.columns:
        claim = replace(claim, unit=_common_unit(dataset, parts))
    return judge(claim, parts)


def _common_unit(dataset: Dataset, parts: list[Part]) -> str:
    """The unit of the properties under which the parts state their sizes; none where they differ."""
    units = {
        unit
        for part in parts
        for properties, unit in FIGURES
        if any(dataset.objects(part.iri, name) for name in properties)
    }
    return units.pop() if len(units) == 1 else ""


def _part(row: dict[str, Any], *, is_counted: bool) -> Part:
    fact = row.get("fact") or row["part"]
    if is_counted:
        return Part(row["part"], ONE, fact)
    size = figure(row["value"], row.get("min"), row.get("max"), is_qualified=bool(row.get("modality")))
    return Part(row["part"], size or UNKNOWN, fact)
