"""What a release says of itself is true, and is what the standards ask for."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tomllib
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pyld
import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
import yaml
from rdflib.namespace import DCAT, DCTERMS, FOAF, PROV, RDF, VOID, XSD

import aigraph
from aigraph.cards import CardMaker
from aigraph.dataset import fingerprint
from aigraph.errors import UsageError
from aigraph.publication import Agent, Publication
from aigraph.release import release_files, write_rdf
from aigraph.release.catalogue import titles_of
from aigraph.release.kinds import kind_of
from aigraph.release.metadata import describe_release, missing_settings
from aigraph.release.metadata.citing import spdx_licence, write_bibtex, write_citation
from aigraph.report import Checks, measure

ROOT = Path(__file__).resolve().parents[1]
PROJECTS = Path(__file__).parent / "projects"
SHAPES = Path(aigraph.__file__).parent / "release/metadata/shapes"
DQV = rdflib.Namespace("http://www.w3.org/ns/dqv#")
SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
SPDX = rdflib.Namespace("http://spdx.org/rdf/terms#")
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
SCHEMA = rdflib.Namespace("https://schema.org/")
BASE = "https://example.org/site/"


def data_files(dataset):
    """Files as a release has them, made in part by hand."""
    made = {
        "aigraph.nt": write_rdf(dataset, "ntriples"),
        "ontology.ttl": b"# the ontology\n",
        "shapes.ttl": b"# the shapes\n",
        "context.jsonld": b"{}\n",
        "tables/a b.csv": b"id\n",
        "networks/x.graphml": b"<graphml/>",
    }
    return release_files(dataset) | made


def with_publication(dataset, **settings):
    """The dataset with other settings of its publication."""
    told = replace(dataset.project.publication, **settings)
    return replace(dataset, project=replace(dataset.project, publication=told))


@pytest.fixture(scope="module")
def files(graph):
    return data_files(graph.dataset)


@pytest.fixture(scope="module")
def made(graph, files):
    return describe_release(graph.dataset, files, BASE)


@pytest.fixture(scope="module")
def void(made):
    return rdflib.Graph().parse(data=made["void.ttl"], format="turtle")


@pytest.fixture(scope="module")
def data(graph):
    return rdflib.URIRef(graph.project.dataset)


@pytest.fixture(scope="module")
def union(graph):
    """The union in rdflib's own memory, read from N-Triples."""
    return rdflib.Graph().parse(data=write_rdf(graph.dataset, "ntriples"), format="nt")


@pytest.fixture(scope="module")
def shapes():
    found = rdflib.Graph()
    for file in sorted(SHAPES.glob("*.ttl")):
        found.parse(file, format="turtle")
    return found


def findings(description, shapes):
    """What SHACL finds: how grave, and in English what."""
    _, report, _ = pyshacl.validate(description, shacl_graph=shapes)
    found = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        (told,) = [str(text) for text in report.objects(result, SH.resultMessage) if text.language == "en"]
        found.add((report.value(result, SH.resultSeverity).fragment, told))
    return found


def refuse(url, _options):
    pytest.fail(f"{url} was asked for")


def test_these_files_describe_the_release(made):
    views = {f"views/{name}{end}" for name in ("eurio", "org", "schema") for end in (
        ".ttl", "-report.json", "-report.fr.txt", "-report.en.txt"
    )}  # fmt: skip
    described = {"void.ttl", "dataset.jsonld", "ro-crate-metadata.json", "CITATION.cff", "CITATION.bib"}
    assert set(made) == described | views


def test_every_file_that_describes_has_its_title_in_both_languages(graph, made):
    titles = {name: titles_of(name, graph.project.languages) for name in made}
    assert [name for name, title in titles.items() if title["en"] == title["fr"]] == []


# VoID


