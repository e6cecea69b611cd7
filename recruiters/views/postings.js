import { h } from "../../careers/dom.js";
import { formatMoment } from "../format.js";
import { postings } from "../postings.js";
import { may } from "../roles.js";
import { linkTo } from "../router.js";
import { words } from "../texts.js";

/** All postings of the board, unpublished ones too. */
export async function postingsView() {
  const jobs = await postings({ fresh: true });
  const heading = h("h1", { tabindex: "-1" }, "Postings");
  return {
    title: "Postings", heading, isWide: true,
    element: h("div", {},
      h("div", { class: "found-head" }, heading, h("p", { class: "total" }, words.postings(jobs.length)),
        may("writePostings") && h("div", { class: "found-tools" }, h("a", { class: "button", href: linkTo("postings", "new") }, "New posting"))),
      jobs.length === 0 ? h("div", { class: "empty" }, h("p", {}, "There are no postings yet."))
        : h("ul", { class: "rows plain-list postings-list" }, jobs.map(row))),
  };
}

function row(job) {
  const status = statusOf(job);
  return h("li", { class: "row posting-row" },
    h("div", { class: "row-who" }, h("a", { class: "row-name", dir: "auto", href: linkTo("postings", job.id) }, job.title),
      h("span", { class: "row-email" }, [job.location?.name, `no. ${job.id}`].filter(Boolean).join(" · "))),
    h("span", { class: "row-signs" }, h("span", { class: `sign ${status.kind}` }, status.text)),
    h("span", { class: "row-time" }, job.application_deadline ? `Until ${formatDeadline(job)}` : "No deadline"),
    may("readApplications") && h("a", { class: "row-link", href: linkTo("applications", null, { posting: job.id }) }, "Applications",
      h("span", { class: "visually-hidden" }, ` for ${job.title}`)));
}

/** A deadline without an offset is a time on the clock of its zone, and is shown as that. */
export function formatDeadline({ application_deadline: deadline, application_deadline_time_zone: zone }) {
  if (/(Z|[+-]\d\d:?\d\d)$/.test(deadline)) return formatMoment(deadline);
  return `${formatMoment(deadline)}${zone ? ` (${zone})` : " (UTC)"}`;
}

export function statusOf(job) {
  const { status, first_published: published } = job;
  if (status === "closed" || (status !== "offline" && isOver(job))) return { kind: "", text: "Closed" };
  if (status === "offline") return { kind: "", text: "Not published" };
  if (published && new Date(published) > new Date()) return { kind: "", text: `From ${formatMoment(published)}` };
  return { kind: "good", text: "Live" };
}

/** Clocks are compared as they are written: what a zone has as its own time now, and what the deadline says. */
function isOver({ application_deadline: deadline, application_deadline_time_zone: zone }) {
  if (!deadline) return false;
  if (/(Z|[+-]\d\d:?\d\d)$/.test(deadline)) return new Date(deadline) <= new Date();
  const clock = new Date().toLocaleString("sv-SE", { timeZone: zone || "UTC" });
  return deadline.replace("T", " ") <= clock;
}
