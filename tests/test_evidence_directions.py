"""Who is what, and for whom: lists dealt out, mentions that are another's, what comes later, whom a heading names."""

from __future__ import annotations

import hashlib
import shutil

import pytest
import yaml

from aigraph.errors import EvidenceError
from aigraph.evidence import check_form, fingerprint
from aigraph.evidence.examining import examine
from aigraph.facts import read_facts
from aigraph.project import read_project, shipped_root

SOURCE = "../source/essai"


def thing(identifier, kind, *names, **more):
    label = {"fr": names[0], "en": names[0]}
    hidden = {"hiddenLabel": {language: list(names[1:]) for language in label}} if names[1:] else {}
    return {"id": identifier, "type": kind, "label": label, **hidden, **more}


NAMES = [
    thing("person/ada-brun", "Person", "Ada Brun"),
    thing("person/lea-roc", "Person", "Léa Roc"),
    thing("person/max-gil", "Person", "Max Gil"),
    thing("institution/nord", "Institution", "Université de Nord"),
    thing("institution/nordlab", "Institution", "Nordlab"),
    thing("institution/sudlab", "Institution", "Sudlab"),
    thing("cluster/alpha", "Cluster", "ALPHA Cluster"),
    thing("role/director", "Role", "direction", "directeur", "directrice", "director"),
    thing("role/deputy", "Role", "adjointe", "adjoints", "adjointes", "deputies"),
    thing("role/treasurer", "Role", "trésorerie", "trésorière", "treasurer"),
    thing("role/professor", "Role", "professeur", "professeure"),
    thing("kind/school", "Kind", "école", "écoles"),
    thing("kind/centre", "Kind", "centre"),
    thing("programme/alpha-2019", "Programme", "Plan 2019"),
    thing("programme/alpha-2024", "Programme", "Plan 2024"),
    thing("programme/france", "Programme", "France Verte"),
]


def post(person, role, body="institution/nordlab"):
    return {
        "id": f"post/{person}",
        "type": "Post",
        "heldBy": f"person/{person}",
        "postIn": body,
        "role": f"role/{role}",
    }


@pytest.fixture
def judged(tmp_path):
    """Writes a text and blocks (words of the text, facts, keys) into a project, and gives what the rules find."""
    for name in ("context.jsonld", "evidence.ttl"):
        (tmp_path / "ontology").mkdir(exist_ok=True)
        shutil.copy(shipped_root() / "ontology" / name, tmp_path / "ontology")
    shutil.copy(shipped_root() / "aigraph.toml", tmp_path)
    (tmp_path / "data").mkdir()

    def facts_of(text, *blocks, language="fr", heading="", names=NAMES):
        def passage(words):
            return f"{SOURCE}#char={text.index(words)},{text.index(words) + len(words)}"

        def cited(block):
            keys = {key: block[key] for key in ("adds", "ignored") if key in block}
            keys |= {"about": passage(block["about"])} if "about" in block else {}
            if "reason" in block:
                return {"reading": "reading/one", "reason": block["reason"], "from": passage(block["words"]), **keys}
            return {"passage": passage(block["words"]), "print": fingerprint(block["words"]), **keys}

        source = {"id": SOURCE, "type": "Source", "language": language, "title": {language: "Essai"}}
        source |= {"sha256": hashlib.sha256(text.encode()).hexdigest(), "characters": str(len(text))}
        section = {"id": "section/essai/one", "type": "Section", "concerns": "cluster/alpha"}
        sections = (
            [section | {"heading": passage(heading), "extent": f"{SOURCE}#char=0,{len(text)}"}] if heading else []
        )
        everything = [
            {"description": "../graph/description", "facts": [source, *sections]},
            {"editorial": "editorial/names", "reason": {"fr": "essai", "en": "trial"}, "facts": names},
            *({**cited(block), "facts": block["facts"]} for block in blocks),
        ]
        dumped = yaml.safe_dump(everything, allow_unicode=True, sort_keys=False, width=10**6)
        (tmp_path / "data/facts.yaml").write_text(dumped, encoding="utf-8")
        return read_facts(read_project(tmp_path))

    def judge(text, *blocks, **more):
        return [(found.rule, str(found.message)) for found in examine(facts_of(text, *blocks, **more), {"essai": text})]

    def facts_of_spoken(text, *blocks):
        closed = ("Cluster", "Institution", "Person")
        names = [name for name in NAMES if name["type"] not in closed or repr(name["id"]) in str(blocks)]
        return facts_of(text, *blocks, names=names)

    judge.facts = facts_of_spoken
    return judge


