import { h, idOf, pointerReleased } from "../dom.js";
import { t } from "../messages.js";
import { richText } from "../sanitize.js";
import { messageOf } from "./fault-messages.js";
import { multipleChoiceControl, singleChoiceControl } from "./choice-controls.js";
import { documentControl } from "./document-control.js";
import { keyOf } from "./model.js";
import { monthControl } from "./month-control.js";
import { suggestionsControl } from "./suggestions-control.js";
import { hiddenControl, textAreaControl, textControl } from "./text-controls.js";
import { tickControl } from "./tick-control.js";

const RENDERERS = {
  input_text: textControl,
  textarea: textAreaControl,
  input_hidden: hiddenControl,
  multi_value_single_select: singleChoiceControl,
  multi_value_multi_select: multipleChoiceControl,
  line: textControl,
  suggestions: suggestionsControl,
  month: monthControl,
  tick: tickControl,
};

/** A question on the page: its label, help and faults around one control, or around several of which one suffices. */
export function questionView(question) {
  const controls = controlsOf(question, { onFault: (faults) => show(faults) });
  const shown = controls.filter((control) => !control.isHidden);
  const id = idOf(question.key);
  const help = question.description ? richText(question.description, { className: "help", id: `${id}-description` }) : null;
  const error = h("div", { class: "error", id: `${id}-error`, hidden: true });
  const element = shown.length === 0
    ? h("div", { hidden: true }, controls.map(({ body }) => body))
    : frame(question, controls, [help, error], id);
  describe();
  // A fault that was shown is looked at again as soon as the answer changes, so that it never outlives its cause.
  element.addEventListener("change", recheck);
  element.addEventListener("fileremoved", () => show([]));

  async function faults() {
    const own = (await Promise.all(shown.map((control) => control.faults()))).flat();
    const isMissing = question.required && shown.length > 0 && shown.every((control) => control.isEmpty());
    return isMissing ? [missing(question)] : own;
  }

  // Pressing a button takes the focus from the answer, which only then counts as changed.
  async function recheck() {
    await pointerReleased();
    const found = await faults();
    const isAnswered = !shown.every((control) => control.isEmpty());
    if (isAnswered || found.length === 0) show(found);
  }

  function describe() {
    const notes = [error.hidden ? null : error.id, help?.id];
    if (element.tagName === "FIELDSET") setOrRemove(element, "aria-describedby", notes);
    // Options of a choice speak for themselves; repeating the question's notes at each of them would be noise.
    const inputs = shown.filter(({ chosen, isGroup }) => !(chosen && isGroup)).flatMap((control) => control.inputs);
    for (const input of inputs) setOrRemove(input, "aria-describedby", [...notes, input.dataset.hint]);
  }

  function show(messages) {
    error.replaceChildren(...messages.map((message) => h("p", {}, message)));
    error.hidden = messages.length === 0;
    element.classList.toggle("has-error", messages.length > 0);
    const isRadioGroup = element.getAttribute("role") === "radiogroup";
    const marked = isRadioGroup ? [element] : shown.flatMap((control) => control.inputs);
    for (const input of marked) setOrRemove(input, "aria-invalid", messages.length > 0 ? ["true"] : []);
    describe();
  }

  return {
    ...question,
    element,
    faults,
    show,
    /** Words for a broken rule that the server tells of; null where only its own do. */
    say: (fault) => (fault.rule === "required" ? missing(question) : messageOf(fault)),
    date: () => shown[0]?.date?.(),
    isEmpty: () => shown.every((control) => control.isEmpty()),
    names: question.fields.map(({ name }) => keyOf(name)),
    focus: () => shown[0]?.target.focus(),
    target: () => shown[0]?.target,
    chosen: () => shown.flatMap((control) => control.chosen?.() ?? []),
    append: (form) => controls.forEach((control) => control.append(form)),
    state: () => someOf(controls.map((control) => control.state())),
    restore: (state) => controls.forEach((control, index) => hasValue(state?.[index]) && control.restore(state[index])),
  };
}

const hasValue = (state) => state !== undefined && state !== null;
const someOf = (states) => (states.some(hasValue) ? states : undefined);

function setOrRemove(element, name, words) {
  const value = words.filter(Boolean).join(" ");
  value ? element.setAttribute(name, value) : element.removeAttribute(name);
}

function controlsOf(question, events) {
  const file = question.fields.find(({ type }) => type === "input_file");
  const text = question.fields.find(({ type }) => type === "textarea");
  if (file) return [documentControl(file, text, question, events)];
  // A type that is new to this page is better asked as text than not at all.
  return question.fields.map((field) => (RENDERERS[field.type] ?? textControl)(field, question));
}

function frame(question, controls, notes, id) {
  const shown = controls.filter((control) => !control.isHidden);
  const name = [question.label, " ", h("span", { class: "marker" }, t(question.required ? "required" : "optional"))];
  const bodies = controls.map(({ body }) => body);
  const isGroup = shown.length > 1 || shown[0].isGroup;
  if (!isGroup) {
    if (question.required) shown[0].target.setAttribute("aria-required", "true");
    if (shown[0].hasLabel) {
      return h("div", { class: "question", "data-question": question.key }, notes.filter(Boolean), bodies);
    }
    return h("div", { class: "question", "data-question": question.key },
      h("label", { for: shown[0].target.id }, name), notes.filter(Boolean), bodies);
  }
  if (shown.length > 1) shown.forEach(({ inputs }) => inputs[0].setAttribute("aria-label", question.label));
  const role = shown[0].isRadioGroup ? { role: "radiogroup", "aria-required": question.required ? "true" : null } : {};
  return h("fieldset", { class: "question", id: `${id}-group`, "data-question": question.key, ...role },
    h("legend", {}, name), notes.filter(Boolean), bodies);
}

function missing(question) {
  if (question.missing) return question.missing;
  const [{ type }] = question.fields;
  if (type === "input_file") return t(question.fields.length > 1 ? "documentMissing" : "fileMissing", question.label);
  return t(type.startsWith("multi_value") ? "choiceMissing" : "answerMissing", question.label);
}
