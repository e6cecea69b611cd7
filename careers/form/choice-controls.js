import { announce, h, idOf } from "../dom.js";
import { t } from "../messages.js";

const FEW = 6;

/**
 * One of several. Radio buttons when they are few and an answer is required; otherwise a list, in which "no answer" can
 * be chosen again.
 */
export function singleChoiceControl(field, question) {
  const asRadios = question.required && field.options.length <= FEW;
  return asRadios || field.options.some((option) => option.isFreeForm || option.description)
    ? optionsControl(field, "radio")
    : selectControl(field, question);
}

export const multipleChoiceControl = (field) => optionsControl(field, "checkbox");

function selectControl(field, question) {
  const autocomplete = question.key === "gender" ? "sex" : null;
  const select = h("select", { id: idOf(field.name), name: field.name, autocomplete },
    h("option", { value: "" }, t(question.required ? "chooseOne" : "noAnswer")),
    field.options.map((option) => h("option", { value: option.value }, option.label)));
  return {
    body: h("div", { class: "select" }, select),
    target: select,
    inputs: [select],
    isEmpty: () => select.value === "",
    faults: () => [],
    append: (form) => select.value !== "" && form.append(field.name, select.value),
    chosen: () => (select.value === "" ? [] : [{ value: select.value }]),
    state: () => select.value || undefined,
    // An option that is no longer offered is no answer.
    restore: (value) => { select.value = [...select.options].some((option) => option.value === value) ? value : ""; },
  };
}

function optionsControl(field, type) {
  const choices = field.options.map((option, index) => choice(field, option, type, index));
  const chosen = () => choices.filter(({ input }) => input.checked);
  const update = (event) => {
    if (type === "checkbox") keepDeclineAlone(choices, event.target);
    showFreeForms();
  };
  const showFreeForms = () => {
    for (const { input, text } of choices) if (text) text.closest(".free-form").hidden = !input.checked;
  };
  return {
    body: h("div", { class: "choices", onchange: update }, choices.map(({ element }) => element)),
    target: choices[0]?.input,
    inputs: choices.map(({ input }) => input),
    isGroup: true,
    isRadioGroup: type === "radio",
    isEmpty: () => chosen().length === 0,
    faults: () => [],
    append: (form) => chosen().forEach(({ input }) => form.append(field.name, input.value)),
    chosen: () => chosen().map(({ input, text }) => ({ value: input.value, text: text?.value.trim() })),
    state: () => (chosen().length === 0 ? undefined : chosen().map(({ input, text }) => ({ value: input.value, text: text?.value }))),
    restore: (state) => {
      for (const { value, text: words } of state) {
        const { input, text } = choices.find((one) => one.input.value === value) ?? {};
        if (input) input.checked = true;
        if (text) text.value = words ?? "";
      }
      showFreeForms();
    },
  };
}

function choice(field, option, type, index) {
  const id = `${idOf(field.name)}-${index}`;
  const helpId = option.description ? `${id}-help` : null;
  const input = h("input", { id, type, name: field.name, value: option.value, "aria-describedby": helpId });
  const text = option.isFreeForm ? h("input", { id: `${id}-text`, type: "text", autocomplete: "off" }) : null;
  const element = h("div", { class: "choice" },
    input,
    h("label", { for: id }, option.label),
    option.description && h("p", { class: "help", id: helpId }, option.description),
    text && h("div", { class: "free-form", hidden: true }, h("label", { for: text.id }, t("inYourWords")), text));
  return { element, input, text, option };
}

/** "Prefer not to say" next to another answer would contradict it, so each clears the other. */
function keepDeclineAlone(choices, changed) {
  const { option } = choices.find(({ input }) => input === changed) ?? {};
  if (!option || !changed.checked) return;
  const contradicted = choices.filter(({ input, option: other }) =>
    input !== changed && input.checked && (option.declines || other.declines));
  for (const { input } of contradicted) input.checked = false;
  if (contradicted.length > 0) announce(t("choicesCleared", contradicted.map(({ option: other }) => other.label)));
}
