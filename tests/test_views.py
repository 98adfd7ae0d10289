"""Views: the graph in other vocabularies' words, and what they cannot say, counted."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pyld
import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import ORG, SDO

import aigraph
from aigraph.errors import InputError, UsageError
from aigraph.lint import Linter
from aigraph.queries import list_queries, select
from aigraph.release import write_view_turtle
from aigraph.terms import RDF_TYPE
from aigraph.views import (
    VIEW_FORMATS,
    LossReporter,
    list_views,
    make_view,
    schema_org,
    to_json,
    to_json_ld,
    to_text,
    write_view,
)

ORCHARDS = Path(__file__).parent / "projects" / "orchards"
RIVERS = ORCHARDS.with_name("rivers")
VIEWS = ["eurio", "org", "schema"]
RDFLIB_NAMES = {"turtle": "turtle", "ntriples": "nt", "jsonld": "json-ld", "rdfxml": "xml"}
EURIO = "http://data.europa.eu/s66#"
# The terms of EURIO 2.4 that bear on who is funded for what; no view may use another one.
EURIO_WORDS = (
    "AdministrativeArea Coordinates ForProfitOrganisation FundingScheme Grant HigherOrSecondaryEducation MonetaryAmount"
    " Organisation OrganisationRole Project PublicBody ResearchOrganisation Site currency duration endDate funds"
    " hasCoordinates hasFundingAmount hasFundingScheme hasGeographicalLocation hasGrant hasInvolvedParty hasNUTS1code"
    " hasPreviousFundingScheme hasRole hasSite isDisbursedBy isFundedBy isImplementedBy isInvolvedIn isRoleOf isSiteOf"
    " isSubOrganisationOf isSubSchemeOf keyword latitude longitude name roleLabel startDate title url value"
)
EURIO_TERMS = {rdflib.URIRef(EURIO + word) for word in EURIO_WORDS.split()}
# What schema.org has had since rdflib's list of it was made.
SCHEMA_NEWS = {"https://schema.org/observationAbout"}


@pytest.fixture(scope="module")
def views(graph):
    return {name: make_view(graph.dataset, name) for name in VIEWS}


@pytest.fixture(scope="module")
def reports(graph, views):
    reporter = LossReporter(graph.dataset)
    return {name: reporter.report(view) for name, view in views.items()}


@pytest.fixture
def orchards(tmp_path):
    """A copy of the orchards, to which a test adds views, and loads the graph."""
    shutil.copytree(ORCHARDS, tmp_path / "orchards")

    def load(**queries):
        for name, text in queries.items():
            file = tmp_path / "orchards/queries/views" / f"{name.replace('__', '/')}.rq"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return aigraph.load(tmp_path / "orchards").dataset

    return load


def lost(report, name):
    """How many things of a class, or statements of a property, a report has as lost."""
    return next((each.lost for each in (*report.classes, *report.properties) if each.name == name), 0)


def refuse(url, _options):
    pytest.fail(f"{url} was asked for")


def expand(document):
    """The triples of a JSON-LD document as PyLD reads them, which may open no address."""
    quads = pyld.jsonld.to_rdf(document, {"format": "application/n-quads", "documentLoader": refuse})
    return {quad.triple for quad in ox.parse(quads.encode(), format=ox.RdfFormat.N_QUADS)}


def run(*arguments):
    command = [sys.executable, "-c", "from aigraph.cli import main; main()", "export", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_shipped_project_has_these_views(graph):
    assert list_views(graph.project) == VIEWS


@pytest.mark.parametrize("form", sorted(VIEW_FORMATS))
@pytest.mark.parametrize("name", VIEWS)
def test_a_view_read_by_another_parser_is_the_same(views, name, form):
    rdflib.NORMALIZE_LITERALS = False
    found = rdflib.Graph().parse(data=write_view(views[name], form), format=RDFLIB_NAMES[form])
    again = ox.parse(found.serialize(format="nt", encoding="utf-8"), format=ox.RdfFormat.N_TRIPLES)
    assert {quad.triple for quad in again} == set(views[name].triples)


@pytest.mark.parametrize(
    ("name", "space", "known"),
    [
        ("schema", str(SDO), SDO),
        ("org", str(ORG), ORG),
        ("eurio", EURIO, EURIO_TERMS),
    ],
)
def test_a_view_uses_only_terms_that_its_vocabulary_has(views, name, space, known):
    terms = {rdflib.URIRef(triple.predicate.value) for triple in views[name].triples}
    terms |= {rdflib.URIRef(t.object.value) for t in views[name].triples if t.predicate.value == RDF_TYPE}
    used = {term for term in terms if term.startswith(space)}
    assert used
    assert {term for term in used if term not in known} - {rdflib.URIRef(term) for term in SCHEMA_NEWS} == set()


@pytest.mark.parametrize("name", ["schema", "eurio"])
def test_a_view_uses_no_term_of_ours(views, name):
    ours = {triple.predicate.value for triple in views[name].triples if "/aigraph/" in triple.predicate.value}
    classes = {t.object.value for t in views[name].triples if t.predicate.value == RDF_TYPE}
    assert ours | {iri for iri in classes if "/aigraph/" in iri} == set()


SHIPPED = [
    pytest.param(query, f"queries/views/{name}/{query.name}.rq", id=f"{name}/{query.name}")
    for name in VIEWS
    for query in list_queries(aigraph.load().project, f"queries/views/{name}")
]


@pytest.mark.parametrize(("query", "file"), SHIPPED)
def test_the_linter_finds_nothing_in_a_query_of_a_view(graph, query, file):
    assert [str(finding) for finding in Linter(graph.project).check(query, file)] == []


@pytest.mark.parametrize(("query", "file"), SHIPPED)
def test_a_query_of_a_view_asks_its_question_in_both_languages(query, file):
    assert (query.summaries.en[-1], query.summaries.fr[-1]) == ("?", "?"), file
    assert query.summaries.en != query.summaries.fr


@pytest.mark.parametrize(("query", "file"), SHIPPED)
def test_every_reason_of_a_view_is_told_in_both_languages(graph, query, file):
    for term, reason in query.losses:
        assert "" not in {reason.en, reason.fr}, f"{file}: {term}"
        assert graph.dataset.vocabulary.expand(term), f"{file}: {term} has no known prefix"


@pytest.mark.parametrize("name", VIEWS)
def test_every_declared_loss_is_a_loss(views, reports, name):
    found = {each.iri for each in (*reports[name].classes, *reports[name].properties)}
    assert set(views[name].reasons) - found == set()


def test_schema_org_has_the_award_of_a_cluster(graph, views):
    schema = rdflib.Graph().parse(data=write_view(views["schema"], "turtle"), format="turtle")
    grant = rdflib.URIRef(graph.project.iri("funding/miai/award"))
    money = schema.value(grant, SDO.amount)
    assert (str(schema.value(money, SDO.value)), str(schema.value(money, SDO.currency))) == ("70000000", "EUR")
    assert schema.value(grant, SDO.fundedItem) == rdflib.URIRef(graph.project.iri("cluster/miai"))
    assert (grant, rdflib.RDF.type, SDO.MonetaryGrant) in schema


def test_eurio_has_only_what_is_awarded(graph, views):
    grants = {t.subject for t in views["eurio"].triples if t.object == ox.NamedNode(EURIO + "Grant")}
    asked = "SELECT DISTINCT ?s { ?s aig:hasStatus <id/status/awarded> ; aig:hasRecipient/a aig:Cluster }"
    awarded = select(graph.dataset, asked.replace("/a ", "/rdf:type "))
    assert {grant.value for grant in grants} == {row["s"] for row in awarded}


def test_sums_that_are_not_awarded_are_counted_as_lost_by_eurio(graph, reports):
    asked = (
        "SELECT (COUNT(*) AS ?n) { ?s aig:amount ?a . OPTIONAL { ?s aig:hasStatus ?st ; aig:hasRecipient ?r ."
        " ?r a aig:Cluster FILTER(?st = <id/status/awarded>) } FILTER(!BOUND(?st)) }"
    )
    assert lost(reports["eurio"], "aig:amount") == int(next(iter(select(graph.dataset, asked)))["n"])


@pytest.mark.parametrize("kept", ["org:member", "org:organization", "org:heldBy", "org:memberOf", "aig:Participation"])
def test_org_loses_nothing_of_memberships_and_posts(reports, kept):
    assert lost(reports["org"], kept) == 0


def test_a_figure_is_told_through_a_node_that_the_view_made_up(reports):
    assert lost(reports["schema"], "aig:maxAmount") == 2  # those of claims, which no grant repeats
    assert lost(reports["schema"], "schema:latitude") == 0


@pytest.mark.parametrize("name", VIEWS)
def test_a_report_counts_all_of_the_graph(graph, reports, name):
    union = graph.dataset.union()
    typed = [triple for triple in union if triple.predicate.value == RDF_TYPE]
    report = reports[name]
    assert report.statements == len(union) - len(typed)
    assert report.things == len({triple.subject for triple in typed})
    assert report.lost_statements == sum(each.lost for each in report.properties)
    assert 0 < report.lost_things < report.things


@pytest.mark.parametrize("name", VIEWS)
def test_what_is_lost_is_what_a_slow_search_does_not_find(graph, views, reports, name):
    """The same by the definition, without an index: in one triple, or by way of nodes that the view made up."""
    union = [triple for triple in graph.dataset.union() if triple.predicate.value != RDF_TYPE]
    known = {triple.subject for triple in graph.dataset.union()}
    ties, counted = {}, Counter()
    for triple in views[name].triples:
        ends = [_bare(triple.subject), _bare(triple.object)]
        for one, other in (ends, ends[::-1]):
            ties.setdefault(one, set()).add(other)
    made = {_bare(t.subject) for t in views[name].triples} - {_bare(node) for node in known}
    for triple in union:
        reached, waiting = set(), [_bare(triple.subject)]
        while waiting:
            for other in ties.get(waiting.pop(), ()):
                if other not in reached:
                    reached.add(other)
                    waiting += [other] if other in made else []
        counted[triple.predicate.value] += _bare(triple.object) not in reached
    assert {each.iri: each.lost for each in reports[name].properties} == +counted


def test_a_report_is_told_in_both_languages(reports):
    english, french = to_text(reports["eurio"], "en"), to_text(reports["eurio"], "fr")
    assert "funding (aig:Funding): 13 of 22\n    EURIO's grants are paid" in english
    assert "financement (aig:Funding) : 13 sur 22\n    les subventions d’EURIO sont versées" in french


def test_a_report_as_json_has_the_same_figures(reports):
    found = json.loads(to_json(reports["eurio"]))
    (funding,) = [each for each in found["classes"] if each["name"] == "aig:Funding"]
    assert (funding["count"], funding["lost"], funding["label"]["fr"]) == (22, 13, "financement")
    assert found["lost_statements"] == reports["eurio"].lost_statements


def test_a_view_that_says_everything_has_nothing_to_report(orchards):
    dataset = orchards(whole="#+ summary: x\nCONSTRUCT WHERE { ?s ?p ?o }")
    report = LossReporter(dataset).report(make_view(dataset, "whole"))
    assert "The view says all that the graph says." in to_text(report)
    assert (report.classes, report.properties) == ((), ())


def test_a_view_is_a_file_or_a_folder_or_both(orchards):
    triple = "CONSTRUCT {{ ?s <https://example.org/{0}> ?o }} WHERE {{ ?s a ?o }}"
    dataset = orchards(one=triple.format("a"), two__first=triple.format("b"), two=triple.format("c"))
    assert list_views(dataset.project) == ["one", "two"]
    predicates = {triple.predicate.value for triple in make_view(dataset, "two").triples}
    assert predicates == {"https://example.org/b", "https://example.org/c"}


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT ?s { ?s ?p ?o }", r"^queries/views/bad\.rq: makes rows; a view is made by CONSTRUCT$"),
        ("CONSTRUCT { [] a ?o } WHERE { ?s a ?o }", r"^queries/views/bad\.rq: makes a blank node; name it by BIND"),
        ("#+ loses: [x]\nCONSTRUCT WHERE { ?s a ?o } #", None),
        ("#+ loses:\n#+   a:b: {c: d}\nCONSTRUCT WHERE { ?s a ?o }", r"bad\.rq: loses in the header .* is no text"),
    ],
)
def test_a_query_that_makes_no_view_is_refused(orchards, query, message):
    dataset = orchards(bad=query)
    if message is None:
        assert make_view(dataset, "bad").reasons == {}
    else:
        with pytest.raises(InputError, match=message):
            make_view(dataset, "bad")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("scema", r"scema: no such view in queries/views/ \(did you mean schema\?\); there are eurio, org, schema"),
        ("../networks", r"\.\./networks: no such view"),
        ("", r": no such view"),
    ],
)
def test_a_view_that_there_is_not_is_refused_with_the_nearest(graph, asked, told):
    with pytest.raises(UsageError, match=told):
        make_view(graph.dataset, asked)


def test_a_project_without_views_says_so():
    with pytest.raises(UsageError, match=r"schema: no such view in queries/views/; there are none"):
        make_view(aigraph.load(ORCHARDS).dataset, "schema")


def test_a_project_about_something_else_has_its_own_view_without_code():
    dataset = aigraph.load(RIVERS).dataset
    view = make_view(dataset, "schema")
    river = ox.NamedNode("https://schema.org/RiverBodyOfWater")
    assert sum(triple.object == river for triple in view.triples) == 6
    report = LossReporter(dataset).report(view)
    assert lost(report, "rvr:Species") == 7
    assert lost(report, "rvr:Basin") == lost(report, "rvr:liesIn") == 0
    assert "schema.org n’a pas d’espèce" in to_text(report, "fr")


def test_a_project_of_one_language_has_its_views_in_it(orchards, tmp_path, edit):
    edit(tmp_path / "orchards/aigraph.toml", 'languages = ["en", "de"]', 'languages = ["de"]')
    query = (
        "#+ summary: x\nCONSTRUCT { ?s <https://schema.org/name> ?n }"
        " WHERE { ?s <http://www.w3.org/2004/02/skos/core#prefLabel> ?n FILTER(LANG(?n) = ?_lang) }"
    )
    dataset = orchards(schema=query)
    assert {triple.object.language for triple in make_view(dataset, "schema").triples} == {"de"}
    report = LossReporter(dataset).report(make_view(dataset, "schema"))
    assert "What the view schema cannot say" in to_text(report, "de")


def test_the_head_of_every_page_expands_offline_to_its_triples(graph):
    heads = schema_org(graph.dataset)
    for iri in [*sorted(heads)[::25], graph.project.iri("cluster/miai"), graph.project.iri("funding/miai/award")]:
        assert expand(to_json_ld(heads[iri], iri)) == set(heads[iri])


def test_the_heads_together_say_all_that_the_view_says(graph, views):
    heads = schema_org(graph.dataset)
    assert {triple for triples in heads.values() for triple in triples} == set(views["schema"].triples)


def test_a_head_asks_for_no_address_and_has_plain_terms(graph):
    iri = graph.project.iri("funding/miai/award")
    head = to_json_ld(schema_org(graph.dataset)[iri], iri)
    assert head["@context"]["amount"] == "https://schema.org/amount"
    assert "@vocab" not in head["@context"]
    assert (head["@id"], head["@type"], head["amount"]["@type"]) == (iri, "MonetaryGrant", "MonetaryAmount")


def test_a_thing_that_leads_to_itself_is_written_once():
    one, tie = ox.NamedNode("https://example.org/1"), ox.NamedNode("https://schema.org/knows")
    other = ox.NamedNode("https://example.org/2")
    triples = [ox.Triple(one, tie, other), ox.Triple(other, tie, one), ox.Triple(one, tie, one)]
    assert expand(to_json_ld(triples, one.value)) == set(triples)


def test_terms_of_the_same_name_are_told_apart():
    thing = ox.NamedNode("https://example.org/1")
    triples = [
        ox.Triple(thing, ox.NamedNode(f"https://{host}/name"), ox.Literal("x", language="en"))
        for host in ("schema.org", "example.org")
    ]
    assert expand(to_json_ld(triples, thing.value)) == set(triples)


def test_without_a_view_of_schema_org_a_page_has_names_alone():
    dataset = aigraph.load(ORCHARDS).dataset
    iri = dataset.project.iri("orchard/hillside")
    head = to_json_ld(schema_org(dataset)[iri], iri)
    assert head["@type"] == "Thing"
    assert {"@value": "Hillside", "@language": "de"} in head["name"]


def test_a_view_comes_out_of_the_program_as_the_library_makes_it(views):
    ran = run("--view", "org")
    assert ran.stdout.encode() == write_view_turtle(views["org"])


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--view", "scema"], "scema: no such view in queries/views/ (did you mean schema?)"),
        (["--view", "org", "-f", "trig"], "-f trig: no such format here"),
        (["--view", "org", "--report", "-f", "turtle"], "-f turtle: no such format here"),
        (["--report"], "--report: name a --view"),
        (["--view", "org", "--network", "people"], "--network: a view is of the whole graph; name one of both"),
    ],
)
def test_what_cannot_be_exported_as_a_view_is_refused(arguments, told):
    ran = run(*arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(told)


def test_the_report_comes_out_of_the_program(reports):
    ran = run("--view", "org", "--report", "--lang", "en")
    assert (ran.returncode, ran.stdout) == (0, to_text(reports["org"], "en"))


def _bare(term):
    return f'"{term.value}' if isinstance(term, ox.Literal) else term.value
