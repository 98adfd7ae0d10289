"""A report as text, as JSON, and as one HTML page that needs nothing else and fits a sheet of paper."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import asdict, fields
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from aigraph.claims import Verdict, verdict_words
from aigraph.report.model import ClassFigures, Evidence, Figures
from aigraph.report.wording import words
from aigraph.results import to_json_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.report.model import Report

TEMPLATE, STYLE = "report.html.j2", "report.css"
EVIDENCE_KINDS = tuple(field.name for field in fields(Evidence))
FIGURE_FORMS = tuple(field.name for field in fields(Figures))


def to_json(report: Report) -> str:
    """The figures for a program; keys are those of the report's parts."""
    return to_json_text(asdict(report))


def to_text(report: Report, language: str) -> str:
    """The report for a terminal."""
    say = words(language)
    lines = [f"{say['title']} – {report.project}", ""]
    lines += [] if report.checks.are_passed else [say["unsigned"], ""]
    for heading, rows in _sections(report, say, language):
        lines += [heading, *(f"  {row}" for row in rows), ""]
    return "\n".join(lines)


def to_html(report: Report, language: str) -> str:
    """The report as one page, with a place to sign. Nothing in it runs or is fetched."""
    import jinja2  # noqa: PLC0415  (heavy)

    folder = files("aigraph.report") / "templates"
    style = (folder / STYLE).read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    environment = jinja2.Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    template = environment.from_string((folder / TEMPLATE).read_text("utf-8"))
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    return template.render(language=language, style=style, policy=policy, **page_values(report, language))


def page_values(report: Report, language: str) -> dict[str, Any]:
    """What a page about a report shows: its figures, and the words for them."""
    say = words(language)
    return {
        "report": report,
        "say": say,
        "kinds": EVIDENCE_KINDS,
        "forms": FIGURE_FORMS,
        "classes": _classes(report, say),
        "claims": _claims(report, language),
        "checks": _checks(report, say),
        "share": _share,
    }


def _sections(report: Report, say: dict[str, str], language: str) -> Iterator[tuple[str, list[str]]]:
    yield say["checks"], [*_checks(report, say), f"{say['fingerprint']}: {report.fingerprint}"]
    evidence = [f"{getattr(report.evidence, kind):>6} {say[kind]}" for kind in EVIDENCE_KINDS]
    resting = [f"{report.single:>6} {say['single']}", f"{report.interpreted:>6} {say['interpreted']}"]
    yield f"{say['evidence']} ({report.statements})", [*evidence, *resting]
    yield (
        say["sources"],
        [
            f"{source.passages:>6} {say['passages']}, {_share(source.covered, source.characters)} {say['covered']}: "
            f"{source.label}"
            for source in report.sources
        ],
    )
    yield say["annotations"], [f"{count:>6} {say[name]}" for name, count in report.annotations.items()]
    yield say["classes"], list(_class_rows(report, say))
    yield say["registers"], [f"{count:>6} {name}" for name, count in report.registers.items()]
    yield (
        say["languages"],
        [f"{each.language}: {each.named} {say['named'].format(report.labelled)}" for each in report.languages],
    )
    yield say["figures"], [f"{getattr(report.figures, form):>6} {say[form]}" for form in FIGURE_FORMS]
    yield say["claims"], [f"{count:>6} {verdict}" for verdict, count in _claims(report, language)]
    yield say["open"], [f"{len(end.things):>6} {end.label}" for end in report.open_ends]


def _class_rows(report: Report, say: dict[str, str]) -> Iterator[str]:
    columns = (say["things"], say["statements"], *(say[kind] for kind in EVIDENCE_KINDS), say["identified"])
    yield "  ".join(f"{column:>12}" for column in columns) + f"  {say['class']}"
    for each in _classes(report, say):
        counts: list[Any] = [each.things, each.statements]
        counts += [getattr(each.evidence, kind) for kind in EVIDENCE_KINDS]
        counts.append(_share(each.identified, each.things) if each.identified else "")
        widths = [max(12, len(column)) for column in columns]
        yield "  ".join(f"{count:>{width}}" for count, width in zip(counts, widths, strict=True)) + f"  {each.label}"


def _classes(report: Report, say: dict[str, str]) -> list[ClassFigures]:
    """The classes of which the documents state something, then all others as one: the page is one page."""
    stated = [each for each in report.classes if each.evidence.passage or each.evidence.reading]
    others = [each for each in report.classes if each not in stated]
    if not others:
        return stated
    evidence = Evidence(**{kind: sum(getattr(each.evidence, kind) for each in others) for kind in EVIDENCE_KINDS})
    things, statements = (sum(getattr(each, name) for each in others) for name in ("things", "statements"))
    label = say["others"].format(len(others))
    identified = sum(each.identified for each in others)
    return [*stated, ClassFigures("", label, things, statements, evidence, identified)]


def _checks(report: Report, say: dict[str, str]) -> list[str]:
    if not report.checks.are_passed:
        texts = [say["other texts"]] if report.checks.same_texts is False else []
        return [say["findings"].format(report.checks.findings), *texts]
    return [say["no findings"], say["with sources" if report.checks.with_sources else "without sources"]]


def _claims(report: Report, language: str) -> list[tuple[str, int]]:
    """How many claims came to each verdict, the gravest first."""
    counts = report.claims
    return [(verdict_words(verdict, language), counts[verdict.value]) for verdict in Verdict if verdict.value in counts]


def _share(part: int, whole: int | None) -> str:
    """A part of a whole in percent.

    >>> _share(1, 3)
    '33 %'
    """
    return f"{100 * part / whole:.0f} %" if whole else "–"
