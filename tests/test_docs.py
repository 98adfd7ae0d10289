"""What the documents say is what the program does."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from aigraph.cli.answering import ROW_FORMATS, TRIPLE_FORMATS
from aigraph.cli.main import app
from aigraph.errors import Fault
from aigraph.lint import Linter, rules, wording
from aigraph.project import find_project
from aigraph.queries import read_query

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8") if (ROOT / "README.md").is_file() else ""
QUERYING = (ROOT / "docs/querying.md").read_text(encoding="utf-8") if (ROOT / "docs/querying.md").is_file() else ""
EXPLORER = (ROOT / "docs/explorer.md").read_text(encoding="utf-8") if (ROOT / "docs/explorer.md").is_file() else ""
PUBLISHING = (
    (ROOT / "docs/publishing.md").read_text(encoding="utf-8") if (ROOT / "docs/publishing.md").is_file() else ""
)
COMMANDS = get_command(app).commands


def test_the_marked_blocks_are_what_the_commands_print():
    run = subprocess.run(
        [sys.executable, "tools/write_docs.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (run.stdout, run.returncode) == ("", 0)


@pytest.mark.parametrize(("name", "text"), [("README.md", README), ("docs/querying.md", QUERYING)])
def test_the_python_examples_of_the_documents_are_true(name, text):
    from decimal import Decimal  # noqa: PLC0415

    found = doctest.DocTestParser().get_doctest(text, {"Decimal": Decimal}, name, name, 0)
    runner = doctest.DocTestRunner()
    runner.run(found)
    assert (bool(found.examples), runner.summarize(verbose=False).failed) == (True, 0)


@pytest.mark.parametrize("option", [option.opts[0] for option in COMMANDS["query"].params if option.opts[0][:1] == "-"])
def test_every_option_of_query_is_in_its_document(option):
    short = {"--format": "-f", "--output": "-o"}
    assert short.get(option, option) in QUERYING


@pytest.mark.parametrize("option", [option.opts[0] for option in COMMANDS["draw"].params if option.opts[0][:1] == "-"])
def test_every_option_of_draw_is_in_its_document(option):
    short = {"--format": "-f", "--output": "-o"}
    assert f"`{short.get(option, option)}" in EXPLORER


@pytest.mark.parametrize("option", [option.opts for option in COMMANDS["publish"].params])
def test_every_option_of_publish_is_in_its_document(option):
    assert f"`{option[-1]}" in PUBLISHING


@pytest.mark.parametrize("query", sorted((ROOT / "queries/picture").glob("*.rq")), ids=lambda path: path.stem)
def test_every_query_of_the_picture_is_in_its_document(query):
    assert f"`{query.name}`" in EXPLORER


@pytest.mark.parametrize("form", [*ROW_FORMATS, *TRIPLE_FORMATS])
def test_every_form_of_an_answer_is_in_the_document(form):
    suffix = (ROW_FORMATS | TRIPLE_FORMATS)[form]
    assert f"`{form}`" in QUERYING
    assert f"`{suffix}`" in QUERYING or not suffix


@pytest.mark.parametrize("rule", sorted(entry.rule for entry in vars(wording).values() if isinstance(entry, Fault)))
def test_every_rule_of_the_linter_is_in_the_document(rule):
    assert f"`{rule}`" in QUERYING


def test_the_document_has_no_rule_that_there_is_not():
    listed = set(re.findall(r"^\| `([a-z-]+)` \|", QUERYING.partition("## Checking a query")[2], re.MULTILINE))
    assert listed == {*rules(), "syntax"}


@pytest.mark.parametrize("kind", ["iri", "literal", "integer", "decimal", "date", "boolean"])
def test_every_type_of_a_parameter_is_in_the_document(kind):
    assert f"`?_x_{kind}`" in QUERYING


def test_every_query_of_the_document_passes_the_linter():
    linter = Linter(find_project(ROOT))
    texts = re.findall(r"^```sparql\n(.*?)^```$", QUERYING, re.DOTALL | re.MULTILINE)
    assert [str(finding) for text in texts for finding in linter.check(read_query(text), "querying.md")] == []
    assert texts


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_is_in_the_readme(command):
    assert re.search(rf"`?aigraph {command}\b|`{command}`", README)


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_and_option_says_what_it_is(command):
    found = COMMANDS[command]
    assert found.help
    assert [option.name for option in found.params if getattr(option, "help", "x") in (None, "")] == []


@pytest.mark.parametrize(("folder", "text"), [(ROOT, README), (ROOT / "docs", QUERYING)], ids=["README", "querying"])
def test_every_link_of_a_document_leads_somewhere(folder, text):
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", text)
    assert [target for target in targets if not (folder / target).exists()] == []


def test_no_document_holds_a_path_of_a_machine_or_a_registrys_host():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    files = [ROOT / name for name in listed.split("\0") if name]
    paths = re.compile(rb"(?<![\w.])/(?:work|home|root)/\w")
    here = Path(__file__)
    found = [file.name for file in files if file.is_file() and file != here and paths.search(file.read_bytes())]
    assert found == []
