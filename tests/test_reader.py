"""The reader: what it refuses, each finding at its place with its remedy; and what it leaves alone."""

from __future__ import annotations

import shutil
import string
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aigraph.dataset import build_dataset
from aigraph.errors import FactsError, InputError
from aigraph.facts import read_facts
from aigraph.facts.blocks import BLOCK_KINDS
from aigraph.facts.values import text_fault
from aigraph.project import find_project
from aigraph.terms import SKOS

# A block that says what it needs to; a test adds lines to its only fact, which begin in line 6, column 7.
HEAD = """\
- editorial: editorial/names
  reason: {en: ours}
  facts:
    - id: orchard/north
      type: Orchard
"""
SOURCE = """\
- description: ../graph/description
  facts:
    - {id: ../source/report, type: Source, title: {en: Report}, characters: 300}
"""


def passage(name):
    """A source, and a block that begins with a passage, whose name stands in line 4, column 12."""
    return f"{SOURCE}- passage: {name}\n  print: 'abcdef'\n  facts: [{{id: orchard/north, type: Orchard}}]\n"


def findings(project):
    with pytest.raises(FactsError) as caught:
        read_facts(find_project(project))
    return caught.value.findings


def told(project):
    """The findings as they are shown."""
    return [str(finding) for finding in findings(project)]


def rules(project):
    return [finding.rule for finding in findings(project)]


def values(project, key):
    """What the data files say under a key, as it is written."""
    return [found.value for found in read_facts(find_project(project)).statements if found.term.name == key]


# -- keys and types

KEYS = [
    ("colour: red", "6:7: 'colour' is no term of the vocabulary"),
    ("tree: 3", "6:7: 'tree' is no term of the vocabulary (did you mean trees?)"),
    ("https://schema.org/url: red", "6:7: 'https://schema.org/url' is no plain term"),
    ("schema:url: red", "6:7: 'schema:url' is no plain term"),
    ("'@id': orchard/south", "6:7: '@id' is no plain term"),
    ("'@type': Orchard", "6:7: '@type' is no plain term"),
    ("'@graph': x", "6:7: '@graph' is no plain term"),
    ("passage: ../source/report#char=0,9", "6:7: 'passage' is no term of the vocabulary"),
    ("<<: {trees: 3}", "6:7: '<<' is no term of the vocabulary"),
    ("Trees: 3", "6:7: 'Trees' is no term of the vocabulary (did you mean trees?)"),
    ("'trees ': 3", "6:7: 'trees ' is no term of the vocabulary (did you mean trees?)"),
    ("'': 3", "6:7: '' is no term of the vocabulary"),
    ("[trees]: 3", "6:7: a key is a word"),
    ("? {trees: 1}\n      : 3", "6:9: a key is a word"),
]


@pytest.mark.parametrize(("line", "finding"), KEYS)
def test_a_key_that_is_no_term_is_refused(write_facts, line, finding):
    first, *others = told(write_facts(f"{HEAD}      {line}\n"))
    assert (first.partition(";")[0], others) == (f"data/facts.yaml:{finding}", [])


@pytest.mark.parametrize(
    ("key", "remedy"),
    [
        ("colour", "correct it, or add the term to ontology/context.jsonld"),
        ("schema:url", "write the term that ontology/context.jsonld has for it"),
    ],
)
def test_a_key_that_is_no_term_has_a_remedy(write_facts, key, remedy):
    (finding,) = findings(write_facts(f"{HEAD}      {key}: red\n"))
    assert (str(finding.remedy), finding.rule) == (remedy, "unknown-key")


def test_a_type_that_is_no_class_is_refused_once(write_facts):
    assert told(write_facts(HEAD.replace("type: Orchard", "type: Orchrad"))) == [
        (
            "data/facts.yaml:5:13: 'Orchrad' is no class of the vocabulary (did you mean Orchard?); "
            "correct it, or add the class to ontology/context.jsonld"
        )
    ]


