// What is wrong with a query that the engine refuses: with the line and a mark below the place, as the server tells it.

import { Refusal, show, tokenize } from "./sparql.js";

const MOST_EXPECTED = 5;
const POSITION = /^error at (\d+):(\d+): (?:expected (?:one of )?)?(.*)$/s;
const READABLE = /^(?:[A-Za-z][\w ]*|"[^"\\]+")$/;

// The first prefixed name whose prefix neither the query nor the project declares.
function undeclared(query, prefixes) {
  const declared = new Set(Object.keys(prefixes));
  let before = "";
  for (const token of tokenize(query).filter(({ kind }) => kind !== "blank" && kind !== "comment")) {
    const prefix = token.text.split(":")[0];
    if (token.kind === "name" && before === "PREFIX") declared.add(prefix);
    else if (token.kind === "name" && !declared.has(prefix)) return { start: token.start, prefix };
    before = token.upper;
  }
  return null;
}

// What the engine would have taken: the first few that a person can read.
function shortened(expected) {
  const readable = expected.split(", ").map((name) => name.trim()).filter((name) => READABLE.test(name));
  const more = readable.length > MOST_EXPECTED ? ", …" : "";
  return readable.length ? `expected ${readable.slice(0, MOST_EXPECTED).join(", ")}${more}` : "something cannot stand here";
}

// The place of a line and a column (of whole characters), both from one, in a text.
function placeOf(query, line, column) {
  const lines = query.split("\n");
  const before = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  const within = [...(lines[line - 1] ?? "")].slice(0, column - 1).join("").length;
  return Math.min(before + within, query.trimEnd().length);
}

// The refusal to throw; `linesBefore` stood before the query when the engine read it.
export function complain(query, message, prefixes, linesBefore) {
  const wrong = undeclared(query, prefixes);
  if (wrong) return new Refusal(show(query, wrong.start, `the prefix ${wrong.prefix}: is declared nowhere; add PREFIX ${wrong.prefix}: <…>`));
  const found = POSITION.exec(message);
  if (!found) return new Refusal(`the query cannot be answered: ${message}; ask it otherwise`);
  const position = placeOf(query, Math.max(1, Number(found[1]) - linesBefore), Number(found[2]));
  return new Refusal(show(query, position, `${shortened(found[3])}; correct it`));
}
