"use strict";
// The page: its data and state, and its parts, each of which is told when the state changes.

class Page {
  constructor(data) {
    this.data = data;
    this.marks = new Map(data.marks.map((mark) => [mark.kind, mark]));
    this.things = new Map(data.things.map((thing) => [thing.id, thing]));
    // Where the graph is summarised, things are drawn within communities, which are no things of the graph.
    this.own = data.things.filter(({ kind }) => kind !== data.community);
    if (!this.own.length) this.own = data.things;
    this.order = new Intl.Collator(data.languages);
    this.state = new State(data.base, this.things, (keys) => this.update(keys));
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
  get other() { const id = this.state.thing("to"); return this.things.has(id) && id !== this.opened ? id : null; }
  // The community whose members are drawn: the open one, or that of the open thing; none where all communities are.
  get inside() {
    const { opened } = this;
    return opened === null ? "" : this.isCommunity(opened) && this.own !== this.data.things ? opened : this.things.get(opened).within;
  }
  isCommunity(id) { return this.things.get(id).kind === this.data.community; }
  open(id) { this.state.set({ id, to: "" }); }
  close() { this.state.set({ id: "", to: "" }); }

  // The thing as it is drawn now: itself, or the community that it is in.
  drawnAs(id) { return this.things.get(id).within === this.inside ? id : this.things.get(id).within; }

  // What a click on a thing does: with Shift, while a card is open, it asks for the path from there.
  choose(id, event) {
    if (event?.shiftKey && this.opened !== null && this.opened !== id) this.state.set({ to: id });
    else this.open(id);
  }

  // Show a thing and its neighbourhood only, or that neighbourhood beside those already shown.
  expand(id) {
    if (this.data.word) { this.open(id); return; } // a community is what surrounds it
    const others = this.filters.around.filter((name) => name !== id);
    this.state.set({ id, to: "", near: [...others, id] });
  }

  // One step back: the path, the card, the last neighbourhood, the observation.
  back() {
    const { state } = this;
    if (state.get("to")) state.set({ to: "" });
    else if (this.opened !== null) this.state.set({ id: this.opened === this.inside ? "" : this.inside });
    else if (state.get("near")) state.set({ near: this.filters.around.slice(0, -1) });
    else state.set({ seen: "" });
  }

  visible(id) { return this.filters.visible(id); }
  sorted(things) {
    return [...things].sort((one, other) => this.order.compare(this.say(one.label), this.say(other.label)));
  }

  // A button that opens the card of a thing.
  entry(id) {
    const thing = this.things.get(id);
    return make("button", { type: "button", class: "entry", onclick: (event) => this.choose(id, event) },
      drawMark(this.marks.get(thing.kind)), make("span", {}, this.say(thing.label)));
  }

  // A button that shows the saved query by which a figure was found; nothing where there is no such query.
  source(name) {
    const asked = this.data.queries[name];
    if (!asked) return "";
    const told = `${this.words.query}: ${this.say(asked.question)}`;
    return make("button", { type: "button", class: "source", title: told, "aria-label": told, "aria-haspopup": "dialog",
      onclick: () => this.state.set({ query: name }) }, "?");
  }

  // Parts have update(keys): the keys of the state that changed, "*" where it is another altogether.
  start(...parts) {
    this.parts.push(...parts);
    this.update(new Set(["*", ...Object.keys(PLAIN)]));
  }
  update(keys) {
    if (keys.has("theme") || keys.has("*")) document.documentElement.dataset.theme = this.state.get("theme") || this.data.theme;
    if (keys.has("lang") || keys.has("*")) document.documentElement.lang = this.language;
    document.body.classList.toggle("carded", this.opened !== null);
    this.filters.update(keys);
    for (const part of this.parts) part.update(keys);
  }
}