@pytest.mark.parametrize("name", ["trees", "orc:Orchard", "https://example.org/orchards/ontology#Orchard", "orchard"])
def test_a_type_is_the_name_of_a_class(write_facts, name):
    assert "unknown-type" in rules(write_facts(HEAD.replace("type: Orchard", f"type: '{name}'")))


def test_the_same_key_twice_is_refused(write_facts):
    assert told(write_facts(f"{HEAD}      nickname: Up\n      nickname: Down\n")) == [
        (
            "data/facts.yaml:7:7: the key 'nickname' stands twice (first in line 6); "
            "keep one; several values are a list [a, b]"
        )
    ]


@pytest.mark.parametrize(
    "text",
    [HEAD + "      id: orchard/south\n", HEAD + "  facts: []\n", HEAD.replace("{en: ours}", "{en: ours, en: yours}")],
    ids=["id", "facts", "language"],
)
def test_every_key_stands_once(write_facts, text):
    assert rules(write_facts(text)) == ["duplicate-key"]


# -- values of each datatype

WRONG = {
    "trees": ("xsd:integer", "a whole number, such as 3", ["three", "1.0", "1e3", "0x10", "1_000", "12 345", "٣", "½"]),
    "hectares": (
        "xsd:decimal",
        "digits, such as 75000000 or 48.85",
        ["1e3", "1.5E2", "1,5", "NaN", "INF", ".", "+", "1.2.3", "10 ha", "٣"],
    ),
    "planted": (
        "xsd:gYear",
        "a year of four digits, such as 2024",
        ["98", "198", "01998", "1998-05", "MCMXCVIII", "2024Z+", "+1998", "2024+15:00"],
    ),
    "firstPicked": (
        "xsd:date",
        "a date that exists, such as 2024-05-21",
        [
            "2023-02-29",
            "2024-13-01",
            "2024-04-31",
            "1900-02-29",
            "0000-01-01",
            "2024-5-21",
            "21/05/2024",
            "2024-05",
            "2024-05-21T00:00:00",
            "20240521",
            "2024-W21-2",
            "2024-05-21+15:00",
            "24-05-21",
            "٢٠٢٤-05-21",
        ],
    ),
    "keeps": (
        "xsd:duration",
        "a duration, such as P5Y for five years",
        ["5 years", "P", "PT", "P1YT", "5Y", "P5", "P1W", "P1.5Y", "PT1M2H", "P-1Y"],
    ),
    "organic": ("xsd:boolean", "true or false", ["yes", "no", "True", "TRUE", "oui", "on", "2"]),
    "website": (
        "xsd:anyURI",
        "a web address, such as https://example.org/",
        [
            "example.org",
            "www.example.org",
            "ftp://example.org/",
            "javascript:alert(1)",
            "https://",
            "https://a b/",
            "https://example.org/%zz",
            "https://[bad",
            "https://example.org/#a#b",
            "HTTPS://example.org/",
        ],
    ),
}


@pytest.mark.parametrize(("key", "value"), [(key, value) for key, (_, _, wrong) in WRONG.items() for value in wrong])
def test_a_value_that_is_not_of_its_datatype_is_refused(write_facts, key, value):
    datatype, remedy, _ = WRONG[key]
    assert told(write_facts(f"{HEAD}      {key}: '{value}'\n")) == [
        f"data/facts.yaml:6:{9 + len(key)}: {key} is {value!r}, which is no {datatype}; write {remedy}"
    ]


