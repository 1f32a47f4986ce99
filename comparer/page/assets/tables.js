// The same findings as tables: what report A says, what report B says, why it is listed.

// The differences of one kind, a row each.
function findingsTable(view, kind, empty) {
  const { data } = view;
  const { words } = data;
  const rows = view.shown.filter((difference) => difference.kind === kind);
  if (!rows.length) return nothing(view, (difference) => difference.kind === kind, empty);
  const heads = [words.what, data.articles.a.name, data.articles.b.name, words.why];
  return make(
    "table",
    { class: "findings" },
    make("thead", {}, make("tr", {}, heads.map((head) => make("th", { scope: "col" }, head)))),
    make("tbody", {}, rows.map((difference) => findingRow(view, difference)))
  );
}

function findingRow(view, difference) {
  const { data } = view;
  const { words } = data;
  return make(
    "tr",
    { class: view.active === difference.id ? "active" : null, "data-id": difference.id },
    make(
      "th",
      { scope: "row" },
      openButton(view, difference, words[`aspect_${difference.aspect}`]),
      measure(data, difference),
      difference.quantity ? make("p", { class: "quantity" }, difference.quantity) : null
    ),
    ["a", "b"].map((key) =>
      make(
        "td",
        { "data-label": data.articles[key].name },
        difference[`${key}_value`]
          ? make("p", { class: "figure-value" }, difference[`${key}_value`])
          : null,
        difference[`${key}_missing`] ? missing(data, key, difference) : null,
        evidence(data, key, difference)
      )
    ),
    make(
      "td",
      { class: "reason", "data-label": words.why },
      reason(difference, "span"),
      difference.gap ? make("bdi", { class: "gap", dir: "auto" }, difference.gap) : null
    )
  );
}

// What each report alone says, the two lists beside each other.
function omissionLists(view) {
  const { data } = view;
  const { words } = data;
  return make(
    "div",
    { class: "omissions" },
    ["a", "b"].map((key) => {
      const group = `only_${key}`;
      const found = view.shown.filter((difference) => difference.group === group);
      return make(
        "section",
        {},
        make("h3", {}, make("span", { class: `swatch ${group}`, "aria-hidden": "true" }), words[`about_${group}`]),
        found.length
          ? make(
              "ul",
              {},
              found.map((difference) =>
                make(
                  "li",
                  { class: view.active === difference.id ? "active" : null, "data-id": difference.id },
                  evidence(data, key, difference),
                  make("div", { class: "foot" }, openButton(view, difference, words.open_in_text), measure(data, difference))
                )
              )
            )
          : nothing(view, (difference) => difference.group === group, words.no_omissions)
      );
    })
  );
}

function evidence(data, key, difference) {
  return difference[key].map((sentence) => [
    quote(data.articles[key], "p", "quote", sentence.html),
    translationBlock(data, sentence),
  ]);
}

function openButton(view, difference, label) {
  return make(
    "button",
    {
      type: "button",
      class: "open",
      title: view.data.words.open_in_text,
      onclick: () => view.choose(difference.id, { read: true }),
    },
    make("span", { class: `swatch ${difference.group}`, "aria-hidden": "true" }),
    label
  );
}

function measure(data, difference) {
  const { words } = data;
  return make(
    "span",
    { class: "measure" },
    make("span", { class: `severity ${difference.severity}` }, words[`severity_${difference.severity}`]),
    make("span", { class: "sure", title: words.confidence_meaning }, percent(difference.confidence)),
    verdictTag(data, difference)
  );
}

// Why a list is empty: there is nothing, or the filters hide it.
function nothing(view, belongs, empty) {
  const hidden = view.data.differences.some(belongs);
  return make("p", { class: "empty" }, hidden ? view.data.words.all_filtered : empty);
}
