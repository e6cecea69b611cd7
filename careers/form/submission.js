import { jobUrl } from "../api.js";
import { deliver } from "./delivery.js";
import { idempotencyKey } from "./idempotency.js";
import { outcomeOf, problem, tooMuch } from "./outcome.js";
import { bytesOf, payloadOf } from "./payload.js";
import { rulesOf } from "./rules.js";
import { upload } from "./upload.js";

/**
 * Sends the form, again and again where the connection or the server fails for a while: what it came to is { accepted },
 * { faults } or { problem }, never an exception. `pause` waits between two tries, `signal` breaks it off;
 * `check` shows the server that it comes from a person.
 */
export async function submit({ job, questions, source, check, onProgress, pause, signal }) {
  const faults = await faultsOf(questions);
  if (faults.length > 0) return { faults };

  const form = payloadOf(questions, source);
  const { limits } = rulesOf(job);
  if (bytesOf(form) > limits.body_bytes) return tooMuch(limits);

  const url = jobUrl(job);
  const key = await idempotencyKey(url, form);
  const headers = key ? { "Idempotency-Key": key } : {};
  const attempt = async () => {
    // After the key: what the check adds differs from try to try.
    await check.prepare(form);
    onProgress.start();
    const answer = await upload({ url, form, headers, onProgress: onProgress.update, signal });
    onProgress.stop();
    return answer;
  };
  const answer = await deliver({ attempt, pause, signal });
  if (answer.isCancelled) return problem("stopped", { canRetry: true });
  await check.renew(answer);
  const outcome = outcomeOf(answer, questions, limits);
  return outcome.accepted ? { accepted: { ...outcome.accepted, email: form.get("email") } } : outcome;
}

/** What can be seen to be wrong before anything is sent. */
export async function faultsOf(questions) {
  const found = await Promise.all(questions.map(async (question) =>
    (await question.faults()).map((message) => ({ question, message }))));
  return found.flat();
}
