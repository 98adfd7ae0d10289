"use strict";
// The tab of the network: what the pointer and keys do on the map, and what the state shows on it.

class Network {
  constructor(page, chart) {
    Object.assign(this, { page, chart, map: byId("map"), hintBox: byId("hint"), walked: null, first: null });
    this.map.addEventListener("mousemove", (event) => {
      const id = event.buttons ? null : this.under(event);
      this.map.style.cursor = id === null ? "default" : "pointer";
      this.point(id, { x: event.clientX, y: event.clientY });
    });
    this.map.addEventListener("mouseleave", () => this.point(null));
    this.map.addEventListener("blur", () => this.point(null));
    this.map.addEventListener("keydown", (event) => this.press(event));
    byId("card").addEventListener("keydown", (event) => {
      if (event.key === "ArrowLeft" || event.key === "ArrowRight") this.press(event);
    });
    chart.network.on("click", ({ pointer, event }) => this.click(chart.under(pointer.canvas), pointer.DOM, event.srcEvent));
    byId("closer").addEventListener("click", () => chart.zoom(1.3));
    byId("further").addEventListener("click", () => chart.zoom(1 / 1.3));
    byId("overview").addEventListener("click", () => chart.frame(null));
    byId("around").addEventListener("click", () => page.expand(page.opened));
  }

  // The first click may open the card and so move the map: the second one at the same place is of the same thing.
  click(id, at, event) {
    const { page, first } = this;
    const now = event?.timeStamp ?? performance.now(); // when it was clicked, not when a busy page hears of it
    this.point(null);
    this.first = { id, at, now };
    if (first && now - first.now < 400 && Math.hypot(at.x - first.at.x, at.y - first.at.y) < 12) {
      this.first = null;
      if (first.id !== null) page.expand(first.id);
    } else if (id !== null) page.choose(id, event);
    else if (page.opened !== null) page.close();
    else page.state.set({ seen: "" });
  }

  update(keys) {
    const { page, chart } = this;
    const all = keys.has("*");
    this.map.setAttribute("aria-label", page.words.map);
    if (keys.has("lang") || all) chart.speak(page.language);
    if (keys.has("theme") || all) chart.paint = colours();
    if (keys.has("id") || all) this.walked = null;
    byId("zoom").hidden = byId("sheet-network").hidden;
    this.around();
    const seen = page.data.observations[Number(page.state.get("seen")) - 1];
    const ends = [page.opened, page.other].filter((id) => id !== null);
    const trail = ends.length > 1 ? Path.of(page).find(...ends)?.things ?? null : null;
    chart.enter(page.inside);
    const drawn = (ids) => ids.map((id) => page.drawnAs(id)).filter((id) => chart.has(id));
    chart.show((id) => page.visible(id), drawn(ends), seen ? drawn(seen.things) : null, trail && drawn(trail));
    chart.fill();
    if (page.opened !== null && (keys.has("id") || all) && byId("card").offsetWidth >= innerWidth - 2) byId("middle").scrollIntoView();
    const { around } = page.filters;
    if (around.length && (keys.has("near") || all)) chart.frame([...page.filters.shown]);
    else if (trail && (keys.has("id") || keys.has("to") || all) && !chart.readable) chart.frame(drawn(trail));
    else if (page.opened !== null && (keys.has("id") || all)) chart.has(page.opened) ? chart.reveal(page.opened) : chart.frame(null);
    else if (!around.length && (keys.has("near") || ((keys.has("id") || keys.has("tab")) && !chart.touched))) chart.frame(null);
  }

  // The bar that says around what the map is, and the button that goes there.
  around() {
    const { page } = this;
    const { words, opened, filters } = page;
    byId("around").hidden = opened === null || page.data.word !== null || filters.around.includes(opened);
    byId("around").textContent = words.around;
    if (page.data.word) { this.word(); return; }
    byId("near").hidden = !filters.around.length;
    byId("near").replaceChildren(make("span", {}, words.around_only), ...filters.around.map((id) => page.entry(id)),
      make("button", { type: "button", class: "toggle", onclick: () => page.state.set({ near: "" }) }, words.all_again));
  }

