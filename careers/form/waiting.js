import { announce, h } from "../dom.js";
import { t } from "../messages.js";

// A connection that has just come back often needs a moment more.
const SETTLING = 500;

/** Between two tries of one submission: says why and for how long, and lets the reader go on at once or stop. */
export function waitingBox() {
  const heading = h("h3", { id: "waiting-heading" });
  const text = h("p", { id: "waiting-text" });
  const now = h("button", { class: "button secondary", type: "button" }, t("waitingNow"));
  const stop = h("button", { class: "button secondary", type: "button" }, t("waitingStop"));
  const element = h("section", { class: "notice waiting", id: "waiting", hidden: true, "aria-labelledby": "waiting-heading" },
    heading, text, h("p", { class: "buttons" }, now, stop));

  /** Resolves to whether to try again. */
  function pause({ seconds, status }) {
    const end = Date.now() + seconds * 1000;
    const left = () => Math.max(0, Math.ceil((end - Date.now()) / 1000));
    const words = () => (navigator.onLine ? t("waitingText", left()) : t("waitingOffline"));
    heading.textContent = t(titleOf(status));
    text.textContent = words();
    element.hidden = false;
    // Once: a countdown that is read out talks over everything else.
    announce(`${heading.textContent}. ${words()}`);

    return new Promise((resolve) => {
      const done = new AbortController();
      const { signal } = done;
      const ticking = setInterval(tick, 1000);
      let settling;

      function tick() {
        if (left() === 0) go(true);
        else text.textContent = words();
      }

      function go(on) {
        const hadFocus = element.matches(":focus-within");
        done.abort();
        clearInterval(ticking);
        clearTimeout(settling);
        element.hidden = true;
        resolve(on);
        if (hadFocus) element.dispatchEvent(new Event("focuslost", { bubbles: true }));
      }

      now.addEventListener("click", () => go(true), { signal });
      stop.addEventListener("click", () => go(false), { signal });
      addEventListener("online", () => (settling = setTimeout(() => go(true), SETTLING)), { signal });
      // A device that wakes up, or a tab that is looked at again, may have slept through the wait.
      document.addEventListener("visibilitychange", () => !document.hidden && tick(), { signal });
    });
  }

  return { element, pause };
}

function titleOf(status) {
  if (status === 409) return "stillWorkingTitle";
  return status >= 500 ? "serverTroubleTitle" : "connectionLostTitle";
}
