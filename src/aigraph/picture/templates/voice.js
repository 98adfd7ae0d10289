"use strict";
// What screen readers are told when something changes that is seen elsewhere: a card, a filter, an observation; and the
// word for all when nothing is left to show.

class Voice {
  constructor(page, told, nothing) { Object.assign(this, { page, told, nothing, counted: null }); }

  update(keys) {
    const { page } = this;
    const { shown } = page.filters;
    this.nothing.hidden = shown.size > 0;
    this.nothing.replaceChildren(make("p", {}, page.words.nothing_left),
      make("button", { type: "button", class: "toggle", onclick: () => page.filters.clear() }, page.words.clear));
    const before = this.counted;
    this.counted = shown.size;
    if (keys.has("*") && before === null) return; // the page as it begins is read by the reader
    const all = page.own.length;
    if (before !== shown.size) this.say(shown.size ? page.fill("shown", { shown: shown.size, all }) : page.words.nothing_left);
    else if (keys.has("id")) this.say(page.opened === null ? page.words.closed : page.fill("opened", this.named(page.opened)));
    else if (keys.has("seen") && page.state.get("seen")) this.say(page.words.highlighted);
  }

  named(id) {
    const thing = this.page.things.get(id);
    return { name: this.page.say(thing.label), kind: this.page.say(this.page.marks.get(thing.kind).label),
      ties: this.page.filters.near.get(id).size };
  }

  say(text) { this.told.textContent = text; }
}
