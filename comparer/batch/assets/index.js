"use strict";
const rows = [...document.querySelectorAll("#pairs tbody tr")];
const field = (id) => document.getElementById(id);
const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f\u0640\u064b-\u0652]/g, "").toLowerCase();
const texts = new Map(rows.map((row) => [row, plain(row.textContent)]));

function shows(row, words, outlet, kind) {
  if (outlet && row.dataset.a !== outlet && row.dataset.b !== outlet) return false;
  if (kind === "failed" ? row.dataset.status !== "failed" : kind && row.dataset[kind] === "0") return false;
  return words.every((word) => texts.get(row).includes(word));
}

function filter() {
  const words = plain(field("search").value).split(/\s+/).filter(Boolean);
  const outlet = field("outlet").value;
  const kind = field("kind").value;
  let shown = 0;
  for (const row of rows) {
    row.hidden = !shows(row, words, outlet, kind);
    shown += row.hidden ? 0 : 1;
  }
  field("shown").textContent = `${shown} / ${field("shown").dataset.of}`;
}

function sort(heading, column) {
  const down = heading.getAttribute("aria-sort") === "ascending";
  const sign = down ? -1 : 1;
  const numeric = heading.dataset.sort === "number";
  const value = (row) => row.cells[column].textContent.trim();
  const order = [...rows].sort((x, y) =>
    sign * (numeric ? Number(value(x)) - Number(value(y)) : value(x).localeCompare(value(y))));
  for (const other of heading.parentElement.children) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", down ? "descending" : "ascending");
  document.querySelector("#pairs tbody").append(...order);
}

document.querySelectorAll("#pairs th[data-sort]").forEach((heading, column) => {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = heading.textContent;
  heading.replaceChildren(button);
  button.addEventListener("click", () => sort(heading, column));
});
for (const id of ["search", "outlet", "kind"]) field(id).addEventListener("input", filter);
field("filters").hidden = false;
filter();
