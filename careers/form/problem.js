import { h } from "../dom.js";

/** What went wrong as a whole, as opposed to in one answer: said where it was tried, and given the focus. */
export function problemBox(id = "problem") {
  const element = h("section", {
    class: "problem", id, tabindex: "-1", hidden: true, "aria-labelledby": `${id}-heading`, "aria-describedby": `${id}-text`,
  });

  /** `more`: what can be done about it here. */
  function show({ title, text, more = null }) {
    element.replaceChildren(...[h("h3", { id: `${id}-heading` }, title), h("p", { id: `${id}-text` }, text), more].filter(Boolean));
    element.hidden = false;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "center" });
  }

  return { element, show, hide: () => (element.hidden = true) };
}
