// Building elements. What is given as text goes in as text and never becomes markup.

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

// An article's words, in its own language and direction. The HTML is `comparer.render`'s: article
// text is escaped in it, and only its own tags are left.
function quote(article, tag, className, html) {
  const element = make(tag, { class: className, lang: article.lang, dir: article.dir });
  element.innerHTML = html;
  return element;
}

// The reason a difference is listed, the words it quotes cut off from the sentence around them.
function reason(difference, tag = "p") {
  const element = make(tag, { class: "why" });
  element.innerHTML = difference.why_html;
  return element;
}

function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

function percent(share) {
  return `${Math.round(share * 100)}%`;
}
