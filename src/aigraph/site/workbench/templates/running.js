// Queries on the engine's store, whose default graph holds the union of all named graphs, once.

import { complain } from "./complaining.js";
import { checkLimits, formOf, isOutside, outerTokens, Refusal, tokenize } from "./sparql.js";
import { readAnswer, sortedTriples, toCsv, toJson, toNTriples, toTsv, toTurtle, toXml } from "./writing.js";

const MOST_ROWS = 100000;
const ROW_WRITERS = {
  "text/csv": toCsv, "text/tab-separated-values": toTsv, "application/sparql-results+json": toJson, "application/sparql-results+xml": toXml,
};
const GRAPH_WRITERS = { "text/turtle": toTurtle, "application/n-triples": toNTriples };
const WHOLE_IRI = /^<[A-Za-z][A-Za-z0-9+.-]*:[^\\]*>$/;

// A SELECT that gives at most so many rows: its own LIMIT where that is lower, else this one.
export function capRows(query, most) {
  const tokens = tokenize(query);
  let [depth, closing, limit, values] = [0, -1, -1, -1];
  tokens.forEach(({ kind, text, upper }, place) => {
    if (kind === "sign") {
      depth += (text === "{") - (text === "}");
      if (text === "}" && depth === 0 && values < 0) closing = place;
    } else if (kind === "word" && depth === 0) {
      if (upper === "LIMIT") limit = place;
      if (upper === "VALUES" && values < 0) values = place;
    }
  });
  const join = (some) => some.map(({ text }) => text).join("");
  if (limit > closing) {
    const number = tokens.findIndex((token, place) => place > limit && !isOutside(token));
    if (number >= 0 && /^\d+$/.test(tokens[number].text) && Number(tokens[number].text) > most) tokens[number].text = String(most);
    return join(tokens);
  }
  const cut = values < 0 ? tokens.length : values;
  return `${join(tokens.slice(0, cut))}\nLIMIT ${most}\n${join(tokens.slice(cut))}`;
}

// The graphs that FROM and FROM NAMED name; nothing where there are none, or one is no whole IRI.
export function graphsOf(query) {
  const [usual, named] = [[], []];
  let before = "";
  for (const token of outerTokens(query).filter((each) => !isOutside(each))) {
    if (["FROM", "NAMED"].includes(before) && token.upper !== "NAMED") {
      if (token.kind !== "iri" || !WHOLE_IRI.test(token.text)) return null;
      (before === "FROM" ? usual : named).push(token.text.slice(1, -1));
    }
    before = token.kind === "word" ? token.upper : "";
  }
  return usual.length || named.length ? { usual, named } : null;
}

export class Runner {
  constructor(engine, graph) {
    Object.assign(this, { engine, graph, store: new engine.Store() });
    this.head = `${Object.entries(graph.prefixes).map(([prefix, iri]) => `PREFIX ${prefix}: <${iri}>`).join(" ")}\n`;
  }

  load(quads) {
    this.store.load(quads, { format: "application/n-quads", no_transaction: true });
    this.store.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }");
  }

  // The union has the name here that it has at a server of others.
  options(query) {
    const graphs = query.includes(this.graph.union) ? graphsOf(query) : null;
    if (!graphs) return { base_iri: this.graph.base };
    const node = (iri) => (iri === this.graph.union ? this.engine.defaultGraph() : this.engine.namedNode(iri));
    return { base_iri: this.graph.base, default_graph: graphs.usual.map(node), named_graphs: graphs.named.map((iri) => this.engine.namedNode(iri)) };
  }

  // What the engine gives: of rows the text of their JSON, of a graph its quads.
  evaluate(query, isOfRows, asked = query) {
    try {
      const options = this.options(query);
      return this.store.query(this.head + query, isOfRows ? { ...options, results_format: "json" } : options);
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) throw error;
      throw complain(asked, error.message, this.graph.prefixes, 1);
    }
  }

  rows(query) { return readAnswer(this.evaluate(query, true)).rows; }

  // The answer in the first form of those accepted that it can have: its type, its text, whether it was cut.
  answer(query, accept) {
    checkLimits(query);
    const form = formOf(query);
    const isOfRows = form === "SELECT" || form === "ASK";
    const writers = isOfRows ? ROW_WRITERS : GRAPH_WRITERS;
    const type = accept.split(",").map((each) => each.split(";")[0].trim()).find((each) => Object.hasOwn(writers, each));
    if (!type) throw new Refusal(`the query makes ${isOfRows ? "rows" : "triples"}; ask for ${Object.keys(writers).join(", ")}`);
    if (!isOfRows) return { type, body: writers[type](sortedTriples(this.evaluate(query, false)), this.graph.prefixes), isCut: false };
    const found = readAnswer(this.evaluate(form === "SELECT" ? capRows(query, MOST_ROWS + 1) : query, true, query));
    const isCut = found.rows.length > MOST_ROWS;
    return { type, body: writers[type](isCut ? { ...found, rows: found.rows.slice(0, MOST_ROWS) } : found), isCut };
  }
}