def reading(words, *facts, **keys):
    reason = {"fr": "le mot range deux listes dans un ordre", "en": "the word puts two lists in one order"}
    return {"words": words, "facts": list(facts), "reason": reason, **keys}


def stating(words, *facts, **keys):
    return {"words": words, "facts": list(facts), **keys}


# -- dealt out

TWO = "Ada Brun et Léa Roc, respectivement directrice et trésorière de Nordlab, sont contentes."
THREE = (
    "Ada Brun, professeure à l'université de Nord, Léa Roc et Max Gil, respectivement directrice et adjoints "
    "de Nordlab, sont contents."
)
ENGLISH = "Ada Brun and Léa Roc, respectively director and treasurer of Nordlab, are glad."
BEHIND = "Ada Brun and Léa Roc are director and treasurer respectively, both at Nordlab."
PLACES = "Ada Brun et Léa Roc dirigent respectivement Nordlab et Sudlab depuis peu."
DEALT = {
    "two posts to two persons": (TWO, "fr", [post("ada-brun", "director"), post("lea-roc", "treasurer")]),
    "a post in the plural to all who are left": (
        THREE,
        "fr",
        [post("ada-brun", "director"), post("lea-roc", "deputy"), post("max-gil", "deputy")],
    ),
    "in English": (ENGLISH, "en", [post("ada-brun", "director"), post("lea-roc", "treasurer")]),
    "before the word": (BEHIND, "en", [post("ada-brun", "director"), post("lea-roc", "treasurer")]),
}


@pytest.mark.parametrize("case", sorted(DEALT))
def test_a_sentence_deals_out_in_order(judged, case):
    text, language, posts = DEALT[case]
    assert judged(text, reading(text.rstrip("."), *posts), language=language) == []


MISDEALT = {
    "posts exchanged": (
        TWO,
        "fr",
        [post("ada-brun", "treasurer"), post("lea-roc", "director")],
        "post/ada-brun role role/treasurer: the passage deals out 'directrice'",
    ),
    "a plural to the first": (
        THREE,
        "fr",
        [post("ada-brun", "deputy"), post("lea-roc", "deputy"), post("max-gil", "deputy")],
        "post/ada-brun role role/deputy: the passage deals out 'directrice'",
    ),
    "the place of another post": (
        THREE,
        "fr",
        [post("ada-brun", "director", "institution/nord"), post("lea-roc", "deputy"), post("max-gil", "deputy")],
        "post/ada-brun postIn institution/nord: the passage deals out 'Nordlab'",
    ),
    "posts exchanged in English": (
        ENGLISH,
        "en",
        [post("ada-brun", "treasurer"), post("lea-roc", "director")],
        "post/lea-roc role role/director: the passage deals out 'treasurer'",
    ),
    "posts exchanged before the word": (
        BEHIND,
        "en",
        [post("ada-brun", "treasurer"), post("lea-roc", "director")],
        "post/ada-brun role role/treasurer: the passage deals out 'director'",
    ),
    "places exchanged": (
        PLACES,
        "fr",
        [post("ada-brun", "director", "institution/sudlab"), post("lea-roc", "director")],
        "post/ada-brun postIn institution/sudlab: the passage deals out 'Nordlab'",
    ),
}


@pytest.mark.parametrize("case", sorted(MISDEALT))
def test_what_goes_to_another_is_found(judged, case):
    text, language, posts, message = MISDEALT[case]
    assert ("evidence-dealing", message) in judged(text, reading(text.rstrip("."), *posts), language=language)


def test_a_reading_cannot_add_a_post_against_the_order(judged):
    posts = [post("ada-brun", "treasurer"), post("lea-roc", "director")]
    told = judged(TWO, reading(TWO.rstrip("."), *posts, adds=["role/treasurer", "role/director"]))
    assert "evidence-dealing" in {rule for rule, _ in told}


