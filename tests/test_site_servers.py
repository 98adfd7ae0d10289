"""The configurations that a site brings along, in real web servers: which form of a resource comes to whom."""

from __future__ import annotations

import contextlib
import grp
import http.client
import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path
from urllib.parse import urlsplit

import pyoxigraph as ox
import pytest

import aigraph
from aigraph.release.kinds import kind_of
from aigraph.site.holdings import Holdings
from aigraph.site.model import Site
from aigraph.site.serving import caddy, nginx, server_files

PREFIX = "/data/clusters/"
ADDRESS = f"https://example.org{PREFIX}"
MIAI = f"{PREFIX}id/cluster/miai"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
TURTLE = b"<https://w3id.org/aigraph/id/cluster/miai> a <https://w3id.org/aigraph/ontology#Cluster> .\n"
SEARCHED = ["/usr/sbin", "/usr/local/sbin", "/sbin"]
MODULES = Path("/usr/lib/apache2/modules")
APACHE = """\
ServerRoot {folder}
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {folder}/pid
ErrorLog {folder}/error.log
DocumentRoot {root}
{modules}
<Directory {root}>
    AllowOverride All
    Require all granted
</Directory>
"""
APACHE_MODULES = ["mpm_event", "authz_core", "mime", "dir", "rewrite", "headers", "alias"]


@pytest.fixture(scope="module")
def site():
    """The site that is published, as far as servers see it."""
    return Site(aigraph.load(language="fr"), ADDRESS)


@pytest.fixture(scope="module")
def root(tmp_path_factory, site):
    """A folder with the files of one resource, of the ontology, and of what servers read."""
    return make_root(tmp_path_factory.mktemp("root"), PREFIX, site)


def make_root(root, prefix, site):
    """Writes these files below a prefix."""
    folder = root / prefix.strip("/")
    files = dict(server_files(Holdings(site)))
    files |= {"index.html": b"first", "404.html": b"nothing here", "ontology.html": b"terms", "ontology.ttl": TURTLE}
    files |= {f"release/x.{suffix}": b"x" for suffix in ("sssom.tsv", "graphml", "cff", "bib")}
    files |= {"release/SHA256SUMS": b"x", ".well-known/void": TURTLE}
    for stem in ("id/cluster/miai", "id/funding/miai/award", "source/aef-2024", "dataset"):
        files |= {f"{stem}.html": b"la page", f"{stem}.en.html": b"the page", f"{stem}.ttl": TURTLE}
        files |= {f"{stem}.jsonld": b"[]", f"{stem}.nt": TURTLE}
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    for each in (root, *root.rglob("*")):
        each.chmod(0o755 if each.is_dir() else 0o644)
    return root


def program(name):
    """The path of a server's program; skips where it is not here."""
    found = shutil.which(name) or next((f"{place}/{name}" for place in SEARCHED if Path(place, name).is_file()), None)
    if found is None:
        pytest.skip(f"{name} is not installed (tools/install_web_servers.sh)")
    return found


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def apache_command(folder, root, port, _site, _prefix=PREFIX):
    if not MODULES.is_dir():
        pytest.skip("the modules of Apache are not where Debian has them")
    built_in = subprocess.run([program("apache2"), "-l"], capture_output=True, text=True, check=False).stdout
    modules = [name for name in APACHE_MODULES if f"mod_{name}.c" not in built_in]
    lines = "\n".join(f"LoadModule {name}_module {MODULES}/mod_{name}.so" for name in modules)
    (folder / "mime.types").write_text("text/html html\n")
    lines += f"\nTypesConfig {folder}/mime.types"
    text = APACHE.format(folder=folder, port=port, root=root, modules=lines)
    (folder / "apache.conf").write_text(text)
    return [program("apache2"), "-X", "-f", str(folder / "apache.conf")]


