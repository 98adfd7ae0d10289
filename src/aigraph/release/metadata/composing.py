"""All metadata of a release as files: VoID and DCAT, schema.org, RO-Crate, citations, and the project's views.

A file whose standard wants what the settings do not say is left out, not written wrongly; ``missing_settings`` says
which setting would bring it.
"""

from __future__ import annotations

import json
from collections import ChainMap
from typing import TYPE_CHECKING, cast

import pyoxigraph as ox

from aigraph.cards import CardMaker
from aigraph.errors import UsageError
from aigraph.publication import ADDRESS
from aigraph.release.catalogue import RELEASE, titles_of
from aigraph.release.metadata import wording
from aigraph.release.metadata.assessing import describe_quality, measure_quality
from aigraph.release.metadata.building import describe_build, ontology_iri
from aigraph.release.metadata.citing import write_bibtex, write_citation
from aigraph.release.metadata.counting import count_statements
from aigraph.release.metadata.crate import CRATE_FILE, crate_json
from aigraph.release.metadata.describing import agent_iri, describe_project, describe_publication
from aigraph.release.metadata.distributing import describe_checksum, describe_files
from aigraph.release.metadata.linking import describe_links
from aigraph.release.metadata.services import describe_graphs, describe_service, offer_service
from aigraph.release.metadata.statements import a, link, part, say, say_all, say_texts, to_turtle
from aigraph.release.metadata.webpage import Place, dataset_json
from aigraph.release.turtle import write_view_turtle
from aigraph.terms import RDF_TYPE, SKOS
from aigraph.views import LossReporter, list_views, make_view, to_json, to_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, MutableMapping

    from aigraph.dataset import Dataset
    from aigraph.errors import Text
    from aigraph.project import Project
    from aigraph.report import Report

VOID_FILE, SCHEMA_FILE, CITATION_FILE, BIBTEX_FILE = "void.ttl", "dataset.jsonld", "CITATION.cff", "CITATION.bib"
_EXAMPLES = 3


def describe_release(
    dataset: Dataset,
    files: Mapping[str, bytes],
    base_url: str = "",
    *,
    home: str = "",
    report: Report | None = None,
) -> dict[str, bytes]:
    """The files that describe a release of ``files``, by name, and the views of the graph; the same each time.

    ``base_url`` is where the files will lie (else ``release/`` below the project's base, where a site has them),
    ``home`` the first page of the site (else there, or the base), ``report`` the report on the data in the project's
    first language where it is there already. No more than one of ``files`` is in memory at a time. Raises UsageError
    for a ``base_url`` that is no web address.
    """
    project = dataset.project
    if base_url and not ADDRESS.fullmatch(base_url):
        msg = f"{base_url}: is no web address; write one that begins with https://"
        raise UsageError(msg)
    address = base_url if base_url.endswith("/") or not base_url else base_url + "/"
    address, home = address or project.base + RELEASE, home or address or project.base
    cards = CardMaker(dataset, project.languages[0])
    report = report or measure_quality(dataset, cards)
    made = _views(dataset, cards)
    missing = set(missing_settings(project))
    if "creators" not in missing:
        made |= {CITATION_FILE: write_citation(project, report.fingerprint), BIBTEX_FILE: write_bibtex(project)}
    place, everything = Place(address, home), ChainMap(made, cast("MutableMapping[str, bytes]", files))
    page = dataset_json(dataset, everything, place, report.fingerprint)
    made[SCHEMA_FILE] = _json(page)
    about = [*_void(dataset, everything, place, report.fingerprint)]
    about += describe_quality(dataset, report, cards)
    about += describe_graphs(dataset, project.dataset)
    if endpoint := project.publication.endpoint:
        about += offer_service(endpoint, project.dataset)
        about += describe_service(dataset, endpoint, project.dataset, is_union=True)
    made[VOID_FILE] = to_turtle(
        about, f"{project.name}: {project.dataset}", (address + VOID_FILE, project.dataset), project.languages
    )
    if missing.isdisjoint({"description", "licence", "released"}):
        made[CRATE_FILE] = _json(crate_json(project, everything))
    return made


def missing_settings(project: Project) -> dict[str, Text]:
    """The settings without which metadata are poorer or files left out, each with what to do."""
    told = project.publication
    values = {
        "title": project.title,
        "description": project.description,
        "licence": project.licence,
        "version": told.version,
        "released": told.released,
        "creators": told.creators,
        "publisher": told.publisher,
        "keywords": told.keywords,
    }
    return {key: wording.MISSING.fill(key=key) for key, value in values.items() if not value}


