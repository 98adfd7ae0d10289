// Whom the page asks: an engine in a worker of its own, which has the whole graph and can be stopped. No network.

import { byId, plain, say, settings } from "./elements.js";

export const GRAPH_FORMS = ["ttl", "nt"];
const [MOST_NAMES, NOWHERE, LABELS] = [20, 3, 3];
const shared = self.aigraph ??= {};

// A part of the page (engine, data): there, or in a script of its own.
function part(name) {
  if (shared[name]) return Promise.resolve(shared[name]);
  return new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = `${settings.root}assets/${name}.js`;
    script.onload = () => done(shared[name]);
    script.onerror = () => fail(new Error(`${name}.js`));
    document.head.append(script);
  });
}

async function unpack(text) {
  const packed = atob(text);
  const bytes = new Uint8Array(packed.length);
  for (let place = 0; place < packed.length; place += 1) bytes[place] = packed.charCodeAt(place);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).arrayBuffer();
}

class Engine {
  constructor() { Object.assign(this, { waiting: new Map(), count: 0, running: 0 }); }

  async prepare() {
    const [engine, data] = await Promise.all([part("engine"), part("data")]);
    const [wasm, quads] = await Promise.all([unpack(engine.wasm), unpack(data.quads)]);
    this.address = URL.createObjectURL(new Blob([engine.script], { type: "text/javascript" }));
    this.needs = { module: await WebAssembly.compile(wasm), quads: new Uint8Array(quads), graph: data.graph };
  }

  // The worker, when it has read the graph.
  get ready() {
    if (!this.begun) {
      const begun = this.begun = this.begin();
      begun.catch(() => { if (this.begun === begun) this.begun = undefined; });
    }
    return this.begun;
  }

  async begin() {
    if (!byId("status").textContent) byId("status").textContent = say("starting");
    this.prepared ??= this.prepare();
    this.prepared.catch(() => { this.prepared = undefined; });
    await this.prepared;
    this.worker = new Worker(this.address);
    this.worker.onmessage = ({ data }) => this.told(data);
    this.worker.onerror = (event) => { event.preventDefault(); this.stop(say("engine_ended")); };
    await this.post("start", this.needs);
    shared.readyAfter ??= performance.now();
    if (byId("status").textContent === say("starting")) byId("status").textContent = "";
  }

  post(kind, asked) {
    this.count += 1;
    return new Promise((done, fail) => {
      this.waiting.set(this.count, { done, fail });
      this.worker.postMessage({ id: this.count, kind, ...asked });
    });
  }

  told({ id, done, refusal, isBroken }) {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (refusal === undefined) waiting?.done(done);
    else waiting?.fail({ refusal: isBroken ? `${say("engine_ended")} (${refusal})` : refusal });
    if (isBroken) this.stop();
  }

  // End the worker with all that it does; the next question has a new one.
  stop(refusal = "") {
    this.worker?.terminate();
    const all = [...this.waiting.values()];
    this.waiting.clear();
    this.begun = undefined;
    for (const { fail } of all) fail(refusal ? { refusal } : new DOMException("stopped", "AbortError"));
  }

  async do(kind, asked, signal) {
    await this.ready;
    signal?.throwIfAborted();
    const stop = () => this.stop();
    signal?.addEventListener("abort", stop, { once: true });
    try {
      return await this.post(kind, asked);
    } finally {
      signal?.removeEventListener("abort", stop);
    }
  }
}

const engine = new Engine();
const answer = (body, type, more = {}) => new Response(body, { headers: { "Content-Type": type, ...more } });

async function respond(kind, asked, signal) {
  try {
    const { body, type, isCut } = await engine.do(kind, asked, signal);
    return answer(body, type, isCut ? { "X-Aigraph-Truncated": "yes" } : {});
  } catch (error) {
    if (error.refusal === undefined) throw error;
    return new Response(JSON.stringify({ detail: error.refusal }), { status: 400 });
  }
}

