import { announce, h } from "../../../careers/dom.js";
import { choice, field, tick } from "../../fields.js";
import { KINDS, hasOptions, isStandard, newQuestion, relabel, retype } from "./document.js";

/** The questions of the form, to be added, removed and put in order. */
export function questionsEditor(posting, onChange) {
  const list = h("ol", { class: "plain-list question-list" });
  const add = h("button", { class: "button secondary", type: "button", onclick: append }, "Add a question");
  const element = h("section", { "aria-labelledby": "questions-title" }, h("h2", { id: "questions-title", tabindex: "-1" }, "Questions"), list, h("p", {}, add));
  let cards = [];
  draw();

  function questions() {
    return (posting.questions ??= []);
  }

  function draw() {
    cards = questions().map((question, index) => card(question, index));
    list.replaceChildren(...cards.map(({ element: one }) => one));
  }

  function append() {
    questions().push(newQuestion(posting));
    changed();
    cards.at(-1).label.focus();
  }

  function changed() {
    draw();
    onChange();
  }

  function move(index, by) {
    const [question] = questions().splice(index, 1);
    questions().splice(index + by, 0, question);
    changed();
    // The button may be at the end now, and then the other one goes on.
    const { up, down } = cards[index + by];
    const button = by < 0 ? up : down;
    (button.disabled ? (by < 0 ? down : up) : button).focus();
    announce(`${question.label || "Question"}: now ${index + by + 1} of ${questions().length}`);
  }

  function remove(index) {
    const [question] = questions().splice(index, 1);
    changed();
    (cards[Math.min(index, cards.length - 1)]?.label ?? add).focus();
    announce(`${question.label || "Question"} was removed.`);
  }

  function card(question, index) {
    const id = `question-${index}`;
    const label = h("input", { id: `${id}-label`, type: "text", autocomplete: "off", oninput: () => set("label", label.value) });
    label.value = question.label ?? "";
    const required = tick(`${id}-required`, "Must be answered", { checked: question.required === true, onchange: ({ target }) => set("required", target.checked) });
    const button = (name, disabled, onclick) => h("button", { class: "button quiet", type: "button", disabled, onclick, "aria-label": `${name}: ${question.label || "new question"}` }, name);
    const up = button("Up", index === 0, () => move(index, -1));
    const down = button("Down", index === questions().length - 1, () => move(index, 1));
    const fault = h("p", { class: "fault", id: `${id}-fault`, hidden: true });
    label.setAttribute("aria-describedby", fault.id);

    function set(name, value) {
      question[name] = value;
      onChange();
    }

    return {
      label, up, down, fault, paths: [`questions[${index}]`],
      element: h("li", { class: "question-card" },
        h("div", { class: "question-line" }, field("Question", label), kind(question, id), required),
        fault,
        options(question, id),
        h("p", { class: "question-tools" }, up, down, button("Remove", false, () => remove(index)))),
    };
  }

  function kind(question, id) {
    if (isStandard(question)) return h("p", { class: "help standard" }, "Standard question");
    const [answer] = question.fields;
    const known = KINDS.some(([type]) => type === answer.type) ? KINDS : [...KINDS, [answer.type, answer.type]];
    const type = choice(`${id}-type`, known, { onchange: () => { retype(answer, type.value); changed(); document.getElementById(type.id).focus(); } });
    type.value = answer.type;
    return field("Kind of answer", type);
  }

  function options(question, id) {
    const [answer] = question.fields;
    if (isStandard(question) || !hasOptions(answer.type)) return null;
    const lines = h("textarea", { id: `${id}-options`, rows: String(Math.min(8, Math.max(3, (answer.values ?? []).length + 1))) });
    lines.value = (answer.values ?? []).map(({ label }) => label).join("\n");
    lines.addEventListener("input", () => {
      relabel(posting, answer, lines.value.split("\n").map((line) => line.trim()).filter(Boolean));
      onChange();
    });
    return field("Choices, one a line", lines);
  }

  return { element, redraw: draw, parts: () => cards.map(({ label, fault, paths }) => ({ label: label.value || "Question", control: label, fault, paths })) };
}
