// What a named graph is, in words: a passage and its range, a reason, a register, a rule (as aigraph.cards says it).

import { ask, things } from "./asking.js";
import { say, settings } from "./elements.js";

const AIG = "https://w3id.org/aigraph/ontology#";
const [REASON, SOURCE, VERSION] = [`${AIG}reason`, "http://purl.org/dc/terms/source", "https://schema.org/version"];
const KINDS = {
  Passage: "", Reading: "evidence_reading", EditorialDecision: "evidence_editorial", ExternalRecord: "evidence_register",
  Rule: "evidence_rule", DescriptionGraph: "evidence_description",
};
const ALL = `SELECT ?graph ?kind ?told ?value { VALUES ?kind { ${Object.keys(KINDS).map((name) => `<${AIG}${name}>`).join(" ")} } ?graph a ?kind
  OPTIONAL { VALUES ?told { <${REASON}> <${SOURCE}> <${VERSION}> } ?graph ?told ?value } }`;
const SHORT_NAME = 3; // the place of skos:altLabel among the properties that give names

// The rows of a query, as plain objects of terms.
export async function rowsOf(query) {
  const response = await ask(query, "application/sparql-results+json");
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()).results.bindings;
}

// The id of one of our own IRIs; any other IRI as it is.
export const idOf = (iri) => (iri.startsWith(`${settings.base}id/`) ? iri.slice(settings.base.length + 3) : iri);

export const isIri = (text) => /^[a-z][a-z0-9+.-]*:[^\x00-\x20<>"{}|^`\\]+$/i.test(text);

// All graphs by their name: the kind, and what is said of each.
export async function graphs() {
  const found = new Map();
  for (const { graph, kind, told, value } of await rowsOf(ALL)) {
    const known = found.get(graph.value) ?? { kind: kind.value.slice(AIG.length), told: [] };
    found.set(graph.value, known);
    if (told) known.told.push([told.value, value]);
  }
  return found;
}

function detail({ kind, told }, graph, all) {
  const values = (property) => told.filter(([each]) => each === property).map(([, value]) => value);
  if (kind === "Rule") return idOf(graph);
  if (kind === "ExternalRecord") {
    const [register, version] = [values(SOURCE)[0]?.value ?? "", values(VERSION)[0]?.value ?? ""];
    return `${all.get(register)?.label ?? ""} ${version}`.trim();
  }
  const reasons = values(REASON);
  return (reasons.find((each) => each["xml:lang"] === settings.language) ?? reasons[0])?.value ?? "";
}

// A function from a graph's name to words.
export async function tellsGraphs() {
  const [known, all] = await Promise.all([graphs(), things()]);
  return (graph) => {
    const found = known.get(graph);
    if (!found) return idOf(graph);
    if (found.kind !== "Passage") return `${say(KINDS[found.kind])} ${detail(found, graph, all)}`.trim();
    const [source, span] = graph.split("#char=");
    const document = all.get(source);
    const short = document?.names.find(({ rank, language }) => rank === SHORT_NAME && language === settings.language);
    return `${short?.name ?? document?.label ?? idOf(source)}, ${say("evidence_characters")} ${(span ?? "").replace(",", "–")}`;
  };
}
