"""Registers: releases are read in every form, names find their records with reasons, alignments leave as SSSOM."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import aigraph
from aigraph.folding import fold_name
from aigraph.registers import Record, Register, in_words, json_objects, read_register, write_sssom
from aigraph.registers.wording import _TEXTS

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT.parent / "shared/reference"
COMMAND = [sys.executable, "-c", "from aigraph.cli import main; main()"]

# Two invented bodies, in the two schemas of ROR's releases.
VERSION_1 = [
    {
        "id": "https://ror.org/012345678",
        "name": "Verger National",
        "status": "active",
        "established": 1901,
        "types": ["Facility"],
        "aliases": ["Les Vergers"],
        "acronyms": ["VN"],
        "labels": [{"label": "National Orchard", "iso639": "en"}],
        "addresses": [{"city": "Montbrun", "lat": 45.5, "lng": 3.25, "geonames_city": {"id": 7}}],
        "country": {"country_code": "FR"},
        "links": ["https://verger.example/"],
        "external_ids": {"GRID": {"preferred": "grid.1", "all": "grid.1"}, "Wikidata": {"all": ["Q1", "Q2"]}},
        "relationships": [{"type": "Successor", "id": "https://ror.org/087654321", "label": "Institut du Verger"}],
    }
]
VERSION_2 = [
    {
        "id": "https://ror.org/012345678",
        "status": "active",
        "established": 1901,
        "types": ["facility"],
        "names": [
            {"value": "Verger National", "lang": "fr", "types": ["label", "ror_display"]},
            {"value": "National Orchard", "lang": "en", "types": ["label"]},
            {"value": "Les Vergers", "lang": None, "types": ["alias"]},
            {"value": "VN", "lang": None, "types": ["acronym"]},
        ],
        "locations": [
            {"geonames_id": 7, "geonames_details": {"name": "Montbrun", "country_code": "FR", "lat": 45.5, "lng": 3.25}}
        ],
        "links": [{"type": "wikipedia", "value": "x"}, {"type": "website", "value": "https://verger.example/"}],
        "external_ids": [
            {"type": "grid", "preferred": "grid.1", "all": ["grid.1"]},
            {"type": "wikidata", "preferred": None, "all": ["Q1", "Q2"]},
        ],
        "relationships": [{"type": "successor", "id": "https://ror.org/087654321", "label": "Institut du Verger"}],
        "admin": {"last_modified": {"date": "2024-05-02", "schema_version": "2.0"}},
    }
]


def packed(files):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return stream.getvalue()


def entry(number, *names, status="active", city="Montbrun", acronym="", relations=()):
    listed = [{"value": name, "lang": "fr", "types": ["label"] if not n else ["alias"]} for n, name in enumerate(names)]
    return {
        "id": f"https://ror.org/0{number:08}",
        "status": status,
        "names": [*listed, *([{"value": acronym, "lang": None, "types": ["acronym"]}] if acronym else [])],
        "locations": [{"geonames_id": 1, "geonames_details": {"name": city, "country_code": "FR"}}],
        "relationships": [
            {"type": kind, "id": f"https://ror.org/0{other:08}", "label": "Institut"} for kind, other in relations
        ],
    }


ENTRIES = [
    entry(1, "École Nationale du Verger", "Verger de Montbrun", acronym="ENV", relations=[("related", 5)]),
    entry(2, "École Nouvelle de Voirie", city="Hautecombe", acronym="ENV"),
    entry(3, "Université de Montbrun", status="inactive", relations=[("successor", 4)]),
    entry(4, "Université de Montbrun"),
    entry(5, "Institut de Recherche en Pomologie", "Pomologie sans Frontières", city="Hautecombe"),
    entry(6, "Université de Hautecombe", city="Hautecombe"),
    entry(7, "Académie du Cidre", status="withdrawn"),
    entry(8, "École Normale Supérieure de Haute-Rive"),
]


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    file = tmp_path_factory.mktemp("register") / "v9.1-ror-data.json"
    file.write_text(json.dumps(ENTRIES), encoding="utf-8")
    return Register(read_register(file))


@pytest.fixture(scope="session")
def reference():
    """The release of French records; other people's, beside the checkout where it is."""
    if not REFERENCE.is_dir():
        pytest.skip("the reference data are not here (../shared/reference)")
    return REFERENCE


