import { announce, h } from "../../../careers/dom.js";
import { changeStage } from "../../api.js";
import { busyWith } from "../../busy.js";
import { choice, field } from "../../fields.js";
import { problemPlace } from "../../problems.js";
import { may } from "../../roles.js";
import { MAILED, MOVES, stageName } from "../../texts.js";

/** Where the application stands, and to where it is moved. */
export function stageCard({ id, onChanged }) {
  const stage = choice("stage", MOVES.map((one) => [one, stageName(one)]), { onchange: offerMail });
  const mail = h("input", { type: "checkbox", id: "stage-mail" });
  const mailed = h("div", { class: "tick" }, mail, h("label", { for: "stage-mail" }, "Tell the candidate by mail"));
  const button = h("button", { class: "button", type: "submit" }, "Change stage");
  const problem = problemPlace();
  const form = h("form", { onsubmit: send }, field("Move to", stage), mailed, problem.element, button);
  const said = h("p", {});
  let now = null;

  function offerMail() {
    mailed.hidden = !MAILED.includes(stage.value) || stage.value === now;
    if (mailed.hidden) mail.checked = false;
  }

  async function send(event) {
    event.preventDefault();
    problem.hide();
    if (stage.value === now) return announce(`It is in this stage already: ${stageName(now)}.`);
    await busyWith(button, async () => {
      try {
        const told = mail.checked;
        onChanged(await changeStage(id, stage.value, told));
        announce(`Moved to: ${stageName(now)}.${told ? " The candidate gets a mail." : ""}`);
      } catch (error) {
        problem.show(error);
      }
    });
  }

  return {
    element: h("section", { class: "card", "aria-labelledby": "stage-title" }, h("h2", { id: "stage-title" }, "Stage"), said, form),
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
