"""What the documents print wrongly is data: where, what, why; and the wrong form finds the right thing."""

from __future__ import annotations

import re

import pytest

import aigraph
from aigraph.errata import check_errata
from aigraph.errors import FindingsError
from aigraph.evidence import parse_passage, read_sources
from aigraph.shapes import check_shapes

FILE = "data/errata.yaml"
# A person who types the wrong form finds the right thing, by any of its names.
FIND = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?thing
WHERE {
  ?thing skos:prefLabel|skos:altLabel|skos:hiddenLabel ?name .
  FILTER(LCASE(STR(?name)) = LCASE(?_typed))
}
"""
ERRATA = """
PREFIX aig: <https://w3id.org/aigraph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
BEYOND = 60


def _errata(graph):
    """Each erratum of the query once, with all its places."""
    errata = {}
    for row in graph.query("errata"):
        errata.setdefault(row["erratum"], []).append(row)
    return errata


def test_the_documents_print_more_than_thirty_things_wrongly(graph):
    assert len(_errata(graph)) > 30


@pytest.mark.parametrize("document", ["aef-2024", "france-2030-ai-plan-2023"])
def test_both_documents_are_proofread(graph, document):
    assert [row for row in graph.query("errata") if row["document"].endswith(document)]


def test_every_printed_form_stands_in_its_passage(graph, sources):
    assert check_errata(graph.facts, read_sources(sources)) is None


def test_every_passage_of_an_erratum_is_tight(graph):
    assert [row for row in graph.query("errata") if row["end"] - row["start"] - len(row["printed"]) > BEYOND] == []


def test_no_erratum_repairs_a_figure(graph):
    rows = [row for row in graph.query("errata") if row["read_as"] and re.search(r"\d", row["printed"])]
    assert [row for row in rows if re.findall(r"\d+", row["printed"]) != re.findall(r"\d+", row["read_as"])] == []
    assert rows


def test_an_erratum_without_reading_is_lost_or_stray_text(graph):
    kinds = {row["kind"] for row in graph.query("errata") if not row["read_as"]}
    assert kinds == {"texte perdu", "texte égaré"}


@pytest.mark.parametrize(
    ("typed", "identifier"),
    [
        ("Michel Toplis", "person/michael-toplis"),
        ("François Pascal", "person/frederic-pascal"),
        ("Elodie Peyrache", "person/eloic-peyrache"),
        ("Éric Gaußier", "person/eric-gaussier"),
        ("Nathalie Drach-Tamam", "person/nathalie-drach-temam"),
        ("diana sebban", "person/diana-sebbar"),
        ("RDI", "institution/ird"),
        ("Psool", "institution/le-poool"),
        ("FMH", "institution/fondation-mathematique-jacques-hadamard"),
        ("EFLIA MIAI", "programme/efelia-miai"),
        ("Musée national d'histoire naturelle", "institution/museum-national-d-histoire-naturelle"),
        ("Institut national de l'agrobiologie et de l'environnement", "institution/inrae"),
        ("Centre européen en IA sur l'innovation", "cluster/enact"),
        ("ANITI IA Cluter", "cluster/aniti"),
        ("DATAIA Cluter", "cluster/dataia"),
        ("SequoiaIA", "cluster/sequoia"),
        ("PR [AI] RIE – PSAI", "cluster/prairie-psai"),
        ("HI ! PARIS Cluster 2030", "cluster/hi-paris"),
        ("écoologie", "theme/ecology"),
        ("prédition climatique", "theme/climate-prediction"),
    ],
)
def test_a_wrong_spelling_finds_the_right_thing(graph, typed, identifier):
    assert [row["thing"] for row in graph.query(FIND, typed=typed)] == [graph.project.iri(identifier)]


def test_every_erratum_of_a_name_makes_its_printed_form_a_name(graph):
    unfound = graph.query(
        ERRATA
        + """SELECT ?erratum
        WHERE {
          ?erratum aig:concerns ?thing ; aig:printedForm ?printed .
          OPTIONAL {
            ?thing skos:prefLabel|skos:altLabel|skos:hiddenLabel ?name .
            FILTER(STR(?name) = ?printed)
          }
          FILTER(!BOUND(?name))
        }"""
    )
    assert list(unfound) == []


def test_no_thing_is_called_by_a_misprint(graph):
    """The preferred name is the right one."""
    wrong = graph.query(
        ERRATA
        + """SELECT ?thing
        WHERE { ?erratum aig:concerns ?thing ; aig:printedForm ?printed . ?thing skos:prefLabel ?name
                FILTER(STR(?name) = ?printed) }"""
    )
    assert list(wrong) == []


def test_an_erratum_is_named_in_both_languages(graph):
    (name, *_) = _errata(graph)
    labels = {graph.dataset.label(name, language) for language in ("fr", "en")}
    assert len(labels) == 2


# -- what stops a build


def test_a_printed_form_that_its_passage_does_not_have_is_a_finding(project, sources, edit):
    edit(project / FILE, "printed: 'Michel Toplis'", "printed: 'Mickel Toplis'")
    graph = aigraph.load(project)
    with pytest.raises(FindingsError, match=r"errata\.yaml:\d+:\d+: .*'Mickel Toplis' stands 0 times"):
        check_errata(graph.facts, read_sources(sources))


def test_a_passage_of_an_erratum_that_slipped_is_a_finding(project, sources):
    path = project / FILE
    text = path.read_text(encoding="utf-8")
    place = re.search(r"id: erratum/aef-2024/toplis\n.*\n +printedIn: (\S+)", text)[1]
    passage = parse_passage(place)
    moved = f"../source/{passage.source}#char={passage.start + 40},{passage.end + 40}"
    path.write_text(text.replace(place, moved), encoding="utf-8")
    with pytest.raises(FindingsError, match="stands 0 times"):
        check_errata(aigraph.load(project).facts, read_sources(sources))


@pytest.mark.parametrize(
    ("key", "line", "message"),
    [
        ("printedIn", "", "where it is printed"),
        ("printed", "", "one printed form"),
        ("readAs", "", "what to read, unless text is lost"),
        ("readAs", "      readAs: 'Michel Toplis'\n", "other than what is printed"),
        ("errorKind", "", "of one kind"),
        ("errorKind", "      errorKind: role/lead\n", "of one kind"),
        ("certainty", "", "how sure"),
        ("reason", "      reason: {fr: prénom}\n", "says why"),
        ("ground", "      ground: {en: notices}\n", "on what other ground"),
    ],
)
def test_an_erratum_that_says_too_little_is_a_finding(project, key, line, message):
    path = project / FILE
    text = path.read_text(encoding="utf-8")
    before, entry, after = re.split(r"(    - id: erratum/aef-2024/toplis\n(?:      .*\n)+)", text)
    changed = re.sub(rf"      {key}:.*\n(?:        .*\n)*", line.replace("\\", r"\\"), entry)
    path.write_text(before + changed + after, encoding="utf-8")
    graph = aigraph.load(project, "en")
    with pytest.raises(FindingsError, match=rf"errata\.yaml:\d+:\d+: erratum/aef-2024/toplis.*{message}"):
        check_shapes(graph.dataset, graph.facts)
