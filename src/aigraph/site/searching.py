"""Search: a page that finds everything by its names, and its index: a script, so that a disk serves as well."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.pages.links import ONTOLOGY, quoted
from aigraph.pages.rendering import asset
from aigraph.site.addresses import page_path
from aigraph.site.classes import shelf_rows
from aigraph.site.framing import make_page
from aigraph.site.texts import texts
from aigraph.terms import SKOS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.site.holdings import Holdings
    from aigraph.site.model import File

    Entry = tuple[str, int, str, str]

SCRIPT = "search.js"
_NAMES = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
_TOLD = ("found_none", "found_one", "found_many", "found_more")


def search_files(holdings: Holdings) -> Iterator[File]:
    """``search.html`` and its index in every language, and the script that searches."""
    site = holdings.site
    yield f"assets/{SCRIPT}", asset(SCRIPT)[0]
    names = _other_names(holdings)
    for language in site.languages:
        say = texts(language)
        yield f"assets/names.{language}.js", _index(holdings, language, names)
        yield make_page(
            site, "search.html.j2", "search", language,
            here=say,
            told={key: say[key] for key in _TOLD},
            shelves=shelf_rows(holdings, language),
        )  # fmt: skip


def _index(holdings: Holdings, language: str, names: dict[str, list[str]]) -> bytes:
    """The index: kinds by number (those of evidence last), and for each page its name, kind, address, other names."""
    kinds: dict[str, int] = {}
    entries = [
        (label, kinds.setdefault(kind, len(kinds)), address, other)
        for label, kind, address, other in _entries(holdings, language, names)
    ]
    text = json.dumps({"kinds": list(kinds), "entries": entries}, ensure_ascii=False, separators=(",", ":"))
    return f"const aigraphNames = {text};\n".encode()


def _entries(holdings: Holdings, language: str, names: dict[str, list[str]]) -> Iterator[tuple[str, str, str, str]]:
    """Things class by class, the main classes first; then questions, terms and classes."""
    site, say, project = holdings.site, texts(language), holdings.project
    seen: set[str] = set()
    evidence: list[tuple[str, str, str, str]] = []
    for shelf in holdings.shelves:
        kind = holdings.class_name(shelf.iri, language)
        for iri in shelf.things:
            if iri not in seen:
                seen.add(iri)
                label = holdings.label(iri, language)
                stem = iri[len(project.base) :]
                others = " | ".join(each for each in names.get(iri, ()) if each != label)
                entry = (label, kind, quoted(page_path(stem, language, site.languages)), others)
                if shelf.is_main:
                    yield entry
                else:
                    evidence.append(entry)
    for query in site.queries:
        address = page_path(f"queries/{query.name}", language, site.languages)
        yield query.summaries.tell(language) or query.name, say["kind_query"], address, query.name
    page = page_path(ONTOLOGY, language, site.languages)
    for iri, anchor in holdings.term_anchors.items():
        label = site.makers[language].term(iri)
        short = holdings.dataset.vocabulary.shorten(iri)
        yield label, say["kind_term"], f"{page}#{quoted(anchor)}", short if short != label else ""
    for row in shelf_rows(holdings, language):
        yield row.name, say["kind_class"], page_path(row.stem, language, site.languages), ""
    yield from evidence


def _other_names(holdings: Holdings) -> dict[str, list[str]]:
    """All names of things, in every language."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for predicate in _NAMES:
        for quad in holdings.dataset.store.quads_for_pattern(None, ox.NamedNode(predicate), None, ox.DefaultGraph()):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                found[quad.subject.value].add(quad.object.value)
    return {iri: sorted(each) for iri, each in found.items()}