def best(register, *asked):
    return register.propose(*asked)[0]


def number(candidate):
    return int(candidate.record.id[-8:])


def keys(candidate):
    return {reason.key for reason in candidate.reasons}


# -- releases


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("v1.json", json.dumps(VERSION_1)),
        ("v1-indented.json", json.dumps(VERSION_1, indent=4)),
        ("v2.json", json.dumps(VERSION_2)),
        ("with-byte-order-mark.json", "\ufeff" + json.dumps(VERSION_2)),
        ("lines.jsonl", json.dumps(VERSION_2[0]) + "\n"),
        ("lines.jsonl.gz", gzip.compress(json.dumps(VERSION_2[0]).encode(), mtime=0)),
        ("release.zip", packed({"x-ror-data.json": json.dumps(VERSION_1), "x-ror-data.csv": "id"})),
        ("no-suffix", packed({"ror.json": json.dumps(VERSION_2)})),
    ],
)
def test_a_release_is_read_whatever_its_schema_and_its_package(tmp_path, name, data):
    (tmp_path / name).write_bytes(data.encode() if isinstance(data, str) else data)
    record = read_register(tmp_path / name)[0]
    place = record.locations[0]
    assert (
        record.display,
        {(found.text, found.kind) for found in record.names},
        (place.city, place.country, place.geonames_id, place.latitude, place.longitude),
        (record.identifier("wikidata"), record.identifier("grid"), record.identifier("isni")),
        (record.website, record.established, record.related("successor")[0].id),
    ) == (
        "Verger National",
        {("Verger National", "label"), ("National Orchard", "label"), ("Les Vergers", "alias"), ("VN", "acronym")},
        ("Montbrun", "FR", "7", "45.5", "3.25"),
        ("Q1", "grid.1", ""),
        ("https://verger.example/", 1901, "https://ror.org/087654321"),
    )


def test_of_two_schemas_in_one_zip_file_the_newer_is_read(tmp_path):
    files = {"v1.63-ror-data.json": json.dumps(VERSION_1), "v1.63-ror-data_schema_v2.json": json.dumps(VERSION_2)}
    (tmp_path / "v1.63.zip").write_bytes(packed(files))
    assert read_register(tmp_path / "v1.63.zip")[0].modified == "2024-05-02"


def test_the_release_is_told_by_the_files_name(tmp_path):
    (tmp_path / "v1.63-2025-04-03-ror-data.json").write_text(json.dumps(VERSION_1), encoding="utf-8")
    assert read_register(tmp_path / "v1.63-2025-04-03-ror-data.json")[0].release == "v1.63"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "holds no record"),
        (b"[]", "holds no record"),
        (b"id,name\n1,x\n", "is no JSON"),
        (b'[{"id": "https://ror.org/012345678", "na', "is no JSON"),
        (b"[1, 2]", "holds 1, where a record is expected"),
        (b'[{"name": "x"}]', "record 1 has the id None"),
        (b'[{"id": "https://ror.org/012345678", "names": []}]', "not in the form of ROR's schema"),
        (b'[{"id": "https://ror.org/012345678", "name": "x"}]', "not in the form of ROR's schema"),
        (b"\xff\xfe\x00", "can't decode"),
        (b"PK\x03\x04 broken", "not a zip file"),
        (packed({"readme.txt": "x"}), "the zip file holds no JSON"),
        (gzip.compress(b"[" * 100, mtime=0)[:20], "end-of-stream"),
    ],
)
def test_a_file_that_is_no_release_is_refused_with_a_remedy(tmp_path, data, told):
    (tmp_path / "release.json").write_bytes(data)
    with pytest.raises(aigraph.InputError, match=rf"release\.json: .*{re.escape(told)}.*; name a release of ROR"):
        read_register(tmp_path / "release.json")


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
_OBJECTS = st.lists(st.dictionaries(st.text(max_size=4), _VALUES, max_size=4), max_size=5)


