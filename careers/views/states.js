import { h } from "../dom.js";
import { t } from "../messages.js";
import { linkToList } from "../router.js";

export function loadingView() {
  return { title: t("loading"), element: h("p", { class: "loading" }, t("loading")) };
}

/** What stands in place of a view that could not be loaded. */
export function problemView({ isMissing, retry }) {
  const title = t(isMissing ? "missingTitle" : "unreachableTitle");
  const heading = h("h1", { tabindex: "-1" }, title);
  const way = isMissing
    ? h("a", { class: "button", href: linkToList(), "data-view": true }, t("allRoles"))
    : h("button", { class: "button", type: "button", onclick: retry }, t("tryAgain"));
  const element = h("div", { class: "narrow" },
    heading,
    h("p", {}, t(isMissing ? "missingText" : "unreachableText")),
    h("p", {}, way));
  return { title, element, heading };
}
