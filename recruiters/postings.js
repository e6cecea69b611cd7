import { loadPostings } from "./api.js";
import { may } from "./roles.js";
import { words } from "./texts.js";

let loading = null;

/** The board's postings, as they were when somebody last needed them anew. */
export function postings({ fresh = false } = {}) {
  if (!may("readPostings")) return Promise.resolve([]);
  if (fresh) loading = null;
  loading ??= loadPostings().catch((error) => { loading = null; throw error; });
  return loading;
}

/** The title of a posting by its id; of one that is gone, its number. */
export async function titles() {
  const known = new Map((await postings().catch(() => [])).map(({ id, title }) => [String(id), title]));
  return (id) => known.get(String(id)) ?? words.noPosting(id);
}
