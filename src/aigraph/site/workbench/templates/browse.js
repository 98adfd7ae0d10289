// The graph in one file: what is shown is in the address. "#id=…" is a thing with its facts, each with its evidence, and
// what leads to it; nothing is the list of all; anything else is the query page's.

import { pageOf, rankNames, things } from "./asking.js";
import { Choices } from "./choices.js";
import { byId, figures, make, say, settings } from "./elements.js";
import { idOf, isIri, rowsOf, tellsGraphs } from "./evidence.js";
import { Vocabulary } from "./vocabulary.js";

const TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const NAMES = new Set([TYPE, "http://www.w3.org/2004/02/skos/core#prefLabel", "http://www.w3.org/2000/01/rdf-schema#label"]);
const HAS_SOURCE = "http://www.w3.org/ns/oa#hasSource";
const MOST_STATED = 200;

const collator = new Intl.Collator(settings.language);
const vocabulary = new Vocabulary();
const site = document.title;
let labels = new Map();
let tellGraph = null;

const asked = () => new URLSearchParams(location.hash.slice(1));

function link(text, iri) {
  if (!iri) return document.createTextNode(text);
  const address = vocabulary.address(iri);
  if (!address) return make("span", { title: iri }, text);
  return address === iri ? make("a", { href: address, class: "away", rel: "noopener noreferrer nofollow", target: "_blank" }, text) : make("a", { href: address }, text);
}

// A whole number of five digits or more in groups of three, as the language writes them.
function grouped(text) {
  if (!/^\d{5,}$/.test(text)) return text;
  return text.replace(/\B(?=(\d{3})+$)/g, settings.language === "en" ? "," : "\u202f");
}

async function nodeOf(term) {
  if (term.type !== "uri") return { text: grouped(term.value), iri: /^https?:\/\/\S+$/.test(term.value) ? term.value : "" };
  const thing = (await things()).get(term.value);
  return { text: thing?.label ?? labels.get(term.value) ?? tellGraph(term.value), iri: term.value };
}

// Rows of a property, a value and a graph, as groups: each value once, with all its evidence.
async function groupsOf(rows) {
  const groups = new Map();
  for (const { property, value, graph } of rows) {
    const name = labels.get(property.value) || vocabulary.shorten(property.value);
    const group = groups.get(property.value) ?? { name, iri: property.value, values: new Map() };
    groups.set(property.value, group);
    const key = JSON.stringify(value);
    const entry = group.values.get(key) ?? { ...await nodeOf(value), evidence: new Set() };
    group.values.set(key, entry);
    entry.evidence.add(graph.value);
  }
  return [...groups.values()].sort((one, other) => collator.compare(one.name, other.name));
}

function proofOf(evidence) {
  const told = [...evidence].sort().map((graph) => make("li", {}, link(tellGraph(graph), graph)));
  return make("ul", { class: "proof" }, ...told);
}

function factsOf(groups) {
  return make("dl", { class: "facts" }, ...groups.map(({ name, values }) => {
    const sorted = [...values.values()].sort((one, other) => collator.compare(one.text, other.text));
    return make("div", {}, make("dt", {}, name), ...sorted.map(({ text, iri, evidence }) => make("dd", {}, link(text, iri), proofOf(evidence))));
  }));
}

const section = (title, ...content) => make("section", {}, make("h2", {}, title), ...content);

async function statedBy(iri) {
  const rows = await rowsOf(`SELECT ?s ?p ?o { GRAPH <${iri}> { ?s ?p ?o } } ORDER BY STR(?s) STR(?p) STR(?o) LIMIT ${MOST_STATED}`);
  if (!rows.length) return [];
  const lines = [];
  for (const { s, p, o } of rows) {
    const [subject, object] = [await nodeOf(s), await nodeOf(o)];
    const property = labels.get(p.value) || vocabulary.shorten(p.value);
    lines.push(make("tr", {}, make("td", {}, link(subject.text, subject.iri)), make("td", {}, property), make("td", {}, link(object.text, object.iri))));
  }
  return [section(say("states"), make("table", { class: "stated" }, make("tbody", {}, ...lines)))];
}

