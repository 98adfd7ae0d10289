"use strict";
// The panel on the left: bars of the sizes with their sum, what queries observed, the legend that is the filter.

class Side {
  constructor(page) {
    this.page = page;
    this.unfolded = new Set(); // the facets whose values are open to sight
  }

  update(keys) {
    if (keys.has("lang") || keys.has("*")) this.how(byId("how"));
    this.sizes(byId("sizes"));
    this.observations(byId("observations"));
    this.legend(byId("legend"));
    this.facets(byId("facets"));
  }

  // A heading, and beside it the saved query that gave what stands below.
  heading(text, query) { return make("div", { class: "head" }, make("h2", {}, text), this.page.source(query)); }

  sizes(place) {
    const { page } = this;
    const sized = page.data.things.filter((thing) => thing.size !== null);
    const name = (thing) => page.say(thing.short).replace(/\s+/g, " ");
    place.hidden = !sized.length || !page.data.measure;
    if (place.hidden) return;
    const largest = Math.max(...sized.map((thing) => thing.size)) || 1;
    const rows = make("ul", { class: "rows" });
    const told = (thing) => (thing.quantity ? page.say(thing.quantity) : String(thing.size));
    const ems = (texts) => `${(Math.max(...texts.map(({ length }) => length)) * 0.6 + 0.6).toFixed(1)}em`;
    rows.style.setProperty("--names", ems(sized.map(name)));
    rows.style.setProperty("--told", ems(sized.map(told)));
    for (const thing of page.sorted(sized).sort((one, other) => other.size - one.size)) {
      const bar = make("i");
      bar.style.width = `${(100 * thing.size) / largest}%`;
      bar.style.background = page.marks.get(thing.kind).colour;
      const button = make("button", { type: "button", class: page.visible(thing.id) ? "bar" : "bar out",
        onclick: (event) => page.choose(thing.id, event) },
        make("span", { title: page.say(thing.label) }, name(thing)), make("span", {}, bar),
        make("span", {}, told(thing)));
      rows.append(make("li", {}, button));
    }
    // What does not add up, such as heights, has no sum.
    const { label, total } = page.data.measure;
    const sum = total && make("div", { class: "total" },
      make("span", {}, page.words.total), make("span", {}, page.say(total)));
    renew(place, this.heading(page.say(label), "measure"), rows, ...(sum ? [sum] : []));
  }

  observations(place) {
    const { page } = this;
    place.hidden = !page.data.observations.length;
    if (place.hidden) return;
    const seen = page.state.get("seen");
    const rows = make("ul", { class: "rows" });
    page.data.observations.forEach((observation, number) => {
      const isSeen = seen === String(number + 1);
      rows.append(make("li", {}, make("button", { type: "button", class: "observation", "aria-pressed": String(isSeen),
        onclick: () => page.state.set({ seen: isSeen ? "" : number + 1, tab: "network", id: "", to: "" }) },
      page.say(observation.text)), page.source(observation.query)));
    });
    renew(place, make("h2", {}, page.words.observations), rows);
  }

  // Each kind with its count; a click shows or hides it.
  legend(place) {
    const { page } = this;
    const hidden = new Set(page.filters.hidden);
    const rows = make("ul", { class: "rows" });
    for (const mark of page.data.marks.filter(({ count }) => count)) {
      const toggle = () => {
        const others = page.filters.hidden.filter((kind) => kind !== mark.kind);
        page.state.set({ hide: hidden.has(mark.kind) ? others : [...others, mark.kind] });
      };
      rows.append(make("li", {}, make("button", { type: "button", class: "kind", onclick: toggle,
        "aria-pressed": String(!hidden.has(mark.kind)) },
      drawMark(mark), make("span", {}, page.say(mark.label)), make("b", {}, page.filters.count(this.ids(mark.kind))))));
    }
    renew(place, this.heading(page.words.kinds, "nodes"), rows);
  }

  ids(kind) { return this.page.data.things.filter((thing) => thing.kind === kind).map(({ id }) => id); }

  facets(place) {
    const { page } = this;
    const parts = page.data.facets.map((facet) => this.facet(facet));
    const shared = make("button", { type: "button", class: "toggle", "aria-pressed": String(page.state.get("shared") !== ""),
      onclick: () => page.state.set({ shared: page.state.get("shared") ? "" : 1 }) }, page.words.shared);
    const clear = make("button", { type: "button", class: "toggle", onclick: () => page.filters.clear() }, page.words.clear);
    clear.hidden = !page.filters.any;
    shared.hidden = page.data.things.filter(({ at }) => at.place === "hub").length < 2 || page.data.word !== null;
    renew(place, ...(parts.length ? [this.heading(page.words.filters, "facets")] : []), ...parts, shared, clear);
  }

  facet(facet) {
    const { page } = this;
    const chosen = new Set(page.filters.chosen(facet));
    const details = make("details", { class: "facet" },
      make("summary", {}, page.say(facet.label), ...(chosen.size ? [make("b", {}, ` ${chosen.size}`)] : [])));
    details.open = chosen.size > 0 || this.unfolded.has(facet.id);
    details.addEventListener("toggle", () => this.unfolded[details.open ? "add" : "delete"](facet.id));
    for (const { id, label } of page.sorted(facet.values)) {
      const box = make("input", { type: "checkbox" });
      box.checked = chosen.has(id);
      box.addEventListener("change", () => page.state.set({
        [page.filters.key(facet)]: box.checked ? [...chosen, id] : [...chosen].filter((value) => value !== id) }));
      details.append(make("label", {}, box, make("span", {}, page.say(label)), make("b", {}, String(this.having(facet, id)))));
    }
    return details;
  }

  having(facet, value) { return this.page.data.things.filter(({ facets }) => facets[facet.id]?.includes(value)).length; }

  how(place) {
    const { words, data } = this.page;
    place.replaceChildren(make("h2", {}, words.how), make("p", {}, data.word ? words.how_communities : words[`how_${data.layout}`] ?? (data.measure ? words.how_text : words.how_text_plain)));
  }
}
