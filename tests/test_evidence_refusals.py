"""Wrong facts that stand where a check might not look: each, written into the shipped data, is refused by its rule."""

from __future__ import annotations

import re

import pytest

import aigraph
from aigraph.cli import main
from aigraph.errors import FindingsError, UsageError
from aigraph.evidence import cite, make_refusal, read_sources
from aigraph.evidence.annotated import sentences
from aigraph.project import read_project

FACTS_TO_MIAI = "    - id: funding/miai/gift\n      type: Funding\n      recipient: cluster/miai\n      {}\n"
FOREIGN_LEAD = (
    "    - id: participation/miai/universite-de-lorraine\n      type: Participation\n"
    "      member: institution/universite-de-lorraine\n      organization: cluster/miai\n      role: role/lead\n"
)
GIFT = FACTS_TO_MIAI.format("amount: 12000000\n      status: status/planned")


def add(project, block, name="data/more.yaml"):
    """Writes one more data file."""
    (project / name).write_text(block, encoding="utf-8")


def findings(project, sources=None):
    """What is found in a project: rules and messages."""
    try:
        aigraph.load(project, language="en").validate(sources)
    except FindingsError as error:
        return {(finding.rule, str(str(finding.message))) for finding in error.findings}
    return set()


def rules(project, sources=None):
    """The rules by which something is found in a project."""
    return {rule for rule, _ in findings(project, sources)}


# -- without a passage

HEADS = {
    "editorial": "- editorial: editorial/more\n  reason: {fr: un essai de plus, en: one more trial}\n  facts:\n",
    "record": "- record: record/ror/zzz\n  register: register/ror\n  release: v2.9\n  facts:\n",
    "description": "- description: ../graph/description\n  facts:\n",
}


@pytest.mark.parametrize("kind", sorted(HEADS))
@pytest.mark.parametrize("facts", [GIFT, FOREIGN_LEAD], ids=["a sum", "a membership"])
def test_what_cites_no_passage_states_no_sum_and_no_membership(project, kind, facts):
    add(project, HEADS[kind] + facts)
    assert f"evidence-{kind}" in rules(project)


@pytest.mark.parametrize(
    "fact",
    [
        "    - id: post/etat-francais/president\n      heldBy: person/michael-toplis\n",
        "    - id: cluster/miai\n      startYear: 2019\n",
        "    - id: institution/inria\n      belongsTo: institution/cnrs\n",
        "    - id: funding/miai/award\n      duration: P9Y\n",
        "    - id: count/miai/labs\n      type: Count\n      countOf: cluster/miai\n      quantity: 7\n",
    ],
    ids=["a post", "a date", "a whole", "a duration", "a count"],
)
def test_an_editorial_decision_states_nothing_that_a_text_must_say(project, fact):
    add(project, HEADS["editorial"] + fact)
    assert "evidence-editorial" in rules(project)


def test_a_cluster_that_no_passage_speaks_of_is_refused(project):
    add(
        project, HEADS["editorial"] + "    - id: cluster/lyon\n      type: Cluster\n      label: {fr: Lyon, en: Lyon}\n"
    )
    assert "evidence-invented" in rules(project)


@pytest.mark.parametrize("kind", ["editorial", "record"])
def test_names_and_identifiers_need_no_passage(project, kind):
    said = {
        "editorial": "    - id: cluster/miai\n      altLabel: {fr: le MIAI, en: the MIAI}\n",
        "record": "    - id: institution/skema\n      sameAs: https://example.org/skema\n",
    }
    add(project, HEADS[kind] + said[kind])
    assert f"evidence-{kind}" not in rules(project)


# -- the ends of a passage

PLAN = "france-2030-ai-plan-2023"
CASE = "- passage: ../source/{}#char={},{}\n  print: '000000'\n  facts:\n    - id: programme/ia-cluster\n"


