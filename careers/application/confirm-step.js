import { h } from "../dom.js";
import { problemBox } from "../form/problem.js";
import { stillWhileSending } from "../form/stillness.js";
import { t } from "../messages.js";

/** Something that can't be undone: asked about once more, on the page itself, before it is done. */
export function confirmStep({ id, open, title, content, yes, no, act, level = "h4" }) {
  const opener = h("button", {
    class: "button secondary", type: "button", "aria-expanded": "false", "aria-controls": id, onclick: () => turn(true),
  }, open);
  const heading = h(level, { id: `${id}-heading`, tabindex: "-1" }, title);
  const problem = problemBox(`${id}-problem`);
  const button = h("button", { class: "button danger", type: "button", onclick: confirm }, yes);
  const cancel = h("button", { class: "button secondary", type: "button", onclick: keep }, no);
  const step = h("section", {
    class: "step", id, hidden: true, "aria-labelledby": `${id}-heading`,
    onkeydown: (event) => event.key === "Escape" && keep(),
  }, heading, content, problem.element, h("p", { class: "buttons" }, button, cancel));
  const stillness = stillWhileSending({ button, idle: yes, busy: t("sending") });

  function turn(isOpen) {
    step.hidden = !isOpen;
    opener.hidden = isOpen;
    opener.setAttribute("aria-expanded", String(isOpen));
    problem.hide();
    (isOpen ? heading : opener).focus();
  }

  function keep() {
    if (!stillness.isSending) turn(false);
  }

  async function confirm() {
    if (stillness.isSending) return;
    problem.hide();
    const outcome = await stillness.during(act());
    if (outcome?.problem) problem.show(outcome.problem);
  }

  return h("div", { class: "confirm" }, opener, step);
}
