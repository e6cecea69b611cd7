/**
 * Keeps a form as it is while it is sent. The button stays focusable: a disabled one would drop the focus of whoever
 * pressed it.
 */
export function stillWhileSending({ button, fields, idle, busy }) {
  let isSending = false;

  function set(sending) {
    isSending = sending;
    (sending ? addEventListener : removeEventListener)("beforeunload", askBeforeLeaving);
    if (fields) fields.inert = sending;
    button.textContent = sending ? busy : idle;
    sending ? button.setAttribute("aria-disabled", "true") : button.removeAttribute("aria-disabled");
  }

  return {
    get isSending() { return isSending; },
    during: (work) => {
      set(true);
      return work.finally(() => set(false));
    },
  };
}

/** Closing the page would cut off what is under way. */
const askBeforeLeaving = (event) => event.preventDefault();
