import { announce, h, hiddenText } from "../dom.js";
import { t } from "../messages.js";
import { fileControl } from "./file-control.js";
import { textAreaControl } from "./text-controls.js";

const GLIMPSE = 80;

/** A document as a file or, where the posting offers it, typed in. Only the way that is shown is sent. */
export function documentControl(fileField, textField, question, events) {
  if (!textField) return fileControl(fileField, question, events);

  const file = fileControl(fileField, question, { ...events, onText: offer });
  const text = textAreaControl(textField, question);
  const [area] = text.inputs;
  area.setAttribute("aria-label", question.label);
  const offered = h("div", { class: "notice paste-offer", role: "group", "aria-label": t("pastedTitle"), hidden: true });
  const toggle = h("button", { class: "button quiet", type: "button", onclick: () => turn(!isTyped) });
  let isTyped = false;
  place(false);

  function place(asText) {
    isTyped = asText;
    file.body.hidden = isTyped;
    text.body.hidden = !isTyped;
    toggle.replaceChildren(t(isTyped ? "attachInstead" : "enterManually"), hiddenText(` ${t("forQuestion", question.label)}`));
  }

  function turn(toText) {
    place(toText);
    offered.hidden = true;
    events.onFault([]);
    current().target.focus();
    toggle.dispatchEvent(new Event("answerchange", { bubbles: true }));
  }

  /** A text that is pasted where a file was expected may be the document, or a slip: so it is asked about. */
  function offer(pasted) {
    const words = [...pasted.trim().replace(/\s+/g, " ")];
    const glimpse = words.slice(0, GLIMPSE).join("") + (words.length > GLIMPSE ? "…" : "");
    const use = h("button", { class: "button secondary", type: "button", onclick: () => typeIn(pasted) },
      t("pastedUse"), hiddenText(` ${t("forQuestion", question.label)}`));
    const discard = h("button", { class: "button quiet", type: "button", onclick: dismiss }, t("pastedDiscard"));
    offered.replaceChildren(h("p", {}, t("pastedText", glimpse)), h("p", { class: "buttons" }, use, discard));
    offered.hidden = false;
    use.focus();
    announce(t("pastedText", glimpse));
  }

  function typeIn(pasted) {
    area.value = [area.value.trim(), pasted.trim()].filter(Boolean).join("\n\n");
    turn(true);
    for (const type of ["input", "change"]) area.dispatchEvent(new Event(type, { bubbles: true }));
  }

  function dismiss() {
    offered.hidden = true;
    file.target.focus();
  }

  function state() {
    const [attached, typed] = [file.state(), area.value || undefined];
    return attached || typed || isTyped ? { attached, typed, isTyped } : undefined;
  }

  function restore({ attached, typed, isTyped: wasTyped }) {
    if (attached) file.restore(attached);
    area.value = typed ?? "";
    place(wasTyped === true);
  }

  const current = () => (isTyped ? text : file);
  return {
    body: h("div", { class: "document" }, file.body, offered, text.body, toggle),
    get target() { return current().target; },
    get inputs() { return current().inputs; },
    isGroup: true,
    isEmpty: () => current().isEmpty(),
    faults: () => current().faults(),
    append: (form) => current().append(form),
    state,
    restore,
  };
}
