"""Saved queries: how they are found, and what their headers say."""

from __future__ import annotations

import pytest

from aigraph.errors import InputError, UsageError
from aigraph.project import find_project
from aigraph.queries import Chart, Parameter, find_query, list_queries, read_query


@pytest.fixture
def library(facts_project):
    """A project with three saved queries."""
    folder = facts_project / "queries"
    folder.mkdir()
    for name in ("pears", "apples", "stone-fruit"):
        (folder / f"{name}.rq").write_text(f"#+ summary: Which {name}?\nASK {{}}\n", encoding="utf-8")
    return find_project(facts_project)


def test_queries_are_listed_by_name(library):
    assert [query.name for query in list_queries(library)] == ["apples", "pears", "stone-fruit"]


def test_a_query_is_found_by_its_name(library):
    assert find_query(library, "stone-fruit").summary == "Which stone-fruit?"


def test_a_query_that_does_not_exist_is_answered_with_the_nearest_and_all(library):
    with pytest.raises(UsageError) as caught:
        find_query(library, "aples")
    message = "aples: no such query in queries/ (did you mean apples?); there are apples, pears, stone-fruit"
    assert str(caught.value) == message


def test_a_header_asks_for_a_chart_of_two_columns():
    assert read_query("#+ chart: bar x=name y=amount_eur\nSELECT * {}").chart == Chart("bar", "name", "amount_eur")


@pytest.mark.parametrize("chart", ["pie x=a y=b", "bar x=a", "bar y=a x=b", "bar x=a y=b z=c", "bar x=<a> y=b"])
def test_a_chart_that_there_is_not_is_refused(chart):
    with pytest.raises(InputError, match=r"write '#\+ chart: bar x=COLUMN y=COLUMN'"):
        read_query(f"#+ chart: {chart}\nSELECT * {{}}")


OUTSIDE = [
    "../../etc/passwd", "../queries/apples", "./apples", "apples/", "/etc/passwd", "apples\0", "apples\n", "%2e%2e%2f",
    "..%2fapples", "..", ".", "", "Apples", "apples.rq", "..\\apples", "sub/apples", "äpfel", "apples ", "~", "*",
]  # fmt: skip


@pytest.mark.parametrize("name", OUTSIDE, ids=ascii)
def test_a_name_that_is_no_name_leads_nowhere(library, name):
    (library.root / "queries/sub").mkdir()
    (library.root / "queries/sub/apples.rq").write_text("ASK {}", encoding="utf-8")
    with pytest.raises(UsageError, match=r": no such query in queries/"):
        find_query(library, name)


