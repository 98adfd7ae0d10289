"""What the sources say of their own figures is computed again, and a change of the data that breaks it is found."""

from __future__ import annotations

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import aigraph
from aigraph.claims import Bounds, Claim, Part, Reading, Verdict, figure, judge, to_entry, to_text, total
from aigraph.queries import list_queries

EXPECTED = Path(__file__).parent / "expected" / "audit.json"
COMMAND = [sys.executable, "-c", "from aigraph.cli import main; main()"]


@pytest.fixture(scope="module")
def entries(graph):
    """What came of each claim of the shipped graph, by the claim's id."""
    return {entry["claim"]: entry for entry in (to_entry(result, graph.project) for result in graph.audit())}


def exact(value):
    return Bounds(Decimal(value), Decimal(value), Decimal(value))


def claim(stated=None, completeness="exhaustive", readings=(), things=()):
    names = frozenset(things)
    return Claim("c", "a claim", "q", stated, names, "", "", completeness, "", tuple(readings), None, (), {})


def parts(*sizes):
    return [Part(f"p{number}", exact(size), f"p{number}") for number, size in enumerate(sizes)]


# -- what a figure allows


@pytest.mark.parametrize(
    ("value", "low", "high", "is_qualified", "allowed"),
    [
        (360, None, None, False, (360, 360)),
        (2_200_000_000, None, 2_200_000_000, True, (2_100_000_000, 2_200_000_000)),
        (67_000_000, None, 67_000_000, True, (66_000_000, 67_000_000)),
        (100, None, 100, True, (90, 100)),
        (60, 60, None, True, (60, None)),
        (50, None, None, True, (45, 55)),
        (None, 5, 10, False, (5, 10)),
    ],
)
def test_a_figure_allows_what_its_words_allow(value, low, high, is_qualified, allowed):
    given_figure = [None if number is None else Decimal(number) for number in (value, low, high)]
    found = figure(*given_figure, is_qualified=is_qualified)
    assert (found.low, found.high) == allowed


def test_no_figure_is_no_figure():
    assert figure(None, None, None, is_qualified=False) is None


NUMBERS = st.decimals(min_value=0, max_value=10**12, places=2)


@given(st.lists(NUMBERS, max_size=8))
def test_exact_parts_have_an_exact_sum(numbers):
    assert total(map(exact, numbers)) == exact(sum(numbers, Decimal(0)))


@given(NUMBERS.filter(bool))
def test_nearly_a_figure_is_at_most_the_figure_and_at_least_nine_tenths_of_it(number):
    nearly = figure(number, None, number, is_qualified=True)
    assert number * Decimal("0.9") <= nearly.low < nearly.high == number


@given(NUMBERS, NUMBERS, NUMBERS)
def test_what_is_added_and_taken_away_again_is_still_within_the_bounds(number, low, width):
    span = Bounds(low, low + width, low)
    assert span.lies_in(span + exact(number) - exact(number))


# -- the verdicts


@pytest.mark.parametrize(
    ("stated", "completeness", "sizes", "verdict"),
    [
        (exact(9), "exhaustive", [4, 5], Verdict.CONFIRMED),
        (exact(9), "exhaustive", [4, 4], Verdict.CONTRADICTED),
        (exact(9), "exhaustive", [5, 5], Verdict.CONTRADICTED),
        (exact(9), "some", [4, 4], Verdict.CONSISTENT),
        (exact(9), "some", [5, 5], Verdict.CONTRADICTED),
        (exact(9), "some", [4, 5], Verdict.CONFIRMED),
        (exact(9), "exhaustive", [], Verdict.UNDECIDABLE),
        (exact(9), "some", [], Verdict.UNDECIDABLE),
        (None, "exhaustive", [4, 5], Verdict.UNDECIDABLE),
        (Bounds(Decimal(5), Decimal(10), None), "exhaustive", [9], Verdict.CONFIRMED),
        (Bounds(Decimal(5), Decimal(10), None), "exhaustive", [11], Verdict.CONTRADICTED),
        (Bounds(Decimal(60), None, Decimal(60)), "exhaustive", [61], Verdict.CONFIRMED),
        (Bounds(Decimal(60), None, Decimal(60)), "exhaustive", [59], Verdict.CONTRADICTED),
    ],
)
def test_a_claim_has_the_verdict_of_its_parts(stated, completeness, sizes, verdict):
    assert judge(claim(stated, completeness), parts(*sizes)).verdict is verdict


def test_a_claim_whose_parts_overlap_with_what_is_stated_is_undecidable():
    nearly = [Part("p", Bounds(Decimal(8), Decimal(9), Decimal(9)), "p")]
    assert judge(claim(exact(9)), nearly).verdict is Verdict.UNDECIDABLE


