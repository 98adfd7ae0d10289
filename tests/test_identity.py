"""Identity: conflicts of identifiers stop the build or stand with a reason, and the shapes say what is wrong."""

from __future__ import annotations

import re

import pytest
import rdflib

import aigraph
from aigraph.project import shipped_root
from aigraph.shapes import SHAPES_FILE, check_shapes, read_shapes, validate

CONFLICTS = "data/identifiers/conflicts.yaml"
PREFIXES = """
    PREFIX aig: <https://w3id.org/aigraph/ontology#>
    PREFIX dcterms: <http://purl.org/dc/terms/>
    PREFIX org: <http://www.w3.org/ns/org#>
    PREFIX owl: <http://www.w3.org/2002/07/owl#>
    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
    PREFIX schema: <https://schema.org/>
    PREFIX semapv: <https://w3id.org/semapv/vocab/>
    PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
    PREFIX sssom: <https://w3id.org/sssom/>
    PREFIX : <http://example.org/>
"""
REASON = 'aig:reason "raison"@fr, "reason"@en'
MAPPING = (
    ':m a sssom:Mapping ; rdfs:label "a = b"@fr ; '
    "owl:annotatedSource :a ; owl:annotatedProperty schema:sameAs ; owl:annotatedTarget :b ;"
    " sssom:mapping_justification semapv:ManualMappingCuration ; sssom:confidence 0.9 ; sssom:object_source :r ;"
    f' {REASON} . :r a aig:Register ; skos:prefLabel "r"@fr, "r"@en .'
)
KIND = ':k a aig:ConflictKind ; skos:prefLabel "k"@fr, "k"@en ; skos:definition "d"@fr, "d"@en ; skos:inScheme :s .'
SCHEME = ':s a skos:ConceptScheme ; skos:prefLabel "s"@fr, "s"@en .'
CONFLICT = f":c a aig:IdentityConflict ; aig:hasConflictKind :k ; aig:concerns :a ; {REASON} . {KIND} {SCHEME}"
PRECISION = ':p a aig:Precision ; skos:prefLabel "p"@fr, "p"@en ; skos:definition "d"@fr, "d"@en ; skos:inScheme :s .'
PLACE = f":a schema:latitude 48.1 ; schema:longitude 2.1 ; aig:hasPrecision :p . {PRECISION} {SCHEME}"
STATUS = ':t a aig:RecordStatus ; skos:prefLabel "t"@fr, "t"@en ; skos:definition "d"@fr, "d"@en ; skos:inScheme :s .'
IDENTIFIER = (
    ':i a schema:PropertyValue ; schema:propertyID :r ; schema:value "1" ; aig:hasRecordStatus :t ;'
    ' dcterms:isReplacedBy :j . :j a schema:PropertyValue ; schema:propertyID :r ; schema:value "2" .'
    f' :r a aig:Register ; skos:prefLabel "r"@fr, "r"@en . {STATUS} {SCHEME}'
)
UNIVERSITY = (
    ':{0} a aig:Institution ; skos:prefLabel "u"@fr, "u"@en ; aig:hasKind :kind .'
    ' :kind a aig:Kind ; skos:prefLabel "k"@fr, "k"@en ; skos:definition "d"@fr, "d"@en ; skos:inScheme :s . '
)
TIES = (
    UNIVERSITY.format("u")
    + UNIVERSITY.format("v")
    + SCHEME
    + ' :u schema:foundingDate "1971"^^<http://www.w3.org/2001/'
    'XMLSchema#gYear> ; schema:dissolutionDate "2025"^^<http://www.w3.org/2001/XMLSchema#gYear> ;'
    " org:subOrganizationOf :v ; org:linkedTo :v ."
)
CHANGE = (
    UNIVERSITY.format("u") + UNIVERSITY.format("v") + SCHEME + " :e a org:ChangeEvent ; org:originalOrganization :u ;"
    " org:resultingOrganization :v ."
)
# a graph that is right, what is changed in it, and the shape that must say so
EXAMPLES = [
    (CONFLICT, (f" ; {REASON}", ""), "IdentityConflict-reason"),
    (CONFLICT, (', "reason"@en', ""), "IdentityConflict-reason"),
    (CONFLICT, (" aig:concerns :a ;", ""), "IdentityConflict-concerns"),
    (CONFLICT, ("aig:ConflictKind", "aig:Kind"), "IdentityConflict-kind"),
    (MAPPING, (REASON, 'aig:reason "raison"@fr'), "Mapping"),
    (MAPPING, (" owl:annotatedSource :a ;", ""), "Mapping-source"),
    (MAPPING, ("schema:sameAs", "owl:sameAs"), "Mapping-property"),
    (MAPPING, (" owl:annotatedTarget :b ;", ' owl:annotatedTarget "b" ;'), "Mapping-target"),
    (MAPPING, ("semapv:ManualMappingCuration", "semapv:Matching"), "Mapping-justification"),
    (MAPPING, ("confidence 0.9", "confidence 1.9"), "Mapping-confidence"),
    (MAPPING, (" sssom:object_source :r ;", ""), "Mapping-objectSource"),
    (PLACE, (" schema:longitude 2.1 ;", ""), "Coordinates-longitude"),
    (PLACE, (" ; aig:hasPrecision :p", ""), "Coordinates-precision"),
    (IDENTIFIER, ("aig:RecordStatus", "aig:Kind"), "Identifier-recordStatus"),
    (IDENTIFIER, ("isReplacedBy :j", "isReplacedBy :k"), "Identifier-replacedBy"),
    (TIES, ("XMLSchema#gYear", "XMLSchema#string"), "Institution-founded"),
    (TIES, ("subOrganizationOf :v", "subOrganizationOf :w"), "Institution-part"),
    (TIES, ("linkedTo :v", "linkedTo :w"), "Institution-linked"),
    (CHANGE, (" org:originalOrganization :u ;", ""), "ChangeEvent-original"),
    (CHANGE, ("resultingOrganization :v", "resultingOrganization :w"), "ChangeEvent-resulting"),
]


