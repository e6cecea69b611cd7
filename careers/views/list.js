import { h } from "../dom.js";
import { t } from "../messages.js";
import { linkToPosting } from "../router.js";
import { richText } from "../sanitize.js";
import { deadlineDay, isOpen } from "./deadline.js";

export function listView(board, jobs) {
  const title = t("openRoles");
  const heading = h("h1", { tabindex: "-1" }, title);
  const open = jobs.filter(isOpen);
  const closed = jobs.filter((job) => !isOpen(job));
  const element = h("div", { class: "narrow" },
    h("header", { class: "masthead" }, heading, board.content && richText(board.content, { className: "rich-text lead" })),
    open.length > 0 ? cards(open) : h("p", { class: "notice" }, t("noOpenRoles")),
    closed.length > 0 && h("section", { class: "closed", "aria-labelledby": "closed-heading" },
      h("h2", { id: "closed-heading", class: "list-heading" }, t("closedRoles")),
      cards(closed)));
  return { title, element, heading };
}

const cards = (jobs) => h("ul", { class: "postings plain-list", role: "list" }, jobs.map(card));

function card(job) {
  const facts = [job.location?.name, ...(job.departments ?? []).map((department) => department.name)].filter(Boolean);
  return h("li", { class: "posting-card" },
    h("a", { href: linkToPosting(job.id), "data-view": true, lang: job.language, dir: "auto" }, job.title),
    h("p", { class: "facts" },
      facts.map((fact) => h("span", { dir: "auto" }, fact)),
      job.application_deadline && h("span", {}, t(isOpen(job) ? "applyBy" : "closedOn"), " ", deadlineDay(job))));
}
