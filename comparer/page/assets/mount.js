// What Streamlit calls, at first and whenever the report or the language changes.

const views = new WeakMap();

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const root = parentElement.querySelector("[data-comparer]");
  let view = views.get(root);
  if (!view) {
    view = new View(root);
    views.set(root, view);
  }
  view.emit = (step) => setTriggerValue("step", step);
  view.tell = (looked) => setStateValue("pictures", looked);
  view.update(data);
  return () => {
    view.destroy();
    views.delete(root);
  };
}
