"""export --view: the graph in the words of another vocabulary, or what that cannot say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigraph.cli.output import choose_format, write

if TYPE_CHECKING:
    from aigraph.graph import KnowledgeGraph

_REPORT_FORMATS = {"text": ".txt", "json": ".json"}


def choose_view_format(format_: str | None, output: str, *, report: bool) -> str:
    """The format of a view, or of its report. Raises UsageError for one that there is not."""
    from aigraph.views import VIEW_FORMATS

    suffixes, otherwise = (_REPORT_FORMATS, "text") if report else (VIEW_FORMATS, "turtle")
    return choose_format(format_, output, suffixes, otherwise)


def export_view(graph: KnowledgeGraph, name: str, chosen: str, output: str, *, report: bool) -> None:
    """Write a view, or the report of what it cannot say. Raises UsageError for a view that there is not."""
    from aigraph.views import LossReporter, make_view, to_json, to_text, write_view

    view = make_view(graph.dataset, name)
    graph.validate()
    if not report:
        write(output, write_view(view, chosen))
        return
    losses = LossReporter(graph.dataset).report(view)
    write(output, (to_json(losses) if chosen == "json" else to_text(losses, graph.language)).encode())