  // Of a summarised graph: by what rule, or which community is open.
  word() {
    const { page } = this;
    byId("near").hidden = false;
    byId("near").replaceChildren(...(page.inside === "" ? [make("span", { class: "word" }, page.say(page.data.word))]
      : [make("span", {}, page.words.community_opened), page.entry(page.inside),
        make("button", { type: "button", class: "toggle", onclick: () => page.close() }, page.words.community_back)]));
  }

  // Arrows walk what surrounds the open thing (or, with none open, the hubs) clockwise; Enter opens, with Shift as other end.
  press(event) {
    const { page, chart } = this;
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (step) {
      event.preventDefault();
      const line = this.line();
      const at = line.indexOf(this.walked);
      if (line.length) this.walk(line[at < 0 ? (step > 0 ? 0 : line.length - 1) : (at + step + line.length) % line.length]);
    } else if (event.key === "Enter" && this.walked !== null && this.map.contains(event.target)) page.choose(this.walked, event);
    else if (event.key === "+") chart.zoom(1.3);
    else if (event.key === "-") chart.zoom(1 / 1.3);
    else if (event.key === "0") chart.frame(null);
  }

  // Clockwise from the top; what stands at the same angle goes by distance, then by id.
  line() {
    const { page, chart } = this;
    const [left, top, right, bottom] = chart.data.bounds;
    const apart = page.opened === null || page.opened === page.inside;
    const centre = apart ? { x: (left + right) / 2, y: (top + bottom) / 2 } : page.things.get(page.opened).at;
    const others = apart ? chart.data.things.filter(({ at }) => at.place === "hub").map(({ id }) => id)
      : [...chart.near.get(page.opened)].filter((id) => chart.has(id));
    const place = (id) => {
      const { at } = page.things.get(id);
      const angle = Math.atan2(at.x - centre.x, centre.y - at.y);
      return { id, angle: angle < 0 ? angle + 2 * Math.PI : angle, far: Math.hypot(at.x - centre.x, at.y - centre.y) };
    };
    return others.filter((id) => page.visible(id)).map(place)
      .sort((one, other) => one.angle - other.angle || one.far - other.far || (one.id < other.id ? -1 : 1)).map(({ id }) => id);
  }

  walk(id) {
    const { page, chart } = this;
    this.map.focus({ preventScroll: true });
    chart.reveal(id, true);
    const { x, y } = chart.network.canvasToDOM(page.things.get(id).at);
    const stage = this.map.getBoundingClientRect();
    this.point(id, { x: x + stage.left, y: y + stage.top }, true);
    this.walked = id;
    byId("told").textContent = [page.say(page.things.get(id).label), page.say(page.marks.get(page.things.get(id).kind).label)].join(", ");
  }

  point(id, at, always = false) {
    this.walked = null;
    this.chart.point(id);
    this.hint(id, at, always);
  }

  under(event) {
    const stage = this.map.getBoundingClientRect();
    return this.chart.under(this.chart.network.DOMtoCanvas({ x: event.clientX - stage.left, y: event.clientY - stage.top }));
  }

  hint(id, at, always) {
    const { page, hintBox } = this;
    hintBox.hidden = id === null || (this.chart.tells(id) && !always);
    if (hintBox.hidden) return;
    const thing = page.things.get(id);
    hintBox.replaceChildren(page.say(thing.label), make("small", {}, page.say(page.marks.get(thing.kind).label)));
    const stage = byId("stage").getBoundingClientRect();
    hintBox.style.left = `${Math.max(4, Math.min(at.x - stage.left + 14, stage.width - hintBox.offsetWidth - 8))}px`;
    hintBox.style.top = `${Math.max(4, Math.min(at.y - stage.top + 16, stage.height - hintBox.offsetHeight - 8))}px`;
  }
}
