"use strict";
// The map: where things are.

TABS.map = class Regions {
  constructor(page, place) { Object.assign(this, { page, place }); }

  update() {
    this.place.replaceChildren(make("pre", {}, JSON.stringify(this.page.data.sheets.map, null, 1)));
  }
};
