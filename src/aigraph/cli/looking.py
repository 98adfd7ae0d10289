"""Commands that show: show, draw."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from aigraph.cli.options import LanguageOption, ProjectOption, SourcesOption
from aigraph.cli.output import is_terminal, load_graph, say, write

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
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="The page; - is standard output.")] = (
        "graph.html"
    ),
    sources: SourcesOption = None,
    project: ProjectOption = None,
    lang: LanguageOption = None,
) -> None:
    """The graph as one HTML file that needs nothing else: open it in any browser. --sources quotes the passages."""
    graph = load_graph(project, lang)
    write(output, graph.draw(sources).encode())


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
