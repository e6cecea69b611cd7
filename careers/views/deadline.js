import { h } from "../dom.js";
import { clocksAgree, formatDay, formatMoment, hasPassed, readerZone } from "../dates.js";
import { t } from "../messages.js";

/** The server's word counts; without one, as in lists, the deadline itself tells. */
export function isOpen(job) {
  return job.accepting_applications ?? !(job.application_deadline && hasPassed(job.application_deadline));
}

const zoneOf = (job) => job.application_deadline_time_zone ?? "UTC";

/** The moment in the posting's zone and, where the clock says something else, in the reader's. */
export function deadlineMoment(job) {
  const moment = job.application_deadline;
  const theirs = h("time", { datetime: moment }, formatMoment(moment, zoneOf(job)));
  if (clocksAgree(moment, zoneOf(job), readerZone())) return [theirs];
  return [theirs, " ", h("span", { class: "reader-zone" }, t("whereYouAre", formatMoment(moment, readerZone())))];
}

export const deadlineDay = (job) =>
  h("time", { datetime: job.application_deadline }, formatDay(job.application_deadline, zoneOf(job)));