function passagesOf(incoming) {
  const all = incoming.filter(({ property }) => property.value === HAS_SOURCE).map(({ value }) => value.value);
  const start = (iri) => Number(/#char=(\d+)/.exec(iri)?.[1] ?? 0);
  const items = [...new Set(all)].sort((one, other) => start(one) - start(other)).map((iri) => make("li", {}, link(tellGraph(iri), iri)));
  return items.length ? [section(say("passages"), make("ol", { class: "passages" }, ...items))] : [];
}

// All that the graph says of a thing, and with it.
async function portrait(iri) {
  const [own, leading] = await Promise.all([
    rowsOf(`SELECT ?property ?value ?graph { GRAPH ?graph { <${iri}> ?property ?value } }`),
    rowsOf(`SELECT ?property ?value ?graph { GRAPH ?graph { ?value ?property <${iri}> } }`),
  ]);
  const isReadable = ({ value }) => !value["xml:lang"] || value["xml:lang"] === settings.language;
  const facts = await groupsOf(own.filter((row) => !NAMES.has(row.property.value) && isReadable(row)));
  const incoming = await groupsOf(leading.filter(({ property }) => property.value !== HAS_SOURCE));
  const thing = (await things()).get(iri);
  const stated = await statedBy(iri);
  const label = thing?.label ?? (stated.length ? tellGraph(iri) : idOf(iri));
  const query = `#${new URLSearchParams({ query: `DESCRIBE <${iri}>` })}`;
  const parts = [
    make("p", { class: "kind" }, thing?.kind ?? ""), make("h1", { tabindex: "-1" }, label),
    make("p", { class: "address" }, make("span", {}, iri), " · ", make("a", { href: query }, say("as_sparql"))),
    ...(facts.length ? [section(say("facts"), factsOf(facts))] : []),
    ...(incoming.length ? [section(say("incoming"), factsOf(incoming))] : []),
    ...stated, ...passagesOf(leading),
  ];
  if (!own.length && !leading.length && !stated.length) parts.push(make("p", { class: "note" }, say("unknown")));
  return { label, parts };
}

// All things, class by class.
async function overview() {
  const classes = new Map();
  for (const thing of (await things()).values()) {
    if (thing.kind) classes.set(thing.kind, [...classes.get(thing.kind) ?? [], thing]);
  }
  const count = [...classes.values()].reduce((sum, all) => sum + all.length, 0);
  const lists = [...classes.entries()].sort(([one], [other]) => collator.compare(one, other)).map(([kind, all]) => make("details", { class: "of-class" },
    make("summary", {}, `${kind} `, make("small", {}, figures.format(all.length))),
    make("ul", {}, ...all.sort((one, other) => collator.compare(one.label, other.label)).map(({ label, iri }) => make("li", {}, link(label, iri))))));
  const parts = [make("h1", { tabindex: "-1" }, say("all_things")), make("p", { class: "note" }, say("things_told", figures.format(count))), ...lists];
  return { label: "", parts };
}

let turn = 0;
async function show(takesFocus) {
  const mine = ++turn;
  const iri = asked().get("id");
  const isBrowsing = iri !== null || location.hash.length < 2;
  byId("browse").hidden = !isBrowsing;
  byId("querying").hidden = isBrowsing;
  for (const link of document.querySelectorAll("header nav a[data-view]")) {
    if ((link.dataset.view === "browse") === isBrowsing) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  if (!isBrowsing) { document.title = `${say("query_title")} – ${site}`; dispatchEvent(new Event("resize")); return; }
  tellGraph ??= await tellsGraphs();
  const { label, parts } = iri !== null && isIri(iri) ? await portrait(iri) : await overview();
  if (mine !== turn) return;
  byId("browse").replaceChildren(...parts);
  document.title = label ? `${label} – ${site}` : site;
  if (takesFocus) { scrollTo(0, 0); byId("browse").querySelector("h1").focus({ preventScroll: true }); }
}

function searches() {
  const field = byId("finder");
  const choices = new Choices(byId("hits"), field, ({ iri }) => { field.value = ""; location.hash = new URLSearchParams({ id: iri }); });
  field.addEventListener("input", async () => {
    choices.age();
    const typed = field.value.trim();
    const hits = typed ? rankNames(await things(), typed) : [];
    if (typed !== field.value.trim()) return;
    choices.show(hits.map(({ thing, name }) => ({ text: name.name === thing.label ? thing.label : `${thing.label} (${name.name})`, detail: thing.kind, iri: thing.iri })));
  });
  field.addEventListener("keydown", (event) => choices.key(event));
}

async function begin() {
  await vocabulary.read();
  labels = new Map(vocabulary.terms.map(({ iri, label }) => [iri, label]));
  searches();
  addEventListener("hashchange", () => show(true));
  for (const link of document.querySelectorAll(".languages a")) {
    link.addEventListener("click", () => { if (!byId("browse").hidden) link.hash = location.hash; });
  }
  byId("browse").append(make("p", { class: "note" }, say("starting")));
  try {
    await show(false);
  } catch {
    byId("browse").replaceChildren(make("p", { class: "note warning" }, say("offline")));
  }
}

begin();
