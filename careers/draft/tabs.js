/**
 * The other tabs in which the same posting's form is open. They hear of what is kept and of what was sent, and two never
 * send at the same time. Where a browser has none of this, each tab is for itself.
 */
export function otherTabs(posting, { onMet, onEdited, onSent }) {
  const name = `application ${posting}`;
  const me = `${Date.now()} ${Math.random()}`;
  const others = new Set();
  const channel = openChannel(name);
  const tell = (type, more = {}) => channel?.postMessage({ type, from: me, ...more });
  const leave = () => tell("left");

  const heard = {
    opened: ({ from }) => { tell("here"); meet(from); },
    here: ({ from }) => meet(from),
    edited: ({ from }) => { meet(from); onEdited(); },
    left: ({ from }) => others.delete(from) && onMet(others.size > 0),
    sent: ({ answer }) => onSent(answer),
  };

  function meet(other) {
    if (others.has(other)) return;
    others.add(other);
    onMet(true);
  }

  if (channel) channel.onmessage = ({ data }) => heard[data.type]?.(data);
  addEventListener("pagehide", leave);
  addEventListener("pageshow", greetAgain);
  tell("opened");

  // A page that comes back from the browser's cache said goodbye when it went there.
  function greetAgain({ persisted }) {
    if (persisted) tell("opened");
  }

  return {
    get hasOthers() { return others.size > 0; },
    edited: () => tell("edited"),
    sent: (answer) => tell("sent", { answer }),
    /** What the work comes to, or null where another tab is at it. */
    alone: (work) => alone(name, work),
    end() {
      leave();
      removeEventListener("pagehide", leave);
      removeEventListener("pageshow", greetAgain);
      channel?.close();
    },
  };
}

function openChannel(name) {
  try { return new BroadcastChannel(name); } catch { return null; }
}

async function alone(name, work) {
  let begun = false;
  const begin = () => {
    begun = true;
    return work();
  };
  try {
    return await navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? begin() : null));
  } catch (error) {
    // Locks are denied where storage is.
    if (begun) throw error;
    return work();
  }
}
