import { fileSize, t } from "../messages.js";
import { botProblem } from "./bot-check.js";

/**
 * What an answer means for the reader: accepted, faults at their questions, or a problem with a title, a text and
 * whether trying again can help. `limits` are those that came with the posting.
 */
export function outcomeOf({ status, body, retryAfter }, questions, limits) {
  if (status === 200 && body.success) return { accepted: body };
  if (body.reason === "Job application not live") return problem("closedMeanwhile", { isOver: true });
  if (status === 422 && Object.keys(body.errors ?? {}).length > 0) return { faults: placed(body, questions) };
  // No answer, or one that is not the API's: a proxy's page, for instance.
  if (status === 0 || (status === 200 && !body.success)) return problem("connectionLost", { canRetry: true });
  if (status === 413 && limits?.body_bytes) return tooMuch(limits);
  if (status === 404) return problem("postingGone", { isOver: true });
  if (status === 409) return problem("stillWorking", { canRetry: true });
  if (status === 429) return tooMany(secondsOf(retryAfter));
  const suspicion = botProblem({ status, body });
  if (suspicion) return problem(suspicion.name, { canRetry: true, values: suspicion.values });
  if (status >= 500) return problem("serverTrouble", { canRetry: true });
  return problem("refused", { canRetry: true, values: [body.reason ?? body.title ?? null] });
}

/** `isOver`: nothing can be sent any more, so what was filled in can only be taken away. */
export const problem = (name, { canRetry = false, isOver = false, values = [] } = {}) =>
  ({ problem: { title: t(`${name}Title`), text: t(`${name}Text`, ...values), canRetry, isOver } });

function tooMany(seconds) {
  const outcome = problem("tooManyTries", { canRetry: true, values: [seconds] });
  return { problem: { ...outcome.problem, wait: seconds } };
}

/** A Retry-After header, which has seconds or a date, in seconds; null where it has neither. */
export function secondsOf(retryAfter, now = Date.now()) {
  if (/^\d+$/.test(retryAfter ?? "")) return Number(retryAfter) || null;
  const moment = Date.parse(retryAfter ?? "");
  return moment > now ? Math.ceil((moment - now) / 1000) : null;
}

/** Also for what this page can see to be too much before it is sent. */
export const tooMuch = (limits) =>
  problem("tooMuch", { canRetry: true, values: [fileSize(limits.file_bytes), fileSize(limits.body_bytes)] });

/**
 * Each fault at the question that has a field of that name; what belongs to none is kept for the summary. It is said in the
 * page's words where the page knows the rule by its code, and in the server's where not.
 */
export function placed({ errors, faults = [] }, questions) {
  return Object.entries(errors).flatMap(([name, messages]) => {
    const key = name.replace(/\[\]$/, "");
    const question = questions.find(({ names }) => names.includes(key)) ?? null;
    const codes = faults.filter(({ field }) => field === name);
    return [messages].flat().map((message, index) =>
      ({ question, message: (codes[index] && question?.say?.(codes[index])) || message }));
  });
}
