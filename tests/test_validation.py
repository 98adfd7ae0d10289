"""The whole validation: every finding at once, in one exception, and nothing that only follows from another."""

from __future__ import annotations

import re

import pytest

import aigraph
from aigraph.cli import main
from aigraph.errors import ClaimsError, EvidenceError, FindingsError, ShapesError

MIAI, ENACT = "data/clusters/miai.yaml", "data/clusters/enact.yaml"
LEAD = "      member: institution/universite-grenoble-alpes\n      organization: cluster/miai\n      role: role/lead\n"
CLERMONT = LEAD.replace("universite-grenoble-alpes", "universite-clermont-auvergne")
AWARD = "      recipient: cluster/enact\n      amount: 30000000\n"


@pytest.fixture
def changed(project):
    """Changes texts of data files, each of which stands there at least once, and gives the project."""

    def change(*changes):
        for file, old, new in changes:
            text = (project / file).read_text(encoding="utf-8")
            assert old in text, old
            (project / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        return project

    return change


def told(project, sources):
    """The exception of a validation."""
    with pytest.raises(FindingsError) as caught:
        aigraph.load(project, "en").validate(sources)
    return caught.value


def rules(project, sources):
    return {finding.rule for finding in told(project, sources).findings}


WRONG_AMOUNT = (ENACT, AWARD, AWARD.replace("30000000", "31000000"))
WRONG_ENVELOPE = ("data/programmes.yaml", "      status: status/envelope\n", "")
WRONG_VERDICT = ("data/claims.yaml", "expected: confirmed", "expected: undecidable")
WRONG_PRINT = (MIAI, "print: 'fa2fb5'", "print: 'FA2FB5'")


def test_a_wrong_lead_is_told_with_all_that_is_wrong_and_not_as_a_duplicate(changed, sources):
    error = told(changed((MIAI, LEAD, CLERMONT)), sources)
    told_of = {(finding.rule, finding.places[0].file) for finding in error.findings}
    assert {("evidence-name", MIAI), ("evidence-closure", MIAI)} <= told_of
    assert "evidence-duplicate" not in {rule for rule, _ in told_of}


def test_a_wrong_lead_is_not_added_where_the_right_one_is_ignored(changed, sources):
    heading, adds = "  print: 'fa2fb5'\n", "  adds: role/lead\n"
    project = changed(
        (MIAI, LEAD, CLERMONT),
        (MIAI, adds, "  adds: [role/lead, institution/universite-clermont-auvergne]\n"),
        (MIAI, heading, f"{heading}  ignored: 'Université Grenoble Alpes | the body in the bracket'\n"),
    )
    assert "evidence-reading" in rules(project, sources)


def test_a_duplicate_is_told_where_nothing_else_is_found(changed):
    again = "    - id: focus/dataia/again\n      type: Focus\n      focusOf: cluster/dataia\n"
    again += "      theme: theme/ethics\n      relation: relation/challenge\n"
    text = "    - id: focus/dataia/ethics\n"
    assert rules(changed(("data/clusters/dataia.yaml", text, again + text)), None) == {"evidence-duplicate"}


def test_passages_shapes_and_claims_are_told_together(changed, sources):
    project = changed((MIAI, LEAD, CLERMONT), WRONG_ENVELOPE, WRONG_VERDICT)
    assert {"evidence-name", "shacl-MinCount", "claim-verdict"} <= rules(project, sources)


@pytest.mark.parametrize(
    ("change", "with_texts", "kind"),
    [
        (WRONG_AMOUNT, True, FindingsError),
        (WRONG_PRINT, False, EvidenceError),
        (WRONG_ENVELOPE, False, ShapesError),
        (WRONG_VERDICT, False, ClaimsError),
    ],
)
def test_findings_of_one_kind_are_an_error_of_that_kind(changed, sources, change, with_texts, kind):
    assert type(told(changed(change), sources if with_texts else None)) is kind


def test_a_claim_about_a_figure_that_is_refused_is_left_until_it_is_mended(changed, sources):
    stated = "amount: 30000000"
    project = changed((ENACT, stated, "amount: 31000000"), (ENACT, stated, "amount: 31000000"))
    assert rules(project, sources) == {"evidence-figure", "evidence-closure"}


def test_the_same_claim_is_told_without_the_texts(changed):
    stated = "amount: 30000000"
    project = changed((ENACT, stated, "amount: 31000000"), (ENACT, stated, "amount: 31000000"))
    assert rules(project, None) == {"claim-verdict"}


def test_a_value_of_a_wrong_class_is_told_once(changed):
    assert rules(changed((MIAI, "heldBy: person/eric-gaussier", "heldBy: institution/inria")), None) == {
        "evidence-class"
    }


def test_a_passage_outside_its_text_leaves_the_words_unread(changed, sources):
    assert rules(changed((MIAI, "#char=4374,4422\n", "#char=4374,99999\n")), sources) == {"passage-range"}


def test_another_text_leaves_the_words_unread_and_the_shapes_told(changed, sources, tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    for path in sources.glob("*.txt"):
        (folder / path.name).write_bytes(path.read_bytes()[:-1])
    found = rules(changed(WRONG_ENVELOPE), folder)
    assert found == {"source-checksum", "source-length", "shacl-MinCount"}


def test_a_build_tells_everything_at_once_and_writes_nothing(changed, sources, tmp_path, monkeypatch, capsys):
    project = changed((MIAI, LEAD, CLERMONT), WRONG_ENVELOPE, WRONG_VERDICT)
    words = ("build", "--project", project, "--sources", sources, "-o", tmp_path / "out", "--lang", "en")
    monkeypatch.setattr("sys.argv", ["aigraph", *map(str, words)])
    with pytest.raises(SystemExit) as ended:
        main()
    lines = capsys.readouterr().err
    seen = [
        re.search(pattern, lines) is not None
        for pattern in (r"member institution/\S+ is not in", r"verdict", r"status")
    ]
    assert (ended.value.code, seen, (tmp_path / "out").exists()) == (1, [True, True, True], False), lines
