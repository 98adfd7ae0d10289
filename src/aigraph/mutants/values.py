"""Mutants of single values: a figure, a thing, a concept, a paraphrase, a modality, a rank."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from aigraph.evidence.annotated import inside
from aigraph.evidence.cases import PASSAGE
from aigraph.evidence.policy import CUE, FLAG, MODALITY, NAME, ORDER, SPEAKER, STEMS, SUBJECT
from aigraph.mutants.bench import FIGURES
from aigraph.terms import AIG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.facts import Statement
    from aigraph.mutants.bench import Bench, Spot
    from aigraph.mutants.model import Mutant

_MANY = 2
_MILLION = 10**6


def swapped(bench: Bench) -> Iterator[Mutant]:
    """Each value replaced by others of its kind: near ones for figures, else values that the project uses."""
    used = _used_values(bench)
    for spot in bench.spots:
        group = _group(bench, spot)
        for value in _others(bench, spot, used) if group else ():
            yield from bench.with_value(group, spot, value)


def speakers_nearby(bench: Bench) -> Iterator[Mutant]:
    """Each speaker replaced by the others whom the same section names."""
    for spot in bench.spots:
        iri = bench.knowledge.class_of(spot.statement.value) if spot.kind == NAME else ""
        if bench.policy.has(iri, SPEAKER):
            group = f"{bench.class_name(spot.statement.value)} of the same section"
            for other in bench.named_nearby(spot.case, iri):
                yield from bench.with_value(group, spot, other)


def modalities(bench: Bench) -> Iterator[Mutant]:
    """A modality dropped or exchanged, or added to a figure that has none."""
    kinds = bench.policy.supports.items()
    every = sorted(thing for iri, kind in kinds if kind == MODALITY for thing in bench.by_class[iri])
    terms = bench.examination.facts.vocabulary.properties.values()
    term = next((term for term in terms if term.iri == AIG.hasModality), None)
    for spot in bench.spots:
        if spot.kind == MODALITY:
            yield bench.without("modality", spot)
            for other in every:
                yield from bench.with_value("modality", spot, other)
        elif spot.kind in ("money", "count") and term and not spot.fact.values(AIG.hasModality):
            added = spot.statement._replace(term=term, value=bench.random.choice(every))
            fresh = type(spot.fact)(spot.fact.subject, (*spot.fact.statements, added))
            yield bench.with_facts("modality", spot, [fresh], f"{spot.fact.subject} gets {added.value}")


def orders(bench: Bench) -> Iterator[Mutant]:
    """A rank raised by one."""
    for spot in bench.spots:
        if spot.kind == ORDER:
            yield from bench.with_value("order", spot, str(int(spot.statement.value) + 1))


def omissions(bench: Bench) -> Iterator[Mutant]:
    """A figure, organisation or person left out that the passage has, and its facts only once."""
    for spot in bench.spots:
        value = spot.statement.value
        is_closed = (
            spot.kind == NAME and bench.knowledge.class_of(value) in bench.policy.closed and _is_named(bench, spot)
        )
        said = [item for fact in spot.case.facts for item in fact.statements if value in (item.value, item.subject)]
        if spot.case.kind == PASSAGE and (spot.kind in FIGURES or is_closed) and len(said) == 1:
            yield bench.without("omission", spot)


def _is_named(bench: Bench, spot: Spot) -> bool:
    passage = spot.case.premises[0]
    names = inside(bench.knowledge.texts[passage.source].names, passage.start, passage.end)
    return any(spot.statement.value in name.things for name in names)


def _group(bench: Bench, spot: Spot) -> str:
    """The group of mutants that a value gives; nothing where it gives none."""
    if spot.kind in FIGURES:
        return FIGURES[spot.kind]
    if spot.kind == NAME and bench.policy.has(spot.statement.term.iri, SUBJECT):
        return "subject"
    if spot.kind in (CUE, NAME):
        return f"{bench.class_name(spot.statement.value)} swapped"
    if spot.kind == FLAG:
        return "modality"
    return "paraphrases" if spot.kind == STEMS and spot.statement.language == _language(bench, spot) else ""


def _language(bench: Bench, spot: Spot) -> str:
    return bench.knowledge.texts[spot.case.premises[0].source].language.tag


def _others(bench: Bench, spot: Spot, used: dict[str, list[str]]) -> list[str]:
    value = spot.statement.value
    if spot.kind in FIGURES:
        return [other for other in _near_figures(spot.kind, value) if other != value]
    if spot.kind == FLAG:
        return ["false" if value == "true" else "true"]
    others = [other for other in used[_key(bench, spot.statement)] if other != value]
    iri = bench.knowledge.class_of(value)
    near = [other for other in bench.named_nearby(spot.case, iri) if iri and other != value][:1]
    return list(dict.fromkeys([*near, *bench.random.sample(others, min(_MANY, len(others)))]))


def _used_values(bench: Bench) -> dict[str, list[str]]:
    """The values in use, by class of things and by property of texts, so that a mutant is a likely slip."""
    used: defaultdict[str, set[str]] = defaultdict(set)
    for spot in bench.spots:
        used[_key(bench, spot.statement)].add(spot.statement.value)
    return {key: sorted(values) for key, values in used.items()}


def _key(bench: Bench, statement: Statement) -> str:
    if statement.term.is_reference:
        return bench.knowledge.class_of(statement.value)
    return f"{statement.term.iri} {statement.language or ''}"


def _near_figures(kind: str, value: str) -> list[str]:
    """One more and ten times as much; the year after; another duration."""
    if kind in ("money", "count", "factor", "figure"):
        number = Decimal(value)
        step = _MILLION if kind == "money" and number > _MILLION else 1
        return [f"{number + step:f}", f"{number * 10:f}"]
    if kind == "duration":
        return ["P4Y" if value != "P4Y" else "P6Y", value.replace("Y", "M")]
    if kind == "year":
        return [str(int(value) + 1), str(int(value) - 1)]
    year, rest = value[:4], value[4:]
    return [f"{int(year) + 1}{rest}", value[:-1] + ("8" if value[-1] != "8" else "7")]
