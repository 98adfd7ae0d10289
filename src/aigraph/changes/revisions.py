"""Revisions of a project in its git repository: which commit a word means, and the project's files of that commit."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import tarfile
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

    Raises UsageError where the commit has no project there, InputError for a link or where git fails.
    """
    listed = _checked(_git(root, "ls-tree", "-z", "--name-only", commit, *PARTS), word)
    there = [name for name in listed.decode(errors="replace").split("\0") if name in PARTS]
    if SETTINGS_FILE not in there:
        msg = f"{word}: has no {SETTINGS_FILE} in this folder; name a revision that has the project"
        raise UsageError(msg)
    archive = _checked(_git(root, "archive", "--format=tar", commit, *there), word)
    with tarfile.open(fileobj=io.BytesIO(archive)) as members:
        for member in members:
            _write_member(members, member, word, folder)


def _write_member(members: tarfile.TarFile, member: tarfile.TarInfo, word: str, folder: Path) -> None:
    """One file, inside the folder and nowhere else."""
    if member.isdir():
        return
    name = PurePosixPath(member.name)
    content = members.extractfile(member) if member.isfile() else None
    if content is None:
        msg = f"{word}: {name} is no plain file, and links are not followed; check it out, and name its folder"
        raise InputError(msg)
    if name.is_absolute() or ".." in name.parts or name.parts[0] not in PARTS:
        msg = f"{word}: {name} leads out of the project; check it out, and name its folder"
        raise InputError(msg)
    place = folder.joinpath(*name.parts)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content.read())


def _checked(told: subprocess.CompletedProcess[bytes], word: str) -> bytes:
    if told.returncode:
        msg = f"{word}: git cannot read it ({_reason(told)}); check it out, and name its folder"
        raise InputError(msg)
    return told.stdout


def _reason(told: subprocess.CompletedProcess[bytes]) -> str:
    """What git says was wrong, in one line."""
    return " ".join(told.stderr.decode(errors="replace").split())


def _git(root: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
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
            stdin=subprocess.DEVNULL,
            timeout=_SECONDS,
            env={**os.environ, **quiet},
        )
    except subprocess.TimeoutExpired as error:
        msg = f"git: did not answer within {_SECONDS} s; check the revision out, and name its folder"
        raise InputError(msg) from error
