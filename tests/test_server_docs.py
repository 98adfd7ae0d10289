"""docs/serving.md says what the server does: every option, bound and refusal."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
from typer.main import get_command

from aigraph.cli.main import app
from aigraph.server.limits import Limits
from aigraph.server.protocol import FORMATS
from aigraph.server.work import GRAPH_TYPES

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "docs/serving.md").read_text(encoding="utf-8")
SOURCES = [file.read_text(encoding="utf-8") for file in (ROOT / "src/aigraph/server").rglob("*.py")]
REFUSALS = {match for text in SOURCES for match in re.findall(r'refuse\(\s*(\d+),\s*"([a-z0-9-]+)"', text)}


@pytest.mark.parametrize("option", [part for each in get_command(app).commands["serve"].params for part in each.opts])
def test_every_option_is_described(option):
    assert f"`{option}" in TEXT


@pytest.mark.parametrize("bound", [field.name for field in fields(Limits)])
def test_every_bound_is_described(bound):
    assert f"`{bound}`" in TEXT


@pytest.mark.parametrize(("status", "name"), sorted(REFUSALS))
def test_every_refusal_has_its_heading_and_its_status(status, name):
    section = re.search(rf"^### {name}\n(.*)", TEXT, re.MULTILINE)
    assert section
    assert status in section[1]


def test_every_heading_is_a_refusal_or_the_mark_of_a_cut():
    assert set(re.findall(r"^### ([a-z0-9-]+)$", TEXT, re.MULTILINE)) - {name for _, name in REFUSALS} <= {
        "truncated",
        "not-acceptable",
    }


@pytest.mark.parametrize("media_type", [*GRAPH_TYPES, "application/sparql-results+json", "text/csv"])
def test_every_form_is_described(media_type):
    assert f"`{media_type}`" in TEXT


def test_the_names_of_forms_are_those_that_there_are():
    listed = re.search(r"`format=` ([^.]*)\.", TEXT)[1]
    assert set(re.findall(r"[\w-]+", listed)) - {"or"} == set(FORMATS)
