"""Every question of the list that the graph must answer has a saved query, parameters and the answer in the documents.

The numbers are those of the design's list of competency questions. Questions about absence (35, 53) are answered for
what the documents name, and their queries say so.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from aigraph.queries import find_query

# number → (query, parameters, columns that hold the answer, rows: ids without the base, amounts in euro)
QUESTIONS = {
    1: (
        "events-of",
        {"id": "programme/ia-cluster"},
        ("start", "actor"),
        [
            ("2023", "person/emmanuel-macron"),
            ("2024-05-21", "person/emmanuel-macron"),
            ("", "group/international-jury"),
        ],
    ),
    3: ("award-ranking", {}, ("cluster", "amount_eur"), [("cluster/prairie-psai", 75_000_000)]),
    5: (
        "cluster-members",
        {"cluster": "cluster/prairie-psai", "lang": "en"},
        ("institution", "role"),
        [
            ("institution/universite-psl", "lead"),
            ("institution/cnrs", "partner"),
            ("institution/inria", "partner"),
            ("institution/institut-pasteur", "partner"),
            ("institution/universite-paris-cite", "partner"),
        ],
    ),
    7: (
        "targets-of",
        {"of": "cluster/prairie-psai"},
        ("target", "quantity", "due_year"),
        [("target/prairie-psai/deep-tech-companies", 50, 2030), ("target/prairie-psai/theses", None, 2030)],
    ),
    9: (
        "money-of",
        {"recipient": "cluster/miai", "lang": "en"},
        ("status", "modality", "amount_eur", "max_eur"),
        [("requested", "nearly", 100_000_000, 100_000_000), ("awarded", None, 70_000_000, None)],
    ),
    11: (
        "posts",
        {"organization": "cluster/miai", "lang": "en"},
        ("role", "person_name"),
        [("director", "Éric Gaussier")],
    ),
    13: (
        "events-of",
        {"id": "institution/scai"},
        ("start", "actor"),
        [("2019", "institution/alliance-sorbonne-universite")],
    ),
    15: (
        "money-of",
        {"recipient": "cluster/enact", "lang": "en"},
        ("status", "modality", "amount_eur", "max_eur", "duration"),
        [("planned", "nearly", 67_000_000, 67_000_000, "P5Y"), ("awarded", None, 30_000_000, None, None)],
    ),
    17: (
        "cluster-members-of-kind",
        {"cluster": "cluster/enact", "kind": "kind/local-authority"},
        ("institution",),
        [
            ("institution/eurometropole-de-strasbourg",),
            ("institution/metropole-du-grand-nancy",),
            ("institution/region-grand-est",),
        ],
    ),
    19: (
        "targets-of",
        {"of": "cluster/aniti", "lang": "en"},
        ("indicator", "quantity", "unit", "frequency"),
        [
            ("additional specialists trained", 450, "specialist", "every year"),
            ("new chairs", 19, "chair", None),
            ("new integrative programmes", 8, "integrative programme", None),
        ],
    ),
    21: (
        "cluster-members-in-role",
        {"role": "role/new-member"},
        ("cluster", "institution"),
        [
            ("cluster/3ia-cote-d-azur", "institution/centrale-mediterranee"),
            ("cluster/3ia-cote-d-azur", "institution/ecole-de-l-air-et-de-l-espace"),
            ("cluster/miai", "institution/universite-clermont-auvergne"),
            ("cluster/miai", "institution/universite-savoie-mont-blanc"),
        ],
    ),
    23: (
        "events-of",
        {"id": "institution/institut-dataia"},
        ("start", "event"),
        [("2017", "event/dataia-structuring-role")],
    ),
    25: (
        "posts",
        {"organization": "institution/institut-dataia", "lang": "en"},
        ("role", "person_name"),
        [
            ("deputy director", "Frédéric Chazal"),
            ("deputy director", "Sarah Cohen-Boulakia"),
            ("director", "Frédéric Pascal"),
        ],
    ),
    27: (
        "cluster-members-of-kind",
        {"cluster": "cluster/sequoia", "kind": "kind/grande-ecole"},
        ("institution",),
        [
            ("institution/ecole-navale",),
            ("institution/enib",),
            ("institution/ens-rennes",),
            ("institution/ensai",),
            ("institution/ensta-bretagne",),
            ("institution/imt-atlantique",),
            ("institution/insa-rennes",),
        ],
    ),
    29: ("programmes", {}, ("run_by", "amount_eur"), [("Bpifrance", 40_000_000)]),
    31: (
        "institutions-in-clusters",
        {"min": "2"},
        ("institution", "clusters", "cluster_names"),
        [
            (
                "institution/cnrs",
                5,
                "3IA Côte d'Azur 2030; ENACT; Hi! PARIS Cluster 2030; PR[AI]RIE-PSAI; PostGenAI@Paris",
            ),
            (
                "institution/inria",
                5,
                "3IA Côte d'Azur 2030; ENACT; Hi! PARIS Cluster 2030; PR[AI]RIE-PSAI; PostGenAI@Paris",
            ),
            ("institution/inserm", 3, "3IA Côte d'Azur 2030; ENACT; PostGenAI@Paris"),
        ],
    ),
    33: (
        "award-ranking",
        {},
        ("rank", "cluster", "amount_eur"),
        [
            (1, "cluster/prairie-psai", 75_000_000),
            (2, "cluster/hi-paris", 70_000_000),
            (2, "cluster/miai", 70_000_000),
            (4, "cluster/postgenai-paris", 35_000_000),
            (5, "cluster/enact", 30_000_000),
            (6, "cluster/3ia-cote-d-azur", 20_000_000),
            (6, "cluster/aniti", 20_000_000),
            (6, "cluster/dataia", 20_000_000),
            (6, "cluster/sequoia", 20_000_000),
        ],
    ),
    35: (
        "clusters-without-institute",
        {"kind": "kind/3ia-institute"},
        ("cluster", "together_eur", "share_percent"),
        [
            (f"cluster/{name}", 175_000_000, Decimal("48.61"))
            for name in ("dataia", "enact", "hi-paris", "postgenai-paris", "sequoia")
        ],
    ),
    37: ("planned-range", {}, ("labelled", "planned_min", "planned_max", "inside"), [(9, 5, 10, True)]),
    39: (
        "leverage",
        {},
        ("cluster", "award_eur", "other_eur", "award_percent", "rest_eur"),
        [("cluster/enact", 30_000_000, 67_000_000, Decimal("44.8"), 37_000_000)],
    ),
    41: (
        "grants-of-both-periods",
        {"cluster": "cluster/3ia-cote-d-azur"},
        ("amount_eur", "payer", "payer_by", "total_eur"),
        [
            (20_000_000, "institution/etat-francais", "passage", 39_000_000),
            (19_000_000, "institution/etat-francais", "reading", 39_000_000),
        ],
    ),
    43: (
        "company-counts",
        {"lang": "en"},
        ("of", "quantity", "modality"),
        [
            ("cluster/postgenai-paris", 60, "more than"),
            ("cluster/enact", 50, "about"),
            ("cluster/aniti", 30, "more than"),
        ],
    ),
    45: (
        "theme-clusters",
        {"theme": "theme/environment"},
        ("cluster",),
        [("cluster/aniti",), ("cluster/dataia",), ("cluster/miai",), ("cluster/sequoia",)],
    ),
    47: (
        "theme-mentions",
        {"theme": "theme/generative-ai", "lang": "en"},
        ("cluster", "theme", "relation"),
        [
            ("cluster/aniti", "theme/generative-ai-in-teaching", "teaching method"),
            ("cluster/miai", "theme/generative-ai", "federating theme"),
            ("cluster/postgenai-paris", "theme/post-generative-ai", "main subject"),
        ],
    ),
    49: (
        "exclusions",
        {"lang": "en"},
        ("cluster", "excluded", "outcome"),
        [("cluster/miai", "group/lyon", "not selected")],
    ),
    51: (
        "reactions",
        {"lang": "en"},
        ("stated_on", "person_name", "role", "body"),
        [
            (dt.date(2024, 5, 21), "Michael Toplis", "president", "institution/universite-de-toulouse"),
            (dt.date(2024, 5, 22), "Jeanick Brisswalter", "president", "institution/universite-cote-d-azur"),
            (dt.date(2024, 5, 23), "Loïg Chesnais-Girard", "president", "institution/region-bretagne"),
        ],
    ),
    53: (
        "clusters-without-speaker",
        {},
        ("cluster", "others"),
        [("cluster/enact", ""), ("cluster/sequoia", "?; Loïg Chesnais-Girard")],
    ),
    55: (
        "cluster-members",
        {"cluster": "cluster/postgenai-paris"},
        ("institution", "belongs_to"),
        [
            *(
                (f"institution/{name}", "Alliance Sorbonne Université")
                for name in (
                    "cnrs",
                    "ensci-les-ateliers",
                    "france-education-international",
                    "inria",
                    "insead",
                    "inserm",
                    "ird",
                    "museum-national-d-histoire-naturelle",
                    "pole-superieur-paris-boulogne-billancourt",
                    "sorbonne-universite",
                    "universite-de-technologie-de-compiegne",
                )
            ),
            *(
                (f"institution/{name}", "")
                for name in ("ap-hp", "cnam", "sciences-po", "universite-paris-pantheon-assas")
            ),
        ],
    ),
    57: ("participation-totals", {}, ("organisations", "participations"), [(54, 64)]),
    59: (
        "announced-budgets",
        {"event": "event/announcement-2023"},
        ("programme", "amount_eur", "together_eur"),
        [
            ("programme/ia-cluster", 500_000_000, 565_000_000),
            ("programme/digital-resources-call", 40_000_000, 565_000_000),
            ("programme/ia-booster", 25_000_000, 565_000_000),
            ("programme/jean-zay-upgrade", None, 565_000_000),
            ("programme/exascale-investment", None, 565_000_000),
            ("programme/international-challenge", None, 565_000_000),
        ],
    ),
}
# The answer is these rows among others: the first of a ranking, one programme of all, one cluster of two.
AMONG_OTHERS = {3, 29, 39}
# The order of the rows is a part of the answer.
IN_ORDER = {1, 9, 15, 33, 51}
ABSENCE = {35, 53}
# What a second query adds: partners without a name (5), who widens (49, beside the members that join), and the parts of
# the strategy (59).
ALSO = {
    "5, the companies that are not named": (
        "groups-of",
        {"of": "cluster/prairie-psai", "lang": "en"},
        ("group", "kind", "role"),
        [("group/prairie-psai-companies", "company", "partner")],
    ),
    "49, whom MIAI and 3IA Côte d'Azur bring in": (
        "cluster-members-in-role",
        {"role": "role/new-member"},
        ("cluster", "institution"),
        QUESTIONS[21][3],
    ),
    "59, the strategy": (
        "sum-and-parts",
        {},
        ("whole_eur", "part_eur", "parts_eur", "rest_eur"),
        [
            (2_200_000_000, 506_000_000, 2_006_000_000, 194_000_000),
            (2_200_000_000, 1_500_000_000, 2_006_000_000, 194_000_000),
        ],
    ),
    "1, the post of who announced it": (
        "posts",
        {"organization": "institution/etat-francais", "lang": "en"},
        ("role", "person"),
        [("president", "person/emmanuel-macron")],
    ),
}


def answer(graph, query, parameters, columns):
    base = graph.project.id_base
    rows = graph.query(query, **parameters)
    return [tuple(_shown(row[column], base) for column in columns) for row in rows]


def _shown(value, base):
    return value.removeprefix(base) if isinstance(value, str) else value


def _in_any_order(rows):
    return sorted(rows, key=repr)


@pytest.mark.parametrize("number", sorted(set(QUESTIONS) - AMONG_OTHERS - IN_ORDER))
def test_a_question_has_the_answer_of_the_documents(graph, number):
    query, parameters, columns, expected = QUESTIONS[number]
    assert _in_any_order(answer(graph, query, parameters, columns)) == _in_any_order(expected)


@pytest.mark.parametrize("number", sorted(IN_ORDER))
def test_a_question_of_order_has_the_answer_in_order(graph, number):
    query, parameters, columns, expected = QUESTIONS[number]
    assert answer(graph, query, parameters, columns) == expected


@pytest.mark.parametrize("number", sorted(AMONG_OTHERS))
def test_a_question_about_some_has_them_in_the_answer(graph, number):
    query, parameters, columns, expected = QUESTIONS[number]
    assert set(expected) <= set(answer(graph, query, parameters, columns))


@pytest.mark.parametrize("case", sorted(ALSO))
def test_what_a_second_query_adds_to_an_answer(graph, case):
    query, parameters, columns, expected = ALSO[case]
    assert set(expected) <= set(answer(graph, query, parameters, columns))


def test_the_largest_award_stands_first(graph):
    assert answer(graph, "award-ranking", {}, ("cluster", "amount_eur"))[0] == ("cluster/prairie-psai", 75_000_000)


def test_a_count_that_another_body_may_have_says_so(graph):
    notes = answer(graph, "company-counts", {"lang": "en"}, ("of", "note"))
    assert [of for of, note in notes if note and "SCAI" in note] == ["cluster/postgenai-paris"]


def test_the_president_of_sorbonne_university_says_that_its_cluster_widens_beyond_the_alliance(graph):
    rows = graph.query("statements", lang="en")
    (words,) = [row["paraphrase"] for row in rows if row["speaker_name"] == "Nathalie Drach-Temam"]
    assert "beyond the alliance" in words


@pytest.mark.parametrize("number", sorted(ABSENCE))
def test_a_question_about_absence_says_that_it_answers_for_what_the_documents_name(graph, number):
    assert "Answers for what the documents name" in find_query(graph.project, QUESTIONS[number][0]).description


def test_every_odd_question_up_to_59_is_asked():
    assert sorted(QUESTIONS) == list(range(1, 60, 2))
