"""``aigraph init``: a new project works at once, is its own, and is written whole or not at all."""

from __future__ import annotations

import json
import os
import re
import tomllib
from pathlib import Path

import pyoxigraph as ox
import pytest
from typer.main import get_command
from typer.testing import CliRunner

import aigraph
from aigraph.beginning import choose, make_files, place_project
from aigraph.cli.main import app
from aigraph.errors import AigraphError, InputError, UsageError
from aigraph.lint import Linter
from aigraph.project import find_project
from aigraph.queries import read_query
from aigraph.terms import SKOS

BASE = "https://example.net/merrow/"
LANGUAGES = [("en",), ("fr",), ("en", "fr"), ("fr", "en")]
runner = CliRunner()


def run(*words):
    return runner.invoke(app, [str(word) for word in words])


def begin(folder, *options):
    done = run("init", folder, *options)
    assert done.exit_code == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def lights(tmp_path_factory):
    """A new project in both languages."""
    return begin(tmp_path_factory.mktemp("new") / "lights", "--base", BASE)


@pytest.fixture(scope="module", params=LANGUAGES, ids="-".join)
def anew(request, tmp_path_factory):
    """A new project in each choice of languages."""
    options = [word for language in request.param for word in ("--lang", language)]
    return begin(tmp_path_factory.mktemp("new") / "lights", *options)


def test_a_new_project_has_no_finding_with_its_sources(anew):
    assert aigraph.load(anew).validate(anew / "sources") is None


def test_the_claim_of_a_new_project_is_confirmed(anew):
    assert [result.verdict for result in aigraph.load(anew).audit()] == ["confirmed"]


def test_every_name_is_in_the_languages_that_were_chosen_and_no_other(anew):
    graph = aigraph.load(anew)
    quads = graph.dataset.store.quads_for_pattern(None, ox.NamedNode(SKOS.prefLabel), None, ox.DefaultGraph())
    assert {quad.object.language for quad in quads} == set(graph.project.languages)


def test_a_project_without_french_has_no_french_in_its_queries(tmp_path):
    folder = begin(tmp_path / "lights", "--lang", "en")
    assert [path.name for path in folder.rglob("*.rq") if "_fr:" in path.read_text(encoding="utf-8")] == []


def test_the_linter_finds_nothing_in_the_queries_of_a_new_project(anew):
    project = find_project(anew)
    linter = Linter(project)
    queries = project.files("queries", "**/*.rq")
    texts = [(path, path.read_text(encoding="utf-8")) for path in queries]
    findings = [str(finding) for path, text in texts for finding in linter.check(read_query(text), path.name)]
    assert (findings, len(queries)) == ([], 12)


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("validate",), ""),
        (("query", "lighthouses", "-f", "csv"), "Gull Rock,41,1851"),
        (("query", "contributions", "--set", "person=person/ines-carrow", "-f", "csv"), "Old Maid,design"),
        (("query", "evidence", "-f", "csv"), "source/notice#char="),
        (("query", "--list"), "Which lighthouses are there"),
        (("query", "--check"), ""),
        (("centrality", "--measure", "betweenness", "-f", "csv"), "Ines Carrow,0.6666666666666666"),
        (("communities", "-f", "csv"), "Jonah Pell"),
        (("similarity", "-f", "csv"), "0.3333333333333333"),
        (("compare", "people", "contributions"), "4 in both"),
        (("path", "person/jonah-pell", "person/tobias-penhale"), "Ines Carrow"),
        (("plot", "members", "-o", "-"), "<svg"),
        (("audit",), "confirmed: Three lighthouses"),
        (("show", "Gull Rock"), "lit since: 1851"),
        (("explain", "person/ada-thorne workedOn lighthouse/gull-rock"), "concluded by the rule worked-on"),
        (("draw", "-f", "mermaid", "-o", "-"), "Gull Rock"),
        (("export", "-f", "turtle"), "own:learntFrom person:ada-thorne"),
        (("export", "-f", "graphml", "--network", "people"), "Tobias Penhale"),
        (("report", "-f", "json"), '"findings": 0'),
    ],
    ids=lambda value: "-".join(value[:2]) if isinstance(value, tuple) else None,
)
def test_each_command_works_in_a_new_project(lights, command, told):
    done = run(*command, "--project", lights)
    assert (done.exit_code, told in done.stdout) == (0, True), done.output


