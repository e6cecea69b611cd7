import { t } from "../messages.js";

/** Faults at their questions, in the list above them, and in the page's title. */
export function showFaults({ questions, summary }, faults) {
  for (const question of questions) {
    question.show(faults.filter((fault) => fault.question === question).map(({ message }) => message));
  }
  const title = document.title.replace(t("errorPrefix"), "");
  document.title = faults.length > 0 ? t("errorPrefix") + title : title;
  summary.show(faults);
}
