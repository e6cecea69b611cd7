import { confirmStep } from "../application/confirm-step.js";
import { formatMoment, readerZone } from "../dates.js";
import { announce, h } from "../dom.js";
import { t } from "../messages.js";

const EQUALITY = ["compliance", "demographic"];
const CONSENTS = ["gate", "consents"];

/**
 * What the reader is told of the draft: `above` the form, what was brought back and what goes wrong; `below`, that it is
 * kept at all. How to get rid of it stands with the first where there is one, else with the second.
 */
export function draftNotices({ draft, left, onClear, onFetch }) {
  const trouble = h("p", { class: "notice", id: "draft-trouble", hidden: true });
  const otherText = h("p", { id: "other-tab-text", hidden: draft.isOff });
  const other = h("div", { class: "notice", id: "other-tab", hidden: true },
    h("p", {}, h("strong", {}, t("otherTab"))), otherText,
    !draft.isOff && h("p", { class: "buttons" }, h("button", { class: "button secondary", type: "button", onclick: onFetch }, t("otherTabFetch"))));
  const above = h("div", { class: "draft-notices" }, draft.saved && restored(), trouble, other);
  const below = h("div", { class: "draft-below", id: "draft-kept", hidden: draft.isBlocked },
    h("p", { class: "help" }, t("draftKept")), !draft.saved && clearing("draft-clear", "h3"));

  function restored() {
    const { savedAt, left: lost } = draft.saved;
    const moment = new Date(savedAt).toISOString();
    return h("section", { class: "notice", id: "draft-restored", "aria-labelledby": "draft-restored-heading" },
      h("h3", { id: "draft-restored-heading" }, t("draftRestored")),
      h("p", {}, t("draftFrom"), " ", h("time", { datetime: moment }, formatMoment(moment, readerZone())), "."),
      lost.length > 0 && h("p", {}, t("draftFilesLost", lost)),
      notKept(left).map((text) => h("p", {}, text)),
      clearing("draft-restored-clear", "h4"));
  }

  function clearing(id, level) {
    return confirmStep({
      id, level, open: t("draftClear"), title: t("draftClearAsk"), yes: t("draftClearYes"), no: t("draftClearNo"), act: onClear,
      content: h("p", {}, t("draftClearText")),
    });
  }

  /** Quietly, and once: that answers can't be kept changes nothing about the form. */
  function tellOutcome(outcome) {
    const text = outcome === "kept" ? "" : t(outcome === "notKept" ? "draftNotKept" : "draftWithoutFiles");
    if (trouble.textContent === text) return;
    trouble.textContent = text;
    trouble.hidden = text === "";
    if (text) announce(text);
  }

  /** `hasOthers`: whether another tab has the form open; `isNewer`: whether what was filled in there is the newest. */
  function tellOfOthers({ hasOthers, isNewer }) {
    // Both are about what is kept.
    const text = draft.isOff ? "" : t(isNewer ? "otherTabNewer" : "otherTabText");
    const wasToldSo = !other.hidden && (otherText.textContent === text || !isNewer);
    otherText.textContent = text;
    other.hidden = !hasOthers && !isNewer;
    if (!other.hidden && !wasToldSo) announce(`${t("otherTab")} ${text}`.trim());
  }

  return { above, below, tellOutcome, tellOfOthers };
}

/** Whoever comes next to a shared computer must not find these, nor have agreed to anything. */
function notKept(kinds) {
  const has = (list) => kinds.some((kind) => list.includes(kind));
  return [has(EQUALITY) && t("draftNoEquality"), has(CONSENTS) && t("draftNoConsents")].filter(Boolean);
}
