"""An explanation leads from a fact to its leaves, and says of what is not there what is missing."""

from __future__ import annotations

import json

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

import aigraph
from aigraph.explanation import explain, to_json, to_text
from aigraph.explanation.quoting import MOST_CHARACTERS
from aigraph.queries import bind_conclusion, conclude, select
from aigraph.rules import read_rules

CHAIN = {
    "growing.rq": "#+ summary: What is planted is grown.\n"
    "PREFIX orc: <https://example.org/orchards/ontology#>\n"
    "CONSTRUCT { ?o orc:grows ?v } WHERE { ?p orc:isPlantedIn ?o ; orc:isOfVariety ?v }\n",
    "neighbour.rq": "#+ summary: Who grows the same is a neighbour.\n"
    "PREFIX orc: <https://example.org/orchards/ontology#>\n"
    "CONSTRUCT { ?a orc:neighbours ?b } WHERE { ?a orc:grows ?v . ?b orc:grows ?v FILTER(?a != ?b) }\n",
    "symmetry.rq": "#+ summary: A neighbour has a neighbour.\n"
    "PREFIX orc: <https://example.org/orchards/ontology#>\n"
    "CONSTRUCT { ?a orc:neighbours ?b } WHERE { ?b orc:neighbours ?a }\n",
    "stock.rq": "#+ summary: A variety is of the stock of all that it descends from.\n"
    "PREFIX orc: <https://example.org/orchards/ontology#>\n"
    "CONSTRUCT { ?v orc:isOfStock ?w } WHERE { ?v orc:descendsFrom+ ?w }\n",
}
FACTS = """\
- editorial: editorial/names
  reason: {en: names, de: Namen}
  facts:
    - {id: orchard/hill, type: Orchard, label: {en: Hill}}
    - {id: orchard/mill, type: Orchard, label: {en: Mill}}
    - {id: orchard/quarry, type: Orchard, label: {en: Quarry}}
    - {id: fruit-variety/bell, type: FruitVariety, label: {en: Bell}, descendsFrom: fruit-variety/russet}
    - {id: fruit-variety/russet, type: FruitVariety, label: {en: Russet}, descendsFrom: fruit-variety/wild}
    - {id: fruit-variety/wild, type: FruitVariety, label: {en: Wild}, descendsFrom: fruit-variety/bell}
    - {id: planting/hill/bell, type: Planting, orchard: orchard/hill, variety: fruit-variety/bell}
    - {id: planting/mill/bell, type: Planting, orchard: orchard/mill, variety: fruit-variety/bell}
"""


@pytest.fixture
def orchards(write_facts):
    """A small project of our own: rules that build on each other, one of them in a circle, and a path."""
    root = write_facts(FACTS)
    (root / "ontology/rules").mkdir()
    for name, text in CHAIN.items():
        (root / "ontology/rules" / name).write_text(text, encoding="utf-8")
    return aigraph.load(root, "en")


def _facts_below(fact):
    """A fact and all that it rests on, as JSON has them."""
    yield fact
    for evidence in fact["evidence"]:
        for way in evidence.get("ways", ()):
            for premise in way:
                yield from _facts_below(premise)


def _leaves(answer):
    """The kinds of evidence at the ends of the tree."""
    return {
        evidence["kind"]
        for fact in answer["facts"]
        for below in _facts_below(fact)
        for evidence in below["evidence"]
        if not evidence.get("ways")
    }


def _ends(fact):
    return (fact["subject"]["iri"].rpartition("/id/")[2], fact["value"].get("iri", "").rpartition("/id/")[2])


# -- facts that are there


def test_a_stated_fact_is_explained_by_its_passage(graph):
    answer = to_json(graph.explain('cluster/miai printedName "MIAI Cluster"'))
    (evidence,) = answer["facts"][0]["evidence"]
    (passage,) = evidence["passages"]
    assert (evidence["kind"], passage["start"], passage["words"]) == ("passage", 4374, None)


