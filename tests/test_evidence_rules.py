"""The rules of evidence, one by one, on a small made-up document: what each accepts, and what it says of a slip."""

from __future__ import annotations

import copy
import hashlib
import re
import shutil

import pytest
import yaml

from aigraph.errors import EvidenceError
from aigraph.evidence import check_form, check_texts, cover, fingerprint
from aigraph.evidence.examining import examine
from aigraph.facts import read_facts
from aigraph.project import read_project, shipped_root

TEXT = """Essai

ALPHA Cluster (université de Nord) : 12 M€

Le projet, porté par l'université de Nord, obtient 12 M€ pour 4 ans. Près de 20 M€ étaient demandés à l'origine. Il \
réunit Nordlab et Sudlab, et compte 16 laboratoires, en partenariat avec Ostlab. Ses trois axes sont la santé, \
l'océan et la confiance. Le premier des projets ira loin, pour une ville plus calme et plus verte pour ses habitants. \
"Nous irons loin ensemble", déclare Ada Brun, présidente par intérim de l'université de Nord, le 21 mai 2024, avec \
Léa Roc. Sur la période 2019-2023, l'institut Alpha a formé 5 à 10 équipes ; elle sera lancée en septembre 2025.

BETA Cluster (université de Sud) : 9 M€

Le cluster réunit Sudlab depuis 2021.
"""
SOURCE = "../source/essai"


