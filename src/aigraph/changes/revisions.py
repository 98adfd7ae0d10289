"""Revisions of a project in its git repository: which commit a word means, and the project's files of that commit."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from aigraph.errors import InputError, UsageError
from aigraph.project import SETTINGS_FILE

if TYPE_CHECKING:
    from pathlib import Path

# What a project is made of; nothing else of a revision is read.
PARTS = (SETTINGS_FILE, "data", "ontology", "queries")
MOST_TAGS = 30
# No option, no range, no path within a commit: one name with git's own suffixes (v1~2, main@{1}, HEAD^).
_REVISION = re.compile(r"(?!.*\.\.)\w[\w./@{}^~+#-]{0,199}|@")
_COMMIT = re.compile(r"[0-9a-f]{40,64}")
# The modes of files in a tree of git; links and repositories within have others.
_PLAIN = {"100644", "100755", "100664"}
_SECONDS = 60


def find_commit(root: Path, word: str) -> str | None:
    """The commit that a word means in the repository around a folder; None where it means none.

    Raises UsageError where there is no repository, InputError where there is no git.
    """
    if not _REVISION.fullmatch(word):
        return None
    inside = _git(root, "rev-parse", "--is-inside-work-tree")
    if inside.returncode:
        msg = f"{word}: no file, no folder, and no revision: {_reason(inside)}; name a file or a folder"
        raise UsageError(msg)
    told = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{word}^{{commit}}")
    commit = told.stdout.decode().strip()
    return commit if told.returncode == 0 and _COMMIT.fullmatch(commit) else None


def list_tags(root: Path) -> list[str]:
    """The latest tags of the repository, the newest first."""
    told = _git(root, "for-each-ref", "--sort=-creatordate", "--format=%(refname:short)", "refs/tags")
    return [tag for tag in told.stdout.decode(errors="replace").splitlines() if _REVISION.fullmatch(tag)][:MOST_TAGS]


def write_revision(root: Path, commit: str, word: str, folder: Path) -> None:
    """Write the files of the project at ``root``, as they are in a commit, into a folder.

    They are taken as they are stored: attributes that leave files out of an archive, or filters, play no part. Raises
    UsageError where the commit has no project there, InputError for a link or where git fails.
    """
    entries = _list_files(root, commit, word)
    if SETTINGS_FILE not in entries:
        msg = f"{word}: has no {SETTINGS_FILE} in this folder; name a revision that has the project"
        raise UsageError(msg)
    asked = "".join(f"{mark}\n" for mark in entries.values()).encode()
    stream = io.BytesIO(_checked(_git(root, "cat-file", "--batch", given=asked), word))
    for name in entries:
        kind, size = (*stream.readline().split()[1:], b"0")[:2]
        content = stream.read(int(size))
        stream.read(1)  # the end of line behind it
        if kind != b"blob":  # missing, as in a copy that was not fetched whole
            msg = f"{word}: git has no file for {name}; check it out, and name its folder"
            raise InputError(msg)
        place = folder.joinpath(*PurePosixPath(name).parts)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)


def _list_files(root: Path, commit: str, word: str) -> dict[str, str]:
    """The project's files in a commit, by their path in the project's folder, each with the hash of its content."""
    listed = _checked(_git(root, "ls-tree", "-r", "-z", commit, "--", *PARTS), word)
    entries: dict[str, str] = {}
    for entry in filter(None, listed.decode(errors="surrogateescape").split("\0")):
        head, _, name = entry.partition("\t")
        mode, _, mark = head.split(" ")
        if mode not in _PLAIN:
            msg = f"{word}: {name} is no plain file, and links are not followed; check it out, and name its folder"
            raise InputError(msg)
        parts = PurePosixPath(name).parts
        if ".." in parts or parts[0] not in PARTS:
            msg = f"{word}: {name} leads out of the project; check it out, and name its folder"
            raise InputError(msg)
        entries[name] = mark
    return entries


def _checked(told: subprocess.CompletedProcess[bytes], word: str) -> bytes:
    if told.returncode:
        msg = f"{word}: git cannot read it ({_reason(told)}); check it out, and name its folder"
        raise InputError(msg)
    return told.stdout


def _reason(told: subprocess.CompletedProcess[bytes]) -> str:
    """What git says was wrong, in one line."""
    return " ".join(told.stderr.decode(errors="replace").split())


def _git(root: Path, *words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder: without a shell, without asking anybody, and without the network."""
    program = shutil.which("git")
    if program is None:
        msg = "git: is not installed here; install it, or name files and folders"
        raise InputError(msg)
    command = [program, "-C", str(root), "-c", "protocol.allow=never", "-c", "core.fsmonitor=false", *words]
    quiet = {"GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        return subprocess.run(  # noqa: S603  (a list of words, each checked before)
            command,
            capture_output=True,
            check=False,
            input=given,
            timeout=_SECONDS,
            env={**os.environ, **quiet},
        )
    except subprocess.TimeoutExpired as error:
        msg = f"git: did not answer within {_SECONDS} s; check the revision out, and name its folder"
        raise InputError(msg) from error
