// What is wrong with a query that the engine refuses: with the line and a mark below the place, as the server tells it.

import { isOutside, Refusal, show, tokenize } from "./sparql.js";

const MOST_EXPECTED = 5;
const POSITION = /^error at (\d+):(\d+): (?:expected (?:one of )?)?(.*)$/s;
const READABLE = /^(?:[A-Za-z][\w ]*|"[^"\\]+")$/;

const ENDS = { "{": "}", "(": ")", "[": "]" };
const CURLY = /^[“”„«»‘’‚‹›]/;

// How many letters have to change for one word to become another.
function distance(one, other) {
  let row = [...other, ""].map((_, place) => place);
  [...one].forEach((letter, down) => {
    const next = [down + 1];
    [...other].forEach((each, place) => { next.push(Math.min(next[place] + 1, row[place + 1] + 1, row[place] + (each === letter ? 0 : 1))); });
    row = next;
  });
  return row[other.length];
}

function undeclared(tokens, prefixes) {
  const declared = new Set(Object.keys(prefixes));
  let before = "";
  for (const token of tokens) {
    const prefix = token.text.split(":")[0];
    if (token.kind === "name" && before === "PREFIX") declared.add(prefix);
    else if (token.kind === "name" && !declared.has(prefix)) {
      const near = Object.keys(prefixes).map((each) => [distance(prefix, each), each]).sort(([a], [b]) => a - b)[0];
      const meant = near && near[0] <= prefix.length / 3 ? ` (did you mean ${near[1]}?)` : "";
      return { start: token.start, what: `the prefix ${prefix}: is declared nowhere${meant}; add PREFIX ${prefix}: <…>` };
    }
    before = token.upper;
  }
  return null;
}

function unclosed(tokens) {
  const open = [];
  for (const token of tokens.filter(({ kind }) => kind === "sign")) {
    if (token.text in ENDS) open.push(token);
    if (!Object.values(ENDS).includes(token.text)) continue;
    const last = open.pop();
    if (!last) return { start: token.start, what: `${token.text} cannot stand here; write the end` };
    if (ENDS[last.text] !== token.text) return { start: token.start, what: `${token.text} cannot stand here; write ${ENDS[last.text]}` };
  }
  const last = open.pop();
  return last ? { start: last.start, what: `${last.text} is never closed; add ${ENDS[last.text]}` } : null;
}

function curly(tokens) {
  const found = tokens.find(({ kind, text }) => kind === "sign" && CURLY.test(text));
  return found ? { start: found.start, what: `${found.text} is no quote of SPARQL; write straight ones: "…"` } : null;
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
  const tokens = tokenize(query).filter((token) => !isOutside(token));
  const wrong = curly(tokens) ?? unclosed(tokens) ?? undeclared(tokens, prefixes);
  if (wrong) return new Refusal(show(query, wrong.start, wrong.what));
  const found = POSITION.exec(message);
  if (!found) return new Refusal(`the query cannot be answered: ${message}; ask it otherwise`);
  const position = placeOf(query, Math.max(1, Number(found[1]) - linesBefore), Number(found[2]));
  return new Refusal(show(query, position, `${shortened(found[3])}; correct it`));
}
