"""The endpoint under load, ours beside the Oxigraph server and rdflib-endpoint, in turn, in one run.

What is asked: one ASK again and again, an ASK that is never the same twice, and the saved queries of the project in
turn; by 1 and by 64 clients. Then the never-same ASK again by one client while 4 and 64 others send queries without
end. Needs ``wrk`` (Debian: apt install wrk).

Usage: endpoint.py [SECONDS] [--write docs/serving.md]
"""

from __future__ import annotations

import argparse
import contextlib
import os
import platform
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import aigraph
from aigraph.queries import bind, list_queries
from aigraph.release import write_rdf
from marked import write_marked

if TYPE_CHECKING:
    from collections.abc import Iterator

ASK = "ASK { ?s a <https://w3id.org/aigraph/ontology#Cluster> }"
NEVER_SAME = 'ASK { ?s a <https://w3id.org/aigraph/ontology#Cluster> FILTER("%d" != "") }'
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(%d = %d) }"
CLIENTS = (1, 64)
RUNAWAYS = (4, 64)
_DIFFERENT = 20_000
_START_SECONDS = 120.0
_SCRIPT = """
local paths = {}
for line in io.lines(os.getenv("PATHS")) do paths[#paths + 1] = line end
local next_path = 0
request = function()
  next_path = next_path % #paths + 1
  return wrk.format("GET", paths[next_path], {["Accept"] = "application/sparql-results+json, text/turtle;q=0.9"})
end
done = function(summary, latency)
  io.write(string.format("FOUND %d %d %d %d %d\\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99),
    summary.errors.status + summary.errors.timeout + summary.errors.read + summary.errors.connect))
end
"""


@dataclass(frozen=True, slots=True)
class Load:
    """What one run of wrk found: requests a second, milliseconds of half and of 99 % of them, failures, CPU ms each."""

    rate: float
    p50: float
    p99: float
    failures: int
    cpu: float

    def cells(self) -> str:
        """The figures as cells of a table."""
        return f"{self.rate:,.0f} | {self.p50:.3g} | {self.p99:.3g} | {self.cpu:.3g} | {self.failures}"


def main() -> None:
    """Measure and print; with --write, put the table between the marks in that file."""
    parser = argparse.ArgumentParser()
    parser.add_argument("seconds", nargs="?", type=int, default=8)
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    if shutil.which("wrk") is None:
        sys.exit("wrk is not here; install it (Debian: apt install wrk)")
    with tempfile.TemporaryDirectory() as folder:
        text = _measure(Path(folder), options.seconds)
    print(text)
    if options.write:
        write_marked(options.write, "benchmark-endpoint", text)


def _measure(folder: Path, seconds: int) -> str:
    graph = aigraph.load()
    data = folder / "graph.nq"
    data.write_bytes(write_rdf(graph.dataset, "nquads") + write_rdf(graph.dataset, "ntriples"))
    paths = _write_paths(folder, graph)
    head = "| asked | server | requests/s | p50 ms | p99 ms | CPU ms each | failed | rate to Oxigraph |"
    lines = [head, "|---" * 8 + "|"]
    for name, path in paths.items():
        for clients in CLIENTS:
            loads = {
                server: _run(server, data, _Asked(path, clients, seconds))
                for server in ("Oxigraph", "aigraph", "rdflib-endpoint")
            }
            lines += _rows(f"{name}, {clients} client{'s' * (clients > 1)}", loads)
    lines += [
        "",
        "| while others send queries without end | server | requests/s | p50 ms | p99 ms | CPU ms each | failed |",
    ]
    lines += ["|---" * 7 + "|"]
    for runaways in RUNAWAYS:
        for server in ("aigraph", "Oxigraph", "rdflib-endpoint"):
            load = _run(server, data, _Asked(paths["an ASK never the same"], 1, seconds, runaways))
            lines.append(f"| {runaways} | {server} | {load.cells()} |")
    made = (
        f"{seconds} s each, one run; CPython {platform.python_version()}, {os.cpu_count()} cores, the load on the same."
    )
    return "\n".join([*lines, "", made])


def _rows(name: str, loads: dict[str, Load]) -> list[str]:
    peer = loads["Oxigraph"].rate
    return [f"| {name} | {server} | {load.cells()} | {load.rate / peer:.2f} |" for server, load in loads.items()]


