"use strict";
// The panels around the map: bars, legend, list, search results and the card. All text enters the page as text
// (textContent), never as HTML.

const SVG = "http://www.w3.org/2000/svg";

// Outlines of the marks in a square from -10 to 10; a dot is a circle.
const OUTLINES = {
  star: starPoints(10, 4.2),
  triangle: "0,-9 9,7 -9,7",
  triangleDown: "0,9 9,-7 -9,-7",
  square: "-7.5,-7.5 7.5,-7.5 7.5,7.5 -7.5,7.5",
  diamond: "0,-9.5 9.5,0 0,9.5 -9.5,0",
  hexagon: "-5,-8.6 5,-8.6 10,0 5,8.6 -5,8.6 -10,0",
};

function starPoints(outer, inner) {
  return Array.from({ length: 10 }, (_, step) => {
    const radius = step % 2 ? inner : outer;
    const angle = (step * Math.PI) / 5;
    return `${(radius * Math.sin(angle)).toFixed(2)},${(-radius * Math.cos(angle)).toFixed(2)}`;
  }).join(" ");
}

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick") element.addEventListener("click", value);
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

function drawMark({ shape, colour }) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "-10 -10 20 20");
  svg.setAttribute("class", "mark");
  svg.setAttribute("aria-hidden", "true");
  const outline = document.createElementNS(SVG, OUTLINES[shape] ? "polygon" : "circle");
  if (OUTLINES[shape]) outline.setAttribute("points", OUTLINES[shape]);
  else outline.setAttribute("r", "7.5");
  outline.setAttribute("fill", colour);
  svg.append(outline);
  return svg;
}

class Panels {
  constructor(data, open) {
    this.data = data;
    this.open = open;
    this.language = data.language;
    this.marks = new Map(data.marks.map((mark) => [mark.kind, mark]));
    this.things = new Map(data.things.map((thing) => [thing.id, thing]));
    this.order = new Intl.Collator(data.languages);
  }

  get words() { return this.data.words[this.language]; }
  say(text) { return typeof text === "string" ? text : text[this.language]; }

  entry(id) {
    const thing = this.things.get(id);
    const button = make("button", { type: "button", class: "entry", onclick: () => this.open(id) });
    button.append(drawMark(this.marks.get(thing.kind)), make("span", {}, this.say(thing.label)));
    return button;
  }

  sorted(things) {
    return [...things].sort((one, other) => this.order.compare(this.say(one.label), this.say(other.label)));
  }

  sizes(place) {
    const sized = this.data.things.filter((thing) => thing.size !== null);
    place.hidden = !sized.length || !this.data.measure;
    if (place.hidden) return;
    const largest = Math.max(...sized.map((thing) => thing.size)) || 1;
    const rows = make("ul", { class: "rows" });
    for (const thing of this.sorted(sized).sort((one, other) => other.size - one.size)) {
      const bar = make("i");
      bar.style.width = `${(100 * thing.size) / largest}%`;
      bar.style.background = this.marks.get(thing.kind).colour;
      const button = make("button", { type: "button", class: "bar", onclick: () => this.open(thing.id) },
        make("span", { title: this.say(thing.label) }, this.say(thing.short)), make("span", {}, bar),
        make("span", {}, thing.quantity ? this.say(thing.quantity) : String(thing.size)));
      rows.append(make("li", {}, button));
    }
    const total = make("div", { class: "total" },
      make("span", {}, this.words.total), make("span", {}, this.say(this.data.measure.total)));
    place.replaceChildren(make("h2", {}, this.say(this.data.measure.label)), rows, total);
  }

  legend(place) {
    const rows = make("ul", { class: "rows" });
    for (const mark of this.data.marks.filter(({ count }) => count)) {
      rows.append(make("li", { class: "kind" }, drawMark(mark), make("span", {}, this.say(mark.label)),
        make("b", {}, String(mark.count))));
    }
    place.replaceChildren(make("h2", {}, this.words.kinds), rows);
  }

