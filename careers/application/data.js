import { announce, h } from "../dom.js";
import { problemBox } from "../form/problem.js";
import { problem } from "../form/outcome.js";
import { t } from "../messages.js";
import { confirmStep } from "./confirm-step.js";

/** What a candidate can do with the whole of it: take a copy, withdraw it, have it erased. */
export function wholeOfIt({ board, download, withdraw, erase, receipt }) {
  const withdrawal = part("withdraw", t("withdrawHeading"), t("withdrawLead", board.name), confirmStep({
    id: "withdraw-step", open: t("withdraw"), title: t("withdrawAsk"), yes: t("withdrawYes"), no: t("withdrawNo"), act: withdraw,
    content: h("p", {}, t("withdrawText", board.name)),
  }));
  const erasure = part("erase", t("eraseHeading"), t("eraseLead"), confirmStep({
    id: "erase-step", open: t("erase"), title: t("eraseAsk"), yes: t("eraseYes"), no: t("eraseNo"), act: erase,
    content: [
      h("p", {}, t("eraseGoes")),
      h("ul", {}, t("eraseList").map((item) => h("li", {}, item))),
      h("p", {}, t("eraseEquality")),
      h("p", {}, h("strong", {}, t("eraseFinal")), " ", t("eraseThen", board.name)),
    ],
  }));
  const underWay = part("erasing", t("stageErasure"), t("erasingLead"), receiptButton(receipt));
  const element = h("section", { "aria-labelledby": "your-data" }, h("h2", { id: "your-data" }, t("yourData")),
    part("download", t("downloadHeading"), t("downloadLead"), downloadButton(download)), withdrawal, erasure, underWay);

  function update(application) {
    withdrawal.hidden = !application.may_change;
    erasure.hidden = Boolean(application.erasure_requested_at);
    underWay.hidden = !application.erasure_requested_at;
  }

  return { element, update };
}

const part = (id, title, lead, content) =>
  h("div", { class: "part", id }, h("h3", {}, title), h("p", { class: "help" }, lead), content);

function downloadButton(download) {
  const trouble = problemBox("download-problem");
  const button = h("button", { class: "button secondary", type: "button", onclick: start }, t("download"));

  async function start() {
    if (button.getAttribute("aria-disabled")) return;
    trouble.hide();
    button.setAttribute("aria-disabled", "true");
    button.textContent = t("downloading");
    announce(t("downloading"));
    const done = await download();
    button.removeAttribute("aria-disabled");
    button.textContent = t("download");
    if (done) announce(t("downloaded"));
    else trouble.show(problem("downloadFailed").problem);
  }

  return [trouble.element, button];
}

function receiptButton(receipt) {
  const trouble = problemBox("receipt-problem");
  const show = async () => {
    trouble.hide();
    const outcome = await receipt();
    if (outcome?.problem) trouble.show(outcome.problem);
  };
  return [trouble.element, h("button", { class: "button secondary", type: "button", onclick: show }, t("showReceipt"))];
}
