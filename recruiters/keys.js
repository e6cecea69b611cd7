import { h } from "../careers/dom.js";

// Keys without Ctrl or Alt can be pressed by accident, and by speech input: so they can be switched off (WCAG 2.1.4).
const SETTING = "single-keys";
const WRITING = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";
const KEYS = [
  ["j or ↓", "next application"],
  ["k or ↑", "application before"],
  ["Enter", "open it"],
  ["x", "select it"],
  ["/", "search"],
  ["u", "from an application back to the list"],
  ["s", "stage of the application"],
  ["n", "write a note"],
  ["?", "this list"],
];
let actions = {};

const areOn = () => localStorage.getItem(SETTING) !== "off";

/** What the keys do in the view that is shown: by key. */
export const useKeys = (ofView) => (actions = ofView ?? {});

export function startKeys() {
  addEventListener("keydown", (event) => {
    const isOurs = !event.ctrlKey && !event.metaKey && !event.altKey && !event.defaultPrevented && !document.querySelector("dialog[open]");
    if (!isOurs || event.target.closest?.(WRITING) || !areOn()) return;
    const action = event.key === "?" ? showKeys : actions[event.key];
    // An action that has nothing to do leaves the key to the browser.
    if (action && action() !== false) event.preventDefault();
  });
}

export function showKeys() {
  const opener = document.activeElement;
  const on = h("input", {
    type: "checkbox", id: "keys-on", checked: areOn(),
    onchange: ({ target }) => localStorage.setItem(SETTING, target.checked ? "on" : "off"),
  });
  const dialog = h("dialog", { class: "dialog", "aria-labelledby": "keys-title", onclose: () => { dialog.remove(); opener?.focus?.(); } },
    h("h2", { id: "keys-title" }, "Keyboard"),
    h("dl", { class: "keys" }, KEYS.map(([key, what]) => h("div", {}, h("dt", {}, h("kbd", {}, key)), h("dd", {}, what)))),
    h("p", { class: "tick" }, on, h("label", { for: "keys-on" }, "Single keys do this")),
    h("p", { class: "help" }, "All of it can also be reached with Tab."),
    h("button", { class: "button", type: "button", onclick: () => dialog.close() }, "Close"));
  document.body.append(dialog);
  dialog.showModal();
}
