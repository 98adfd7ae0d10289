// The search page: every word must be in a name, another name, the class or the address; the best are shown first.
"use strict";

const MOST = 50;
const SPELT_OUT = { "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss" };

// The words of a text without case, accents and punctuation: what aigraph.folding does.
function fold(text) {
  const plain = text.normalize("NFKD").toLowerCase().replace(/[œæøłđðþß]/gu, (letter) => SPELT_OUT[letter]);
  const bare = plain.normalize("NFKD").replace(/\p{Mn}/gu, "");
  return (bare.match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
}

function prepare({ kinds, entries }) {
  const folded = kinds.map(fold);
  return entries.map(([label, kind, address, others], place) => {
    const name = fold(label);
    const more = `${fold(others)} ${fold(address.replace(/(\.\w\w\w?)?\.html/, ""))}`;
    return { label, kind: kinds[kind], address, others, place, name, more, all: ` ${name} ${more} ${folded[kind]}` };
  });
}

// How well an entry answers: its whole name, the beginning of it, of a word in it, of another name, anything else.
function rank(entry, wanted) {
  if (entry.name === wanted) return 0;
  if (entry.name.startsWith(wanted)) return 1;
  if (` ${entry.name}`.includes(` ${wanted}`)) return 2;
  if (` ${entry.more}`.includes(` ${wanted}`)) return 3;
  return entry.name.includes(wanted) ? 4 : 5;
}

function search(entries, text) {
  const wanted = fold(text);
  if (!wanted) return [];
  const words = wanted.split(" ");
  const hits = entries.filter(({ all }) => words.every((word) => all.includes(word) && (word.length > 1 || all.includes(` ${word}`))));
  const ranked = hits.map((entry) => ({ entry, rank: rank(entry, wanted) }));
  ranked.sort((one, other) => one.rank - other.rank || one.entry.place - other.entry.place);
  return ranked.map(({ entry }) => entry);
}

class Page {
  constructor(settings) {
    this.say = settings.say;
    this.field = document.getElementById("words");
    this.list = document.getElementById("found");
    this.status = document.getElementById("status");
    this.entries = prepare(aigraphNames);
    this.field.addEventListener("input", () => this.typed());
    document.getElementById("search").addEventListener("submit", (event) => this.submitted(event));
    document.addEventListener("keydown", (event) => this.key(event));
    addEventListener("hashchange", () => this.read());
    this.read();
    this.field.focus();
  }

  read() {
    const asked = new URLSearchParams(location.hash.slice(1)).get("q") ?? new URLSearchParams(location.search).get("q") ?? "";
    if (asked !== this.field.value) this.field.value = asked;
    this.show();
  }

  typed() {
    history.replaceState(null, "", this.field.value ? `#q=${encodeURIComponent(this.field.value)}` : location.pathname);
    this.show();
  }

  submitted(event) {
    event.preventDefault();
    this.list.querySelector("a")?.click();
  }

  show() {
    const text = this.field.value.trim();
    const found = search(this.entries, text);
    this.list.replaceChildren(...found.slice(0, MOST).map((entry) => this.item(entry)));
    const told = found.length > MOST ? "found_more" : found.length > 1 ? "found_many" : found.length ? "found_one" : "found_none";
    this.status.textContent = fold(text) ? this.say[told].replace("{}", String(Math.min(found.length, MOST))) : "";
    document.getElementById("shelves").hidden = found.length > 0;
  }

  item({ label, kind, address, others }) {
    const item = document.createElement("li");
    const link = item.appendChild(document.createElement("a"));
    link.href = address;
    link.append(label, document.createElement("small"));
    link.lastChild.textContent = [kind, others.split(" | ").slice(0, 3).join(", ")].filter(Boolean).join(" · ");
    return item;
  }

  // Arrows walk from the field through what is found, and back.
  key(event) {
    const links = [...this.list.querySelectorAll("a")];
    const places = [this.field, ...links];
    const at = places.indexOf(document.activeElement);
    if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") this.field.focus();
    else if (step && places[at + step]) places[at + step].focus();
    else return;
    event.preventDefault();
  }
}

addEventListener("DOMContentLoaded", () => new Page(JSON.parse(document.getElementById("settings").textContent)));
