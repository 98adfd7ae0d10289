"use strict";
// Filters: which things are shown. Keys of the state: `hide` (kinds), `shared`, and one for each facet, `f` and its place.

class Filters {
  constructor(page) {
    this.page = page;
    this.hubs = new Map(page.data.things.map(({ id }) => [id, new Set()]));
    const isHub = (id) => page.things.get(id).at.place === "hub";
    for (const { source, target } of page.data.ties) {
      if (isHub(target)) this.hubs.get(source).add(target);
      if (isHub(source)) this.hubs.get(target).add(source);
    }
  }

  key(facet) { return `f${this.page.data.facets.indexOf(facet)}`; }
  chosen(facet) { return this.page.state.list(this.key(facet)); }
  get hidden() { return this.page.state.list("hide"); }
  get any() {
    return this.hidden.length > 0 || this.page.state.get("shared") !== ""
      || this.page.data.facets.some((facet) => this.chosen(facet).length);
  }

  update() {
    const { data, state } = this.page;
    const hidden = new Set(this.hidden);
    const facets = data.facets.map((facet) => [facet.id, new Set(this.chosen(facet))]).filter(([, values]) => values.size);
    const fits = (thing) => !hidden.has(thing.kind)
      && (state.get("shared") === "" || thing.at.place === "hub" || this.hubs.get(thing.id).size > 1)
      && facets.every(([facet, values]) => thing.facets[facet] === undefined
        ? thing.at.place === "hub" : thing.facets[facet].some((value) => values.has(value)));
    this.shown = new Set(data.things.filter(fits).map(({ id }) => id));
  }

  visible(id) { return this.shown.has(id); }
  clear() {
    const facets = this.page.data.facets.map((facet) => [this.key(facet), ""]);
    this.page.state.set({ hide: "", shared: "", ...Object.fromEntries(facets) });
  }
}