UNEVEN = "Ada Brun, Léa Roc et Max Gil, respectivement directrice et trésorière de Nordlab, sont contents."


@pytest.mark.parametrize(("added", "rules"), [("", ["evidence-cue", "evidence-dealing"]), ("role/treasurer", [])])
def test_lists_that_do_not_match_give_nobody_anything_but_what_a_reading_adds(judged, added, rules):
    keys = {"adds": added} if added else {}
    told = judged(UNEVEN, reading(UNEVEN.rstrip("."), post("max-gil", "treasurer"), **keys))
    assert [rule for rule, _ in told] == rules


# -- mentions

CENTRE = "Nordlab, centre dédié à l'IA que porte l'université de Nord, existe depuis 2017."
PART = {"id": "institution/nordlab", "subOrganizationOf": "institution/nord", "kind": "kind/centre"}


MENTIONED = "institution/nord: in the passage it is mentioned only as subOrganizationOf of institution/nordlab"


def since(subject):
    return {"id": "event/since", "type": "Event", "actor": subject, "startYear": "2017"}


@pytest.mark.parametrize(
    ("subject", "told"),
    [
        ("institution/nordlab", []),
        ("institution/nord", [("evidence-direction", f"event/since actor {MENTIONED}")]),
    ],
)
def test_what_is_mentioned_as_the_whole_is_nothing_else(judged, subject, told):
    assert judged(CENTRE, stating(CENTRE.rstrip("."), PART, since(subject))) == told


def test_a_passage_about_a_subject_mentions_no_subject_behind_the_word_for_another(judged):
    text = f"{CENTRE}\n\nIl compte 12 équipes."
    count = {"id": "count/teams", "type": "Count", "countOf": "institution/nord", "quantity": "12"}
    about = CENTRE.rstrip(".")
    told = judged(
        text, stating(about, PART, since("institution/nordlab")), stating("Il compte 12 équipes", count, about=about)
    )
    assert [message for rule, message in told if rule == "evidence-direction"] == [f"count/teams countOf {MENTIONED}"]


def test_what_a_word_only_introduces_is_what_the_sentence_goes_on_about(judged):
    text = "Il s'agit en particulier du Plan 2024, doté de 12 M€."
    plan = {"id": "programme/france", "includes": "programme/alpha-2024"}
    sum_ = {"id": "funding/plan", "type": "Funding", "recipient": "programme/alpha-2024", "amount": "12000000"}
    told = judged(f"France Verte est là. {text}", stating(text.rstrip("."), plan, sum_, about="France Verte est là"))
    assert [rule for rule, _ in told if rule == "evidence-direction"] == []


def test_a_value_that_only_another_passage_names_is_not_behind_the_word_for_it(judged):
    text = "Le Plan 2024 est là.\n\nIl est doté de 12 M€ dans le cadre de France Verte."
    fact = {"id": "programme/france", "partOf": "programme/alpha-2024"}
    told = judged(text, stating("dans le cadre de France Verte", fact, about="Le Plan 2024 est là"))
    assert (
        "evidence-direction",
        "programme/france partOf programme/alpha-2024: beside the word for it stands programme/france",
    ) in told


def test_who_speaks_is_named_with_a_word_of_speaking(judged):
    text = "Les projets sont connus, dont celui de Nordlab et de ses amis."
    statement = {
        "id": "statement/one",
        "type": "Statement",
        "madeBy": "institution/nordlab",
        "concerns": "institution/nordlab",
        "paraphrase": {"fr": "des projets connus", "en": "known projects"},
    }
    told = judged(text, stating("Les projets sont connus, dont celui de Nordlab", statement))
    assert told == [
        ("evidence-direction", "statement/one madeBy institution/nordlab: there is no word for it in the passage")
    ]


# -- headings

HEADED = "ALPHA Cluster : un projet\n\nNordlab ouvrira une école, avec 12 équipes par an."


