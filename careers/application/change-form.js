import { h } from "../dom.js";
import { errorSummary } from "../form/error-summary.js";
import { showFaults } from "../form/faults.js";
import { problemBox } from "../form/problem.js";
import { stillWhileSending } from "../form/stillness.js";
import { faultsOf } from "../form/submission.js";
import { t } from "../messages.js";

/**
 * A small form that changes one thing. Faults stand at their fields and in a list above, problems above the buttons, and
 * what was entered stays until the change is made. `send` answers as outcomeOf does, or nothing once the view has moved on.
 */
export function changeForm({ id, label, questions, submit, send, onCancel, progress }) {
  const summary = errorSummary(`${id}-errors`);
  const problem = problemBox(`${id}-problem`);
  const button = h("button", { class: "button", type: "submit" }, submit);
  const cancel = h("button", { class: "button secondary", type: "button", onclick: leave }, t("cancel"));
  const fields = h("div", { class: "sections" }, questions.map(({ element }) => element));
  const stillness = stillWhileSending({ button, fields, idle: submit, busy: t("sending") });
  const shown = { questions, summary };

  function leave() {
    if (stillness.isSending) return;
    showFaults(shown, []);
    onCancel();
  }

  async function attempt() {
    const faults = await faultsOf(questions);
    return faults.length > 0 ? { faults } : send();
  }

  async function onsubmit(event) {
    event.preventDefault();
    if (stillness.isSending) return;
    showFaults(shown, []);
    problem.hide();
    const outcome = await stillness.during(attempt());
    progress?.stop();
    if (outcome?.faults) showFaults(shown, outcome.faults);
    else if (outcome?.problem) problem.show(outcome.problem);
  }

  const element = h("form", { class: "change", id, novalidate: true, "aria-label": label, onsubmit },
    summary.element, fields, problem.element, h("p", { class: "buttons" }, button, cancel), progress?.element);
  return { element, focus: () => questions[0].focus() };
}
