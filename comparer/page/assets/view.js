// The result of a comparison: counts, filters, both texts, tables, pictures; one choice for all.

const TABS = ["text", "figures", "framing", "omissions", "pictures", "review"];
const STACKED = 900; // below this width, in pixels, the columns stand under each other

class View {
  constructor(root) {
    this.root = root;
    this.emit = () => {}; // sends a decision to the server
    this.tell = () => {}; // tells the server whether the pictures are looked at
    this.told = false;
    this.onkey = (event) => this.key(event);
    this.onhash = () => this.follow(location.hash.slice(1));
    document.addEventListener("keydown", this.onkey);
    window.addEventListener("hashchange", this.onhash);
    this.reset();
  }

  reset() {
    this.filters = new Filters();
    this.tab = "text";
    this.active = null; // the difference at hand
    this.chosen = null; // the sentence at hand: {key, index}
    this.at = 0; // where the difference at hand stands, or stood, among those shown
    this.linking = null; // the sentences being joined by hand: {a, b}, sets of indices
    this.noting = null; // the id of what a note is being written on
    this.draft = null; // the note as typed so far
    this.pending = false; // whether a decision is on its way
    this.finer = false;
    this.translations = true;
  }

  destroy() {
    document.removeEventListener("keydown", this.onkey);
    window.removeEventListener("hashchange", this.onhash);
  }

  // Draw this data; what the reader chose stays, unless it is another report.
  update(data) {
    const same = this.data && this.data.id === data.id;
    const answered = this.data && this.data.answered !== data.answered;
    if (same && !answered && this.data.lang === data.lang && this.data.revision === data.revision) return;
    this.pending = false;
    this.root.classList.remove("pending");
    this.data = data;
    if (!same) this.reset();
    this.shown = this.filters.apply(data.differences);
    if (this.active && !this.find(this.active)) this.clear();
    this.draw();
  }

  // A difference, counted or set aside.
  find(id) {
    return [...this.data.differences, ...this.data.aside].find((difference) => difference.id === id);
  }

  draw() {
    const { data } = this;
    const { words } = data;
    const before = this.reading;
    before?.leave(); // while it is still on the page: elsewhere it has no scroll position
    this.cards = make("div", { class: "cards", role: "group", "aria-label": words.counts });
    this.bar = make("div", { class: "bar" });
    this.finerBox = make("div", { id: "finer", hidden: !this.finer }, filterPanel(this));
    this.tablist = make("div", { class: "tabs", role: "tablist", "aria-label": words.views });
    this.body = make("div", { class: "body", role: "tabpanel", id: "view" });
    this.problem = make("p", { class: "view-problem", role: "alert", hidden: !data.problem }, data.problem);
    this.root.className = "comparer";
    this.root.lang = data.lang;
    this.root.dir = data.dir;
    this.root.replaceChildren(
      this.cards,
      make("div", { class: "controls" }, this.tablist, this.bar),
      this.finerBox,
      this.problem,
      this.body
    );
    this.reading = null;
    this.redraw();
    if (before && this.tab === "text") this.reading.standAs(before);
  }

  redraw() {
    const focus = this.focusName();
    this.root.classList.toggle("untranslated", !this.translations);
    this.cards.replaceChildren(...countCards(this));
    this.tablist.replaceChildren(...this.tabButtons());
    this.bar.replaceChildren(...this.barButtons());
    this.drawBody();
    this.focusAgain(focus);
    if (this.told !== (this.tab === "pictures")) this.tell((this.told = !this.told));
  }

  refilter() {
    this.shown = this.filters.apply(this.data.differences);
    if (this.active && !this.shown.some(({ id }) => id === this.active)) this.clear();
    this.redraw();
  }

  tabButtons() {
    const { words } = this.data;
    return TABS.map((tab) =>
      make(
        "button",
        {
          type: "button",
          role: "tab",
          id: `tab-${tab}`,
          "aria-selected": String(tab === this.tab),
          "aria-controls": "view",
          tabindex: tab === this.tab ? 0 : -1,
          onclick: () => this.open(tab),
          onkeydown: (event) => this.tabKey(event, tab),
        },
        words[`tab_${tab}`]
      )
    );
  }

