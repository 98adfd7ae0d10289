"use strict";
// The card of a thing: its facts, each with what proves it, its ties, the path to another, what can be taken along.

const MOST = 8; // so many values of a group are shown at once

class Card {
  constructor(page, place) {
    const evidence = Evidence.of(page);
    Object.assign(this, { page, place, evidence, path: Path.of(page), tools: new Tools(page),
      kinds: page.data.marks.map(({ kind }) => kind) });
  }

  update(keys) {
    const id = this.page.opened;
    this.place.hidden = id === null;
    if (id === null || !["id", "to", "lang", "*"].some((key) => keys.has(key))) return;
    this.show(id);
    if (keys.has("id") || keys.has("to")) {
      this.place.scrollTop = 0;
      (this.place.querySelector(".path") ?? this.place).focus({ preventScroll: true });
    }
  }

  show(id) {
    const { page, place } = this;
    const thing = page.things.get(id);
    this.shown = [];
    place.setAttribute("aria-label", page.words.card);
    place.replaceChildren(...this.head(thing));
    if (page.other !== null) {
      const [path, proofs] = this.path.show(id, page.other);
      this.shown.push(...proofs);
      place.append(path);
    }
    const own = (group) => thing.facts.filter((fact) => (fact.group ?? "") === group).map((fact) => this.fact(fact));
    this.section(page.words.facts, own(""));
    this.section(page.words.links, this.ties(id), { isTies: true });
    this.section(page.words.told, own("told"));
    this.section(page.words.names, own("name"));
    this.section(page.words.identifiers, own("identifier"));
    this.folded(page.words.inferred, own("inferred"));
    if (!page.isCommunity(id)) place.append(this.path.field(id), this.tools.show(id));
    place.append(...this.evidence.notes(this.shown));
  }

  head(thing) {
    const { page } = this;
    const mark = page.marks.get(thing.kind);
    const close = make("button", { type: "button", class: "close", "aria-label": page.words.close, onclick: () => page.close() }, "×");
    const found = [make("div", { class: "top" }, drawMark(mark), make("span", {}, page.say(mark.label)), close),
      make("h2", {}, page.say(thing.label))];
    if (thing.quantity) found.push(make("p", { class: "quantity" }, page.say(thing.quantity)));
    return [...found, ...thing.standing.map((text) => make("p", { class: "standing" }, page.say(text)))];
  }

  property(number) { return this.page.say(this.page.data.properties[number]); }

  fact(fact) {
    return { name: this.property(fact.property), value: this.value(this.page.say(fact.value), fact.link),
      details: fact.details ?? [], proofs: fact.proofs };
  }

  // Ties as read from the thing; a fact that says the same already is left out.
  ties(id) {
    const { page } = this;
    const stated = new Set(page.things.get(id).facts.filter(({ group }) => group !== "inferred").map(({ link }) => link));
    const read = ({ source, target }, other) => (source === id || target === id) && !stated.has(other) && other !== id;
    return page.data.ties.map((tie) => [tie, tie.source === id ? tie.target : tie.source])
      .filter(([tie, other]) => read(tie, other))
      .map(([tie, other]) => ({ name: this.property(tie.source === id ? tie.label : tie.inverse ?? tie.label),
        value: page.entry(other), details: tie.details ?? [], proofs: tie.proofs, label: page.say(page.things.get(other).label),
        kind: this.kinds.indexOf(page.things.get(other).kind), rank: this.rank(tie.details ?? []) }));
  }

  // The number that a list of the source gives a tie; without one it stands first.
  rank(details) { return Number(details.map(([, value]) => this.page.say(value)).find((value) => /^\d{1,3}$/.test(value)) ?? 0); }

  // A headed list; values of the same name stand together, ties by the kind of their other end, small groups first.
  section(heading, rows, { isTies = false } = {}) {
    if (rows.length) this.place.append(make("h3", {}, heading), this.list(rows, isTies));
  }

  folded(heading, rows) {
    if (!rows.length) return;
    this.place.append(make("details", { class: "inferred" },
      make("summary", {}, make("span", { class: "sort rule" }, drawKind("rule"), `${heading} (${rows.length})`)), this.list(rows, false)));
  }

  list(rows, isTies) {
    const groups = new Map();
    for (const row of rows) groups.set(row.name, [...(groups.get(row.name) ?? []), row]);
    const ordered = [...groups];
    if (isTies) ordered.sort(([one, a], [other, b]) => a[0].kind - b[0].kind || a.length - b.length || this.page.order.compare(one, other));
    const list = make("dl");
    for (const [name, own] of ordered) {
      if (isTies) own.sort((one, other) => one.rank - other.rank || this.page.order.compare(one.label, other.label));
      list.append(make("dt", {}, name, ...(own.length > 1 ? [make("small", {}, String(own.length))] : [])), ...this.values(own));
    }
    return list;
  }

  // The values of one name: what is proved by the same is proved once, what is many is folded.
  values(rows) {
    const alike = new Map();
    for (const row of rows) {
      const name = nameOf(row.proofs);
      alike.set(name, [...(alike.get(name) ?? []), row]);
    }
    return [...alike.values()].sort((one, other) => other.length - one.length).flatMap((own) => this.alike(own));
  }

  alike(rows) {
    const { page } = this;
    const isOne = rows.length === 1;
    const made = rows.map(({ value, details, proofs }) => {
      this.shown.push(...proofs);
      return make("dd", {}, value, ...this.details(details), ...(isOne ? this.evidence.fold(proofs) : []));
    });
    const rest = made.splice(rows.length > MOST + 1 ? MOST : rows.length);
    if (rest.length) {
      made.push(make("dd", {}, make("details", { class: "more" }, make("summary", {}, page.fill("more", { count: rest.length })),
        ...rest.map((element) => make("div", {}, ...element.childNodes)))));
    }
    if (!isOne) made.push(make("dd", { class: "shared" }, ...this.evidence.fold(together(rows.map(({ proofs }) => proofs)), rows.length)));
    return made;
  }

  details(details) {
    if (!details.length) return [];
    return [make("p", { class: "details" }, ...details.map(([name, value]) => make("span", {},
      make("i", {}, this.property(name)), ` ${this.page.say(value)}`)))];
  }

  value(text, link) {
    if (this.page.things.has(link)) return this.page.entry(link);
    if (!/^https?:\/\//.test(link ?? "")) return make("span", {}, text);
    return make("a", { href: link, target: "_blank", rel: "noopener noreferrer" }, text.replace(/^https?:\/\//, ""));
  }
}
