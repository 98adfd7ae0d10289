"""How sure a ranking is: bounds worked out by hand, completions enumerated one by one, and what is told of them."""

from __future__ import annotations

import json
import shutil
import time
from dataclasses import replace
from itertools import combinations, product
from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import aigraph
from aigraph.cli import main
from aigraph.measures import MEASURES, rank
from aigraph.uncertainty import Incidence, Projection, Slot, assess_incidence, sentence, tell, to_entry, wording
from aigraph.uncertainty.completing import Batch, draw, make_frame
from aigraph.uncertainty.counting import _pack, reaches
from aigraph.uncertainty.model import STRETCH, UNCOUNTED
from aigraph.uncertainty.packing import pack_by_counting
from aigraph.uncertainty.scoring import is_fast, make_graph, named_nodes, score
from aigraph.uncertainty.standing import leading, of_graph

ORCHARDS = Path(__file__).parent / "projects" / "orchards"
ID = "https://w3id.org/aigraph/id/"
# What networkx iterates to, asked for closely.
EXACT = {
    "eigenvector": lambda network: nx.eigenvector_centrality(network, max_iter=100_000, tol=1e-14),
    "pagerank": lambda network: nx.pagerank(network, max_iter=1000, tol=1e-14),
}
FAST = sorted(measure for measure in MEASURES if is_fast(measure))


def incidence(facts, kinds=None):
    """``incidence({"x": "ab"})``: a and b are in x. Members are letters; their kind is k, unless it is given."""
    pairs = tuple(sorted((member, whole) for whole, members in facts.items() for member in members))
    members = tuple(sorted({member for member, _ in pairs}))
    given_kinds = {member: frozenset((kinds or {}).get(member, "k")) for member in members}
    return Incidence("made", members, tuple(sorted(facts)), pairs, given_kinds, dict.fromkeys(pairs, ()))


def slot(whole, low=1, high=1, kinds="k", name=""):
    return Slot(name or f"{whole}-{low}-{high}-{kinds}", whole, frozenset(kinds), low, high, low, ())


def intervals(assessment):
    return {each.node: (each.now, each.low, each.high) for each in assessment.intervals}


# -- worked out by hand

BRIDGE = {"x": "ab", "y": "ac", "z": "d"}  # a is in two wholes, the others in one


def test_without_a_slot_every_rank_is_what_it_is():
    assessment = assess_incidence(incidence(BRIDGE), (), Projection.MEMBERS, "degree")
    assert intervals(assessment) == {"a": (1, 1, 1), "b": (2, 2, 2), "c": (2, 2, 2), "d": (4, 4, 4)}


def test_one_unnamed_place_lets_each_that_can_take_it_rise_and_no_other():
    """In z there is one place: a, b or c takes it, or a newcomer. With it b has two neighbours, as a has."""
    assessment = assess_incidence(incidence(BRIDGE), (slot("z"),), Projection.MEMBERS, "degree", draws=400)
    # d has one neighbour in each completion, as b and c have, unless one of these takes the place and has two.
    assert intervals(assessment) == {"a": (1, 1, 1), "b": (2, 1, 3), "c": (2, 1, 3), "d": (4, 2, 4)}


def test_the_number_of_wholes_is_bounded_by_the_places_that_there_are():
    """b and c can both come to be in two wholes as a is, none in three: a stays first, if it gains nothing."""
    found = reaches(make_frame(incidence(BRIDGE), (slot("z", 2, 2),)))
    assert {each.node: (each.now, each.most, each.interval.low, each.interval.high) for each in found} == {
        "a": (2, 3, 1, 1),
        "b": (1, 2, 1, 3),
        "c": (1, 2, 1, 3),
        "d": (1, 1, 2, 4),
    }


def test_a_place_is_taken_once():
    """One place in z: of b and c one alone can rise above d, so d is third at worst."""
    found = reaches(make_frame(incidence(BRIDGE), (slot("z"),)))
    assert {each.node: each.interval.high for each in found} == {"a": 1, "b": 3, "c": 3, "d": 3}


