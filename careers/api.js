import { config } from "./config.js";

const api = `${config.apiBase.replace(/\/+$/, "")}/v1`;
const board = `${api}/boards/${encodeURIComponent(config.board)}`;
const PATIENCE = 20_000;

/** What the server answered instead of what was asked for. `status` is 0 when there was no answer at all. */
export class ApiError extends Error {
  constructor(status) {
    super(`The server answered ${status}`);
    this.status = status;
  }
}

export const loadBoard = () => getJson(board);
export const loadJobs = async () => (await getJson(`${board}/jobs?content=true`)).jobs;
export const loadJob = (id) => getJson(`${jobUrl(id)}?questions=true`);

/** The first of a board's degrees, disciplines or schools in which a term occurs, as { id, text }. */
export const searchEducation = async (list, term) =>
  (await getJson(`${board}/education/${list}?term=${encodeURIComponent(term)}`)).items;

/** Where a posting is read from and where its applications go. */
export const jobUrl = (id) => `${board}/jobs/${encodeURIComponent(id)}`;

/** Where one candidate's own application is. */
export const applicationUrl = (id) => `${api}/applications/${encodeURIComponent(id)}`;

/** How far the erasure has come that has this receipt. */
export const loadErasure = (receipt) => getJson(`${api}/erasures/${encodeURIComponent(receipt)}`);

export async function getJson(url, headers = {}) {
  const response = await get(url, { Accept: "application/json", ...headers }, PATIENCE);
  return response.json();
}

/** The answer to a GET; throws an ApiError where there is none, or one that is not a success. */
export async function get(url, headers, patience) {
  const response = await fetch(url, { headers, signal: AbortSignal.timeout(patience) })
    .catch(() => { throw new ApiError(0); });
  if (!response.ok) throw new ApiError(response.status);
  return response;
}
