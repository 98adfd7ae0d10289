"use strict";
// The tab of the network: what the pointer and keys do on the map, and what the state shows on it.

class Network {
  constructor(page, chart) {
    Object.assign(this, { page, chart, map: byId("map"), hintBox: byId("hint") });
    this.map.addEventListener("mousemove", (event) => {
      const id = event.buttons ? null : this.under(event);
      this.map.style.cursor = id === null ? "default" : "pointer";
      chart.point(id);
      this.hint(id, event);
    });
    this.map.addEventListener("mouseleave", () => { chart.point(null); this.hint(null); });
    chart.network.on("click", ({ pointer }) => {
      const id = chart.under(pointer.canvas);
      this.hint(null);
      if (id !== null) page.open(id);
      else if (page.opened !== null) page.close();
      else page.state.set({ seen: "" });
    });
    byId("closer").addEventListener("click", () => chart.zoom(1.3));
    byId("further").addEventListener("click", () => chart.zoom(1 / 1.3));
    byId("overview").addEventListener("click", () => chart.overview());
  }

  update(keys) {
    const { page, chart } = this;
    this.map.setAttribute("aria-label", page.words.map);
    if (keys.has("lang") || keys.has("*")) chart.speak(page.language);
    if (keys.has("theme") || keys.has("*")) chart.repaint();
    const seen = page.data.observations[Number(page.state.get("seen")) - 1];
    chart.show((id) => page.visible(id), page.opened, seen ? seen.things : null);
    if (page.opened !== null && keys.has("id")) chart.reveal(page.opened, innerWidth > 820 ? byId("card").offsetWidth + 12 : 0);
    else if (keys.has("id") && !chart.touched) chart.overview();
  }

  under(event) {
    const stage = this.map.getBoundingClientRect();
    return this.chart.under(this.chart.network.DOMtoCanvas({ x: event.clientX - stage.left, y: event.clientY - stage.top }));
  }

  hint(id, event) {
    const { page, hintBox } = this;
    hintBox.hidden = id === null || this.chart.tells(id);
    if (hintBox.hidden) return;
    const thing = page.things.get(id);
    hintBox.replaceChildren(page.say(thing.label), make("small", {}, page.say(page.marks.get(thing.kind).label)));
    const stage = byId("stage").getBoundingClientRect();
    hintBox.style.left = `${Math.min(event.clientX - stage.left + 14, stage.width - hintBox.offsetWidth - 8)}px`;
    hintBox.style.top = `${Math.min(event.clientY - stage.top + 16, stage.height - hintBox.offsetHeight - 8)}px`;
  }
}
