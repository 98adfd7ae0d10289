// The tokens of SPARQL for those who may not look inside strings, IRIs and comments; what no engine may see; where a
// fault is. The same as the library's own reader of tokens (aigraph.queries.tokens), by SPARQL 1.1, rules 139 to 173.

export class Refusal extends Error {}

const [MOST_CHARACTERS, MOST_TOKENS, MOST_NESTING, MOST_SHOWN] = [64 * 1024, 4000, 100, 120];
const [W, LETTER] = ["\\p{L}\\p{N}_", "[\\p{L}\\p{Nl}\\p{No}]"];
const ESCAPED = "\\\\[_~.\\-!$&'()*+,;=\\/?#@%]";
const KINDS = {
  iri: /<(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>/.source,
  string: [/"""(?:(?:"|"")?(?:[^"\\]|\\.))*"""/, /'''(?:(?:'|'')?(?:[^'\\]|\\.))*'''/, /"(?:[^"\\\n\r]|\\.)*"/, /'(?:[^'\\\n\r]|\\.)*'/]
    .map(({ source }) => source).join("|"),
  open: "[\"'][^\\n\\r]*",
  comment: "#[^\\n\\r]*",
  variable: `[?$][${W}]+`,
  name: `(?:${LETTER}(?:[${W}.\\-]{0,99}[${W}\\-])?)?:(?:(?:[${W}:]|%[0-9A-Fa-f]{2}|${ESCAPED})`
    + `(?:[${W}:\\-]|%[0-9A-Fa-f]{2}|${ESCAPED}|\\.+(?=[${W}%:\\\\\\-]))*)?`,
  word: `@?${LETTER}[${W}\\-]*`,
  number: "[0-9]+(?:\\.[0-9]+)?",
  blank: "(?:[^\\S\\ufeff]|[\\x1c-\\x1f\\x85])+",
  sign: ".",
};
const TOKEN = new RegExp(Object.entries(KINDS).map(([kind, source]) => `(?<${kind}>${source})`).join("|"), "gsu");
// An engine may read "?a <#x>" as a comparison and a comment; no comparison can look like "<https://…".
const CLEAR_IRI = /^(?:<[A-Za-z][A-Za-z0-9+.-]*:\/\/|<[^#'?$]*>)/;

// All tokens of a query, blanks and comments included, so that their texts joined are the query.
export function tokenize(query) {
  return [...query.matchAll(TOKEN)].map((found) => {
    const kind = Object.keys(KINDS).find((name) => found.groups[name] !== undefined);
    return { kind, text: found[0], upper: found[0].toUpperCase(), start: found.index };
  });
}

export const isOutside = ({ kind }) => kind === "blank" || kind === "comment";

// The tokens outside all brackets; of a bracket itself the two signs.
export function outerTokens(query) {
  let depth = 0;
  return tokenize(query).filter(({ kind, text }) => {
    if (kind === "sign" && ")]}".includes(text)) depth -= 1;
    const isOuter = depth === 0;
    if (kind === "sign" && "([{".includes(text)) depth += 1;
    return isOuter;
  });
}

const FORMS = ["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"];

// SELECT, ASK, CONSTRUCT or DESCRIBE; a refusal for an update and for what is no SPARQL.
export function formOf(query) {
  const first = tokenize(query).find(({ kind, upper }) => kind === "word" && !["PREFIX", "BASE"].includes(upper))?.upper ?? "";
  if (!FORMS.includes(first)) throw new Refusal(`the query begins with ${first || "nothing"}; write ${FORMS.slice(0, 3).join(", ")} or DESCRIBE`);
  return first;
}

// What is wrong, with the place, the line (of a long one what stands around the place) and a mark below it.
export function show(query, position, what, name = "the query") {
  const start = query.lastIndexOf("\n", position - 1) + 1;
  let line = query.slice(start).split("\n", 1)[0].replace(/\r+$/, "");
  const column = [...query.slice(start, position)].length + 1;
  let mark = position - start;
  if (line.length > MOST_SHOWN) {
    const first = Math.max(0, Math.min(mark - MOST_SHOWN / 2, line.length - MOST_SHOWN));
    const rest = first + MOST_SHOWN < line.length ? "…" : "";
    line = `${first ? "…" : ""}${line.slice(first, first + MOST_SHOWN)}${rest}`;
    mark += (first ? 1 : 0) - first;
  }
  const indent = [...line.slice(0, mark)].map((sign) => (sign === "\t" ? "\t" : " ")).join("");
  return `${name}, line ${query.slice(0, position).split("\n").length}, column ${column}: ${what}\n  ${line}\n  ${indent}^`;
}

// Whether an engine may read SERVICE here: it needs no blank around it.
function isService({ kind, text, upper }, before) {
  if (kind === "word") return upper.includes("SERVICE");
  return text === "{" && before.kind === "name" && before.upper.split(":")[0].includes("SERVICE");
}

// Refuse what would end the engine, or reach out of it: it recurses over nested groups and long chains.
export function checkLimits(query) {
  const refuse = (token, what) => { throw new Refusal(show(query, token.start, what)); };
  if ([...query].length > MOST_CHARACTERS) throw new Refusal(`the query is longer than ${MOST_CHARACTERS} characters; shorten it`);
  let [depth, run, before] = [0, 0, { upper: "", kind: "" }];
  tokenize(query).filter((token) => !isOutside(token)).forEach((token, number) => {
    if (number === MOST_TOKENS) refuse(token, `longer than ${MOST_TOKENS} words and signs; shorten it`);
    if (isService(token, before)) refuse(token, "SERVICE asks another server; leave it out");
    if (token.kind === "open") refuse(token, "the quote is never closed; close it");
    if (token.kind === "iri" && !CLEAR_IRI.test(token.text)) refuse(token, `${token.text} may be an IRI or a comparison; write a blank, or a whole IRI`);
    depth += ["{", "(", "["].includes(token.text) - ["}", ")", "]"].includes(token.text);
    run = ["!", "-", "+", "^"].includes(token.text) ? run + 1 : 0;
    if (depth > MOST_NESTING || run > MOST_NESTING) refuse(token, `nested more than ${MOST_NESTING} levels deep; write it flatter`);
    before = token;
  });
}