@pytest.fixture(scope="module")
def shapes():
    return read_shapes(shipped_root() / SHAPES_FILE)


def broken_shapes(turtle, shapes):
    data = rdflib.Graph().parse(data=PREFIXES + turtle, format="turtle")
    return {str(result["shape"]).rpartition("#")[2] for result in validate(data, shapes)}


@pytest.mark.parametrize("right", sorted({right for right, _, _ in EXAMPLES}))
def test_a_right_example_breaks_no_shape(shapes, right):
    assert broken_shapes(right, shapes) == set()


@pytest.mark.parametrize(("right", "change", "shape"), EXAMPLES)
def test_a_wrong_example_breaks_its_shape(shapes, right, change, shape):
    assert change[0] in right
    assert shape in broken_shapes(right.replace(*change, 1), shapes)


def findings(project, language="en"):
    """What the shapes say of a project, in words."""
    graph = aigraph.load(project)
    try:
        check_shapes(graph.dataset, graph.facts)
    except aigraph.FindingsError as error:
        return [finding.tell(language) for finding in error.findings]
    return []


def drop(file, first):
    """Takes the fact that begins with a line out of a data file, up to the next fact or block."""
    text = file.read_text(encoding="utf-8")
    fact = re.search(rf"^    - id: {re.escape(first)}\n(?:      .*\n)+", text, re.MULTILINE)
    file.write_text(text.replace(fact[0], "", 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("exception", "place"),
    [
        ("conflict/inactive-record/ror-01b8h3982", r"data/identifiers/ror\.yaml:\d+:\d+"),
        ("conflict/two-identifiers/institution-universite-de-rennes-wikidata", r"data/identifiers/mesr\.yaml:\d+:\d+"),
        ("conflict/name-of-another/institution-universite-de-toulouse", r"data/.*\.yaml:\d+:\d+"),
    ],
)
def test_a_conflict_without_a_recorded_reason_is_found_where_the_identifier_stands(project, exception, place):
    drop(project / CONFLICTS, exception)
    found = [found for found in findings(project) if exception in found]
    assert re.match(
        rf"{place}: {exception} reason: an identity conflict .*; correct the identifier, or record", found[0]
    )


def test_an_exception_that_excuses_nothing_is_found(project):
    file = project / CONFLICTS
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("ror-01b8h3982", "ror-02feahw73"), encoding="utf-8")
    assert [found for found in findings(project) if "excuses nothing" in found]


def append(project, text):
    (project / "data/identifiers/spoilt.yaml").write_text(text, encoding="utf-8")


ROR = "https://ror.org/02feahw73"
EDITORIAL = "- editorial: editorial/spoilt\n  reason: {fr: essai, en: test}\n  facts:\n"


@pytest.mark.parametrize(
    ("facts", "conflict"),
    [
        (
            "    - id: institution/inria\n      identifier: identifier/ror/02feahw73\n",
            "conflict/shared-identifier/ror-02feahw73",
        ),
        (
            "    - id: institution/inria\n      identifier: identifier/ror/02feahw73\n",
            "conflict/two-identifiers/institution-inria-ror",
        ),
        (
            f"    - id: identifier/ror/too\n      type: Identifier\n      scheme: register/ror\n      value: {ROR}\n",
            "conflict/shared-identifier/ror-02feahw73",
        ),
        (
            "    - id: identifier/ror/02feahw73\n      registeredName: Inria\n",
            "conflict/name-of-another/institution-inria",
        ),
    ],
)
def test_two_things_with_one_id_or_one_thing_with_two_are_found(project, facts, conflict):
    append(project, EDITORIAL + facts)
    assert [found for found in findings(project) if f": {conflict} reason: an identity conflict" in found]


