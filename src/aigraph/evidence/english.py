"""English: how it writes figures, and its words without content. A table and nothing else."""

from __future__ import annotations

from decimal import Decimal

from aigraph.evidence.language import Language

_UNIT_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
_UNITS = _UNIT_WORDS.split()
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth"
)
_ORDINALS = _ORDINAL_WORDS.split()
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_FOLDS = {f"{word}fold": value for value, word in enumerate(_UNITS) if value > 1}
# A third has no exact value, so that no fact can state it; but whoever cites it is asked what it is.
_PARTS = {
    f"{word}{blank}{part}{'s' if count > 1 else ''}": Decimal(count) / value
    for part, value in (("third", 3), ("quarter", 4), ("fifth", 5), ("tenth", 10))
    for count, word in enumerate(_UNITS[:value])
    if count
    for blank in " -"
}
_EMPTY_WORDS = (
    "about above after again against also although always among and another any anyone anything are around because"
    " been before being below between both but came can cannot could did does doing done down during each either"
    " else even ever every everyone few first for from further gave get give given goes going had has have having"
    " hence her here hers him his how however including indeed instead into its itself just last later latter least"
    " less made make makes making many may might more moreover most much must near nearly neither new next nor not"
    " now off often once one only onto other others otherwise our ours out over own per perhaps quite rather same"
    " several shall she should since some such than that the their theirs them themselves then there thereby these"
    " they this those though three through throughout thus together too toward towards two under until upon upto"
    " very was well were what when where whereas whether which while who whom whose why will with within without"
    " would yet you your yours"
)
_JOINTS = (
    "and or nor but yet so that which who whom whose when where while whereas because as if although though since"
    " for by with without on under over in into at between among during after before against from including such"
    " than through throughout via within toward towards until to around etc"
)
_UNFINISHED = "a an and at by for from in into its of on or the their to with"

LANGUAGE = Language(
    tag="en",
    number_words={word: value for value, word in enumerate(_UNITS)}
    | {word: 10 * value for value, word in enumerate(_TENS, 2)},
    hundreds=frozenset(("hundred",)),
    thousands=frozenset(("thousand",)),
    four_twenties=frozenset(),
    # "between one hundred and two hundred" are two numbers.
    number_joint=r"(?:(?<=hundred[ -])|(?<=thousand[ -]))and(?![ -]\w+[ -]hundred)",
    articles=frozenset(("a", "an")),
    fractions={
        "half a": Decimal("0.5"),
        "half an": Decimal("0.5"),
        "a quarter of a": Decimal("0.25"),
        "a quarter of an": Decimal("0.25"),
        "three quarters of a": Decimal("0.75"),
        "three quarters of an": Decimal("0.75"),
    }
    | _PARTS,
    decimal_sign=".",
    digits=r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?: \d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?)",
    grouped_digits=r"\d{1,3}(?:(?:,\d{3})+|(?: \d{3})+)(?!\d)",
    sum_joint="and ",
    scales={"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12},
    scale_signs={
        "k": 10**3,
        "m": 10**6,
        "mn": 10**6,
        "mio": 10**6,
        "b": 10**9,
        "bn": 10**9,
        "tn": 10**12,
    },
    currency=r"(?:€|euros?(?!\w)|eur(?!\w))",
    currencies={
        "gbp": r"(?:£|pounds?(?: sterling)?(?!\w)|gbp(?!\w))",
        "usd": r"(?:us ?\$|\$|us dollars?(?!\w)|dollars?(?!\w)|usd(?!\w))",
    },
    scale_joint=r"(?: of)?",
    months=_MONTHS,
    short_months={name[:3]: number for number, name in enumerate(_MONTHS, 1)} | {"sept": 9},
    weekdays=("monday,?", "tuesday,?", "wednesday,?", "thursday,?", "friday,?", "saturday,?", "sunday,?"),
    first_day="first",
    day_ending="st|nd|rd|th",
    day_joint=r"\s(?:of\s)?",
    year_joint=r",?\s",
    month_leads=True,
    years="years|year",
    months_word="months|month",
    weeks="weeks|week",
    days="days|day",
    duration_adjectives="additional|academic|calendar|consecutive|full|further|more",
    half="and a half",
    percent=r"%|per ?cent",
    times="(?:times|fold)",
    multiplied=r"(?:multipl\w+ by|by a factor of)",
    factors=_FOLDS
    | {"doubl": 2, "tripl": 3, "quadrupl": 4, "quintupl": 5, "twice": 2, "thrice": 3, "hundredfold": 100},
    approximate={"dozen": 12},
    vague=r"(?:several|a few|many|some) (?:dozen|hundred|thousand|million|billion)"
    r"|(?:no|any|each|every|some|the|this|that|which|another) ones?|one(?:s| another| of)",
    ordinal_words={},
    ordinal_signs="st|nd|rd|th",
    ordinal_stems={word: value for value, word in enumerate(_ORDINALS, 1)}
    | {f"{word[:-1]}ieth": 10 * value for value, word in enumerate(_TENS, 2)}
    | {"hundredth": 100, "thousandth": 1000},
    ordinal_ending="",
    range_joint=r"to|or|up to|until|through|-",
    between="between",
    between_joint="and",
    idioms=(
        "first and foremost",
        "first-hand",
        "first of all",
        "second hand",
        "second-hand",
        "second to none",
        "third part",
        "third-part",
        "one day",
        "one-off",
        "one-stop",
        "double degree",
        "double-blind",
        "double check",
        "double-check",
    ),
    empty_words=frozenset(_EMPTY_WORDS.split()),
    joints=frozenset(_JOINTS.split()),
    openers=frozenset(("a", "an", "of", "the")),
    unfinished=frozenset(_UNFINISHED.split()),
    dealing=frozenset(("respectively",)),
    plural="[^s]s$",
)
