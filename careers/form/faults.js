import { retitle } from "../dom.js";
import { t } from "../messages.js";

/** Faults at their questions, in the list above them, and in the page's title. */
export function showFaults({ questions, summary }, faults) {
  for (const question of questions) {
    question.show(faults.filter((fault) => fault.question === question).map(({ message }) => message));
  }
  retitle(summary.element, (title) => (faults.length > 0 ? t("errorPrefix") : "") + title.replace(t("errorPrefix"), ""));
  summary.show(faults);
}
