"""What the reader of data files says of what it refuses, in both languages."""

from __future__ import annotations

from aigraph.errors import Fault, Text

NONE = Text("none", "aucune")

# -- the file

FILE_NAME = Fault(
    "file-name",
    en=("the name of a data file ends in {suffix}", "rename it to {name}"),
    fr=("le nom d’un fichier de données se termine par {suffix}", "le renommer {name}"),
)
EMPTY_FILE = Fault(
    "empty-value",
    en=("the file is empty", "write a list of blocks, or delete it"),
    fr=("le fichier est vide", "écrire une liste de blocs, ou le supprimer"),
)
UNREADABLE = Fault(
    "unreadable",
    en=("the file cannot be read ({reason})", "mend it"),
    fr=("le fichier ne se lit pas ({reason})", "le réparer"),
)
LARGE_FILE = Fault(
    "too-long",
    en=("the file is larger than {most} MiB", "split it by subject"),
    fr=("le fichier dépasse {most} Mio", "le partager par sujet"),
)
NOT_UTF_8 = Fault(
    "yaml-syntax",
    en=("byte {byte:#04x} is not UTF-8", "save the file as UTF-8"),
    fr=("l’octet {byte:#04x} n’est pas de l’UTF-8", "enregistrer le fichier en UTF-8"),
)
CHARACTER = Fault(
    "control-character",
    en=("the character U+{code:04X} is not allowed", "delete it"),
    fr=("le caractère U+{code:04X} n’est pas admis", "le supprimer"),
)
BYTE_ORDER_MARK = Fault(
    "control-character",
    en=("there is a byte order mark", "save the file as UTF-8 without it"),
    fr=("il y a une marque d’ordre des octets", "enregistrer le fichier en UTF-8 sans elle"),
)
ANCHOR = Fault(
    "anchor",
    en=("an anchor (&) is not used in data files", "write the value out, or quote a text that begins with &"),
    fr=(
        "une ancre (&) ne s’emploie pas dans les fichiers de données",
        "écrire la valeur en entier, ou mettre entre guillemets un texte qui commence par &",
    ),
)
ALIAS = Fault(
    "alias",
    en=("an alias (*) is not used in data files", "write the value out, or quote a text that begins with *"),
    fr=(
        "un alias (*) ne s’emploie pas dans les fichiers de données",
        "écrire la valeur en entier, ou mettre entre guillemets un texte qui commence par *",
    ),
)
TAG = Fault(
    "tag",
    en=("a tag (!) is not used in data files", "leave it out, or quote a text that begins with !"),
    fr=(
        "une étiquette (!) ne s’emploie pas dans les fichiers de données",
        "l’ôter, ou mettre entre guillemets un texte qui commence par !",
    ),
)
DIRECTIVE = Fault(
    "directive",
    en=("a directive (%) is not used in data files", "leave it out"),
    fr=("une directive (%) ne s’emploie pas dans les fichiers de données", "l’ôter"),
)
TOO_DEEP = Fault(
    "too-deep",
    en=("nested more than {most} levels deep", "a block holds facts, a fact holds values"),
    fr=("plus de {most} niveaux d’imbrication", "un bloc contient des faits, un fait des valeurs"),
)
SECOND_DOCUMENT = Fault(
    "several-documents",
    en=("a second document (---) begins", "use one list of blocks, or two files"),
    fr=("un second document (---) commence", "faire une seule liste de blocs, ou deux fichiers"),
)
# What libyaml says comes in English alone.
YAML = Fault(
    "yaml-syntax",
    en=("{problem}", "correct the YAML (a text that holds ': ' or begins with a sign needs quotes)"),
    fr=(
        "ce n’est pas du YAML ({problem})",
        "corriger le YAML (un texte qui contient ': ' ou commence par un signe demande des guillemets)",
    ),
)

# -- blocks

