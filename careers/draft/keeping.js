import { announce } from "../dom.js";
import { t } from "../messages.js";
import { draftNotices } from "./notices.js";
import { rememberSent, sentSince } from "./sends.js";
import { otherTabs } from "./tabs.js";

const PAUSE = 300;
const CHANGES = ["input", "change"];

/**
 * Brings back what was filled in before, and keeps what is filled in from now on. `onRenew` shows the form anew from
 * what is kept, `onSent` tells of a success in another tab.
 */
export function keepDraft({ draft, form, sections, onRenew, onSent }) {
  const opened = Date.now();
  const kept = sections.filter((section) => section.isKept);
  const left = sections.filter((section) => !section.isKept).map(({ kind }) => kind);
  const notices = draftNotices({ draft, left, onClear: clear, onFetch: fetchOther });
  const tabs = otherTabs(draft.posting, {
    onMet: (hasOthers) => notices.tellOfOthers({ hasOthers, isNewer: isOtherNewer }),
    onEdited: () => notices.tellOfOthers({ hasOthers: true, isNewer: isOtherNewer = true }),
    onSent: (answer) => { end(); onSent(answer); },
  });
  const ending = new AbortController();
  const { signal } = ending;
  let isOtherNewer = false;
  let timer = null;
  let saving = Promise.resolve();

  if (draft.saved) {
    for (const section of kept) section.restore(draft.saved.answers[section.kind]);
    announce(t("draftRestored"));
  }
  if (draft.isBlocked && !draft.isOff) notices.tellOutcome("notKept");
  for (const name of CHANGES) form.addEventListener(name, saveSoon, { signal });
  // What no field tells of: files, entries, ways to answer. These come singly, and a file takes its time, so nothing waits.
  form.addEventListener("answerchange", () => saveNow(), { signal });
  // The last moments in which a page that is left, closed or put aside on a phone can still do something.
  addEventListener("pagehide", () => saveNow({ isLeaving: true }), { signal });
  document.addEventListener("visibilitychange", () => (document.hidden ? saveNow({ isLeaving: true }) : lookForSuccess()), { signal });
  addEventListener("pageshow", lookForSuccess, { signal });

  // Not put off by further changes: whoever types without a pause is kept as well.
  function saveSoon() {
    if (!draft.isBlocked) timer ??= setTimeout(saveNow, PAUSE);
  }

  function saveNow({ isLeaving = false } = {}) {
    clearTimeout(timer);
    timer = null;
    if (draft.isBlocked || signal.aborted) return saving;
    const state = { answers: stateOf(kept), savedAt: Date.now() };
    if (isLeaving) draft.leave(state);
    saving = saving.then(() => draft.save(state)).then((outcome) => {
      // Null where nothing was new.
      if (!outcome || signal.aborted) return;
      notices.tellOutcome(outcome);
      if (outcome === "notKept") return;
      tabs.edited();
      notices.tellOfOthers({ hasOthers: tabs.hasOthers, isNewer: isOtherNewer = false });
    });
    return saving;
  }

  /** Another tab may have sent it while nothing could be heard here: put to sleep, or without a channel. */
  async function lookForSuccess() {
    const sent = signal.aborted ? null : await sentSince(draft.posting, opened);
    if (!sent || signal.aborted) return false;
    end();
    onSent({ application_id: sent.reference });
    return true;
  }

  async function clear() {
    end();
    await saving;
    await draft.remove().catch(() => {});
    onRenew({ isCleared: true });
  }

  function fetchOther() {
    end();
    onRenew({ isCleared: false });
  }

  function end() {
    clearTimeout(timer);
    ending.abort();
    tabs.end();
  }

  return {
    ...notices,
    saveNow,
    lookForSuccess,
    alone: tabs.alone,
    /** What was sent needs no keeping any more. */
    async sent({ application_id, status_url }) {
      ending.abort();
      await rememberSent(draft.posting, application_id);
      tabs.sent({ application_id, status_url });
      end();
      await saving;
      await draft.remove().catch(() => {});
    },
  };
}

/** The answers of all sections that have some, by the section's kind. */
export const stateOf = (sections) =>
  Object.fromEntries(sections.map((section) => [section.kind, section.state()]).filter(([, state]) => state !== undefined));