@pytest.mark.parametrize(
    ("source", "start", "end"), [(PLAN, 2057, 2314), (PLAN, 1402, 1670), (PLAN, 3424, 4101), ("aef-2024", 1252, 1490)]
)
def test_a_passage_over_the_end_of_a_line_is_refused(project, sources, source, start, end):
    add(project, CASE.format(source, start, end) + "      kind: kind/call\n")
    assert any(
        rule == "passage-boundary" and "a paragraph's end" in message for rule, message in findings(project, sources)
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("consortium a décidé", "take the clause: 'Le consortium a décidé"),
        ("d'**innovation**, PR [AI] RIE-PSAI, avec le", "take the clause: "),
        ('formation continue" ;\n- Sur le plan', "take whole words of one paragraph"),
    ],
    ids=["inside a clause", "between two joints", "over a paragraph's end"],
)
def test_what_the_validation_would_refuse_is_not_cited_and_what_to_take_is_told(project, sources, words, told):
    texts = read_sources(sources)
    with pytest.raises(UsageError, match=told):
        cite(texts, "aef-2024", words, make_refusal(read_project(project), texts, "aef-2024"))


def test_where_no_facts_can_be_read_words_are_cited_all_the_same(project, sources):
    add(project, "- passage: nowhere\n")
    assert make_refusal(read_project(project), read_sources(sources), "aef-2024") is None


# -- readings

READS = "- reading: reading/more\n  reason: {fr: pour voir ce qui passe, en: to see what passes}\n"
BOOSTER = (
    "    - id: funding/ia-booster/more\n      type: Funding\n      recipient: programme/ia-booster\n"
    "      funder: institution/bpifrance\n      amount: 40000000\n      status: status/envelope\n"
)


def read(*premises, adds="", facts=BOOSTER, source=PLAN):
    """A reading from passages of a source."""
    ranges = "".join(f"    - ../source/{source}#char={premise}\n" for premise in premises)
    return f"{READS}  from:\n{ranges}{f'  adds: [{adds}]' if adds else ''}\n  facts:\n{facts}"


MIAI_GIFT = read("4424,4463", adds="'12000000', status/planned", facts=GIFT, source="aef-2024")
READINGS = {
    "from two paragraphs": (read("3049,3718"), "passage-boundary"),
    "with a sum of one passage and the recipient of another": (
        read("3049,3163", "3424,3545", "3547,3613", adds="status/envelope"),
        "evidence-figure",
    ),
    "from a passage with two sums": (
        read("4103,4314", facts="    - id: programme/national-ai-strategy\n      kind: kind/call\n"),
        "evidence-one-figure",
    ),
    "from a passage that has nothing to do with it": (
        read("934,990", "3049,3163", facts="    - id: programme/digital-resources-call\n      kind: kind/call\n"),
        "evidence-reading",
    ),
    "of a sum that is stated elsewhere": (
        read("3049,3163", facts="    - id: funding/ia-booster/envelope\n      funder: institution/bpifrance\n"),
        "evidence-subject",
    ),
    "that adds a sum": (MIAI_GIFT, "evidence-figure"),
    "that adds a person": (
        read(
            "4424,4463",
            adds="person/michael-toplis",
            facts="    - id: post/miai/head\n      type: Post\n      label: {fr: tête, en: head}\n"
            "      heldBy: person/michael-toplis\n      postIn: cluster/miai\n",
            source="aef-2024",
        ),
        "evidence-name",
    ),
    "that adds a member": (
        read("4424,4463", adds="institution/universite-de-lorraine, role/lead", facts=FOREIGN_LEAD, source="aef-2024"),
        "evidence-name",
    ),
}


@pytest.mark.parametrize("reading", sorted(READINGS))
def test_a_reading_is_as_tight_as_a_passage(project, sources, reading):
    block, rule = READINGS[reading]
    add(project, block)
    assert rule in rules(project, sources)


def test_a_passage_says_nothing_more_of_a_sum_that_it_does_not_tell(project, sources, edit):
    edit(
        project / "data/clusters/sequoia.yaml",
        "    - id: funding/sequoia/award\n",
        "    - id: funding/miai/award\n      status: status/envelope\n    - id: funding/sequoia/award\n",
    )
    assert any("funding/miai/award is stated elsewhere" in message for _, message in findings(project, sources))