def test_a_new_project_is_built_and_drawn(lights, tmp_path):
    built = run("build", "-o", tmp_path / "build", "--sources", lights / "sources", "--project", lights)
    drawn = run("draw", "-o", tmp_path / "graph.html", "--sources", lights / "sources", "--project", lights)
    assert (built.exit_code, drawn.exit_code) == (0, 0)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["build", "graph.html"]


def test_a_fact_that_its_passage_does_not_state_is_refused_in_a_new_project(tmp_path, edit):
    folder = begin(tmp_path / "lights")
    edit(folder / "data/lighthouses.yaml", "height: 41", "height: 42")
    done = run("validate", "--sources", folder / "sources", "--project", folder)
    assert done.exit_code == 1
    assert "lighthouse/gull-rock height 42 is not in the passage (it says 41)" in done.stdout


def test_a_new_document_is_described_by_lines_to_paste(tmp_path):
    folder = begin(tmp_path / "lights")
    (folder / "sources/log.txt").write_text("Là-haut, rien.\n", encoding="utf-8")
    told = run("cite", "log", "--sources", folder / "sources", "--project", folder).stdout
    sources = folder / "data/sources.yaml"
    more = ["title: {en: Log, fr: Journal}", "language: fr", "ignored: Là-haut, rien. | says nothing at all"]
    lines = told + "".join(f"      {line}\n" for line in more)
    sources.write_text(sources.read_text(encoding="utf-8") + lines, encoding="utf-8")
    assert aigraph.load(folder).validate(folder / "sources") is None


@pytest.mark.parametrize("words", ["", "-"])
def test_no_words_at_all_are_no_passage(lights, words):
    done = run("cite", "notice", words, "--sources", lights / "sources", "--project", lights)
    assert "the words do not stand there" in str(done.exception)


def test_a_document_that_is_not_there_is_not_described(lights):
    done = run("cite", "notcie", "--sources", lights / "sources", "--project", lights)
    assert "no text of that name (did you mean notice?)" in str(done.exception)


def test_a_new_project_has_its_own_base_everywhere(lights):
    graph = aigraph.load(lights)
    iris = {quad.subject.value for quad in graph.dataset.store if isinstance(quad.subject, ox.NamedNode)}
    assert {iri for iri in iris if not iri.startswith(BASE)} == set()
    assert not [path for path in lights.rglob("*") if path.is_file() and b"example.org" in path.read_bytes()]


def test_no_slot_of_a_template_is_left(anew):
    left = re.compile(r"\[\[|\]\]|\[%|%\]")
    texts = [path for path in anew.rglob("*") if path.is_file() and path.suffix != ".json"]
    assert [path.name for path in texts if left.search(path.read_text(encoding="utf-8"))] == []


def test_a_base_that_is_an_example_is_said_to_be_one(tmp_path):
    told = run("init", tmp_path / "My Lights").stderr
    assert "https://example.org/my-lights/, which is an example and nobody’s" in told
    assert find_project(tmp_path / "My Lights").base == "https://example.org/my-lights/"


def test_what_is_said_is_said_in_the_first_language_and_standard_output_stays_empty(tmp_path):
    done = run("init", tmp_path / "phares", "--lang", "fr", "--base", BASE)
    assert "fichiers d’un petit exemple qui marche" in done.stderr
    assert ("exemple et n’est à personne" in done.stderr, done.stdout) == (False, "")


def test_the_same_choice_gives_the_same_bytes(tmp_path):
    choice = choose(tmp_path / "lights")
    assert make_files(choice) == make_files(choice)


def test_a_new_project_is_ignored_by_git_where_it_can_be_made_again(lights):
    assert {"build/", "release/", "site/", "graph.html"} <= set((lights / ".gitignore").read_text().splitlines())


