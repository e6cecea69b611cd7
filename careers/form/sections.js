import { h } from "../dom.js";
import { t } from "../messages.js";
import { richText } from "../sanitize.js";
import { entriesView } from "./entries.js";
import { sectionsOf } from "./model.js";
import { questionView } from "./question.js";

// Answers to equality questions and consents are not kept on a device: others may use it, too.
const KEPT = ["application", "location"];

/**
 * The form's sections, each { kind, element, questions(), isKept, state(), restore(state) }: the questions are those that
 * are asked at that moment, the state is what has been filled in, to be kept where `isKept`.
 */
export function sectionViews(job, context) {
  let gate = null;
  return sectionsOf(job).map((section) => {
    if (section.entry) return entriesView({ ...section, job });
    const isKept = KEPT.includes(section.kind);
    const views = new Map(section.questions.map((question) => [question, questionView(question)]));
    const questions = [...views.values()];
    const element = sectionElement(section, (list) => list.map((question) => views.get(question).element), context);
    if (section.kind === "gate") gate = questions[0];
    const view = { kind: section.kind, isKept, element, ...kept(questions) };
    if (!section.isGated) return { ...view, questions: () => questions };

    const consent = gate;
    element.hidden = true;
    consent.element.addEventListener("change", () => (element.hidden = consent.isEmpty()));
    return { ...view, questions: () => (consent.isEmpty() ? [] : questions) };
  });
}

/** What was answered, by question: of questions that the posting no longer has, nothing comes back. */
const kept = (questions) => ({
  state: () => {
    const answered = questions.map((question) => [question.key, question.state()]).filter(([, state]) => state !== undefined);
    return answered.length > 0 ? Object.fromEntries(answered) : undefined;
  },
  restore: (states) => questions.forEach((question) => question.restore(states?.[question.key])),
});

function sectionElement({ kind, title, description, parts, questions }, elementsOf, { board, privacyLink }) {
  if (kind === "compliance") {
    return apart("compliance", t("complianceTitle"),
      promises(board),
      parts.map((part) => [part.description && richText(part.description), elementsOf(part.questions)]));
  }
  if (kind === "demographic") {
    return apart("demographic", title || t("demographicTitle"),
      description && richText(description),
      promises(board),
      privacyLink() && h("p", {}, t("privacyMore"), " ", privacyLink(), "."),
      elementsOf(questions));
  }
  if (kind === "consents") {
    return h("section", { class: "section titled", "aria-labelledby": "consents-heading" },
      h("h3", { id: "consents-heading" }, t("consentsTitle")), elementsOf(questions));
  }
  return h("div", { class: "section" }, elementsOf(questions));
}

const apart = (name, title, ...content) =>
  h("section", { class: "section apart", id: `${name}-questions`, "aria-labelledby": `${name}-heading` },
    h("h3", { id: `${name}-heading` }, title), content);

const promises = (board) =>
  h("ul", { class: "promises" }, t("equalityPromises", board.name).map((promise) => h("li", {}, promise)));
