"""What came of a claim, in words and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigraph.claims.model import EXHAUSTIVE, Verdict
from aigraph.errors import LANGUAGES, Fault, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from decimal import Decimal

    from aigraph.claims.bounds import Bounds
    from aigraph.claims.model import Result
    from aigraph.project import Project

_WORDS: dict[str, dict[str, str]] = {
    "fr": {
        Verdict.CONTRADICTED: "contredit",
        Verdict.CONTRADICTED_UNDER_A_READING: "contredit selon une lecture",
        Verdict.UNDECIDABLE: "indécidable",
        Verdict.CONSISTENT: "compatible",
        Verdict.CONFIRMED: "confirmé",
        "stated": "énoncé",
        "computed": "calculé",
        "remainder": "inexpliqué",
        "reading": "selon la lecture",
        "facts": "faits",
        "ground": "fondement",
        "nothing": "rien",
        "unsaid": "aucun chiffre",
        "years": "ans",
        "at least": "au moins",
        "at most": "au plus",
        "colon": " : ",
    },
    "en": {
        "stated": "stated",
        "computed": "computed",
        "remainder": "unexplained",
        "reading": "under the reading",
        "facts": "facts",
        "ground": "ground",
        "nothing": "nothing",
        "unsaid": "no figure",
        "years": "years",
        "at least": "at least",
        "at most": "at most",
        "colon": ": ",
    },
}

OTHER_VERDICT = Fault(
    "claim-verdict",
    en=(
        "{claim} is recorded as {expected} and is {verdict}: stated {stated}, {computed}",
        "correct the fact that changed, or record the new verdict (expected)",
    ),
    fr=(
        "{claim} est inscrit comme {expected} et se trouve {verdict} : énoncé {stated}, {computed}",
        "corriger le fait qui a changé, ou inscrire le nouveau verdict (expected)",
    ),
)
QUERY = Fault(
    "claim-query",
    en=("{claim}: {error}", "correct the query, or name another"),
    fr=("{claim}: {error}", "corriger la requête, ou en nommer une autre"),
)


def verdict_words(verdict: Verdict, language: str) -> str:
    """A verdict in a language, else in English.

    >>> verdict_words(Verdict.CONFIRMED, "fr")
    'confirmé'
    """
    return _words(language).get(verdict, verdict.value)


def to_text(result: Result, project: Project, language: str) -> str:
    """What came of a claim, in a few lines: verdict and claim; the figures; the reading; the facts."""
    words, claim = _words(language), result.claim
    colon = words["colon"]
    lines = [f"{verdict_words(result.verdict, language)}{colon}{claim.label} [{project.shorten(claim.iri)}]"]
    lines.append(f"    {figures_text(result, project, language)}")
    if result.reading:
        lines.append(f"    {words['reading']} {project.shorten(result.reading.iri)}{colon}{result.reading.reason}")
    if claim.ground:
        lines.append(f"    {words['ground']}{colon}{claim.ground}")
    if result.parts:
        lines.append(f"    {words['facts']}{colon}{', '.join(_ids((part.fact for part in result.parts), project))}")
    return "\n".join(lines) + "\n"


def figures_text(result: Result, project: Project, language: str) -> str:
    """What a claim states, what comes of its parts, and what is left unexplained."""
    words = _words(language)
    figures = [f"{words['stated']} {_stated(result, project, language)}", _computed(result, project, language)]
    if result.remainder:
        figures.append(f"{words['remainder']} {_figure(result.remainder, result.claim.unit, language)}")
    return ", ".join(figures)


def to_entry(result: Result, project: Project) -> dict[str, Any]:
    """What came of a claim for a program.

    ``stated`` and ``computed`` are a number, ``[least, greatest]`` where no single figure is given (None: open), the
    id of the thing that a claim names, or None; ``facts`` are the ids of what says which parts there are.
    """
    claim, reading = result.claim, result.reading
    named = _things((part.iri for part in result.parts), project) if claim.things else None
    return {
        "claim": project.shorten(claim.iri),
        "status": result.verdict.value,
        "stated": _things(claim.things, project) or _value(claim.stated),
        "computed": named or _value(result.computed),
        "reading": f"{project.shorten(reading.iri)}: {reading.reason}" if reading else None,
        "facts": _ids((part.fact for part in result.parts), project),
        "label": claim.label,
        "unit": claim.unit or None,
        "stated_range": _ends(claim.stated),
        "computed_range": _ends(result.computed),
        "unexplained": _value(result.remainder),
        "parts_are": "all of it" if claim.completeness == EXHAUSTIVE else "some of it",
        "ground": claim.ground or None,
        "passages": list(claim.passages),
        "query": claim.query,
    }


def complaint(results: Mapping[str, Result], project: Project) -> dict[str, object]:
    """What a finding tells of a claim whose verdict is not the one recorded; ``results`` has it in each language."""
    result = next(iter(results.values()))
    expected = result.claim.expected

    def text(words: Callable[[Result, str], str]) -> Text:
        return Text.of({language: words(results[language], language) for language in LANGUAGES})

    return {
        "claim": project.shorten(result.claim.iri),
        "expected": text(lambda _, language: verdict_words(expected, language) if expected else ""),
        "verdict": text(lambda found, language: verdict_words(found.verdict, language)),
        "stated": text(lambda found, language: _stated(found, project, language)),
        "computed": text(lambda found, language: _computed(found, project, language)),
    }


def _words(language: str) -> dict[str, str]:
    return _WORDS.get(language, _WORDS["en"])


def _stated(result: Result, project: Project, language: str) -> str:
    claim = result.claim
    if claim.things:
        return ", ".join(_ids(claim.things, project))
    if claim.stated is None:
        return _words(language)["unsaid"]
    if claim.stated.nominal is None:
        return _range(claim.stated, claim.unit, language)
    printed = f"{_digits(claim.stated.nominal)}{_unit(claim.unit, language)}"
    return f"{claim.modality} {printed}".strip()


def _computed(result: Result, project: Project, language: str) -> str:
    words = _words(language)
    if result.claim.things and result.parts:
        return f"{words['computed']} {', '.join(_ids((part.iri for part in result.parts), project))}"
    shown = _figure(result.computed, result.claim.unit, language) if result.computed else words["nothing"]
    return f"{words['computed']} {shown}"


def _figure(bounds: Bounds, unit: str, language: str) -> str:
    """A figure, and in brackets how far it may be off."""
    span = _range(bounds, unit, language)
    if bounds.is_exact or bounds.nominal is None:
        return span
    return f"{_digits(bounds.nominal)}{_unit(unit, language)} ({span})"


def _range(bounds: Bounds, unit: str, language: str) -> str:
    words, suffix = _words(language), _unit(unit, language)
    if bounds.low is not None and bounds.high is not None:
        ends = _digits(bounds.low) if bounds.is_exact else f"{_digits(bounds.low)}–{_digits(bounds.high)}"
        return f"{ends}{suffix}"
    if bounds.low is not None:
        return f"{words['at least']} {_digits(bounds.low)}{suffix}"
    return f"{words['at most']} {_digits(bounds.high)}{suffix}" if bounds.high is not None else words["nothing"]


def _unit(unit: str, language: str) -> str:
    return f" {_words(language).get(unit, unit)}" if unit else ""


def _digits(value: Decimal) -> str:
    """Digits in groups of three: 360 000 000."""
    return f"{value.normalize():,f}".replace(",", " ")


def _value(bounds: Bounds | None) -> Any:
    if bounds is None:
        return None
    return _ends(bounds) if bounds.nominal is None else _number(bounds.nominal)


def _ends(bounds: Bounds | None) -> list[int | float | None] | None:
    return None if bounds is None else [_number(bounds.low), _number(bounds.high)]


def _number(value: Decimal | None) -> int | float | None:
    """A number as JSON has it: whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _things(iris: Iterable[str], project: Project) -> str | list[str]:
    """The id of one thing, the ids of several."""
    ids = _ids(iris, project)
    return ids[0] if len(ids) == 1 else ids


def _ids(iris: Iterable[str], project: Project) -> list[str]:
    return sorted({project.shorten(iri) for iri in iris})