def test_an_inferred_fact_is_explained_by_the_facts_that_the_rule_had(graph):
    answer = to_json(graph.explain("institution/cnrs memberOf cluster/enact"))
    (evidence,) = answer["facts"][0]["evidence"]
    (way,) = evidence["ways"]
    assert evidence["rule"] == "membership"
    assert {_ends(premise) for premise in way} == {
        ("participation/enact/cnrs", "institution/cnrs"),
        ("participation/enact/cnrs", "cluster/enact"),
    }


def test_every_branch_ends_at_something_that_is_no_rule(graph):
    leaves = _leaves(to_json(graph.explain("cluster/enact addresses theme/health")))
    assert {"passage", "editorial"} <= leaves <= {"passage", "editorial", "reading"}


def test_a_misprint_is_explained_by_its_erratum(graph):
    answer = to_json(graph.explain('institution/le-poool hiddenLabel "Psool"'))
    subjects = {_ends(below)[0] for fact in answer["facts"] for below in _facts_below(fact)}
    assert "erratum/aef-2024/poool-bare" in subjects


def test_a_reading_gives_its_reason_and_where_it_begins(graph):
    answer = to_json(graph.explain("participation/miai/universite-grenoble-alpes role role/lead"))
    (evidence,) = answer["facts"][0]["evidence"]
    assert evidence["kind"] == "reading"
    assert set(evidence["reason"]) == {"fr", "en"}
    assert [(passage["as"], passage["start"]) for passage in evidence["passages"]] == [("from", 4374)]


def test_a_record_gives_its_register_and_release(graph):
    answer = to_json(graph.explain("institution/universite-psl website https://psl.eu"))
    (record,) = answer["facts"][0]["evidence"]
    assert (record["kind"], record["release"], record["date"]) == ("record", "v2.8", "2026-06-02")
    assert record["register"].endswith("/register/ror")


def test_a_premise_in_the_ontology_is_told_as_such(graph):
    assert "ontology" in _leaves(to_json(graph.explain("cluster/enact type org:OrganizationalCollaboration")))


def test_a_path_is_told_step_by_step(orchards):
    answer = to_json(orchards.explain("fruit-variety/bell isOfStock fruit-variety/wild"))
    (way,) = answer["facts"][0]["evidence"][0]["ways"]
    assert [_ends(premise) for premise in way] == [
        ("fruit-variety/bell", "fruit-variety/russet"),
        ("fruit-variety/russet", "fruit-variety/wild"),
    ]


def test_a_fact_is_never_among_its_own_premises(orchards):
    answer = to_json(orchards.explain("orchard/hill neighbours orchard/mill"))
    (fact,) = answer["facts"]
    below = [_ends(premise) for premise in _facts_below(fact)][1:]
    assert ("orchard/hill", "orchard/mill") not in below
    assert below


def test_rules_in_a_circle_still_end_at_what_is_stated(orchards):
    (fact,) = to_json(orchards.explain("orchard/mill neighbours orchard/hill"))["facts"]
    grounds = [
        [evidence["kind"] for evidence in below["evidence"] if evidence.get("ways") or evidence["kind"] == "editorial"]
        for below in _facts_below(fact)
        if not below["repeated"]
    ]
    assert all(grounds)


def test_a_rule_that_concludes_a_fact_from_later_ones_alone_has_no_ways(orchards):
    (fact,) = to_json(orchards.explain("orchard/mill neighbours orchard/hill"))["facts"]
    assert {evidence["rule"]: bool(evidence["ways"]) for evidence in fact["evidence"]} == {
        "neighbour": True,
        "symmetry": False,
    }


def test_every_inferred_fact_of_the_graph_has_a_way(graph):
    explained = [to_json(graph.explain(name)) for name in ("institution/inserm", "cluster/enact", "theme/health")]
    evidence = [
        evidence
        for answer in explained
        for fact in (*answer["facts"], *answer["incoming"])
        for below in _facts_below(fact)
        for evidence in below["evidence"]
    ]
    assert [entry["rule"] for entry in evidence if entry["kind"] == "rule" and not entry["ways"]] == []


