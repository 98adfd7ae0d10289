// What a person should know of an answer that the answer itself does not tell, as the command line says it too.

import { ask } from "./asking.js";
import { say } from "./elements.js";

const ABSENCE = "absence";
const BOOLEAN = "application/sparql-results+json";

const isUsed = (iri) => `ASK { { <${iri}> ?p ?o } UNION { ?s ?p <${iri}> } UNION { ?s <${iri}> ?o } UNION { GRAPH <${iri}> { ?s ?p ?o } } }`;

// For a question that was asked with these values. An empty answer may come of a name that there is not.
export async function notices(question, values, vocabulary, isEmpty) {
  const found = [];
  for (const { name, type } of isEmpty ? question.parameters : []) {
    const iri = type === "iri" ? vocabulary.expand(values[name]) : "";
    const response = iri ? await ask(isUsed(iri), BOOLEAN) : null;
    if (response?.ok && !(await response.json()).boolean) found.push(say("names_nothing", `${name}=${values[name]}`));
  }
  return question.tags.includes(ABSENCE) ? [...found, say("absence")] : found;
}