  how(place) {
    const text = this.data.measure ? this.words.how_text : this.words.how_text_plain;
    place.replaceChildren(make("h2", {}, this.words.how), make("p", {}, text));
  }

  list(place) {
    const parts = [make("summary", {}, this.words.list)];
    for (const mark of this.data.marks) {
      const things = this.sorted(this.data.things.filter(({ kind }) => kind === mark.kind));
      if (!things.length) continue;
      const rows = make("ul", { class: "rows" });
      for (const { id } of things) rows.append(make("li", {}, this.entry(id)));
      parts.push(make("h3", {}, drawMark(mark), this.say(mark.label)), rows);
    }
    place.replaceChildren(...parts);
  }

  found(place, query) {
    const wanted = plain(query.trim());
    place.hidden = !wanted;
    if (!wanted) return;
    const score = (thing) => Math.min(...namesOf(thing).map((name) => rankOf(plain(name), wanted)));
    const hits = this.data.things.map((thing) => [score(thing), thing]).filter(([rank]) => rank < Infinity);
    hits.sort(([one, a], [other, b]) => one - other || this.order.compare(this.say(a.label), this.say(b.label)));
    const rows = hits.slice(0, 9).map(([, thing]) => make("li", {}, this.entry(thing.id)));
    if (!rows.length) rows.push(make("li", {}, make("p", {}, this.words.nothing_found)));
    place.replaceChildren(...rows);
  }

  card(place, id, close) {
    const thing = this.things.get(id);
    const mark = this.marks.get(thing.kind);
    const top = make("div", { class: "top" }, drawMark(mark), make("span", {}, this.say(mark.label)),
      make("button", { type: "button", class: "close", "aria-label": this.words.close, onclick: close }, "×"));
    place.replaceChildren(top, make("h2", {}, this.say(thing.label)));
    if (thing.quantity) place.append(make("p", { class: "quantity" }, this.say(thing.quantity)));
    this.section(place, this.words.facts, thing.facts.map((fact) => [this.say(fact.property), ...this.fact(fact)]));
    const stated = new Set(thing.facts.map((fact) => fact.link));
    const ties = this.data.ties.filter((tie) => tie.source === id && !stated.has(tie.target));
    this.section(place, this.words.links, ties.map((tie) => [this.say(tie.label), this.entry(tie.target)]));
    const incoming = this.data.ties.filter((tie) => tie.target === id && !stated.has(tie.source));
    this.section(place, this.words.incoming,
      incoming.map((tie) => [this.say(tie.inverse ?? tie.label), this.entry(tie.source)]));
    place.append(make("p", { class: "address" }, id));
  }

  // A headed list of pairs (a name, then elements); pairs of the same name stand together.
  section(place, heading, pairs) {
    if (!pairs.length) return;
    const groups = new Map();
    for (const [name, ...elements] of pairs) groups.set(name, [...(groups.get(name) ?? []), elements]);
    const list = make("dl");
    for (const [name, values] of groups) {
      list.append(make("dt", {}, name), ...values.map((elements) => make("dd", {}, ...elements)));
    }
    place.append(make("h3", {}, heading), list);
  }

  fact({ value, link, evidence }) {
    return [this.value(this.say(value), link),
      ...evidence.map((text) => make("p", { class: "proof" }, this.say(text)))];
  }

  value(text, link) {
    if (this.things.has(link)) return this.entry(link);
    if (!/^https?:\/\//.test(link ?? "")) return make("span", {}, text);
    return make("a", { href: link, target: "_blank", rel: "noopener noreferrer" }, text);
  }
}

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[’']/g, "'").toLowerCase();
const namesOf = (thing) => [...Object.values(thing.label), ...Object.values(thing.short), ...thing.names];

// A name that begins so comes first, then a word that does, then any place.
function rankOf(name, wanted) {
  const at = name.indexOf(wanted);
  if (at < 0) return Infinity;
  return at === 0 ? 0 : /[\p{L}\p{N}]/u.test(name[at - 1]) ? 2 : 1;
}