def test_a_fact_that_comes_again_is_only_named(graph):
    facts = to_json(graph.explain("cluster/enact"))["facts"]
    below = [below for fact in facts for below in _facts_below(fact)]
    told = [json.dumps((fact["subject"], fact["property"], fact["value"])) for fact in below if not fact["repeated"]]
    assert len(told) == len(set(told))
    assert [fact for fact in below if fact["repeated"] and fact["evidence"]] == []


def test_more_ways_than_are_told_are_counted(write_facts):
    plantings = "".join(
        f"    - {{id: planting/hill/p{number}, type: Planting, orchard: orchard/hill, variety: fruit-variety/bell}}\n"
        for number in range(5)
    )
    root = write_facts(FACTS + plantings)
    (root / "ontology/rules").mkdir()
    (root / "ontology/rules/growing.rq").write_text(CHAIN["growing.rq"], encoding="utf-8")
    answer = to_json(aigraph.load(root, "en").explain("orchard/hill grows fruit-variety/bell"))
    (evidence,) = answer["facts"][0]["evidence"]
    assert (len(evidence["ways"]), evidence["more_ways"]) == (3, 3)


def test_a_thing_is_explained_with_what_others_say_of_it(graph):
    answer = to_json(graph.explain("institution/inserm"))
    assert {fact["subject"]["iri"] for fact in answer["facts"]} == {"https://w3id.org/aigraph/id/institution/inserm"}
    assert "participation/enact/inserm" in {_ends(fact)[0] for fact in answer["incoming"]}


# -- how it can be asked


@pytest.mark.parametrize(
    "target",
    [
        "institution/cnrs memberOf cluster/enact",
        "institution/cnrs org:memberOf cluster/enact",
        '"CNRS" memberOf "ENACT"',
        "<https://w3id.org/aigraph/id/institution/cnrs> http://www.w3.org/ns/org#memberOf cluster/enact",
    ],
)
def test_a_statement_can_be_written_in_several_ways(graph, target):
    (fact,) = to_json(graph.explain(target))["facts"]
    assert _ends(fact) == ("institution/cnrs", "cluster/enact")


def test_a_class_is_named_as_data_files_name_it(graph):
    (fact,) = to_json(graph.explain("cluster/enact type Cluster"))["facts"]
    assert fact["value"]["iri"].endswith("#Cluster")


def test_a_text_without_language_means_each(graph):
    languages = {
        fact["value"]["language"] for fact in to_json(graph.explain('cluster/miai label "MIAI Cluster"'))["facts"]
    }
    assert languages == {"fr", "en"}


def test_a_number_is_found_by_its_digits(graph):
    (fact,) = to_json(graph.explain("funding/miai/award amount 70000000"))["facts"]
    assert fact["value"]["datatype"].endswith("#decimal")