def test_a_query_behind_a_link_out_of_the_project_is_refused(library, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "secret.rq"
    outside.write_text("ASK {}", encoding="utf-8")
    (library.root / "queries/figs.rq").symlink_to(outside)
    with pytest.raises(InputError, match=r"^queries/figs\.rq: leads out of the project; put the file itself there$"):
        find_query(library, "figs")


def test_a_folder_that_is_not_there_has_no_queries(library):
    assert list_queries(library, "queries/networks") == []


def test_a_query_that_is_not_utf_8_is_refused(library):
    (library.root / "queries/figs.rq").write_bytes(b"ASK { ?s ?p 'caf\xe9' }")
    with pytest.raises(InputError, match=r"^queries/figs\.rq: .*; correct the file$"):
        find_query(library, "figs")


HEADER = """\
#+ summary: Which pears?
#+ description: |
#+   All pears.
#+   Columns: pear.
#+ tags:
#+   - fruit
#+   - pears
#+ defaults:
#+   - colour: green
#+   - least: 3
#+ enumerate:
#+   - colour: [green, yellow]
# No header: a comment.
SELECT ?pear { ?pear ?p ?_colour, ?_near_iri, ?_least_integer FILTER(?pear != "?_no" && LANG(?pear) = ?_lang) }
"""


@pytest.mark.parametrize(
    ("language", "summary"), [("en", "Which pears?"), ("fr", "Quelles poires ?"), ("de", "Birnen?")]
)
def test_a_header_has_its_summary_in_several_languages(language, summary):
    header = HEADER.replace("?\n", "?\n#+ summary_fr: Quelles poires ?\n#+ summary_de: Birnen?\n", 1)
    assert read_query(header).summaries.tell(language) == summary


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_a_summary_in_english_alone_serves_every_language(language):
    assert read_query(HEADER).summaries.tell(language) == "Which pears?"


@pytest.mark.parametrize(
    ("language", "description"), [("en", "All pears.\nColumns: pear."), ("fr", "Les poires.\nColonnes : pear.")]
)
def test_a_header_has_its_description_in_several_languages(language, description):
    header = "#+ description_fr: |\n#+   Les poires.\n#+   Colonnes : pear.\n" + HEADER.lstrip()
    assert read_query(header).descriptions.tell(language) == description


def test_a_description_in_english_alone_serves_every_language():
    assert read_query(HEADER).descriptions.tell("fr") == "All pears.\nColumns: pear."


def test_a_header_says_what_the_query_is():
    query = read_query(HEADER, "pears")
    assert (query.name, query.summary, query.description, query.tags) == (
        "pears",
        "Which pears?",
        "All pears.\nColumns: pear.",
        ("fruit", "pears"),
    )


def test_parameters_are_variables_with_a_name_a_type_a_default_and_choices():
    assert read_query(HEADER).parameters == (
        Parameter("_colour", "colour", "literal", "green", ("green", "yellow")),
        Parameter("_near_iri", "near", "iri", None, ()),
        Parameter("_least_integer", "least", "integer", "3", ()),
        Parameter("_lang", "lang", "literal", None, ()),
    )


@pytest.mark.parametrize(
    ("variable", "name", "kind"),
    [
        ("?_x", "x", "literal"),
        ("?_x_iri", "x", "iri"),
        ("?_x_date", "x", "date"),
        ("?_x_decimal", "x", "decimal"),
        ("?_x_boolean", "x", "boolean"),
        ("?_x_literal", "x", "literal"),
        ("?_iri", "iri", "literal"),
        ("?_x_colour", "x_colour", "literal"),
        ("?_x_y_iri", "x_y", "iri"),
        ("$_x_iri", "x", "iri"),
    ],
)
def test_the_end_of_a_variable_is_its_type(variable, name, kind):
    assert read_query(f"ASK {{ ?s ?p {variable} }}").parameters == (Parameter(variable[1:], name, kind, None, ()),)


@pytest.mark.parametrize("text", ['"?_x"', "<http://a/?_x>", "# ?_x\n", "?x_y", "ex:_x", "'''?_x'''"])
def test_what_looks_like_a_parameter_elsewhere_is_none(text):
    assert read_query(f"ASK {{ ?s ?p {text} }}").parameters == ()


def test_a_query_may_have_no_header():
    query = read_query("ASK {}")
    assert (query.name, query.summary, query.description, query.tags) == ("", "", "", ())


def test_defaults_may_be_a_table_too():
    assert read_query("#+ defaults:\n#+   x: 1\nASK { ?s ?p ?_x }").parameters[0].default == "1"


BAD = {
    "no YAML": ("#+ summary: Which: pears?", "the header (#+ lines) is no YAML"),
    "a list": ("#+ - a", "the header (#+ lines) is no table; begin it with '#+ summary:'"),
    "a text": ("#+ pears", "the header (#+ lines) is no table"),
    "a table as default": ("#+ defaults:\n#+   - x: {a: b}", "x in the header (#+ lines) is no text; write '#+ x: …'"),
    "a table as choice": ("#+ enumerate:\n#+   - x: [{a: b}]", "x in the header (#+ lines) is no text"),
    "a table as tag": ("#+ tags:\n#+   - {a: b}", "tags in the header (#+ lines) is no text; write '#+ tags: …'"),
    "a table as summary": ("#+ summary: {a: b}", "summary in the header (#+ lines) is no text"),
    "a table as description": ("#+ description: {a: b}", "description in the header (#+ lines) is no text"),
}


@pytest.mark.parametrize("what", sorted(BAD))
def test_a_header_that_cannot_be_used_is_refused(what):
    header, message = BAD[what]
    with pytest.raises(InputError) as caught:
        read_query(f"{header}\nASK {{ ?s ?p ?_x }}", "pears", "queries/pears.rq")
    assert str(caught.value).startswith(f"queries/pears.rq: {message}")


@pytest.mark.parametrize("header", ["#+ tags: fruit", "#+ tags: [fruit]", "#+ tags:\n#+   - fruit"])
def test_one_tag_is_one_tag_however_it_is_written(header):
    assert read_query(f"{header}\nASK {{}}").tags == ("fruit",)
