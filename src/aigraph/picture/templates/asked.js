"use strict";
// The panel of a saved query: its question, its text and the command that asks it, to be copied, and the page that runs it.

class Asked {
  constructor(page, place) {
    Object.assign(this, { page, place });
    place.addEventListener("close", () => page.state.set({ query: "" }));
    place.addEventListener("click", ({ target }) => target === place && place.close()); // beside the panel
  }

  update(keys) {
    if (!keys.has("query") && !keys.has("lang")) return;
    const asked = this.page.data.queries[this.page.state.get("query")];
    if (asked) this.show(asked);
    if (asked && !this.place.open) this.place.showModal();
    if (!asked && this.place.open) this.place.close();
  }

  show(asked) {
    const { page, place } = this;
    const { words } = page;
    const command = `aigraph query queries/picture/${this.page.state.get("query")}.rq --lang ${page.language}`;
    const text = page.say(asked.text);
    const links = [...document.querySelectorAll("a.door[data-runs]")].map((door) => make("a",
      { href: `${door.getAttribute("href")}#${new URLSearchParams({ query: text })}` }, words.run_query));
    place.setAttribute("aria-label", words.query);
    place.replaceChildren(
      make("button", { type: "button", class: "close", "aria-label": words.close_query, onclick: () => place.close() }, "×"),
      make("h2", {}, page.say(asked.question)), make("p", {}, words.query_text), ...links,
      make("h3", {}, words.command), this.copied(command), make("h3", {}, "SPARQL"), this.copied(text));
  }

  copied(text) {
    const { words } = this.page;
    const button = make("button", { type: "button", class: "tool", onclick: () => copy(text, button, words.copied_text) }, words.copy);
    return make("div", { class: "copied" }, make("pre", { tabindex: "0" }, text), button);
  }
}

// Put a text on the clipboard and say so on the button; where that is not allowed, show it for copying.
async function copy(text, button, told) {
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = told;
    setTimeout(() => { if (button.textContent === told) button.textContent = before; }, 2500);
  } catch { prompt(before, text); }
}
