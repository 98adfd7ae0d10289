"""The report of a view as text in one language, or as JSON with all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aigraph.errors import ENGLISH, LANGUAGES, Text
from aigraph.results import to_json_text
from aigraph.views import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.views.model import ClassLoss, PropertyLoss, ViewReport


def to_text(report: ViewReport, language: str = ENGLISH) -> str:
    """The report for reading: the totals, then classes and properties of which something is lost, the most first."""
    return "".join(f"{line if isinstance(line, str) else line.tell(language)}\n" for line in _lines(report))


def to_json(report: ViewReport) -> str:
    """The report for programs; labels and reasons by language."""
    classes = [_entry(each, each.things) for each in report.classes]
    properties = [_entry(each, each.statements) for each in report.properties]
    return to_json_text({"view": report.view, **_totals(report), "classes": classes, "properties": properties})


def _totals(report: ViewReport) -> dict[str, int]:
    return {
        "triples": report.triples,
        "things": report.things,
        "lost_things": report.lost_things,
        "statements": report.statements,
        "lost_statements": report.lost_statements,
    }


def _lines(report: ViewReport) -> Iterator[Text | str]:
    yield wording.TITLE.fill(view=report.view)
    yield ""
    if not report.lost_things and not report.lost_statements:
        yield wording.NOTHING_LOST
        return
    yield wording.TOTALS.fill(**_totals(report))
    yield wording.RULE
    counted = (
        (wording.CLASSES, [(each, each.things) for each in report.classes]),
        (wording.PROPERTIES, [(each, each.statements) for each in report.properties]),
    )
    for heading, losses in counted:
        if losses:
            yield ""
            yield heading
        for each, count in losses:
            yield from _told(each, count)


def _told(loss: ClassLoss | PropertyLoss, count: int) -> Iterator[Text | str]:
    """One entry, indented, with its reason where one is declared."""
    some = wording.SOME_OF if loss.lost < count else wording.ALL_OF if count > 1 else wording.THE_ONE
    form = wording.UNNAMED if str(loss.labels) == loss.name else wording.ENTRY
    entry = form.fill(label=loss.labels, name=loss.name, count=some.fill(lost=loss.lost, count=count))
    yield _INDENTED.fill(text=entry)
    if str(loss.reason):
        yield _FURTHER.fill(text=loss.reason)


def _entry(loss: ClassLoss | PropertyLoss, count: int) -> dict[str, Any]:
    languages = [*LANGUAGES, *(language for language, _ in loss.labels.more)]
    return {
        "iri": loss.iri,
        "name": loss.name,
        "label": {language: loss.labels.tell(language) for language in languages},
        "count": count,
        "lost": loss.lost,
        "reason": {language: loss.reason.tell(language) for language in languages} if str(loss.reason) else {},
    }


_INDENTED = Text("  {text}", "  {text}")
_FURTHER = Text("    {text}", "    {text}")
