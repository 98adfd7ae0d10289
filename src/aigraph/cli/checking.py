"""Commands that check what is stated and say how good it is: audit, report."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import typer

from aigraph.cli.options import FormatOption, LanguageOption, OutputOption, ProjectOption, SourcesOption
from aigraph.cli.output import choose_format, count_findings, load_graph, say, write
from aigraph.errors import Text

_UNSIGNED = Text(
    "{findings}: not to be signed; run aigraph validate", "{findings} : ne pas signer ; lancer aigraph validate"
)


def audit(
    strict: Annotated[bool, typer.Option("--strict", help="End with 1 when a claim is contradicted.")] = False,  # noqa: FBT002  (typer's way)
    format_: FormatOption = None,
    output: OutputOption = "-",
    project: ProjectOption = None,
    lang: LanguageOption = None,
) -> None:
    """The sources' own totals, counts and ranges, computed again: what is confirmed, contradicted, undecidable."""
    from aigraph.claims import Verdict, to_entry, to_text, verdict_words
    from aigraph.results import to_json_text

    chosen = choose_format(format_, output, {"text": ".txt", "json": ".json"}, "text")
    graph = load_graph(project, lang)
    results = graph.audit()
    if chosen == "json":
        entries = [to_entry(result, graph.project) for result in results]
        text = to_json_text(entries)
    else:
        text = "\n".join(to_text(result, graph.project, graph.language) for result in results)
    write(output, text.encode())
    counts = Counter(result.verdict for result in results)
    told = [f"{counts[verdict]} {verdict_words(verdict, graph.language)}" for verdict in Verdict if counts[verdict]]
    say(f"{len(results)}: {', '.join(told)}" if told else "0")
    raise typer.Exit(1 if strict and any(verdict.is_contradiction for verdict in counts) else 0)


def report(
    sources: SourcesOption = None,
    format_: FormatOption = None,
    output: OutputOption = "-",
    project: ProjectOption = None,
    lang: LanguageOption = None,
) -> None:
    """How good the data are: facts by class and evidence, identifiers, open ends; ends with 1 where a check fails."""
    from aigraph.report import to_html, to_json, to_text

    chosen = choose_format(format_, output, {"text": ".txt", "json": ".json", "html": ".html"}, "text")
    graph = load_graph(project, lang)
    measured = graph.report(sources)
    if chosen == "json":
        text = to_json(measured)
    else:
        text = (to_html if chosen == "html" else to_text)(measured, graph.language)
    write(output, text.encode())
    checks = measured.checks
    if not checks.are_passed:
        say(_UNSIGNED.fill(findings=count_findings(checks.findings)).tell(graph.language))
        raise typer.Exit(1)


COMMANDS = (audit, report)