export const readVocabulary = async () => answer(JSON.stringify(settings.vocabulary), "application/json");

// The text of a saved query with values. What still runs is stopped: it is no more asked for.
export function writeQuestion(name, values) {
  if (engine.running) engine.stop();
  return respond("write", { name, values, language: settings.language });
}

export async function ask(query, accept, signal) {
  engine.running += 1;
  try {
    return await respond("ask", { query, accept }, signal);
  } finally {
    engine.running -= 1;
  }
}

export function pageOf(path, fragment) {
  if (settings.isSingle) return `#${new URLSearchParams({ id: settings.base + path + (fragment === undefined ? "" : `#${fragment}`) })}`;
  if (!settings.places.includes(path.split("/")[0])) return "";
  const place = path.split("/").map(encodeURIComponent).join("/");
  return `${settings.root}${place}${settings.suffix}${fragment === undefined ? "" : `#${fragment}`}`;
}

// All things by their IRI: names as a search compares them, a label in the reader's language, a kind in words.
let everything = null;
export function things() {
  everything ??= engine.do("things", {}).then(gather);
  everything.catch(() => { everything = null; });
  return everything;
}

function gather({ names, kinds }) {
  const found = new Map();
  const tags = [settings.language, ...settings.languages];
  const better = (one, other) => one.rank - other.rank || place(one) - place(other);
  const place = ({ language }) => (tags.includes(language) ? tags.indexOf(language) : tags.length);
  for (const name of names) {
    const thing = found.get(name.iri) ?? { iri: name.iri, names: [], kind: "" };
    found.set(name.iri, thing);
    thing.names.push({ ...name, folded: plain(name.name) });
  }
  for (const thing of found.values()) thing.label = thing.names.filter(({ rank }) => rank < LABELS).sort(better)[0]?.name ?? thing.names[0].name;
  for (const [iri, kind] of kinds.sort()) {
    const thing = found.get(iri);
    if (thing && Object.hasOwn(settings.classes, kind)) thing.kind ||= settings.classes[kind];
  }
  return found;
}

// Names that begin so come first, then those where a word does, then any; things like another before.
export function rankNames(all, text, like = "") {
  const wanted = plain(text);
  const rank = ({ folded, iri }) => {
    const at = folded.indexOf(wanted);
    if (at < 0) return wanted && iri.endsWith(`/${wanted}`) ? 0 : NOWHERE;
    return at === 0 ? 0 : /[\p{L}\p{N}]/u.test(folded[at - 1]) ? 2 : 1;
  };
  const hits = [...all.values()].map((thing) => {
    const best = thing.names.map((name) => ({ name, rank: rank(name) })).sort((one, other) => one.rank - other.rank || one.name.folded.length - other.name.folded.length)[0];
    return { thing, ...best, isOther: like !== "" && !thing.iri.startsWith(like) };
  }).filter((hit) => hit.rank < NOWHERE);
  const order = (one, other) => one.isOther - other.isOther || one.rank - other.rank || one.name.folded.length - other.name.folded.length
    || (one.thing.iri < other.thing.iri ? -1 : 1);
  return hits.sort(order).slice(0, MOST_NAMES);
}

export async function findNames(text, like) {
  const start = like.includes("/") ? `${settings.base}id/${like.slice(0, like.lastIndexOf("/") + 1)}` : "";
  const own = `${settings.base}id/`;
  const all = await things().catch(() => new Map());
  const names = rankNames(all, text, start).map(({ thing, name }) =>
    ({ id: thing.iri.startsWith(own) ? thing.iri.slice(own.length) : thing.iri, iri: thing.iri, name: name.name, label: thing.label, kind: thing.kind }));
  return answer(JSON.stringify({ names }), "application/json");
}

// For whoever asks from the browser's console, or from a script of their own beside the page.
Object.assign(shared, { ask, writeQuestion, things, restart: () => engine.stop() });
