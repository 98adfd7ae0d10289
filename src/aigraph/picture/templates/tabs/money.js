"use strict";
// Money: whose money goes to whom.

TABS.money = class Money {
  constructor(page, place) { Object.assign(this, { page, place }); }

  update() {
    this.place.replaceChildren(make("pre", {}, JSON.stringify(this.page.data.sheets.money, null, 1)));
  }
};
