"""Commands that make and check: build, validate, cite."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aigraph.cli.options import (
    FormatOption,
    HeaderOption,
    LanguageOption,
    ProjectOption,
    SourcesOption,
)
from aigraph.cli.output import check_language, choose_format, count_findings, load_graph, read_stdin, say, write
from aigraph.errors import ENGLISH, LANGUAGES, Finding, FindingsError, UsageError

if TYPE_CHECKING:
    from aigraph.dataset import Dataset
    from aigraph.engines import Endpoint


def build(
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="DIR", help="The folder to write, from the current folder (not the project's)."
        ),
    ] = Path("build"),
    store: Annotated[Path | None, typer.Option("--store", metavar="DIR", help="Also write a store on disk.")] = None,
    push: Annotated[str, typer.Option("--push", metavar="URL", help="Also load a server (Graph Store Protocol).")] = "",
    push_update: Annotated[
        str, typer.Option("--push-update", metavar="URL", help="Load it by updates; with --push, move by them.")
    ] = "",
    header: HeaderOption = None,
    release: Annotated[bool, typer.Option("--release", help="Write the whole release.")] = False,  # noqa: FBT002  (typer's way)
    sources: SourcesOption = None,
    project: ProjectOption = None,
    lang: LanguageOption = None,
) -> None:
    """Facts to dataset: read, infer, validate, write Turtle, TriG, JSON-LD and a summary."""
    from aigraph.release import release_files, write_folder, write_release

    # Before anything is read, so that a slip in an address or a header costs nothing.
    endpoints = _endpoints(push, push_update, header or [])
    graph = load_graph(project, lang)
    graph.validate(sources)
    if release:
        written = f"{len(write_release(output, graph.dataset, graph.language))} files"
    else:
        files = release_files(graph.dataset)
        write_folder(output, files)
        written = ", ".join(files)
    summary = json.loads((output / "summary.json").read_bytes())
    say(f"{output}: {written} ({summary['triples']} triples in {summary['named_graphs']} graphs)")
    if store is not None:
        from aigraph.stores import write_snapshot

        snapshot = write_snapshot(store, graph.dataset)
        say(f"{store}: {snapshot.snapshot} ({snapshot.triples} triples) is current")
    if endpoints:
        _push(graph.dataset, *endpoints)


def validate(
    sources: SourcesOption = None,
    format_: FormatOption = None,
    project: ProjectOption = None,
    lang: LanguageOption = None,
) -> None:
    """The checks of a build alone: -f text, json or sarif; ends with 1 when there are findings."""
    chosen = choose_format(format_, "-", {"text": ".txt", "json": ".json", "sarif": ".sarif"}, "text")
    language = check_language(project, lang)
    findings: tuple[Finding, ...] = ()
    try:
        load_graph(project, lang).validate(sources)
    except FindingsError as error:
        findings = error.findings
    write("-", _report(findings, chosen, language).encode())
    say(count_findings(len(findings)).tell(language))
    raise typer.Exit(1 if findings else 0)


def cite(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="The slug of a source document.")],
    text: Annotated[
        str | None,
        typer.Argument(
            metavar="[TEXT]",
            help="The words, letter for letter; - reads them from stdin; without any, the document itself is measured.",
        ),
    ] = None,
    sources: Annotated[Path, typer.Option("--sources", metavar="DIR", help="The folder of the source texts.")] = Path(
        "sources"
    ),
    project: ProjectOption = None,
) -> None:
    """The passage of a text in a source document, as the validation wants it, ready to paste into a data file.

    Without a text, the lines that a new document is described with.
    """
    from aigraph.evidence import cite as find_passage
    from aigraph.evidence import fingerprint, make_refusal, measure, read_sources
    from aigraph.project import find_project

    if text is None:
        checksum, characters = measure(read_sources(sources), source)
        lines = "id: ../source/{}", "type: Source", "sha256: {}", "characters: {}"
        told = "\n      ".join(lines).format(source, checksum, characters)
        write("-", f"    - {told}\n".encode())
        return
    words = read_stdin("the words of a source").strip("\n") if text == "-" else text
    texts = read_sources(sources)
    passage = find_passage(texts, source, words, make_refusal(find_project(project), texts, source))
    write("-", f"- passage: {passage.name}\n  print: '{fingerprint(words)}'\n".encode())


COMMANDS = (build, validate, cite)


def _endpoints(push: str, push_update: str, headers: list[str]) -> tuple[Endpoint | None, Endpoint | None] | None:
    from aigraph.engines import open_endpoint

    if not push and not push_update:
        if headers:
            msg = "--header: is for a server; name one with --push or --push-update"
            raise UsageError(msg)
        return None
    found = [open_endpoint(address, headers, os.environ) if address else None for address in (push, push_update)]
    return found[0], found[1]


def _push(dataset: Dataset, store: Endpoint | None, update: Endpoint | None) -> None:
    from aigraph.stores import push_by_graphs, push_by_updates

    if store is not None:
        say(f"{store.where}: {push_by_graphs(dataset, store, update)}")
    elif update is not None:
        say(f"{update.where}: {push_by_updates(dataset, update)}")


def _report(findings: tuple[Finding, ...], form: str, language: str) -> str:
    from aigraph.results import to_json_text

    if form == "text":
        return "".join(f"{finding.tell(language)}\n" for finding in findings)
    answer = _sarif(findings, language) if form == "sarif" else [_entry(finding, language) for finding in findings]
    return to_json_text(answer)


def _entry(finding: Finding, language: str) -> dict[str, object]:
    places = [{"file": place.file, "line": place.line, "column": place.column} for place in finding.places]
    message, remedy = finding.message.tell(language), finding.remedy.tell(language)
    return {"rule": finding.rule, "places": places, "message": message, "remedy": remedy}


def _sarif(findings: tuple[Finding, ...], language: str) -> dict[str, object]:
    """The findings as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), which code hosts show in place."""
    results = [
        {
            "ruleId": finding.rule,
            "level": "error",
            "message": {"text": finding.sentence(language)},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": place.file},
                        "region": {"startLine": place.line, "startColumn": place.column},
                    }
                }
                for place in finding.places
            ],
        }
        for finding in findings
    ]
    rules = [{"id": rule} for rule in sorted({finding.rule for finding in findings})]
    driver = {"name": "aigraph", "rules": rules}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "language": language if language in LANGUAGES else ENGLISH,
                "columnKind": "unicodeCodePoints",
                "results": results,
            }
        ],
    }