@given(_OBJECTS, st.integers(1, 40), st.sampled_from([None, 2]))
def test_an_array_of_objects_is_read_the_same_in_pieces_of_any_size(objects, chunk, indent):
    assert list(json_objects(io.StringIO(json.dumps(objects, indent=indent)), chunk)) == objects


@given(_OBJECTS, st.integers(1, 40))
def test_lines_of_objects_are_read_the_same_in_pieces_of_any_size(objects, chunk):
    text = "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in objects)
    assert list(json_objects(io.StringIO(text), chunk)) == objects


# -- names


@given(st.text())
def test_folding_a_folded_name_changes_nothing(text):
    assert fold_name(fold_name(text)) == fold_name(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Œuvre", "oeuvre"),
        ("É-C. d’Été", "e c d'ete"),
        ("Gaußer", "GAUSSER"),
        ("a\u00a0 b", "A b"),
        ("b<>com", "B com"),
    ],
)
def test_names_that_differ_in_case_accents_and_signs_fold_alike(one, other):
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize(
    ("asked", "right", "score", "reason"),
    [
        ("ecole NATIONALE du verger", 1, 100.0, "equal-label"),
        ("verger-de-montbrun", 1, 98.0, "equal-alias"),
        ("École Nationale du Vergr", 1, None, "like-label"),
        ("pomologie sans frontiere", 5, None, "like-alias"),
        ("ENV Hautecombe", 2, 98.0, "city-in-name"),
        ("ENS Haute-Rive", 8, None, "initials"),
    ],
)
def test_a_name_finds_its_record_and_the_reason_is_told(register, asked, right, score, reason):
    found = best(register, asked)
    assert (number(found), reason in keys(found), score in (None, found.score)) == (right, True, True)


def test_homonyms_are_shown_on_each_of_them(register):
    assert {number(found): [number_of(other) for other in found.homonyms] for found in register.propose("env")[:2]} == {
        1: [2],
        2: [1],
    }


def number_of(record):
    return int(record.id[-8:])


def test_two_records_of_one_acronym_have_one_score_so_that_nobody_takes_the_first_for_sure(register):
    first, second = register.propose("ENV")[:2]
    assert first.score == second.score


def test_the_city_tells_homonyms_apart(register):
    assert [number(best(register, "ENV", city)) for city in ("montbrun", "Hautecombe")] == [1, 2]


def test_another_city_lowers_the_score_and_is_told(register):
    found = best(register, "Université de Hautecombe", "Montbrun")
    assert (found.score, "city-differs" in keys(found)) == (85.0, True)


def test_an_active_record_comes_before_an_inactive_one_of_the_same_name(register):
    assert [(number(found), found.record.status) for found in register.propose("Université de Montbrun")[:2]] == [
        (4, "active"),
        (3, "inactive"),
    ]


def test_an_inactive_record_names_its_successor(register):
    found = register.propose("Université de Montbrun")[1]
    assert ([relation.id for relation in found.successors], {"is-inactive", "succeeded-by"} <= keys(found)) == (
        ["https://ror.org/000000004"],
        True,
    )


def test_a_withdrawn_record_says_so(register):
    assert "is-withdrawn" in keys(best(register, "Académie du cidre"))


def test_words_in_brackets_are_another_name(register):
    assert number(best(register, "Le verger (École nationale du verger)")) == 1


def test_an_acronym_is_never_matched_by_likeness(register):
    assert all("acronym" not in key for found in register.propose("ENX") for key in keys(found))


def test_an_unknown_name_has_no_candidate_of_fifty_or_more(register):
    assert [found for found in register.propose("Banque du Sel") if found.score >= 50] == []


@given(st.text(max_size=30))
def test_any_text_can_be_asked_and_scores_lie_between_0_and_100_in_order(text):
    known = Register([Record("https://ror.org/012345678", "Verger", "active", ())])
    scores = [found.score for found in known.propose(text)]
    assert scores == []