RIGHT = {
    "trees": ["0", "-3", "+3", "007", "123456789012345678901234567890"],
    "hectares": ["0.5", "-0.5", "+1", ".5", "5.", "75000000"],
    "planted": ["1998", "0001", "-0044", "12024", "1998Z", "1998+02:00"],
    "firstPicked": ["2024-02-29", "1961-10-03", "1961-10-03Z", "1961-10-03-05:00", "1961-10-03+14:00"],
    "keeps": ["P5M", "P1Y2M3DT4H5M6.7S", "-P1D", "PT0S"],
    "organic": ["true", "false", "1", "0"],
    "website": ["https://example.org/", "http://example.org/a?b=c&d=%20#e", "https://obstgärten.example/früh"],
    "nickname": ["NO", "3:30", "007", "2024-05-21", "1e3", "~", "null", "yes", "on", "0x1F", "1_000", "=", ".inf", "-"],
}


@pytest.mark.parametrize(("key", "value"), [(key, value) for key, right in RIGHT.items() for value in right])
def test_a_value_of_its_datatype_stays_as_it_is_written(write_facts, key, value):
    quoted = "'-'" if value == "-" else value
    assert values(write_facts(f"{HEAD}      {key}: {quoted}\n"), key) == [value]


ODD = [
    "R&B orchard", "*starred*", "!important", "%5 off", "#1 in taste", "Hill: the upper one", "Hi! PARIS", "b<>com",
    "&anchor", "@home", "`ticks`", "[list]", "{map}", "- dash", "? why", "> folded", "| kept", "---", "...",
    "%YAML 1.1", "!!python/object/apply:os.system", "'single'", '"double"', "a\\b", "?_name", "{{x}}", "</script>",
    "it's", "😀 fruit", "a\u00a0b", "a\u200db", "Żółć", "日本", "true",
]  # fmt: skip


@pytest.mark.parametrize("text", ODD)
def test_a_quoted_text_may_look_like_anything(write_facts, text):
    quoted = "'" + text.replace("'", "''") + "'"
    assert values(write_facts(f"{HEAD}      nickname: {quoted}\n"), "nickname") == [text]


@pytest.mark.parametrize("text", ["Hi! PARIS", "b<>com", "50 % more", "R & D", "two * three", "a#b", "Nº 5"])
def test_a_plain_text_may_hold_signs_that_begin_nothing(write_facts, text):
    assert values(write_facts(f"{HEAD}      nickname: {text}\n"), "nickname") == [text]


# -- ids

BAD_IDS = [
    "north", "Orchard/north", "orchard/North", "orchard/no_rth", "orchard/nörth", "orchard//north", "orchard/north/",
    "/orchard/north", "orchard/a/b/c", "orchard/-a", "orchard/a-", "orchard/a--b", "orchard/a b", "../orchard/north",
    "1orchard/north", "https://example.org/orchards/id/orchard/north", "orchard/../north", "_:b0", "@base", "orc:north",
]  # fmt: skip


@pytest.mark.parametrize("identifier", BAD_IDS)
def test_an_id_that_is_not_class_and_slug_is_refused(write_facts, identifier):
    assert told(write_facts(HEAD.replace("orchard/north", f"'{identifier}'"))) == [
        f"data/facts.yaml:4:11: {identifier!r} is no id; write class/slug in lower-case ASCII, words joined by -"
    ]


@pytest.mark.parametrize("identifier", ["orchard/north", "orchard/a/b", "orchard/1-a", "orchard/2024"])
def test_an_id_is_a_class_and_one_or_two_slugs(write_facts, identifier):
    facts = read_facts(find_project(write_facts(HEAD.replace("orchard/north", identifier))))
    assert list(facts.subjects) == [identifier]


def test_a_source_is_described_in_a_description_block_only(write_facts):
    assert rules(write_facts(HEAD.replace("orchard/north", "../source/report"))) == ["bad-id"]


def test_an_id_of_another_class_than_its_own_is_refused(write_facts):
    assert told(write_facts(HEAD.replace("orchard/north", "variety/north"))) == [
        "data/facts.yaml:4:11: variety/north is of type Orchard; begin its id with orchard/"
    ]