# -- what the texts say and no fact does


def cut_block(project, file, range_):
    """Deletes the block of a passage from a data file."""
    path = project / file
    text = path.read_text(encoding="utf-8")
    block = re.search(rf"- passage: \S+#char={range_}\n(?:  .*\n)+", text)
    path.write_text(text.replace(block[0], ""), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "range_", "told"),
    [
        ("data/clusters/miai.yaml", "4509,4552", "aef-2024 4517,4523: no fact claims"),
        ("data/clusters/sequoia.yaml", "16060,16124", 'no passage touches ": la maximisation'),
    ],
    ids=["a figure", "a clause"],
)
def test_what_a_text_says_and_no_fact_claims_is_found(project, sources, file, range_, told):
    cut_block(project, file, range_)
    assert any(rule == "evidence-coverage" and told in message for rule, message in findings(project, sources))


def test_a_stop_without_a_blank_ends_a_sentence_and_one_inside_an_address_does_not():
    text = "Il est en open source.Aussi, un plan suit sur AEF.info et B.com"
    assert [text[start:end] for start, end in sentences(text)] == [text[:22], text[22:]]


def test_coverage_ends_with_1_where_something_is_left(monkeypatch, project, sources):
    cut_block(project, "data/clusters/sequoia.yaml", "16060,16124")
    monkeypatch.setattr("sys.argv", ["aigraph", "coverage", "--project", str(project), "--sources", str(sources)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1


# -- relations without a word


def beside(project, file, range_, fact):
    """Adds a fact to the block of a passage."""
    path = project / file
    text = path.read_text(encoding="utf-8")
    block = re.search(rf"- passage: \S+#char={range_}\n(?:  .*\n)*?  facts:\n", text)
    path.write_text(text.replace(block[0], block[0] + fact), encoding="utf-8")


MEMBERS = ("data/clusters/3ia-cote-d-azur.yaml", "12612,12690")
ALLIANCE = ("data/clusters/postgenai-paris.yaml", "6692,7158")
JEAN_ZAY = ("data/plan-2023.yaml", "2437,2570")


def tie(one, key, other):
    return f"    - id: institution/{one}\n      {key}: institution/{other}\n"


TIES = {
    "part of another member of one list": (*MEMBERS, tie("inria", "partOf", "cnrs")),
    "a unit of another member of one list": (*MEMBERS, tie("inria", "subOrganizationOf", "cnrs")),
    "belonging to another member of one list": (*MEMBERS, tie("inria", "belongsTo", "cnrs")),
    "linked to another member of one list": (*MEMBERS, tie("inria", "linkedTo", "cnrs")),
    "belonging to its neighbour in brackets": (*JEAN_ZAY, tie("genci", "belongsTo", "cnrs")),
    "outside the brackets that list the members": (*ALLIANCE, tie("cnam", "belongsTo", "alliance-sorbonne-universite")),
}


@pytest.mark.parametrize("kind", sorted(TIES))
def test_to_be_named_together_is_no_tie(project, sources, kind):
    file, range_, fact = TIES[kind]
    beside(project, file, range_, fact)
    assert "evidence-direction" in rules(project, sources)


# -- the other language


@pytest.mark.parametrize(
    "english",
    [
        "the University of Lorraine pays for it",
        "they spend 900 M€ on security",
        "in 2031, security and defence",
    ],
    ids=["an organisation", "a sum", "a year"],
)
def test_a_text_in_another_language_says_no_more(project, sources, english):
    path = project / "data/clusters/sequoia.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(paraphrase:\n\s+fr: .*\n\s+en: ).*", rf"\1{english}", text, count=1), encoding="utf-8")
    assert "evidence-translation" in rules(project, sources)


def test_a_text_that_only_another_language_has_must_be_printed(project, sources):
    note = "    - id: cluster/miai\n      note: {en: [a rocket flies to the moon]}\n"
    beside(project, "data/clusters/miai.yaml", "4465,4507", note)
    assert "evidence-translation" in rules(project, sources)
