"""The JSON Schema of a project's data files: it accepts them all, and refuses what an editor should underline."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml
from typer.testing import CliRunner

from aigraph.beginning import SCHEMA_FILE, choose, make_files, make_schema, place_project
from aigraph.cli.main import app
from aigraph.errors import FactsError
from aigraph.project import find_project, shipped_root

PROJECTS = Path(__file__).parent / "projects"
SHIPPED = shipped_root()


class Loader(yaml.SafeLoader):
    """YAML 1.2's core schema, as editors read it: no dates, and true and false alone are booleans."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in found if not tag.endswith(("timestamp", "bool"))]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), ["t", "f"])


def read(text):
    return yaml.load(text, Loader)  # noqa: S506  (a safe loader with fewer kinds)


def files(root):
    return sorted((root / "data").glob("**/*.yaml"))


def validator(root):
    schema = json.loads(make_schema(find_project(root)))
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


@pytest.fixture(scope="module")
def shipped():
    return validator(SHIPPED)


@pytest.fixture(scope="module")
def lights(tmp_path_factory):
    folder = tmp_path_factory.mktemp("new") / "lights"
    place_project(folder, make_files(choose(folder)))
    return folder


@pytest.mark.parametrize("path", files(SHIPPED), ids=lambda path: path.stem)
def test_the_data_files_that_ship_are_as_their_schema_says(shipped, path):
    assert [error.json_path for error in shipped.iter_errors(read(path.read_text(encoding="utf-8")))] == []


@pytest.mark.parametrize("project", ["orchards", "rivers"])
def test_the_data_files_of_other_projects_are_as_their_schemas_say(project):
    found = validator(PROJECTS / project)
    texts = [path.read_text(encoding="utf-8") for path in files(PROJECTS / project)]
    assert [error.json_path for text in texts for error in found.iter_errors(read(text))] == []


def test_the_schema_of_a_new_project_accepts_its_files(lights):
    found = jsonschema.Draft7Validator(json.loads((lights / SCHEMA_FILE).read_text(encoding="utf-8")))
    assert [error.json_path for path in files(lights) for error in found.iter_errors(read(path.read_text()))] == []


def passage(fact, name="../source/notice#char=1,2"):
    return f"- passage: {name}\n  print: 'abcdef'\n  facts:\n    - {{{fact}}}\n"


FACTS = "facts: [{id: person/x, type: Person}]\n"
ACCEPTED = [
    passage("id: lighthouse/new, type: Lighthouse, height: 12, litSince: 1900"),
    passage("id: lighthouse/new, height: [12], material: [material/brick, material/granite]"),
    passage("id: contribution/new/somebody, person: person/nobody-yet, lighthouse: lighthouse/new"),
    passage("id: person/new, learntFrom: person/nobody-yet, website: https://example.org/x"),
    passage("id: lighthouse/new, label: {en: One, fr: [Un, Une], de-CH: Eins}"),
    "- editorial: editorial/names\n  reason: {en: so}\n  facts: [{id: task/new, type: Task}]\n",
    f"- record: record/a/1\n  register: register/a\n  release: first\n  date: 2024-05-21\n  {FACTS}",
]
REFUSED = {
    "a key that is no term": passage("id: lighthouse/new, hieght: 12"),
    "a class that is none": passage("id: lighthouse/new, type: Lighthuose"),
    "a concept that there is not": passage("id: lighthouse/new, material: material/granit"),
    "a thing of another class": passage("id: contribution/new/somebody, person: lighthouse/gull-rock"),
    "a figure above what the shapes allow": passage("id: lighthouse/new, height: 201"),
    "a figure below what the shapes allow": passage("id: lighthouse/new, height: 0"),
    "two values where there is one": passage("id: lighthouse/new, height: [12, 13]"),
    "a text for a figure": passage("id: lighthouse/new, height: 12 m"),
    "a decimal for an integer": passage("id: lighthouse/new, height: 12.5"),
    "a year of two digits": passage("id: lighthouse/new, litSince: '51'"),
    "bare text for texts by language": passage("id: lighthouse/new, label: One"),
    "a language that is none": passage("id: lighthouse/new, label: {english: One}"),
    "an empty text": passage("id: lighthouse/new, label: {en: ''}"),
    "an empty list": passage("id: lighthouse/new, material: []"),
    "an id with capitals": passage("id: Lighthouse/new, type: Lighthouse"),
    "an id that is no id": passage("id: new, type: Lighthouse"),
    "a whole address for an id of ours": passage("id: https://example.org/lights/id/lighthouse/new, type: Lighthouse"),
    "nothing said": passage("id: lighthouse/new"),
    "no id": passage("type: Lighthouse"),
    "a relative address": passage("id: person/new, website: www.example.org"),
    "no range": passage("id: person/new, type: Person", name="../source/notice"),
    "a range that begins with zeros": passage("id: person/new, type: Person", name="../source/notice#char=01,2"),
    "a passage without a fingerprint": f"- passage: ../source/notice#char=1,2\n  {FACTS}",
    "a reading without a reason": f"- reading: reading/x\n  from: ../source/notice#char=1,2\n  {FACTS}",
    "two kinds of block": f"- editorial: editorial/x\n  reading: reading/x\n  reason: {{en: x}}\n  {FACTS}",
    "no facts": "- editorial: editorial/x\n  reason: {en: x}\n",
    "no list": "editorial: editorial/x\n",
}