def _views(dataset: Dataset, cards: CardMaker) -> dict[str, bytes]:
    """Each view as Turtle, with its report as JSON and as text in each language of the project."""
    files: dict[str, bytes] = {}
    names = list_views(dataset.project)
    reporter = LossReporter(dataset, cards) if names else None
    for name in names:
        view = make_view(dataset, name)
        files[f"views/{name}.ttl"] = write_view_turtle(view)
        if reporter is not None:
            report = reporter.report(view)
            files[f"views/{name}-report.json"] = to_json(report).encode()
            for language in dataset.project.languages:
                files[f"views/{name}-report.{language}.txt"] = to_text(report, language).encode()
    return files


def _void(dataset: Dataset, files: Mapping[str, bytes], place: Place, fingerprint: str) -> Iterator[ox.Triple]:
    project = dataset.project
    data = project.dataset
    document, proof = place.files + VOID_FILE, part(data, "fingerprint")
    yield from say_all(document, a("void:DatasetDescription"), ("foaf:primaryTopic", ox.NamedNode(data)))
    yield from say_texts(document, "dcterms:title", titles_of(VOID_FILE, project.languages))
    yield from say_all(
        data,
        a("void:Dataset"),
        a("dcat:Dataset"),
        ("dcat:landingPage", ox.NamedNode(place.home)),
        ("dcterms:conformsTo", link(ontology_iri(dataset))),
        ("spdx:checksum", ox.NamedNode(proof)),
    )
    yield from describe_checksum(proof, fingerprint)
    yield say(proof, "dcterms:conformsTo", ox.NamedNode("https://www.w3.org/TR/rdf-canon/"))
    canonical = {tag: wording.CANONICAL.tell(tag) for tag in project.languages}
    yield from say_texts(proof, "rdfs:comment", canonical)
    yield from describe_project(project, data)
    yield from describe_publication(project, data)
    yield from count_statements(dataset, data, space=project.id_base)
    for iri in _examples(dataset):
        yield say(data, "void:exampleResource", ox.NamedNode(iri))
    yield from describe_links(dataset, data)
    yield from describe_files(project, files, place.files)
    yield from describe_build(dataset)
    yield from _catalogue(project, files)


def _catalogue(project: Project, files: Mapping[str, bytes]) -> Iterator[ox.Triple]:
    """The data and their vocabulary in one catalogue, as harvesters want it."""
    catalogue, told = part(project.dataset, "catalogue"), project.publication
    vocabulary = part(project.dataset, "vocabulary") if "ontology.ttl" in files else ""
    publisher = agent_iri(project, told.publisher) if told.publisher is not None else ""
    yield from say_all(
        catalogue,
        a("dcat:Catalog"),
        ("dcat:dataset", ox.NamedNode(project.dataset)),
        ("dcat:dataset", link(vocabulary)),
        ("dcterms:license", link(project.licence)),
        ("dcterms:publisher", link(publisher)),
    )
    titles = {tag: wording.CATALOGUE.fill(title=title).tell(tag) for tag, title in project.title.items()}
    yield from say_texts(catalogue, "dcterms:title", titles)
    told_of = {tag: wording.CATALOGUE_OF.tell(tag) for tag in project.languages}
    yield from say_texts(catalogue, "dcterms:description", told_of)


def _examples(dataset: Dataset) -> list[str]:
    """A few things to look at first: of the named things of which most is said, the first of each class."""
    said: dict[str, int] = {}
    named = dataset.store.quads_for_pattern(None, ox.NamedNode(SKOS.prefLabel), None, ox.DefaultGraph())
    for iri in {quad.subject.value for quad in named if isinstance(quad.subject, ox.NamedNode)}:
        node = ox.NamedNode(iri)
        own = dataset.store.quads_for_pattern(node, None, None, ox.DefaultGraph())
        said[iri] = sum(quad.predicate.value != RDF_TYPE for quad in own)
    first: dict[str, str] = {}
    for iri in sorted(said, key=lambda iri: (-said[iri], iri)):
        first.setdefault(dataset.kind(iri), iri)
        if len(first) == _EXAMPLES:
            break
    return sorted(first.values())


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
