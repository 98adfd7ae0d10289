// Answers: rows as a table, graphs as Turtle, refusals. An address becomes a link where it is http(s) alone.

import { GRAPH_FORMS } from "./asking.js";
import { chartOf } from "./charts.js";
import { colour } from "./colours.js";
import { byId, figures, make, say } from "./elements.js";

export const ROWS = { csv: "text/csv", tsv: "text/tab-separated-values", json: "application/sparql-results+json", xml: "application/sparql-results+xml" };
const GRAPHS = { ttl: "text/turtle", nt: "application/n-triples", jsonld: "application/ld+json", rdf: "application/rdf+xml" };
export const GRAPH = Object.fromEntries(GRAPH_FORMS.map((suffix) => [suffix, GRAPHS[suffix]]));
const FORM_NAMES = { csv: "CSV", tsv: "TSV", json: "JSON", xml: "XML", ttl: "Turtle", nt: "N-Triples", jsonld: "JSON-LD", rdf: "RDF/XML" };
const XSD = "http://www.w3.org/2001/XMLSchema#";
const FIGURES = new Set(["integer", "decimal", "double", "float", "int", "long", "nonNegativeInteger", "positiveInteger"].map((name) => XSD + name));
const PAGE_OF_ROWS = 500;

export class Answers {
  constructor(vocabulary, download) {
    Object.assign(this, { vocabulary, download });
    byId("more").addEventListener("click", () => this.moreRows());
    addEventListener("resize", () => this.chart());
  }

  status(text) { byId("status").textContent = text; }

  clear() {
    this.asksFor = null;
    this.notice([]);
    for (const id of ["answer", "downloads", "truncated", "more", "chart"]) byId(id).hidden = true;
    byId("answer").replaceChildren();
    this.refuse("");
  }

  refuse(detail, onLine = null) {
    byId("problem").replaceChildren();
    if (!detail) return;
    byId("problem").append(make("pre", {}, detail));
    if (onLine) byId("problem").append(make("button", { type: "button", onclick: onLine.go }, say("at_line", onLine.line)));
  }

  // What stands beside the answer, a line each.
  notice(lines) {
    byId("notices").replaceChildren(...lines.map((line) => make("p", { class: "note" }, line)));
  }

  // A chart above the table; anew where the room has changed.
  chart(asksFor = this.asksFor) {
    this.asksFor = asksFor;
    const { chart, title } = asksFor ?? {};
    const room = byId("result").clientWidth - 30;
    const found = chart && !byId("answer").hidden && this.columns ? chartOf(chart, this.columns, this.rows, title, Math.min(room, 900)) : null;
    byId("chart").hidden = !found;
    byId("chart").replaceChildren(...(found ? [found] : []));
  }

  async show(response, seconds) {
    [this.columns, this.rows] = [null, []];
    const type = response.headers.get("Content-Type") ?? "";
    byId("truncated").hidden = !response.headers.has("X-Aigraph-Truncated");
    byId("answer").hidden = false;
    const time = say("seconds", figures.format(seconds));
    if (!type.includes("json")) {
      const text = await response.text();
      byId("answer").replaceChildren(make("pre", {}, colour(text)));
      this.status(`${say("triples")} ${time}`);
      return this.downloads(GRAPH);
    }
    const answer = await response.json();
    if ("boolean" in answer) {
      byId("answer").replaceChildren(make("p", { class: "truth" }, say(answer.boolean ? "yes" : "no")));
      this.status(time);
      return this.downloads({ json: ROWS.json, xml: ROWS.xml });
    }
    this.columns = answer.head.vars;
    this.rows = answer.results.bindings;
    const count = this.rows.length;
    this.status(`${count === 1 ? say("row") : count ? say("rows", figures.format(count)) : say("no_rows")} ${time}`);
    this.table();
    return this.downloads(ROWS);
  }

  table() {
    const isFigure = (column) => this.rows.some((row) => row[column]) && this.rows.every((row) => !row[column] || FIGURES.has(row[column].datatype));
    this.figureColumns = new Set(this.columns.filter(isFigure));
    const heads = this.columns.map((column) => make("th", { scope: "col", ...this.look(column) }, column));
    this.body = make("tbody");
    byId("answer").replaceChildren(make("table", {}, make("thead", {}, make("tr", {}, ...heads)), this.body));
    this.shown = 0;
    this.moreRows();
  }

  look(column) { return this.figureColumns.has(column) ? { class: "figure" } : {}; }

  moreRows() {
    for (const row of this.rows.slice(this.shown, this.shown + PAGE_OF_ROWS)) {
      this.body.append(make("tr", {}, ...this.columns.map((column) => make("td", this.look(column), ...this.cell(row[column])))));
    }
    this.shown += PAGE_OF_ROWS;
    const left = this.rows.length - this.shown;
    byId("more").hidden = left <= 0;
    byId("more").textContent = say("more_rows", figures.format(Math.min(left, PAGE_OF_ROWS)));
  }

  cell(term) {
    if (!term) return [];
    if (term.type === "uri") return [this.link(term.value)];
    if (term.type === "triple") return [JSON.stringify(term.value)];
    const tag = term["xml:lang"];
    return tag ? [term.value, make("small", {}, tag)] : [term.value];
  }

  link(iri) {
    const address = this.vocabulary.address(iri);
    const text = this.vocabulary.shorten(iri);
    if (!address) return make("span", { title: iri }, text);
    return make("a", { href: address, title: iri, ...(address === iri ? { rel: "noopener noreferrer", target: "_blank" } : {}) }, text);
  }

  downloads(forms) {
    byId("downloads").hidden = false;
    byId("downloads").replaceChildren(...Object.entries(forms).map(([suffix, type]) =>
      make("button", { type: "button", "aria-label": `${say("download")} ${FORM_NAMES[suffix]}`, onclick: () => this.download(suffix, type) }, FORM_NAMES[suffix])));
  }
}
