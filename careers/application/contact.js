import { h } from "../dom.js";
import { questionView } from "../form/question.js";
import { rulesOf } from "../form/rules.js";
import { t } from "../messages.js";
import { changeForm } from "./change-form.js";

const FIELDS = [
  { key: "first_name", label: "firstName", required: true },
  { key: "last_name", label: "lastName", required: true },
  { key: "email", label: "email", required: true },
  { key: "phone", label: "phone", required: false },
];

/** How the candidate can be reached, with a form to correct it. `job` has the rules; null where it can't be had. `correct` sends it. */
export function contactDetails({ job, correct }) {
  const list = h("dl", { class: "facts-list" });
  const open = h("button", { class: "button secondary", type: "button", onclick: edit }, t("correctContact"));
  const buttons = h("p", { class: "buttons" }, open);
  const shown = h("div", {}, h("div", { class: "card" }, list), buttons);
  const place = h("div");
  const element = h("section", { "aria-labelledby": "contact" }, h("h2", { id: "contact" }, t("contact")), shown, place);
  let application;

  function update(current) {
    application = current;
    buttons.hidden = !current.may_change;
    list.replaceChildren(...FIELDS.map(({ key, label }) =>
      h("div", {}, h("dt", {}, t(label)), h("dd", {}, current.contact[key] || t("notGiven")))));
    if (!current.may_change) close();
  }

  function edit() {
    const questions = FIELDS.map(({ key, label, required }) => {
      const question = questionView({ key, rules: rulesOf(job), label: t(label), required, fields: [{ name: key, type: "input_text", options: [] }] });
      question.target().value = application.contact[key] ?? "";
      return question;
    });
    const form = changeForm({
      id: "contact-form",
      label: t("correctContact"),
      questions,
      submit: t("saveContact"),
      send: () => correct(payloadOf(questions), questions, close),
      onCancel: () => { close(); open.focus(); },
    });
    shown.hidden = true;
    place.replaceChildren(form.element);
    form.focus();
  }

  function close() {
    shown.hidden = false;
    place.replaceChildren();
  }

  return { element, update };
}

/** All four, also what is empty: an empty phone number is one to remove. */
function payloadOf(questions) {
  const form = new FormData();
  for (const question of questions) form.append(question.key, question.target().value.trim());
  return form;
}