def test_nobody_takes_two_places_of_one_whole():
    facts = incidence({"x": "ab", "y": "ab", "z": "c"})
    found = reaches(make_frame(facts, (slot("z", name="one"), slot("z", name="two"))))
    assert {each.node: each.most for each in found} == {"a": 3, "b": 3, "c": 1}


def test_a_place_for_another_kind_is_for_newcomers():
    assessment = assess_incidence(incidence(BRIDGE), (slot("z", kinds="q"),), Projection.MEMBERS, "betweenness")
    assert {each.node: each.low for each in assessment.intervals} == {"a": 1, "b": 2, "c": 2, "d": 2}


def test_members_that_nothing_tells_apart_have_one_interval():
    facts = incidence({"x": "abcd", "y": "abe", "z": "e"})
    assessment = assess_incidence(facts, (slot("z", 1, 1),), Projection.MEMBERS, "betweenness", draws=6)
    ends = intervals(assessment)
    assert (ends["a"], ends["c"]) == (ends["b"], ends["d"])


def test_wholes_are_ranked_by_their_places_whoever_takes_them():
    assessment = assess_incidence(incidence(BRIDGE), (slot("z", 2, 3),), Projection.BOTH, "degree")
    # z has one member and two or three places: three or four members, x and y two, a two or three wholes.
    ends = intervals(assessment)
    assert (ends["z"], ends["x"], ends["a"]) == ((4, 1, 4), (1, 1, 3), (1, 1, 2))


def test_a_single_fact_without_which_the_first_is_another_is_told():
    assessment = assess_incidence(incidence(BRIDGE), (), Projection.MEMBERS, "degree")
    changing = {removal.fact for removal in assessment.steadiness.changing}
    assert (("a", "x") in changing, assessment.steadiness.tried) == (True, 5)


def test_the_place_that_could_join_a_whole_to_the_others_is_worth_most():
    """a is between 4 and 4 others. If f is in z too, it is between 5 and 8, and first: two nodes of the head move."""
    facts = incidence({"x": "abcde", "y": "afghi", "z": "jklmn"}, {"f": "r"})
    slots = (slot("x", kinds="q"), slot("z", kinds="r"))
    first, last = assess_incidence(facts, slots, Projection.MEMBERS, "betweenness").missing
    assert (first.slot.whole, first.candidates, first.by, first.if_known, first.expected) == ("z", 1, "f", 2, 1)
    assert (last.slot.whole, last.candidates, last.expected) == ("x", 0, 0)


# -- against every completion, one by one

LETTERS = st.sampled_from("abcd")
MADE = st.fixed_dictionaries(
    {"x": st.sets(LETTERS, min_size=1), "y": st.sets(LETTERS, min_size=1), "z": st.just({"e"})}
)
KINDS = st.fixed_dictionaries({letter: st.sampled_from(["k", "q"]) for letter in "abcde"})
SLOT = st.builds(
    lambda whole, low, more, kind, name: slot(whole, low, low + more, kind, f"{name}"),
    st.sampled_from("xyz"), st.integers(0, 1), st.integers(0, 2), st.sampled_from(["k", "q", ""]), st.uuids(),
)  # fmt: skip
SLOTS = st.lists(SLOT.filter(lambda made: made.high > 0), min_size=1, max_size=2)


def completions(frame):
    """Every completion: for each slot how many places it has, and who of those that can takes one."""
    rows = range(len(frame.incidence.members))

    def fillings(place, joined):
        each = frame.slots[place]
        whole = frame.wholes[place]
        able = [row for row in rows if frame.able[place, row] and not joined[row, whole]]
        for size in range(each.low, each.high + 1):
            for known in range(min(size, len(able)) + 1):
                yield from ((chosen, size - known) for chosen in combinations(able, known))

    def complete(place, joined, newcomers):
        if place == len(frame.slots):
            yield joined, newcomers
            return
        for chosen, new in fillings(place, joined):
            then, more = joined.copy(), newcomers.copy()
            then[list(chosen), frame.wholes[place]] = True
            more[frame.wholes[place]] += new
            yield from complete(place + 1, then, more)

    yield from complete(0, frame.named.copy(), np.zeros(frame.named.shape[1]))