def test_the_settings_for_publishing_are_toml_when_their_signs_are_taken_away(lights):
    text = (lights / "aigraph.toml").read_text(encoding="utf-8")
    settings = tomllib.loads(re.sub(r"^# (\w+ = )", r"\1", text, flags=re.MULTILINE))
    known = {"licence", "creators", "publisher", "contact", "keywords", "version", "released"}
    assert known <= set(settings)


@pytest.mark.parametrize("name", ["settings.json", "extensions.json"])
def test_the_settings_of_the_editor_are_json(lights, name):
    assert json.loads((lights / ".vscode" / name).read_text(encoding="utf-8"))


def test_every_data_file_names_the_schema_that_lies_there(lights):
    first = {path: path.read_text(encoding="utf-8").splitlines()[0] for path in (lights / "data").glob("*.yaml")}
    found = {(path.parent / line.partition("$schema=")[2]).resolve() for path, line in first.items()}
    assert found == {(lights / "ontology/facts.schema.json").resolve()}


@pytest.mark.parametrize("readme", ["en", "fr"])
def test_every_command_of_the_readme_is_one(tmp_path, readme):
    folder = begin(tmp_path / "lights", "--lang", readme)
    named = set(re.findall(r"aigraph ([a-z]+)", (folder / "README.md").read_text(encoding="utf-8")))
    known = {command.callback.__name__ for command in app.registered_commands} | {"publish"}
    assert (named <= known, len(named) > 10) == (True, True)


@pytest.mark.parametrize("option", ["--base", "--name", "--lang"])
def test_every_option_of_init_is_in_its_document(option):
    names = [name for parameter in get_command(app).commands["init"].params for name in parameter.opts]
    assert set(names) == {"folder", "--base", "--name", "--lang"}
    assert f"`{option} " in (Path(__file__).parents[1] / "docs/own-project.md").read_text(encoding="utf-8")


# -- where, and all or nothing


def test_a_folder_that_is_empty_is_filled(tmp_path):
    folder = tmp_path / "lights"
    folder.mkdir()
    before = folder.stat().st_ino
    begin(folder)
    assert (folder.stat().st_ino, (folder / "aigraph.toml").is_file()) == (before, True)


def test_the_current_folder_is_filled(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    begin(".", "--name", "lights")
    assert find_project().name == "lights"


@pytest.mark.parametrize(
    ("name", "shown"), [("a b", "cd 'a b',"), ("$(x)", "cd '$(x)',"), ("-x", "cd ./-x,"), ("a/lights", "cd a/lights,")]
)
def test_the_way_into_the_folder_can_be_typed_into_a_shell(tmp_path, monkeypatch, name, shown):
    monkeypatch.chdir(tmp_path)
    assert shown in run("init", "--", name).stderr


def test_folders_on_the_way_are_made(tmp_path):
    assert (begin(tmp_path / "a/b/lights") / "aigraph.toml").is_file()


def test_a_repository_without_files_is_as_good_as_empty(tmp_path):
    (tmp_path / ".git").mkdir()
    begin(tmp_path, "--name", "lights")
    assert (tmp_path / "aigraph.toml").is_file()


def test_a_folder_that_is_not_empty_is_refused_and_left_alone(tmp_path):
    for name in "abcdef":
        (tmp_path / f"{name}.txt").write_text(name)
    told = str(run("init", tmp_path, "--name", "lights").exception)
    assert "is not empty (it holds a.txt, b.txt, c.txt, d.txt and 2 more); name a new folder" in told
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"{name}.txt" for name in "abcdef"]


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda path: path.write_text("x"), "is a file"),
        (lambda path: path.symlink_to("nowhere"), "is a link that leads nowhere"),
        (lambda path: path.symlink_to(path.name), "is a link that leads nowhere"),
    ],
    ids=["file", "dangling link", "link to itself"],
)
def test_what_is_no_folder_is_refused(tmp_path, make, told):
    place = tmp_path / "lights"
    make(place)
    with pytest.raises(AigraphError, match=told):
        place_project(place, {"x": b""})


