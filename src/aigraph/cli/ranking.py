"""The command that ranks: centrality."""

from __future__ import annotations

from shutil import get_terminal_size
from typing import TYPE_CHECKING, Annotated

import typer

from aigraph.cli.options import (
    FormatOption,
    LanguageOption,
    LayersOption,
    NetworkOption,
    OutputOption,
    ProjectOption,
)
from aigraph.cli.output import check_language, choose_format, is_terminal, load_graph, say, watch, write
from aigraph.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aigraph.graph import KnowledgeGraph

_FORMATS = {"table": "", "csv": ".csv", "json": ".json", "parquet": ".parquet"}
# So many intervals of ranks are told where no other number is asked for.
_INTERVALS = 10


def centrality(
    network: NetworkOption = "",
    measure: Annotated[
        list[str] | None, typer.Option("--measure", metavar="NAME", help="A measure; all is every one.")
    ] = None,
    top: Annotated[int, typer.Option("--top", min=0, metavar="N", help="The first N only; 0 is all.")] = 0,
    uncertainty: Annotated[bool, typer.Option(help="Tell in a table and in JSON how sure it is.")] = True,  # noqa: FBT002  (typer's way)
    whole: Annotated[bool, typer.Option("--whole", help="Measure the network as a whole instead.")] = False,  # noqa: FBT002  (typer's way)
    measures: Annotated[bool, typer.Option("--measures", help="Say what each measure means, and stop.")] = False,  # noqa: FBT002  (typer's way)
    as_rdf: Annotated[  # noqa: FBT002  (typer's way)
        bool, typer.Option("--as-rdf", help="Observations of the RDF Data Cube: -f turtle, trig, nquads …")
    ] = False,
    layers: LayersOption = "stated,registers,inferred",
    format_: FormatOption = None,
    output: OutputOption = "-",
    project: ProjectOption = None,
    lang: LanguageOption = None,
) -> None:
    """Rank the nodes of a network: degree, betweenness, closeness, eigenvector, pagerank and others (--measures)."""
    from aigraph.cli.rankings import tell_measures, tell_whole
    from aigraph.measures import describe
    from aigraph.networks import read_layers

    if as_rdf:
        _refuse_with_rdf({"--whole": whole, "--measures": measures, "--top": top})
        _write_cube(load_graph(project, lang), network, (measure, read_layers(layers)), format_, output)
        return
    chosen = choose_format(format_, output, _FORMATS, "table" if is_terminal() and output == "-" else "csv")
    if measures:
        write(output, tell_measures(chosen, check_language(project, lang)).encode())
        return
    graph = load_graph(project, lang)
    if whole:
        described = describe(graph.network(network, read_layers(layers)))
        write(output, tell_whole(described, chosen, graph.language).encode())
        return
    asked = network, tuple(measure or ()), read_layers(layers)
    _rank(graph, asked, (chosen, output), top, is_sure_wanted=uncertainty)


COMMANDS = (centrality,)


def _rank(
    graph: KnowledgeGraph,
    asked: tuple[str, tuple[str, ...], Sequence[str]],
    written: tuple[str, str],
    top: int,
    *,
    is_sure_wanted: bool,
) -> None:
    """Rank, and tell how sure it is by the first measure.

    ``asked``: network, measures, layers; ``written``: format, output.
    """
    from aigraph.cli.rankings import write_ranking
    from aigraph.uncertainty import tell, to_entry

    (network, _, layers), (chosen, output) = asked, written
    with watch():
        ranking = graph.centrality(*asked)
        is_told = is_sure_wanted and chosen in ("table", "json")
        assessment = graph.uncertainty(network, ranking.measures[0], layers) if is_told else None
    notes = [note.tell(graph.language) for note in ranking.notes]
    sure: Sequence[str] = ()
    if assessment and chosen == "table":
        first = [node for node, *_ in ranking.rows[: top or _INTERVALS]]
        sure = tell(assessment, graph.language, width=get_terminal_size().columns, nodes=first)
    entry = to_entry(assessment) if assessment else None
    write(output, write_ranking(ranking, top, chosen, [*notes, *([""] if notes and sure else []), *sure], entry))
    if chosen in ("csv", "parquet"):
        for note in notes:
            say(note)


def _write_cube(
    graph: KnowledgeGraph,
    network: str,
    chosen: tuple[list[str] | None, Sequence[str]],
    format_: str | None,
    output: str,
) -> None:
    """The scores as RDF. ``chosen``: measures, layers."""
    from aigraph.cube import CUBE_FORMATS, write_cube

    form = choose_format(format_, output, CUBE_FORMATS, "trig")
    measures, layers = chosen
    write(output, write_cube(graph.cube(network, tuple(measures or ()), layers), form))


def _refuse_with_rdf(given: dict[str, int]) -> None:
    """Raises UsageError for an option that RDF has no place for."""
    for name, value in given.items():
        if value:
            msg = f"--as-rdf with {name}: the scores of all nodes are written; leave out one of the two"
            raise UsageError(msg)
