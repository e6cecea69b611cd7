import { placed, problem } from "../form/outcome.js";

/**
 * What an answer means for the candidate: done, with the application as it is now; faults at their questions; a problem; gone,
 * where the link leads nowhere any more; or stale, where the application is not what this page shows.
 */
export function outcomeOf({ status, body, retryAfter }, questions) {
  if ((status === 200 || status === 202) && (body.application_id || body.receipt)) return { done: body };
  if (status === 404 && /:application-not-found$/.test(body.type ?? "")) return { isGone: true };
  if (body.reason === "Job application not live") return { isStale: true, ...problem("filesClosed") };
  if (status === 404 || status === 409) return { isStale: true, ...problem("changedMeanwhile") };
  if (status === 422 && Object.keys(body.errors ?? {}).length > 0) return { faults: placed(body, questions) };
  if (status === 0 || status === 200 || status === 202) return problem("changeLost");
  if (status === 429 || status >= 500) return problem("changeDelayed", { values: [Number.parseInt(retryAfter, 10) || null] });
  return problem("changeRefused", { values: [body.reason ?? body.title ?? null] });
}
