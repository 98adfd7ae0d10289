"use strict";
// The timeline: what happened when.

TABS.timeline = class Timeline {
  constructor(page, place) { Object.assign(this, { page, place }); }

  update() {
    this.place.replaceChildren(make("pre", {}, JSON.stringify(this.page.data.sheets.timeline, null, 1)));
  }
};
