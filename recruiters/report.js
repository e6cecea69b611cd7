import { announce, h } from "../careers/dom.js";
import { busyWith } from "./busy.js";

/** A place that says what was done, to be seen and heard, and offers to take it back where there is `undo`: { element, say, clear }. */
export function reportPlace() {
  const element = h("p", { class: "report" });
  return {
    element,
    say(text, undo = null) {
      const button = undo && h("button", { class: "button quiet", type: "button", onclick: () => busyWith(button, undo) }, "Undo");
      element.replaceChildren(...[text, button].filter(Boolean));
      announce(undo ? `${text} It can be undone.` : text);
    },
    clear: () => element.replaceChildren(),
  };
}