def test_a_class_of_two_words_is_written_with_a_hyphen(write_facts):
    variety = HEAD.replace("orchard/north", "fruit-variety/amber").replace("type: Orchard", "type: FruitVariety")
    assert values(write_facts(variety), "type") == ["FruitVariety"]


@pytest.mark.parametrize("fact", ["    - trees: 3\n", "    - {}\n"])
def test_a_fact_without_id_is_refused(write_facts, fact):
    assert told(write_facts(HEAD + fact)) == ["data/facts.yaml:6:7: a fact without id; add id: class/slug"]


def test_a_fact_that_is_no_mapping_is_refused(write_facts):
    assert told(write_facts(f"{HEAD}    - orchard/south\n")) == [
        "data/facts.yaml:6:7: a fact is a mapping; begin it with '- id:'"
    ]


def test_a_fact_that_says_nothing_is_refused(write_facts):
    assert told(write_facts(f"{HEAD}    - id: orchard/north\n")) == [
        "data/facts.yaml:6:11: nothing is said of orchard/north; add a type or a property, or delete it"
    ]


def test_an_id_that_nobody_describes_is_refused_with_the_nearest_one(write_facts):
    assert told(write_facts(f"{HEAD}      orchard: orchard/nroth\n")) == [
        (
            "data/facts.yaml:6:16: nobody describes orchard/nroth (did you mean orchard/north?); "
            "correct the id, or describe it with a type"
        )
    ]


def test_a_subject_without_a_type_is_refused_at_all_its_places(write_facts):
    text = HEAD + "    - id: orchard/nort\n      trees: 3\n    - id: orchard/nort\n      hectares: 3\n"
    assert told(write_facts(text)) == [
        (
            "data/facts.yaml:6:11: orchard/nort has no type anywhere (did you mean orchard/north?); "
            "correct the id, or add type: to one of its facts (also at data/facts.yaml:8:11)"
        )
    ]


def test_an_id_whose_class_begins_like_a_web_address_is_looked_up_too(write_facts):
    assert rules(write_facts(f"{HEAD}      sameAs: http-server/north\n")) == ["undescribed-id"]


@pytest.mark.parametrize(
    ("value", "finding"),
    [
        ("north", "'north' is no id; write class/slug, a passage, or a web address"),
        ("orc:north", "'orc:north' is no id; write class/slug, a passage, or a web address"),
        ("mailto:a@example.org", "'mailto:a@example.org' is no id; write class/slug, a passage, or a web address"),
        (
            "https://example.org/%zz",
            "'https://example.org/%zz' is no id; write class/slug, a passage, or a web address",
        ),
        ("https://[bad", "'https://[bad' is no id; write class/slug, a passage, or a web address"),
        (
            "https://example.org/orchards/id/orchard/north",
            "'https://example.org/orchards/id/orchard/north' is one of our own addresses; write orchard/north",
        ),
        (
            "https://example.org/orchards/source/report",
            "'https://example.org/orchards/source/report' is one of our own addresses; write ../source/report",
        ),
    ],
)
def test_a_reference_is_an_id_or_a_web_address(write_facts, value, finding):
    assert told(write_facts(f"{HEAD}      sameAs: '{value}'\n")) == [f"data/facts.yaml:6:15: {finding}"]


# -- languages


@pytest.mark.parametrize("value", ["North", "[North, South]", ""])
def test_a_bare_text_where_languages_belong_is_refused(write_facts, value):
    (line,) = told(write_facts(f"{HEAD}      label: {value}\n"))
    assert line.partition(": ")[2] == "label needs its languages; write {en: …, de: …}"


@pytest.mark.parametrize("tag", ["english", "e", "en_GB", "en-", "e1", "@none", "'*'", "fr-FRA1-", "i-klingon", "''"])
def test_a_bad_language_tag_is_refused(write_facts, tag):
    assert told(write_facts(f"{HEAD}      label: {{{tag}: North}}\n".replace("@none", "'@none'"))) == [
        f"data/facts.yaml:6:15: {tag.strip(chr(39))!r} is no language tag; write one of BCP 47, such as fr"
    ]


