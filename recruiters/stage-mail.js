import { h } from "../careers/dom.js";
import { loadStageMail } from "./api.js";
import { confirmed } from "./confirm.js";
import { mailFrame } from "./mail-frame.js";
import { languageName, stageName, words } from "./texts.js";

/**
 * Shows the mail that goes with a move before it goes, and asks; resolves to whether it is to go.
 * `to`: { id, name, email } of who gets it, or of the first of `count` who each get their own.
 */
export async function mailConfirmed({ to, stage, count = 1 }) {
  const mail = await loadStageMail(to.id, stage);
  const facts = [
    [count === 1 ? "To" : `To the first of ${count}`, h("span", { dir: "auto" }, `${to.name} <${to.email}>`)],
    ["Subject", h("span", { lang: mail.language, dir: "auto" }, mail.subject)],
    ["Language", languageName(mail.language)],
  ];
  return confirmed({
    title: count === 1 ? "Send this mail?" : `Send ${words.mails(count)}?`,
    text: `${words.applications(count)} will be moved to “${stageName(stage)}”, and ${count === 1
      ? "the candidate gets this mail. It" : "each candidate gets a mail like this one, in the language of the posting. Mails"} can’t be taken back.`,
    yes: "Move and send",
    content: [
      h("dl", { class: "facts" }, facts.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value)))),
      // The frame is as high as the mail: what scrolls can be reached by the keyboard.
      h("div", { class: "mail-frame", tabindex: "0", role: "region", "aria-label": "The mail" }, mailFrame(mail.html, mail.subject)),
      h("p", { class: "help" }, "Links can’t be followed here."),
    ],
  });
}
