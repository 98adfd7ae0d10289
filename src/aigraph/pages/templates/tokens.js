// Words of SPARQL and Turtle, as far as colours and completion need them.

export const KEYWORDS = new Set(("SELECT CONSTRUCT DESCRIBE ASK WHERE PREFIX BASE FROM NAMED DISTINCT REDUCED OPTIONAL UNION MINUS GRAPH FILTER "
  + "BIND AS VALUES UNDEF EXISTS NOT IN GROUP BY HAVING ORDER ASC DESC LIMIT OFFSET COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT SEPARATOR "
  + "STR LANG LANGMATCHES DATATYPE BOUND IRI URI BNODE COALESCE IF ABS CEIL FLOOR ROUND CONCAT STRLEN UCASE LCASE ENCODE_FOR_URI CONTAINS "
  + "STRSTARTS STRENDS STRBEFORE STRAFTER YEAR MONTH DAY NOW REGEX REPLACE SUBSTR ISIRI ISLITERAL ISBLANK ISNUMERIC SAMETERM STRDT STRLANG").split(" "));

const TOKEN = new RegExp([
  /(?<comment>#[^\n]*)/, /(?<iri><[^<>"{}|^`\\\s]*>)/,
  /(?<string>"""(?:[^"\\]|\\[^]|"(?!""))*(?:"""|$)|'''(?:[^'\\]|\\[^]|'(?!''))*(?:'''|$)|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?)/,
  /(?<variable>[?$]\w+)/, /(?<name>(?:[\p{L}][\p{L}\d_-]*)?:[\p{L}\d_%-]*(?:\.[\p{L}\d_%-]+)*)/,
  /(?<word>@?[\p{L}][\p{L}\d_-]*)/, /(?<number>\d+(?:\.\d+)?)/,
].map(({ source }) => source).join("|"), "gu");

export function tokens(text) {
  return [...text.matchAll(TOKEN)].map((found) => {
    const kind = Object.keys(found.groups).find((name) => found.groups[name] !== undefined);
    return { kind, text: found[0], start: found.index, end: found.index + found[0].length };
  });
}

export const ENDS = { "(": ")", "[": "]", "{": "}" };
export const BEGINNINGS = Object.fromEntries(Object.entries(ENDS).map(([open, close]) => [close, open]));

// The places of the bracket at the caret and of the one that belongs to it.
export function pairAt(text, caret) {
  const place = [caret - 1, caret].find((at) => text[at] in ENDS || text[at] in BEGINNINGS);
  if (place === undefined) return [];
  const dead = tokens(text).filter(({ kind }) => ["comment", "iri", "string"].includes(kind));
  const isDead = (at) => dead.some(({ start, end }) => start <= at && at < end);
  if (isDead(place)) return [];
  const step = text[place] in ENDS ? 1 : -1;
  let depth = 0;
  for (let at = place; at >= 0 && at < text.length; at += step) {
    const sign = text[at] in ENDS ? 1 : text[at] in BEGINNINGS ? -1 : 0;
    if (!sign || isDead(at)) continue;
    depth += sign * step;
    if (depth === 0) return [place, at].sort((one, other) => one - other);
  }
  return [];
}
