// What the editor offers for what is typed: variables of the query, terms, prefixes, keywords, things by their names.

import { plain, say } from "./elements.js";
import { KEYWORDS, tokens } from "./tokens.js";

const LEAST_OF_A_NAME = 2;

const asOption = ({ name, label, kind }) => ({ text: name, insert: name, detail: label || say(kind === "class" ? "term_class" : "term_property") });

export function variables(text, typed) {
  const found = tokens(text).filter((token) => token.kind === "variable" && token.text.startsWith(typed));
  return [...new Set(found.map((token) => token.text))].sort().map((name) => ({ text: name, insert: name, detail: say("term_variable") }));
}

// The terms of a prefix, those first whose name, then those whose label begins so.
export function terms(vocabulary, typed) {
  const [prefix, local] = typed.split(":");
  const wanted = plain(local);
  const own = vocabulary.terms.filter(({ name }) => name.startsWith(`${prefix}:`));
  const rank = ({ name, label }) => (plain(name.slice(prefix.length + 1)).startsWith(wanted) ? 0 : plain(label).startsWith(wanted) ? 1 : 2);
  return own.filter(({ search }) => search.includes(wanted)).sort((one, other) => rank(one) - rank(other) || (one.name < other.name ? -1 : 1)).map(asOption);
}

export function words(vocabulary, typed) {
  const wanted = plain(typed);
  const starts = (text) => plain(text).startsWith(wanted);
  const options = Object.keys(vocabulary.prefixes).filter(starts).map((prefix) =>
    ({ text: `${prefix}:`, insert: `${prefix}:`, detail: say("term_prefix"), goesOn: true }));
  if (wanted) {
    options.push(...vocabulary.terms.filter(({ name, label, search }) => search.includes(wanted) && (starts(label) || starts(name.split(":").pop()))).map(asOption));
  }
  options.push(...[...KEYWORDS].filter(starts).map((text) => ({ text, insert: text, detail: say("term_word") })));
  return options;
}

export async function names(vocabulary, typed) {
  if (plain(typed).length < LEAST_OF_A_NAME) return [];
  const found = await vocabulary.names(typed);
  return found.map(({ iri, label, name, kind, id }) => ({ text: label === name ? label : `${label} (${name})`, insert: `<${iri}>`, detail: kind || id }));
}
