import { h } from "../dom.js";
import { t } from "../messages.js";

export function footer(board) {
  const links = [privacyLink(board), board.support_email && mailLink(board.support_email, t("contactUs"))].filter(Boolean);
  return [
    h("p", {}, board.name),
    links.length > 0 && h("ul", { class: "plain-list" }, links.map((link) => h("li", {}, link))),
  ].filter(Boolean);
}

export function privacyLink(board) {
  const url = board.privacy_policy_url;
  return /^https?:/i.test(url ?? "") ? h("a", { href: url, rel: "noopener" }, t("privacyPolicy")) : null;
}

export const mailLink = (address, text = address) => h("a", { href: `mailto:${address}` }, text);
