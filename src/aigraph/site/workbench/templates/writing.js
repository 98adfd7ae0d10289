// The forms of an answer, byte for byte as the command line writes them (aigraph.results.writing).

import { Refusal } from "./sparql.js";
import { textOf, XSD } from "./terms.js";

const NO_XML = /[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]/u;
const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
const inQuotes = (text) => `"${escaped(text).replace(/"/g, "&quot;").replace(/[\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`)}"`;

// What an answer holds: columns, rows of terms (or nothing), and of an ASK its truth.
export function readAnswer(json) {
  const answer = JSON.parse(json);
  if ("boolean" in answer) {
    const cell = { type: "literal", value: String(answer.boolean), datatype: `${XSD}boolean` };
    return { columns: ["answer"], rows: [[cell]], truth: answer.boolean };
  }
  const columns = answer.head.vars;
  // A triple as a term (RDF 1.2), which no form of ours knows, is its text.
  const plain = (term) => (term?.type === "triple" ? { type: "literal", value: textOf(term) } : term);
  return { columns, rows: answer.results.bindings.map((row) => columns.map((column) => plain(row[column]))) };
}

export const toText = (term) => (term ? (term.type === "bnode" ? `_:${term.value}` : term.value) : "");

export function toCsv({ columns, rows }) {
  const cell = (text) => (/[,"\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
  const line = (texts) => (texts.length === 1 && texts[0] === "" ? '""' : texts.map(cell).join(","));
  return `${[columns, ...rows.map((row) => row.map(toText))].map(line).join("\n")}\n`;
}

export function toTsv({ columns, rows }) {
  const lines = rows.map((row) => row.map((term) => (term ? textOf(term).replace(/\t/g, "\\t") : "")).join("\t"));
  return `${[columns.map((column) => `?${column}`).join("\t"), ...lines].join("\n")}\n`;
}

function asJson(term) {
  const language = term["xml:lang"];
  const entry = { type: term.type, value: term.value };
  if (language) return { ...entry, "xml:lang": language };
  return term.type === "literal" && term.datatype && term.datatype !== `${XSD}string` ? { ...entry, datatype: term.datatype } : entry;
}

export function toJson({ columns, rows, truth }) {
  if (truth !== undefined) return `{"head": {}, "boolean": ${truth}}\n`;
  const bindings = rows.map((row) => {
    const bound = columns.map((column, place) => [column, row[place]]).filter(([, term]) => term);
    return Object.fromEntries(bound.map(([column, term]) => [column, asJson(term)]));
  });
  return `${JSON.stringify({ head: { vars: columns }, results: { bindings } }, null, 1)}\n`;
}

function asXml(term) {
  const found = NO_XML.exec(term.value);
  if (found) {
    const code = found[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
    throw new Refusal(`the answer holds the character U+${code}, which XML cannot; ask for json`);
  }
  const outer = (text) => [...text].map((blank) => `&#${blank.codePointAt(0)};`).join("");
  const value = escaped(term.value).replace(/^(?:[^\S\ufeff]|\x85)+|(?:[^\S\ufeff]|\x85)+$/g, outer).replace(/\r/g, "&#13;");
  if (term.type === "uri") return `<uri>${value}</uri>`;
  if (term.type === "bnode") return `<bnode>${value}</bnode>`;
  if (term["xml:lang"]) return `<literal xml:lang=${inQuotes(term["xml:lang"])}>${value}</literal>`;
  const isText = !term.datatype || term.datatype === `${XSD}string`;
  return `<literal${isText ? "" : ` datatype=${inQuotes(term.datatype)}`}>${value}</literal>`;
}

export function toXml({ columns, rows, truth }) {
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<sparql xmlns="http://www.w3.org/2005/sparql-results#">'];
  if (truth !== undefined) lines.push(" <head/>", ` <boolean>${truth}</boolean>`);
  else {
    lines.push(` <head>${columns.map((column) => `<variable name=${inQuotes(column)}/>`).join("")}</head>`, " <results>");
    for (const row of rows) {
      const cells = columns.map((column, place) => (row[place] ? `<binding name=${inQuotes(column)}>${asXml(row[place])}</binding>` : ""));
      lines.push(`  <result>${cells.join("")}</result>`);
    }
    lines.push(" </results>");
  }
  return `${[...lines, "</sparql>"].join("\n")}\n`;
}

const inOrder = (one, other) => (one < other ? -1 : one > other ? 1 : 0);
const partsOf = (quad) => [quad.subject, quad.predicate, quad.object].map(String);

// The triples of the engine's quads, each once, as texts in a fixed order.
export const sortedTriples = (quads) => [...new Map(quads.map((quad) => [partsOf(quad).join(" "), partsOf(quad)])).entries()]
  .sort(([one], [other]) => inOrder(one, other)).map(([, parts]) => parts);

export const toNTriples = (triples) => triples.map((parts) => `${parts.join(" ")} .\n`).join("");

// One block a subject, with the prefixes that are used.
export function toTurtle(triples, prefixes) {
  const used = new Set();
  const local = /^[A-Za-z_][\w-]*$/;
  const short = (text) => {
    const typed = /^("(?:[^"\\]|\\.)*"\^\^)?<([^<>]*)>$/.exec(text);
    const found = typed && Object.entries(prefixes).find(([, start]) => typed[2].startsWith(start) && local.test(typed[2].slice(start.length)));
    if (!found) return text;
    used.add(found[0]);
    return `${typed[1] ?? ""}${found[0]}:${typed[2].slice(found[1].length)}`;
  };
  const verb = (text) => (text === "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>" ? "a" : short(text));
  const blocks = [];
  let [subject, predicate] = ["", ""];
  for (const [s, p, o] of triples) {
    if (s !== subject) blocks.push(`${blocks.length ? " .\n\n" : ""}${short(s)} ${verb(p)} ${short(o)}`);
    else if (p !== predicate) blocks.push(` ;\n  ${verb(p)} ${short(o)}`);
    else blocks.push(` , ${short(o)}`);
    [subject, predicate] = [s, p];
  }
  const head = [...used].sort().map((prefix) => `@prefix ${prefix}: <${prefixes[prefix]}> .\n`).join("");
  return blocks.length ? `${head}\n${blocks.join("")} .\n` : "";
}
