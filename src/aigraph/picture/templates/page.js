"use strict";
// The page: its data and state, and its parts, each of which is told when the state changes.

class Page {
  constructor(data) {
    this.data = data;
    this.marks = new Map(data.marks.map((mark) => [mark.kind, mark]));
    this.things = new Map(data.things.map((thing) => [thing.id, thing]));
    this.order = new Intl.Collator(data.languages);
    this.state = new State(data.base, (keys) => this.update(keys));
    this.filters = new Filters(this);
    this.parts = [];
  }

  get language() {
    const asked = this.state.get("lang");
    return this.data.languages.includes(asked) ? asked : this.data.language;
  }
  get words() { return this.data.words[this.language]; }
  say(text) { return typeof text === "string" ? text : text[this.language]; }
  fill(word, values) { return this.words[word].replace(/\{(\w+)\}/g, (_, name) => values[name]); }

  // The thing whose card is open, and the one that a path is asked to.
  get opened() { const id = this.state.thing("id"); return this.things.has(id) ? id : null; }
  get other() { const id = this.state.thing("to"); return this.things.has(id) ? id : null; }
  open(id) { this.state.set({ id, to: "" }); }
  close() { this.state.set({ id: "", to: "" }); }

  visible(id) { return this.filters.visible(id); }
  sorted(things) {
    return [...things].sort((one, other) => this.order.compare(this.say(one.label), this.say(other.label)));
  }

  // A button that opens the card of a thing.
  entry(id) {
    const thing = this.things.get(id);
    return make("button", { type: "button", class: "entry", onclick: () => this.open(id) },
      drawMark(this.marks.get(thing.kind)), make("span", {}, this.say(thing.label)));
  }

  // Parts have update(keys): the keys of the state that changed, "*" where it is another altogether.
  start(...parts) {
    this.parts.push(...parts);
    this.update(new Set(["*", ...Object.keys(PLAIN)]));
  }
  update(keys) {
    if (keys.has("theme") || keys.has("*")) document.documentElement.dataset.theme = this.state.get("theme") || this.data.theme;
    if (keys.has("lang") || keys.has("*")) document.documentElement.lang = this.language;
    this.filters.update(keys);
    for (const part of this.parts) part.update(keys);
  }
}
