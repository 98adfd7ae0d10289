"""The vocabulary: plain terms alone, so that checking a key is a table look-up."""

from __future__ import annotations

import json

import pytest

from aigraph.errors import InputError
from aigraph.project import find_project
from aigraph.terms import AIG, Term, kebab_case, read_vocabulary


@pytest.fixture
def write_context(facts_project):
    """Reads a vocabulary from a context that is given as a value."""

    def write(context, **around):
        document = {"@context": context} | around
        (facts_project / "ontology/context.jsonld").write_text(json.dumps(document), encoding="utf-8")
        return read_vocabulary(find_project(facts_project))

    return write


PREFIX = {"ex": "https://example.org/#"}


def test_a_term_has_its_property_and_what_its_values_are(write_context):
    vocabulary = write_context(
        PREFIX
        | {"xsd": "http://www.w3.org/2001/XMLSchema#"}
        | {"trees": {"@id": "ex:trees", "@type": "xsd:integer"}, "near": {"@id": "ex:near", "@type": "@id"}}
        | {"label": {"@id": "ex:label", "@container": "@language"}}
    )
    assert list(vocabulary.properties.values()) == [
        Term("trees", "https://example.org/#trees", "http://www.w3.org/2001/XMLSchema#integer", False, False),  # noqa: FBT003
        Term("near", "https://example.org/#near", None, True, False),  # noqa: FBT003
        Term("label", "https://example.org/#label", None, False, True),  # noqa: FBT003
    ]


def test_names_are_classes_and_properties_alike(write_context):
    vocabulary = write_context(PREFIX | {"Tree": "ex:Tree", "near": {"@id": "ex:near", "@type": "@id"}})
    assert vocabulary.names == {"https://example.org/#Tree": "Tree", "https://example.org/#near": "near"}


REFUSED = {
    "a remote context": ("https://example.org/context.jsonld", "@context: is no table of terms"),
    "a list of contexts": ([{}], "@context: is no table of terms"),
    "@vocab": ({"@vocab": "https://example.org/"}, "@vocab: is not used here"),
    "@base": ({"@base": "https://example.org/"}, "@base: is not used here"),
    "@import": ({"@import": "https://example.org/"}, "@import: is not used here"),
    "@version": ({"@version": 1.1}, "@version: is not used here"),
    "a scoped context": (
        PREFIX | {"near": {"@id": "ex:near", "@type": "@id", "@context": {}}},
        "near: may have @id, @type and @container only, and must have @id",
    ),
    "a reversed term": (PREFIX | {"near": {"@reverse": "ex:near"}}, "near: may have @id, @type and @container only"),
    "a term without property": ({"near": {"@type": "@id"}}, "near: may have @id, @type and @container only"),
    "a term without type": (PREFIX | {"near": {"@id": "ex:near"}}, 'near: needs either "@type"'),
    "a term with type and languages": (
        PREFIX | {"near": {"@id": "ex:near", "@type": "@id", "@container": "@language"}},
        'near: needs either "@type"',
    ),
    "a term in a list": (PREFIX | {"near": {"@id": "ex:near", "@container": "@list"}}, 'near: needs either "@type"'),
    "a class in lower case": (PREFIX | {"tree": "ex:Tree"}, "tree: has the value 'ex:Tree': a class is a name"),
    "an unknown prefix": ({"Tree": "ex:Tree"}, "Tree: 'ex:Tree' has no known prefix"),
    "an unknown prefix of a type": (
        PREFIX | {"near": {"@id": "ex:near", "@type": "xsd:date"}},
        "near: 'xsd:date' has no known prefix",
    ),
    "a whole IRI": (PREFIX | {"near": {"@id": "https://example.org/near", "@type": "@id"}}, "has no known prefix"),
    "a number": ({"Tree": 3}, "Tree: has the value 3"),
    "nothing": ({"Tree": None}, "Tree: has the value None"),
    "a language for all": ({"@language": "fr"}, "@language: is not used here"),
}


@pytest.mark.parametrize("what", sorted(REFUSED))
def test_a_context_that_is_more_than_plain_terms_is_refused(write_context, what):
    context, message = REFUSED[what]
    with pytest.raises(InputError) as caught:
        write_context(context)
    assert str(caught.value).startswith("ontology/context.jsonld: ")
    assert message in str(caught.value)
    assert str(caught.value).endswith("; only plain terms are allowed")


@pytest.mark.parametrize("text", ["", "{", "[]", '"x"', "{}", "null"])
def test_a_file_that_is_no_context_is_refused(facts_project, text):
    (facts_project / "ontology/context.jsonld").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"^ontology/context\.jsonld: not a JSON-LD context \(.*\); correct the file$"):
        read_vocabulary(find_project(facts_project))


def test_a_project_without_context_is_refused(facts_project):
    (facts_project / "ontology/context.jsonld").unlink()
    with pytest.raises(InputError, match=r"^ontology/context\.jsonld: not a JSON-LD context"):
        read_vocabulary(find_project(facts_project))


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("orc:Orchard", "https://example.org/orchards/ontology#Orchard"),
        ("orc:", "https://example.org/orchards/ontology#"),
        ("nothing:Orchard", None),
        ("Orchard", None),
        ("https://example.org/", None),
    ],
)
def test_a_prefixed_name_is_expanded(facts_project, name, iri):
    assert read_vocabulary(find_project(facts_project)).expand(name) == iri


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        ("https://example.org/orchards/ontology#Orchard", "orc:Orchard"),
        ("https://example.org/orchards/ontology#", "https://example.org/orchards/ontology#"),
        ("https://schema.org/a/b", "https://schema.org/a/b"),
        ("https://schema.org/3d", "https://schema.org/3d"),
        ("https://example.com/", "https://example.com/"),
    ],
)
def test_an_iri_is_shortened_where_a_prefix_fits(facts_project, iri, name):
    assert read_vocabulary(find_project(facts_project)).shorten(iri) == name


@pytest.mark.parametrize(
    ("name", "segment"), [("Orchard", "orchard"), ("FruitVariety", "fruit-variety"), ("Model3D", "model3-d")]
)
def test_the_ids_of_a_class_begin_with_its_name_in_kebab_case(name, segment):
    assert kebab_case(name) == segment


def test_a_name_that_the_vocabulary_does_not_have_fails_where_it_is_written():
    with pytest.raises(AttributeError, match=r"^https://w3id\.org/aigraph/ontology# has no term Passages$"):
        _ = AIG.Passages
