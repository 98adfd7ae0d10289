"""The command that serves: serve."""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from aigraph.cli.options import LanguageOption, ProjectOption
from aigraph.cli.output import check_language, say
from aigraph.errors import UsageError, suggest

if TYPE_CHECKING:
    from aigraph.server.limits import Limits

_WATCHED = ("aigraph.toml", "ontology", "queries")
_MAY_BE_0 = ("client_rate", "cache_bytes")
_HOST = re.compile(r"\*|[A-Za-z0-9._~-]+|\[?[0-9A-Fa-f]*:[0-9A-Fa-f:.]+\]?")
_ORIGIN = re.compile(r"\*|null|https?://[^/?#@\s]+/?", re.IGNORECASE)

DataOption = Annotated[
    list[Path] | None,
    typer.Option(metavar="FILE", help="Serve this RDF file as it is instead of the project; may be repeated."),
]
StoreOption = Annotated[
    Path | None, typer.Option(metavar="DIR", help="Serve the store that build --store wrote, not the data files.")
]
HostsOption = Annotated[
    list[str] | None, typer.Option(metavar="NAME", help="Another name that the server goes by; * is any.")
]
OriginsOption = Annotated[
    list[str] | None, typer.Option(metavar="ORIGIN", help="A site whose pages may ask (https://…); * is any.")
]
ProxyOption = Annotated[
    bool, typer.Option("--trust-proxy", help="Believe X-Forwarded-For and -Proto: only behind a proxy that sets them.")
]
RateOption = Annotated[
    float | None, typer.Option(min=0, help="Requests a second of one client, in the long run (100); 0 is any.")
]
LimitOption = Annotated[
    list[str] | None, typer.Option(metavar="NAME=VALUE", help="Another bound, as docs/serving.md names them.")
]
ReloadOption = Annotated[
    float | None,
    typer.Option(min=0, metavar="SECONDS", help="Look so often for changes; 0: only on SIGHUP. A store: 1, else 0."),
]


def serve(
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="The address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one and says which.")] = 7878,
    data: DataOption = None,
    store: StoreOption = None,
    project: ProjectOption = None,
    lang: LanguageOption = None,
    allow_host: HostsOption = None,
    allow_origin: OriginsOption = None,
    trust_proxy: ProxyOption = False,  # noqa: FBT002  (a switch of a command line)
    seconds: Annotated[float | None, typer.Option(min=0.2, help="How long a query may last (5).")] = None,
    megabytes: Annotated[int | None, typer.Option(min=16, help="How much memory a query may need (512).")] = None,
    rows: Annotated[int | None, typer.Option(min=1, help="How many rows an answer may have (100000).")] = None,
    rate: RateOption = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes for short queries (cores + 1).")] = None,
    limit: LimitOption = None,
    reload_every: ReloadOption = None,
    access_log: Annotated[str, typer.Option(metavar="json|text|off", help="The log of requests on stderr.")] = "json",
) -> None:
    """Serve the graph over HTTP: a SPARQL endpoint, the saved queries, the explorer."""
    try:
        from aigraph.server.access import FORMS
        from aigraph.server.guards import Manners
        from aigraph.server.running import Settings, run_server
    except ModuleNotFoundError as error:
        msg = f"aigraph serve: needs {error.name}; install it with: pip install 'aigraph[serve]'"
        raise UsageError(msg) from error
    if access_log not in FORMS:
        msg = f"--access-log {access_log}: there are {', '.join(FORMS)}"
        raise UsageError(msg)
    pause = reload_every if reload_every is not None else float(store is not None)
    hosts = _hosts(allow_host or []) | {host.lower().strip("[]")}
    manners = Manners(hosts, _origins(allow_origin or []), trust_proxy)
    settings = Settings(host, port, manners, access_log, pause)
    spec, watched, name = _served(project, lang, data, store)
    limits = _limits(
        limit or [], query_seconds=seconds, query_megabytes=megabytes, rows=rows, workers=workers, client_rate=rate
    )
    run_server(spec, watched, limits, settings, lambda address: say(f"serving {name} at {address}"))


COMMANDS = (serve,)


def _served(
    project: Path | None, lang: str | None, data: list[Path] | None, store: Path | None
) -> tuple[dict[str, Any], list[Path], str]:
    """What is served, the files that it is made of, and what it is called."""
    from aigraph.project import find_project
    from aigraph.stores import CURRENT

    if data and store:
        msg = "--data and --store: one of them is served, not both; choose"
        raise UsageError(msg)
    found = find_project(project)
    spec: dict[str, Any] = {"project": str(found.root), "language": check_language(project, lang)}
    if data:
        name = data[0].name if len(data) == 1 else f"{len(data)} files"
        return spec | {"data": [str(path.resolve()) for path in data]}, [path.resolve() for path in data], name
    watched = [found.root / name for name in _WATCHED]
    if store:
        folder = store.resolve()
        return spec | {"store": str(folder)}, [folder / CURRENT, *watched], f"{found.name} from {store}"
    return spec, [*watched, found.root / "data"], found.name


def _hosts(names: list[str]) -> frozenset[str]:
    """The names by which the server goes. Raises UsageError for what no request can name so."""
    for name in names:
        if not _HOST.fullmatch(name):
            msg = f"--allow-host {name}: no name of a host; write it without https:// and port (graph.example.org)"
            raise UsageError(msg)
    return frozenset(name.lower().strip("[]") for name in names)


def _origins(sites: list[str]) -> frozenset[str]:
    """The sites whose pages may ask. Raises UsageError for what no browser calls a site."""
    for site in sites:
        if not _ORIGIN.fullmatch(site):
            msg = f"--allow-origin {site}: no site; write it with http:// or https:// and without a path"
            raise UsageError(msg)
    return frozenset(site.lower().rstrip("/") for site in sites)


def _limits(bounds: list[str], **asked: float | None) -> Limits:
    """The limits that were asked for. Raises UsageError for one that there is not."""
    from dataclasses import fields

    from aigraph.server.limits import Limits

    several = {name: value for name, value in asked.items() if value is not None}
    if several.get("client_rate"):
        several["client_burst"] = max(1, round(4 * several["client_rate"]))
    known = {field.name: field.type for field in fields(Limits)}
    for bound in bounds:
        name, _, value = bound.partition("=")
        if name not in known:
            msg = f"--limit {bound}: no such bound{suggest(name, known)}; there are {', '.join(known)}"
            raise UsageError(msg)
        try:
            several[name] = int(value) if known[name] == "int" else float(value)
        except ValueError as error:
            msg = f"--limit {bound}: {value!r} is no number; write {name}=NUMBER"
            raise UsageError(msg) from error
    for name, number in several.items():
        if not math.isfinite(number) or number < 0 or (not number and name not in _MAY_BE_0):
            msg = f"{name} is {number:g}; it takes a number greater than 0"
            raise UsageError(msg)
    return Limits(**several)  # type: ignore[arg-type]  # whole numbers where they are asked for, by the lines above
