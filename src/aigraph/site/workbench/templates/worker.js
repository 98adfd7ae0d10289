// The worker: it holds the engine and the graph, and answers one message after the other. It has no network.

import { Binder } from "./binding.js";
import { Runner } from "./running.js";
import { Refusal } from "./sparql.js";

const LABELS = [
  "http://www.w3.org/2004/02/skos/core#prefLabel", "http://purl.org/dc/terms/title", "http://www.w3.org/2000/01/rdf-schema#label",
  "http://www.w3.org/2004/02/skos/core#altLabel", "http://www.w3.org/2004/02/skos/core#hiddenLabel",
];
const ALL_NAMES = `SELECT ?thing ?label ?name { VALUES ?label { ${LABELS.map((iri) => `<${iri}>`).join(" ")} } ?thing ?label ?name FILTER(ISIRI(?thing) && ISLITERAL(?name)) }`;
const ALL_KINDS = "SELECT ?thing ?kind { ?thing a ?kind FILTER(ISIRI(?thing) && ISIRI(?kind)) }";

const state = {};

function start({ module, quads, graph }) {
  oxigraph.initSync({ module });
  state.runner = new Runner(oxigraph, graph);
  state.runner.load(quads);
  const isIri = (text) => { try { return Boolean(oxigraph.namedNode(text)); } catch { return false; } };
  state.binder = new Binder({ ...graph, isIri });
  state.questions = graph.questions;
}

// All names of things, in the order of the properties that give them, and the classes of each.
function things() {
  const names = state.runner.rows(ALL_NAMES).map(([thing, label, name]) =>
    ({ iri: thing.value, rank: LABELS.indexOf(label.value), name: name.value, language: name["xml:lang"] ?? "" }));
  return { names, kinds: state.runner.rows(ALL_KINDS).map(([thing, kind]) => [thing.value, kind.value]) };
}

function write({ name, values, language }) {
  const question = Object.hasOwn(state.questions, name) ? { name, ...state.questions[name] } : null;
  if (!question) throw new Refusal(`${name}: no such query`);
  return { type: "application/sparql-query", body: state.binder.bind(question, values, language) };
}

const WORK = {
  start, things, write, ask: ({ query, accept }) => state.runner.answer(query, accept),
};

self.onmessage = ({ data: { id, kind, ...asked } }) => {
  try {
    self.postMessage({ id, done: WORK[kind](asked) });
  } catch (error) {
    // After any other error the engine's memory may be in disorder: whoever asked starts a new worker.
    self.postMessage({ id, refusal: String(error.message ?? error), isBroken: !(error instanceof Refusal) });
  }
};
