"use strict";
// Filters: which things are shown. Keys of the state: `hide` (kinds), `shared`, one for each facet (`f` and its place),
// and `near` (things whose neighbourhoods alone are shown).

class Filters {
  constructor(page) {
    this.page = page;
    this.near = neighbours(page.data);
    const isHub = (id) => page.things.get(id).at.place === "hub";
    this.hubs = new Map([...this.near].map(([id, others]) => [id, [...others].filter(isHub)]));
    // A facet of which no hub has a value says nothing of hubs, and hides none.
    const told = ({ id }) => page.data.things.some((thing) => thing.at.place === "hub" && thing.facets[id]);
    this.telling = new Set(page.data.facets.filter(told).map(({ id }) => id));
  }

  key(facet) { return `f${this.page.data.facets.indexOf(facet)}`; }
  chosen(facet) { return this.page.state.list(this.key(facet)); }
  get hidden() { return this.page.state.list("hide"); }
  get around() { return this.page.state.list("near").filter((id) => this.page.things.has(id)); }
  get any() {
    return this.hidden.length > 0 || this.page.state.get("shared") !== "" || this.around.length > 0
      || this.page.data.facets.some((facet) => this.chosen(facet).length);
  }

  update() {
    const { data, state } = this.page;
    const hidden = new Set(this.hidden);
    const { around } = this;
    const close = new Set(around.flatMap((id) => [id, ...this.near.get(id)]));
    const facets = data.facets.map((facet) => [facet.id, new Set(this.chosen(facet))]).filter(([, values]) => values.size);
    const fits = (thing) => !hidden.has(thing.kind)
      && (around.length === 0 || close.has(thing.id))
      && (state.get("shared") === "" || thing.at.place === "hub" || this.hubs.get(thing.id).length > 1)
      && facets.every(([facet, values]) => thing.facets[facet]?.some((value) => values.has(value))
        ?? (thing.at.place === "hub" && !this.telling.has(facet)));
    const { own } = this.page;
    this.shown = new Set(own.filter(fits).map(({ id }) => id));
    this.shownCommunities = new Set(own.filter(({ id }) => this.shown.has(id)).map(({ within }) => within));
  }

  visible(id) { return this.shown.has(id) || this.shownCommunities.has(id); }

  // How many of some things are shown: "9", or "3 / 9" where some are not.
  count(ids) {
    const shown = ids.filter((id) => this.visible(id)).length;
    return shown === ids.length ? String(shown) : `${shown} / ${ids.length}`;
  }

  clear() {
    const facets = this.page.data.facets.map((facet) => [this.key(facet), ""]);
    this.page.state.set({ hide: "", shared: "", near: "", ...Object.fromEntries(facets) });
  }
}

// The ids that each thing is tied to.
function neighbours(data) {
  const near = new Map(data.things.map((thing) => [thing.id, new Set()]));
  for (const { source, target } of data.ties) {
    if (source === target) continue;
    near.get(source).add(target);
    near.get(target).add(source);
  }
  return near;
}