NO_LIST = Fault(
    "block",
    en=("a data file is a list of blocks", "begin each block with '- passage:' …"),
    fr=("un fichier de données est une liste de blocs", "commencer chaque bloc par « - passage: » …"),
)
NO_BLOCK = Fault(
    "block",
    en=("a block is a mapping", "begin it with '- passage:' …"),
    fr=("un bloc est fait de clés et de valeurs", "le commencer par « - passage: » …"),
)
KINDS = Fault(
    "block",
    en=("a block of {number} kinds ({kinds})", "begin it with one of {known}"),
    fr=("un bloc de {number} sortes ({kinds})", "le commencer par une seule clé parmi {known}"),
)
GRAPH_NAME = Fault(
    "bad-{kind}",
    en=("{value!r} names no {kind}", "write it like {example}"),
    fr=("{value!r} n’est pas un nom de bloc {kind}", "l’écrire comme {example}"),
)
REVERSED = Fault(
    "bad-passage",
    en=("{value!r} ends before it begins", "take the range from `aigraph cite`"),
    fr=("{value!r} finit avant de commencer", "reprendre l’intervalle de `aigraph cite`"),
)
LACKING_KEY = Fault(
    "block",
    en=("the {kind} block has no {key}", "add {key}:"),
    fr=("le bloc {kind} n’a pas de {key}", "ajouter {key}:"),
)
BLOCK_KEY = Fault(
    "unknown-key",
    en=("{key!r} is no key of the {kind} block{near}", "use {known}"),
    fr=("{key!r} n’est pas une clé du bloc {kind}{near}", "employer {known}"),
)
NO_FACTS = Fault(
    "block",
    en=("a block without facts", "add facts: with a list below it"),
    fr=("un bloc sans faits", "ajouter facts: avec une liste en dessous"),
)

# -- facts and keys

NO_MAPPING = Fault(
    "missing-id",
    en=("a fact is a mapping", "begin it with '- id:'"),
    fr=("un fait est fait de clés et de valeurs", "le commencer par « - id: »"),
)
NO_ID = Fault(
    "missing-id",
    en=("a fact without id", "add id: class/slug"),
    fr=("un fait sans id", "ajouter id: classe/nom"),
)
NOTHING_SAID = Fault(
    "empty-value",
    en=("nothing is said of {subject}", "add a type or a property, or delete it"),
    fr=("rien n’est dit de {subject}", "ajouter un type ou une propriété, ou le supprimer"),
)
NO_WORD = Fault(
    "unknown-key",
    en=("a key is a word", "write key: value"),
    fr=("une clé est un mot", "écrire clé: valeur"),
)
SAME_KEY = Fault(
    "duplicate-key",
    en=("the key {key!r} stands twice (first in line {line})", "keep one; several values are a list [a, b]"),
    fr=(
        "la clé {key!r} est là deux fois (d’abord ligne {line})",
        "n’en garder qu’une ; plusieurs valeurs forment une liste [a, b]",
    ),
)
NO_PLAIN_TERM = Fault(
    "unknown-key",
    en=("{key!r} is no plain term", "write the term that ontology/context.jsonld has for it"),
    fr=("{key!r} n’est pas un terme simple", "écrire le terme que lui donne ontology/context.jsonld"),
)
NO_TERM = Fault(
    "unknown-key",
    en=("{key!r} is no term of the vocabulary{near}", "correct it, or add the term to ontology/context.jsonld"),
    fr=(
        "{key!r} n’est pas un terme du vocabulaire{near}",
        "le corriger, ou ajouter le terme à ontology/context.jsonld",
    ),
)
NO_SUBJECT = Fault(
    "bad-id",
    en=("{value!r} is no id", "write class/slug in lower-case ASCII, words joined by -"),
    fr=("{value!r} n’est pas un id", "écrire classe/nom en minuscules ASCII, les mots joints par -"),
)
NO_CLASS = Fault(
    "unknown-type",
    en=("{value!r} is no class of the vocabulary{near}", "correct it, or add the class to ontology/context.jsonld"),
    fr=(
        "{value!r} n’est pas une classe du vocabulaire{near}",
        "la corriger, ou ajouter la classe à ontology/context.jsonld",
    ),
)

# -- values

