import { h } from "../careers/dom.js";

/** Asks before what can't be taken back; resolves to whether it is to be done. */
export function confirmed({ title, text, yes }) {
  return new Promise((resolve) => {
    const opener = document.activeElement;
    const dialog = h("dialog", { class: "dialog", "aria-labelledby": "confirm-title", onclose: () => {
      dialog.remove();
      opener?.focus?.();
      resolve(dialog.returnValue === "yes");
    } },
    h("h2", { id: "confirm-title" }, title),
    h("p", {}, text),
    h("div", { class: "buttons" },
      h("button", { class: "button", type: "button", onclick: () => dialog.close("yes") }, yes),
      h("button", { class: "button secondary", type: "button", autofocus: true, onclick: () => dialog.close() }, "Cancel")));
    document.body.append(dialog);
    dialog.showModal();
  });
}
