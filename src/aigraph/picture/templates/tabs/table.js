"use strict";
// The table: all that is drawn, as text, with its ties and their evidence. The order and the filter are in the address
// (keys `sort`, with a minus for descending, and `find`).

TABS.table = class Table {
  constructor(page, place) {
    Object.assign(this, { page, place, most: 1000, expanded: new Set() });
    this.ties = new Map(page.data.things.map(({ id }) => [id, []]));
    for (const tie of page.data.ties) {
      this.ties.get(tie.source).push([tie, tie.target]);
      if (tie.source !== tie.target) this.ties.get(tie.target).push([tie, tie.source]);
    }
    this.field = make("input", { type: "search", autocomplete: "off", spellcheck: "false" });
    this.field.addEventListener("input", () => page.state.set({ find: this.field.value.trim() }, { replace: true }));
    this.told = make("p", { class: "told", role: "status" });
    this.things = make("button", { type: "button", class: "tool", onclick: () => this.save("things", this.thingsCsv()) });
    this.links = make("button", { type: "button", class: "tool", onclick: () => this.save("ties", this.tiesCsv()) });
    this.rest = make("button", { type: "button", class: "tool", onclick: () => { this.most += 1000; this.fill(); } });
    this.box = make("div", { class: "box" });
    place.append(make("div", { class: "bench" }, this.field, this.told, this.things, this.links), this.box, this.rest);
  }

  update(keys) {
    const { page } = this;
    const { words } = page;
    if (["*", "lang"].some((key) => keys.has(key))) {
      this.field.placeholder = words.table_filter;
      this.field.setAttribute("aria-label", words.table_filter);
      this.things.textContent = words.table_things_csv;
      this.links.textContent = words.table_ties_csv;
      this.columns = this.makeColumns();
      this.rows = new Map();
    } else if (isQuiet(keys)) return;
    if (document.activeElement !== this.field) this.field.value = page.state.get("find");
    this.fill();
  }

  // What stands in each column, as text and as what it is sorted by.
  makeColumns() {
    const { page } = this;
    const { words, data } = page;
    const measured = data.measure && data.things.some(({ size }) => size !== null);
    return [
      { id: "name", title: words.name, text: ({ label }) => page.say(label) },
      { id: "kind", title: words.kind, text: ({ kind }) => page.say(page.marks.get(kind).label) },
      ...(measured ? [{ id: "size", title: page.say(data.measure.label), number: ({ size }) => size ?? -1,
        text: ({ quantity, size }) => (quantity ? page.say(quantity) : size === null ? "" : String(size)) }] : []),
      ...data.facets.map((facet, place) => ({ id: `f${place}`, title: page.say(facet.label), text: (thing) => this.values(facet, thing).join("; ") })),
      { id: "ties", title: words.ties, number: ({ id }) => this.ties.get(id).length, text: ({ id }) => String(this.ties.get(id).length) },
      { id: "with", title: words.table_with, text: ({ id }) => this.others(id).join("; ") },
    ];
  }

  values(facet, thing) {
    const had = new Set(thing.facets[facet.id] ?? []);
    return this.page.sorted(facet.values.filter(({ id }) => had.has(id))).map(({ label }) => this.page.say(label));
  }

  others(id) {
    const { page } = this;
    const names = new Set(this.ties.get(id).map(([, other]) => page.say(page.things.get(other).short)));
    return [...names].sort(page.order.compare);
  }

  // The things that pass the page's filters and the table's own, in the chosen order.
  chosen() {
    const { page } = this;
    const asked = page.state.get("sort") || "name";
    const column = this.columns.find(({ id }) => id === asked.replace(/^-/, "")) ?? this.columns[0];
    const wanted = plain(page.state.get("find"));
    const fits = (thing) => !wanted || this.columns.some(({ text }) => plain(text(thing)).includes(wanted))
      || namesOf(thing).some((name) => plain(name).includes(wanted));
    const found = page.own.filter((thing) => page.visible(thing.id) && fits(thing))
      .map((thing) => [column.number ? column.number(thing) : column.text(thing), page.say(thing.label), thing]);
    const sign = asked.startsWith("-") ? -1 : 1;
    const compare = column.number ? (one, other) => one - other
      : (one, other) => (one === "") - (other === "") || page.order.compare(one, other);
    found.sort(([one, a], [other, b]) => sign * compare(one, other) || page.order.compare(a, b));
    return { things: found.map(([, , thing]) => thing), column, sign };
  }

  fill() {
    const { page } = this;
    const { words } = page;
    const { things, column, sign } = this.chosen();
    const shown = things.slice(0, this.most);
    const head = make("tr", {}, ...this.columns.map((one) => {
      const isSorted = one === column;
      const turn = isSorted ? (sign > 0 ? `-${one.id}` : one.id) : one.number ? `-${one.id}` : one.id;
      const button = make("button", { type: "button", class: "sorter", "data-sort": one.id,
        onclick: () => page.state.set({ sort: turn === "name" ? "" : turn }, { replace: true }) },
      one.title, make("i", { "aria-hidden": "true" }, isSorted ? (sign > 0 ? "▲" : "▼") : ""));
      return make("th", { scope: "col", ...(one.number ? { class: "count" } : {}),
        "aria-sort": isSorted ? (sign > 0 ? "ascending" : "descending") : "none" }, button);
    }));
    const body = make("tbody");
    for (const thing of shown) {
      if (!this.rows.has(thing.id)) this.rows.set(thing.id, this.row(thing));
      body.append(this.rows.get(thing.id));
      if (this.expanded.has(thing.id)) body.append(this.details(thing.id));
    }
    const sorter = document.activeElement?.dataset?.sort;
    this.box.replaceChildren(make("table", { class: "things" }, make("caption", { class: "apart" }, words.tab_table), make("thead", {}, head), body));
    if (sorter) this.box.querySelector(`[data-sort="${sorter}"]`)?.focus();
    this.told.textContent = page.fill("table_count", { shown: this.number(things.length), all: this.number(page.own.length) });
    this.rest.hidden = shown.length === things.length;
    this.rest.textContent = page.fill("table_more", { left: this.number(Math.min(1000, things.length - shown.length)) });
  }

  number(value) { return new Intl.NumberFormat(this.page.language).format(value); }

  row(thing) {
    return make("tr", {}, ...this.columns.map((column) => {
      if (column.id === "name") return make("th", { scope: "row" }, this.page.entry(thing.id));
      if (column.id === "ties") return make("td", { class: "count" }, this.opener(thing));
      if (column.id === "with") return make("td", { class: "with" }, this.shortened(thing.id));
      return make("td", column.number ? { class: "count" } : {}, column.text(thing));
    }));
  }

  shortened(id) {
    const names = this.others(id);
    if (names.length <= 6) return names.join("; ");
    return `${names.slice(0, 5).join("; ")} ${this.page.fill("table_others", { left: names.length - 5 })}`;
  }

  // The number of ties, a button that shows or hides them below the row.
  opener({ id, label }) {
    const count = this.ties.get(id).length;
    if (!count) return "0";
    const button = make("button", { type: "button", class: "opener", "aria-expanded": String(this.expanded.has(id)) },
    make("span", { class: "apart" }, this.page.fill("table_expand", { name: this.page.say(label) })), String(count));
    button.addEventListener("click", () => {
      const row = button.closest("tr");
      if (this.expanded.delete(id)) row.nextSibling.remove();
      else {
        this.expanded.add(id);
        row.after(this.details(id));
      }
      button.setAttribute("aria-expanded", String(this.expanded.has(id)));
    });
    return button;
  }

  details(id) {
    const { page } = this;
    const list = make("ul", { class: "details" });
    const word = (tie) => page.say(page.data.properties[tie.source === id ? tie.label : tie.inverse ?? tie.label]);
    const name = (other) => page.say(page.things.get(other).label);
    const ties = this.ties.get(id).map(([tie, other]) => [word(tie), tie, other]);
    ties.sort(([one, , a], [two, , b]) => page.order.compare(one, two) || page.order.compare(name(a), name(b)));
    for (const [told, tie, other] of ties) {
      const way = tie.source === id ? "→" : tie.inverse ? "→" : "←";
      list.append(make("li", {}, make("span", { class: "word" }, told, make("i", { "aria-hidden": "true" }, ` ${way}`)),
        page.entry(other), make("div", {}, ...tie.proofs.map((proof) => Evidence.of(page).proof(proof)))));
    }
    const notes = Evidence.of(page).notes(ties.flatMap(([, tie]) => tie.proofs));
    return make("tr", { class: "below" }, make("td", { colspan: String(this.columns.length) }, list, ...notes));
  }

  thingsCsv() {
    const rows = this.chosen().things.map((thing) => [thing.id, ...this.columns.map(({ text }) => text(thing))]);
    return [["IRI", ...this.columns.map(({ title }) => title)], ...rows];
  }

  // Every tie between two things that are shown, with where it is stated.
  tiesCsv() {
    const { page } = this;
    const { words } = page;
    const shown = new Set(this.chosen().things.map(({ id }) => id));
    const name = (id) => page.say(page.things.get(id).label);
    const rows = page.data.ties.filter(({ source, target }) => shown.has(source) && shown.has(target)).map((tie) => [tie.source,
      name(tie.source), page.say(page.data.properties[tie.label]), tie.target, name(tie.target),
      tie.proofs.map(([number]) => page.data.evidence[number].id).join("; "),
      tie.proofs.map((proof) => Evidence.of(page).told(proof)).join("; ")]);
    return [[`${words.table_from} (IRI)`, words.table_from, words.table_tie, `${words.table_to} (IRI)`, words.table_to,
      `${words.proof_title} (IRI)`, words.proof_title], ...rows];
  }

  save(name, rows) {
    const address = URL.createObjectURL(new Blob(["\ufeff", toCsv(rows)], { type: "text/csv;charset=utf-8" }));
    make("a", { href: address, download: `${name}.csv` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }
};

// RFC 4180. A text that a spreadsheet would take for a formula is kept a text by an apostrophe.
function toCsv(rows) {
  const cell = (text) => {
    const safe = /^[=+\-@\t\r]/.test(text) && !/^-?[\d.,]+$/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}
