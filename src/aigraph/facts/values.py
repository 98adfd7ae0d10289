"""What a value may be: texts, ids, passages, and the XML Schema datatypes that data files use.

Lexical forms follow XML Schema 1.1 Part 2, section 3.3; a form is kept as it is written and checked here, because
JSON-LD processors and SHACL engines pass ill-typed literals on without a word.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.errors import NOTHING
from aigraph.facts import wording
from aigraph.terms import XSD

if TYPE_CHECKING:
    from collections.abc import Callable

    from aigraph.errors import Fault, Text

MAX_LITERAL_BYTES = 64 * 1024
SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
ID = re.compile(rf"(?=[a-z]){SLUG}(?:/{SLUG}){{1,2}}")
SOURCE_ID = re.compile(rf"\.\./source/{SLUG}")
# RFC 5147, section 2.2.1: positions count characters from zero, the end is exclusive.
PASSAGE_ID = re.compile(rf"({SOURCE_ID.pattern})#char=(0|[1-9][0-9]{{0,11}}),([1-9][0-9]{{0,11}})")
DESCRIPTION_ID = "../graph/description"
WEB_ADDRESS = re.compile(r'https?://[^\s<>"{}|\\^`\x00-\x20]+')
# BCP 47 (RFC 5646, section 2.1), the forms in use: language, script, region, variants, private use.
LANGUAGE_TAG = re.compile(
    r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*"
    r"(?:-x(?:-[A-Za-z0-9]{1,8})+)?"
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_ZONE = r"(?:Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)?"
_YEAR = r"-?(?:[1-9][0-9]{3,}|0[0-9]{3})"
# datatype → the form of its texts; a date must be one of the calendar too, and an address an IRI.
FORMS = {
    XSD + name: re.compile(form)
    for name, form in {
        "decimal": r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)",
        "integer": r"[+-]?[0-9]+",
        "boolean": r"true|false|1|0",
        "date": r"[0-9]{4}-[0-9]{2}-[0-9]{2}" + _ZONE,
        "gYear": _YEAR + _ZONE,
        "gYearMonth": _YEAR + r"-(?:0[1-9]|1[0-2])" + _ZONE,
        "duration": r"-?P(?=.)(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+D)?"
        r"(?:T(?=.)(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+(?:\.[0-9]+)?S)?)?",
        "anyURI": WEB_ADDRESS.pattern,
    }.items()
}


def _calendar_date(text: str) -> bool:
    try:
        dt.date.fromisoformat(text[:10])
    except ValueError:
        return False
    return True


def _has_form(datatype: str) -> Callable[[str], bool]:
    form = FORMS[datatype]
    return lambda text: form.fullmatch(text) is not None


def _is_date(text: str) -> bool:
    return FORMS[XSD + "date"].fullmatch(text) is not None and _calendar_date(text)


def is_web_address(text: str) -> bool:
    """Whether a text is a whole IRI that the dataset can hold; JSON-LD drops any other without a word.

    >>> is_web_address("https://example.org/%zz")
    False
    """
    try:
        ox.NamedNode(text)
    except ValueError:
        return False
    return WEB_ADDRESS.fullmatch(text) is not None


# datatype → (whether a text is one, what to write instead)
DATATYPES: dict[str, tuple[Callable[[str], bool], Text]] = {
    XSD + "string": (lambda _: True, NOTHING),
    XSD + "decimal": (_has_form(XSD + "decimal"), wording.DECIMAL),
    XSD + "integer": (_has_form(XSD + "integer"), wording.INTEGER),
    XSD + "boolean": (_has_form(XSD + "boolean"), wording.BOOLEAN),
    XSD + "date": (_is_date, wording.DATE),
    XSD + "gYear": (_has_form(XSD + "gYear"), wording.YEAR),
    XSD + "gYearMonth": (_has_form(XSD + "gYearMonth"), wording.YEAR_MONTH),
    XSD + "duration": (_has_form(XSD + "duration"), wording.DURATION),
    XSD + "anyURI": (is_web_address, wording.ADDRESS),
}


def text_fault(text: str) -> tuple[Fault, dict[str, object]] | None:
    """What is wrong with a text whatever it stands for, with the values to tell it; None when nothing is."""
    if not text:
        return wording.EMPTY_VALUE, {}
    found = _CONTROL.search(text) or _SURROGATE.search(text)
    if found:
        return wording.HELD_CHARACTER, {"code": ord(found.group())}
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        return wording.NOT_NFC, {"normal": unicodedata.normalize("NFC", text)}
    if text != text.strip():
        return wording.LOOSE_BLANK, {"text": text}
    if len(text) * 4 > MAX_LITERAL_BYTES and len(text.encode()) > MAX_LITERAL_BYTES:
        return wording.LONG_TEXT, {}
    return None