@pytest.mark.parametrize(
    ("owner", "topic", "rules"),
    [
        ("cluster/alpha", "institution/nordlab", set()),
        ("institution/nordlab", "cluster/alpha", {"evidence-subject"}),
    ],
)
def test_a_heading_names_whose_an_objective_is_and_not_what_it_concerns(judged, owner, topic, rules):
    objective = {
        "id": "objective/school",
        "type": "Objective",
        "objectiveOf": owner,
        "concerns": topic,
        "label": {"fr": "ouvrir une école", "en": "open a school"},
    }
    told = judged(HEADED, stating("Nordlab ouvrira une école", objective), heading="ALPHA Cluster : un projet")
    assert {rule for rule, _ in told} == rules


# -- lists in brackets

LIST = "Le projet réunit des écoles publiques (Nordlab, Sudlab) et l'université de Nord."


@pytest.mark.parametrize(
    ("schools", "rules"),
    [(("nordlab", "sudlab"), {"evidence-closure"}), (("nordlab", "sudlab", "nord"), {"evidence-cue"})],
)
def test_a_word_before_brackets_is_of_what_they_list(judged, schools, rules):
    facts = [{"id": f"institution/{name}", "kind": "kind/school"} for name in schools]
    assert {rule for rule, _ in judged(LIST, stating(LIST.rstrip("."), *facts))} == rules


# -- what comes later


def begins(earlier, later, prop):
    text = "Le Plan 2024 prend la suite du Plan 2019 et va plus loin."
    years = [{"id": f"programme/alpha-{year}", "startYear": str(year)} for year in (2019, 2024)]
    tied = {"id": f"programme/alpha-{later}", prop: f"programme/alpha-{earlier}"}
    return text, stating(text.rstrip("."), tied), stating("Le Plan 2024", *years)


@pytest.mark.parametrize("prop", ["extends", "follows"])
def test_what_follows_begins_no_earlier(judged, prop):
    text, *blocks = begins(2024, 2019, prop)
    with pytest.raises(
        EvidenceError, match=rf"alpha-2019 {prop} programme/alpha-2024: it begins 2019, and .* 2024; exch"
    ):
        check_form(judged.facts(text, *blocks))


@pytest.mark.parametrize("prop", ["extends", "follows"])
def test_what_begins_later_may_follow(judged, prop):
    text, *blocks = begins(2019, 2024, prop)
    assert check_form(judged.facts(text, *blocks)) is None


# -- reasons, and what is added beside what is ignored

LEAD = "Le projet est celui de l'université de Nord et de ses amis."


def test_a_reading_adds_nothing_of_a_class_that_its_passage_names_and_ignores(judged):
    words = "Le projet est celui de l'université de Nord"
    lead = {
        "id": "participation/lead",
        "type": "Participation",
        "member": "institution/sudlab",
        "organization": "cluster/alpha",
    }
    told = judged(
        f"ALPHA Cluster : un projet\n\n{LEAD}",
        stating(
            words,
            {"id": "event/one", "type": "Event", "concerns": "cluster/alpha"},
            ignored="université de Nord | a reason that is long",
        ),
        reading(words, lead, adds="institution/sudlab"),
        heading="ALPHA Cluster : un projet",
    )
    expected = (
        "the reading adds institution/sudlab, and its passages name 'université de Nord' (institution/nord), which is "
        "listed as ignored"
    )
    assert ("evidence-reading", expected) in told


@pytest.mark.parametrize("reason", ["x", "un mot", "a b c", "anticonstitutionnellement"])
def test_a_reason_for_ignoring_words_says_something(judged, reason):
    facts = judged.facts(LEAD, stating("Le projet est celui", since("cluster/alpha"), ignored=f"projet | {reason}"))
    with pytest.raises(
        EvidenceError, match=rf"the reason '{reason}' tells too little; say why, in 3 words and 15 char"
    ):
        check_form(facts)


def test_the_reason_of_a_reading_says_something_in_each_language(judged):
    block = reading("Le projet est celui", {"id": "institution/nord", "kind": "kind/school"}, adds="kind/school")
    facts = judged.facts(LEAD, block | {"reason": {"fr": "le mot le dit bien", "en": "because"}})
    with pytest.raises(EvidenceError) as caught:
        check_form(facts)
    assert [finding.rule for finding in caught.value.findings] == ["evidence-reason"]
