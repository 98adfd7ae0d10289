"use strict";
// Search by any name, accents and case aside: a field with a list below it, as the combobox of ARIA's patterns.
// https://www.w3.org/WAI/ARIA/apg/patterns/combobox/

const MOST_FOUND = 9;

class Search {
  constructor(page, input, list) {
    Object.assign(this, { page, input, list, at: -1 });
    input.addEventListener("input", () => this.find());
    input.addEventListener("focus", () => this.find());
    input.addEventListener("keydown", (event) => this.press(event));
    document.addEventListener("click", ({ target }) => { if (!target.closest(".search")) this.hide(); });
  }

  get isOpen() { return !this.list.hidden; }
  get options() { return [...this.list.querySelectorAll("[role=option]")]; }

  update(keys) {
    const { words } = this.page;
    this.input.placeholder = words.search;
    this.input.setAttribute("aria-label", words.search_label);
    this.list.setAttribute("aria-label", words.found);
    if (keys.has("id")) this.hide();
  }

  hide() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.mark(-1);
  }

  press(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (!this.isOpen) this.find();
      const many = this.options.length;
      if (many) this.mark(this.at < 0 && step < 0 ? many - 1 : (this.at + step + many) % many);
    } else if (event.key === "Enter") (this.options[this.at] ?? this.options[0])?.click();
    else if (event.key === "Escape") {
      event.stopPropagation();
      if (this.isOpen) this.hide();
      else this.input.value ? (this.input.value = "") : this.input.blur();
    } else if (event.key === "Tab") this.hide();
  }

  // Mark one option, which the field then names as its active one.
  mark(at) {
    this.at = at;
    this.options.forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
    if (at < 0) this.input.removeAttribute("aria-activedescendant");
    else {
      this.input.setAttribute("aria-activedescendant", this.options[at].id);
      this.options[at].scrollIntoView({ block: "nearest" });
    }
  }

  find() {
    const { page } = this;
    const wanted = plain(this.input.value.trim());
    if (!wanted) { this.hide(); return; }
    const hits = page.data.things.map((thing) => this.best(thing, wanted)).filter(({ rank }) => rank < Infinity);
    hits.sort((one, other) => one.rank - other.rank || page.order.compare(page.say(one.thing.label), page.say(other.thing.label)));
    const rows = hits.slice(0, MOST_FOUND).map((hit, place) => this.option(hit, place));
    if (!rows.length) rows.push(make("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false", id: "found-none" }, page.words.nothing_found));
    this.list.replaceChildren(...rows);
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.mark(-1);
  }

  // How well a thing answers, and by which of its names.
  best(thing, wanted) {
    const ranked = namesOf(thing).map((name) => ({ thing, name, rank: rankOf(plain(name), wanted) }));
    return ranked.reduce((one, other) => (other.rank < one.rank ? other : one));
  }

  option({ thing, name }, place) {
    const { page } = this;
    const label = page.say(thing.label);
    const other = plain(label).includes(plain(this.input.value.trim())) ? "" : name;
    const option = make("li", { role: "option", id: `found-${place}`, "aria-selected": "false" },
      drawMark(page.marks.get(thing.kind)), make("span", {}, label, ...(other ? [make("small", {}, other)] : [])));
    option.addEventListener("click", (event) => { this.hide(); page.choose(thing.id, event); });
    return option;
  }
}
