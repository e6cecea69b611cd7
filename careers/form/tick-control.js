import { h, idOf } from "../dom.js";
import { t } from "../messages.js";
import { wireOf } from "./text-controls.js";

/** One box to tick. Its label is the question. */
export function tickControl(field, question) {
  const input = h("input", { id: idOf(field.name), name: field.name, type: "checkbox", value: "true" });
  const marker = question.required && [" ", h("span", { class: "marker" }, t("required"))];
  return {
    body: h("div", { class: "choice" }, input, h("label", { for: input.id }, question.label, marker)),
    target: input,
    inputs: [input],
    hasLabel: true,
    isEmpty: () => !input.checked,
    faults: () => [],
    append: (form) => form.append(wireOf(field), input.checked ? "true" : "false"),
    state: () => input.checked || undefined,
    restore: (isTicked) => { input.checked = isTicked; },
  };
}
