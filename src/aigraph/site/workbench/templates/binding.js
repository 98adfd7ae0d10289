// Parameters become RDF terms, and terms take the place of their own tokens: the same as aigraph.queries.binding.
// Nothing else puts a text into a query: never inside strings, IRIs or comments, never more than one whole term.

import { checkLimits, isOutside, Refusal, show, tokenize } from "./sparql.js";
import { textOfLiteral, XSD } from "./terms.js";

const SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*";
const ID = new RegExp(`^(?=[a-z])${SLUG}(?:/${SLUG}){1,2}$`);
const SOURCE_ID = `\\.\\./source/${SLUG}`;
const SOURCE_OR_PASSAGE = new RegExp(`^${SOURCE_ID}(?:#char=(?:0|[1-9][0-9]{0,11}),[1-9][0-9]{0,11})?$`);
const LANGUAGE = "lang";
const TYPES = {
  integer: [/^[+-]?[0-9]+$/, "a whole number such as 12"],
  decimal: [/^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)$/, "a plain number such as 12 or 4.5"],
  boolean: [/^(?:true|false|1|0)$/, "true or false"],
  date: [/^[0-9]{4}-[0-9]{2}-[0-9]{2}(?:Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)?$/, "a date such as 2024-05-21"],
};

function isOfCalendar(text) {
  const [year, month, day] = text.slice(0, 10).split("-").map(Number);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

// Binds for a graph: its base, prefixes and languages; `isIri` is the engine's own judgement.
export class Binder {
  constructor({ base, prefixes, languages, isIri }) { Object.assign(this, { base, prefixes, languages, isIri }); }

  // The text of a query with a term for every parameter: the given values, else its defaults.
  bind(query, values, language) {
    checkLimits(query.text);
    return this.replace(query, this.terms(query, values, language));
  }

  terms(query, values, language) {
    const known = new Set(query.parameters.map(({ name }) => name));
    for (const name of Object.keys(values)) {
      const takes = [...known].filter((each) => each !== LANGUAGE).sort().join(", ") || "none";
      if (!known.has(name)) throw new Refusal(`${query.name} has no parameter ${name}; it takes ${takes}`);
    }
    const given = new Map([[LANGUAGE, language], ...Object.entries(values)]);
    if (!this.languages.includes(given.get(LANGUAGE))) {
      throw new Refusal(`the language is '${given.get(LANGUAGE)}'; the project has ${this.languages.join(", ")}`);
    }
    return new Map(query.parameters.map((parameter) => {
      const value = given.get(parameter.name) ?? parameter.default;
      if (value === null || value === undefined) throw new Refusal(`${query.name} needs ${parameter.name}; give it a value`);
      if (/\p{Cs}/u.test(value)) throw new Refusal(`${parameter.name} holds half a character (a lone surrogate); write it as UTF-8`);
      this.checkChoice(parameter, value);
      return [parameter.variable, this.term(parameter, value)];
    }));
  }

  checkChoice({ name, type, choices }, value) {
    if (!choices.length || choices.includes(value)) return;
    if (type === "iri") {
      const iri = this.iriOrNothing(value);
      if (iri && choices.some((choice) => this.toIri(choice) === iri)) return;
    }
    throw new Refusal(`${name} is '${value}'; it takes ${choices.join(", ")}`);
  }

  term({ name, type, default: such }, value) {
    if (type === "iri") {
      const iri = this.iriOrNothing(value);
      if (iri) return `<${iri}>`;
      const remedy = "write an id such as class/slug, a prefixed name, or a whole IRI";
      throw new Refusal(`${name}: '${value}' is no IRI; ${remedy}${such ? `, such as ${such}` : ""}`);
    }
    if (type === "literal") return textOfLiteral(value);
    const [form, remedy] = TYPES[type];
    if (!form.test(value) || (type === "date" && !isOfCalendar(value))) throw new Refusal(`${name} is '${value}'; write ${remedy}`);
    return textOfLiteral(value, { datatype: XSD + type });
  }

  // The IRI that a person means: an id (class/slug), a prefixed name, or a whole IRI.
  toIri(text) {
    const value = text.startsWith("source/") ? `../${text}` : text;
    if (ID.test(value)) return `${this.base}id/${value}`;
    if (SOURCE_OR_PASSAGE.test(value)) return this.base + value.slice(3);
    const whole = value.startsWith("<") ? value.slice(1).replace(/>$/, "") : value;
    const colon = whole.indexOf(":");
    const prefix = whole.slice(0, Math.max(0, colon));
    return colon >= 0 && Object.hasOwn(this.prefixes, prefix) ? this.prefixes[prefix] + whole.slice(colon + 1) : whole;
  }

  iriOrNothing(text) {
    const iri = this.toIri(text);
    return this.isIri(iri) ? iri : "";
  }

  replace(query, terms) {
    const before = [];
    let projecting = false;
    return tokenize(query.text).map((token) => {
      if (isOutside(token)) return token.text;
      projecting = token.upper === "SELECT" || (projecting && !["WHERE", "{", "FROM"].includes(token.upper));
      const term = token.kind === "variable" ? terms.get(token.text.slice(1)) : undefined;
      if (term !== undefined) this.checkPosition(query, token, before, projecting);
      before.push(token.upper);
      return term ?? token.text;
    }).join("");
  }

  // A term cannot stand everywhere a variable can (SPARQL 1.1, rules 9, 19, 60, 121).
  checkPosition(query, token, before, projecting) {
    const [one, last] = before.slice(-2);
    const isRefused = ["AS", "LIMIT", "OFFSET"].includes(before.at(-1)) || (one === "BOUND" && last === "(");
    if (!isRefused && !projecting) return;
    const what = `the parameter ${token.text} cannot stand in SELECT, AS, BOUND, LIMIT; use another variable`;
    throw new Refusal(show(query.text, token.start, what, query.name));
  }
}