@given(asked=st.text(alphabet="aeghilnopruvéÉ d'()", max_size=25))
def test_scores_lie_between_0_and_100_and_fall(register, asked):
    scores = [found.score for found in register.propose(asked)]
    assert scores == sorted((min(100, max(0, score)) for score in scores), reverse=True)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_reason_has_words(register, language):
    asked = [
        ("ENV", "Montbrun"),
        ("ENV Hautecombe", ""),
        ("Université de Montbrun", "Ailleurs"),
        ("ENS Haute-Rive", ""),
    ]
    asked += [("Académie du cidre", ""), ("Vergr de Montbrun", ""), ("Verger de Montbrun", "")]
    found = [reason for name, city in asked for one in register.propose(name, city) for reason in one.reasons]
    assert (
        {reason.key for reason in found} - set(_TEXTS[language]),
        [r for r in found if not in_words(r, language)],
    ) == (
        set(),
        [],
    )


def test_both_languages_have_words_for_the_same_reasons():
    assert set(_TEXTS["fr"]) == set(_TEXTS["en"])


# -- the command


def run(*arguments, stdin=None):
    return subprocess.run([*COMMAND, *map(str, arguments)], capture_output=True, text=True, check=False, input=stdin)


@pytest.fixture
def release(tmp_path):
    file = tmp_path / "release.zip"
    file.write_bytes(packed({"v9.1-ror-data.json": json.dumps(ENTRIES)}))
    return file


def test_reconcile_prints_candidates_with_reasons_as_csv(release):
    found = list(csv.DictReader(io.StringIO(run("reconcile", "env", "--register", release, "--lang", "en").stdout)))
    assert [(row["asked"], row["rank"], row["id"], row["homonyms"]) for row in found] == [
        ("env", "1", "https://ror.org/000000001", "https://ror.org/000000002"),
        ("env", "2", "https://ror.org/000000002", "https://ror.org/000000001"),
    ]


def test_reconcile_prints_json_with_the_same_candidates(release):
    answer = json.loads(run("reconcile", "Université de Montbrun", "--register", release, "-f", "json").stdout)
    assert [candidate["status"] for candidate in answer[0]["candidates"][:2]] == ["active", "inactive"]


def test_reconcile_reads_names_from_standard_input(release):
    found = run("reconcile", "-", "--register", release, "--top", "1", stdin="ENV\nUniversité de Hautecombe\n")
    assert [row["asked"] for row in csv.DictReader(io.StringIO(found.stdout))] == ["ENV", "Université de Hautecombe"]


def test_blank_lines_of_standard_input_are_skipped_and_counted(release):
    names = "\n  \nENV\n\nUniversité de Hautecombe \n"
    found = run("reconcile", "-", "--register", release, "--top", "1", stdin=names)
    assert [(row["asked"], row["line"]) for row in csv.DictReader(io.StringIO(found.stdout))] == [
        ("ENV", "3"),
        ("Université de Hautecombe", "5"),
    ]


def test_a_line_without_candidate_is_told_with_its_number(release):
    found = run("reconcile", "-", "--register", release, stdin="ENV\n\nBanque du Sel\n")
    assert found.stderr == "standard input:3: Banque du Sel: no candidate of 50 or more\n"


def test_a_line_that_stands_twice_is_answered_twice(release):
    answer = json.loads(run("reconcile", "-", "--register", release, "-f", "json", stdin="ENV\nENV\n").stdout)
    assert [entry["line"] for entry in answer] == [1, 2]


def test_reconcile_tells_candidates_and_reasons_as_text(release):
    lines = run(
        "reconcile", "env", "--register", release, "--lang", "en", "-f", "text", "--top", "1"
    ).stdout.splitlines()
    assert (lines[0], lines[1].split()[:3], lines[2].strip()) == (
        "env",
        ["1.", "90", "https://ror.org/000000001"],
        "equal to the acronym “ENV”",
    )


