"""Shapes in words, diagrams, coloured queries, and what pages cite: the parts that tell of an ontology."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aigraph.pages.charts import draw_bars
from aigraph.pages.colouring import colour, coloured
from aigraph.pages.constraint_wording import PHRASES
from aigraph.pages.constraints import SH, TOLD, UNTOLD, Shapes
from aigraph.pages.diagrams import Arm, Kind, draw_class, draw_overview
from aigraph.results import Rows, rows_to_json, to_json_text
from aigraph.results.writing import _json_term
from aigraph.site.citing import bibtex, citation
from aigraph.site.given import as_script
from aigraph.site.model import Site
from aigraph.site.serving import caddy, nginx

ROOT = Path(__file__).parents[1]
SHAPES = sorted([ROOT / "ontology/shapes.ttl", *ROOT.glob("tests/projects/*/ontology/shapes.ttl")])
BEGIN = """
PREFIX sh: <http://www.w3.org/ns/shacl#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX e: <http://example.org/>
e:shape sh:targetClass e:Class ; """
PLAIN = "sh:path e:p ; "


def told(constraints, language="en"):
    """What a shape of these constraints demands, each term told by the last part of its IRI."""
    triples = [quad.triple for quad in ox.parse((BEGIN + constraints).encode(), format=ox.RdfFormat.TURTLE)]
    demands = Shapes(triples).demands("http://example.org/Class", language, lambda iri: iri.rpartition("/")[2])
    return [demand.told for demand in demands]


@pytest.mark.parametrize(
    ("constraints", "english", "french"),
    [
        ("sh:minCount 1 ; sh:maxCount 1 .", "exactly one value", "une valeur, une seule"),
        ("sh:minCount 2 ; sh:maxCount 2 .", "exactly 2 values", "2 valeurs exactement"),
        ("sh:minCount 1 ; sh:maxCount 3 .", "1 to 3 values", "de 1 à 3 valeurs"),
        ("sh:minCount 0 ; sh:maxCount 3 .", "at most 3 values", "au plus 3 valeurs"),
        ("sh:minCount 1 .", "at least one value", "au moins une valeur"),
        ("sh:minCount 4 .", "at least 4 values", "au moins 4 valeurs"),
        ("sh:maxCount 1 .", "at most one value", "au plus une valeur"),
        ("sh:maxCount 0 .", "no value", "aucune valeur"),
        ("sh:class e:A .", "of the class “A”", "de la classe « A »"),
        ("sh:datatype xsd:decimal ; sh:minInclusive 0.0 .", "a decimal number, ≥ 0", "un nombre décimal, ≥ 0"),
        ("sh:datatype xsd:byte .", "of the type XMLSchema#byte", "du type XMLSchema#byte"),
        ("sh:minExclusive 1 ; sh:maxExclusive 9 .", "> 1, < 9", "> 1, < 9"),
        ("sh:nodeKind sh:IRI .", "an address (IRI)", "une adresse (IRI)"),
        ('sh:in ( "a" e:b ) .', "one of a, b", "parmi a, b"),
        ("sh:hasValue e:b .", "with the value b", "avec la valeur b"),
        ('sh:pattern "^a" .', "of the form ^a", "de la forme ^a"),
        ("sh:minLength 3 .", "of 3 characters at least", "d’au moins 3 caractères"),
        ('sh:languageIn ( "fr" "it" ) .', "in French or it", "en français ou it"),
        ("sh:uniqueLang true .", "one for each language", "une par langue"),
        ("sh:lessThanOrEquals e:q .", "not greater than “q”", "au plus égale à « q »"),
        ("sh:disjoint e:q .", "other than “q”", "autre que « q »"),
        (
            "sh:or ( [ sh:class e:A ] [ sh:class e:B ] ) .",
            "of the class “A” or “B”",
            "de la classe « A » ou « B »",
        ),
        (
            "sh:or ( [ sh:class e:A ] [ sh:datatype xsd:string ] ) .",
            "either of the class “A”, or a text",
            "soit de la classe « A », soit un texte",
        ),
        (
            "sh:and ( [ sh:class e:A ] [ sh:class e:B ] ) .",
            "of the class “A” and of the class “B”",
            "de la classe « A » et de la classe « B »",
        ),
        ("sh:not [ sh:class e:A ] .", "never: (of the class “A”)", "jamais : (de la classe « A »)"),
        ("sh:node [ sh:class e:A ] .", "(of the class “A”)", "(de la classe « A »)"),
        (
            "sh:qualifiedValueShape [ sh:class e:A ] ; sh:qualifiedMaxCount 1 .",
            "at most one value among those that are of the class “A”",
            "au plus une valeur, parmi celles-ci : de la classe « A »",
        ),
        ("sh:closed true .", "nothing else is said of it", "rien d’autre n’en est dit"),
    ],
)
def test_a_constraint_is_told_in_a_sentence(constraints, english, french):
    assert told(PLAIN + constraints) == [f"p: {english}"]
    assert told(PLAIN + constraints, "fr") == [f"p : {french}"]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("e:p", "p"),
        ("[ sh:inversePath e:p ]", "p (from the other end)"),
        ("[ sh:alternativePath ( e:p e:q ) ]", "p or q"),
        ("( e:p e:q )", "p → q"),
        ("[ sh:zeroOrMorePath e:p ]", "p*"),
        ("( e:p [ sh:oneOrMorePath e:q ] )", "p → q+"),
    ],
)
def test_a_path_is_told(path, words):
    assert told(f"sh:path {path} ; sh:minCount 1 .") == [f"{words}: at least one value"]


def test_the_properties_of_a_node_shape_are_told_one_by_one():
    constraints = "sh:property [ sh:path e:p ; sh:maxCount 1 ] , [ sh:path e:q ; sh:minCount 1 ] ."
    assert sorted(told(constraints)) == ["p: at most one value", "q: at least one value"]


def test_a_shape_for_whatever_has_a_property_is_told_where_the_property_is():
    text = BEGIN.replace("sh:targetClass e:Class", "sh:targetSubjectsOf e:Class") + PLAIN + "sh:minCount 1 ."
    triples = [quad.triple for quad in ox.parse(text.encode(), format=ox.RdfFormat.TURTLE)]
    demands = Shapes(triples).demands("http://example.org/Class", "en", lambda iri: iri.rpartition("/")[2])
    assert [demand.told for demand in demands] == ["what it is said of: p: at least one value"]


def test_a_shape_has_its_own_words_first():
    text = BEGIN + PLAIN + 'sh:minCount 1 ; sh:message "one at least"@en , "au moins un"@fr .'
    triples = [quad.triple for quad in ox.parse(text.encode(), format=ox.RdfFormat.TURTLE)]
    demands = Shapes(triples).demands("http://example.org/Class", "fr", str)
    assert [demand.message for demand in demands] == ["au moins un"]


@pytest.mark.parametrize("path", SHAPES, ids=lambda path: path.parts[-3])
def test_every_parameter_that_shapes_use_has_words(path):
    predicates = {quad.predicate.value for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE)}
    used = {name.removeprefix(SH) for name in predicates if name.startswith(SH)} - {"property"}
    assert used - TOLD - UNTOLD == set()


@pytest.mark.parametrize("key", sorted(TOLD - {"minCount", "maxCount", "datatype", "nodeKind", "node", "property"}))
def test_what_is_told_has_a_phrase_or_a_sign(key):
    joined = {"qualifiedValueShape": "qualified", "or": "either", "xone": "either"}
    assert joined.get(key, key) in PHRASES or key.startswith(("min", "max"))


def test_every_kind_of_node_has_words():
    kinds = {"IRI", "Literal", "BlankNode", "BlankNodeOrIRI", "BlankNodeOrLiteral", "IRIOrLiteral"}
    assert kinds <= PHRASES.keys()


HOSTILE = Kind("<script>\"'&", '#"><script>', 3)


def test_a_diagram_is_xml_in_which_nothing_is_markup():
    drawn = draw_class(HOSTILE, [Arm("<b>", (HOSTILE,))], [Arm('"', (HOSTILE, HOSTILE, HOSTILE))], "{} more")
    root = ET.fromstring(drawn)  # noqa: S314  (our own)
    assert {element.tag.rpartition("}")[2] for element in root.iter()} == {"svg", "a", "title", "rect", "text", "path"}


def test_a_class_that_nothing_ties_has_no_diagram():
    assert draw_class(HOSTILE, [], [], "{}") == ""


def test_a_diagram_says_how_much_it_leaves_out():
    arms = [Arm(f"p{number}", (Kind("k", "", 1),)) for number in range(12)]
    assert "and 5 more" in draw_class(Kind("c", "", 1), arms, [], "and {} more")


def test_an_overview_with_circles_has_every_class_once():
    kinds = [Kind(f"class-{number}", f"#{number}", number) for number in range(4)]
    ties = [(0, "p", 1), (1, "q", 2), (2, "r", 0), (3, "s", 3), (3, "s", 0)]
    drawn = draw_overview(kinds, ties, "all")
    assert [drawn.count(f"<title>class-{number} ({number})</title>") for number in range(4)] == [1, 1, 1, 1]
    assert drawn.count('class="arrow"') == len(ties)


def test_boxes_of_an_overview_do_not_overlap():
    kinds = [Kind(f"c{number}", "", 1) for number in range(10)]
    ties = [(one, f"p{other}", other) for one in range(10) for other in range(one + 1, 10, 2)]
    rects = re.findall(
        r'class="card" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"', draw_overview(kinds, ties, "")
    )
    boxes = [tuple(map(float, rect)) for rect in rects]
    assert len(boxes) == 10
    for at, (x, y, width, height) in enumerate(boxes):
        for left, top, wide, high in boxes[at + 1 :]:
            assert x + width <= left or left + wide <= x or y + height <= top or top + high <= y


def test_a_coloured_query_is_the_query():
    text = 'PREFIX a: <http://e.org/> # why\nSELECT ?x WHERE { ?x a:b "c" } LIMIT 3'
    found = coloured(text)
    assert "".join(part for _, part in found) == text
    assert {("comment", "# why"), ("variable", "?x"), ("iri", "<http://e.org/>"), ("string", '"c"')} <= set(found)


def test_markup_in_a_query_stays_text():
    assert colour('SELECT ("<b>" AS ?b) {}').count("<b>") == 0
    assert "&lt;b&gt;" in colour('SELECT ("<b>" AS ?b) {}')


def rows_of(*pairs):
    """An answer of names and figures."""
    return Rows(
        ("name", "size"), tuple((ox.Literal(name), None if size is None else ox.Literal(size)) for name, size in pairs)
    )


def test_a_chart_has_a_bar_for_each_row_with_a_figure_as_long_as_that():
    drawn = draw_bars(rows_of(("a", 10), ("b", 20), ("c", None)), "name", "size", "en", "all")
    widths = [float(width) for width in re.findall(r'class="bar" [^>]*width="([\d.]+)"', drawn)]
    assert len(widths) == 2
    assert widths[1] == pytest.approx(2 * widths[0], rel=0.01)


def test_a_chart_of_gains_and_losses_begins_bars_where_nought_is():
    drawn = draw_bars(rows_of(("a", -10), ("b", 10)), "name", "size", "en", "all")
    (left, width), (start, _) = re.findall(r'class="bar" x="([\d.]+)"[^>]*width="([\d.]+)"', drawn)
    assert float(left) + float(width) == pytest.approx(float(start), abs=0.2)


def test_a_chart_is_xml_in_which_nothing_is_markup():
    root = ET.fromstring(draw_bars(rows_of(("<b>\"'&", 75000000)), "name", "size", "en", '"<all>'))  # noqa: S314  (our own)
    assert {element.tag.rpartition("}")[2] for element in root.iter()} == {"svg", "text", "title", "rect"}
    assert "75,000,000" in "".join(root.itertext())


@pytest.mark.parametrize(
    ("rows", "names"),
    [(rows_of(), "name"), (rows_of(("a", None)), "name"), (rows_of(("a", 0)), "name"), (rows_of(("a", 1)), "other")],
)
def test_what_has_no_figures_has_no_chart(rows, names):
    assert draw_bars(rows, names, "size", "en", "") == ""


TERMS = st.one_of(
    st.none(),
    st.text().map(ox.Literal),
    st.text().map(lambda text: ox.Literal(text, language="fr")),
    st.integers().map(ox.Literal),
    st.sampled_from([ox.NamedNode("http://e.org/<é>".replace("<", "").replace(">", "")), ox.BlankNode("b")]),
)


# On a busy machine the making of texts alone is slow.
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.tuples(TERMS, TERMS), max_size=4))
def test_rows_are_written_as_the_encoder_writes_json(rows):
    columns = ("a", 'b"')
    bindings = [
        {column: _json_term(term) for column, term in zip(columns, row, strict=True) if term is not None}
        for row in rows
    ]
    plain = to_json_text({"head": {"vars": list(columns)}, "results": {"bindings": bindings}})
    assert rows_to_json(Rows(columns, tuple(rows))) == plain


def test_json_within_a_script_ends_no_script():
    assert "<" not in as_script({"name": "</script><script>alert(1)</script>"})


def test_how_to_cite_names_the_data_and_their_address(graph):
    site = Site(graph, "https://example.org/")
    assert citation(site, "en").endswith("AI clusters of France 2030. https://w3id.org/aigraph/") or (
        "AI clusters of France 2030, version" in citation(site, "en")
    )
    assert bibtex(site, "en").startswith("@misc{ia-clusters,\n  title = {{AI clusters of France 2030}},\n")


@pytest.mark.parametrize("languages", [("en",), ("fr", "en"), ("en", "de", "fr")])
@pytest.mark.parametrize("make", [nginx, caddy])
def test_configurations_name_every_language_but_the_first(make, languages):
    text = make("https://example.org/a/", languages).decode()
    assert [tag for tag in languages[1:] if f".{tag}.html" not in text] == []
    assert f".{languages[0]}.html" not in text
