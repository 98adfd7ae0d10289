"""French: how it writes figures, and its words without content. A table and nothing else."""

from __future__ import annotations

from decimal import Decimal

from aigraph.evidence.language import Language

_UNITS = [
    "zero",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
]
_TENS = {
    "vingt": 20,
    "vingts": 20,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "soixante": 60,
    "septante": 70,
    "huitante": 80,
    "octante": 80,
    "nonante": 90,
}

_EMPTY_WORDS = """
afin ailleurs ainsi alors apres aucun aucune aujourd auquel aussi autre autres auxquelles auxquels avant avec
avoir cela celle celles celui cette ceux chaque chez comme comment contre dans deja depuis dernier derniere
desquels deux donc dont duquel elle elles encore enfin entre etre faire fait font hors jusqu laquelle lequel
lesquels leur leurs lors lorsque mais meme memes moins notamment notre nous nouveau nouveaux nouvelle
nouvelles ont par parce parmi pendant plus plusieurs plutot pour pourquoi pres puis puisque quand quatre quel
quelle quelles quelque quelques quels quoi sans selon sera serait seront ses sien sienne six soit son sont
sous sur tant telle telles tels toujours tous tout toute toutes travers tres trois une vers voici voila voire
votre vous
"""
_UNFINISHED = """
a au aux avec chez dans de des du d en et la le les leur leurs ni ou par pour que qui sa ses son sous sur un une vers
"""
_JOINTS = """
a au aux afin ainsi apres aussi autour avant avec car chez comme contre dans depuis donc dont en entre et etc grace
jusque lors lorsque mais ni notamment or ou par parce pendant pour puisque quand que qui sans selon si sous
sur tel telle telles tels vers visant
"""

LANGUAGE = Language(
    tag="fr",
    number_words={word: value for value, word in enumerate(_UNITS)} | {"une": 1} | _TENS,
    hundreds=frozenset(("cent", "cents")),
    thousands=frozenset(("mille", "mil")),
    four_twenties=frozenset(("vingt", "vingts")),
    number_joint="et(?=[ -](?:un|onz))",
    articles=frozenset(("un", "une")),
    decimal_sign=",",
    digits=r"(?:\d{1,3}(?: \d{3})+(?:,\d+)?(?!\d)|\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\d)|\d+(?:[,.]\d+)?)",
    grouped_digits=r"\d{1,3}(?:(?: \d{3})+|(?:\.\d{3})+)(?!\d)",
    fractions={
        "un demi": Decimal("0.5"),
        "un quart": Decimal("0.25"),
        "trois quarts": Decimal("0.75"),
    },
    vague=r"(?:un|deux) tiers",
    sum_joint="et ",
    currencies={
        "chf": r"(?:francs? suisses?(?!\w)|chf(?!\w))",
        "gbp": r"(?:£|livres? sterling(?!\w)|gbp(?!\w))",
        "usd": r"(?:us ?\$|\$|dollars?(?: americains?)?(?!\w)|usd(?!\w))",
    },
    scales={
        "mille": 10**3,
        "millier": 10**3,
        "milliers": 10**3,
        "million": 10**6,
        "millions": 10**6,
        "milliard": 10**9,
        "milliards": 10**9,
        "billion": 10**12,
        "billions": 10**12,
    },
    scale_signs={"mds": 10**9, "mrd": 10**9, "mrds": 10**9, "md": 10**9, "mio": 10**6, "m": 10**6, "k": 10**3},
    currency=r"(?:€|euros?(?!\w)|eur(?!\w))",
    scale_joint=r"(?: ?d'| de )?",
    months=(
        "janvier",
        "fevrier",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "aout",
        "septembre",
        "octobre",
        "novembre",
        "decembre",
    ),
    weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    first_day="1er|premier",
    years="ans|an|annees|annee",
    months_word="mois",
    weeks="semaines|semaine",
    days="jours|jour",
    duration_adjectives="prochaines|prochains|dernieres|derniers|premieres|premiers|nouvelles|prochaine|derniere",
    half="et demie?",
    percent=r"%|pour cent|pourcents?",
    times="fois",
    multiplied=r"multipli\w+ par",
    factors={"doubl": 2, "tripl": 3, "quadrupl": 4, "quintupl": 5, "sextupl": 6, "decupl": 10, "centupl": 100},
    approximate={
        "huitaine": 8,
        "dizaine": 10,
        "douzaine": 12,
        "quinzaine": 15,
        "vingtaine": 20,
        "trentaine": 30,
        "quarantaine": 40,
        "cinquantaine": 50,
        "soixantaine": 60,
        "centaine": 100,
        "millier": 1000,
    },
    ordinal_words={
        "premier": 1,
        "premiere": 1,
        "premiers": 1,
        "premieres": 1,
        "second": 2,
        "seconde": 2,
        "seconds": 2,
        "secondes": 2,
    },
    ordinal_signs="ers?|res?|eres?|nde?s?|emes?|es?",
    ordinal_stems={
        "un": 1,
        "deux": 2,
        "trois": 3,
        "quatr": 4,
        "cinqu": 5,
        "six": 6,
        "sept": 7,
        "huit": 8,
        "neuv": 9,
        "dix": 10,
        "onz": 11,
        "douz": 12,
        "treiz": 13,
        "quatorz": 14,
        "quinz": 15,
        "seiz": 16,
        "vingt": 20,
        "trent": 30,
        "quarant": 40,
        "cinquant": 50,
        "soixant": 60,
        "cent": 100,
        "mill": 1000,
    },
    ordinal_ending="iemes?",
    range_joint=r"a|au|aux|jusqu'a|ou|-",
    between="entre",
    between_joint="et",
    idioms=(
        "premier plan",
        "premier ministre",
        "premiere ministre",
        "premier lieu",
        "second lieu",
        "premier abord",
        "seconde main",
        "neuf fois sur dix",
    ),
    empty_words=frozenset(_EMPTY_WORDS.split()),
    joints=frozenset(_JOINTS.split()),
    openers=frozenset(("de", "des", "du", "d")),
    unfinished=frozenset(_UNFINISHED.split()),
    dealing=frozenset(("respectivement",)),
    plural="[sx]$",
)
