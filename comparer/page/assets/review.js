// The reader's decisions: on a difference, on a match, on the whole report; and the list of them.

// The buttons for one difference or match: confirm, reject, note. What was decided stands in them.
function decisions(view, record, names = ["confirm", "reject"]) {
  const { words } = view.data;
  const verdict = (value, name, sign) => {
    const on = record.verdict === value;
    return make(
      "button",
      {
        type: "button",
        class: `decide ${value}`,
        name: `${value}-${record.id}`,
        "aria-pressed": String(on),
        title: on ? words.take_back : null,
        onclick: () => view.judge(record, value),
      },
      make("span", { "aria-hidden": "true" }, sign),
      " ",
      on ? words[value] : words[name]
    );
  };
  return make(
    "div",
    { class: "decisions", role: "group", "aria-label": words.judge },
    make(
      "div",
      { class: "verdicts" },
      verdict("confirmed", names[0], "✓"),
      verdict("rejected", names[1], "✕"),
      noteButton(view, record.id, record.note),
      make("span", { class: "origin" }, record.by_hand ? words.by_hand : words.machine)
    ),
    record.aside ? make("p", { class: "aside-note" }, fill(words.aside, { reason: words[`reason_${record.aside}`] })) : null,
    note(view, record.id, record.note)
  );
}

function noteButton(view, target, text) {
  return make(
    "button",
    {
      type: "button",
      class: "decide note",
      name: `note-${target}`,
      "aria-expanded": String(view.noting === target),
      onclick: () => view.openNote(view.noting === target ? null : target),
    },
    make("span", { "aria-hidden": "true" }, "✎"),
    " ",
    view.data.words.add_note,
    text ? " ●" : null
  );
}

// A note as it stands, or the field to write it in.
function note(view, target, text, label = view.data.words.note_on) {
  const { words, review } = view.data;
  if (view.noting !== target) {
    return text ? make("p", { class: "reader-note", dir: "auto" }, text) : null;
  }
  const field = make("textarea", {
    name: "note",
    rows: 3,
    dir: "auto",
    maxlength: review.most,
    "aria-label": label,
    oninput: (event) => (view.draft = event.target.value),
    onkeydown: (event) => {
      event.stopPropagation();
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) view.saveNote(target);
      if (event.key === "Escape") view.openNote(null);
    },
  });
  field.value = view.draft ?? text;
  return make(
    "div",
    { class: "note-form" },
    field,
    make(
      "div",
      { class: "verdicts" },
      make("button", { type: "button", class: "decide save", onclick: () => view.saveNote(target) }, words.save),
      make("button", { type: "button", class: "link", onclick: () => view.openNote(null) }, words.cancel)
    )
  );
}

// What was decided, in a word, where there is no room for the buttons.
function verdictTag({ words }, record) {
  const said = [
    record.verdict === "open" ? null : words[record.verdict],
    record.by_hand ? words.by_hand : null,
  ].filter(Boolean);
  if (!said.length && !record.note) return null;
  return make(
    "span",
    { class: `verdict-tag ${record.verdict}`, title: record.note || null },
    record.verdict === "confirmed" ? "✓ " : record.verdict === "rejected" ? "✕ " : "",
    said.join(" · "),
    record.note ? " ✎" : ""
  );
}

// Under a match: take it apart, or change which sentences it joins.
function matchTools(view, match) {
  const { words } = view.data;
  if (match.aside) return null;
  return make(
    "p",
    { class: "tools" },
    make(
      "button",
      { type: "button", class: "link", name: `apart-${match.id}`, onclick: () => view.judge(match, "rejected") },
      words.reject_match
    ),
    make(
      "button",
      { type: "button", class: "link", name: "relink", onclick: () => view.startLink(match) },
      words.relink
    )
  );
}

function linkButton(view, key, index) {
  return make(
    "p",
    { class: "tools" },
    make(
      "button",
      { type: "button", class: "link", name: "relink", onclick: () => view.startLink({ a: [], b: [], [key]: [index] }) },
      view.data.words.link
    )
  );
}

// Everything that was decided, what was set aside as it was found, and the note on the whole.
function reviewTab(view) {
  const { data } = view;
  const { words } = data;
  const all = [...data.differences, ...data.aside.filter(({ verdict }) => verdict === "rejected")];
  const done = all.filter(({ verdict }) => verdict !== "open").length;
  const records = [...data.matches, ...data.differences];
  const lists = [
    ["review_confirmed", records.filter(({ verdict }) => verdict === "confirmed")],
    ["review_aside", [...data.aside_matches, ...data.aside]],
    ["review_linked", data.matches.filter(({ by_hand }) => by_hand)],
    ["review_noted", records.filter((one) => one.note && one.verdict !== "confirmed")],
  ].filter(([, found]) => found.length);
  return make(
    "div",
    { class: "review" },
    make("p", { class: "hint" }, words.review_help),
    make(
      "div",
      { class: "progress" },
      make("progress", { max: Math.max(1, all.length), value: done, "aria-label": words.tab_review }),
      make("span", {}, fill(words.review_progress, { done, all: all.length })),
      undoButton(view)
    ),
    make(
      "section",
      { class: "whole-note" },
      make("div", { class: "verdicts" }, make("h3", {}, words.note_on_all), noteButton(view, "report", data.review.note)),
      note(view, "report", data.review.note, words.note_on_all)
    ),
    lists.length ? null : make("p", { class: "empty" }, words.review_none),
    lists.map(([name, found]) =>
      make(
        "section",
        {},
        make("h3", {}, words[name], " ", make("span", { class: "how-many" }, String(found.length))),
        make("ul", {}, found.map((record) => make("li", { "data-id": record.id }, decided(view, record))))
      )
    )
  );
}

function undoButton(view) {
  const { words, review } = view.data;
  return make(
    "button",
    {
      type: "button",
      class: "toggle",
      name: "undo",
      title: `${words.undo} (u)`,
      disabled: !review.steps,
      onclick: () => view.undo(),
    },
    make("span", { "aria-hidden": "true" }, "↶ "),
    words.undo
  );
}

// One thing that was decided on, with what was found and the way to take the decision back.
function decided(view, record) {
  const { data } = view;
  const { words } = data;
  const sentences = (key) =>
    record.kind ? record[key] : record[key].map((index) => data.articles[key].sentences[index]);
  return [
    make(
      "div",
      { class: "badges" },
      record.kind
        ? make("span", { class: `swatch ${record.group}`, "aria-hidden": "true" })
        : make("span", { class: "swatch link", "aria-hidden": "true" }),
      make("strong", {}, record.kind ? nameOf(data, record) : words.matched_claim)
    ),
    record.kind ? reason(record) : null,
    make(
      "div",
      { class: "pair" },
      ["a", "b"].map((key) =>
        make("div", {}, sentences(key).map((sentence) => quote(data.articles[key], "p", "quote", sentence.html)))
      )
    ),
    record.kind ? decisions(view, record) : decisions(view, record, ["confirm_match", "reject_match"]),
  ];
}
