import { announce, h } from "../../../careers/dom.js";
import { changeStages } from "../../api.js";
import { busyWith } from "../../busy.js";
import { choice, field } from "../../fields.js";
import { problemPlace } from "../../problems.js";
import { mailConfirmed } from "../../stage-mail.js";
import { MAILED, MOVES, stageName, words } from "../../texts.js";
import { inList, restage } from "./found.js";

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
    const isTold = mail.checked;
    problem.hide();
    await busyWith(button, async () => {
      try {
        if (isTold && !(await isMeant(ids, to))) return;
        report(await moved(ids, to, isTold), to, isTold);
      } catch (error) {
        problem.show(error);
      }
    });
  }

  /** Shows the mail of the first who gets one. Who is in that stage, or has withdrawn, gets none. */
  async function isMeant(ids, to) {
    const told = ids.map(inList).filter((item) => item && ![to, "withdrawn"].includes(item.stage));
    if (told.length === 0) return true;
    const [{ application_id: id, name, email }] = told;
    return mailConfirmed({ to: { id, name, email }, stage: to, count: told.length });
  }

  function report(results, to, isTold) {
    const done = results.filter(({ status }) => status === 200);
    const changed = done.filter(({ before }) => before !== to);
    const withdrawn = results.filter(({ status }) => status === 409).length;
    const gone = results.length - done.length - withdrawn;
    onDone([
      `${words.applications(changed.length)} moved to “${stageName(to)}”.`,
      changed.length > 0 && (isTold ? `${words.mailsGo(changed.length)}.` : "No mail was sent."),
      done.length > changed.length && `${done.length - changed.length} in that stage already.`,
      withdrawn > 0 && `${withdrawn} left as they are: withdrawn by the candidate.`,
      gone > 0 && `${gone} are not there any more.`,
    ].filter(Boolean).join(" "), isTold || changed.length === 0 ? null : () => takeBack(changed));
  }

  async function takeBack(changed) {
    const results = [];
    for (const [before, some] of Map.groupBy(changed, (one) => one.before)) {
      results.push(...await moved(some.map(({ application_id: id }) => id), before, false));
    }
    const back = results.filter(({ status }) => status === 200).length;
    onDone(`${words.applications(back)} moved back.`);
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
    results.push(...some.map((result) => ({ ...result, before: inList(result.application_id)?.stage })));
    some.filter(({ status }) => status === 200).forEach(({ application_id: id }) => restage(id, stage));
  }
  return results;
}
