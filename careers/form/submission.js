import { jobUrl } from "../api.js";
import { forgetKey, idempotencyKey } from "./idempotency.js";
import { LIMITS } from "./limits.js";
import { outcomeOf, tooMuch } from "./outcome.js";
import { bytesOf, payloadOf } from "./payload.js";
import { upload } from "./upload.js";

/** One attempt to send the form: what it came to is { accepted }, { faults } or { problem }, never an exception. */
export async function submit({ job, questions, source, onProgress }) {
  const faults = await faultsOf(questions);
  if (faults.length > 0) return { faults };

  const form = payloadOf(questions, source);
  if (bytesOf(form) > LIMITS.bodyBytes) return tooMuch();

  const scope = `application-key-${job.id}`;
  const key = await idempotencyKey(scope, form);
  onProgress.start();
  const headers = key ? { "Idempotency-Key": key } : {};
  const answer = await upload({ url: jobUrl(job), form, headers, onProgress: onProgress.update });
  const outcome = outcomeOf(answer, questions);
  onProgress.stop();
  if (outcome.accepted) forgetKey(scope);
  return outcome.accepted ? { accepted: { ...outcome.accepted, email: form.get("email") } } : outcome;
}

/** What can be seen to be wrong before anything is sent. */
export async function faultsOf(questions) {
  const found = await Promise.all(questions.map(async (question) =>
    (await question.faults()).map((message) => ({ question, message }))));
  return found.flat();
}