@pytest.fixture(scope="module")
def schema_of_lights(lights):
    return jsonschema.Draft7Validator(json.loads((lights / SCHEMA_FILE).read_text(encoding="utf-8")))


@pytest.mark.parametrize("text", ACCEPTED)
def test_what_may_be_written_is_accepted(schema_of_lights, text):
    assert schema_of_lights.is_valid(read(text))


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_what_may_not_be_written_is_refused(schema_of_lights, text):
    assert not schema_of_lights.is_valid(read(text))


@pytest.mark.skipif(shutil.which("node") is None, reason="Node is not installed")
def test_every_pattern_is_one_for_editors_too(shipped, tmp_path):
    patterns = sorted(
        set(re.findall(r'"pattern": ("(?:[^"\\]|\\.)*")', json.dumps(shipped.schema, ensure_ascii=False)))
    )
    (tmp_path / "patterns.json").write_text(f"[{', '.join(patterns)}]", encoding="utf-8")
    script = "for (const pattern of require(process.argv[1])) new RegExp(pattern, 'u');"
    words = ["node", "-e", script, str(tmp_path / "patterns.json")]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr, len(patterns) > 20) == (0, "", True)


@pytest.mark.parametrize("pattern", [r"^\\p{L}+$", r"^[a-z-[aeiou]]$", r"^\\i\\c*$", "^(", r"^\\-$", r"^\\:$"])
def test_a_pattern_that_editors_would_read_otherwise_is_left_to_the_validation(lights, tmp_path, pattern):
    copy = tmp_path / "lights"
    shutil.copytree(lights, copy)
    shapes = copy / "ontology/shapes.ttl"
    text = shapes.read_text(encoding="utf-8")
    shapes.write_text(text.replace("sh:path own:height ;", f'sh:path own:height ;\n    sh:pattern "{pattern}" ;'))
    assert validator(copy).is_valid(read(passage("id: lighthouse/new, height: '12'")))


def test_a_pattern_of_a_shape_is_checked(lights, tmp_path):
    copy = tmp_path / "lights"
    shutil.copytree(lights, copy)
    shapes = copy / "ontology/shapes.ttl"
    text = shapes.read_text(encoding="utf-8")
    shapes.write_text(text.replace("sh:path own:height ;", 'sh:path own:height ;\n    sh:pattern "^4" ;'))
    found = validator(copy)
    answers = [found.is_valid(read(passage(f"id: lighthouse/new, height: '{figure}'"))) for figure in (41, 12)]
    assert answers == [True, False]


def test_a_key_is_explained_in_each_language_in_the_words_of_the_ontology(shipped):
    description = shipped.schema["definitions"]["fact"]["properties"]["recipient"]["description"]
    assert [line.partition(":")[0] for line in description.splitlines()] == ["bénéficiaire", "has recipient"]


def test_a_concept_is_offered_with_its_names(shipped):
    offered = {entry["const"]: entry["description"] for entry in shipped.schema["definitions"]["Status"]["anyOf"]}
    assert offered["status/awarded"] == "accordé / awarded"


def test_every_key_of_the_context_is_in_the_schema(shipped):
    from aigraph.terms import read_vocabulary  # noqa: PLC0415

    keys = set(shipped.schema["definitions"]["fact"]["properties"]) - {"id", "type"}
    assert keys == set(read_vocabulary(find_project(SHIPPED)).properties)


def test_every_reference_of_the_schema_leads_to_a_definition(shipped):
    used = set(re.findall(r'"#/definitions/([^"]+)"', json.dumps(shipped.schema)))
    assert used == set(shipped.schema["definitions"])


def test_a_schema_is_remade_by_export(lights, tmp_path):
    made = tmp_path / "made.json"
    done = CliRunner().invoke(app, ["export", "-f", "json-schema", "-o", str(made), "--project", str(lights)])
    assert (done.exit_code, made.read_bytes()) == (0, (lights / SCHEMA_FILE).read_bytes())


def test_a_schema_is_the_same_from_every_process(lights):
    words = ["-c", "from aigraph.cli import main; main()", "export", "-f", "json-schema", "--project", str(lights)]
    seeds = [{"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)} for seed in ("1", "2")]
    texts = {
        subprocess.run([sys.executable, *words], env=seed, capture_output=True, check=True).stdout for seed in seeds
    }
    assert texts == {(lights / SCHEMA_FILE).read_bytes()}


def test_a_new_concept_is_accepted_once_the_schema_is_made_anew(tmp_path):
    folder = tmp_path / "lights"
    place_project(folder, make_files(choose(folder)))
    file = folder / "data/names.yaml"
    more = "    - id: material/iron\n      type: Material\n      label: {en: iron, fr: fer}\n"
    file.write_text(file.read_text(encoding="utf-8") + more, encoding="utf-8")
    assert validator(folder).is_valid(read(passage("id: lighthouse/new, material: material/iron")))


def test_a_project_without_shapes_has_a_schema_too(write_facts):
    root = write_facts("- editorial: editorial/a\n  reason: {en: x}\n  facts: [{id: orchard/a, type: Orchard}]\n")
    assert validator(root).is_valid(read((root / "data/facts.yaml").read_text()))


def test_data_files_that_cannot_be_read_stop_it(write_facts):
    with pytest.raises(FactsError, match="hieght"):
        make_schema(
            find_project(
                write_facts("- editorial: editorial/a\n  reason: {en: x}\n  facts: [{id: orchard/a, hieght: 1}]\n")
            )
        )
