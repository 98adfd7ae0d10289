// A list of choices below a field; the field keeps the focus, as the ARIA combobox pattern has it.

import { make } from "./elements.js";

const MOST_CHOICES = 60;

export class Choices {
  constructor(list, field, choose) {
    Object.assign(this, { list, field, choose, options: [], at: 0 });
    list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const item = event.target.closest("li");
      if (item) this.take([...list.children].indexOf(item));
    });
    field.addEventListener("blur", () => this.hide());
  }

  get isOpen() { return !this.list.hidden; }

  // The text has changed and its choices are not there yet: those that are shown are not for it.
  age() { this.isStale = true; }

  show(options) {
    this.isStale = false;
    this.options = options.slice(0, MOST_CHOICES);
    this.list.replaceChildren(...this.options.map(({ text, detail }, place) =>
      make("li", { role: "option", id: `${this.list.id}-${place}`, "aria-selected": "false" }, make("b", {}, text), make("small", {}, detail))));
    this.list.hidden = !this.options.length;
    if (this.field.getAttribute("role") === "combobox") this.field.setAttribute("aria-expanded", String(this.isOpen));
    if (this.isOpen) this.point(0);
    else this.field.removeAttribute("aria-activedescendant");
  }

  hide() { if (this.isOpen) this.show([]); }

  point(place) {
    this.at = (place + this.options.length) % this.options.length;
    [...this.list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === this.at)));
    this.field.setAttribute("aria-activedescendant", this.list.children[this.at].id);
    this.list.children[this.at].scrollIntoView({ block: "nearest" });
  }

  take(place) {
    const option = this.options[place];
    this.hide();
    this.choose(option);
  }

  // Whether a key was for the list.
  key(event) {
    if (!this.isOpen || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key === "ArrowDown") this.point(this.at + 1);
    else if (event.key === "ArrowUp") this.point(this.at - 1);
    else if (this.isStale && ["Enter", "Tab"].includes(event.key)) { this.hide(); return false; }
    else if (event.key === "Enter" || event.key === "Tab") this.take(this.at);
    else if (event.key === "Escape") this.hide();
    else return false;
    event.preventDefault();
    return true;
  }
}
