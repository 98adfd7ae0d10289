"""The whole validation with the texts: each thing made wrong in the shipped data stops it, with its place and remedy.

These mutants are made in a copy of the data files and judged by the command, as a curator would run it. Those of
tools/mutants.py are made in process, by the thousand.
"""

from __future__ import annotations

import json
import re
import shutil

import pytest

from aigraph.cli import main
from aigraph.evidence import cover, fingerprint, read_sources

CLUSTERS = "data/clusters"


def set_value(file, fact, key, value, old=None):
    """Changes a value of a fact: the first place where a block of the file has this key for this id."""
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    inside = False
    for number, line in enumerate(lines):
        if line.lstrip().startswith("- id:"):
            inside = line.split("id:")[1].strip() == fact
        found = re.match(rf"(\s+(?:- )?{key}: )(.+)\n", line) if inside else None
        if found and old in (None, found[2]):
            lines[number] = f"{found[1]}{value}\n"
            file.write_text("".join(lines), encoding="utf-8")
            return
    pytest.fail(f"{fact} has no {key} in {file}")


def drop(file, fact, key):
    """Deletes the line of a value of a fact."""
    set_value(file, fact, key, "DROPPED")
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"\n[^\n]*: DROPPED\n", "\n", text), encoding="utf-8")


def exchange(project, one, other, key):
    """Exchanges a value between two facts; each is (file, fact, value)."""
    set_value(project / one[0], one[1], key, other[2], one[2])
    set_value(project / other[0], other[1], key, one[2], other[2])


def shift(project, sources, *, with_print):
    """Moves the passage of MIAI's award by forty characters; with another fingerprint if asked."""
    file = project / CLUSTERS / "miai.yaml"
    text = file.read_text(encoding="utf-8")
    start, end = map(int, re.search(r"aef-2024#char=(4\d+),(4\d+)\n  print: '\w+'", text).groups())
    text = text.replace(
        f"- passage: ../source/aef-2024#char={start},{end}\n",
        f"- passage: ../source/aef-2024#char={start + 40},{end + 40}\n",
    )
    if with_print:
        words = (sources / "aef-2024.txt").read_bytes().decode("utf-8")[start + 40 : end + 40]
        text = re.sub(rf"(char={start + 40},{end + 40}\n  print: )'\w+'", rf"\1'{fingerprint(words)}'", text)
    file.write_text(text, encoding="utf-8")


def run(monkeypatch, capsys, *words):
    """The exit status of a command and what it prints."""
    monkeypatch.setattr("sys.argv", ["aigraph", *map(str, words)])
    with pytest.raises(SystemExit) as ended:
        main()
    return ended.value.code, capsys.readouterr().out


def validate(monkeypatch, capsys, project, sources):
    """The exit status of the validation and what it prints."""
    return run(monkeypatch, capsys, "validate", "--project", project, "--sources", sources, "--lang", "en")


MUTANTS = {
    "75 M€ turned 76": (
        lambda project, _: set_value(
            project / CLUSTERS / "prairie-psai.yaml", "funding/prairie-psai/award", "amount", "76000000"
        ),
        (
            r"clusters/prairie-psai\.yaml:\d+:15: funding/prairie-psai/award amount 76000000 is not in the "
            r"passage \(it says 75 M€\); "
        ),
    ),
    "the lead swapped for another university": (
        lambda project, _: set_value(
            project / CLUSTERS / "miai.yaml",
            "participation/miai/universite-grenoble-alpes",
            "member",
            "institution/universite-de-lorraine",
        ),
        (
            r"clusters/miai\.yaml:\d+:15: participation/miai/universite-grenoble-alpes member "
            r"institution/universite-de-lorraine is not in "
        ),
    ),
    "a post moved to a person whom the passage does not name": (
        lambda project, _: set_value(
            project / CLUSTERS / "prairie-psai.yaml", "post/universite-psl/president", "heldBy", "person/michael-toplis"
        ),
        (
            r"clusters/prairie-psai\.yaml:\d+:15: post/universite-psl/president heldBy person/michael-toplis "
            r"is not in the passage "
        ),
    ),
    "a passage shifted by 40 characters": (
        lambda project, sources: shift(project, sources, with_print=False),
        r"clusters/miai\.yaml:\d+:\d+: the passage (?:begins|ends|cuts|does not have the fingerprint) .*; ",
    ),
    "a passage shifted by 40 characters with a fingerprint that fits": (
        lambda project, sources: shift(project, sources, with_print=True),
        r"clusters/miai\.yaml:\d+:\d+: .*; ",
    ),
    "two amounts exchanged between clusters": (
        lambda project, _: exchange(
            project,
            (f"{CLUSTERS}/enact.yaml", "funding/enact/award", "30000000"),
            (f"{CLUSTERS}/postgenai-paris.yaml", "funding/postgenai-paris/award", "35000000"),
            "amount",
        ),
        r"clusters/enact\.yaml:\d+:15: funding/enact/award amount 35000000 is not in the passage \(it says 30 M€\); ",
    ),
    "nearly dropped from an amount": (
        lambda project, _: drop(project / CLUSTERS / "miai.yaml", "funding/miai/request", "modality"),
        (
            r"clusters/miai\.yaml:\d+:\d+: funding/miai/request: 'près de' stands at '100 M€', and the fact "
            r"has no such modality; add modality: modality/nearly"
        ),
    ),
    "a role swapped": (
        lambda project, _: set_value(
            project / CLUSTERS / "enact.yaml", "participation/enact/inria", "role", "role/partner"
        ),
        r"clusters/enact\.yaml:\d+:13: participation/enact/inria role role/partner is not in the passage ",
    ),
    "two themes of a list exchanged": (
        lambda project, _: exchange(
            project,
            (f"{CLUSTERS}/hi-paris.yaml", "focus/hi-paris/education", "2"),
            (f"{CLUSTERS}/hi-paris.yaml", "focus/hi-paris/innovation", "3"),
            "rank",
        ),
        (
            r"clusters/hi-paris\.yaml:\d+:13: focus/hi-paris/\w+ has rank \d and stands after "
            r"focus/hi-paris/\w+; exchange the ranks"
        ),
    ),
    "a duration changed": (
        lambda project, _: set_value(project / CLUSTERS / "miai.yaml", "funding/miai/award", "duration", "P4Y"),
        r"clusters/miai\.yaml:\d+:\d+: funding/miai/award duration P4Y is not in the passage \(it says 5 ans\); ",
    ),
    "an organisation left out": (
        lambda project, _: drop(
            project / CLUSTERS / "prairie-psai.yaml", "participation/prairie-psai/institut-pasteur", "member"
        ),
        (
            r"clusters/prairie-psai\.yaml:\d+:12: the passage names '.*Pasteur' "
            r"\(institution/institut-pasteur\), and none of its facts does; "
        ),
    ),
}