def test_a_name_without_candidate_is_told_on_standard_error(release):
    found = run("reconcile", "Banque du Sel", "--register", release)
    assert (found.returncode, len(found.stdout.splitlines()), "Banque du Sel: no candidate" in found.stderr) == (
        0,
        1,
        True,
    )


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["reconcile", "x", "--register", "/nonexistent"], 2, "no such file; name a release of ROR"),
        (["reconcile", "x", "--register", "/"], 2, "/: is a folder; name a release of ROR"),
        (["reconcile", "x", "--register", __file__, "--min-score", "nan"], 2, "a score is between 0 and 100"),
        (["reconcile", "x", "--register", __file__, "--min-score", "200"], 2, "--min-score 200: a score is between"),
        (["reconcile", "x", "--register", __file__, "--min-score=-1"], 2, "a score is between 0 and 100"),
        (["reconcile", "x", "--register", __file__], 3, "where a record is expected"),
        (["reconcile", " ", "--register", __file__], 2, "a name is empty"),
        (["reconcile", "x", "--register", __file__, "--lang", "de"], 2, "the project has fr, en"),
        (["reconcile", "x", "--register", __file__, "-f", "xml"], 2, "no such format"),
    ],
)
def test_what_a_user_of_reconcile_causes_is_told_in_one_message(arguments, status, told):
    found = run(*arguments)
    assert (found.returncode, found.stdout, told in found.stderr, "Traceback" in found.stderr) == (
        status,
        "",
        True,
        False,
    )


# -- the release of French records, where it is


@pytest.fixture(scope="session")
def french(reference):
    return Register(read_register(reference / "ror-france.jsonl.gz"))


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ("UBO", {"0372th171", "01b8h3982"}),
        ("ENSCI", {"056atnc19", "00ysecr35"}),
        ("Cnam", {"0175hh227", "03am7sg53"}),
    ],
)
def test_known_homonyms_are_proposed_together(french, asked, ids):
    assert {found.record.id[-9:] for found in french.propose(asked, most=2)} == ids


