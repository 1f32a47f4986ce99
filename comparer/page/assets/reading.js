// Both texts beside each other, the evidence beside them.

class Reading {
  constructor(view) {
    this.view = view;
    const { data } = view;
    this.columns = { a: this.column("a"), b: this.column("b") };
    this.panel = make("aside", { class: "panel", "aria-label": data.words.evidence, "aria-live": "polite" });
    this.element = make("div", { class: "reading" }, this.columns.a.box, this.columns.b.box, this.panel);
    this.byId = new Map([...data.differences, ...data.aside].map((difference) => [difference.id, difference]));
    this.marks = [...this.element.querySelectorAll("mark.d")].map((mark) => ({
      mark,
      ids: (mark.dataset.ids || "").split(" ").filter(Boolean),
    }));
    this.observeWidth();
  }

  column(key) {
    const { data } = this.view;
    const article = data.articles[key];
    const text = quote(article, "div", "text cmp", article.html);
    text.setAttribute("tabindex", "0");
    text.setAttribute("role", "region");
    text.setAttribute("aria-label", article.name);
    text.addEventListener("click", (event) => this.click(key, event));
    const sentences = new Map();
    for (const element of text.querySelectorAll(".s")) {
      const index = Number(element.id.split("-s")[1]);
      if (!sentences.has(index)) sentences.set(index, element);
    }
    const rail = make("div", { class: "rail", "aria-hidden": "true" });
    const box = make(
      "section",
      { class: `column ${key}` },
      make(
        "header",
        {},
        make("h2", {}, article.name),
        make("p", { class: "about" }, article.about)
      ),
      make("div", { class: "scroll" }, text, rail)
    );
    return { box, text, rail, sentences, top: 0 };
  }

  observeWidth() {
    this.observer = new ResizeObserver(([{ contentRect }]) => {
      if (contentRect.width) this.stack(contentRect.width < STACKED);
      this.drawRails();
    });
    this.observer.observe(this.element);
  }

  stack(stacked) {
    this.stacked = stacked;
    this.element.classList.toggle("stacked", stacked);
  }

  leave() {
    this.keepScroll();
    this.observer.disconnect();
  }

  // Take the place of the texts as they were drawn before, without moving anything.
  standAs(before) {
    this.stack(before.stacked);
    for (const key of ["a", "b"]) this.columns[key].top = before.columns[key].top;
    this.restoreScroll();
  }

  // Ticks beside each text: where in the report the differences sit.
  drawRails() {
    for (const key of ["a", "b"]) {
      const { text, rail, sentences } = this.columns[key];
      const height = text.scrollHeight || 1;
      const base = text.getBoundingClientRect().top - text.scrollTop;
      const ticks = this.view.shown
        .filter((difference) => difference[key].length)
        .map((difference) => {
          const element = sentences.get(difference[key][0].index);
          if (!element) return null;
          const place = (element.getBoundingClientRect().top - base) / height;
          const active = difference.id === this.view.active ? " active" : "";
          return make("span", {
            class: `tick ${difference.group}${active}`,
            style: `inset-block-start:${(place * 100).toFixed(2)}%`,
            onclick: () => this.view.choose(difference.id),
          });
        });
      rail.replaceChildren(...ticks.filter(Boolean));
    }
  }

  // A difference's number chooses it; marked text the differences in it, one after the other; any
  // other text the sentence it stands in.
  click(key, event) {
    event.preventDefault(); // the report's links lead to places that are not on this page
    if (String(getSelection())) return; // the reader is copying
    if (this.view.linking) {
      const one = event.target.closest(".s");
      if (one) this.view.toggleLink(key, Number(one.id.split("-s")[1]));
      return;
    }
    const number = event.target.closest("a.ref");
    const sentence = event.target.closest(".s");
    const marked = event.target.closest("mark.d") || event.target.closest(".s.only");
    const ids = number
      ? [number.id.split("-")[1]]
      : (marked?.dataset.ids || "").split(" ").filter((id) => this.isShown(id));
    if (ids.length) this.view.choose(ids[(ids.indexOf(this.view.active) + 1) % ids.length]);
    else if (sentence) this.view.pick(key, Number(sentence.id.split("-s")[1]));
  }

  isShown(id) {
    return this.view.shown.some((difference) => difference.id === id);
  }

  // Show what is filtered in, what is at hand, and the evidence for it.
  refresh() {
    const { view } = this;
    const shown = new Set(view.shown.map(({ id }) => id));
    for (const { mark, ids } of this.marks) {
      const on = ids.filter((id) => shown.has(id));
      mark.classList.toggle("off", !on.length);
      mark.classList.toggle("active", on.includes(view.active));
      mark.title = on.map((id) => this.byId.get(id).why).join("\n");
    }
    const held = this.sentencesAtHand();
    for (const key of ["a", "b"]) {
      for (const [index, element] of this.columns[key].sentences) {
        element.classList.toggle("held", held[key].has(index));
      }
      for (const element of this.columns[key].text.querySelectorAll(".s.only, a.ref")) {
        const ids = element.matches("a.ref") ? [element.id.split("-")[1]] : element.dataset.ids.split(" ");
        element.classList.toggle("off", !ids.some((id) => shown.has(id)));
      }
    }
    this.element.classList.toggle("held-any", held.a.size + held.b.size > 0);
    this.drawPanel();
    this.drawRails();
  }

