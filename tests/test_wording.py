"""What findings say: every text in both languages, with the same slots, and used."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

import aigraph
from aigraph import comparison, cube, errata, errors, shapes
from aigraph.changes import wording as changes
from aigraph.claims import wording as claims
from aigraph.cli import asking, building, checking, linting, output
from aigraph.errors import LANGUAGES, Fault, Text
from aigraph.evidence import passage_wording
from aigraph.evidence import wording as evidence
from aigraph.facts import wording as facts
from aigraph.lint import wording as lint
from aigraph.measures import MEASURES, groups, ranking
from aigraph.measures import wording as whole
from aigraph.networks import paths
from aigraph.plots import wording as plots
from aigraph.queries import noticing
from aigraph.server import refusals
from aigraph.uncertainty import wording as uncertainty

CATALOGUES = {
    "errors": errors,
    "facts": facts,
    "evidence": evidence,
    "passages": passage_wording,
    "errata": errata,
    "shapes": shapes,
    "claims": claims,
    "queries": noticing,
    "cube": cube,
    "comparison": comparison,
    "plots": plots,
    "cli": output,
    "checking": checking,
    "cli.building": building,
    "cli.asking": asking,
    "cli.linting": linting,
    "lint": lint,
    "groups": groups,
    "changes": changes,
    "ranking": ranking,
    "paths": paths,
    "uncertainty": uncertainty,
    "server": refusals,
}
SOURCES = {path: path.read_text(encoding="utf-8") for path in Path(aigraph.__file__).parent.rglob("*.py")}
ENTRIES = {
    f"{package}.{name}": entry
    for package, module in CATALOGUES.items()
    for name, entry in vars(module).items()
    if isinstance(entry, (Fault, Text))
}
TEXTS = {
    f"{name}{part}": text
    for name, entry in ENTRIES.items()
    for part, text in (
        zip((" what", " remedy"), entry.texts, strict=True) if isinstance(entry, Fault) else [("", entry)]
    )
    if text != errors.NOTHING
}
TEXTS |= {f"whole.{name}": text for name, text in whole.LINES.items()}
TEXTS |= {f"measures.{name}": measure.reading for name, measure in MEASURES.items()}
# Made of values alone, or of a word that both languages have.
SAME = {
    "passages.BOUNDARY what",
    "shapes.ABOUT",
    "claims.QUERY what",
    "lint.SYNTAX remedy",
    "uncertainty.HEAD",
    "uncertainty.SEPARATOR",
}


def slots(text):
    """The slots of a text with how each is written: ``{value!r}`` and ``{value}`` are not the same."""
    return sorted(f"{name}!{how}:{form}" for _, name, form, how in string.Formatter().parse(text) if name)


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_a_text_has_the_same_slots_in_each_language(name):
    assert slots(TEXTS[name].en) == slots(TEXTS[name].fr)


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_a_text_says_something_of_its_own_in_each_language(name):
    said = {TEXTS[name].tell(language).strip() for language in LANGUAGES}
    assert "" not in said
    assert (len(said) == len(LANGUAGES)) == (name not in SAME)


@pytest.mark.parametrize("name", sorted(ENTRIES))
def test_a_text_is_used_somewhere(name):
    word = re.compile(rf"\b{name.rpartition('.')[2]}\b")
    assert sum(len(word.findall(text)) for text in SOURCES.values()) > 1


@pytest.mark.parametrize("name", sorted(name for name, entry in ENTRIES.items() if isinstance(entry, Fault)))
def test_a_fault_makes_a_finding_that_has_no_slot_left(name):
    entry = ENTRIES[name]
    values = dict.fromkeys(re.findall(r"\{(\w+)", " ".join((entry.rule, *entry.en))), 7)
    finding = entry.at(**values)
    told = [finding.rule, *(finding.tell(language) for language in LANGUAGES)]
    assert [text for text in told if "{7" in text or re.search(r"\{\w+\}", text)] == []


def test_a_finding_is_made_of_a_fault_or_of_the_words_of_a_shape():
    made = {path.name for path, text in SOURCES.items() if re.search(r"(?<![\w.])Finding\(", text)}
    assert made == {"errors.py", "shapes.py"}
