"use strict";
// The head of the page: title, languages, light and dark, the link to what is seen.

class Head {
  constructor(page) {
    this.page = page;
    byId("languages").addEventListener("click", ({ target }) => target.dataset.language
      && page.state.set({ lang: target.dataset.language === page.data.language ? "" : target.dataset.language }));
    byId("theme").addEventListener("click", () => page.state.set({ theme: isDark() ? "light" : "dark" }));
    byId("share").addEventListener("click", () => copy(location.href, byId("share"), page.words.copied));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => page.update(new Set(["theme"])));
  }

  update() {
    const { page } = this;
    const { words } = page;
    document.title = byId("title").textContent = page.say(page.data.title);
    byId("summary").textContent = byId("summary").title = page.say(page.data.summary);
    for (const [id, word] of [["panel", "kinds"], ["languages", "language"], ["closer", "closer"], ["further", "further"],
      ["tabs", "tabs"], ["zoom", "zoom"]]) byId(id).setAttribute("aria-label", words[word]);
    byId("overview").textContent = words.overview;
    byId("keys").textContent = words.keys;
    byId("share").textContent = words.share;
    byId("theme").textContent = isDark() ? words.light : words.dark;
    for (const button of byId("languages").children) {
      button.setAttribute("aria-pressed", String(button.dataset.language === page.language));
    }
  }
}

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}
