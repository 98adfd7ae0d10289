"""The wheel, in an environment of its own and far from the checkout, holds the shipped project and all it needs."""

from __future__ import annotations

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The Python of an environment that has the wheel and, by a path file, the libraries of this one."""
    folder = tmp_path_factory.mktemp("venv")
    venv.create(folder, with_pip=False)
    (library,) = folder.glob("lib/python*/site-packages")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(library)
    here = Path(pytest.__file__).parents[1]
    (library / "libraries.pth").write_text(f"{here}\n", encoding="utf-8")
    return folder / "bin/python"


def _run(python, tmp_path, *arguments):
    words = [str(python), "-I", "-c", "from aigraph.cli import main; main()", *arguments]
    return subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)


def test_the_shipped_project_is_found_without_the_checkout(installed, tmp_path):
    found = _run(installed, tmp_path, "query", "clusters", "-f", "csv")
    assert (found.returncode, len(found.stdout.splitlines())) == (0, 10)


def test_the_installed_package_is_not_the_checkouts(installed, tmp_path):
    words = [str(installed), "-I", "-c", "import aigraph; print(aigraph.__file__)"]
    where = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert "site-packages" in where


@pytest.mark.parametrize("arguments", [("build", "-o", "out"), ("draw", "-o", "graph.html"), ("validate",)])
def test_the_whole_job_works_from_the_wheel(installed, tmp_path, arguments):
    assert _run(installed, tmp_path, *arguments).returncode == 0


def test_a_new_project_is_made_from_the_wheel(installed, tmp_path):
    made = _run(installed, tmp_path, "init", "lights")
    assert (made.returncode, (tmp_path / "lights/.vscode/settings.json").is_file()) == (0, True)
    assert _run(installed, tmp_path / "lights", "validate", "--sources", "sources").returncode == 0


def test_the_wheel_holds_licences_types_and_no_test(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert "aigraph/py.typed" in names
    assert not [name for name in names if "test" in name]
