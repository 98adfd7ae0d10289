"""The shapes: an example that each accepts and one that each refuses, and where a finding is told in the data files."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import RDF, SH

import aigraph
from aigraph.errors import InputError, ShapesError
from aigraph.project import shipped_root
from aigraph.shapes import check_ontology, check_shapes, read_shapes, validate

EXAMPLES = Path(__file__).parent / "shapes"
SHAPE = "https://w3id.org/aigraph/shapes#"
# Example → shape → constraint → (what is in the example, what breaks it).
BROKEN = {
    "graph": {
        "Bounds": {"or": ("aig:maxAmount 70.0 ;", "")},
        "Cluster-buildsOn": {"class": ("aig:buildsOn id:old-institute", "aig:buildsOn id:region")},
        "Cluster-lead": {"minCount": ("aig:leads id:cluster", "aig:leads id:group")},
        "Cluster-printedName": {
            "minCount": ('aig:printedName "The cluster" ;', ""),
            "datatype": ('"The cluster"', '"The cluster"@en'),
        },
        "Cluster-region": {
            "class": ("aig:isLocatedIn id:region", "aig:isLocatedIn id:institution"),
            "maxCount": ("aig:isLocatedIn id:region", "aig:isLocatedIn id:region, id:other-region"),
        },
        "Concept-definition": {
            "minCount": ('"un rôle"@fr, "a role"@en', '"a role"@en'),
            "datatype": ('"un rôle"@fr, "a role"@en', '"un rôle", "a role"'),
            "languageIn": ('"un rôle"@fr, "a role"@en', '"un rôle"@fr, "eine Rolle"@de'),
            "uniqueLang": ('"un rôle"@fr, "a role"@en', '"un rôle"@fr, "a role"@en, "a part"@en'),
        },
        "Concept-scheme": {
            "minCount": ('"a role"@en ;\n    skos:inScheme id:scheme', '"a role"@en'),
            "class": ('"a role"@en ;\n    skos:inScheme id:scheme', '"a role"@en ;\n    skos:inScheme id:status'),
        },
        "DistinctLabels-alternative": {"disjoint": ('skos:altLabel "the cluster"@en', 'skos:altLabel "cluter"@en')},
        "DistinctLabels-hidden": {"disjoint": ('skos:hiddenLabel "cluter"@en', 'skos:hiddenLabel "cluster"@en')},
        "EditorialDecision-reason": {
            "minCount": ('"un choix"@fr, "a choice"@en', '"a choice"@en'),
            "maxCount": ('"un choix"@fr, "a choice"@en', '"un choix"@fr, "a choice"@en, "another"@en'),
            "datatype": ('"un choix"@fr, "a choice"@en', '"un choix", "a choice"'),
            "languageIn": ('"un choix"@fr, "a choice"@en', '"un choix"@fr, "eine Wahl"@de'),
            "uniqueLang": ('"un choix"@fr, "a choice"@en', '"a choice"@en, "another"@en'),
        },
        "ExternalRecord-register": {
            "minCount": ("dcterms:source id:register ;", ""),
            "maxCount": ("dcterms:source id:register", "dcterms:source id:register, id:other-register"),
            "class": ("dcterms:source id:register", "dcterms:source id:scheme"),
        },
        "ExternalRecord-release": {
            "minCount": ('schema:version "v1"', 'schema:name "v1"'),
            "maxCount": ('schema:version "v1"', 'schema:version "v1", "v2"'),
            "datatype": ('schema:version "v1"', "schema:version 1"),
        },
        "Focus-of": {
            "minCount": ("aig:isFocusOf id:cluster ;", ""),
            "maxCount": ("aig:isFocusOf id:cluster", "aig:isFocusOf id:cluster, id:institution"),
            "or": ("aig:isFocusOf id:cluster", "aig:isFocusOf id:programme"),
        },
        "Focus-rank": {
            "minInclusive": ("aig:rank 1", "aig:rank 0"),
            "maxCount": ("aig:rank 1", "aig:rank 1, 2"),
            "datatype": ("aig:rank 1", "aig:rank 1.5"),
        },
        "Focus-relation": {
            "minCount": ("aig:hasRelation id:relation ;", ""),
            "maxCount": ("aig:hasRelation id:relation", "aig:hasRelation id:relation, id:other-relation"),
            "class": ("aig:hasRelation id:relation", "aig:hasRelation id:role"),
        },
        "Focus-theme": {
            "minCount": ("aig:hasTheme id:narrow-theme ;", ""),
            "maxCount": ("aig:hasTheme id:narrow-theme", "aig:hasTheme id:narrow-theme, id:theme"),
            "class": ("aig:hasTheme id:narrow-theme", "aig:hasTheme id:kind"),
        },
        "Funding-amount": {
            "minCount": ("aig:amount 70.0 ;", ""),
            "maxCount": ("aig:amount 70.0", "aig:amount 70.0, 80.0"),
            "datatype": ("aig:amount 70.0", "aig:amount 70"),
            "minExclusive": ("aig:amount 70.0 ;\n    aig:minAmount 60.0 ;", "aig:amount 0.0 ;"),
        },
        "Funding-duration": {
            "maxCount": ('"P5Y"^^xsd:duration', '"P5Y"^^xsd:duration, "P6Y"^^xsd:duration'),
            "datatype": ('"P5Y"^^xsd:duration', '"P5Y"'),
        },
        "Funding-maxAmount": {
            "maxCount": ("aig:maxAmount 70.0", "aig:maxAmount 70.0, 80.0"),
            "datatype": ("aig:maxAmount 70.0", "aig:maxAmount 70"),
        },
        "Funding-minAmount": {
            "maxCount": ("aig:minAmount 60.0", "aig:minAmount 60.0, 50.0"),
            "datatype": ("aig:minAmount 60.0", "aig:minAmount 60"),
            "lessThanOrEquals": ("aig:minAmount 60.0", "aig:minAmount 70.1"),
        },
        "Funding-modality": {
            "maxCount": ("modality/nearly> ;\n    aig:hasStatus", "modality/nearly>, id:modality ;\n    aig:hasStatus"),
            "class": ("aig:hasStatus", "aig:hasModality id:status ; aig:hasStatus"),
        },
        "Funding-programme": {"class": ("aig:isFundedUnder id:programme", "aig:isFundedUnder id:cluster")},
        "Funding-recipient": {
            "minCount": ("aig:hasRecipient id:cluster ;", ""),
            "maxCount": ("aig:hasRecipient id:cluster", "aig:hasRecipient id:cluster, id:institution"),
            "or": ("aig:hasRecipient id:cluster", "aig:hasRecipient id:theme"),
        },
        "Funding-status": {
            "minCount": ("aig:hasStatus id:status ;", ""),
            "maxCount": ("aig:hasStatus id:status", "aig:hasStatus id:status, id:other-status"),
            "class": ("aig:hasStatus id:status", "aig:hasStatus id:role"),
        },
        "Identifier-scheme": {
            "minCount": ("schema:propertyID id:register ;", ""),
            "maxCount": ("schema:propertyID id:register", "schema:propertyID id:register, id:other-register"),
            "class": ("schema:propertyID id:register", "schema:propertyID id:scheme"),
        },
        "Identifier-value": {
            "minCount": ('schema:value "130026149"', 'schema:name "130026149"'),
            "maxCount": ('schema:value "130026149"', 'schema:value "130026149", "2"'),
            "datatype": ('schema:value "130026149"', "schema:value 130026149"),
        },
        "Institution-identifier": {"class": ("schema:identifier id:identifier", "schema:identifier id:kind")},
        "Institution-kind": {
            "minCount": ("aig:hasKind id:kind ;", ""),
            "class": ("aig:hasKind id:kind ;", "aig:hasKind id:role ;"),
        },
        "Institution-latitude": {
            "minInclusive": ("schema:latitude 45.19", "schema:latitude -90.1"),
            "maxInclusive": ("schema:latitude 45.19", "schema:latitude 120.0"),
            "maxCount": ("schema:latitude 45.19", "schema:latitude 45.19, 45.2"),
            "datatype": ("schema:latitude 45.19", "schema:latitude 45"),
        },
        "Institution-longitude": {
            "minInclusive": ("schema:longitude 5.77", "schema:longitude -180.1"),
            "maxInclusive": ("schema:longitude 5.77", "schema:longitude 180.1"),
            "maxCount": ("schema:longitude 5.77", "schema:longitude 5.77, 5.8"),
            "datatype": ("schema:longitude 5.77", "schema:longitude 5"),
        },
        "MoreThan": {"or": ("aig:minAmount 5.0 ;", "")},
        "OneAward-funding": {
            "qualifiedMaxCount": (
                "# Money",
                "id:funding aig:hasStatus status:awarded . id:pledge aig:hasStatus status:awarded .",
            )
        },
        "Participation-member": {
            "minCount": ("org:member id:institution ;", ""),
            "maxCount": ("org:member id:institution", "org:member id:institution, id:old-institute"),
            "class": ("org:member id:institution", "org:member id:group"),
        },
        "Participation-organization": {
            "minCount": ("org:organization id:cluster ;", ""),
            "maxCount": ("org:organization id:cluster", "org:organization id:cluster, id:other-cluster"),
            "class": ("org:organization id:cluster", "org:organization id:institution"),
        },
        "Participation-role": {
            "minCount": ("org:organization id:cluster ;\n    org:role id:role", "org:organization id:cluster"),
            "maxCount": ("org:role id:role", "org:role id:role, id:other-role"),
            "class": ("org:role id:role", "org:role id:status"),
        },
        "Passage-fingerprint": {
            "maxCount": ('aig:fingerprint "2eca35"', 'aig:fingerprint "2eca35", "2eca36"'),
            "pattern": ('aig:fingerprint "2eca35"', 'aig:fingerprint "2ECA35"'),
        },
        "Passage-source": {
            "minCount": ("oa:hasSource source:report ;", ""),
            "maxCount": ("oa:hasSource source:report", "oa:hasSource source:report, source:other"),
            "class": ("oa:hasSource source:report", "oa:hasSource id:record"),
        },
        "Programme-partOf": {
            "maxCount": ("dcterms:isPartOf id:plan", "dcterms:isPartOf id:plan, id:programme"),
            "class": ("dcterms:isPartOf id:plan", "dcterms:isPartOf id:cluster"),
        },
        "Reading-from": {
            "minCount": ("prov:wasDerivedFrom", "prov:wasInfluencedBy"),
            "class": ("prov:wasDerivedFrom", "prov:wasDerivedFrom id:record, "),
        },
        "Reading-reason": {
            "minCount": ('"une raison"@fr, "a reason"@en', '"a reason"@en'),
            "maxCount": ('"une raison"@fr, "a reason"@en', '"une raison"@fr, "a reason"@en, "another"@en'),
            "datatype": ('"une raison"@fr, "a reason"@en', '"une raison", "a reason"'),
            "languageIn": ('"une raison"@fr, "a reason"@en', '"une raison"@fr, "ein Grund"@de'),
            "uniqueLang": ('"une raison"@fr, "a reason"@en', '"a reason"@en, "another"@en'),
        },
        "Repetition-none": {"maxCount": ("# Themes", "id:participation aig:repeats id:other-participation .")},
        "Source-characters": {
            "minCount": ("aig:characterCount 300 ;", ""),
            "maxCount": ("aig:characterCount 300", "aig:characterCount 300, 301"),
            "datatype": ("aig:characterCount 300", "aig:characterCount 300.0"),
            "minInclusive": ("aig:characterCount 300", "aig:characterCount 0"),
        },
        "Source-checksum": {
            "minCount": ("aig:checksum", "aig:sum"),
            "maxCount": ("aig:checksum", 'aig:checksum "' + "0" * 64 + '", '),
            "pattern": ('aig:checksum "2eca35', 'aig:checksum "2eca3'),
        },
        "Source-language": {
            "minCount": ('schema:inLanguage "fr" ;', ""),
            "pattern": ('schema:inLanguage "fr"', 'schema:inLanguage "French"'),
        },
        "Source-title": {
            "minCount": ('dcterms:title "Rapport"@fr ;', ""),
            "uniqueLang": ('dcterms:title "Rapport"@fr', 'dcterms:title "Rapport"@fr, "Autre rapport"@fr'),
        },
        "Theme": {"or": ("skos:topConceptOf", "skos:related")},
        "Theme-broader": {"class": ("skos:broader id:theme", "skos:broader id:kind")},
        "Theme-scheme": {
            "minCount": ("skos:inScheme id:scheme ;\n    skos:topConceptOf", "skos:topConceptOf"),
            "class": (
                "skos:inScheme id:scheme ;\n    skos:topConceptOf",
                "skos:inScheme id:kind ;\n    skos:topConceptOf",
            ),
        },
        "Thing-name": {
            "minCount": ('"groupe"@fr, "group"@en', '"group"@en'),
            "datatype": ('"groupe"@fr, "group"@en', '"groupe", "group"'),
            "languageIn": ('"groupe"@fr, "group"@en', '"groupe"@fr, "Gruppe"@de'),
            "uniqueLang": ('"groupe"@fr, "group"@en', '"groupe"@fr, "group"@en, "band"@en'),
        },
        "UpperBound-amount": {"lessThanOrEquals": ("aig:maxAmount 70.0", "aig:maxAmount 69.9")},
    },
    "ontology": {
        "OwnClass": {
            "or": ("rdfs:subClassOf prov:Entity ;", ""),
            "pattern": ("aig:Orchard", "aig:orchard"),
        },
        "OwnClass-definition": {
            "minCount": (', "A place planted with fruit trees."@en', ""),
            "datatype": ('"A place planted with fruit trees."@en', '"A place planted with fruit trees."'),
            "languageIn": ('"A place planted with fruit trees."@en', '"Ein Ort mit Obstbäumen."@de'),
            "uniqueLang": (', "A place planted with fruit trees."@en', ', "A place."@en, "An orchard."@en'),
        },
        "OwnClass-example": {"minCount": ('skos:example "orchard/north" ', 'skos:note "orchard/north" ')},
        "OwnClass-label": {
            "minCount": (', "orchard"@en', ""),
            "datatype": (', "orchard"@en', ', "orchard"'),
            "languageIn": (', "orchard"@en', ', "Obstgarten"@de'),
            "uniqueLang": (', "orchard"@en', ', "orchard"@en, "garden"@en'),
        },
        "OwnProperty": {
            "or": ("skos:closeMatch", "skos:note"),
            "pattern": ("aig:grows", "aig:Grows"),
        },
        "OwnProperty-definition": {
            "minCount": (', "Extent of an orchard."@en', ""),
            "datatype": ('"Extent of an orchard."@en', '"Extent of an orchard."'),
            "languageIn": ('"Extent of an orchard."@en', '"Ausdehnung."@de'),
            "uniqueLang": (', "Extent of an orchard."@en', ', "Extent."@en, "Size."@en'),
        },
        "OwnProperty-example": {"minCount": ('skos:example "12"', 'skos:note "12"')},
        "OwnProperty-label": {
            "minCount": (', "size"@en', ""),
            "datatype": (', "size"@en', ', "size"'),
            "languageIn": (', "size"@en', ', "Größe"@de'),
            "uniqueLang": (', "size"@en', ', "size"@en, "extent"@en'),
        },
    },
}
SHAPES = {"graph": "shapes.ttl", "ontology": "style.ttl"}
CASES = [
    (example, shape, constraint)
    for example, shapes in BROKEN.items()
    for shape, constraints in shapes.items()
    for constraint in constraints
]
# What is no constraint of its own in a shape: who it is for, what it says, what it passes on to.
NOT_CONSTRAINTS = {"message", "path", "property", "qualifiedValueShape", "targetClass", "targetSubjectsOf"}


@pytest.fixture(scope="module")
def shapes():
    return {example: read_shapes(shipped_root() / "ontology" / name) for example, name in SHAPES.items()}


def text_of(example):
    return (EXAMPLES / f"{example}.ttl").read_text(encoding="utf-8")


def parse(text):
    return rdflib.Graph().parse(data=text, format="turtle")


def constraints(shapes):
    """Every named shape with each of its own constraints, as (shape, constraint)."""
    for kind in (SH.NodeShape, SH.PropertyShape):
        for shape in shapes.subjects(RDF.type, kind):
            for predicate in set(shapes.predicates(shape)):
                name = str(predicate).removeprefix(str(SH))
                if str(predicate).startswith(str(SH)) and name not in NOT_CONSTRAINTS:
                    yield str(shape).removeprefix(SHAPE), name


def broken(results):
    """The shapes and constraints that results are about."""
    component = {str(SH) + name[0].upper() + name[1:] + "ConstraintComponent": name for _, _, name in CASES}
    return {(str(result["shape"]).removeprefix(SHAPE), component[str(result["component"])]) for result in results}


@pytest.mark.parametrize("example", SHAPES)
def test_an_example_without_fault_is_accepted(shapes, example):
    assert broken(validate(parse(text_of(example)), shapes[example])) == set()


@pytest.mark.parametrize("example", SHAPES)
def test_every_class_that_a_shape_is_for_has_an_example_without_fault(shapes, example):
    data = parse(text_of(example))
    assert {
        kind for kind in shapes[example].objects(None, SH.targetClass) if not list(data.subjects(RDF.type, kind))
    } == set()


@pytest.mark.parametrize("example", SHAPES)
def test_every_constraint_of_every_shape_has_an_example_that_breaks_it(shapes, example):
    cases = {(shape, constraint) for name, shape, constraint in CASES if name == example}
    assert set(constraints(shapes[example])) == cases


@pytest.mark.parametrize(("example", "shape", "constraint"), CASES)
def test_an_example_that_breaks_a_constraint_is_refused_by_it(shapes, example, shape, constraint):
    text, (old, new) = text_of(example), BROKEN[example][shape][constraint]
    assert old in text
    results = broken(validate(parse(text.replace(old, new, 1)), shapes[example]))
    assert (shape, constraint) in results


@pytest.mark.parametrize("example", SHAPES)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_shape_says_what_is_wrong_and_what_to_do(shapes, example, language):
    graph = shapes[example]
    remedy = rdflib.URIRef("https://w3id.org/aigraph/ontology#remedy")
    speaking = {rdflib.URIRef(SHAPE + shape) for shape, _ in constraints(graph)}
    silent = [
        (shape, predicate)
        for shape in speaking
        for predicate in (SH.message, remedy)
        if [text.language for text in graph.objects(shape, predicate)].count(language) != 1
    ]
    assert silent == []


# -- findings, told where the data files say it


def told(project, language="fr"):
    graph = aigraph.load(project)
    with pytest.raises(ShapesError) as caught:
        check_shapes(graph.dataset, graph.facts, language)
    return [str(finding) for finding in caught.value.findings]


def place(project, file, marked):
    """The place in a file where a text stands, which stands there once; ‸ marks the character that is meant."""
    before, after = marked.split("‸")
    text = (project / file).read_text(encoding="utf-8")
    assert text.count(before + after) == 1
    start = text.index(before + after) + len(before)
    return f"{file}:{text.count(chr(10), 0, start) + 1}:{start - text.rfind(chr(10), 0, start)}"


MIAI = "data/clusters/miai.yaml"
LEAD = "      organization: cluster/miai\n      role: role/lead\n"
# What is wrong → file, its text, the text that is put in its place, where the finding stands, and its words.
FINDINGS = {
    "an amount that is missing": (
        MIAI,
        "      amount: 100000000\n      maxAmount",
        "      maxAmount",
        "- id: ‸funding/miai/request",
        (
            "funding/miai/request amount: "
            "une somme a un montant positif en euros, un seul; "
            "écrire le montant en chiffres, sans unité ; deux montants sont deux sommes"
        ),
        (
            "funding/miai/request amount: "
            "a sum has one positive amount in euro; "
            "write the amount in digits, without unit; two amounts are two sums"
        ),
    ),
    "an amount of nothing": (
        MIAI,
        "amount: 100000000\n      maxAmount",
        "amount: 0\n      maxAmount",
        "amount: ‸0\n",
        (
            "funding/miai/request amount '0': "
            "une somme a un montant positif en euros, un seul; "
            "écrire le montant en chiffres, sans unité ; deux montants sont deux sommes"
        ),
        (
            "funding/miai/request amount '0': "
            "a sum has one positive amount in euro; "
            "write the amount in digits, without unit; two amounts are two sums"
        ),
    ),
    "a member of the wrong class": (
        MIAI,
        "member: institution/universite-clermont-auvergne",
        "member: region/bretagne",
        "member: ‸region/bretagne",
        (
            "participation/miai/universite-clermont-auvergne member 'region/bretagne': "
            "une participation a un membre, qui est un établissement; ajouter ou corriger member: institution/…"
        ),
        (
            "participation/miai/universite-clermont-auvergne member 'region/bretagne': "
            "a participation has one member, which is an institution; add or correct member: institution/…"
        ),
    ),
    "a region of the wrong class": (
        MIAI,
        "printedName: MIAI Cluster",
        "printedName: MIAI Cluster\n      region: institution/cnrs",
        "region: ‸institution/cnrs",
        (
            "cluster/miai region 'institution/cnrs': "
            "un cluster est dans une seule région; citer l’id d’une région, une fois"
        ),
        ("cluster/miai region 'institution/cnrs': a cluster lies in one region; name the id of one region, once"),
    ),
    "a theme without a broader one": (
        "data/themes.yaml",
        "[interactive]}\n      broader: theme/artificial-intelligence\n",
        "[interactive]}\n",
        "- id: ‸theme/interactive-ai\n",
        (
            "theme/interactive-ai: "
            "un thème a un thème plus large ou est une tête du schéma; "
            "ajouter broader: theme/… ou topConceptOf: scheme/themes"
        ),
        (
            "theme/interactive-ai: "
            "a theme has a broader theme or is a top concept; "
            "add broader: theme/… or topConceptOf: scheme/themes"
        ),
    ),
    "a latitude of 120": (
        "data/identifiers/mesr.yaml",
        "latitude: 48.85464",
        "latitude: 120",
        "latitude: ‸120\n",
        (
            "institution/universite-psl latitude '120': "
            "la latitude est entre -90 et 90 degrés, une seule; "
            "corriger la valeur (latitude d’abord, longitude ensuite)"
        ),
        (
            "institution/universite-psl latitude '120': "
            "a latitude is between -90 and 90 degrees, and there is one; "
            "correct the value (latitude first, longitude second)"
        ),
    ),
    "a definition in one language only": (
        "data/concepts.yaml",
        "definition: {fr: somme accordée à un lauréat, en: sum granted to a winner}",
        "definition: {fr: somme accordée à un lauréat}",
        "definition: {fr: ‸somme accordée à un lauréat}",
        (
            "status/awarded definition: "
            "un concept a une définition en français et une en anglais; écrire definition: {fr: …, en: …}"
        ),
        (
            "status/awarded definition: "
            "a concept has one definition in French and one in English; write definition: {fr: …, en: …}"
        ),
    ),
}


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("what", sorted(FINDINGS))
def test_a_finding_is_told_at_its_place_in_the_data_file(project, edit, what, language):
    file, old, new, marked, french, english = FINDINGS[what]
    edit(project / file, old, new)
    words = french if language == "fr" else english
    assert told(project, language) == [f"{place(project, file, marked)}: {words}"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "une participation a un rôle; garder un seul role: role/…, celui que dit la source"),
        ("en", "a participation has one role; keep one role: role/…, the one that the source says"),
    ],
)
def test_a_second_role_is_told_at_both(project, edit, language, words):
    edit(project / MIAI, "role: role/lead", "role: [role/lead, role/partner]")
    first, second = (place(project, MIAI, marked) for marked in ("[‸role/lead", ", ‸role/partner]"))
    finding = f"{first}: participation/miai/universite-grenoble-alpes role: {words} (also at {second})"
    assert told(project, language) == [finding]


def test_a_cluster_without_lead_is_told_where_the_cluster_is_described(project, edit):
    edit(project / MIAI, LEAD, LEAD.replace("role/lead", "role/member"))
    described = place(project, MIAI, "- id: ‸cluster/miai\n      type")
    words = (
        "un cluster a au moins un établissement porteur; donner le rôle role/lead ou role/co-lead à une participation"
    )
    (finding,) = told(project)
    assert finding.partition(" (also at ")[0] == f"{described}: cluster/miai: {words}"


def test_a_role_that_is_missing_leaves_the_cluster_without_lead_too(project, edit):
    edit(project / MIAI, LEAD, "      organization: cluster/miai\n")
    assert [finding.split(": ")[1] for finding in told(project)] == [
        "cluster/miai",
        "participation/miai/universite-grenoble-alpes role",
    ]


def test_a_triple_that_two_files_state_is_told_at_both_places(project):
    more = "- editorial: editorial/more\n  reason: {fr: encore, en: more}\n  facts:\n"
    more += "    - id: institution/cnrs\n      kind: region/bretagne\n"
    (project / "data/more-a.yaml").write_text(more, encoding="utf-8")
    (project / "data/more-b.yaml").write_text(more.replace("editorial/more", "editorial/yet-more"), encoding="utf-8")
    (finding,) = told(project, "en")
    assert finding.startswith("data/more-a.yaml:5:13: institution/cnrs kind 'region/bretagne': ")
    assert finding.endswith(" (also at data/more-b.yaml:5:13)")


def test_a_document_that_is_no_source_is_told_where_it_is_cited(project, edit):
    edit(
        project / "data/sources.yaml",
        "    - id: ../source/france-2030-ai-plan-2023\n      type: Source\n",
        "    - id: ../source/france-2030-ai-plan-2023\n      type: Register\n      label: {fr: x, en: x}\n",
    )
    cited = place(project, "data/programmes.yaml", "- passage: ‸../source/france-2030-ai-plan-2023#char=78,281")
    passage = "../source/france-2030-ai-plan-2023#char=78,281 oa:hasSource '../source/france-2030-ai-plan-2023'"
    words = "a passage is of a described document; describe the document"
    assert f"{cited}: {passage}: {words}" in told(project, "en")


def test_a_finding_names_the_constraint_that_is_broken(project, edit):
    edit(project / MIAI, "role: role/lead", "role: [role/lead, role/partner]")
    graph = aigraph.load(project)
    with pytest.raises(ShapesError) as caught:
        check_shapes(graph.dataset, graph.facts, "fr")
    assert [finding.rule for finding in caught.value.findings] == ["shacl-MaxCount"]


def test_a_term_of_the_ontology_without_label_is_told(project, edit):
    edit(project / "ontology/aigraph.ttl", '        "amount"@en ,\n        "montant"@fr ;', '        "montant"@fr ;')
    graph = aigraph.load(project)
    with pytest.raises(ShapesError) as caught:
        check_ontology(graph.dataset, "en")
    finding = "aig:amount: a term has one label in French and one in English; add rdfs:label"
    assert str(caught.value) == f"ontology/aigraph.ttl:1:1: {finding}"


@pytest.mark.parametrize("name", ["shapes.ttl", "style.ttl"])
def test_a_file_of_shapes_that_is_no_turtle_is_refused(project, name):
    (project / "ontology" / name).write_text("<a> <b>", encoding="utf-8")
    with pytest.raises(InputError, match=rf"{name}: .*; correct the file$"):
        aigraph.load(project).validate()


@pytest.mark.parametrize("name", ["shapes.ttl", "style.ttl"])
def test_a_project_without_shapes_is_accepted(project, name):
    (project / "ontology" / name).unlink()
    assert aigraph.load(project).validate() is None