@pytest.mark.parametrize(
    ("property_", "query"),
    [
        (VOID.triples, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"),
        (VOID.distinctSubjects, "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }"),
        (VOID.distinctObjects, "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }"),
        (VOID.properties, "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }"),
        (VOID.classes, "SELECT (COUNT(DISTINCT ?c) AS ?n) { ?s a ?c }"),
        (
            VOID.entities,
            'SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o FILTER(STRSTARTS(STR(?s), "https://w3id.org/aigraph/id/")) }',
        ),
    ],
)
def test_a_count_is_what_another_engine_counts(void, data, union, property_, query):
    assert [int(value) for value in void.objects(data, property_)] == [int(row.n) for row in union.query(query)]


def test_each_class_has_its_partition_with_its_things(void, data, union):
    counted = Counter(union.objects(None, RDF.type))
    partitions = {
        void.value(part, VOID["class"]): int(void.value(part, VOID.entities))
        for part in void.objects(data, VOID.classPartition)
    }
    assert partitions == dict(counted)


def test_each_property_has_its_partition_with_its_triples(void, data, union):
    partitions = {
        void.value(part, VOID.property): int(void.value(part, VOID.triples))
        for part in void.objects(data, VOID.propertyPartition)
    }
    assert partitions == dict(Counter(union.predicates()))


@pytest.mark.parametrize(
    ("register", "property_", "start"),
    [
        ("ror", SCHEMA.sameAs, "https://ror.org/"),
        ("wikidata", SCHEMA.sameAs, "http://www.wikidata.org/entity/"),
        ("cso", rdflib.SKOS.closeMatch, "https://cso.kmi.open.ac.uk/topics/"),
    ],
)
def test_a_link_set_leads_to_its_register_with_its_links(void, union, register, property_, start):
    target = rdflib.URIRef(f"https://w3id.org/aigraph/id/register/{register}")
    (links,) = set(void.subjects(VOID.objectsTarget, target)) & set(void.subjects(VOID.linkPredicate, property_))
    assert int(void.value(links, VOID.triples)) == sum(o.startswith(start) for o in union.objects(None, property_))
    assert (links, RDF.type, VOID.Linkset) in void
    assert str(void.value(target, VOID.uriSpace)) == start
    assert {title.language for title in void.objects(target, DCTERMS.title)} == {"fr", "en"}


def test_the_link_sets_hold_every_link_that_leads_out(graph, void, union):
    ends = [*union.objects(None, SCHEMA.sameAs), *union.objects(None, rdflib.SKOS.exactMatch),
            *union.objects(None, rdflib.SKOS.closeMatch)]  # fmt: skip
    outside = [end for end in ends if not end.startswith(graph.project.base)]
    sets = void.subjects(RDF.type, VOID.Linkset)
    assert sum(int(void.value(links, VOID.triples)) for links in sets) == len(outside)


def test_a_link_to_nobodys_register_has_a_set_of_its_own():
    dataset = aigraph.load(PROJECTS / "orchards").dataset
    same = ox.NamedNode("https://schema.org/sameAs")
    thing = ox.NamedNode(dataset.project.iri("orchard/hillside"))
    dataset.store.add(ox.Quad(thing, same, ox.NamedNode("https://other.example/things/1")))
    found = rdflib.Graph().parse(data=describe_release(dataset, {})["void.ttl"], format="turtle")
    targets = {found.value(links, VOID.objectsTarget) for links in found.subjects(RDF.type, VOID.Linkset)}
    assert rdflib.URIRef("https://other.example/things/") in targets


def test_the_examples_are_things_of_the_graph(void, data, union):
    examples = set(void.objects(data, VOID.exampleResource))
    assert len(examples) == 3
    assert examples <= set(union.subjects())


# DCAT


def test_every_data_file_is_a_distribution_and_every_other_a_page(void, data, files, made):
    urls = {void.value(each, DCAT.downloadURL) for each in void.subjects(RDF.type, DCAT.Distribution)}
    pages = set(void.objects(data, FOAF.page))
    names = (set(files) | set(made)) - {"void.ttl", "ro-crate-metadata.json"}
    assert {str(url) for url in urls | pages} == {BASE + name.replace(" ", "%20") for name in names}
    assert urls & pages == set()


def test_sizes_checksums_and_media_types_are_those_of_the_files(void, files, made):
    whole = files | made
    for each in void.subjects(RDF.type, DCAT.Distribution):
        content = whole[str(void.value(each, DCAT.downloadURL)).removeprefix(BASE).replace("%20", " ")]
        proof = void.value(each, SPDX.checksum)
        assert void.value(each, DCAT.byteSize) == rdflib.Literal(len(content), datatype=XSD.nonNegativeInteger)
        assert str(void.value(proof, SPDX.checksumValue)) == hashlib.sha256(content).hexdigest()
        assert void.value(each, DCAT.mediaType).startswith("https://www.iana.org/assignments/media-types/")


@pytest.mark.parametrize(
    ("name", "media_type", "part", "is_dump"),
    [
        ("aigraph.ttl", "text/turtle", "data", True),
        ("aigraph.trig", "application/trig", "data", True),
        ("aigraph.nq", "application/n-quads", "data", True),
        ("aigraph.rdf", "application/rdf+xml", "data", True),
        ("aigraph.sssom.tsv", "text/tab-separated-values", "data", False),
        ("tables/cluster.csv", "text/csv", "data", False),
        ("tables/csv-metadata.json", "application/csvm+json", "about", False),
        ("views/schema.ttl", "text/turtle", "data", False),
        ("views/schema-report.json", "application/json", "about", False),
        ("ontology.ttl", "text/turtle", "vocabulary", False),
        ("context.jsonld", "application/ld+json", "vocabulary", False),
        ("SHA256SUMS", "text/plain", "about", False),
        ("summary.json", "application/json", "about", False),
        ("other.xyz", "application/octet-stream", "data", False),
    ],
)
def test_a_file_is_known_by_its_name(name, media_type, part, is_dump):
    kind = kind_of(name)
    assert (kind.media_type, kind.part, kind.is_dump) == (media_type, part, is_dump)


@pytest.mark.parametrize(
    ("base_url", "start"), [("https://a.example/x", "https://a.example/x/"), ("", "https://w3id.org/aigraph/release/")]
)
def test_addresses_begin_where_the_files_will_lie(graph, base_url, start):
    found = describe_release(graph.dataset, {"aigraph.ttl": b""}, base_url)
    assert f"<{start}aigraph.ttl>".encode() in found["void.ttl"]


@pytest.mark.parametrize(
    ("where", "home"),
    [
        ({}, "https://w3id.org/aigraph/"),
        ({"base_url": "https://a.example/x"}, "https://a.example/x/"),
        ({"base_url": "https://a.example/release", "home": "https://a.example/"}, "https://a.example/"),
    ],
)
def test_the_first_page_is_that_of_the_site_and_not_the_folder_of_the_files(graph, data, where, home):
    found = describe_release(graph.dataset, {}, **where)
    void = rdflib.Graph().parse(data=found["void.ttl"], format="turtle")
    page = rdflib.Graph().parse(data=found["dataset.jsonld"], format="json-ld")
    assert {void.value(data, DCAT.landingPage), page.value(data, SCHEMA.url)} == {rdflib.URIRef(home)}


def test_people_can_read_the_description(made, data):
    lines = made["void.ttl"].decode().splitlines()
    assert max(map(len, lines)) < 300
    blocks = [*map(str.split, made["void.ttl"].decode().split("\n\n"))]
    assert [block[0] for block in blocks[2:4]] == [f"<{BASE}void.ttl>", f"<{data}>"]
    assert blocks[3].index("dcterms:title") < blocks[3].index("dcterms:conformsTo")


def test_what_is_no_web_address_is_refused_as_the_place_of_the_files(graph):
    with pytest.raises(UsageError, match=r"^ftp://x y: is no web address; write one that begins with https://$"):
        describe_release(graph.dataset, {}, "ftp://x y")


def test_terms_and_links_without_a_path_are_described_too():
    dataset = aigraph.load(PROJECTS / "orchards").dataset
    thing = ox.NamedNode(dataset.project.iri("orchard/hillside"))
    for predicate, value in (
        ("https://schema.org/sameAs", "urn:isbn:123"),
        ("https://schema.org/sameAs", "https://host.example"),
        ("urn:x:y", "mailto:a@example.org"),
        ("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "urn:x:Class"),
    ):
        dataset.store.add(ox.Quad(thing, ox.NamedNode(predicate), ox.NamedNode(value)))
    found = rdflib.Graph().parse(data=describe_release(dataset, {})["void.ttl"], format="turtle")
    targets = {str(found.value(links, VOID.objectsTarget)) for links in found.subjects(RDF.type, VOID.Linkset)}
    assert {"urn:isbn:", "https://host.example"} < targets
    assert rdflib.URIRef("urn:x:") in set(found.objects(None, VOID.vocabulary))


def test_the_fingerprint_is_that_of_the_dataset(graph, void, data):
    proof = void.value(data, SPDX.checksum)
    assert str(void.value(proof, SPDX.checksumValue)) == fingerprint(graph.dataset.quads())
    assert void.value(proof, DCTERMS.conformsTo) == rdflib.URIRef("https://www.w3.org/TR/rdf-canon/")


def test_version_date_and_makers_are_those_of_the_settings(graph, void, data):
    told = graph.project.publication
    assert str(void.value(data, rdflib.URIRef(f"{DCAT}version"))) == told.version
    assert void.value(data, DCTERMS.issued) == rdflib.Literal(told.released, datatype=XSD.date)
    names = {str(void.value(agent, FOAF.name)) for agent in void.objects(data, DCTERMS.creator)}
    assert names == {creator.name for creator in told.creators}


def test_a_person_is_known_by_the_orcid_and_a_contact_by_mail(graph):
    orcid = "https://orcid.org/0000-0002-1825-0097"
    dataset = with_publication(
        graph.dataset, creators=(Agent("Josiah Carberry", orcid=orcid),), contact="mailto:data@example.org"
    )
    found = rdflib.Graph().parse(data=describe_release(dataset, {})["void.ttl"], format="turtle")
    creator = found.value(rdflib.URIRef(dataset.project.dataset), DCTERMS.creator)
    assert (creator, RDF.type, FOAF.Person) in found
    assert str(creator) == orcid
    contact = found.value(rdflib.URIRef(dataset.project.dataset), DCAT.contactPoint)
    email = rdflib.URIRef("http://www.w3.org/2006/vcard/ns#hasEmail")
    assert found.value(contact, email) == rdflib.URIRef("mailto:data@example.org")


# PROV, DQV, service description


def test_the_build_used_the_documents_and_knows_no_clock(void, data):
    activity = void.value(data, PROV.wasGeneratedBy)
    sources = set(void.objects(data, DCTERMS.source))
    assert sources == {rdflib.URIRef(f"https://w3id.org/aigraph/source/{name}") for name in (
        "aef-2024", "france-2030-ai-plan-2023"
    )}  # fmt: skip
    assert sources < set(void.objects(activity, PROV.used))
    agent = void.value(activity, PROV.wasAssociatedWith)
    assert (agent, RDF.type, PROV.SoftwareAgent) in void
    assert not any(isinstance(o, rdflib.Literal) and o.datatype == XSD.dateTime for o in void.objects())


@pytest.mark.parametrize(
    ("metric", "expected"),
    [
        ("single-passage", lambda report: report.single),
        ("interpreted", lambda report: report.interpreted),
        ("statements-by-passage", lambda report: report.evidence.passage),
        ("statements-by-rule", lambda report: report.evidence.rule),
        ("claims-confirmed", lambda report: report.claims["confirmed"]),
        ("claims-contradicted-under-a-reading", lambda report: report.claims["contradicted under a reading"]),
        ("names-fr", lambda report: report.languages[0].named // report.labelled),
        (
            "open-groups",
            lambda report: next(len(end.things) for end in report.open_ends if end.name == "groups"),
        ),
    ],
)
def test_a_measurement_is_the_figure_of_the_report(graph, void, data, metric, expected):
    report = measure(graph.dataset, CardMaker(graph.dataset, "fr"), Checks(0, with_sources=False))
    iri = rdflib.URIRef(f"{data}#metrics/{metric}")
    (measurement,) = void.subjects(DQV.isMeasurementOf, iri)
    assert (data, DQV.hasQualityMeasurement, measurement) in void
    assert float(void.value(measurement, DQV.value)) == expected(report)
    assert {label.language for label in void.objects(iri, rdflib.SKOS.prefLabel)} == {"fr", "en"}


def test_coverage_is_measured_on_each_document(void, data):
    iri = rdflib.URIRef(f"{data}#metrics/covered")
    measured = {void.value(each, DQV.computedOn) for each in void.subjects(DQV.isMeasurementOf, iri)}
    assert measured == set(void.objects(data, DCTERMS.source))


def test_a_service_is_described_where_there_is_one(graph, void, data):
    endpoint = "https://example.org/sparql"
    found = describe_release(with_publication(graph.dataset, endpoint=endpoint), {}, BASE)["void.ttl"]
    described = rdflib.Graph().parse(data=found, format="turtle")
    assert described.value(data, VOID.sparqlEndpoint) == rdflib.URIRef(endpoint)
    assert (rdflib.URIRef(endpoint), RDF.type, SD.Service) in described
    assert (None, RDF.type, SD.Service) not in void


def test_the_default_graph_of_a_store_is_described(graph, void, data):
    default = void.value(data, SD.defaultGraph)
    assert int(void.value(default, VOID.triples)) == len(graph.dataset.union())


# SHACL


def test_our_description_passes_the_shapes_of_dcat_and_void(void, shapes):
    assert findings(void, shapes) == {("Info", "no dcat:contactPoint; add contact to aigraph.toml")}


@pytest.mark.parametrize("name", ["orchards", "rivers"])
def test_of_another_project_the_shapes_find_only_which_settings_it_lacks(shapes, name):
    dataset = aigraph.load(PROJECTS / name).dataset
    found = describe_release(dataset, data_files(dataset), BASE)["void.ttl"]
    told = {text for _, text in findings(rdflib.Graph().parse(data=found, format="turtle"), shapes)}
    lacking = {*missing_settings(dataset.project), "contact"}
    assert {text.partition("; add ")[2].partition(" ")[0] for text in told} == lacking
    assert all(text.endswith(" to aigraph.toml") for text in told)


@pytest.mark.parametrize("name", ["orchards", "rivers"])
def test_another_project_with_all_settings_passes_the_shapes(shapes, name):
    dataset = aigraph.load(PROJECTS / name).dataset
    agent = Agent("x", url="https://example.org/x")
    told = Publication("1.0", "2026-01-31", (agent,), agent, "", "https://example.org/", {"en": ("k",)})
    licence = "https://creativecommons.org/publicdomain/zero/1.0/"
    texts = {"title": {"en": "t"}, "description": {"en": "d"}, "licence": licence, "publication": told}
    dataset = replace(dataset, project=replace(dataset.project, **texts))
    made = describe_release(dataset, data_files(dataset), BASE)
    assert findings(rdflib.Graph().parse(data=made["void.ttl"], format="turtle"), shapes) == set()
    assert missing_settings(dataset.project) == {}
    assert {"CITATION.cff", "ro-crate-metadata.json"} < set(made)


MUTANTS = {
    "a missing licence": (DCTERMS.license, None, "no dcterms:license; add licence to aigraph.toml"),
    "a title that is a node": (DCTERMS.title, rdflib.URIRef("https://x.example/"), "dcterms:title is a text"),
    "a size as text": (DCAT.byteSize, rdflib.Literal("12"), "dcat:byteSize is a value of xsd:nonNegativeInteger"),
    "a download as text": (DCAT.downloadURL, rdflib.Literal(BASE), "dcat:downloadURL is an IRI"),
    "no place to have a file": (DCAT.accessURL, None, "dcat:accessURL is an IRI, and must be given"),
    "a media type as text": (DCAT.mediaType, rdflib.Literal("text/turtle"), "dcat:mediaType is an IRI"),
    "a checksum of no hexadecimals": (SPDX.checksumValue, rdflib.Literal("zz"), "spdx:checksumValue is a value"),
    "no algorithm": (SPDX.algorithm, None, "spdx:algorithm is an IRI, given once"),
    "a licence as text": (DCTERMS.license, rdflib.Literal("CC BY"), "dcterms:license is an IRI"),
    "a date that is none": (DCTERMS.issued, rdflib.Literal("yesterday"), "dcterms:issued is a date"),
    "a count as text": (VOID.triples, rdflib.Literal("many"), "void:triples is a value of xsd:integer"),
    "links to what is not described": (
        VOID.objectsTarget, rdflib.URIRef("https://x.example/"), "void:objectsTarget is a void:Dataset"
    ),
    "links by no property": (VOID.linkPredicate, None, "void:linkPredicate is an IRI, given once"),
    "a partition of nothing": (VOID["class"], None, "a partition names one void:class by its IRI"),
    "a dump as text": (VOID.dataDump, rdflib.Literal("x"), "void:dataDump is an IRI"),
    "a nameless maker": (FOAF.name, None, "foaf:name is a text, and must be given"),
}  # fmt: skip


@pytest.mark.parametrize("what", sorted(MUTANTS))
def test_a_spoilt_description_is_refused(void, shapes, what):
    property_, value, told = MUTANTS[what]
    spoilt = rdflib.Graph() + void
    for subject in set(void.subjects(property_, None)):
        spoilt.remove((subject, property_, None))
        if value is not None:
            spoilt.add((subject, property_, value))
    assert any(text.startswith(told) for _, text in findings(spoilt, shapes))


def test_every_shape_leads_to_its_section_and_speaks_both_languages(shapes):
    for kind in (SH.NodeShape, SH.PropertyShape):
        for shape in shapes.subjects(RDF.type, kind):
            (section,) = shapes.objects(shape, rdflib.RDFS.seeAlso)
            assert section.startswith("https://www.w3.org/TR/")
            texts = [*shapes.objects(shape, SH.message), *shapes.objects(shape, rdflib.RDFS.label)]
            assert {text.language for text in texts} == {"en", "fr"}


# schema.org, RO-Crate, citations


def test_the_dataset_of_schema_org_expands_offline(made, data):
    document = json.loads(made["dataset.jsonld"])
    expanded = pyld.jsonld.to_rdf(document, {"format": "application/n-quads", "documentLoader": refuse})
    ours = {quad.triple for quad in ox.parse(expanded.encode(), format=ox.RdfFormat.N_QUADS)}
    theirs = rdflib.Graph().parse(data=made["dataset.jsonld"], format="json-ld")
    assert len(ours) == len(theirs)
    assert (data, RDF.type, SCHEMA.Dataset) in theirs
    assert "@vocab" not in document["@context"]


def test_who_makes_and_publishes_is_told_once(graph, made):
    maker = json.loads(made["dataset.jsonld"])["creator"]
    assert graph.project.publication.publisher in graph.project.publication.creators
    assert (maker["@type"], maker["name"]) == ("Organization", graph.project.publication.publisher.name)


def test_the_downloads_of_schema_org_are_the_data_files(made, files, data):
    found = rdflib.Graph().parse(data=made["dataset.jsonld"], format="json-ld")
    urls = {str(found.value(each, SCHEMA.contentUrl)) for each in found.objects(data, SCHEMA.distribution)}
    names = {name for name in files | made if kind_of(name).part == "data"}
    assert urls == {BASE + name.replace(" ", "%20") for name in names}


def test_the_crate_keeps_the_rules_of_ro_crate(made, files):
    crate = json.loads(made["ro-crate-metadata.json"])
    entries = {entry["@id"]: entry for entry in crate["@graph"]}
    descriptor, root = entries["ro-crate-metadata.json"], entries["./"]
    assert crate["@context"] == "https://w3id.org/ro/crate/1.2/context"
    assert len(entries) == len(crate["@graph"])
    assert descriptor["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.2"}
    assert (descriptor["@type"], descriptor["about"]) == ("CreativeWork", {"@id": "./"})
    assert root["@type"] == "Dataset"
    assert all(root[key] for key in ("name", "description", "datePublished", "license"))
    assert {part["@id"] for part in root["hasPart"]} == (set(files) | set(made)) - {"ro-crate-metadata.json"}
    # Flattened: whatever is nested is a reference, and what is referred to stands beside it.
    references = [value for entry in crate["@graph"] for value in _nested(entry)]
    assert all(set(value) == {"@id"} for value in references)
    known = {"https://w3id.org/ro/crate/1.2"}
    assert {value["@id"] for value in references} - set(entries) <= known


def test_each_file_of_the_crate_has_its_size_and_checksum(made, files):
    crate = json.loads(made["ro-crate-metadata.json"])
    whole = files | made
    for entry in (entry for entry in crate["@graph"] if entry["@type"] == "File"):
        content = whole[entry["@id"]]
        assert entry["contentSize"] == str(len(content))
        assert entry["sha256"] == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    ("setting", "file"),
    [("released", "ro-crate-metadata.json"), ("creators", "CITATION.cff"), ("creators", "CITATION.bib")],
)
def test_a_file_that_would_break_its_standard_is_left_out(graph, setting, file):
    dataset = with_publication(graph.dataset, **{setting: () if setting == "creators" else ""})
    assert file not in describe_release(dataset, {})
    assert str(missing_settings(dataset.project)[setting]).endswith("add it to aigraph.toml")


def test_the_citation_of_the_data_has_what_the_format_asks_for(graph, made):
    cited = yaml.safe_load(made["CITATION.cff"])
    assert (cited["cff-version"], cited["type"], cited["license"]) == ("1.2.0", "dataset", "CC-BY-4.0")
    assert all(cited[key] for key in ("message", "title", "authors"))
    assert cited["identifiers"][0]["value"] == f"sha256:{fingerprint(graph.dataset.quads())}"


def test_the_citation_of_the_repository_says_what_the_settings_say(graph):
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    told = graph.project.publication
    package = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert (cited["version"], str(cited["date-released"])) == (told.version, told.released)
    assert package["version"] == told.version == aigraph.__version__
    assert [author["name"] for author in cited["authors"]] == [creator.name for creator in told.creators]
    assert spdx_licence(graph.project.licence) in cited["license"]
    assert set(told.keywords["en"]) & set(cited["keywords"]) == set(cited["keywords"]) - {"SPARQL", "SHACL"}


def test_a_licence_of_others_is_cited_by_its_address(graph):
    project = replace(graph.project, licence="https://www.etalab.gouv.fr/licence-ouverte-open-licence")
    cited = yaml.safe_load(write_citation(project, "0"))
    assert (cited.get("license"), cited["license-url"]) == (None, project.licence)


def test_what_bibtex_reads_as_its_own_is_escaped(graph):
    told = replace(graph.project.publication, creators=(Agent("A & {B}"), Agent("C_D")))
    text = write_bibtex(replace(graph.project, publication=told)).decode()
    assert r"author = {{A \& \{B\}} and {C\_D}}" in text
    assert text.count("{") == text.count("}")


# The same each time


@pytest.mark.parametrize("name", ["orchards", "rivers", "../.."])
def test_the_description_is_the_same_whatever_the_hash_seed(name):
    script = (
        "import hashlib, sys, aigraph; from aigraph.release.metadata import describe_release;"
        "made = describe_release(aigraph.load(sys.argv[1]).dataset, {'aigraph.ttl': b'x', 'ontology.ttl': b'y'});"
        "print({name: hashlib.sha256(data).hexdigest() for name, data in made.items()})"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", script, str(PROJECTS / name)],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "src")},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(told) == 1


def test_a_project_of_one_language_is_described_in_it(graph):
    project = replace(graph.project, languages=("fr",), title={"fr": "x"}, description={"fr": "y"})
    dataset = replace(graph.dataset, project=project)
    made = describe_release(dataset, {"aigraph.ttl": b"", "ontology.ttl": b""})
    assert "views/org-report.en.txt" not in made
    found = rdflib.Graph().parse(data=made["void.ttl"], format="turtle")
    data = rdflib.URIRef(project.dataset)
    assert {title.language for title in found.objects(data, DCTERMS.title)} == {"fr"}
    labels = {text.language for text in found.objects(None, rdflib.SKOS.prefLabel)}
    assert labels == {"fr"}


def _nested(entry):
    for value in entry.values():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                yield each
