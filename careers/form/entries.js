import { announce, h, hiddenText } from "../dom.js";
import { t } from "../messages.js";
import { messageOf } from "./fault-messages.js";
import { questionView } from "./question.js";
import { isAfter, valuesOf } from "./rules.js";

let serial = 0;

/**
 * A list of entries, such as schools or jobs, that grows and shrinks. Entries in which nothing is written are passed
 * over, except for the first one where one is required.
 */
export function entriesView({ kind, entry: shape, required, rules, job }) {
  const most = valuesOf(rules, shape.list, "entries")?.max ?? Infinity;
  const entries = [];
  const rows = h("div", { class: "entries" });
  const add = h("button", { class: "button secondary", type: "button", onclick: () => { grow().parts[0].focus(); tellChange(); } });
  const error = h("div", { class: "error", id: `${kind}-error`, hidden: true });
  const element = h("section", { class: "section titled", id: kind, "aria-labelledby": `${kind}-heading` },
    h("h3", { id: `${kind}-heading` }, t(`${kind}Title`), " ",
      h("span", { class: "marker" }, t(required ? "required" : "optional"))),
    h("p", { class: "help" }, t(required ? `${kind}Required` : `${kind}Optional`)),
    error, rows, h("div", {}, add));
  // Faults of the list as a whole are told above it.
  const whole = {
    element,
    names: [shape.list],
    say: messageOf,
    faults: () => [],
    show: (messages) => {
      error.replaceChildren(...messages.map((message) => h("p", {}, message)));
      error.hidden = messages.length === 0;
    },
    focus: () => add.focus(),
    target: () => add,
    append: () => {},
  };
  if (required) grow();
  number();
  const tellChange = () => element.dispatchEvent(new Event("answerchange", { bubbles: true }));

  function grow() {
    const entry = entryView(shape, { rules, job, onRemove: () => remove(entry), isSkipped: () => isSkipped(entry) });
    entries.push(entry);
    rows.append(entry.element);
    number();
    return entry;
  }

  function remove(entry) {
    const at = entries.indexOf(entry);
    const title = t(`${kind}Entry`, at + 1);
    entries.splice(at, 1);
    entry.element.remove();
    number();
    announce(t("entryRemoved", title));
    tellChange();
    (entries[Math.min(at, entries.length - 1)]?.parts[0] ?? whole).focus();
  }

  function number() {
    entries.forEach((entry, index) => entry.number(index, t(`${kind}Entry`, index + 1), !(required && entries.length === 1)));
    add.textContent = t(entries.length === 0 ? `${kind}Add` : `${kind}AddMore`);
    add.hidden = entries.length >= most;
  }

  const isSkipped = (entry) =>
    entry.isEmpty() && !(required && entry === entries[0] && entries.every((other) => other.isEmpty()));

  return {
    kind,
    isKept: true,
    element,
    questions: () => [whole, ...entries.flatMap((entry) => entry.active())],
    state: () => (entries.every((entry) => entry.isEmpty()) ? undefined : entries.map((entry) => entry.state())),
    restore: (states) => {
      for (const [index, state] of (states ?? []).entries()) (entries[index] ?? grow()).restore(state);
    },
  };
}

function entryView(shape, { rules, job, onRemove, isSkipped }) {
  const id = `${shape.list}-${serial++}`;
  let position = 0;
  let name = "";
  const heading = h("h4", { id });
  const removeName = hiddenText("");
  const removal = h("div", {},
    h("button", { class: "button quiet", type: "button", onclick: onRemove }, t("remove"), removeName));
  const parts = shape.questions().map((question) => partView(question));
  const element = h("div", { class: "entry", role: "group", "aria-labelledby": id },
    heading, parts.map((part) => part.element), removal);
  element.addEventListener("change", update);

  function partView(question) {
    const view = questionView({
      ...question,
      rules,
      key: `${id}.${question.fields[0].name}`,
      get missing() { return t("entryMissing", question.label, name); },
      fields: question.fields.map((field) => ({
        ...field,
        job,
        name: `${id}.${field.name}`,
        rule: `${shape.list}.${field.textName ?? field.name}`,
        wire: `${shape.list}[][${field.name}]`,
        textWire: `${shape.list}[][${field.textName}]`,
      })),
    });
    const names = question.fields.flatMap((field) => [field.name, field.textName].filter(Boolean));
    return {
      ...view,
      fields: question.fields,
      get names() { return names.map((field) => `${shape.list}.${position}.${field}`); },
      faults: async () => (isSkipped() ? [] : [...(await view.faults()), ...ordered(question)]),
    };
  }

  /** An end before the start that it has to follow. */
  function ordered({ fields: [{ name: field }] }) {
    const start = valuesOf(rules, `${shape.list}.${field}`, "not_before")?.field;
    const dateOf = (wanted) => parts.find(({ fields }) => fields[0].name === wanted)?.date();
    const [from, to] = start ? [dateOf(start), dateOf(field)] : [];
    return from?.year && to?.year && isAfter(from, to) ? [messageOf({ rule: "not_before" })] : [];
  }

  const isAsked = (part) => shape.isAsked?.(part, parts) ?? true;

  function update() {
    for (const part of parts) part.element.hidden = !isAsked(part);
  }

  function number(index, title, canBeRemoved) {
    position = index;
    name = title;
    heading.textContent = title;
    removeName.textContent = ` ${title}`;
    removal.hidden = !canBeRemoved;
  }

  return {
    element,
    parts,
    number,
    state: () => parts.map((part) => part.state()),
    restore: (states) => {
      parts.forEach((part, index) => part.restore(states[index]));
      update();
    },
    isEmpty: () => parts.filter(isAsked).every((part) => part.isEmpty()),
    active: () => parts.filter(isAsked),
  };
}
