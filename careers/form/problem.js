import { h } from "../dom.js";

/** What went wrong as a whole, as opposed to in one answer: said where it was tried, and given the focus. */
export function problemBox(id = "problem") {
  const element = h("section", {
    class: "problem", id, tabindex: "-1", hidden: true, "aria-labelledby": `${id}-heading`, "aria-describedby": `${id}-text`,
  });

  function show({ title, text }) {
    element.replaceChildren(h("h3", { id: `${id}-heading` }, title), h("p", { id: `${id}-text` }, text));
    element.hidden = false;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "center" });
  }

  return { element, show, hide: () => (element.hidden = true) };
}
