import { h } from "../dom.js";
import { t } from "../messages.js";
import { richText } from "../sanitize.js";
import { botCheck } from "./bot-check.js";
import { errorSummary } from "./error-summary.js";
import { showFaults } from "./faults.js";
import { problemBox } from "./problem.js";
import { uploadProgress } from "./progress.js";
import { sectionViews } from "./sections.js";
import { stillWhileSending } from "./stillness.js";
import { submit } from "./submission.js";

export function applicationForm({ board, job, source, onSubmitted, privacyLink }) {
  const sections = sectionViews(job, { board, privacyLink });
  const asked = () => sections.flatMap((section) => section.questions());
  const summary = errorSummary();
  const progress = uploadProgress();
  const problem = problemBox();
  const check = botCheck({ job });
  const button = h("button", { class: "button", type: "submit", id: "submit" }, t("submit"));
  const fields = h("div", { class: "sections" }, sections.map(({ element }) => element));
  const stillness = stillWhileSending({ button, fields, idle: t("submit"), busy: t("sending") });

  const form = h("form", { id: "application-form", novalidate: true, "aria-labelledby": "apply", onsubmit: send },
    summary.element,
    fields,
    h("div", { class: "finish" },
      board.privacy_notice?.text && h("details", { class: "privacy-notice" },
        h("summary", {}, t("privacyNotice")),
        richText(board.privacy_notice.text)),
      privacyLink() && h("p", { class: "help" }, t("privacyBefore"), " ", privacyLink(), "."),
      problem.element, check.element, button, progress.element));

  async function send(event) {
    event.preventDefault();
    if (stillness.isSending) return;
    showFaults({ questions: asked(), summary }, []);
    problem.hide();
    const outcome = await stillness.during(submit({ job, questions: asked(), source, check, onProgress: progress }));
    if (outcome.accepted) onSubmitted(outcome.accepted);
    else if (outcome.faults) showFaults({ questions: asked(), summary }, outcome.faults);
    else showProblem(outcome.problem);
  }

  function showProblem({ title, text, canRetry }) {
    problem.show({ title, text });
    button.textContent = t(canRetry ? "tryAgain" : "submit");
    button.hidden = !canRetry;
  }

  return h("section", { class: "apply" },
    h("h2", { id: "apply", tabindex: "-1" }, t("applyForThisRole")),
    h("p", { class: "help" }, t("requiredNote")),
    form);
}
