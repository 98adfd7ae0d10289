"""The query page of the site, and what it needs: no server, no network, the same answers as the command line."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from aigraph.cards import CardMaker
from aigraph.pages import completing
from aigraph.pages.rendering import QUERY_MODULES, asset, is_web
from aigraph.queries import list_queries
from aigraph.site.workbench.bundling import bundle
from aigraph.site.workbench.packing import data_asset, engine_asset
from aigraph.site.workbench.wording import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import jinja2

    from aigraph.dataset import Dataset

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src blob:; style-src 'self'; img-src data:;"
    " connect-src 'none'; base-uri 'none'; form-action 'none'"
)
"""The Content-Security-Policy of the page: its own files, a worker made of them, and no connection whatever."""

OWN_MODULES = ("asking.js",)
"""The modules of the query page that are other ones where there is no server."""

PLACES = ("id", "source", "graph", "ontology")
"""The beginnings of those IRIs below the base that have a page of their own."""


def workbench_files(dataset: Dataset) -> Iterator[tuple[str, bytes]]:
    """The query page in every language of the project and all that it needs, by path. Raises InputError."""
    for language in dataset.project.languages:
        yield page_name(dataset, language), query_page(dataset, language)
    yield from assets(dataset)


def assets(dataset: Dataset) -> Iterator[tuple[str, bytes]]:
    """What every query page needs, by path: scripts of the page, the engine and the graph, and two styles."""
    yield "assets/workbench.js", page_script().encode()
    yield "assets/engine.js", engine_asset()
    yield "assets/data.js", data_asset(dataset)
    for name in ("site.css", "query.css"):
        yield f"assets/{name}", asset(name)[0]


def page_name(dataset: Dataset, language: str, name: str = "query") -> str:
    """The file of a page in a language: in the project's first language without, in others with its tag."""
    return f"{name}{suffix(dataset, language)}"


def suffix(dataset: Dataset, language: str) -> str:
    """The end of the names of all pages in a language."""
    return ".html" if language == dataset.project.languages[0] else f".{language}.html"


def query_page(
    dataset: Dataset, language: str, root: str = "", answers: Mapping[str, str] = MappingProxyType({})
) -> bytes:
    """The query page in a language. ``root`` leads from it to the site's first page.

    ``answers`` are the pages of saved queries, by name, from the site's first page: who has no JavaScript reads those.
    """
    values = query_values(dataset, language, root) | {"answers": answers}
    page = environment().get_template("workbench.html.j2").render(values)
    return page.encode("utf-8", "replace")


def query_values(dataset: Dataset, language: str, root: str = "") -> dict[str, Any]:
    """What the template ``desk.html.j2`` and the script of the page need: words, settings, and what leads where."""
    project = dataset.project
    return {
        "say": words(language),
        "language": language,
        "languages": {each: page_name(dataset, each) for each in project.languages},
        "title": project.title.get(language) or project.name,
        "root": root,
        "policy": POLICY,
        "settings": settings(dataset, language) | {"root": root, "suffix": suffix(dataset, language)},
    }


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


@cache
def environment() -> jinja2.Environment:
    """The templates of the page, with those of the server's that it shares."""
    import jinja2  # noqa: PLC0415  (heavy)

    loaders = [jinja2.PackageLoader("aigraph.site.workbench"), jinja2.PackageLoader("aigraph.pages")]
    found = jinja2.Environment(
        loader=jinja2.ChoiceLoader(loaders),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    found.tests["web"] = is_web
    return found


def _module(name: str, *, is_own: bool) -> str:
    if is_own:
        return (files("aigraph.site.workbench") / "templates" / name).read_text(encoding="utf-8")
    return asset(name)[0].decode("utf-8")
