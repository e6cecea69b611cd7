import { focusAndShow, h } from "../dom.js";
import { saveFile } from "../form/answers-text.js";
import { t } from "../messages.js";
import { erasureView } from "../views/erasure.js";
import { linkProblemView } from "../views/states.js";
import { keepReceipt } from "./access.js";
import { contactDetails } from "./contact.js";
import { wholeOfIt } from "./data.js";
import { fileList } from "./files.js";
import { outcomeOf } from "./outcome.js";
import { happenings, overview } from "./overview.js";

/** A candidate's own application. `become` puts another view in the place of this one. */
export function ownApplicationView({ board, job, application, requests, become }) {
  const title = t("ownTitle");
  const heading = h("h1", { tabindex: "-1" }, title);
  const result = h("div", { class: "notice result", id: "result", tabindex: "-1", hidden: true });
  const parts = [
    overview(),
    fileList({ job, replace }),
    contactDetails({ job, correct }),
    happenings(),
    wholeOfIt({ board, download, withdraw, erase, receipt: erase }),
  ];
  const [glance, ...rest] = parts.map(({ element }) => element);
  update(application);

  function update(current) {
    application = current;
    for (const part of parts) part.update(current);
  }

  function tell(...words) {
    result.replaceChildren(...words.map((text) => h("p", {}, text)));
    result.hidden = false;
    focusAndShow(result);
  }

  /** The outcome where it is for whoever asked; nothing where all that is to be done about it is done here. */
  async function settle(answer, questions, onDone) {
    const outcome = outcomeOf(answer, questions);
    if (outcome.done) return onDone(outcome.done);
    if (outcome.isGone) return become(linkProblemView({ board }));
    if (!outcome.isStale) return outcome;
    const current = await requests.read().catch(() => null);
    if (!current) return outcome;
    update(current);
    return tell(outcome.problem.title, outcome.problem.text);
  }

  async function change(answer, questions, words, close) {
    return settle(await answer, questions, (current) => {
      close?.();
      update(current);
      tell(words(current));
    });
  }

  async function replace({ field, label, body, question, onProgress, close }) {
    return change(requests.replace(field, body, onProgress), [question], () => t("fileReplaced", label), close);
  }

  async function correct(form, questions, close) {
    return change(requests.correct(form), questions, ({ contact }) => t("contactSaved", contact.email), close);
  }

  async function withdraw() {
    return change(requests.withdraw(), [], ({ posting }) => t("withdrawn", posting.company));
  }

  async function erase() {
    return settle(await requests.erase(), [], (receipt) => {
      keepReceipt(receipt.receipt, application.posting.language);
      become(erasureView({ receipt }));
    });
  }

  async function download() {
    const zip = await requests.export().catch(() => null);
    if (zip) saveFile(zip, `application-${application.application_id}.zip`);
    return Boolean(zip);
  }

  const element = h("div", { class: "own narrow" }, h("header", { class: "masthead" }, heading), result, glance, rest);
  return { title, element, heading };
}
