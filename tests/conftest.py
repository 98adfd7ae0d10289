"""What many tests need: the shipped graph, copies of projects to spoil, source texts, servers, and a browser."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

import aigraph
from aigraph.project import shipped_root

SOURCES = Path(__file__).resolve().parents[2] / "shared" / "sources"
ORCHARDS = Path(__file__).parent / "projects" / "orchards"


@pytest.fixture(scope="session")
def graph():
    """The shipped graph in French."""
    return aigraph.load(shipped_root())


@pytest.fixture
def project(tmp_path):
    """A copy of the shipped project that a test may spoil."""
    copy = tmp_path / "project"
    copy.mkdir()
    for name in ("data", "ontology", "queries"):
        shutil.copytree(shipped_root() / name, copy / name)
    shutil.copy(shipped_root() / "aigraph.toml", copy)
    return copy


@pytest.fixture(scope="session")
def sources():
    """The folder of the two source documents; they are other people's and not part of the project."""
    if not SOURCES.is_dir():
        pytest.skip("the source documents are not here (../shared/sources)")
    return SOURCES


@pytest.fixture
def facts_project(tmp_path):
    """The smallest project: the settings and the vocabulary of tests/projects/orchards, and no data file yet."""
    (tmp_path / "ontology").mkdir()
    (tmp_path / "data").mkdir()
    shutil.copy(ORCHARDS / "aigraph.toml", tmp_path)
    shutil.copy(ORCHARDS / "ontology/context.jsonld", tmp_path / "ontology")
    return tmp_path


@pytest.fixture
def write_facts(facts_project):
    """Writes a data file of the smallest project; a text as UTF-8, bytes as they are."""

    def write(content, name="facts.yaml"):
        file = facts_project / "data" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return facts_project

    return write


@pytest.fixture
def edit():
    """Replaces a text that stands in a file once."""

    def replace(file, old, new):
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        file.write_text(text.replace(old, new), encoding="utf-8")

    return replace


SERVE = """
import json, sys, uvicorn
from aigraph.server.app import make_app
from aigraph.server.limits import Limits
from aigraph.server.service import Service
service = Service(json.loads(sys.argv[2]), [], Limits(**json.loads(sys.argv[3])))
uvicorn.run(make_app(service), host="127.0.0.1", port=int(sys.argv[1]), log_level="warning")
"""


class Served:
    """A server that runs, asked without following redirections and without any client's own ideas."""

    def __init__(self, port):
        self.port = port
        self.address = f"http://127.0.0.1:{port}/"

    def ask(self, path, method="GET", body=None, **headers):
        """The answer: status, headers by lower-case name, body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        with contextlib.closing(connection):
            names = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, f"/{path}", body=body, headers=names)
            answer = connection.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return answer.status, found, answer.read()

    def page(self, path, **headers):
        """The text of an answer that is asked for as a browser asks."""
        return self.ask(path, Accept="text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", **headers)[
            2
        ].decode()


@pytest.fixture(scope="session")
def serve():
    """Starts real servers, one for each thing to be served, and ends them with the tests."""
    pytest.importorskip("starlette")
    pytest.importorskip("uvicorn")
    running = {}

    def start(limits=None, **spec):
        key = json.dumps([spec, limits or {}], default=str)
        if key not in running:
            with socket.create_server(("127.0.0.1", 0)) as free:
                port = free.getsockname()[1]
            arguments = [str(port), json.dumps(spec, default=str), json.dumps(limits or {})]
            running[key] = subprocess.Popen([sys.executable, "-c", SERVE, *arguments]), Served(port)
            _wait(*running[key])
        return running[key][1]

    yield start
    for process, _ in running.values():
        process.terminate()
    for process, _ in running.values():
        process.wait(timeout=30)


def _wait(process, served):
    """Until the server answers."""
    for _ in range(1200):
        assert process.poll() is None, "the server ended before it answered"
        with contextlib.suppress(OSError):
            served.ask("query")
            return
        time.sleep(0.05)
    pytest.fail("the server does not answer")


@pytest.fixture(scope="session")
def server(serve):
    """A server of the shipped graph."""
    return serve(project=shipped_root())


@pytest.fixture(scope="session")
def orchards_server(serve):
    """A server of a project about something else."""
    return serve(project=ORCHARDS)


@pytest.fixture(scope="session")
def files_server(serve, tmp_path_factory):
    """A server of a file as it is, without a project."""
    file = tmp_path_factory.mktemp("files") / "data.ttl"
    file.write_text('@prefix ex: <http://example.org/> . ex:a a ex:Kind ; ex:says "a"@en .', encoding="utf-8")
    return serve(data=[file])


HOSTILE = "<img src=x onerror=document.title='broken'></script><script>document.title='broken'</script>\"'&"


@pytest.fixture(scope="session")
def hostile_server(serve, tmp_path_factory):
    """A server of a project whose labels and literals are markup, and with queries of every kind of parameter."""
    copy = tmp_path_factory.mktemp("hostile") / "orchards"
    shutil.copytree(ORCHARDS, copy)
    label = json.dumps(HOSTILE)
    (copy / "data/hostile.yaml").write_text(
        "- editorial: editorial/hostile\n"
        f"  reason: {{en: {label}, de: {label}}}\n"
        "  facts:\n"
        "    - id: orchard/hostile\n"
        "      type: Orchard\n"
        f"      label: {{en: {label}, de: {label}}}\n"
        f"      nickname: {label}\n",
        encoding="utf-8",
    )
    (copy / "queries/kinds.rq").write_text(
        f"#+ summary: {label}\n#+ defaults:\n#+   - size: small\n#+   - since: 1990-01-01\n#+ enumerate:\n"
        "#+   - size: [small, large]\n"
        "SELECT ?size ?since ?orchard ?least ?share ?organic\n"
        "WHERE { BIND(STR(?_size) AS ?size) BIND(STR(?_since_date) AS ?since) BIND(STR(?_orchard_iri) AS ?orchard)\n"
        "  BIND(STR(?_least_integer) AS ?least) BIND(STR(?_share_decimal) AS ?share)\n"
        "  BIND(STR(?_organic_boolean) AS ?organic) }\n",
        encoding="utf-8",
    )
    (copy / "queries/graph.rq").write_text("#+ summary: All labels\nCONSTRUCT WHERE { ?s skos:prefLabel ?o }\n")
    return serve(project=copy)


@pytest.fixture(scope="session")
def chromium():
    """A headless Chromium that Playwright drives, or the reason why there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None and "CI" in os.environ:
        pytest.fail("no Chromium found, and continuous integration may not do without")
    if path is None:
        pytest.skip("no Chromium found; install it or name it in CHROMIUM")
    switches = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=[*switches, "--disable-component-update"])
        yield browser
        browser.close()