def _write_paths(folder: Path, graph: aigraph.KnowledgeGraph) -> dict[str, Path]:
    saved = []
    for query in list_queries(graph.project):
        with contextlib.suppress(aigraph.UsageError):  # it has a parameter without a default
            saved.append(bind(query, {}, graph.dataset.vocabulary, graph.project, graph.language))
    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in graph.dataset.vocabulary.prefixes.items())
    texts = {
        "one ASK": [ASK],
        "an ASK never the same": [NEVER_SAME % number for number in range(_DIFFERENT)],
        "the saved queries": [_bare(prefixes, text) for text in saved],
        "endless": [ENDLESS % (number, number) for number in range(_DIFFERENT)],
    }
    written = {}
    for name, queries in texts.items():
        written[name] = folder / name.replace(" ", "-")
        lines = [f"/@?query={urllib.parse.quote(query)}\n" for query in queries]
        written[name].write_text("".join(lines), encoding="utf-8")
    del written["endless"]
    return written


def _bare(prefixes: str, query: str) -> str:
    """A saved query that any server understands: with its prefixes, without its header."""
    text = "\n".join(line for line in query.splitlines() if not line.startswith("#"))
    return text if "PREFIX" in text else prefixes + text


@dataclass(frozen=True, slots=True)
class _Asked:
    """The paths to ask for, by how many clients, for how long; and how many others ask without end meanwhile."""

    paths: Path
    clients: int
    seconds: int
    runaways: int = 0


def _run(server: str, data: Path, asked: _Asked) -> Load:
    with _started(server, data) as (process, port):
        others = None
        if asked.runaways:
            others = _wrk(server, port, _Asked(data.with_name("endless"), asked.runaways, asked.seconds + 4))
            time.sleep(2)
        cpu = _cpu(process.pid)
        found = _wrk(server, port, asked).communicate()[0]
        used = _cpu(process.pid) - cpu
        if others is not None:
            others.kill()
    match = re.search(r"FOUND (\d+) (\d+) (\d+) (\d+) (\d+)", found)
    requests, micros, p50, p99, failures = map(int, match.groups()) if match else (0, 1, 0, 0, 0)
    return Load(requests / (micros / 1e6), p50 / 1000, p99 / 1000, failures, used * 1000 / max(requests, 1))


def _wrk(server: str, port: int, asked: _Asked) -> subprocess.Popen[str]:
    paths = asked.paths
    route = {"aigraph": "sparql", "Oxigraph": "query", "rdflib-endpoint": ""}[server]
    there = paths.with_suffix(f".{server}")
    there.write_text(paths.read_text(encoding="utf-8").replace("/@", f"/{route}"), encoding="utf-8")
    script = paths.with_name("load.lua")
    script.write_text(_SCRIPT, encoding="utf-8")
    command = ["wrk", "-t1", f"-c{asked.clients}", f"-d{asked.seconds}s", "--timeout", "30s", "-s", str(script)]
    environment = os.environ | {"PATHS": str(there)}
    return subprocess.Popen([*command, f"http://127.0.0.1:{port}"], stdout=subprocess.PIPE, text=True, env=environment)


@contextlib.contextmanager
def _started(server: str, data: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    port = _free_port()
    folder = Path(sys.executable).parent
    with tempfile.TemporaryDirectory() as store:
        if server == "Oxigraph":
            load = [str(folder / "oxigraph"), "load", "--location", store, "--file", str(data)]
            subprocess.run(load, check=True, capture_output=True)
            command = [str(folder / "oxigraph"), "serve-read-only", "--location", store, "--bind", f"127.0.0.1:{port}"]
        elif server == "aigraph":
            program = "from aigraph.cli import main; main()"
            command = [sys.executable, "-c", program, "serve", "--data", str(data), "--port", str(port), "--rate", "0"]
            command += ["--access-log", "off"]
        else:
            command = [str(folder / "rdflib-endpoint"), "serve", "--port", str(port), str(data)]
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            _wait(port, process)
            yield process, port
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _START_SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5):
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    msg = f"{process.args!r} does not answer"
    raise RuntimeError(msg)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _cpu(pid: int) -> float:
    """CPU seconds of a process and of all below it, the ended ones that were waited for included (Linux)."""
    parents: dict[int, list[str]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
                parents[int(entry.name)] = fields
    family = {pid}
    for number in sorted(parents):
        if int(parents[number][1]) in family:
            family.add(number)
    ticks = sum(sum(map(int, parents[number][11:15])) for number in family if number in parents)
    return ticks / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
