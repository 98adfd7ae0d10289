"use strict";
// Bars of the sums that each recipient of one kind gets, all on one scale: what is told by a bound has an open end, and
// parts of a sum lie in its bar.

class MoneyBars {
  constructor(money) { this.money = money; }

  panel(group, sums) {
    const { money } = this;
    const { page } = money;
    const largest = Math.max(0, ...sums.map((sum) => sum.max ?? sum.amount ?? sum.min ?? 0));
    const currency = sums.find((sum) => sum.currency)?.currency;
    const rows = make("ul", { class: "recipients" });
    for (const recipient of this.ordered(sums)) {
      const own = sums.filter((sum) => sum.recipient === recipient);
      const name = page.things.has(recipient) ? page.entry(recipient) : make("span", { class: "who" }, money.name(recipient));
      rows.append(make("li", {}, name, make("div", { class: "lines" }, ...own.map((sum) => this.line(sum, largest)))));
    }
    const totals = money.statuses.map((status) => [status, money.total(group, status)]).filter(([, total]) => total);
    const told = totals.map(([status, total]) => make("p", { class: "sum-total" }, make("i", { class: money.look(status) }),
      `${money.name(status)}${page.words.table_colon}${total}`));
    return make("section", { class: "money" }, make("h2", {}, money.name(group)), ...told,
      ...(largest ? [this.axis(largest, currency)] : []), rows);
  }

  // Recipients in the order of the query; those of whose sums no figure is told stand last.
  ordered(sums) {
    const told = new Set(sums.filter((sum) => this.money.bound(sum) || sum.amount !== undefined).map(({ recipient }) => recipient));
    const all = [...new Set(sums.map(({ recipient }) => recipient))];
    return [...all.filter((id) => told.has(id)), ...all.filter((id) => !told.has(id))];
  }

  axis(largest, currency) {
    const step = niceStep(largest / 4);
    const scale = make("div", { class: "axis", "aria-hidden": "true" });
    for (let value = 0; value <= largest * 1.001; value += step) {
      const tick = make("span", {}, value ? this.money.money(value, currency) : "0");
      tick.style.left = `${(100 * value) / largest}%`;
      scale.append(tick);
    }
    return make("div", { class: "scale" }, make("span"), scale);
  }

  line(sum, largest) {
    const { money } = this;
    const { page } = money;
    const value = sum.amount ?? sum.max ?? sum.min;
    const bar = make("i", { class: `bar-of ${money.look(sum.status)} ${money.bound(sum)}` });
    if (value === undefined) bar.className = "bar-of none";
    else bar.style.width = `calc(${((100 * (sum.max ?? value)) / largest).toFixed(2)}% * var(--scale))`;
    if (money.bound(sum) === "between") bar.style.setProperty("--sure", `${(100 * sum.min) / sum.max}%`);
    const parts = money.shown.filter((part) => part.whole === sum.id && part.amount !== undefined);
    for (const part of parts) {
      const inside = make("b", { class: money.look(part.status) });
      inside.style.width = `${(100 * part.amount) / (sum.max ?? value)}%`;
      bar.append(inside);
    }
    const within = parts.map((part) => money.describe(part)).join(", ");
    const part = sum.whole && money.byId.has(sum.whole) ? page.words.money_is_part : "";
    const text = make("span", { class: "told" }, make("b", {}, money.figure(sum)), ` ${money.name(sum.status)}`,
      ...(within ? [make("small", {}, page.fill("money_of_which", { parts: within }))] : part ? [make("small", {}, part)] : []));
    const track = make("span", { class: "track" }, bar, text);
    return make("button", { type: "button", class: "sum-line", onclick: ({ currentTarget }) => money.show(sum, currentTarget) }, track);
  }
}

// A round step: 1, 2, 2.5 or 5 times a power of ten.
function niceStep(rough) {
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((step) => step >= rough);
}