@pytest.mark.parametrize("mutant", sorted(MUTANTS))
def test_a_wrong_fact_stops_the_validation_with_place_and_remedy(monkeypatch, capsys, project, sources, mutant):
    make, expected = MUTANTS[mutant]
    make(project, sources)
    status, told = validate(monkeypatch, capsys, project, sources)
    assert (status, re.search(rf"^data/{expected}", told, re.MULTILINE) is not None) == (1, True), told


def test_one_byte_of_a_document_changed_stops_the_validation(monkeypatch, capsys, project, sources, tmp_path):
    copy = shutil.copytree(sources, tmp_path / "sources")
    text = copy / "aef-2024.txt"
    text.chmod(0o644)
    copy.chmod(0o755)
    text.write_bytes(text.read_bytes().replace(b"75 M", b"76 M", 1))
    status, told = validate(monkeypatch, capsys, project, copy)
    expected = (
        r"^data/sources\.yaml:\d+:15: the text of aef-2024 is not the one that was read \(its SHA-256 differs\); "
    )
    assert (status, re.search(expected, told, re.MULTILINE) is not None) == (1, True), told


def test_the_shipped_facts_pass(monkeypatch, capsys, project, sources):
    assert validate(monkeypatch, capsys, project, sources) == (0, "")


def test_a_rule_has_its_name_in_sarif(monkeypatch, capsys, project, sources):
    set_value(project / CLUSTERS / "prairie-psai.yaml", "funding/prairie-psai/award", "amount", "76000000")
    _, told = run(monkeypatch, capsys, "validate", "--project", project, "--sources", sources, "-f", "sarif")
    results = json.loads(told)["runs"][0]["results"]
    assert {"evidence-figure", "evidence-closure"} <= {result["ruleId"] for result in results}


# -- reverse coverage


def test_every_figure_and_name_of_the_documents_is_claimed_or_ignored_and_every_sentence_touched(graph, sources):
    left = {
        entry.source: ([mention.words for mention in entry.left], len(entry.untouched), len(entry.bare))
        for entry in cover(graph.facts, read_sources(sources))
    }
    assert left == {"aef-2024": ([], 0, 0), "france-2030-ai-plan-2023": ([], 0, 0)}


def test_coverage_is_told_in_numbers_alone_where_the_words_are_not_wanted(monkeypatch, capsys, project, sources):
    words = ("coverage", "--project", project, "--sources", sources, "-f", "json", "--summary")
    status, told = run(monkeypatch, capsys, *words)
    keys = {key for entry in json.loads(told) for key, value in entry.items() if not isinstance(value, (int, str))}
    assert (status, keys) == (0, set())


@pytest.mark.parametrize("told_in", ["fr: aef-2024 : ", "en: aef-2024: "])
def test_coverage_is_told_in_both_languages(monkeypatch, capsys, project, sources, told_in):
    language, begins = told_in.split(": ", 1)
    _, told = run(monkeypatch, capsys, "coverage", "--project", project, "--sources", sources, "--lang", language)
    assert told.startswith(begins)


@pytest.mark.parametrize("fault", ["missing", "cut"])
def test_coverage_of_other_texts_than_those_read_is_refused(monkeypatch, capsys, sources, tmp_path, fault):
    folder = tmp_path / "texts"
    folder.mkdir()
    if fault == "cut":
        for path in sources.glob("*.txt"):
            (folder / path.name).write_bytes(path.read_bytes()[:2000])
    status, _ = run(monkeypatch, capsys, "coverage", "--sources", folder)
    assert status == 1