def ranks_by_hand(values):
    return [1 + sum(round(other, 9) > round(value, 9) for other in values) for value in values]


def true_ends(frame, projection, measure):
    """The best and the worst rank of each named node, over all completions and what is named alone; by networkx."""
    nodes = named_nodes(frame, projection)
    found = []
    every = [*completions(frame), (frame.named, np.zeros(frame.named.shape[1]))]
    for joined, newcomers in every:
        values = MEASURES[measure].compute(make_graph(frame, projection, Batch(joined[None], newcomers[None]), 0))
        found.append(ranks_by_hand([values.get(node, 0.0) for node in nodes]))
    return {node: (min(ranks), max(ranks)) for node, ranks in zip(nodes, zip(*found, strict=True), strict=True)}


@settings(max_examples=60, deadline=None)
@given(MADE, KINDS, SLOTS)
def test_the_ranks_by_number_of_wholes_are_exactly_those_of_all_completions(facts, kinds, slots):
    frame = make_frame(incidence(facts, kinds), slots)
    counts = [joined.sum(axis=1) for joined, _ in completions(frame)]
    ranks = list(zip(*(ranks_by_hand(list(each)) for each in counts), strict=True))
    found = [(each.interval.low, each.interval.high, each.most) for each in reaches(frame)]
    most = np.max(counts, axis=0)
    assert found == [(min(each), max(each), count) for each, count in zip(ranks, most, strict=True)]


@pytest.mark.parametrize("projection", [Projection.MEMBERS, Projection.BOTH])
@settings(max_examples=40, deadline=None)
@given(MADE, KINDS, SLOTS)
def test_an_end_that_is_called_proved_is_that_of_all_completions(projection, facts, kinds, slots):
    frame = make_frame(incidence(facts, kinds), slots)
    ends = true_ends(frame, projection, "degree")
    assessment = assess_incidence(frame.incidence, slots, projection, "degree", draws=12)
    for each in assessment.intervals:
        low, high = ends[each.node]
        assert not each.low_is_exact or each.low == low
        assert not each.high_is_exact or each.high == high


@pytest.mark.parametrize("measure", ["betweenness", "degree"])
@pytest.mark.parametrize("projection", list(Projection))
@settings(max_examples=25, deadline=None)
@given(MADE, KINDS, SLOTS)
def test_no_interval_is_wider_than_all_completions_make_it(projection, measure, facts, kinds, slots):
    frame = make_frame(incidence(facts, kinds), slots)
    ends = true_ends(frame, projection, measure)
    assessment = assess_incidence(frame.incidence, slots, projection, measure, draws=30)
    assert all(ends[each.node][0] <= each.low <= each.high <= ends[each.node][1] for each in assessment.intervals)


@settings(max_examples=40, deadline=None)
@given(MADE, KINDS, SLOTS)
def test_a_whole_that_stands_alone_can_be_joined_where_a_completion_joins_it(facts, kinds, slots):
    frame = make_frame(incidence(facts, kinds), slots)
    assessment = assess_incidence(frame.incidence, slots, Projection.WHOLES, "degree", draws=6)
    joined = np.array([each[each.sum(axis=1) > 1].any(axis=0) for each, _ in completions(frame)]).any(axis=0)
    is_joined = dict(zip(frame.incidence.wholes, joined, strict=True))
    assert list(assessment.joinable) == [whole for whole in assessment.alone if is_joined[whole]]


@pytest.mark.parametrize("measure", FAST)
@pytest.mark.parametrize("projection", list(Projection))
@settings(max_examples=20, deadline=None)
@given(MADE, KINDS, SLOTS)
def test_every_interval_holds_the_rank_of_now(projection, measure, facts, kinds, slots):
    assessment = assess_incidence(incidence(facts, kinds), slots, projection, measure, draws=6)
    assert all(each.low <= each.now <= each.high for each in assessment.intervals)


