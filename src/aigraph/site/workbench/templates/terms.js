// Terms of RDF as texts, by the canonical form of N-Triples (https://www.w3.org/TR/rdf12-n-triples/#canonical-ntriples).

export const XSD = "http://www.w3.org/2001/XMLSchema#";

const SHORT = { "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\" };
const asCode = (sign) => `\\u${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
const quoted = (text) => `"${text.replace(/[\x00-\x1f"\\\x7f\ufffe\uffff]/g, (sign) => SHORT[sign] ?? asCode(sign))}"`;

export function textOfLiteral(value, { language = "", datatype = "" } = {}) {
  if (language) return `${quoted(value)}@${language}`;
  return datatype && datatype !== `${XSD}string` ? `${quoted(value)}^^<${datatype}>` : quoted(value);
}

// A term of SPARQL's JSON results.
export function textOf(term) {
  if (term.type === "uri") return `<${term.value}>`;
  if (term.type === "bnode") return `_:${term.value}`;
  if (term.type === "triple") return ["subject", "predicate", "object"].map((part) => textOf(term.value[part])).join(" ");
  return textOfLiteral(term.value, { language: term["xml:lang"], datatype: term.datatype });
}
