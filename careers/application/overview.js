import { h } from "../dom.js";
import { formatMoment, readerZone } from "../dates.js";
import { t } from "../messages.js";

/** When something happened, as the posting's other dates are told; without a zone of the posting's own, as the reader's clock says it. */
export const moment = (iso, application) =>
  h("time", { datetime: iso }, formatMoment(iso, application.files_until_time_zone ?? readerZone()));

const STAGES = { received: "stageReceived", withdrawn: "stageWithdrawn" };
const EVENTS = {
  received: "eventReceived",
  withdrawn: "eventWithdrawn",
  "contact-corrected": "eventContactCorrected",
  "file-replaced": "eventFileReplaced",
  "erasure-requested": "eventErasureRequested",
};

/** What the application is, at a glance. */
export function overview() {
  const list = h("dl", { class: "facts-list" });
  const element = h("div", { class: "card overview" }, list);

  function update(application) {
    const { posting } = application;
    const stage = application.erasure_requested_at ? "stageErasure" : STAGES[application.stage] ?? "stageOther";
    const rows = [
      [t("role"), roleLink(posting)],
      [t("company"), posting.company],
      [t("stage"), h("strong", {}, t(stage))],
      [t("receivedAt"), moment(application.received_at, application)],
      [t("yourReference"), h("span", { class: "code", id: "own-reference" }, application.application_id)],
    ];
    list.replaceChildren(...rows.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))));
  }

  return { element, update };
}

function roleLink({ title, url, language }) {
  if (!title) return t("roleGone");
  return /^https?:/i.test(url ?? "") ? h("a", { href: url, lang: language }, title) : h("span", { lang: language }, title);
}

/** What has happened, in the order in which it did. */
export function happenings() {
  const list = h("ol", { class: "history plain-list", role: "list" });
  const element = h("section", { "aria-labelledby": "history" }, h("h2", { id: "history" }, t("history")), list);

  function update(application) {
    list.replaceChildren(...application.history.map(({ at, event }) =>
      h("li", {}, h("strong", {}, t(EVENTS[event] ?? "eventOther")), " ", moment(at, application))));
  }

  return { element, update };
}
