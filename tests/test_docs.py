"""What the documents say is what the program does."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from aigraph.cli.main import app

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8") if (ROOT / "README.md").is_file() else ""
COMMANDS = get_command(app).commands


def test_the_marked_blocks_are_what_the_commands_print():
    run = subprocess.run(
        [sys.executable, "tools/write_docs.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (run.stdout, run.returncode) == ("", 0)


def test_the_python_examples_of_the_readme_are_true():
    from decimal import Decimal  # noqa: PLC0415

    found = doctest.DocTestParser().get_doctest(README, {"Decimal": Decimal}, "README", "README.md", 0)
    runner = doctest.DocTestRunner()
    runner.run(found)
    assert runner.summarize(verbose=False).failed == 0


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_is_in_the_readme(command):
    assert re.search(rf"`?aigraph {command}\b|`{command}`", README)


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_and_option_says_what_it_is(command):
    found = COMMANDS[command]
    assert found.help
    assert [option.name for option in found.params if getattr(option, "help", "x") in (None, "")] == []


def test_every_link_of_the_readme_leads_somewhere():
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_no_document_holds_a_path_of_a_machine_or_a_registrys_host():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    files = [ROOT / name for name in listed.split("\0") if name]
    paths = re.compile(rb"(?<![\w.])/(?:work|home|root)/\w")
    here = Path(__file__)
    found = [file.name for file in files if file.is_file() and file != here and paths.search(file.read_bytes())]
    assert found == []
