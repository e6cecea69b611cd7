import { h, idOf } from "../dom.js";
import { messageOf } from "./fault-messages.js";
import { faultOfText, ruleKeyOf, rulesOf } from "./rules.js";

// A control is what one field looks like and knows:
// { body, target, inputs, isGroup, isEmpty(), faults(), append(form), state(), restore(state) }
// body stands under the label, target takes the focus, inputs carry aria-invalid; faults are messages, not requiredness.
// state is what was filled in, as plain data and Files, or undefined where that is nothing; restore takes it back.

const NAME = { autocapitalize: "words", spellcheck: "false" };
const KNOWN = {
  first_name: { autocomplete: "given-name", ...NAME },
  last_name: { autocomplete: "family-name", ...NAME },
  email: { type: "email", autocomplete: "email", inputmode: "email", autocapitalize: "none", spellcheck: "false" },
  phone: { type: "tel", autocomplete: "tel", inputmode: "tel" },
  location: { autocomplete: "address-level2" },
};
const LINK = { inputmode: "url", autocapitalize: "none", spellcheck: "false" };
const ASKS_FOR_LINK = /linked\s?in|git\s?hub|web\s?site|portfolio|\burl\b|\blink\b/i;

/** The name under which a field is sent; where several entries have the field, each has an id of its own beside it. */
export const wireOf = (field) => field.wire ?? field.name;

export function textControl(field, question) {
  const hints = KNOWN[field.name] ?? (field.autocomplete && { autocomplete: field.autocomplete }) ?? (ASKS_FOR_LINK.test(question.label) ? LINK : { autocomplete: "off" });
  const input = h("input", { id: idOf(field.name), name: field.name, type: "text", dir: "auto", ...hints });
  return control(field, input, question);
}

export function textAreaControl(field, question) {
  return control(field, h("textarea", { id: idOf(field.name), name: field.name, rows: "6", dir: "auto" }), question);
}

/** Hidden fields are filled by other parts of a page, so a reader can't be asked to fill them. */
export function hiddenControl(field, question) {
  const input = h("input", { type: "hidden", name: field.name });
  return { ...control(field, input, question), isHidden: true, state: () => undefined };
}

function control(field, input, { rules = rulesOf(null) }) {
  const value = () => input.value.trim();
  return {
    body: input,
    target: input,
    inputs: [input],
    isEmpty: () => value() === "",
    faults: () => [faultOfText(rules, ruleKeyOf(field), value())].filter(Boolean).map(messageOf),
    append: (form) => (value() !== "" || field.isFirst) && form.append(wireOf(field), value()),
    state: () => input.value || undefined,
    restore: (text) => { input.value = text; },
  };
}