  sentencesAtHand() {
    const { data, active, chosen, linking } = this.view;
    if (linking) return linking;
    const held = { a: new Set(), b: new Set() };
    const hold = (match) => {
      for (const key of ["a", "b"]) match[key].forEach((index) => held[key].add(index));
    };
    if (active) {
      const difference = this.byId.get(active);
      for (const key of ["a", "b"]) difference[key].forEach(({ index }) => held[key].add(index));
      data.matches.filter(({ id }) => id === difference.match).forEach(hold);
    } else if (chosen) {
      held[chosen.key].add(chosen.index);
      data.matches.filter((match) => match[chosen.key].includes(chosen.index)).forEach(hold);
    }
    return held;
  }

  drawPanel() {
    const { view } = this;
    const { data, active, chosen, linking } = view;
    let content;
    if (linking) {
      content = linkingPanel(view);
    } else if (active) {
      content = differencePanel(view, this.byId.get(active));
    } else if (chosen) {
      const match = data.matches.find((one) => one[chosen.key].includes(chosen.index));
      const omission = data.differences.find(
        (one) => one.kind === "omission" && one[chosen.key].some(({ index }) => index === chosen.index)
      );
      if (match) content = matchPanel(view, match);
      else if (omission) content = differencePanel(view, omission);
      else content = lonePanel(view, chosen.key, chosen.index);
    } else {
      content = idlePanel(view);
    }
    const close = make(
      "button",
      {
        type: "button",
        class: "close",
        name: "close",
        "aria-label": data.words.key_clear,
        onclick: () => {
          if (linking) view.closeForms();
          else view.clear();
          view.redraw();
        },
      },
      "×"
    );
    const idle = !active && !chosen && !linking;
    const scrolled = linking ? this.panel.scrollTop : 0;
    this.element.classList.toggle("linking", Boolean(linking));
    this.panel.classList.toggle("idle", idle);
    this.panel.replaceChildren(...[idle ? null : close, ...content].flat().filter(Boolean));
    this.panel.scrollTop = scrolled;
  }

  // Bring both sides of a difference into view, at the same height.
  bringDifference(difference) {
    const match = matchOf(this.view.data, difference);
    const first = (key) => difference[key][0]?.index ?? match?.[key][0];
    const keys = ["a", "b"].filter((key) => first(key) !== undefined);
    if (this.stacked) {
      this.bring(keys[0], first(keys[0]));
      return;
    }
    for (const key of keys) this.bring(key, first(key));
  }

  // The partner of a sentence comes to the height at which the sentence stands.
  bringPartner(key, index) {
    const match = this.view.data.matches.find((one) => one[key].includes(index));
    if (!match || this.stacked) return;
    const other = key === "a" ? "b" : "a";
    const own = this.columns[key];
    const offset =
      own.sentences.get(index).getBoundingClientRect().top - own.text.getBoundingClientRect().top;
    this.bring(other, match[other][0], { offset });
  }

  // Bring a sentence from elsewhere into view, and its partner to the same height.
  bringBoth(key, index) {
    const match = this.view.data.matches.find((one) => one[key].includes(index));
    const other = key === "a" ? "b" : "a";
    this.bring(key, index, { always: true });
    if (match && !this.stacked) this.bring(other, match[other][0]);
  }

  bring(key, index, { offset = null, always = false } = {}) {
    const { text, sentences } = this.columns[key];
    const element = sentences.get(index);
    if (!element) return;
    const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
    if (this.stacked) {
      const box = element.getBoundingClientRect();
      if (always || box.top < 80 || box.bottom > innerHeight * 0.5) {
        element.scrollIntoView({ block: "center", behavior });
      }
      return;
    }
    const place = element.getBoundingClientRect().top - text.getBoundingClientRect().top;
    const way = place - Math.max(8, offset ?? text.clientHeight * 0.3);
    // A long way is jumped: gliding past hundreds of sentences takes time and shows nothing.
    const near = Math.abs(way) < 2 * text.clientHeight;
    text.scrollTo({ top: text.scrollTop + way, behavior: near ? behavior : "auto" });
    if (always) this.element.scrollIntoView({ block: "nearest", behavior });
  }

  keepScroll() {
    if (!this.element.isConnected) return; // it has no scroll position then
    for (const column of Object.values(this.columns)) column.top = column.text.scrollTop;
  }

  restoreScroll() {
    for (const column of Object.values(this.columns)) column.text.scrollTop = column.top;
  }
}