@settings(max_examples=60, deadline=None)
@given(MADE, KINDS, SLOTS, SLOT)
def test_more_unnamed_places_never_make_an_exact_interval_narrower(facts, kinds, slots, more):
    known = incidence(facts, kinds)
    few = reaches(make_frame(known, slots))
    assume(more.high)
    many = reaches(make_frame(known, [*slots, replace(more, low=0)]))
    for before, after in zip(few, many, strict=True):
        assert after.interval.low <= before.interval.low <= before.interval.high <= after.interval.high


# -- the measures of many completions are networkx's


@pytest.mark.parametrize("measure", [measure for measure in FAST if measure != "eigenvector"])
@pytest.mark.parametrize("projection", list(Projection))
@settings(max_examples=25, deadline=None)
@given(MADE, KINDS, SLOTS)
def test_the_values_of_a_completion_are_those_of_networkx_but_for_a_factor(projection, measure, facts, kinds, slots):
    frame = make_frame(incidence(facts, kinds), slots)
    batch = draw(frame, (0.0, 0.5, 1.0), 2, np.random.default_rng(len(facts["x"])))
    fast = score(frame, projection, measure, batch)
    for place, row in enumerate(fast):
        network = make_graph(frame, projection, batch, place)
        values = EXACT.get(measure, MEASURES[measure].compute)(network)
        slow = np.array([values.get(node, 0.0) for node in named_nodes(frame, projection)])
        assert row / (row.max() or 1) == pytest.approx(slow / (slow.max() or 1), abs=1e-7)


@pytest.mark.parametrize("measure", FAST)
def test_a_newcomer_counts_as_often_as_there_are_such(graph, measure):
    """A batch with weights gives what a graph with every newcomer gives, on the shipped network too."""
    found = graph.uncertainty("institutions", "degree", draws=6)
    frame = make_frame(_shipped(graph), found.slots)
    batch = draw(frame, (0.5,), 1, np.random.default_rng(3))
    network = make_graph(frame, Projection.MEMBERS, batch, 0)
    values = EXACT.get(measure, MEASURES[measure].compute)(network)
    slow = np.array([values[member] for member in frame.incidence.members])
    fast = score(frame, Projection.MEMBERS, measure, batch)[0]
    assert fast / fast.max() == pytest.approx(slow / slow.max(), abs=1e-7)


def _shipped(graph):
    from aigraph.uncertainty.collecting import read_incidence  # noqa: PLC0415

    return read_incidence(graph.dataset, "membership")


# -- draws


def test_the_same_seed_gives_the_same_assessment(graph):
    assert graph.uncertainty("institutions", "degree", seed=5) == graph.uncertainty("institutions", "degree", seed=5)


def test_another_seed_draws_other_completions(graph):
    one, other = (graph.uncertainty("institutions", "betweenness", seed=seed, draws=30) for seed in (1, 2))
    assert one.intervals != other.intervals


def test_a_figure_without_upper_end_is_drawn_between_its_ends():
    frame = make_frame(incidence(BRIDGE), (slot("z", 3, None), replace(slot("x", 1, None), stated=None)))
    batch = draw(frame, (0.0,), 300, np.random.default_rng(1))
    drawn = {whole: set(batch.newcomers[:, place].astype(int)) for whole, place in (("z", 2), ("x", 0))}
    assert drawn == {"z": set(range(3, 3 * STRETCH + 1)), "x": set(range(1, UNCOUNTED + 1))}


# -- the French graph


@pytest.fixture(scope="module")
def betweenness(graph):
    return graph.uncertainty("institutions", "betweenness")


def _slots(assessment):
    return {found.iri.removeprefix(ID): (found.low, found.high) for found in assessment.slots}


