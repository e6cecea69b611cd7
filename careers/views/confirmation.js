import { h } from "../dom.js";
import { t } from "../messages.js";
import { linkToList } from "../router.js";
import { mailLink } from "./footer.js";

/** `email` is known only right after sending: it is not kept in the history. */
export function confirmationView({ board, title: role, reference, statusUrl, email }) {
  const title = t("receivedTitle");
  const heading = h("h1", { tabindex: "-1" }, title);
  const hasStatus = /^https?:/i.test(statusUrl ?? "");
  const element = h("div", { class: "confirmation narrow", id: "confirmation" },
    h("header", { class: "masthead" }, heading, h("p", { class: "lead" }, t("receivedText", role, board.name))),
    reference && h("dl", { class: "reference" },
      h("dt", {}, t("yourReference")),
      h("dd", { id: "confirmation-reference" }, reference)),
    h("h2", {}, t("whatHappensNext")),
    h("ol", { class: "steps" },
      h("li", {}, email ? [t("mailTo"), " ", h("strong", {}, email), ". "] : [t("mailToYou"), " "], t("mailMissing")),
      h("li", {}, t("nextRead")),
      h("li", {}, t("nextQuote"), " ",
        board.support_email ? [t("writeTo"), " ", mailLink(board.support_email), "."] : null)),
    h("p", { class: "actions" },
      hasStatus && h("a", { class: "button", href: statusUrl }, t("followStatus")),
      h("button", { class: "button secondary", type: "button", onclick: () => print() }, t("print")),
      h("a", { href: linkToList(), "data-view": true }, t("seeOtherRoles"))));
  return { title, element, heading };
}