def nginx_command(folder, root, port, site, prefix=PREFIX):
    inner = nginx(site.address, site.languages, listen=f"127.0.0.1:{port}", root=str(root / prefix.strip("/")))
    places = "".join(
        f"    {name}_temp_path {folder}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    # The workers read the files as whoever runs the tests: folders of tests are open to nobody else.
    user = pwd.getpwuid(os.getuid()).pw_name
    outer = f"user {user} {grp.getgrgid(os.getgid()).gr_name};\ndaemon off;\npid {folder}/pid;\n"
    outer += f"error_log {folder}/error.log;\nevents {{}}\nhttp {{\naccess_log off;\n"
    (folder / "nginx.conf").write_text(f"{outer}{places}{inner.decode()}}}\n")
    return [program("nginx"), "-p", str(folder), "-e", f"{folder}/error.log", "-c", str(folder / "nginx.conf")]


def caddy_command(folder, root, port, site, prefix=PREFIX):
    text = caddy(site.address, site.languages, listen=f"http://127.0.0.1:{port}", root=str(root / prefix.strip("/")))
    (folder / "Caddyfile").write_text("{\n\tadmin off\n}\n" + text.decode())
    return [program("caddy"), "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]


COMMANDS = {"apache2": apache_command, "nginx": nginx_command, "caddy": caddy_command}


@contextlib.contextmanager
def running(command, port, folder):
    """Asks a server while it runs: a path and headers give the status, the headers and the body."""
    home = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    with (folder / "told").open("w") as told:
        process = subprocess.Popen(command, stdout=told, stderr=told, env={"PATH": "/usr/bin:/bin"} | home)

    def ask(path, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
            reply = connection.getresponse()
            return reply.status, reply.headers, reply.read()
        finally:
            connection.close()

    try:
        for _ in range(200):
            with contextlib.suppress(OSError):
                ask("/")
                break
            assert process.poll() is None, (folder / "told").read_text()
            time.sleep(0.05)
        yield ask
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(10)


@pytest.fixture(scope="module", params=COMMANDS)
def server(request, tmp_path_factory, root, site):
    """One of the servers with the site."""
    folder, port = tmp_path_factory.mktemp(request.param), free_port()
    with running(COMMANDS[request.param](folder, root, port, site), port, folder) as ask:
        yield ask


def place(reply):
    """Where a reply sends the client, as a path."""
    return reply[0], urlsplit(reply[1].get("Location", "")).path


@pytest.mark.parametrize(
    ("accept", "suffix"),
    [
        (BROWSER, ".html"),
        ("*/*", ".html"),
        ("", ".html"),
        ("text/html, text/turtle;q=0.9", ".html"),
        ("text/turtle", ".ttl"),
        ("text/turtle, text/html;q=0.5", ".ttl"),
        ("application/n-triples;q=0.1, text/turtle", ".nt"),
        ("application/rdf+xml, text/turtle", ".ttl"),
        ("application/ld+json", ".jsonld"),
        ("application/json", ".jsonld"),
        ("application/n-triples", ".nt"),
    ],
)
def test_a_resource_answers_with_what_the_client_prefers(server, accept, suffix):
    assert place(server(MIAI, Accept=accept)) == (303, MIAI + suffix)


@pytest.mark.parametrize(
    ("languages", "suffix"),
    [
        ("fr", ".html"),
        ("en", ".en.html"),
        ("en-GB,en;q=0.9", ".en.html"),
        ("de-DE, de;q=0.9, en;q=0.8, fr;q=0.7", ".en.html"),
        ("fr-FR, fr;q=0.9, en;q=0.8", ".html"),
        ("de", ".html"),
        ("ende", ".html"),
        ("", ".html"),
    ],
)
def test_a_browser_is_sent_to_the_page_in_its_language(server, languages, suffix):
    assert place(server(MIAI, Accept=BROWSER, Accept_Language=languages)) == (303, MIAI + suffix)


@pytest.mark.parametrize("stem", ["id/funding/miai/award", "source/aef-2024", "ontology", "dataset"])
def test_every_sort_of_resource_is_negotiated(server, stem):
    assert place(server(PREFIX + stem, Accept="text/turtle")) == (303, f"{PREFIX}{stem}.ttl")


def test_what_a_client_is_sent_to_is_turtle_that_parses(server):
    status, headers, body = server(place(server(MIAI, Accept="text/turtle"))[1])
    assert (status, headers["Content-Type"].partition(";")[0]) == (200, "text/turtle")
    assert len(list(ox.parse(body, format=ox.RdfFormat.TURTLE))) == 1


def test_caches_are_told_what_an_answer_depends_on(server):
    told = ",".join(server(MIAI, Accept="text/turtle")[1].get_all("Vary", []))
    assert {part.strip().lower() for part in told.split(",")} >= {"accept", "accept-language"}


@pytest.mark.parametrize(
    ("suffix", "media_type"),
    [("ttl", "text/turtle"), ("jsonld", "application/ld+json"), ("nt", "application/n-triples")],
)
def test_data_have_their_media_types_and_may_be_read_from_any_page(server, suffix, media_type):
    _, headers, _ = server(f"{MIAI}.{suffix}")
    assert headers["Content-Type"].partition(";")[0] == media_type
    assert headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("release/x.sssom.tsv", "text/tab-separated-values"),
        ("release/x.graphml", "application/xml"),
        ("release/x.cff", "application/yaml"),
        ("release/x.bib", "text/plain"),
        ("release/SHA256SUMS", "text/plain"),
    ],
)
def test_files_of_a_release_have_the_media_types_that_its_description_tells(server, name, media_type):
    status, headers, _ = server(PREFIX + name)
    assert (status, headers["Content-Type"].partition(";")[0]) == (200, media_type)
    assert kind_of(name).media_type == media_type


def test_pages_are_for_this_site_alone_and_are_taken_for_nothing_else(server):
    _, headers, _ = server(f"{MIAI}.html")
    assert headers["Content-Type"].lower() == "text/html; charset=utf-8"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"] == "frame-ancestors 'self'"
    assert not headers.get("Access-Control-Allow-Origin")


@pytest.mark.parametrize("path", ["id/cluster/nobody", "nothing.html", "id/cluster/miai.xyz"])
def test_where_nothing_is_the_page_that_says_so_comes_with_404(server, path):
    status, _, body = server(PREFIX + path, Accept=BROWSER)
    assert (status, body) == (404, b"nothing here")


def test_the_folder_answers_with_the_first_page(server):
    assert server(PREFIX)[::2] == (200, b"first")


@pytest.mark.parametrize("path", ["id/../../../../etc/passwd", "id/%2e%2e/%2e%2e/%2e%2e/etc/passwd"])
def test_nothing_outside_the_folder_is_given(server, path):
    assert server(PREFIX + path)[0] in (400, 403, 404)


@pytest.mark.parametrize("name", ["%0d%0aSet-Cookie:%20a=b", "miai%0d%0aX-A:%20b", "a%20b", "%3Cscript%3E"])
def test_an_odd_address_is_never_sent_anywhere(server, name):
    status, headers, _ = server(f"{PREFIX}id/cluster/{name}", Accept="text/turtle")
    assert status in (400, 403, 404)
    assert not headers.get("Set-Cookie")


@pytest.mark.parametrize("name", COMMANDS)
def test_a_site_may_be_all_that_a_host_has(name, tmp_path_factory, site):
    whole = Site(site.graph, "https://example.org/")
    root = make_root(tmp_path_factory.mktemp("whole"), "/", whole)
    folder, port = tmp_path_factory.mktemp(name), free_port()
    with running(COMMANDS[name](folder, root, port, whole, "/"), port, folder) as ask:
        assert place(ask("/id/cluster/miai", Accept="text/turtle")) == (303, "/id/cluster/miai.ttl")
        assert place(ask("/ontology", Accept=BROWSER)) == (303, "/ontology.html")
        assert ask("/")[::2] == (200, b"first")
        assert ask("/id/none")[::2] == (404, b"nothing here")
        reply = ask("/.well-known/void")
        status, headers, body = ask(place(reply)[1]) if reply[0] == 302 else reply
        assert (status, headers["Content-Type"].partition(";")[0], body) == (200, "text/turtle", TURTLE)


@pytest.fixture(scope="module")
def w3id(tmp_path_factory, site):
    """Apache with the folder of w3id.org alone, as its repository has it."""
    root, folder, port = tmp_path_factory.mktemp("w3id"), tmp_path_factory.mktemp("apache"), free_port()
    (root / "aigraph").mkdir()
    (root / "aigraph/.htaccess").write_bytes(dict(server_files(Holdings(site)))["w3id/.htaccess"])
    for each in (root.parent, root.parent.parent, root, root / "aigraph"):
        each.chmod(0o755)
    (root / "aigraph/.htaccess").chmod(0o644)
    with running(apache_command(folder, root, port, site), port, folder) as ask:
        yield ask


@pytest.mark.parametrize(
    ("path", "accept", "language", "to"),
    [
        ("", BROWSER, "fr", ""),
        ("id/cluster/miai", BROWSER, "fr", "id/cluster/miai.html"),
        ("id/cluster/miai", BROWSER, "en, fr", "id/cluster/miai.en.html"),
        ("id/cluster/miai", "text/turtle", "fr", "id/cluster/miai.ttl"),
        ("id/cluster/miai", "application/ld+json", "fr", "id/cluster/miai.jsonld"),
        ("id/cluster/miai", "application/n-triples", "fr", "id/cluster/miai.nt"),
        ("id/cluster/miai.ttl", "*/*", "fr", "id/cluster/miai.ttl"),
        ("ontology", "text/turtle", "fr", "ontology.ttl"),
        ("ontology", BROWSER, "fr", "ontology.html"),
        ("dataset", "text/turtle", "fr", "dataset.ttl"),
        ("dataset", BROWSER, "en", "dataset.en.html"),
        ("source/aef-2024", BROWSER, "fr", "source/aef-2024.html"),
        ("release/aigraph.ttl", "*/*", "fr", "release/aigraph.ttl"),
    ],
)
def test_the_name_at_w3id_leads_to_the_site(w3id, path, accept, language, to):
    status, headers, _ = w3id(f"/aigraph/{path}", Accept=accept, Accept_Language=language)
    assert status in (302, 303)
    assert headers["Location"] == ADDRESS + to