def test_a_part_of_unknown_size_leaves_a_claim_undecidable():
    unknown = Part("q", Bounds(Decimal(0), None, None), "q")
    assert judge(claim(exact(9)), [*parts(4), unknown]).verdict is Verdict.UNDECIDABLE


def test_a_claim_that_one_reading_contradicts_says_which():
    reading = Reading("r", "it is all", "exhaustive")
    result = judge(claim(exact(9), "some", [reading]), parts(4))
    assert (result.verdict, result.reading) == (Verdict.CONTRADICTED_UNDER_A_READING, reading)


def test_a_reading_under_which_a_claim_holds_is_no_news():
    reading = Reading("r", "it is some", "some")
    assert judge(claim(exact(9), "exhaustive", [reading]), parts(4, 5)).reading is None


def test_what_some_parts_leave_is_the_remainder():
    assert judge(claim(exact(67), "some"), parts(30)).remainder == exact(37)


@pytest.mark.parametrize(("named", "verdict"), [("p0", Verdict.CONFIRMED), ("p9", Verdict.CONTRADICTED)])
def test_a_claim_that_names_a_thing_is_true_when_the_answer_has_it(named, verdict):
    assert judge(claim(things=[named]), parts(1)).verdict is verdict


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=6), st.integers(1, 1000))
def test_more_than_the_whole_contradicts_however_the_parts_relate_to_it(sizes, excess):
    stated = exact(max(0, sum(sizes) - excess)) if sum(sizes) >= excess else exact(-1)
    verdicts = {judge(claim(stated, word), parts(*sizes)).verdict for word in ("exhaustive", "some")}
    assert verdicts == {Verdict.CONTRADICTED}


# -- the shipped claims


def test_the_audit_is_the_one_that_was_read(graph):
    assert json.loads(EXPECTED.read_text(encoding="utf-8")) == [to_entry(r, graph.project) for r in graph.audit()]


@pytest.mark.parametrize(
    ("claim_id", "status"),
    [
        ("claim/total-awarded", "confirmed"),
        ("claim/number-of-clusters", "confirmed"),
        ("claim/planned-number-of-centres", "confirmed"),
        ("claim/highest-award", "confirmed"),
        ("claim/number-of-3ia-institutes", "confirmed"),
        ("claim/3ia-cote-d-azur/seven-years", "confirmed"),
        ("claim/enact/planned-budget", "consistent"),
        ("claim/ia-cluster-envelope", "consistent"),
        ("claim/hi-paris/engineering-schools", "undecidable"),
        ("claim/national-ai-strategy-total", "contradicted under a reading"),
    ],
)
def test_a_claim_of_the_documents_has_this_verdict(entries, claim_id, status):
    assert entries[claim_id]["status"] == status


def test_the_awards_add_up_to_what_is_stated(entries):
    entry = entries["claim/total-awarded"]
    assert (entry["stated"], entry["computed"], len(entry["facts"])) == (360_000_000, 360_000_000, 9)


def test_the_total_is_stated_by_three_passages(entries):
    assert len(entries["claim/total-awarded"]["passages"]) == 3


def test_nine_lies_in_the_range_that_was_planned(entries):
    entry = entries["claim/planned-number-of-centres"]
    assert (entry["stated"], entry["computed"]) == ([5, 10], 9)


def test_the_national_strategy_lacks_194_million_and_the_reading_says_why_it_should_not(entries):
    entry = entries["claim/national-ai-strategy-total"]
    assert (entry["stated"], entry["computed"], entry["unexplained"]) == (2_200_000_000, 2_006_000_000, 194_000_000)
    assert entry["reading"].startswith("reading/national-ai-strategy-total: ")


def test_a_sum_of_parts_has_their_unit_where_the_source_gives_no_total(entries):
    found = entries["claim/3ia-cote-d-azur/both-grants"]
    assert (found["stated"], found["computed"], found["unit"]) == (None, 39_000_000, "EUR")


def test_what_is_left_of_a_planned_budget_is_told(entries):
    assert entries["claim/enact/planned-budget"]["unexplained"] == 37_000_000


def test_every_claim_is_stated_by_a_passage(entries):
    assert [name for name, entry in entries.items() if not entry["passages"]] == []


def test_every_fact_that_a_verdict_rests_on_is_in_the_graph(graph, entries):
    named = {fact for entry in entries.values() for fact in entry["facts"]}
    known = {row["thing"] for row in graph.query("SELECT DISTINCT ?thing { ?thing a ?class }")}
    assert {fact for fact in named if graph.project.iri(fact) not in known} == set()


