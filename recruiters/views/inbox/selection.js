import { announce, h } from "../../../careers/dom.js";
import { changeStages } from "../../api.js";
import { busyWith } from "../../busy.js";
import { confirmed } from "../../confirm.js";
import { choice, field } from "../../fields.js";
import { problemPlace } from "../../problems.js";
import { MAILED, MOVES, stageName, words } from "../../texts.js";
import { restage } from "./found.js";

const AT_ONCE = 100;

/** What is done with several applications at once; `onDone` draws the list again. */
export function selectionBar({ onDone, onClear }) {
  const chosen = new Set();
  const count = h("strong", { class: "selected" });
  const stage = choice("bulk-stage", MOVES.map((one) => [one, stageName(one)]));
  stage.value = "reviewing";
  const mail = h("input", { type: "checkbox", id: "bulk-mail" });
  const mailed = h("div", { class: "tick" }, mail, h("label", { for: "bulk-mail" }, "Tell them by mail"));
  const problem = problemPlace();
  const button = h("button", { class: "button", type: "submit" }, "Change stage");
  const element = h("form", { class: "selection", hidden: true, "aria-label": "Selected applications", onsubmit: send },
    count, field("Move to", stage), mailed, button,
    h("button", { class: "button quiet", type: "button", onclick: onClear }, "Clear selection"),
    problem.element);
  stage.addEventListener("change", offerMail);
  offerMail();

  function offerMail() {
    mailed.hidden = !MAILED.includes(stage.value);
    if (mailed.hidden) mail.checked = false;
  }

  async function send(event) {
    event.preventDefault();
    const to = stage.value;
    const ids = [...chosen];
    const name = stageName(to);
    const text = `${words.applications(ids.length)} will be moved to “${name}”, and each candidate gets the mail of that stage. Mails can’t be taken back.`;
    if (mail.checked && !(await confirmed({ title: `Send ${ids.length} ${ids.length === 1 ? "mail" : "mails"}?`, text, yes: "Move and send" }))) return;
    problem.hide();
    await busyWith(button, async () => {
      try {
        report(await moved(ids, to, mail.checked), name);
      } catch (error) {
        problem.show(error);
      }
    });
  }

  function report(results, name) {
    const done = results.filter(({ status }) => status === 200);
    const withdrawn = results.filter(({ status }) => status === 409).length;
    const gone = results.length - done.length - withdrawn;
    onDone([
      `${words.applications(done.length)} moved to “${name}”.`,
      withdrawn > 0 && `${withdrawn} left as they are: withdrawn by the candidate.`,
      gone > 0 && `${gone} are not there any more.`,
    ].filter(Boolean).join(" "));
  }

  return {
    element,
    has: (id) => chosen.has(id),
    set(id, isChosen) {
      isChosen ? chosen.add(id) : chosen.delete(id);
      this.draw();
    },
    clear() {
      chosen.clear();
      this.draw();
    },
    draw() {
      const appears = element.hidden && chosen.size > 0;
      element.hidden = chosen.size === 0;
      count.textContent = words.selected(chosen.size);
      if (appears) announce(`${words.selected(chosen.size)}. What can be done with them stands above the list.`);
    },
  };
}

async function moved(ids, stage, mail) {
  const results = [];
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const some = await changeStages(ids.slice(at, at + AT_ONCE), stage, mail);
    some.filter(({ status }) => status === 200).forEach(({ application_id: id }) => restage(id, stage));
    results.push(...some);
  }
  return results;
}
