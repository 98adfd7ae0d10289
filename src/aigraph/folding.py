"""Words as they are compared: without case, accents, hyphens, apostrophes or kinds of blank.

``fold`` gives the words of a text as tokens with their places, ``fold_name`` a whole name; ``plain`` gives a text
of the same length, so that a pattern's match in it has the places of the original.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+")
# What Unicode does not decompose, or case folding does not reach.
_SPELT_OUT = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})
_SIGNS = {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'"} | dict.fromkeys("‐‑‒–—−", "-")


class Token(NamedTuple):
    """A word: folded, with its place in the text, and whether a capital or a digit is in it."""

    word: str
    start: int
    end: int
    is_marked: bool


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """A word without case and accents, ligatures spelt out.

    >>> fold_word("Cœur"), fold_word("GAUẞIER")
    ('coeur', 'gaussier')
    """
    return _bare(word)


def fold_name(name: str) -> str:
    """A name without case, accents, punctuation and double blanks, as names of organisations are compared.

    >>> fold_name("École Nationale d’Ingénieurs – Brest (ENIB)")
    'ecole nationale d ingenieurs brest enib'
    """
    return " ".join(_WORD.findall(_bare(unicodedata.normalize("NFKD", name))))


def fold(text: str) -> list[Token]:
    """The words of a text; hyphens, apostrophes and blanks of every kind only part them.

    >>> [token.word for token in fold("L’École-là, PR[AI]RIE")]
    ['l', 'ecole', 'la', 'pr', 'ai', 'rie']
    """
    return [
        Token(fold_word(found.group()), found.start(), found.end(), _is_marked(found.group()))
        for found in _WORD.finditer(text)
    ]


def words(text: str) -> tuple[str, ...]:
    """The folded words alone."""
    return tuple(fold_word(word) for word in _WORD.findall(text))


def plain(text: str) -> str:
    r"""A text of the same length in lower case, without accents, with one kind of blank, apostrophe and hyphen.

    >>> plain("Près de 67\u202fM€")
    'pres de 67 m€'
    """
    return "".join(map(_plain_character, text))


@lru_cache(maxsize=4096)
def _plain_character(character: str) -> str:
    if character in _SIGNS:
        return _SIGNS[character]
    if character.isspace():
        return "\n" if character == "\n" else " "
    return (fold_word(character) or " ")[:1]


def _bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_SPELT_OUT))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _is_marked(word: str) -> bool:
    return any(character.isupper() or character.isdigit() for character in word)