def test_what_is_counted_and_not_named_is_read_from_the_graph(betweenness):
    assert _slots(betweenness) == {
        "count/aniti/industrial-partners": (31, None),  # more than thirty
        "count/aniti/laboratories": (16, 16),
        "count/aniti/universities-and-schools": (6, 7),  # the lead may be one of the seven
        "count/dataia/higher-education-institutions": (13, 14),
        "group/dataia-research-organisations": (1, None),
        "group/dataia-training-company": (1, None),
        "count/enact/companies": (45, 55),  # about fifty
        "count/hi-paris/engineering-schools": (7, 7),  # five of them are counted again, as the best
        "count/postgenai-paris/industrial-partners": (61, None),
        "group/postgenai-paris-other-institutions": (0, None),  # four of this open list are named
        "group/prairie-psai-companies": (1, None),
    }


def test_a_count_whose_things_are_listed_leaves_no_place(betweenness):
    assert not any(found.whole.endswith("/sequoia") for found in betweenness.slots)


def test_cnrs_and_inria_are_a_tie_that_nothing_breaks(betweenness):
    one, other = (betweenness.interval(f"{ID}institution/{name}") for name in ("cnrs", "inria"))
    assert (one.now, one.low, one.high) == (other.now, other.low, other.high)


def test_nobody_else_that_is_named_can_be_in_more_clusters_than_cnrs_and_inria(betweenness):
    found = {each.node.removeprefix(ID): each for each in betweenness.reaches}
    ends = [
        (found[f"institution/{name}"].interval.low, found[f"institution/{name}"].interval.high)
        for name in ("cnrs", "inria")
    ]
    assert ends == [(1, 2), (1, 2)]


def test_four_clusters_stand_alone_and_each_of_them_may_not(betweenness):
    assert [
        [name.removeprefix(f"{ID}cluster/") for name in names]
        for names in (betweenness.alone, betweenness.joinable, betweenness.silent)
    ] == [["aniti", "dataia", "miai", "sequoia"]] * 2 + [["miai", "sequoia"]]


def test_a_tie_is_told_as_a_tie(betweenness):
    assert sentence(betweenness, "en").startswith("Of what the documents name, CNRS and Inria tie for first place")


@pytest.mark.parametrize(("network", "told"), [("institutions", "to rank 7, or lower."), ("membership", "to rank 6.")])
def test_a_worst_rank_that_is_proved_is_told_without_reserve(graph, network, told):
    assessment = graph.uncertainty(network, "degree")
    assert f" down {told}" in sentence(assessment, "en")


def test_the_sentence_says_in_french_that_the_four_stand_alone_in_what_is_named(betweenness):
    told = sentence(betweenness, "fr")
    assert told.startswith("Dans ce que les documents nomment, CNRS et Inria arrivent en tête à égalité parfaite, et ")
    assert (
        "ANITI IA Cluster, DATAIA-Cluster, MIAI Cluster et SequoIA n'ont de membre en commun avec aucun autre" in told
    )
    assert "rien ne permet de conclure qu'il en est ainsi en réalité" in told
    assert "pourraient relier les 4 isolés aux autres et reléguer CNRS et Inria au rang 9, voire plus bas." in told


def test_a_measure_of_which_no_extreme_case_was_made_does_not_claim_any(graph):
    told = tell(graph.uncertainty("institutions", "constraint", draws=6), "en")
    assert "6 random completions (seed 1); a figure" in told[-1]


def test_a_frequency_of_a_handful_of_draws_is_not_told(graph):
    told = tell(graph.uncertainty("institutions", "degree", draws=6), "en")
    assert not any(line.startswith("How often") for line in told)


def test_only_those_that_could_fall_so_far_are_said_to(graph):
    assert sentence(graph.uncertainty("membership", "degree"), "en").endswith("and push SequoIA down to rank 6.")


def test_a_frequency_is_told_with_its_margin(betweenness):
    told = next(line for line in tell(betweenness, "fr") if line.startswith("Fréquence"))
    assert "(34 tirages chacune : à 18 points près) : 0\N{NO-BREAK SPACE}% → 100\N{NO-BREAK SPACE}%, " in told


