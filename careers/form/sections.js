import { h } from "../dom.js";
import { t } from "../messages.js";
import { richText } from "../sanitize.js";
import { entriesView } from "./entries.js";
import { sectionsOf } from "./model.js";
import { questionView } from "./question.js";

/** The form's sections, each { element, questions() }: the questions are those that are asked at that moment. */
export function sectionViews(job, context) {
  let gate = null;
  return sectionsOf(job).map((section) => {
    if (section.entry) return entriesView({ ...section, job });
    const views = new Map(section.questions.map((question) => [question, questionView(question)]));
    const questions = [...views.values()];
    const element = sectionElement(section, (list) => list.map((question) => views.get(question).element), context);
    if (section.kind === "gate") gate = questions[0];
    if (!section.isGated) return { element, questions: () => questions };

    const consent = gate;
    element.hidden = true;
    consent.element.addEventListener("change", () => (element.hidden = consent.isEmpty()));
    return { element, questions: () => (consent.isEmpty() ? [] : questions) };
  });
}

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
