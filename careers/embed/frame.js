import { addressOf } from "../address.js";
import { announceThrough, h } from "../dom.js";

/** The parts that a page around it may style: docs/embedding.md promises these names, whatever the classes are called. */
const PARTS = {
  heading: "h1",
  subheading: "h2, h3, h4",
  link: "a:not(.button)",
  button: ".button:not(.secondary, .quiet)",
  "button-secondary": ".button.secondary",
  card: ".posting-card, .posting-facts, .reference",
  notice: ".notice",
  form: "form",
  question: ".question",
  label: ".question > label, .question > legend",
  input: "input:not([type=hidden], [type=file]), select, textarea",
  help: ".help",
  error: ".error, .error-summary, .problem",
  "drop-zone": ".drop-zone",
  equality: ".apart",
};

/** What an element has in its shadow: the styles, a place for the view, and a live region. */
export function frameIn(root) {
  const styles = h("link", { rel: "stylesheet", href: addressOf("styles/embed.css") });
  // Without its styles it would jump; where they are kept away, it is better plain than not there.
  const view = h("div", { class: "embedded", part: "frame", hidden: true });
  const region = h("div", { class: "visually-hidden", role: "status" });
  for (const name of ["load", "error"]) styles.addEventListener(name, () => (view.hidden = false));
  root.append(styles, view, region);
  new MutationObserver(() => markParts(view)).observe(view, { childList: true, subtree: true });
  return { view, speakUp: () => announceThrough(region) };
}

function markParts(view) {
  for (const [part, selector] of Object.entries(PARTS)) {
    for (const element of view.querySelectorAll(selector)) element.part.add(part);
  }
}
