import { confirmStep } from "../application/confirm-step.js";
import { announce, h } from "../dom.js";
import { answersAway, answersText } from "../form/answers-text.js";
import { sectionViews } from "../form/sections.js";
import { t } from "../messages.js";

/** What was filled in for a posting that has closed since: to be taken along, or removed. Null where nothing was. */
export function leftover({ board, job, draft }) {
  if (!draft.saved) return null;
  const sections = sectionViews(job, { board, privacyLink: () => null }).filter((section) => section.isKept);
  for (const section of sections) section.restore(draft.saved.answers[section.kind]);
  const element = h("section", { class: "notice", id: "leftover", "aria-labelledby": "leftover-heading" },
    h("h2", { id: "leftover-heading" }, t("leftoverTitle")),
    h("p", {}, t("leftoverText")),
    answersAway({ text: () => answersText(job.title, sections) }),
    confirmStep({
      id: "leftover-clear", level: "h3", open: t("leftoverRemove"), title: t("draftClearAsk"), yes: t("draftClearYes"), no: t("draftClearNo"),
      content: h("p", {}, t("draftClearText")),
      act: async () => {
        await draft.remove().catch(() => {});
        element.remove();
        announce(t("draftCleared"));
      },
    }));
  return element;
}