NO_TEXT = Fault(
    "shape",
    en=("one text is expected here", "write a plain value"),
    fr=("un seul texte est attendu ici", "écrire une simple valeur"),
)
NO_LANGUAGES = Fault(
    "language-map",
    en=("{key} needs its languages", "write {example}"),
    fr=("{key} demande ses langues", "écrire {example}"),
)
EMPTY_MAP = Fault(
    "empty-value",
    en=("the map of languages is empty", "write a text, or delete the key"),
    fr=("la table des langues est vide", "écrire un texte, ou supprimer la clé"),
)
LANGUAGE_TAG = Fault(
    "language-map",
    en=("{value!r} is no language tag", "write one of BCP 47, such as fr"),
    fr=("{value!r} n’est pas un code de langue", "en écrire un de BCP 47, comme fr"),
)
SAME_LANGUAGE = Fault(
    "duplicate-key",
    en=("the language {language} stands twice", "keep one; several texts are a list [a, b]"),
    fr=(
        "la langue {language} est là deux fois",
        "n’en garder qu’une ; plusieurs textes forment une liste [a, b]",
    ),
)
EMPTY_LIST = Fault(
    "empty-value",
    en=("the list is empty", "write a value, or delete the key"),
    fr=("la liste est vide", "écrire une valeur, ou supprimer la clé"),
)
EMPTY_VALUE = Fault(
    "empty-value",
    en=("the value is empty", "write a value, or delete the key"),
    fr=("la valeur est vide", "écrire une valeur, ou supprimer la clé"),
)
HELD_CHARACTER = Fault(
    "control-character",
    en=("the text holds the character U+{code:04X}", "delete it"),
    fr=("le texte contient le caractère U+{code:04X}", "le supprimer"),
)
NOT_NFC = Fault(
    "not-nfc",
    en=("the text is not in Unicode normal form C", "write {normal!r}"),
    fr=("le texte n’est pas dans la forme normale C d’Unicode", "écrire {normal!r}"),
)
LOOSE_BLANK = Fault(
    "loose-blank",
    en=("the text {text!r} begins or ends with a blank", "delete the blank"),
    fr=("le texte {text!r} commence ou finit par un blanc", "supprimer le blanc"),
)
LONG_TEXT = Fault(
    "too-long",
    en=("the text is longer than 64 kB", "shorten it"),
    fr=("le texte dépasse 64 ko", "l’abréger"),
)
UNKNOWN_DATATYPE = Fault(
    "datatype",
    en=("{key} has a datatype that is not supported", "change the context"),
    fr=("{key} a un type de donnée qui n’est pas pris en charge", "changer le contexte"),
)
DATATYPE = Fault(
    "datatype",
    en=("{key} is {value!r}, which is no {datatype}", "write {form}"),
    fr=("{key} vaut {value!r}, qui n’est pas un {datatype}", "écrire {form}"),
)
OWN_ADDRESS = Fault(
    "bad-id",
    en=("{value!r} is one of our own addresses", "write {written}"),
    fr=("{value!r} est une de nos propres adresses", "écrire {written}"),
)
NO_REFERENCE = Fault(
    "bad-id",
    en=("{value!r} is no id", "write class/slug, a passage, or a web address"),
    fr=("{value!r} n’est pas un id", "écrire classe/nom, un passage, ou une adresse web"),
)

# -- what all files show together

SOURCE = Fault(
    "bad-passage",
    en=("the source {source} is not described{near}", "describe it in a description block"),
    fr=("la source {source} n’est pas décrite{near}", "la décrire dans un bloc description"),
)
REFERENCE = Fault(
    "undescribed-id",
    en=("nobody describes {value}{near}", "correct the id, or describe it with a type"),
    fr=("rien ne décrit {value}{near}", "corriger l’id, ou le décrire avec un type"),
)
NO_TYPE = Fault(
    "undescribed-id",
    en=("{subject} has no type anywhere{near}", "correct the id, or add type: to one of its facts"),
    fr=("{subject} n’a de type nulle part{near}", "corriger l’id, ou ajouter type: à un de ses faits"),
)
OTHER_TYPE = Fault(
    "bad-id",
    en=("{subject} is of type {types}", "begin its id with {segments}/"),
    fr=("{subject} est de type {types}", "commencer son id par {segments}/"),
)
REPETITION = Fault(
    "duplicate-statement",
    en=("{statement} {value!r} is stated twice by one graph", "delete one"),
    fr=("{statement} {value!r} est énoncé deux fois par un même graphe", "en supprimer un"),
)

# -- how a value of a datatype is written

DECIMAL = Text("digits, such as 75000000 or 48.85", "des chiffres, comme 75000000 ou 48.85")
INTEGER = Text("a whole number, such as 3", "un nombre entier, comme 3")
BOOLEAN = Text("true or false", "true ou false")
DATE = Text("a date that exists, such as 2024-05-21", "une date qui existe, comme 2024-05-21")
YEAR = Text("a year of four digits, such as 2024", "une année de quatre chiffres, comme 2024")
YEAR_MONTH = Text("a year and a month, such as 2025-09", "une année et un mois, comme 2025-09")
DURATION = Text("a duration, such as P5Y for five years", "une durée, comme P5Y pour cinq ans")
ADDRESS = Text(
    "a web address, such as https://example.org/",
    "une adresse web, comme https://example.org/",
)