def test_a_link_of_a_network_without_members_is_told_as_a_link(graph):
    told = tell(graph.uncertainty("funding", "degree"), "en")
    assert told[-1].startswith("Leaving out one link at a time")
    assert told[-1].endswith("(Côte d'Azur) – 3IA Côte d'Azur 2030.")


@pytest.mark.parametrize(("whole", "told"), [("cluster", "de cluster à cluster"), ("école", "d'école à école")])
def test_the_french_word_for_a_whole_is_elided(betweenness, whole, told):
    assert tell(replace(betweenness, whole=whole), "fr")[2].startswith(f"Ponts {told}, d'après")


@pytest.mark.parametrize(
    ("network", "projection"), [("institutions", "members"), ("clusters", "wholes"), ("membership", "both")]
)
def test_a_network_is_known_by_its_links_as_a_projection(graph, network, projection):
    assert graph.uncertainty(network, "degree", draws=6).projection == projection


def test_a_place_that_would_tell_most_names_the_passage_that_counts_it(betweenness):
    assert all(missing.slot.passages for missing in betweenness.missing)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("network", ["institutions", "clusters", "membership", "themes"])
def test_what_is_told_is_one_sentence_and_some_lines(graph, network, language):
    assessment = graph.uncertainty(network, "degree", draws=6)
    told = sentence(assessment, language)
    assert (told[-1], told.count(". "), tell(assessment, language)[1]) == (".", 0, told)


def test_lines_are_broken_to_a_width(betweenness):
    lines = tell(betweenness, "en", width=70)
    assert max(len(line) for line in lines) <= 70
    assert " ".join(" ".join(lines).split()) == " ".join(" ".join(tell(betweenness, "en")).split())


def test_a_network_that_is_too_large_is_told_not_to_be_completed(graph, monkeypatch):
    monkeypatch.setattr("aigraph.uncertainty.assessing._MOST_NODES", 5)
    assessment = graph.uncertainty("clusters", "degree")
    assert (len(assessment.slots), assessment.draws) == (11, 0)
    assert "is not computed for this measure on a network of this size" in sentence(assessment, "en")


def test_the_entry_for_programs_is_json_and_whole(betweenness):
    entry = json.loads(json.dumps(to_entry(betweenness)))
    assert (len(entry["ranks"]), len(entry["missing"]), entry["removals"]["facts"]) == (54, 11, 64)


def test_an_unknown_measure_is_refused(graph):
    with pytest.raises(aigraph.UsageError, match=r"did you mean degree\?"):
        graph.uncertainty("institutions", "degre")


@pytest.mark.parametrize(("options", "times"), [([], 1), (["--no-uncertainty"], 0)])
def test_the_table_says_how_sure_it_is_unless_it_is_told_not_to(monkeypatch, capsysbinary, options, times):
    arguments = ["aigraph", "centrality", "--measure", "degree", "--top", "2", "-f", "table", "--lang", "en", *options]
    monkeypatch.setattr("sys.argv", arguments)
    with pytest.raises(SystemExit):
        main()
    assert capsysbinary.readouterr().out.decode().count("How sure: institutions, degree") == times


# -- another project


@pytest.fixture
def orchards(tmp_path):
    shutil.copytree(ORCHARDS, tmp_path / "orchards")
    return tmp_path / "orchards"


def test_a_project_without_counts_is_told_that_nothing_is_known(orchards):
    assessment = aigraph.load(orchards).uncertainty(measure="degree")
    assert (assessment.is_known, "what is missing from this network is not known" in sentence(assessment, "en")) == (
        False,
        True,
    )


