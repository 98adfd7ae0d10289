"use strict";
// The panel on the left: bars of the sizes with their sum, what queries observed, the legend that is the filter.

class Side {
  constructor(page) { this.page = page; }

  update(keys) {
    if (keys.has("lang") || keys.has("*")) {
      this.sizes(byId("sizes"));
      this.how(byId("how"));
    }
    this.observations(byId("observations"));
    this.legend(byId("legend"));
    this.facets(byId("facets"));
  }

  sizes(place) {
    const { page } = this;
    const sized = page.data.things.filter((thing) => thing.size !== null);
    place.hidden = !sized.length || !page.data.measure;
    if (place.hidden) return;
    const largest = Math.max(...sized.map((thing) => thing.size)) || 1;
    const rows = make("ul", { class: "rows" });
    for (const thing of page.sorted(sized).sort((one, other) => other.size - one.size)) {
      const bar = make("i");
      bar.style.width = `${(100 * thing.size) / largest}%`;
      bar.style.background = page.marks.get(thing.kind).colour;
      const button = make("button", { type: "button", class: "bar", onclick: () => page.open(thing.id) },
        make("span", { title: page.say(thing.label) }, page.say(thing.short)), make("span", {}, bar),
        make("span", {}, thing.quantity ? page.say(thing.quantity) : String(thing.size)));
      rows.append(make("li", {}, button));
    }
    const total = make("div", { class: "total" },
      make("span", {}, page.words.total), make("span", {}, page.say(page.data.measure.total)));
    place.replaceChildren(make("h2", {}, page.say(page.data.measure.label)), rows, total);
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
      page.say(observation.text))));
    });
    place.replaceChildren(make("h2", {}, page.words.observations), rows);
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
      drawMark(mark), make("span", {}, page.say(mark.label)), make("b", {}, String(mark.count)))));
    }
    place.replaceChildren(make("h2", {}, page.words.kinds), rows);
  }

  facets(place) {
    const { page } = this;
    const parts = page.data.facets.map((facet) => this.facet(facet));
    const shared = make("button", { type: "button", class: "toggle", "aria-pressed": String(page.state.get("shared") !== ""),
      onclick: () => page.state.set({ shared: page.state.get("shared") ? "" : 1 }) }, page.words.shared);
    const clear = make("button", { type: "button", class: "toggle", onclick: () => page.filters.clear() }, page.words.clear);
    clear.hidden = !page.filters.any;
    place.replaceChildren(...parts, shared, clear);
  }

  facet(facet) {
    const { page } = this;
    const chosen = new Set(page.filters.chosen(facet));
    const details = make("details", { class: "facet" },
      make("summary", {}, page.say(facet.label), ...(chosen.size ? [make("b", {}, ` ${chosen.size}`)] : [])));
    details.open = chosen.size > 0;
    for (const { id, label } of facet.values) {
      const box = make("input", { type: "checkbox" });
      box.checked = chosen.has(id);
      box.addEventListener("change", () => page.state.set({
        [page.filters.key(facet)]: box.checked ? [...chosen, id] : [...chosen].filter((value) => value !== id) }));
      details.append(make("label", {}, box, page.say(label)));
    }
    return details;
  }

  how(place) {
    const { words, data } = this.page;
    place.replaceChildren(make("h2", {}, words.how), make("p", {}, words[`how_${data.layout}`] ?? (data.measure ? words.how_text : words.how_text_plain)));
  }
}
