import { announce, h } from "../dom.js";
import { fileSize, t } from "../messages.js";

/** The upload as a bar and in words. Only its milestones are announced: every step would talk over everything else. */
export function uploadProgress(id = "upload", { onCancel = null } = {}) {
  const bar = h("progress", { id: `${id}-progress`, max: "100", value: "0", "aria-labelledby": `${id}-text` });
  const text = h("p", { id: `${id}-text` });
  const cancel = onCancel && h("p", { class: "buttons" },
    h("button", { class: "button secondary", type: "button", onclick: onCancel }, t("sendingCancel")));
  const element = h("div", { class: "upload", id, hidden: true }, text, bar, cancel);
  let isHalfSaid = false;

  function start() {
    isHalfSaid = false;
    element.hidden = false;
    bar.value = 0;
    say(t("uploadStarts"), { aloud: true });
  }

  function update({ loaded, total, isSent }) {
    if (isSent) {
      bar.value = 100;
      say(t("uploadSent"), { aloud: true });
      return;
    }
    const percent = total > 0 ? Math.floor((100 * loaded) / total) : 0;
    bar.value = percent;
    const isHalf = percent >= 50 && percent < 100 && !isHalfSaid;
    isHalfSaid ||= isHalf;
    say(t("uploading", percent, fileSize(loaded), fileSize(total)), { aloud: isHalf });
  }

  function say(words, { aloud }) {
    text.textContent = words;
    if (aloud) announce(words);
  }

  function stop() {
    const hadFocus = element.matches(":focus-within");
    element.hidden = true;
    if (hadFocus) element.dispatchEvent(new Event("focuslost", { bubbles: true }));
  }

  return { element, start, update, stop };
}