CHECK = ("the check digits do not follow", "les chiffres de contrôle ne découlent pas")
FORM = ("the value has not the form", "la valeur n’a pas la forme")
NAMED = ("the id of an identifier is its register and its value", "l’id d’un identifiant est son registre et sa valeur")
# a value that is right, what is written for it, and what the finding says in each language
MISTYPED = [
    ("130026149", "130026148", CHECK),
    ("130026149", "13002614", FORM),
    ("0756036D", "0756036E", CHECK),
    ("0756036D", "0756036I", FORM),
    ("0000 0004 1784 3645", "0000 0004 1784 3654", CHECK),
    ("0000 0004 1784 3645", "0000 0004 1784 364X", CHECK),
    ("0000 0004 1784 3645", "0000000417843645", FORM),
    ("https://ror.org/013cjyk83", "https://ror.org/013cjky83", CHECK),
    ("https://ror.org/013cjyk83", "https://ror.org/013cjyk84", CHECK),
    ("https://ror.org/013cjyk83", "https://ror.org/013ciyk83", FORM),
    ("https://ror.org/013cjyk83", "http://ror.org/013cjyk83", FORM),
    ("Q1163431", "q1163431", FORM),
    ("Q1163431", "Q1163432", NAMED),
    ("130026149", "130025737", NAMED),
]


@pytest.mark.parametrize("language", [0, 1], ids=["en", "fr"])
@pytest.mark.parametrize(("right", "wrong", "words"), MISTYPED)
def test_a_mistyped_identifier_is_told_at_its_value(project, right, wrong, words, language):
    name = "mesr" if right in {"130026149", "0756036D"} else "ror"
    file = project / f"data/identifiers/{name}.yaml"
    before, after = file.read_text(encoding="utf-8").split(f"value: '{right}'")
    file.write_text(f"{before}value: '{wrong}'{after}", encoding="utf-8")
    line = before.count("\n") + 1
    found = findings(project, ("en", "fr")[language])
    place = f"data/identifiers/{name}.yaml:{line}:14: "
    assert [one for one in found if one.startswith(place) and f" value {wrong!r}: {words[language]}" in one]


def test_an_address_that_no_identifier_has_is_told_where_it_stands(project, edit):
    edit(
        project / "data/identifiers/ror.yaml",
        "        - https://ror.org/013cjyk83\n",
        "        - https://ror.org/0213vv346\n",
    )
    found = [found for found in findings(project) if "https://ror.org/0213vv346" in found]
    assert re.match(r"data/identifiers/ror\.yaml:15:11: .*no identifier has this address; correct sameAs:", found[0])


def test_an_alignment_that_its_thing_does_not_state_is_told(project, edit):
    edit(
        project / "data/identifiers/ror.yaml",
        "mappedTo: https://ror.org/013cjyk83",
        "mappedTo: https://ror.org/0213vv346",
    )
    assert [
        found
        for found in findings(project)
        if ": mapping/ror/universite-psl rdfs:label: the thing does not state" in found
    ]


@pytest.mark.parametrize("holder", ["institution/inria", "institution/cnrs"])
def test_two_things_of_one_address_are_a_conflict(project, holder):
    append(project, EDITORIAL + f"    - id: {holder}\n      sameAs: https://ror.org/013cjyk83\n")
    conflict = f"conflict/shared-address/{holder.replace('/', '-')}"
    assert [found for found in findings(project) if f": {conflict} reason: an identity conflict" in found]


def test_a_body_that_was_founded_after_the_document_is_found(project):
    file = project / "data/identifiers/ror.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("founded: '1939'", "founded: '2025'", 1), encoding="utf-8")
    assert [found for found in findings(project) if "conflict/founded-later/institution-cnrs" in found]


def test_the_finding_of_a_conflict_is_told_in_french_too(project):
    drop(project / CONFLICTS, "conflict/inactive-record/ror-01b8h3982")
    assert [found for found in findings(project, "fr") if "ror-01b8h3982 reason: un conflit d’identité" in found]


# -- what the shipped data say


def test_every_identifier_of_a_register_with_check_digits_is_checked(graph):
    query = """SELECT ?name (COUNT(?id) AS ?count) { ?id schema:propertyID ?register . ?register aig:checkMethod ?method
        BIND(STRAFTER(STR(?register), "/register/") AS ?name) } GROUP BY ?name ORDER BY ?name"""
    assert {name for name, count in ask(graph, query) if count} == {"isni", "ror", "siren", "uai"}


