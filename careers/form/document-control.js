import { h, hiddenText } from "../dom.js";
import { t } from "../messages.js";
import { fileControl } from "./file-control.js";
import { textAreaControl } from "./text-controls.js";

/** A document as a file or, where the posting offers it, typed in. Only the way that is shown is sent. */
export function documentControl(fileField, textField, question, events) {
  const file = fileControl(fileField, question, events);
  if (!textField) return file;

  const text = textAreaControl(textField, question);
  text.inputs[0].setAttribute("aria-label", question.label);
  const toggle = h("button", { class: "button quiet", type: "button", onclick: () => turn(!isTyped) });
  text.body.hidden = true;
  let isTyped = false;
  label();

  function label() {
    toggle.replaceChildren(t(isTyped ? "attachInstead" : "enterManually"), hiddenText(` ${t("forQuestion", question.label)}`));
  }

  function show(toText) {
    isTyped = toText;
    file.body.hidden = isTyped;
    text.body.hidden = !isTyped;
    label();
  }

  function turn(toText) {
    show(toText);
    events.onFault([]);
    current().target.focus();
    toggle.dispatchEvent(new Event("answerchange", { bubbles: true }));
  }

  function state() {
    const [attached, typed] = [file.state(), text.state()];
    return attached || typed || isTyped ? { attached, typed, isTyped } : undefined;
  }

  function restore({ attached, typed, isTyped: wasTyped }) {
    if (attached) file.restore(attached);
    if (typed) text.restore(typed);
    show(wasTyped);
  }

  const current = () => (isTyped ? text : file);
  return {
    body: h("div", { class: "document" }, file.body, text.body, toggle),
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
