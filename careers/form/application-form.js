import { keepDraft } from "../draft/keeping.js";
import { announce, h } from "../dom.js";
import { t } from "../messages.js";
import { richText } from "../sanitize.js";
import { answersAway, answersText } from "./answers-text.js";
import { botCheck } from "./bot-check.js";
import { closingWatch } from "./closing-watch.js";
import { errorSummary } from "./error-summary.js";
import { showFaults } from "./faults.js";
import { problem as problemOf } from "./outcome.js";
import { problemBox } from "./problem.js";
import { uploadProgress } from "./progress.js";
import { sectionViews } from "./sections.js";
import { stillWhileSending } from "./stillness.js";
import { submit } from "./submission.js";
import { waitingBox } from "./waiting.js";

/** `onRenew` shows the form anew; `onSubmitted` and `onSentElsewhere` what stands in its place once it is sent. */
export function applicationForm({ board, job, draft, source, onSubmitted, onSentElsewhere, onRenew, privacyLink }) {
  const sections = sectionViews(job, { board, privacyLink });
  const asked = () => sections.flatMap((section) => section.questions());
  const away = () => answersAway({ text: () => answersText(job.title, sections) });
  const summary = errorSummary();
  let sending = new AbortController();
  const progress = uploadProgress("upload", { onCancel: () => sending.abort() });
  const waiting = waitingBox();
  const problem = problemBox();
  const check = botCheck({ job });
  const button = h("button", { class: "button", type: "submit", id: "submit" }, t("submit"));
  const fields = h("div", { class: "sections" }, sections.map(({ element }) => element));
  const stillness = stillWhileSending({ button, fields, idle: t("submit"), busy: t("sending") });

  const form = h("form", { id: "application-form", novalidate: true, "aria-labelledby": "apply", onsubmit: send },
    summary.element,
    fields,
    closingWatch({ job, away }).element,
    h("div", { class: "finish", onfocuslost: () => button.focus() },
      board.privacy_notice?.text && h("details", { class: "privacy-notice" },
        h("summary", {}, t("privacyNotice")),
        richText(board.privacy_notice.text)),
      privacyLink() && h("p", { class: "help" }, t("privacyBefore"), " ", privacyLink(), "."),
      problem.element, check.element, button, progress.element, waiting.element));
  const keeping = keepDraft({ draft, form, sections, onRenew, onSent: onSentElsewhere });

  async function send(event) {
    event.preventDefault();
    if (stillness.isSending) return;
    if (stillness.heldFor > 0) return announce(t("heldFor", stillness.heldFor));
    showFaults({ questions: asked(), summary }, []);
    problem.hide();
    const outcome = await stillness.during(attempt());
    if (outcome.accepted) onSubmitted(outcome.accepted);
    else if (outcome.faults) showFaults({ questions: asked(), summary }, outcome.faults);
    else if (outcome.problem) showProblem(outcome.problem);
  }

  /** In one tab at a time, and not once more after a success in another one. */
  async function attempt() {
    sending = new AbortController();
    keeping.saveNow();
    const { signal } = sending;
    const outcome = await keeping.alone(async () => {
      if (await keeping.lookForSuccess()) return { isElsewhere: true };
      const result = await submit({ job, questions: asked(), source, check, onProgress: progress, pause: waiting.pause, signal });
      if (result.accepted) await keeping.sent(result.accepted);
      return result;
    });
    return outcome ?? problemOf("sentElsewhere", { canRetry: true });
  }

  function showProblem({ title, text, canRetry, isOver, wait }) {
    problem.show({ title, text, more: isOver ? away() : null });
    button.textContent = t(canRetry ? "tryAgain" : "submit");
    button.hidden = !canRetry;
    stillness.hold(wait, () => announce(t("holdOver")));
  }

  return h("section", { class: "apply" },
    h("h2", { id: "apply", tabindex: "-1" }, t("applyForThisRole")),
    keeping.above,
    h("p", { class: "help" }, t("requiredNote")),
    form,
    keeping.below);
}