def test_no_thing_has_two_names_in_one_language(graph):
    query = """SELECT DISTINCT ?thing { ?thing rdfs:label ?one, ?other
        FILTER(?one != ?other && LANG(?one) = LANG(?other)) }"""
    assert ask(graph, query) == []


def ask(graph, query):
    return [tuple(row.values()) for row in graph.query(query)]


def test_every_conflict_of_the_shipped_data_has_its_reason(graph):
    query = "SELECT ?c { ?c a aig:IdentityConflict MINUS { ?c aig:reason ?r FILTER(LANG(?r) = 'en') } }"
    assert ask(graph, query) == []


def test_no_institution_that_takes_part_was_founded_after_the_document_that_names_it(graph):
    query = """SELECT ?thing { ?p org:member ?thing . ?thing schema:foundingDate ?year FILTER(STR(?year) > "2024") }"""
    assert ask(graph, query) == []


@pytest.mark.parametrize(
    ("institution", "record", "status"),
    [
        ("universite-de-bretagne-occidentale", "01b8h3982", "inactive"),
        ("universite-de-bretagne-occidentale-2025", "0372th171", "active"),
        ("universite-de-toulouse", "03xabhe73", "active"),
        ("universite-de-toulouse-2025", "01ahyrz84", "active"),
        ("centrale-mediterranee", "040baw385", "active"),
    ],
)
def test_bodies_of_one_name_are_kept_apart_by_their_records(graph, institution, record, status):
    query = f"""SELECT ?value ?status {{ <{graph.project.iri(f"institution/{institution}")}> schema:identifier ?id .
        ?id schema:value ?value ; aig:hasRecordStatus ?state
        BIND(STRAFTER(STR(?state), "record-status/") AS ?status) }}"""
    assert ask(graph, query) == [(f"https://ror.org/{record}", status)]


def test_a_denied_alignment_is_named_as_denied(graph):
    query = """SELECT ?name { ?m sssom:predicate_modifier sssom:NegatedPredicate ; rdfs:label ?name
        FILTER(!CONTAINS(?name, "≠")) }"""
    assert ask(graph, query) == []


def test_the_change_of_2025_joins_the_two_bodies_of_one_name(graph):
    query = "SELECT ?before ?after { ?e org:originalOrganization ?before ; org:resultingOrganization ?after }"
    name = graph.project.iri("institution/universite-de-bretagne-occidentale")
    assert (name, f"{name}-2025") in ask(graph, query)


def test_what_the_register_says_of_ties_lies_in_records_only(graph):
    query = """SELECT DISTINCT ?g { GRAPH ?g { ?a ?tie ?b }
        VALUES ?tie { org:linkedTo org:originalOrganization org:resultingOrganization }
        FILTER(!CONTAINS(STR(?g), "/id/record/ror/")) }"""
    assert ask(graph, query) == []


def test_a_part_that_a_register_knows_and_one_that_a_document_states_lie_in_graphs_of_their_own(graph):
    query = """SELECT DISTINCT ?part ?kind { GRAPH ?g { ?part org:subOrganizationOf ?whole }
        BIND(IF(CONTAINS(STR(?g), "/id/record/ror/"), "record", "document") AS ?kind) }"""
    found = {(part.rpartition("/")[2], kind) for part, kind in ask(graph, query)}
    assert {("ens-rennes", "record"), ("ensta-bretagne", "record"), ("institut-dataia", "document")} <= found


def test_the_campus_is_preferred_to_the_centre_of_the_city(graph):
    query = """SELECT ?thing { GRAPH ?ministry { ?thing schema:latitude ?north }
        FILTER(CONTAINS(STR(?ministry), "/mesr/"))
        ?thing aig:hasPrecision <https://w3id.org/aigraph/id/precision/city-centre> }"""
    assert ask(graph, query) == []


def test_every_coordinate_lies_in_the_record_of_a_register(graph):
    query = """SELECT ?thing { GRAPH ?g { ?thing schema:latitude ?north } FILTER(!CONTAINS(STR(?g), "/id/record/")) }"""
    assert ask(graph, query) == []


def test_every_institution_with_a_record_has_coordinates(graph):
    query = """SELECT ?thing { ?thing a aig:Institution ; schema:identifier ?id .
        ?id schema:propertyID <https://w3id.org/aigraph/id/register/ror> MINUS { ?thing schema:latitude ?north } }"""
    located = """SELECT ?t { ?t a aig:Institution ; schema:latitude ?north }"""
    assert (ask(graph, query), len(ask(graph, located)) >= 50) == ([], True)