def test_a_project_that_counts_gets_all_of_it_by_a_query(orchards):
    folder = orchards / "queries" / "unnamed"
    folder.mkdir()
    (folder / "growing.rq").write_text(
        "PREFIX count: <https://example.org/orchards/id/count/>\n"
        "PREFIX variety: <https://example.org/orchards/id/fruit-variety/>\n"
        "SELECT ?slot ?whole ?quantity\n"
        "WHERE { VALUES (?slot ?whole ?quantity) { (count:growers variety:early-amber 3) } }\n",
        encoding="utf-8",
    )
    assessment = aigraph.load(orchards).uncertainty(measure="degree")
    assert [(found.low, found.high) for found in assessment.slots] == [(2, 3)]


def test_a_project_without_incidences_loses_one_link_at_a_time(orchards):
    shutil.rmtree(orchards / "queries" / "incidences")
    assessment = aigraph.load(orchards).uncertainty(measure="degree")
    assert (assessment.projection, assessment.steadiness.tried, len(assessment.steadiness.changing)) == (None, 1, 1)


def test_a_query_with_other_columns_is_refused(orchards):
    (orchards / "queries/incidences/growing.rq").write_text("SELECT ?a ?b { ?a ?p ?b }", encoding="utf-8")
    with pytest.raises(
        aigraph.UsageError, match=r"incidences/growing\.rq: the columns are a, b; select \?member \?whole"
    ):
        aigraph.load(orchards).uncertainty(measure="degree")


# -- places


def test_who_ties_across_the_last_place_does_not_lead():
    assert leading([1, 2, 2, 4], places=2) == [0]


TEXTS = sorted(name for name in vars(wording) if name.isupper() and not name.startswith("_"))


@pytest.mark.parametrize("name", [name for name in TEXTS if name != "TYPE_CHECKING"])
def test_every_text_has_the_same_slots_in_both_languages(name):
    text = getattr(wording, name)
    slots = [sorted(part.split("}")[0] for part in words.split("{")[1:]) for words in (text.en, text.fr)]
    assert slots[0] == slots[1]


def test_places_are_enumerated_as_the_tests_mean_it():
    """One place in z, which a, b, c or a newcomer takes: four completions."""
    assert len(list(completions(make_frame(incidence(BRIDGE), (slot("z"),))))) == len(list(product("abc?")))


def test_the_ranks_of_a_network_that_is_not_completed_are_those_of_its_table():
    network = nx.gnm_random_graph(400, 800, seed=3)
    nx.set_edge_attributes(network, 1e-6, "weight")
    ranking = rank(network, ("weighted-closeness",))
    standing = of_graph(network, "weighted-closeness", 1)
    told = {interval.node: interval.now for interval in standing.intervals}
    assert told == {node: place.first for node, place in ranking.places("weighted-closeness").items()}


def test_who_stands_where_in_a_large_network_is_soon_known():
    network = nx.gnm_random_graph(20_000, 40_000, seed=3)
    start = time.process_time()
    of_graph(network, "pagerank", 1)
    assert time.process_time() - start < 5  # compared pair by pair, it takes twenty


@pytest.mark.parametrize("seed", range(40))
def test_what_counting_proves_of_a_packing_is_what_the_solver_finds(seed):
    import random  # noqa: PLC0415
    from types import SimpleNamespace  # noqa: PLC0415

    chance = random.Random(seed)  # noqa: S311  (no secret)
    members, wholes = chance.randrange(3, 12), [chance.randrange(4) for _ in range(chance.randrange(2, 7))]
    able = np.array([[chance.random() < 0.6 for _ in range(members)] for _ in wholes])
    frame = SimpleNamespace(slots=range(len(wholes)), wholes=wholes, able=able)
    gains = [len({wholes[slot] for slot in range(len(wholes)) if able[slot, row]}) for row in range(members)]
    need = np.array([chance.randrange(1, 4) for _ in range(members)])
    rows = np.array([row for row in range(members) if gains[row] >= need[row]], dtype=int)
    places = np.array([chance.randrange(members + 1) for _ in wholes])
    counted = pack_by_counting(frame, rows, need[rows], places) if len(rows) else None
    assert counted is None or counted == _pack(frame, rows, need[rows], places)