def test_a_wrong_spelling_in_quotes_finds_the_right_thing(graph):
    (first, *_) = to_json(graph.explain('"Michel Toplis"'))["facts"]
    assert _ends(first)[0] == "person/michael-toplis"


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("", "nobody's name and has 0 parts"),
        ("cluster/miai role", "has 2 parts"),
        ("cluster/miai roel role/lead", r"roel is no property \(did you mean role\?\)"),
        ('"Nobody at all"', "is nobody's name"),
        ("Miay Cluster", r"is nobody's name \(did you mean cluster/miai, .*\?\) and has 2 parts"),
        ("maiai", r"maiai is nobody's name \(did you mean institution/institut-miai\?\); write a name, an id"),
        ("x" * 1001, "has 1001 characters; ask with at most 1000"),
        ('"' * 100_000, "has 100000 characters; ask with at most 1000"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_remedy(graph, target, message):
    with pytest.raises(aigraph.UsageError, match=message):
        graph.explain(target)


# -- what is not there


def test_a_missing_premise_is_named(graph):
    absence = to_json(graph.explain("institution/cnrs memberOf cluster/miai"))["absence"]
    (miss,) = absence["rules"]
    (missing,) = [premise for premise in miss["premises"] if not premise["present"]]
    assert miss["rule"] == "membership"
    assert (missing["subject"], missing["value"]["iri"].rpartition("/")[2]) == ({"variable": "participation"}, "miai")


def test_what_is_near_is_named(graph):
    near = to_json(graph.explain("institution/cnrs memberOf cluster/miai"))["absence"]["near"]
    assert ("institution/cnrs", "cluster/enact") in {_ends(fact) for fact in near}
    assert ("institution/universite-grenoble-alpes", "cluster/miai") in {_ends(fact) for fact in near}


def test_what_no_rule_concludes_names_the_key_to_state_it(graph):
    absence = to_json(graph.explain("funding/miai/award amount 71000000"))["absence"]
    assert (absence["rules"], absence["key"]) == ([], "amount")
    assert [fact["value"]["text"] for fact in absence["near"]] == ["70000000"]


@pytest.mark.parametrize(
    "target",
    [
        "institution/cnrs amount 5",
        "institution/cnrs recipient cluster/miai",
        "cluster/miai heldBy person/eric-gaussier",
        "funding/miai/award exclusionOf cluster/miai",
        "cluster/none-such amount 5",
    ],
)
def test_a_key_that_the_class_may_not_have_is_not_proposed(graph, target):
    assert to_json(graph.explain(target))["absence"]["key"] is None


@pytest.mark.parametrize(
    ("target", "key"),
    [
        ("funding/none-such amount 5", "amount"),
        ("post/miai/director heldBy person/alain-fuchs", "heldBy"),
        ("institution/cnrs type Cluster", None),
    ],
)
def test_a_key_that_the_class_may_have_is_proposed(graph, target, key):
    assert to_json(graph.explain(target))["absence"]["key"] == key


def test_a_statement_can_be_asked_for_by_names(graph):
    answer = to_json(graph.explain("CNRS memberOf ENACT"))
    assert (answer["known"], answer["taken"]) == (True, {"CNRS": "institution/cnrs"})


def test_a_document_can_be_asked_for_by_its_short_id(graph):
    (first, *_) = to_json(graph.explain("source/aef-2024"))["facts"]
    assert first["subject"]["iri"] == "https://w3id.org/aigraph/source/aef-2024"


@pytest.mark.parametrize("target", ["cluster/maia", "cluster/maia role role/lead"])
def test_an_unknown_thing_comes_with_the_nearest(graph, target):
    unknown = to_json(graph.explain(target))["absence"]["unknown"]
    assert {"name": "cluster/maia", "nearest": "cluster/miai"} in unknown


def test_a_rule_whose_premises_all_hold_says_that_it_gives_something_else(orchards):
    orchards.project.path("ontology/rules/growing.rq").write_text(
        CHAIN["growing.rq"].replace("?v }\n", "?v FILTER(STRENDS(STR(?o), 'mill')) }\n"), encoding="utf-8"
    )
    changed = aigraph.load(orchards.project, "en")
    text = to_text(changed.explain("orchard/hill grows fruit-variety/bell"), changed.project.shorten)
    assert "its premises hold" in text


# -- words of the documents


def test_with_the_texts_passages_come_with_their_words(graph, sources):
    (fact,) = to_json(graph.explain('cluster/miai printedName "MIAI Cluster"', sources))["facts"]
    assert fact["evidence"][0]["passages"][0]["words"].startswith("MIAI Cluster")


def test_no_fact_quotes_more_than_300_characters(graph, sources):
    answer = to_json(graph.explain("cluster/postgenai-paris", sources))
    facts = [below for fact in (*answer["facts"], *answer["incoming"]) for below in _facts_below(fact)]
    lengths = [
        sum(len(quote["words"] or "") for evidence in fact["evidence"] for quote in evidence.get("passages", ()))
        for fact in facts
    ]
    assert 0 < max(lengths) <= MOST_CHARACTERS


def test_the_answer_says_whose_words_it_quotes(graph, sources):
    assert any("AEF info" in notice for notice in graph.explain("institution/inserm", sources).notices)


def test_without_the_texts_there_is_no_notice(graph):
    assert graph.explain("institution/inserm").notices == ()


def test_a_text_that_is_not_the_one_read_is_refused(graph, tmp_path):
    (tmp_path / "aef-2024.txt").write_text("something else", encoding="utf-8")
    with pytest.raises(aigraph.FindingsError, match="the text of aef-2024 is not the one that was read"):
        graph.explain("cluster/miai", tmp_path)


def test_texts_that_are_not_there_are_told(graph, tmp_path):
    with pytest.raises(aigraph.FindingsError, match="the text of aef-2024 is missing"):
        graph.explain("cluster/miai", tmp_path)


# -- forms

KEYS = {
    "answer": {"taken", "target", "language", "known", "facts", "incoming", "absence", "notices"},
    "fact": {"subject", "property", "value", "repeated", "evidence"},
    "absence": {"unknown", "rules", "near", "key"},
    "passage": {"passage", "as", "source", "title", "start", "end", "words", "cut"},
}
EVIDENCE_KEYS = {
    "rule": {"kind", "graph", "rule", "summary", "ways", "more_ways"},
    "record": {"kind", "graph", "passages", "register", "release", "date"},
}
OTHER_KEYS = {"kind", "graph", "passages", "reason"}


def test_the_json_form_stays(graph):
    answer = to_json(graph.explain("institution/cnrs"))
    absence = to_json(graph.explain("institution/cnrs memberOf cluster/miai"))["absence"]
    facts = [below for fact in (*answer["facts"], *answer["incoming"]) for below in _facts_below(fact)]
    evidence = [entry for fact in facts for entry in fact["evidence"]]
    assert set(answer) == KEYS["answer"]
    assert set(absence) == KEYS["absence"]
    assert {frozenset(fact) for fact in facts} == {frozenset(KEYS["fact"])}
    assert all(set(entry) == EVIDENCE_KEYS.get(entry["kind"], OTHER_KEYS) for entry in evidence)
    assert all(set(quote) == KEYS["passage"] for entry in evidence for quote in entry.get("passages", ()))


@pytest.mark.parametrize(("language", "word"), [("fr", "conclu par la règle"), ("en", "concluded by the rule")])
def test_the_text_speaks_both_languages(graph, language, word):
    told = explain(graph.dataset, "institution/cnrs memberOf cluster/enact", language)
    assert word in to_text(told, graph.project.shorten)


def test_two_answers_are_the_same(graph):
    assert to_json(graph.explain("cluster/enact")) == to_json(graph.explain("cluster/enact"))


# -- the binder


def test_each_rule_concludes_what_its_bound_pattern_finds(graph):
    """A conclusion's terms, bound, leave at least one solution; those of another triple none."""
    dataset = graph.dataset
    rule = next(rule for rule in read_rules(graph.project) if rule.name == "membership")
    triple = min(conclude(dataset, rule.query), key=str)
    bound = bind_conclusion(rule.query, {"institution": triple.subject, "cluster": triple.object})
    swapped = bind_conclusion(rule.query, {"institution": triple.object, "cluster": triple.subject})
    assert (len(select(dataset, bound)) > 0, len(select(dataset, swapped))) == (True, 0)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_bound_text_is_inert_whatever_it_holds(text):
    literal = ox.Literal(text)
    query = bind_conclusion("CONSTRUCT { ?s ?p ?o } WHERE { BIND(1 AS ?s) }", {"o": literal})
    (row,) = list(ox.Store().query(query))
    assert row["o"] == literal


@pytest.mark.parametrize(
    "query", ["SELECT * { ?s ?p ?o }", "CONSTRUCT { ?s ?p ?o", "CONSTRUCT { ?s ?p ?o } WHERE { ?s"]
)
def test_what_is_no_whole_construct_is_refused(query):
    with pytest.raises(aigraph.UsageError, match="the rule has"):
        bind_conclusion(query, {})
