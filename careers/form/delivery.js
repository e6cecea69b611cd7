import { secondsOf } from "./outcome.js";

// Growing, and about two and a half minutes together: most lost connections are back by then.
const WAITS = [2, 6, 15, 40, 90];
const LONGEST_WAIT = 120;
const MOST_TRIES_OFFLINE = 20;
// 409: an earlier try is still being worked on. The others come from what stands before the functions, or from a restart.
const PASSING = [0, 409, 502, 503, 504];

/**
 * Tries until there is an answer that will not change by itself, and answers what came last. The server answers a repeat
 * under the same key with the first success, so going on by itself can't apply twice. `pause` waits, and answers whether
 * to go on.
 */
export async function deliver({ attempt, pause, signal }) {
  let used = 0;
  for (let tries = 1; ; tries++) {
    const answer = await attempt();
    if (signal.aborted) return { isCancelled: true };
    const wait = waitAfter(answer, used);
    // Tries made without a network tell nothing about the server.
    if (navigator.onLine) used++;
    if (wait === null || tries > MOST_TRIES_OFFLINE) return answer;
    if (!(await pause({ seconds: wait, status: answer.status }))) return answer;
  }
}

/** Null where another try is of no use, or should be left to the reader. */
function waitAfter(answer, used) {
  // A success without the API's words is somebody else's: a network that wants a sign-in first, for instance.
  const isForeign = answer.status === 200 && !answer.body.success;
  if ((!isForeign && !PASSING.includes(answer.status)) || used >= WAITS.length) return null;
  const wait = Math.max(WAITS[used], secondsOf(answer.retryAfter) ?? 0);
  return wait > LONGEST_WAIT ? null : wait;
}
