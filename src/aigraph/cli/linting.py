"""query --check: what is slow or wrong in one query, or in all of a project."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from aigraph.cli.output import choose_format, say, write
from aigraph.errors import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.errors import Finding
    from aigraph.project import Project
    from aigraph.queries import SavedQuery

CHECKED = Text("queries checked: {count}; findings: {number}", "requêtes vérifiées : {count} ; constats : {number}")


def check_queries(project: Project, asked: str, language: str, format_: str | None, output: str) -> None:
    """Check what is asked for, or everything where nothing is; ends with 1 where there is something to say."""
    from aigraph.lint import Linter
    from aigraph.results import to_json_text

    chosen = choose_format(format_, output, {"text": ".txt", "json": ".json"}, "text")
    linter = Linter(project)
    queries = [_named(asked, project)] if asked else [*_all(project)]
    findings = [finding for query, file in queries for finding in linter.check(query, file)]
    if chosen == "json":
        text = to_json_text([_entry(finding, language) for finding in findings])
    else:
        text = "".join(f"{finding.tell(language)} [{finding.rule}]\n" for finding in findings)
    write(output, text.encode())
    say(CHECKED.fill(count=len(queries), number=len(findings)).tell(language))
    raise typer.Exit(1 if findings else 0)


def _named(asked: str, project: Project) -> tuple[SavedQuery, str]:
    from aigraph.cli.naming import FILE_SUFFIXES, find_asked

    query = find_asked(asked, project)
    if query.name:
        return query, f"queries/{query.name}.rq"
    return query, asked if asked.endswith(FILE_SUFFIXES) else "query"


def _all(project: Project) -> Iterator[tuple[SavedQuery, str]]:
    """Every saved query, network, rule: whatever ends in .rq below queries/ and ontology/."""
    from aigraph.queries import list_queries

    files = [path for folder in ("queries", "ontology") for path in project.files(folder, "**/*.rq")]
    for folder in sorted({project.relative(path.parent) for path in files}):
        yield from ((query, f"{folder}/{query.name}.rq") for query in list_queries(project, folder))


def _entry(finding: Finding, language: str) -> dict[str, object]:
    places = [{"file": place.file, "line": place.line, "column": place.column} for place in finding.places]
    message, remedy = finding.message.tell(language), finding.remedy.tell(language)
    return {"rule": finding.rule, "places": places, "message": message, "remedy": remedy}
