"""Commands that set networks side by side and draw them: compare, plot."""

from __future__ import annotations

from typing import Annotated

import typer

from aigraph.cli.options import FormatOption, LanguageOption, NetworkOption, OutputOption, ProjectOption
from aigraph.cli.output import choose_format, load_graph, write


def compare(
    first: Annotated[str, typer.Argument(metavar="NETWORK_A", help="A network of queries/networks.")],
    second: Annotated[str, typer.Argument(metavar="NETWORK_B", help="The network that it is compared with.")],
    measure: Annotated[str, typer.Option("--measure", metavar="NAME", help="The measure of the ranks.")] = "degree",
    top: Annotated[int, typer.Option("--top", min=0, metavar="N", help="So many movers; 0 is all.")] = 5,
    format_: FormatOption = None,
    output: OutputOption = "-",
    project: ProjectOption = None,
    lang: LanguageOption = None,
) -> None:
    """Two networks: nodes and links in common, correlation of ranks, what moves most: -f text or json."""
    from aigraph.comparison import to_json, to_text
    from aigraph.results import to_json_text

    chosen = choose_format(format_, output, {"text": ".txt", "json": ".json"}, "text")
    graph = load_graph(project, lang)
    found = graph.compare(first, second, measure)
    most = top or len(found.moves)
    text = to_json_text(to_json(found, most)) if chosen == "json" else to_text(found, graph.language, most)
    write(output, text.encode())


def plot(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="ranking, members, clusters or distribution.")],
    network: NetworkOption = "",
    measure: Annotated[
        str, typer.Option("--measure", metavar="NAME", help="Of a ranking (betweenness) or distribution (neighbours).")
    ] = "",
    top: Annotated[int, typer.Option("--top", min=0, metavar="N", help="So many of a ranking; 0 is all.")] = 15,
    uncertainty: Annotated[bool, typer.Option(help="Draw how far each rank may be off.")] = True,  # noqa: FBT002  (typer's way)
    format_: FormatOption = None,
    output: OutputOption = "-",
    project: ProjectOption = None,
    lang: LanguageOption = None,
) -> None:
    """A plot as SVG or PNG, readable in grey: a ranking, who is in what, how alike, a distribution (extra plot)."""
    from aigraph.plots import PLOT_FORMATS

    chosen = choose_format(format_, output, PLOT_FORMATS, "svg")
    drawn = load_graph(project, lang).plot(kind, network, measure=measure, top=top, uncertainty=uncertainty)
    write(output, drawn.data(chosen))


COMMANDS = (compare, plot)
