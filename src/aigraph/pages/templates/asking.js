// Whom the page asks: the server that sent it. A page without a server has another module in the place of this one.

import { settings } from "./elements.js";

const LONGEST_ADDRESS = 4000;
// The forms that triples can be saved in, by suffix.
export const GRAPH_FORMS = ["ttl", "nt", "jsonld", "rdf"];
const PAGES = /^(id|source|graph|ontology)(\/|$)/;

export const readVocabulary = () => fetch(`${settings.root}query/vocabulary?lang=${settings.language}`);

export const findNames = (text, like) =>
  fetch(`${settings.root}query/names?${new URLSearchParams({ text, like, lang: settings.language })}`);

// The text of a saved query with values.
export const writeQuestion = (name, values) =>
  fetch(`${settings.root}api/${name}?${new URLSearchParams({ ...values, lang: settings.language, format: "rq" })}`);

export function ask(query, accept, signal) {
  const headers = { Accept: accept, "Accept-Language": settings.language };
  const asked = `${settings.root}sparql?query=${encodeURIComponent(query)}`;
  if (asked.length < LONGEST_ADDRESS) return fetch(asked, { headers, signal });
  headers["Content-Type"] = "application/sparql-query";
  return fetch(`${settings.root}sparql`, { method: "POST", body: query, headers, signal });
}

// Where the page of one of our own IRIs is, by its path below the base; nothing where there is none.
export function pageOf(path, fragment) {
  if (!PAGES.test(path)) return "";
  const place = path.split("/").map(encodeURIComponent).join("/");
  return `${settings.root}page/${place}${settings.keep}${fragment === undefined ? "" : `#${fragment}`}`;
}