def test_every_query_of_claims_is_used_by_a_claim(graph, entries):
    there = {query.name for query in list_queries(graph.project, "queries/claims")}
    assert there == {entry["query"] for entry in entries.values()}


@pytest.mark.parametrize(("language", "words"), [("fr", "confirmé : "), ("en", "confirmed: ")])
def test_the_audit_speaks_both_languages(graph, language, words):
    results = aigraph.KnowledgeGraph(graph.facts, graph.dataset, language).audit()
    assert to_text(results[-1], graph.project, language).startswith(words)


# -- what a change of the data does


def test_an_award_changed_breaks_the_total_at_the_place_of_the_claim(project):
    file = project / "data/clusters/prairie-psai.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("amount: 75000000", "amount: 76000000"), encoding="utf-8")
    with pytest.raises(aigraph.FindingsError, match=r"data/claims\.yaml:\d+:\d+: claim/total-awarded .*361 000 000"):
        aigraph.load(project).validate()


def test_a_new_verdict_that_is_recorded_is_no_finding(project):
    file = project / "data/clusters/prairie-psai.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("amount: 75000000", "amount: 76000000"), encoding="utf-8")
    claims = project / "data/claims.yaml"
    before, _, after = claims.read_text(encoding="utf-8").partition("query: awards\n")
    after = after.replace("expected: confirmed", "expected: contradicted", 1)
    claims.write_text(f"{before}query: awards\n{after}", encoding="utf-8")
    assert aigraph.load(project).validate() is None


def test_a_claim_without_its_query_is_a_finding(project, edit):
    edit(project / "data/claims.yaml", "query: highest-award", "query: highest-aword")
    with pytest.raises(
        aigraph.FindingsError, match=r"claims\.yaml:\d+:\d+: claim/highest-award: highest-aword: no such"
    ):
        aigraph.load(project).validate()


def test_a_query_that_gives_a_part_twice_is_refused(project):
    query = "SELECT ?part WHERE { VALUES (?part ?n) { (<https://example.org/a> 1) (<https://example.org/a> 2) } }"
    (project / "queries/claims/highest-award.rq").write_text(query, encoding="utf-8")
    with pytest.raises(aigraph.UsageError, match=r"gives the part https://example\.org/a 2 times"):
        aigraph.load(project).audit()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("expected: contradicted under a reading", "expected: wrong", "'wrong' is none of contradicted"),
        ("duration: P7Y", "duration: P80M", "is no number of years"),
    ],
)
def test_a_word_that_says_nothing_is_refused(project, edit, old, new, told):
    edit(project / "data/claims.yaml", old, new)
    with pytest.raises(aigraph.InputError, match=told):
        aigraph.load(project).audit()


STATED = "      states: cluster/prairie-psai\n"
SHAPES = [
    ("query: highest-award", "query: Highest_Award", "query"),
    (STATED, f"{STATED}      amount: 1\n      quantity: 1\n", ""),
    (STATED, f"{STATED}      duration: P80M\n", "duration"),
]


@pytest.mark.parametrize(("old", "new", "key"), SHAPES)
def test_a_claim_that_breaks_its_shape_is_a_finding(project, edit, old, new, key):
    edit(project / "data/claims.yaml", old, new)
    with pytest.raises(aigraph.FindingsError, match=rf"claims\.yaml:\d+:\d+: claim/highest-award:? ?{key}"):
        aigraph.load(project).validate()


# -- the command


def run(*arguments, cwd):
    return subprocess.run([*COMMAND, *arguments], capture_output=True, text=True, check=False, cwd=cwd)


def test_audit_prints_json_and_ends_with_0(project):
    found = run("audit", "-f", "json", cwd=project)
    assert (
        found.returncode,
        {"claim", "status", "stated", "computed", "reading", "facts"} <= json.loads(found.stdout)[0].keys(),
    ) == (0, True)


def test_audit_strict_ends_with_1_on_a_contradiction(project):
    assert run("audit", "--strict", cwd=project).returncode == 1


def test_audit_strict_ends_with_0_without_one(project):
    claims = project / "data/claims.yaml"
    text = claims.read_text(encoding="utf-8")
    claims.write_text(text.partition("\n# Money is public or private")[0] + "\n", encoding="utf-8")
    assert run("audit", "--strict", cwd=project).returncode == 0


def test_a_project_without_claims_has_an_empty_audit(project):
    orchards = Path(__file__).parent / "projects" / "orchards"
    found = run("audit", "-f", "json", "--project", str(orchards), cwd=project)
    assert (found.stdout, found.returncode) == ("[]\n", 0)


if __name__ == "__main__":
    shipped = aigraph.load()
    answer = [to_entry(result, shipped.project) for result in shipped.audit()]
    EXPECTED.write_text(json.dumps(answer, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
