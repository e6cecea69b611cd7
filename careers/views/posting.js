import { h } from "../dom.js";
import { t } from "../messages.js";
import { linkToList } from "../router.js";
import { richText } from "../sanitize.js";
import { leftover } from "../draft/leftover.js";
import { applicationForm } from "../form/application-form.js";
import { deadlineMoment, isOpen } from "./deadline.js";
import { mailLink, privacyLink } from "./footer.js";

/** `draft`: what was filled in before, here or in another visit; `reference`: of what was sent from this page; `forForm`: what becomes of the form. */
export function postingView({ board, job, draft, source, reference, onConfirmation, ...forForm }) {
  const open = isOpen(job);
  const heading = h("h1", { tabindex: "-1", lang: job.language, dir: "auto" }, job.title);
  const element = h("article", { class: "posting" },
    h("header", { class: "masthead" },
      h("p", { class: "back" }, h("a", { href: linkToList(), "data-view": true }, t("allRoles"))),
      heading,
      !open && closedNotice(job), !open && leftover({ board, job, draft }),
      reference && alreadySent(reference, onConfirmation)),
    h("aside", { class: "posting-facts", "aria-label": t("atAGlance") }, facts(job), open && applyLink()),
    h("div", { class: "posting-body" },
      richText(job.content, { lang: job.language }),
      statements(board),
      open && applicationForm({ board, job, draft, source, ...forForm, privacyLink: () => privacyLink(board) })));
  return { title: open ? job.title : t("closedTitle", job.title), element, heading, job };
}

function closedNotice(job) {
  return h("div", { class: "notice", id: "closed-notice" },
    h("p", {}, h("strong", {}, t("closedHeading"))),
    h("p", {}, job.application_deadline ? [t("closedAt"), " ", deadlineMoment(job), "."] : t("closedNoMoment")),
    h("p", {}, h("a", { href: linkToList(), "data-view": true }, t("seeOtherRoles"))));
}

const alreadySent = (reference, onConfirmation) =>
  h("div", { class: "notice", id: "already-sent" },
    h("p", {}, h("strong", {}, t("alreadySent")), " ", t("yourReference"), ": ", h("span", { class: "code" }, reference)),
    h("p", { class: "buttons" }, h("button", { class: "button secondary", type: "button", onclick: onConfirmation }, t("alreadySentShow"))));

const applyLink = () => h("p", {}, h("a", { class: "button", href: "#apply" }, t("applyForThisRole")));

function facts(job) {
  const names = (items) => (items ?? []).map((item) => item.name).join(", ");
  const rows = [
    [t("location"), job.location?.name],
    [t("department"), names(job.departments)],
    [t(isOpen(job) ? "deadline" : "closedOn"), job.application_deadline && deadlineMoment(job)],
    [t("requisition"), job.requisition_id],
  ].filter(([, value]) => value?.length > 0);
  return h("dl", { class: "facts-list" }, rows.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))));
}

function statements(board) {
  const statement = (id, title, text, ...more) => text && h("section", { class: "statement", "aria-labelledby": id },
    h("h2", { id }, title), richText(text), more);
  return h("div", { class: "statements" },
    statement("equal-opportunity", t("equalOpportunity"), board.equal_opportunity_statement),
    statement("accessibility", t("accessibilityHelp"), board.accessibility_statement,
      board.support_email && h("p", {}, t("writeTo"), " ", mailLink(board.support_email), ".")));
}
