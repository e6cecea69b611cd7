import { h } from "../dom.js";
import { t } from "../messages.js";
import { richText } from "../sanitize.js";
import { errorSummary } from "./error-summary.js";
import { uploadProgress } from "./progress.js";
import { sectionViews } from "./sections.js";
import { submit } from "./submission.js";

export function applicationForm({ board, job, source, onSubmitted, privacyLink }) {
  const sections = sectionViews(job, { board, privacyLink });
  const asked = () => sections.flatMap((section) => section.questions());
  const summary = errorSummary();
  const progress = uploadProgress();
  const problem = h("section", {
    class: "problem", id: "problem", tabindex: "-1", hidden: true,
    "aria-labelledby": "problem-heading", "aria-describedby": "problem-text",
  });
  const button = h("button", { class: "button", type: "submit", id: "submit" }, t("submit"));
  const fields = h("div", { class: "sections" }, sections.map(({ element }) => element));
  let isBusy = false;

  const form = h("form", { id: "application-form", novalidate: true, "aria-labelledby": "apply", onsubmit: send },
    summary.element,
    fields,
    h("div", { class: "finish" },
      board.privacy_notice?.text && h("details", { class: "privacy-notice" },
        h("summary", {}, t("privacyNotice")),
        richText(board.privacy_notice.text)),
      privacyLink() && h("p", { class: "help" }, t("privacyBefore"), " ", privacyLink(), "."),
      problem, button, progress.element));

  async function send(event) {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    showFaults([]);
    problem.hidden = true;
    const outcome = await submit({ job, questions: asked(), source, onProgress: progress }).finally(() => setBusy(false));
    if (outcome.accepted) onSubmitted(outcome.accepted);
    else if (outcome.faults) showFaults(outcome.faults);
    else showProblem(outcome.problem);
  }

  // The button stays focusable while it is busy: a disabled one would drop the focus of whoever pressed it.
  function setBusy(busy) {
    isBusy = busy;
    (busy ? addEventListener : removeEventListener)("beforeunload", askBeforeLeaving);
    fields.inert = busy;
    button.textContent = t(busy ? "sending" : "submit");
    busy ? button.setAttribute("aria-disabled", "true") : button.removeAttribute("aria-disabled");
  }

  function showFaults(faults) {
    for (const question of asked()) {
      question.show(faults.filter((fault) => fault.question === question).map(({ message }) => message));
    }
    const title = document.title.replace(t("errorPrefix"), "");
    document.title = faults.length > 0 ? t("errorPrefix") + title : title;
    summary.show(faults);
  }

  function showProblem({ title, text, canRetry }) {
    problem.replaceChildren(h("h3", { id: "problem-heading" }, title), h("p", { id: "problem-text" }, text));
    problem.hidden = false;
    button.textContent = t(canRetry ? "tryAgain" : "submit");
    button.hidden = !canRetry;
    problem.focus({ preventScroll: true });
    problem.scrollIntoView({ block: "center" });
  }

  return h("section", { class: "apply" },
    h("h2", { id: "apply", tabindex: "-1" }, t("applyForThisRole")),
    h("p", { class: "help" }, t("requiredNote")),
    form);
}

/** Closing the page would cut off an upload that is under way. */
const askBeforeLeaving = (event) => event.preventDefault();
