// Buttons that ask for files, one after the other, and save what comes.

class Downloads {
  constructor(root) {
    this.send = () => {}; // tells the server what arrived and what is wanted
    this.asked = null; // what is on its way: {ask, file}
    this.waiting = []; // ids of the files wanted after it
    this.taken = null; // the last answer that was taken
    this.made = ""; // what the buttons were made of
    this.name = `${Date.now()}-${Math.random()}`; // no other view's questions are called so
    this.count = 0;
    this.hint = make("span", { class: "hint", "aria-hidden": "true", hidden: true });
    this.status = make("span", { class: "status", role: "status" });
    this.problem = make("p", { class: "problem", role: "alert", hidden: true });
    this.bar = make("div", { class: "bar" });
    root.append(this.bar, this.hint, this.status, this.problem);
    root.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.hint.hidden = true;
    });
  }

  update(data) {
    this.data = data;
    const made = JSON.stringify([data.title, data.files]);
    if (made !== this.made) this.build(made);
    const { answer } = data;
    if (answer && answer.ask !== this.taken) {
      this.taken = answer.ask;
      if (this.asked && this.asked.ask === answer.ask) {
        this.asked = null;
        this.say(answer.problem);
        if (!answer.problem) saveBytes(answer);
      }
      if (!this.asked) this.next({ got: answer.ask });
    }
    this.mark();
  }

  build(made) {
    this.made = made;
    const { title, files } = this.data;
    this.bar.replaceChildren(
      ...(title ? [make("span", { class: "label" }, title)] : []),
      ...files.map((file) => this.button(file)),
    );
  }

  button(file) {
    const tell = () => {
      this.hint.textContent = file.help;
      this.hint.hidden = !file.help;
    };
    const leave = () => (this.hint.hidden = true);
    return make("button", {
      type: "button",
      name: file.id,
      "aria-description": file.help || null,
      onclick: () => this.want(file.id),
      onmouseenter: tell,
      onmouseleave: leave,
      onfocus: (event) => event.target.matches(":focus-visible") && tell(),
      onblur: leave,
    }, make("span", {}, file.label));
  }

  // A file that is on its way already is asked for anew: its answer may have been lost.
  want(file) {
    this.say(null);
    if (this.asked && this.asked.file !== file) {
      if (!this.waiting.includes(file)) this.waiting.push(file);
    } else {
      this.ask(file);
    }
    this.mark();
  }

  ask(file, more = {}) {
    this.asked = { ask: `${this.name}-${++this.count}`, file };
    this.send({ ...more, ...this.asked });
  }

  next(more) {
    if (this.waiting.length) this.ask(this.waiting.shift(), more);
    else this.send(more);
  }

  mark() {
    const wanted = [...(this.asked ? [this.asked.file] : []), ...this.waiting];
    for (const button of this.bar.querySelectorAll("button")) {
      button.setAttribute("aria-busy", String(wanted.includes(button.name)));
    }
    this.status.textContent = wanted.length ? this.data.making : "";
  }

  say(problem) {
    this.problem.textContent = problem || "";
    this.problem.hidden = !problem;
  }
}

function saveBytes({ name, type, base64 }) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const href = URL.createObjectURL(new Blob([bytes], { type }));
  make("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

const bars = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector("[data-downloads]");
  if (!bars.has(root)) bars.set(root, new Downloads(root));
  const downloads = bars.get(root);
  downloads.send = (step) => setTriggerValue("step", step);
  downloads.update(data);
  return () => {
    root.replaceChildren();
    bars.delete(root);
  };
}
