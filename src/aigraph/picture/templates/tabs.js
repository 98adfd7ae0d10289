"use strict";
// Tabs: the network and what the sheets show. A tab's file adds its class to TABS: made with the page and its place when
// first shown, and told by update(keys) when the state changes while it is shown.

const TABS = {};

class Tabs {
  constructor(page, place, stage) {
    this.page = page;
    this.place = place;
    this.stage = stage;
    this.made = new Map();
    this.ids = ["network", ...Object.keys(TABS).filter((id) => id === "table" || page.data.sheets[id])];
    this.buttons = new Map(this.ids.map((id) => [id, make("button", {
      type: "button", role: "tab", id: `tab-${id}`, "aria-controls": `sheet-${id}`, onclick: () => page.state.set({ tab: id }),
    })]));
    place.append(...this.buttons.values());
    place.addEventListener("keydown", (event) => this.move(event));
  }

  get chosen() {
    const asked = this.page.state.get("tab");
    return this.ids.includes(asked) ? asked : "network";
  }

  update(keys) {
    for (const [id, button] of this.buttons) {
      button.textContent = this.page.words[`tab_${id}`];
      button.setAttribute("aria-selected", String(id === this.chosen));
      button.tabIndex = id === this.chosen ? 0 : -1;
    }
    const button = this.buttons.get(this.chosen); // on a phone the row of tabs is wider than the window
    const over = button.offsetLeft + button.offsetWidth - this.place.offsetLeft - this.place.clientWidth;
    if (over > this.place.scrollLeft) this.place.scrollLeft = over;
    for (const sheet of this.stage.children) sheet.hidden = sheet.id !== `sheet-${this.chosen}`;
    if (this.chosen === "network") return;
    if (!this.made.has(this.chosen)) {
      const sheet = make("div", { class: "sheet", id: `sheet-${this.chosen}`, role: "tabpanel",
        "aria-labelledby": `tab-${this.chosen}`, tabindex: "0" });
      this.stage.append(sheet);
      this.made.set(this.chosen, new TABS[this.chosen](this.page, sheet));
      keys = new Set([...keys, "*"]);
    } else if (keys.has("tab")) keys = new Set([...keys, "*"]); // it may have missed changes
    this.made.get(this.chosen).update(keys);
  }

  move(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = this.ids[(this.ids.indexOf(this.chosen) + step + this.ids.length) % this.ids.length];
    this.page.state.set({ tab: next });
    this.buttons.get(next).focus();
  }
}
