"""What OLD and NEW may be: files, builds, projects, git revisions, fingerprints; and what is refused."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import aigraph
from aigraph.changes import revisions
from aigraph.errors import InputError, UsageError
from aigraph.release import release_files, write_folder

ORCHARDS = Path(__file__).parent / "projects" / "orchards"
FACTS = "data/orchards.yaml"
PROGRAM = [sys.executable, "-c", "from aigraph.cli import main; main()"]
GIT = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]


def git(folder, *words):
    done = subprocess.run([*GIT, "-C", str(folder), *words], check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path, edit):
    """A repository with the orchards in a folder of it: the tag v1, then another number of trees."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    folder = tmp_path / "repository"
    shutil.copytree(ORCHARDS, folder / "orchards")
    git(tmp_path, "init", "--quiet", str(folder))
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "first")
    git(folder, "tag", "v1")
    edit(folder / "orchards" / FACTS, "trees: 120", "trees: 125")
    git(folder, "commit", "--quiet", "--all", "--message", "second")
    return folder / "orchards"


@pytest.fixture
def build(tmp_path):
    """The folder of a build of the orchards."""
    folder = tmp_path / "built"
    write_folder(folder, release_files(aigraph.load(ORCHARDS).dataset))
    return folder


def values(changes):
    return [(change.before.value, change.after.value) for change in changes.select(*aigraph.changes.Nature)]


# -- revisions


@pytest.mark.parametrize(("old", "new"), [("v1", "HEAD"), ("HEAD~1", "HEAD"), ("HEAD^", "@")])
def test_revisions_of_the_project_are_compared(repository, old, new):
    assert values(aigraph.diff(old, new, project=repository)) == [("120", "125")]


def test_a_revision_is_compared_with_what_lies_in_the_folder_now(repository, edit):
    edit(repository / FACTS, "trees: 125", "trees: 126")
    assert values(aigraph.diff("v1", repository, project=repository)) == [("120", "126")]


def test_a_commit_is_named_by_its_abbreviated_hash(repository):
    assert values(aigraph.diff(git(repository, "rev-parse", "v1")[:10], "HEAD", project=repository))


def test_nothing_is_left_in_the_repository_or_in_the_folder_for_temporary_files(repository, tmp_path, monkeypatch):
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    assert aigraph.diff("v1", "HEAD", project=repository).to_text()
    assert list(place.iterdir()) == []
    assert git(repository, "status", "--porcelain") == ""


def test_files_that_an_archive_would_leave_out_are_read(repository):
    (repository / ".gitattributes").write_text("data/* export-ignore\n")
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--message", "attributes")
    assert not aigraph.diff("HEAD~1", "HEAD", project=repository)


def test_a_revision_that_cannot_be_built_says_where(repository):
    (repository / FACTS).write_text("- passage: nowhere\n")
    git(repository, "commit", "--quiet", "--all", "--message", "broken")
    with pytest.raises(InputError, match=r"^HEAD: cannot be built: data/orchards\.yaml:1:"):
        aigraph.diff("v1", "HEAD", project=repository)


def test_a_revision_of_a_project_that_is_none_says_which_revision_it_was(repository):
    (repository / "ontology/context.jsonld").write_text("{}")
    git(repository, "commit", "--quiet", "--all", "--message", "broken")
    with pytest.raises(InputError, match=r"^HEAD: cannot be built: ontology/context\.jsonld: "):
        aigraph.diff("v1", "HEAD", project=repository)


def test_a_link_in_a_revision_is_not_followed(repository):
    (repository / "data/more.yaml").symlink_to("/etc/passwd")
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--message", "link")
    with pytest.raises(InputError, match=r"^HEAD: data/more\.yaml is no plain file, and links are not followed"):
        aigraph.diff("v1", "HEAD", project=repository)


def test_a_revision_without_the_project_is_refused(repository):
    git(repository, "rm", "--quiet", "aigraph.toml")
    git(repository, "commit", "--quiet", "--message", "gone")
    gone = git(repository, "rev-parse", "HEAD")
    git(repository, "checkout", "--quiet", "v1")
    with pytest.raises(UsageError, match=rf"^{gone}: has no aigraph\.toml in this folder"):
        aigraph.diff("v1", gone, project=repository)


@pytest.mark.parametrize(
    "word",
    [
        "--output=x",
        "-v1",
        "v1..HEAD",
        "HEAD:data",
        "v1 HEAD",
        "v1\nHEAD",
        ":/first",
        "nothing",
        "",
        " ",
        "\0",
        "x" * 9000,
    ],
)
def test_a_word_that_names_nothing_is_refused_and_writes_nothing(repository, word, monkeypatch):
    monkeypatch.chdir(repository)
    with pytest.raises(UsageError, match="no file, no folder, and no revision of the repository; name an RDF file"):
        aigraph.diff(word, "HEAD", project=repository)
    assert git(repository, "status", "--porcelain", "--ignored") == ""


def test_where_there_is_no_repository_the_message_says_so(tmp_path):
    copy = shutil.copytree(ORCHARDS, tmp_path / "alone")
    with pytest.raises(UsageError, match=r"^v1: no file, no folder, and no revision: .*not a git repository"):
        aigraph.diff("v1", copy, project=copy)


