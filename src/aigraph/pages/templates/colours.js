// A text in colours.

import { make } from "./elements.js";
import { KEYWORDS, tokens } from "./tokens.js";

const MOST_COLOURED = 200000;

export function colour(text, pairs = []) {
  const parts = document.createDocumentFragment();
  let at = 0;
  const between = (end) => {
    for (const place of pairs.filter((place) => place >= at && place < end)) {
      parts.append(text.slice(at, place), make("span", { class: "pair" }, text[place]));
      at = place + 1;
    }
    parts.append(text.slice(at, end));
    at = end;
  };
  for (const token of tokens(text.slice(0, MOST_COLOURED))) {
    between(token.start);
    const isKeyword = token.kind === "word" && (KEYWORDS.has(token.text.toUpperCase()) || token.text === "a");
    const kind = token.kind !== "word" ? token.kind : isKeyword || token.text.startsWith("@") ? "keyword" : "";
    parts.append(kind ? make("span", { class: kind }, token.text) : token.text);
    at = token.end;
  }
  between(text.length);
  return parts;
}
