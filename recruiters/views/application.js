import { h } from "../../careers/dom.js";
import { loadApplication } from "../api.js";
import { go, linkTo } from "../router.js";
import { formatMoment } from "../format.js";
import { eventName, flagText, holdName, holdText, mailFailed, mailName, mailState, outcomeText } from "../texts.js";
import { answersSection } from "./application/answers.js";
import { candidateCard } from "./application/candidate.js";
import { filesSection } from "./application/files.js";
import { notesCard } from "./application/notes.js";
import { stageCard } from "./application/stage.js";
import { linkToList, placeOf, restage } from "./inbox/found.js";
import { stageMark } from "./inbox/rows.js";
import { titles } from "../postings.js";

/** One application: what it says beside what is done with it. */
export async function applicationView({ route, reader }) {
  const { id } = route;
  const [application, titleOf] = await Promise.all([loadApplication(id), titles()]);
  const name = [application.candidate.first_name, application.candidate.last_name].filter(Boolean).join(" ");
  const place = await placeOf(id);
  const posting = application.posting_title ?? titleOf(application.posting_id);
  const heading = h("h1", { tabindex: "-1", dir: "auto" }, name);
  const mark = h("span", { class: "mark-place" });
  const moving = h("div", {});
  const stage = stageCard({ to: { id, name, email: application.candidate.email }, onChanged: changed });
  const notes = notesCard({ id, reader, onChanged: changed });
  const files = filesSection({ id, files: application.files });
  update(application);

  function changed(next) {
    restage(id, next.stage);
    update(next);
  }

  function update(next) {
    mark.replaceChildren(stageMark(next.stage));
    stage.update(next);
    notes.update(next);
    moving.replaceChildren(...[mailsCard(next.mails), historyCard(next.history)]);
  }

  const leave = (to) => to && go(linkTo("applications", to));
  const element = h("article", { class: "application" },
    h("nav", { class: "beside", "aria-label": "Applications" },
      h("a", { href: linkToList() }, "Back to the list"),
      place && h("span", { class: "place" }, `${place.number} of ${place.total}`),
      place?.before && h("a", { href: linkTo("applications", place.before) }, "Previous"),
      place?.after && h("a", { href: linkTo("applications", place.after) }, "Next")),
    h("header", { class: "application-head" },
      h("div", {}, heading, mark),
      h("p", { class: "lead" }, posting, " · received ", h("time", { datetime: application.received_at }, formatMoment(application.received_at)),
        application.source && [" · from ", h("span", { dir: "auto" }, application.source)])),
    notices(application),
    h("div", { class: "application-body" },
      h("div", { class: "application-main" }, files.element, answersSection(application)),
      h("aside", { class: "application-side", "aria-label": "About this application" },
        stage.element, notes.element, candidateCard(application), others(application, titleOf), moving)));
  return {
    title: name, heading, element, isWide: true,
    leave: files.close,
    keys: {
      j: () => leave(place?.after) ?? false, k: () => leave(place?.before) ?? false, u: () => go(linkToList()),
      s: stage.focus, n: notes.focus,
    },
  };
}

/** What whoever reads it should know before anything else. */
function notices({ mails, flags, legal_hold: isHeld, files, earlier_application_id: earlier }) {
  const failed = mails.filter(mailFailed);
  const unread = files.filter(({ text }) => text && text.outcome !== "extracted");
  const refused = files.filter((file) => holdName(file) && file.scan !== "pending");
  return [
    failed.length > 0 && h("div", { class: "notice alarm" }, h("p", {}, h("strong", {}, "Mail did not reach the candidate. "),
      failed.map((mail) => `${mailName(mail.kind)}: ${mailState(mail)}.`).join(" "), " Try another way to reach them.")),
    flags.length > 0 && h("div", { class: "notice" }, h("p", {}, h("strong", {}, "Flagged by the bot check. "), "It was taken all the same; a person should judge it."),
      h("ul", {}, flags.map((flag) => h("li", {}, flagText(flag))))),
    refused.length > 0 && h("div", { class: "notice alarm" }, refused.map((file) =>
      h("p", {}, h("strong", { dir: "auto" }, file.file_name), ": ", holdText(file)))),
    unread.length > 0 && h("div", { class: "notice" }, unread.map(({ file_name: name, text }) =>
      h("p", {}, h("strong", { dir: "auto" }, name), ": ", outcomeText(text.outcome)))),
    isHeld && h("div", { class: "notice" }, h("p", {}, h("strong", {}, "Legal hold. "), "It is kept from being erased.")),
    earlier && h("div", { class: "notice" }, h("p", {}, "The same person applied for this posting before: ", h("a", { href: linkTo("applications", earlier) }, "the earlier application"), ".")),
  ];
}

function others({ other_applications: list = [] }, titleOf) {
  return list.length > 0 && h("section", { class: "card", "aria-labelledby": "others-title" },
    h("h2", { id: "others-title" }, "Also by this person"),
    h("ul", { class: "plain-list others" }, list.map((other) => h("li", {},
      h("a", { href: linkTo("applications", other.application_id) }, titleOf(other.posting_id)), " ", stageMark(other.stage),
      h("span", { class: "help" }, formatMoment(other.received_at))))));
}

function mailsCard(mails) {
  return h("section", { class: "card", "aria-labelledby": "mails-title" },
    h("h2", { id: "mails-title" }, "Mails to the candidate"),
    mails.length === 0 && h("p", { class: "help" }, "None."),
    h("ul", { class: "plain-list mails" }, mails.map((mail) => h("li", { class: mailFailed(mail) ? "failed" : null },
      h("strong", {}, mailName(mail.kind)), h("span", {}, mailState(mail)), h("time", { class: "help", datetime: mail.changed_at }, formatMoment(mail.changed_at))))));
}

function historyCard(history) {
  return h("section", { class: "card", "aria-labelledby": "history-title" },
    h("h2", { id: "history-title" }, "History"),
    h("ol", { class: "plain-list history" }, history.map(({ at, name }) =>
      h("li", {}, h("strong", {}, eventName(name)), h("time", { datetime: at }, formatMoment(at))))));
}
