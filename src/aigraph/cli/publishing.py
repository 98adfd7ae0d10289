"""The command that publishes: the static site, or one file."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aigraph.cli.options import LanguageOption, ProjectOption, SourcesOption
from aigraph.cli.output import load_graph, say, watch
from aigraph.errors import UsageError

if TYPE_CHECKING:
    from aigraph.graph import KnowledgeGraph

# Pages leave no cycles behind: to look for some after every 700 objects costs a tenth of the whole.
_SELDOM = 200_000
_PAGE_SUFFIXES = (".html", ".htm")


def publish(
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="DIR", help="The folder to write (site); with --single-file the file (site.html)."
        ),
    ] = None,
    base_url: Annotated[
        str, typer.Option("--base-url", metavar="URL", help="Where the site will stand (default: the project's base).")
    ] = "",
    single_file: Annotated[  # noqa: FBT002  (typer's way)
        bool, typer.Option("--single-file", help="One HTML file, with the data and the engine that asks them.")
    ] = False,
    sources: SourcesOption = None,
    include_passages: Annotated[  # noqa: FBT002  (typer's way)
        bool, typer.Option("--include-passages", help="With --sources: show the words of passages, which are others'.")
    ] = False,
    project: ProjectOption = None,
    lang: LanguageOption = None,
) -> None:
    """The graph as a static site: linked data that needs no server."""
    target = _check_target(output, single_file=single_file)
    _check_sources(sources, include_passages=include_passages, single_file=single_file)
    from aigraph.site import check_address

    address = check_address(base_url)
    gc.set_threshold(_SELDOM)
    with watch():
        graph = load_graph(project, lang)
        graph.validate(sources)
        count = _write_file(graph, target) if single_file else _write_site(graph, target, address, sources)
    say(f"{target}: {count} {'file' if count == 1 else 'files'}")


COMMANDS = (publish,)


def _check_target(output: Path | None, *, single_file: bool) -> Path:
    """Where to write. Raises UsageError for a file where a folder is written, and the other way round."""
    if single_file:
        if output is not None and (output.is_dir() or output.suffix not in _PAGE_SUFFIXES):
            msg = f"-o {output}: --single-file writes one page; name a file such as site.html"
            raise UsageError(msg)
        return output or Path("site.html")
    if output is not None and output.suffix in _PAGE_SUFFIXES:
        msg = f"-o {output}: a site is a folder; name one, or add --single-file"
        raise UsageError(msg)
    return output or Path("site")


def _check_sources(sources: Path | None, *, include_passages: bool, single_file: bool) -> None:
    """The words of documents are other people's: to publish any has to be said twice. Raises UsageError."""
    if sources is not None and not include_passages:
        msg = (
            "--sources: pages would hold words of the documents, which are others'; add --include-passages, or leave it"
        )
        raise UsageError(msg)
    if include_passages and sources is None:
        msg = "--include-passages: needs the documents; name their folder with --sources"
        raise UsageError(msg)
    if single_file and sources is not None:
        msg = "--single-file: holds no words of documents; leave --sources and --include-passages"
        raise UsageError(msg)


def _write_site(graph: KnowledgeGraph, folder: Path, address: str, sources: Path | None) -> int:
    from aigraph.evidence import read_same_texts
    from aigraph.site import publish as publish_site

    return publish_site(graph, folder, address, read_same_texts(graph.facts, sources))


def _write_file(graph: KnowledgeGraph, file: Path) -> int:
    from aigraph.release import write_file
    from aigraph.site.workbench import single_file

    write_file(file, single_file(graph.dataset))
    return 1
