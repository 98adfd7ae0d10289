"""The query page of the site, and what it needs: no server, no network, the same answers as the command line."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

from aigraph.cards import CardMaker
from aigraph.pages import completing
from aigraph.pages.rendering import QUERY_MODULES, asset
from aigraph.queries import list_queries
from aigraph.site.addresses import page_path
from aigraph.site.framing import make_page
from aigraph.site.workbench.bundling import bundle
from aigraph.site.workbench.packing import data_asset, engine_asset
from aigraph.site.workbench.wording import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.dataset import Dataset
    from aigraph.site.model import File, Site

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src blob:; style-src 'self'; img-src data:;"
    " connect-src 'none'; base-uri 'none'; form-action 'self'"
)
"""The Content-Security-Policy of the page: its own files, a worker made of them, and no connection whatever."""

STEM = "query"
OWN_MODULES = ("asking.js",)
"""The modules of the query page that are other ones where there is no server."""

PLACES = ("id", "source", "graph", "ontology")
"""The beginnings of those IRIs below the base that have a page of their own."""


def workbench_files(site: Site) -> Iterator[File]:
    """The query page in every language and all that it needs, by path. Raises InputError where there is no engine."""
    dataset = site.graph.dataset
    for language in site.languages:
        told = settings(dataset, language) | {"root": "", "suffix": _suffix(dataset, language)}
        yield make_page(site, "workbench.html.j2", STEM, language, policy=POLICY, say=words(language), settings=told)
    yield from assets(dataset)


def assets(dataset: Dataset) -> Iterator[File]:
    """What every query page needs, by path: scripts of the page, the engine and the graph, and its style."""
    yield "assets/workbench.js", page_script().encode()
    yield "assets/engine.js", engine_asset()
    yield "assets/data.js", data_asset(dataset)
    yield "assets/query.css", asset("query.css")[0]


def settings(dataset: Dataset, language: str) -> dict[str, Any]:
    """What the script of the page is told: the words of the page and of the graph."""
    project = dataset.project
    maker = CardMaker(dataset, language)
    return {
        "base": project.base,
        "language": language,
        "languages": list(project.languages),
        "places": list(PLACES),
        "classes": {iri: maker.term(iri) for iri in dataset.vocabulary.classes.values()},
        "words": words(language),
        "vocabulary": completing.vocabulary(dataset, maker, list_queries(project), reads_all=False),
    }


def page_script(more: tuple[str, ...] = (), first: tuple[str, ...] = ()) -> str:
    """The script of the page: the modules of the server's page, with our own in place of those that ask a server."""
    names = [*first, *QUERY_MODULES, *more]
    return bundle(
        (name.removesuffix(".js"), _module(name, is_own=name in (*OWN_MODULES, *first, *more))) for name in names
    )


def _suffix(dataset: Dataset, language: str) -> str:
    """The end of the names of all pages in a language."""
    return page_path("", language, dataset.project.languages)


def _module(name: str, *, is_own: bool) -> str:
    if is_own:
        return (files("aigraph.site.workbench") / "templates" / name).read_text(encoding="utf-8")
    return asset(name)[0].decode("utf-8")
