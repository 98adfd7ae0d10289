"""The command that gives the graph in other forms: export."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from aigraph.cli.options import FormatOption, LanguageOption, LayersOption, NetworkOption, OutputOption, ProjectOption
from aigraph.cli.output import choose_format, load_graph, write
from aigraph.errors import UsageError

if TYPE_CHECKING:
    from aigraph.graph import KnowledgeGraph

_REPORT_FORMATS = {"text": ".txt", "json": ".json"}


def export(
    format_: FormatOption = None,
    output: OutputOption = "-",
    network: NetworkOption = "",
    layers: LayersOption = "stated,registers,inferred",
    view: Annotated[
        str, typer.Option("--view", metavar="NAME", help="A view of queries/views, in another vocabulary's words.")
    ] = "",
    report: Annotated[bool, typer.Option("--report", help="With --view: what it cannot say, as text or json.")] = False,  # noqa: FBT002  (typer's way)
    project: ProjectOption = None,
    lang: LanguageOption = None,
) -> None:
    """The graph as turtle, trig, nquads, ntriples, jsonld, rdfxml; alignments: sssom.

    A network: graphml, gexf, csv, cytoscape, dot, mermaid. A view: turtle, ntriples, jsonld, rdfxml. What editors know
    data files by: json-schema.
    """
    if view or report:
        _export_view(view, network, format_, output, load_graph(project, lang), report=report)
        return
    from aigraph.networks import NETWORK_FORMATS, read_layers, write_network
    from aigraph.picture.looks import looks_of
    from aigraph.registers import write_sssom
    from aigraph.release import RDF_FORMATS, write_rdf

    suffixes = (
        {name: form[2] for name, form in RDF_FORMATS.items()} | NETWORK_FORMATS | {"sssom": ".tsv", "json-schema": ""}
    )
    chosen = choose_format(format_, output, suffixes, "csv" if network else "turtle")
    if network and chosen not in NETWORK_FORMATS:
        msg = f"-f {chosen} is a form of the whole graph; a network is {', '.join(NETWORK_FORMATS)}"
        raise UsageError(msg)
    graph = load_graph(project, lang)
    if chosen in RDF_FORMATS:
        graph.validate()
        write(output, write_rdf(graph.dataset, chosen))
    elif chosen == "json-schema":
        from aigraph.beginning import make_schema

        write(output, make_schema(graph))
    elif chosen == "sssom":
        graph.validate()
        write(output, write_sssom(graph.dataset, graph.language))
    else:
        found = graph.network(network, read_layers(layers))
        looks = looks_of(graph.dataset, (data["kind"] for _, data in found.nodes(data=True)))
        write(output, write_network(found, chosen, looks))


COMMANDS = (export,)


def _export_view(
    view: str, network: str, format_: str | None, output: str, graph: KnowledgeGraph, *, report: bool
) -> None:
    if network or not view:
        msg = "--network: a view is of the whole graph; name one of both" if view else "--report: name a --view"
        raise UsageError(msg)
    _write_view(graph, view, _choose_view_format(format_, output, report=report), output, report=report)


def _choose_view_format(format_: str | None, output: str, *, report: bool) -> str:
    """The format of a view, or of its report. Raises UsageError for one that there is not."""
    from aigraph.views import VIEW_FORMATS

    suffixes, otherwise = (_REPORT_FORMATS, "text") if report else (VIEW_FORMATS, "turtle")
    return choose_format(format_, output, suffixes, otherwise)


def _write_view(graph: KnowledgeGraph, name: str, chosen: str, output: str, *, report: bool) -> None:
    """Write a view, or the report of what it cannot say. Raises UsageError for a view that there is not."""
    from aigraph.release import write_view_turtle
    from aigraph.views import LossReporter, make_view, to_json, to_text, write_view

    view = make_view(graph.dataset, name)
    graph.validate()
    if not report:
        write(output, write_view_turtle(view) if chosen == "turtle" else write_view(view, chosen))
        return
    losses = LossReporter(graph.dataset).report(view)
    write(output, (to_json(losses) if chosen == "json" else to_text(losses, graph.language)).encode())