  tabKey(event, tab) {
    const forward = this.data.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const step = { [forward]: 1, [forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft"]: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    this.open(TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length]);
    this.tablist.querySelector('[aria-selected="true"]').focus();
  }

  open(tab) {
    this.tab = tab;
    this.redraw();
  }

  barButtons() {
    const { words } = this.data;
    const at = this.shown.findIndex(({ id }) => id === this.active);
    const step = (by, label, key, arrow) =>
      make(
        "button",
        {
          type: "button",
          class: "step",
          name: by > 0 ? "next" : "previous",
          title: `${label} (${key})`,
          "aria-label": label,
          disabled: !this.shown.length,
          onclick: () => this.step(by),
        },
        arrow
      );
    const back = this.data.dir === "rtl" ? ["→", "←"] : ["←", "→"];
    return [
      make(
        "button",
        {
          type: "button",
          class: "toggle",
          name: "finer",
          "aria-expanded": String(this.finer),
          "aria-controls": "finer",
          onclick: () => {
            this.finer = !this.finer;
            this.finerBox.hidden = !this.finer;
            this.redraw();
          },
        },
        words.filters
      ),
      this.filters.narrowed
        ? make(
            "button",
            {
              type: "button",
              class: "link",
              name: "unfilter",
              onclick: () => {
                const { order } = this.filters;
                this.filters = new Filters();
                this.filters.order = order;
                this.finerBox.replaceChildren(filterPanel(this));
                this.refilter();
              },
            },
            words.show_all
          )
        : null,
      this.data.translated
        ? make(
            "button",
            {
              type: "button",
              class: "toggle",
              name: "translations",
              "aria-pressed": String(this.translations),
              onclick: () => {
                this.translations = !this.translations;
                this.redraw();
              },
            },
            words.translation
          )
        : null,
      make(
        "span",
        { class: "stepper" },
        step(-1, words.previous, "p", back[0]),
        make(
          "span",
          { class: "position", "aria-live": "polite" },
          at < 0
            ? fill(words.in_all, { n: this.shown.length })
            : fill(words.position, { at: at + 1, of: this.shown.length })
        ),
        step(1, words.next, "n", back[1])
      ),
    ].filter(Boolean);
  }

  drawBody() {
    const { words } = this.data;
    this.body.setAttribute("aria-labelledby", `tab-${this.tab}`);
    if (this.tab === "text") {
      if (!this.reading) this.reading = new Reading(this);
      if (this.reading.element.parentNode !== this.body) {
        this.body.replaceChildren(this.reading.element);
        this.reading.restoreScroll();
        const at = this.find(this.active);
        if (at) this.reading.bringDifference(at);
      }
      this.reading.refresh();
      return;
    }
    if (this.reading) this.reading.keepScroll();
    const content = {
      figures: () => [findingsTable(this, "figure", words.no_figures), ...allFigures(this)],
      framing: () => [findingsTable(this, "framing", words.no_framing), this.profile()],
      omissions: () => omissionLists(this),
      pictures: () => this.pictures(),
      review: () => reviewTab(this),
    }[this.tab]();
    this.body.replaceChildren(...[content].flat());
  }

  // Both reports as wholes: names, sources, tone. Drawn where the report is rendered.
  profile() {
    const { title, html } = this.data.profile;
    const box = make("section", { class: "cmp profile" }, make("h3", {}, title));
    const tables = make("div", {});
    tables.innerHTML = html;
    box.append(tables);
    return box;
  }

  // The pictures themselves stand under this view: the page draws them when they are looked at.
  pictures() {
    return make("p", { class: "pictures-note" }, this.data.words.pictures_note);
  }

  // A picture's links name differences ("d1"), matches ("m1") and sentences ("a-s3").
  follow(target) {
    const sentence = /^([ab])-s(\d+)$/.exec(target);
    const match = this.data.matches.find(({ id }) => id === target);
    if (!sentence && !match && !this.find(target)) return;
    history.replaceState(history.state, "", location.pathname + location.search);
    if (this.find(target)) return void this.choose(target, { read: true });
    const [key, index] = sentence ? [sentence[1], Number(sentence[2])] : ["a", match.a[0]];
    this.tab = "text";
    this.pick(key, index, { far: true });
  }

  // Make a difference the one at hand and show it: in the texts, or in the table that is open.
  choose(id, { read = false } = {}) {
    const difference = this.find(id);
    if (!difference) return;
    this.active = id;
    this.chosen = null;
    this.closeForms();
    this.at = Math.max(0, this.shown.findIndex((one) => one.id === id));
    if (read) this.tab = "text";
    if (!["text", this.tabOf(difference)].includes(this.tab)) this.tab = this.tabOf(difference);
    this.redraw();
    if (this.tab === "text") this.reading.bringDifference(difference);
    else this.body.querySelector("[data-id].active")?.scrollIntoView({ block: "nearest" });
  }

  tabOf(difference) {
    return { figure: "figures", framing: "framing" }[difference.kind] || "omissions";
  }

  // Make a sentence the one at hand: its partner comes into view beside it; one that is chosen
  // from far away does too.
  pick(key, index, { far = false } = {}) {
    this.active = null;
    this.chosen = { key, index };
    this.closeForms();
    this.redraw();
    if (far) this.reading.bringBoth(key, index);
    else this.reading.bringPartner(key, index);
  }

  // Bring a sentence of a report into view in the texts.
  show(key, index) {
    if (this.tab !== "text") {
      this.tab = "text";
      this.redraw();
    }
    this.reading.bring(key, index, { always: true });
  }

  clear() {
    this.active = null;
    this.chosen = null;
    this.closeForms();
  }

  closeForms() {
    this.linking = null;
    this.noting = null;
    this.draft = null;
  }

  // One decision at a time: the next one builds on the answer.
  send(step) {
    if (this.pending) return;
    this.pending = true;
    this.root.classList.add("pending");
    this.emit(step);
  }

  judge(record, verdict) {
    this.send({ do: "judge", target: record.id, verdict: record.verdict === verdict ? "open" : verdict });
  }

  undo() {
    if (this.data.review.steps) this.send({ do: "undo" });
  }

  openNote(target) {
    this.noting = target;
    this.draft = null;
    this.redraw();
    if (target) this.body.querySelector("textarea[name=note]")?.focus();
  }

  saveNote(target) {
    const text = this.body.querySelector("textarea[name=note]").value;
    this.noting = null;
    this.draft = null;
    this.send({ do: "note", target, text });
  }

  startLink(match) {
    this.closeForms();
    this.linking = { a: new Set(match.a), b: new Set(match.b) };
    this.redraw();
  }

  toggleLink(key, index) {
    if (!this.linking[key].delete(index)) this.linking[key].add(index);
    this.redraw();
  }

  saveLink() {
    const [a, b] = ["a", "b"].map((key) => [...this.linking[key]].sort((one, other) => one - other));
    this.linking = null;
    this.active = null;
    this.chosen = { key: "a", index: a[0] };
    this.send({ do: "link", a, b });
  }

  cancelLink() {
    this.linking = null;
    this.redraw();
  }

  // What a key decides on: the difference at hand, or the match of the sentence at hand.
  target() {
    if (this.active) return this.find(this.active);
    const { key, index } = this.chosen || {};
    return key ? this.data.matches.find((match) => match[key].includes(index)) : undefined;
  }

  step(by) {
    if (!this.shown.length) return;
    const at = this.shown.findIndex(({ id }) => id === this.active);
    let next = at + by;
    // What was just rejected is not among those shown: what came after it has taken its place.
    if (at < 0) next = this.active ? this.at + Math.min(by, 0) : by > 0 ? 0 : this.shown.length - 1;
    this.choose(this.shown[(next + this.shown.length) % this.shown.length].id);
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.root.isConnected) return;
    // Inside a shadow root the event is retargeted: the path tells where the reader types.
    const typed = event.composedPath()[0];
    if (typed instanceof Element && typed.matches("input, textarea, select, [contenteditable]")) return;
    const act = {
      n: () => this.step(1),
      j: () => this.step(1),
      p: () => this.step(-1),
      k: () => this.step(-1),
      c: () => this.target() && this.judge(this.target(), "confirmed"),
      x: () => this.target() && this.judge(this.target(), "rejected"),
      m: () => this.target() && this.openNote(this.target().id),
      u: () => this.undo(),
      Escape: () => {
        if (this.linking || this.noting) this.closeForms();
        else this.clear();
        this.redraw();
      },
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  // Redrawing replaces buttons: the one in focus is found again by its name.
  focusName() {
    const element = this.root.getRootNode().activeElement;
    if (!element || !this.root.contains(element)) return null;
    const group = element.classList.contains("card") && element.className;
    return group ? `.${group.split(" ").join(".")}` : element.name ? `[name="${element.name}"]` : null;
  }

  focusAgain(selector) {
    if (selector) this.root.querySelector(selector)?.focus();
  }
}
