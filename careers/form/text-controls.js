import { h, idOf } from "../dom.js";
import { t } from "../messages.js";
import { LIMITS } from "./limits.js";

// A control is what one field looks like and knows:
// { body, target, inputs, isGroup, isEmpty(), faults(), append(form) }
// body stands under the label, target takes the focus, inputs carry aria-invalid; faults are messages, not requiredness.

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
  return control(field, input);
}

export function textAreaControl(field) {
  return control(field, h("textarea", { id: idOf(field.name), name: field.name, rows: "6", dir: "auto" }));
}

/** Hidden fields are filled by other parts of a page, so a reader can't be asked to fill them. */
export function hiddenControl(field) {
  const input = h("input", { type: "hidden", name: field.name });
  return { ...control(field, input), isHidden: true };
}

function control(field, input) {
  const value = () => input.value.trim();
  return {
    body: input,
    target: input,
    inputs: [input],
    isEmpty: () => value() === "",
    faults: () => faultsOf(field, value()),
    append: (form) => (value() !== "" || field.isFirst) && form.append(wireOf(field), value()),
  };
}

const URL_IN_NAME = /https?:\/\/|\bwww\./i;
// Deliberately loose: something@something.something. Whether the address works, only a mail can tell.
const EMAIL = /^[^\s@,;<>()]+@[^\s@,;<>()]+\.[^\s@,;<>().]{2,}$/;

function faultsOf({ name, type }, value) {
  if (value === "") return [];
  const faults = [];
  const isName = name === "first_name" || name === "last_name";
  const isLine = isName || ["email", "phone", "location"].includes(name) || type === "line" || type === "suggestions";
  const limit = isLine ? LIMITS.nameCharacters : LIMITS.textCharacters;
  if (value.length > limit) faults.push(t("tooLong", limit, value.length));
  if ((isName || name === "phone") && URL_IN_NAME.test(value)) faults.push(t("noLinksHere"));
  if (name === "email" && !EMAIL.test(value)) faults.push(t("emailInvalid"));
  return faults;
}