def test_a_folder_below_a_file_is_refused(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(InputError, match="cannot be written"):
        place_project(tmp_path / "file" / "lights", {"x": b""})


def test_nothing_is_left_when_a_file_cannot_be_written(tmp_path):
    with pytest.raises(InputError, match="cannot be written"):
        place_project(tmp_path / "lights", {"a": b"", "b": b"", "n" * 300: b""})
    assert list(tmp_path.iterdir()) == []


def test_an_empty_folder_stays_empty_when_one_file_cannot_be_moved_into_it(tmp_path, monkeypatch):
    folder = tmp_path / "lights"
    folder.mkdir()
    rename = Path.rename

    def failing(path, target):
        if Path(target).name == "b" and Path(target).parent == folder:
            raise PermissionError(13, "not allowed")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(InputError, match="not allowed"):
        place_project(folder, {"a": b"1", "b": b"2"})
    assert (list(folder.iterdir()), list(tmp_path.iterdir())) == ([], [folder])


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
def test_what_is_written_can_be_read_as_other_files_can(lights, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    assert lights.stat().st_mode == other.stat().st_mode


# -- hostile choices


@pytest.mark.parametrize(
    "base",
    [
        "example.org/lights/", "https://example.org/lights", "https://example.org/a?b/", "https://example.org/a#/",
        "https://example.org/a b/", "ftp://example.org/", "https://example.org/<x>/", 'https://example.org/"/',
        "https://example.org/%zz/", "https://example.org/\n/", "https://example.org/[[ base ]]/", "javascript://x/", "https:///",
        "-o", "https://example.org/a\\b/", "https://example.org/{x}/", "https://w3id.org/aigraph/",
        "https://w3id.org/aigraph/x/",
    ],
)  # fmt: skip
def test_a_base_that_cannot_be_one_is_refused_with_a_remedy(tmp_path, base):
    with pytest.raises(UsageError, match=r"--base .*: is .*; (write a web address|choose one|.*yours)"):
        choose(tmp_path / "lights", base=base)


@pytest.mark.parametrize(
    "base",
    ["https://example.org/a'(b)/", "http://127.0.0.1:8000/", "https://exämple.org/é/", "https://x.org/a;b=c/$&*/"],
)
def test_whatever_base_is_accepted_works(tmp_path, base):
    graph = aigraph.load(begin(tmp_path / "lights", "--base", base))
    graph.validate(tmp_path / "lights/sources")
    assert [row["name"] for row in graph.query("lighthouses")] == ["Gull Rock", "Old Maid", "Sallow Point"]


@pytest.mark.parametrize(
    "name", ["../x", "a/b", "A", "é", "a b", "-a", "a-", "a\n", 'a"', "[[ base ]]", "x" * 61, "..", "-"]
)
def test_a_name_that_cannot_be_one_is_refused_with_a_remedy(tmp_path, name):
    with pytest.raises(UsageError, match=r"--name .*: is no name here; write small letters"):
        choose(tmp_path / "lights", name=name)


@pytest.mark.parametrize(
    ("folder", "name"),
    [("Phares d’Été", "phares-d-ete"), ("__x__", "x"), ("1", "1"), ("Œuvre", "oeuvre"), ("a" * 90, "a" * 60)],
)
def test_the_name_is_else_the_folders(tmp_path, folder, name):
    assert choose(tmp_path / folder).name == name


@pytest.mark.parametrize("folder", ["日本", "…", "---"])
def test_a_folder_without_a_letter_for_a_name_asks_for_one(tmp_path, folder):
    with pytest.raises(UsageError, match="give one with --name"):
        choose(tmp_path / folder)


def test_a_language_that_the_example_does_not_speak_is_refused(tmp_path):
    with pytest.raises(UsageError, match=r"--lang 'de': the example speaks en, fr; begin with one of them"):
        choose(tmp_path / "lights", languages=["de"])


def test_a_language_that_is_named_twice_is_one(tmp_path):
    assert choose(tmp_path / "lights", languages=["fr", "fr"]).languages == ("fr",)
