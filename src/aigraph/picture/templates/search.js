"use strict";
// Search by any name, accents and case aside.

class Search {
  constructor(page, input, list) {
    Object.assign(this, { page, input, list });
    input.addEventListener("input", () => this.find());
    input.addEventListener("keydown", ({ key }) => {
      if (key === "Enter") list.querySelector("button")?.click();
      if (key === "ArrowDown") list.querySelector("button")?.focus();
    });
    document.addEventListener("click", ({ target }) => { if (!target.closest(".search")) list.hidden = true; });
  }

  update(keys) {
    this.input.placeholder = this.page.words.search;
    this.input.setAttribute("aria-label", this.page.words.search_label);
    if (keys.has("id")) this.list.hidden = true;
  }

  find() {
    const wanted = plain(this.input.value.trim());
    this.list.hidden = !wanted;
    if (!wanted) return;
    const { page } = this;
    const score = (thing) => Math.min(...namesOf(thing).map((name) => rankOf(plain(name), wanted)));
    const hits = page.data.things.map((thing) => [score(thing), thing]).filter(([rank]) => rank < Infinity);
    hits.sort(([one, a], [other, b]) => one - other || page.order.compare(page.say(a.label), page.say(b.label)));
    const rows = hits.slice(0, 9).map(([, thing]) => make("li", {}, page.entry(thing.id)));
    if (!rows.length) rows.push(make("li", {}, make("p", {}, page.words.nothing_found)));
    this.list.replaceChildren(...rows);
  }
}
