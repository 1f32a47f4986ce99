// The evidence beside the texts: what is chosen, from both reports, and why it is listed.

const TOP = 4; // how many differences are offered before anything is chosen

// One side of a finding or a match: the sentence with the evidence marked, its translation.
function sideBlock(view, key, sentences, difference = null) {
  const { data } = view;
  const article = data.articles[key];
  const body = [
    difference?.[`${key}_missing`] ? missing(data, key, difference) : null,
    sentences.map((sentence) => [
      quote(article, "blockquote", "quote", sentence.html),
      translationBlock(data, sentence),
    ]),
  ];
  return make(
    "section",
    { class: `side ${key}` },
    make(
      "header",
      {},
      make("h4", {}, article.name),
      sentences.length
        ? make(
            "button",
            { type: "button", class: "link", onclick: () => view.show(key, sentences[0].index) },
            data.words[`show_${key}`]
          )
        : null
    ),
    body
  );
}

// What a report does not have: the claim, or in a claim that it makes the figure or the wording.
function missing({ words }, key, difference) {
  return make("p", { class: "absent" }, difference[key].length ? words[`missing_${difference.kind}`] : words.absent);
}

function translationBlock(data, sentence) {
  const { translation } = sentence;
  if (!translation) return null;
  const block = make(
    "p",
    { class: "translation", lang: data.reader.lang, dir: data.reader.dir },
    make("span", { class: "engine", title: translation.title }, translation.engine),
    " ",
    translation.text
  );
  for (const flag of translation.flags) block.append(" ", make("span", { class: "flag" }, flag));
  return block;
}

function badges(data, difference) {
  const { words } = data;
  return make(
    "div",
    { class: "badges" },
    make("span", { class: `swatch ${difference.group}`, "aria-hidden": "true" }),
    make("strong", { title: words[`aspect_meaning_${difference.aspect}`] }, nameOf(data, difference)),
    make("span", { class: `severity ${difference.severity}` }, words[`severity_${difference.severity}`]),
    make(
      "span",
      { class: "sure", title: words.confidence_meaning },
      fill(words.confidence, { percent: percent(difference.confidence) })
    )
  );
}

// A difference: the reason first, then the evidence of both reports.
function differencePanel(view, difference) {
  const { data } = view;
  const match = matchOf(data, difference);
  const alone = difference.kind === "omission" && !difference.aside;
  const [key] = ["a", "b"].filter((one) => difference[one].length);
  return [
    badges(data, difference),
    reason(difference),
    decisions(view, difference),
    sideBlock(view, "a", difference.a, difference),
    sideBlock(view, "b", difference.b, difference),
    alone ? linkButton(view, key, difference[key][0].index) : null,
    match ? [matchLine(data, match), matchTools(view, match)] : null,
    otherDifferences(view, difference.match, difference.id),
  ];
}

// A matched claim: both wordings, and the differences found in it.
function matchPanel(view, match) {
  const { data } = view;
  return [
    make("p", { class: "why" }, data.words.matched_claim),
    decisions(view, match, ["confirm_match", "reject_match"]),
    sideBlock(view, "a", claims(data, "a", match)),
    sideBlock(view, "b", claims(data, "b", match)),
    matchLine(data, match),
    make(
      "p",
      { class: "tools" },
      make("button", { type: "button", class: "link", name: "relink", onclick: () => view.startLink(match) }, data.words.relink)
    ),
    otherDifferences(view, match.id, null) || make("p", { class: "hint" }, data.words.no_difference_here),
  ];
}

// The sentences of a match on one side, the clauses that correspond told apart.
function claims(data, key, match) {
  return match[key].map((index, at) => ({ ...data.articles[key].sentences[index], html: match.html[key][at] }));
}

// A sentence without a counterpart that is no finding either: a dateline, a byline, a repeat.
function lonePanel(view, key, index) {
  const { data } = view;
  const sentence = data.articles[key].sentences[index];
  const { words } = data;
  const apart = ["dateline", "byline"].includes(sentence.role);
  const note =
    sentence.repeats !== null
      ? words.repeat
      : apart
        ? fill(words.apart, { role: words[`role_${sentence.role}`] })
        : words.no_counterpart;
  return [
    make("p", { class: "why" }, note),
    sideBlock(view, key, [sentence]),
    linkButton(view, key, index),
  ];
}

// Nothing chosen yet: what weighs most, and how to go on from there.
function idlePanel(view) {
  const { words } = view.data;
  const first = view.shown.slice(0, TOP);
  return [
    first.length
      ? make("div", { class: "others" }, make("h3", {}, words.top), first.map((difference) => differenceButton(view, difference)))
      : null,
    make("p", { class: "hint" }, words.start_help),
    make(
      "dl",
      { class: "keys" },
      [
        ["n", "j", words.key_next],
        ["p", "k", words.key_previous],
        ["c", null, words.key_confirm],
        ["x", null, words.key_reject],
        ["m", null, words.key_note],
        ["u", null, words.key_undo],
        ["Esc", null, words.key_clear],
      ].map(([one, other, what]) => [
        make("dt", {}, make("kbd", {}, one), other ? [" ", make("kbd", {}, other)] : null),
        make("dd", {}, what),
      ])
    ),
    make("h3", {}, words.legend),
    make(
      "ul",
      { class: "legend" },
      view.data.groups.map((group) =>
        make("li", {}, make("span", { class: `swatch ${group}`, "aria-hidden": "true" }), words[`about_${group}`])
      ),
      make("li", {}, make("span", { class: "swatch heavy", "aria-hidden": "true" }), words.heavier)
    ),
    make("p", { class: "hint" }, words.evidence_not_verdict),
  ];
}

function matchLine(data, match) {
  return make(
    "p",
    { class: "match" },
    make("span", { class: `relation ${match.relation}` }, data.words[`relation_${match.relation}`]),
    " · ",
    match.by_hand
      ? data.words.by_hand
      : make(
          "span",
          { title: data.words.score_meaning },
          fill(data.words.match_score, { percent: percent(match.score) })
        ),
    " ",
    match.aside
      ? fill(data.words.aside, { reason: data.words[`reason_${match.aside}`] })
      : match.by_hand
        ? null
        : verdictTag(data, match)
  );
}

// The match that a difference stands in, even one that was set aside.
function matchOf(data, difference) {
  return [...data.matches, ...data.aside_matches].find(({ id }) => id === difference.match);
}

// The other differences of the same claim, one button each.
function otherDifferences(view, matchId, butNot) {
  const others = matchId
    ? view.data.differences.filter(({ id, match }) => match === matchId && id !== butNot)
    : [];
  if (!others.length) return null;
  return make(
    "div",
    { class: "others" },
    make("h4", {}, butNot ? view.data.words.also_in_claim : view.data.words.in_claim),
    others.map((difference) => differenceButton(view, difference))
  );
}

// A difference in a line: what kind it is, and why it is listed; of an omission, what it says.
function differenceButton(view, difference) {
  const { data } = view;
  return make(
    "button",
    { type: "button", class: "other", onclick: () => view.choose(difference.id) },
    make("span", { class: `swatch ${difference.group}`, "aria-hidden": "true" }),
    make("strong", {}, nameOf(data, difference)),
    " ",
    verdictTag(data, difference),
    " ",
    difference.brief ? make("bdi", {}, difference.brief) : reason(difference, "span")
  );
}

function nameOf({ words }, difference) {
  return difference.kind === "omission"
    ? words[`group_${difference.group}`]
    : words[`aspect_${difference.aspect}`];
}
