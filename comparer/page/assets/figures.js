// Every figure of both reports side by side: sorted by any column, saved as CSV.

function allFigures(view) {
  const { data } = view;
  const { words } = data;
  const { lines, heads, csv, title } = data.figures;
  if (!lines.length) return [];
  const body = make("tbody", {});
  const columns = [
    { head: heads.outcome, by: (line) => line.rank },
    { head: heads.quantity, by: (line) => line.quantity },
    { head: data.articles.a.name, by: (line) => figureOrder(line.a) },
    { head: data.articles.b.name, by: (line) => figureOrder(line.b) },
    { head: heads.difference, by: (line) => line.gap_number },
    { head: heads.ratio, by: (line) => line.ratio_number },
    { head: heads.where, by: (line) => line.place },
  ];
  const order = (view.figureOrder ??= { column: 6, down: false });
  const show = () => {
    const key = columns[order.column].by;
    const sorted = [...lines].sort((x, y) => compareKeys(key(x), key(y), order.down));
    body.replaceChildren(...sorted.map((line) => figureLine(view, line)));
    for (const [at, cell] of [...headRow.children].entries()) {
      const mine = at === order.column;
      cell.setAttribute("aria-sort", mine ? (order.down ? "descending" : "ascending") : "none");
    }
  };
  const headRow = make(
    "tr",
    {},
    columns.map(({ head }, at) =>
      make(
        "th",
        { scope: "col" },
        make(
          "button",
          {
            type: "button",
            class: "sort",
            title: fill(words.sort_by, { column: head }),
            onclick: () => {
              order.down = order.column === at && !order.down;
              order.column = at;
              show();
            },
          },
          head
        )
      )
    )
  );
  show();
  return [
    make(
      "details",
      {
        class: "all-figures",
        open: view.figuresOpen,
        ontoggle: (event) => {
          view.figuresOpen = event.target.open;
        },
      },
      make("summary", {}, title, " ", make("span", { class: "count" }, String(lines.length))),
      make(
        "button",
        { type: "button", class: "toggle", onclick: () => saveText("figures.csv", csv) },
        words.save_csv
      ),
      make("table", { class: "figures" }, make("thead", {}, headRow), body)
    ),
  ];
}

function figureLine(view, line) {
  const { data } = view;
  const side = (key) =>
    make(
      "td",
      { "data-label": data.articles[key].name },
      line[key]
        ? [
            line[key].value ? make("p", { class: "figure-value" }, line[key].value) : null,
            quote(data.articles[key], "p", "quote", line[key].html),
          ]
        : null
    );
  return make(
    "tr",
    { class: line.code },
    make(
      "th",
      { scope: "row" },
      line.finding
        ? make(
            "button",
            {
              type: "button",
              class: "open",
              title: data.words.open_in_text,
              onclick: () => view.choose(line.finding, { read: true }),
            },
            line.outcome
          )
        : line.outcome
    ),
    make("td", { "data-label": data.figures.heads.quantity }, line.quantity),
    side("a"),
    side("b"),
    make("td", { "data-label": data.figures.heads.difference }, make("bdi", { dir: "auto" }, line.gap)),
    make("td", { "data-label": data.figures.heads.ratio }, make("bdi", { dir: "auto" }, line.ratio)),
    make("td", { "data-label": data.figures.heads.where }, line.where)
  );
}

function figureOrder(cell) {
  if (!cell) return null;
  return cell.number ?? cell.value;
}

// Numbers before words, what is not there last whichever way the column runs.
function compareKeys(x, y, down) {
  const lacking = (key) => key === null || key === undefined || key === "";
  if (lacking(x) || lacking(y)) return Number(lacking(x)) - Number(lacking(y));
  const both = typeof x === "number" && typeof y === "number";
  const mixed = Number(typeof x !== "number") - Number(typeof y !== "number");
  const order = both ? x - y : mixed || String(x).localeCompare(String(y));
  return down ? -order : order;
}

function saveText(name, text) {
  const link = make("a", {
    href: URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" })),
    download: name,
  });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
