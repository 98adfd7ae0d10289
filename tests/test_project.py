"""A project: where it is found, what its settings may be, and that nothing outside it is read."""

from __future__ import annotations

import pytest

import aigraph
from aigraph.errors import InputError, UsageError
from aigraph.project import find_project, read_project, shipped_root
from aigraph.terms import read_vocabulary

BASE = 'base = "https://example.org/"\n'


def write_settings(folder, text):
    (folder / "aigraph.toml").write_bytes(text.encode() if isinstance(text, str) else text)
    return folder


def test_a_folder_that_is_given_is_the_project(facts_project):
    assert find_project(facts_project).root == facts_project


def test_a_folder_without_settings_is_no_project(tmp_path):
    with pytest.raises(UsageError, match=r": no project here \(no aigraph\.toml\); name a folder that has one$"):
        find_project(tmp_path)


def test_the_project_around_the_current_folder_is_found(facts_project, monkeypatch):
    monkeypatch.chdir(facts_project / "data")
    assert find_project().root == facts_project


def test_the_project_that_ships_with_the_package_is_used_outside_any(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert find_project().root == shipped_root()


def test_settings_have_defaults(tmp_path):
    project = read_project(write_settings(tmp_path, BASE))
    assert (project.name, project.languages, project.network, project.title) == (
        tmp_path.name,
        ("en",),
        "",
        {"en": tmp_path.name},
    )


SETTINGS = {
    "no base": ("", 'base is None; write an address that ends with a slash, such as "https://example.org/"'),
    "a base without slash": ('base = "https://example.org"', "base is 'https://example.org'; write an address"),
    "a base with a fragment": ('base = "https://example.org/#/"', "base is 'https://example.org/#/'; write an address"),
    "a base with a query": ('base = "https://example.org/?/"', "base is 'https://example.org/?/'; write an address"),
    "a base with a blank": ('base = "https://exa mple.org/"', "base is 'https://exa mple.org/'; write an address"),
    "a base of another scheme": ('base = "file:///etc/"', "base is 'file:///etc/'; write an address"),
    "a number for base": ("base = 3", "base is 3; write an address"),
    "no language": (f"{BASE}languages = []", 'languages is []; write language codes, such as ["fr", "en"]'),
    "a language's name": (f'{BASE}languages = ["French"]', "languages is ['French']; write language codes"),
    "one language without list": (f'{BASE}languages = "fr"', "languages is 'fr'; write language codes"),
    "a number for language": (f"{BASE}languages = [3]", "languages is [3]; write language codes"),
    "a number for name": (f"{BASE}name = 3", "name, network and licence are texts; write them in quotes"),
    "a list for network": (f"{BASE}network = []", "name, network and licence are texts; write them in quotes"),
    "a version with a blank": (f'{BASE}version = "1 0"', "version is '1 0'; write a text such as"),
    "a version that is a number": (f"{BASE}version = 1.0", "version is 1.0; write a text such as"),
    "a day that there is not": (f'{BASE}released = "2026-02-30"', "released is '2026-02-30'; write a day"),
    "a day with its hour": (f"{BASE}released = 2026-01-31T10:00:00", "write a day, such as 2026-01-31"),
    "creators in one text": (f'{BASE}creators = "x"', "creators is 'x'; write a table for each: [[creators]]"),
    "a creator without a name": (f'{BASE}creators = [{{url = "https://example.org/"}}]', "write a table with name"),
    "a creator's slip": (f'{BASE}creators = [{{name = "x", mail = "y"}}]', "has the key mail; use name, orcid, url"),
    "an ORCID without its address": (f'{BASE}creators = [{{name = "x", orcid = "0000-1"}}]', "write the whole address"),
    "a publisher in one text": (f'{BASE}publisher = "x"', "publisher has 'x'; write a table with name"),
    "an endpoint that is no address": (f'{BASE}endpoint = "/sparql"', "endpoint is '/sparql'; write the web address"),
    "a repository that is no address": (f'{BASE}repository = "git@x"', "repository is 'git@x'; write a web address"),
    "a contact that is no address": (f'{BASE}contact = "me"', "contact is 'me'; write mailto: and an address"),
    "keywords in a language with blanks": (f'{BASE}keywords = {{"f r" = ["x"]}}', "keywords are given in 'f r'; write"),
    "a licence that is no address": (f'{BASE}licence = "CC BY"', "licence is 'CC BY'; write its address"),
    "a title in a language with blanks": (f'{BASE}title = {{"f r" = "x"}}', "title is given in 'f r'; write the code"),
    "keywords without a language": (f'{BASE}keywords = ["x"]', "keywords is ['x']; write a table of lists by language"),
    "a bare title": (f'{BASE}title = "x"', "title is 'x'; write a table of texts by language: [title]"),
    "a number in a title": (f"{BASE}[title]\nfr = 3", "title is {'fr': 3}; write a table of texts by language"),
    "a number in a description": (f"{BASE}[description]\nfr = 3", "description is {'fr': 3}; write a table of texts"),
    "an unknown key": (f"{BASE}bases = 3", "bases is no setting; use base, contact, creators, description"),
    "no TOML": ("base = ", "; correct the file"),
    "no UTF-8": (b'name = "\xe9"', "; correct the file"),
}  # fmt: skip


@pytest.mark.parametrize("what", sorted(SETTINGS))
def test_settings_that_cannot_be_used_are_refused(tmp_path, what):
    text, message = SETTINGS[what]
    with pytest.raises(InputError) as caught:
        read_project(write_settings(tmp_path, text))
    assert str(caught.value).startswith(f"{tmp_path / 'aigraph.toml'}: ")
    assert message in str(caught.value)


def test_ids_are_whole_and_short(facts_project):
    project = find_project(facts_project)
    whole = "https://example.org/orchards/id/orchard/north"
    assert (project.iri("orchard/north"), project.shorten(whole)) == (whole, "orchard/north")


def test_an_iri_of_another_is_not_shortened(facts_project):
    assert find_project(facts_project).shorten("https://example.com/x") == "https://example.com/x"


def test_files_come_in_the_order_of_their_paths(write_facts):
    for name in ("b.yaml", "a/z.yaml", "a.yaml", "B.yaml"):
        project = find_project(write_facts("", name))
    found = [project.relative(path) for path in project.files("data", "**/*.yaml")]
    assert found == ["data/B.yaml", "data/a.yaml", "data/a/z.yaml", "data/b.yaml"]


def test_a_folder_that_is_not_there_has_no_files(facts_project):
    assert find_project(facts_project).files("queries", "*.rq") == []


@pytest.mark.parametrize("name", ["../outside.yaml", "/etc/passwd", "data/../../outside.yaml"])
def test_a_path_that_leads_out_of_the_project_is_refused(facts_project, name):
    with pytest.raises(InputError, match=r": leads out of the project; put the file itself there$"):
        find_project(facts_project).path(name)


def test_a_vocabulary_behind_a_link_out_of_the_project_is_refused(facts_project, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "context.jsonld"
    (facts_project / "ontology/context.jsonld").rename(outside)
    (facts_project / "ontology/context.jsonld").symlink_to(outside)
    with pytest.raises(InputError, match=r"^ontology/context\.jsonld: leads out of the project"):
        read_vocabulary(find_project(facts_project))


def test_a_folder_of_data_behind_a_link_out_of_the_project_is_refused(facts_project, tmp_path_factory):
    (facts_project / "data").rmdir()
    (facts_project / "data").symlink_to(tmp_path_factory.mktemp("outside"))
    with pytest.raises(InputError, match=r"^data: leads out of the project"):
        aigraph.load(facts_project)


def test_a_project_that_is_itself_behind_a_link_is_read(facts_project, tmp_path_factory):
    link = tmp_path_factory.mktemp("links") / "project"
    link.symlink_to(facts_project)
    assert find_project(link).files("ontology", "*") == [facts_project / "ontology/context.jsonld"]
