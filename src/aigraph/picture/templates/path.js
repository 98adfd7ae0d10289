"use strict";
// The shortest path between two chosen things, in words, with the evidence of each hop.

class Path {
  constructor(page, evidence) { Object.assign(this, { page, evidence }); }

  static of(page) { return (page.path ??= new Path(page, Evidence.of(page))); }

  get near() {
    if (this.found) return this.found;
    this.found = new Map(this.page.data.things.map(({ id }) => [id, new Map()]));
    const join = (one, other, tie) => {
      const ties = this.found.get(one);
      ties.set(other, [...(ties.get(other) ?? []), tie]);
    };
    for (const tie of this.page.data.ties) {
      if (tie.source === tie.target) continue;
      join(tie.source, tie.target, tie);
      join(tie.target, tie.source, tie);
    }
    return this.found;
  }

  // The things on a path of fewest ties, and how many such paths there are; null where there is none. Of several it
  // is the first in the order of the ties, which is the same in every language.
  find(first, last) {
    const ways = new Map([[first, 1]]);
    const before = new Map();
    let ring = [first];
    while (ring.length && !ways.has(last)) {
      const next = new Map();
      for (const one of ring) {
        for (const other of this.near.get(one).keys()) {
          if (ways.has(other)) continue;
          if (!next.has(other)) before.set(other, one);
          next.set(other, (next.get(other) ?? 0) + ways.get(one));
        }
      }
      for (const [id, count] of next) ways.set(id, count);
      ring = [...next.keys()];
    }
    if (!ways.has(last)) return null;
    const things = [last];
    while (things[0] !== first) things.unshift(before.get(things[0]));
    return { things, ways: ways.get(last) };
  }

  // What is shown of the path between two things; with the proofs that it shows.
  show(first, last) {
    const { page } = this;
    const names = { first: this.name(first), last: this.name(last) };
    const close = make("button", { type: "button", class: "small", onclick: () => page.state.set({ to: "" }) }, page.words.path_close);
    const place = make("section", { class: "path", tabindex: "-1", "aria-label": page.fill("path_title", names) },
      make("h3", {}, page.fill("path_title", names)));
    const found = first === last ? null : this.find(first, last);
    if (!found) {
      place.append(make("p", {}, page.fill(first === last ? "path_same" : "path_none", names)), close);
      return [place, []];
    }
    const ties = found.things.length - 1;
    const word = ties === 1 ? "path_one" : found.ways === 1 ? "path_only" : "path_of";
    place.append(make("p", {}, page.fill(word, { ties, ways: found.ways })));
    if (ties > 1) place.append(make("p", { class: "chain" }, found.things.map((id) => this.name(id)).join(" → ")));
    const hops = make("ol");
    const shown = [];
    for (let at = 0; at < ties; at += 1) hops.append(this.hop(found.things[at], found.things[at + 1], shown));
    place.append(hops, close);
    return [place, shown];
  }

  hop(one, other, shown) {
    const { page } = this;
    const item = make("li");
    for (const tie of this.near.get(one).get(other)) {
      const label = page.say(page.data.properties[tie.label]);
      item.append(make("div", { class: "hop" }, page.entry(tie.source), make("span", {}, label), page.entry(tie.target)),
        ...this.evidence.fold(tie.proofs));
      shown.push(...tie.proofs);
    }
    return item;
  }

  name(id) { return this.page.say(this.page.things.get(id).label); }

  // A field in which the other end is looked for.
  field(id) {
    const { page } = this;
    const input = make("input", { type: "search", autocomplete: "off", spellcheck: "false", "aria-label": page.words.path_to,
      placeholder: page.words.path_to });
    const list = make("ul", { class: "rows" });
    const choose = (other) => page.state.set({ to: other });
    input.addEventListener("input", () => {
      const wanted = plain(input.value.trim());
      const score = (thing) => Math.min(...namesOf(thing).map((name) => rankOf(plain(name), wanted)));
      const hits = wanted ? page.data.things.filter((thing) => thing.id !== id).map((thing) => [score(thing), thing]) : [];
      const best = hits.filter(([rank]) => rank < Infinity).sort(([one, a], [other, b]) => one - other
        || page.order.compare(page.say(a.label), page.say(b.label))).slice(0, 6);
      list.replaceChildren(...best.map(([, thing]) => make("li", {}, make("button", { type: "button", class: "entry",
        onclick: () => choose(thing.id) }, drawMark(page.marks.get(thing.kind)), make("span", {}, page.say(thing.label))))));
      if (wanted && !best.length) list.append(make("li", {}, make("p", {}, page.words.nothing_found)));
    });
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") list.querySelector("button")?.click();
      if (event.key === "ArrowDown") list.querySelector("button")?.focus();
      if (event.key === "Escape" && input.value) {
        event.stopPropagation();
        input.value = "";
        list.replaceChildren();
      }
    });
    return make("div", { class: "towards" }, input, list);
  }
}
