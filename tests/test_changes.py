"""What changed from one graph to another: facts with their evidence, and what is computed from them, in sentences."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.main import get_command

import aigraph
from aigraph.changes import Kind, Nature, compare_sides, to_text
from aigraph.changes.canon import name_blank_nodes, to_lines
from aigraph.changes.rows import compare_rows
from aigraph.changes.sides import open_sides, side_of
from aigraph.cli import differing
from aigraph.cli.main import app
from aigraph.errors import InputError
from aigraph.project import shipped_root
from aigraph.results import Rows

ORCHARDS = Path(__file__).parent / "projects" / "orchards"
ID = "https://example.org/orchards/id/"
FACTS = "data/orchards.yaml"
PROGRAM = [sys.executable, "-c", "from aigraph.cli import main; main()"]


@pytest.fixture
def later(tmp_path):
    """A copy of the orchards that a test may change, under the name that it has in messages."""
    return Path(shutil.copytree(ORCHARDS, tmp_path / "later"))


def tell(folder, language="en"):
    return to_text(aigraph.diff(ORCHARDS, folder, language))


def only(changes, *natures):
    (change,) = changes.select(*(natures or (Nature.STATED,)))
    return change


# -- facts


def test_a_graph_does_not_differ_from_itself(graph):
    changes = aigraph.diff(graph, graph)
    assert (bool(changes), changes.facts, changes.answers) == (False, (), None)


def test_a_value_that_became_another_is_one_change(later, edit):
    edit(later / FACTS, "trees: 120", "trees: 125")
    change = only(aigraph.diff(ORCHARDS, later))
    assert (change.kind, change.before.value, change.after.value) == (Kind.CHANGED, "120", "125")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "amount goes from 70,000,000 EUR to 71,000,000 EUR [AEF info 2024, characters 4374–4422; "),
        ("fr", "montant passe de 70 000 000 EUR à 71 000 000 EUR [AEF info 2024, caractères 4374–4422 ; "),
    ],
)
def test_a_figure_that_changed_is_told_with_its_evidence(graph, project, language, words):
    miai = project / "data/clusters/miai.yaml"
    miai.write_text(miai.read_text().replace("amount: 70000000", "amount: 71000000"))
    told = to_text(aigraph.diff(graph, project, language))
    assert words.replace(" ; ", "; ") in told.replace("\u202f", " ")


def test_a_fact_that_another_passage_states_has_other_evidence_alone(later, edit):
    edit(later / FACTS, "#char=117,175", "#char=117,170")
    changes = aigraph.diff(ORCHARDS, later)
    assert {change.kind for change in changes.select(Nature.STATED)} == {Kind.EVIDENCE}


def test_other_evidence_is_told_as_such(later, edit):
    edit(later / FACTS, "#char=117,175", "#char=117,170")
    assert "now Report on the orchards of the Upper Valley, characters 117–170, no longer Report on" in tell(later)


def test_one_of_several_values_that_comes_is_added_and_not_changed(later, edit):
    edit(later / FACTS, "descendsFrom: fruit-variety/stone-russet", "descendsFrom: fruit-variety/early-amber")
    before = later.parent / "before"
    shutil.copytree(later, before)
    edit(
        later / FACTS,
        "descendsFrom: fruit-variety/early-amber",
        "descendsFrom: [fruit-variety/stone-russet, fruit-variety/winter-bell]",
    )
    kinds = [change.kind for change in aigraph.diff(before, later).select(Nature.STATED)]
    assert sorted(kinds) == [Kind.ADDED, Kind.ADDED, Kind.REMOVED]


def test_texts_in_different_languages_do_not_take_each_others_place(later, edit):
    edit(later / FACTS, "label: {en: Winter Bell, de: Winterglocke}", "label: {de: Winterglocke}")
    kinds = {change.kind for change in aigraph.diff(ORCHARDS, later).facts}
    assert kinds == {Kind.REMOVED}


@pytest.fixture
def grown(later, edit):
    """The orchards with one planting more and one less, and one under another id."""
    edit(later / FACTS, "planting/hillside/winter-bell", "planting/hillside/winterbell")
    text = (later / FACTS).read_text()
    start = text.index("    - id: planting/millbrook/winter-bell")
    end = text.index("- passage: ../source/report#char=191,246")
    new = (
        "    - id: planting/millbrook/early-amber\n      type: Planting\n      orchard: orchard/millbrook\n"
        "      variety: fruit-variety/early-amber\n      trees: 12\n\n"
    )
    (later / FACTS).write_text(text[:start] + new + text[end:])
    return later


def test_things_that_come_and_go_are_told_apart_from_those_that_change(grown):
    changes = aigraph.diff(ORCHARDS, grown)
    came, went = ({iri.removeprefix(f"<{ID}").rstrip(">") for iri in side} for side in (changes.appeared, changes.gone))
    assert came == {"planting/millbrook/early-amber", "planting/hillside/winterbell"}
    assert went == {"planting/millbrook/winter-bell", "planting/hillside/winter-bell"}


def test_an_id_of_which_the_same_is_said_may_have_been_renamed(grown):
    assert "planting/hillside/winter-bell may now be planting/hillside/winterbell" in tell(grown)


def test_two_things_that_could_be_meant_are_no_hint(later, edit):
    edit(later / FACTS, "label: {en: Millbrook, de: Millbrook}", "label: {en: Hillside, de: Hillside}")
    before = later.parent / "before"
    shutil.copytree(later, before)
    text = (later / FACTS).read_text()
    (later / FACTS).write_text(text.replace("orchard/millbrook", "orchard/a").replace("orchard/hillside", "orchard/b"))
    assert not [pair for pair in aigraph.diff(before, later).renamed if "/orchard/" in pair[0]]


def test_what_rules_conclude_is_counted_apart(grown):
    told = tell(grown)
    assert "Facts that rules conclude: 0 added, 0 removed, 1 with another value, 0 otherwise concluded." in told
    assert (
        "  rule/growing (1)\n    Millbrook (orchard/millbrook) – grows goes from Winter Bell to Early Amber\n" in told
    )


def test_a_fact_that_a_rule_concluded_and_is_now_stated_has_other_evidence(tmp_path):
    kind = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    rule = f"<urn:rule> {kind} <https://w3id.org/aigraph/ontology#Rule> <urn:about> .\n"
    fact = "<urn:a> <urn:p> <urn:b> <urn:{}> .\n"
    before, after = write_both(tmp_path, [rule, fact.format("rule")], [rule, fact.format("passage")])
    change = only(aigraph.diff(before, after))
    assert (change.kind, change.graphs_before, change.graphs_after) == (
        Kind.EVIDENCE,
        ("urn:rule",),
        ("urn:passage",),
    )


def test_a_reason_that_changed_is_about_the_evidence(later, edit):
    edit(later / FACTS, "en: what an orchard grows alone has all of its land", "en: it grows alone")
    change = only(aigraph.diff(ORCHARDS, later), *Nature)
    assert (change.nature, change.after.value) == (Nature.DESCRIBED, "it grows alone")


def test_the_same_comparison_is_the_same_bytes(grown):
    assert len({tell(grown) for _ in range(2)}) == 1


# -- what is computed


def test_the_rows_of_saved_queries_that_change_are_told(later, edit):
    edit(later / FACTS, "trees: 120", "trees: 125")
    assert "  varieties – Which varieties does an orchard grow, and how many trees of each?\n" in (told := tell(later))
    assert "    Early Amber: trees goes from 120 to 125\n" in told


def test_ranks_that_change_are_told(later, edit):
    edit(later / FACTS, "variety: fruit-variety/stone-russet", "variety: fruit-variety/winter-bell")
    assert "Ranks in the network orchards\n  degree\n    Hillside: 1–2 → 1–3\n" in tell(later)


def test_a_claim_whose_verdict_changed_is_told(graph, project):
    miai = project / "data/clusters/miai.yaml"
    miai.write_text(miai.read_text().replace("amount: 70000000", "amount: 71000000"))
    found = aigraph.diff(graph, project, "en").answers.claims
    verdicts = {claim.claim.rpartition("/")[2]: (claim.before.verdict, claim.after.verdict) for claim in found}
    assert verdicts["total-awarded"] == ("confirmed", "contradicted")


def test_graphs_of_two_projects_are_not_asked_the_same_questions():
    changes = aigraph.diff(ORCHARDS, shipped_root(), "en")
    assert changes.answers is None
    assert "not both graphs of the project" in changes.notes[-1].en


def rows(columns, *lines):
    terms = {str: ox.Literal, int: ox.Literal}
    made = (
        tuple(ox.NamedNode(cell) if str(cell).startswith("urn:") else terms[type(cell)](cell) for cell in line)
        for line in lines
    )
    return Rows(tuple(columns), tuple(made))


def test_a_row_is_known_by_the_first_things_that_tell_rows_apart():
    before = rows(["who", "where", "n"], ("urn:a", "urn:x", 1), ("urn:a", "urn:y", 1))
    after = rows(["who", "where", "n"], ("urn:a", "urn:x", 1), ("urn:a", "urn:y", 2))
    (change,) = compare_rows(before, after)
    assert (change.kind, [cell.value for cell in change.key], change.cells[0][0]) == (
        Kind.CHANGED,
        ["urn:a", "urn:y"],
        "n",
    )


def test_a_total_is_known_by_nothing():
    (change,) = compare_rows(rows(["total"], (1,)), rows(["total"], (2,)))
    assert (change.kind, change.key) == (Kind.CHANGED, ())


def test_rows_that_nothing_tells_apart_come_and_go_as_often_as_they_stand_there():
    found = compare_rows(rows(["n"], (1,), (1,), (2,)), rows(["n"], (1,), (2,), (2,), (2,)))
    assert sorted(change.kind for change in found) == [Kind.ADDED, Kind.ADDED, Kind.REMOVED]


# -- forms


def test_the_whole_is_told_in_french(graph, project):
    miai = project / "data/clusters/miai.yaml"
    text = (
        miai.read_text().replace("amount: 70000000", "amount: 71000000").replace("role: role/lead", "role: role/member")
    )
    miai.write_text(text)
    told = to_text(aigraph.diff(graph, project, "fr"))
    headings = [line for line in told.splitlines() if line and not line.startswith(" ")]
    assert [
        heading for heading in headings if heading in ("Données", "Choses modifiées", "Réponses", "Affirmations")
    ] == [
        "Données",
        "Choses modifiées",
        "Réponses",
        "Affirmations",
    ]
    assert "  confirmé devient contredit : Les clusters reçoivent" in told
    assert " amount_eur passe de 70" in told
    assert not {"goes", "added", "removed", "before:", "now:", "row"} & set(told.split())


def test_release_notes_have_the_headings_data_answers_and_claims(grown):
    told = aigraph.diff(ORCHARDS, grown, "en").to_markdown()
    headings = [line for line in told.splitlines() if line.startswith("## ")]
    assert headings == ["## Data", "## Answers", "## Claims"]


def hostile(folder, label):
    """A file that says one thing more than another: a label."""
    text = "<urn:a> <urn:p> <urn:b> ."
    more = f'<urn:a> <http://www.w3.org/2004/02/skos/core#prefLabel> "{label}" .'
    for name, content in (("old.nt", text), ("new.nt", f"{text}\n{more}")):
        (folder / name).write_text(f"{content}\n", encoding="utf-8")
    return aigraph.diff(folder / "old.nt", folder / "new.nt", "en")


def test_a_name_that_is_markup_stays_text_in_markdown(tmp_path):
    told = hostile(tmp_path, r"<b>*M*</b>\n# x").to_markdown()
    assert r"\<b\>\*M\*\</b\> \# x" in told
    assert "<b>" not in told


def test_a_name_that_a_terminal_would_obey_is_told_without_that(tmp_path):
    told = hostile(tmp_path, r"M\u001B[2J\u202Ex").to_text()
    assert not {"\x1b", "\u202e"} & set(told)
    assert "M\ufffd[2J\ufffdx" in told


def test_the_json_has_every_change_with_its_evidence_and_sentence(later, edit):
    edit(later / FACTS, "trees: 120", "trees: 125")
    told = json.loads(json.dumps(aigraph.diff(ORCHARDS, later, "en").to_json()))
    (fact,) = told["facts"]["changed"]
    assert (fact["before"]["text"], fact["after"]["text"], fact["nature"]) == ("120", "125", "stated")
    assert [graph["kind"] for graph in fact["evidence_after"]] == ["passage"]
    assert "goes from 120 to 125 [Report on" in fact["sentence"]
    assert told["answers"]["queries"][0]["rows"][0]["cells"] == {"trees": [120, 125]}


def test_the_json_says_the_same_keys_of_graphs_that_do_not_differ(later, edit):
    same = aigraph.diff(ORCHARDS, later).to_json()
    edit(later / FACTS, "trees: 120", "trees: 125")
    assert list(same) == list(aigraph.diff(ORCHARDS, later).to_json())


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_long_part_is_cut_and_says_so(later, language):
    (later / FACTS).write_text((later / FACTS).read_text().replace("en: ", "en: The "))
    changes = aigraph.diff(ORCHARDS, later, language)
    assert "… and 5 more; -f json tells all" in to_text(changes, 2)
    assert "more; -f json tells all" not in to_text(changes, 0)


# -- laws

_NAMES = st.sampled_from("abc")
_NODES = st.builds(lambda name: f"<urn:{name}>", _NAMES)
_BLANKS = st.builds(lambda name: f"_:{name}", _NAMES)
_VALUES = _NODES | _BLANKS | st.sampled_from(['"1"', '"2"', '"x"@en', '"y\\u2028_:"@fr'])
_GRAPHS = st.sampled_from([" <urn:g>", " <urn:h>"])
_LINES = st.builds("{} {} {}{} .\n".format, _NODES | _BLANKS, _NODES, _VALUES, _GRAPHS)
_FILES = st.frozensets(_LINES, min_size=1, max_size=8)


def write_both(folder, *texts):
    paths = [folder / f"{number}.nq" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text("".join(sorted(text)), encoding="utf-8")
    return paths


@given(_FILES, _FILES)
@settings(max_examples=60, deadline=None)
def test_applying_the_patch_to_the_old_graph_gives_the_new_one(tmp_path_factory, old, new):
    before, after = write_both(tmp_path_factory.mktemp("law"), old, new)
    changes = aigraph.diff(before, after, project=ORCHARDS)
    lines = (set(changes.old.lines) - set(changes.patch.removed)) | set(changes.patch.added)
    assert lines == set(changes.new.lines)
    assert bool(changes) == (changes.old.fingerprint != changes.new.fingerprint)


@given(_FILES, _FILES)
@settings(max_examples=60, deadline=None)
def test_what_is_added_one_way_is_removed_the_other_way(tmp_path_factory, old, new):
    before, after = write_both(tmp_path_factory.mktemp("law"), old, new)
    there, back = (aigraph.diff(*pair, project=ORCHARDS) for pair in ((before, after), (after, before)))
    mirrored = {Kind.ADDED: Kind.REMOVED, Kind.REMOVED: Kind.ADDED}

    def told(change):
        return mirrored.get(change.kind, change.kind), change.subject, change.predicate, change.after, change.before

    assert {told(change) for change in there.facts} == {
        (change.kind, change.subject, change.predicate, change.before, change.after) for change in back.facts
    }
    assert (there.appeared, there.gone) == (back.gone, back.appeared)
    assert there.renamed == tuple(sorted((new, old) for old, new in back.renamed))


@given(_FILES)
@settings(max_examples=60, deadline=None)
def test_other_names_of_blank_nodes_make_no_difference(tmp_path_factory, lines):
    renamed = [line.replace("_:a ", "_:z ").replace("_:b ", "_:a ") for line in lines]
    before, after = write_both(tmp_path_factory.mktemp("law"), lines, renamed)
    assert not aigraph.diff(before, after, project=ORCHARDS)


def test_a_blank_node_keeps_its_name_when_another_one_comes():
    text = '<urn:a> <urn:p> _:x . _:x <urn:q> "1" . <urn:a> <urn:p> _:y . _:y <urn:q> "2" .'
    lines = []
    for more in ("", ' <urn:a> <urn:p> _:w . _:w <urn:q> "0" .'):
        store = ox.Store()
        store.load((text + more).replace(" . ", " .\n").encode(), format=ox.RdfFormat.N_TRIPLES)
        lines.append(set(to_lines(name_blank_nodes(store, "test")[0])))
    assert lines[0] < lines[1]


def test_blank_nodes_that_nothing_tells_apart_are_refused_before_they_cost_hours(tmp_path):
    clique = "".join(f"_:b{one} <urn:p> _:b{other} .\n" for one in range(12) for other in range(12) if one != other)
    (tmp_path / "clique.nt").write_text(clique)
    with pytest.raises(InputError, match="blank nodes that nothing tells apart"):
        aigraph.diff(tmp_path / "clique.nt", ORCHARDS)


def test_the_order_of_statements_makes_no_difference_to_sides(graph):
    side = side_of(graph, "one")
    assert compare_sides(side, side_of(graph, "other"), "fr").patch.added == ()
    assert list(side.lines) == sorted(side.lines)


def test_both_sides_keep_the_order_that_they_were_asked_in(tmp_path):
    before, after = write_both(tmp_path, ["<urn:a> <urn:p> <urn:b> .\n"], ["<urn:a> <urn:p> <urn:c> .\n"])
    assert [side.name for side in open_sides(before, after)] == [str(before), str(after)]


# -- the command


@pytest.mark.parametrize("option", [option.opts[-1] for option in get_command(app).commands["diff"].params])
def test_every_option_and_argument_is_in_the_document(option):
    text = (ORCHARDS.parents[2] / "docs/diff.md").read_text(encoding="utf-8")
    assert (option if option.startswith("-") else option.upper()) in text


@pytest.mark.parametrize("form", differing.FORMATS)
def test_every_format_is_in_the_document(form):
    assert form in (ORCHARDS.parents[2] / "docs/diff.md").read_text(encoding="utf-8").splitlines()[2]


def run(*words, cwd=None):
    return subprocess.run([*PROGRAM, "diff", *map(str, words)], cwd=cwd, capture_output=True, text=True, check=False)


def test_the_command_ends_with_1_only_where_it_is_asked_to(later, edit):
    edit(later / FACTS, "trees: 120", "trees: 125")
    codes = [run(ORCHARDS, later, *more).returncode for more in ((), ("--exit-code",))]
    assert codes == [0, 1]


def test_the_command_ends_with_0_where_nothing_differs(later):
    found = run(ORCHARDS, later, "--exit-code", "--lang", "en")
    assert (found.returncode, found.stdout) == (0, f"{ORCHARDS} and {later} say the same: no difference.\n")


@pytest.mark.parametrize(("name", "begins"), [("notes.md", "# What"), ("notes.txt", "What"), ("notes.json", "{")])
def test_the_format_follows_the_suffix_of_the_output(later, edit, name, begins):
    edit(later / FACTS, "trees: 120", "trees: 125")
    assert run(ORCHARDS, later, "-o", name, "--lang", "en", cwd=later).stdout == ""
    assert (later / name).read_text().startswith(begins)
