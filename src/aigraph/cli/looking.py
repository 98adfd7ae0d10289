"""Commands that show: show, draw."""

from __future__ import annotations

import os
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aigraph.cli.options import LanguageOption, ProjectOption, SourcesOption
from aigraph.cli.output import choose_format, is_terminal, load_graph, say, write
from aigraph.errors import UsageError

if TYPE_CHECKING:
    from aigraph.cards import Card, Fact


def show(
    thing: Annotated[
        str, typer.Argument(metavar="ID|NAME", help="An id (class/slug), a prefixed name, an IRI, or a name.")
    ],
    project: ProjectOption = None,
    lang: LanguageOption = None,
) -> None:
    """All that the graph says of one thing, with the evidence for each fact."""
    graph = load_graph(project, lang)
    found = graph.find(thing)
    if found.by_name:
        say(f"{thing}: {graph.project.shorten(found.iri)}")
    write("-", _card_text(graph.card(found.iri), graph.language).encode())


def draw(
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Where to write (graph.html); - is standard output.")
    ] = "",
    layout: Annotated[
        str, typer.Option("--layout", metavar="NAME", help="constellation, bipartite, force or geo (at coordinates).")
    ] = "constellation",
    focus: Annotated[str, typer.Option("--focus", metavar="ID|NAME", help="Draw only what is around this thing.")] = "",
    depth: Annotated[
        int, typer.Option("--depth", min=1, metavar="N", help="With --focus: at most so many ties away.")
    ] = 1,
    theme: Annotated[
        str, typer.Option("--theme", metavar="light|dark", help="The colours (default: as the reader's system is).")
    ] = "",
    format_: Annotated[
        str | None,
        typer.Option("--format", "-f", metavar="FORMAT", help="html, svg, png, dot or mermaid; else by the suffix."),
    ] = None,
    geojson: Annotated[
        Path | None, typer.Option("--geojson", metavar="FILE", help="Outlines of the regions, for the map.")
    ] = None,
    sources: SourcesOption = None,
    open_: Annotated[bool, typer.Option("--open", help="Open the picture when it is written.")] = False,  # noqa: FBT002  (typer's way)
    project: ProjectOption = None,
    lang: LanguageOption = None,
) -> None:
    """The graph as one HTML file that needs nothing else: open it in any browser. Also as SVG, PNG, dot or Mermaid."""
    from aigraph.picture.drawing import draw_as
    from aigraph.picture.formats import PICTURE_FORMATS

    if open_ and output == "-":
        msg = "--open: standard output cannot be opened; name a file with -o"
        raise UsageError(msg)
    chosen = choose_format(format_, output or "-", PICTURE_FORMATS, "html")
    file = output or f"graph{PICTURE_FORMATS[chosen]}"
    graph = load_graph(project, lang)
    part = {"focus": focus, "depth": depth, "geojson": geojson, "sources": sources}
    write(file, draw_as(graph, chosen, layout=layout, theme=theme, **part))
    if open_:
        webbrowser.open(Path(file).resolve().as_uri())


COMMANDS = (show, draw)

_INCOMING = {"fr": "Ce que d’autres faits en disent", "en": "What other facts say of it"}


def _card_text(card: Card, language: str) -> str:
    bold = (lambda text: f"\x1b[1m{text}\x1b[0m") if is_terminal() and "NO_COLOR" not in os.environ else str
    lines = [bold(card.label), f"{card.kind} · {card.iri}", ""]
    lines += [line for fact in card.facts for line in _fact_lines(fact)]
    if card.incoming:
        lines += ["", bold(_INCOMING.get(language, _INCOMING["en"]))]
        lines += [line for fact in card.incoming for line in _fact_lines(fact, "← ")]
    return "\n".join(lines) + "\n"


def _fact_lines(fact: Fact, arrow: str = "") -> list[str]:
    return [f"  {arrow}{fact.property}: {fact.value}", *(f"      [{words}]" for words in fact.evidence)]
