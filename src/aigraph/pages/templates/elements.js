// Elements of the page, its settings, its words. All text enters the page as text (textContent), never as HTML.

export const byId = (id) => document.getElementById(id);
export const settings = JSON.parse(byId("settings").textContent);
export const say = (key, value = "") => settings.words[key].replace("{}", value);
export const figures = new Intl.NumberFormat(settings.language, { maximumFractionDigits: 2 });
export const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/’/g, "'").toLowerCase();

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}
