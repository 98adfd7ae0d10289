"use strict";
// The card of a thing: its facts, each with what proves it, and its ties.

class Card {
  constructor(page, place) { Object.assign(this, { page, place }); }

  update(keys) {
    const id = this.page.opened;
    this.place.hidden = id === null;
    if (id === null || !["id", "to", "lang", "*"].some((key) => keys.has(key))) return;
    this.show(id);
    if (keys.has("id")) {
      this.place.scrollTop = 0;
      this.place.focus({ preventScroll: true });
    }
  }

  show(id) {
    const { page, place } = this;
    const thing = page.things.get(id);
    const mark = page.marks.get(thing.kind);
    place.setAttribute("aria-label", page.words.card);
    place.replaceChildren(make("div", { class: "top" }, drawMark(mark), make("span", {}, page.say(mark.label)),
      make("button", { type: "button", class: "close", "aria-label": page.words.close, onclick: () => page.close() }, "×")),
    make("h2", {}, page.say(thing.label)));
    if (thing.quantity) place.append(make("p", { class: "quantity" }, page.say(thing.quantity)));
    for (const text of thing.standing) place.append(make("p", { class: "standing" }, page.say(text)));
    const property = (number) => page.say(page.data.properties[number]);
    this.section(page.words.facts, thing.facts.map((fact) => [property(fact.property),
      this.value(page.say(fact.value), fact.link), ...this.proofs(fact.proofs)]));
    const stated = new Set(thing.facts.map((fact) => fact.link));
    const ties = page.data.ties.filter((tie) => tie.source === id && !stated.has(tie.target));
    this.section(page.words.links, ties.map((tie) => [property(tie.label), page.entry(tie.target), ...this.proofs(tie.proofs)]));
    const incoming = page.data.ties.filter((tie) => tie.target === id && !stated.has(tie.source));
    this.section(page.words.incoming, incoming.map((tie) => [property(tie.inverse ?? tie.label), page.entry(tie.source),
      ...this.proofs(tie.proofs)]));
    place.append(make("p", { class: "address" }, id));
  }

  // A headed list of pairs (a name, then elements); pairs of the same name stand together.
  section(heading, pairs) {
    if (!pairs.length) return;
    const groups = new Map();
    for (const [name, ...elements] of pairs) groups.set(name, [...(groups.get(name) ?? []), elements]);
    const list = make("dl");
    for (const [name, values] of groups) {
      list.append(make("dt", {}, name), ...values.map((elements) => make("dd", {}, ...elements)));
    }
    this.place.append(make("h3", {}, heading), list);
  }

  proofs(proofs) {
    return proofs.map(([number, part]) => {
      const evidence = this.page.data.evidence[number];
      const text = this.page.say(evidence.text) + (part ? ` (${this.page.say(part)})` : "");
      return make("p", { class: `proof ${evidence.kind}` }, text);
    });
  }

  value(text, link) {
    if (this.page.things.has(link)) return this.page.entry(link);
    if (!/^https?:\/\//.test(link ?? "")) return make("span", {}, text);
    return make("a", { href: link, target: "_blank", rel: "noopener noreferrer" }, text);
  }
}
