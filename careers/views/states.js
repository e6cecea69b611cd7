import { h } from "../dom.js";
import { t } from "../messages.js";
import { linkToList } from "../router.js";
import { mailLink } from "./footer.js";

/** What stands in place of a view that could not be loaded. */
export function problemView({ isMissing, retry }) {
  const title = t(isMissing ? "missingTitle" : "unreachableTitle");
  const heading = h("h1", { tabindex: "-1" }, title);
  const way = isMissing
    ? h("a", { class: "button", href: linkToList(), "data-view": true }, t("allRoles"))
    : h("button", { class: "button", type: "button", onclick: retry }, t("tryAgain"));
  const element = h("div", { class: "narrow" },
    h("header", { class: "masthead" }, heading, h("p", { class: "lead" }, t(isMissing ? "missingText" : "unreachableText"))),
    h("p", {}, way));
  return { title, element, heading };
}

/** A link that is incomplete, has expired, or whose application is erased: the server does not say which. */
export function linkProblemView({ board }) {
  const title = t("linkTitle");
  const heading = h("h1", { tabindex: "-1" }, title);
  const element = h("div", { class: "narrow", id: "link-problem" },
    h("header", { class: "masthead" }, heading, h("p", { class: "lead" }, t("linkText"))),
    h("ul", { class: "steps" },
      h("li", {}, t("linkWhole")),
      h("li", {}, t("linkNewest")),
      h("li", {}, t("linkErased")),
      board.support_email && h("li", {}, t("linkHelp"), " ", mailLink(board.support_email), ".")),
    h("p", { class: "actions" }, h("a", { href: linkToList(), "data-view": true }, t("seeOtherRoles"))));
  return { title, element, heading };
}
