"""Passages: their names, how one is cited, and what is checked with and without the texts."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import aigraph
from aigraph.errors import EvidenceError, InputError, UsageError
from aigraph.evidence import (
    Passage,
    check_form,
    check_texts,
    cite,
    cited_passages,
    fingerprint,
    parse_passage,
    read_sources,
)
from aigraph.facts import read_facts
from aigraph.project import find_project

PROJECTS = Path(__file__).parent / "projects"
TEXT = "The Hillside orchard has 120 trees. 😀 It has 45 more.\nIt has 3 gates.\n\nAt Millbrook, it has 80 trees."


@pytest.fixture
def orchards(tmp_path):
    """A copy of the orchards and of their document, both to spoil."""
    shutil.copytree(PROJECTS / "orchards", tmp_path / "orchards")
    shutil.copytree(PROJECTS / "orchards-sources", tmp_path / "sources")
    return tmp_path / "orchards"


def told(check, project):
    with pytest.raises(EvidenceError) as caught:
        check(read_facts(find_project(project)))
    return [str(finding) for finding in caught.value.findings]


def told_with_texts(project):
    return told(lambda facts: check_texts(facts, read_sources(project.parent / "sources")), project)


# -- names


@given(st.from_regex(r"[a-z][a-z0-9]*", fullmatch=True), st.integers(0, 10**9), st.integers(1, 10**9))
def test_a_passage_comes_back_from_its_name(source, start, end):
    passage = Passage(source, start, end)
    assert parse_passage(passage.name) == passage


@pytest.mark.parametrize(
    "name", ["orchard/north", "../source/report", "../source/report#char=1,2 ", "../source/report#char=01,2"]
)
def test_what_is_no_passage_has_none(name):
    assert parse_passage(name) is None


def test_every_passage_is_cited_by_its_block_by_readings_from_it_and_by_those_whose_subject_it_names(orchards):
    cited = list(cited_passages(read_facts(find_project(orchards))))
    assert (len(cited), len(set(cited))) == (6, 4)


def test_a_fingerprint_is_the_beginning_of_the_checksum_of_the_words():
    assert fingerprint("é") == hashlib.sha256("é".encode()).hexdigest()[:6]


# -- citing


@pytest.mark.parametrize(
    ("words", "span"), [("120 trees", (25, 34)), ("45 more", (45, 52)), ("😀", (36, 37)), ("It has 3", (54, 62))]
)
def test_words_that_stand_once_are_cited(words, span):
    assert cite({"report": TEXT}, "report", words) == Passage("report", *span)


@given(st.lists(st.text("ab ", min_size=1, max_size=3), min_size=1, max_size=6).map(".".join), st.data())
def test_what_is_cited_is_what_stands_there_and_stands_there_once(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    words = text[start : data.draw(st.integers(start + 1, len(text)))]
    try:
        passage = cite({"report": text}, "report", words)
    except UsageError:
        assert text.find(words) != text.rfind(words) or not is_whole(text, start, words)
    else:
        assert (text[passage.start : passage.end], text.rfind(words)) == (words, passage.start)


def is_whole(text, start, words):
    """Whether words are cut out of a text at its blanks and stops, without either."""
    around = f" {text} "[start], f" {text} "[start + len(words) + 1]
    return (
        words == words.strip()
        and not (around[0].isalpha() and words[0].isalpha())
        and not (around[1].isalpha() and words[-1].isalpha())
        and not words.startswith(".")
        and not words.endswith(".")
    )


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("45 mor", "begins or ends inside a word"),
        ("5 more", "begins or ends inside a word"),
        ("45 more.\n", "begins or ends with a blank, or runs over a paragraph's end"),
        ("more.\nIt has 3", "begins or ends with a blank, or runs over a paragraph's end"),
        ("45 more.", "begins or ends with a loose sign"),
        (" 45 more", "begins or ends with a blank, or runs over a paragraph's end"),
        ("3 gates.\n\nAt Millbrook", "begins or ends with a blank, or runs over a paragraph's end"),
    ],
)
def test_what_the_validation_would_refuse_is_not_cited(words, fault):
    with pytest.raises(UsageError, match=rf"^report: the passage {fault}; take whole words of one paragraph$"):
        cite({"report": TEXT}, "report", words)


@pytest.mark.parametrize("words", ["121 trees", "the hillside", "", "120  trees", "more.It"])
def test_words_that_stand_nowhere_are_refused(words):
    with pytest.raises(
        UsageError, match=r"^report: the words do not stand there; copy them letter for letter, quotes and "
    ):
        cite({"report": TEXT}, "report", words)


def test_words_that_stand_twice_are_refused_with_their_places():
    with pytest.raises(UsageError) as caught:
        cite({"report": TEXT}, "report", " trees.")
    assert str(caught.value).split("\n") == [
        "report: the words stand there 2 times; take more of the sentence:",
        "  28,35: 'The Hillside orchard has 120[…] 😀 It has 45 more.\\nIt has 3 ga'",
        f"  {len(TEXT) - 7},{len(TEXT)}: 'ates.\\n\\nAt Millbrook, it has 80[…]'",
    ]


def test_words_that_overlap_themselves_stand_twice():
    with pytest.raises(UsageError, match=r"stand there 2 times"):
        cite({"report": "ananas"}, "report", "ana")


def test_an_unknown_source_is_answered_with_the_nearest_and_all():
    with pytest.raises(
        UsageError, match=r"^reprot: no text of that name \(did you mean report\?\); there are letter, report$"
    ):
        cite({"letter": "", "report": ""}, "reprot", "x")


# -- the texts


def test_texts_are_read_to_the_letter(tmp_path):
    (tmp_path / "a.txt").write_bytes("\ufeffa\r\nb\r".encode())
    (tmp_path / "b.md").write_bytes(b"no text")
    assert read_sources(tmp_path) == {"a": "\ufeffa\r\nb\r"}


def test_a_folder_of_texts_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(UsageError, match=r"texts: no such folder; name the folder that holds the source texts$"):
        read_sources(tmp_path / "texts")


def test_a_text_that_is_not_utf_8_is_refused(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"caf\xe9")
    with pytest.raises(InputError, match=r"a\.txt: cannot be read as UTF-8 text \(.*\); restore the file$"):
        read_sources(tmp_path)


# -- what is checked without the texts


def test_passages_inside_their_documents_are_accepted(orchards):
    assert check_form(read_facts(find_project(orchards))) is None


@pytest.mark.parametrize(("span", "place"), [("98,115", "36:12"), ("117,175", "46:12")])
def test_a_passage_past_the_end_of_the_text_is_refused(orchards, edit, span, place):
    start = span.partition(",")[0]
    edit(orchards / "data/orchards.yaml", f"char={span}", f"char={start},249")
    assert told(check_form, orchards) == [
        (
            f"data/orchards.yaml:{place}: the passage ends at 249, and report has 248 characters; "
            "take the range from `aigraph cite`"
        )
    ]


def test_a_passage_that_ends_with_the_text_is_accepted(orchards, edit):
    edit(orchards / "data/orchards.yaml", "char=98,115", "char=98,248")
    assert check_form(read_facts(find_project(orchards))) is None


def test_a_passage_that_a_reading_begins_from_is_inside_its_document_too(orchards, edit):
    edit(orchards / "data/orchards.yaml", "from: ../source/report#char=191,246", "from: ../source/report#char=191,999")
    (finding,) = told(check_form, orchards)
    assert finding.startswith("data/orchards.yaml:68:9: the passage ends at 999, and report has 248 characters; ")


def test_a_passage_in_a_value_ends_after_it_begins(orchards, edit):
    edit(orchards / "data/orchards.yaml", "from: ../source/report#char=191,246", "from: ../source/report#char=191,19")
    assert told(check_form, orchards) == [
        "data/orchards.yaml:68:9: the passage ends at 19, before it begins; take the range from `aigraph cite`"
    ]


# -- what is checked with the texts


def test_passages_that_are_as_cited_are_accepted(orchards):
    facts = read_facts(find_project(orchards))
    assert check_texts(facts, read_sources(orchards.parent / "sources")) is None


def test_a_text_that_has_changed_is_refused_before_its_passages(orchards, edit):
    edit(orchards.parent / "sources/report.txt", "has 120 trees", "has 121 trees")
    assert told_with_texts(orchards) == [
        (
            "data/sources.yaml:8:15: the text of report is not the one that was read (its SHA-256 differs); "
            "restore the text, or cite its passages anew"
        )
    ]


def test_a_text_that_is_missing_is_told_where_its_document_is_described(orchards):
    (orchards.parent / "sources/report.txt").unlink()
    assert told_with_texts(orchards) == [
        "data/sources.yaml:8:15: the text of report is missing; put report.txt into the folder of sources"
    ]


def test_a_text_that_is_missing_is_told_where_it_is_cited_first_when_no_checksum_is_stated(orchards):
    lines = (orchards / "data/sources.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    (orchards / "data/sources.yaml").write_text(
        "".join(line for line in lines if "sha256" not in line), encoding="utf-8"
    )
    (orchards.parent / "sources/report.txt").unlink()
    assert told_with_texts(orchards) == [
        "data/orchards.yaml:27:12: the text of report is missing; put report.txt into the folder of sources"
    ]


def test_a_length_that_is_wrong_is_refused(orchards, edit):
    edit(orchards / "data/sources.yaml", "characters: 248", "characters: 300")
    assert told_with_texts(orchards) == [
        "data/sources.yaml:9:19: report has 248 characters, not 300; correct the number"
    ]


def test_a_passage_with_another_fingerprint_is_refused(orchards, edit):
    edit(orchards / "data/orchards.yaml", fingerprint("45 of Winter Bell"), "abcdef")
    assert told_with_texts(orchards) == [
        "data/orchards.yaml:37:10: the passage does not have the fingerprint abcdef; cite it anew with `aigraph cite`"
    ]


@pytest.mark.parametrize(
    ("span", "what"),
    [
        ("98,117", "begins or ends with a blank, or runs over a paragraph's end"),
        ("97,115", "begins or ends with a blank, or runs over a paragraph's end"),
        ("35,70", "begins or ends with a blank, or runs over a paragraph's end"),
        ("99,115", "begins or ends inside a word"),
        ("98,114", "begins or ends inside a word"),
        ("98,108", "begins or ends inside a word"),
    ],
)
def test_a_passage_begins_and_ends_with_a_whole_word_of_one_paragraph(orchards, edit, span, what):
    start, end = map(int, span.split(","))
    words = (orchards.parent / "sources/report.txt").read_text(encoding="utf-8")[start:end]
    edit(orchards / "data/orchards.yaml", fingerprint("45 of Winter Bell"), fingerprint(words))
    edit(orchards / "data/orchards.yaml", "char=98,115", f"char={span}")
    found = told_with_texts(orchards)
    assert [finding for finding in found if "begins or ends" in finding] == [
        f"data/orchards.yaml:36:12: the passage {what}; take the range from `aigraph cite`"
    ]


def test_a_passage_moved_by_one_character_stops_the_validation_of_the_shipped_graph(project, edit, sources):
    edit(
        project / "data/clusters/miai.yaml",
        "- passage: ../source/aef-2024#char=4509,4552",
        "- passage: ../source/aef-2024#char=4510,4553",
    )
    with pytest.raises(
        EvidenceError, match=r"^data/clusters/miai\.yaml:\d+:12: the passage begins or ends inside a word"
    ):
        aigraph.load(project).validate(sources)
