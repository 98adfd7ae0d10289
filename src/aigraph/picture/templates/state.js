"use strict";
// What the reader sees, as the address after # has it: so a link shows the same, and "back" goes back.

// Each key with what it is when the address does not name it. Lists are joined by commas.
const PLAIN = { tab: "network", id: "", to: "", near: "", lang: "", theme: "", seen: "", hide: "", shared: "", query: "" };

class State {
  // `base` is what the ids of most things begin with; it is left out of the address. `known` has the ids of all.
  constructor(base, known, changed) {
    Object.assign(this, { base, known, changed });
    this.values = this.parse();
    addEventListener("popstate", () => this.reread());
    addEventListener("hashchange", () => this.reread());
  }

  parse() {
    const values = new Map();
    for (const [key, value] of new URLSearchParams(location.hash.slice(1))) values.set(key, value);
    return values;
  }

  get(key) { return this.values.get(key) ?? PLAIN[key] ?? ""; }
  list(key) { return this.get(key).split(",").filter(Boolean).map((name) => this.long(name)); }
  thing(key) { const name = this.get(key); return name && this.long(name); }

  // Ids in the address are short: what lies below the base is named without it, and commas within are escaped.
  short(id) {
    const below = id.startsWith(this.base) ? id.slice(this.base.length) : "";
    return (below && !isWhole(below) ? below : id).replaceAll("%", "%25").replaceAll(",", "%2C");
  }
  long(name) {
    const id = name.replaceAll("%2C", ",").replaceAll("%25", "%");
    return isWhole(id) || this.known.has(id) ? id : this.base + id;
  }

  // Change some keys: {tab: "table", id: "…"}; ids and lists of ids may be given as they are.
  set(changes, { replace = false } = {}) {
    const before = this.address();
    for (const [key, value] of Object.entries(changes)) {
      const text = Array.isArray(value) ? value.map((id) => this.short(id)).join(",")
        : key === "id" || key === "to" ? (value ? this.short(value) : "") : String(value ?? "");
      if (text === (PLAIN[key] ?? "")) this.values.delete(key);
      else this.values.set(key, text);
    }
    const after = this.address();
    if (after === before) return;
    try { history[replace ? "replaceState" : "pushState"](null, "", after); } catch { /* a frame in a notebook has no address */ }
    this.changed(new Set(Object.keys(changes)));
  }

  // The address of this page in a state, for links: the present state with some keys changed.
  address() {
    const text = new URLSearchParams([...this.values].sort(([one], [other]) => (one < other ? -1 : 1))).toString();
    return location.pathname + location.search + (text ? `#${text}` : "");
  }

  reread() {
    const before = this.address();
    this.values = this.parse();
    if (this.address() !== before) this.changed(new Set([...Object.keys(PLAIN), "*"]));
  }
}

// Whether a name is a whole IRI, not what is left of one without the base.
function isWhole(name) { return /^[a-z][a-z0-9+.-]*:/i.test(name); }