def test_where_there_is_no_git_the_message_says_so(monkeypatch):
    monkeypatch.setattr(revisions.shutil, "which", lambda _: None)
    with pytest.raises(InputError, match=r"^git: is not installed here; install it, or name files and folders"):
        aigraph.diff("v1", ORCHARDS, project=ORCHARDS)


# -- builds, files, fingerprints


def test_a_build_says_what_its_project_says(build):
    assert not aigraph.diff(build, ORCHARDS)


@pytest.mark.parametrize("name", ["aigraph.trig", "aigraph.jsonld"])
def test_a_file_with_evidence_says_what_its_project_says(build, name):
    assert not aigraph.diff(build / name, ORCHARDS)


def test_a_file_without_named_graphs_says_the_same_facts_without_evidence(build):
    changes = aigraph.diff(build / "aigraph.ttl", ORCHARDS, "en")
    assert (bool(changes), changes.to_json()["old"]["evidence"]) == (False, False)
    assert "nothing is known of its evidence" in changes.to_text()


def test_what_changed_in_a_file_without_named_graphs_has_no_evidence(build, edit):
    edit(build / "aigraph.ttl", " 120 ", " 125 ")
    (change,) = aigraph.diff(ORCHARDS, build / "aigraph.ttl").facts
    assert (change.before.value, change.after.value, change.graphs_before) == ("120", "125", ())


def test_a_build_whose_files_were_changed_since_says_so(build):
    file = build / "aigraph.trig"
    file.write_text(file.read_text().replace(" 120 ", " 121 "))
    assert "do not have the fingerprint that its summary.json records" in aigraph.diff(build, ORCHARDS).notes[0].en


@pytest.mark.parametrize("digits", [8, 20, 64])
def test_a_fingerprint_names_a_build_below_the_current_folder(build, monkeypatch, digits):
    monkeypatch.chdir(build.parent)
    mark = aigraph.diff(build, ORCHARDS).old.fingerprint
    assert aigraph.diff(mark[:digits], ORCHARDS, project=ORCHARDS).old.kind == "build"


def test_a_fingerprint_names_a_tag_that_gives_it_when_it_is_built(repository, build):
    mark = aigraph.diff(build, ORCHARDS).old.fingerprint
    changes = aigraph.diff(mark, repository, project=repository)
    assert (changes.old.kind, values(changes)) == ("revision", [("120", "125")])


def test_the_beginning_of_two_fingerprints_names_none(build, monkeypatch):
    monkeypatch.chdir(build.parent)
    for name, mark in (("one", "abcdef0123"), ("other", "abcdef0124")):
        (build.parent / name).mkdir()
        (build.parent / name / "summary.json").write_text(f'{{"rdfc10_sha256": "{mark}"}}')
    with pytest.raises(UsageError, match=r"^abcdef01: begins abcdef0123 and abcdef0124; write more of one"):
        aigraph.diff("abcdef01", ORCHARDS)


def test_relative_iris_of_files_in_two_folders_are_the_same(tmp_path):
    for name in "ab":
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.ttl").write_text("<#x> <p> <y> .")
    assert not aigraph.diff(tmp_path / "a/a.ttl", tmp_path / "b/b.ttl")


# -- what is refused


def test_one_path_named_twice_is_refused(build):
    with pytest.raises(UsageError, match="is named twice; name what it is to be compared with"):
        aigraph.diff(build, f"{build}/../{build.name}")


def test_a_folder_without_anything_is_refused(tmp_path):
    with pytest.raises(UsageError, match=r"holds neither aigraph\.toml nor aigraph\.trig; name an RDF file"):
        aigraph.diff(tmp_path, ORCHARDS)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.ttl", b"", "has 0 bytes, as a write that was cut off leaves"),
        ("a.jsonld", b"", "has 0 bytes"),
        ("a.ttl", b"\0", "correct the file"),
        ("a.nq", b"<a> <b>", "correct the file"),
        ("a.csv", b"a,b\n", "the suffix names no RDF format"),
        ("a.rdf", b'<?xml version="1.0"?><!DOCTYPE x><x/>', "holds a <!DOCTYPE"),
    ],
)
def test_a_file_that_holds_no_rdf_is_refused(tmp_path, name, content, message):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=rf"{name}: .*{message}"):
        aigraph.diff(tmp_path / name, ORCHARDS)


def test_what_is_neither_file_nor_folder_is_refused():
    with pytest.raises(UsageError, match="is neither a file nor a folder"):
        aigraph.diff("/dev/null", ORCHARDS)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["--", "--output=x", str(ORCHARDS)], 2),
        ([str(ORCHARDS), str(ORCHARDS)], 2),
        ([str(ORCHARDS / "data/orchards.yaml"), str(ORCHARDS)], 3),
        ([str(ORCHARDS), str(ORCHARDS.parent / "rivers"), "-f", "xml"], 2),
        ([str(ORCHARDS), str(ORCHARDS.parent / "rivers"), "--lang", "tlh"], 2),
    ],
)
def test_what_is_refused_ends_with_its_status_and_one_message(tmp_path, words, status):
    done = subprocess.run([*PROGRAM, "diff", *words], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (status, "", 1)
    assert list(tmp_path.iterdir()) == []
