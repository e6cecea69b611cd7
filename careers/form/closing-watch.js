import { announce, h } from "../dom.js";
import { t } from "../messages.js";
import { deadlineMoment } from "../views/deadline.js";

const MINUTE = 60_000;
const WARNED_BEFORE = 10 * MINUTE;
// A device that sleeps stops its timers, so none is long.
const LONGEST_TIMER = 30 * MINUTE;

/** Warns while the form is open that the deadline comes near, and says when it has passed. `away` is what can be done then. */
export function closingWatch({ job, away }) {
  const text = h("p");
  const element = h("div", { class: "notice closing", id: "closing", hidden: true }, text);
  const deadline = job.application_deadline;
  let stage = "far";
  if (deadline) look();
  document.addEventListener("visibilitychange", () => !document.hidden && deadline && look());

  function look() {
    const left = Date.parse(deadline) - Date.now();
    show(left <= 0 ? "passed" : left <= WARNED_BEFORE ? "near" : "far");
    if (left > 0) setTimeout(look, Math.min(left > WARNED_BEFORE ? left - WARNED_BEFORE : left, LONGEST_TIMER));
  }

  function show(now) {
    if (now === stage) return;
    stage = now;
    text.replaceChildren(
      h("strong", {}, t(now === "near" ? "closingSoon" : "closingPassed"), " ", deadlineMoment(job), "."), " ",
      t(now === "near" ? "closingSoonText" : "closingPassedText"));
    if (now === "passed") element.append(away());
    element.hidden = false;
    // The form may be put aside, behind another view.
    if (element.isConnected) announce(text.textContent);
  }

  return { element };
}
