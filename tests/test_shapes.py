"""The shapes: an example that each accepts and one that each refuses, and where a finding is told in the data files."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from rdflib.collection import Collection
from rdflib.namespace import RDF, SH, XSD, Namespace

import aigraph
from aigraph.errors import InputError, ShapesError
from aigraph.project import shipped_root
from aigraph.shapes import check_ontology, check_shapes, read_shapes, validate

EXAMPLES = Path(__file__).parent / "shapes"
SHAPE = "https://w3id.org/aigraph/shapes#"
AIG = Namespace("https://w3id.org/aigraph/ontology#")

# -- how an example is broken where one of its lines says a property: constraint → (what is in it, what breaks it)


def given(line, **wrong):
    """Another value of the property, for each constraint that is to refuse it; `or_`, `in_` and `not_` as in Python."""
    prop = line.split(" ", 1)[0]
    return {constraint.rstrip("_"): (line, f"{prop} {value}") for constraint, value in wrong.items()}


def some(line, **wrong):
    """The property left out, or with a wrong value."""
    return {"minCount": (f"{line} ;", ""), **given(line, **wrong)}


def at_most_one(line, more, **wrong):
    """The property with one value more, or with a wrong value."""
    return {"maxCount": (line, f"{line}, {more}"), **given(line, **wrong)}


def one(line, more, **wrong):
    """The property left out, with one value more, or with a wrong value."""
    return {**some(line), **at_most_one(line, more, **wrong)}


def bilingual(prop, french, english):
    """A text that is missing in a language, has no language, a third one, or one of them twice."""
    line = f'{prop} "{french}"@fr, "{english}"@en'
    return {
        "minCount": (line, f'{prop} "{english}"@en'),
        "datatype": (line, f'{prop} "{french}", "{english}"'),
        "languageIn": (line, f'{prop} "{french}"@fr, "{english}"@de'),
        "uniqueLang": (line, f'{line}, "another"@en'),
    }


TEXT, EARLIER = (f"<https://w3id.org/aigraph/source/report#char=0,{end}>" for end in (9, 5))
# Example → shape → constraint → (what is in the example, what breaks it).
BROKEN = {
    "graph": {
        "Area-place": given("schema:spatialCoverage id:country", or_="id:cluster"),
        "Bid-by": some("aig:isSubmittedBy id:group", or_="id:person"),
        "Bid-outcome": at_most_one("aig:hasOutcome id:outcome", "id:other-outcome", class_="id:status"),
        "Bid-to": one("aig:isSubmittedTo id:programme", "id:plan", class_="id:cluster"),
        "Bounded": {"or": ("aig:minAmount 5.0 ;\n    aig:hasModality id:more-than ;", "aig:minAmount 5.0 ;")},
        "Bounded-amount": given("aig:maxAmount 70.0", lessThanOrEquals="69.9"),
        "Bounded-amountRange": given("aig:minAmount 60.0", lessThanOrEquals="70.1"),
        "Bounded-maxAmount": at_most_one("aig:maxAmount 70.0", "80.0", datatype="70"),
        "Bounded-maxQuantity": at_most_one("aig:maxQuantity 60.0", "70.0", datatype="60"),
        "Bounded-minAmount": at_most_one("aig:minAmount 60.0", "50.0", datatype="60", lessThanOrEquals="70.1"),
        "Bounded-minQuantity": at_most_one("aig:minQuantity 40.0", "30.0", datatype="40", lessThanOrEquals="50.1"),
        "Bounded-quantity": given("aig:maxQuantity 60.0", lessThanOrEquals="49.9"),
        "Bounded-quantityRange": given("aig:minQuantity 40.0", lessThanOrEquals="60.1"),
        "ChangeEvent-original": some("org:originalOrganization id:old-institute", class_="id:cluster"),
        "ChangeEvent-resulting": some("org:resultingOrganization id:institution", class_="id:cluster"),
        "City-region": at_most_one("dcterms:isPartOf id:region", "id:seat", class_="id:country"),
        "Claim-amount": at_most_one("aig:amount 360.0", "361.0"),
        "Claim-completeness": {
            **some('aig:completeness "some"', in_='"most"'),
            "maxCount": ('aig:completeness "some"', 'aig:completeness "some", "exhaustive", "most"'),
        },
        "Claim-duration": at_most_one('schema:duration "P7Y"^^xsd:duration', '"P8Y"', pattern='"P80M"^^xsd:duration'),
        "Claim-expected": one('aig:expectedVerdict "confirmed"', '"undecidable"', in_='"wrong"'),
        "Claim-ground": {
            **some('aig:ground "un fondement"@fr, "a ground"@en'),
            "uniqueLang": ('"a ground"@en', '"a ground"@en, "another"@en'),
        },
        "Claim-one-figure": {"not": ("aig:amount 360.0 ;", "aig:amount 360.0 ; aig:quantity 9.0 ;")},
        "Claim-query": one('aig:queryName "awards"', '"sums"', pattern='"All_Awards"'),
        "Classified-kind": some("aig:hasKind id:programme-kind", class_="id:role"),
        "Cluster-buildsOn": given("aig:buildsOn id:old-institute", class_="id:region"),
        "Cluster-follows": given("aig:follows id:old-institute", class_="id:programme"),
        "Cluster-lead": {"minCount": ("aig:leads id:cluster", "aig:leads id:group")},
        "Cluster-printedName": some('aig:printedName "The cluster"', datatype='"The cluster"@en'),
        "Cluster-region": at_most_one("aig:isLocatedIn id:region", "id:seat", class_="id:institution"),
        "Concept-definition": bilingual("skos:definition", "un rôle", "a role"),
        "Concept-scheme": {
            "minCount": ('"a role"@en ;\n    skos:inScheme id:scheme', '"a role"@en'),
            "class": ('"a role"@en ;\n    skos:inScheme id:scheme', '"a role"@en ;\n    skos:inScheme id:status'),
        },
        "Coordinates-longitude": some("schema:longitude 5.77"),
        "Coordinates-precision": one("aig:hasPrecision id:precision", "id:other-precision", class_="id:kind"),
        "Criterion-of": one("aig:isCriterionOf id:programme", "id:plan", class_="id:cluster"),
        "DistinctLabels-alternative": {"disjoint": ('skos:altLabel "the cluster"@en', 'skos:altLabel "cluter"@en')},
        "DistinctLabels-hidden": {"disjoint": ('skos:hiddenLabel "cluter"@en', 'skos:hiddenLabel "cluster"@en')},
        "EditorialDecision-reason": {
            **bilingual("aig:reason", "un choix", "a choice"),
            "maxCount": ('"a choice"@en', '"a choice"@en, "another"@en'),
        },
        "Erratum": {"or": ('aig:readAs "cluster" ;', "")},
        "Erratum-certainty": one("aig:hasCertainty id:certainty", "id:other-certainty", class_="id:status"),
        "Erratum-ground": bilingual("aig:ground", "le titre", "the heading"),
        "Erratum-kind": one("aig:hasErrorKind id:error-kind", "id:other-error-kind", class_="id:kind"),
        "Erratum-printed": one('aig:printedForm "cluter"', '"clutter"', datatype='"cluter"@en'),
        "Erratum-printedIn": some(f"aig:isPrintedIn {TEXT}", class_="source:report"),
        "Erratum-readAs": at_most_one(
            'aig:readAs "cluster"', '"clusters"', datatype='"cluster"@en', disjoint='"cluter"'
        ),
        "Erratum-reason": bilingual("aig:reason", "une lettre manque", "a letter is missing"),
        "Event-actor": given("aig:hasActor id:group", or_="id:theme"),
        "Event-occasion": given("aig:hasOccasion id:fair", class_="id:programme"),
        "Event-partOf": given("dcterms:isPartOf id:fair", or_="id:cluster"),
        "Exclusion-of": one("aig:isExclusionOf id:cluster", "id:programme", or_="id:institution"),
        "Exclusion-who": some("aig:excludes id:group", or_="id:person"),
        "ExternalRecord-date": at_most_one(
            'dcterms:date "2024-04-01"^^xsd:date', '"2024-04-02"^^xsd:date', datatype='"2024"^^xsd:gYear'
        ),
        "ExternalRecord-register": one("dcterms:source id:register", "id:other-register", class_="id:scheme"),
        "ExternalRecord-release": {
            "minCount": ('schema:version "v1"', 'schema:name "v1"'),
            **at_most_one('schema:version "v1"', '"v2"', datatype="1"),
        },
        "Focus-of": one("aig:isFocusOf id:cluster", "id:institution", or_="id:programme"),
        "Focus-partOf": at_most_one("dcterms:isPartOf id:wide-focus", "id:focus", class_="id:budget"),
        "Focus-relation": one("aig:hasRelation id:relation", "id:other-relation", class_="id:role"),
        "Focus-theme": one("aig:hasTheme id:narrow-theme", "id:theme", class_="id:kind"),
        "Funding-amount": {
            **at_most_one("aig:amount 70.0", "80.0", datatype="70"),
            "minExclusive": ("aig:amount 70.0 ;\n    aig:minAmount 60.0 ;", "aig:amount 0.0 ;"),
        },
        "Funding-duration": at_most_one('schema:duration "P5Y"^^xsd:duration', '"P6Y"^^xsd:duration', datatype='"P5Y"'),
        "Funding-figure": {"or": ('skos:prefLabel "promesse"@fr, "promise"@en ;', "")},
        "Funding-funder": {
            **given("schema:funder id:institution", or_="id:person"),
            "disjoint": (
                "aig:hasRecipient id:cluster ;\n    aig:isFundedUnder",
                "aig:hasRecipient id:institution ;\n    aig:isFundedUnder",
            ),
        },
        "Funding-partOf": at_most_one("dcterms:isPartOf id:budget", "id:pledge", class_="id:programme"),
        "Funding-programme": given("aig:isFundedUnder id:programme", class_="id:cluster"),
        "Funding-recipient": one("aig:hasRecipient id:cluster", "id:programme", or_="id:theme"),
        "Funding-status": one("aig:hasStatus id:status", "id:other-status", class_="id:role"),
        "Group-of": at_most_one("aig:isGroupOf id:cluster", "id:programme", or_="id:person"),
        "Group-role": at_most_one("org:role id:group-role", "id:role", class_="id:kind"),
        "Identifier-check": {"maxCount": ("# Identifiers", 'id:identifier aig:failsCheck "130026148" .')},
        "Identifier-form": {"maxCount": ("# Identifiers", 'id:identifier aig:breaksForm "1300" .')},
        "Identifier-id": {"maxCount": ("# Identifiers", 'id:identifier aig:disagreesWithId "130026149" .')},
        "Horizon-one": at_most_one("aig:hasHorizon id:horizon", "id:other-horizon", class_="id:unit"),
        "Identifier-name": at_most_one(
            'aig:registeredName "The institution"', '"Institution"', datatype='"The institution"@en'
        ),
        "Identifier-recordStatus": at_most_one(
            "aig:hasRecordStatus id:record-status", "id:other-record-status", class_="id:status"
        ),
        "Identifier-replacedBy": given("dcterms:isReplacedBy id:new-identifier", class_="id:institution"),
        "Identifier-scheme": one("schema:propertyID id:register", "id:other-register", class_="id:scheme"),
        "Identifier-value": {
            "minCount": ('schema:value "130026149"', 'schema:name "130026149"'),
            **at_most_one('schema:value "130026149"', '"2"', datatype="130026149"),
        },
        "IdentityConflict-concerns": some("aig:concerns id:institution"),
        "IdentityConflict-kind": given("aig:hasConflictKind id:conflict-kind", class_="id:kind"),
        "IdentityConflict-reason": bilingual("aig:reason", "admis", "accepted"),
        "Includes": given("aig:includes id:alliance", or_="id:cluster"),
        "Institution-belongsTo": given("aig:belongsTo id:alliance", class_="id:cluster"),
        "Institution-dissolved": at_most_one(
            'schema:dissolutionDate "2019"^^xsd:gYear', '"2020"^^xsd:gYear', datatype='"2019"'
        ),
        "Institution-founded": at_most_one(
            'schema:foundingDate "1990"^^xsd:gYear', '"1991"^^xsd:gYear', datatype='"1990"'
        ),
        "Institution-identifier": given("schema:identifier id:identifier", class_="id:kind"),
        "Institution-kind": some("aig:hasKind id:kind", class_="id:role"),
        "Institution-latitude": at_most_one(
            "schema:latitude 45.19", "45.2", datatype="45", minInclusive="-90.1", maxInclusive="120.0"
        ),
        "Institution-linked": given("org:linkedTo id:old-institute", class_="id:cluster"),
        "Institution-longitude": at_most_one(
            "schema:longitude 5.77", "5.8", datatype="5", minInclusive="-180.1", maxInclusive="180.1"
        ),
        "Institution-part": given("org:subOrganizationOf id:alliance", class_="id:cluster"),
        "Institution-region": at_most_one("aig:isLocatedIn id:seat", "id:region", class_="id:city"),
        "Institution-sameAs": given(
            "schema:sameAs <https://ror.org/02kvxyf05>", nodeKind='"https://ror.org/02kvxyf05"', pattern="<urn:ror>"
        ),
        "Institution-website": given(
            'schema:url "https://example.org/"^^xsd:anyURI',
            datatype='"https://example.org/"',
            pattern='"example.org"^^xsd:anyURI',
        ),
        "Label-one": {"uniqueLang": ("# Themes", 'id:cluster rdfs:label "le cluster"@fr, "le grand cluster"@fr .')},
        "Mapping": {"or": ('aig:reason "même ville"@fr, "same city"@en', 'aig:reason "same city"@en')},
        "Mapping-confidence": one(
            "sssom:confidence 0.9", "0.8", datatype='"high"', minInclusive="-0.1", maxInclusive="1.1"
        ),
        "Mapping-justification": one(
            "sssom:mapping_justification semapv:ManualMappingCuration", "semapv:MappingChaining", in_="semapv:Matching"
        ),
        "Mapping-objectSource": one("sssom:object_source id:register", "id:other-register", class_="id:scheme"),
        "Mapping-property": one("owl:annotatedProperty schema:sameAs", "skos:exactMatch", in_="owl:sameAs"),
        "Mapping-source": one("owl:annotatedSource id:institution", "id:cluster", nodeKind='"institution"'),
        "Mapping-stated": {"minCount": ('rdfs:label "établissement = 02kvxyf05"@fr ;', "")},
        "Mapping-target": one(
            "owl:annotatedTarget <https://ror.org/02kvxyf05>", "<https://ror.org/feh>", nodeKind='"02kvxyf05"'
        ),
        "Modality-bound": at_most_one('aig:bound "upper"', '"lower"', in_='"above"'),
        "Model-trainedOn": given("aig:isTrainedOn id:infrastructure", class_="id:programme"),
        "MoreThan": {"or": ("aig:minAmount 5.0 ;", "")},
        "Multiplied-factor": at_most_one("aig:factor 2.0", "3.0", datatype="2", minExclusive="0.0"),
        "Named-label": {
            "minCount": ('rdfs:label "cible"@fr, "target"@en', 'rdfs:label "target"@en'),
            "languageIn": ('rdfs:label "cible"@fr, "target"@en', 'rdfs:label "cible"@fr, "Ziel"@de'),
        },
        "Nearly": {"or": ("aig:maxAmount 70.0 ;", "")},
        "Objective-of": one("aig:isObjectiveOf id:cluster", "id:programme", or_="id:theme"),
        "OfKind-kind": given("aig:hasKind id:group-kind", class_="id:role"),
        "OneAward-funding": {
            "qualifiedMaxCount": (
                "# Money",
                "id:funding aig:hasStatus status:awarded . id:pledge aig:hasStatus status:awarded .",
            )
        },
        "Participation-member": one("org:member id:institution", "id:old-institute", class_="id:group"),
        "Participation-organization": one("org:organization id:cluster", "id:other-cluster", class_="id:institution"),
        "Participation-role": {
            "minCount": ("org:organization id:cluster ;\n    org:role id:role", "org:organization id:cluster"),
            **at_most_one("org:role id:role", "id:other-role", class_="id:status"),
        },
        "Passage-fingerprint": at_most_one('aig:fingerprint "2eca35"', '"2eca36"', pattern='"2ECA35"'),
        "Passage-source": one("oa:hasSource source:report", "source:other", class_="id:record"),
        "Period-end": at_most_one('schema:endDate "2024-06"^^xsd:gYearMonth', '"2025"^^xsd:gYear', or_='"June 2024"'),
        "Period-start": at_most_one(
            'schema:startDate "2024-05-21"^^xsd:date', '"2024"^^xsd:gYear', or_='"21 May 2024"'
        ),
        "Person-part": {"minCount": ("# People", "id:nobody a foaf:Person .")},
        "Post": {"or": ("org:heldBy id:person ;", "")},
        "Post-acting": at_most_one("aig:acting true", "false", datatype='"true"'),
        "Post-heldBy": given("org:heldBy id:person", class_="id:group"),
        "Post-in": one("org:postIn id:institution", "id:cluster", or_="id:region"),
        "Post-role": one("org:role id:post-role", "id:role", class_="id:status"),
        "Programme-aimedAt": given("aig:isAimedAt id:group", or_="id:theme"),
        "Programme-extends": given("aig:extends id:plan", class_="id:cluster"),
        "Programme-follows": given("aig:follows id:old-programme", class_="id:institution"),
        "Programme-fundedUnder": given("aig:isFundedUnder id:old-programme", class_="id:cluster"),
        "Programme-launchedBy": given("aig:isLaunchedBy id:post", or_="id:region"),
        "Programme-partOf": given("dcterms:isPartOf id:plan", class_="id:cluster"),
        "Programme-reliesOn": given("aig:reliesOn id:institution", or_="id:cluster"),
        "Qualified-modality": at_most_one("aig:hasModality id:nearly", "id:more-than", class_="id:status"),
        "Quantified-quantity": at_most_one("aig:quantity 50.0", "55.0", datatype="50", minInclusive="-1.0"),
        "Ranked-rank": at_most_one("aig:rank 1", "2", datatype="1.5", minInclusive="0"),
        "Reading-from": {
            "minCount": ("prov:wasDerivedFrom", "prov:wasInfluencedBy"),
            "class": ("prov:wasDerivedFrom", "prov:wasDerivedFrom id:record, "),
        },
        "Reading-reason": {
            **bilingual("aig:reason", "une raison", "a reason"),
            "maxCount": ('"a reason"@en', '"a reason"@en, "another"@en'),
        },
        "Register-addressStart": at_most_one(
            'aig:addressStart "https://ror.org/"', '"https://example.org/"', pattern='"ror.org/"'
        ),
        "Register-checkMethod": at_most_one('aig:checkMethod "luhn"', '"mod-11-2"', in_='"mod-97"'),
        "Register-form": at_most_one(
            'aig:valueForm "^[0-9]{9}$"', '"^[0-9]{14}$"', datatype='"^[0-9]{9}$"@en', pattern='"[0-9]{9}"'
        ),
        "Register-website": given(
            'schema:url "https://example.org/register"^^xsd:anyURI',
            datatype='"https://example.org/register"',
            pattern='"example.org/register"^^xsd:anyURI',
        ),
        "Repetition-none": {"maxCount": ("# Themes", "id:participation aig:repeats id:other-participation .")},
        "Result-figure": some("aig:factor 2.0"),
        "Result-indicator": one("aig:hasIndicator id:result-indicator", "id:indicator", class_="id:unit"),
        "Result-of": one("aig:isResultOf id:programme", "id:cluster", or_="id:theme"),
        "Result-unit": at_most_one("aig:hasUnit id:result-unit", "id:unit", class_="id:indicator"),
        "Reversal-none": {"maxCount": ("# Themes", 'id:programme aig:endsBeforeStart "2018" .')},
        "Run-by": given("aig:isRunBy id:institution", or_="id:person"),
        "SameAs-identified": {"minCount": ("aig:hasAddress <https://ror.org/02kvxyf05> ;", "")},
        "Section-concerns": one("aig:concerns id:programme", "id:cluster"),
        "Section-extent": one(f"aig:hasExtent {TEXT}", EARLIER, class_="source:report"),
        "Section-heading": one(f"aig:hasHeading {EARLIER}", TEXT, class_="source:report"),
        "Source-characters": one("aig:characterCount 300", "301", datatype="300.0", minInclusive="0"),
        "Source-checksum": {
            "minCount": ("aig:checksum", "aig:sum"),
            "maxCount": ("aig:checksum", 'aig:checksum "' + "0" * 64 + '", '),
            "pattern": ('aig:checksum "2eca35', 'aig:checksum "2eca3'),
        },
        "Source-issued": at_most_one(
            'dcterms:issued "2024-05-24"^^xsd:date', '"2024-05-25"^^xsd:date', datatype='"24 May 2024"'
        ),
        "Source-entries": given(f"aig:hasEntries {TEXT}", class_="id:person"),
        "Source-language": some('schema:inLanguage "fr"', pattern='"French"'),
        "Source-pattern": at_most_one('aig:headingPattern "{name} : {money}"', '"{name}"'),
        "Source-publisher": given("dcterms:publisher id:institution", class_="id:person"),
        "Source-referenceDate": at_most_one(
            'aig:referenceDate "2024-05-23"^^xsd:date', '"2024-05-24"^^xsd:date', datatype='"2024"^^xsd:gYear'
        ),
        "Source-rights": bilingual("dc:rights", "à l’éditeur", "the publisher’s"),
        "Source-title": {
            **some('dcterms:title "Rapport"@fr'),
            "uniqueLang": ('dcterms:title "Rapport"@fr', 'dcterms:title "Rapport"@fr, "Autre rapport"@fr'),
        },
        "Standing-of": one("aig:isStandingOf id:institution", "id:cluster", or_="id:region"),
        "StatedCount-figure": some("aig:quantity 30.0"),
        "StatedCount-of": one("aig:isCountOf id:cluster", "id:programme", or_="id:person"),
        "StatedCount-partOf": at_most_one("dcterms:isPartOf id:total", "id:count", class_="id:plan"),
        "StatedCount-role": at_most_one("org:role id:count-role", "id:role", class_="id:kind"),
        "StatedCount-unit": one("aig:hasUnit id:count-unit", "id:unit", class_="id:indicator"),
        "Statement-by": given("aig:isMadeBy id:person", or_="id:region"),
        "Statement-concerns": some("aig:concerns id:cluster"),
        "Statement-date": at_most_one(
            'aig:statedOn "2024-05-21"^^xsd:date', '"2024-05-22"^^xsd:date', datatype='"21 May 2024"'
        ),
        "Statement-paraphrase": bilingual("aig:paraphrase", "en bref", "in short"),
        "SubjectElsewhere-passage": given(f"aig:hasSubjectFrom {EARLIER}", class_="id:record"),
        "Target": {"or": ("aig:hasUnit id:unit ;", "")},
        "Target-direction": at_most_one("aig:hasDirection id:direction", "id:other-direction", class_="id:unit"),
        "Target-frequency": at_most_one("aig:hasFrequency id:frequency", "id:other-frequency", class_="id:unit"),
        "Target-indicator": one("aig:hasIndicator id:indicator", "id:result-indicator", class_="id:unit"),
        "Target-of": one("aig:isTargetOf id:cluster", "id:programme", or_="id:theme"),
        "Target-unit": at_most_one("aig:hasUnit id:unit", "id:count-unit", class_="id:indicator"),
        "Target-year": at_most_one('aig:dueYear "2030"^^xsd:gYear', '"2035"^^xsd:gYear', datatype='"2030"'),
        "Theme": {"or": ("skos:topConceptOf", "skos:related")},
        "Theme-broader": given("skos:broader id:theme", class_="id:kind"),
        "Theme-scheme": {
            "minCount": ("skos:inScheme id:scheme ;\n    skos:topConceptOf", "skos:topConceptOf"),
            "class": (
                "skos:inScheme id:scheme ;\n    skos:topConceptOf",
                "skos:inScheme id:kind ;\n    skos:topConceptOf",
            ),
        },
        "Thing-name": bilingual("skos:prefLabel", "groupe", "group"),
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
NOT_CONSTRAINTS = {
    "message", "path", "property", "qualifiedValueShape", "targetClass", "targetObjectsOf", "targetSubjectsOf",
}  # fmt: skip


@pytest.fixture(scope="module")
def shapes():
    return {example: read_shapes(shipped_root() / "ontology" / name) for example, name in SHAPES.items()}


def text_of(example):
    return (EXAMPLES / f"{example}.ttl").read_text(encoding="utf-8")


def parse(text):
    """The graph of a Turtle text as the store has it: a text without language or datatype is an xsd:string."""
    graph = rdflib.Graph()
    for subject, predicate, value in rdflib.Graph().parse(data=text, format="turtle"):
        is_plain = isinstance(value, rdflib.Literal) and not value.datatype and not value.language
        graph.add((subject, predicate, rdflib.Literal(value, datatype=XSD.string) if is_plain else value))
    return graph


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
    speaking = {rdflib.URIRef(SHAPE + shape) for shape, _ in constraints(graph)}
    silent = [
        (shape, predicate)
        for shape in speaking
        for predicate in (SH.message, AIG.remedy)
        if [text.language for text in graph.objects(shape, predicate)].count(language) != 1
    ]
    assert silent == []


def test_no_shape_passes_on_to_a_named_one(shapes):
    """Each is evaluated once for all that it is for; passed on, once for each (docs/decisions/0003)."""
    passed_on = {value for value in shapes["graph"].objects(None, SH.property) if isinstance(value, rdflib.URIRef)}
    assert passed_on == set()


def test_the_shapes_allow_the_classes_that_the_evidence_rules_look_for(shapes):
    """What a property may point to is said twice: for the graph by its shape, for the passages in evidence.ttl."""
    graph, evidence = shapes["graph"], read_shapes(shipped_root() / "ontology/evidence.ttl")
    looked_for = {prop: set(evidence.objects(prop, AIG.allows)) for prop in evidence.subjects(AIG.allows)}
    allowed = {}
    for shape, prop in graph.subject_objects(SH.path):
        choices = [kind for choice in graph.objects(shape, SH["or"]) for kind in Collection(graph, choice)]
        kinds = {kind for part in (shape, *choices) for kind in graph.objects(part, SH["class"])}
        if kinds and prop in looked_for:
            allowed[prop] = allowed.get(prop, set()) | kinds
    assert allowed == looked_for


# -- findings, told where the data files say it


def told(project, language="fr"):
    graph = aigraph.load(project)
    with pytest.raises(ShapesError) as caught:
        check_shapes(graph.dataset, graph.facts)
    return [finding.tell(language) for finding in caught.value.findings]


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
            "funding/miai/request: une somme a un montant, ou des mots à sa place ; "
            "ajouter amount:, ou, si la source ne donne pas de chiffre, label: {fr: …, en: …}"
        ),
        (
            "funding/miai/request: a sum has an amount, or words in its place; "
            "add amount:, or, where the source gives no figure, label: {fr: …, en: …}"
        ),
    ),
    "an amount of nothing": (
        MIAI,
        "amount: 100000000\n      maxAmount",
        "amount: 0\n      maxAmount",
        "amount: ‸0\n",
        (
            "funding/miai/request amount '0': "
            "une somme a au plus un montant, positif et en euros ; "
            "écrire le montant en chiffres, sans unité ; deux montants sont deux sommes"
        ),
        (
            "funding/miai/request amount '0': "
            "a sum has one amount at most, positive and in euro; "
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
            "une participation a un membre, qui est un établissement ; ajouter ou corriger member: institution/…"
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
            "un cluster est dans une seule région ; citer l’id d’une région, une fois"
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
            "un thème a un thème plus large ou est une tête du schéma ; "
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
            "la latitude est entre -90 et 90 degrés, une seule ; "
            "corriger la valeur (latitude d’abord, longitude ensuite)"
        ),
        (
            "institution/universite-psl latitude '120': "
            "a latitude is between -90 and 90 degrees, and there is one; "
            "correct the value (latitude first, longitude second)"
        ),
    ),
    "an upper bound that is missing": (
        "data/clusters/enact.yaml",
        "      maxAmount: 67000000\n",
        "",
        "- id: ‸funding/enact/planned-budget\n",
        (
            "funding/enact/planned-budget: "
            "« près de » demande une borne supérieure ; "
            "ajouter maxAmount ou maxQuantity, égal au chiffre énoncé"
        ),
        (
            "funding/enact/planned-budget: "
            "“nearly” needs an upper bound; "
            "add maxAmount or maxQuantity, equal to the stated figure"
        ),
    ),
    "bounds in the wrong order": (
        "data/plan-2023.yaml",
        "minQuantity: 5\n",
        "minQuantity: 50\n",
        "minQuantity: ‸50\n",
        (
            "target/ia-cluster/centres minQuantity '50': "
            "la borne inférieure ne dépasse pas la borne supérieure ; "
            "échanger minQuantity et maxQuantity, ou en corriger un"
        ),
        (
            "target/ia-cluster/centres minQuantity '50': "
            "the lower bound is not above the upper bound; "
            "exchange minQuantity and maxQuantity, or correct one"
        ),
    ),
    "an end before the beginning": (
        "data/plan-2023.yaml",
        "endMonth: 2022-05",
        "endMonth: 2021-04",
        "endMonth: ‸2021-04",
        (
            "event/bloom-training endMonth '2021-04': "
            "une chose ne finit pas avant de commencer ; corriger l’une des deux dates, ou les échanger"
        ),
        (
            "event/bloom-training endMonth '2021-04': "
            "a thing does not end before it begins; correct one of the two dates, or exchange them"
        ),
    ),
    "a post that nobody holds in an acting capacity": (
        "data/clusters/hi-paris.yaml",
        "      heldBy: person/thierry-coulhon\n",
        "",
        "- id: ‸post/institut-polytechnique-de-paris/president\n      type",
        (
            "post/institut-polytechnique-de-paris/president: "
            "un intérim est assuré par quelqu’un ; ajouter heldBy: person/…, ou ôter acting"
        ),
        (
            "post/institut-polytechnique-de-paris/president: "
            "a post in an acting capacity is held by somebody; add heldBy: person/…, or leave acting out"
        ),
    ),
    "a statement in one language only": (
        "data/clusters/aniti.yaml",
        "        en: pride in seeing the project labelled\n",
        "",
        "fr: ‸fierté de voir",
        (
            "statement/aniti/pride paraphrase: "
            "un propos est résumé une fois en français et une fois en anglais ; "
            "écrire paraphrase: {fr: …, en: …}, avec des mots à soi"
        ),
        (
            "statement/aniti/pride paraphrase: "
            "a statement is summed up once in French and once in English; "
            "write paraphrase: {fr: …, en: …}, in words of your own"
        ),
    ),
    "a definition in one language only": (
        "data/concepts.yaml",
        "definition: {fr: somme accordée à un lauréat, en: sum granted to a winner}",
        "definition: {fr: somme accordée à un lauréat}",
        "definition: {fr: ‸somme accordée à un lauréat}",
        (
            "status/awarded definition: "
            "un concept a une définition en français et une en anglais ; écrire definition: {fr: …, en: …}"
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
    also = {"fr": " (aussi à ", "en": " (also at "}[language]
    first_places = [finding.partition(also)[0] for finding in told(project, language)]
    assert first_places == [f"{place(project, file, marked)}: {words}"]


@pytest.mark.parametrize(
    ("language", "also", "words"),
    [
        ("fr", "aussi à", "une participation a un rôle ; garder un seul role: role/…, celui que dit la source"),
        ("en", "also at", "a participation has one role; keep one role: role/…, the one that the source says"),
    ],
)
def test_a_second_role_is_told_at_both(project, edit, language, also, words):
    edit(project / MIAI, "role: role/lead", "role: [role/lead, role/partner]")
    first, second = (place(project, MIAI, marked) for marked in ("[‸role/lead", ", ‸role/partner]"))
    finding = f"{first}: participation/miai/universite-grenoble-alpes role: {words} ({also} {second})"
    assert told(project, language) == [finding]


def test_two_objectives_of_one_rank_are_told_at_both(project, edit):
    edit(project / "data/clusters/dataia.yaml", "      rank: 4\n", "      rank: 3\n")
    assert [finding.split(": ")[1] for finding in told(project)] == [
        "objective/dataia/continuum aig:repeats",
        "objective/dataia/adaptability aig:repeats",
    ]


@pytest.mark.parametrize(
    ("start", "end", "is_told"),
    [
        ("startYear: 2024", "endYear: 2023", True),
        ("startYear: 2024", "endYear: 2024", False),
        ("startYear: 2024", "endMonth: 2024-05", False),
        ("onMonth: 2024-05", "endYear: 2024", False),
        ("onMonth: 2024-05", "endYear: 2023", True),
        ("onMonth: 2024-05", "endMonth: 2024-04", True),
        ("onDate: 2024-05-21", "endMonth: 2024-05", False),
        ("onDate: 2024-05-21", "endMonth: 2024-04", True),
    ],
)
def test_an_end_and_a_beginning_are_compared_as_far_as_both_go(project, start, end, is_told):
    text = "- editorial: editorial/fair\n  reason: {fr: x, en: y}\n  facts:\n    - id: event/fair\n"
    text += f"      type: Event\n      label: {{fr: salon, en: fair}}\n      {start}\n      {end}\n"
    (project / "data/fair.yaml").write_text(text, encoding="utf-8")
    graph = aigraph.load(project)
    ends = graph.query("SELECT ?end WHERE { ?thing aig:endsBeforeStart ?end }")
    assert len(list(ends)) == is_told


def test_a_cluster_without_lead_is_told_where_the_cluster_is_described(project, edit):
    edit(project / MIAI, LEAD, LEAD.replace("role/lead", "role/member"))
    described = place(project, MIAI, "- id: ‸cluster/miai\n      type")
    words = (
        "un cluster a au moins un établissement porteur ; donner le rôle role/lead ou role/co-lead à une participation"
    )
    (finding,) = told(project)
    assert finding.partition(" (aussi à ")[0] == f"{described}: cluster/miai: {words}"


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
    cited = place(project, "data/plan-2023.yaml", "- passage: ‸../source/france-2030-ai-plan-2023#char=1402,1536")
    passage = "../source/france-2030-ai-plan-2023#char=1402,1536 oa:hasSource '../source/france-2030-ai-plan-2023'"
    words = "a passage is of a described document; describe the document"
    assert f"{cited}: {passage}: {words}" in told(project, "en")


def test_a_finding_names_the_constraint_that_is_broken(project, edit):
    edit(project / MIAI, "role: role/lead", "role: [role/lead, role/partner]")
    graph = aigraph.load(project)
    with pytest.raises(ShapesError) as caught:
        check_shapes(graph.dataset, graph.facts)
    assert [finding.rule for finding in caught.value.findings] == ["shacl-MaxCount"]


def test_a_term_of_the_ontology_without_label_is_told(project, edit):
    edit(project / "ontology/aigraph.ttl", '        "amount"@en ,\n        "montant"@fr ;', '        "montant"@fr ;')
    graph = aigraph.load(project)
    with pytest.raises(ShapesError) as caught:
        check_ontology(graph.dataset)
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