def passage(words, nth=0):
    """The passage of words in the text."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return f"{SOURCE}#char={start},{start + len(words)}"


def stating(words, *facts, **keys):
    """A block of a passage with its facts."""
    return {"passage": passage(words), "print": fingerprint(words), **keys, "facts": list(facts)}


def thing(identifier, kind, *names, **more):
    label = {"fr": names[0], "en": names[0]}
    other = {"hiddenLabel": {"fr": list(names[1:])}} if names[1:] else {}
    return {"id": identifier, "type": kind, "label": label, **other, **more}


NAMES = [
    thing("cluster/alpha", "Cluster", "ALPHA Cluster"),
    thing("cluster/beta", "Cluster", "BETA Cluster"),
    thing("institution/nord", "Institution", "Université de Nord"),
    thing("institution/sud", "Institution", "Université de Sud"),
    thing("institution/nordlab", "Institution", "Nordlab"),
    thing("institution/sudlab", "Institution", "Sudlab"),
    thing("institution/ostlab", "Institution", "Ostlab"),
    thing("institution/institut-alpha", "Institution", "Institut Alpha"),
    thing("person/ada-brun", "Person", "Ada Brun"),
    thing("person/lea-roc", "Person", "Léa Roc"),
    thing("theme/sante", "Theme", "Santé"),
    thing("theme/ocean", "Theme", "Océan"),
    thing("theme/confiance", "Theme", "Confiance"),
    thing("role/lead", "Role", "porteur", "porté par"),
    thing("role/member", "Role", "membre", "réunit"),
    thing("role/partner", "Role", "partenaire", "en partenariat avec"),
    thing("role/president", "Role", "présidence", "présidente"),
    thing("status/awarded", "Status", "accordé", "obtient"),
    thing("status/requested", "Status", "demandé", "étaient demandés"),
    thing("modality/nearly", "Modality", "près de", bound="upper"),
    thing("relation/axis", "Relation", "axe", "axes"),
    thing("unit/laboratory", "Unit", "laboratoire", "laboratoires"),
    thing("unit/team", "Unit", "équipe", "équipes"),
    thing("indicator/teams", "Indicator", "équipes formées", "a formé"),
]
LEAD = "Le projet, porté par l'université de Nord"
AWARD = "obtient 12 M€ pour 4 ans"
REQUEST = "Près de 20 M€ étaient demandés"
MEMBERS = "Il réunit Nordlab et Sudlab"
COUNT = "compte 16 laboratoires"
AXES = "Ses trois axes sont la santé, l'océan et la confiance"
QUOTE = '"Nous irons loin ensemble", déclare Ada Brun'
POST = "Ada Brun, présidente par intérim de l'université de Nord"


def focus(name, rank):
    return {
        "id": f"focus/alpha/{name}",
        "type": "Focus",
        "focusOf": "cluster/alpha",
        "theme": f"theme/{name}",
        "relation": "relation/axis",
        "rank": str(rank),
    }


def member(name, role="member"):
    return {
        "id": f"participation/alpha/{name}",
        "type": "Participation",
        "member": f"institution/{name}",
        "organization": "cluster/alpha",
        "role": f"role/{role}",
    }


def world():
    """Blocks that the rules accept."""
    return [
        stating(LEAD, member("nord", "lead")),
        stating(
            AWARD,
            {
                "id": "funding/alpha/award",
                "type": "Funding",
                "recipient": "cluster/alpha",
                "amount": "12000000",
                "duration": "P4Y",
                "status": "status/awarded",
            },
        ),
        stating(
            REQUEST,
            {
                "id": "funding/alpha/request",
                "type": "Funding",
                "recipient": "cluster/alpha",
                "amount": "20000000",
                "maxAmount": "20000000",
                "modality": "modality/nearly",
                "status": "status/requested",
            },
        ),
        stating(MEMBERS, member("nordlab"), member("sudlab")),
        stating(
            COUNT,
            {
                "id": "count/alpha/laboratories",
                "type": "Count",
                "countOf": "cluster/alpha",
                "unit": "unit/laboratory",
                "quantity": "16",
            },
        ),
        stating(AXES, focus("sante", 1), focus("ocean", 2), focus("confiance", 3)),
        stating(
            QUOTE,
            {
                "id": "statement/alpha/brun",
                "type": "Statement",
                "madeBy": "person/ada-brun",
                "concerns": "cluster/alpha",
                "paraphrase": {"fr": "irons loin, tous ensemble", "en": "we shall go far together"},
            },
        ),
        stating(
            POST,
            {
                "id": "post/nord/president",
                "type": "Post",
                "heldBy": "person/ada-brun",
                "postIn": "institution/nord",
                "role": "role/president",
                "acting": "true",
            },
        ),
    ]


@pytest.fixture
def judged(tmp_path):
    """Writes blocks into a project with the shipped vocabulary, and gives what the rules find."""
    for name in ("context.jsonld", "evidence.ttl"):
        (tmp_path / "ontology").mkdir(exist_ok=True)
        shutil.copy(shipped_root() / "ontology" / name, tmp_path / "ontology")
    shutil.copy(shipped_root() / "aigraph.toml", tmp_path)
    (tmp_path / "data").mkdir()

    def facts_of(blocks, text=TEXT, language="fr", names=NAMES):
        length = len(TEXT)
        sections = [
            {
                "id": f"section/essai/{name}",
                "type": "Section",
                "heading": passage(heading),
                "extent": f"{SOURCE}#char={TEXT.index(heading)},{end}",
                "concerns": f"cluster/{name}",
            }
            for name, heading, end in (
                ("alpha", "ALPHA Cluster (université de Nord) : 12 M€", TEXT.index("\n\nBETA")),
                ("beta", "BETA Cluster (université de Sud) : 9 M€", length - 1),
            )
        ]
        source = {
            "id": SOURCE,
            "type": "Source",
            "language": language,
            "title": {"fr": "Essai"},
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
            "characters": str(len(text)),
            "headingPattern": "{name} ({body}) : {money}",
            "headingStates": "status/awarded",
        }
        everything = [
            {"description": "../graph/description", "facts": [source, *sections]},
            {"editorial": "editorial/names", "reason": {"fr": "essai", "en": "trial"}, "facts": names},
            *blocks,
        ]
        dumped = yaml.safe_dump(everything, allow_unicode=True, sort_keys=False, width=10**6)
        (tmp_path / "data/facts.yaml").write_text(dumped, encoding="utf-8")
        return read_facts(read_project(tmp_path))

    def judge(blocks, **more):
        return list(examine(facts_of(blocks, **more), {"essai": TEXT}))

    judge.facts = facts_of
    return judge


def fact(blocks, identifier):
    return next(entry for block in blocks for entry in block["facts"] if entry["id"] == identifier)


def changed(identifier, **values):
    """The world with some values of a fact changed; None takes one away."""
    blocks = world()
    for key, value in values.items():
        if value is None:
            del fact(blocks, identifier)[key]
        else:
            fact(blocks, identifier)[key] = value
    return blocks


def instead(words, block):
    """The world with a block in the place of the one that cites some words."""
    return [block if entry["passage"] == passage(words) else entry for entry in world()]


def beside(*blocks):
    return [*world(), *blocks]


HEADED = {"id": "funding/alpha/award", "recipient": "cluster/alpha", "amount": "12000000", "status": "status/awarded"}
HEADING = "ALPHA Cluster (université de Nord) : 12 M€"
READING = {
    "reading": "reading/lead",
    "reason": {"fr": "la parenthèse nomme le porteur", "en": "the bracket names the lead"},
    "from": passage(HEADING),
    "adds": "role/lead",
    "facts": [member("nord", "lead")],
}
OBJECTIVE = "pour une ville plus calme et plus verte pour ses habitants"
PERIOD = "Sur la période 2019-2023, l'institut Alpha"
TEAMS = "l'institut Alpha a formé 5 à 10 équipes"
CALM = {
    "id": "objective/alpha/city",
    "type": "Objective",
    "objectiveOf": "cluster/alpha",
    "label": {"fr": "une ville plus verte et plus calme", "en": "a greener, calmer city"},
}
PLAN = {"id": "programme/alpha-plan", "type": "Programme", "label": {"fr": "Institut Alpha", "en": "Alpha"}}


def test_the_small_world_is_sound(judged):
    assert judged(world()) == []


SOUND = {
    "a heading states the award by its form, and a reading takes the lead from it": beside(
        stating(HEADING, HEADED), READING
    ),
    "an organisation that no fact claims may be ignored with a reason": instead(
        COUNT,
        stating(
            "compte 16 laboratoires, en partenariat avec Ostlab",
            fact(world(), "count/alpha/laboratories"),
            ignored="avec Ostlab | another story",
        ),
    ),
    "an objective in our own words shares its stems with the passage": beside(stating(OBJECTIVE, CALM)),
    "a range supports its two ends as bounds": beside(
        stating(
            TEAMS,
            {
                "id": "target/alpha/teams",
                "type": "Target",
                "targetOf": "institution/institut-alpha",
                "indicator": "indicator/teams",
                "unit": "unit/team",
                "minQuantity": "5",
                "maxQuantity": "10",
            },
        )
    ),
    "a subject that the passage does not name is given by a passage about it": beside(
        stating(
            "elle sera lancée en septembre 2025",
            {"id": "event/start", "type": "Event", "concerns": "institution/institut-alpha", "onMonth": "2025-09"},
            about=passage(TEAMS),
        )
    ),
}


@pytest.mark.parametrize("case", sorted(SOUND))
def test_what_a_rule_accepts(judged, case):
    assert [str(finding) for finding in judged(SOUND[case])] == []


SLIPS = {
    "an amount": (
        changed("funding/alpha/award", amount="13000000"),
        "evidence-figure",
        r"funding/alpha/award amount 13000000 is not in the passage \(it says 12 M€\)",
    ),
    "a count that is no money": (
        changed("funding/alpha/award", amount="12"),
        "evidence-figure",
        r"amount 12 is not in the passage",
    ),
    "a duration": (
        changed("funding/alpha/award", duration="P5Y"),
        "evidence-figure",
        r"duration P5Y .*\(it says 4 ans\)",
    ),
    "a name": (
        changed("participation/alpha/sudlab", member="institution/ostlab"),
        "evidence-name",
        r"member institution/ostlab is not in the passage",
    ),
    "a person": (
        changed("post/nord/president", heldBy="person/lea-roc"),
        "evidence-name",
        r"heldBy person/lea-roc is not in the passage \(it says person/ada-brun\)",
    ),
    "a subject of another section": (
        changed("funding/alpha/award", recipient="cluster/beta"),
        "evidence-subject",
        r"recipient cluster/beta: not named in the passage; give about:",
    ),
    "an object that only the heading names": (
        changed("participation/alpha/sudlab", member="institution/nord"),
        "evidence-name",
        r"member institution/nord is not in the passage",
    ),
    "a role": (
        changed("participation/alpha/sudlab", role="role/lead"),
        "evidence-cue",
        r"role role/lead is not in the passage \(it says 'réunit': role/member\)",
    ),
    "a status": (
        changed("funding/alpha/request", status="status/awarded"),
        "evidence-cue",
        r"status/awarded is not in",
    ),
    "a unit": (changed("count/alpha/laboratories", unit="unit/team"), "evidence-cue", r"unit unit/team is not in"),
    "a modality that the fact lacks": (
        changed("funding/alpha/request", modality=None, maxAmount=None),
        "evidence-modality",
        r"'Près de' stands at '20 M€', and the fact has no such modality; add modality: modality/nearly",
    ),
    "a modality that the passage lacks": (
        changed("funding/alpha/award", modality="modality/nearly"),
        "evidence-modality",
        r"modality modality/nearly is not in the passage",
    ),
    "a bound that the passage lacks": (
        changed("funding/alpha/award", maxAmount="12000000"),
        "evidence-modality",
        r"maxAmount 12000000 is a bound that the passage does not give",
    ),
    "a modality that the passage cuts off": (
        instead(
            REQUEST,
            stating(
                "20 M€ étaient demandés",
                {k: v for k, v in fact(world(), "funding/alpha/request").items() if k not in ("modality", "maxAmount")},
            ),
        ),
        "evidence-modality",
        r"'Près de' stands at '20 M€'",
    ),
    "an acting post that the fact calls regular": (
        changed("post/nord/president", acting=None),
        "evidence-closure",
        r"the passage says 'par intérim', and none of its facts does",
    ),
    "a paraphrase of something else": (
        changed("statement/alpha/brun", paraphrase={"fr": "les étudiants viendront nombreux", "en": "many students"}),
        "evidence-stems",
        r"paraphrase les étudiants viendront nombreux is not in the passage",
    ),
    "an organisation that no fact claims": (
        [block if block["passage"] != passage(MEMBERS) else stating(MEMBERS, member("nordlab")) for block in world()],
        "evidence-closure",
        r"the passage names 'Sudlab' \(institution/sudlab\), and none of its facts does; state it, cut the passage",
    ),
    "a figure that no fact claims": (
        changed("funding/alpha/award", duration=None),
        "evidence-closure",
        r"the passage says '4 ans' \(duration\), and none of its facts does",
    ),
    "one end of a range": (
        beside(
            stating(
                TEAMS,
                {
                    "id": "target/alpha/teams",
                    "type": "Target",
                    "targetOf": "institution/institut-alpha",
                    "indicator": "indicator/teams",
                    "unit": "unit/team",
                    "minQuantity": "5",
                },
            )
        ),
        "evidence-closure",
        r"the passage says '5 à 10' \(count\)",
    ),
    "a list that announces another number": (
        [
            block if block["passage"] != passage(AXES) else stating(AXES, focus("sante", 1), focus("ocean", 2))
            for block in world()
        ],
        "evidence-closure",
        r"the passage says 'trois' \(count\)",
    ),
    "ignored words that are not there": (
        [
            block | {"ignored": "Ostlab | elsewhere"} if block["passage"] == passage(COUNT) else block
            for block in world()
        ],
        "evidence-ignored",
        r"the ignored 'Ostlab' is not in the passage",
    ),
    "ignored words that a fact claims": (
        [block | {"ignored": "16 | elsewhere"} if block["passage"] == passage(COUNT) else block for block in world()],
        "evidence-figure",
        r"quantity 16 is not in the passage \(it says 16, which is listed as ignored\)",
    ),
    "a passage about nothing": (
        [block | {"about": passage(LEAD)} if block["passage"] == passage(MEMBERS) else block for block in world()],
        "evidence-about",
        r"about: \S+ names no subject that the passage lacks",
    ),
    "two amounts in one passage": (
        instead(
            REQUEST,
            stating(
                "obtient 12 M€ pour 4 ans. Près de 20 M€ étaient demandés",
                fact(world(), "funding/alpha/request"),
                {"id": "funding/alpha/award", "amount": "12000000", "duration": "P4Y"},
            ),
        ),
        "evidence-one-figure",
        r"the passage has 2 figures of one kind \(money: 12 M€, 20 M€\); cut the passage",
    ),
    "two persons for a post": (
        instead(
            POST,
            stating(
                f"{POST}, le 21 mai 2024, avec Léa Roc",
                fact(world(), "post/nord/president"),
                ignored=["21 mai 2024 | the day", "Ada Brun | nobody"],
            ),
        ),
        "evidence-name",
        r"heldBy person/ada-brun is not in the passage \(it says person/lea-roc\)",
    ),
    "a passage with a loose end": (
        instead(
            COUNT,
            stating(
                f"{COUNT}, en partenariat avec Ostlab. Ses trois axes sont la santé, l'océan et la confiance",
                fact(world(), "count/alpha/laboratories"),
                ignored=["Ostlab | x", "trois | y"],
            ),
        ),
        "evidence-cover",
        r"\d+ characters at an end of the passage support nothing; cut it to the words that do \(60 are allowed\)",
    ),
    "a passage that cuts a name": (
        instead(MEMBERS, stating("Il réunit Nordlab et Sud", member("nordlab"))),
        "passage-boundary",
        r"the passage begins or ends inside a word",
    ),
    "a passage that cuts an elision": (
        instead(LEAD, stating("université de Nord, obtient 12 M€ pour 4 ans", fact(world(), "funding/alpha/award"))),
        "passage-boundary",
        r"the passage begins or ends inside an elision",
    ),
    "a passage that is a bare name": (
        instead(MEMBERS, stating("Nordlab", member("nordlab"))),
        "passage-boundary",
        r"the passage is a bare name or figure",
    ),
    "a passage that ends inside a clause": (
        beside(stating("pour une ville plus calme et plus", CALM)),
        "passage-boundary",
        r"the passage ends inside a clause, before 'verte'",
    ),
    "a fingerprint": (
        [block | {"print": "abcdef"} if block["passage"] == passage(COUNT) else block for block in world()],
        "passage-fingerprint",
        r"the passage does not have the fingerprint abcdef; cite it anew",
    ),
    "ranks against the order of the text": (
        [
            block
            if block["passage"] != passage(AXES)
            else stating(AXES, focus("sante", 2), focus("ocean", 1), focus("confiance", 3))
            for block in world()
        ],
        "evidence-order",
        r"focus/alpha/ocean has rank 1 and stands after focus/alpha/sante; exchange the ranks",
    ),
    "a reading that adds without saying so": (
        beside({key: value for key, value in READING.items() if key != "adds"}),
        "evidence-cue",
        r"role role/lead is not in the passages that the reading begins from.*declare it: adds: \[role/lead\]",
    ),
    "a reading that declares what its passages state": (
        beside(READING | {"adds": ["role/lead", "institution/nord"]}),
        "evidence-reading",
        r"the reading adds institution/nord, and its passages state it",
    ),
}


@pytest.mark.parametrize("slip", sorted(SLIPS))
def test_a_slip_is_found_with_its_rule_place_and_remedy(judged, slip):
    blocks, rule, message = SLIPS[slip]
    found = judged(copy.deepcopy(blocks))
    told = [(finding.rule, str(finding)) for finding in found]
    pattern = re.compile(rf"^data/facts\.yaml:\d+:\d+: .*{message}", re.DOTALL)
    assert any(name == rule and pattern.search(text) and "; " in text for name, text in told), told


# -- names and cues


def names_with(*more):
    return [*NAMES, *more]


@pytest.mark.parametrize(
    ("more", "rule", "message"),
    [
        (
            thing("institution/other", "Institution", "NORDLAB"),
            "label-ambiguous",
            "'nordlab' names institution/nordlab and institution/other; keep the label for one of them",
        ),
        (
            thing("role/other", "Role", "autre", "réunit"),
            "label-ambiguous",
            "'reunit' names role/member and role/other; keep the label for one of them",
        ),
        (
            thing("theme/pair", "Theme", "paire", "Nordlab et le reste"),
            "label-swallows",
            "the hidden label 'nordlab et le reste' of theme/pair holds the name of institution/nordlab; shorten it",
        ),
    ],
)
def test_a_label_names_one_thing_and_hides_no_other(judged, more, rule, message):
    told = [(finding.rule, finding.sentence()) for finding in judged(world(), names=names_with(more))]
    assert [entry for entry in told if entry[0] == rule and entry[1].startswith(message)] != [], told


def test_a_short_label_is_a_name_only_with_a_capital_or_a_digit(judged):
    """The label "loin" has four letters, and the text has it in small letters."""
    assert judged(world(), names=names_with(thing("institution/loin", "Institution", "Loin"))) == []


def test_a_misprint_is_a_name_only_where_its_erratum_says_so(judged):
    erratum = {
        "id": "erratum/ostlab",
        "type": "Erratum",
        "printed": "Ostlab",
        "printedIn": passage("en partenariat avec Ostlab"),
        "concerns": "institution/westlab",
    }
    partner = stating("en partenariat avec Ostlab", member("westlab", "partner"))
    names = [entry for entry in NAMES if entry["id"] != "institution/ostlab"]
    names.append(thing("institution/westlab", "Institution", "Westlab"))
    errata = {"editorial": "editorial/errata", "reason": {"fr": "x", "en": "x"}, "facts": [erratum]}
    with_erratum, without = judged([*world(), partner, errata], names=names), judged([*world(), partner], names=names)
    assert ([finding.rule for finding in with_erratum], [finding.rule for finding in without]) == (
        [],
        ["evidence-name"],
    )


# -- languages


@pytest.mark.parametrize("language", ["xx", "tlh"])
def test_a_source_in_a_language_without_a_table_is_refused(judged, language):
    (finding,) = judged(world(), language=language)
    assert str(finding).endswith(
        f"essai is in {language}, and there is no table of figures for it; declare its language, or add a table of it"
    )


# -- headings


def test_a_section_is_under_a_heading_that_names_what_it_concerns(judged):
    names = [entry for entry in NAMES if entry["id"] != "cluster/beta"] + [thing("cluster/beta", "Cluster", "GAMMA")]
    told = [str(finding) for finding in judged(world(), names=names)]
    assert any(
        "the heading of section/essai/beta does not name cluster/beta; correct the range" in text for text in told
    )


# -- what is checked without the texts


def form(judged, blocks):
    with pytest.raises(EvidenceError) as caught:
        check_form(judged.facts(blocks))
    return [(finding.rule, str(finding)) for finding in caught.value.findings]


def test_the_form_of_the_small_world_is_sound(judged):
    spoken_of = str(world())
    closed = ("Institution", "Person")
    names = [name for name in NAMES if name["type"] not in closed or repr(name["id"]) in spoken_of]
    assert check_form(judged.facts(world(), names=names)) is None


FORMS = {
    "ranks that are not 1 to n": (
        changed("focus/alpha/confiance", rank="4"),
        "evidence-order",
        "the ranks of one list are not 1 to 3 (focus/alpha/sante 1, focus/alpha/ocean 2, focus/alpha/confiance 4)",
    ),
    "a fact stated twice": (
        beside(stating("avec Ostlab", member("ostlab"), member("ostlab") | {"id": "participation/alpha/again"})),
        "evidence-duplicate",
        "says nothing that participation/alpha/",
    ),
    "a thing tied to itself": (
        beside(
            stating(
                "l'institut Alpha a formé",
                {"id": "institution/institut-alpha", "belongsTo": "institution/institut-alpha"},
            )
        ),
        "evidence-self",
        "institution/institut-alpha belongsTo itself; correct the value",
    ),
    "a value of a class that may not stand there": (
        changed("post/nord/president", heldBy="institution/nord", postIn="person/ada-brun"),
        "evidence-class",
        "post/nord/president heldBy may not be institution/nord; exchange subject and value, or correct it",
    ),
    "ignored words without a reason": (
        [block | {"ignored": "16"} if block["passage"] == passage(COUNT) else block for block in world()],
        "evidence-ignored",
        "ignored '16' has no words, or no reason; write 'words | reason'",
    ),
    "a fingerprint of another form": (
        [block | {"print": "ABCDEF"} if block["passage"] == passage(COUNT) else block for block in world()],
        "passage-fingerprint",
        "print 'ABCDEF' is no fingerprint; take it from `aigraph cite`",
    ),
}


@pytest.mark.parametrize("slip", sorted(FORMS))
def test_a_slip_of_form_is_found_without_the_texts(judged, slip):
    blocks, rule, message = FORMS[slip]
    told = form(judged, blocks)
    assert any(name == rule and message in text for name, text in told), told


def test_a_text_of_another_checksum_is_refused_before_its_passages_are_judged(judged):
    facts = judged.facts(changed("funding/alpha/award", amount="13000000"), text=TEXT.replace("12", "13"))
    with pytest.raises(EvidenceError, match=r"its SHA-256 differs") as caught:
        check_texts(facts, {"essai": TEXT})
    assert {finding.rule for finding in caught.value.findings} == {"source-checksum"}


# -- reverse coverage


def test_coverage_counts_what_is_claimed_what_is_ignored_and_what_is_left(judged):
    (entry,) = cover(judged.facts(world()), {"essai": TEXT})
    left = [mention.words for mention in entry.left]
    assert (entry.mentions - entry.claimed - entry.ignored, "Léa Roc" in left, "16" in left) == (len(left), True, False)


def test_coverage_counts_ignored_words_apart(judged):
    before = cover(judged.facts(world()), {"essai": TEXT})[0]
    blocks = [
        block | {"ignored": "Nordlab | x"} if block["passage"] == passage(MEMBERS) else block for block in world()
    ]
    after = cover(judged.facts(blocks), {"essai": TEXT})[0]
    assert (before.ignored, after.ignored, before.claimed - after.claimed) == (0, 1, 1)


def test_coverage_lists_the_sentences_that_no_passage_touches(judged):
    (entry,) = cover(judged.facts(world()), {"essai": TEXT})
    assert [sentence.words[:12] for sentence in entry.untouched] == [
        "Essai",
        "ALPHA Cluste",
        "Le premier d",
        "Sur la pério",
        "BETA Cluster",
        "Le cluster r",
    ]


def test_coverage_lists_capitals_that_no_name_covers(judged):
    names = [entry for entry in NAMES if entry["id"] != "person/lea-roc"]
    (entry,) = cover(judged.facts(world(), names=names), {"essai": TEXT})
    assert [mention.words for mention in entry.unknown] == ["Léa Roc"]
