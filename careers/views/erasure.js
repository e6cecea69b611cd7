import { loadErasure } from "../api.js";
import { formatMoment, readerZone } from "../dates.js";
import { announce, h } from "../dom.js";
import { t } from "../messages.js";
import { linkToList } from "../router.js";

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 15_000;

/** How an erasure is going, by its receipt, asked for again and again until it is done or the reader goes elsewhere. */
export function erasureView({ receipt: first }) {
  const title = t("erasingTitle");
  const heading = h("h1", { tabindex: "-1" }, title);
  const lead = h("p", { class: "lead" }, t("erasingText"));
  const list = h("dl", { class: "facts-list" });
  const trouble = h("p", { class: "notice", id: "erasure-trouble", hidden: true }, t("erasingUnknown"));
  const element = h("div", { class: "own narrow", id: "erasure" },
    h("header", { class: "masthead" }, heading, lead), trouble, h("div", { class: "card" }, list),
    h("p", {}, t("receiptText")),
    h("p", { class: "actions" },
      h("button", { class: "button secondary", type: "button", onclick: () => print() }, t("print")),
      h("a", { href: linkToList(), "data-view": true }, t("seeOtherRoles"))));
  const view = { title, element, heading };
  show(first);
  // In its own turn, when the view is on the page.
  setTimeout(() => follow(FIRST_WAIT));

  async function follow(wait) {
    if (!element.isConnected) return;
    const receipt = await loadErasure(first.receipt).catch(() => null);
    trouble.hidden = receipt !== null;
    if (receipt) show(receipt);
    if (receipt?.state === "done") finish();
    else setTimeout(() => follow(Math.min(wait * 1.5, LONGEST_WAIT)), wait);
  }

  function show({ receipt, state, requested_at: requested, done_at: done, rows, files, texts }) {
    const isDone = state === "done";
    const facts = [
      [t("receipt"), h("span", { class: "code", id: "receipt" }, receipt)],
      [t("stage"), h("strong", { id: "erasure-state" }, t(isDone ? "erasureDone" : "erasureRequested"))],
      requested && [t("askedFor"), h("time", { datetime: requested }, formatMoment(requested, readerZone()))],
      done && [t("doneAt"), h("time", { datetime: done }, formatMoment(done, readerZone()))],
      isDone && [t("whatWent"), t("erasedCounts", rows, files, texts)],
    ].filter(Boolean);
    list.replaceChildren(...facts.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))));
  }

  function finish() {
    document.title = document.title.replace(title, t("erasedTitle"));
    heading.textContent = t("erasedTitle");
    lead.textContent = t("erasedText");
    announce(`${t("erasedTitle")}. ${t("erasedText")}`);
  }

  return view;
}
