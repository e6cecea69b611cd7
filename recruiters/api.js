import { config } from "./config.js";
import { accessToken } from "./sign-in.js";

const PATIENCE = 30_000;
const versioned = `${config.apiBase.replace(/\/+$/, "")}/v1`;
const name = encodeURIComponent(config.board);
const board = `${versioned}/boards/${name}`;
const manage = `${versioned}/manage/boards/${name}`;

/** What came instead of what was asked for; `status` is 0 where nothing came at all. */
export class ApiProblem extends Error {
  constructor(status, { type = "", title = "", errors = {} } = {}) {
    super(title || `The server answered ${status}`);
    Object.assign(this, { status, title, errors, kind: type.split(/[/:#]/).pop() });
  }
}

/** `patience` in milliseconds; answers the response, and throws an ApiProblem where it is no success. */
async function ask(url, { method = "GET", body, headers = {}, patience = PATIENCE } = {}) {
  const token = await accessToken();
  if (!token) throw new ApiProblem(401);
  const response = await fetch(url, {
    method,
    body: body === undefined ? undefined : JSON.stringify(body),
    headers: {
      Accept: "application/json",
      Authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      ...headers,
    },
    cache: "no-store",
    signal: AbortSignal.timeout(patience),
  }).catch(() => { throw new ApiProblem(0); });
  if (response.ok) return response;
  throw new ApiProblem(response.status, await response.json().catch(() => undefined));
}

const json = async (url, options) => (await ask(url, options)).json();
const post = (url, body) => json(url, { method: "POST", body });
const at = (id) => `${manage}/applications/${encodeURIComponent(id)}`;
const fileAt = (id, field) => `${at(id)}/files/${encodeURIComponent(field)}`;
const jobAt = (id) => `${board}/jobs/${encodeURIComponent(id)}`;

export const loadBoard = () => json(`${board}`);
export const loadPostings = async () => (await json(`${board}/source/jobs`)).jobs;

/** Applications as the filters ask for them: { items, meta }. */
export const search = (filters) => post(`${manage}/search`, filters);
/** The same as a file, of all pages. */
export const exportAll = async (filters) =>
  (await ask(`${manage}/export`, { method: "POST", body: filters, headers: { Accept: "text/csv, application/problem+json" }, patience: 300_000 }));

export const loadApplication = (id) => json(at(id));
export const loadFile = async (id, field) => (await ask(fileAt(id, field), { headers: { Accept: "*/*" }, patience: 120_000 })).blob();
export const loadText = async (id, field) => (await ask(`${fileAt(id, field)}/text`, { headers: { Accept: "text/plain" } })).text();
/** The mail that a move to the stage would send: { language, subject, text, html }. */
export const loadStageMail = (id, stage) => json(`${at(id)}/stage/mail?${new URLSearchParams({ stage })}`);
export const changeStage = (id, stage, mail) => post(`${at(id)}/stage`, { stage, mail });
export const changeStages = async (ids, stage, mail) =>
  (await post(`${manage}/applications/stages`, { application_ids: ids, stage, mail })).results;
export const addNote = (id, text) => post(`${at(id)}/notes`, { text });
export const deleteNote = (id, note) => json(`${at(id)}/notes/${encodeURIComponent(note)}`, { method: "DELETE" });

export const loadEquality = (filters) => json(`${manage}/equality?${new URLSearchParams(filters)}`);
export const loadIntake = (days) => json(`${manage}/intake?days=${days}`);

/** A posting as it is kept, with the version under which it may be replaced. */
export async function loadPosting(id) {
  const response = await ask(`${jobAt(id)}/source`);
  return { version: response.headers.get("ETag"), document: await response.json() };
}

/** Answers the version that it has now. Without a version it must be new. */
export async function savePosting(id, document, version) {
  const headers = version ? { "If-Match": version } : { "If-None-Match": "*" };
  return (await ask(jobAt(id), { method: "PUT", body: document, headers })).headers.get("ETag");
}