@pytest.mark.parametrize(
    "tag", ["en", "de", "zh-Hans-CN", "sl-rozaj-biske-1994", "de-CH-1996", "en-x-orchard", "es-419"]
)
def test_a_language_tag_of_bcp_47_reaches_the_dataset(write_facts, tag):
    dataset = build_dataset(read_facts(find_project(write_facts(f"{HEAD}      label: {{{tag}: North}}\n"))))
    (label,) = dataset.objects("https://example.org/orchards/id/orchard/north", SKOS.prefLabel)
    assert label.language == tag.lower()


def test_one_language_written_in_two_ways_is_refused(write_facts):
    assert told(write_facts(f"{HEAD}      label: {{en: North, EN: Nord}}\n")) == [
        "data/facts.yaml:6:26: the language en stands twice; keep one; several texts are a list [a, b]"
    ]


# -- what is empty

EMPTY = {
    "a value": (HEAD + "      trees:\n", "data/facts.yaml:6:13: the value is empty; write a value, or delete the key"),
    "a quoted value": (
        HEAD + "      trees: ''\n",
        "data/facts.yaml:6:14: the value is empty; write a value, or delete the key",
    ),
    "a list": (HEAD + "      trees: []\n", "data/facts.yaml:6:14: the list is empty; write a value, or delete the key"),
    "a value of a list": (
        HEAD + "      trees: [3, '']\n",
        "data/facts.yaml:6:18: the value is empty; write a value, or delete the key",
    ),
    "languages": (
        HEAD + "      label: {}\n",
        "data/facts.yaml:6:14: the map of languages is empty; write a text, or delete the key",
    ),
    "a language": (
        HEAD + "      label: {en: }\n",
        "data/facts.yaml:6:19: the value is empty; write a value, or delete the key",
    ),
    "a list of a language": (
        HEAD + "      label: {en: []}\n",
        "data/facts.yaml:6:19: the list is empty; write a value, or delete the key",
    ),
    "a file": ("", "data/facts.yaml:1:1: the file is empty; write a list of blocks, or delete it"),
    "a file of comments": ("# none\n", "data/facts.yaml:1:1: the file is empty; write a list of blocks, or delete it"),
    "facts": (
        "- editorial: editorial/names\n  reason: {en: ours}\n  facts: []\n",
        "data/facts.yaml:3:10: a block without facts; add facts: with a list below it",
    ),
    "no facts": (
        "- editorial: editorial/names\n  reason: {en: ours}\n",
        "data/facts.yaml:1:3: a block without facts; add facts: with a list below it",
    ),
    "a type": (
        HEAD.replace("Orchard", ""),
        "data/facts.yaml:5:12: the value is empty; write a value, or delete the key",
    ),
}


@pytest.mark.parametrize("what", sorted(EMPTY))
def test_nothing_is_left_empty(write_facts, what):
    text, finding = EMPTY[what]
    assert told(write_facts(text))[0] == finding


@pytest.mark.parametrize("value", ["{a: b}", "[[1]]", "[{a: b}]"])
def test_a_value_is_a_text_or_a_list_of_texts(write_facts, value):
    assert rules(write_facts(f"{HEAD}      trees: {value}\n")) == ["shape"]


# -- blocks


def block(head):
    return f"{head}  facts: [{{id: orchard/north, type: Orchard}}]\n"


