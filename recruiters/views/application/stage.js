import { h } from "../../../careers/dom.js";
import { changeStage } from "../../api.js";
import { busyWith } from "../../busy.js";
import { choice, field } from "../../fields.js";
import { problemPlace } from "../../problems.js";
import { reportPlace } from "../../report.js";
import { may } from "../../roles.js";
import { mailConfirmed } from "../../stage-mail.js";
import { MAILED, MOVES, stageName } from "../../texts.js";

/** Where the application stands, and to where it is moved. `to`: whoever gets the mail of a stage. */
export function stageCard({ to, onChanged }) {
  const stage = choice("stage", MOVES.map((one) => [one, stageName(one)]), { onchange: offerMail });
  const mail = h("input", { type: "checkbox", id: "stage-mail" });
  const mailed = h("div", { class: "tick" }, mail, h("label", { for: "stage-mail" }, "Tell the candidate by mail"));
  const button = h("button", { class: "button", type: "submit" }, "Change stage");
  const problem = problemPlace();
  const report = reportPlace();
  const form = h("form", { onsubmit: send }, field("Move to", stage), mailed, problem.element, button);
  const said = h("p", {});
  let now = null;

  function offerMail() {
    mailed.hidden = !MAILED.includes(stage.value) || stage.value === now;
    if (mailed.hidden) mail.checked = false;
  }

  async function send(event) {
    event.preventDefault();
    if (stage.value === now) return report.say(`It is in this stage already: ${stageName(now)}.`);
    await busyWith(button, () => move(stage.value, mail.checked));
  }

  async function move(next, isTold) {
    const before = now;
    problem.hide();
    report.clear();
    try {
      if (isTold && !(await mailConfirmed({ to, stage: next }))) return;
      onChanged(await changeStage(to.id, next, isTold));
      report.say(`Moved to: ${stageName(now)}. ${isTold ? "The candidate gets the mail." : "No mail was sent."}`, isTold ? null : () => takeBack(before));
    } catch (error) {
      problem.show(error);
    }
  }

  async function takeBack(before) {
    button.focus();
    await move(before, false);
  }

  return {
    element: h("section", { class: "card", "aria-labelledby": "stage-title" }, h("h2", { id: "stage-title" }, "Stage"), said, form, report.element),
    focus: () => (form.hidden ? false : stage.focus()),
    update(application) {
      now = application.stage;
      const isOver = now === "withdrawn";
      form.hidden = isOver || !may("changeApplications");
      said.hidden = !form.hidden;
      said.textContent = isOver ? "Withdrawn by the candidate. It can’t be moved any more." : stageName(now);
      stage.value = now;
      offerMail();
    },
  };
}
