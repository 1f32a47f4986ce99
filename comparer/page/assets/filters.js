// Which differences are shown, and in which order they are stepped through.

const SEVERITIES = ["high", "medium", "low"];

class Filters {
  constructor() {
    this.groups = new Set(); // none chosen: all are shown
    this.aspects = new Set();
    this.severity = "low"; // at least this severe
    this.confidence = 0; // at least this sure, 0–1
    this.status = ""; // by what was decided: open, confirmed, noted; empty: all
    this.order = "importance";
  }

  get narrowed() {
    return Boolean(
      this.groups.size || this.aspects.size || this.severity !== "low" || this.confidence || this.status
    );
  }

  shows(difference) {
    return (
      (!this.groups.size || this.groups.has(difference.group)) &&
      (!this.aspects.size || this.aspects.has(difference.aspect)) &&
      SEVERITIES.indexOf(difference.severity) <= SEVERITIES.indexOf(this.severity) &&
      difference.confidence >= this.confidence &&
      (!this.status || (this.status === "noted" ? difference.note : difference.verdict === this.status))
    );
  }

  // The differences that are shown, in stepping order.
  apply(differences) {
    const by = this.order === "text" ? "place" : "rank";
    return differences
      .filter((difference) => this.shows(difference))
      .sort((one, other) => one[by] - other[by]);
  }
}

// The row of counts: what was found, the legend of the marks, and the filter by kind, in one.
function countCards(view) {
  const { data, filters } = view;
  const card = (group, count) =>
    make(
      "button",
      {
        type: "button",
        class: `card ${group}`,
        "aria-pressed": String(filters.groups.has(group)),
        disabled: count === 0,
        title: data.words[`about_${group}`],
        onclick: () => {
          if (!filters.groups.delete(group)) filters.groups.add(group);
          view.refilter();
        },
      },
      make("span", { class: "count" }, String(count)),
      make("span", { class: "what" }, make("span", { class: `swatch ${group}`, "aria-hidden": "true" }), data.words[`group_${group}`])
    );
  const counts = {};
  for (const { group } of data.differences) counts[group] = (counts[group] || 0) + 1;
  return [
    make(
      "div",
      { class: "card matches", title: data.words.about_matches },
      make("span", { class: "count" }, String(data.matches.length)),
      make("span", { class: "what" }, data.words.group_matches)
    ),
    ...data.groups.map((group) => card(group, counts[group] || 0)),
  ];
}

// The finer filters, behind one button.
function filterPanel(view) {
  const { data, filters } = view;
  const { words } = data;
  const change = (set) => (event) => {
    set(event.target);
    view.refilter();
  };
  const select = (name, value, options, set) =>
    make(
      "label",
      {},
      make("span", {}, words[name]),
      make(
        "select",
        { name, onchange: change(set) },
        options.map(([key, label]) => make("option", { value: key, selected: key === value }, label))
      )
    );
  const aspects = [...new Set(data.differences.map((difference) => difference.aspect))].filter(
    (aspect) => aspect !== "only_in"
  );
  const confidenceLabel = (share) => (share ? percent(share) : words.any);
  const shownConfidence = make("output", {}, confidenceLabel(filters.confidence));
  return make(
    "div",
    { class: "finer" },
    select(
      "order",
      filters.order,
      [["importance", words.order_importance], ["text", words.order_text]],
      (target) => (filters.order = target.value)
    ),
    select(
      "severity",
      filters.severity,
      [["low", words.any], ["medium", words.severity_from_medium], ["high", words.severity_only_high]],
      (target) => (filters.severity = target.value)
    ),
    select(
      "status",
      filters.status,
      [
        ["", words.any],
        ["open", words.status_open],
        ["confirmed", words.status_confirmed],
        ["noted", words.status_noted],
      ],
      (target) => (filters.status = target.value)
    ),
    make(
      "label",
      {},
      make("span", {}, words.confidence_from, " ", shownConfidence),
      make("input", {
        type: "range",
        name: "confidence",
        min: 0,
        max: 95,
        step: 5,
        value: filters.confidence * 100,
        oninput: change((target) => {
          filters.confidence = target.value / 100;
          shownConfidence.textContent = confidenceLabel(filters.confidence);
        }),
      })
    ),
    make(
      "fieldset",
      {},
      make("legend", {}, words.aspects),
      aspects.map((aspect) =>
        make(
          "label",
          { class: "tick" },
          make("input", {
            type: "checkbox",
            value: aspect,
            checked: filters.aspects.has(aspect),
            onchange: change((target) => {
              if (target.checked) filters.aspects.add(aspect);
              else filters.aspects.delete(aspect);
            }),
          }),
          words[`aspect_${aspect}`]
        )
      )
    )
  );
}
