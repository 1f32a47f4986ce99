// Joining sentences by hand: chosen in the texts with the mouse, or from lists with the keyboard.

const BEGINNING = 70; // characters of a sentence in the lists

function linkingPanel(view) {
  const { data, linking } = view;
  const { words } = data;
  const ready = linking.a.size > 0 && linking.b.size > 0;
  return [
    make("h3", {}, words.linking),
    make("p", { class: "hint" }, words.linking_help),
    ["a", "b"].map((key) => linkingSide(view, key)),
    ready ? null : make("p", { class: "absent" }, words.linking_need),
    make(
      "div",
      { class: "verdicts" },
      make(
        "button",
        { type: "button", class: "decide save", name: "save-link", disabled: !ready, onclick: () => view.saveLink() },
        words.linking_save
      ),
      make(
        "button",
        { type: "button", class: "link", name: "cancel-link", onclick: () => view.cancelLink() },
        words.cancel
      )
    ),
  ];
}

function linkingSide(view, key) {
  const { data, linking } = view;
  const { words } = data;
  const article = data.articles[key];
  const chosen = [...linking[key]].sort((one, other) => one - other);
  const label = fill(words.linking_add, { report: article.name });
  return make(
    "section",
    { class: `side ${key}` },
    make("header", {}, make("h4", {}, article.name)),
    chosen.map((index) =>
      make(
        "div",
        { class: "linked" },
        quote(article, "blockquote", "quote", article.sentences[index].html),
        make(
          "button",
          { type: "button", class: "link", "aria-label": `${words.linking_remove} ${index + 1}`, onclick: () => view.toggleLink(key, index) },
          words.linking_remove
        )
      )
    ),
    make(
      "select",
      {
        name: `add-${key}`,
        "aria-label": label,
        onchange: (event) => view.toggleLink(key, Number(event.target.value)),
      },
      make("option", { value: "" }, `${label} …`),
      article.sentences
        .filter(({ index }) => !linking[key].has(index))
        .map(({ index, text }) =>
          make(
            "option",
            { value: index, dir: article.dir },
            `${index + 1}. ${text.length > BEGINNING ? `${text.slice(0, BEGINNING)}…` : text}`
          )
        )
    )
  );
}
