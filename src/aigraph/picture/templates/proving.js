"use strict";
// The evidence of what a sheet shows, in a dialogue that a mark, a bar or a cell opens.

// Whether nothing changed that a sheet shows: the theme, which card is open, what the network shows.
const isQuiet = (keys) => [...keys].every((key) => ["theme", "id", "to", "seen"].includes(key));

// A dialogue with a heading and parts: a title, lines of text, proofs, and things whose cards it opens.
class Proving {
  constructor(page) {
    this.page = page;
    this.box = make("dialog", { class: "proving" });
    this.box.addEventListener("click", ({ target }) => { if (target === this.box) this.box.close(); });
    this.box.addEventListener("keydown", (event) => event.stopPropagation());
    document.body.append(this.box);
  }

  static of(page) { return (page.proving ??= new Proving(page)); }

  show(anchor, heading, parts) {
    const { page, box } = this;
    const close = make("button", { type: "button", class: "close", "aria-label": page.words.proof_close,
      onclick: () => box.close() }, "×");
    box.setAttribute("aria-label", heading);
    box.replaceChildren(make("div", { class: "top" }, make("h2", {}, heading), close), ...parts.flatMap((part) => this.part(part)),
      ...Evidence.of(page).notes(parts.flatMap(({ proofs = [] }) => proofs)));
    box.showModal();
    this.place(anchor.getBoundingClientRect());
  }

  part({ title = "", told = [], proofs = [], things = [] }) {
    const { page, box } = this;
    const open = things.filter((id) => page.things.has(id)).map((id) => page.entry(id));
    for (const button of open) button.addEventListener("click", () => box.close());
    return [...(title ? [make("h3", {}, title)] : []), ...told.map((text) => make("p", { class: "told" }, text)),
      ...(proofs.length ? [make("h4", {}, page.words.proof_title), ...proofs.map((proof) => Evidence.of(page).proof(proof))] : []),
      ...(open.length ? [make("h4", {}, page.words.proof_cards), ...open] : [])];
  }

  // Below what opened it, or above where there is no room; on a phone at the foot of the window.
  place(at) {
    const { box } = this;
    if (innerWidth <= 820) return Object.assign(box.style, { left: "", top: "" });
    const into = (value, size, room) => Math.max(8, Math.min(value, room - size - 8));
    const below = at.bottom + 6;
    const top = below + box.offsetHeight < innerHeight ? below : at.top - box.offsetHeight - 6;
    return Object.assign(box.style, {
      left: `${into(at.left, box.offsetWidth, innerWidth)}px`, top: `${into(top, box.offsetHeight, innerHeight)}px`,
    });
  }
}
