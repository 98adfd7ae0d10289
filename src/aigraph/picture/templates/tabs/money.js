"use strict";
// Money: whose money goes to whom. A flow from payers and schemes to recipients, bars by recipient on one scale for each
// kind of recipient, and the same as a table. What is added up, a query added up.

TABS.money = class Money {
  constructor(page, place) {
    const { sums, totals, names } = page.data.sheets.money;
    Object.assign(this, { page, place, sums, totals, names });
    this.statuses = [...new Set(sums.map(({ status }) => status))];
    this.byId = new Map(sums.map((sum) => [sum.id, sum]));
    new ResizeObserver(() => {
      if (!place.hidden && this.wide !== undefined && this.wide !== place.clientWidth) this.update(new Set(["*"]));
    }).observe(place);
  }

  update(keys) {
    if (isQuiet(keys)) return;
    const { page, place } = this;
    const { words } = page;
    this.wide = place.clientWidth;
    this.shown = this.sums.filter(({ recipient }) => !page.things.has(recipient) || page.visible(recipient));
    const groups = [...new Set(this.shown.map(({ group }) => group))];
    const flow = new Flow(this).draw();
    const bars = new MoneyBars(this);
    place.replaceChildren(make("p", { class: "guide" }, words.money_guide), this.legend(),
      ...(flow ? [make("section", { class: "money" }, make("h2", {}, words.money_flow), make("p", { class: "guide" }, words.money_flow_guide), flow)] : []),
      ...groups.map((group) => bars.panel(group, this.shown.filter((sum) => sum.group === group))).filter(Boolean),
      make("section", { class: "money" }, make("h2", {}, words.money_table), this.table()));
  }

  name(id) { return this.names[id] ? this.page.say(this.names[id]) : id; }
  who(id) { return this.page.things.has(id) ? this.page.say(this.page.things.get(id).short) : this.name(id); }
  look(status) { return `status-${Math.min(this.statuses.indexOf(status), 8)}`; }

  // A sum of money as the language writes it: short (75 M€) or in full.
  money(value, currency, full = false) {
    if (!currency) return new Intl.NumberFormat(this.page.language).format(value);
    const sign = new Set(this.sums.map((sum) => sum.currency)).size > 1 ? "symbol" : "narrowSymbol"; // dollars of two countries differ
    const style = { style: "currency", currency, currencyDisplay: sign, maximumFractionDigits: full ? 2 : 3, minimumFractionDigits: 0 };
    return new Intl.NumberFormat(this.page.language, full ? style : { ...style, notation: "compact", compactDisplay: "short" })
      .format(value).replace(/(\p{L})[\s\u00a0\u202f](\p{Sc})$/u, "$1$2");
  }

  // What is stated of the amount: a figure, a bound, an interval, or words.
  figure(sum, full = false) {
    const { page } = this;
    const tell = (value) => this.money(value, sum.currency, full);
    if (sum.min !== undefined && sum.max !== undefined && sum.min !== sum.max) {
      return page.fill("money_between", { min: tell(sum.min), max: tell(sum.max) });
    }
    const value = sum.amount ?? sum.max ?? sum.min;
    if (value === undefined) return sum.words ? page.say(sum.words) : page.words.money_unstated;
    if (sum.modality) return `${this.name(sum.modality)} ${tell(value)}`;
    const bound = this.bound(sum);
    return bound ? page.fill(bound === "below" ? "money_at_most" : "money_at_least", { sum: tell(value) }) : tell(value);
  }

  bound({ amount, min, max, modality }) {
    if (min !== undefined && max !== undefined) return min === max ? "" : "between";
    if (max !== undefined) return "below";
    if (min !== undefined) return "above";
    return modality && amount !== undefined ? "about" : "";
  }

  // What a query gives for the sums of a status, of one kind, scheme or payer or all; nothing where filters hide a part.
  total(of, status) {
    const held = this.sums.filter((sum) => sum.status === status && (of === "" || sum.group === of || sum.schemes.includes(of) || sum.payers.includes(of)));
    const found = this.totals.find((total) => total.of === of && total.status === status);
    if (!found || found.sums < 2 || !held.length || !held.every((sum) => this.shown.includes(sum))) return "";
    const sum = this.money(found.total, held[0].currency);
    const word = found.at_most && found.at_least ? "money_about" : found.at_most ? "money_at_most" : found.at_least ? "money_at_least" : "";
    return this.page.fill("money_total", { sum: word ? this.page.fill(word, { sum }) : sum, count: found.sums });
  }

  period({ start, end, duration }) {
    const years = /^P(\d+)Y$/.exec(duration ?? "");
    return [[start, end].filter(Boolean).join("–"), years ? this.page.fill("money_years", { count: years[1] }) : duration ?? ""]
      .filter(Boolean).join(", ");
  }

  // The evidence of a sum, with all that is known of it.
  show(sum, anchor) {
    const { page } = this;
    const { words } = page;
    const told = [[words.money_payer, sum.payers.map((id) => this.name(id)).join("; ")],
      [words.money_scheme, sum.schemes.map((id) => this.name(id)).join("; ")], [words.money_period, this.period(sum)],
      [words.money_part, this.byId.has(sum.whole) ? this.describe(this.byId.get(sum.whole)) : ""]];
    Proving.of(page).show(anchor, `${this.who(sum.recipient)}${words.table_colon}${this.figure(sum)}`, [{
      told: [this.name(sum.status), ...told.filter(([, value]) => value).map((pair) => pair.join(words.table_colon))],
      proofs: sum.proofs, things: [sum.recipient, ...sum.payers, ...sum.schemes] }]);
  }

  describe(sum) { return `${this.figure(sum)}, ${this.name(sum.status)}`; }

  legend() {
    const list = make("ul", { class: "statuses" });
    for (const status of this.statuses.filter((id) => this.shown.some((sum) => sum.status === id))) {
      list.append(make("li", {}, make("i", { class: this.look(status) }), this.name(status)));
    }
    return list;
  }

  // The columns of the table: a title and what is told of a sum; those that tell nothing are left out.
  columns() {
    const { words } = this.page;
    const names = (ids) => ids.map((id) => this.name(id)).join("; ");
    return [[words.money_payer, (sum) => names(sum.payers)], [words.money_scheme, (sum) => names(sum.schemes)],
      [words.money_period, (sum) => this.period(sum)],
      [words.money_part, (sum) => (this.byId.has(sum.whole) ? this.describe(this.byId.get(sum.whole)) : "")]]
      .filter(([, tell]) => this.sums.some((sum) => tell(sum)));
  }

  table() {
    const { words } = this.page;
    const columns = this.columns();
    const titles = [words.money_recipient, words.money_amount, ...columns.map(([title]) => title), words.proof_title];
    const table = make("table", { class: "sums" }, make("caption", { class: "apart" }, words.money_table),
      make("thead", {}, make("tr", {}, ...titles.map((title, place) => make("th", { scope: "col", ...(place === 1 ? { class: "count" } : {}) }, title)))));
    for (const status of this.statuses) {
      const own = this.shown.filter((sum) => sum.status === status);
      if (!own.length) continue;
      table.append(make("tbody", {}, make("tr", { class: "group" }, make("th", { scope: "rowgroup", colspan: String(titles.length) },
        make("span", { class: "swatch" }, make("i", { class: this.look(status) }), this.name(status)), make("small", {}, this.total("", status)))),
      ...own.map((sum) => this.row(sum, columns))));
    }
    return make("div", { class: "wide" }, table);
  }

  row(sum, columns) {
    const { page } = this;
    const show = make("button", { type: "button", class: "tool", "aria-label": `${page.words.proof_title}${page.words.table_colon}${this.name(sum.id)}`,
      onclick: ({ currentTarget }) => this.show(sum, currentTarget) }, page.words.proof_title);
    return make("tr", {}, make("th", { scope: "row" }, page.things.has(sum.recipient) ? page.entry(sum.recipient) : make("span", {}, this.name(sum.recipient))),
      make("td", { class: "count" }, this.figure(sum, true)), ...columns.map(([, tell]) => make("td", {}, tell(sum))), make("td", {}, show));
  }
};
