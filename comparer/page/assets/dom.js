// Building elements. Text always goes in as text: nothing from an article becomes markup here.

function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return element;
}

// An article's words: in the article's own language and direction, cut off from what surrounds them.
function quote(article, tag, className, ...children) {
  return make(tag, { class: className, lang: article.lang, dir: article.dir }, ...children);
}

// A sentence as [[text, marked], …]: the marked stretches are the evidence.
function marked(parts, kind) {
  return parts.map(([text, on]) => (on ? make("mark", { class: `d ${kind}` }, text) : text));
}

function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

function percent(share) {
  return `${Math.round(share * 100)}%`;
}
