/**
 * Keeps a form as it is while it is sent. The button stays focusable: a disabled one would drop the focus of whoever
 * pressed it.
 */
export function stillWhileSending({ button, fields, idle, busy }) {
  let isSending = false;
  let holding = null;

  function set(sending) {
    isSending = sending;
    (sending ? addEventListener : removeEventListener)("beforeunload", askBeforeLeaving);
    if (fields) fields.inert = sending;
    button.textContent = sending ? busy : idle;
    sending ? button.setAttribute("aria-disabled", "true") : button.removeAttribute("aria-disabled");
  }

  /** Keeps the button from being used for a time that the server has named. */
  function hold(seconds, onEnd) {
    if (!seconds) return;
    button.setAttribute("aria-disabled", "true");
    const until = Date.now() + seconds * 1000;
    holding = { left: () => Math.ceil((until - Date.now()) / 1000) };
    setTimeout(() => {
      holding = null;
      button.removeAttribute("aria-disabled");
      onEnd();
    }, seconds * 1000);
  }

  return {
    get isSending() { return isSending; },
    /** The seconds for which the button must not be used yet. */
    get heldFor() { return holding ? Math.max(1, holding.left()) : 0; },
    hold,
    during: (work) => {
      set(true);
      return work.finally(() => set(false));
    },
  };
}

/** Closing the page would cut off what is under way. */
const askBeforeLeaving = (event) => event.preventDefault();
