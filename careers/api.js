import { config } from "./config.js";

const board = `${config.apiBase.replace(/\/+$/, "")}/v1/boards/${encodeURIComponent(config.board)}`;
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

async function getJson(url) {
  const response = await fetch(url, { headers: { Accept: "application/json" }, signal: AbortSignal.timeout(PATIENCE) })
    .catch(() => { throw new ApiError(0); });
  if (!response.ok) throw new ApiError(response.status);
  return response.json();
}
