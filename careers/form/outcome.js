import { fileSize, t } from "../messages.js";
import { botProblem } from "./bot-check.js";
import { LIMITS } from "./limits.js";

/**
 * What an answer means for the reader: accepted, faults at their questions, or a problem with a title, a text and
 * whether trying again can help.
 */
export function outcomeOf({ status, body, retryAfter }, questions) {
  if (status === 200 && body.success) return { accepted: body };
  if (body.reason === "Job application not live") return problem("closedMeanwhile");
  if (status === 422 && Object.keys(body.errors ?? {}).length > 0) return { faults: placed(body.errors, questions) };
  // No answer, or one that is not the API's: a proxy's page, for instance.
  if (status === 0 || (status === 200 && !body.success)) return problem("connectionLost", { canRetry: true });
  if (status === 413) return tooMuch();
  if (status === 404) return problem("postingGone");
  if (status === 409) return problem("stillWorking", { canRetry: true });
  if (status === 429) return problem("tooManyTries", { canRetry: true, values: [Number.parseInt(retryAfter, 10) || null] });
  const suspicion = botProblem({ status, body });
  if (suspicion) return problem(suspicion.name, { canRetry: true, values: suspicion.values });
  if (status >= 500) return problem("serverTrouble", { canRetry: true });
  return problem("refused", { canRetry: true, values: [body.reason ?? body.title ?? null] });
}

export const problem = (name, { canRetry = false, values = [] } = {}) =>
  ({ problem: { title: t(`${name}Title`), text: t(`${name}Text`, ...values), canRetry } });

/** Also for what this page can see to be too much before it is sent. */
export const tooMuch = () =>
  problem("tooMuch", { canRetry: true, values: [fileSize(LIMITS.fileBytes), fileSize(LIMITS.bodyBytes)] });

/** Each message at the question that has a field of that name; what belongs to none is kept for the summary. */
export function placed(errors, questions) {
  return Object.entries(errors).flatMap(([name, messages]) => {
    const key = name.replace(/\[\]$/, "");
    const question = questions.find(({ names }) => names.includes(key)) ?? null;
    return [messages].flat().map((message) => ({ question, message }));
  });
}
