import { config } from "./config.js";

const PATIENCE = 20_000;

/** What the server answered instead of what was asked for. `status` is 0 when there was no answer at all. */
export class ApiError extends Error {
  constructor(status) {
    super(`The server answered ${status}`);
    this.status = status;
  }
}

const versioned = (apiBase) => `${apiBase.replace(/\/+$/, "")}/v1`;
const addressOf = ({ apiBase, board }) => `${versioned(apiBase)}/boards/${encodeURIComponent(board)}`;
const api = versioned(config.apiBase);
// Elements in one page may show several boards, so each posting remembers the one that it came from.
const homes = new WeakMap();
const boardOf = (job) => homes.get(job) ?? addressOf(config);

/** A board, wherever its functions answer. */
export function boardAt({ apiBase, board: name }) {
  const board = addressOf({ apiBase, board: name });
  const jobAt = (id) => `${board}/jobs/${encodeURIComponent(id)}`;
  return {
    jobAt,
    loadBoard: () => getJson(board),
    loadJobs: async () => (await getJson(`${board}/jobs?content=true`)).jobs,
    loadJob: async (id) => {
      const job = await getJson(`${jobAt(id)}?questions=true`);
      homes.set(job, board);
      return job;
    },
  };
}

export const { loadBoard, loadJobs, loadJob } = boardAt(config);

/** The first of the degrees, disciplines or schools of a posting's board in which a term occurs, as { id, text }. */
export const searchEducation = async (job, list, term) =>
  (await getJson(`${boardOf(job)}/education/${list}?term=${encodeURIComponent(term)}`)).items;

/** Where a posting is read from and where its applications go; of the page's own board, its id will do. */
export const jobUrl = (job) => `${boardOf(job)}/jobs/${encodeURIComponent(job.id ?? job)}`;

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