def test_the_relations_in_the_data_are_those_of_the_release(reference):
    release = reference / "ror-france.jsonl.gz"
    found = subprocess.run(
        [sys.executable, "tools/write_relations.py", "--check", release],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (found.stdout, found.stderr, found.returncode) == ("", "", 0)


MAPPINGS = """
    SELECT ?thing ?target ?justification ?status ?shown {
      ?mapping a sssom:Mapping ; owl:annotatedSource ?thing ; owl:annotatedTarget ?target ;
               sssom:mapping_justification ?justification .
      ?thing schema:sameAs ?target ; schema:identifier ?identifier .
      ?identifier schema:value ?value ; aig:hasRecordStatus ?state ; aig:registeredName ?shown .
      FILTER(?value = STR(?target)) BIND(STRAFTER(STR(?state), "record-status/") AS ?status)
    } ORDER BY STR(?target)"""


def test_every_record_is_shown_as_the_release_has_it(graph, french):
    records = {record.id: record for record in french.records}
    told = {row["target"]: (row["shown"], row["status"]) for row in graph.query(MAPPINGS)}
    assert (len(told) > 40, told) == (True, {key: (records[key].display, records[key].status) for key in told})


def test_an_alignment_by_equal_names_rests_on_a_name_that_the_record_has(graph, french):
    records = {record.id: record for record in french.records}
    lexical = [row for row in graph.query(MAPPINGS) if row["justification"].endswith("LexicalMatching")]
    without = []
    for row in lexical:
        names = graph.query(f"SELECT ?name {{ <{row['thing']}> skos:prefLabel|skos:altLabel ?name }}")
        ours = {fold_name(name["name"]) for name in names}
        if not ours & {fold_name(name.text) for name in records[row["target"]].names if name.kind != "acronym"}:
            without.append(row["thing"])
    assert (len(lexical) > 30, without) == (True, [])


# -- SSSOM: https://mapping-commons.github.io/sssom/, the slots of its model that we write

SLOTS = {
    "subject_id": r"[a-z]\w*:\S+",
    "subject_label": r".+",
    "predicate_id": r"(schema:sameAs|skos:(exact|close)Match)",
    "predicate_modifier": r"(Not)?",
    "object_id": r"[a-z]\w*:\S+",
    "object_label": r".*",
    "mapping_justification": r"semapv:(ManualMappingCuration|LexicalMatching|MappingChaining)",
    "object_source": r"[a-z]\w*:\S+",
    "object_source_version": r".*",
    "mapping_provider": r"(https://\S+)?",
    "mapping_tool": r".*",
    "mapping_tool_version": r".*",
    "confidence": r"(0(\.\d+)?|1(\.0+)?)",
    "comment": r".*",
}
SET_SLOTS = {"curie_map", "mapping_set_id", "mapping_set_title", "license"}


def parse_sssom(data):
    """The metadata and the rows of an SSSOM/TSV text."""
    lines = data.decode().splitlines(keepends=True)
    head = "".join(line[1:] for line in lines if line.startswith("#"))
    rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
    return yaml.safe_load(head), list(rows)


@pytest.fixture(scope="module")
def sssom(graph):
    return parse_sssom(write_sssom(graph.dataset, "en"))


def test_the_header_has_what_the_standard_requires(sssom):
    assert set(sssom[0]) == SET_SLOTS


def test_every_value_has_the_form_of_its_slot(sssom):
    wrong = [(slot, row[slot]) for row in sssom[1] for slot in row if not re.fullmatch(SLOTS[slot], row[slot])]
    assert wrong == []


def test_an_alignment_names_the_release_of_its_objects_register_or_the_register_that_gives_it(sssom):
    told = {
        (row["object_source"], bool(row["object_source_version"]), row["mapping_provider"])
        for row in sssom[1]
        if not row["predicate_modifier"]
    }
    assert told == {
        ("id:register/cso", True, ""),
        ("id:register/ror", True, ""),
        ("id:register/wikidata", False, "https://ror.org/"),
    }


def test_every_prefix_is_in_the_curie_map_and_every_prefix_of_the_map_is_used(sssom):
    columns = ("subject_id", "predicate_id", "object_id", "mapping_justification", "object_source")
    assert {row[column].partition(":")[0] for row in sssom[1] for column in columns} == set(sssom[0]["curie_map"])


def test_every_alignment_of_the_graph_is_a_row(graph, sssom):
    prefixes = sssom[0]["curie_map"]

    def whole(curie):
        prefix, _, local = curie.partition(":")
        return prefixes[prefix] + local

    query = "SELECT ?s ?o { ?m a sssom:Mapping ; owl:annotatedSource ?s ; owl:annotatedTarget ?o }"
    assert sorted((whole(row["subject_id"]), whole(row["object_id"])) for row in sssom[1]) == sorted(
        (row["s"], row["o"]) for row in graph.query(query)
    )


def test_an_asserted_alignment_is_also_a_direct_link_and_a_denied_one_is_none(graph):
    query = """SELECT ?m { ?m a sssom:Mapping .
               ?m owl:annotatedSource ?s ; owl:annotatedProperty ?p ; owl:annotatedTarget ?o .
               BIND(EXISTS { ?m sssom:predicate_modifier ?not } AS ?denied) BIND(EXISTS { ?s ?p ?o } AS ?linked)
               FILTER(?denied = ?linked) }"""
    assert list(graph.query(query)) == []


def test_a_project_without_alignments_gives_a_set_without_rows():
    orchards = aigraph.load(ROOT / "tests/projects/orchards")
    assert parse_sssom(write_sssom(orchards.dataset, "en"))[1] == []


def test_a_project_without_a_licence_says_that_none_is_specified():
    orchards = aigraph.load(ROOT / "tests/projects/orchards")
    head = parse_sssom(write_sssom(orchards.dataset, "en"))[0]
    assert head["license"] == "https://w3id.org/sssom/license/unspecified"


def test_export_writes_sssom_and_the_suffix_tells_the_format(tmp_path):
    run("export", "--lang", "en", "-o", tmp_path / "alignments.sssom.tsv")
    assert set(parse_sssom((tmp_path / "alignments.sssom.tsv").read_bytes())[0]) == SET_SLOTS
