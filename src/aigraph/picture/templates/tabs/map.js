"use strict";
// The map: a tile a region, or the regions' outlines with things at their places; beside it the same as a list.
// The key `place` of the state is the region that is looked at.

const EVERYWHERE = "-"; // what the state calls the group of things without region

TABS.map = class Regions {
  constructor(page, place) {
    this.page = page;
    this.sheet = page.data.sheets.map;
    this.picture = make("div", { class: "picture" });
    this.list = make("div", { class: "list" });
    this.about = make("p", { class: "about" });
    place.classList.add("regions");
    place.append(make("div", { class: "drawing" }, this.about, this.picture), this.list);
  }

  get chosen() { return this.page.state.list("place")[0]?.replace(this.page.data.base + EVERYWHERE, EVERYWHERE); }
  choose(id) { this.page.state.set({ place: id === this.chosen ? "" : id === EVERYWHERE ? EVERYWHERE : [id] }); }

  update(keys) {
    const { page, sheet } = this;
    this.shown = new Map(sheet.regions.map((region) => [region.id, region.things.filter((id) => page.visible(id))]));
    const held = this.picture.contains(document.activeElement) && document.activeElement.dataset.region;
    this.picture.replaceChildren(sheet.outlines ? this.outlines(sheet.outlines) : this.tiles());
    if (held) this.picture.querySelector(`[data-region="${CSS.escape(held)}"]`)?.focus();
    this.tell(keys);
    const isMeasured = sheet.regions.some(({ size }) => size !== null);
    const asked = ["map", ...(isMeasured ? ["regions"] : [])].map((name) => page.data.queries[name]).filter(Boolean);
    this.about.replaceChildren(make("strong", {}, asked.map(({ question }) => page.say(question)).join(" ")), " ", this.reading());
  }

  reading() {
    const { page, sheet } = this;
    if (!sheet.outlines) {
      return sheet.regions.some(({ size }) => size !== null) ? `${page.words.map_tiles} ${page.words.map_shade}` : page.words.map_tiles;
    }
    const [low, high] = sheet.outlines.parallels ?? [];
    return sheet.outlines.parallels ? page.fill("map_conic", { low, high }) : page.words.map_flat;
  }

  // How many of each kind are there, each number with its mark and, in words, its kind.
  counts(things) {
    const { page } = this;
    return page.data.marks.map((mark) => [mark, things.filter((id) => page.things.get(id).kind === mark.kind).length])
      .filter(([, count]) => count);
  }
  words(things, region) {
    const { page } = this;
    const told = this.counts(things).map(([mark, count]) => `${page.say(mark.label)} : ${count}`.replace(" :", page.language === "fr" ? "\u00a0:" : ":"));
    if (region?.quantity) told.push(page.say(region.quantity));
    return told.length ? told.join(" · ") : page.words.map_nothing;
  }

  tiles() {
    const { page, sheet } = this;
    const largest = Math.max(...sheet.regions.map(({ size }) => size ?? 0)) || 1;
    const grid = make("div", { class: "tiles", role: "group", "aria-label": page.words.map_regions });
    const columns = Math.max(...sheet.regions.map(({ cell }) => cell[0])) + 1;
    grid.style.setProperty("--columns", columns);
    grid.style.setProperty("--rows", Math.max(...sheet.regions.map(({ cell }) => cell[1])) + 1);
    const order = [...sheet.regions].sort((one, other) => one.cell[1] - other.cell[1] || one.cell[0] - other.cell[0]);
    for (const region of order) {
      const things = this.shown.get(region.id);
      const tile = make("button", { type: "button", class: things.length ? "tile" : "tile bare", "data-region": region.id,
        "aria-pressed": String(region.id === this.chosen), "aria-label": `${page.say(region.label)}, ${this.words(things, region)}`,
        onclick: () => this.choose(region.id) },
      make("b", {}, page.say(region.label)), make("span", { class: "tally" }, ...this.tally(things)),
      make("span", { class: "sum" }, region.quantity ? page.say(region.quantity) : ""));
      tile.style.gridColumn = region.cell[0] + 1;
      tile.style.gridRow = region.cell[1] + 1;
      tile.style.setProperty("--share", (region.size ?? 0) / largest);
      grid.append(tile);
    }
    return grid;
  }

  tally(things) {
    return this.counts(things).map(([mark, count]) => make("span", {}, drawMark(mark), String(count)));
  }

  outlines(drawn) {
    const { page, sheet } = this;
    const [width, height] = drawn.box;
    const svg = makeSvg("svg", { viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": page.words.map_regions });
    const [areas, marks, names] = ["areas", "marks", "names"].map((name) => makeSvg("g", { class: name }));
    svg.append(areas, names, marks);
    for (const region of sheet.regions.filter(({ id }) => drawn.regions[id])) {
      const { path, at } = drawn.regions[region.id];
      const things = this.shown.get(region.id);
      const area = makeSvg("path", { d: path, tabindex: "0", role: "button", "data-region": region.id, "fill-rule": "evenodd",
        "aria-pressed": String(region.id === this.chosen), "aria-label": `${page.say(region.label)}, ${this.words(things, region)}` });
      reacts(area, () => this.choose(region.id));
      areas.append(area);
      names.append(this.name(region, at, things));
    }
    for (const [id, [x, y, trueX, trueY]] of Object.entries(drawn.marks)) {
      if (page.visible(id)) marks.append(this.mark(id, x, y, trueX, trueY));
    }
    return svg;
  }

  name(region, [x, y, toX, toY], things) {
    const { page } = this;
    const hubs = this.counts(things.filter((id) => !this.sheet.outlines.marks[id]));
    const told = hubs.map(([mark, count]) => [mark.shape === "star" ? "★" : page.say(mark.label), count].join("\u00a0"));
    if (region.quantity) told.push(page.say(region.quantity));
    const label = makeSvg("g", { "aria-hidden": "true" });
    if (toX !== undefined) label.append(makeSvg("line", { x1: x, y1: y, x2: toX, y2: toY }));
    label.append(makeSvg("text", { x, y: told.length ? y - 3 : y + 5 }, page.say(region.label)));
    if (told.length) label.append(makeSvg("text", { x, y: y + 14, class: "sum" }, told.join(" · ")));
    return label;
  }

  mark(id, x, y, trueX, trueY) {
    const { page } = this;
    const thing = page.things.get(id);
    const mark = drawMark(page.marks.get(thing.kind)).firstChild;
    mark.setAttribute("transform", `translate(${x} ${y}) scale(0.62)`);
    const group = makeSvg("g", { class: id === page.opened ? "spot open" : "spot", role: "button", "aria-label": page.say(thing.label),
      tabindex: this.sheet.regions.some((region) => region.id === this.chosen && region.things.includes(id)) ? "0" : "-1" });
    if (Math.hypot(x - trueX, y - trueY) > 4) {
      group.append(makeSvg("line", { x1: x, y1: y, x2: trueX, y2: trueY }), makeSvg("circle", { class: "exact", cx: trueX, cy: trueY, r: 1.6 }));
    }
    group.append(mark, makeSvg("title", {}, page.say(thing.label)));
    reacts(group, () => page.open(id));
    return group;
  }

  // The same as text: every region with what is there, and what states where each thing is.
  tell(keys) {
    const { page, sheet } = this;
    const groups = page.sorted(sheet.regions).map((region) => this.group(region.id, page.say(region.label), this.shown.get(region.id), region));
    const others = sheet.unplaced.filter((id) => page.visible(id));
    if (others.length) groups.push(this.group(EVERYWHERE, page.words.map_unplaced, others, null));
    this.list.replaceChildren(make("h2", {}, page.words.map_list), ...groups);
    const open = this.list.querySelector("details[open]");
    if (open && keys.has("*")) this.list.scrollTop = open.offsetTop - this.list.offsetTop;
    else if (keys.has("place")) open?.scrollIntoView({ block: "nearest" });
  }

  group(id, label, things, region) {
    const { page } = this;
    const summary = make("summary", { onclick: (event) => { event.preventDefault(); this.choose(id); } },
      make("b", {}, label), make("span", {}, this.words(things, region)));
    const group = make("details", {}, summary);
    group.open = id === this.chosen;
    const order = page.data.marks.flatMap((mark) => page.sorted(things.map((name) => page.things.get(name)).filter(({ kind }) => kind === mark.kind)));
    if (order.length) group.append(make("ul", {}, ...order.map((thing) => make("li", {}, page.entry(thing.id), ...this.where(thing.id)))));
    const facet = page.data.facets.find(({ values }) => values.some((value) => value.id === id));
    if (facet) {
      group.append(make("button", { type: "button", class: "toggle",
        onclick: () => page.state.set({ [page.filters.key(facet)]: [id], tab: "network", place: "" }) }, page.words.map_filter));
    }
    return group;
  }

  where(id) {
    const { page, sheet } = this;
    const place = sheet.places[id];
    if (!place) return [];
    const number = new Intl.NumberFormat(page.language, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
    const sides = page.words.map_sides.split(" ");
    const at = place.at.map((value, axis) => `${number.format(Math.abs(value))}° ${sides[2 * axis + (value < 0 ? 1 : 0)]}`).join(", ");
    const told = [page.fill("map_coordinates", { at }), ...(place.precision ? [page.say(place.precision)] : []),
      ...place.sources.map((source) => page.say(sheet.sources[source]))];
    return [make("p", { class: "proof" }, told.join(" · "))];
  }
};

// A click, or Enter or the space bar, as on a button.
function reacts(element, act) {
  element.addEventListener("click", act);
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    act();
  });
}
