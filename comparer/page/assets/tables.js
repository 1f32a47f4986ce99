// The same findings as tables, one a kind: what the report A says, what B says, why it is listed.

function findingsTable(view, groups, empty) {
  const { data } = view;
  const { words } = data;
  const rows = view.shown.filter(({ group }) => groups.includes(group));
  if (!rows.length) {
    const hidden = data.differences.some(({ group }) => groups.includes(group));
    return make("p", { class: "empty" }, hidden ? words.all_filtered : empty);
  }
  const both = groups[0] === groups[groups.length - 1];
  return make(
    "table",
    { class: both ? "findings" : "findings single" },
    make(
      "thead",
      {},
      make(
        "tr",
        {},
        make("th", { scope: "col" }, words.what),
        both
          ? ["a", "b"].map((key) => make("th", { scope: "col" }, data.articles[key].name))
          : make("th", { scope: "col" }, words.claim),
        both ? make("th", { scope: "col" }, words.why) : null
      )
    ),
    make("tbody", {}, rows.map((difference) => findingRow(view, difference, both)))
  );
}

function findingRow(view, difference, both) {
  const { data } = view;
  const { words } = data;
  const open = () => view.choose(difference.id, { read: true });
  const evidence = (key) =>
    make(
      "td",
      { class: key, "data-label": data.articles[key].name },
      difference[`${key}_value`] ? make("p", { class: "value" }, difference[`${key}_value`]) : null,
      difference[key].length
        ? difference[key].map((sentence) => [
            quote(data.articles[key], "p", "quote", ...marked(sentence.parts, difference.kind)),
            translationBlock(data, sentence),
          ])
        : make("p", { class: "absent" }, words.absent)
    );
  const side = difference.a.length ? "a" : "b";
  return make(
    "tr",
    {
      class: view.active === difference.id ? "active" : null,
      "data-id": difference.id,
    },
    make(
      "th",
      { scope: "row" },
      make(
        "button",
        { type: "button", class: "open", title: words.open_in_text, onclick: open },
        make("span", { class: `swatch ${difference.group}`, "aria-hidden": "true" }),
        both ? words[`aspect_${difference.aspect}`] : words[`group_${difference.group}`]
      ),
      make(
        "span",
        { class: "measure" },
        make("span", { class: `severity ${difference.severity}` }, words[`severity_${difference.severity}`]),
        make("span", { class: "sure", title: words.confidence_meaning }, percent(difference.confidence))
      )
    ),
    both ? [evidence("a"), evidence("b")] : evidence(side),
    both
      ? make(
          "td",
          { class: "reason", "data-label": words.why },
          difference.why,
          difference.gap ? make("p", { class: "gap" }, difference.gap) : null
        )
      : null
  );
}