BLOCKS = {
    "no list": ("a: b\n", "1:1: a data file is a list of blocks; begin each block with '- passage:' …"),
    "no mapping": ("- a\n", "1:3: a block is a mapping; begin it with '- passage:' …"),
    "no kind": (
        block("- reason: {en: ours}\n"),
        "1:3: a block of 0 kinds (none); begin it with one of passage, reading, record, editorial, description",
    ),
    "two kinds": (
        block("- editorial: editorial/names\n  reading: reading/names\n"),
        ("1:3: a block of 2 kinds (editorial, reading); "
        "begin it with one of passage, reading, record, editorial, description"),
    ),
    "another kind's name": (
        block("- editorial: reading/names\n  reason: {en: ours}\n"),
        "1:14: 'reading/names' names no editorial; write it like editorial/names",
    ),
    "a name that is no slug": (
        block("- editorial: editorial/Names\n  reason: {en: ours}\n"),
        "1:14: 'editorial/Names' names no editorial; write it like editorial/names",
    ),
    "another description": (
        block("- description: ../graph/other\n"),
        "1:16: '../graph/other' names no description; write it like ../graph/description",
    ),
    "a key of another kind": (
        block("- editorial: editorial/names\n  reason: {en: ours}\n  print: 'abcdef'\n"),
        "3:3: 'print' is no key of the editorial block; use reason, facts",
    ),
    "a misspelt key": (
        block("- editorial: editorial/names\n  reason: {en: ours}\n  resaon: {en: ours}\n"),
        "3:3: 'resaon' is no key of the editorial block (did you mean reason?); use reason, facts",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", sorted(BLOCKS))
def test_a_block_says_of_what_kind_it_is(write_facts, what):
    text, finding = BLOCKS[what]
    assert told(write_facts(text)) == [f"data/facts.yaml:{finding}"]


NAMES = {
    "passage": "../source/report#char=0,9",
    "reading": "reading/names",
    "record": "record/varieties/1",
    "editorial": "editorial/names",
}


@pytest.mark.parametrize(("kind", "key"), [(kind.name, key) for kind in BLOCK_KINDS.values() for key in kind.required])
def test_a_block_has_the_keys_of_its_kind(write_facts, kind, key):
    project = write_facts(block(f"- {kind}: {NAMES[kind]}\n"))
    assert f"data/facts.yaml:1:{5 + len(kind)}: the {kind} block has no {key}; add {key}:" in told(project)


# -- passages


@pytest.mark.parametrize(
    "span",
    ["", "5", "5,", ",9", "05,9", "5,09", "-1,9", "5,9,12", "5-9", "5, 9", "1.5,9", "5,0", "٣,9", "0,9999999999999"],
)
def test_a_passage_is_a_range_of_characters(write_facts, span):
    name = f"../source/report#char={span}"
    assert told(write_facts(passage(f"'{name}'"))) == [
        f"data/facts.yaml:4:12: {name!r} names no passage; write it like ../source/a-document#char=120,188"
    ]


@pytest.mark.parametrize(
    "name", ["../source/report", "../source/report#line=1,2", "source/report#char=0,9", "'#char=0,9'", "orchard/north"]
)
def test_a_passage_names_its_document_and_its_range(write_facts, name):
    assert rules(write_facts(passage(name))) == ["bad-passage"]


@pytest.mark.parametrize("span", ["9,5", "9,9"])
def test_a_passage_ends_after_it_begins(write_facts, span):
    (finding,) = told(write_facts(passage(f"../source/report#char={span}")))
    what = f"'../source/report#char={span}' ends before it begins"
    assert finding == f"data/facts.yaml:4:12: {what}; take the range from `aigraph cite`"


def test_a_passage_is_of_a_described_document(write_facts):
    (finding,) = told(write_facts(passage("../source/reprot#char=0,9")))
    what = "the source ../source/reprot is not described (did you mean ../source/report?)"
    assert finding == f"data/facts.yaml:4:12: {what}; describe it in a description block"


def test_a_passage_that_a_value_names_is_of_a_described_document(write_facts):
    assert rules(write_facts(f"{HEAD}      sameAs: ../source/report#char=0,9\n")) == ["undescribed-id"]


# -- statements made twice


def test_a_statement_made_twice_by_one_graph_is_told_at_both_places(write_facts):
    text = f"{HEAD}      trees: 3\n"
    project = write_facts(text)
    write_facts(text.replace("      type: Orchard\n", ""), "more.yaml")
    assert told(project) == [
        (
            "data/facts.yaml:6:14: orchard/north trees '3' is stated twice by one graph; delete one "
            "(also at data/more.yaml:5:14)"
        )
    ]


def test_a_statement_made_by_two_graphs_is_accepted(write_facts):
    project = write_facts(HEAD)
    write_facts(HEAD.replace("editorial/names", "editorial/more"), "more.yaml")
    assert values(project, "type") == ["Orchard", "Orchard"]


# -- places

PLACES = {
    "after astral characters": (f"{HEAD}      label: {{en: 😀🍎, de: '\U0001f34f x', x: y}}\n", "6:34"),
    "on the line of an astral character": (f"{HEAD}      label: {{😀: y}}\n", "6:15"),
    "after a tab": (f"{HEAD}      trees:\tthree\n", "6:14"),
    "after a comment with astral characters": (f"# 😀\n{HEAD}      trees: three\n", "7:14"),
    "after lines ended by CR LF": (f"{HEAD}      trees: three\n".replace("\n", "\r\n"), "6:14"),
    "in a list of lines": (f"{HEAD}      trees:\n        - 3\n        - four\n", "8:11"),
    "in a list on one line": (f"{HEAD}      trees: [3, four]\n", "6:18"),
    "in a text over two lines": (f"{HEAD}      trees: three\n        four\n", "6:14"),
    "in a block text": (f"{HEAD}      trees: >-\n        three\n", "6:14"),
    "after blank lines": (f"{HEAD}\n\n      trees: three\n", "8:14"),
    "in a fact on one line": (f"{HEAD}    - {{id: orchard/south, type: Orchard, trees: x}}\n", "6:49"),
    "in a quoted text": (f'{HEAD}      trees: "three"\n', "6:14"),
}


@pytest.mark.parametrize("where", sorted(PLACES))
def test_a_finding_has_the_line_and_column_that_an_editor_shows(write_facts, where):
    text, place = PLACES[where]
    assert [line.split(": ")[0] for line in told(write_facts(text))] == [f"data/facts.yaml:{place}"]


def test_all_findings_of_all_files_come_at_once_in_reading_order(write_facts):
    write_facts(f"{HEAD}      trees: x\n      colour: red\n".replace("names", "more"), "b/z.yaml")
    write_facts(HEAD.replace("editorial/names", "editorial/Names"), "c.yaml")
    project = write_facts(f"{HEAD}      planted: 98\n      trees: y\n", "a.yaml")
    assert [line.split(": ")[0] for line in told(project)] == [
        "data/a.yaml:6:16",
        "data/a.yaml:7:14",
        "data/b/z.yaml:6:14",
        "data/b/z.yaml:7:7",
        "data/c.yaml:1:14",
    ]


def test_while_a_file_is_no_yaml_nobody_is_blamed_for_not_describing(write_facts):
    write_facts("- &a b\n", "a.yaml")
    assert rules(write_facts(f"{HEAD}      orchard: orchard/south\n")) == ["anchor"]


# -- files


@pytest.mark.parametrize("name", ["facts.yml", "facts.YAML"])
def test_a_data_file_with_another_suffix_is_not_passed_over(write_facts, name):
    assert told(write_facts(HEAD, name)) == [
        f"data/{name}:1:1: the name of a data file ends in .yaml; rename it to facts.yaml"
    ]


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_a_link_out_of_the_project_is_refused(write_facts, tmp_path_factory, kind):
    outside = tmp_path_factory.mktemp("outside")
    (outside / "more.yaml").write_text(HEAD, encoding="utf-8")
    project = write_facts(HEAD)
    (project / "data/link.yaml").symlink_to(outside / "more.yaml" if kind == "file" else outside)
    with pytest.raises(InputError, match=r"^data/link\.yaml: leads out of the project; put the file itself there$"):
        read_facts(find_project(project))


def test_a_link_inside_the_project_is_read(write_facts):
    project = write_facts(HEAD)
    (project / "kept.yaml").write_text(HEAD.replace("names", "more"), encoding="utf-8")
    (project / "data/link.yaml").symlink_to(project / "kept.yaml")
    assert values(project, "type") == ["Orchard", "Orchard"]


def test_a_link_to_itself_is_refused(write_facts):
    project = write_facts(HEAD)
    (project / "data/link.yaml").symlink_to(project / "data/link.yaml")
    with pytest.raises(InputError, match=r"^data/link\.yaml: leads out of the project"):
        read_facts(find_project(project))


# -- the context


@pytest.mark.parametrize("key", ["id", "type", "facts", *BLOCK_KINDS, "print", "reason", "from", "register", "release"])
def test_a_context_without_a_key_that_blocks_need_is_refused(write_facts, key):
    project = write_facts(HEAD)
    file = project / "ontology/context.jsonld"
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith(f'    "{key}": ')]
    file.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(InputError, match=rf"^ontology/context\.jsonld: the key {key}\b.* is missing; add "):
        read_facts(find_project(project))


def test_a_datatype_that_cannot_be_checked_is_refused(write_facts, edit):
    project = write_facts(f"{HEAD}      keeps: P1Y\n")
    edit(project / "ontology/context.jsonld", "xsd:duration", "xsd:yearMonthDuration")
    assert told(project) == ["data/facts.yaml:6:14: keeps has a datatype that is not supported; change the context"]


# -- whatever is written comes back


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """One project for all examples of a property."""
    root = tmp_path_factory.mktemp("project")
    orchards = Path(__file__).parent / "projects/orchards"
    (root / "ontology").mkdir()
    (root / "data").mkdir()
    shutil.copy(orchards / "aigraph.toml", root)
    shutil.copy(orchards / "ontology/context.jsonld", root / "ontology")
    return root


def labels(project, label):
    (project / "data/facts.yaml").write_text(f"{HEAD}      label: {{en: {label}}}\n", encoding="utf-8", newline="")
    dataset = build_dataset(read_facts(find_project(project)))
    return [term.value for term in dataset.objects("https://example.org/orchards/id/orchard/north", SKOS.prefLabel)]


TEXTS = st.text(min_size=1).filter(lambda text: text_fault(text) is None)


@given(text=TEXTS)
@example(text="a \\ b")
@example(text="@en")
@example(text="\U0010ffff")
@settings(deadline=None)
def test_any_text_between_single_quotes_comes_back_as_that_literal(copy, text):
    assert labels(copy, "'" + text.replace("'", "''") + "'") == [text]


@given(text=TEXTS)
@example(text="\N{LATIN SMALL LETTER E WITH ACUTE}\N{ZERO WIDTH JOINER}")
@settings(deadline=None)
def test_any_text_with_escapes_comes_back_as_that_literal(copy, text):
    quoted = yaml.dump(text, default_style='"', width=10**6, allow_unicode=False).strip()
    assert labels(copy, quoted) == [text]


@given(
    path=st.text(st.sampled_from(string.ascii_letters + string.digits + "/?#[]@!$&()*+,;=%-._~:é日 <>"), max_size=12)
)
@settings(deadline=None)
def test_any_web_address_comes_back_as_that_iri_or_is_refused(copy, path):
    address = f"https://example.com{path}"
    (copy / "data/facts.yaml").write_text(f"{HEAD}      sameAs: '{address}'\n", encoding="utf-8")
    try:
        dataset = build_dataset(read_facts(find_project(copy)))
    except FactsError:
        return
    found = dataset.objects("https://example.org/orchards/id/orchard/north", "https://schema.org/sameAs")
    assert [term.value for term in found] == [address]
