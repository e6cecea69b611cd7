import { h } from "../careers/dom.js";

/** Asks before what can't be taken back; resolves to whether it is to be done. `content`: what there is to look at before. */
export function confirmed({ title, text, yes, content = null }) {
  return new Promise((resolve) => {
    const opener = document.activeElement;
    const dialog = h("dialog", { class: content ? "dialog wide" : "dialog", "aria-labelledby": "confirm-title", "aria-describedby": "confirm-text", onclose: () => {
      dialog.remove();
      opener?.focus?.();
      resolve(dialog.returnValue === "yes");
    } },
    // What is looked at is looked at from its beginning.
    h("h2", { id: "confirm-title", tabindex: "-1", autofocus: Boolean(content) }, title),
    h("p", { id: "confirm-text" }, text),
    content,
    h("div", { class: "buttons" },
      h("button", { class: "button", type: "button", onclick: () => dialog.close("yes") }, yes),
      h("button", { class: "button secondary", type: "button", autofocus: !content, onclick: () => dialog.close() }, "Cancel")));
    document.body.append(dialog);
    dialog.showModal();
  });
}
